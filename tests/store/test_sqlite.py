"""The SQLite file: who may read it, what is left of the erased, and what is said when the place fails."""

import os
import shutil
import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from made_up import add, answers, assessment, opening, promised, said
from mir_assess.errors import StoreError
from mir_assess.model.events import NoteWritten, Undone, session_stream
from mir_assess.store import sqlite
from mir_assess.store.checking import check
from mir_assess.store.migrations import Migration
from mir_assess.store.sqlite import SqliteStore

NAME = "northshire-2026"
POSIX = pytest.mark.skipif(os.name != "posix", reason="the mode of a file is a thing of POSIX")
NOT_ROOT = pytest.mark.skipif(
    getattr(os, "geteuid", lambda: 1)() == 0, reason="no folder is closed to the administrator"
)


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "place"
    place.mkdir()
    return place


@pytest.fixture
def path(folder):
    return folder / "kept.sqlite"


@pytest.fixture
def store(path):
    opened = SqliteStore(path, timeout=0.05)
    yield opened
    opened.close()


def _all_bytes(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


# ---- the file


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


# ---- what was erased is gone


def _fill(store):
    store.append(opening(), opening(assessment("other", "Southshire")))
    for number in range(40):
        note = NoteWritten(f"canary-note-{number}", "note", f"canary-text-{number} " + "long " * number * 40)
        store.append(said(f"canary-session-{number}", *answers(home="always"), note))
    add(store, f"assessment/{NAME}", NoteWritten("canary-note-room", "parked", "canary-text-room"))
    add(store, session_stream(NAME, "canary-session-3"), Undone(3))
    store.append(said("stays", *answers(home="always"), NoteWritten("n", "note", "what stays"), name="other"))


@pytest.mark.parametrize("share", [False, True])
def test_no_byte_of_what_was_deleted_is_left(store, folder, path, share, monkeypatch):
    monkeypatch.setattr(sqlite, "_is_on_share", lambda path: share)
    _fill(store)
    store.append(promised("canary-action"))
    assert b"canary-session-7" in _all_bytes(folder)
    store.erase(NAME, sealed=None, day="2026-06-01")
    assert b"canary" not in _all_bytes(folder)
    assert path.read_bytes().count(NAME.encode()) == 1, "the tombstone's, and no other"
    assert store.read("session/other/stays")[2].body.text == "what stays"
    assert check(store) == ()


def test_sealing_leaves_texts_in_the_round_alone(store, folder):
    _fill(store)
    store.erase(NAME, sealed=replace(store.round(NAME), sealed="2026-06-01"), day="2026-06-01")
    left = _all_bytes(folder)
    assert b"canary-session" not in left
    assert b"canary-note" not in left
    assert left.count(b"canary-text-7 ") == 1
    assert b"canary-text-3 " not in left, "it was taken back"
    assert store.round(NAME).people["lived"] == 40


def test_what_another_program_holds_open_is_cleared_when_next_opened(store, path, folder):
    _fill(store)
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM events").fetchone()
    with pytest.raises(StoreError, match="is erased, but the file still holds traces"):
        store.erase(NAME, sealed=None, day="2026-06-01")
    assert b"canary" in _all_bytes(folder)
    assert [head.stream for head in store.list("assessment/")] == ["assessment/other"]
    reader.close()
    store.close()
    again = SqliteStore(path)
    assert len(again.list("assessment/")) == 1
    assert b"canary" not in _all_bytes(folder)
    again.close()


def test_where_sweeping_finds_no_room_it_is_done_when_next_opened(store, path, folder, monkeypatch):
    _fill(store)
    with monkeypatch.context() as patch:
        patch.setattr(sqlite, "_sweep", lambda db: False)
        with pytest.raises(StoreError, match="or the disk is full"):
            store.erase(NAME, sealed=None, day="2026-06-01")
    store.close()
    again = SqliteStore(path)
    assert len(again.erased()) == 1
    assert b"canary" not in _all_bytes(folder)
    again.close()


def test_an_erasing_that_was_cut_short_is_finished_at_the_next_opening(store, path, folder, monkeypatch):
    _fill(store)
    with monkeypatch.context() as patch:
        patch.setattr(sqlite, "_sweep", lambda db: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            store.erase(NAME, sealed=None, day="2026-06-01")
    shutil.copytree(folder, folder.parent / "killed")
    assert b"canary" in _all_bytes(folder.parent / "killed")
    killed = SqliteStore(folder.parent / "killed" / path.name)
    assert killed.list("session/northshire-2026/") == ()
    assert b"canary" not in _all_bytes(folder.parent / "killed")
    killed.close()


# ---- what is said when the place will not do


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
    later = (*sqlite.MIGRATIONS, Migration("0002 test", ("CREATE TABLE later (name TEXT)",)))
    monkeypatch.setattr(sqlite, "MIGRATIONS", later)
    assert len(store.list("")) == 1
    assert store._connection().execute("SELECT count(*) FROM later").fetchone() == (0,)


def test_a_migration_that_fails_changes_nothing(store, monkeypatch):
    store.append(opening())
    store.close()
    broken = Migration("0002 test", ("CREATE TABLE later (name TEXT)", "CREATE TABLE events (twice TEXT)"))
    with monkeypatch.context() as patch:
        patch.setattr(sqlite, "MIGRATIONS", (*sqlite.MIGRATIONS, broken))
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
@NOT_ROOT
def test_a_read_only_file_can_still_be_read(store, path):
    store.append(opening())
    store.close()
    path.chmod(0o400)
    assert len(store.list("")) == 1
    with pytest.raises(StoreError, match="can be read but not written to"):
        store.append(said("a", *answers(home="always")))


@POSIX
@NOT_ROOT
def test_a_closed_folder_says_so(store, folder):
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
        patch.setattr(sqlite.tables, "count", lambda db, appends: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            store.append(said("a", *answers(home="always")))
    assert store.read("session/") == ()
    store.append(said("a", *answers(home="always")))
    assert check(store) == ()


# ---- check


def test_check_finds_a_changed_count_and_a_lost_note(store):
    store.append(opening(), said("a", *answers(home="always"), NoteWritten("n", "note", "words")))
    db = store._connection()
    db.execute("UPDATE cells SET people = 7 WHERE measure = 'level/always'")
    db.execute("DELETE FROM notes")
    found = [str(problem) for problem in check(store)]
    assert any("lived home level/always: Counted 7, but the answers come to 1" in line for line in found)
    assert any("1 of the notes" in line for line in found)
    assert len(found) == 2


def test_check_finds_a_changed_sealed_round(store):
    store.append(opening(), said("a", *answers(home="always")))
    store.erase(NAME, sealed=replace(store.round(NAME), sealed="2026-06-01"), day="2026-06-01")
    store._connection().execute("UPDATE rounds SET round = replace(round, '\"lived\":1', '\"lived\":2')")
    assert [problem.where for problem in check(store)] == [NAME]
    with pytest.raises(StoreError, match="not as it was written"):
        store.round(NAME)


def test_check_goes_on_past_a_record_it_cannot_read(store):
    store.append(opening(), said("a", *answers(home="always")), opening(assessment("other")))
    db = store._connection()
    db.execute("DROP TRIGGER events_are_not_changed")
    db.execute("UPDATE events SET body = '{' WHERE stream LIKE 'session/%' AND version = 2")
    db.execute("INSERT INTO cells VALUES ('other', 'lived', 'home', 'level/always', 3)")
    assert {problem.where for problem in check(store)} == {
        "session/northshire-2026/a, event 2",
        "other lived home level/always",
    }


def test_check_finds_a_damaged_file(store, path):
    store.append(opening(), *(said(f"s{n}", *answers(home="always")) for n in range(200)))
    store.close()
    content = bytearray(path.read_bytes())
    content[8192:16384] = b"\x55" * 8192
    path.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"):
        raise StoreError(*check(store))


# ---- backup


def test_a_backup_is_a_whole_store_in_one_file(store, tmp_path):
    store.append(opening(), said("a", *answers(home="always")))
    copy = tmp_path / "copies"
    copy.mkdir()
    store.backup(copy / "copy.sqlite")
    assert [file.name for file in copy.iterdir()] == ["copy.sqlite"]
    restored = SqliteStore(copy / "copy.sqlite")
    assert restored.round(NAME) == store.round(NAME)
    assert check(restored) == ()
    restored.close()


def test_a_backup_never_covers_another_file(store, path, tmp_path):
    store.append(opening())
    target = tmp_path / "copy.sqlite"
    store.backup(target)
    store.backup(target)
    content = target.read_bytes()
    store.append(said("a", *answers(home="always")))
    for there in (target, path):
        with pytest.raises(StoreError, match="was not touched"):
            store.backup(there)
    assert target.read_bytes() == content
    assert store.round(NAME).people["lived"] == 1
    assert not list(tmp_path.glob(".*partial"))


def test_a_memory_stick_that_knows_no_links_takes_a_backup(store, tmp_path, monkeypatch):
    store.append(opening())
    monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(PermissionError(1, "no links")))
    store.backup(tmp_path / "copy.sqlite")
    assert (tmp_path / "copy.sqlite").stat().st_size
    store.append(said("a", *answers(home="always")))
    with pytest.raises(StoreError, match="was not touched"):
        store.backup(tmp_path / "copy.sqlite")


def test_a_backup_that_cannot_be_made_says_why(store, tmp_path):
    with pytest.raises(StoreError, match="nothing to copy"):
        store.backup(tmp_path / "copy.sqlite")
    store.append(opening())
    with pytest.raises(StoreError, match="cannot be opened"):
        store.backup(tmp_path / "no-such-folder" / "copy.sqlite")
