"""What a YAML library says about a file that it cannot read, in words that help.

The two libraries behind PyYAML word their errors differently and think in tokens. This looks at the line as
well, and says what a person most likely did. It returns line numbers and sentences, and knows nothing of
banks.
"""

import re
from itertools import islice
from typing import NamedTuple

import yaml

from mir_assess.banks.flaws import ENOUGH
from mir_assess.speech import marked, say

IN_QUOTES = marked("Put quotes round the words.")
LOOK_AROUND = marked(
    "Check the spaces in front of it. Look here and just above for a missing colon, dash or quote."
)
STRAY_BACKSLASH = marked("A backslash in double quotes begins a code, and this one has no meaning.")
BACKSLASH_FIX = marked(r"Write two: \\. Or take it out.")
# A token of what a library says; whether the cause is where something opened; what a person did; how to
# mend it. First match counts.
TRANSLATIONS = (
    (
        "mapping values are not allowed",
        False,
        marked("A colon stands where none can."),
        marked("Put quotes round words that hold a colon."),
    ),
    ("escape", False, STRAY_BACKSLASH, BACKSLASH_FIX),
    ("hexdecimal", False, STRAY_BACKSLASH, BACKSLASH_FIX),  # so spelt in libyaml
    (
        "quoted scalar",
        True,
        marked("A quotation mark opens here and is not closed as it should be."),
        marked('Quote like this: "words".'),
    ),
    ("anchor", False, marked("Words cannot begin with & or * without quotes."), IN_QUOTES),
    ("alias", False, marked("Words cannot begin with & or * without quotes."), IN_QUOTES),
    ("tag", False, marked("Words cannot begin with ! without quotes."), IN_QUOTES),
    ("directive", False, marked("A line cannot begin with % without quotes."), IN_QUOTES),
    (
        "flow",
        True,
        marked("A bracket opens here and is not closed, or a comma is missing."),
        marked("Check the brackets and commas."),
    ),
    (
        "cannot start any token",
        False,
        marked("Words cannot begin with {character} without quotes."),
        IN_QUOTES,
    ),
    (
        "block scalar",
        False,
        marked("After | or > only the end of the line may come."),
        marked("Put the words on the next line, further in."),
    ),
)
LEADING_TAB = re.compile(r" *\t\s*[^\s#]")
SPACES_FIX = marked("Use spaces there, two for each step inward.")


class Slip(NamedTuple):
    """One thing wrong with the writing itself: the line, what it is, how to mend it."""

    line: int
    what: str
    fix: str


def explain(error: Exception, text: str) -> list[Slip]:
    """Return what is wrong, in order of line. At least one."""
    lines = text.split("\n")
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        fix = say("Compare it with a bank that works, such as making-it-real.yaml.")
        return [Slip(1, say("This file cannot be read as YAML."), fix)]
    row = error.problem_mark.line
    if any(LEADING_TAB.match(line) for line in lines[max(row - 1, 0) : row + 2]):
        tabs = (number for number, line in enumerate(lines, start=1) if LEADING_TAB.match(line))
        return [
            Slip(number, say("A tab stands at the start of line {line}.", line=number), say(SPACES_FIX))
            for number in islice(tabs, ENOUGH)
        ]
    opened = error.context_mark.line if error.context_mark is not None else row
    said = f"{error.context or ''} {error.problem or ''}"
    return [_translate(said, row, opened, _character(lines, error.problem_mark))]


def _translate(said: str, row: int, opened: int, character: str) -> Slip:
    for token, at_opening, what, fix in TRANSLATIONS:
        if token in said:
            line = (opened if at_opening else row) + 1
            return Slip(line, say(what, character=character), say(fix))
    return Slip(row + 1, say("This line does not fit the lines around it."), say(LOOK_AROUND))


def _character(lines: list[str], mark: yaml.error.Mark) -> str:
    return lines[mark.line][mark.column : mark.column + 1] if mark.line < len(lines) else ""
