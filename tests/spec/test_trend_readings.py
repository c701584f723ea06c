"""Rounds in a row as a specification: small tables of levels by groups and years, each with what may be said.

Each line below a table names an audience, one group (a change) or two (the change of their gap), the two
rounds that are compared, and the token that must come of it; “nothing” where no comparison is made.
"""

from itertools import pairwise
from pathlib import Path

import pytest

import made_up_rounds as made
from mir_assess.analysis.disclosure import disclose, policy_for
from mir_assess.analysis.trends import trends

TABLES = sorted((Path(__file__).parent / "trends").glob("*.txt"))


def parts(text):
    """The rows of the table by group and year, and what is expected: audience, subject, years, token."""
    lines = [line.split() for line in text.splitlines()]
    header = lines.index(list(made.LEVELS))
    end = lines.index([], header)
    rows = {(line[0], int(line[1])): tuple(map(int, line[2:])) for line in lines[header + 1 : end]}
    expected = [tuple(line.replace(": ", ", ").split(", ")) for line in text.splitlines()[end + 1 :]]
    return rows, expected


def read(rows, audience):
    """Every reading of a page, by who it is of and between which years."""
    years = sorted({year for _, year in rows})
    found = trends([seen(rows, year, audience) for year in years])
    (row,) = found.statements
    told = {}
    for group, way in row.groups.items():
        for step, pair in zip(way.steps, pairwise(years), strict=True):
            told[group, pair] = step.reading if step else "nothing"
        whole = (years[way.run.first], years[way.run.last]) if way.run else (years[0], years[-1])
        told.setdefault((group, whole), way.whole.reading if way.whole else "nothing")
    for gap in row.gaps:
        pair = (years[gap.run.first], years[gap.run.last])
        told[f"{gap.reference} and {gap.comparison}", pair] = gap.change.reading
    return told


def seen(rows, year, audience):
    known = (made.LIVED, made.CARERS, made.COUNCIL)
    groups = [group for group in known if (group.id, year) in rows]
    table = {"home": {group.id: rows[group.id, year] for group in groups}}
    part = made.edition([made.statement("home")])
    on = made.assessment(part, groups, year=year, opened=f"{year}-05-01")
    return disclose(made.found(table, on), policy_for(audience))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_reading(table):
    rows, expected = parts(table.read_text(encoding="utf-8"))
    assert expected
    for audience, subject, years, token in expected:
        first, last = map(int, years.split(" to "))
        assert read(rows, audience)[subject, (first, last)] == token, (audience, subject, years)


def test_the_method_page_prints_every_table():
    page = (Path(__file__).parents[2] / "docs" / "method.md").read_text(encoding="utf-8")
    missing = [table.name for table in TABLES if table.read_text(encoding="utf-8").strip() not in page]
    assert missing == []
