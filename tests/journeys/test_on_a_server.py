"""Two facilitators on one assessment in PostgreSQL, in terminals: connections cut, the server killed, and
one of the two killed as well.
"""

from contextlib import closing

import pytest

from mir_assess.store import open_store
from terminals import Terminal

CUT = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{}'"
LABELS = {"1": "Never", "2": "Not often", "3": "Sometimes", "4": "Mostly", "5": "Always"}


@pytest.fixture
def address(postgres, run_cli):
    """An assessment of eight statements, in a database of its own."""
    found = postgres.new_database()
    asked = ("--organisation", "Northshire", "--year", "2026", "--set", "first-eight")
    made = run_cli("new", "n-2026", *asked, "--store", found)
    assert made.code == 0, made.err
    return found


@pytest.fixture
def sits_down(address, tmp_path):
    """Sit somebody down at a keyboard of their own, for a sitting of their own."""
    opened = []

    def one(sitting, words):
        asked = ("start", "n-2026", "--sitting", sitting, "--plain", "--store", address)
        terminal = Terminal(*asked, folder=tmp_path)
        opened.append(terminal)
        return terminal.read_opening_words(words)

    yield one
    for terminal in opened:
        terminal.close()


def answer(terminal, number, level):
    terminal.type(level, f"Statement {number}: {LABELS[level]} true.")


def test_two_facilitators_lose_nothing_over_cut_connections_and_a_killed_server(
    postgres, address, sits_down, run_cli
):
    database = address.rpartition("/")[2]
    morning, evening = (sits_down(sitting, "Statement 1 of 8") for sitting in ("Morning", "Evening"))
    answer(morning, 1, "3")
    answer(evening, 1, "4")
    postgres.run(CUT.format(database))
    answer(morning, 2, "1")
    answer(evening, 2, "5")
    postgres.kill()
    postgres.start()
    answer(morning, 3, "2")
    answer(evening, 3, "2")
    morning.kill()
    again = sits_down("Morning", "Statement 4 of 8")
    answer(again, 4, "5")
    for terminal in (again, evening):
        terminal.type("q", "Your answers are saved.")
        assert terminal.end() == 0
        assert "Traceback" not in terminal.seen
    checked = run_cli("check", "--store", address)
    assert checked.code == 0, checked.err
    with closing(open_store(address)) as kept:
        found = kept.round("n-2026")
    first, second, third, fourth = (found.cells[s]["lived"].counts for s in found.assessment.chosen[:4])
    assert (first, second, third) == ((0, 0, 1, 1, 0), (1, 0, 0, 0, 1), (0, 2, 0, 0, 0))
    assert fourth == (0, 0, 0, 0, 1)
    assert (found.people["lived"], found.sittings) == (2, 2)


def test_a_server_that_is_away_is_told_of_and_the_answer_is_typed_again(postgres, address, sits_down):
    terminal = sits_down("Morning", "Statement 1 of 8")
    answer(terminal, 1, "3")
    postgres.kill()
    try:
        terminal.type("4", "That was not saved. Type it again, or q to stop.")
    finally:
        postgres.start()
    answer(terminal, 2, "4")
    terminal.type("q", "Your answers are saved.")
    assert terminal.end() == 0
    assert "Traceback" not in terminal.seen
    with closing(open_store(address)) as kept:
        found = kept.round("n-2026")
    assert [found.cells[s]["lived"].base for s in found.assessment.chosen[:2]] == [1, 1]


def test_taking_answers_out_says_what_the_server_may_keep(address, run_cli, tmp_path):
    (tmp_path / "a.csv").write_text("session,group,statement,answer\np1,lived,WI-I-1,4\n", encoding="utf-8")
    assert run_cli("import", "n-2026", "a.csv", "--store", address, cwd=tmp_path).code == 0
    done = run_cli("withdraw", "n-2026", "p1", "--yes", "--store", address)
    assert done.code == 0, done.err
    assert "The database server has a log of what was written" in done.err
