"""Reading a SQLite file that may not be written to: a copy kept as a record, a locked stick, a closed folder,
a disk that is full.

Even to read, SQLite lays a log beside a file of ours. Where the folder is closed it cannot, and refuses.
Where the file alone is closed, the log it leaves is as closed as the file, and stays in the way of writing
for good. So such a file is opened in the one way, for the state it is in, that shows all that was saved,
minds the locks of whoever may be writing, and leaves nothing behind.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from mir_assess.errors import StoreError
from mir_assess.store import failures

CLOSED = ("SQLITE_READONLY", "SQLITE_CANTOPEN")
"""What SQLite calls a file, or a folder, that it may not write to."""

NO_ROOM = ("SQLITE_IOERR", "SQLITE_FULL")
"""What SQLite calls it that the files it works with do not fit on the disk any more."""

WHOLE_INDEX = 32 * 1024
"""Bytes that the index of a log has at least. A shorter one was begun where there was no room for it."""

_WITHOUT_LOCKS = "unix-none" if os.name == "posix" else "win32-none"


def may_write(path: Path) -> bool:
    """Whether the file at this path is one we may write to; its folder may still be closed."""
    # Opening it to see would, on closing it again, drop the locks that SQLite holds on it in this process.
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def open_to_read(path: Path, *, timeout: float) -> sqlite3.Connection:
    """Return a connection that reads the file as it was last saved, and can change nothing.

    `timeout` is how many seconds to wait for another program. Raises sqlite3.Error where the file cannot be
    read either, StoreError where it must first be put right.
    """
    db = _connected(path, timeout)
    try:
        db.execute("PRAGMA temp_store = MEMORY")
        db.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        db.close()
        if failures.name_of(error) == "SQLITE_READONLY":
            raise StoreError(failures.unfinished(path)) from error
        raise
    except BaseException:
        db.close()
        raise
    return db


def _connected(path: Path, timeout: float) -> sqlite3.Connection:
    log, index = (path.with_name(path.name + ending) for ending in ("-wal", "-shm"))
    if log.exists() and index.exists() and index.stat().st_size >= WHOLE_INDEX:
        return _connect(path, "", timeout)
    if log.exists() and log.stat().st_size:
        # What was saved last is in this log, and its index is gone or was never whole. SQLite makes one in
        # memory for whoever is alone with the file. Nobody writes, or there would be an index; so no lock is
        # needed, nor could it be had on a closed file.
        db = _connect(path, f"&vfs={_WITHOUT_LOCKS}", timeout)
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        return db
    return _connect(path, "&immutable=1" if _wants_log(path, timeout) else "", timeout)


def _wants_log(path: Path, timeout: float) -> bool:
    """Whether SQLite would lay a log beside this file to read it: asked where it cannot, it refuses."""
    with closing(_connect(path, "&nolock=1", timeout)) as db:
        try:
            db.execute("SELECT 1 FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            return failures.name_of(error) == "SQLITE_CANTOPEN"
    return False


def _connect(path: Path, how: str, timeout: float) -> sqlite3.Connection:
    from urllib.parse import quote  # only what may not be written to is opened by an address

    place = path.absolute().as_posix()
    # Before a drive's letter an address has a slash more.
    place = quote(os.fsencode(place if place.startswith("/") else f"/{place}"))
    return sqlite3.connect(f"file://{place}?mode=ro{how}", uri=True, timeout=timeout, isolation_level=None)
