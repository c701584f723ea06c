"""The index of decisions has a line for each, in the words of its own heading, and numbers are used once."""

import re

from conftest import REPOSITORY

FOLDER = REPOSITORY / "docs" / "decisions"
INDEX = (FOLDER / "README.md").read_text(encoding="utf-8")


def test_every_decision_stands_in_the_index_by_its_number_and_heading():
    """Add a line for a new one to docs/decisions/README.md, in its part."""
    wanted = []
    for page in sorted(FOLDER.glob("0*.md")):
        heading = page.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
        assert heading.startswith(f"{int(page.name[:4])}. "), page.name
        wanted.append(f"- [{heading}]({page.name})")
    assert sorted(re.findall(r"^- .*$", INDEX, re.MULTILINE)) == sorted(wanted)


def test_no_number_is_used_twice():
    numbers = [page.name[:4] for page in FOLDER.glob("0*.md")]
    assert len(numbers) == len(set(numbers))
