"""A pile where something goes wrong: two at once, a sheet that was taken out, a slip at a sheet's end.
Nothing is mixed up, nothing comes back by itself, and nobody learns what another keyed.
"""

import pytest

from mir_assess.errors import SessionError
from mir_assess.model.events import body_from_plain
from mir_assess.model.room_events import Withdrawn
from mir_assess.office import withdrawing
from mir_assess.store.checking import check
from piles import Desk
from workshops import NAME, assessment


@pytest.fixture
def desk() -> Desk:
    """Somebody who begins to key a pile."""
    return Desk()


def refusal(desk: Desk, *lines: str) -> str:
    with pytest.raises(SessionError) as refused:
        desk.type(*lines)
    return str(refused.value)


def at_home(desk: Desk) -> bool:
    return "code of the next sheet" in desk.keying.asks_now().text


# A sheet that was taken out


def withdraw(desk: Desk, number: int = 1) -> None:
    receipt = desk.codes.receipt(desk.codes.read(desk.code(number)))
    found = withdrawing.find(desk.store, NAME, receipt)
    assert "Shred the sheet." in " ".join(withdrawing.what_happens(found))
    withdrawing.take_out(desk.store, found, day="2026-11-26")


def test_a_sheet_that_was_taken_out_is_not_counted_when_the_pile_is_keyed_again(desk):
    rows = [f"{desk.code(number)} 452" for number in (1, 2)]
    desk.type(*rows)
    withdraw(desk)
    again = desk.again()
    told = refusal(again, rows[0])
    assert told == (
        f"{desk.code()}: This sheet was taken out at the person’s wish, so it is not counted. Shred it."
    )
    assert refusal(again, desk.code()) == told
    again.type(rows[1], f"{desk.code(3)} 111")
    assert desk.round.people["lived"] == 2
    assert not check(desk.store)


def test_a_sheet_taken_out_while_it_is_being_keyed_goes_home_and_stays_out(desk):
    desk.type(desk.code(), "4")
    withdraw(desk)
    assert "taken out at the person’s wish" in refusal(desk, "5")
    assert at_home(desk)
    assert desk.round.people["lived"] == 0


def test_a_code_given_to_a_sheet_that_was_taken_out_is_given_to_no_other(desk):
    code = desk.type("next lived")[0].rpartition(" ")[2]
    desk.type("452", "")
    receipt = desk.codes.receipt(desk.codes.read(code))
    withdrawing.take_out(desk.store, withdrawing.find(desk.store, NAME, receipt), day="2026-11-26")
    assert code not in desk.again().type("next lived")[0]


def test_what_was_kept_of_people_taken_out_before_is_read():
    assert body_from_plain("withdrawn", {"day": "2026-05-09"}) == Withdrawn("2026-05-09")


def test_words_do_not_bring_back_a_sheet_that_was_taken_out_of_the_pile(desk):
    desk.type(f"{desk.code()} 452", "out")
    assert "There is no sheet here" in refusal(desk, "n- Nobody rang")
    desk.type(f"{desk.code(2)} 452", f"{desk.code(3)} 111", f"out {desk.code(3)}")
    assert "There is no sheet here" in refusal(desk, "n- Nobody rang")
    assert desk.round.people["lived"] == 1


def test_words_are_of_no_sheet_that_was_laid_aside(desk):
    desk.type(desk.code(), "b")
    assert "There is no sheet here" in refusal(desk, "n- Nobody rang")
    assert desk.round.people["lived"] == 0


# Two at once


def test_two_who_key_sheets_without_a_code_at_once_get_two_sheets(desk):
    other = desk.again()
    mine, theirs = (each.type("next lived")[0].rpartition(" ")[2] for each in (desk, other))
    assert mine != theirs
    desk.type("111", "")
    other.type("555", "")
    assert desk.counts() == (1, 0, 0, 0, 1)
    assert not check(desk.store)


def test_a_number_is_taken_when_it_is_given_even_where_nothing_was_keyed(desk):
    code = desk.type("next lived")[0].rpartition(" ")[2]
    desk.type("b")
    assert desk.round.people["lived"] == 0
    assert code not in desk.type("next lived")[0]
    desk.type("b", code, "452", "")
    assert desk.counts() == (0, 0, 0, 1, 0)


def test_whoever_loses_a_sheet_to_somebody_else_is_sent_home_and_mixes_nothing(desk):
    other = desk.again()
    desk.type(desk.code())
    other.type(desk.code())
    desk.type("4")
    assert "elsewhere at the same moment" in refusal(other, "1")
    assert at_home(other)
    other.try_all(["1", "1"])  # typed ahead of the screen
    assert desk.counts("S-2") == (0, 0, 0, 0, 0)
    assert desk.counts("S-1") == (0, 0, 0, 1, 0)


