"""Events and what they make of the counts, written to the tables: all that comes at once, in one transaction.

Each function works inside a transaction that its caller began. This module imports no database: it is handed
one.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import chain

from mir_assess.model.events import Event, assessment_stream
from mir_assess.model.room_events import Withdrawn
from mir_assess.store import rows, rules, tables
from mir_assess.store.base import Append
from mir_assess.store.tables import Database

INSERT_EVENT = (
    "INSERT INTO events (id, stream, version, at, channel, kind, body) VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_WITHDRAWN_FROM = """SELECT id, stream, version, at, channel, kind, body FROM events
    WHERE stream = ? AND kind = 'withdrawn'"""
_ADD_PEOPLE = """INSERT INTO cells (assessment, grp, statement, measure, people) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (assessment, grp, statement, measure) DO UPDATE SET people = cells.people + excluded.people"""
_TAKE_PEOPLE = """UPDATE cells SET people = people + ?
    WHERE assessment = ? AND grp = ? AND statement = ? AND measure = ?"""
_DROP_EMPTY = """DELETE FROM cells
    WHERE assessment = ? AND grp = ? AND statement = ? AND measure = ? AND people = 0"""
_WRITE_NOTE = """INSERT INTO notes
    (assessment, note_id, kind, text, statement, grp, consent, checked, checked_by)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (assessment, note_id) DO UPDATE SET kind = excluded.kind,
    text = excluded.text, statement = excluded.statement, grp = excluded.grp, consent = excluded.consent,
    checked = excluded.checked, checked_by = excluded.checked_by"""


_TOGETHER = 64


def append(db: Database, appends: Iterable[Append]) -> bool:
    """Keep the events that are new, and the difference they make; return whether the text of a note went.
    Raises StoreError when one does not fit.

    They are gone through one at a time and let go of, so very many may be made as they are asked for. A few
    streams at a time are written together, which takes a database less than each by itself.
    """
    doors = _Doors(db)
    changes: rows.Changes = Counter()
    waiting: dict[str, tuple[Event, ...]] = {}
    has_gone = False
    for each in appends:
        stream = each.events[0].stream
        if stream in waiting or len(waiting) == _TOGETHER or not doors.knows(each.assessment):
            _write(db, waiting)  # what is asked next has to find them
        if _is_new(db, each, doors):
            waiting[stream] = each.events
            rows.add_changes(changes, each)
            write_notes(db, each)
        has_gone = has_gone or bool(each.difference.gone)
    _write(db, waiting)
    count(db, changes)
    return has_gone


def _write(db: Database, waiting: dict[str, tuple[Event, ...]]) -> None:
    if waiting:
        db.executemany(INSERT_EVENT, map(rows.event_row, chain.from_iterable(waiting.values())))
        waiting.clear()


def _is_new(db: Database, append: Append, doors: "_Doors") -> bool:
    """Return whether an Append's events are to be kept. Raises StoreError when they do not fit."""
    stream, first = append.events[0].stream, append.events[0].version
    if append.assessment:
        doors.require_open(append)
    query = "SELECT version, id FROM events WHERE stream = ? AND version >= ?"
    kept = dict(db.execute(query, (stream, first - 1)))
    if not kept and first > 1:
        kept = dict(db.execute("SELECT version, id FROM events WHERE stream = ?", (stream,)))
    if not rules.is_new(append, kept):
        return False
    if first == 1:
        doors.require_not_taken_out(append.assessment, stream)
    return True


class _Doors:
    """Which assessments take more events, and which sessions never again: asked once in a transaction, in
    which neither can change.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._open: set[str] = set()
        self._marks: dict[str, tuple[str, tuple[str, ...]]] = {}

    def knows(self, name: str) -> bool:
        """Return whether this assessment was found open before."""
        return name in self._open

    def require_open(self, append: Append) -> None:
        """Raise StoreError where this assessment was never opened, or is sealed."""
        name = append.assessment
        if name in self._open:
            return
        if tables.is_sealed(self._db, name):
            raise rules.sealed_already(name)
        own = assessment_stream(name)
        if append.events[0].stream == own:
            return
        query = "SELECT 1 FROM events WHERE stream = ? AND version = 1"
        if self._db.execute(query, (own,)).fetchone() is None:
            raise rules.unknown(name, tables.organisations(self._db), tables.tombstones(self._db))
        self._open.add(name)

    def require_not_taken_out(self, name: str, stream: str) -> None:
        """Raise TakenOut for a session that may not begin again. Few rounds have any."""
        own = assessment_stream(name)
        if stream == own:
            return
        if name not in self._marks:
            self._marks[name] = self._marks_of(own)
        secret, marks = self._marks[name]
        rules.require_not_taken_out(secret, stream, marks)

    def _marks_of(self, own: str) -> tuple[str, tuple[str, ...]]:
        found = map(rows.event_of, tuple(self._db.execute(_WITHDRAWN_FROM, (own,))))
        marks = tuple(event.body.mark for event in found if isinstance(event.body, Withdrawn))
        if not any(marks):
            return "", ()
        query = "SELECT id FROM events WHERE stream = ? AND version = 1"
        (secret,) = self._db.execute(query, (own,)).fetchone()
        return secret, marks


def count(db: Database, changes: rows.Changes) -> None:
    """Add to the cells, in the order of their keys, so that two writers never wait for each other; a cell
    that comes to zero goes.
    """
    for key, people in sorted(changes.items()):
        if people > 0:
            db.execute(_ADD_PEOPLE, (*key, people))
        elif people < 0:
            db.execute(_TAKE_PEOPLE, (people, *key))
            db.execute(_DROP_EMPTY, key)


def write_notes(db: Database, append: Append) -> None:
    """Write an Append's notes, and take away for good the text of those taken back."""
    name, difference = append.assessment, append.difference
    for note_id, note in difference.notes.items():
        db.execute(_WRITE_NOTE, rows.note_row(name, note_id, note))
    for note_id in difference.gone:
        db.execute("DELETE FROM notes WHERE assessment = ? AND note_id = ?", (name, note_id))
