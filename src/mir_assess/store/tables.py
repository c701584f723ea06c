"""The tables of `migrations`, read and written in SQL so plain that any database takes it.

Each function works inside a transaction that its caller began. This module imports no database: it is handed
one.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from mir_assess.model.events import (
    Event,
    NoteWritten,
    action_stream,
    assessment_stream,
    issued_stream,
    session_stream,
)
from mir_assess.model.names import slug
from mir_assess.model.room_events import Withdrawn
from mir_assess.model.round import Round
from mir_assess.model.session import Contribution
from mir_assess.store import rows, rules
from mir_assess.store.base import Append, StreamHead, Tombstone

_INSERT_EVENT = (
    "INSERT INTO events (id, stream, version, at, channel, kind, body) VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_EVENT_AT = (
    "INSERT INTO events (seq, id, stream, version, at, channel, kind, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_EVENTS_WITHIN = (
    "SELECT seq, id, stream, version, at, channel, kind, body FROM events WHERE stream >= ? AND stream < ?"
)
_HEADS_WITHIN = """SELECT e.id, e.stream, e.version, e.at, e.channel, e.kind, e.body FROM events AS e
    JOIN (SELECT stream, min(version) AS first, max(version) AS last FROM events
          WHERE stream >= ? AND stream < ? GROUP BY stream) AS ends
    ON e.stream = ends.stream AND (e.version = ends.first OR e.version = ends.last)
    ORDER BY e.stream, e.version"""
_WITHDRAWN_FROM = """SELECT id, stream, version, at, channel, kind, body FROM events
    WHERE stream = ? AND kind = 'withdrawn'"""
_VERSIONS_WITHIN = "SELECT stream, max(version) FROM events WHERE stream >= ? AND stream < ? GROUP BY stream"
_ADD_PEOPLE = """INSERT INTO cells (assessment, grp, statement, measure, people) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (assessment, grp, statement, measure) DO UPDATE SET people = cells.people + excluded.people"""
_TAKE_PEOPLE = """UPDATE cells SET people = people + ?
    WHERE assessment = ? AND grp = ? AND statement = ? AND measure = ?"""
_DROP_EMPTY = """DELETE FROM cells
    WHERE assessment = ? AND grp = ? AND statement = ? AND measure = ? AND people = 0"""
_NOTES_OF = """SELECT note_id, kind, text, statement, grp, consent, checked, checked_by FROM notes
    WHERE assessment = ? ORDER BY note_id"""
_WRITE_NOTE = """INSERT INTO notes
    (assessment, note_id, kind, text, statement, grp, consent, checked, checked_by)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (assessment, note_id) DO UPDATE SET kind = excluded.kind,
    text = excluded.text, statement = excluded.statement, grp = excluded.grp, consent = excluded.consent,
    checked = excluded.checked, checked_by = excluded.checked_by"""


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


# ---- writing


def append(db: Database, *appends: Append) -> None:
    """Keep the events that are new, and the difference they make. Raises StoreError when one does not fit."""
    fresh = [each for each in appends if keep(db, each)]
    count(db, fresh)
    for each in fresh:
        write_notes(db, each)


def keep(db: Database, append: Append) -> bool:
    """Write an Append's events, and return whether they were new. Raises StoreError when they do not fit."""
    stream, first = append.events[0].stream, append.events[0].version
    if append.assessment:
        _require_open(db, append)
    query = "SELECT version, id FROM events WHERE stream = ? AND version >= ?"
    kept = dict(db.execute(query, (stream, first - 1)))
    if not kept and first > 1:
        kept = dict(db.execute("SELECT version, id FROM events WHERE stream = ?", (stream,)))
    if not rules.is_new(append, kept):
        return False
    if first == 1:
        _require_not_taken_out(db, append.assessment, stream)
    db.executemany(_INSERT_EVENT, map(rows.event_row, append.events))
    return True


def _require_not_taken_out(db: Database, name: str, stream: str) -> None:
    """Raise TakenOut for a session that may not begin again. Few rounds have any, so most ask no more."""
    own = assessment_stream(name)
    found = tuple(db.execute(_WITHDRAWN_FROM, (own,)))
    marks = [event.body.mark for event in map(rows.event_of, found) if isinstance(event.body, Withdrawn)]
    if any(marks):
        (secret,) = db.execute("SELECT id FROM events WHERE stream = ? AND version = 1", (own,)).fetchone()
        rules.require_not_taken_out(secret, stream, marks)


