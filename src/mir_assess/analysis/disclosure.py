"""The gate: the one place where a Round's numbers become what an audience may see.

Coarsen, then compute: everything downstream reads only what `disclose` hands out, so no figure, reading,
order or sentence can tell more than the tables beside it. The public copy is made from the room copy, never
from the round, so it cannot show more. Of all that analyses or shows, only this module reads a Round. What
it hides, from whom and why, in plain words: `docs/gate.md`.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace

from mir_assess.analysis.coarsening import coarsened
from mir_assess.analysis.disclosed import (
    AgreedOnly,
    Banded,
    Coarse,
    DisclosedAgreement,
    DisclosedCell,
    DisclosedGroup,
    DisclosedRound,
    Figure,
    Hidden,
    PrintableNote,
    Suppressed,
    Unlevelled,
    Whole,
)
from mir_assess.analysis.policy import PUBLIC, ROOM, Policy, policy_for, raised
from mir_assess.analysis.taking_part import ASPECTS, SELDOM
from mir_assess.errors import Problem, ReportError
from mir_assess.model.assessment import Assessment, Group
from mir_assess.model.easy_way import band_counts, in_bands
from mir_assess.model.round import Cell, Note, RoomAgreement, Round
from mir_assess.model.scale import Scale
from mir_assess.model.value import value
from mir_assess.speech import say

__all__ = [
    "PUBLIC",
    "ROOM",
    "AgreedOnly",
    "Banded",
    "Coarse",
    "DisclosedAgreement",
    "DisclosedCell",
    "DisclosedGroup",
    "DisclosedRound",
    "Figure",
    "Hidden",
    "Policy",
    "PrintableNote",
    "Suppressed",
    "Unlevelled",
    "Whole",
    "coarsened",
    "disclose",
    "policy_for",
    "raised",
]


def disclose(found: Round, policy: Policy) -> DisclosedRound:
    """Return a round as the audience of this policy may see it.

    A public copy is the room copy, coarsened again; but in bands are only statements of which it shows some.
    Raises ReportError for the public copy of a round that is not sealed: a page made again after an answer
    changed would show whose answer that was.
    """
    easy = _answered_in_bands(found, policy)
    if policy.audience == "room":
        return coarsened(_lifted(found, policy, easy), policy)
    if found.sealed is None:
        name = found.assessment.name
        what = say("This round is still open, so it cannot be published.")
        fix = say("When everyone has seen their report, seal it: `mir-assess seal {name}`.", name=name)
        raise ReportError(Problem(name, what, fix))
    seen = _public(found, policy, easy)
    shown = frozenset(name for name in easy if _is_told_in_bands(seen, name, found))
    return seen if shown == easy else _public(found, policy, shown)


def _public(found: Round, policy: Policy, easy: AbstractSet[str]) -> DisclosedRound:
    room = raised(ROOM, min_base=policy.min_base, source=policy.source)
    return coarsened(coarsened(_lifted(found, policy, easy), room), policy)


def _is_told_in_bands(seen: DisclosedRound, statement_id: str, found: Round) -> bool:
    """Whether a copy shows any bands of a statement, or could not tell its promise otherwise. Where it does
    not, that somebody of a group stopped at a band is as hidden as what they said.
    """
    if any(isinstance(cell, Whole) for cell in seen.cells[statement_id].values()):
        return True
    assessment = found.assessment
    promise = assessment.statement(statement_id).good_from
    return promise is not None and _bands_from(assessment.scale_of(statement_id), promise) is None


def _bands_from(scale: Scale, promise: str) -> int | None:
    """The first band that keeps a promise, from 0; None where the promise begins within a band."""
    bands = replace(scale, good_from=promise).in_bands
    return None if bands.good_from is None else bands.keys.index(bands.good_from)


def _lifted(found: Round, policy: Policy, easy: AbstractSet[str]) -> DisclosedRound:
    """Return the round in the types of the gate, before anything is hidden: never to leave this module. In
    bands are the statements that are named `easy`.
    """
    assessment = in_bands(found.assessment, {name: found.assessment.scale_of(name) for name in easy})
    notes, waiting = _looked_at(found, policy)
    silent = _room_of_few(found, policy)
    groups = {group.id: DisclosedGroup(group, _turnout(found, group)) for group in assessment.groups}
    cells = {
        statement_id: {
            group_id: _lifted_cell(cell, groups[group_id], policy, steps, may_show=may_show)
            for group_id in groups
            if (cell := found.cells[statement_id].get(group_id)) is not None
            for may_show in (found.may_show.get(group_id, False),)
        }
        for statement_id in assessment.chosen
        if statement_id in found.cells
        for steps in (_steps(found.assessment, statement_id, easy),)
    }
    return DisclosedRound(
        policy=ROOM,
        assessment=assessment,
        groups=tuple(groups.values()),
        cells=cells,
        agreed={
            s: _lifted_agreement(
                found.agreed[s], groups.values(), found.assessment.scale_of(s) if s in easy else None
            )
            for s in cells
            if s in found.agreed and not silent
        },
        notes=notes,
        waiting=waiting,
        priorities={
            s: {g: found.priorities.get(s, {}).get(g, 0) for g in row if isinstance(groups[g].people, int)}
            for s, row in cells.items()
        },
        actions=found.actions,
        promised=found.promised,
        participation={aspect: found.participation.get(aspect, {}) for aspect in ASPECTS}
        | {aspect: found.participation[aspect] for aspect in SELDOM if aspect in found.participation},
        rated_again=found.rated_again,
        sittings=found.sittings,
        sealed=found.sealed,
        pinned=found.assessment if easy else None,
    )


def _looked_at(found: Round, policy: Policy) -> tuple[tuple[PrintableNote, ...], int]:
    """Return the notes that may be printed, and how many wait for somebody to look at them first.

    Words that could point at a person are on no page until people decided that they may be; words that were
    kept back are as private ones.
    """
    if not any(note.consent for note in found.notes):
        return (), 0
    from mir_assess.model import reidentification  # to make its patterns takes a while

    known = reidentification.known_words(found.assessment)
    fates = [
        (note, reidentification.fate_of(note, known))
        for note in found.notes
        if not needs_a_yes(found, note, policy)
    ]
    printed = (note for note, fate in fates if fate == reidentification.PRINTED)
    return (
        tuple(PrintableNote(note.kind, note.text, note.statement, note.group) for note in printed),
        sum(fate == reidentification.WAITING for _, fate in fates),
    )


def needs_a_yes(found: Round, note: Note, policy: Policy) -> bool:
    """Whether words are of a group of few that rates together, and it has not said that what it said together
    may be shown: they go the way of its level, so a no and no answer are alike. Whoever rates alone decides
    on their own words, and nobody else does.
    """
    together = {group.id for group in found.assessment.groups if group.mode != "individual"}
    if note.group not in together or found.may_show.get(note.group, False):
        return False
    cell = found.cells.get(note.statement, {}).get(note.group)
    agreed_by = policy.min_base if cell is None or cell.agreed is None else cell.agreed.people
    return min(found.people.get(note.group, 0), agreed_by) < policy.min_base


def _room_of_few(found: Round, policy: Policy) -> bool:
    """Whether no group that took part is large enough to show, and one of them has not said that what was
    agreed together may be: what such a room agrees is what a small group agrees. No number decides it, of
    which a hidden group is a part.
    """
    here = {group_id: people for group_id, people in found.people.items() if people}
    return max(here.values(), default=policy.min_base) < policy.min_base and not all(
        found.may_show.get(group_id, False) for group_id in here
    )


def _turnout(found: Round, group: Group) -> int | Suppressed:
    people = found.people.get(group.id, 0)
    cells = [row[group.id] for row in found.cells.values() if group.id in row]
    said = any(cell.base or cell.dont_know or cell.not_applicable or cell.agreed for cell in cells)
    return people if people or said else Suppressed("no_answers", ROOM.min_base)


def _answered_in_bands(found: Round, policy: Policy) -> frozenset[str]:
    """Return the statements on which people of a group that shows stopped at a band. How a hidden group
    answered is as hidden as what it said, so it decides nothing here.
    """
    return frozenset(
        statement_id
        for statement_id, row in found.cells.items()
        if any(cell.bands and cell.base >= policy.min_base for cell in row.values())
    )


@value
class _Steps:
    """How a statement is told: on the levels of its scale, or on the bands; and what keeps its promise."""

    scale: Scale
    promise: str | None
    in_bands: bool


def _steps(assessment: Assessment, statement_id: str, easy: AbstractSet[str]) -> _Steps:
    promise = assessment.statement(statement_id).good_from
    return _Steps(assessment.scale_of(statement_id), promise, statement_id in easy)


def _lifted_cell(
    cell: Cell, group: DisclosedGroup, policy: Policy, steps: _Steps, *, may_show: bool
) -> DisclosedCell:
    """Return a cell in the types of the gate, in the steps in which its statement is told."""
    if cell.agreed is not None:
        level = _banded(cell.agreed.level, steps.scale if steps.in_bands else None)
        return AgreedOnly(level, cell.agreed.people, cell.agreed.dissent, said_so=may_show)
    if group.group.mode == "consensus" and isinstance(group.people, int) and group.people < policy.min_base:
        # That so few agreed on nothing is as much theirs as what they agreed on.
        return Hidden("below_base", policy.min_base)
    if group.group.mode == "consensus" or isinstance(group.people, Suppressed):
        # A group that agreed on nothing here, or that nobody came for: there is no one to protect, so it
        # may be said.
        return Hidden("no_answers", ROOM.min_base)
    together = cell.dont_know + cell.not_applicable + (cell.skipped or 0)
    unlevelled = Unlevelled(cell.dont_know, cell.not_applicable, cell.skipped, together)
    if cell.bands and not steps.in_bands:
        return _without_bands(cell, unlevelled, policy, steps)
    counts = band_counts(steps.scale, cell.counts, cell.bands) if steps.in_bands else cell.counts
    return Whole(counts, unlevelled)


def _without_bands(cell: Cell, unlevelled: Unlevelled, policy: Policy, steps: _Steps) -> DisclosedCell:
    """Return a cell of which some stopped at a band, on a statement that is not told in bands: by the promise
    alone, as any cell whose levels do not show.
    """
    if cell.base < policy.min_base:
        return Hidden("below_base", policy.min_base)
    first = None if steps.promise is None else _bands_from(steps.scale, steps.promise)
    if first is None:
        return Hidden("small_cell", policy.min_cell)
    people = band_counts(steps.scale, cell.counts, cell.bands)
    return Banded(sum(people[:first]), sum(people[first:]), unlevelled)


def _banded(level: str | None, bands: Scale | None) -> str | None:
    return level if level is None or bands is None else bands.band_of(level)


def _lifted_agreement(
    agreement: RoomAgreement, groups: Iterable[DisclosedGroup], bands: Scale | None
) -> DisclosedAgreement:
    """Return the agreement, with a number for every group that took part: 0 where none was given."""
    level = _banded(agreement.level, bands)
    if level is None:
        return DisclosedAgreement(None, agreement.people)
    taking_part = (disclosed.group.id for disclosed in groups if isinstance(disclosed.people, int))
    dissent = {group_id: agreement.dissent.get(group_id, 0) for group_id in taking_part}
    return DisclosedAgreement(level, agreement.people, dissent)
