"""What stands out: strengths and concerns that both sides share, and where one side sees it better.

Drawn from disclosed cells and gaps, so a rough statement is used where only that may be told. Tokens only:
sentences live in `report`, and nothing here ranks one statement above another.
"""

from collections.abc import Mapping

from mir_assess.analysis.disclosed import (
    AgreedOnly,
    Banded,
    Coarse,
    DisclosedCell,
    DisclosedRound,
    Figure,
    Hidden,
    Suppressed,
    Whole,
)
from mir_assess.analysis.gaps import Gap
from mir_assess.analysis.readings import StandingToken
from mir_assess.model.assessment import LIVED_EXPERIENCE
from mir_assess.model.value import value


@value
class Standing:
    """One thing that stands out of one statement, between two groups."""

    statement: str
    reference: str
    comparison: str
    token: StandingToken


def standings(seen: DisclosedRound, gaps: Mapping[str, tuple[Gap, ...]]) -> tuple[Standing, ...]:
    """Return what stands out, in walking order, at most one thing for each pair of groups on each statement.

    A clear gap comes first; where the statement makes no promise it says who placed it higher, since no level
    is better. Without one, it is a shared strength where most on both sides keep the promise, a
    shared concern where for most on both sides it is not kept, and nothing where either side is even, hidden,
    or has no promise to keep.
    """
    found = ((gap, _token(seen, gap)) for row in gaps.values() for gap in row)
    return tuple(
        Standing(gap.statement, gap.reference, gap.comparison, token)
        for gap, token in found
        if token is not None
    )


def _token(seen: DisclosedRound, gap: Gap) -> StandingToken | None:
    promise = seen.good_from(gap.statement) is not None
    if gap.reading == "comparison_higher":
        return "comparison_sees_it_better" if promise else "comparison_placed_higher"
    if gap.reading == "reference_higher":
        return "reference_sees_it_better" if promise else "reference_placed_higher"
    sides = {keeps_promise(seen, gap.statement, group_id) for group_id in (gap.reference, gap.comparison)}
    if sides == {True}:
        return "shared_strength"
    return "shared_concern" if sides == {False} else None


def keeps_promise(seen: DisclosedRound, statement_id: str, group_id: str) -> bool | None:
    """Return whether most of a group stand at the level that keeps the promise or above.

    True for more than half, False for fewer than half; None for exactly half, for a hidden group, and where
    the statement has no such level. Where only a rough statement is told, half or more counts as most. A
    group that spoke as one counts by the level it agreed on.
    """
    good_from = seen.good_from(statement_id)
    cell = seen.cells.get(statement_id, {}).get(group_id)
    if good_from is None or cell is None:
        return None
    if isinstance(cell, AgreedOnly):
        keys = seen.assessment.scale_of(statement_id).keys
        return None if cell.level is None else keys.index(cell.level) >= good_from
    return _most(cell, good_from)


def _most(cell: DisclosedCell, good_from: int) -> bool | None:
    match cell:
        case Whole():
            return _more_than_half(sum(cell.counts[good_from:]), cell.base)
        case Banded():
            return _more_than_half(cell.keeps_promise, cell.base)
        case Coarse():
            return cell.token in ("half_or_more", "all_but_fewer_than_min_cell")
        case Hidden() | AgreedOnly():
            return None


def _more_than_half(people: int, base: int) -> bool | None:
    return None if 2 * people == base else 2 * people > base


def is_called_agreed(seen: DisclosedRound, statement_id: str) -> bool:
    """Return whether a level may be called agreed by the room: it settled on one, and most people with lived
    experience agreed.

    Where the number of them who did not agree is hidden, their agreement cannot be claimed. With no such
    people in the room, nothing is called agreed.
    """
    agreement = seen.agreed.get(statement_id)
    if agreement is None or agreement.level is None:
        return False
    lived = [g for g in seen.groups if g.group.role == LIVED_EXPERIENCE and g.group.id in agreement.dissent]
    return bool(lived) and all(_most_agree(agreement.dissent[g.group.id], g.people) for g in lived)


def _most_agree(dissent: Figure, people: int | Suppressed) -> bool:
    if isinstance(dissent, Coarse):
        return dissent.token in ("fewer_than_half", "fewer_than_min_cell")
    return isinstance(dissent, int) and isinstance(people, int) and 2 * dissent < people
