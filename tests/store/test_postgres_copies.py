"""Copies of a store: out of a PostgreSQL database into a file, and from either into an empty database."""

import stat
from collections.abc import Callable
from dataclasses import replace

import pytest

from made_up import add, answers, assessment, events, opening, promised, said
from mir_assess.errors import StoreError
from mir_assess.model.drafts import answers_of, beside_of
from mir_assess.model.events import NoteWritten, issued_stream
from mir_assess.model.room_events import Issued, Moved
from mir_assess.store import open_store
from mir_assess.store.base import Append
from mir_assess.store.checking import check
from mir_assess.store.sqlite import SqliteStore

NAME = "northshire-2026"


@pytest.fixture
def address(postgres):
    return postgres.new_database()


@pytest.fixture
def store(address):
    opened = open_store(address)
    yield opened
    opened.close()


def fill(store):
    """Put something of every kind into a store."""
    store.append(opening(), promised("ramp"), opening(assessment("other")), opening(assessment("gone")))
    store.append(said("s", *answers(home="always"), NoteWritten("n", "note", "“Ünï” 🌱"), name="other"))
    store.append(*(said(f"o{number}", *answers(home="never", voice="mostly")) for number in range(6)))
    body = Issued("room", "2026-05-01", answers_of(store.round(NAME)), beside_of(store.round(NAME)), "report")
    store.append(Append(NAME, events(issued_stream(NAME), body)))
    store.append(said("late", *answers(home="always")))
    store.erase(NAME, sealed=None, day="2026-05-09", session_id="o3")
    add(store, f"assessment/{NAME}", Moved("talk"))
    store.erase("gone", sealed=None, day="2026-05-10")
    store.erase("other", sealed=replace(store.round("other"), sealed="2026-06-01"), day="2026-06-01")
    return store


@pytest.fixture
def full(store):
    return fill(store)


def is_the_same_and_goes_on(copy, source):
    """All of it is there, counts included, and the copy is a store like any other."""
    for name in (NAME, "other"):
        assert copy.round(name) == source.round(name)
        assert copy.counted(name) == source.counted(name)
    every = ("assessment/", "session/", "actions/")
    assert copy.read(*every) == source.read(*every)
    assert copy.list("") == source.list("")
    assert copy.erased() == source.erased()
    assert check(copy) == ()
    copy.append(said("new", *answers(home="always")))
    copy.erase(NAME, sealed=None, day="2026-05-09", session_id="late")
    assert copy.read(*every)[-1].body == copy.read(f"assessment/{NAME}")[-1].body
    assert copy.erased()[-1].withdrawn
    assert check(copy) == ()


def test_a_backup_is_a_file_that_opens_anywhere_and_holds_all_of_it(full, tmp_path):
    full.backup(tmp_path / "copy.sqlite")
    assert [file.name for file in tmp_path.iterdir()] == ["copy.sqlite"]
    assert stat.S_IMODE((tmp_path / "copy.sqlite").stat().st_mode) == 0o600
    copy = SqliteStore(tmp_path / "copy.sqlite")
    is_the_same_and_goes_on(copy, full)
    copy.close()


def test_a_backup_never_covers_another_file(full, tmp_path):
    full.backup(tmp_path / "copy.sqlite")
    full.backup(tmp_path / "copy.sqlite")
    full.append(said("newer", *answers(home="always")))
    before = (tmp_path / "copy.sqlite").read_bytes()
    with pytest.raises(StoreError, match="was not touched"):
        full.backup(tmp_path / "copy.sqlite")
    assert (tmp_path / "copy.sqlite").read_bytes() == before
    assert not list(tmp_path.glob(".*partial"))


def test_a_backup_that_cannot_be_made_says_why(store, tmp_path):
    with pytest.raises(StoreError, match="nothing to copy"):
        store.backup(tmp_path / "copy.sqlite")
    store.append(opening())
    with pytest.raises(StoreError, match="cannot be written here"):
        store.backup(tmp_path / "no-such-folder" / "copy.sqlite")


# ---- into a database


@pytest.fixture(params=["sqlite", "postgresql"])
def source(request, postgres, tmp_path):
    """A store to copy from, of either kind."""
    opened = open_store(
        str(tmp_path / "from.sqlite") if request.param == "sqlite" else postgres.new_database()
    )
    yield opened
    opened.close()


def test_a_store_goes_into_an_empty_database_whole(source, store):
    fill(source)
    source.copy_to(store)
    is_the_same_and_goes_on(store, source)


def test_there_and_back_is_where_it_was(store, tmp_path):
    first = fill(SqliteStore(tmp_path / "first.sqlite"))
    first.copy_to(store)
    store.backup(tmp_path / "back.sqlite")
    back = SqliteStore(tmp_path / "back.sqlite")
    is_the_same_and_goes_on(back, first)
    first.close()
    back.close()


def test_a_database_that_holds_anything_takes_no_copy_and_is_left_as_it_is(source, store):
    fill(source)
    store.append(opening(assessment("kept")))
    before = store.read("assessment/")
    for _ in range(2):
        with pytest.raises(StoreError, match="Something is kept in this database already"):
            source.copy_to(store)
    assert store.read("assessment/") == before
    store.erase("kept", sealed=None, day="2026-05-10")
    with pytest.raises(StoreError, match="Something is kept"):
        source.copy_to(store)


def test_a_copy_that_breaks_off_leaves_nothing(source, store, monkeypatch):
    fill(source)
    with monkeypatch.context() as patch:
        patch.setattr("mir_assess.store.postgres_tables.number_on", lambda db: db.execute("SELEKT"))
        with pytest.raises(Exception, match="SELEKT"):
            source.copy_to(store)
    assert store.list("") == ()
    source.copy_to(store)
    assert check(store) == ()


def test_what_cannot_be_copied_says_why(source, store, tmp_path):
    with pytest.raises(StoreError, match="nothing to copy"):
        source.copy_to(store)
    source.append(opening())
    with pytest.raises(StoreError, match="takes no copy"):
        source.copy_to(SqliteStore(tmp_path / "other.sqlite"))
    with pytest.raises(StoreError, match="only held in memory"):
        open_store("memory://").copy_to(store)


def test_backup_moves_a_store_into_a_database_and_shows_no_password(
    run_cli: Callable, own_store, postgres, address, tmp_path
):
    run_cli("new", "north", "--organisation", "Northshire", "--year", "2026", "--set", "first-eight")
    with_password = address.replace("writer@", "writer:sesame@")
    done = run_cli("backup", with_password)
    assert done.code == 0, done.err
    assert "1 assessment is copied to postgresql://writer@" in done.out
    assert "sesame" not in done.out + done.err
    assert "north" in run_cli("list", "--store", address).out
    assert run_cli("check", "--store", address).code == 0
    again = run_cli("backup", with_password)
    assert (again.code, "nothing was written to it" in again.err) == (1, True)
    assert "sesame" not in again.out + again.err
    back = run_cli("backup", f"sqlite:///{tmp_path}/back.sqlite", "--store", address)
    assert back.code == 0, back.err
    assert "north" in run_cli("list", "--store", tmp_path / "back.sqlite").out


def test_backup_to_a_kind_of_store_there_is_not_says_so(run_cli, own_store):
    run_cli("new", "north", "--organisation", "Northshire", "--year", "2026", "--set", "first-eight")
    for to, words in (("memory://", "takes no copy"), ("mysql://me:sesame@host/x", "no kind of store")):
        done = run_cli("backup", to)
        assert (done.code, words in done.err, "sesame" in done.err) == (1, True, False)
