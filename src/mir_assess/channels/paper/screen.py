"""What is asked while paper is keyed, drawn on a screen of any size, also one made very large for the eye.

What is asked and what was said back stay; the rest gives way, the least needed first. It decides nothing.
"""

import textwrap
from collections.abc import Iterable
from typing import Protocol, TextIO

from mir_assess.model.visible import visible
from mir_assess.speech import say
from mir_assess.walk.pile.turns import Asked

WIDEST, MARGIN = 76, "  "
CLEAR = "\x1b[2J\x1b[3J\x1b[H"
_APART = "   "


class Size(Protocol):
    """Tells how many columns and rows a screen has now."""

    def __call__(self) -> tuple[int, int]:
        """Return the columns and the rows."""


class Screen:
    """Draws what is asked on an empty screen, with what was said back under it. Words that have no room
    beside it, such as help, stand alone, a screen after the other; Enter turns to the next.
    """

    def __init__(self, out: TextIO, size: Size) -> None:
        self._out, self._size = out, size
        self._said: tuple[str, ...] = ()
        self._drawn: tuple[Asked, tuple[str, ...]] | None = None
        self._turned, self._leaves = 0, 0
        self._ended = False

    def show(self, asked: Asked, *, anew: bool) -> None:
        """Draw what is asked, and what was said back; `anew`: Enter was pressed, so turn to what is left."""
        if anew and not self._said and self._turned < self._leaves and self._drawn is not None:
            self._turned += 1
            self._drawn = (asked, self._drawn[1])
        else:
            self._drawn, self._said, self._turned = (asked, self._said), (), 0
        self.again()

    def again(self) -> None:
        """Draw what is drawn, as the screen is now."""
        if self._drawn is None or self._ended:
            return
        columns, rows = self._size()
        width = max(min(columns - 1, WIDEST) - len(MARGIN), 20)
        drawn = self._leaf(*self._drawn, width, max(rows - 1, 3))
        self._write(CLEAR + "".join(f"{MARGIN}{row}".rstrip() + "\n" for row in drawn))

    def _leaf(self, asked: Asked, words: tuple[str, ...], width: int, rows: int) -> list[str]:
        """The rows to draw now."""
        said = [row for line in words for row in _wrapped(line, width, hang=2)]
        self._leaves = 0
        if (whole := _fitted(asked, said, width, rows)) is not None:
            return whole
        if "?" in asked.keys or not asked.keys:  # elsewhere Enter is an answer
            height = rows - 2
            leaves = [said[start : start + height] for start in range(0, len(said), height)]
            self._leaves = len(leaves)
            if self._turned < len(leaves):
                return [*leaves[self._turned], "", say("Enter: go on.")]
            said = []
        shorter = (_fitted(asked, said[start:], width, rows) for start in range(len(said) + 1))
        least = [*_wrapped(asked.text, width), *_packed(asked.choices, width)]
        return next((each for each in shorter if each is not None), least[:rows])

    def say(self, words: Iterable[str]) -> None:
        """Keep what is said back for the next drawing; after the last one, write it."""
        self._said = tuple(words)
        if self._ended:
            columns, _ = self._size()
            rows = (row for line in self._said for row in _wrapped(line, max(columns - 1, 20)))
            self._write("".join(f"{row}\n" for row in rows))

    def question(self) -> str:
        """Return what stands before the place to type."""
        return f"{MARGIN}> "

    def cover(self) -> None:
        """Clear the screen, and what scrolled off it."""
        self._write(CLEAR)

    def end(self) -> None:
        """Clear the screen for good: what is said from here on stays."""
        self.cover()
        self._ended = True

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()


def _wrapped(text: str, width: int, hang: int = 0) -> list[str]:
    return textwrap.wrap(visible(text), width, subsequent_indent=" " * hang, break_on_hyphens=False)


def _packed(choices: tuple[str, ...], width: int) -> list[str]:
    """What may be answered, as many on a row as have room."""
    rows: list[str] = []
    for choice in (visible(each).replace("  ", " ") for each in choices):
        if rows and len(rows[-1]) + len(_APART) + len(choice) <= width:
            rows[-1] += _APART + choice
        else:
            rows += _wrapped(choice, width, hang=2)
    return rows


def _fitted(asked: Asked, said: list[str], width: int, rows: int) -> list[str] | None:
    """All that has room, or None where not even what is asked and what was said have. Empty rows go first;
    then each choice's own row, where we are, how it is typed, and what was keyed so far.
    """
    place = _wrapped(f"{asked.place} {asked.count}", width)
    count = _wrapped(asked.count or asked.place, width)
    text = _wrapped(asked.text, width)
    apart = [row for line in asked.choices for row in _wrapped(line, width, hang=3)]
    packed = _packed(asked.choices, width)
    hints = [row for line in asked.hints for row in _wrapped(line, width)]
    last = [row for line in asked.hints[-1:] for row in _wrapped(line, width)]
    marks = _wrapped(asked.marks, width)
    for parts in (
        (place, text, apart, hints, marks, said),
        (place, text, packed, hints, marks, said),
        (count, text, packed, hints, marks, said),
        (count, text, packed, last, marks, said),
        (count, text, packed, last, said),
        (count, text, packed, said),
        (text, packed, said),
    ):
        close = [row for part in parts for row in part]
        spaced = [row for part in parts if part for row in ("", *part)][1:]
        if len(close) <= rows:
            return spaced if len(spaced) <= rows else close
    return None
