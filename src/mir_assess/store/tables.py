"""The tables of `migrations`, read in SQL so plain that any database takes it. What writes to them is
`appending`, and `erasing`.

Each function works inside a transaction that its caller began. This module imports no database: it is handed
one.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, Protocol, TypeVar, runtime_checkable

from mir_assess.model.events import Event, NoteWritten, action_stream, assessment_stream, session_stream
from mir_assess.model.names import slug
from mir_assess.model.round import Round
from mir_assess.model.session import Contribution
from mir_assess.store import rows, rules
from mir_assess.store.base import StreamHead, Tombstone

T = TypeVar("T")

_EVENTS_WITHIN = (
    "SELECT seq, id, stream, version, at, channel, kind, body FROM events WHERE stream >= ? AND stream < ?"
)
_STREAM_BY_STREAM = """SELECT id, stream, version, at, channel, kind, body FROM events
    WHERE stream >= ? AND stream < ? ORDER BY stream, version"""
_HEADS_WITHIN = """SELECT e.id, e.stream, e.version, e.at, e.channel, e.kind, e.body FROM events AS e
    JOIN (SELECT stream, min(version) AS first, max(version) AS last FROM events
          WHERE stream >= ? AND stream < ? GROUP BY stream) AS ends
    ON e.stream = ends.stream AND (e.version = ends.first OR e.version = ends.last)
    ORDER BY e.stream, e.version"""
_VERSIONS_WITHIN = "SELECT stream, max(version) FROM events WHERE stream >= ? AND stream < ? GROUP BY stream"
_NOTES_OF = """SELECT note_id, kind, text, statement, grp, consent, checked, checked_by FROM notes
    WHERE assessment = ? ORDER BY note_id"""


class Rows(Protocol):
    """What a query answers."""

    def fetchone(self) -> Any:
        """Return the next row, or None."""

    def __iter__(self) -> Iterator[Any]: ...


class Database(Protocol):
    """The little of a database's connection that is needed here."""

    def execute(self, sql: str, values: Sequence[Any] = (), /) -> Rows:
        """Run one statement."""

    def executemany(self, sql: str, values: Iterable[Sequence[Any]], /) -> object:
        """Run one statement for each row of values."""


@runtime_checkable
class Unhurried(Protocol):
    """A database that hands out the rows of a long answer a few at a time only where it is asked to: SQLite
    always does, and a server would send all of them at once.
    """

    def row_by_row(self, sql: str, values: Sequence[Any] = (), /) -> Iterable[Any]:
        """Run one query, and hand out its rows as they are asked for."""


def row_by_row(db: Database, sql: str, values: Sequence[Any] = ()) -> Iterable[Any]:
    """Run a query whose answer may be longer than memory: its rows come as they are asked for."""
    return db.row_by_row(sql, values) if isinstance(db, Unhurried) else db.execute(sql, values)


def read(db: Database, *streams: str) -> tuple[Event, ...]:
    """Return the events of these streams, or of all under a prefix, in the order they came."""
    within = (db.execute(_EVENTS_WITHIN, rules.bounds(stream)) for stream in streams)
    found = {seq: event for rows_within in within for seq, *event in rows_within}
    return _with_texts(db, (rows.event_of(found[seq]) for seq in sorted(found)))


def _with_texts(db: Database, events: Iterable[Event]) -> tuple[Event, ...]:
    events = tuple(events)
    noted = {event.stream.split("/")[1] for event in events if isinstance(event.body, NoteWritten)}
    texts = {
        (name, note_id): text
        for name in noted
        for note_id, text in db.execute("SELECT note_id, text FROM notes WHERE assessment = ?", (name,))
    }
    return tuple(
        rules.with_text(event, texts.get((event.stream.split("/")[1], event.body.note_id), ""))
        if isinstance(event.body, NoteWritten)
        else event
        for event in events
    )


def kept_and_said(
    db: Database, name: str, told: Callable[[Iterable[tuple[Event, ...]]], T]
) -> tuple[Contribution, T]:
    """Return what is kept of an assessment, and what `told` makes of its streams, one after another."""
    kept = counted(db, name)
    return kept, told(_stream_by_stream(db, name, kept))


