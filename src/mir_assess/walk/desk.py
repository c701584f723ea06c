"""The desk: one keyboard's hold on one assessment. It records what happens and knows what stands.

Here the pure engine meets the store: what is said becomes events with the difference they make, durable before anything else
is asked. It decides nothing and shows nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass

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
    live,
    session_stream,
)
from mir_assess.model.names import slug
from mir_assess.model.recording import record, room_difference, session_difference
from mir_assess.model.room import Promise, RoomState
from mir_assess.model.round import Round
from mir_assess.model.session import Difference, SessionState
from mir_assess.store.base import Append, Store


@dataclass(frozen=True, slots=True)
class Seat:
    """Where answers are given: a person's session, or a group's in this sitting. Nothing is kept before the first entry."""

    session_id: str
    group: Group
    support: str = ""


class Desk:
    """An assessment at one keyboard: its events, what stands after them, and how to add to them."""

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
        self._events: dict[str, list[Event]] = {}
        self._trail: list[tuple[str, int]] = []
        self._sessions: dict[str, SessionState] = {}
        self._load()

    def _load(self) -> None:
        """Read what stands: the room, the promises, and the sessions of this sitting that are still open."""
        room_stream = assessment_stream(self.name)
        opened = self._store.read(room_stream)
        if not opened or not isinstance(opened[0].body, Opened):
            raise SessionError(Problem(self.name, "There is no assessment of this name.", "Start one with: start"))
        self.assessment: Assessment = opened[0].body.assessment
        self.actions_stream = action_stream(slug(self.assessment.organisation))
        heads = self._store.list(session_stream(self.name, ""))
        self.seats: list[Seat] = []
        self.people_seen: dict[str, int] = {}
        streams = []
        for head in heads:
            body = head.first.body
            if not isinstance(body, SessionOpened):
                continue
            if body.mode == "individual":
                self.people_seen[body.group] = self.people_seen.get(body.group, 0) + 1
            if head.first.channel == self._channel and body.sitting == self._sitting:
                streams.append(head.stream)
                seat = Seat(head.stream.rsplit("/", 1)[1], self.assessment.group(body.group), body.support)
                self.seats.append(seat)
        self._keep(self._store.read(room_stream, self.actions_stream, *streams))

    def _keep(self, events: tuple[Event, ...]) -> None:
        for event in events:
            self._events.setdefault(event.stream, []).append(event)
            if isinstance(event.body, Undone):
                self._trail.remove((event.stream, event.body.version))
            else:
                self._trail.append((event.stream, event.version))
        for stream in {event.stream for event in events if event.stream.startswith("session/")}:
            self._sessions[stream] = session.fold(self._events[stream])
        self.room: RoomState = room.fold(self._stream(assessment_stream(self.name)))
        self.promises: tuple[Promise, ...] = room.fold_actions(self._stream(self.actions_stream))

    def _stream(self, stream: str) -> list[Event]:
        return self._events.get(stream, [])

    def state(self, seat: Seat) -> SessionState:
        """Return what stands in a seat; a fresh state where nothing was entered yet."""
        fresh = SessionState(group=seat.group.id, mode=seat.group.mode, support=seat.support)
        return self._sessions.get(self.stream_of(seat), fresh)

    def stream_of(self, seat: Seat | None) -> str:
        """Return the stream a seat records in; the room's own for None."""
        return assessment_stream(self.name) if seat is None else session_stream(self.name, seat.session_id)

    def new_seat(self, group: Group, support: str = "") -> Seat:
        """Return a fresh seat for a person or a group."""
        return Seat(self._new_id(), group, support)

    def new_id(self) -> str:
        """Return a fresh id, for a note or an action."""
        return self._new_id()

    def now(self) -> str:
        """Return the time now, in UTC, in ISO form."""
        return self._clock()

    def record(self, *entries: tuple[Seat | None, Body]) -> None:
        """Keep what was said at these seats (None: by the room), durably and together."""
        by_stream: dict[str, list[Body]] = {}
        for seat, body in entries:
            stream = self.stream_of(seat)
            bodies = by_stream.setdefault(stream, [])
            if seat is not None and not bodies and not self._stream(stream):
                bodies.append(SessionOpened(seat.group.id, seat.group.mode, self._sitting, seat.support))
                self.seats.append(seat)
                if seat.group.mode == "individual":
                    self.people_seen[seat.group.id] = self.people_seen.get(seat.group.id, 0) + 1
            bodies.append(body)
        self._append(by_stream)

    def promise(self, body: Body) -> None:
        """Keep something about an action, in the stream that outlives this round."""
        self._append({self.actions_stream: [body]})

    def _append(self, by_stream: dict[str, list[Body]]) -> None:
        appends = [self._prepare(stream, bodies) for stream, bodies in by_stream.items()]
        self._store.append(*appends)
        self._keep(tuple(event for append in appends for event in append.events))

    def _prepare(self, stream: str, bodies: list[Body]) -> Append:
        before = self._stream(stream)
        version = before[-1].version if before else 0
        events = record(
            stream, version, bodies, at=self._clock(), channel=self._channel, new_id=self._new_id
        )
        if stream == self.actions_stream:
            return Append("", events, Difference())
        change = session_difference if stream.startswith("session/") else room_difference
        return Append(self.name, events, change(before, events))

    def last(self, *streams: str) -> Event | None:
        """Return the newest event of these streams that can be taken back; None when there is none.

        Openings stay, and so does what other rounds promised: neither was typed here.
        """
        for stream, version in reversed(self._trail):
            event = next((event for event in self._stream(stream) if event.version == version), None)
            if stream not in streams or event is None or isinstance(event.body, Opened | SessionOpened):
                continue
            if stream == self.actions_stream and getattr(event.body, "round", "") != self.name:
                continue
            return event
        return None

    def take_back(self, event: Event) -> None:
        """Take an event back; it stays in the stream, and no longer stands."""
        self._append({event.stream: [Undone(event.version)]})

    def standing(self, stream: str) -> tuple[Event, ...]:
        """Return the events of a stream that stand."""
        return live(self._stream(stream))

    def round(self) -> Round:
        """Return the Round as the store counts it now."""
        return self._store.round(self.name)
