"""A page of pooled reports: the same in every format, the same whatever the order of files, and silent on
who took part.
"""

import copy
import csv
import io
import json
import re

import pytest

import made_up_councils as councils
from mir_assess import pipeline
from mir_assess.pooled import public_reports
from mir_assess.report import FORMATS, fitting
from mir_assess.report.charts import alone
from mir_assess.resources import folder

TEMPLATES = folder("templates")
POOLED = fitting("pool")


def page_of(tmp_path, told):
    councils.written(tmp_path, told)
    return pipeline.pooled([one.report for one in public_reports([str(tmp_path)])], "en")


@pytest.fixture(scope="module")
def twelve():
    return councils.documents(councils.rounds(12))


@pytest.fixture
def pooled(twelve, tmp_path):
    return page_of(tmp_path / "in", twelve)


def test_the_formats_of_a_pool_are_those_that_say_so():
    assert POOLED == ("html", "markdown", "json", "csv")


@pytest.mark.parametrize("name", POOLED)
def test_a_page_of_pooled_reports_is_as_it_was_looked_at(pooled, golden, name):
    golden(f"report/pool.{FORMATS[name].extension}", pipeline.render(pooled, name, TEMPLATES))


@pytest.mark.parametrize("name", POOLED)
def test_the_order_of_files_and_of_statements_in_them_changes_no_byte(twelve, pooled, tmp_path, name):
    other = page_of(tmp_path / "turned", reversed(twelve))
    assert pipeline.render(other, name, TEMPLATES) == pipeline.render(pooled, name, TEMPLATES)


CANARIES = (
    "CANARY-ORGANISATION",
    "CANARY-NAME",
    "CANARY-GROUP",
    "CANARY-TEXT",
    "CANARY-ID",
    "CANARY-WORDING",
)


def with_canaries(told):
    """A report that names its council in every place where it could."""
    told = copy.deepcopy(told)
    told["assessment"] |= {"organisation": f"{CANARIES[0]} Council", "name": CANARIES[1].lower()}
    for group in told["groups"]:
        group["label"] = CANARIES[2]
    told["banks"][0] |= {"wording": CANARIES[5], "digest": "of its own"}
    told["statements"][0]["text"] = CANARIES[3]
    told["statements"][1]["id"] = CANARIES[4]
    return told


@pytest.mark.parametrize("name", POOLED)
def test_nothing_on_a_page_names_who_took_part(twelve, tmp_path, name):
    told = [with_canaries(twelve[0]), *twelve[1:]]
    written = pipeline.render(page_of(tmp_path / "canary-file", told), name, TEMPLATES).decode()
    assert not re.search("canary|made-up council|tmp", written, re.IGNORECASE)
    assert "lived_experience" in written or "People with lived experience" in written


@pytest.mark.parametrize("name", POOLED)
def test_what_people_typed_stays_text(twelve, tmp_path, name):
    hostile = "=cmd|' /C calc'!A0 <script>alert(1)</script> # [x](javascript:y) \u202e\x1b[2J"
    told = copy.deepcopy(twelve)
    for one in told:
        one["statements"][0]["text"] = hostile
    written = pipeline.render(page_of(tmp_path, told), name, TEMPLATES).decode()
    assert "\x1b" not in written
    assert "\u202e" not in written
    if name in ("html", "markdown"):
        assert not re.search(r"(?<!\\)<script", written)
    if name == "markdown":
        assert not re.search(r"(?<!\\)\[x", written)
    if name == "csv":
        rows = list(csv.DictReader(io.StringIO(written.removeprefix("\ufeff"))))
        assert not any(cell.startswith("=") for row in rows for cell in row.values())


def test_every_format_tells_the_same_quartiles(pooled):
    told = json.loads(pipeline.render(pooled, "json", TEMPLATES))
    rows = list(csv.DictReader(io.StringIO(pipeline.render(pooled, "csv", TEMPLATES).decode("utf-8-sig"))))
    html = pipeline.render(pooled, "html", TEMPLATES).decode()
    markdown = pipeline.render(pooled, "markdown", TEMPLATES).decode()
    shown = 0
    for statement in told["statements"]:
        for role, found in statement["roles"].items():
            for kind, quartile in found["quartiles"].items():
                if kind in ("suppressed", "threshold"):
                    continue
                (row,) = [
                    row
                    for row in rows
                    if (row["statement"], row["role"], row["kind"]) == (statement["id"], role, kind)
                ]
                assert (float(row["low"]), float(row["high"])) == (quartile["low"], quartile["high"])
                shown += 1
            if "suppressed" not in found["quartiles"]:
                assert found["sentence"] in html
                assert found["sentence"] in markdown
    assert shown >= 3


def test_a_picture_says_nothing_that_the_table_does_not(pooled):
    for statement in pooled.statements:
        if statement.drawing is None:
            assert not statement.shown
            continue
        assert [row.name for row in statement.drawing.rows] == list(statement.headings)
        for row, role in zip(statement.drawing.rows, statement.shown, strict=True):
            assert row.quartiles == tuple((one.low / 10, one.high / 10) for one in role.spread.quartiles)
        assert "NaN" not in alone(statement.drawing, width=320)


def test_a_statement_asked_in_two_wordings_stands_twice_and_each_has_its_own_place(tmp_path):
    told = councils.documents(councils.rounds(24))
    for document in told[:12]:
        document["banks"][0]["digest"] = "official"
        for statement in document["statements"]:
            statement["text"] = f"Officially: {statement['text']}"
    page = page_of(tmp_path, told)
    assert [one.asked.statement for one in page.statements] == [
        name for name in ("home", "voice", "plan") for _ in range(2)
    ]
    names = re.findall(r' id="([^"]+)"', pipeline.render(page, "html", TEMPLATES).decode())
    assert len(names) == len(set(names))


def test_nothing_to_show_is_said(twelve, tmp_path):
    told = copy.deepcopy(twelve[:5])
    for number, one in enumerate(told):
        one["banks"][0]["digest"] = str(number)
        for statement in one["statements"]:
            statement["text"] += str(number)
    bare = page_of(tmp_path, told)
    assert bare.parts == ()
    for name in POOLED:
        assert pipeline.render(bare, name, TEMPLATES)
    assert bare.empty in pipeline.render(bare, "html", TEMPLATES).decode()
    assert any("3 statements were asked" in line for line in bare.limits)


def test_a_page_never_ranks_nor_uses_words_we_never_use(pooled):
    written = pipeline.render(pooled, "markdown", TEMPLATES).decode().lower()
    assert not re.search(r"\b(score|average|rank|league|service user|best|worst)\w*", written)


def test_a_page_of_teams_says_so(twelve, tmp_path):
    told = copy.deepcopy(twelve)
    for one in told:
        one["assessment"]["organisation"] = "One Council"
    teams = page_of(tmp_path, told)
    assert (teams.of, teams.title) == ("teams", "Teams side by side, 2026")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_browser_shows_it_to_everyone(twelve, tmp_path, page, width, scheme):
    from axe_playwright_python.sync_playwright import Axe

    pooled = page_of(tmp_path, twelve)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.set_content(pipeline.render(pooled, "html", TEMPLATES).decode())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
