"""What is taken out of the tables for good: an assessment's links between answers, all of it, or one session.

Each function works inside a transaction that its caller began. This module imports no database: it is handed
one.
"""

from collections import Counter

from mir_assess.model.events import assessment_stream, issued_stream, session_stream
from mir_assess.model.round import Round
from mir_assess.store import rows, rules, tables
from mir_assess.store.appending import INSERT_EVENT, count, write_notes
from mir_assess.store.base import Append
from mir_assess.store.tables import Database

_INSERT_EVENT_AT = (
    "INSERT INTO events (seq, id, stream, version, at, channel, kind, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)


def erase(
    db: Database, name: str, *, sealed: Round | None, day: str, session_id: str = "", for_good: bool = False
) -> None:
    """Erase an assessment's links, or all of it, or one session of it, and set its tombstone."""
    if session_id:
        _take_out(db, name, session_id, day, for_good=for_good)
        return
    events = tables.own(db, name)
    if sealed is not None and tables.is_sealed(db, name):
        raise rules.sealed_already(name)
    if sealed is not None:
        rules.require_whole(tables.round_of(db, name), sealed, events[-1].version)
    streams = [assessment_stream(name), session_stream(name, "")]
    actions = None if sealed is not None else rules.actions_to_erase(name, tables.organisations(db))
    db.execute("INSERT INTO erasing (assessment) VALUES (?)", (name,))
    for stream in [*streams, actions] if actions else streams:
        db.execute("DELETE FROM events WHERE stream >= ? AND stream < ?", rules.bounds(stream))
    db.execute("DELETE FROM cells WHERE assessment = ?", (name,))
    db.execute("DELETE FROM notes WHERE assessment = ?", (name,))
    db.execute("DELETE FROM rounds WHERE assessment = ?", (name,))
    if sealed is not None:
        kept = (events[0], rules.sealing(events[0], events[-1].version + 1, day))
        db.executemany(INSERT_EVENT, map(rows.event_row, kept))
        db.execute("INSERT INTO rounds (assessment, round, sha256) VALUES (?, ?, ?)", rows.round_row(sealed))
    values = (name, day, int(sealed is not None))
    db.execute("INSERT INTO tombstones (assessment, day, sealed, swept) VALUES (?, ?, ?, 0)", values)
    db.execute("DELETE FROM erasing")


def _take_out(db: Database, name: str, session_id: str, day: str, *, for_good: bool) -> None:
    """Erase one session of an open assessment and what it added, and set its tombstone."""
    events = tables.own(db, name)
    if tables.is_sealed(db, name):
        raise rules.sealed_already(name)
    stream, issued = session_stream(name, session_id), issued_stream(name)
    if stream == issued or db.execute("SELECT 1 FROM events WHERE stream = ?", (stream,)).fetchone() is None:
        raise rules.no_such_session(name)
    difference, drafts = rules.taken_out(tables.read(db, stream, issued))
    gone = Append(name, (), difference)
    db.execute("INSERT INTO erasing (assessment) VALUES (?)", (name,))
    db.execute("DELETE FROM events WHERE stream = ?", (stream,))
    for draft in drafts:
        (seq,) = db.execute("SELECT seq FROM events WHERE id = ?", (draft.id,)).fetchone()
        db.execute("DELETE FROM events WHERE id = ?", (draft.id,))
        db.execute(_INSERT_EVENT_AT, (seq, *rows.event_row(draft)))
    count(db, rows.add_changes(Counter(), gone))
    write_notes(db, gone)
    stone = rules.withdrawing(events, day, stream if for_good else "")
    db.executemany(INSERT_EVENT, [rows.event_row(stone)])
    db.execute(
        "INSERT INTO tombstones (assessment, day, sealed, swept, withdrawn) VALUES (?, ?, 0, 0, 1)",
        (name, day),
    )
    db.execute("DELETE FROM erasing")