def test_two_who_count_one_box_at_once_count_one_box():
    desk = Desk(assessment("tally"))
    other = desk.again()
    desk.type("cards lived")
    other.type("cards lived")
    desk.type("9", "0 1 3 4 1")
    assert "elsewhere at the same moment" in refusal(other, "8")
    assert "begun before" in other.type("cards lived")[0]
    other.type("g 1", "1 1 1 1 1")
    assert desk.counts() == (1, 1, 1, 1, 1)
    assert desk.round.people["lived"] == 9
    assert not check(desk.store)


# The end of a sheet, a row that was changed, a box


def test_the_next_code_at_the_end_of_a_sheet_is_a_code_and_nobodys_help(desk):
    for number in range(2, 40):
        if desk.code(number)[5] == "R":
            break
    desk.type(desk.code(), "452")
    assert "is in: 3 answers" in desk.type(desk.code(number)[-5:].lower())[0]
    desk.type("111", "")
    assert desk.round.participation.get("support", {}) == {}
    assert desk.counts() == (1, 0, 0, 1, 0)


def test_a_slip_in_the_next_code_is_named_as_one_and_leaves_the_end_of_the_sheet_open(desk):
    slipped = desk.code(2)[:-1] + ("2" if desk.code(2)[-1] != "2" else "3")
    assert "mistyped" in refusal(desk, desk.code(), "452", slipped)
    assert desk.keying.asks_now().text == "Did somebody help?"
    assert "not a way of helping" in refusal(desk, "somebody")


def test_help_and_then_the_next_code_leaves_unsaid_who_pays(desk):
    desk.type(desk.code(), "452", "c", desk.code(2), "111", "")
    told = desk.round.participation
    assert (told["support"], told.get("helper", {})) == ({"chose": 1}, {})
    assert desk.counts() == (1, 0, 0, 1, 0)


def test_a_code_that_cannot_follow_still_ends_the_sheet_before_it(desk):
    desk.type(desk.code(), "452")
    assert "3 statements, and 2 answers" in refusal(desk, f"{desk.code(2)} 44")
    assert at_home(desk)
    assert desk.again().keying.beginning() == ()


def test_a_row_that_says_other_help_than_before_is_not_told_as_the_same(desk):
    desk.type(f"{desk.code()} 452")
    told = refusal(desk, f"{desk.code()} 452 with read paid")
    assert "with the same answers, and other help" in told
    desk.type("b", "r", "y")
    assert "with the same answers" in desk.type(f"{desk.code()} 452 with read paid")[0]
    assert "with the same answers" in desk.type(f"{desk.code()} 452")[0]
    assert desk.round.participation["support"] == {"read": 1}


def test_a_code_leaves_a_box_of_cards_and_keeps_what_was_counted():
    desk = Desk(assessment("tally"))
    said = desk.type("cards lived", "9", "0 1 3 4 1", f"{desk.code()} 452")
    assert "is in: 3 answers" in " ".join(said)
    assert at_home(desk)
    assert "begun before" in desk.type("cards lived")[0]
    desk.type("cards council", "4")
    assert desk.round.people["council"] == 4
    assert desk.round.people["lived"] == 10


def test_a_code_without_its_hyphen_leaves_a_half_keyed_sheet(desk):
    codes = (desk.code(number) for number in range(2, 60))
    other = next(code for code in codes if set(code) & set("FHJKMRTW"))
    said = desk.type(desk.code(), "4", f"{other.replace('-', '')} 555")
    assert "is half keyed, and kept" in said[0]
    assert desk.counts() == (0, 0, 0, 1, 1)


def test_how_the_pile_stands_is_told_without_leaving_a_sheet(desk):
    desk.type(desk.code(), "4")
    assert "1 sheet is in" in desk.type("left")[0]
    assert "4.." in desk.type("show")[1]
    desk.type("5", "2", "")
    assert desk.counts("S-2") == (0, 0, 0, 0, 1)


# A second person


@pytest.fixture
def second(desk) -> Desk:
    """Somebody who keys a second time what another keyed first."""
    desk.type(f"{desk.code()} 452", f"{desk.code(2)} 111", f"{desk.code(3)} 555")
    return desk.again(twice=True)


def test_a_script_goes_on_after_a_difference_and_is_told_what_is_open(second):
    second.type(f"{second.code()} 431")
    said = second.type(f"{second.code(2)} 111")
    assert "2 answers differ, and nothing was decided" in said[0]
    assert "the same both times" in said[1]
    second.type(f"{second.code(3)} 444")
    assert second.keying.undecided == 2
    second.type(f"{second.code(3)} 555")
    assert second.keying.undecided == 1
    open_still = "1 sheet was keyed a second time, or begun, and nothing is decided. To go on, type its code:"
    assert f"{open_still} {second.code()}" in second.keying.ending()


def test_where_nobody_can_tell_which_of_two_the_paper_says_it_is_unclear(second):
    second.type(f"{second.code()} 431", "u")
    assert "2 decided, 2 changed" in second.type("2")[0]
    assert second.round.cells["S-2"]["lived"].skipped == 1
    assert second.counts("S-3") == (2, 0, 0, 0, 1)
    assert not check(second.store)


