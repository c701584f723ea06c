"""The one view model: all that any page says of a round, built once, so that every format shows the same
figures.

Each value here has passed the gate and carries its words with it. A format lays it out; it computes nothing
and asks nothing further. `views` fills these types.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Literal

from mir_assess.analysis.disclosed import Figure, PrintableNote, Suppressed
from mir_assess.analysis.distributions import Distribution
from mir_assess.analysis.gaps import Gap
from mir_assess.analysis.policy import Policy
from mir_assess.analysis.readings import StandingToken
from mir_assess.model.assessment import Assessment
from mir_assess.model.bank import Link
from mir_assess.model.scale import IN_BANDS
from mir_assess.model.value import value
from mir_assess.report.actions import ActionView
from mir_assess.report.bankview import BankView
from mir_assess.report.charts import Bar
from mir_assess.report.languages import Tongue
from mir_assess.report.naming import Named
from mir_assess.report.noteview import NoteGroup as NoteGroup  # noqa: PLC0414 - a part of what is shown here
from mir_assess.report.pictureview import GapsPicture, MapView
from mir_assess.report.said import Said
from mir_assess.report.sentences import GapWords
from mir_assess.report.turns import in_turn

if TYPE_CHECKING:
    from mir_assess.report.diffview import Comparison


@value
class GroupView:
    """A group that took part: `called` is its name in a sentence, `turnout` how many took part, in words."""

    id: str
    label: str
    role: str
    mode: str
    people: int | Suppressed
    called: Named
    turnout: str


@value
class LevelView:
    """A level as a page shows it; `style` is its shade in pictures and keys."""

    key: str
    label: str
    description: str
    style: str
    keeps_promise: bool


@value
class Answers:
    """One group's answers: its figures, what it said, how many in words, its `middle` answer in words where
    that shows, and its picture if it has one.
    """

    group: GroupView
    figures: Distribution
    said: Said
    numbers: str
    middle: str
    bar: Bar | None

    @property
    def line(self) -> str:
        """The numbers as a line: how many, and the middle answer."""
        return " ".join(words for words in (self.numbers, self.middle) if words)

    @property
    def saying(self) -> str:
        """What the group said, in a sentence."""
        return self.said.text


@value
class GapView:
    """A gap between two groups, with what each of them said, and what can be told, in `words`. `is_hidden`
    says that a side does not show.
    """

    gap: Gap
    reference: GroupView
    comparison: GroupView
    words: GapWords
    is_hidden: bool

    @property
    def sides(self) -> tuple[GroupView, GroupView]:
        """The two groups, the one that others are set beside first."""
        return self.reference, self.comparison

    @property
    def parts(self) -> tuple[str, str, str]:
        """What each of the two said, and what can be told of both."""
        return self.words.parts

    @property
    def alone(self) -> str:
        """What can be told of both, where what they said has been said already."""
        return self.words.alone

    @property
    def sentence(self) -> str:
        """The whole of it, each part once."""
        return " ".join(dict.fromkeys(self.parts))


@value
class AgreedView:
    """What the whole room agreed: level None where it did not. `why` holds the reasons of those who did not
    agree.
    """

    level: str | None
    people: int | Suppressed
    dissent: Mapping[str, Figure]
    why: tuple[str, ...]
    sentence: str


@value
class StatementView:
    """One statement with all that may be shown of it.

    `anchor` is its place on a page; `easy_text` its easier words, `picture` the name of its picture, both
    empty where the bank has none; `links` its ties to other frameworks, by framework id; `scale` the name of
    its scale on the page; `promise` the words for the levels that keep its promise, empty where there are
    none; `meanings` what its levels mean here, by label, where that is not the same for every statement on
    its scale; `rated_again` says that it was answered anew after the reveal.
    """

    id: str
    anchor: str
    bank: str
    theme: str
    voice: str
    text: str
    easy_text: str
    picture: str
    links: Mapping[str, tuple[Link, ...]]
    scale: str
    good_from: str | None
    promise: str
    levels: tuple[LevelView, ...]
    meanings: tuple[tuple[str, str], ...]
    answers: tuple[Answers, ...]
    gaps: tuple[GapView, ...]
    agreed: AgreedView | None
    notes: tuple[NoteGroup, ...]
    priority: Mapping[str, Figure]
    priority_line: str
    actions: tuple[ActionView, ...]
    rated_again: bool

    @property
    def in_bands(self) -> bool:
        """Whether it is told in the bands of its scale, because people answered the easy way."""
        return self.scale.endswith(IN_BANDS)

    @property
    def readings(self) -> tuple[str, ...]:
        """What can be told of all groups together, each thing once; hidden groups say so beside their own
        name.
        """
        shown = [gap for gap in self.gaps if not gap.is_hidden]
        told = tuple(" ".join(parts) for parts in in_turn(self.answers, shown))
        return told or tuple(found.saying for found in self.answers if found.bar is not None)

    @property
    def printed_notes(self) -> tuple[PrintableNote, ...]:
        """All printable notes but the reasons that stand in `agreed`."""
        return tuple(note for group in self.notes for note in group.notes)


@value
class ThemeView:
    """A theme, in walking order, with its statements, and their gaps as one picture where that says more."""

    id: str
    anchor: str
    title: str
    subtitle: str
    bank: str
    statements: tuple[StatementView, ...]
    gaps_picture: GapsPicture | None = None


@value
class PartView:
    """What one bank asked: whose words it holds, and its themes.

    `scales` are those whose levels a reader must be told the meaning of before any figure: of scales that
    make no promise, where it is the same for every statement.
    """

    bank: BankView
    anchor: str
    words: str
    scales: tuple[tuple[LevelView, ...], ...]
    themes: tuple[ThemeView, ...]

    @property
    def is_one_theme(self) -> bool:
        """Whether its only theme goes by its own title, so that one heading serves both."""
        return len(self.themes) == 1 and self.themes[0].title == self.bank.title

    @property
    def subtitle(self) -> str:
        """What stands under a title that serves for both: before whose words they are."""
        return self.themes[0].subtitle if self.is_one_theme else ""


@value
class Standout:
    """One statement that stands out, with its sentence."""

    statement: StatementView
    sentence: str


@value
class StandoutList:
    """The statements that stand out in one way. `title` names the way; `empty` says that there are none."""

    kind: StandingToken
    title: str
    found: tuple[Standout, ...]
    empty: str


@value
class Report:
    """A gap report for one audience, ready to be laid out.

    `banners` are what a reader must know first; `unsure` says how many comparisons told nothing clear;
    `placed` says where each group placed the statements that make no promise; `limits` and `method` are
    written from the facts of this round. `scales` are by the names that statements call them. `changed` is
    what changed since the round before, for the same audience, where that round is at hand. `maps` set how
    the council sees it against how people do. `drawings` are the shapes of the pictures that the format at
    hand shows, by set and name. `promised` are the actions of the round before; `reckoned` says on which
    day it is reckoned what is overdue.
    """

    title: str
    tongue: Tongue
    policy: Policy
    assessment: Assessment
    sealed: str | None
    banners: tuple[str, ...]
    purpose: tuple[str, ...]
    banks: tuple[BankView, ...]
    groups: tuple[GroupView, ...]
    scales: Mapping[str, tuple[LevelView, ...]]
    taking_part: tuple[str, ...]
    standouts: tuple[StandoutList, ...]
    unsure: tuple[str, ...]
    placed: tuple[Standout, ...]
    parts: tuple[PartView, ...]
    priorities: tuple[Standout, ...]
    actions: tuple[ActionView, ...]
    notes: tuple[NoteGroup, ...]
    how_pictures_work: tuple[str, ...]
    how_to_read: tuple[str, ...]
    limits: tuple[str, ...]
    method: tuple[str, ...]
    changed: "Comparison | None" = None
    maps: tuple[MapView, ...] = ()
    drawings: Mapping[tuple[str, str], str] = field(default_factory=dict)
    promised: tuple[ActionView, ...] = ()
    reckoned: str = ""

    @property
    def themes(self) -> tuple[ThemeView, ...]:
        """Every theme, part by part."""
        return tuple(theme for part in self.parts for theme in part.themes)

    @property
    def statements(self) -> tuple[StatementView, ...]:
        """Every statement, in walking order."""
        return tuple(statement for theme in self.themes for statement in theme.statements)

    @property
    def kind(self) -> Literal["report"]:
        """What the page is made of."""
        return "report"
