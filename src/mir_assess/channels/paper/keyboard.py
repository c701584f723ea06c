"""The real keyboard, clock and ids for keying paper: single keys on Windows and elsewhere, lines everywhere.

A terminal is put to single keys once, for the whole of the keying, and always put back: whoever types ahead
loses no key, and nobody is left in a terminal that does not echo.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from uuid import uuid4

from mir_assess.channels.paper.keying import Face, Hands, PlainLines, Screen, not_kept, run
from mir_assess.store.base import Store
from mir_assess.walk.pile.keying import Keying
from mir_assess.walk.pile.piles import Pile

ESCAPE, END, ERASE = "\x1b", "\x04", ("\x7f", "\x08")
_WIPE = "\x15"
SETTLES = 0.03
"""Seconds within which what a special key sends comes after its first sign."""


def key_at_keyboard(
    store: Store, name: str, *, sitting: str, twice: bool, plain: bool, in_full: Callable[[str], str]
) -> int:
    """Key a pile with what is typed, or piped, into this program. Return how many lines of a pipe were not
    kept, and sheets that differ were not decided.
    """
    pile = Pile(
        store,
        name,
        clock=lambda: datetime.now(UTC).isoformat(),
        new_id=lambda: uuid4().hex,
        sitting=sitting,
    )
    options = (" --twice" if twice else "") + (f' --sitting "{sitting}"' if sitting else "")
    waits = sys.stdin.isatty()
    keys = waits and not plain and sys.stdout.isatty()
    face: Face = Screen(sys.stdout, _size) if keys else PlainLines(asks=waits)
    with _hands(keys=keys, waits=waits) as hands:
        keying = Keying(pile, twice=twice)
        refused = run(keying, hands, face, waits=waits, resume=in_full(f"key {name}{options}"))
    if refused and not waits:
        face.say((not_kept(refused),))
    return 0 if waits else refused + keying.undecided


def _size() -> tuple[int, int]:
    found = shutil.get_terminal_size()
    return found.columns, found.lines


@contextmanager
def _hands(*, keys: bool, waits: bool) -> Iterator[Hands]:
    if not keys:
        yield Lines(waits=waits)
    elif sys.platform == "win32":
        yield Keys(_windows_key)
    else:
        with _single_keys() as read:
            yield Keys(read)


class Lines:
    """Reads lines, from a keyboard or a pipe."""

    keys = False

    def __init__(self, *, waits: bool) -> None:
        self._waits = waits

    def line(self, question: str, begun: str = "") -> str | None:
        """Return a line, or None at the end."""
        if not self._waits:
            line = sys.stdin.readline()
            return begun + line.rstrip("\r\n") if line else None
        try:
            return begun + input(question + begun)
        except EOFError:
            print()  # the shell's own prompt then stands on a line of its own
            return None

    def key(self) -> str | None:
        """Return nothing: there are lines only."""
        return None


class Keys:
    """Reads keys one at a time, and makes lines of them where a line is asked for."""

    keys = True

    def __init__(self, read: Callable[[], str | None]) -> None:
        self._read = read

    def key(self) -> str | None:
        """Return the next key that writes something, or Enter; None at the end of input."""
        while (key := self._read()) is not None:
            if key == END:
                return None
            if key.isprintable() or key == "\n":
                return key
            if key in ERASE:
                return "b"
        return None

    def line(self, question: str, begun: str = "") -> str | None:
        """Return a line as it stands when Enter is pressed."""
        typed = begun
        self._show(question + begun)
        while (key := self._read()) is not None:
            if key == "\n":
                self._show("\n")
                return typed
            if key == END and not typed:
                return None
            if key in ERASE:
                if typed:
                    typed = typed[:-1]
                    self._show("\b \b")
            elif key == _WIPE:
                self._show("\b \b" * len(typed))
                typed = ""
            elif key.isprintable():
                typed += key
                self._show(key)
        return None

    def _show(self, text: str) -> None:
        sys.stdout.write(text)
        sys.stdout.flush()


if sys.platform == "win32":
    import msvcrt

    def _windows_key() -> str | None:
        """One key; what a special key sends is read to its end and means nothing."""
        key = msvcrt.getwch()
        if key in ("\x00", "\xe0"):
            msvcrt.getwch()
            return ESCAPE
        if key == "\x03":
            raise KeyboardInterrupt
        return {"\r": "\n", "\x1a": END}.get(key, key)

else:
    import codecs
    import select
    import termios
    import tty

    def _pass_over(place: int) -> None:
        """Read the rest of what a special key sends, such as an arrow, and nothing typed after it."""
        signs = b""
        while select.select([place], [], [], SETTLES)[0]:
            signs += os.read(place, 1)
            if signs[:1] not in (b"[", b"O") or (len(signs) > 1 and b"@" <= signs[-1:] <= b"~"):
                return

    @contextmanager
    def _single_keys() -> Iterator[Callable[[], str | None]]:
        """Give what reads one key, in a terminal that hands each over at once and does not echo it."""
        place = sys.stdin.fileno()
        before = termios.tcgetattr(place)
        decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")

        def read() -> str | None:
            while chunk := os.read(place, 1):
                if chunk == ESCAPE.encode():
                    _pass_over(place)
                    return ESCAPE
                if key := decoder.decode(chunk):
                    return "\n" if key == "\r" else key
            return None

        try:
            tty.setcbreak(place, termios.TCSADRAIN)
            yield read
        finally:
            termios.tcsetattr(place, termios.TCSADRAIN, before)
