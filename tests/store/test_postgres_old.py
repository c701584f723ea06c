"""What earlier programs kept in PostgreSQL is read today, and gone on with.

The dumps in `tests/old_postgres` were made with `pg_dump` of what the program of that day and commit kept,
from made-up answers. They are never written again; a new step of the tables adds another. The first program
that knew PostgreSQL took three steps at once, so no server ever stopped at the first two; those who came by a
file (`tests/old_files`) may have, and both are taken on from every step there is.
"""

import shutil
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from made_up import add, answers, opening, said
from mir_assess.errors import StoreError
from mir_assess.model.events import Answered, session_stream
from mir_assess.store import open_store, postgres_tables
from mir_assess.store.checking import check
from mir_assess.store.migrations import MIGRATIONS
from mir_assess.store.sqlite import SqliteStore
from mir_assess.walk import Walk

DUMPS = sorted((Path(__file__).parents[1] / "old_postgres").glob("*.sql"))
AT = "2026-12-01T10:00:00+00:00"

FILES = sorted((Path(__file__).parents[1] / "old_files").glob("*/store.db"))

of_each_dump = pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)


@pytest.fixture
def store(postgres, dump):
    address = postgres.new_database()
    database = address.rpartition("/")[2]
    postgres.run("DROP SCHEMA IF EXISTS mir_assess CASCADE", dump.read_text("utf-8"), database=database)
    opened = open_store(address)
    yield opened
    opened.close()


@of_each_dump
def test_the_newest_dump_has_every_step(dump):
    newest = DUMPS[-1].read_text("utf-8")
    assert all(step.name in newest for step in MIGRATIONS), "a new step needs a dump of what came before it"
    assert dump.stat().st_size < 100_000


@of_each_dump
def test_it_is_read_gone_on_with_and_moved_into_a_file(store, dump, tmp_path):
    assert check(store) == ()
    sealed, still_open = store.round("closed"), store.round("open")
    assert sealed.sealed
    assert sealed.people == {"lived": 12, "council": 12}
    assert len(sealed.notes) == 12
    assert (still_open.people, len(still_open.notes)) == ({"lived": 2, "council": 1}, 2)
    ids = count()
    walk = Walk(store, "open", clock=lambda: AT, new_id=lambda: f"new-{next(ids)}")
    walk.take("next lived")
    walk.take("2")
    assert store.round("open").people["lived"] == 3
    store.backup(tmp_path / "copy.sqlite")
    copy = SqliteStore(tmp_path / "copy.sqlite")
    assert copy.round("open") == store.round("open")
    assert copy.round("closed") == sealed
    assert check(copy) == ()
    copy.close()
    store.erase("open", sealed=replace(store.round("open"), sealed="2026-12-01"), day="2026-12-01")
    assert store.round("open").sealed == "2026-12-01"
    assert check(store) == ()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_an_old_file_goes_into_postgresql_whole(postgres, file, tmp_path):
    shutil.copyfile(file, tmp_path / "store.sqlite")
    address = postgres.new_database()
    with closing(SqliteStore(tmp_path / "store.sqlite")) as old, closing(open_store(address)) as new:
        old.copy_to(new)
        assert check(new) == ()
        for name in ("open", "closed"):
            assert new.round(name) == old.round(name)


@pytest.mark.parametrize("taken", range(1, len(MIGRATIONS)))
def test_a_database_that_has_taken_only_the_first_steps_takes_the_others(postgres, monkeypatch, taken):
    address, steps = postgres.new_database(), list(postgres_tables.steps())
    assert [name for name, _ in steps] == [step.name for step in MIGRATIONS]
    with monkeypatch.context() as patch:
        patch.setattr(postgres_tables, "steps", lambda: steps[:taken])
        with closing(open_store(address)) as earlier:
            earlier.append(opening(), said("a", *answers(home="always")))
    with closing(open_store(address)) as today:
        assert today.round("northshire-2026").people["lived"] == 1
        add(today, session_stream("northshire-2026", "a"), Answered("voice", "never"))
        sealed = replace(today.round("northshire-2026"), sealed="2026-06-01")
        assert check(today) == ()
        today.erase("northshire-2026", sealed=sealed, day="2026-06-01")
        assert today.round("northshire-2026") == sealed
        assert today._connected().execute("SELECT count(*) FROM migrations").fetchone() == (len(steps),)


def test_a_database_that_a_later_program_has_brought_on_is_refused_and_left_alone(postgres):
    address = postgres.new_database()
    database = address.rpartition("/")[2]
    with closing(open_store(address)) as today:
        today.append(opening())
    postgres.run("INSERT INTO mir_assess.migrations VALUES ('9999 a later step')", database=database)
    with closing(open_store(address)) as today:
        for verb in (lambda: today.list(""), lambda: today.append(said("a")), lambda: check(today)):
            with pytest.raises(StoreError, match=r"written by a newer mir-assess.*upgrade"):
                verb()
    ((events,),) = postgres.run("SELECT count(*) FROM mir_assess.events", database=database)
    assert events == 1
