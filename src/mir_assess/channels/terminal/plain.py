"""The plain face: one thing a line, in the order it is to be heard, nothing redrawn, no meaning in colour or
glyphs.

For a screen reader, a dumb terminal, a pipe, and anyone who likes it so.
"""

import sys
from collections.abc import Iterable
from typing import TextIO

from mir_assess.channels.terminal.sheet import Sheet
from mir_assess.model.visible import visible
from mir_assess.speech import marked, say

Key = tuple[str, ...]
"""A line's words, after those it belongs to."""

STAYS = marked("This screen cannot be cleared: turn it away before somebody else sits here.")

CLEAR = "\x1b[2J\x1b[3J\x1b[H"


class PlainFace:
    """Writes lines. `can_clear` is true on a terminal that understands clearing, which happens only between
    people.
    """

    def __init__(self, out: TextIO | None = None, *, can_clear: bool = False, asks: bool = False) -> None:
        self._out = out or sys.stdout
        self._can_clear = can_clear
        self._asks = asks
        self._title = ""
        self._heard: frozenset[Key] = frozenset()
        self._answered: frozenset[str] = frozenset()
        self._before: frozenset[str] = frozenset()

    def pages(self, sheet: Sheet) -> tuple[Sheet, ...]:
        """Return the sheet as it is: lines may be as many as they like."""
        return (sheet,)

    def show(self, sheet: Sheet, *, anew: bool = False) -> None:
        """Write a sheet, after a line left empty.

        What was heard is not said again: all of a sheet that goes on about the same, and the levels and the
        question where the statement before had the same ones. `anew` says all of it.
        """
        title = next((line.text for line in sheet if line.part == "text"), "")
        if anew:
            self._before = frozenset()
        if anew or title != self._title:
            self._heard = frozenset()
        keys = frozenset(_keys(sheet))
        if not all(key in self._heard or key[-1] in self._answered for key in keys):
            for text in ("", *self._new_lines(sheet)):
                self._write(text)
        self._title, self._heard, self._answered = title, keys, frozenset()
        if any(line.part == "level" for line in sheet):
            self._before = frozenset(line.text for line in sheet)

    def _new_lines(self, sheet: Sheet) -> list[str]:
        levels = [line.text for line in sheet if line.part == "level"]
        as_before = bool(levels) and self._before.issuperset(levels)
        texts = []
        for line, key in zip(sheet, _keys(sheet), strict=True):
            if line.part == "clears" and not self._can_clear:
                texts += [say(STAYS)] if self._asks else []
                continue
            known = as_before and line.part in ("level", "question", "hint") and line.text in self._before
            heard = line.part != "hint" and (key in self._heard or line.text in self._answered)
            if line.text and not known and not heard:
                texts.append(line.text)
        if not as_before:
            return texts
        return [*texts, say("1 to {highest} as before. Enter reads it all again.", highest=len(levels))]

    def say(self, words: Iterable[str]) -> bool:
        """Write what is said back. Return False: it covers nothing."""
        for line in words:
            self._write(line)
            self._answered |= {line}
        return False

    def hand_over(self) -> None:
        """Clear the screen, and what scrolled off it, for the next person."""
        self._title, self._before = "", frozenset()
        if self._asks and not self._can_clear:
            self._write(say(STAYS))
        if self._can_clear:
            self._out.write(CLEAR)
            self._out.flush()

    def rest(self, words: Iterable[str]) -> None:
        """Show a calm screen."""
        self.say(words)

    def question(self) -> str:
        """Return what stands before the place to type."""
        return "> " if self._asks else ""

    def _write(self, text: str) -> None:
        self._out.write(visible(text) + "\n")
        self._out.flush()


def _keys(sheet: Sheet) -> list[Key]:
    """What tells each line of a sheet from others with the same words: “Never true: 0 of 5” is news for every
    group.
    """
    keys: list[Key] = []
    for line in sheet:
        goes_on = bool(keys) and line.part in ("bar", "line")
        keys.append((*keys[-1], line.text) if goes_on else (line.text,))
    return keys
