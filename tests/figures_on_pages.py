"""The numbers of people on a page of any format, found at their place as a reader would find them.

Shares nothing with what wrote the page. For the test that every page tells one set of numbers, and for the
attacker, who reads them all. A new format needs a line in READERS, WHOLE_IN_WORDS or SOME_IN_WORDS.
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import openpyxl
from bs4 import BeautifulSoup

from mir_assess import pipeline
from mir_assess.model import easy_way
from mir_assess.model.round import Round
from mir_assess.report import FORMATS, Report, fitting, kind_of
from mir_assess.report.diffview import Comparison
from mir_assess.resources import folder
from reading import words_of

TEMPLATES = folder("templates")

Key = tuple[str, str, str, str]
"""A statement's text, a group's label, a round (empty where there is one), and an answer."""

Figures = dict[Key, int]
Found = Iterator[tuple[Key, int]]

NOT_YET, KEEPS, BASE, PRESENT, IN_ALL = "not yet", "keeps the promise", "base", "present", "no level, in all"
REST = {"dont_know": "Don't know", "not_applicable": "Does not apply", "skipped": "No answer"}
OF = re.compile(r"(\d[\d,]*) of (\d[\d,]*) (?:person|people)\b")
OF_THE_REST = re.compile(
    r"(Don't know|Does not apply|(?:Don't know, Does not apply or )?No answer): (\d[\d,]*)"
)
THERE = re.compile(r"(\d[\d,]*) (?:person|people) present")


@dataclass(frozen=True)
class Names:
    """What pages call groups, and the levels of each statement, by id and key."""

    groups: Mapping[str, str]
    levels: Mapping[str, Mapping[str, str]]
    texts: frozenset[str]


def names_of(*rounds: Round, in_bands: Sequence[str] = ()) -> Names:
    opened = [
        easy_way.in_bands(one.assessment, {name: one.assessment.scale_of(name) for name in in_bands})
        for one in rounds
    ]
    return Names(
        {group.id: group.label for one in opened for group in one.groups},
        {
            name: {level.key: level.label for level in one.scale_of(name).levels}
            for one in opened
            for name in one.chosen
        },
        frozenset(one.statement(name).text for one in opened for name in one.chosen),
    )


# JSON, the measure of all others


def in_json(content: bytes, names: Names) -> Found:
    document = json.loads(content)
    for statement in document["statements"]:
        for group_id, group in statement["groups"].items():
            place = (statement["text"], names.groups[group_id])
            if document["format"] == "mir-assess/report":
                yield from _cell((*place, ""), group, names.levels[statement["id"]])
                continue
            for side in ("old", "new"):
                if group[side] is not None:
                    year = str(document[side]["year"])
                    yield from _cell((*place, year), group[side], names.levels[statement["id"]])


def _cell(place: tuple[str, str, str], cell: Any, levels: Mapping[str, str]) -> Found:
    if cell["agreed"] is not None:
        if isinstance(cell["agreed"]["people"], int):
            yield (*place, PRESENT), cell["agreed"]["people"]
        return
    if _is_told(cell["levels"]):
        yield from (((*place, levels[key]), people) for key, people in cell["levels"].items())
    if _is_told(cell["bands"]):
        yield (*place, NOT_YET), cell["bands"]["not_yet"]
    if _is_told(cell["keeps_promise"]):
        yield (*place, KEEPS), cell["keeps_promise"]["people"]
    yield from (((*place, name), cell[key]) for key, name in REST.items() if isinstance(cell[key], int))
    if isinstance(cell["base"], int):
        yield (*place, BASE), cell["base"]


def _is_told(value: Any) -> bool:
    return value is not None and not {"suppressed", "coarse"} & set(value)


def steps_of(content: bytes) -> set[tuple[int, int]]:
    """People on neighbouring levels together, of all who rated, as the easier page puts them into one step;
    and people in a band.
    """
    cells = [
        group for statement in json.loads(content)["statements"] for group in statement["groups"].values()
    ]
    told = [
        (sum(counts[first:last]), cell["base"])
        for cell in cells
        if _is_told(cell["levels"])
        for counts in [list(cell["levels"].values())]
        for first, last in combinations(range(len(counts) + 1), 2)
    ]
    told += [
        (people, cell["base"])
        for cell in cells
        if _is_told(cell["bands"])
        for people in cell["bands"].values()
    ]
    return set(told)


def that_compare(content: bytes) -> set[str]:
    """The statements of a comparison whose two sides every page lays beside one another."""
    document = json.loads(content)
    return {
        statement["text"]
        for statement in document["statements"]
        if document["format"] == "mir-assess/report"
        or (
            statement["comparability"] == "same"
            and all(group["reading"] != "not_comparable" for group in statement["groups"].values())
        )
    }


# HTML: the tables, and the line beside each picture


def in_html(content: bytes, _: Names) -> Found:
    page = BeautifulSoup(content, "html.parser")
    for section in page.select("section.statement"):
        text = section.select_one(".topic, h3").get_text()
        for figure in section.select("figure.picture"):
            heading = figure.find_previous_sibling("h4")
            under = heading.get_text() if heading else ""
            for table in figure.select("table"):
                yield from _table(text, under, table)
            for line in figure.select(".who"):
                name = line.b.extract().get_text()
                yield from _line((text, *_place(under, name)), line.get_text())


def _place(under: str, name: str) -> tuple[str, str]:
    """Group and round: a comparison has the group's heading over the figure, and names the rounds in it."""
    return (under, name) if under else (name, "")


