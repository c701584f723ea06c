"""Rounds brought to the same steps before they are compared: where one shows a statement in bands, so do all.

Coarsens only, and only what the gate has handed out. A statement that cannot be told in bands stays as it
is, and then does not compare.
"""

from collections.abc import Collection
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
from mir_assess.model.easy_way import band_counts, in_bands
from mir_assess.model.scale import Scale


def in_same_steps(*rounds: DisclosedRound) -> tuple[DisclosedRound, ...]:
    """Return rounds in which every statement that one of them shows in bands is in bands in all that can."""
    banded = [
        {name: scale for name in seen.cells if (scale := seen.assessment.scale_of(name)).is_in_bands}
        for seen in rounds
    ]
    if not any(banded):
        return rounds
    wanted = {name: scale for scales in banded for name, scale in scales.items()}
    return tuple(
        _stepped(seen, [name for name, scale in wanted.items() if _can_step(seen, name, scale)])
        for seen in rounds
    )


def _can_step(seen: DisclosedRound, statement_id: str, bands: Scale) -> bool:
    """Whether a statement shows levels that lie in these bands, and would lose nothing but levels."""
    if statement_id not in seen.cells:
        return False
    scale = seen.assessment.scale_of(statement_id)
    if scale.is_in_bands or not scale.bands or not one_scale(scale.in_bands, bands):
        return False
    by_promise = any(isinstance(cell, Banded | Coarse) for cell in seen.cells[statement_id].values())
    good_from = seen.assessment.statement(statement_id).good_from
    keeps = replace(scale, good_from=good_from).in_bands.good_from
    return not by_promise or keeps is not None


def _stepped(seen: DisclosedRound, statement_ids: Collection[str]) -> DisclosedRound:
    if not statement_ids:
        return seen
    scales = {name: seen.assessment.scale_of(name) for name in statement_ids}
    return replace(
        seen,
        assessment=in_bands(seen.assessment, statement_ids),
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
