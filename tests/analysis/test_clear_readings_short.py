"""The tables of how far a clear reading can be trusted: that docs/method.md shows what was recorded, and that the
arithmetic of today still reads the rooms of the record as it did.
"""

import importlib
import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = ("clear_readings", "clear_tables", "made_up_rooms", "marked_pages")
AGAIN = "run `python benchmarks/clear_readings.py --write docs/method.md` again"


@pytest.fixture(scope="module")
def bench():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "benchmarks"))
        module = importlib.import_module("clear_readings")
        # What the script lets the arithmetic remember is for the script alone.
        patch.setattr(module, "remember_figures", lambda: None)
        yield module
        for name in MODULES:
            sys.modules.pop(name, None)


@pytest.fixture(scope="module")
def recorded(bench):
    return json.loads(bench.RECORD.read_text(encoding="utf-8"))


def test_the_method_page_shows_what_was_recorded(bench, recorded):
    marked_pages = sys.modules["marked_pages"]
    page = ROOT / "docs" / "method.md"
    assert marked_pages.between(bench.MARKS, page) == bench.page(recorded), AGAIN


def test_every_kind_of_room_is_in_the_record(bench, recorded):
    assert [bench.kind_of(one) for one in recorded["kinds"]] == bench.kinds()
    assert recorded["pages"] >= bench.PAGES


def test_rooms_of_the_record_read_today_as_they_did_then(bench, recorded):
    """One room of each kind with few people, and some of those with many: other figures, another rule or another
    gate would show.
    """
    chosen = [one for one in recorded["kinds"] if one["within"] == 0.5 and min(one["people"]) != 20]
    assert len(chosen) > 20
    for one in chosen:
        shown = bench.look(bench.kind_of(one), recorded["seed"])
        told = {name: [page.clear, page.wrong, page.there] for name, page in shown.items()}
        assert told == one["first"][0], f"{one['truth']}, {one['answers']}, {one['people']}: {AGAIN}"


def test_the_record_has_clear_findings_to_lose(bench, recorded):
    """Else the test before this one would hold whatever became of the rule."""
    firsts = [page for one in recorded["kinds"] for shown in one["first"] for page in shown.values()]
    assert sum(clear for clear, _, _ in firsts) > 500
    assert sum(wrong for _, wrong, _ in firsts) > 10


def test_a_few_rooms_drawn_anew_give_the_tables_of_the_page(bench, monkeypatch):
    few = [kind for kind in bench.kinds() if kind.people in ((8, 8), (40, 40)) and not kind.within]
    monkeypatch.setattr(bench, "kinds", lambda: few)
    once, again = (bench.record(pages=1, seed=3, processes=processes) for processes in (1, 2))
    assert once == again
    told = bench.page(json.loads(json.dumps(once)))
    assert told.count("| close together |") == 2 + 1 + 1 + 1
    for kind in few:
        if kind.truth != "uneven":
            assert f"| {kind.answers} | {kind.people[0]} | 0.0 |" in told


def test_what_a_page_showed_is_summed_page_by_page(bench):
    row = bench.summed([bench.Seen(4, 1, 10), bench.Seen(0, 0, 10)])
    assert (row.any.share, row.wrong.share, row.found.share) == (0.5, 0.125, 0.15)
    assert row.any.error == pytest.approx(0.5)


def test_a_missed_target_is_told(bench, recorded):
    rows = bench.rows_of(recorded)
    assert all(met for line, met in bench.targets(rows) if "that are wrong" in line)
    kind = next(kind for kind in rows if kind.truth == "same")
    rows[kind]["changes, room"] = bench.Row(bench.Rate(0.11, 0.01), bench.Rate(0, 0), bench.Rate(0, 0))
    (line,) = (line for line, met in bench.targets(rows) if not met and "pages with clear changes" in line)
    assert "11.0 (1.0)" in line
    assert line.endswith("**missed**.")
