"""What one audience may see of a round: the types the gate hands out, and nothing that could undo it.

Kept apart from `disclosure`, which fills them, so that a reader sees in one place all that can ever reach a
page. Each figure that may be held back is a value, a `Coarse` statement, or `Suppressed` with its reason.
This module knows no Round.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from mir_assess.analysis.policy import Policy
from mir_assess.model.assessment import Action, Assessment, Group
from mir_assess.model.value import value

Reason = Literal["below_base", "small_cell", "would_reveal", "no_answers"]
Token = Literal["fewer_than_half", "half_or_more", "fewer_than_min_cell", "all_but_fewer_than_min_cell"]


@value
class Suppressed:
    """A figure held back: why, and the number of people it would have taken to show it."""

    reason: Reason
    threshold: int


@value
class Coarse:
    """Only a rough statement is told, such as “fewer than half”.

    As a cell it speaks of the people who keep the promise; as a figure, of dots or of people who did not
    agree.
    """

    token: Token


Figure = int | Coarse | Suppressed


@value
class Unlevelled:
    """Answers that are no level: people who did not know, whom it does not apply to, who said nothing.

    Where the parts are suppressed, `together` is their one sum. `skipped` is None where nobody counted.
    """

    dont_know: int | Suppressed
    not_applicable: int | Suppressed
    skipped: int | Suppressed | None
    together: int | Suppressed


@value
class Whole:
    """People per level, lowest first: the full picture."""

    counts: tuple[int, ...]
    unlevelled: Unlevelled

    @property
    def base(self) -> int:
        """People who gave a level."""
        return sum(self.counts)


@value
class Banded:
    """Two numbers in place of the levels: people for whom the promise is not kept yet, and those for whom
    it is.
    """

    not_yet: int
    keeps_promise: int
    unlevelled: Unlevelled

    @property
    def base(self) -> int:
        """People who gave a level."""
        return self.not_yet + self.keeps_promise


@value
class Hidden:
    """Nothing is told of this group on this statement, but why."""

    reason: Reason
    threshold: int

    @property
    def suppressed(self) -> Suppressed:
        """The same, to stand in the place of any one figure."""
        return Suppressed(self.reason, self.threshold)


@value
class AgreedOnly:
    """A group that spoke as one: the level it agreed on (None: its sittings differed), with counts only
    where they may show. `said_so`: they are few, and it shows because they said that it may.
    """

    level: str | None
    people: int | Suppressed
    dissent: Figure
    said_so: bool = False


DisclosedCell = Whole | Banded | Coarse | Hidden | AgreedOnly


@value
class DisclosedGroup:
    """A group, and how many of it took part, if that may be told."""

    group: Group
    people: int | Suppressed

    @property
    def is_hidden(self) -> bool:
        """Whether people of this group took part whose number may not be told."""
        return isinstance(self.people, Suppressed) and self.people.reason != "no_answers"


@value
class DisclosedAgreement:
    """What the whole room agreed after talking (level None: it did not), and who did not, by group id."""

    level: str | None
    people: int | Suppressed
    dissent: Mapping[str, Figure] = field(default_factory=dict)


@value
class PrintableNote:
    """Words someone said may be printed. `group` is empty where nobody's was named, and held back where any
    name could point at a small group.
    """

    kind: str
    text: str
    statement: str = ""
    group: str | Suppressed = ""


@value
class DisclosedRound:
    """A round as one audience may see it: the only thing that analysis and reports read.

    `cells` maps statement id, then group id, to a cell, in walking order, for every group that is asked the
    statement. `priorities` maps likewise to dots, and is empty where no group that shows put any.
    `participation` maps `channel`, `support` and `attendance`, and `helper` and `unclear` in a round that
    says something of them, to people by way of taking part, if all of that may be told. `notes` are
    sorted by their text; `waiting` counts those that may be printed and that nobody has looked at yet, though
    they could point at somebody. `promised` are the actions this round asked about. `assessment` has the
    steps that answers are told in; `pinned` is the round as people were asked, where that is not the same.
    """

    policy: Policy
    assessment: Assessment
    groups: tuple[DisclosedGroup, ...]
    cells: Mapping[str, Mapping[str, DisclosedCell]]
    agreed: Mapping[str, DisclosedAgreement] = field(default_factory=dict)
    notes: tuple[PrintableNote, ...] = ()
    priorities: Mapping[str, Mapping[str, Figure]] = field(default_factory=dict)
    actions: tuple[Action, ...] = ()
    participation: Mapping[str, Mapping[str, int] | Suppressed] = field(default_factory=dict)
    rated_again: tuple[str, ...] = ()
    sittings: int = 1
    sealed: str | None = None
    waiting: int = 0
    promised: tuple[Action, ...] = ()
    pinned: Assessment | None = None

    @property
    def asked(self) -> Assessment:
        """The round as people were asked: every statement on its own levels."""
        return self.pinned or self.assessment

    def people(self, group_id: str) -> int | Suppressed:
        """Return how many of a group took part, if it may be told. Raises KeyError when there is no such
        group.
        """
        for disclosed in self.groups:
            if disclosed.group.id == group_id:
                return disclosed.people
        raise KeyError(group_id)

    def notes_on(self, statement_id: str) -> tuple[PrintableNote, ...]:
        """Return the printable notes on a statement; on none in particular when the id is empty."""
        return tuple(note for note in self.notes if note.statement == statement_id)

    def good_from(self, statement_id: str) -> int | None:
        """Return the position, 0 = lowest, of the level that keeps a statement's promise; None where it has
        none.
        """
        part = self.assessment.part_of(statement_id)
        statement = part.statement(statement_id)
        return part.scale(statement.scale).keys.index(statement.good_from) if statement.good_from else None
