"""The script that judges one page by several rules: by the page's own, it says what the page says."""

import importlib
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = ("found_at_most", "clear_readings", "clear_tables", "made_up_rooms", "marked_pages")


@pytest.fixture(scope="module")
def bench():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "benchmarks"))
        module = importlib.import_module("found_at_most")
        # What the script lets the arithmetic remember is for the script alone.
        patch.setattr(module, "remember_figures", lambda: None)
        patch.setattr(sys.modules["clear_readings"], "remember_figures", lambda: None)
        yield module
        for name in MODULES:
            sys.modules.pop(name, None)


def kind(bench, truth):
    return next(one for one in bench.kinds() if one.truth == truth and one.people == (20, 20))


@pytest.mark.parametrize(("truth", "page"), [("moved", "changes, room"), ("apart", "gaps, room")])
def test_by_the_page_s_rule_it_finds_what_the_page_calls_clear(bench, truth, page):
    """The rooms are those of `clear_readings.py` too, drawn from the same seed."""
    one = kind(bench, truth)
    shown = sys.modules["clear_readings"].look(one, 1)[page]
    assert bench.look(one, 1)["the page's rule"] == shown
    assert shown.clear > 3


def test_no_rule_finds_less_than_the_plain_one(bench):
    told = bench.look(kind(bench, "moved"), 1)
    assert all(seen.clear >= told["plain"].clear > 3 for seen in told.values())


def test_the_method_page_has_every_kind_of_room(bench):
    told = sys.modules["marked_pages"].between(bench.MARKS, ROOT / "docs" / "method.md")
    for one in bench.kinds():
        of = "changes" if one.truth == "moved" else "gaps"
        assert f"| {of} | {one.answers} | {one.people[0]} | {one.within} |" in told
