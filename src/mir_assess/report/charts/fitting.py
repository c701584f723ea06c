"""How much room words need, and where lines of them end: SVG breaks no lines of its own.

Nobody knows which font a reader has, so the widths are those of a wide one. Lines may end early; they do not
run over.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

MORE = "…"
_NARROW = frozenset("iljtfrI.,:;'’|!()[]-/ ‘`")
_WIDE = frozenset("mwMW@%…—")
_BOLD = 1.1
_SLACK = 1.12
"""A single word may be so much wider than its room before it is broken: most fonts are narrower than the one
that is reckoned with.
"""

_KEPT = 4096
"""How many answers are remembered: a page asks for the same few words again and again."""

_JOINS = frozenset("\u200d\ufe0f")


@lru_cache(_KEPT)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the room that a line of text needs at most, at a size in units.

    >>> width("4 of 12", 10) < width("4 of 12", 10, bold=True) < 50
    True
    """
    return sum(map(_share, text)) * size * (_BOLD if bold else 1)


@cache
def _share(letter: str) -> float:
    """A letter's width as a share of the size it is set in."""
    if letter in _NARROW:
        return 0.38
    if letter in _WIDE:
        return 1.0
    if letter.isascii():
        return 0.75 if letter.isupper() else 0.64
    if _hangs_on(letter) or unicodedata.category(letter) == "Cf":
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.05
    return 0.8 if letter.isupper() else 0.64


@lru_cache(_KEPT)
def wrapped(text: str, room: float, size: float, *, bold: bool = False, lines: int = 6) -> tuple[str, ...]:
    """Return a text as lines that fit the room; of a longer one the first `lines`, and a mark that it goes
    on.

    >>> wrapped("I know who will help me, day or night.", 130, 15)
    ('I know who', 'will help me,', 'day or night.')
    >>> wrapped("one two three four", 50, 15, lines=2)
    ('one', 'two…')
    """
    found: list[str] = []
    for line in _lines(text, room, size, bold=bold):
        if len(found) == lines:
            found[-1] = _cut(found[-1], room - width(MORE, size, bold=bold), size, bold=bold) + MORE
            break
        found.append(line)
    return tuple(found)


def _lines(text: str, room: float, size: float, *, bold: bool) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if width(longer, size, bold=bold) <= room:
            line = longer
            continue
        if line:
            yield line
        line = word
        while width(line, size, bold=bold) > room * _SLACK and len(line) > 1:
            start = _cut(line, room, size, bold=bold)
            yield start
            line = line[len(start) :]
    if line:
        yield line


def _cut(text: str, room: float, size: float, *, bold: bool) -> str:
    """The longest start of a text that fits, one letter at least; no mark is torn from its letter."""
    used, end = 0.0, 0
    for place, letter in enumerate(text):
        used += width(letter, size, bold=bold)
        if used > room and end:
            break
        if place + 1 == len(text) or not (_hangs_on(text[place + 1]) or letter in _JOINS):
            end = place + 1
    return text[:end]


def _hangs_on(letter: str) -> bool:
    return bool(unicodedata.combining(letter)) or letter in _JOINS
