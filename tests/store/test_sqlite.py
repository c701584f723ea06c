"""The SQLite file: who may read it, and what is said when the place will not do."""

import os
import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from made_up import answers, assessment, opening, said
from mir_assess.errors import StoreError
from mir_assess.model.events import NoteWritten
from mir_assess.store import sqlite, sqlite_steps
from mir_assess.store.checking import check
from mir_assess.store.migrations import Migration
from mir_assess.store.sqlite import SqliteStore

NAME = "northshire-2026"
POSIX = pytest.mark.skipif(os.name != "posix", reason="the mode of a file is a thing of POSIX")


def test_nothing_is_made_before_something_is_kept(store, folder):
    assert store.list("") == ()
    assert check(store) == ()
    with pytest.raises(StoreError, match="no assessment"):
        store.round("any")
    with pytest.raises(StoreError, match="no assessment"):
        store.erase("any", sealed=None, day="2026-06-01")
    assert list(folder.iterdir()) == []
    store.append(opening())
    assert store.round(NAME).people == {"lived": 0, "council": 0}


def test_what_another_process_makes_meanwhile_is_seen(store, path):
    assert store.list("") == ()
    other = SqliteStore(path)
    other.append(opening())
    assert len(store.list("")) == 1
    other.append(said("a", *answers(home="always")))
    assert store.round(NAME).people["lived"] == 1
    other.close()


@POSIX
def test_only_the_owner_may_read_the_file_and_its_log(store, folder, tmp_path):
    before = os.umask(0)
    try:
        store.append(opening(), said("a", *answers(home="always")))
        store.backup(tmp_path / "copy.sqlite")
    finally:
        os.umask(before)
    made = [*folder.iterdir(), tmp_path / "copy.sqlite"]
    assert len(made) >= 3, "the file, its log and the copy"
    assert {stat.S_IMODE(file.stat().st_mode) for file in made} == {0o600}


def test_each_answer_is_written_through_to_the_disk(store):
    store.append(opening())
    db = store._connection()
    assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert db.execute("PRAGMA synchronous").fetchone() == (2,)
    assert db.execute("PRAGMA secure_delete").fetchone() == (1,)


def test_on_a_network_share_it_goes_without_a_log(path, monkeypatch, folder):
    store = SqliteStore(path)
    monkeypatch.setattr(sqlite, "_is_on_share", lambda path: True)
    store.append(opening())
    assert store._connection().execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert [file.name for file in folder.iterdir()] == ["kept.sqlite"]
    store.close()


@pytest.mark.parametrize("share", [r"\\server\share\kept.sqlite", "//server/share/kept.sqlite"])
def test_a_share_is_known_by_its_name(share):
    assert sqlite._is_on_share(share)
    assert not sqlite._is_on_share("/home/me/kept.sqlite")


