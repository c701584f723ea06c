"""A connection that breaks, a server that is killed: what was confirmed is there once, or else it is said."""

from contextlib import suppress
from threading import Event as Signal
from threading import Thread
from time import sleep

import psycopg
import pytest

from made_up import add, answers, opening, said
from mir_assess.errors import StoreError
from mir_assess.model.events import Answered, session_stream
from mir_assess.store import erasing, open_store, postgres_connecting, tables
from mir_assess.store.checking import check
from mir_assess.store.postgres import _ERASE, PostgresStore

NAME = "northshire-2026"


@pytest.fixture
def address(postgres):
    return postgres.new_database()


@pytest.fixture
def store(address):
    opened = open_store(address)
    opened.append(opening(), said("a", *answers(home="always")))
    yield opened
    opened.close()


def cut(postgres, address):
    """Have the server let go of everybody who is connected to this database."""
    query = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{}'"
    postgres.run(query.format(address.split("/")[-1]))


def test_a_connection_that_was_cut_between_two_answers_is_made_anew(store, postgres, address):
    cut(postgres, address)
    add(store, session_stream(NAME, "a"), Answered("voice", "never"))
    cut(postgres, address)
    assert store.round(NAME).cells["voice"]["lived"].base == 1
    assert check(store) == ()


def cut_once_it_is_made(postgres, address, monkeypatch, times):
    """Have the server let go of this many connections that it has just let in."""
    connect = psycopg.connect
    cuts = []

    def connects_and_is_cut(*args, **more):
        connection = connect(*args, **more)
        if len(cuts) < times:
            cuts.append(connection)
            cut(postgres, address)
        return connection

    monkeypatch.setattr(postgres_connecting.psycopg, "connect", connects_and_is_cut)
    return cuts


def test_a_connection_that_is_cut_as_soon_as_it_is_made_is_made_once_more(
    store, postgres, address, monkeypatch
):
    cut(postgres, address)
    cuts = cut_once_it_is_made(postgres, address, monkeypatch, 2)
    add(store, session_stream(NAME, "a"), Answered("voice", "never"))
    assert [connection.closed for connection in cuts] == [True, True]
    assert store.round(NAME).cells["voice"]["lived"].base == 1
    assert check(store) == ()


def test_a_server_that_lets_go_of_whoever_comes_is_told_of(postgres, address, monkeypatch):
    cut_once_it_is_made(postgres, address, monkeypatch, 1)
    with pytest.raises(StoreError, match=r"cannot be reached.*See that it runs"):
        open_store(address).list("")


@pytest.mark.parametrize("moment", ["before it is kept", "after it is kept"])
def test_an_answer_whose_confirmation_is_lost_counts_once(store, postgres, address, monkeypatch, moment):
    done = PostgresStore._once
    cuts = []

    def once(self, connection, work, begin):
        if cuts or "READ ONLY" in begin:
            return done(self, connection, work, begin)
        cuts.append(moment)
        if moment == "after it is kept":
            done(self, connection, work, begin)
            cut(postgres, address)
            connection.execute("SELECT 1")

        def work_and_cut(db):
            work(db)
            cut(postgres, address)

        return done(self, connection, work_and_cut, begin)

    monkeypatch.setattr(PostgresStore, "_once", once)
    add(store, session_stream(NAME, "a"), Answered("voice", "never"))
    assert cuts == [moment]
    assert len(store.read(session_stream(NAME, "a"))) == 3
    assert store.counted(NAME).cells["lived", "voice", "level/never"] == 1
    assert check(store) == ()


def test_erasing_that_may_have_been_done_is_not_done_again(store, postgres, address, monkeypatch):
    erase = erasing.erase
    times = []

    def erase_and_cut(db, *arguments, **named):
        times.append(arguments)
        erase(db, *arguments, **named)
        cut(postgres, address)

    monkeypatch.setattr(erasing, "erase", erase_and_cut)
    with pytest.raises(StoreError, match=r"so it may be done or not.*mir-assess list"):
        store.erase(NAME, sealed=None, day="2026-06-01")
    monkeypatch.undo()
    assert len(times) == 1
    assert store.round(NAME).people["lived"] == 1, "it was not done this time"
    store.erase(NAME, sealed=None, day="2026-06-01")
    assert store.list("") == ()


def test_erasing_finds_a_connection_that_was_cut_before(store, postgres, address):
    cut(postgres, address)
    store.erase(NAME, sealed=None, day="2026-06-01")
    assert store.list("") == ()


def test_a_server_that_is_killed_and_comes_back_has_every_confirmed_answer(postgres, address):
    store = PostgresStore(address.partition("://")[2], timeout=60)
    store.append(opening(), said("a"))
    confirmed: list[str] = []
    stop = Signal()
    failed: list[Exception] = []

    def answer() -> None:
        try:
            while not stop.is_set():
                body = Answered("home", ("never", "always")[len(confirmed) % 2])
                confirmed.append(add(store, session_stream(NAME, "a"), body).events[0].id)
        except Exception as error:  # noqa: BLE001 - the test looks at it
            failed.append(error)

    writer = Thread(target=answer)
    writer.start()
    for _ in range(3):
        enough = len(confirmed) + 20
        while len(confirmed) < enough and not failed:
            stop.wait(0.01)
        postgres.kill()
        postgres.start()
    enough = len(confirmed) + 5
    while len(confirmed) < enough and not failed:
        stop.wait(0.01)
    stop.set()
    writer.join()
    assert failed == []
    kept = [event.id for event in store.read(session_stream(NAME, "a"))]
    assert kept[1:] == confirmed, "each once, and none that was never confirmed to this writer"
    assert store.round(NAME).cells["home"]["lived"].base == 1
    assert check(store) == ()
    store.close()


def test_a_server_that_stays_away_is_told_of_and_an_answer_can_be_given_once_it_is_back(postgres, address):
    store = PostgresStore(address.partition("://")[2], timeout=0.5)
    store.append(opening(), said("a"))
    postgres.kill()
    try:
        with pytest.raises(StoreError, match=r"127\.0\.0\.1.*cannot be reached.*See that it runs"):
            store.append(said("b"))
        with pytest.raises(StoreError, match="cannot be reached"):
            store.round(NAME)
    finally:
        postgres.start()
    store.append(said("b"))
    assert store.round(NAME).people["lived"] == 0
    assert len(store.list("session/")) == 2
    store.close()


def test_a_writer_that_falls_silent_is_let_go_and_a_reader_may_take_its_time(store, postgres, address):
    store.round(NAME)
    store._open.execute("SET idle_in_transaction_session_timeout = '100ms'")

    def wait(db: tables.Database) -> list[int]:
        sleep(0.4)
        return list(db.execute("SELECT 1").fetchone())

    assert store._run(wait) == [1]
    with pytest.raises(StoreError, match="was lost while this was being erased"):
        store._run(wait, _ERASE)
    assert store.round(NAME).people["lived"] == 1


def test_a_mistake_of_ours_is_not_called_a_lost_connection(store):
    with pytest.raises(psycopg.errors.SyntaxError):
        store._run(lambda db: db.execute("SELEKT 1"))
    with suppress(StoreError):
        store._run(lambda db: db.execute("SELECT 1 FROM nowhere"))
    assert store.round(NAME).people["lived"] == 1
