"""The page on files for programs: every key that it shows is written, and no other.

What the program writes is read from tests/golden, which other tests hold to the program.
"""

import csv
import json
import re
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, get_args

import pytest

from conftest import REPOSITORY
from documents import blocks_on
from mir_assess.analysis.disclosed import Reason
from mir_assess.analysis.readings import ChangeReading, GapChangeReading, GapReading
from mir_assess.importers import people, plain_answers, plain_counts
from mir_assess.model.assessment import STATUSES, Action, Review
from mir_assess.model.events import SUPPORTS
from mir_assess.model.lineage import Comparability
from mir_assess.report.action_data import action_data
from mir_assess.report.actions import action_views

PAGE = REPOSITORY / "docs" / "formats.md"
GOLDEN = REPOSITORY / "tests" / "golden" / "report"
BY_ID = {"groups", "scales", "levels", "dissent", "priority", "roles", "answers", "bands_of"}
"""Keys whose object has a key of its own for each group, scale or level."""


def examples(kind: str) -> list[str]:
    return [block.content for block in blocks_on(PAGE) if block.kind == kind]


def as_json(example: str) -> Any:
    """Read an example: `…` stands for more of the same, a name in braces for another example."""
    whole = re.sub(r"\{(action|distribution)\}", r'"{\1}"', example)
    return json.loads(re.sub(r", …(?=[\]}])", "", whole))


REPORT, ACTION, EASY, DIFF, TREND, BENCHMARK = (as_json(example) for example in examples("json"))
NAMED = {"{action}": ACTION, "{distribution}": REPORT["statements"][0]["groups"]["lived"]}


