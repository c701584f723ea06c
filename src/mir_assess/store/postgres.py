"""The store for several facilitators and machines: a PostgreSQL database, through psycopg.

Writing runs READ COMMITTED and reading REPEATABLE READ, on purpose. A stricter level for writing would make
PostgreSQL refuse all but one of those who count in the same cell at once, and sixteen phones on one statement
do just that. What it would give is had more cheaply: two events at one version meet in a unique index, counts
are added in place (`people + 1`) in sorted order, and erasing keeps all writing out by a lock that writers
share. A reader sees one moment, however many queries it takes.
"""

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import RLock
from typing import TypeVar

import psycopg

from mir_assess.errors import Problem, StoreError
from mir_assess.model.events import Event
from mir_assess.model.round import Round
from mir_assess.model.session import Contribution
from mir_assess.store import appending, copying, erasing, postgres_address, sqlite_copy, tables
from mir_assess.store import postgres_failures as failures
from mir_assess.store import postgres_tables as steps
from mir_assess.store.base import Append, Store, StreamHead, Tombstone
from mir_assess.store.postgres_connecting import Connection, connected
from mir_assess.store.postgres_looking import looked_through
from mir_assess.store.postgres_sweeping import rewrite, sweep
from mir_assess.store.postgres_tables import Nothing, Postgres

T = TypeVar("T")
Work = Callable[[tables.Database], T]

_READ = """BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
    SET LOCAL idle_in_transaction_session_timeout = 0"""
_WRITE = f"BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_advisory_xact_lock_shared({steps.STORE_LOCK})"
_ERASE = f"BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_advisory_xact_lock({steps.STORE_LOCK})"
_ATTEMPTS = 5
_MEET = ("23505", "40P01", "40001")
"""Two wrote the same at once and one was turned away: it looks again at what stands, and decides anew."""
_GONE = ("08", "57P", "25P03")
"""The server has let go of us, even where the connection does not know it yet."""
_PAUSE = 0.1


