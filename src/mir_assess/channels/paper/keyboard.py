"""The real keyboard, clock and ids for keying paper: single keys on Windows and elsewhere, lines everywhere.

A terminal is put to single keys once, for the whole of the keying, and always put back: whoever types ahead
loses no key, and nobody is left in a terminal that does not echo, not even while the program is held with
Ctrl-Z.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from uuid import uuid4

from mir_assess.channels.paper.keying import Face, Hands, PlainLines, not_kept, run
from mir_assess.channels.paper.screen import Screen, Size
from mir_assess.channels.paper.windows_keys import END, ESCAPE, SETTLES, WindowsKeys
from mir_assess.store.base import Store
from mir_assess.walk.pile.keying import Keying
from mir_assess.walk.pile.piles import Pile

ERASE = ("\x7f", "\x08")
_WIPE = "\x15"


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
    keys = waits and not plain and sys.stdout.isatty() and _obeys_codes()
    face: Face = Screen(sys.stdout, _size) if keys else PlainLines(asks=waits)
    with _hands(face, keys=keys, waits=waits) as hands:
        keying = Keying(pile, twice=twice)
        refused = run(keying, hands, face, waits=waits, resume=in_full(f"key {name}{options}"))
    if refused and not waits:
        face.say((not_kept(refused),))
    return 0 if waits else refused + keying.undecided


def _size() -> tuple[int, int]:
    found = shutil.get_terminal_size()
    return found.columns, found.lines


@contextmanager
def _hands(face: Face, *, keys: bool, waits: bool) -> Iterator[Hands]:
    if not keys:
        yield Lines(waits=waits)
    elif sys.platform == "win32":
        yield Keys(WindowsKeys(msvcrt.getwch).read, face, _size)
    else:
        with _single_keys() as terminal:
            hands = Keys(terminal.read, face, _size)
            with terminal.told(face.cover, hands.again):
                yield hands


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

    def __init__(self, read: Callable[[], str | None], face: Face, size: Size) -> None:
        self._read, self._face, self._size = read, face, size
        self._line = ""

    def again(self) -> None:
        """Show once more what is asked, and what is being typed."""
        self._face.again()
        self._show(self._line)

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
        """Return a line as it stands when Enter is pressed. One that began with a key, and is rubbed out
        again, is over.
        """
        self._line = question + begun
        self._show(self._line)
        try:
            while (key := self._read()) is not None:
                typed = self._line[len(question) :]
                if key == "\n":
                    self._show("\n")
                    return typed
                if key == END and not typed:
                    return None
                self._type(key, typed)
                if begun and self._line == question:
                    return ""
        finally:
            self._line = ""
        return None

    def _type(self, key: str, typed: str) -> None:
        """Show a line after one more key. Nothing is rubbed out across the edge of a screen, so there all is
        shown again.
        """
        if key.isprintable():
            self._line += key
            self._show(key)
        elif key in ERASE or key == _WIPE:
            columns, _ = self._size()
            was_long = len(self._line) >= columns
            gone = len(typed) if key == _WIPE else min(1, len(typed))
            self._line = self._line[: len(self._line) - gone]
            if was_long:
                self.again()
            else:
                self._show("\b \b" * gone)

    def _show(self, text: str) -> None:
        sys.stdout.write(text)
        sys.stdout.flush()


if sys.platform == "win32":
    import ctypes
    import msvcrt

    def _obeys_codes() -> bool:
        """Whether this console can be cleared by what is written to it. Those of old Windows cannot, and show
        the codes: there, lines are written under each other.
        """
        kernel, mode = ctypes.windll.kernel32, ctypes.c_ulong()
        screen = kernel.GetStdHandle(-11)
        known = kernel.GetConsoleMode(screen, ctypes.byref(mode))
        return bool(known and kernel.SetConsoleMode(screen, mode.value | 0x0004))

else:
    import codecs
    import errno
    import select
    import signal
    import termios
    import tty

    def _pass_over(place: int) -> None:
        """Read the rest of what a special key sends, such as an arrow, and nothing typed after it."""
        signs = b""
        while select.select([place], [], [], SETTLES)[0]:
            signs += os.read(place, 1)
            if signs[:1] not in (b"[", b"O") or (len(signs) > 1 and b"@" <= signs[-1:] <= b"~"):
                return

    def _obeys_codes() -> bool:
        """Whether this terminal can be cleared by what is written to it: those that cannot get plain
        lines.
        """
        return True

    class _Terminal:
        """A terminal that hands over each key at once, and does not echo it."""

        def __init__(self, place: int) -> None:
            self._place = place
            self._before = termios.tcgetattr(place)
            self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")

        def read(self) -> str | None:
            """Return one key; None at the end of input."""
            while chunk := os.read(self._place, 1):
                if chunk == ESCAPE.encode():
                    _pass_over(self._place)
                    return ESCAPE
                if key := self._decoder.decode(chunk):
                    return "\n" if key == "\r" else key
            return None

        def take(self) -> None:
            """Have it hand over keys."""
            _again_if_held(lambda: tty.setcbreak(self._place, termios.TCSADRAIN))

        def give_back(self) -> None:
            """Have it as it was."""
            _again_if_held(lambda: termios.tcsetattr(self._place, termios.TCSADRAIN, self._before))

        @contextmanager
        def told(self, cover: Callable[[], None], again: Callable[[], None]) -> Iterator[None]:
            """For a while, give the terminal back whenever the program is held (Ctrl-Z) or ended from
            outside, with nothing of a sheet in sight; and show all of it when it goes on, or the window has
            another size.
            """

            def holds(_: int = 0, __: object = None) -> None:
                cover()
                self.give_back()
                signal.signal(signal.SIGTSTP, signal.SIG_DFL)
                os.kill(os.getpid(), signal.SIGTSTP)
                signal.signal(signal.SIGTSTP, holds)
                goes_on()

            def goes_on(_: int = 0, __: object = None) -> None:
                self.take()
                again()

            def ends(_: int, __: object) -> None:
                raise KeyboardInterrupt  # as with Ctrl-C: what was answered is kept, and that is said

            wanted = {
                signal.SIGTSTP: holds,
                signal.SIGCONT: goes_on,
                signal.SIGWINCH: lambda _, __: again(),
                signal.SIGTERM: ends,
            }
            earlier = {number: signal.signal(number, does) for number, does in wanted.items()}
            try:
                yield
            finally:
                for number, does in earlier.items():
                    signal.signal(number, does)

    def _again_if_held(work: Callable[[], object]) -> None:
        """Do what a program in the background is held for, and again where it was."""
        while True:
            try:
                work()
            except termios.error as error:
                if error.args[0] != errno.EINTR:
                    raise
            else:
                return

    @contextmanager
    def _single_keys() -> Iterator[_Terminal]:
        """Give the terminal, put to single keys, and put it back."""
        terminal = _Terminal(sys.stdin.fileno())
        try:
            terminal.take()
            yield terminal
        finally:
            terminal.give_back()
