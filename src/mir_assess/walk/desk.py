"""The desk: one keyboard's hold on one assessment. It records what happens and knows what stands.

Here the pure engine meets the store: what is said becomes events with the difference they make, durable
before anything else is asked. It decides nothing and shows nothing.
"""

from collections.abc import Callable, Iterator

from mir_assess.errors import Problem, SessionError
from mir_assess.model import room, session
from mir_assess.model.assessment import Assessment, Group
from mir_assess.model.events import (
    Body,
    Event,
    Opened,
    SessionOpened,
    Undone,
    action_stream,
    assessment_stream,
    session_stream,
)
from mir_assess.model.names import slug
from mir_assess.model.receipts import receipt
from mir_assess.model.recording import record, room_difference, session_difference
from mir_assess.model.room import Promise, RoomState  # noqa: TC001 - as all its types
from mir_assess.model.room_events import KeyChanged, SittingBegan, Withdrawn
from mir_assess.model.round import Round
from mir_assess.model.session import Difference, SessionState
from mir_assess.model.value import value
from mir_assess.speech import ENGLISH, say, spoken
from mir_assess.store.base import Append, Store

ROOM = "room"
"""The channel of people at devices of their own, in the same meeting as the keyboard."""


@value
class Seat:
    """Where answers are given: a person's session, or a group's in this sitting. Nothing is kept before the
    first entry.
    """

    session_id: str
    group: Group
    support: str = ""


