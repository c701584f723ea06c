"""The reference store: everything in memory, in the plainest way, to say what the other stores mean.

It forgets all when it is let go. Tests, and anything that needs a store for a moment, use it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path
from typing import TypeVar

from mir_assess.errors import Problem, StoreError
from mir_assess.model.events import (
    Event,
    NoteWritten,
    action_stream,
    assessment_stream,
    issued_stream,
    kind_of,
    session_stream,
)
from mir_assess.model.names import slug
from mir_assess.model.room_events import Withdrawn
from mir_assess.model.round import Note, Round
from mir_assess.model.session import CellKey, Contribution, Difference
from mir_assess.speech import say
from mir_assess.store import rules
from mir_assess.store.base import Append, Store, StreamHead, Tombstone

T = TypeVar("T")


class MemoryStore:
    """A store that lives as long as the program does. `store.base.Store` says what each verb promises."""

    def __init__(self, place: str = "") -> None:
        self.place = place
        self._streams: dict[str, dict[int, Event]] = {}
        self._order: dict[str, int] = {}
        self._next = count()
        self._cells: defaultdict[str, Counter[CellKey]] = defaultdict(Counter)
        self._notes: defaultdict[str, dict[str, Note]] = defaultdict(dict)
        self._sealed: dict[str, Round] = {}
        self._tombstones: list[Tombstone] = []

    def append(self, *appends: Append) -> None:
        """Keep events and the difference they make, all or nothing."""
        self.append_many(appends)

    def append_many(self, appends: Iterable[Append]) -> None:
        """Keep the same of very many."""
        fresh: list[Append] = []
        try:
            fresh.extend(append for append in appends if self._keep(append))
        except StoreError:
            for append in fresh:
                self._drop(append)
            raise
        for append in fresh:
            self._apply(append.assessment, append.difference)

    def _keep(self, append: Append) -> bool:
        stream = append.events[0].stream
        kept = self._streams.get(stream, {})
        own = assessment_stream(append.assessment)
        if append.assessment and stream != own and own not in self._streams:
            raise rules.unknown(append.assessment, self._assessments(), self._tombstones)
        if append.assessment in self._sealed:
            raise rules.sealed_already(append.assessment)
        if not rules.is_new(append, {version: event.id for version, event in kept.items()}):
            return False
        if any(event.id in self._order for event in append.events):
            raise rules.superseded(append, max(kept, default=0))
        if not kept and stream != own:
            self._require_not_taken_out(own, stream)
        for event in append.events:
            self._order[event.id] = next(self._next)
            self._streams.setdefault(stream, {})[event.version] = rules.without_text(event)
        return True

    def _require_not_taken_out(self, own: str, stream: str) -> None:
        events = self._streams.get(own, {})
        marks = [event.body.mark for event in events.values() if isinstance(event.body, Withdrawn)]
        if marks:
            rules.require_not_taken_out(events[1].id, stream, marks)

    def _drop(self, append: Append) -> None:
        for event in append.events:
            del self._order[event.id], self._streams[event.stream][event.version]
        if not self._streams[append.events[0].stream]:
            del self._streams[append.events[0].stream]

    def _apply(self, name: str, difference: Difference) -> None:
        self._cells[name].update(difference.cells)
        self._notes[name].update(difference.notes)
        for note_id in difference.gone:
            self._notes[name].pop(note_id, None)

    def read(self, *streams: str) -> tuple[Event, ...]:
        """Return the events of these streams, or of all under a prefix, in the order they came."""
        wanted = [rules.bounds(stream) for stream in streams]
        events = [
            self._with_text(event)
            for stream, by_version in self._streams.items()
            if any(first <= stream < beyond for first, beyond in wanted)
            for event in by_version.values()
        ]
        return tuple(sorted(events, key=lambda event: self._order[event.id]))

    def _with_text(self, event: Event) -> Event:
        if not isinstance(event.body, NoteWritten):
            return event
        note = self._notes[event.stream.split("/")[1]].get(event.body.note_id)
        return rules.with_text(event, note.text if note else "")

    def list(self, prefix: str) -> tuple[StreamHead, ...]:
        """Return the heads of the streams under a prefix, by name."""
        return tuple(
            self._head(stream, by_version)
            for stream, by_version in sorted(self._streams.items())
            if stream.startswith(prefix)
        )

    def versions(self, prefix: str) -> dict[str, int]:
        """Return the newest version of the streams under a prefix."""
        return {stream: max(kept) for stream, kept in self._streams.items() if stream.startswith(prefix)}

    def newest(self, kind: str, prefix: str) -> dict[str, str]:
        """Return the id of the newest event of a kind in each stream under a prefix that has one."""
        return {
            stream: event.id
            for stream, kept in sorted(self._streams.items())
            if stream.startswith(prefix)
            for _, event in sorted(kept.items())
            if kind_of(event.body) == kind
        }

    def _head(self, stream: str, by_version: dict[int, Event]) -> StreamHead:
        first, last = (
            self._with_text(by_version[min(by_version)]),
            self._with_text(by_version[max(by_version)]),
        )
        return StreamHead(stream, last.version, first, last)

    def round(self, name: str) -> Round:
        """Return the Round, tabulated from the cells while it is open."""
        if name in self._sealed:
            return self._sealed[name]
        own = self._own(name)
        actions = self.read(action_stream(slug(rules.opened(own).organisation)))
        return rules.tabulated(name, own, self.counted(name), actions)

    def _own(self, name: str) -> tuple[Event, ...]:
        # The stream of an empty name is a prefix, and would be that of everybody.
        events = self.read(assessment_stream(name)) if name else ()
        if not events:
            raise rules.unknown(name, self._assessments(), self._tombstones)
        return events

    def _assessments(self) -> dict[str, str]:
        """Return the organisation of each assessment by name."""
        heads = self.list(assessment_stream(""))
        prefix = assessment_stream("")
        return {head.stream.removeprefix(prefix): rules.opened([head.first]).organisation for head in heads}

    def erase(
        self, name: str, *, sealed: Round | None, day: str, session_id: str = "", for_good: bool = False
    ) -> None:
        """Erase an assessment's links, or all of it, or one session of it."""
        own = self._own(name)
        if session_id:
            self._take_out(name, own, session_stream(name, session_id), day, for_good=for_good)
            return
        if sealed is not None and name in self._sealed:
            raise rules.sealed_already(name)
        if sealed is not None:
            rules.require_whole(self.round(name), sealed, own[-1].version)
        actions = None if sealed is not None else rules.actions_to_erase(name, self._assessments())
        for stream in list(self._streams):
            if rules.belongs(stream, name) or stream == actions:
                for event in self._streams.pop(stream).values():
                    self._order.pop(event.id)
        self._cells.pop(name, None)
        self._notes.pop(name, None)
        self._sealed.pop(name, None)
        if sealed is not None:
            self._stand_in(sealed, own, day)
        self._tombstones.append(Tombstone(name, day, sealed is not None))

    def _take_out(self, name: str, own: tuple[Event, ...], stream: str, day: str, *, for_good: bool) -> None:
        if name in self._sealed:
            raise rules.sealed_already(name)
        if stream not in self._streams or stream == issued_stream(name):
            raise rules.no_such_session(name)
        difference, drafts = rules.taken_out(self.read(stream, issued_stream(name)))
        for event in self._streams.pop(stream).values():
            self._order.pop(event.id)
        for event in drafts:
            self._streams[event.stream][event.version] = event
        self._apply(name, difference)
        stone = rules.withdrawing(own, day, stream if for_good else "")
        self._streams[stone.stream][stone.version] = stone
        self._order[stone.id] = next(self._next)
        self._tombstones.append(Tombstone(name, day, sealed=False, withdrawn=True))

    def _stand_in(self, sealed: Round, own: tuple[Event, ...], day: str) -> None:
        kept = (own[0], rules.sealing(own[0], own[-1].version + 1, day))
        self._streams[own[0].stream] = {event.version: event for event in kept}
        self._order.update((event.id, next(self._next)) for event in kept)
        self._sealed[sealed.assessment.name] = sealed

    def counted(self, name: str) -> Contribution:
        """Return the cells and notes as they are kept."""
        cells = {key: people for key, people in sorted(self._cells[name].items()) if people}
        return Contribution(cells, dict(sorted(self._notes[name].items())))

    def kept_and_said(
        self, name: str, told: Callable[[Iterable[tuple[Event, ...]]], T]
    ) -> tuple[Contribution, T]:
        """Return what is kept, and what `told` makes of the streams, one after another."""
        sessions = (head.stream for head in self.list(session_stream(name, "")))
        return self.counted(name), told(map(self.read, (assessment_stream(name), *sessions)))

    def erased(self) -> tuple[Tombstone, ...]:
        """Return the tombstones, oldest first."""
        return tuple(self._tombstones)

    def verify(self) -> tuple[Problem, ...]:
        """Return nothing: memory has no pages to damage."""
        return ()

    def missing(self) -> Problem | None:
        """Return nothing: memory is always there."""
        return None

    def backup(self, path: Path) -> None:
        """Refuse: there is no file to copy."""
        what = say("These answers are only held in memory, so there is no file to copy.")
        raise StoreError(Problem(str(path), what, say("Use a store that is a file: `--store PATH`.")))

    def copy_to(self, other: Store) -> None:  # noqa: ARG002 - whichever it is
        """Refuse: what is held for a moment is no store to keep."""
        self.backup(Path())

    def close(self) -> None:
        """Let go of nothing."""