def _require_open(db: Database, append: Append) -> None:
    name = append.assessment
    own = assessment_stream(name)
    if is_sealed(db, name):
        raise rules.sealed_already(name)
    query = "SELECT 1 FROM events WHERE stream = ? AND version = 1"
    if append.events[0].stream != own and db.execute(query, (own,)).fetchone() is None:
        raise rules.unknown(name, organisations(db), tombstones(db))


def count(db: Database, appends: Iterable[Append]) -> None:
    """Add the differences of these Appends to the cells; a cell that comes to zero goes."""
    for key, people in rows.cell_changes(appends):
        if people > 0:
            db.execute(_ADD_PEOPLE, (*key, people))
        else:
            db.execute(_TAKE_PEOPLE, (people, *key))
            db.execute(_DROP_EMPTY, key)


def write_notes(db: Database, append: Append) -> None:
    """Write an Append's notes, and take away for good the text of those taken back."""
    name, difference = append.assessment, append.difference
    for note_id, note in difference.notes.items():
        db.execute(_WRITE_NOTE, rows.note_row(name, note_id, note))
    for note_id in difference.gone:
        db.execute("DELETE FROM notes WHERE assessment = ? AND note_id = ?", (name, note_id))


def erase(
    db: Database, name: str, *, sealed: Round | None, day: str, session_id: str = "", for_good: bool = False
) -> None:
    """Erase an assessment's links, or all of it, or one session of it, and set its tombstone."""
    if session_id:
        _take_out(db, name, session_id, day, for_good=for_good)
        return
    events = own(db, name)
    if sealed is not None and is_sealed(db, name):
        raise rules.sealed_already(name)
    if sealed is not None:
        rules.require_whole(round_of(db, name), sealed, events[-1].version)
    streams = [assessment_stream(name), session_stream(name, "")]
    actions = None if sealed is not None else rules.actions_to_erase(name, organisations(db))
    db.execute("INSERT INTO erasing (assessment) VALUES (?)", (name,))
    for stream in [*streams, actions] if actions else streams:
        db.execute("DELETE FROM events WHERE stream >= ? AND stream < ?", rules.bounds(stream))
    db.execute("DELETE FROM cells WHERE assessment = ?", (name,))
    db.execute("DELETE FROM notes WHERE assessment = ?", (name,))
    db.execute("DELETE FROM rounds WHERE assessment = ?", (name,))
    if sealed is not None:
        kept = (events[0], rules.sealing(events[0], events[-1].version + 1, day))
        db.executemany(_INSERT_EVENT, map(rows.event_row, kept))
        db.execute("INSERT INTO rounds (assessment, round, sha256) VALUES (?, ?, ?)", rows.round_row(sealed))
    values = (name, day, int(sealed is not None))
    db.execute("INSERT INTO tombstones (assessment, day, sealed, swept) VALUES (?, ?, ?, 0)", values)
    db.execute("DELETE FROM erasing")


def _take_out(db: Database, name: str, session_id: str, day: str, *, for_good: bool) -> None:
    """Erase one session of an open assessment and what it added, and set its tombstone."""
    events = own(db, name)
    if is_sealed(db, name):
        raise rules.sealed_already(name)
    stream, issued = session_stream(name, session_id), issued_stream(name)
    if stream == issued or db.execute("SELECT 1 FROM events WHERE stream = ?", (stream,)).fetchone() is None:
        raise rules.no_such_session(name)
    difference, drafts = rules.taken_out(read(db, stream, issued))
    gone = Append(name, (), difference)
    db.execute("INSERT INTO erasing (assessment) VALUES (?)", (name,))
    db.execute("DELETE FROM events WHERE stream = ?", (stream,))
    for draft in drafts:
        (seq,) = db.execute("SELECT seq FROM events WHERE id = ?", (draft.id,)).fetchone()
        db.execute("DELETE FROM events WHERE id = ?", (draft.id,))
        db.execute(_INSERT_EVENT_AT, (seq, *rows.event_row(draft)))
    count(db, [gone])
    write_notes(db, gone)
    stone = rules.withdrawing(events, day, stream if for_good else "")
    db.executemany(_INSERT_EVENT, [rows.event_row(stone)])
    db.execute(
        "INSERT INTO tombstones (assessment, day, sealed, swept, withdrawn) VALUES (?, ?, 0, 0, 1)",
        (name, day),
    )
    db.execute("DELETE FROM erasing")


# ---- reading


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
