"""The arithmetic as a specification: tables that a person can check, each also printed on the method page.

The figures were worked out apart from this code, by counting out or with a statistics library.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from mir_assess.analysis import ordinal
from mir_assess.analysis.discovery import adaptive_discovery

HERE = Path(__file__).parent
METHOD = HERE.parents[1] / "docs" / "method.md"
TABLES = sorted(HERE.glob("*.md"))

Value = TypeVar("Value")


def rows(name: str) -> list[list[str]]:
    lines = (HERE / f"{name}.md").read_text(encoding="utf-8").splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def counts(text: str) -> tuple[int, ...]:
    return tuple(int(people) for people in text.split())


def said(figure: float | None, digits: int = 3) -> str:
    return "none" if figure is None else f"{figure:.{digits}f}"


def each(found: tuple[Value, ...] | None, size: int, say: Callable[[Value], str] = str) -> list[str]:
    return ["none"] * size if found is None else [say(value) for value in found]


@pytest.mark.parametrize(("case", "a", "b", "superiority", "low", "high", "p_value"), rows("superiority"))
def test_superiority(case, a, b, superiority, low, high, p_value):
    groups = counts(a), counts(b)
    assert said(ordinal.superiority(*groups)) == superiority
    assert each(ordinal.superiority_interval(*groups), 2, said) == [low, high]
    assert said(ordinal.superiority_p_value(*groups), 4) == p_value


@pytest.mark.parametrize(
    ("people", "lower", "upper", "agreement", "level", "share", "low", "high"), rows("one_group")
)
def test_one_group(people, lower, upper, agreement, level, share, low, high):
    group, position = counts(people), int(level)
    assert each(ordinal.median_levels(group), 2) == [lower, upper]
    assert said(ordinal.agreement(group)) == agreement
    assert said(ordinal.share_at_or_above(group, position)) == share
    assert each(ordinal.share_interval(group, position), 2, said) == [low, high]


@pytest.mark.parametrize(
    ("case", "old_a", "old_b", "new_a", "new_b", "difference", "low", "high", "p_value"),
    rows("superiority_difference"),
)
def test_superiority_difference(case, old_a, old_b, new_a, new_b, difference, low, high, p_value):
    found = ordinal.superiority_difference(counts(old_a), counts(old_b), counts(new_a), counts(new_b))
    assert each(found, 4, said)[:3] == [difference, low, high]
    assert said(None if found is None else found[3], 4) == p_value


@pytest.mark.parametrize(("case", "rate", "p_values", "stand"), rows("false_discovery"))
def test_false_discovery(case, rate, p_values, stand):
    found = ordinal.false_discovery([float(value) for value in p_values.split()], float(rate))
    assert ["yes" if each_stands else "no" for each_stands in found] == stand.split()


@pytest.mark.parametrize(("case", "rate", "p_values", "stand"), rows("adaptive_discovery"))
def test_adaptive_discovery(case, rate, p_values, stand):
    found = adaptive_discovery([float(value) for value in p_values.split()], float(rate))
    assert ["yes" if each_stands else "no" for each_stands in found] == stand.split()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_the_method_page_prints_the_table(table):
    assert table.read_text(encoding="utf-8").strip() in METHOD.read_text(encoding="utf-8")
