"""A page of a split room says that it could hardly have seen a change: beside each, and once for all."""

import pytest

import made_up_rounds as made
from mir_assess import pipeline
from mir_assess.analysis.policy import policy_for
from mir_assess.report import fitting
from mir_assess.resources import folder
from reading import words_of

TEMPLATES = folder("templates")
SPLIT, ALIKE = (8, 2, 0, 2, 8), (7, 2, 1, 2, 8)
MIXED, HIGH = (3, 4, 6, 4, 3), (0, 0, 1, 5, 14)
OF_A_CHANGE = (
    "People were split, then and now. Where people are so split, even one level up or down for everybody is "
    "easily missed. Only a very large change can be seen."
)
OF_A_GAP = (
    "People in both groups were split. Where people are so split, even one level between the groups is "
    "easily missed. Only a very large gap can be seen."
)
IN_A_ROW = "People were split in two rounds in a row or more."
ONCE_FOR_ALL = "In 2 comparisons people were so split that only a very large change can be seen."


def counted(year, rows):
    table = {name: {"lived": lived, "council": council} for name, (lived, council) in rows.items()}
    on = made.assessment(
        made.edition([made.statement(name) for name in table]),
        name=f"northshire-{year}",
        year=year,
        opened=f"{year}-05-01",
    )
    return made.found(table, on)


THEN = {"home": (SPLIT, SPLIT), "plan": (MIXED, MIXED), "day": (SPLIT, MIXED)}
NOW = {"home": (ALIKE, ALIKE), "plan": (MIXED, MIXED), "day": (HIGH, MIXED)}


def comparison(audience="room"):
    return pipeline.comparison(counted(2025, THEN), counted(2026, NOW), policy_for(audience))


def one_line(words):
    return " ".join(words.split())


@pytest.mark.parametrize("name", fitting("comparison"))
def test_every_format_of_a_comparison_says_it(name):
    words = one_line(words_of(pipeline.render(comparison(), name, TEMPLATES), name))
    assert OF_A_CHANGE in words
    if name != "csv":  # a table of findings, without what the page says of itself
        assert ONCE_FOR_ALL in words


def test_it_is_said_only_where_it_is_so():
    home, plan, day = comparison().statements
    assert all(group.sentence.endswith(OF_A_CHANGE) for group in home.groups)
    assert not any("split" in group.sentence for one in (plan, day) for group in one.groups)


def test_the_public_copy_tells_bands_and_nothing_of_a_split():
    page = comparison("public")
    told = [group.sentence for one in page.statements for group in one.groups]
    assert not any("split" in sentence for sentence in (*told, *page.limits))


def test_a_report_says_it_of_a_gap_and_a_trend_of_rounds_in_a_row():
    home, plan, _ = pipeline.report(counted(2026, NOW), policy_for("room")).statements
    assert home.gaps[0].sentence.endswith(OF_A_GAP)
    assert home.gaps[0].alone.endswith(OF_A_GAP)
    assert "very large" not in plan.gaps[0].sentence
    rounds = [counted(2024, THEN), counted(2025, THEN), counted(2026, NOW)]
    rows = {row.id: row for row in pipeline.trend(rounds, policy_for("room")).statements}
    assert rows["home"].groups[0].sentences[-1].startswith(IN_A_ROW)
    assert not any("split" in told for told in rows["plan"].groups[0].sentences)
