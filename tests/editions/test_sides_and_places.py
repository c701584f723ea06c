"""What a comparison holds of the older round: answers to the very statement alone, the theme it left, and
which group stood where.
"""

import csv
import io
import json
from dataclasses import replace

import pytest

from editions.rounds import round_of
from editions.test_pages import AUDIENCES, EDITIONS, PAIRS, ROUNDS, comparison, statements_of, written
from mir_assess.model.round import Cell


def moved_to(name, theme):
    """The edition of 2027 in which one statement stands in another theme."""
    edition = EDITIONS[2027]
    moved = tuple(replace(one, theme=theme) if one.id == name else one for one in edition.statements)
    return round_of(replace(edition, statements=moved), 2027)


def test_a_merge_that_moves_to_another_theme_says_so():
    page = comparison(2026, moved_to("tools", "people"))
    assert statements_of(page)["tools"].notes == ("It moved from “My days” to “My people”.",)
    assert "4 statements moved to another theme." in page.counts
    assert statements_of(comparison())["tools"].notes == ()


def test_a_merge_of_which_one_part_stayed_in_its_theme_has_not_moved():
    before = EDITIONS[2026]
    apart = tuple(replace(one, theme="people") if one.id == "rake" else one for one in before.statements)
    old = round_of(replace(before, statements=apart), 2026)
    assert statements_of(comparison(old))["tools"].notes == ()
    both = statements_of(comparison(old, moved_to("tools", "people")))["tools"]
    assert both.notes == ()


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_answers_of_the_older_round_stand_beside_its_own_statement_alone(old, new, audience):
    page = comparison(old, new, audience)
    document = json.loads(written(page, "json"))
    rows = list(csv.DictReader(io.StringIO(written(page, "csv"))))
    years = {
        name: {row["year"] for row in rows if row["statement"] == name and row["year"]}
        for name in statements_of(page)
    }
    asked_then = set(ROUNDS[old].assessment.chosen)
    for statement in document["statements"]:
        itself = statement["id"] in asked_then and statement["comparability"] not in (
            "split",
            "merged",
            "new",
        )
        sides = {
            side: {one[side] is not None for one in statement["groups"].values()} for side in ("old", "new")
        }
        assert sides["old"] == {itself}, statement["id"]
        assert sides["new"] == {statement["comparability"] != "retired"}
        assert (page.then in years[statement["id"]]) == itself


def cell_of(high, people=18):
    return Cell((people - high, 0, 0, 0, high), skipped=0)


CROSSED = "The group that rated lower then rated higher now."


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        ((0, 18), (14, 4), True),
        ((0, 18), (10, 9), False),
        ((9, 10), (18, 0), False),
    ],
)
def test_groups_are_said_to_have_changed_places_only_where_both_gaps_are_clear(then, now, said):
    old, new = (
        replace(
            ROUNDS[year],
            cells={**ROUNDS[year].cells, "same": {"lived": cell_of(one), "council": cell_of(other)}},
        )
        for year, (one, other) in ((2026, then), (2027, now))
    )
    (gap,) = statements_of(comparison(old, new))["same"].gaps
    assert gap.reading in ("narrowed", "widened")
    assert (CROSSED in gap.sentence) == said