def _table(text: str, under: str, table: Any) -> Found:
    for head, cells in _columns(table).items():
        levels = [(name, number, rows) for name, number, rows, is_level in cells if is_level]
        if any(rows > 1 for _, _, rows in levels):
            for answer, (_, number, _) in zip((NOT_YET, KEEPS), levels, strict=True):
                yield (text, *_place(under, head), answer), number or 0
            levels = []
        rest = [(name, number, rows) for name, number, rows, is_level in cells if not is_level]
        for name, number, rows in (*levels, *rest):
            if number is not None:
                answer = IN_ALL if rows > 1 else BASE if name == "People who rated" else name
                yield (text, *_place(under, head), answer), number


def _columns(table: Any) -> dict[str, list[tuple[str, int | None, int, bool]]]:
    """The cells under each heading: the name of the row in which each begins, its number, its rows, and
    whether that row is a level.
    """
    heads = [cell.get_text() for cell in table.select("thead th")[1:]]
    found: dict[str, list[tuple[str, int | None, int, bool]]] = {head: [] for head in heads}
    reach = dict.fromkeys(heads, 0)
    for row in table.select("tbody tr"):
        cells = iter(row.select("td"))
        for head in heads:
            if reach[head]:
                reach[head] -= 1
                continue
            cell = next(cells)
            rows = int(cell.get("rowspan", 1))
            reach[head] = rows - 1
            is_level = bool(row.th.select(".key"))
            found[head].append((row.th.get_text(), _number(cell.get_text()), rows, is_level))
    return found


def _line(place: tuple[str, str, str], words: str) -> Found:
    for keeps, base in OF.findall(words):
        yield (*place, KEEPS), _number(keeps)
        yield (*place, BASE), _number(base)
    for people in THERE.findall(words):
        yield (*place, PRESENT), _number(people)
    for name, people in OF_THE_REST.findall(words):
        yield (*place, IN_ALL if " or " in name else name), _number(people)


def _number(words: str) -> int | None:
    found = re.match(r"\s*(\d[\d,]*)", words)
    return int(found[1].replace(",", "")) if found else None


# Markdown: the tables, and the lines above them


def in_markdown(content: bytes, names: Names) -> Found:
    for text, group, line in _lines_of_statements(content, names):
        if line.startswith("| "):
            name, *cells = (cell.strip() for cell in line.strip("|").split(" | "))
            if not name:
                head = cells
            elif set(name) != {"-"}:
                yield from _row((text, group, name) if group else (text, name, ""), head, cells)
        elif line.startswith("- ") and ": " in line:
            name, words = line[2:].split(": ", 1)
            yield from _line((text, group, name) if group else (text, name, ""), words)


def _lines_of_statements(content: bytes, names: Names) -> Iterator[tuple[str, str, str]]:
    """Each line that stands under a statement's heading, and the group's, if there is one between."""
    text = group = ""
    for line in re.sub(r"\\(.)", r"\1", content.decode()).splitlines():
        if heading := re.match(r"(#+) (.*)", line):
            if heading[2] in names.texts:
                text, group = heading[2], ""
            elif heading[2] in names.groups.values():
                group = heading[2]
            elif len(heading[1]) < 4:
                text = ""
        elif text:
            yield text, group, line


def _row(place: tuple[str, str, str], head: Sequence[str], cells: Sequence[str]) -> Found:
    for name, cell in zip(head, cells, strict=True):
        if (number := _number(cell)) is not None and not cell.endswith("in all"):
            yield (*place, BASE if name == "People who rated" else name), number


# CSV and the workbook: a cell for each


def in_csv(content: bytes, names: Names) -> Found:
    answers = {**REST, "base": BASE, "not_yet": NOT_YET, "keeps_promise": KEEPS, "no_level_in_all": IN_ALL}
    for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")):
        if row["kind"] not in ("answers", "agreed_together") or not row["people"]:
            continue
        levels = names.levels[row["statement"]]
        answer = answers.get(row["answer"]) or levels.get(row["answer"], row["answer"])
        kind = PRESENT if row["kind"] == "agreed_together" else answer
        yield (row["text"], row["group"], row.get("year", ""), kind), int(row["people"])


