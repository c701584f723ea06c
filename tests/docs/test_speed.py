"""The page of how fast it is says what was recorded, and nothing that nobody measured."""

import importlib
import os
import re

import pytest

from conftest import REPOSITORY

PAGE = REPOSITORY / "docs" / "speed.md"


@pytest.fixture(scope="module")
def bench():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(REPOSITORY / "benchmarks"))
        yield importlib.import_module("speed_page")


@pytest.mark.parametrize("part", ["figures", "budgets", "profiles"])
def test_each_part_is_what_the_script_lays_out_for_what_was_recorded(bench, part):
    page = PAGE.read_text(encoding="utf-8")
    told = page.partition(f"<!-- {part}:begin -->\n")[2].partition(f"\n<!-- {part}:end -->")[0]
    assert told == bench.parts(bench.recorded())[part]


def test_every_thing_that_was_promised_is_measured_or_said_not_to_be(bench):
    run = bench.recorded()
    assert [each.name for each in run.figures] == list(bench.BUDGETS)[: len(run.figures)]
    assert not run.is_whole or len(run.figures) == len(bench.BUDGETS)
    assert bench.REASONS.keys() == bench.BUDGETS.keys()


def test_a_short_run_measures_what_becomes_of_answers(bench, tmp_path):
    stored = importlib.import_module("beside_stored")
    chosen = ("WI-I-1", "WI-I-3")
    environ = {**os.environ, "PYTHONPATH": str(REPOSITORY / "src"), "PYTHONUTF8": "1"}
    figures = list(stored.stored(tmp_path, environ, 120, chosen, None))
    names = list(bench.BUDGETS)
    assert [each.name for each in figures] == names[names.index("import, csv") : names.index("command") + 1]
    missed = [each.name for each in figures if isinstance(each, bench.Missed) and "installed" in each.why]
    assert missed == ["check, duckdb"]
    assert all(each.times > 0 for each in figures if isinstance(each, bench.Figure))
    assert (tmp_path / "page.html").is_file()


def test_a_figure_over_its_budget_is_named_below_the_table(bench):
    over = bench.Figure("answer", "a durable answer", "a bare commit", 3.0, 1.0)
    within = bench.Figure("report", "a page", "the same of 100 people", 1.0, 1.0)
    missed = bench.Missed("help, other", "help", "another", "not installed here")
    told = bench.closing(bench.Run(1, 34, "2 cores", (over, within, missed), {}))
    assert "a durable answer, beside a bare commit: 3.00 times; 2 was meant." in told
    assert "a page" not in told
    assert over.row().endswith("| 3.00 | 2 | **over** |")
    assert "not measured: not installed here" in missed.row()


def test_a_run_that_was_stopped_says_so(bench):
    assert "stopped before its end" in bench.parts(bench.Run(1, 34, "2 cores", (), {}))["figures"]
    assert (
        "stopped before its end"
        not in bench.parts(bench.Run(1, 34, "2 cores", (), {}, is_whole=True))["figures"]
    )


@pytest.mark.parametrize("script", sorted(set(re.findall(r"(benchmarks/\w+\.py)", PAGE.read_text("utf-8")))))
def test_a_script_that_the_page_names_is_there(script):
    assert (REPOSITORY / script).is_file()
