"""Rooms that stood on the line of the promise, looked at again: docs/method.md shows what was recorded, and
the arithmetic of today still reads rooms of that record as it did.
"""

import importlib
import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = ("clear_readings_again", "clear_readings", "clear_tables", "made_up_rooms", "marked_pages")
AGAIN = "run `python benchmarks/clear_readings_again.py --write docs/method.md` again"


@pytest.fixture(scope="module")
def bench():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "benchmarks"))
        module = importlib.import_module("clear_readings_again")
        # What the script lets the arithmetic remember is for the script alone.
        patch.setattr(sys.modules["clear_readings"], "remember_figures", lambda: None)
        yield module
        for name in MODULES:
            sys.modules.pop(name, None)


@pytest.fixture(scope="module")
def recorded(bench):
    return json.loads(bench.RECORD.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def first(bench):
    return bench.rows_of(json.loads(bench.FIRST_LOOK.read_text(encoding="utf-8")))


def test_the_method_page_shows_what_was_recorded(bench, recorded, first):
    page = ROOT / "docs" / "method.md"
    assert sys.modules["marked_pages"].between(bench.MARKS, page) == bench.page(recorded, first), AGAIN


def test_every_kind_that_stood_past_the_line_is_in_it_and_no_room_of_the_first_look(bench, recorded, first):
    kinds = {kind for kind, _ in bench.on_the_line(first)}
    assert kinds
    assert set(bench.rows_of(recorded)) == kinds, AGAIN
    before = json.loads(bench.FIRST_LOOK.read_text(encoding="utf-8"))
    assert recorded["seed"] >= before["seed"] + before["pages"]
    assert recorded["pages"] >= 5 * before["pages"]


def test_rooms_of_the_record_read_today_as_they_did_then(bench, recorded):
    look = sys.modules["clear_readings"].look
    for one in recorded["kinds"]:
        shown = look(sys.modules["clear_tables"].kind_of(one), recorded["seed"])
        told = {name: [page.clear, page.wrong, page.there] for name, page in shown.items()}
        assert told == one["first"][0], AGAIN


def test_a_promise_that_is_broken_is_told(bench, recorded, first):
    (kind, family), *_ = bench.on_the_line(first)
    for share, verdict in ((0.09, "met."), (0.105, "on the line"), (0.12, "**missed** by 2.0.")):
        rows = [one for one in recorded["kinds"] if sys.modules["clear_tables"].kind_of(one) == kind]
        changed = {
            **rows[0],
            "rows": {**rows[0]["rows"], family: {"any": [share, 0.005], "wrong": [0, 0], "found": [0, 0]}},
        }
        others = [
            {**one, "rows": {name: {**row, "any": [0.01, 0.001]} for name, row in one["rows"].items()}}
            for one in recorded["kinds"] if one is not rows[0]
        ]  # fmt: skip
        told = bench.page({**recorded, "kinds": [changed, *others]}, first)
        assert f"at most {100 * share:.1f} (0.5). Target 10: {verdict}" in told
