"""What was erased leaves no byte in PostgreSQL's tables. Its log, backups and replicas are its keeper's."""

from dataclasses import replace

import pytest

from made_up import add, answers, assessment, events, opening, said
from mir_assess.errors import StoreError
from mir_assess.model.drafts import answers_of, beside_of
from mir_assess.model.events import NoteWritten, Undone, issued_stream, session_stream
from mir_assess.model.room_events import Issued
from mir_assess.store import open_store, postgres_sweeping
from mir_assess.store.base import Append
from mir_assess.store.checking import check
from mir_assess.store.postgres import PostgresStore

NAME = "northshire-2026"


@pytest.fixture
def address(postgres):
    return postgres.new_database()


@pytest.fixture
def store(address):
    opened = open_store(address)
    opened.append(opening(), opening(assessment("other", "Southshire")))
    for number in range(40):
        note = NoteWritten(f"canary-note-{number}", "note", f"canary-text-{number} " + "long " * number * 40)
        opened.append(said(f"canary-session-{number}", *answers(home="always"), note))
    opened.append(
        said("stays", *answers(home="always"), NoteWritten("n", "note", "what stays"), name="other")
    )
    yield opened
    opened.close()


@pytest.fixture
def on_disk(postgres, address):
    """Every byte of the database's own files, once all of it is written there."""

    def look() -> bytes:
        database = address.split("/")[-1]
        postgres.run("ANALYZE", database=database)
        postgres.run("CHECKPOINT")
        ((number,),) = postgres.run(f"SELECT oid FROM pg_database WHERE datname = '{database}'")
        return b"".join(file.read_bytes() for file in (postgres.data / "base" / str(number)).iterdir())

    return look


def test_no_byte_of_what_was_deleted_is_left_in_the_tables(store, on_disk):
    assert b"canary-text-7 " in on_disk(), "the look must be able to find it"
    assert b"canary-session-7" in on_disk()
    store.erase(NAME, sealed=None, day="2026-06-01")
    assert b"canary" not in on_disk()
    assert store.read("session/other/stays")[2].body.text == "what stays"
    assert check(store) == ()


def test_sealing_leaves_texts_in_the_round_alone(store, on_disk):
    store.erase(NAME, sealed=replace(store.round(NAME), sealed="2026-06-01"), day="2026-06-01")
    left = on_disk()
    assert b"canary-session" not in left
    assert b"canary-note" not in left
    assert store.round(NAME).people["lived"] == 40
    assert sum("canary-text" in note.text for note in store.round(NAME).notes) == 40


def test_no_byte_is_left_of_one_person_who_was_taken_out(store, on_disk):
    theirs = NoteWritten("canaria-note", "note", "canaria-text " + "long " * 2000)
    store.append(said("canaria-session", *answers(home="mostly"), theirs))
    body = Issued("room", "2026-05-01", answers_of(store.round(NAME)), beside_of(store.round(NAME)), "report")
    store.append(Append(NAME, events(issued_stream(NAME), body)))
    store.erase(NAME, sealed=None, day="2026-05-09", session_id="canaria-session")
    left = on_disk()
    assert b"canaria" not in left
    assert b"level/mostly" not in left, "neither in the cells nor in what is kept of the draft"
    assert b"canary-session-7" in left
    assert store.round(NAME).people["lived"] == 40
    assert check(store) == ()


def test_no_byte_is_left_of_a_note_that_was_taken_back(store, on_disk):
    store.append(said("a", NoteWritten("n", "note", "a pit pony in the mine")))
    assert b"pit pony" in on_disk()
    add(store, session_stream(NAME, "a"), Undone(2))
    assert b"pit pony" not in on_disk()


def test_what_another_program_still_reads_is_cleared_when_next_opened(store, address, postgres, on_disk):
    impatient = PostgresStore(address.partition("://")[2], timeout=0.2)
    with postgres.keeper(address.split("/")[-1]) as reader:
        reader.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        reader.execute("SELECT count(*) FROM pg_class").fetchone()
        with pytest.raises(StoreError, match="is erased, but the database still holds traces"):
            impatient.erase(NAME, sealed=None, day="2026-06-01")
        assert impatient.list("session/northshire-2026/") == ()
        reader.execute("COMMIT")
    impatient.close()
    store.close()
    assert b"canary" in on_disk()
    assert len(store.list("assessment/")) == 1
    assert b"canary" not in on_disk()


def test_what_another_program_locks_is_taken_out_and_told_of(store, address, postgres):
    impatient = PostgresStore(address.partition("://")[2], timeout=0.2)
    with postgres.keeper(address.split("/")[-1]) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM mir_assess.events").fetchone()
        with pytest.raises(StoreError, match="taken out and counted no more, but the database still holds"):
            impatient.erase(NAME, sealed=None, day="2026-05-09", session_id="canary-session-7")
    assert impatient.round(NAME).people["lived"] == 39
    impatient.close()


def test_a_sweeping_that_was_cut_short_is_finished_at_the_next_opening(store, on_disk, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(postgres_sweeping, "rewrite", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            store.erase(NAME, sealed=None, day="2026-06-01")
    assert b"canary" in on_disk()
    store.close()
    assert len(store.list("assessment/")) == 1
    assert b"canary" not in on_disk()


def test_events_are_neither_changed_nor_taken_away_past_the_program(store, address, postgres):
    database = address.split("/")[-1]
    for statement, why in (
        ("UPDATE mir_assess.events SET channel = 'x'", "never changed"),
        ("TRUNCATE mir_assess.events", "never changed"),
        ("DELETE FROM mir_assess.events", "only erased on purpose"),
    ):
        with pytest.raises(Exception, match=why):
            postgres.run(statement, database=database)
    assert check(store) == ()


def test_the_server_keeps_no_samples_of_what_people_said(store, address, postgres):
    postgres.run("ANALYZE", database=address.split("/")[-1])
    sampled = postgres.run(
        "SELECT tablename, attname FROM pg_stats WHERE schemaname = 'mir_assess'"
        " AND (most_common_vals IS NOT NULL OR histogram_bounds IS NOT NULL)",
        database=address.split("/")[-1],
    )
    assert sampled, "it does sample the columns it may"
    assert not {("events", "body"), ("events", "stream"), ("notes", "text"), ("events", "id")} & set(sampled)
