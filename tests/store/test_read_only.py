"""A store that may not be written to is read as it was last saved, and nothing is left beside it."""

import os
import shutil
import sqlite3

import pytest

from made_up import answers, opening, said
from mir_assess.errors import StoreError
from mir_assess.store import sqlite, sqlite_reading, sqlite_steps
from mir_assess.store.checking import check
from mir_assess.store.migrations import Migration
from mir_assess.store.sqlite import SqliteStore

NAME = "northshire-2026"
STATES = {
    "closed well": ("",),
    "a copy": ("",),
    "still open": ("", "-wal", "-shm"),
    "cut off": ("", "-wal"),
}
"""How a store may have been left, and the endings of its files."""

POSIX = pytest.mark.skipif(os.name != "posix", reason="the mode of a file is a thing of POSIX")


@pytest.fixture
def leave(path, folder, monkeypatch):
    """Leave a store with one person's answers in one of the states; what was said last may be in its log
    only.
    """

    def left(state):
        with monkeypatch.context() as patch:
            patch.setattr(sqlite, "may_write", sqlite_reading.may_write)
            make(state)

    def make(state):
        store = SqliteStore(folder / "made.sqlite")
        store.append(opening())
        store._connection().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        store.append(said("a", *answers(home="always")))
        if state == "a copy":
            store.backup(path)
        if state == "closed well":
            store.close()
        for ending in STATES[state] if state != "a copy" else ():
            shutil.copy(f"{store.path}{ending}", f"{path}{ending}")
        store.close()
        store.path.unlink()

    return left


@pytest.fixture
def closed(monkeypatch):
    """Take every store for one that may not be written to: to the administrator, and on Windows, none is."""
    monkeypatch.setattr(sqlite, "may_write", lambda path: False)


def read_all(store):
    return len(store.list("")), store.round(NAME).people["lived"], check(store), store.erased()


@POSIX
@pytest.mark.parametrize("what", ["file", "folder", "both"])
@pytest.mark.parametrize("state", STATES)
def test_is_read_whole_and_left_as_it_was(leave, store, path, folder, unprivileged, state, what):
    leave(state)
    files = sorted(folder.iterdir())
    for file in files if what != "folder" else ():
        file.chmod(0o400)
    before = [(file, file.read_bytes()) for file in files if not file.name.endswith("-shm")]
    folder.chmod(0o700 if what == "file" else 0o500)
    assert read_all(store) == (2, 1, (), ())
    if (state, what) == ("still open", "folder"):
        # Its log stands ready, so nothing need be made in the folder: it can even be written to.
        store.append(said("b", *answers(home="never")))
        folder.chmod(0o700)
        return
    for _ in range(2):
        with pytest.raises(StoreError, match=r"read but not written to.*Make it writable"):
            store.append(said("b", *answers(home="never")))
    with pytest.raises(StoreError, match="read but not written to"):
        store.erase(NAME, sealed=None, day="2026-06-01")
    assert read_all(store) == (2, 1, (), ())
    store.close()
    folder.chmod(0o700)
    assert sorted(folder.iterdir()) == files
    assert before == [(file, file.read_bytes()) for file, _ in before]


@POSIX
def test_once_it_is_made_writable_it_takes_answers_again(leave, store, path, unprivileged):
    leave("closed well")
    path.chmod(0o400)
    assert len(store.list("")) == 2
    store.close()
    path.chmod(0o600)
    store.append(said("b", *answers(home="never")))
    assert store.round(NAME).people["lived"] == 2


@POSIX
def test_a_file_that_may_not_even_be_read_says_so(leave, store, path, unprivileged):
    leave("closed well")
    path.chmod(0)
    with pytest.raises(StoreError, match="cannot be opened"):
        store.list("")


