"""Readings as a specification: small tables of levels by groups, each with what may be said of it.

A table is one round, or two where its rows end in "then" and "now". Each line below names an audience, then
one group (a change), two groups (a gap, or its change) or "stands out", and the token that must come of it.
"""

from pathlib import Path

import pytest

import made_up_rounds as made
from mir_assess.analysis.changes import year_on_year
from mir_assess.analysis.disclosure import disclose, policy_for
from mir_assess.analysis.gaps import gaps
from mir_assess.analysis.standings import standings

TABLES = sorted((Path(__file__).parent / "readings").glob("*.txt"))


def parts(text: str) -> tuple[dict[str, tuple[int, ...]], list[tuple[str, str, str]]]:
    """The rows of the table by name, and what is expected: audience, subject, token."""
    lines = [line.split() for line in text.splitlines()]
    header = lines.index(list(made.LEVELS))
    end = lines.index([], header)
    rows = {" ".join(line[:-5]): tuple(map(int, line[-5:])) for line in lines[header + 1 : end]}
    expected = [tuple(line.replace(": ", ", ").split(", ")) for line in text.splitlines()[end + 1 :]]
    return rows, expected


def seen(rows: dict[str, tuple[int, ...]], audience: str, opened: str = "2026-05-01"):
    known = (made.LIVED, made.CARERS, made.COUNCIL)
    groups = [group for group in known if group.id in rows]
    on = made.assessment(made.edition([made.statement("home")]), groups, opened=opened)
    return disclose(made.found({"home": rows}, on), policy_for(audience))


def of_one_round(rows, audience, subject):
    shown = seen(rows, audience)
    found = gaps(shown)
    if subject == "stands out":
        return next((one.token for one in standings(shown, found)), "nothing")
    pairs = {f"{gap.reference} and {gap.comparison}": gap.reading for gap in found["home"]}
    return pairs[subject]


def of_two_rounds(rows, audience, subject):
    then, now = (
        {name.removesuffix(year): counts for name, counts in rows.items() if name.endswith(year)}
        for year in (" then", " now")
    )
    (change,) = year_on_year(seen(now, audience), seen(then, audience, "2025-05-01")).statements
    found = {f"{gap.reference} and {gap.comparison}": gap.reading for gap in change.gaps}
    found |= {group: one.reading for group, one in change.groups.items()}
    return found[subject]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_reading(table):
    rows, expected = parts(table.read_text(encoding="utf-8"))
    read = of_two_rounds if any(name.endswith(" now") for name in rows) else of_one_round
    assert expected
    for audience, subject, token in expected:
        assert read(rows, audience, subject) == token, (audience, subject)


def test_the_method_page_prints_every_table():
    page = (Path(__file__).parents[2] / "docs" / "method.md").read_text(encoding="utf-8")
    missing = [table.name for table in TABLES if table.read_text(encoding="utf-8").strip() not in page]
    assert missing == []
