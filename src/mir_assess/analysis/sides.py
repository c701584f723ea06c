"""Who is set beside whom between two rounds, and whether they were asked the same thing.

Settled before any figure is made, so that a number never stands where nothing compares.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from mir_assess.analysis.disclosed import (
    AgreedOnly,
    DisclosedCell,
    DisclosedRound,
    Hidden,
    Suppressed,
    Whole,
)
from mir_assess.analysis.gaps import counts_to_compare
from mir_assess.model.lineage import Lineage
from mir_assess.model.value import value


@value
class Side:
    """One group's cell on one statement in one round, with all that decides whether it compares."""

    seen: DisclosedRound
    statement: str
    group: str

    @property
    def cell(self) -> DisclosedCell:
        """What may be told of the group's answers."""
        return self.seen.cells[self.statement][self.group]

    @property
    def question(self) -> str | None:
        """The question put to this group, before it names any organisation."""
        unnamed = replace(self.seen.assessment, organisation="{organisation}")
        return unnamed.stem_for(self.statement, unnamed.group(self.group).role)


def match_groups(old: DisclosedRound, new: DisclosedRound) -> dict[str, str]:
    """Return which group of the newer round is which of the older, by newer id.

    Groups match by id, else by a role that is unique on both sides.
    """
    before, now = old.assessment.groups, new.assessment.groups
    ids = {group.id for group in before}
    roles_before, roles_now = Counter(g.role for g in before), Counter(g.role for g in now)
    by_role = {group.role: group.id for group in before if roles_before[group.role] == 1}
    matched: dict[str, str] = {}
    for group in now:
        if group.id in ids:
            matched[group.id] = group.id
        elif roles_now[group.role] == 1 and group.role in by_role:
            matched[group.id] = by_role[group.role]
    return matched


def comparable_counts(
    lineage: Lineage, before: Sequence[Side], now: Sequence[Side]
) -> list[tuple[int, ...]] | Suppressed | None:
    """Return the counts by which the sides of two rounds compare, those of the older round first.

    `before` and `now` hold the same groups in the same order. Returns why not where a side is hidden; None
    where nothing compares: another statement, another question to the group, a group that spoke as one, or
    nobody who answered.
    """
    sides = (*before, *now)
    same_question = all(a.question == b.question for a, b in zip(before, now, strict=True))
    if not lineage.compares or not same_question or any(_is_no_count(side.cell) for side in sides):
        return None
    policy = sides[0].seen.policy
    levels_show = policy.audience == "room" and all(isinstance(side.cell, Whole) for side in sides)
    if lineage.promise_moved and not levels_show:
        return None  # levels still compare when the promise moved; bands on either side of it do not
    return counts_to_compare([(side.cell, side.seen.good_from(side.statement)) for side in sides], policy)


def _is_no_count(cell: DisclosedCell) -> bool:
    """Whether there are no numbers of people, shown or hidden: a group spoke as one, or nobody answered."""
    return isinstance(cell, AgreedOnly) or (isinstance(cell, Hidden) and cell.reason == "no_answers")
