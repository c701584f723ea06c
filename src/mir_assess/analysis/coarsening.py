"""How a disclosed round is made coarser: every rule of what may be told of how many people, one function a
rule.

Works on what the gate has already lifted out of a Round, so that the same rules serve the room copy, the
public copy made from it, and any policy raised by settings. Done twice it changes nothing more. It knows no
Round.
"""

from collections.abc import Mapping
from dataclasses import replace

from mir_assess.analysis import taking_part
from mir_assess.analysis.disclosed import (
    AgreedOnly,
    Banded,
    Coarse,
    DisclosedAgreement,
    DisclosedCell,
    DisclosedRound,
    Figure,
    Hidden,
    PrintableNote,
    Suppressed,
    Unlevelled,
    Whole,
)
from mir_assess.analysis.policy import Policy


def coarsened(seen: DisclosedRound, policy: Policy) -> DisclosedRound:
    """Return what is left of a disclosed round under a policy: never more than it showed; the same when
    done twice.
    """
    groups = tuple(replace(g, people=_people(g.people, policy)) for g in seen.groups)
    cells = {s: _row(row, seen.good_from(s), policy) for s, row in seen.cells.items()}
    # Figures beside the cells are judged by how many people the group had in the copy this one is made from.
    people = {g.group.id: g.people for g in seen.groups}
    somebody_hidden = any(g.is_hidden for g in groups)
    return replace(
        seen,
        policy=policy,
        groups=groups,
        cells=cells,
        agreed={
            statement_id: _agreement(
                agreement, people, cells.get(statement_id, {}), policy, hidden=somebody_hidden
            )
            for statement_id, agreement in seen.agreed.items()
        },
        notes=_notes(seen.notes, cells, policy),
        # Where small numbers are kept back, so is this one, nought too: it tells of somebody's words.
        waiting=0 if policy.min_cell else seen.waiting,
        priorities=_priorities(seen.priorities, people, cells, policy),
        participation=taking_part.told_beside(
            {
                aspect: taking_part.of_one_way(aspect, parts, people, policy, hidden=somebody_hidden)
                for aspect, parts in seen.participation.items()
            },
            policy,
        ),
    )


# cells


def _row(row: Mapping[str, DisclosedCell], good_from: int | None, policy: Policy) -> dict[str, DisclosedCell]:
    return {group_id: _cell(cell, good_from, policy) for group_id, cell in row.items()}


def _cell(cell: DisclosedCell, good_from: int | None, policy: Policy) -> DisclosedCell:
    match cell:
        case Whole() if policy.min_cell == 0 and cell.base >= policy.exact_from:
            return cell
        case Whole() | Banded() if cell.base < policy.min_base:
            return Hidden("below_base", policy.min_base)
        case Whole() if cell.base >= policy.exact_from and min(cell.counts) >= policy.min_cell:
            return replace(cell, unlevelled=_unlevelled(cell.unlevelled, policy))
        case Whole() if good_from is None:
            # A small base and a small level give one reason, so that neither can be told from the other.
            if policy.min_cell:
                return Hidden("small_cell", policy.min_cell)
            return Hidden("below_base", policy.exact_from)
        case Whole():
            bands = Banded(sum(cell.counts[:good_from]), sum(cell.counts[good_from:]), cell.unlevelled)
            return _bands(bands, policy)
        case Banded():
            return _bands(cell, policy)
        case AgreedOnly():
            return _agreed_only(cell, policy)
        case Coarse() | Hidden():
            return cell


def _agreed_only(cell: AgreedOnly, policy: Policy) -> AgreedOnly | Hidden:
    """Return a level that a group agreed on: of few people only where they said that it may be shown. Whether
    more people would have said so makes no difference, so it is told of none.
    """
    few = isinstance(cell.people, int) and cell.people < policy.min_base
    if few and not cell.said_so:
        return Hidden("below_base", policy.min_base)
    return AgreedOnly(
        cell.level,
        _people(cell.people, policy),
        _figure(cell.dissent, cell.people, policy),
        said_so=cell.said_so and (few or isinstance(cell.people, Suppressed)),
    )


def _bands(cell: Banded, policy: Policy) -> Banded | Coarse:
    told = _told(cell.keeps_promise, cell.base, policy)
    return (
        told if isinstance(told, Coarse) else replace(cell, unlevelled=_unlevelled(cell.unlevelled, policy))
    )


def _told(number: int, base: int, policy: Policy) -> int | Coarse:
    """Return how a number of people out of at least `min_base` may be told."""
    if base < policy.exact_from:
        return Coarse("fewer_than_half" if 2 * number < base else "half_or_more")
    if number < policy.min_cell:
        return Coarse("fewer_than_min_cell")
    if number > base - policy.min_cell:
        return Coarse("all_but_fewer_than_min_cell") if policy.min_cell else number
    return number