@pytest.mark.parametrize("state", STATES)
def test_can_be_copied(leave, store, closed, tmp_path, monkeypatch, state):
    leave(state)
    store.backup(tmp_path / "copy.sqlite")
    monkeypatch.undo()
    copy = SqliteStore(tmp_path / "copy.sqlite")
    copy.append(said("b", *answers(home="never")))
    assert copy.round(NAME).people["lived"] == 2
    copy.close()


def test_what_somebody_else_saves_meanwhile_is_seen(path, monkeypatch):
    writer, reader = SqliteStore(path), SqliteStore(path, timeout=0.05)
    writer.append(opening())
    monkeypatch.setattr(sqlite, "may_write", lambda path: False)
    assert reader.round(NAME).people["lived"] == 0
    writer.append(said("a", *answers(home="always")))
    assert reader.round(NAME).people["lived"] == 1
    with pytest.raises(StoreError, match="read but not written to"):
        reader.append(said("b", *answers(home="never")))
    reader.close()
    writer.close()


def test_on_a_share_the_locks_of_others_are_minded(path, monkeypatch):
    monkeypatch.setattr(sqlite, "_is_on_share", lambda path: True)
    writer, reader = SqliteStore(path), SqliteStore(path, timeout=0.05)
    writer.append(opening())
    monkeypatch.setattr(sqlite, "may_write", lambda path: False)
    assert len(reader.list("")) == 1
    db = writer._connection()
    db.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match="Another program is using this file"):
        reader.list("")
    db.execute("ROLLBACK")
    writer.append(said("a", *answers(home="always")))
    assert reader.round(NAME).people["lived"] == 1
    reader.close()
    writer.close()


def test_saving_that_was_cut_short_must_be_put_right_first(path, folder, monkeypatch):
    monkeypatch.setattr(sqlite, "_is_on_share", lambda path: True)
    store = SqliteStore(folder / "made.sqlite")
    store.append(opening())
    db = store._connection()
    db.execute("PRAGMA cache_size = 1")
    db.execute("BEGIN IMMEDIATE")
    db.executemany("INSERT INTO cells VALUES (?, 'g', 's', 'm', 1)", ((f"{n}",) for n in range(5000)))
    for ending in ("", "-journal"):
        shutil.copy(f"{store.path}{ending}", f"{path}{ending}")
    db.execute("ROLLBACK")
    store.close()
    with monkeypatch.context() as patch:
        patch.setattr(sqlite, "may_write", lambda path: False)
        with pytest.raises(StoreError, match="Saving was cut short here"):
            SqliteStore(path).list("")
    again = SqliteStore(path)
    assert len(again.list("")) == 1
    assert again._connection().execute("SELECT count(*) FROM cells").fetchone() == (0,)
    again.close()


def test_what_must_be_brought_up_to_date_first_says_so(leave, store, closed, monkeypatch):
    leave("closed well")
    monkeypatch.setattr(sqlite_steps, "MIGRATIONS", (*sqlite_steps.MIGRATIONS, Migration("0002 test", ())))
    with pytest.raises(StoreError, match="brought up to date"):
        store.list("")


def test_what_is_not_ours_or_newer_or_damaged_is_told_as_ever(leave, store, path, closed):
    leave("closed well")
    with sqlite3.connect(path) as db:
        db.execute("INSERT INTO migrations VALUES ('9999 from the future')")
    db.close()
    with pytest.raises(StoreError, match="Please upgrade"):
        store.list("")
    path.write_text("Dear diary, " * 100, encoding="utf-8")
    with pytest.raises(StoreError, match="not a store"):
        store.list("")


@pytest.mark.parametrize("name", ["kept %3f?#.sqlite", "ünïcode – 100%.sqlite"])
def test_any_name_of_a_file_will_do(folder, monkeypatch, name):
    store = SqliteStore(folder / name)
    store.append(opening())
    store.close()
    monkeypatch.setattr(sqlite, "may_write", lambda path: False)
    monkeypatch.chdir(folder)
    for place in (folder / name, name):
        reader = SqliteStore(place)
        assert len(reader.list("")) == 1
        reader.close()