class Desk:
    """An assessment at one keyboard: its events, what stands after them, and how to add to them.

    `assessment` is in the language spoken when it was read, `pinned` as it was opened. Only keys are kept.
    """

    def __init__(
        self,
        store: Store,
        name: str,
        *,
        clock: Callable[[], str],
        new_id: Callable[[], str],
        channel: str,
        sitting: str = "",
    ) -> None:
        self._store = store
        self._clock = clock
        self._new_id = new_id
        self._channel = channel
        self._sitting = sitting
        self.name = name
        self.room_stream = assessment_stream(name)
        self._used: set[str] = set()
        self.load()

    def load(self) -> None:
        """Read what stands: the room, the promises, and the sessions of this sitting that were typed in this
        way.
        """
        opened = self._store.read(self.room_stream)
        if not opened or not isinstance(opened[0].body, Opened):
            what = say("There is no assessment with this name.")
            raise SessionError(
                Problem(self.name, what, say("To open one, type: `mir-assess start {name}`", name=self.name))
            )
        self._secret = opened[0].id
        self.pinned: Assessment = opened[0].body.assessment
        self.assessment: Assessment = as_shown(self.pinned)
        self.actions_stream = action_stream(slug(self.assessment.organisation))
        self._events: dict[str, list[Event]] = {}
        self._trail: list[tuple[str, int]] = []
        self._sessions: dict[str, SessionState] = {}
        self.seats: list[Seat] = []
        self._people_elsewhere: dict[str, int] = {}
        self._sitting_was_held = False
        self._keep(self._store.read(self.room_stream, self.actions_stream, *self._own_streams()))

    def is_up_to_date(self) -> bool:
        """Return whether nothing was done to the room elsewhere since it was read."""
        known = self._events[self.room_stream][-1].version
        heads = self._store.list(self.room_stream)
        return all(head.version == known for head in heads if head.stream == self.room_stream)

    def _own_streams(self) -> Iterator[str]:
        """The sessions of this keyboard's sitting; people who answered elsewhere are only counted."""
        for head in self._store.list(session_stream(self.name, "")):
            body = head.first.body
            if not isinstance(body, SessionOpened):
                continue
            # Paper that was keyed, or a file, tells of a meeting and does not hold it.
            here = head.first.channel in (self._channel, ROOM)
            self._sitting_was_held |= here and body.sitting == self._sitting
            if head.first.channel == self._channel and body.sitting == self._sitting:
                yield head.stream
            elif body.mode == "individual" and head.version > 1:
                self._people_elsewhere[body.group] = self._people_elsewhere.get(body.group, 0) + 1

    def _keep(self, events: tuple[Event, ...]) -> None:
        for event in events:
            self._events.setdefault(event.stream, []).append(event)
            match event.body:
                case Undone(version=version):
                    self._trail.remove((event.stream, version))
                    continue
                case SessionOpened(group=group_id, support=support):
                    session_id = event.stream.rsplit("/", 1)[1]
                    self._used.add(session_id)
                    self.seats.append(Seat(session_id, self.assessment.group(group_id), support))
            self._trail.append((event.stream, event.version))
        for stream in {event.stream for event in events if event.stream.startswith("session/")}:
            self._sessions[stream] = session.fold(self._events[stream])
        self.room: RoomState = room.fold(self._events[self.room_stream])
        self.promises: tuple[Promise, ...] = room.fold_actions(self._events.get(self.actions_stream, ()))

    def begin_sitting(self) -> None:
        """Where this is another of several meetings, and nobody has answered at it yet, have the room rate
        first: the one before it may have closed, and its people have seen what these have not. A meeting that
        is under way goes on where it is.
        """
        if self._sitting and self._sitting != self.room.sitting and not self._sitting_was_held:
            self.record((None, SittingBegan(self._sitting)))
            self.load()

    # What stands

    def state(self, seat: Seat) -> SessionState:
        """Return what stands in a seat; a fresh state where nothing was entered yet."""
        fresh = SessionState(group=seat.group.id, mode=seat.group.mode, support=seat.support)
        return self._sessions.get(self.stream_of(seat), fresh)

    def stream_of(self, seat: Seat | None) -> str:
        """Return the stream a seat records in; the room's own for None."""
        return self.room_stream if seat is None else session_stream(self.name, seat.session_id)

    def seat_at(self, stream: str) -> Seat | None:
        """Return the seat that records in a stream; None for the room's own."""
        return next((seat for seat in self.seats if self.stream_of(seat) == stream), None)

    def person_number(self, seat: Seat) -> int:
        """Return the how-manieth person of their group sits here, of those who said anything."""
        earlier = self.seats[: self.seats.index(seat)] if seat in self.seats else self.seats
        here = sum(1 for other in earlier if other.group == seat.group and self.state(other).touched)
        return self._people_elsewhere.get(seat.group.id, 0) + here + 1

    def elsewhere(self, group: Group) -> int:
        """Return how many of a group have answered by now on devices of their own."""
        heads = self._store.list(session_stream(self.name, ""))
        own = [head.first.body for head in heads if head.version > 1 and head.first.channel != self._channel]
        return sum(
            isinstance(body, SessionOpened) and body.mode == "individual" and body.group == group.id
            for body in own
        )

    def newest(self) -> Iterator[Event]:
        """Yield what stands of all that was entered here, newest first. What other rounds promised is left
        out, and what was done to actions between meetings.
        """
        for stream, version in reversed(self._trail):
            event = self._events[stream][version - 1]
            if isinstance(event.body, SittingBegan):
                return  # what another meeting did is not for this one to take back
            is_ours = stream != self.actions_stream or self._was_promised_here(event)
            if is_ours and not isinstance(event.body, Withdrawn | KeyChanged):  # which nobody can take back
                yield event

    def _was_promised_here(self, event: Event) -> bool:
        """Whether an action was promised in this room: what the command `plan` kept is no line typed here."""
        return event.channel != "command" and getattr(event.body, "round", "") == self.name

    def is_newest_of_all(self, event: Event) -> bool:
        """Return whether nothing came after this event in its stream, not even what was taken back since."""
        return self._events[event.stream][-1] == event

    def was_used(self, seat: Seat) -> bool:
        """Return whether anything was ever recorded at this seat from here, also what is gone by now."""
        return seat.session_id in self._used

    def receipt_of(self, seat: Seat) -> str:
        """Return the code by which the person who sits here can have their answers taken out."""
        return receipt(self._secret, seat.session_id)

    def round(self) -> Round:
        """Return the Round as the store counts it now."""
        return self._store.round(self.name)

    # Adding to it

    def new_seat(self, group: Group, support: str = "") -> Seat:
        """Return a fresh seat for a person or a group."""
        return Seat(self._new_id(), group, support)

    def new_id(self) -> str:
        """Return a fresh id, for a note or an action."""
        return self._new_id()

    def now(self) -> str:
        """Return the time now, in UTC, in ISO form."""
        return self._clock()

    def record(self, *entries: tuple[Seat | None, Body | None]) -> None:
        """Keep what was said at these seats (None: by the room), durably and together. No body: someone took
        the seat.
        """
        by_stream: dict[str, list[Body]] = {}
        for seat, body in entries:
            stream = self.stream_of(seat)
            bodies = by_stream.setdefault(stream, [])
            if seat is not None and not bodies and stream not in self._events:
                bodies.append(SessionOpened(seat.group.id, seat.group.mode, self._sitting, seat.support))
            if body is not None:
                bodies.append(body)
        self._append(by_stream)

    def record_arrival(self, seat: Seat | None) -> None:
        """Keep that someone sat down at this seat, where nobody did yet."""
        if seat is not None and seat not in self.seats:
            self.record((seat, None))

    def promise(self, draft: Body, body: Body) -> None:
        """Keep an action in the stream that outlives this round, and the room's draft with it."""
        self._append({self.room_stream: [draft], self.actions_stream: [body]})

    def take_back(self, *events: Event) -> None:
        """Take events back together; they stay in their streams, and no longer stand."""
        by_stream: dict[str, list[Body]] = {}
        for event in events:
            by_stream.setdefault(event.stream, []).append(Undone(event.version))
        self._append(by_stream)

    def _append(self, by_stream: dict[str, list[Body]]) -> None:
        appends = [self._prepare(stream, bodies) for stream, bodies in by_stream.items() if bodies]
        self._store.append(*appends)
        self._keep(tuple(event for append in appends for event in append.events))

    def _prepare(self, stream: str, bodies: list[Body]) -> Append:
        before = self._events.get(stream, [])
        version = before[-1].version if before else 0
        events = record(stream, version, bodies, at=self._clock(), channel=self._channel, new_id=self._new_id)
        if stream == self.actions_stream:
            return Append("", events, Difference())
        change = session_difference if stream.startswith("session/") else room_difference
        return Append(self.name, events, change(before, events))


def as_shown(assessment: Assessment) -> Assessment:
    """Return an assessment in the language spoken now, where it is not in that language already."""
    language = spoken()
    if language == ENGLISH and all(part.language == ENGLISH for part in assessment.parts):
        return assessment
    from mir_assess.model.languages import in_language  # who reads English never waits for it

    return in_language(assessment, language)
