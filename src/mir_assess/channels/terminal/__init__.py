"""A workshop at one keyboard: shows what the walk asks, reads a line, says it back, until it is over or left.

A keyboard and a pipe are read alike; the end of input means `q`. Every decision is the walk's: this channel has a face (plain
or screen), a way to read a line, and pictures from the gate's numbers for the talk phase.
"""

from collections.abc import Callable, Iterable
from typing import Protocol

from mir_assess.channels.terminal.plain import PlainFace
from mir_assess.channels.terminal.sheet import Line, Sheet, sheet
from mir_assess.errors import SessionError
from mir_assess.model.prompts import Prompt, Reply, TalkStatement
from mir_assess.walk import Walk, opening_words
from mir_assess.walk.words import PRACTICE

ReadLine = Callable[[str], str | None]
"""Shows the words before the place to type, and returns a line, or None at the end of input."""


class Face(Protocol):
    """How things look: see `PlainFace` and `ScreenFace`."""

    def show(self, sheet: Sheet) -> None: ...
    def say(self, words: Iterable[str]) -> None: ...
    def hand_over(self) -> None: ...
    def rest(self, words: Iterable[str]) -> None: ...
    def question(self) -> str: ...


def run(walk: Walk, *, read_line: ReadLine, plain: bool, waits: bool, can_clear: bool, resume: str) -> None:
    """Run a workshop until its end, `q`, or the end of input.

    `waits` is true at a keyboard, where the opening words wait for Enter. `resume` is the command that goes on later.
    """
    face = _face(plain, can_clear=can_clear, asks=waits)
    if walk.has_begun():
        face.say((f"Welcome back to {walk.assessment.name}. You go on where you stopped.",))
    elif not _open(walk, face, read_line, waits=waits):
        _leave(face, resume)
        return
    _converse(walk, face, read_line, resume)


def _face(plain: bool, *, can_clear: bool, asks: bool) -> Face:
    if plain:
        return PlainFace(can_clear=can_clear, asks=asks)
    from mir_assess.channels.terminal.screen import ScreenFace  # noqa: PLC0415  Rich costs the plain face nothing

    return ScreenFace()


def _open(walk: Walk, face: Face, read_line: ReadLine, *, waits: bool) -> bool:
    """Show the opening words; at a keyboard wait for Enter. Return False when the person leaves there."""
    words = [Line("line", words) for words in opening_words(walk.assessment)]
    practice = Line("help", PRACTICE)
    hint = [Line("hint", "Press Enter to start, or q to stop.")] if waits else []
    face.show((Line("place", walk.assessment.organisation), *words, practice, *hint))
    if not waits:
        return True
    line = read_line(face.question())
    return line is not None and line.strip().casefold() not in ("q", "quit")


def _converse(walk: Walk, face: Face, read_line: ReadLine, resume: str) -> None:
    shown: Prompt | None = None
    resting = False
    while True:
        prompt = walk.prompt()
        if prompt != shown and not resting:
            face.show(sheet(prompt, _pictures(walk, prompt)))
            shown = prompt
        line = read_line(face.question())
        if resting and line is not None and not line.strip():
            resting, shown = False, None
            continue
        reply = Reply(quit=True) if line is None else _take(walk, line)
        if reply.quit:
            _leave(face, resume)
            return
        resting = reply.calm is not None
        if reply.again or resting:
            shown = None
        _answer(face, reply)


def _take(walk: Walk, line: str) -> Reply:
    try:
        return walk.take(line)
    except SessionError as error:
        return Reply(tuple(error.lines()))


def _answer(face: Face, reply: Reply) -> None:
    if reply.handover:
        face.hand_over()
    if reply.calm is not None:
        face.rest(reply.words)
    else:
        face.say(reply.words)


def _leave(face: Face, resume: str) -> None:
    face.say(("Your answers are saved.", f"To go on, type: {resume}"))


def _pictures(walk: Walk, prompt: Prompt) -> Sheet:
    if not isinstance(prompt, TalkStatement) or not prompt.seen:
        return ()
    from mir_assess.channels.terminal.pictures import pictures  # noqa: PLC0415  analysis is not needed before the reveal

    return pictures(walk.round(), prompt.card, prompt.seen)
