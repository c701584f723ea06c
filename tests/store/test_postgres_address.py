"""Addresses of PostgreSQL stores: what is read in them, and the password that nobody ever sees again."""

import subprocess
import sys

import pytest

from made_up import opening
from mir_assess.errors import StoreError
from mir_assess.places import without_password
from mir_assess.store import open_store, postgres_address, postgres_failures

SECRET = "hush-hush"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (f"postgresql://me:{SECRET}@host/db", "postgresql://me@host/db"),
        (
            f"postgres://me:{SECRET}@host:5433/db?sslmode=require",
            "postgres://me@host:5433/db?sslmode=require",
        ),
        (f"postgresql://me@host/db?password={SECRET}", "postgresql://me@host/db"),
        (f"postgresql://host/db?sslpassword={SECRET}&user=me", "postgresql://host/db?user=me"),
        (f"postgresql://me:{SECRET}@host/{SECRET[:0]}db", "postgresql://me@host/db"),
        (f"postgresql://me:a@{SECRET}@host/db", "postgresql://me@host/db"),
        (f"postgresql://me:a/{SECRET}@host/db", "postgresql://me@host/db"),
        (f"postgresql://me:a?{SECRET}@host/db", "postgresql://me@host/db"),
        ("postgresql:///db", "postgresql:///db"),
        ("postgresql://host/db", "postgresql://host/db"),
        ("sqlite:///a:b@c.sqlite", "sqlite:///a:b@c.sqlite"),
        ("a folder/kept.sqlite", "a folder/kept.sqlite"),
    ],
)
def test_an_address_is_shown_without_its_password(typed, shown):
    assert without_password(typed) == shown
    assert SECRET not in without_password(typed)


@pytest.mark.parametrize(
    "typed",
    [
        f"postgresql://me:a@{SECRET}@host/db",
        f"postgresql://me:a/{SECRET}@host/db",
        f"postgresql://me:a?{SECRET}@host/db",
        f"postgresql://me:%zz{SECRET}@host/db",
        f"postgresql://me:{SECRET}@host/db?nonsense={SECRET}",
        f"postgresql://me:{SECRET}@[host/db",
        f"postgresql://host:{SECRET}/db",
    ],
)
def test_an_address_that_cannot_be_read_is_told_without_repeating_it(typed):
    with pytest.raises(
        StoreError, match=r"not the address of a PostgreSQL database.*postgresql://NAME@HOST"
    ) as told:
        open_store(typed)
    assert SECRET not in str(told.value)
    assert told.value.__cause__ is None, "nor does a log of it"


@pytest.mark.parametrize("typed", [f"postgresql+psycopg://me:{SECRET}@h/db", f"mysql://me:{SECRET}@h/db"])
def test_an_unknown_kind_of_address_is_not_repeated_either(typed):
    with pytest.raises(StoreError, match="no kind of store") as told:
        open_store(typed)
    assert SECRET not in str(told.value)


@pytest.mark.parametrize(
    ("typed", "mode"),
    [
        ("postgresql://me@db.northshire.example/kept", "require"),
        ("postgresql://me@10.0.0.7/kept", "require"),
        ("postgresql://me@localhost,db.northshire.example/kept", "require"),
        ("postgresql://me@db.northshire.example/kept?sslmode=verify-full", "verify-full"),
        ("postgresql://me@db.northshire.example/kept?sslmode=disable", "disable"),
        ("postgresql://me@localhost/kept", None),
        ("postgresql://me@127.0.0.1:5433/kept", None),
        ("postgresql://me@[::1]/kept", None),
        ("postgresql:///kept", None),
        ("postgresql:///kept?host=/run/postgresql", None),
        ("postgresql:///kept?service=ours", None),
    ],
)
def test_answers_leave_this_computer_encrypted_unless_the_address_says_otherwise(typed, mode, monkeypatch):
    for name in ("PGHOST", "PGHOSTADDR", "PGSSLMODE", "PGSERVICE"):
        monkeypatch.delenv(name, raising=False)
    assert postgres_address.read(typed).settings.get("sslmode") == mode


def test_what_the_surroundings_say_of_the_way_there_counts(monkeypatch):
    monkeypatch.setenv("PGHOST", "db.northshire.example")
    assert postgres_address.read("postgresql:///kept").settings["sslmode"] == "require"
    monkeypatch.setenv("PGSSLMODE", "verify-full")
    assert "sslmode" not in postgres_address.read("postgresql:///kept").settings


def test_an_address_may_say_how_long_to_wait():
    settings = postgres_address.read("postgresql://me@host/db?connect_timeout=2").settings
    assert (settings["connect_timeout"], settings["keepalives_idle"]) == ("2", "30")