def _unlevelled(rest: Unlevelled, policy: Policy) -> Unlevelled:
    """Return the answers that are no level, as one sum where any of them is small."""
    parts = [part for part in (rest.dont_know, rest.not_applicable, rest.skipped) if part is not None]
    numbers = [part for part in parts if isinstance(part, int)]
    if len(numbers) < len(parts) or min(numbers) >= policy.min_cell:
        return rest
    held = Suppressed("small_cell", policy.min_cell)
    # With skips counted, the sum is the people less the base, which both show: to hide it would be theatre.
    known = rest.skipped is not None or sum(numbers) >= policy.min_cell
    return Unlevelled(held, held, None if rest.skipped is None else held, sum(numbers) if known else held)


# figures beside the cells


def _people(people: int | Suppressed, policy: Policy) -> int | Suppressed:
    if isinstance(people, Suppressed):
        return people if people.reason == "no_answers" else Suppressed("below_base", policy.exact_from)
    return people if people >= policy.exact_from else Suppressed("below_base", policy.exact_from)


def _figure(figure: Figure, people: int | Suppressed, policy: Policy) -> Figure:
    """Return how a number of dots, or of people who did not agree, may be told of a group of so many
    people.
    """
    if not isinstance(figure, int):
        return figure
    if isinstance(people, Suppressed) or people < policy.min_base:
        return Suppressed("below_base", policy.min_base)
    return _told(figure, people, policy)


def _is_below_base(cell: DisclosedCell | None) -> bool:
    return isinstance(cell, Hidden) and cell.reason == "below_base"


def _is_few(cell: DisclosedCell | None) -> bool:
    """Whether a cell is of so few people that words of theirs would be somebody's."""
    return _is_below_base(cell) or (isinstance(cell, AgreedOnly) and isinstance(cell.people, Suppressed))


def _agreement(
    agreement: DisclosedAgreement,
    people: Mapping[str, int | Suppressed],
    cells: Mapping[str, DisclosedCell],
    policy: Policy,
    *,
    hidden: bool,
) -> DisclosedAgreement:
    """Return what the room agreed, without the number of people wherever that could give a hidden group's
    away. Where it agreed on nothing nobody was counted, so nothing is held back.
    """
    dissent = {
        group_id: Suppressed("below_base", policy.min_base)
        if _is_below_base(cells.get(group_id))
        else _figure(figure, people[group_id], policy)
        for group_id, figure in agreement.dissent.items()
    }
    present = agreement.people
    if present == 0:
        present = Suppressed("no_answers", policy.min_base)
    elif isinstance(present, int):
        if hidden or any(_is_below_base(cell) for cell in cells.values()):
            present = Suppressed("would_reveal", policy.exact_from)
        else:
            present = _people(present, policy)
    return DisclosedAgreement(agreement.level, present, dissent)


def _notes(
    notes: tuple[PrintableNote, ...], cells: Mapping[str, Mapping[str, DisclosedCell]], policy: Policy
) -> tuple[PrintableNote, ...]:
    """Return the notes; where a group is hidden, or agreed as one and its number is, none says whose it is,
    nor that nobody's was named, or the others would be that group's.
    """
    by_group: dict[str, list[DisclosedCell]] = {}
    for row in cells.values():
        for group_id, cell in row.items():
            by_group.setdefault(group_id, []).append(cell)
    anonymous = {s for s, row in cells.items() if any(_is_few(cell) for cell in row.values())}
    if any(all(_is_few(cell) for cell in column) for column in by_group.values()):
        anonymous.add("")
    held = Suppressed("would_reveal", policy.min_base)

    def whose(note: PrintableNote) -> str | Suppressed:
        if note.statement in anonymous or isinstance(note.group, Suppressed):
            return held
        return note.group if note.group in by_group else ""

    shown = (replace(note, group=whose(note)) for note in notes)
    return tuple(sorted(shown, key=lambda note: (note.text, note.statement, note.kind, str(note.group))))


def _priorities(
    dots: Mapping[str, Mapping[str, Figure]],
    people: Mapping[str, int | Suppressed],
    cells: Mapping[str, Mapping[str, DisclosedCell]],
    policy: Policy,
) -> dict[str, dict[str, Figure]]:
    """Return each group's dots; nothing at all where no group that shows chose anything, whatever a hidden
    group did. Where small numbers are held back a few dots are no choice, so that none and a few look alike.
    """
    told = {
        statement_id: {
            group_id: Suppressed("below_base", policy.min_base)
            if _is_below_base(cells[statement_id].get(group_id))
            else _figure(figure, people[group_id], policy)
            for group_id, figure in row.items()
        }
        for statement_id, row in dots.items()
    }
    return told if any(_is_a_choice(figure) for row in told.values() for figure in row.values()) else {}


def _is_a_choice(figure: Figure) -> bool:
    if isinstance(figure, Coarse):
        return figure.token in ("half_or_more", "all_but_fewer_than_min_cell")
    return isinstance(figure, int) and figure > 0
