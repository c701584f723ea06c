"""The harness that kills the program: a short run of it, and that it sees what it looks for.

The long run is `python benchmarks/killed.py`; docs/proof.md has its table.
"""

import importlib
import sys
from pathlib import Path
from random import Random
from threading import Timer
from time import sleep

import pytest

ROOT = Path(__file__).parents[2]
MODULES = ("killed", "killed_on_servers", "killed_ways", "killed_program", "marked_pages", "room")
DEATHS = 4
"""Of each way in; half as many where a server has to die as well."""

pytestmark = pytest.mark.skipif(
    sys.platform == "win32",
    reason="Windows has no pseudo-terminal in Python's library; the store's own test of this runs there too.",
)


@pytest.fixture(scope="module")
def bench():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "benchmarks"))
        yield importlib.import_module("killed")
        for name in MODULES:
            sys.modules.pop(name, None)


@pytest.fixture(scope="module")
def ways(bench):
    return sys.modules["killed_ways"]


ON_FILES = ("terminal", "import", "key (paper)", "room (start --room)")
ON_SERVERS = ("terminal, on PostgreSQL", "room, on PostgreSQL")
SERVERS_DIE = ("terminal, PostgreSQL killed first", "room, PostgreSQL killed first")


@pytest.mark.parametrize("title", ON_FILES)
def test_killed_at_any_moment_nothing_that_was_confirmed_is_lost(bench, tmp_path, title):
    nothing_is_lost(bench.deaths_of(way_called(bench, title), 7, tmp_path), DEATHS)


@pytest.mark.parametrize("title", [*ON_SERVERS, *SERVERS_DIE])
def test_killed_on_a_server_or_with_it_nothing_that_was_confirmed_is_lost(bench, tmp_path, postgres, title):
    deaths = bench.deaths_of(way_called(bench, title), 7, tmp_path, postgres)
    nothing_is_lost(deaths, DEATHS // (2 if title in SERVERS_DIE else 1))


def test_what_a_dead_program_had_sent_is_waited_for(bench, postgres):
    """A server that waits with its commit keeps an answer after whoever gave it is gone."""
    way = way_called(bench, ON_SERVERS[0])(postgres, Random(7))
    reload = "SELECT pg_reload_conf()"
    screen = sys.modules["killed_program"].Screen("start", "n-2026", "--store", way.store, "--plain")
    try:
        way._come_in(screen)
        postgres.run("ALTER SYSTEM SET synchronous_standby_names = 'nobody'", reload)
        way.entries.append(
            sys.modules["killed_ways"].Entry("3\n", "never read back", "answered", "sometimes")
        )
        screen.type("3\n")
        waits = "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
        while not postgres.run(waits):
            sleep(0.05)
        screen.process.kill()
        go_on = Timer(0.5, postgres.run, ("ALTER SYSTEM RESET synchronous_standby_names", reload))
        go_on.start()
        death = way.mourn(screen, killed=True, starting=False)
        go_on.join()
    finally:
        postgres.run("ALTER SYSTEM RESET synchronous_standby_names", reload)
        screen.leave()
    assert (death.confirmed, death.kept_unsaid, death.lost, death.twice) == (0, 1, 0, 0)


def way_called(bench, title):
    return next(way for way in bench.WAYS if way.title == title)


def nothing_is_lost(deaths, number):
    for _, (death, problems) in zip(range(number), deaths, strict=False):
        assert (death.lost, death.twice, problems) == (0, 0, 0)


def test_what_is_lost_doubled_or_out_of_place_is_seen(ways):
    typed = [ways.Entry("1\n", "", "answered", str(number)) for number in range(5)]
    kept = [("answered", str(number)) for number in range(5)]
    assert ways.compared(typed, 5, kept) == (0, 0)
    assert ways.compared(typed, 3, kept) == (0, 0), "not confirmed, and kept all the same"
    assert ways.compared(typed, 5, kept[:4]) == (1, 0)
    assert ways.compared(typed, 3, [*kept[:2], *kept[1:3]]) == (1, 2)
    assert ways.compared(typed, 5, [*kept, kept[4]]) == (0, 1)
    assert ways.compared(typed, 2, [kept[1], kept[0]]) == (2, 2)


def test_the_words_of_a_note_that_was_taken_back_are_gone_and_of_no_other(ways):
    typed = [ways.Entry("n a\n", "", "note", "a"), ways.Entry("b\n", "", "undone")]
    assert ways.compared(typed, 2, [("note", ""), ("undone", "")]) == (0, 0)
    assert ways.compared(typed, 2, [("note", "a"), ("undone", "")]) == (0, 0)
    assert ways.compared(typed[:1], 1, [("note", "")]) == (1, 1)


def test_the_page_has_the_table_of_every_way_in(bench):
    told = sys.modules["marked_pages"].between(bench.MARKS, ROOT / "docs" / "proof.md")
    rows = [line for line in told.splitlines() if line.startswith("| ") and "---" not in line]
    assert [row.split("|")[1].strip() for row in rows[1:-1]] == [way.title for way in bench.WAYS]
    for row in rows[1:]:
        cells = [cell.strip(" *") for cell in row.strip("|").split("|")]
        assert cells[3:5] == ["0", "0"], "nothing lost, nothing twice"
        assert cells[6] == "0", "no file needed repair"
