"""The page on the safety of a room names tests that there are."""

import re

import pytest

from conftest import REPOSITORY

PAGE = (REPOSITORY / "docs" / "room-safety.md").read_text(encoding="utf-8")
TESTS = {file.name: file.read_text(encoding="utf-8") for file in (REPOSITORY / "tests").rglob("test_*.py")}
NAMED = sorted(set(re.findall(r"`(test_\w+(?:\.py)?)`", PAGE)))


@pytest.mark.parametrize("named", NAMED)
def test_a_test_that_the_page_on_safety_names_is_there(named):
    if named.endswith(".py"):
        assert named in TESTS
    else:
        assert any(f"def {named}(" in text for text in TESTS.values())


def test_every_row_of_what_was_tried_says_how():
    rows = [line for line in PAGE.partition("## Crowds")[0].splitlines() if line.startswith("| ")]
    for row in rows[2:]:
        what, happens, how = (cell.strip() for cell in row.strip("|").split("|"))
        assert what.startswith("**V") or (happens and ("`test_" in how or how == "read in the code")), row
