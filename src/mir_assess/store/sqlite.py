"""The default store: one SQLite file that only its owner may read, needing nothing to be installed.

Each append is on the disk before it returns (WAL, synchronous FULL). What is erased leaves no byte behind
(secure_delete, then VACUUM and a truncated log). Only this module knows SQLite, and its siblings
`sqlite_steps`, `sqlite_copy`, `sqlite_sweeping` and `sqlite_reading`, which opens what may not be written to.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from mir_assess.errors import Problem, StoreError
from mir_assess.model.events import Event
from mir_assess.model.round import Round
from mir_assess.model.session import Contribution
from mir_assess.places import typed_path
from mir_assess.store import appending, copying, erasing, failures, files, rows, tables
from mir_assess.store.base import Append, Store, StreamHead, Tombstone
from mir_assess.store.sqlite_copy import new_file
from mir_assess.store.sqlite_reading import CLOSED, NO_ROOM, may_write, open_to_read
from mir_assess.store.sqlite_steps import is_newer, is_up_to_date, migrate
from mir_assess.store.sqlite_sweeping import sweep, sweep_leftovers

T = TypeVar("T")

_SETTINGS = ("synchronous = FULL", "secure_delete = ON", "temp_store = MEMORY")


class SqliteStore:
    """A store in one SQLite file. `store.base.Store` says what each verb promises.

    `timeout` is how many seconds to wait for another program that is writing. A missing folder is only made
    when `make_folder` says so: for the place we chose ourselves, not for one that may be misspelt.
    """

    def __init__(self, place: str | Path, *, timeout: float = 5.0, make_folder: bool = False) -> None:
        self.path = typed_path(place)
        self.timeout = timeout
        self.make_folder = make_folder
        self._open: sqlite3.Connection | None = None
        self._nothing: sqlite3.Connection | None = None
        self._is_full = False

    # ---- the five verbs

    def append(self, *appends: Append) -> None:
        """Keep events and the difference they make, on the disk before returning, all or nothing."""
        self.append_many(appends)

    def append_many(self, appends: Iterable[Append]) -> None:
        """Keep the same of very many, one after another."""
        with self._writing() as db:
            appending.append(db, appends)

    def read(self, *streams: str) -> tuple[Event, ...]:
        """Return the events of these streams, or of all under a prefix, in the order they came."""
        with self._reading() as db:
            return tables.read(db, *streams)

    def list(self, prefix: str) -> tuple[StreamHead, ...]:
        """Return the heads of the streams under a prefix, by name."""
        with self._reading() as db:
            return tables.heads(db, prefix)

    def versions(self, prefix: str) -> dict[str, int]:
        """Return the newest version of the streams under a prefix."""
        with self._reading() as db:
            return tables.versions(db, prefix)

    def newest(self, kind: str, prefix: str) -> dict[str, str]:
        """Return the id of the newest event of a kind in each stream under a prefix that has one."""
        with self._reading() as db:
            return tables.newest(db, kind, prefix)

    def round(self, name: str) -> Round:
        """Return the Round, tabulated from the cells while it is open."""
        with self._reading() as db:
            return tables.round_of(db, name)

    def erase(
        self, name: str, *, sealed: Round | None, day: str, session_id: str = "", for_good: bool = False
    ) -> None:
        """Erase an assessment's links, all of it, or one session of it, then sweep the file."""
        with self._reading() as db:
            tables.own(db, name)
        with self._writing() as db:
            erasing.erase(db, name, sealed=sealed, day=day, session_id=session_id, for_good=for_good)
        with self._told():
            is_swept = sweep(self._connection())
        if not is_swept:
            raise StoreError(failures.traces_left(self.path, "" if session_id else name))

    # ---- looking after it

    def counted(self, name: str) -> Contribution:
        """Return the cells and notes as they are kept."""
        with self._reading() as db:
            return tables.counted(db, name)

    def kept_and_said(
        self, name: str, told: Callable[[Iterable[tuple[Event, ...]]], T]
    ) -> tuple[Contribution, T]:
        """Return what is kept, and what `told` makes of the streams, at one moment."""
        with self._reading() as db:
            return tables.kept_and_said(db, name, told)

    def erased(self) -> tuple[Tombstone, ...]:
        """Return the tombstones, oldest first."""
        with self._reading() as db:
            return tables.tombstones(db)

    def verify(self) -> tuple[Problem, ...]:
        """Return damaged pages, and sealed rounds that are no longer as they were sealed."""
        with self._reading() as db:
            damage = [row[0] for row in db.execute("PRAGMA integrity_check(1)") if row[0] != "ok"]
            problems = [failures.damaged(self.path) for _ in damage]
            for row in tables.sealed_rounds(db):
                try:
                    rows.round_of(row)
                except StoreError as error:
                    problems.extend(error.problems)
        return tuple(problems)

    def missing(self) -> Problem | None:
        """Return what to tell where there is no file yet."""
        with self._told():
            return files.missing(self.path)

    def backup(self, path: Path) -> None:
        """Copy the whole store to a new file, which appears at once and whole."""
        with self._told():
            self._be_something_to_copy()
            source = self._connection()
        with self._told(path), new_file(path) as copy:
            source.backup(copy)

    def copy_to(self, other: Store) -> None:
        """Write the whole store into another one, as it stands at one moment."""
        with self._told():
            self._be_something_to_copy()
        with self._reading() as db:
            copying.copy_into(db, other)

    def _be_something_to_copy(self) -> None:
        if not files.holds_anything(self.path):
            nothing = failures.empty if self.path.exists() else failures.nothing_to_copy
            raise StoreError(nothing(self.path))

    def close(self) -> None:
        """Let go of the file."""
        for connection in (self._open, self._nothing):
            if connection is not None:
                connection.close()
        self._open = self._nothing = None
        self._is_full = False

    # ---- the file

    @contextmanager
    def _told(self, path: Path | None = None) -> Iterator[None]:
        """Turn every trouble with the place into words, here and nowhere else."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            problem = failures.problem_of(path or self.path, error)
            if self._is_full and path is None and failures.name_of(error) in CLOSED:
                problem = failures.full(self.path)
            if problem is None:
                raise
            raise StoreError(problem) from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._told():
            if self._is_full:
                self.close()  # somebody may have made room
            db = self._connection()
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """A steady view, whatever others write meanwhile. A file that is not there yet reads as empty; one of
        no bytes too, and is left so for whoever asks where the answers are that were in it.
        """
        with self._told():
            is_there = self._open is not None or files.holds_anything(self.path)
            db = self._connection() if is_there else self._empty()
            db.execute("BEGIN")
            try:
                yield db
            finally:
                if db.in_transaction:
                    db.execute("ROLLBACK")

    def _empty(self) -> sqlite3.Connection:
        if self._nothing is None:
            self._nothing = sqlite3.connect(":memory:", isolation_level=None)
            migrate(self._nothing)
        return self._nothing

    def _connection(self) -> sqlite3.Connection:
        if self._open is None:
            files.make(self.path, with_folder=self.make_folder)
            self._open = self._opened_to_write() or self._opened_to_read()
        return self._open

    def _opened_to_write(self) -> sqlite3.Connection | None:
        """Return the file opened and made ready, or None where the file or its folder is closed to us, or the
        disk too full even to read it so.
        """
        if not may_write(self.path):
            return None
        db = sqlite3.connect(self.path, timeout=self.timeout, isolation_level=None)
        try:
            self._prepare(db)
        except sqlite3.OperationalError as error:
            db.close()
            self._is_full = failures.name_of(error) in NO_ROOM and failures.is_full(self.path)
            if self._is_full or failures.name_of(error) in CLOSED:
                return None
            raise
        except BaseException:
            db.close()
            raise
        return db

    def _opened_to_read(self) -> sqlite3.Connection:
        """Return the file opened as it stands; whatever is to be written to it is refused then."""
        db = open_to_read(self.path, timeout=self.timeout)
        try:
            self._look(db)
            is_ready = is_up_to_date(db)
        except BaseException:
            db.close()
            raise
        if not is_ready:
            db.close()
            raise StoreError(failures.full(self.path) if self._is_full else failures.older(self.path))
        return db

    def _prepare(self, db: sqlite3.Connection) -> None:
        """Look before touching: a file that is not ours, or newer than this program, is left as it is."""
        for setting in _SETTINGS:
            db.execute(f"PRAGMA {setting}")
        self._look(db)
        _keep_log(db, on_share=_is_on_share(str(self.path)))
        migrate(db)
        sweep_leftovers(db, timeout=self.timeout)

    def _look(self, db: sqlite3.Connection) -> None:
        if not _is_ours(db):
            raise StoreError(failures.not_a_store(self.path))
        if is_newer(db):
            raise StoreError(failures.newer(self.path))


def _is_ours(db: sqlite3.Connection) -> bool:
    found = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return not found or {"migrations", "events", "cells"} <= found


def _is_on_share(path: str) -> bool:
    return path.startswith(("\\\\", "//"))


def _keep_log(db: sqlite3.Connection, *, on_share: bool) -> None:
    """Write ahead to a log where the place allows it; not on a network share, whose locks are unsure."""
    mode = ""
    try:
        if not on_share:
            (mode,) = db.execute("PRAGMA journal_mode = WAL").fetchone()
    except sqlite3.OperationalError as error:
        if failures.name_of(error) in ("SQLITE_BUSY", "SQLITE_LOCKED"):
            raise
    if mode != "wal":
        db.execute("PRAGMA journal_mode = DELETE")