def test_a_folder_is_only_made_when_that_was_asked_for(tmp_path):
    deep = tmp_path / "no" / "such" / "kept.sqlite"
    with pytest.raises(StoreError, match=r"does not exist.*--store"):
        SqliteStore(deep).append(opening())
    assert SqliteStore(deep).list("") == ()
    assert not deep.parent.exists()
    store = SqliteStore(deep, make_folder=True)
    store.append(opening())
    store.close()
    if os.name == "posix":
        assert stat.S_IMODE(deep.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("make_folder", [False, True])
@pytest.mark.parametrize("below", ["kept.sqlite", "deep/er/kept.sqlite"])
def test_a_path_that_leads_through_a_file_says_which(folder, make_folder, below):
    wall = folder / "letters.txt"
    wall.write_text("Dear diary", encoding="utf-8")
    store = SqliteStore(wall / below, make_folder=make_folder)
    with pytest.raises(StoreError, match=r"letters\.txt is a file, not a folder.*--store"):
        store.append(opening())
    assert "is a file, not a folder" in store.missing().what
    assert wall.read_text(encoding="utf-8") == "Dear diary"


def test_whether_there_is_a_store_is_told_and_none_is_made(store, path):
    assert "no store here yet" in store.missing().what
    assert not path.exists()
    store.append(opening())
    assert store.missing() is None


def test_many_may_make_the_same_file_at_once(path):
    with ThreadPoolExecutor(8) as pool:
        made = pool.map(lambda n: _open_and_add(path, n), range(8))
        assert all(made)
    store = SqliteStore(path)
    assert [head.version for head in store.list("assessment/")] == [1] * 8
    assert store._connection().execute("PRAGMA journal_mode").fetchone() == ("wal",)
    store.close()


def _open_and_add(path, number):
    store = SqliteStore(path, timeout=30)
    store.append(opening(assessment(f"round-{number}")))
    store.close()
    return True


def test_events_are_never_changed_from_outside_either(store, path):
    store.append(opening())
    db = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        db.execute("UPDATE events SET body = '{}'")
    with pytest.raises(sqlite3.IntegrityError, match="only erased on purpose"):
        db.execute("DELETE FROM events")
    db.close()


def test_a_file_that_is_no_database_is_left_alone(store, path):
    path.write_text("Dear diary, " * 100, encoding="utf-8")
    with pytest.raises(StoreError, match="not a store of mir-assess") as raised:
        store.list("")
    assert raised.value.problems[0].where == str(path)
    assert path.read_text(encoding="utf-8").startswith("Dear diary")


def test_somebody_elses_database_is_left_alone(store, path):
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE recipes (name TEXT)")
    db.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a store of mir-assess"):
        store.append(opening())
    assert path.read_bytes() == before


def test_a_folder_is_no_store(folder):
    with pytest.raises(StoreError, match="cannot be opened"):
        SqliteStore(folder).list("")


def test_a_newer_store_asks_for_an_upgrade_and_is_left_alone(store, path):
    store.append(opening())
    store._connection().execute("INSERT INTO migrations VALUES ('9999 from the future')")
    store.close()
    with pytest.raises(StoreError, match=r"newer.*Please upgrade"):
        store.list("")


def test_an_older_store_is_brought_up_to_date(store, monkeypatch):
    store.append(opening())
    store.close()
    later = (*sqlite_steps.MIGRATIONS, Migration("0002 test", ("CREATE TABLE later (name TEXT)",)))
    monkeypatch.setattr(sqlite_steps, "MIGRATIONS", later)
    assert len(store.list("")) == 1
    assert store._connection().execute("SELECT count(*) FROM later").fetchone() == (0,)


def test_notes_of_a_store_from_before_they_were_looked_at_are_there_still(store, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(sqlite_steps, "MIGRATIONS", sqlite_steps.MIGRATIONS[:1])
        store.append(opening())
        db = store._connection()
        db.execute(
            "INSERT INTO notes (assessment, note_id, kind, text, statement, grp, consent) "
            "VALUES (?, 'n', 'note', 'Anna sang', '', '', 1)",
            (NAME,),
        )
        store.close()
    (note,) = store.round(NAME).notes
    assert (note.text, note.consent, note.checked, note.checked_by) == ("Anna sang", True, "", "")


def test_a_migration_that_fails_changes_nothing(store, monkeypatch):
    store.append(opening())
    store.close()
    broken = Migration("0002 test", ("CREATE TABLE later (name TEXT)", "CREATE TABLE events (twice TEXT)"))
    with monkeypatch.context() as patch:
        patch.setattr(sqlite_steps, "MIGRATIONS", (*sqlite_steps.MIGRATIONS, broken))
        with pytest.raises(sqlite3.OperationalError):
            store.list("")
    assert len(store.list("")) == 1
    assert (
        store._connection().execute("SELECT name FROM sqlite_master WHERE name = 'later'").fetchone() is None
    )


def test_in_use_by_another_process(store, path):
    store.append(opening())
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="Another program is using this file"):
        store.append(said("a", *answers(home="always")))
    assert store.read("session/") == ()
    other.execute("ROLLBACK")
    other.close()
    store.append(said("a", *answers(home="always")))
    assert store.round(NAME).people["lived"] == 1


def test_a_full_disk_leaves_nothing_half_written(store):
    store.append(opening(), said("a", *answers(home="always")))
    before = store.round(NAME)
    db = store._connection()
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    db.execute(f"PRAGMA max_page_count = {pages + 1}")
    crowd = [said(f"crowd-{n}", NoteWritten(f"n{n}", "note", "word " * 500)) for n in range(50)]
    with pytest.raises(StoreError, match="disk is full"):
        store.append(*crowd)
    assert store.round(NAME) == before
    assert check(store) == ()
    db.execute("PRAGMA max_page_count = 100000")
    store.append(*crowd)
    assert store.round(NAME).people["lived"] == 51


def test_a_file_that_cannot_be_written_to_says_so(store):
    store.append(opening())
    store._connection().execute("PRAGMA query_only = ON")
    with pytest.raises(StoreError, match="can be read but not written to"):
        store.append(said("a", *answers(home="always")))
    assert len(store.list("assessment/")) == 1


@POSIX
def test_a_read_only_file_can_still_be_read(store, path, unprivileged):
    store.append(opening())
    store.close()
    path.chmod(0o400)
    assert len(store.list("")) == 1
    with pytest.raises(StoreError, match="can be read but not written to"):
        store.append(said("a", *answers(home="always")))


@POSIX
def test_a_closed_folder_says_so(store, folder, unprivileged):
    folder.chmod(0o500)
    with pytest.raises(StoreError, match="cannot be opened"):
        store.append(opening())
    folder.chmod(0o700)


def test_a_mistake_of_ours_is_not_dressed_up_as_trouble_with_the_place(store):
    store.append(opening())
    with pytest.raises(sqlite3.OperationalError), store._told():
        store._connection().execute("SELECT nonsense FROM nowhere")


def test_an_interrupted_append_leaves_nothing_and_the_store_goes_on(store, monkeypatch):
    store.append(opening())
    with monkeypatch.context() as patch:
        patch.setattr(sqlite.appending, "count", lambda db, changes: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            store.append(said("a", *answers(home="always")))
    assert store.read("session/") == ()
    store.append(said("a", *answers(home="always")))
    assert check(store) == ()
