"""Figures come from somewhere: what a measurement writes stands between its marks on one page, and a figure
in a sentence says how it was found.
"""

import re

import pytest

from conftest import REPOSITORY
from documents import PAGES, name_of

MEASUREMENTS = {
    name: file.name
    for file in sorted((REPOSITORY / "benchmarks").glob("*.py"))
    for name in re.findall(r'marks_of\("(\w+)"\)', file.read_text(encoding="utf-8"))
} | dict.fromkeys(("figures", "budgets", "profiles"), "beside_others.py")
"""What each pair of marks is called, and the script that writes between them (the last, by speed_page.py)."""
MARK = r"<!-- (\w+):begin -->"
FIGURE = r"\b\d[\d.,]* (?:ms|MB|s)\b|\b\d[\d.,]* (?:seconds|minutes) of processor time"
HOW = r"benchmarks/|decisions/|`test_|[Mm]easured|once and for real|quiet machine|budget"
"""What tells how a figure was found: its script, its decision, its test, or that somebody looked once."""


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_what_a_measurement_writes_stands_between_marks_of_its_own(page):
    text = page.read_text(encoding="utf-8")
    for name in re.findall(MARK, text):
        assert name in MEASUREMENTS, f"no script in benchmarks/ writes {name}"
        assert text.count(f"<!-- {name}:end -->") == 1
        assert f"benchmarks/{MEASUREMENTS[name]}" in text, f"say how to run {MEASUREMENTS[name]}"


@pytest.mark.parametrize("name", MEASUREMENTS)
def test_every_measurement_that_writes_has_its_page(name):
    shown = [page for page in PAGES if f"<!-- {name}:begin -->" in page.read_text(encoding="utf-8")]
    assert len(shown) == 1


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_figure_in_a_sentence_says_how_it_was_found(page):
    """A section counts as one: a table is told of by the words over it. Decisions are records of a day."""
    if page.parent.name == "decisions" or page.name == "CHANGELOG.md":
        return
    sections = re.split(r"^#+ .*$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    heads = ["", *re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)]
    wrong = [
        re.findall(FIGURE, section)
        for head, section in zip(heads, sections, strict=True)
        if re.search(FIGURE, section) and not re.search(HOW, head + section)
    ]
    assert wrong == []
