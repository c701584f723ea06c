"""What a YAML library says about a file that it cannot read, in words that help.

The two libraries behind PyYAML word their errors differently and think in tokens. This looks at the line as well, and says what a
person most likely did. It returns line numbers and sentences, and knows nothing of banks.
"""

import re
from typing import NamedTuple

import yaml

LEADING_TAB = re.compile(r" *\t\s*[^\s#]")
SPACES_FIX = "Use spaces there, two for each step inward."


class Slip(NamedTuple):
    """One thing wrong with the writing itself: the line, what it is, how to mend it."""

    line: int
    what: str
    fix: str


def explain(error: Exception, text: str) -> list[Slip]:
    """Return what is wrong, in order of line. At least one."""
    lines = text.split("\n")
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return [Slip(1, "This file cannot be read as YAML.", "Compare it with a bank that works, such as making-it-real.yaml.")]
    row = error.problem_mark.line
    if any(LEADING_TAB.match(line) for line in lines[max(row - 1, 0) : row + 2]):
        return [
            Slip(number, f"A tab stands at the start of line {number}.", SPACES_FIX)
            for number, line in enumerate(lines, start=1)
            if LEADING_TAB.match(line)
        ]
    opened = error.context_mark.line if error.context_mark is not None else row
    said = f"{error.context or ''} {error.problem or ''}"
    return [_translate(said, row, opened, _character(lines, error.problem_mark))]


def _translate(said: str, row: int, opened: int, character: str) -> Slip:
    line, began = row + 1, opened + 1
    if "mapping values are not allowed" in said:
        return Slip(line, "A colon stands where none can.", "Put quotes round words that hold a colon; else check the spaces in front.")
    if "quoted scalar" in said:
        return Slip(began, "A quotation mark opens here and is not closed as it should be.", 'Check the quotes: "like this".')
    if "anchor" in said or "alias" in said:
        return Slip(line, "Words cannot begin with * or & without quotes.", "Put quotes round them.")
    if "tag" in said or "directive" in said:
        return Slip(line, "Words cannot begin with ! or % without quotes.", "Put quotes round them.")
    if "flow" in said:
        return Slip(began, "A bracket opens here and is not closed, or a comma is missing.", "Check the brackets and commas.")
    if "cannot start any token" in said:
        return Slip(line, f"Words cannot begin with {character} without quotes.", "Put quotes round them.")
    if "block scalar" in said:
        return Slip(line, "After | or > only a line end may come.", "Put the words on the next line, further in.")
    return Slip(
        line,
        "This line does not fit the lines around it.",
        "Check the spaces in front of it, and look here and just above for a missing colon, dash or quotation mark.",
    )


def _character(lines: list[str], mark: yaml.error.Mark) -> str:
    return lines[mark.line][mark.column : mark.column + 1] if mark.line < len(lines) else ""
