"""The harness that kills the program: a short run of it, and that it sees what it looks for.

The long run is `python benchmarks/killed.py`; docs/proof.md has its table.
"""

import importlib
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = ("killed", "killed_ways", "killed_program", "marked_pages", "room")
DEATHS = 4
"""Of each way in."""

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


@pytest.mark.parametrize("number", range(4), ids=["terminal", "import", "paper", "room"])
def test_killed_at_any_moment_nothing_that_was_confirmed_is_lost(bench, ways, tmp_path, number):
    deaths = bench.deaths_of(ways.WAYS[number], 7, tmp_path)
    for _, (death, problems) in zip(range(DEATHS), deaths, strict=False):
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


def test_the_page_has_the_table_of_every_way_in(bench, ways):
    told = sys.modules["marked_pages"].between(bench.MARKS, ROOT / "docs" / "proof.md")
    rows = [line for line in told.splitlines() if line.startswith("| ") and "---" not in line]
    assert [row.split("|")[1].strip() for row in rows[1:-1]] == [way.title for way in ways.WAYS]
    for row in rows[1:]:
        cells = [cell.strip(" *") for cell in row.strip("|").split("|")]
        assert cells[3:5] == ["0", "0"], "nothing lost, nothing twice"
        assert cells[6] == "0", "no file needed repair"
