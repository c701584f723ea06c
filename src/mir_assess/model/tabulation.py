"""From counted cells to a Round: where the store's numbers take the shape that analysis reads.

Cost depends on cells, never on people: a round of a hundred thousand answers is tabulated as fast as one of
ten.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from mir_assess.model.assessment import Action, Assessment, Group
from mir_assess.model.bank import DONT_KNOW, NOT_APPLICABLE
from mir_assess.model.room import RoomState
from mir_assess.model.round import Cell, Consensus, Note, RoomAgreement, Round
from mir_assess.model.session import CellKey

Measures = Mapping[str, int]


def tabulate(
    assessment: Assessment,
    cells: Mapping[CellKey, int],
    notes: Iterable[Note],
    room: RoomState,
    actions: Iterable[Action],
    promised: Iterable[Action] = (),
) -> Round:
    """Return the Round of an assessment.

    `cells` maps (group id, statement id, measure) to people, as `session.contribution` names them, summed
    over streams. Notes are sorted by their text, so that no order of speaking is left. `promised` are the
    actions it opened by asking about.
    """
    by_cell: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for (group_id, statement_id, measure), number in cells.items():
        if number:
            by_cell[group_id, statement_id][measure] = number
    people = {group.id: _people(group.id, by_cell) for group in assessment.groups}
    return Round(
        assessment=assessment,
        people=people,
        cells={
            statement_id: {
                group.id: _cell(assessment, statement_id, group, by_cell, people[group.id])
                for group in assessment.groups
                if assessment.stem_for(statement_id, group.role) is not None
            }
            for statement_id in assessment.chosen
        },
        agreed=_agreed(assessment, room.agreed),
        notes=tuple(sorted(notes, key=_by_text)),
        priorities=_priorities(assessment, by_cell),
        actions=tuple(actions),
        participation=_participation(assessment, by_cell),
        rated_again=tuple(
            statement_id for statement_id in assessment.chosen if statement_id in room.rated_again
        ),
        sittings=max(1, sum(1 for measure in by_cell.get(("", ""), {}) if measure.startswith("sitting/"))),
        sealed=room.sealed,
        promised=tuple(promised),
        may_show={g.id: room.may_show[g.id] for g in assessment.groups if g.id in room.may_show},
    )


def _by_text(note: Note) -> tuple[str, str, str, str, bool, str, str]:
    return (note.statement, note.kind, note.text, note.group, note.consent, note.checked, note.checked_by)


def _people(group_id: str, by_cell: Mapping[tuple[str, str], Measures]) -> int:
    """How many people of a group took part: the sum of what `session.people_in` finds of its sessions."""
    return by_cell.get((group_id, ""), {}).get("people", 0)


def _cell(
    assessment: Assessment,
    statement_id: str,
    group: Group,
    by_cell: Mapping[tuple[str, str], Measures],
    people: int,
) -> Cell:
    measures = by_cell.get((group.id, statement_id), {})
    scale = assessment.scale_of(statement_id)
    # A band's key is no level's, so that one kind of measure tells both. A band of one level says what that
    # level says, so whoever chose it is counted there, and makes the statement no coarser.
    same = {band.levels[0]: band.key for band in scale.bands if len(band.levels) == 1}
    counts = tuple(
        measures.get(f"level/{key}", 0) + (measures.get(f"level/{same[key]}", 0) if key in same else 0)
        for key in scale.keys
    )
    bands = tuple(measures.get(f"level/{band.key}", 0) if len(band.levels) > 1 else 0 for band in scale.bands)
    dont_know, not_applicable = measures.get(DONT_KNOW, 0), measures.get(NOT_APPLICABLE, 0)
    if group.mode == "consensus":
        return Cell(counts=(0,) * len(counts), skipped=None, agreed=_consensus(measures))
    uncounted = "uncounted" in by_cell.get((group.id, ""), {})
    answered = sum(counts) + sum(bands) + dont_know + not_applicable
    skipped = None if uncounted else people - answered
    return Cell(counts, dont_know, not_applicable, skipped, bands=bands if any(bands) else ())


def _consensus(measures: Measures) -> Consensus | None:
    """One agreed level, summed over sittings; sittings that differ in it leave no one level."""
    agreed = {measure.split("/")[1] for measure in measures if measure.startswith("agreed/")}
    if not agreed:
        return None
    return Consensus(
        level=min(agreed) if len(agreed) == 1 else None,
        people=sum(measures.get(f"agreed/{key}/people", 0) for key in agreed),
        dissent=sum(measures.get(f"agreed/{key}/dissent", 0) for key in agreed),
    )


def _agreed(assessment: Assessment, agreed: Mapping[str, RoomAgreement]) -> dict[str, RoomAgreement]:
    """What the room agreed, in the order asked and not spoken, so that equal rounds read the same."""
    return {
        statement_id: replace(found, dissent=_in_order_of_groups(assessment, found.dissent))
        for statement_id in assessment.chosen
        if (found := agreed.get(statement_id)) is not None
    }


def _in_order_of_groups(assessment: Assessment, by_group: Mapping[str, int]) -> dict[str, int]:
    return {group.id: by_group[group.id] for group in assessment.groups if group.id in by_group}


def _priorities(
    assessment: Assessment, by_cell: Mapping[tuple[str, str], Measures]
) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for statement_id in assessment.chosen:
        dots = {g.id: by_cell.get((g.id, statement_id), {}).get("dots", 0) for g in assessment.groups}
        if any(dots.values()):
            found[statement_id] = {group_id: number for group_id, number in dots.items() if number}
    return found


def _participation(
    assessment: Assessment, by_cell: Mapping[tuple[str, str], Measures]
) -> dict[str, dict[str, int]]:
    """How people took part, aspect by aspect. Whether anything could not be read is told of paper alone; of
    who pays for help, only where somebody said.
    """
    aspects: dict[str, dict[str, int]] = {
        aspect: {} for aspect in ("channel", "support", "attendance", "helper", "unclear")
    }
    for group in assessment.groups:
        for measure, number in by_cell.get((group.id, ""), {}).items():
            aspect, _, value = measure.partition("/")
            if aspect in aspects and value:
                aspects[aspect][value] = aspects[aspect].get(value, 0) + number
    if not aspects["helper"]:
        del aspects["helper"]
    if "paper" not in aspects["channel"]:
        del aspects["unclear"]
    return {aspect: dict(sorted(values.items())) for aspect, values in aspects.items()}
