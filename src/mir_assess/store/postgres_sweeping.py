"""Leaving no byte of what was erased in the tables, as far as a program that speaks SQL can.

PostgreSQL keeps deleted rows in their pages, and a plain VACUUM only marks the room as free. VACUUM FULL
writes each table anew, without them, and lets the old file go. Its log, its backups and its replicas are
beyond reach: docs/cookbook/postgresql.md tells whoever looks after the server what is theirs to do.
"""

import time
from typing import Any

import psycopg
from psycopg.errors import Diagnostic

from mir_assess.store.postgres_tables import SWEEP_LOCK

_PAUSE = 0.05
_HOLDS_UP = "500ms"
"""How long to stand in line for a table at most: everybody who comes later waits behind us."""
_WAIT = "SELECT set_config('lock_timeout', %s, false)"
_TABLES = ("events", "cells", "notes", "rounds")


def sweep(connection: "psycopg.Connection[Any]", until: float) -> bool:
    """Sweep after every erasing up to now; return false when that cannot be done before `until`."""
    stones = [seq for (seq,) in connection.execute("SELECT seq FROM tombstones WHERE swept = 0")]
    if not stones:
        return True
    if not rewrite(connection, _TABLES, until):
        return False
    connection.execute("UPDATE tombstones SET swept = 1 WHERE seq = ANY(%s)", (stones,))
    return True


def rewrite(connection: "psycopg.Connection[Any]", tables: tuple[str, ...], until: float) -> bool:
    """Write these tables anew; return false when something still needs their old rows at that time."""
    while not _rewritten(connection, tables):
        if time.monotonic() >= until:
            return False
        time.sleep(_PAUSE)
    return True


def _rewritten(connection: "psycopg.Connection[Any]", tables: tuple[str, ...]) -> bool:
    """Whether it was done and left nothing over. Two at once would only wait for each other."""
    told: list[str] = []

    def listen(notice: Diagnostic) -> None:
        told.append(notice.message_detail or "")

    query = "SELECT pg_try_advisory_lock(%s), current_setting('lock_timeout')"
    alone, usual_patience = connection.execute(query, (SWEEP_LOCK,)).fetchone() or (False, "")
    if not alone:
        return False
    connection.add_notice_handler(listen)
    try:
        connection.execute(_WAIT, (_HOLDS_UP,))
        connection.execute(f"VACUUM (FULL, VERBOSE) {', '.join(tables)}".encode())
    except (psycopg.errors.LockNotAvailable, psycopg.errors.DiskFull, psycopg.errors.DeadlockDetected):
        return False
    finally:
        connection.remove_notice_handler(listen)
        connection.execute(_WAIT, (usual_patience,))
        connection.execute("SELECT pg_advisory_unlock(%s)", (SWEEP_LOCK,))
    # For each table it tells how many rows are dead and had to stay, whatever the language it tells it in. A
    # table that is not ours to sweep it passes over.
    return len(tables) == sum(detail.startswith("0 ") for detail in told)
