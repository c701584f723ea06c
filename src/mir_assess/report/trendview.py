"""The view of three and more rounds in a row, built once, so that every format says the same of them.

For each statement it is said first which rounds compare; only those are laid side by side. `trendviews` fills
these types.
"""

from collections.abc import Iterator
from typing import Literal

from mir_assess.analysis.disclosed import Suppressed
from mir_assess.analysis.policy import Policy
from mir_assess.analysis.readings import ChangeReading, GapChangeReading
from mir_assess.model.assessment import Assessment
from mir_assess.model.lineage import Comparability
from mir_assess.model.value import value
from mir_assess.report.actions import ActionView
from mir_assess.report.charts import Panels
from mir_assess.report.diffview import Side
from mir_assess.report.found import FoundList
from mir_assess.report.languages import Tongue
from mir_assess.report.naming import Named
from mir_assess.report.trendstretch import Strand, Stretch
from mir_assess.report.view import Answers


@value
class RoundView:
    """One of the rounds: what the page calls it, and the day it was sealed, if it was."""

    called: str
    assessment: Assessment
    sealed: str | None


@value
class StepView:
    """What became of a statement from one round to the next. `comparability` is None where neither asked it;
    `compares` tells whether this audience may be shown the two side by side; `told` says why, in words.
    """

    then: str
    now: str
    comparability: Comparability | None
    reason: str
    compares: bool
    told: str


@value
class Move:
    """How a group's answers moved between two rounds, one after the other or further apart; `in_short`, for
    beside another move.
    """

    then: str
    now: str
    superiority: float | Suppressed | None
    interval: tuple[float, float] | Suppressed | None
    reading: ChangeReading
    sentence: str
    in_short: str


@value
class GroupTrendView:
    """One group on one statement: its answers in each round (None where it was not asked), its moves from
    each round to the next, and that of the whole way. `sentences` tell all of it, each thing once. `agreed`
    is what it agreed on together in rounds that compare, in words; empty where it did not.
    `is_kept_back`: no round shows anything of it on any statement, which the page says once, at its head.
    """

    id: str
    label: str
    called: Named
    rounds: tuple[Answers | None, ...]
    steps: tuple[Move | None, ...]
    whole: Move | None
    sentences: tuple[str, ...]
    agreed: str = ""
    is_kept_back: bool = False

    @property
    def moves(self) -> tuple[Move, ...]:
        """Every move there is: the whole way first, then the steps."""
        return tuple(move for move in (self.whole, *self.steps) if move is not None)

    @property
    def sentence(self) -> str:
        """All that can be told of the group, as one text."""
        return " ".join(self.sentences)


@value
class GapTrendView:
    """How the gap between two groups changed from the first to the last round in which it compares."""

    reference: str
    comparison: str
    then: str
    now: str
    difference: float | Suppressed | None
    interval: tuple[float, float] | Suppressed | None
    reading: GapChangeReading
    sentence: str


