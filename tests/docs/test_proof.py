"""The page of what was measured names tests and scripts that there are, and has a table of each."""

import re

import pytest

from conftest import REPOSITORY

PAGE = (REPOSITORY / "docs" / "proof.md").read_text(encoding="utf-8")
TESTS = {file.name: file.read_text(encoding="utf-8") for file in (REPOSITORY / "tests").rglob("test_*.py")}


@pytest.mark.parametrize("named", sorted(set(re.findall(r"`(test_\w+(?:\.py)?)`", PAGE))))
def test_a_test_that_the_page_names_is_there(named):
    if named.endswith(".py"):
        assert named in TESTS
    else:
        assert any(f"def {named}(" in text for text in TESTS.values())


@pytest.mark.parametrize("script", sorted(set(re.findall(r"python (benchmarks/\w+\.py)", PAGE))))
def test_a_script_that_the_page_names_is_there(script):
    assert (REPOSITORY / script).is_file()


@pytest.mark.parametrize("part", ["killed", "fuzzed"])
def test_each_part_has_its_table(part):
    table = PAGE.partition(f"<!-- {part}:begin -->")[2].partition(f"<!-- {part}:end -->")[0]
    assert table.count("\n| ") >= 4


def test_every_target_of_the_fuzzers_has_its_row():
    from fuzz.targets import TARGETS

    table = PAGE.partition("<!-- fuzzed:begin -->")[2].partition("<!-- fuzzed:end -->")[0]
    assert re.findall(r"^\| (\w+) \|", table, flags=re.MULTILINE) == list(TARGETS)
