"""What earlier programs kept in PostgreSQL is read today, and gone on with.

The dumps in `tests/old_postgres` were made with `pg_dump` of what the program of that day and commit kept,
from made-up answers. They are never written again; a new step of the tables adds another.
"""

from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from mir_assess.store import open_store
from mir_assess.store.checking import check
from mir_assess.store.migrations import MIGRATIONS
from mir_assess.store.sqlite import SqliteStore
from mir_assess.walk import Walk

DUMPS = sorted((Path(__file__).parents[1] / "old_postgres").glob("*.sql"))
AT = "2026-12-01T10:00:00+00:00"

pytestmark = pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)


@pytest.fixture
def store(postgres, dump):
    address = postgres.new_database()
    database = address.rpartition("/")[2]
    postgres.run("DROP SCHEMA IF EXISTS mir_assess CASCADE", dump.read_text("utf-8"), database=database)
    opened = open_store(address)
    yield opened
    opened.close()


def test_the_newest_dump_has_every_step(dump):
    newest = DUMPS[-1].read_text("utf-8")
    assert all(step.name in newest for step in MIGRATIONS), "a new step needs a dump of what came before it"
    assert dump.stat().st_size < 100_000


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