IN_A_SHEET = {
    "Not yet": NOT_YET,
    "Keeps the promise": KEEPS,
    "People who rated": BASE,
    "People present": PRESENT,
    "Don't know, does not apply or no answer, in all": IN_ALL,
}
NOT_OF_PEOPLE = ("Share that keeps the promise", "Did not agree")
"""A share of 0 or 1 reads like a number; and JSON tells apart who did not agree."""


def in_workbook(content: bytes, _: Names) -> Found:
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book:
        if not any(table.startswith(("Answers", "GroupsAsOne")) for table in sheet.tables):
            continue
        head, *rows = sheet.iter_rows(values_only=True)
        for cells in rows:
            row = dict(zip(head, cells, strict=True))
            place = (row["Statement"], row["Group"], row.get("Round", ""))
            for name, cell in row.items():
                if isinstance(cell, int) and name not in NOT_OF_PEOPLE:
                    yield (*place, IN_A_SHEET.get(name, name)), cell


# Pages that are read as words: no table to look into, so sentences


def whole_in_words(format_name: str) -> Callable[[bytes, Names], Counter[tuple[int, int]]]:
    """Every “4 of 12 people” of a page."""

    def found(content: bytes, _: Names) -> Counter[tuple[int, int]]:
        told = re.sub(r"\s+", " ", words_of(content, format_name))
        return Counter((_number(keeps) or 0, _number(base) or 0) for keeps, base in OF.findall(told))

    return found


READERS: dict[str, Callable[[bytes, Names], Found]] = {
    "html": in_html,
    "markdown": in_markdown,
    "csv": in_csv,
    "xlsx": in_workbook,
}
"""Formats in which every number can be found at its place."""

WHOLE_IN_WORDS = ("docx", "pdf")
"""Formats that tell every group's line of every statement in words: each must be there, as often as in
JSON.
"""

SOME_IN_WORDS = ("one-page", "easy", "heard", "evidence")
"""Formats that choose: what they tell must be in JSON."""


def assert_agree(
    page: Report | Comparison,
    names: Names,
    formats: Collection[str] = tuple(FORMATS),
    *,
    nothing_left_out: bool = True,
) -> None:
    """Raise AssertionError where a page tells a number that JSON does not; and, unless that does not matter,
    where one leaves out what it should tell.
    """
    measure = pipeline.render(page, "json", TEMPLATES)
    known: Figures = dict(in_json(measure, names))
    must = that_compare(measure)
    keeping = [(place, people) for (*place, answer), people in known.items() if answer == KEEPS]
    lines = Counter((people, known[*place, BASE]) for place, people in keeping if place[0] in must)
    together: Figures = {}
    for name in [each for each in fitting(kind_of(page)) if each in formats]:
        content = pipeline.render(page, name, TEMPLATES)
        if name == "json":
            continue
        if name in READERS:
            found = list(READERS[name](content, names))
            _assert_same(name, found, known, must if nothing_left_out else set(), together)
        elif name in WHOLE_IN_WORDS:
            there = whole_in_words(name)(content, names)
            assert not nothing_left_out or not lines - there, f"{name} leaves out people that JSON tells of"
        elif name in SOME_IN_WORDS:
            may = set(lines) | (steps_of(measure) if name == "easy" else set())
            assert set(whole_in_words(name)(content, names)) <= may, f"{name} tells what JSON does not"
        else:
            raise AssertionError(
                f"No test reads the numbers of “{name}” yet. In {__file__}, add a reader that finds them at "
                "their place to READERS; or, where a page has them in sentences only, its name to "
                "WHOLE_IN_WORDS (every group on every statement) or SOME_IN_WORDS (a choice of them)."
            )


def _assert_same(
    name: str, found: list[tuple[Key, int]], known: Figures, must: set[str], together: Figures
) -> None:
    for key, people in found:
        if key[3] in (IN_ALL, NOT_YET) and key not in known:
            # JSON has no such sum: the pages that do must be of one mind.
            assert together.setdefault(key, people) == people, f"{name}: {key} is {people} here alone"
        else:
            assert known.get(key) == people, f"{name}: {key} is {people}, and {known.get(key)} in JSON"
    here = {key for key, _ in found}
    missing = {key for key in known if key[0] in must and key not in here}
    if name == "markdown":
        # Where only bands show, its line tells how many keep the promise of how many, and no table the rest.
        missing = {key for key in missing if key[3] != NOT_YET}
    assert not missing, f"{name} leaves out {sorted(missing)[:3]}"