def test_without_the_packages_it_is_said_what_to_install(tmp_path):
    block = "import sys; sys.modules['psycopg'] = None; from mir_assess.store import open_store; open_store"
    done = subprocess.run(
        [sys.executable, "-c", f"{block}('postgresql://me:{SECRET}@host/db')"],
        cwd=tmp_path,
        env={"PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    last = done.stderr.strip().split("\n")[-1]
    assert "What speaks to PostgreSQL is not installed here. Install it with " in last
    assert last.endswith('`pip install "mir-assess[postgres]"`, or give the path of a file instead.')
    assert SECRET not in done.stderr


# ---- what a server says


@pytest.fixture
def guarded(postgres):
    """A database that asks its owner for a password."""
    address = postgres.new_database()
    if not postgres.run("SELECT 1 FROM pg_roles WHERE rolname = 'guarded'"):
        postgres.run(f"CREATE ROLE guarded LOGIN PASSWORD '{SECRET}'", "CREATE ROLE shut_out LOGIN")
    postgres.run("GRANT writer TO guarded", f"GRANT CREATE ON DATABASE {address.split('/')[-1]} TO guarded")
    return address.replace("writer@", f"guarded:{SECRET}@")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ((SECRET, "wrong-" + SECRET), r"did not accept the name or the password.*\.pgpass"),
        ((f":{SECRET}", ""), r"did not accept the name or the password.*\.pgpass"),
        (("guarded", "nobody-such"), "did not accept the name or the password"),
        (("guarded", "shut_out"), r"takes no connection like this one.*pg_hba\.conf"),
        (("/kept_", "/no_such_"), "no database with this name"),
        (("127.0.0.1:", "127.0.0.1:1"), "cannot be read|cannot be reached|no address"),
        (("127.0.0.1", "no-such-host.invalid"), r"cannot be reached \(.*look at the host"),
    ],
)
def test_a_server_that_lets_nobody_in_says_why_and_never_the_password(guarded, change, words):
    with pytest.raises(StoreError, match=words) as told:
        open_store(guarded.replace(*change)).list("")
    assert SECRET not in str(told.value)
    assert told.value.problems[0].fix


def test_a_server_without_encryption_says_so(guarded):
    with pytest.raises(StoreError, match=r"does not encrypt.*nothing was sent.*switch TLS on"):
        open_store(f"{guarded}?sslmode=require").list("")


def test_a_server_that_takes_no_more_connections_says_so(postgres):
    name = postgres.make_database("CONNECTION LIMIT 0")
    with pytest.raises(StoreError, match="as many connections as it takes"):
        open_store(postgres.address(name)).list("")


def test_every_problem_says_what_to_do():
    for state in (*postgres_failures._BY_STATE, "08006", "57P01", "23505"):
        problem = postgres_failures.problem_of("here", state)
        assert problem.what
        assert problem.fix
    assert postgres_failures.problem_of("here", "42601") is None
    assert postgres_failures.problem_of("here", None) is None


def test_no_command_ever_shows_the_password(run_cli, guarded, tmp_path):
    """The whole life of an assessment, with the password in the address that is typed."""
    (tmp_path / "answers.csv").write_text(
        "session,group,statement,answer\np1,lived,TC-I-6,4\np2,lived,TC-I-6,2\n", encoding="utf-8"
    )
    named = ["northshire-2026", "--organisation", "Northshire", "--year", "2026", "--set", "first-eight"]
    for command, code in (
        (["list"], 0),
        (["new", *named], 0),
        (["import", "northshire-2026", "answers.csv"], 0),
        (["list"], 0),
        (["show", "northshire-2026"], 0),
        (["show", "northshire-2062"], 1),
        (["check"], 0),
        (["backup", "copy.sqlite"], 0),
        (["withdraw", "northshire-2026", "p2", "--yes"], 0),
        (["seal", "northshire-2026", "--yes"], 0),
        (["report", "northshire-2026", "--format", "json", "-o", "-"], 0),
        (["delete", "northshire-2026", "--yes"], 0),
        (["list", "--plain"], 0),
    ):
        done = run_cli(*command, "--store", guarded)
        assert done.code == code, (command, done.err)
        assert SECRET not in done.out + done.err, command
    wrong = run_cli("list", environ={"MIR_ASSESS_STORE": guarded.replace(SECRET, f"wrong-{SECRET}")})
    assert wrong.code == 1
    assert SECRET not in wrong.out + wrong.err
    assert run_cli("check", "--store", tmp_path / "copy.sqlite").code == 0


def test_the_next_command_finds_the_store_again_but_for_the_password(run_cli, guarded):
    done = run_cli("list", "--store", guarded)
    assert done.code == 1 or "--store" in done.out
    store = open_store(guarded)
    store.append(opening())
    store.close()
    assert f"--store {without_password(guarded)}" in run_cli("check", "--store", guarded).out