def test_where_most_of_a_sheet_differs_it_may_be_another_sheet(second):
    second.type(f"{second.code()} 121")
    assert second.keying.asks_now().hints[0].startswith("So much differs: is this the same sheet")
    second.type(f"{second.code(2)} 112")
    assert len(second.keying.asks_now().hints) == 1


def test_help_for_whoever_keys_second_offers_what_they_can_do(second):
    told = " ".join(second.type("?"))
    assert "next" not in told
    assert "cards" not in told


def test_b_at_the_first_difference_goes_home_and_decides_nothing(second):
    second.type(f"{second.code()} 431", "2", "b")
    said = second.type("b")
    assert "nothing was decided" in said[0]
    assert at_home(second)
    assert second.counts("S-2") == (1, 0, 0, 0, 2)


def test_b_after_the_same_both_times_takes_that_back_and_opens_nothing(second):
    second.type(f"{second.code()} 452")
    said = second.type("b")
    assert said[0] == "Taken back: that this sheet was keyed a second time."
    assert at_home(second)
    assert second.again().keying.beginning() == ()
    assert "first keying" in refusal(second, "b")
    second.type(f"{second.code()} 452")
    assert "1 sheet was keyed twice" in second.keying.ending()[1]
    first = second.again()
    first.type(first.code())
    assert first.type("b")[0] == "Taken back: that this sheet was keyed a second time."


def test_nothing_shows_the_first_keying_to_whoever_keys_second(second):
    second.type(second.code(), "4", "5")
    assert "stays unseen" in refusal(second, "show")
    assert "keyed once only" in " ".join(second.type("left"))
    second.type("2")
    assert second.keying.ending()[1].startswith("1 sheet was keyed twice")
    second.type(second.code(2), "b")
    for line in ("show", "3=1", "n- So", "b", "y"):
        assert "stays unseen" in refusal(second, line)
    assert second.counts("S-3") == (1, 1, 0, 0, 1)


def test_what_was_typed_stays_where_a_line_does_not_fit(second):
    second.type(second.code(), "4")
    refusal(second, "next lived")
    second.type("52")
    assert second.keying.ending()[1].startswith("1 sheet was keyed twice")


def test_a_second_keying_goes_on_where_it_stopped_on_another_day(second):
    second.type(second.code(), "4", "3")
    counted = second.counts("S-2")
    another = second.again(twice=True)
    begun = "1 sheet was keyed a second time, or begun, and nothing is decided. To go on, type its code:"
    assert another.keying.beginning()[-2:] == (
        f"{begun} {second.code()}",
        f"2 sheets were keyed once only: {second.code(2)}, {second.code(3)}",
    )
    assert "It goes on where it stopped." in another.type(second.code())[0]
    assert another.keying.asks_now().marks == "43."
    another.type("b", "3", "1")  # whole now, and two answers differ
    assert another.counts("S-2") == counted

    third = another.again(twice=True)
    third.type(second.code())
    asked = third.keying.asks_now()
    assert asked.choices[:2] == ("1  keyed first: Always true.", "2  keyed second: Sometimes true.")
    third.type("2", "1")
    assert third.keying.undecided == 0
    assert third.counts("S-2") == (1, 0, 1, 0, 1)
    assert "a second time already" in refusal(third, second.code())
    assert not check(third.store)


def test_a_second_keying_that_went_wrong_is_taken_back_and_keyed_anew(second):
    second.type(f"{second.code()} 521", "b")  # a shifted row: laid aside
    assert second.type("b") == (
        "Taken back: that this sheet was keyed a second time.",
        f"To key it again, type its code: {second.code()}",
    )
    assert second.keying.undecided == 0
    assert second.type(second.code()) == ()
    assert second.keying.asks_now().marks == "..."
    assert "stays unseen" in refusal(second, "show")
    second.type("4", "5")
    assert "the same both times" in second.type("2")[0]
    # And a row replaces what was begun.
    second.type(second.code(2), "5", "b", "b", f"{second.code(2)} 111")
    assert second.keying.ending()[1] == "2 sheets were keyed twice; 2 the same in every answer."


def test_a_first_keying_corrected_meanwhile_is_what_a_second_is_compared_with(second):
    second.type(f"{second.code()} 431")
    first = second.again()
    first.type(second.code(), "2=3", "3=1")
    assert "the same both times" in second.again(twice=True).type(second.code())[0]


def test_a_sheet_taken_out_takes_its_second_keying_with_it(second):
    second.type(f"{second.code()} 431")
    first = second.again()
    first.type(f"out {second.code()}", f"{second.code()} 222")
    another = second.again(twice=True)
    assert another.type(second.code()) == ()
    assert another.keying.asks_now().marks == "..."
    assert not check(another.store)


def test_another_code_says_that_a_second_keying_was_laid_aside(second):
    second.type(second.code(), "4")
    assert "Laid aside." in second.type(second.code(2))[0]
