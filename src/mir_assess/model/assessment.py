"""An assessment: which organisation, which year, which statements, which groups, and who looks after what
is said.

Opening an assessment pins the resolved texts of its editions; a bank edited later changes nothing here.
This module knows nothing of answers.
"""

from collections.abc import Mapping
from typing import Literal

from mir_assess.model.bank import Edition, EditionStatement, Scale, Theme
from mir_assess.model.value import value, worked_out
from mir_assess.speech import marked

Mode = Literal["individual", "tally", "consensus"]
MODES: tuple[Mode, ...] = ("individual", "tally", "consensus")

LIVED_EXPERIENCE = "lived_experience"
COUNCIL = "council"
CARER = "carer"
PARTNER = "partner"
REPRESENTATIVE = "representative"


@value
class Group:
    """People who rate together as one side. Groups never overlap: who wears two hats picks one for the round.

    `mode` is how the group rates: `individual` (each person at a keyboard), `tally` (cards counted) or
    `consensus` (one agreed level).
    """

    id: str
    label: str
    role: str
    mode: str = "individual"


@value
class Review:
    """How an action went, a word from each of its two leads, kept once a round had asked people about it."""

    round: str
    lived: str
    council: str


@value
class Action:
    """Something promised, with two leads: one person with lived experience and one from the council, by
    role and not name.

    `status` is one of STATUSES. `statement` is a statement's id, or empty. `by` is as the room said it; where
    that names a day, it is the `day` by which to be done. `reviews` are what its leads said of it, by round.
    """

    id: str
    what: str
    led_by_lived: str
    led_by_council: str
    statement: str = ""
    why: str = ""
    by: str = ""
    first_step: str = ""
    notice: str = ""
    status: str = "not_started"
    reason: str = ""
    reviews: tuple[Review, ...] = ()

    @property
    def day(self) -> str | None:
        """The ISO day by which it is to be done, where its words name one."""
        from mir_assess.model.days import read_day  # only what has actions waits for what it takes

        return read_day(self.by)

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.status not in ("done", "dropped")

    def is_overdue(self, on: str) -> bool:
        """Return whether it was to be done before this ISO day, and is not."""
        return self.is_open and self.day is not None and self.day < on


def agreed_action(action_id: str, said: Mapping[str, str]) -> Action:
    """Return an action as it was just agreed; `said` maps its fields to what was said."""
    return Action(
        id=action_id,
        what=said["what"],
        led_by_lived=said["led_by_lived"],
        led_by_council=said["led_by_council"],
        statement=said["statement"],
        why=said["why"],
        by=said["by"],
        first_step=said["first_step"],
        notice=said["notice"],
    )


def as_urgent(action: Action, on: str) -> tuple[bool, bool, bool, str, bool]:
    """Return where an action stands in a list, as a key to sort by: overdue first, then by day, then those
    without one; what is done, and then what was dropped, last. `on` is the ISO day it is reckoned on.
    """
    day = action.day if action.is_open else None
    return (not action.is_open, not action.is_overdue(on), day is None, day or "", action.status == "dropped")


STATUSES = ("not_started", "going", "done", "stuck", "dropped")
STATUS_WORDS = {
    "not_started": marked("Not started"),
    "going": marked("Under way"),
    "done": marked("Done"),
    "stuck": marked("Stuck"),
    "dropped": marked("Dropped"),
}
"""How an action stands, in English: put through `say` where it is shown."""


@value
class Assessment:
    """One round with one organisation, as it was opened.

    `parts` stand in walking order; `chosen` holds statement ids in the order they are asked, unique across
    parts. `opened` is an ISO day. `previous` names the round whose actions this one opens with, if any.
    """

    name: str
    organisation: str
    year: int
    parts: tuple[Edition, ...]
    chosen: tuple[str, ...]
    groups: tuple[Group, ...]
    opened: str
    keeper: str = ""
    safeguarding: str = ""
    quiet_room: str = ""
    minutes: int | None = None
    previous: str = ""

    def group(self, group_id: str) -> Group:
        """Return the group with this id. Raises KeyError when there is none."""
        for group in self.groups:
            if group.id == group_id:
                return group
        raise KeyError(group_id)

    def part_of(self, statement_id: str) -> Edition:
        """Return the part that asks this statement. Raises KeyError when none does."""
        return self._parts_by_statement[statement_id]

    @worked_out
    def _parts_by_statement(self) -> Mapping[str, Edition]:
        return {statement.id: part for part in reversed(self.parts) for statement in part.statements}

    def statement(self, statement_id: str) -> EditionStatement:
        """Return the statement with this id, from whichever part asks it. Raises KeyError when none does."""
        return self.part_of(statement_id).statement(statement_id)

    def scale_of(self, statement_id: str) -> Scale:
        """Return the scale this statement is rated on."""
        part = self.part_of(statement_id)
        return part.scale(part.statement(statement_id).scale)

    def theme_of(self, statement_id: str) -> Theme:
        """Return the theme this statement belongs to."""
        part = self.part_of(statement_id)
        return part.theme(part.statement(statement_id).theme)

    def asked_of(self, group: Group) -> tuple[str, ...]:
        """Return the ids of the chosen statements this group is asked: those its role has a question for.

        A role no stem knows is asked as the council is, so that a group of any kind can take part.
        """
        asked = self._asked_by_role.get(group.role)
        return self._asked(group.role) if asked is None else asked

    @worked_out
    def _asked_by_role(self) -> Mapping[str, tuple[str, ...]]:
        """A room of hundreds asks this at every answer."""
        return {group.role: self._asked(group.role) for group in self.groups}

    def _asked(self, role: str) -> tuple[str, ...]:
        return tuple(each for each in self.chosen if self.stem_for(each, role) is not None)

    def stem_for(self, statement_id: str, role: str) -> str | None:
        """Return the question put to this role over this statement, the organisation filled in; None if it
        is not asked.
        """
        part = self.part_of(statement_id)
        voice = part.statement(statement_id).voice
        known = {stem.role for stem in part.stems}
        text = part.stem(role if role in known else COUNCIL, voice)
        return None if text is None else text.replace("{organisation}", self.organisation)
