"""The plain face: one thing a line, in the order it is to be heard, nothing redrawn, no meaning in colour or glyphs.

For a screen reader, a dumb terminal, a pipe, and anyone who likes it so.
"""

import sys
from collections.abc import Iterable
from typing import TextIO

from mir_assess.channels.terminal.sheet import Sheet
from mir_assess.channels.terminal.visible import visible

CLEAR = "\x1b[2J\x1b[3J\x1b[H"


class PlainFace:
    """Writes lines. `can_clear` is true on a terminal that understands clearing, which happens only between people."""

    def __init__(self, out: TextIO | None = None, *, can_clear: bool = False, asks: bool = False) -> None:
        self._out = out or sys.stdout
        self._can_clear = can_clear
        self._asks = asks
        self._heard: frozenset[str] = frozenset()
        self._title = ""

    def pages(self, sheet: Sheet) -> tuple[Sheet, ...]:
        """Return the sheet as it is: lines may be as many as they like."""
        return (sheet,)

    def show(self, sheet: Sheet, *, anew: bool = False) -> None:
        """Write a sheet, after a line left empty.

        Where it is about the same as the last one, what was heard is not said again; `anew` says all of it.
        """
        title = next((line.text for line in sheet if line.part == "text"), "")
        if anew or title != self._title:
            self._heard = frozenset()
        self._write("")
        for line in sheet:
            if line.text and (line.part == "hint" or line.text not in self._heard):
                self._write(line.text)
        self._title, self._heard = title, frozenset(line.text for line in sheet)

    def say(self, words: Iterable[str]) -> bool:
        """Write what is said back. Return False: it covers nothing."""
        for line in words:
            self._write(line)
            self._heard |= {line}
        return False

    def hand_over(self) -> None:
        """Clear the screen, and what scrolled off it, for the next person."""
        self._title = ""
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
