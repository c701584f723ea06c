"""What fits a spreadsheet: the names that sheets may have, headings of a table, the length of a text, the
width of a column and the height of a row.
"""

import re
from collections.abc import Iterable
from itertools import chain, count

NAME_LENGTH = 31
HEADER_LENGTH = 255
CELL_LENGTH = 32_767
"""How long a sheet's name, a heading of a column and a cell's text may be, in UTF-16 units."""

_RESERVED = ("history",)
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LINE_HEIGHT, _TALLEST = 16, 409
"""In points: one line of text, and as tall as a row may be."""
_BOLD_LETTER, _ROOM_BESIDE, _WIDEST = 1.3, 4, 30
"""In characters, as columns are measured: a bold letter of a heading, what stands beside it, and as wide as
it may make its column.
"""


def safe_names(names: Iterable[str]) -> list[str]:
    """Return names that every spreadsheet program takes for sheets, no two alike.

    >>> safe_names(["Who? [all]", "who  all", "A name of a sheet that is much longer than any may be"])
    ['Who all', 'who all 2', 'A name of a sheet that is much']
    """
    found: list[str] = []
    for name in names:
        plain = " ".join(_NOT_IN_A_NAME.sub(" ", name).split()).strip("' ") or "Sheet"
        tries = chain(("",), (f" {number}" for number in count(2)))
        taken = {*_RESERVED, *(other.casefold() for other in found)}
        found.append(
            next(
                tried
                for end in tries
                if (tried := _cut(plain, NAME_LENGTH - len(end)).rstrip("' ") + end).casefold() not in taken
            )
        )
    return found


def safe_headers(titles: Iterable[str]) -> list[str]:
    r"""Return headings of columns in one line each, no two alike, as a table needs them.

    >>> safe_headers(["Yes", "yes", "In two\nlines"])
    ['Yes', 'yes (2)', 'In two lines']
    """
    found: list[str] = []
    for title in titles:
        plain = " ".join(title.split()) or "–"
        tries = chain(("",), (f" ({number})" for number in count(2)))
        taken = {other.lower() for other in found}
        found.append(
            next(
                tried
                for end in tries
                if (tried := shortened(plain, HEADER_LENGTH - len(end)) + end).lower() not in taken
            )
        )
    return found


def _cut(text: str, units: int) -> str:
    """The beginning of a text, in UTF-16 units, with no character cut in two."""
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")


def shortened(text: str, units: int, end: str = "…") -> str:
    """Return the text, or as much of it as fits with this `end`."""
    whole = _cut(text, units)
    return text if whole == text else f"{_cut(text, units - len(end))}{end}"


def wide_enough(heading: str, width: int) -> int:
    """Return a width for a column in which no word of its heading is torn, if that is not too wide.

    >>> wide_enough("Not yet", 9), wide_enough("Sometimes true", 12), wide_enough("x" * 200, 12)
    (9, 16, 30)
    """
    longest = max(map(len, heading.split()), default=0)
    return max(width, min(_WIDEST, round(longest * _BOLD_LETTER) + _ROOM_BESIDE))


def height(cells: Iterable[tuple[object, int]]) -> float:
    """How tall a row must be for its texts to show, given the width of each in characters: not every program
    works it out.
    """
    lines = [
        sum(max(1, -(-len(line) // max(1, width - 2))) for line in cell.split("\n"))
        for cell, width in cells
        if isinstance(cell, str)
    ]
    return min(_TALLEST, _LINE_HEIGHT * max(lines, default=1) + 4)
