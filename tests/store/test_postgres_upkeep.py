"""Checking a PostgreSQL store, and opening one that is not as it should be."""

from dataclasses import replace

import pytest

from made_up import answers, assessment, opening, said
from mir_assess.errors import StoreError
from mir_assess.model.events import NoteWritten
from mir_assess.store import open_store, postgres_tables
from mir_assess.store.checking import check
from mir_assess.store.migrations import MIGRATIONS, Migration

NAME = "northshire-2026"


@pytest.fixture
def address(postgres):
    return postgres.new_database()


@pytest.fixture
def database(address):
    return address.split("/")[-1]


@pytest.fixture
def store(address):
    opened = open_store(address)
    yield opened
    opened.close()


# ---- looking after it


def test_check_finds_a_changed_count_and_a_lost_note(store, postgres, database):
    store.append(opening(), said("a", *answers(home="always"), NoteWritten("n", "note", "words")))
    postgres.run(
        "UPDATE mir_assess.cells SET people = 7 WHERE measure = 'level/always'",
        "DELETE FROM mir_assess.notes",
        database=database,
    )
    found = [str(problem) for problem in check(store)]
    assert any("lived home level/always: Counted 7, but the answers come to 1" in line for line in found)
    assert any("1 of the notes" in line for line in found)
    assert len(found) == 2


def test_check_finds_a_changed_sealed_round(store, postgres, database):
    store.append(opening(), said("a", *answers(home="always")))
    store.erase(NAME, sealed=replace(store.round(NAME), sealed="2026-06-01"), day="2026-06-01")
    change = "UPDATE mir_assess.rounds SET round = replace(round, '\"lived\":1', '\"lived\":2')"
    postgres.run(change, database=database)
    assert [problem.where for problem in check(store)] == [NAME]
    with pytest.raises(StoreError, match="not as it was written"):
        store.round(NAME)


