"""At the keyboard: who answers for somebody is counted with those who do the same, and no line more is asked
for it.
"""

import pytest

from mir_assess.errors import SessionError
from mir_assess.model.assessment import Group
from mir_assess.model.bank import Stem
from workshops import Workshop, assessment, edition

LIVED = Group("lived", "People with lived experience", "lived_experience")
CARERS = Group("carers", "Unpaid carers", "carer")
THEIRS = Group("theirs", "Those who answer for somebody", "representative")
COUNCIL = Group("council", "Council team", "council")
ROLES = ("lived_experience", "carer", "representative", "council")
STEMS = tuple(Stem(role, "i", f"Asked as {role}.") for role in ROLES)
COUNTS_WITH = "so these answers count with “Those who answer for somebody”."


def keyboard(*groups: Group, stems: tuple[Stem, ...] = STEMS) -> Workshop:
    return Workshop(assessment("individual", parts=(edition(stems=stems),), groups=groups))


def told(shop: Workshop, line: str) -> str:
    return " ".join(shop.type(line).words)


@pytest.mark.parametrize("own", [LIVED, CARERS])
def test_they_are_counted_with_those_who_do_the_same_and_told_so_in_their_own_question(own):
    shop = keyboard(own, THEIRS, COUNCIL)
    said = told(shop, f"next {own.id} with answered_for")
    assert "Those who answer for somebody, person 1. Help: answered for." in said
    assert COUNTS_WITH in said
    assert shop.walk.prompt().question == "Asked as representative."
    shop.type("3", "n- Nobody rings back.", "p", "p")
    assert shop.round.people == {own.id: 0, "theirs": 1, "council": 0}
    assert shop.round.participation["support"] == {"answered_for": 1}
    assert [note.group for note in shop.round.notes] == ["theirs"]


def test_they_are_asked_as_many_lines_as_before():
    here, there = keyboard(LIVED, COUNCIL), keyboard(LIVED, THEIRS, COUNCIL)
    lines = ("next lived with answered_for", "3", "d", "p", "next lived", "4", "4", "4")
    for shop in (here, there):
        shop.type(*lines)
    assert there.round.people == {"lived": 1, "theirs": 1, "council": 0}
    assert here.round.people == {"lived": 2, "council": 0}


def test_typed_twice_they_sit_down_once_and_it_is_taken_back_like_any_seat():
    shop = keyboard(LIVED, THEIRS, COUNCIL)
    shop.type("next lived with answered_for", "next lived with answered_for", "3")
    assert shop.round.people["theirs"] == 1
    shop.type("b")
    assert shop.round.people["theirs"] == 0
    shop.type("next lived with read", "4")
    assert (shop.round.people["lived"], shop.round.people["theirs"]) == (1, 0)


def test_who_sits_down_with_them_of_their_own_accord_is_told_nothing():
    shop = keyboard(LIVED, THEIRS, COUNCIL)
    assert "count with" not in told(shop, "next theirs with answered_for")
    assert "count with" not in told(shop, "next council with answered_for")


def test_without_such_a_group_they_stay_and_hear_what_the_report_will_say():
    shop = keyboard(LIVED, COUNCIL)
    assert "they stay with “People with lived experience”" in told(shop, "next lived with answered_for")
    shop.type("3")
    assert shop.round.people["lived"] == 1
    assert shop.round.participation["support"] == {"answered_for": 1}


def test_a_group_that_is_asked_other_things_is_pointed_to_and_nobody_moved():
    shop = keyboard(LIVED, THEIRS, COUNCIL, stems=(STEMS[0], Stem("representative", "we", "?"), STEMS[3]))
    said = told(shop, "next lived with answered_for")
    assert "To go there, type: next theirs with answered_for" in said
    shop.type("3")
    assert shop.round.people["lived"] == 1


def test_a_group_of_cards_is_pointed_to_by_what_can_be_typed():
    cards = Group("theirs", "Those who answer for somebody", "representative", "tally")
    shop = keyboard(LIVED, cards, COUNCIL)
    said = told(shop, "next lived with answered_for")
    assert said.endswith("To go there, type: next theirs")
    assert shop.type("next theirs").words == ()


def test_where_their_own_group_puts_cards_in_a_box_they_sit_down_with_those_who_do_the_same():
    shop = keyboard(Group("lived", "People", "lived_experience", "tally"), THEIRS, COUNCIL)
    assert COUNTS_WITH in told(shop, "next lived with answered_for")
    with pytest.raises(SessionError, match="no help is recorded for one person"):
        shop.walk.take("next lived with read")
