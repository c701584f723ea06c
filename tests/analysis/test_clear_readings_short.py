"""The tables of how far a clear reading can be trusted: docs/method.md shows what was recorded, and the
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


def kind_of(one):
    return sys.modules["clear_tables"].kind_of(one)


def test_the_method_page_shows_what_was_recorded(bench, recorded):
    marked_pages = sys.modules["marked_pages"]
    page = ROOT / "docs" / "method.md"
    assert marked_pages.between(bench.MARKS, page) == bench.page(recorded), AGAIN


def test_every_kind_of_room_is_in_the_record(bench, recorded):
    assert [kind_of(one) for one in recorded["kinds"]] == bench.kinds()
    assert recorded["pages"] >= bench.PAGES


def test_rooms_of_the_record_read_today_as_they_did_then(bench, recorded):
    """The first room of many kinds: other figures, another rule or another gate would show."""
    chosen = [one for one in recorded["kinds"] if one["within"] == 0.5 and min(one["people"]) != 20]
    assert len(chosen) > 20
    for one in chosen:
        shown = bench.look(kind_of(one), recorded["seed"])
        told = {name: [page.clear, page.wrong, page.there] for name, page in shown.items()}
        assert told == one["first"][0], f"{one['truth']}, {one['answers']}, {one['people']}: {AGAIN}"


def test_the_record_has_clear_findings_to_lose(bench, recorded):
    """Else the test before this one would hold whatever became of the rule."""
    firsts = [page for one in recorded["kinds"] for shown in one["first"] for page in shown.values()]
    assert sum(clear for clear, _, _ in firsts) > 500
    assert sum(wrong for _, wrong, _ in firsts) > 10


def test_a_few_rooms_drawn_anew_give_the_tables_of_the_page(bench, recorded):
    few = [one for one in bench.kinds() if not one.within and one.people[0] >= 20]
    told = bench.page({**recorded, **drawn_anew(bench, few, processes=2)})
    heads = [line for line in bench.page(recorded).splitlines() if line.startswith(("| answers", "**"))]
    assert [line for line in told.splitlines() if line.startswith(("| answers", "**"))] == heads
    for kind in few:
        if kind.truth != "uneven":
            assert f"| {kind.answers} | {kind.people[0]} | 0.0 |" in told


def test_the_number_of_processes_changes_nothing(bench):
    few = bench.kinds()[:2]
    assert drawn_anew(bench, few, processes=1) == drawn_anew(bench, few, processes=2)


def drawn_anew(bench, kinds, processes):
    return json.loads(json.dumps(bench.record(kinds, pages=1, seed=3, processes=processes)))


def test_what_a_page_showed_is_summed_page_by_page(bench):
    row = bench.summed([bench.Seen(4, 1, 10), bench.Seen(0, 0, 10)])
    assert (row.any.share, row.wrong.share, row.found.share) == (0.5, 0.125, 0.15)
    assert row.any.error == pytest.approx(0.5)


def test_a_missed_target_is_told(bench, recorded):
    rows = bench.rows_of(recorded)
    assert all(met for line, met in bench.targets(rows) if "that are wrong" in line)
    kind = next(kind for kind in rows if kind.truth == "same")
    for share, verdict in (
        (0.09, "met."),
        (0.11, "on the line: past it by less than two standard errors."),
        (0.13, "**missed** by 3.0."),
    ):
        rows[kind]["changes, room"] = bench.Row(bench.Rate(share, 0.01), bench.Rate(0, 0), bench.Rate(0, 0))
        line, met = bench.targets(rows)[0]
        assert line.startswith("Nothing changed or differs: pages with clear changes: ")
        assert f"{100 * share:.1f} (1.0)" in line
        assert line.endswith(verdict)
        assert met == (share < 0.12)


def test_one_population_drawn_anew_takes_its_place_and_leaves_the_others(bench, recorded):
    chosen = [one for one in recorded["kinds"] if one["answers"] == "split"]
    anew = {**recorded, "kinds": [{**one, "rows": {}} for one in chosen]}
    joined = bench.joined(anew, recorded)
    assert [kind_of(one) for one in joined["kinds"]] == bench.kinds()
    assert [one for one in joined["kinds"] if not one["rows"]] == anew["kinds"]
    with pytest.raises(ValueError, match="one seed"):
        bench.joined({**anew, "seed": recorded["seed"] + 1}, recorded)


def test_only_the_rooms_that_are_asked_for_are_drawn(bench):
    assert {kind.answers for kind in bench.asked_for(["split"])} == {"split"}
    assert bench.asked_for([]) == bench.kinds()
    drawn = drawn_anew(bench, bench.asked_for(["split"])[:1], processes=1)
    assert [one["answers"] for one in drawn["kinds"]] == ["split"]
