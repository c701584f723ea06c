"""Checking a store, and copying it safely."""

import os
from dataclasses import replace

import pytest

from made_up import answers, assessment, opening, said
from mir_assess.errors import StoreError
from mir_assess.model.events import NoteWritten
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
    with pytest.raises(StoreError, match=r"cannot be written here.*another place"):
        store.backup(tmp_path / "no-such-folder" / "copy.sqlite")
