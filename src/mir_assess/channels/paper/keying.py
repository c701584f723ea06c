"""Keying at one keyboard or from a pipe: shows what is asked, reads a line or a key, and says it back.

Every decision is the pile's (`walk.pile`); this has only two faces, one that redraws a screen and one that
writes line after line, and knows when a single key is enough. Nothing of a sheet stays on the screen.
"""

import sys
import textwrap
from collections.abc import Iterable
from typing import Protocol, TextIO

from mir_assess.errors import MirError, SessionError
from mir_assess.model.visible import visible
from mir_assess.speech import say, say_n
from mir_assess.walk.pile.keying import Keying
from mir_assess.walk.pile.turns import Asked

WIDEST, MARGIN = 76, "  "
CLEAR = "\x1b[2J\x1b[3J\x1b[H"


class Hands(Protocol):
    """How typing is read. Both return None at the end of input."""

    keys: bool
    """Whether single keys can be read here."""

    def line(self, question: str, begun: str = "") -> str | None:
        """Return a line, after showing the question; `begun` is what of it was typed already."""

    def key(self) -> str | None:
        """Return one key."""


class Face(Protocol):
    """How what is asked looks."""

    def show(self, asked: Asked, *, anew: bool) -> None:
        """Show what is asked; `anew`: all of it, though it was there before."""

    def say(self, words: Iterable[str]) -> None:
        """Say something back."""

    def question(self) -> str:
        """Return what stands before the place to type."""

    def again(self) -> None:
        """Show what is shown now once more: somebody came back to it, or made it larger."""

    def cover(self) -> None:
        """Leave nothing of a sheet in sight for a while."""

    def end(self) -> None:
        """Leave nothing of a sheet in sight."""


def run(keying: Keying, hands: Hands, face: Face, *, waits: bool, resume: str) -> int:
    """Key a pile until `q` or the end of input. Return how many entries were not kept.

    `waits` is true where somebody types, who can type again what the store could not keep; `resume` is the
    command that goes on later.
    """
    refused, anew = 0, False
    try:
        face.say(keying.beginning())
        while True:
            asked = keying.asks_now()
            face.show(asked, anew=anew)
            typed = _read(asked, hands, face)
            if typed is None or typed.strip().casefold() in ("q", "quit"):
                break
            anew = not typed.strip()
            refused += not _enter(keying, typed, face, waits=waits)
    finally:
        face.end()
    face.say((*keying.ending(), say("Saved. To go on, type: {command}", command=resume)))
    return refused


def _read(asked: Asked, hands: Hands, face: Face) -> str | None:
    """Return what is typed: a key where one is enough, a line else."""
    if not (hands.keys and asked.keys):
        return hands.line(face.question())
    while (key := hands.key()) is not None:
        if key.casefold() in asked.begins:
            return hands.line(face.question(), begun=key)
        if key == "\n":
            return ""
        if key in (" ", "\t"):
            continue
        return key
    return None


def _enter(keying: Keying, typed: str, face: Face, *, waits: bool) -> bool:
    """Do what was typed and say it back. Return False where nothing was kept. Without somebody to type it
    again, what the store cannot keep ends it.
    """
    try:
        face.say(keying.enter(typed))
    except SessionError as error:
        face.say(error.lines())
        return False
    except MirError as error:
        if not waits:
            raise
        face.say((*error.lines(), say("That was not saved. Type it again, or q to stop.")))
        return False
    return True


def not_kept(refused: int) -> str:
    """Return that lines were not kept, for whoever did not see each of them."""
    return say_n(
        "{number} line was not kept. Above stands why.",
        "{number} lines were not kept. Above stands why of each.",
        refused,
    )


