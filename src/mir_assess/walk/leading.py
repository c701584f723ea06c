"""Leading a room whose people answer on devices of their own: where it goes, and what it shows.

Each verb returns what there is to keep in the assessment's own stream, from what stands there now. The phases
are those of the keyboard and are kept by the same events, so a room can be led from either, or from both in
turn. It knows no person and no answer.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from mir_assess.errors import Problem, SessionError
from mir_assess.model.assessment import LIVED_EXPERIENCE, Assessment
from mir_assess.model.events import (
    Body,
    Event,
    NoteChecked,
    NoteDecided,
    NoteWritten,
    Opened,
    Undone,
    live,
)
from mir_assess.model.room import RoomState
from mir_assess.model.room_events import (
    Admitted,
    Issued,
    KeyChanged,
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
from mir_assess.speech import say
from mir_assess.walk.cards import numbered

LONGEST_BREAK = 240
"""Minutes."""


def phase_of(room: RoomState) -> str:
    """Return where the room is: `rate`, `talk` or `close`, where a sealed one is for good."""
    return "close" if room.sealed else room.place.partition("/")[0]


def statement_at(room: RoomState) -> str | None:
    """Return the id of the statement the room is at; None where it is at none."""
    phase, _, rest = room.place.partition("/")
    return rest or None if phase != "close" else None


def may_answer(room: RoomState, statement_id: str) -> bool:
    """Return whether people may still give or change an answer: while rating, what the room has not seen, or
    what it has opened again.
    """
    if phase_of(room) == "close" or room.sealed:
        return False
    return statement_id not in room.seen or room.place == f"rate/{statement_id}"


def seen_before(events: Iterable[Event]) -> frozenset[str]:
    """Return the ids of the statements that a sitting before the one that is on has seen, given the events of
    the room's stream.
    """
    stood = live(events)
    began = max((place for place, one in enumerate(stood) if isinstance(one.body, SittingBegan)), default=0)
    return frozenset(one.body.statement for one in stood[:began] if isinstance(one.body, Revealed))


def put(assessment: Assessment, room: RoomState, number: int) -> tuple[Body, ...]:
    """Return what moves the room on to a statement to rate. One it has seen is opened again by that."""
    statement_id = numbered(assessment, number)
    if room.place == f"rate/{statement_id}":
        return ()
    again = (Reopened(statement_id),) if statement_id in room.seen else ()
    return (*again, Moved(f"rate/{statement_id}"))


def next_number(assessment: Assessment, room: RoomState) -> int | None:
    """Return the number of the statement after the one the room is at; None after the last."""
    here = statement_at(room)
    number = 1 if here is None else assessment.chosen.index(here) + 2
    return number if number <= len(assessment.chosen) else None


def number_before(assessment: Assessment, room: RoomState) -> int | None:
    """Return the number of the statement before the one the room is at; None before the first."""
    here = statement_at(room)
    return None if here is None else assessment.chosen.index(here) or None


def reveal(assessment: Assessment, room: RoomState) -> tuple[Body, ...]:
    """Return what shows the room the next picture of its statement: of people with lived experience first,
    then of everyone.

    Raises SessionError where the room is at no statement.
    """
    statement_id = statement_at(room)
    if statement_id is None:
        what = say("The room is at no statement, so there is nothing to show.")
        raise SessionError(Problem("", what, say("Go to a statement first.")))
    moved = () if room.place == f"talk/{statement_id}" else (Moved(f"talk/{statement_id}"),)
    seen = room.seen.get(statement_id, "")
    if moved and seen:
        return moved  # as far as it has been seen before
    if seen == "all":
        return ()
    has_lived = any(group.role == LIVED_EXPERIENCE for group in assessment.groups)
    return (*moved, Revealed(statement_id, all_groups=seen == "lived" or not has_lived))


def looks_since(events: Iterable[Event]) -> int:
    """Return the version of the event since which the room looks at the picture that it looks at, given the
    events of its stream: the first that showed any of it since the room came here.
    """
    since, has_looked = 0, False
    for event in live(events):
        match event.body:
            case Opened() | SittingBegan() | Moved() | Reopened():
                since, has_looked = event.version, False
            case Revealed() if not has_looked:
                since, has_looked = event.version, True
    return since


def hide(room: RoomState) -> tuple[Body, ...]:
    """Return what takes the picture off the screen; what the room has seen it has seen."""
    return (Moved("talk"),) if room.place.startswith("talk/") else ()


def pace(room: RoomState, *, together: bool) -> tuple[Body, ...]:
    """Return what has people answer together, or each at their own pace."""
    return () if room.together == together else (Paced(together),)


def rest(minutes: int, now: str) -> tuple[Body, ...]:
    """Return what begins a break of so many minutes at this time (UTC, ISO). Raises SessionError for none."""
    if not 1 <= minutes <= LONGEST_BREAK:
        what = say("A break has from 1 to {most} minutes.", most=LONGEST_BREAK)
        raise SessionError(Problem("minutes", what, say("Choose how long it is.")))
    return (Rested((datetime.fromisoformat(now) + timedelta(minutes=minutes)).isoformat()),)


def longer(room: RoomState, minutes: int, now: str) -> tuple[Body, ...]:
    """Return what makes the break that is on so many minutes longer; nothing where there is none."""
    if not room.rests_until:
        return ()
    return rest(minutes, max(room.rests_until, now))


def time(room: RoomState, minutes: int, now: str) -> tuple[Body, ...]:
    """Return what gives what the room is at so many minutes, or so many more where it has some left."""
    start = max(room.timed_until, now)
    return (Timed((datetime.fromisoformat(start) + timedelta(minutes=minutes)).isoformat()),)


def untime(room: RoomState) -> tuple[Body, ...]:
    """Return what takes the time away again, so that it takes as long as it takes."""
    return (Timed(""),) if room.timed_until else ()


def admit(room: RoomState, *, by_card: bool) -> tuple[Body, ...]:
    """Return what has people join with a card from the door, or freely."""
    return () if room.by_card == by_card else (Admitted(by_card),)


def change_key(room: RoomState) -> tuple[Body, ...]:
    """Return what makes the key of whoever leads from a device anew; nothing once the round is sealed."""
    return () if room.sealed else (KeyChanged(),)


def go_on(room: RoomState) -> tuple[Body, ...]:
    """Return what ends a break."""
    return (Rested(""),) if room.rests_until else ()


def close(room: RoomState) -> tuple[Body, ...]:
    """Return what ends the answering: from then on nothing can be changed or taken out on a device."""
    return () if phase_of(room) == "close" else (Moved("close"),)


def take_back(events: Iterable[Event]) -> tuple[Body, ...]:
    """Return what takes back the last thing the room did, given the events of its stream; nothing before the
    first.
    """
    newest = last_step(events)
    return () if newest is None else (Undone(newest.version),)


def last_step(events: Iterable[Event]) -> Event | None:
    """Return the last thing the room did that can be taken back here: not what people's words were kept by,
    because those are not the facilitator's to lose, nor that a key was changed, because the one before may be
    in anybody's hands, and nothing of a sitting before this one.
    """
    lasting = Opened | Sealed | Withdrawn | Issued | NoteWritten | NoteDecided | NoteChecked | KeyChanged
    newest = next((one for one in reversed(live(events)) if not isinstance(one.body, lasting)), None)
    return None if newest is not None and isinstance(newest.body, SittingBegan) else newest


def talk_about(assessment: Assessment, room: RoomState, number: int) -> tuple[Body, ...]:
    """Return what has the room talk about a statement; its picture shows as far as it has been seen."""
    statement_id = numbered(assessment, number)
    return () if room.place == f"talk/{statement_id}" else (Moved(f"talk/{statement_id}"),)
