"""One of several rounds on a page, with what is looked up in it again and again. Sees what the gate handed
out; knows no other round.
"""

from collections.abc import Iterable, Mapping

from mir_assess.analysis.disclosed import DisclosedRound
from mir_assess.analysis.distributions import Distributions, distributions
from mir_assess.analysis.gaps import gaps
from mir_assess.analysis.readings import GapReading
from mir_assess.model.value import value
from mir_assess.report.diffview import Side
from mir_assess.report.statements import answers_view, group_views, ladder_of, level_views, promise_words
from mir_assess.report.tongue import say
from mir_assess.report.view import GroupView

ONE_WAY: tuple[GapReading, ...] = ("comparison_higher", "reference_higher")
"""The two ways in which a gap can be clear."""


@value
class ShownRound:
    """A round and what the page calls it; `clear` holds which way each gap is clear that is, by statement and
    groups.
    """

    seen: DisclosedRound
    called: str
    answers: Distributions
    groups: Mapping[str, GroupView]
    clear: Mapping[tuple[str, str, str], GapReading]

    def side(self, statement_id: str, group_id: str | None) -> Side | None:
        """Return a group's answers to a statement; None where it was not asked."""
        found = self.answers.get(statement_id, {}).get(group_id or "")
        if found is None:
            return None
        answers = answers_view(self.seen, found, self.groups[found.group], ladder_of(self.seen, statement_id))
        levels = level_views(self.seen, statement_id)
        return Side(self.called, answers, levels, promise_words(self.seen, statement_id))

    def in_fewer_steps(self, statement_id: str) -> bool:
        """Whether it tells a statement in the steps of the easy way."""
        return statement_id in self.answers and self.seen.assessment.scale_of(statement_id).is_in_bands


def told_in_fewer_steps(rounds: Iterable[bool]) -> tuple[str, ...]:
    """Return that a statement which compares is told in the steps of the easy way, where a round does so."""
    if not any(rounds):
        return ()
    return (say("Some people answered this the easy way, so it is told in fewer steps, for every group."),)


def shown_round(seen: DisclosedRound, called: str) -> ShownRound:
    """Return a round as a page of several rounds looks things up in it."""
    groups = {group.id: group for group in group_views(seen)}
    clear = {
        (gap.statement, gap.reference, gap.comparison): gap.reading
        for row in gaps(seen).values()
        for gap in row
        if gap.reading in ONE_WAY
    }
    return ShownRound(seen, called, distributions(seen), groups, clear)
