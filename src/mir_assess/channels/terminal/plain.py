"""The plain face: one thing a line, in the order it is to be heard, nothing redrawn, no meaning in colour or glyphs.

For a screen reader, a dumb terminal, a pipe, and anyone who likes it so.
"""

import sys
from collections.abc import Iterable
from typing import TextIO

from mir_assess.channels.terminal.sheet import Sheet

CLEAR = "\x1b[2J\x1b[3J\x1b[H"


class PlainFace:
    """Writes lines. `can_clear` is true on a terminal that understands clearing, which happens only between people."""

    def __init__(self, out: TextIO | None = None, *, can_clear: bool = False, asks: bool = False) -> None:
        self._out = out or sys.stdout
        self._can_clear = can_clear
        self._asks = asks

    def show(self, sheet: Sheet) -> None:
        """Write a sheet, after a line left empty."""
        self._write("")
        for line in sheet:
            self._write(line.text)

    def say(self, words: Iterable[str]) -> None:
        """Write what is said back."""
        for line in words:
            self._write(line)

    def hand_over(self) -> None:
        """Clear the screen, and what scrolled off it, for the next person."""
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
        self._out.write(text + "\n")
        self._out.flush()
