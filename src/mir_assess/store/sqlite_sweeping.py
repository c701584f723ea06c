"""Leaving no byte of what was erased in a store's file or in its log."""

import sqlite3
from contextlib import suppress

from mir_assess.store import failures


def sweep_leftovers(db: sqlite3.Connection, *, timeout: float) -> None:
    """Finish an erasing that was cut short, or leave it to the next opening while the file is in use.
    `timeout` is how many seconds are waited for others once this is done.
    """
    if db.execute("SELECT 1 FROM tombstones WHERE swept = 0").fetchone() is not None:
        db.execute("PRAGMA busy_timeout = 0")
        with suppress(sqlite3.OperationalError):
            sweep(db)
        db.execute(f"PRAGMA busy_timeout = {int(timeout * 1000)}")


def sweep(db: sqlite3.Connection) -> bool:
    """Leave no byte of what was erased in the file or its log; return false when that cannot be done now."""
    try:
        db.execute("VACUUM")
        (busy, *_) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError as error:
        if failures.name_of(error) not in ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_FULL"):
            raise
        return False
    if busy:
        return False
    db.execute("UPDATE tombstones SET swept = 1 WHERE swept = 0")
    return True
