"""Rounds brought to the same steps before they are compared: where one shows a statement in bands, so do all.

Coarsens only, and only what the gate has handed out. A statement that cannot be brought to the steps of the
others stays as it is, and then does not compare.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from mir_assess.analysis.disclosed import (
    AgreedOnly,
    Banded,
    Coarse,
    DisclosedAgreement,
    DisclosedCell,
    DisclosedRound,
    Hidden,
    Whole,
)
from mir_assess.model.alike import one_scale
from mir_assess.model.assessment import Assessment
from mir_assess.model.easy_way import band_counts, in_bands
from mir_assess.model.lineage import Lineage
from mir_assess.model.scale import Scale


def in_same_steps(*rounds: DisclosedRound) -> tuple[DisclosedRound, ...]:
    """Return rounds, the oldest first, in which every statement that one of them shows in bands is in bands
    in all that can: by the bands of the newest, though an older bank may have had none yet.
    """
    wanted: dict[str, tuple[Scale, ...]] = {}
    for seen in reversed(rounds):
        for name in seen.cells:
            if seen.assessment.scale_of(name).is_in_bands:
                wanted[name] = (*wanted.get(name, ()), seen.asked.scale_of(name))
    if not wanted:
        return rounds
    return tuple(_stepped(seen, dict(_ways_to_step(seen, wanted))) for seen in rounds)


def _ways_to_step(seen: DisclosedRound, wanted: Mapping[str, Sequence[Scale]]) -> Iterator[tuple[str, Scale]]:
    """The statements of a round that can be told in bands, each with the scale whose bands these are."""
    for name, scales in wanted.items():
        if found := next((fine for fine in scales if _can_step(seen, name, fine)), None):
            yield name, found


def in_steps(lineage: Lineage, old: DisclosedRound, new: DisclosedRound) -> Lineage:
    """Return what became of a statement, with whether the two rounds show it in steps that are not the same.

    What was asked is told from how it was asked; so where it compares, only the easy way can have made its
    steps other ones.
    """
    name = lineage.statement
    if not lineage.compares or name not in old.cells or name not in new.cells:
        return lineage
    if one_scale(old.assessment.scale_of(name), new.assessment.scale_of(name)):
        return lineage
    return replace(lineage, in_other_steps=True)


def _can_step(seen: DisclosedRound, statement_id: str, fine: Scale) -> bool:
    """Whether a statement shows the levels of this scale, and would lose nothing in its bands but levels."""
    if statement_id not in seen.cells or not one_scale(seen.assessment.scale_of(statement_id), fine):
        return False
    if _has_others(seen.assessment, statement_id, fine.in_bands):
        return False
    by_promise = any(isinstance(cell, Banded | Coarse) for cell in seen.cells[statement_id].values())
    good_from = seen.assessment.statement(statement_id).good_from
    return not by_promise or replace(fine, good_from=good_from).in_bands.good_from is not None


def _has_others(assessment: Assessment, statement_id: str, bands: Scale) -> bool:
    """Whether a part of a round shows other steps under the very name of these."""
    scales = assessment.part_of(statement_id).scales
    return any(scale.id == bands.id and not one_scale(scale, bands) for scale in scales)


def _stepped(seen: DisclosedRound, scales: Mapping[str, Scale]) -> DisclosedRound:
    if not scales:
        return seen
    return replace(
        seen,
        assessment=in_bands(seen.assessment, scales),
        pinned=seen.asked,
        cells={
            name: {group: _cell(cell, scales[name]) for group, cell in row.items()} if name in scales else row
            for name, row in seen.cells.items()
        },
        agreed={
            name: _agreement(found, scales[name]) if name in scales else found
            for name, found in seen.agreed.items()
        },
    )


def _cell(cell: DisclosedCell, scale: Scale) -> DisclosedCell:
    match cell:
        case Whole():
            return replace(cell, counts=band_counts(scale, cell.counts))
        case AgreedOnly(level=str(level)):
            return replace(cell, level=scale.band_of(level))
        case AgreedOnly() | Banded() | Coarse() | Hidden():
            return cell


def _agreement(found: DisclosedAgreement, scale: Scale) -> DisclosedAgreement:
    return found if found.level is None else replace(found, level=scale.band_of(found.level))
