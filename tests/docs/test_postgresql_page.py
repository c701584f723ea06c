"""What the page on PostgreSQL tells people to type is typed here: the server's keeper's part, and everybody
else's.
"""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("psycopg")

from documents import blocks_on
from postgres_server import find_program

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "cookbook" / "postgresql.md"


def blocks(kind: str) -> list[str]:
    """Return the blocks of docs/cookbook/postgresql.md of a kind that this test is to run."""
    found = [
        one.content for one in blocks_on(PAGE) if one.kind == kind and "test_postgresql_page" in one.note
    ]
    assert found, f"the page has no {kind} block"
    return found


def test_what_the_page_says_to_type_works(postgres, tmp_path):
    for statement in "".join(blocks("sql")).split(";"):
        if statement.strip():
            postgres.run(statement)
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "PGHOST": "127.0.0.1",
        "PGPORT": str(postgres.port),
        "PGUSER": "keeper",
    }
    for line in "".join(blocks("sh")).splitlines():
        words = shlex.split(line)
        if words[0] == "export":
            # The server of the tests is on this computer, and proves nothing.
            name, _, address = words[1].partition("=")
            here = address.replace("db.northshire.example", f"127.0.0.1:{postgres.port}").partition("?")[0]
            environment[name] = here
            continue
        program = find_program(words[0])
        command = [str(program)] if program else [sys.executable, "-m", "mir_assess"]
        assert program or words[0] == "mir-assess", f"cannot run: {line}"
        done = subprocess.run(
            [*command, *words[1:]],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    again = postgres.address("mir_assess_again", "keeper")
    restored = [sys.executable, "-m", "mir_assess", "check", "--store", again]
    done = subprocess.run(
        restored, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert "All is well: 1 assessment" in done.stdout, done.stderr


def test_what_was_kept_in_a_file_goes_into_an_empty_database(postgres, run_cli, tmp_path):
    kept, database = tmp_path / "assessments.sqlite", postgres.new_database()
    new = ("new", "northshire-2026", "--organisation", "Northshire Council", "--year", "2026")
    assert run_cli(*new, "--store", str(kept)).code == 0
    (line,) = "".join(blocks("")).splitlines()
    program, *words = shlex.split(line.replace("~/", f"{tmp_path}/"))
    assert program == "mir-assess"
    here = [database if word.startswith("postgresql://") else word for word in words]
    done = run_cli(*here)
    assert done.code == 0, done.err
    assert "northshire-2026" in run_cli("list", "--store", database).out
