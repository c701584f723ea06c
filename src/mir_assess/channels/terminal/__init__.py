"""A workshop at one keyboard: shows what the walk asks, reads a line, says it back, until it is over or left.

A keyboard and a pipe are read alike; the end of input means `q`. Every decision is the walk's: this channel
has a face (plain or screen), a way to read a line, and pictures from the gate's numbers for the talk phase.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from mir_assess.channels.terminal.plain import PlainFace
from mir_assess.channels.terminal.sheet import Line, Sheet, sheet
from mir_assess.errors import MirError, SessionError
from mir_assess.model.prompts import Prompt, Reply, TalkStatement
from mir_assess.speech import say
from mir_assess.walk import Walk, opening_words
from mir_assess.walk.words import practice

ReadLine = Callable[[str], str | None]
"""Shows the words before the place to type, and returns a line, or None at the end of input."""


class Face(Protocol):
    """How things look: see `PlainFace` and `ScreenFace`."""

    def pages(self, sheet: Sheet) -> Sequence[Sheet]:
        """Split what is too long for one showing."""

    def show(self, sheet: Sheet, *, anew: bool = False) -> None:
        """Show a sheet; `anew`: all of it, though it was there before."""

    def say(self, words: Iterable[str]) -> bool:
        """Say something back; return whether that covers the sheet."""

    def hand_over(self) -> None:
        """Clear everything for the next person."""

    def rest(self, words: Iterable[str]) -> None:
        """Show a calm screen."""

    def question(self) -> str:
        """Return what stands before the place to type."""


def run(
    walk: Walk,
    *,
    read_line: ReadLine,
    plain: bool,
    waits: bool,
    can_clear: bool,
    resume: str,
    keeps: bool = False,
) -> None:
    """Run a workshop until its end, `q`, or the end of input.

    `waits` is true at a keyboard, where the opening words wait for Enter, and where what the store cannot
    keep may be typed again. `resume` is the command that goes on later. `keeps` leaves what the terminal
    shows until the first line is typed: how phones join.
    """
    face = _face(plain, can_clear=can_clear, asks=waits, keeps=keeps)
    try:
        if walk.has_begun():
            welcome = say("Welcome back to {name}. You go on where you stopped.", name=walk.assessment.name)
            face.say((welcome,))
            _converse(walk, face, read_line, waits=waits)
        elif _open(walk, face, read_line, waits=waits):
            _converse(walk, face, read_line, waits=waits)
    except KeyboardInterrupt:
        # That everything is saved is said by whoever ends the program.
        face.hand_over()
        face.say((_to_go_on(resume),))
        raise
    except Exception:
        face.hand_over()  # whatever went wrong, nobody's answers stay on the screen
        raise
    face.hand_over()
    _leave(walk, face, resume)


def _face(plain: bool, *, can_clear: bool, asks: bool, keeps: bool) -> Face:  # noqa: FBT001 - as --plain says
    if plain:
        return PlainFace(can_clear=can_clear, asks=asks)
    from mir_assess.channels.terminal.screen import ScreenFace  # Rich costs the plain face nothing

    return ScreenFace(keeps=keeps)


def _open(walk: Walk, face: Face, read_line: ReadLine, *, waits: bool) -> bool:
    """Show the opening words; at a keyboard wait for Enter. Return False when the person leaves there."""
    words = [Line("line", words) for words in opening_words(walk.assessment)]
    aside = (practice(walk.assessment), *walk.about_language())
    words += [Line("help", words) for words in aside if words]
    *pages, last = face.pages((Line("place", walk.assessment.organisation), *words))
    hints = [say("Enter: more.") for _ in pages] + [say("Press Enter to start, or q to stop.")]
    for page, hint in zip((*pages, last), hints, strict=True):
        face.show((*page, *([Line("hint", hint)] if waits else [])))
        line = read_line(face.question()) if waits else ""
        if line is None or line.strip().casefold() in ("q", "quit"):
            return False
    return True


def _converse(walk: Walk, face: Face, read_line: ReadLine, *, waits: bool) -> None:
    shown: Prompt | None = None
    covered = False
    while True:
        prompt = walk.prompt()
        if prompt != shown and not covered:
            face.show(sheet(prompt, _pictures(walk, prompt)), anew=shown is None)
            shown = prompt
        line = read_line(face.question())
        if covered and line is not None and not line.strip():
            covered, shown = False, None
            continue
        reply = Reply(quit=True) if line is None else _take(walk, line, waits=waits)
        if reply.quit:
            return
        if reply.again or covered:
            shown = None
        covered = _answer(face, reply)
        if covered:
            shown = None


def _take(walk: Walk, line: str, *, waits: bool) -> Reply:
    """Return the answer to a line. At a keyboard even a store that cannot keep it is answered; a pipe ends
    there.
    """
    try:
        return walk.take(line)
    except SessionError as error:
        return Reply(tuple(error.lines()))
    except MirError as error:
        if not waits:
            raise
        return Reply((*error.lines(), say("That was not saved. Type it again, or q to stop.")))


def _answer(face: Face, reply: Reply) -> bool:
    """Say a reply. Return whether it covers the sheet, so that Enter brings it back."""
    if reply.handover:
        face.hand_over()
    if reply.calm is not None:
        face.rest(reply.words)
        return True
    return face.say(reply.words)


def _leave(walk: Walk, face: Face, resume: str) -> None:
    following = walk.next_commands()
    if following:
        face.say((say("Your answers are saved. Next, type one of these:"), *following))
    else:
        face.say((say("Your answers are saved."), _to_go_on(resume)))


def _to_go_on(resume: str) -> str:
    return say("To go on, type: {command}", command=resume)


def _pictures(walk: Walk, prompt: Prompt) -> Sheet:
    if not isinstance(prompt, TalkStatement) or not prompt.seen:
        return ()
    from mir_assess.channels.terminal.pictures import pictures  # analysis is not needed before the reveal

    return pictures(walk.round(), prompt.card, prompt.seen)