def _stream_by_stream(db: Database, name: str, kept: Contribution) -> Iterator[tuple[Event, ...]]:
    for streams in (assessment_stream(name), session_stream(name, "")):
        found = map(rows.event_of, row_by_row(db, _STREAM_BY_STREAM, rules.bounds(streams)))
        for _, events in groupby(found, attrgetter("stream")):
            yield tuple(
                _with_text_of(event, event.body.note_id, kept)
                if isinstance(event.body, NoteWritten)
                else event
                for event in events
            )


def _with_text_of(event: Event, note_id: str, kept: Contribution) -> Event:
    note = kept.notes.get(note_id)
    return rules.with_text(event, note.text if note else "")


def heads(db: Database, prefix: str) -> tuple[StreamHead, ...]:
    """Return the heads of the streams under a prefix, by name."""
    found = db.execute(_HEADS_WITHIN, (prefix, prefix + rules.LAST_CHARACTER))
    by_stream: dict[str, list[Event]] = {}
    for event in _with_texts(db, map(rows.event_of, found)):
        by_stream.setdefault(event.stream, []).append(event)
    return tuple(
        StreamHead(stream, ends[-1].version, ends[0], ends[-1]) for stream, ends in by_stream.items()
    )


def versions(db: Database, prefix: str) -> dict[str, int]:
    """Return the newest version of the streams under a prefix; the index alone knows it."""
    return dict(db.execute(_VERSIONS_WITHIN, (prefix, prefix + rules.LAST_CHARACTER)))


def newest(db: Database, kind: str, prefix: str) -> dict[str, str]:
    """Return the id of the newest event of a kind in each stream under a prefix that has one."""
    told = "SELECT stream, id FROM events WHERE stream >= ? AND stream < ? AND kind = ? ORDER BY version"
    return dict(db.execute(told, (prefix, prefix + rules.LAST_CHARACTER, kind)))


def own(db: Database, name: str) -> tuple[Event, ...]:
    """Return the events of an assessment's own stream. Raises StoreError when there is no such assessment."""
    # The stream of an empty name is a prefix, and would be that of everybody.
    events = read(db, assessment_stream(name)) if name else ()
    if not events:
        raise rules.unknown(name, organisations(db), tombstones(db))
    return events


def organisations(db: Database) -> dict[str, str]:
    """Return the organisation of each assessment by name."""
    prefix = assessment_stream("")
    return {
        head.stream.removeprefix(prefix): rules.opened([head.first]).organisation
        for head in heads(db, prefix)
    }


def is_sealed(db: Database, name: str) -> bool:
    """Return whether an assessment is closed for good."""
    return db.execute("SELECT 1 FROM rounds WHERE assessment = ?", (name,)).fetchone() is not None


def counted(db: Database, name: str) -> Contribution:
    """Return the cells and notes of an assessment as they are kept."""
    cells = db.execute("SELECT grp, statement, measure, people FROM cells WHERE assessment = ?", (name,))
    notes = db.execute(_NOTES_OF, (name,))
    return Contribution(
        dict(sorted(((grp, statement, measure), people) for grp, statement, measure, people in cells)),
        {note_id: rows.note_of(note) for note_id, *note in notes},
    )


def round_of(db: Database, name: str) -> Round:
    """Return the Round of an assessment, as it was sealed or as its cells stand."""
    sealed = db.execute(
        "SELECT assessment, round, sha256 FROM rounds WHERE assessment = ?", (name,)
    ).fetchone()
    if sealed is not None:
        return rows.round_of(sealed)
    events = own(db, name)
    actions = read(db, action_stream(slug(rules.opened(events).organisation)))
    return rules.tabulated(name, events, counted(db, name), actions)


def sealed_rounds(db: Database) -> tuple[rows.Row, ...]:
    """Return the rows of all sealed rounds, by name."""
    return tuple(db.execute("SELECT assessment, round, sha256 FROM rounds ORDER BY assessment"))


def tombstones(db: Database) -> tuple[Tombstone, ...]:
    """Return the tombstones, oldest first."""
    found = db.execute("SELECT assessment, day, sealed, withdrawn FROM tombstones ORDER BY seq")
    return tuple(Tombstone(name, day, bool(sealed), bool(gone)) for name, day, sealed, gone in found)
