"""How a store's tables came to be: named steps, run once each and in order, and recorded by name in the store
itself.

A step never changes once released; a new need is a new step at the end. A store that records a step this
program does not know was written by a newer program. The tables are such that PostgreSQL takes them too; only
the numbering of `seq` and the triggers are said in SQLite's words. This module holds text and runs nothing.
"""

from mir_assess.model.value import value


@value
class Migration:
    """One step: its name, which is for ever, and its statements."""

    name: str
    statements: tuple[str, ...]


_TABLES = (
    # `seq` is the order of appending across all streams.
    """CREATE TABLE events (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        stream TEXT NOT NULL,
        version INTEGER NOT NULL,
        at TEXT NOT NULL,
        channel TEXT NOT NULL,
        kind TEXT NOT NULL,
        body TEXT NOT NULL,
        UNIQUE (stream, version)
    )""",
    # Numbers of people: `grp` and `statement` may be empty, as `session.contribution` names them.
    """CREATE TABLE cells (
        assessment TEXT NOT NULL,
        grp TEXT NOT NULL,
        statement TEXT NOT NULL,
        measure TEXT NOT NULL,
        people INTEGER NOT NULL,
        PRIMARY KEY (assessment, grp, statement, measure)
    )""",
    # Words as they were said, apart from the events, so that they can be erased. No session, no time.
    """CREATE TABLE notes (
        assessment TEXT NOT NULL,
        note_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        statement TEXT NOT NULL,
        grp TEXT NOT NULL,
        consent INTEGER NOT NULL,
        PRIMARY KEY (assessment, note_id)
    )""",
    "CREATE TABLE rounds (assessment TEXT PRIMARY KEY, round TEXT NOT NULL, sha256 TEXT NOT NULL)",
    # `swept` turns 1 once no trace of what was erased is left in the file.
    """CREATE TABLE tombstones (
        seq INTEGER PRIMARY KEY,
        assessment TEXT NOT NULL,
        day TEXT NOT NULL,
        sealed INTEGER NOT NULL,
        swept INTEGER NOT NULL DEFAULT 0
    )""",
    # Holds a row only inside a transaction that erases; the triggers look here.
    "CREATE TABLE erasing (assessment TEXT PRIMARY KEY)",
)

_TRIGGERS = (
    """CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'events are never changed'); END""",
    """CREATE TRIGGER events_are_only_erased BEFORE DELETE ON events
    WHEN NOT EXISTS (SELECT 1 FROM erasing)
    BEGIN SELECT RAISE(ABORT, 'events are only erased on purpose'); END""",
)

_CHECKED = (
    "ALTER TABLE notes ADD COLUMN checked TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE notes ADD COLUMN checked_by TEXT NOT NULL DEFAULT ''",
)

_WITHDRAWN = ("ALTER TABLE tombstones ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0",)

RECORD = "CREATE TABLE migrations (name TEXT PRIMARY KEY)"
MIGRATIONS: tuple[Migration, ...] = (
    Migration("0001 events, cells, notes and sealed rounds", _TABLES + _TRIGGERS),
    Migration("0002 what people decided who looked at a note", _CHECKED),
    Migration("0003 answers that one person took out", _WITHDRAWN),
)
