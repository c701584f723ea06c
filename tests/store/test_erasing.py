"""What was erased leaves no byte behind, whatever comes in between."""

import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from made_up import add, answers, assessment, events, opening, promised, said
from mir_assess.errors import StoreError
from mir_assess.model.drafts import answers_of, beside_of
from mir_assess.model.events import NoteChecked, NoteWritten, Undone, issued_stream, session_stream
from mir_assess.model.room_events import Issued
from mir_assess.store import sqlite
from mir_assess.store.base import Append
from mir_assess.store.checking import check
from mir_assess.store.sqlite import SqliteStore

NAME = "northshire-2026"


def _all_bytes(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


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
    assert path.stat().st_size < 120_000, "what was erased takes no room either"
    assert path.read_bytes().count(NAME.encode()) == 1, "the tombstone's, and no other"
    assert store.read("session/other/stays")[2].body.text == "what stays"
    assert check(store) == ()


def test_no_byte_is_left_of_a_note_that_was_taken_back(store, folder):
    store.append(opening(), said("a", NoteWritten("n", "note", "canary in the coal mine")))
    assert _all_bytes(folder).count(b"canary") == 1, "a text is kept in one place"
    add(store, session_stream(NAME, "a"), Undone(2))
    store.close()
    assert b"canary" not in _all_bytes(folder)


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
        patch.setattr(sqlite, "sweep", lambda db: False)
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
        patch.setattr(sqlite, "sweep", lambda db: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            store.erase(NAME, sealed=None, day="2026-06-01")
    shutil.copytree(folder, folder.parent / "killed")
    assert b"canary" in _all_bytes(folder.parent / "killed")
    killed = SqliteStore(folder.parent / "killed" / path.name)
    assert killed.list("session/northshire-2026/") == ()
    assert b"canary" not in _all_bytes(folder.parent / "killed")
    killed.close()


@pytest.mark.parametrize("share", [False, True])
def test_no_byte_is_left_of_one_person_who_was_taken_out(store, folder, path, share, monkeypatch):
    monkeypatch.setattr(sqlite, "_is_on_share", lambda path: share)
    _fill(store)
    theirs = said(
        "canaria-session",
        *answers(home="mostly"),
        NoteWritten("canaria-note", "note", "canaria-text " + "long " * 2000),
        NoteWritten("canaria-gone", "note", "canaria-gone-text"),
        NoteChecked("canaria-note", "print", "speaker"),
    )
    store.append(theirs)
    add(store, session_stream(NAME, "canaria-session"), Undone(4))
    now = store.round(NAME)
    body = Issued("room", "2026-05-01", answers_of(now), beside_of(now), "report")
    store.append(Append(NAME, events(issued_stream(NAME), body)))
    before = _all_bytes(folder)
    assert before.count(b"level/mostly") >= 2, "in the cells and in what is kept of the draft"
    store.erase(NAME, sealed=None, day="2026-05-09", session_id="canaria-session", for_good=True)
    left = _all_bytes(folder)
    assert b"canaria" not in left
    assert b"mostly" not in left.replace(b'"mostly"', b""), "but for the scale's own key, nobody said it"
    assert b"level/mostly" not in left
    assert b"canary-session-7" in left
    assert left.count(b'"withdrawn"') + left.count(b"withdrawn assessment") >= 1
    assert check(store) == ()
    assert store.round(NAME).people["lived"] == 40


def test_a_person_is_taken_out_while_another_program_reads_and_traces_go_at_the_next_opening(
    store, path, folder
):
    _fill(store)
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM events").fetchone()
    with pytest.raises(StoreError, match="taken out and counted no more, but the file still holds traces"):
        store.erase(NAME, sealed=None, day="2026-05-09", session_id="canary-session-7")
    assert store.round(NAME).people["lived"] == 39
    reader.close()
    store.close()
    again = SqliteStore(path)
    assert again.round(NAME).people["lived"] == 39
    assert b"canary-session-7" not in _all_bytes(folder)
    assert b"canary-text-7 " not in _all_bytes(folder)
    again.close()