class PostgresStore:
    """A store in one PostgreSQL database. `store.base.Store` says what each verb promises.

    `timeout` is how many seconds to wait for others, and for a server that is just starting again. One store
    may be used by several threads, which take turns.
    """

    def __init__(self, place: str, *, timeout: float = 10.0) -> None:
        self._address = postgres_address.read(f"postgresql://{place}")
        self.shown = self._address.shown
        self.timeout = timeout
        self._open: Connection | None = None
        self._is_ready = False
        self._turn = RLock()

    # ---- the five verbs

    def append(self, *appends: Append) -> None:
        """Keep events and the difference they make, on the server's disk before returning, all or nothing."""
        self.append_many(appends)

    def append_many(self, appends: Iterable[Append]) -> None:
        """Keep the same of very many, one after another."""
        if self._run(lambda db: appending.append(db, appends), _WRITE):
            self._sweep_notes()

    def read(self, *streams: str) -> tuple[Event, ...]:
        """Return the events of these streams, or of all under a prefix, in the order they came."""
        return self._run(lambda db: tables.read(db, *streams))

    def list(self, prefix: str) -> tuple[StreamHead, ...]:
        """Return the heads of the streams under a prefix, by name."""
        return self._run(lambda db: tables.heads(db, prefix))

    def versions(self, prefix: str) -> dict[str, int]:
        """Return the newest version of the streams under a prefix."""
        return self._run(lambda db: tables.versions(db, prefix))

    def newest(self, kind: str, prefix: str) -> dict[str, str]:
        """Return the id of the newest event of a kind in each stream under a prefix that has one."""
        return self._run(lambda db: tables.newest(db, kind, prefix))

    def round(self, name: str) -> Round:
        """Return the Round, tabulated from the cells while it is open."""
        return self._run(lambda db: tables.round_of(db, name))

    def erase(
        self, name: str, *, sealed: Round | None, day: str, session_id: str = "", for_good: bool = False
    ) -> None:
        """Erase an assessment's links, all of it, or one session of it, then sweep the tables."""
        work = partial(
            erasing.erase, name=name, sealed=sealed, day=day, session_id=session_id, for_good=for_good
        )
        self._run(lambda db: tables.own(db, name))
        self._run(work, _ERASE)
        if not self._swept():
            raise StoreError(failures.traces_left(self.shown, "" if session_id else name))

    # ---- looking after it

    def counted(self, name: str) -> Contribution:
        """Return the cells and notes as they are kept."""
        return self._run(lambda db: tables.counted(db, name))

    def kept_and_said(
        self, name: str, told: Callable[[Iterable[tuple[Event, ...]]], T]
    ) -> tuple[Contribution, T]:
        """Return what is kept, and what `told` makes of the streams, at one moment."""
        return self._run(lambda db: tables.kept_and_said(db, name, told))

    def erased(self) -> tuple[Tombstone, ...]:
        """Return the tombstones, oldest first."""
        return self._run(tables.tombstones)

    def verify(self) -> tuple[Problem, ...]:
        """Return a server that does not wait for its disk, and sealed rounds that are no longer as they were
        sealed. Rows that cannot be read raise StoreError.
        """
        return self._run(partial(looked_through, shown=self.shown))

    def missing(self) -> Problem | None:
        """Return what to tell of a database where nothing was kept yet."""
        with self._turn:
            self._run(tables.tombstones)
            return None if self._is_ready else failures.no_store(self.shown)

    def backup(self, path: Path) -> None:
        """Copy all of it to a new SQLite file, as it stood at one moment."""
        with self._turn:
            if self.missing():
                raise StoreError(failures.nothing_to_copy(self.shown))
            self._run(lambda db: sqlite_copy.copy_rows(db, path))

    def copy_to(self, other: Store) -> None:
        """Write the whole store into another one, as it stands at one moment."""
        if self.missing():
            raise StoreError(failures.nothing_to_copy(self.shown))
        self._run(lambda db: copying.copy_into(db, other))

    def fill(self, work: Work[None]) -> None:
        """Do this work in a database where nothing is kept yet, while nobody else writes."""

        def alone(db: tables.Database) -> None:
            if steps.holds_anything(db):
                raise StoreError(failures.holds_a_store(self.shown))
            work(db)
            steps.number_on(db)

        self._run(alone, _ERASE)

    def close(self) -> None:
        """Let go of the server."""
        with self._turn:
            if self._open is not None:
                self._open.close()
            self._open, self._is_ready = None, False

    # ---- transactions

    def _run(self, work: Work[T], begin: str = _READ) -> T:
        """Do this work in a transaction, and again where it was turned away or the connection was lost.

        Doing it again is safe: nothing stands of a transaction that was turned away; reading changes nothing;
        and events that were kept after all, though the server's word was lost, are known by their ids. Only
        erasing cannot tell whether it was done, and is not repeated.
        """
        was_lost = False
        with self._turn:
            for attempt in range(1, _ATTEMPTS + 1):
                connection = self._connected(is_patient=was_lost)
                try:
                    return self._once(connection, work, begin)
                except psycopg.Error as error:
                    is_lost = self._let_go_if_lost(connection, error)
                    may_repeat = begin != _ERASE and not was_lost if is_lost else error.sqlstate in _MEET
                    if not may_repeat or attempt == _ATTEMPTS:
                        raise self._told(error, is_lost, begin) from error
                    was_lost = was_lost or is_lost
        raise AssertionError  # the last attempt returned or raised

    def _once(self, connection: Connection, work: Work[T], begin: str) -> T:
        if not self._is_ready and not self._made_ready(connection, writes=begin != _READ):
            return work(Nothing())
        try:
            connection.execute(begin.encode())
            done = work(Postgres(connection))
            connection.execute("COMMIT" if begin != _READ else "ROLLBACK")
        except BaseException:
            with suppress(psycopg.Error):
                connection.execute("ROLLBACK")
            raise
        return done

    def _told(self, error: psycopg.Error, is_lost: bool, begin: str) -> Exception:  # noqa: FBT001 - how it ended
        if is_lost:
            lost = failures.lost_while_erasing if begin == _ERASE else failures.lost
            return StoreError(lost(self.shown))
        problem = failures.problem_of(self.shown, error.sqlstate)
        return error if problem is None else StoreError(problem)

    # ---- sweeping

    def _swept(self) -> bool:
        with self._turn:
            connection = self._connected()
            try:
                return sweep(connection, time.monotonic() + self.timeout)
            except psycopg.Error as error:
                # It is erased; what is left over goes when the store is next opened.
                self._let_go_if_lost(connection, error)
                return False

    def _sweep_notes(self) -> None:
        """Let go of the text of a note that was taken back, at once if nobody is reading; else it goes with
        the next sweeping.
        """
        with self._turn, suppress(psycopg.Error, StoreError):
            rewrite(self._connected(), ("notes",), time.monotonic())

    # ---- the connection

    def _connected(self, *, is_patient: bool = False) -> Connection:
        if self._open is None or self._open.closed:
            self._is_ready = False
            self._open = self._new_connection(time.monotonic() + self.timeout * is_patient)
        return self._open

    def _new_connection(self, until: float) -> Connection:
        """Return a connection, waiting until then for a server that was lost and may be coming back, or that
        lets go of us as soon as it has let us in.
        """
        while True:
            try:
                return connected(self._address, timeout=self.timeout)
            except psycopg.OperationalError as error:
                if time.monotonic() >= until:
                    raise StoreError(failures.refused(self.shown, str(error))) from error
                time.sleep(_PAUSE)

    def _let_go_if_lost(self, connection: Connection, error: psycopg.Error) -> bool:
        is_lost = connection.closed or (error.sqlstate or "").startswith(_GONE)
        if is_lost:
            self.close()
        return is_lost

    def _made_ready(self, connection: Connection, *, writes: bool) -> bool:
        """Return whether there is a store here, brought up to date; one is made if something is to be kept.

        Look before touching: a schema that is not ours, or newer than this program, is left as it is.
        """
        if not steps.exists(connection):
            if steps.is_somebody_elses(connection):
                raise StoreError(failures.not_a_store(self.shown))
            if not writes:
                return False
            steps.migrate(connection)
        taken, known = steps.applied(connection), {name for name, _ in steps.steps()}
        if taken - known:
            raise StoreError(failures.newer(self.shown))
        if known - taken:
            self._bring_up_to_date(connection)
        self._sweep_leftovers(connection)
        self._is_ready = True
        return True

    def _bring_up_to_date(self, connection: Connection) -> None:
        try:
            steps.migrate(connection)
        except (psycopg.errors.InsufficientPrivilege, psycopg.errors.ReadOnlySqlTransaction) as error:
            raise StoreError(failures.older(self.shown)) from error

    def _sweep_leftovers(self, connection: Connection) -> None:
        """Finish a sweeping that was cut short, or leave it to the next opening."""
        with suppress(psycopg.Error):
            sweep(connection, time.monotonic())
