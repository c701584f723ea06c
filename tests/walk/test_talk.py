"""The talking phase: people with lived experience are seen and heard first, and nothing is called agreed too
soon.
"""

import pytest

from mir_assess.errors import SessionError
from mir_assess.model.assessment import Group
from mir_assess.model.prompts import AskStatement, ChooseStatement, RateDone, TalkStatement
from mir_assess.model.round import Note, RoomAgreement
from workshops import Workshop, assessment, workshop


def talking(lived=10, council=5):
    """A workshop where both groups counted cards on the first statement, and the room talks about it."""
    shop = workshop("tally")
    shop.type(
        str(lived), str(council), f"0 {lived} 0 0 0", f"0 0 0 {council} 0", "p", "p", "p", "p", "reveal", "1"
    )
    return shop


def refused(shop, line):
    before = shop.round
    with pytest.raises(SessionError) as caught:
        shop.walk.take(line)
    assert shop.round == before
    return str(caught.value)


def test_the_room_chooses_from_all_statements():
    shop = workshop("individual")
    shop.type("3", "reveal")
    assert isinstance(shop.prompt, ChooseStatement)
    assert [row.number for row in shop.prompt.rows] == [1, 2, 3]
    shop.type("2")
    assert shop.prompt.card.number == 2


def test_lived_experience_is_seen_first_then_everyone_then_the_list():
    shop = talking()
    assert isinstance(shop.prompt, TalkStatement)
    seen = []
    for _ in range(3):
        seen.append(shop.prompt.seen)
        shop.type("")
    assert seen == ["", "lived", "all"]
    assert isinstance(shop.prompt, ChooseStatement)
    assert [row.seen for row in shop.prompt.rows] == [True, False, False]
    assert shop.type("left").words == ("Not talked about yet: 2 and 3.",)


def test_more_people_than_took_part_are_taken_with_a_kind_word():
    shop = talking()
    said = shop.type("a 4 of 30").words
    assert said == (
        "The room agreed on “Mostly true”, 30 people.",
        "That is more people than took part. If it is a slip: b, then type it again.",
    )
    shop.type("b")
    assert shop.type("a 4 of 15").words == ("The room agreed on “Mostly true”, 15 people.",)
    assert shop.type("a none").words[0] == "The room did not agree on a level."


def test_where_no_group_has_lived_experience_everyone_is_seen_at_once():
    groups = (Group("a", "One", "council", "consensus"), Group("b", "Two", "partner", "consensus"))
    shop = Workshop(assessment(groups=groups))
    shop.type("0", "0", "reveal", "1")
    assert not shop.prompt.has_lived
    shop.type("")
    assert shop.prompt.seen == "all"


def test_what_the_room_agreed_stands_with_who_did_not_agree_and_why():
    shop = talking()
    said = shop.type("a 4 of 15 dissent lived=3 council=0").words
    assert said == (
        "The room agreed on “Mostly true”, 15 people. Did not agree: People with lived experience, 3.",
        "If they want to say why, type: why and their words.",
    )
    shop.type("why Nights are different", "y")
    assert shop.round.agreed == {"S-1": RoomAgreement("mostly", 15, {"lived": 3, "council": 0})}
    assert shop.round.notes == (Note("why", "Nights are different", "S-1", "", consent=True),)
    assert shop.prompt.agreed == said[0]


def test_the_room_may_not_agree_and_may_think_again():
    shop = talking()
    assert shop.type("a none").words[0] == "The room did not agree on a level."
    shop.type("why We see it differently")
    shop.type("a 3 of 15")
    assert shop.round.agreed["S-1"].level == "sometimes"
    assert shop.type("a 3 of 1").words == ("The room agreed on “Sometimes true”, 1 person.",)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("a 4 of 15 dissent lived=5", "Most people with lived experience have to agree"),
        ("a 4 of 15 dissent lived=7", "Most people with lived experience have to agree"),
        ("a 4 of 15 dissent lived=4 council=4", "8 of 15 did not agree"),
        ("a 4 of 0", "0 of 0 did not agree"),
        ("a 4 of 6 dissent lived=3", "3 of 6 did not agree"),
        ("a 4 of 30 dissent council=6", "Council team: 5 took part, so 6 cannot disagree."),
        ("a 6 of 15", "There is no level 6"),
        ("a 4", "a none"),
        ("4 of 15", "a 4 of 15"),
        ("3", "g and its number"),
        ("d", "does not fit here"),
        ("present 4", "does not fit here"),
        ("next lived", "does not fit here"),
        ("y", "no note just before"),
        ("talk", "You are there already"),
        ("reveal", "You are there already"),
        ("g 9", "Type a number from 1 to 3"),
        ("pick 1", "Whose priorities"),
        ("why So", "nothing was agreed here"),
        ("hm", "We did not understand"),
    ],
)
def test_what_does_not_fit_is_answered_and_nothing_is_recorded(line, told):
    assert told in refused(talking(), line)