def written(*names: str) -> list[Any]:
    return [json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8")) for name in names]


def compare(shown: Any, real: Any, at: str, met: set[str]) -> None:
    """Hold what was written to what is shown, key by key, and note every place at which something stood."""
    if isinstance(shown, str) and shown in NAMED:
        shown = NAMED[shown]
    if real is None:
        return
    met.add(at)
    if shown is None or (isinstance(real, dict) and {"suppressed", "coarse"} & set(real)):
        return
    assert kind_of(real) is kind_of(shown), (at, real)
    for each, held, place in pairs_of(shown, real, at):
        compare(each, held, place, met)


def kind_of(value: Any) -> type:
    return float if type(value) is int else type(value)


def pairs_of(shown: Any, real: Any, at: str) -> list[tuple[Any, Any, str]]:
    """Return what stands within both, side by side, with its place."""
    last = at.rpartition(".")[2]
    if isinstance(shown, list):
        return [(shown[0], each, f"{at}[]") for each in real]
    if not isinstance(shown, dict) or last == "bands":
        return []
    if last in BY_ID:
        return [(next(iter(shown.values())), each, f"{at}.*") for each in real.values()]
    assert list(real) == list(shown), at
    return [(shown[key], real[key], f"{at}.{key}") for key in shown]


def places_in(shown: Any, at: str) -> set[str]:
    """Return every place of an example at which something stands."""
    if isinstance(shown, str) and shown in NAMED:
        shown = NAMED[shown]
    if shown is None:
        return set()
    found = {at}
    if isinstance(shown, dict):
        by_id = at.rpartition(".")[2] in BY_ID
        for key, value in shown.items():
            found |= places_in(value, f"{at}.{'*' if by_id else key}")
    elif isinstance(shown, list):
        found |= places_in(shown[0], f"{at}[]")
    return found


@pytest.mark.parametrize(
    ("shown", "files"),
    [
        (REPORT, ("northshire-2026-room", "northshire-2026-public")),
        (DIFF, ("northshire-2025-to-2026-room", "northshire-2025-to-2026-public")),
        (TREND, ("northshire-2025-to-2027-trend-room", "northshire-2025-to-2027-trend-public")),
        (BENCHMARK, ("pool",)),
    ],
    ids=("report", "diff", "trend", "benchmark"),
)
def test_what_is_written_has_the_keys_that_the_page_shows_and_no_others(shown, files):
    met: set[str] = set()
    for real in written(*files):
        assert (real["format"], real["version"]) == (shown["format"], shown["version"])
        compare(shown, real, "", met)
    never = {place for place in places_in(shown, "") - met if ".actions[]" not in place}
    assert {place for place in never if ".promised[]" not in place} == set()


def test_the_easy_way_stands_in_a_report_as_the_page_shows(run_cli, tmp_path):
    """A round in which somebody stopped at the first step."""
    new = ("new", "easy-2026", "--organisation", "Oak House", "--year", "2026", "--statements", "WI-I-1")
    assert run_cli(*new).code == 0
    rows = "".join(f"p{number},lived,WI-I-1,{'no' if number < 4 else '4'}\n" for number in range(8))
    (tmp_path / "easy.csv").write_text(f"session,group,statement,answer\n{rows}", encoding="utf-8")
    taken = run_cli("import", "easy-2026", str(tmp_path / "easy.csv"))
    assert taken.code == 0, taken.err
    real = json.loads(run_cli("report", "easy-2026", "--format", "json", "-o", "-").out)["scales"]
    assert set(EASY) <= set(real)
    met: set[str] = set()
    compare(EASY, real, "scales", met)
    assert "scales.*.bands_of.*[].label" in met


def test_an_action_has_the_keys_that_the_page_shows():
    """With all that can become of one."""
    review = Review("northshire-2027", "It rings.", "It rings.")
    agreed = Action("a1", "A night number", "A member", "An officer", by="30 June 2027", reviews=(review,))
    (told,) = action_views([agreed], "2027-01-01")
    said = SimpleNamespace(group=SimpleNamespace(id="lived"), saying="Most said yes.")
    met: set[str] = set()
    compare(ACTION, action_data(replace(told, answers=(said,), asked_in="northshire-2027")), "", met)
    assert places_in(ACTION, "") - met == set()


@pytest.mark.parametrize(
    ("heading", "files"),
    [
        ("CSV of `report` and of `diff`", "northshire-2026-*.csv"),
        ("CSV of `report` and of `diff`", "northshire-2025-to-2026-*.csv"),
        ("CSV of `trend`", "northshire-2025-to-2027-trend-*.csv"),
    ],
    ids=("report", "diff", "trend"),
)
def test_what_a_row_of_a_table_is_stands_under_its_heading(heading, files):
    page = PAGE.read_text(encoding="utf-8")
    section = page.split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = [
        row
        for file in sorted(GOLDEN.glob(files))
        for row in csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines())
    ]
    assert rows
    assert [kind for kind in sorted({row["kind"] for row in rows}) if f"`{kind}`" not in section] == []
    assert [why for why in sorted({row["not_shown"] for row in rows} - {""}) if f"`{why}`" not in page] == []


@pytest.mark.parametrize(
    "tokens",
    [get_args(token) for token in (Reason, Comparability, GapReading, ChangeReading, GapChangeReading)]
    + [STATUSES],
    ids=("reasons", "comparability", "gaps", "changes", "changes of gaps", "statuses"),
)
def test_every_token_is_listed_in_one_sentence(tokens):
    page = PAGE.read_text(encoding="utf-8").replace(" or `", ", `")
    assert ", ".join(f"`{token}`" for token in tokens) in " ".join(page.split())


def test_the_columns_of_a_file_of_answers_are_those_that_are_taken(run_cli, tmp_path):
    answers, counts = examples("csv")
    assert answers.splitlines()[0] == ",".join((*plain_answers.REQUIRED, *plain_answers.OPTIONAL))
    assert counts.splitlines()[0] == ",".join(plain_counts.REQUIRED)
    page = PAGE.read_text(encoding="utf-8")
    words = (*plain_answers.CHANNELS, *SUPPORTS, *people._KINDS)
    assert [word for word in words if f"`{word}`" not in page] == []
    for name, rows, taken in (("answers", answers, "2 sessions"), ("counts", counts, "10 answers")):
        file = tmp_path / f"{name}.csv"
        file.write_text(rows, encoding="utf-8")
        new = ("--organisation", "Oak House", "--year", "2026", "--statements", "WI-I-1,IA-I-1")
        assert run_cli("new", f"{name}-2026", *new).code == 0
        done = run_cli("import", f"{name}-2026", str(file))
        assert done.code == 0, done.err
        assert taken in done.out, done.out
