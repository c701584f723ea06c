"""Every row of one database written into another, whose tables are new and empty.

Of the same rows it always makes the same copy, whatever order a database likes to give them in. This module
imports no database: it is handed two, inside transactions that its caller began.
"""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from mir_assess.errors import Problem, StoreError
from mir_assess.speech import say
from mir_assess.store.tables import Database, row_by_row

_TABLES = (
    ("events", ("seq",), ("id", "stream", "version", "at", "channel", "kind", "body")),
    ("cells", ("assessment", "grp", "statement", "measure"), ("people",)),
    (
        "notes",
        ("assessment", "note_id"),
        ("kind", "text", "statement", "grp", "consent", "checked", "checked_by"),
    ),
    ("rounds", ("assessment",), ("round", "sha256")),
    ("tombstones", ("seq",), ("assessment", "day", "sealed", "withdrawn")),
)
"""Each table: the columns that tell its rows apart, and the others."""


@runtime_checkable
class Fillable(Protocol):
    """A store that takes the rows of another."""

    def fill(self, work: Callable[[Database], None]) -> None:
        """Do this work in a store that is empty, all of it or nothing. Raises StoreError where it is not."""


def copy_into(source: Database, other: object) -> None:
    """Write all of it into another store. Raises StoreError where that one takes no copies, or holds
    something.
    """
    if not isinstance(other, Fillable):
        what = say("This kind of store takes no copy of another.")
        raise StoreError(Problem("", what, say("Name a new file, or an empty PostgreSQL database.")))
    other.fill(lambda target: copy(source, target))


def copy(source: Database, target: Database) -> None:
    """Write all of it; traces of what was erased stay behind, so every tombstone of the copy is swept."""
    for table, keys, others in _TABLES:
        columns, order = ", ".join((*keys, *others)), ", ".join(keys)
        places = ", ".join("?" for _ in (*keys, *others))
        # A store may be larger than memory: rows are handed on as they are read.
        found = row_by_row(source, f"SELECT {columns} FROM {table} ORDER BY {order}")  # noqa: S608 - our own names
        target.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", found)  # noqa: S608 - the same
    target.execute("UPDATE tombstones SET swept = 1")
