"""The numbers of rounds in a row agree in every format: each number that a page shows is that of JSON at the
same place, and none that compares is missing.

Every page is read as the same thing, statements with tables under them, so that a number is always looked
for by its statement, its group and its round.
"""

import csv
import io
import json
import re

import docx
import openpyxl
import pytest
from bs4 import BeautifulSoup

from mir_assess import pipeline
from mir_assess.analysis.policy import policy_for
from mir_assess.report import fitting
from mir_assess.resources import folder
from reading_pdf import tags_of

TEMPLATES = folder("templates")
KEEPS, BASE = "keeps the promise", "base"
OF = re.compile(r"(\d+) of (\d+)\b")
BY_ANSWER = "People by answer: "


def rounds_of(fixed):
    return fixed.round_2025(), fixed.round_2026(), fixed.round_2027()


@pytest.fixture(scope="module", params=["room", "public"])
def page(request, fixed):
    return pipeline.trend(rounds_of(fixed), policy_for(request.param))


# JSON, the measure of all others


def measure(page, fixed):
    """Every number, by statement, group, round and answer; and the places that every page must show."""
    document = json.loads(pipeline.render(page, "json", TEMPLATES))
    years = [str(one["year"]) for one in document["rounds"]]
    opened = [one.assessment for one in rounds_of(fixed)]
    labels = {group.id: group.label for one in opened for group in one.groups}
    figures, must = {}, set()
    for statement in document["statements"]:
        newest = next(one for one in reversed(opened) if statement["id"] in one.chosen)
        levels = {level.key: level.label for level in newest.scale_of(statement["id"]).levels}
        alike = all(step["comparability"] == "same" for step in statement["steps"])
        for group_id, group in statement["groups"].items():
            joined = alike and all(step["reading"] != "not_comparable" for step in group["steps"])
            for year, found in zip(years, group["rounds"], strict=True):
                place = (statement["text"], labels[group_id], year)
                told = dict(numbers_of(found, levels)) if found else {}
                figures |= {(*place, answer): people for answer, people in told.items()}
                if joined and told:
                    must.add(place)
    return figures, must


def numbers_of(found, levels):
    if isinstance(found["base"], int) and found["agreed"] is None:
        yield BASE, found["base"]
    if found["keeps_promise"] and "people" in found["keeps_promise"]:
        yield KEEPS, found["keeps_promise"]["people"]
    if found["levels"] and "suppressed" not in found["levels"]:
        yield from ((levels[key], people) for key, people in found["levels"].items())


# Pages that are read by eye or ear: statements, and the tables under them


def in_html(content):
    soup = BeautifulSoup(content, "html.parser")
    for section in soup.select("section.statement"):
        for table in section.select("table"):
            rows = [[cell.get_text() for cell in row.select("th, td")] for row in table.select("tr")]
            yield section.h3.get_text(), table.caption.get_text(), rows


def in_docx(content):
    document = docx.Document(io.BytesIO(content))
    statement = caption = ""
    for block in document.iter_inner_content():
        if isinstance(block, docx.table.Table):
            yield statement, caption, [[cell.text for cell in row.cells] for row in block.rows]
        elif block.style.name == "Heading 2":
            statement = block.text
        elif block.style.name == "Caption":
            caption = re.sub(r"^Table \d+: ", "", block.text)


def in_pdf(content):
    statement = ""
    for tag in tags_of(content).all("H3", "Table"):
        if tag.kind == "H3":
            statement = tag.words
            continue
        (caption,) = tag.all("Caption")
        rows = [[cell.words for cell in row.all("TH", "TD")] for row in tag.all("TR")]
        yield statement, caption.words, rows


def in_markdown(content):
    statement = caption = ""
    rows = []
    for line in [*content.decode().splitlines(), ""]:
        if line.startswith("|"):
            cells = [re.sub(r"[*\\]", "", cell).strip() for cell in line.strip("|").split("|")]
            rows += [] if set("".join(cells)) <= set("-: ") else [cells]
            continue
        if rows:
            # Where levels have columns, there is a row for each round.
            by_level = not rows[0][0]
            yield statement, caption, _turned(rows) if by_level else rows
            rows = []
        if line.startswith("### "):
            statement = line.removeprefix("### ")
        elif line.startswith("#### "):
            caption = f"{BY_ANSWER}{line.removeprefix('#### ').removesuffix(', round by round')}"


