"""A group of few is hidden until it says yes aloud; anybody's no, said in private, stands."""

import pytest

from mir_assess.analysis.disclosure import ROOM, AgreedOnly, Hidden, disclose
from mir_assess.errors import SessionError
from mir_assess.model.events import body_from_plain
from mir_assess.model.room_events import MayShow
from workshops import workshop


def agreed(*council):
    """Twelve people by cards, and two of the council who spoke as one; the room has come to the close."""
    shop = workshop("tally", "consensus")
    shop.type(
        "12", "2", *(line for _ in range(3) for line in ("0 1 3 6 2", council[0] if council else "4 of 2"))
    )
    shop.type("reveal", "close")
    return shop


def cell(shop):
    return disclose(shop.round, ROOM).cells["S-1"]["council"]


def at_printing(shop):
    while shop.prompt.place != "close/print":
        shop.type("")
    return shop


def refused(shop, line):
    before = shop.round
    with pytest.raises(SessionError) as caught:
        shop.walk.take(line)
    assert shop.round == before
    return str(caught.value)


def test_it_is_hidden_until_the_group_says_yes_and_hidden_again_after_a_no():
    shop = agreed()
    assert cell(shop) == Hidden("below_base", 5)
    told = shop.type("show council yes").words
    assert told[0] == "Council team: what they agreed on may be shown, without any number of people."
    assert isinstance(cell(shop), AgreedOnly)
    assert cell(shop).said_so
    assert shop.type("show council no").words == ("Council team: it stays hidden.",)
    assert cell(shop) == Hidden("below_base", 5)


def test_a_no_is_not_talked_round_but_a_slip_is_taken_back():
    shop = agreed()
    shop.type("show council no")
    assert "it stands" in refused(shop, "show council yes")
    assert "Taken back: whether it may be shown." in shop.type("b").words
    shop.type("show council yes")
    assert isinstance(cell(shop), AgreedOnly)


def test_a_no_may_be_said_in_every_phase_until_the_round_is_sealed():
    for before in (("talk",), ("rate",), ("", "", "", "", "")):
        shop = agreed()
        shop.type("show council yes", *before)
        shop.type("show council no")
        assert shop.round.may_show == {"council": False}


def test_the_close_says_how_a_no_is_given_and_takes_no_line_for_it():
    shop = at_printing(agreed())
    lines = " ".join(shop.prompt.lines)
    assert "Council team: few people, so what they agreed on together stays hidden" in lines
    assert "say no in private" in lines
    assert "show council yes" in lines
    assert "show council no" in lines
    assert "twelve" not in lines
    shop.type("")
    assert shop.prompt.place == "close/actions"


def test_a_no_and_nothing_said_look_alike_on_the_screen():
    asked, refused_ = at_printing(agreed()), at_printing(agreed())
    refused_.type("show council no")
    assert asked.prompt == refused_.prompt


def test_the_close_says_nothing_of_it_where_no_group_is_few():
    shop = workshop("tally", "consensus")
    shop.type("12", "6", *("0 1 3 6 2", "4 of 6") * 3, "reveal", "close")
    assert at_printing(shop).prompt.lines == ("No notes were written down together.",)
    assert "not a group of few" in refused(shop, "show council yes")
    assert "not a group of few" in refused(shop, "show lived no")


def test_a_yes_holds_only_for_what_stood_when_it_was_said():
    shop = agreed()
    shop.type("show council yes", "rate")
    assert "once everyone has rated" in refused(shop, "show council yes")
    assert cell(shop) == Hidden("below_base", 5)
    shop.type("talk", "show council yes", "rate 2")
    assert cell(shop) == Hidden("below_base", 5)


def test_a_no_outlives_going_back_to_rate():
    shop = agreed()
    shop.type("show council no", "rate", "close")
    assert "it stands" in refused(shop, "show council yes")


def test_words_that_few_wrote_down_together_are_printed_on_their_yes():
    shop = workshop("tally")
    shop.type("12", "2", "0 1 3 6 2", "n- council: Rota on the day", "y", "0 0 1 1 0")
    shop.type("reveal", "close")
    lines = " ".join(at_printing(shop).prompt.lines)
    while "Note" in lines:
        shop.type("y")
        lines = " ".join(shop.prompt.lines)
    assert "the words they wrote down together stay hidden unless they say that they may be shown" in lines
    assert "If all say yes, type: show council yes" in lines
    assert disclose(shop.round, ROOM).notes == ()
    shop.type("show council yes")
    assert "Council team: the words they wrote down together may be printed." in " ".join(shop.prompt.lines)
    assert [note.text for note in disclose(shop.round, ROOM).notes] == ["Rota on the day"]
    shop.type("show council no")
    assert disclose(shop.round, ROOM).notes == ()
    assert "it stands" in refused(shop, "show council yes")


def test_a_room_of_four_and_two_supporters_shows_what_it_agreed_once_both_said_yes():
    shop = workshop("tally")
    shop.type("4", "2", *("0 1 2 1 0", "0 0 1 1 0") * 3, "reveal", "1", "a 3 of 6", "close")
    assert disclose(shop.round, ROOM).agreed == {}
    shop.type("show lived yes")
    assert disclose(shop.round, ROOM).agreed == {}
    shop.type("show council yes")
    assert disclose(shop.round, ROOM).agreed["S-1"].level == "sometimes"


@pytest.mark.parametrize("line", ["show", "show council", "show council maybe", "show nobody yes"])
def test_what_is_nearly_right_is_answered_with_how_to_type_it(line):
    refused(agreed(), line)


def test_an_action_may_begin_with_show():
    shop = agreed()
    shop.type("", "", "", "Show people how")
    assert shop.prompt.lines == ("Now: Show people how",)


def test_it_is_read_back_from_the_store_as_it_was_written():
    assert body_from_plain("may_show", {"group": "council", "may": False}) == MayShow("council", False)
