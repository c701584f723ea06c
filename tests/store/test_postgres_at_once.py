"""Many write to one PostgreSQL store at once: every answer stands there once, every count is right."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest

from made_up import LEVELS, add, answers, assessment, events, opening, said
from mir_assess.errors import StoreError
from mir_assess.model import session
from mir_assess.model.events import Answered, Undone, session_stream
from mir_assess.model.session import difference
from mir_assess.store import open_store, postgres_tables, tables
from mir_assess.store.base import Append, Store, Superseded
from mir_assess.store.checking import check
from mir_assess.store.postgres import PostgresStore
from mir_assess.store.tables import Database

NAME = "northshire-2026"
WRITERS = 16


def at_once(address: str, work: Callable[[Store, int], object]) -> list[object]:
    """Have each of the writers do this with a connection of its own, and all begin in the same moment."""
    start = Barrier(WRITERS)

    def one(number: int) -> object:
        store = open_store(address)
        try:
            store.list("")
            start.wait(60)
            return work(store, number)
        finally:
            store.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        return list(pool.map(one, range(WRITERS)))


@pytest.fixture
def address(postgres):
    return postgres.new_database()


@pytest.fixture
def kept(address):
    store = open_store(address)
    yield store
    store.close()


def test_sixteen_writers_on_one_statement_lose_nothing_and_never_lock_each_other_out(address, kept, postgres):
    kept.append(opening())

    def answer(store: Store, number: int) -> None:
        for turn in range(6):
            stream = session_stream(NAME, f"w{number}-{turn}")
            store.append(said(f"w{number}-{turn}", *answers(home="always", voice=LEVELS[number % 5])))
            add(store, stream, Answered("home", "never"))
            add(store, stream, Answered("voice", "always"))
            add(store, stream, Undone(4))

    at_once(address, answer)
    counted = kept.round(NAME)
    assert counted.people["lived"] == WRITERS * 6
    assert counted.cells["home"]["lived"].counts == (0, 0, 0, 0, WRITERS * 6)
    assert sum(counted.cells["voice"]["lived"].counts) == WRITERS * 6
    kept_events = kept.read("session/")
    assert len(kept_events) == len({event.id for event in kept_events}) == WRITERS * 6 * 6
    assert check(kept) == ()
    (found,) = postgres.run(
        f"SELECT deadlocks FROM pg_stat_database WHERE datname = '{address.split('/')[-1]}'"
    )
    assert found == (0,)


def test_several_appends_at_once_in_any_order_never_stop_each_other(address, kept):
    kept.append(opening())

    def answer(store: Store, number: int) -> None:
        people = [said(f"w{number}-{turn}", *answers(home="always", voice="never")) for turn in range(8)]
        store.append(*(people if number % 2 else reversed(people)))

    at_once(address, answer)
    assert kept.round(NAME).cells["home"]["lived"].counts == (0, 0, 0, 0, WRITERS * 8)
    assert check(kept) == ()


def test_of_many_at_one_version_one_stands_and_the_others_are_told(address, kept):
    kept.append(opening(), said("shared"))
    stream = session_stream(NAME, "shared")

    def answer(store: Store, number: int) -> int:
        (event,) = events(stream, Answered("home", LEVELS[number % 5]), start=2)
        before = store.read(stream)[:1]
        event = replace(event, id=f"id {number}")
        made = difference(*(session.contribution(session.fold(e)) for e in (before, (*before, event))))
        try:
            store.append(Append(NAME, (event,), made))
        except Superseded as told:
            return told.version
        return 0

    assert sorted(at_once(address, answer)) == [0] + [2] * (WRITERS - 1)
    assert len(kept.read(stream)) == 2
    assert check(kept) == ()


def test_one_request_sent_by_many_is_kept_once(address, kept):
    kept.append(opening())
    person = said("one", *answers(home="always"))
    at_once(address, lambda store, _: store.append(person))
    assert kept.read("session/") == person.events
    assert kept.round(NAME).people["lived"] == 1
    assert check(kept) == ()


def test_programs_that_start_at_once_in_an_empty_database_make_one_store(address, kept):
    at_once(address, lambda store, number: store.append(said_in(number)))
    assert len(kept.list("assessment/")) == WRITERS
    assert check(kept) == ()


def said_in(number: int) -> Append:
    return opening(assessment(f"a{number}", f"Council {number}"))


def test_nothing_slips_into_a_round_that_is_being_sealed(address, kept):
    kept.append(opening(), *(said(f"before-{number}", *answers(home="always")) for number in range(5)))

    def work(store: Store, number: int) -> str:
        if number:
            try:
                for turn in range(5):
                    store.append(said(f"w{number}-{turn}", *answers(home="never")))
            except StoreError as told:
                return str(told)
            return "kept"
        for _ in range(100):
            sealed = replace(store.round(NAME), sealed="2026-06-01")
            try:
                store.erase(NAME, sealed=sealed, day="2026-06-01")
            except Superseded:
                continue
            return "sealed"
        return "never sealed"

    said_by = at_once(address, work)
    assert said_by[0] == "sealed"
    assert all(told == "kept" or "sealed round takes no more" in str(told) for told in said_by[1:])
    assert kept.read("session/") == ()
    assert len(kept.read(f"assessment/{NAME}")) == 2
    assert check(kept) == ()


def test_a_reader_sees_one_moment_whatever_is_written_meanwhile(address, kept):
    kept.append(opening())

    def read(db: Database) -> tuple[int, int]:
        before = len(tables.read(db, "session/"))
        other = open_store(address)
        other.append(said("a", *answers(home="always")))
        other.close()
        return before, len(tables.counted(db, NAME).cells)

    assert kept._run(read) == (0, 0)
    assert kept.round(NAME).people["lived"] == 1


def test_steps_are_taken_by_one_program_at_a_time(address, postgres):
    waiting = PostgresStore(address.partition("://")[2], timeout=0.2)
    with postgres.keeper(address.split("/")[-1]) as other:
        other.execute(f"SELECT pg_advisory_lock({postgres_tables.STEPS_LOCK})")
        with pytest.raises(StoreError, match="busy with something else"):
            waiting.append(opening())
    waiting.append(opening())
    waiting.close()


def test_threads_may_share_one_store_and_one_that_is_refused_takes_nothing_from_another(kept):
    kept.append(opening())

    def answer(number: int) -> None:
        person = said(f"t{number}", *answers(home="always"))
        if number % 2:
            kept.append(person)
        else:
            with pytest.raises(Superseded):
                kept.append(replace(person, events=person.events[1:]))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(answer, range(80)))
    assert kept.round(NAME).people["lived"] == 40
    assert check(kept) == ()
