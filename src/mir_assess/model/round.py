"""The Round: the waist of the hourglass.

However answers came in, they end here as numbers of people per statement, group and level, with what was
agreed, said and promised, and no link between one person's answers. Everything that is analysed or shown is
read from a Round, and of all code that analyses or shows, only the gate (`analysis.disclosure`) may read
one.
"""

from collections.abc import Mapping
from dataclasses import field

from mir_assess.model.assessment import Action, Assessment
from mir_assess.model.value import value


@value
class Consensus:
    """What one group agreed on: the level (None where its sittings agreed on different ones), people
    present, dissent.
    """

    level: str | None
    people: int
    dissent: int = 0


@value
class Cell:
    """One statement and one group: people per level in scale order, and the answers that are no level.

    `skipped` counts people of the group who gave this statement no answer; None when nobody counted them.
    `agreed` is set for a group that rated by consensus, whose counts are then all zero. `bands` counts, by
    the bands of the scale, those who answered the easy way and stopped there; empty where nobody did.
    """

    counts: tuple[int, ...]
    dont_know: int = 0
    not_applicable: int = 0
    skipped: int | None = 0
    agreed: Consensus | None = None
    bands: tuple[int, ...] = ()

    @property
    def base(self) -> int:
        """People who gave a level, or a band of levels."""
        return sum(self.counts) + sum(self.bands)


@value
class RoomAgreement:
    """The level the whole room agreed after talking (None: it did not agree), people present, dissent by
    group id.
    """

    level: str | None
    people: int = 0
    dissent: Mapping[str, int] = field(default_factory=dict)


@value
class Note:
    """Words as they were said. `statement` and `group` may be empty; printed only with `consent`.

    `checked` is what people decided who looked at words that could point at somebody: one of CHECKS, empty
    while nobody did; `checked_by`, one of CHECKED_BY, who they were. Which words have to be looked at is read
    from the text (`model.reidentification`).
    """

    kind: str
    text: str
    statement: str = ""
    group: str = ""
    consent: bool = False
    checked: str = ""
    checked_by: str = ""


CHECKS = ("print", "keep_back")
CHECKED_BY = ("room", "speaker", "keeper")
"""The room together; the person whose words they are; who looks after the answers. Never a name."""


@value
class Round:
    """All that a report or a diff needs of one assessment, and nothing that links one person's answers.

    `cells` maps statement id, then group id, to a cell, for every chosen statement and every group that is
    asked it. `people` maps group id to the people who took part. `priorities` maps statement id, then group
    id, to dots. `participation` maps an aspect (`channel`, `support`, `attendance`) to a value to people:
    separate counts, never crossed; `attendance` counts only who said it; `helper` (who pays whoever helped)
    and `unclear` (people of whose answers on paper one could not be read) stand only where they may apply.
    `sittings` is how many meetings were pooled. `rated_again` lists statements answered anew after their
    reveal. `sealed` is an ISO day, or None while the round is open. `promised` are the actions of the round
    before, which this one asked about, as they stood.
    `may_show` maps a group id to what it answered, when it was asked whether what it said together may be
    shown; a group that was not asked is not in it.
    """

    assessment: Assessment
    people: Mapping[str, int]
    cells: Mapping[str, Mapping[str, Cell]]
    agreed: Mapping[str, RoomAgreement] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    priorities: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    actions: tuple[Action, ...] = ()
    participation: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    rated_again: tuple[str, ...] = ()
    sittings: int = 1
    sealed: str | None = None
    promised: tuple[Action, ...] = ()
    may_show: Mapping[str, bool] = field(default_factory=dict)
