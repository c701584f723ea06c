"""Where two groups stand on one statement: who sees it better, by how much, and whether that is more than
noise.

A gap has a direction and no blame: it says that two groups differ, never which of them is right. Computed
from disclosed cells alone; for the public from the two bands, so that it can tell no more than they do.
"""

from collections.abc import Iterator, Sequence

from mir_assess.analysis.disclosed import (
    AgreedOnly,
    Banded,
    Coarse,
    DisclosedCell,
    DisclosedRound,
    Hidden,
    Suppressed,
    Whole,
)
from mir_assess.analysis.distributions import held_by
from mir_assess.analysis.policy import Policy
from mir_assess.analysis.readings import Finding, GapReading, Verdict, compared, verdicts
from mir_assess.model.assessment import CARER, COUNCIL, LIVED_EXPERIENCE, PARTNER, Group
from mir_assess.model.value import value

READINGS: dict[Verdict, GapReading] = {
    "above": "comparison_higher",
    "below": "reference_higher",
    "not_clear": "no_clear_gap",
    "too_few": "too_few",
}


@value
class Gap:
    """How the comparison group stands to the reference group on one statement.

    `superiority` runs from 0 to 1: above one half, the comparison group sees it better. Figures are
    Suppressed where a side is hidden, and None where a side spoke as one (`reading` is then `agreed_only`).
    `reference` and `comparison` are group ids. `split` tells that people in both were so split that one level
    between them is easily missed.
    """

    statement: str
    reference: str
    comparison: str
    superiority: float | Suppressed | None
    interval: tuple[float, float] | Suppressed | None
    p_value: float | Suppressed | None
    reading: GapReading
    split: bool = False


def gaps(seen: DisclosedRound) -> dict[str, tuple[Gap, ...]]:
    """Return the gaps of every statement, by statement id in walking order, all of them judged together."""
    found = [
        (statement_id, reference.id, comparison.id, _figures(seen, statement_id, reference.id, comparison.id))
        for statement_id in seen.cells
        for reference, comparison in pairs(seen, statement_id)
    ]
    judged = iter(verdicts([figures for *_, figures in found if isinstance(figures, Finding)], seen.policy))
    by_statement: dict[str, list[Gap]] = {statement_id: [] for statement_id in seen.cells}
    for statement_id, reference_id, comparison_id, figures in found:
        names = (statement_id, reference_id, comparison_id)
        by_statement[statement_id].append(_gap(names, figures, judged))
    return {statement_id: tuple(row) for statement_id, row in by_statement.items()}


def _gap(names: tuple[str, str, str], figures: Finding | Suppressed | None, judged: Iterator[Verdict]) -> Gap:
    if isinstance(figures, Finding):
        reading = READINGS[next(judged)]
        return Gap(*names, figures.figure, figures.interval, figures.p_value, reading, split=figures.split)
    unread: GapReading = "agreed_only" if figures is None else "too_few"
    return Gap(*names, figures, figures, figures, unread)


def pairs(seen: DisclosedRound, statement_id: str) -> list[tuple[Group, Group]]:
    """Return which groups are compared on a statement: (reference, comparison), among the groups that are
    asked it.

    The first group with lived experience is the reference for every other, but for partners on We statements,
    who speak of their own organisation. Every group of carers is also compared with the council.
    """
    groups, cells = seen.assessment.groups, seen.cells[statement_id]
    asked = [group for group in groups if group.id in cells]
    first = next((group for group in groups if group.role == LIVED_EXPERIENCE), None)
    found: list[tuple[Group, Group]] = []
    if first is not None and first.id in cells:
        speaks_of_itself = seen.assessment.statement(statement_id).voice == "we"
        found += [(first, g) for g in asked if g != first and not (speaks_of_itself and g.role == PARTNER)]
    councils = [group for group in asked if group.role == COUNCIL]
    return found + [(carer, council) for carer in asked if carer.role == CARER for council in councils]


def _figures(
    seen: DisclosedRound, statement_id: str, reference: str, comparison: str
) -> Finding | Suppressed | None:
    cells = seen.cells[statement_id]
    good_from = seen.good_from(statement_id)
    counts = counts_to_compare([(cells[reference], good_from), (cells[comparison], good_from)], seen.policy)
    if counts is None or isinstance(counts, Suppressed):
        return counts
    return compared(counts[0], counts[1], seen.policy.confidence) or Suppressed(
        "below_base", seen.policy.min_base
    )


def counts_to_compare(
    sides: Sequence[tuple[DisclosedCell, int | None]], policy: Policy
) -> list[tuple[int, ...]] | Suppressed | None:
    """Return the counts by which cells may be compared: all in levels, or all in the two bands.

    Each side is a cell with the position of the level that keeps its promise. The public compares bands, even
    where levels show; levels only on a scale without a promise, which has no bands. Returns why not where a
    side is hidden, and None where one spoke as one.
    """
    cells = [cell for cell, _ in sides]
    if any(isinstance(cell, AgreedOnly) for cell in cells):
        return None
    for cell in cells:
        if isinstance(cell, Hidden):
            return cell.suppressed
        if isinstance(cell, Coarse):
            return held_by(cell, policy)
    whole = [cell.counts for cell in cells if isinstance(cell, Whole)]
    has_promise = all(good_from is not None for _, good_from in sides)
    if len(whole) == len(cells) and not (policy.audience == "public" and has_promise):
        return whole
    banded = [_bands(cell, good_from) for cell, good_from in sides]
    shown = [counts for counts in banded if counts is not None]
    return shown if len(shown) == len(cells) else Suppressed("small_cell", policy.min_cell)


def _bands(cell: DisclosedCell, good_from: int | None) -> tuple[int, ...] | None:
    match cell:
        case Banded():
            return (cell.not_yet, cell.keeps_promise)
        case Whole() if good_from is not None:
            return (sum(cell.counts[:good_from]), sum(cell.counts[good_from:]))
        case _:
            return None
