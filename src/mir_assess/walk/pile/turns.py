"""What is asked of whoever keys, and what an entry leads to: the little that all stages of keying share."""

from typing import Protocol

from mir_assess.errors import Problem, SessionError
from mir_assess.model.value import value


@value
class Asked:
    """What is asked now. `place` says where we are and `count` how far, `text` is what it is about,
    `choices` what may be answered, a line each, `marks` what was keyed of this sheet so far.

    `keys` are those that act at once, where there is a keyboard to press them on; `begins` are those that
    begin a line. Where `keys` is empty, a line is asked for.
    """

    place: str
    text: str
    choices: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    count: str = ""
    marks: str = ""
    keys: str = ""
    begins: str = ""


class SentHome(SessionError):
    """Nothing was kept, and what was open here can go no further: a code is asked for again."""


@value
class Turn:
    """What is said back, and the stage that comes next (None: the same one)."""

    words: tuple[str, ...] = ()
    stage: "Stage | None" = None


class Stage(Protocol):
    """One thing that is asked, again and again, until it is done."""

    def asks(self) -> Asked:
        """Return what is asked now."""

    def take(self, line: str) -> Turn:
        """Do what was typed, a line or a key. Raises SessionError, saying what to type; then nothing was
        kept.
        """


class Home(Protocol):
    """Where a code is asked for: what every stage comes back to."""

    def home(self, said: tuple[str, ...]) -> Turn:
        """Come back, with something to say."""

    def take(self, line: str) -> Turn:
        """Do what was typed for here."""


def refused(what: str, fix: str, where: str = "") -> SessionError:
    """Return what is said of an entry of which nothing was kept."""
    return SessionError(Problem(where, what, fix))
