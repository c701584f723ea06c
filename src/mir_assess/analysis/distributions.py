"""What one group said of one statement, as far as this audience may know, in the figures a page shows.

Computed from disclosed cells alone, so that no figure can tell more than the cell beside it.
"""

from collections.abc import Mapping

from mir_assess.analysis import ordinal
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
from mir_assess.analysis.policy import Policy
from mir_assess.model.bank import EditionStatement, Scale
from mir_assess.model.value import value


@value
class Bands:
    """People for whom the promise is not kept yet, and people for whom it is."""

    not_yet: int
    keeps_promise: int


@value
class Promise:
    """People who stand at the level that keeps the promise or above; their share (0 to 1), its interval."""

    people: int
    share: float
    interval: tuple[float, float]


@value
class Distribution:
    """A group's answers to a statement.

    `levels` maps level keys, lowest first, to people; None for a group that spoke as one. `bands` is set
    only where bands are all that may be shown. `unlevelled` is the sum of the three before it.
    `keeps_promise` is None where the statement has no level that keeps its promise. `median` holds one
    level's key or two; `split` tells that two are no neighbours, so that there is no middle. `agreement`
    runs from 0, split between the ends, to 1, all on one level.
    """

    statement: str
    group: str
    base: int | Suppressed
    levels: Mapping[str, int] | Suppressed | None
    bands: Bands | None
    dont_know: int | Suppressed
    not_applicable: int | Suppressed
    skipped: int | Suppressed | None
    unlevelled: int | Suppressed
    keeps_promise: Promise | Coarse | Suppressed | None
    median: tuple[str, ...] | Suppressed | None
    split: bool
    agreement: float | Suppressed | None
    agreed: AgreedOnly | None = None


Distributions = Mapping[str, Mapping[str, Distribution]]
"""Statement id, then group id, to a distribution, in walking order."""


def distributions(disclosed: DisclosedRound) -> dict[str, dict[str, Distribution]]:
    """Return every group's distribution on every statement it is asked: statement id, then group id, in
    walking order.
    """
    policy = disclosed.policy
    found: dict[str, dict[str, Distribution]] = {}
    for statement_id, cells in disclosed.cells.items():
        part = disclosed.assessment.part_of(statement_id)
        statement = part.statement(statement_id)
        scale = part.scale(statement.scale)
        found[statement_id] = {
            group_id: _distribution(statement, scale, group_id, cell, policy)
            for group_id, cell in cells.items()
        }
    return found


def held_by(cell: Coarse, policy: Policy) -> Suppressed:
    """Return why the exact figures of a cell are held back of which only a rough statement is told."""
    if cell.token in ("fewer_than_half", "half_or_more"):
        return Suppressed("below_base", policy.exact_from)
    return Suppressed("small_cell", policy.min_cell)


def _distribution(
    statement: EditionStatement,
    scale: Scale,
    group_id: str,
    cell: DisclosedCell,
    policy: Policy,
) -> Distribution:
    match cell:
        case Whole():
            return _whole(statement, scale, group_id, cell, policy.confidence)
        case Banded():
            return _banded(statement, group_id, cell, policy)
        case Coarse():
            return _held_back(statement, group_id, held_by(cell, policy), cell)
        case Hidden():
            return _held_back(statement, group_id, cell.suppressed, cell.suppressed)
        case AgreedOnly():
            return _agreed(statement, group_id, cell)


def _whole(
    statement: EditionStatement, scale: Scale, group_id: str, cell: Whole, confidence: float
) -> Distribution:
    keys, rest = scale.keys, cell.unlevelled
    median = ordinal.median_levels(cell.counts)
    lower, upper = median or (0, 0)
    good_from = keys.index(statement.good_from) if statement.good_from else None
    return Distribution(
        statement=statement.id,
        group=group_id,
        base=cell.base,
        levels=dict(zip(keys, cell.counts, strict=True)),
        bands=None,
        dont_know=rest.dont_know,
        not_applicable=rest.not_applicable,
        skipped=rest.skipped,
        unlevelled=rest.together,
        keeps_promise=None if good_from is None else _promise(cell.counts, good_from, confidence),
        median=tuple(dict.fromkeys((keys[lower], keys[upper]))) if median else None,
        split=upper - lower > 1,
        agreement=ordinal.agreement(cell.counts),
    )


def _banded(statement: EditionStatement, group_id: str, cell: Banded, policy: Policy) -> Distribution:
    rest = cell.unlevelled
    held = Suppressed("small_cell", policy.min_cell)
    return Distribution(
        statement=statement.id,
        group=group_id,
        base=cell.base,
        levels=held,
        bands=Bands(cell.not_yet, cell.keeps_promise),
        dont_know=rest.dont_know,
        not_applicable=rest.not_applicable,
        skipped=rest.skipped,
        unlevelled=rest.together,
        keeps_promise=_promise((cell.not_yet, cell.keeps_promise), 1, policy.confidence),
        median=held,
        split=False,
        agreement=held,
    )


def _held_back(
    statement: EditionStatement, group_id: str, why: Suppressed, keeps_promise: Coarse | Suppressed
) -> Distribution:
    return Distribution(
        statement=statement.id,
        group=group_id,
        base=why,
        levels=why,
        bands=None,
        dont_know=why,
        not_applicable=why,
        skipped=why,
        unlevelled=why,
        keeps_promise=keeps_promise if statement.good_from else None,
        median=why,
        split=False,
        agreement=why,
    )


def _agreed(statement: EditionStatement, group_id: str, cell: AgreedOnly) -> Distribution:
    return Distribution(
        statement=statement.id,
        group=group_id,
        base=0,
        levels=None,
        bands=None,
        dont_know=0,
        not_applicable=0,
        skipped=None,
        unlevelled=0,
        keeps_promise=None,
        median=None,
        split=False,
        agreement=None,
        agreed=cell,
    )


def _promise(counts: tuple[int, ...], good_from: int, confidence: float) -> Promise | None:
    share = ordinal.share_at_or_above(counts, good_from)
    interval = ordinal.share_interval(counts, good_from, confidence)
    if share is None or interval is None:
        return None
    return Promise(sum(counts[good_from:]), share, interval)