@value
class StatementTrendView:
    """One statement through all rounds. `kind` tells over how many of the rounds it compares, one of
    `trendkinds.KINDS`; `verdict` says so in words, and `notes` what else became of it; `words` are its words
    in each round, empty where it was not asked, and `asked` the same under the rounds that asked it so, where
    they were not alike throughout.
    """

    id: str
    anchor: str
    text: str
    kind: str
    verdict: tuple[str, ...]
    notes: tuple[str, ...]
    words: tuple[str, ...]
    asked: tuple[tuple[str, str], ...]
    steps: tuple[StepView, ...]
    groups: tuple[GroupTrendView, ...]
    gaps: tuple[GapTrendView, ...]
    stretches: tuple[Stretch, ...]
    actions: tuple[ActionView, ...]

    @property
    def told(self) -> tuple[str, ...]:
        """The verdict and what else became of the statement."""
        return (*self.verdict, *self.notes)

    @property
    def shown(self) -> tuple[GroupTrendView, ...]:
        """The groups that a page tells of here: not those of which no round shows anything."""
        return tuple(group for group in self.groups if not group.is_kept_back)

    @property
    def shown_gaps(self) -> tuple[GapTrendView, ...]:
        """The gaps between groups that a page tells of."""
        names = {group.id for group in self.shown}
        return tuple(gap for gap in self.gaps if {gap.reference, gap.comparison} <= names)

    @property
    def pictured(self) -> tuple[GroupTrendView, ...]:
        """The groups that have a small picture, and so a sentence under it."""
        return tuple(group for group in self.shown if self.drawings(group.id))

    @property
    def told_alone(self) -> tuple[GroupTrendView, ...]:
        """The groups that have something told of them, and no picture."""
        return tuple(group for group in self.shown if group.sentences and not self.drawings(group.id))

    def drawings(self, group_id: str) -> tuple[Panels, ...]:
        """Return the small pictures of a group, one for each stretch that has one."""
        return tuple(strand.drawing for _, strand in self._strands(group_id) if strand.drawing is not None)

    def by_level(self, group_id: str) -> tuple[tuple[Side, ...], ...]:
        """Return a group's answers in each stretch that has a table of levels."""
        return tuple(strand.sides for stretch, strand in self._strands(group_id) if stretch.by_level)

    def _strands(self, group_id: str) -> Iterator[tuple[Stretch, Strand]]:
        for stretch in self.stretches:
            for strand in stretch.strands:
                if strand.group == group_id:
                    yield stretch, strand

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why its author changed it, each reason once."""
        return tuple(dict.fromkeys(step.reason for step in self.steps if step.reason))


@value
class Judged:
    """The statements on which the verdict is one and the same, so that it is said once."""

    verdict: tuple[str, ...]
    statements: tuple[StatementTrendView, ...]


@value
class JudgedList:
    """The statements that compare over all rounds, over some, or over none."""

    title: str
    judged: tuple[Judged, ...]


@value
class Turnout:
    """How many of a group took part in each round, in words."""

    label: str
    rounds: tuple[str, ...]


@value
class Promised:
    """The actions that were agreed in one round, as they stand now."""

    title: str
    actions: tuple[ActionView, ...]
    empty: str


@value
class Trend:
    """Three and more rounds of one organisation for one audience, ready to be laid out, the oldest first.

    `who_changed` says how the room was not the same, before any figure; `kept_back`, of which groups no round
    shows anything; `counts`, over how many rounds the statements compare.
    """

    title: str
    tongue: Tongue
    policy: Policy
    rounds: tuple[RoundView, ...]
    banners: tuple[str, ...]
    purpose: tuple[str, ...]
    turnout: tuple[Turnout, ...]
    turnout_note: str
    kept_back: tuple[str, ...]
    who_changed: tuple[str, ...]
    counts: tuple[str, ...]
    now_note: str
    judged: tuple[JudgedList, ...]
    apart_note: str
    lists: tuple[FoundList, ...]
    statements: tuple[StatementTrendView, ...]
    promised: tuple[Promised, ...]
    reckoned: str
    how_pictures_work: tuple[str, ...]
    how_to_read: tuple[str, ...]
    limits: tuple[str, ...]
    method: tuple[str, ...]

    @property
    def actions(self) -> tuple[ActionView, ...]:
        """Every action, those of the oldest round first."""
        return tuple(action for row in self.promised for action in row.actions)

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that were there in any round."""
        return tuple(group.label for group in self.turnout)

    @property
    def turnout_rows(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """How many took part: what each round is called, and each group in words."""
        return tuple(
            zip(self.called, zip(*(group.rounds for group in self.turnout), strict=True), strict=True)
        )

    @property
    def called(self) -> tuple[str, ...]:
        """What the rounds are called."""
        return tuple(one.called for one in self.rounds)

    @property
    def kind(self) -> Literal["trend"]:
        """What the page is made of."""
        return "trend"