def test_check_finds_a_server_that_does_not_wait_for_its_disk(store, postgres):
    store.append(opening())
    postgres.run("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
    try:
        while postgres.run("SHOW fsync") != [("off",)]:
            pass
        (problem,) = check(store)
        assert "a power cut may lose confirmed answers" in problem.what
    finally:
        postgres.run("ALTER SYSTEM RESET fsync", "SELECT pg_reload_conf()")


def test_a_server_that_answers_before_it_has_written_is_asked_to_wait(postgres):
    name = postgres.make_database()
    postgres.run(f"ALTER DATABASE {name} SET synchronous_commit = off")
    store = open_store(postgres.address(name))
    store.append(opening())
    assert store._open.execute("SHOW synchronous_commit").fetchone() == ("on",)
    store.close()


def test_a_character_that_postgresql_does_not_know_stops_nobody(store):
    store.append(opening(), said("a", NoteWritten("n", "note", "before\0after")))
    assert store.read("session/")[1].body.text == "before\ufffdafter"
    assert check(store) == ()


# ---- opening what is not as it should be


def test_looking_makes_nothing(store, postgres, database):
    assert store.list("") == ()
    assert store.missing().what == "There is no store here yet."
    assert postgres.run("SELECT 1 FROM pg_namespace WHERE nspname = 'mir_assess'", database=database) == []
    store.append(opening())
    assert store.missing() is None


def test_a_schema_that_its_keeper_made_is_filled(postgres):
    name = postgres.make_database()
    postgres.run("CREATE SCHEMA mir_assess AUTHORIZATION writer", database=name)
    postgres.run(f"ALTER DATABASE {name} OWNER TO keeper")
    store = open_store(postgres.address(name))
    store.append(opening())
    assert store.round(NAME)
    store.close()


def test_somebody_elses_schema_is_left_alone(store, postgres, database):
    postgres.run(
        "CREATE SCHEMA mir_assess AUTHORIZATION writer",
        "CREATE TABLE mir_assess.theirs (a INT)",
        database=database,
    )
    for verb in (lambda: store.append(opening()), lambda: store.list("")):
        with pytest.raises(StoreError, match="holds something else under the name mir_assess"):
            verb()
    found = postgres.run("SELECT tablename FROM pg_tables WHERE schemaname = 'mir_assess'", database=database)
    assert found == [("theirs",)]


def test_a_newer_store_says_please_upgrade_and_is_left_alone(store, postgres, database, address):
    store.append(opening())
    postgres.run("INSERT INTO mir_assess.migrations VALUES ('0999 from the future')", database=database)
    later = open_store(address)
    for verb in (lambda: later.append(said("a")), lambda: later.list("")):
        with pytest.raises(StoreError, match="Please upgrade mir-assess"):
            verb()
    later.close()


def test_an_older_store_is_brought_up_to_date_by_whoever_owns_it_and_only_by_them(
    store, postgres, database, address, monkeypatch
):
    store.append(opening())
    _let_read(postgres, database)
    later = (*MIGRATIONS, Migration("0999 test", ("CREATE TABLE later (name TEXT)",)))
    monkeypatch.setattr(postgres_tables, "MIGRATIONS", later)
    reader = open_store(address.replace("writer@", "reader@"))
    with pytest.raises(StoreError, match=r"brought up to date first.*the name that owns the store"):
        reader.list("")
    reader.close()
    owner = open_store(address)
    assert owner.round(NAME)
    assert postgres.run("SELECT * FROM mir_assess.later", database=database) == []
    owner.close()


def test_a_step_that_fails_changes_nothing(store, postgres, database, address, monkeypatch):
    store.append(opening())
    broken = Migration("0999 test", ("CREATE TABLE later (name TEXT)", "SELEKT 1"))
    with monkeypatch.context() as patch:
        patch.setattr(postgres_tables, "MIGRATIONS", (*MIGRATIONS, broken))
        later = open_store(address)
        with pytest.raises(Exception, match="SELEKT"):
            later.list("")
        later.close()
    assert postgres.run("SELECT to_regclass('mir_assess.later')", database=database) == [(None,)]
    assert check(store) == ()


def test_every_step_of_a_file_is_a_step_of_a_database():
    assert [name for name, _ in postgres_tables.steps()] == [migration.name for migration in MIGRATIONS]
    with pytest.raises(KeyError):
        list(postgres_tables._translated(Migration("x", ("CREATE TRIGGER another BEFORE …",))))


def test_names_sort_as_in_every_store_whatever_the_database_thinks_of_them(postgres):
    name = postgres.make_database("TEMPLATE template0 LOCALE 'C.UTF-8'")
    store = open_store(postgres.address(name))
    for each in ("ab0", "ab-c", "ab", "aB"):
        store.append(opening(assessment(each)))
    heads = [head.stream.removeprefix("assessment/") for head in store.list("assessment/")]
    assert heads == sorted(heads) == ["aB", "ab", "ab-c", "ab0"]
    found = postgres.run(
        "SELECT count(*) FROM information_schema.columns WHERE table_schema = 'mir_assess'"
        " AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'",
        database=name,
    )
    assert found == [(0,)]
    store.close()


def test_a_database_that_does_not_hold_every_letter_is_refused(postgres):
    name = postgres.make_database("TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    with pytest.raises(StoreError, match=r"its encoding is LATIN1.*UTF8"):
        open_store(postgres.address(name)).list("")


def _let_read(postgres, database):
    if not postgres.run("SELECT 1 FROM pg_roles WHERE rolname = 'reader'"):
        postgres.run("CREATE ROLE reader LOGIN")
    postgres.run(
        "GRANT USAGE ON SCHEMA mir_assess TO reader",
        "GRANT SELECT ON ALL TABLES IN SCHEMA mir_assess TO reader",
        database=database,
    )


def test_whoever_may_only_read_reads_and_is_told_when_they_write(store, postgres, database, address):
    store.append(opening(), said("a", *answers(home="always")))
    _let_read(postgres, database)
    reader = open_store(address.replace("writer@", "reader@"))
    assert reader.round(NAME) == store.round(NAME)
    assert check(reader) == ()
    for verb in (
        lambda: reader.append(said("b")),
        lambda: reader.erase(NAME, sealed=None, day="2026-06-01"),
    ):
        with pytest.raises(StoreError, match="has no right to do that"):
            verb()
    reader.close()
    assert store.round(NAME).people["lived"] == 1


def test_a_copy_that_takes_no_writing_says_so(store, postgres, database, address):
    store.append(opening())
    store._open.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY")
    with pytest.raises(StoreError, match=r"can be read but not written to.*may be a copy"):
        store.append(said("a"))
    assert store.round(NAME)


def test_whoever_may_not_make_a_store_is_told(postgres, database, address):
    if not postgres.run("SELECT 1 FROM pg_roles WHERE rolname = 'reader'"):
        postgres.run("CREATE ROLE reader LOGIN")
    reader = open_store(address.replace("writer@", "reader@"))
    with pytest.raises(StoreError, match="has no right to do that"):
        reader.append(opening())
    reader.close()


def test_a_store_that_is_locked_says_so_after_a_while(store, postgres, database, address):
    from mir_assess.store.postgres import PostgresStore

    store.append(opening())
    impatient = PostgresStore(address.partition("://")[2], timeout=0.2)
    impatient.list("")
    with postgres.keeper(database) as other:
        other.execute("BEGIN")
        other.execute("LOCK TABLE mir_assess.events")
        with pytest.raises(StoreError, match=r"busy with something else.*do it again"):
            impatient.append(said("a"))
    impatient.append(said("a"))
    impatient.close()
