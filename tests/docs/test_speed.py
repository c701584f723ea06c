"""The page of how fast it is says what was recorded, and nothing that nobody measured."""

import re
import sys

import pytest

from conftest import REPOSITORY

sys.path.append(str(REPOSITORY / "benchmarks"))

from marked_pages import between, marks_of
from speed_page import BUDGETS, PAGE, REASONS, Figure, Missed, Run, closing, parts, recorded


@pytest.mark.parametrize("part", ["figures", "budgets", "profiles"])
def test_each_part_is_what_the_script_lays_out_for_what_was_recorded(part):
    assert between(marks_of(part), PAGE) == parts(recorded())[part]


def test_every_thing_that_was_promised_is_measured_or_said_not_to_be():
    run = recorded()
    assert [each.name for each in run.figures] == list(BUDGETS)[: len(run.figures)]
    assert not run.is_whole or len(run.figures) == len(BUDGETS)
    assert REASONS.keys() == BUDGETS.keys()


def test_a_figure_over_its_budget_is_named_below_the_table():
    over = Figure("answer", "a durable answer", "a bare commit", 3.0, 1.0)
    within = Figure("report", "a page", "the same of 100 people", 1.0, 1.0)
    missed = Missed("help, other", "help", "another", "not installed here")
    told = closing(Run(1, 34, "2 cores", (over, within, missed), {}))
    assert "a durable answer, beside a bare commit: 3.00 times; 2 was meant." in told
    assert "a page" not in told
    assert over.row().endswith("| 3.00 | 2 | **over** |")
    assert "not measured: not installed here" in missed.row()


def test_a_run_that_was_stopped_says_so():
    assert "stopped before its end" in parts(Run(1, 34, "2 cores", (), {}))["figures"]
    assert "stopped before its end" not in parts(Run(1, 34, "2 cores", (), {}, is_whole=True))["figures"]


@pytest.mark.parametrize("script", sorted(set(re.findall(r"(benchmarks/\w+\.py)", PAGE.read_text("utf-8")))))
def test_a_script_that_the_page_names_is_there(script):
    assert (REPOSITORY / script).is_file()
