"""Keying at one keyboard or from a pipe: shows what is asked, reads a line or a key, and says it back.

Every decision is the pile's (`walk.pile`); this knows when a single key is enough, and has the face that
writes line after line. The one that draws a screen is `screen`. Nothing of a sheet stays there.
"""

import sys
from collections.abc import Iterable
from typing import Protocol, TextIO

from mir_assess.errors import MirError, SessionError
from mir_assess.model.visible import visible
from mir_assess.speech import say, say_n
from mir_assess.walk.pile.keying import Keying
from mir_assess.walk.pile.turns import Asked


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
            line = hands.line(face.question(), begun=key)
            if line != "":
                return line
            face.again()  # all of it was rubbed out again
            continue
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
