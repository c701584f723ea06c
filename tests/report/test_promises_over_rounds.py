"""A promise asks in one year whether it was kept: a page of several rounds tells it beside its action, and
never as a statement that is new, gone, or not to be compared.
"""

from dataclasses import replace

import pytest

from mir_assess import pipeline
from mir_assess.analysis.disclosure import PUBLIC, ROOM
from mir_assess.model.promises import promises_edition
from mir_assess.model.round import Cell
from mir_assess.resources import folder

SAID = "said “No” or “Partly”."


@pytest.fixture
def rounds(fixed):
    """Three rounds, of which the second asked about the promises of the first."""
    second = fixed.round_2026()
    part = promises_edition(fixed.ACTIONS, "Northshire Council (made up)", 2025)
    asked = tuple(statement.id for statement in part.statements)
    opened = replace(
        second.assessment,
        parts=(part, *second.assessment.parts),
        chosen=(*asked, *second.assessment.chosen),
    )
    row = {
        "lived": Cell((5, 5, 3)),
        "council": Cell((0, 4, 4)),
        "carers": Cell((1, 1, 2)),
        "partners": Cell((0, 0, 0), skipped=None),
    }
    cells = {**dict.fromkeys(asked, row), **second.cells}
    return fixed.round_2025(), replace(second, assessment=opened, cells=cells), fixed.round_2027()


@pytest.mark.parametrize("policy", [ROOM, PUBLIC])
def test_a_promise_that_was_asked_about_is_no_statement_that_cannot_be_compared(fixed, rounds, policy):
    for page, plain in (
        (pipeline.comparison(*rounds[:2], policy), pipeline.comparison(*_unasked(fixed)[:2], policy)),
        (pipeline.comparison(*rounds[1:], policy), pipeline.comparison(*_unasked(fixed)[1:], policy)),
        (pipeline.trend(rounds, policy), pipeline.trend(_unasked(fixed), policy)),
    ):
        assert [one.text for one in page.statements] == [one.text for one in plain.statements]
        assert page.counts == plain.counts


def _unasked(fixed):
    return fixed.round_2025(), fixed.round_2026(), fixed.round_2027()


def test_what_people_say_of_a_promise_stands_with_it_on_every_page_of_several_rounds(rounds):
    for page, says in (
        (pipeline.comparison(*rounds[:2], ROOM), "People say"),
        (pipeline.trend(rounds, ROOM), "People said in 2026"),
    ):
        told = [dict(action.beside).get(says, "") for action in page.actions if action.id != "a3"]
        assert told
        assert all(SAID in words for words in told)


def test_a_part_of_one_theme_makes_no_section_without_a_heading(rounds):
    page = pipeline.render(pipeline.report(rounds[1], ROOM), "html", folder("templates")).decode()
    assert "Part 1 of 2" in page
    assert "<section>" not in page
    assert page.count("<section") == page.count("</section>")


def test_a_group_that_answers_together_and_did_not_come_before_answered_in_one_round_only(fixed):
    page = pipeline.comparison(fixed.round_2025(), fixed.round_2026(), ROOM)
    found = {group.id: group for one in page.statements if one.id == "D-1" for group in one.groups}
    assert found["partners"].sentence == (
        "This group answered in one of the two rounds only, so we do not compare."
    )