def _turned(rows):
    names, *years = zip(*rows, strict=True)
    return [("Answer", *names[1:]), *years]


AS_TABLES = {"html": in_html, "docx": in_docx, "pdf": in_pdf, "markdown": in_markdown}


def in_tables(tables):
    """The numbers of tables: a row for each round in words, or a row for each level in numbers."""
    for statement, caption, (head, *rows) in tables:
        if head[0] == "Round":
            for year, *cells in rows:
                for group, cell in zip(head[1:], cells, strict=True):
                    if found := OF.fullmatch(cell.split(":")[0]):
                        yield (statement, group, year, KEEPS), int(found[1])
                        yield (statement, group, year, BASE), int(found[2])
        elif head[0] == "Answer" and caption.startswith(BY_ANSWER):
            group = caption.removeprefix(BY_ANSWER)
            for name, *cells in rows:
                for year, cell in zip(head[1:], cells, strict=True):
                    answer = BASE if name == "People who rated" else name
                    if cell.isdecimal() and name not in ("Don't know", "Does not apply", "No answer"):
                        yield (statement, group, year, answer), int(cell)


# Files for a program


def in_csv(content, fixed):
    levels = {
        level.key: level.label
        for one in rounds_of(fixed)
        for part in one.assessment.parts
        for scale in part.scales
        for level in scale.levels
    }
    names = {"base": BASE, "keeps_promise": KEEPS, **levels}
    for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"))):
        if row["kind"] == "answers" and row["people"] and row["answer"] in names:
            yield (row["text"], row["group"], row["year"], names[row["answer"]]), int(row["people"])


def in_workbook(content):
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        head, *rows = sheet.iter_rows(values_only=True)
        reader = SHEETS.get(sheet.title.rstrip(" 0123456789"))
        for cells in rows if reader else ():
            row = dict(zip(head, cells, strict=True))
            yield from reader((row["Statement"], row["Group"]), row)


def of_answers(place, row):
    names = {"People who rated": BASE, "Keeps the promise": KEEPS}
    for name, cell in row.items():
        if isinstance(cell, int) and name not in NO_LEVELS and " in all" not in name:
            yield (*place, row["Round"], names.get(name, name)), cell


def of_rounds(place, row):
    for year in ("2025", "2026", "2027"):
        if found := OF.fullmatch(row[year].split(":")[0]):
            yield (*place, year, KEEPS), int(found[1])
            yield (*place, year, BASE), int(found[2])


def of_changes(place, row):
    for side in ("From", "To"):
        for what, answer in (("keeps the promise", KEEPS), ("people who rated", BASE)):
            if isinstance(cell := row[f"{side}: {what}"], int):
                yield (*place, row[side], answer), cell


NO_LEVELS = ("Not yet", "Don't know", "Does not apply", "No answer")
SHEETS = {"Answers": of_answers, "Round by round": of_rounds, "Changes": of_changes}


def read(name, content, fixed):
    if name in AS_TABLES:
        return list(in_tables(AS_TABLES[name](content)))
    return list(in_csv(content, fixed) if name == "csv" else in_workbook(content))


@pytest.mark.parametrize("name", [name for name in fitting("trend") if name != "json"])
def test_every_number_of_rounds_in_a_row_is_that_of_json(page, fixed, name):
    figures, must = measure(page, fixed)
    found = read(name, pipeline.render(page, name, TEMPLATES), fixed)
    wrong = {key: people for key, people in found if figures.get(key) != people}
    assert not wrong
    assert must
    assert must <= {key[:3] for key, _ in found}, f"{name} leaves out a round that compares"


def test_a_number_that_differs_is_seen(fixed):
    """The test above could not fail if the readers found nothing."""
    page = pipeline.trend(rounds_of(fixed), policy_for("room"))
    for name in fitting("trend"):
        if name != "json":
            found = dict(read(name, pipeline.render(page, name, TEMPLATES), fixed))
            assert len(found) > 60, name
            assert found["I choose how to spend my days.", "Council team", "2027", KEEPS] == 12
            assert found["We keep what we promise.", "Council team", "2027", "A habit"] == 5
