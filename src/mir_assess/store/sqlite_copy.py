"""A whole store as one new SQLite file, which any computer with this program opens: what a backup is.

The file appears at once and whole, for its owner only, and never over another. Where its content comes from
is the caller's affair.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from mir_assess.errors import StoreError
from mir_assess.store import copying, failures, files, tables
from mir_assess.store.sqlite_steps import migrate


@contextmanager
def new_file(path: Path) -> Iterator[sqlite3.Connection]:
    """Hand out an empty database that takes this name when all went well. Raises StoreError where it cannot
    be written.
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
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
        partial.unlink(missing_ok=True)


def copy_rows(source: tables.Database, path: Path) -> None:
    """Write all that another kind of database holds to a new file, row for row."""
    with new_file(path) as copy:
        migrate(copy)
        copy.execute("BEGIN")
        copying.copy(source, copy)
        copy.execute("COMMIT")