class PlainLines:
    """Writes lines, in the order they are to be heard. Where we are is said when that changes; what may be
    answered, and how it is typed, once for each thing that is asked. Enter has it all said again.
    """

    def __init__(self, out: TextIO | None = None, *, asks: bool = False) -> None:
        self._out = out or sys.stdout
        self._asks = asks
        self._before: tuple[str, str] = ("", "")
        self._heard: dict[tuple[str, ...], tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def show(self, asked: Asked, *, anew: bool) -> None:
        """Write what is new of what is asked."""
        now = (asked.place, asked.text)
        before = ("", "") if anew else self._before
        for line in (line for line in now if line not in before):
            self._write(line)
        how = asked.hints[-1:]
        choices, hints = self._heard.get(how, ((), ()))
        same = not anew and hints != () and choices == asked.choices
        known = hints if same else ()
        for line in (*(() if same else asked.choices), *(hint for hint in asked.hints if hint not in known)):
            self._write(line)
        self._before, self._heard[how] = now, (asked.choices, asked.hints)

    def say(self, words: Iterable[str]) -> None:
        """Write what is said back."""
        for line in words:
            self._write(line)

    def question(self) -> str:
        """Return what stands before the place to type."""
        return "> " if self._asks else ""

    def again(self) -> None:
        """Do nothing: what was written stands there."""

    def cover(self) -> None:
        """Do nothing: a line that was heard is gone."""

    def end(self) -> None:
        """Do nothing: a line that was heard is gone."""

    def _write(self, text: str) -> None:
        self._out.write(visible(text) + "\n")
        self._out.flush()


class Screen:
    """Draws what is asked on an empty screen, with what was said back under it."""

    def __init__(self, out: TextIO, size: "Size") -> None:
        self._out, self._size = out, size
        self._said: tuple[str, ...] = ()
        self._drawn: tuple[Asked, tuple[str, ...]] | None = None
        self._ended = False

    def show(self, asked: Asked, *, anew: bool) -> None:  # noqa: ARG002 - a screen shows all of it each time
        """Draw what is asked. What was said back stands under it; the end of it, where a screen is low."""
        self._drawn, self._said = (asked, self._said), ()
        self.again()

    def again(self) -> None:
        """Draw what is drawn, as the screen is now."""
        if self._drawn is None or self._ended:
            return
        asked, said_back = self._drawn
        columns, rows = self._size()
        width = min(columns - 1, WIDEST) - len(MARGIN)
        body = [*_wrapped(f"{asked.place} {asked.count}", width), ""]
        body += [*_wrapped(asked.text, width), ""]
        body += [row for line in asked.choices for row in _wrapped(line, width, hang=3)]
        below = [row for line in asked.hints for row in _wrapped(line, width)]
        marks = _wrapped(asked.marks, width)
        said = [row for line in said_back for row in _wrapped(line, width, hang=2)]
        drawn = _fitted(body, below, marks, said, rows - 1)
        self._write(CLEAR + "".join(f"{MARGIN}{row}".rstrip() + "\n" for row in drawn))

    def say(self, words: Iterable[str]) -> None:
        """Keep what is said back for the next drawing; after the last one, write it."""
        self._said = tuple(words)
        if self._ended:
            columns, _ = self._size()
            rows = (row for line in self._said for row in _wrapped(line, columns - 1))
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


class Size(Protocol):
    """Tells how many columns and rows a screen has now."""

    def __call__(self) -> tuple[int, int]:
        """Return the columns and the rows."""


def _wrapped(text: str, width: int, hang: int = 0) -> list[str]:
    return textwrap.wrap(visible(text), max(width, 20), subsequent_indent=" " * hang, break_on_hyphens=False)


def _fitted(body: list[str], below: list[str], marks: list[str], said: list[str], rows: int) -> list[str]:
    """What fits on a screen: the empty rows go first, then the hints, then the marks, then what was said
    first. What is asked stays.
    """
    said = said if len(said) <= max(rows - len(body) - 2, 3) else said[-max(rows - len(body) - 2, 3) :]
    for hints, signs in ((below, marks), ([], marks), ([], [])):
        whole = [*body, *(["", *hints] if hints else []), *(["", *signs] if signs else [])]
        whole += ["", *said] if said else []
        if len(whole) <= rows:
            return whole
        close = [row for row in whole if row]
        if len(close) <= rows:
            return close
    return [row for row in (*body, *said) if row][-rows:]
