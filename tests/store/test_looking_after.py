"""Checking a store, and copying it safely."""

import errno
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from made_up import answers, assessment, opening, said
from mir_assess.errors import StoreError
from mir_assess.model.events import NoteWritten
from mir_assess.store import files
from mir_assess.store.checking import check
from mir_assess.store.sqlite import SqliteStore

NAME = "northshire-2026"


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


def unfinished(folder, maker, name="copy.sqlite"):
    """A copy of this process that was never finished, with what SQLite lays beside it."""
    partial = folder / f".{name}.mir-assess-{maker}.partial"
    partial.write_bytes(b"half of a copy")
    partial.with_name(partial.name + "-journal").write_bytes(b"what was there before")
    return partial


def ended():
    """The number of a process that has come to its end."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        return process.pid


def test_what_a_killed_backup_left_is_taken_away_by_the_next_into_that_folder(store, tmp_path):
    store.append(opening())
    for maker, name in ((ended(), "copy.sqlite"), (ended(), "yesterday.sqlite"), (os.getpid(), "other")):
        unfinished(tmp_path, maker, name)
    store.backup(tmp_path / "copy.sqlite")
    assert not list(tmp_path.glob(".*"))


@pytest.mark.skipif(os.name != "posix", reason="Windows lets nobody take away what another has open.")
def test_a_backup_that_is_still_being_made_is_left_alone(store, tmp_path):
    store.append(opening())
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as at_work:
        lives = unfinished(tmp_path, at_work.pid)
        store.backup(tmp_path / "copy.sqlite")
        assert lives.exists()
        at_work.communicate(b"\n")
    # In another container the same number is another process: what is written is locked.
    written = tmp_path / f".more.mir-assess-{ended()}.partial"
    with closing(sqlite3.connect(written, isolation_level=None)) as db:
        db.execute("CREATE TABLE a (b)")
        db.execute("BEGIN EXCLUSIVE")
        store.backup(tmp_path / "more.sqlite")
        assert written.exists()


@pytest.mark.parametrize(
    "name",
    [
        ".copy.sqlite.partial",
        ".copy.sqlite.4711.partial",
        "copy.sqlite.mir-assess-4711.partial",
        ".copy.sqlite.mir-assess-4711.partial.keep",
        ".copy.sqlite.mir-assess-.partial",
    ],
)
def test_a_backup_takes_away_no_file_of_somebody_elses(store, tmp_path, name):
    store.append(opening())
    (tmp_path / name).write_text("mine")
    (tmp_path / f".linked.mir-assess-{ended()}.partial").mkdir()
    store.backup(tmp_path / "copy.sqlite")
    assert (tmp_path / name).read_text() == "mine"
    assert len(list(tmp_path.glob(".linked*"))) == 1


@pytest.mark.skipif(os.name != "posix", reason="Whose a file is can be asked elsewhere only.")
def test_a_backup_leaves_what_somebody_else_began(store, tmp_path, monkeypatch):
    store.append(opening())
    theirs = unfinished(tmp_path, ended())
    monkeypatch.setattr(os, "geteuid", lambda: theirs.stat().st_uid + 1)
    store.backup(tmp_path / "copy.sqlite")
    assert theirs.exists()


COPIES = """
import sys
from mir_assess.store import sqlite_copy
from mir_assess.store.sqlite import SqliteStore

sqlite_copy.files.put = lambda *_: (print("here", flush=True), sys.stdin.read())
SqliteStore(sys.argv[1]).backup(__import__("pathlib").Path(sys.argv[2]))
"""


def test_a_backup_that_is_killed_leaves_nothing_once_there_was_another(store, path, tmp_path):
    store.append(opening(), said("a", *answers(home="always")))
    target = tmp_path / "copy.sqlite"
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", COPIES, str(path), str(target)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environ) as child:
        assert child.stdout.readline().strip() == b"here"
        child.kill()
    (left,) = tmp_path.glob(".*")
    assert left.stat().st_mode & 0o077 == 0 or os.name != "posix"
    assert not target.exists()
    store.backup(target)
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["copy.sqlite"]


def test_a_memory_stick_that_knows_no_links_takes_a_backup(store, tmp_path, monkeypatch):
    store.append(opening())
    monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(PermissionError(1, "no links")))
    store.backup(tmp_path / "copy.sqlite")
    assert (tmp_path / "copy.sqlite").stat().st_size
    store.append(said("a", *answers(home="always")))
    with pytest.raises(StoreError, match="was not touched"):
        store.backup(tmp_path / "copy.sqlite")


def test_a_backup_to_a_disk_that_may_not_be_written_to_names_another_place_for_the_copy(
    store, tmp_path, monkeypatch
):
    store.append(opening())

    def refuse(*_, **__):
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(files, "create", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(StoreError, match=r"The copy cannot be written here.*another place for the copy"):
        store.backup(tmp_path / "copy.sqlite")


def test_a_backup_that_cannot_be_made_says_why(store, tmp_path):
    with pytest.raises(StoreError, match="nothing to copy"):
        store.backup(tmp_path / "copy.sqlite")
    store.append(opening())
    with pytest.raises(StoreError, match=r"cannot be written here.*another place"):
        store.backup(tmp_path / "no-such-folder" / "copy.sqlite")
