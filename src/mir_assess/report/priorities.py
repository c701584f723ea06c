"""What matters most to those who were there, for a page with room for three.

Dots are a choice that people made, and no rating. Where they chose more than there is room for, the dots of
people with lived experience decide, as far as this audience may see them; what is shown stands in walking
order all the same. Where nobody chose, it is said so. Why: docs/decisions/0014.
"""

from collections.abc import Sequence

from mir_assess.analysis.disclosed import Coarse, Figure, Suppressed
from mir_assess.analysis.readings import StandingToken
from mir_assess.model.assessment import LIVED_EXPERIENCE
from mir_assess.model.value import value
from mir_assess.report.promised import asks_of_a_promise, sayings_of
from mir_assess.report.view import Report, Standout, StatementView

ROOM_FOR = 3
LOOK_AT: tuple[StandingToken, ...] = ("comparison_sees_it_better", "shared_concern")
"""What a page points at where nobody put dots."""


@value
class Priorities:
    """The statements to tell first, in walking order, each with what was found there; `left` are how many
    more there are, and `alike` how many of these had just as many dots as the last that is shown.
    `are_chosen` says that people chose them.
    """

    found: tuple[Standout, ...]
    left: int
    alike: int
    are_chosen: bool


def priorities(report: Report) -> Priorities:
    """Return what matters most to those who were there: at most three statements."""
    chosen = [found.statement for found in report.priorities]
    if not chosen:
        return _unchosen(report)
    group_id = _who_decides(report, chosen)
    dots = {statement.id: _dots(statement.priority.get(group_id)) for statement in chosen}
    ranked = sorted(chosen, key=lambda statement: dots[statement.id], reverse=True)
    taken, left = {statement.id for statement in ranked[:ROOM_FOR]}, ranked[ROOM_FOR:]
    last = dots[ranked[:ROOM_FOR][-1].id]
    return Priorities(
        found=tuple(Standout(each, told_of(report, each)) for each in chosen if each.id in taken),
        left=len(left),
        alike=sum(dots[statement.id] == last for statement in left),
        are_chosen=True,
    )


def _unchosen(report: Report) -> Priorities:
    names = {
        found.statement.id
        for rows in report.standouts
        if rows.kind in LOOK_AT
        for found in rows.found
        if not asks_of_a_promise(found.statement)
    }
    every = [statement for statement in report.statements if statement.id in names]
    found = tuple(Standout(each, told_of(report, each)) for each in every[:ROOM_FOR])
    return Priorities(found, len(every) - len(found), 0, are_chosen=False)


def _who_decides(report: Report, chosen: Sequence[StatementView]) -> str:
    """The group whose dots decide: the first with lived experience that put any which show, else the first of
    any group.
    """
    put = [group for group in report.groups if any(_dots(each.priority.get(group.id)) for each in chosen)]
    put.sort(key=lambda group: group.role != LIVED_EXPERIENCE)
    return put[0].id if put else ""


def _dots(figure: Figure | None) -> int:
    """Return dots for setting one statement of a group beside another, a rough number too: nearly all is more
    than any number that is told, and few is none.
    """
    match figure:
        case int():
            return figure
        case Coarse("half_or_more" | "all_but_fewer_than_min_cell"):
            return 1_000_000
        case Coarse() | Suppressed() | None:
            return 0


def told_of(report: Report, statement: StatementView) -> str:
    """Return what was found on a statement: what stands out of it, a clear gap first, or else what people
    said.
    """
    for rows in reversed(report.standouts):
        for found in rows.found:
            if found.statement.id == statement.id:
                return found.sentence
    own = tuple(found for found in statement.answers if found.group.called.speaks_of_one_life)
    return " ".join(sayings_of(own or statement.answers))