def test_nothing_is_called_agreed_where_nobody_with_lived_experience_took_part():
    shop = workshop("tally")
    shop.type("0", "4", "0 0 0 0 4", "p", "p", "reveal", "1")
    assert "Nobody with lived experience took part" in refused(shop, "a 5 of 4")
    shop.type("a none")


def test_agreeing_needs_a_statement():
    shop = talking()
    shop.type("", "", "")
    assert "Agreed on which statement?" in refused(shop, "a 4 of 15")
    assert "Type the number of a statement" in refused(shop, "")


def test_notes_belong_to_the_statement_talked_about():
    shop = talking()
    shop.type("n> lived: One number to ring")
    assert shop.round.notes == (Note("change", "One number to ring", "S-1", "lived"),)
    shop.type("g 2", "n Quiet here")
    assert shop.round.notes[-1].statement == "S-2"


def test_a_groups_dots_replace_what_it_chose_before():
    shop = talking()
    assert shop.type("pick lived 1=7 3=1").words == (
        "People with lived experience: statement 1 has 7 dots, statement 3 has 1 dot.",
    )
    shop.type("pick lived 2=5")
    assert shop.round.priorities == {"S-2": {"lived": 5}}


def test_rating_again_after_the_picture_is_named_and_can_be_taken_back():
    shop = talking()
    shop.type("", "", "rate 1")
    assert isinstance(shop.prompt, AskStatement)
    shop.type("0 0 10 0 0")
    assert shop.prompt.group.id == "council"
    shop.type("")
    assert isinstance(shop.prompt, RateDone)
    assert shop.round.rated_again == ("S-1",)
    shop.type("b", "b")
    assert shop.round.rated_again == ()
    assert shop.round.cells["S-1"]["lived"].counts == (0, 10, 0, 0, 0)


def test_rating_before_any_picture_is_seen_is_no_rating_again():
    shop = talking()
    shop.type("rate 2", "0 0 10 0 0", "reveal")
    assert shop.round.rated_again == ()


def test_people_who_rated_alone_cannot_be_asked_again():
    shop = workshop("individual")
    shop.type("3", "reveal", "1")
    assert "nobody sits at the keyboard" in refused(shop, "rate 1")


def test_back_goes_through_all_the_room_did_here_and_then_to_rating():
    shop = talking()
    shop.type("", "a none", "n One", "y")
    said = [shop.type("b").words[0] for _ in range(6)]
    assert said == [
        "Taken back: whether it may be printed.",
        "Taken back: the note.",
        "Taken back: what the room agreed.",
        "Taken back: showing the picture.",
        "Taken back: the last step.",
        "Taken back: the last step.",
    ]
    assert isinstance(shop.prompt, RateDone)
    assert (shop.round.agreed, shop.round.notes) == ({}, ())


def test_a_person_whose_screen_was_revealed_by_mistake_comes_back_only_at_once():
    shop = workshop("individual")
    shop.type("3", "reveal", "b")
    assert (shop.prompt.person, shop.prompt.card.number) == (1, 2)
    shop.type("reveal", "1", "b", "b")
    assert isinstance(shop.prompt, RateDone)


def test_a_dissent_that_cannot_be_does_not_tell_how_few_of_a_group_took_part():
    told = refused(talking(council=3), "a 4 of 13 dissent council=4")
    assert "Council team: not so many took part, so 4 cannot disagree." in told
    assert "3" not in told
