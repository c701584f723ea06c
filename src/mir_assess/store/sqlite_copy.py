"""A whole store as one new SQLite file, which any computer with this program opens: what a backup is.

The file appears at once and whole, for its owner only, and never over another. Until then it has a name of
its own, which tells who makes it; where they were killed in the midst of it, the next copy into that folder
takes it away, for it holds answers. Where the content comes from is the caller's affair.
"""

import os
import re
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from mir_assess.errors import StoreError
from mir_assess.store import copying, failures, files, tables
from mir_assess.store.sqlite_steps import migrate

_PARTIAL = re.compile(r"\..+\.mir-assess-([0-9]{1,9})\.partial")
_BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite lays beside a file that it writes."""


@contextmanager
def new_file(path: Path) -> Iterator[sqlite3.Connection]:
    """Hand out an empty database that takes this name when all went well. Raises StoreError where it cannot
    be written.
    """
    _take_away_unfinished(path.parent)
    partial = path.with_name(f".{path.name}.mir-assess-{os.getpid()}.partial")
    try:
        files.create(partial)
        with closing(sqlite3.connect(partial, isolation_level=None)) as copy:
            yield copy
            copy.execute("PRAGMA journal_mode = DELETE")
        files.put(partial, path)
    except (sqlite3.Error, OSError) as error:
        problem = failures.problem_of_copy(path, error)
        if problem is None:
            raise
        raise StoreError(problem) from error
    finally:
        with suppress(OSError):  # a disk that takes nothing says so even of what is not there
            partial.unlink(missing_ok=True)


def copy_rows(source: tables.Database, path: Path) -> None:
    """Write all that another kind of database holds to a new file, row for row."""
    with new_file(path) as copy:
        migrate(copy)
        copy.execute("BEGIN")
        copying.copy(source, copy)
        copy.execute("COMMIT")


def _take_away_unfinished(folder: Path) -> None:
    """Take away what a copy that was killed has left in a folder. What cannot be taken away stays: it is in
    nobody's way.
    """
    with suppress(OSError):
        for file in list(folder.iterdir()):
            maker = _PARTIAL.fullmatch(file.name)
            if maker and _is_ours(file) and not _is_at_work(int(maker[1])) and not _is_written(file):
                for ending in (*_BESIDE, ""):
                    file.with_name(file.name + ending).unlink(missing_ok=True)


def _is_ours(file: Path) -> bool:
    """Whether it is a file, and of whoever runs this program."""
    found = file.lstat()
    return stat.S_ISREG(found.st_mode) and found.st_uid == getattr(os, "geteuid", lambda: found.st_uid)()


def _is_at_work(maker: int) -> bool:
    """Whether the process that makes a copy may still be at work. Ours has not begun yet: in containers every
    process may have the same number.
    """
    if os.name != "posix" or maker == os.getpid():
        return False  # Windows lets nobody take away what another has open
    try:
        os.kill(maker, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass
    return True


def _is_written(file: Path) -> bool:
    """Whether somebody writes it just now, be it on another computer or in another container."""
    try:
        with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as db:
            db.execute("BEGIN EXCLUSIVE")
            return False
    except sqlite3.OperationalError as error:
        return failures.name_of(error) in ("SQLITE_BUSY", "SQLITE_LOCKED")
    except sqlite3.Error:
        return False
