"""What can happen, as events: each durable before the next question is asked.

An event never changes; a mistake is taken back by another event, `Undone`. Streams number their events 1,
2, 3 … An old class here never changes either: a new need is a new class and a branch in the fold that reads
it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Any, get_args

from mir_assess.model.assessment import Assessment
from mir_assess.model.codec import from_plain, to_plain
from mir_assess.model.paper_events import Compared, GroupChanged, Helped, KeyedAgain, Unclear
from mir_assess.model.room_events import (
    ActionAgreed,
    ActionDrafted,
    ActionMoved,
    ActionReviewed,
    Admitted,
    Issued,
    KeyChanged,
    MayShow,
    Moved,
    Paced,
    Reopened,
    Rested,
    Revealed,
    Sealed,
    SittingBegan,
    Timed,
    Withdrawn,
)
from mir_assess.model.streams import action_stream as action_stream  # noqa: PLC0414 - where its events go
from mir_assess.model.streams import assessment_stream as assessment_stream  # noqa: PLC0414 - where its events go
from mir_assess.model.streams import issued_stream as issued_stream  # noqa: PLC0414 - where its events go
from mir_assess.model.streams import session_stream as session_stream  # noqa: PLC0414 - where its events go
from mir_assess.model.value import value


@value
class Opened:
    """An assessment was opened with these texts, groups and people to turn to."""

    assessment: Assessment


@value
class SessionOpened:
    """A person (individual), or a group at one keyboard (tally, consensus), began to rate.

    `support` says how a person was helped: empty, or one of SUPPORTS. `sitting` names one of several pooled
    meetings.
    """

    group: str
    mode: str
    sitting: str = ""
    support: str = ""


ANSWERED_FOR = "answered_for"
SUPPORTS = ("read", "interpreted", "chose", ANSWERED_FOR)
"""Ways a person is helped. That somebody answers for them belongs to the role `representative`."""


@value
class PresentCounted:
    """So many people of the group are in the room from now on."""

    people: int


@value
class CameBefore:
    """So many `people` said whether they had been to a round before, and so many of them had. It replaces
    what was said earlier in the session; who does not say is counted in neither part.
    """

    before: int
    people: int = 1


@value
class Answered:
    """A person gave this answer: the key of a level, that of a band of levels where they answered the easy
    way and stopped there, `dont_know` or `not_applicable`. It replaces an earlier one.
    """

    statement: str
    answer: str


@value
class Tallied:
    """Cards were counted: people per key of a level (or of a band of levels, on easy cards), and how many did
    not know or said it does not apply.
    """

    statement: str
    levels: Mapping[str, int]
    dont_know: int = 0
    not_applicable: int = 0


@value
class Agreed:
    """A level was agreed, or not (`level` None), by so many people; `dissent` counts those who did not
    agree, by group.
    """

    statement: str
    level: str | None
    people: int = 0
    dissent: Mapping[str, int] = field(default_factory=dict)


@value
class Passed:
    """The statement was passed: done, with no answer."""

    statement: str


@value
class LeftForLater:
    """The statement was left for later and will be asked again."""

    statement: str


@value
class AskedFor:
    """A statement was asked for by number and comes next; empty: how many are here is asked next."""

    statement: str = ""


@value
class NoteWritten:
    """Words were written down as said. `kind` is one of NOTE_KINDS; `group` says whose, where that was said.

    The store keeps `text` apart from the event, so that it can be erased.
    """

    note_id: str
    kind: str
    text: str
    statement: str = ""
    group: str = ""
    consent: bool = False


NOTE_KINDS = ("note", "working", "not_working", "change", "why", "parked", "how_it_was")


@value
class NoteDecided:
    """It was decided whether a note may be printed."""

    note_id: str
    consent: bool


@value
class NoteChecked:
    """Somebody looked at a note that may be printed and could point at a person, and decided.

    `decision` is one of round.CHECKS; empty, it was left open. `by` is one of round.CHECKED_BY.
    """

    note_id: str
    decision: str
    by: str = ""


@value
class Prioritised:
    """A person, or a group with dots, chose what matters most: statement id to number of dots. Replaces an
    earlier choice.
    """

    group: str
    dots: Mapping[str, int]


@value
class SessionClosed:
    """The session ended; a person's keyboard was cleared. `seat` says at which of their devices; empty where
    there is but one.
    """

    seat: str = ""


@value
class Undone:
    """The event of this version, in the same stream, was taken back."""

    version: int


Body = (
    Opened
    | SessionOpened
    | PresentCounted
    | CameBefore
    | Answered
    | Tallied
    | Agreed
    | Passed
    | Unclear
    | Helped
    | GroupChanged
    | Compared
    | KeyedAgain
    | LeftForLater
    | AskedFor
    | NoteWritten
    | NoteDecided
    | NoteChecked
    | Prioritised
    | Revealed
    | Reopened
    | Moved
    | SessionClosed
    | Undone
    | ActionDrafted
    | ActionAgreed
    | ActionMoved
    | ActionReviewed
    | Sealed
    | Issued
    | Withdrawn
    | Paced
    | SittingBegan
    | Rested
    | Timed
    | Admitted
    | MayShow
    | KeyChanged
)

KINDS: dict[str, type[Any]] = {
    re.sub("(?<!^)(?=[A-Z])", "_", kind.__name__).lower(): kind for kind in get_args(Body)
}
"""Each kind of event by the name it is stored under: `session_opened` for SessionOpened. A name is for ever.
"""

_NAMES = {kind: name for name, kind in KINDS.items()}


@value
class Event:
    """One thing that happened: which stream, its version there (1, 2, 3 …), when (UTC, ISO), through which
    channel.
    """

    id: str
    stream: str
    version: int
    at: str
    channel: str
    body: Body


def kind_of(body: Body) -> str:
    """Return the name a body is stored under."""
    return _NAMES[type(body)]


def kind_of_class(kind: type[Any]) -> str:
    """Return the name under which events of a class are stored."""
    return _NAMES[kind]


def body_to_plain(body: Body) -> dict[str, Any]:
    """Return a body's fields as plain JSON values, without its kind."""
    plain: dict[str, Any] = to_plain(body)
    return plain


def body_from_plain(kind: str, plain: Mapping[str, Any]) -> Body:
    """Return the body stored under this kind. Raises KeyError for a kind this version does not know."""
    body: Body = from_plain(KINDS[kind], plain)
    return body


def live(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events that stand: those not taken back, without the taking back itself, in order of
    version.
    """
    events = tuple(events)
    undone = {event.body.version for event in events if isinstance(event.body, Undone)}
    if not undone:
        return events
    return tuple(
        event for event in events if event.version not in undone and not isinstance(event.body, Undone)
    )
