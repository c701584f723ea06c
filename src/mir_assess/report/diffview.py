"""The view of two rounds side by side, built once, so that every format says the same of what changed.

For each statement the verdict comes first: whether the two rounds asked the same. `diffviews` fills these
types.
"""

from typing import Literal

from mir_assess.analysis.disclosed import Suppressed
from mir_assess.analysis.policy import Policy
from mir_assess.analysis.readings import ChangeReading, GapChangeReading
from mir_assess.model.assessment import Assessment
from mir_assess.model.lineage import Comparability
from mir_assess.model.value import value
from mir_assess.report.actions import ActionView
from mir_assess.report.found import FoundList
from mir_assess.report.languages import Tongue
from mir_assess.report.naming import Named
from mir_assess.report.view import Answers, LevelView


@value
class Side:
    """One group's answers in one of the rounds, with the levels they were given on and the words for those
    that keep the promise.
    """

    year: str
    answers: Answers
    levels: tuple[LevelView, ...]
    promise: str


@value
class GroupDiff:
    """One group on one statement, then and now; a side is None where it was not asked.

    `beside` holds the sides that a page may lay under each other: none where the two do not compare.
    `agreed` is what it agreed on together, in both rounds or in one, in words; empty where it did not.
    `is_unseen` tells that nothing this group said shows on any statement, in either round.
    """

    id: str
    label: str
    called: Named
    old: Side | None
    new: Side | None
    superiority: float | Suppressed | None
    interval: tuple[float, float] | Suppressed | None
    reading: ChangeReading
    sentence: str
    beside: tuple[Side, ...]
    agreed: str = ""
    is_unseen: bool = False

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides there are, the older first."""
        return tuple(side for side in (self.old, self.new) if side is not None)


@value
class GapDiff:
    """How the gap between two groups moved; group ids are the newer round's."""

    reference: str
    comparison: str
    reading: GapChangeReading
    sentence: str


@value
class StatementDiff:
    """One statement in two rounds. `verdict` is the comparability in words, `notes` what else became of it,
    and `reason` why its author changed it.

    `then` and `now` are the words of both rounds, where they are not the same: of all parts of a statement
    that was split, and of all that a merged one was made of. `compares` tells whether this audience may be
    shown anything of the two side by side; `kind` is one of `diffkinds.KINDS`; `moved`, to another theme.
    """

    id: str
    anchor: str
    text: str
    old_text: str | None
    comparability: Comparability
    compares: bool
    kind: str
    moved: bool
    verdict: str
    notes: tuple[str, ...]
    then: tuple[str, ...]
    now: tuple[str, ...]
    reason: str
    groups: tuple[GroupDiff, ...]
    gaps: tuple[GapDiff, ...]
    actions: tuple[ActionView, ...]

    @property
    def seen(self) -> tuple[GroupDiff, ...]:
        """The groups that a page tells of here: not those of which it said once that nothing shows."""
        return tuple(group for group in self.groups if not group.is_unseen)

    @property
    def told(self) -> str:
        """The verdict and what else became of the statement, as one text."""
        return " ".join((self.verdict, *self.notes))


@value
class Judged:
    """The statements on which the verdict is one and the same, so that it is said once."""

    verdict: str
    statements: tuple[StatementDiff, ...]


@value
class Turnout:
    """How many of a group took part in the two rounds, in words."""

    label: str
    old: str
    new: str


@value
class Comparison:
    """Two rounds of one organisation for one audience, ready to be laid out.

    `then` and `now` are what the two rounds are called. `counts` says how many statements compare, and what
    became of the others, `room` how the room was not the same, and `in_short` what clearly changed, for
    whoever has a minute. `unseen` are the labels of groups of which no answer shows in either round:
    said once, and not on every statement. `actions` are those of the older round as they stand now;
    `reckoned` says on which day it is reckoned what is overdue.
    """

    title: str
    tongue: Tongue
    policy: Policy
    old: Assessment
    new: Assessment
    then: str
    now: str
    old_sealed: str | None
    new_sealed: str | None
    banners: tuple[str, ...]
    purpose: tuple[str, ...]
    turnout: tuple[Turnout, ...]
    turnout_note: str
    counts: tuple[str, ...]
    room: tuple[str, ...]
    in_short: tuple[str, ...]
    comparable: tuple[Judged, ...]
    apart: tuple[Judged, ...]
    apart_note: str
    lists: tuple[FoundList, ...]
    unseen: tuple[str, ...]
    statements: tuple[StatementDiff, ...]
    actions: tuple[ActionView, ...]
    reckoned: str
    how_pictures_work: tuple[str, ...]
    how_to_read: tuple[str, ...]
    limits: tuple[str, ...]
    method: tuple[str, ...]

    @property
    def kind(self) -> Literal["comparison"]:
        """What the page is made of."""
        return "comparison"
