"""Does what was counted still say what was said? Every open assessment is recounted from its events and
compared.

This module knows stores only by what they promise.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from mir_assess.errors import Problem, StoreError
from mir_assess.model import room, session
from mir_assess.model.events import Event, assessment_stream
from mir_assess.model.room_events import Sealed
from mir_assess.model.round import Note
from mir_assess.model.session import CellKey, Contribution
from mir_assess.speech import marked, say, say_n
from mir_assess.store.base import Store

_FIX = marked("Keep a copy of the store as it is, and go back to your newest backup.")


def check(store: Store) -> tuple[Problem, ...]:
    """Return everything that is wrong: with the place, with sealed rounds, with the counts of open ones."""
    problems = list(store.verify())
    prefix = assessment_stream("")
    for head in store.list(prefix):
        name = head.stream.removeprefix(prefix)
        try:
            if not isinstance(head.last.body, Sealed):
                problems.extend(compared(name, *store.kept_and_said(name, added_up)))
        except StoreError as error:
            problems.extend(error.problems)
    return tuple(problems)


def recounted(store: Store, name: str) -> Contribution:
    """Return what the events of an assessment add up to, read anew from all its streams."""
    return store.kept_and_said(name, added_up)[1]


def added_up(streams: Iterable[tuple[Event, ...]]) -> Contribution:
    """Return what these streams, an assessment's own and its sessions', add to the round together."""
    cells: Counter[CellKey] = Counter()
    notes: dict[str, Note] = {}
    for events in streams:
        part = _contribution(events)
        for key, people in part.cells.items():
            cells[key] += people
        notes.update(part.notes)
    return Contribution(cells, notes)


def _contribution(events: tuple[Event, ...]) -> Contribution:
    if events[0].stream.startswith(assessment_stream("")):
        return room.contribution(room.fold(events))
    return session.contribution(session.fold(events))


def by_stream(events: Iterable[Event]) -> dict[str, list[Event]]:
    """Return events by stream, in order."""
    streams: dict[str, list[Event]] = {}
    for event in events:
        streams.setdefault(event.stream, []).append(event)
    return streams


def compared(name: str, kept: Contribution, said: Contribution) -> tuple[Problem, ...]:
    """Return where the cells and notes kept differ from what the events say."""
    return (*_cells(name, kept.cells, said.cells), *_notes(name, kept.notes, said.notes))


def _cells(name: str, kept: Mapping[CellKey, int], said: Mapping[CellKey, int]) -> Iterable[Problem]:
    for key in sorted(kept.keys() | said.keys()):
        if kept.get(key, 0) != said.get(key, 0):
            where = " ".join(part for part in (name, *key) if part)
            what = say(
                "Counted {counted}, but the answers come to {said}.",
                counted=kept.get(key, 0),
                said=said.get(key, 0),
            )
            yield Problem(where, what, say(_FIX))


def _notes(name: str, kept: Mapping[str, Note], said: Mapping[str, Note]) -> Iterable[Problem]:
    differing = sum(kept.get(note_id) != said.get(note_id) for note_id in kept.keys() | said.keys())
    if differing:
        what = say_n(
            "{number} of the notes kept are not as they were written.",
            "{number} of the notes kept are not as they were written.",
            differing,
        )
        yield Problem(name, what, say(_FIX))
