"""What a report says of paper nobody could read, and of who pays those who helped: only past the gate."""

import pytest

from mir_assess import pipeline
from mir_assess.analysis.disclosure import policy_for
from piles import Desk

PAPER = "Where an answer on paper could not be read"


def pile(unclear: int, *, people: int = 12, helped: tuple[str, ...] = ()) -> Desk:
    """A pile of which so many sheets hold a mark that nobody could read."""
    desk = Desk()
    for number in range(people):
        way = f" with {helped[number]}" if number < len(helped) else ""
        desk.type(f"{desk.code(number + 1)} 3{'u' if number < unclear else '4'}5{way}")
        desk.type(f"{desk.code(number + 1, 'council')} 445")
    return desk


def limits(desk: Desk) -> str:
    return "\n".join(pipeline.report(desk.round, policy_for("room")).limits)


@pytest.mark.parametrize("unclear", [3, 8])
def test_how_many_sheets_held_a_mark_nobody_could_read_is_said_as_a_limit(unclear):
    said = limits(pile(unclear))
    assert f"On {unclear} sheets of paper an answer could not be read, or several were marked." in said
    assert "It counts as no answer, never as a low one." in said
    assert PAPER not in said


def test_few_sheets_are_never_told_from_fewer_or_none():
    said = {limits(pile(unclear)) for unclear in (0, 1, 2)}
    assert len({text.count(PAPER) for text in said}) == 1
    assert all("sheets of paper an answer" not in text and "sheet of paper" not in text for text in said)
    assert all("On how many sheets is not shown" in text for text in said)


def test_it_counts_as_no_answer_and_moves_no_level():
    found = pile(4).round.cells["S-2"]["lived"]
    assert (found.counts, found.skipped) == ((0, 0, 0, 8, 0), 4)


def test_who_pays_those_who_helped_is_a_limit_where_the_gate_lets_it():
    paid = ("read paid",) * 4 + ("chose unpaid",) * 3
    said = limits(pile(0, helped=paid))
    assert "4 people were helped by someone who works for the council or a service it pays for" in said
    assert "as far as people said so" in said
    assert "were helped by" not in limits(pile(0, helped=paid[:2]))


def test_where_it_is_not_told_that_anybody_used_paper_nothing_is_said_of_it():
    from workshops import workshop

    said = set()
    for sheets in (0, 2):
        shop = workshop("individual")
        for _ in range(12 - sheets):
            shop.type("next lived", "1", "1", "1")
        desk = Desk(shop.opened, shop.store)
        for number in range(sheets):
            desk.type(f"{desk.code(number + 1)} u11")
        said.add(PAPER in limits(desk))
    assert said == {False}


def test_nothing_of_paper_is_said_where_nobody_answered_on_paper():
    from workshops import workshop

    shop = workshop("individual")
    for _ in range(6):
        shop.type("next lived", "1", "1", "1")
    assert PAPER not in "\n".join(pipeline.report(shop.round, policy_for("room")).limits)
