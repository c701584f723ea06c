"""The program as a process that is killed at a moment drawn at random: in its own terminal, or on a pipe.

Nothing here knows what a session is. SIGKILL cannot be caught: the program gets no chance to put anything in
order. It says nothing of a power cut, which also loses what the system had not yet put on the disk.
"""

import os
import re
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
PATIENCE = 60.0
"""Seconds that a living program may be silent before this is called a hang."""


class Gone(Exception):
    """The program has ended: it was killed."""


class Hangs(AssertionError):
    """The program lives, and what it should say did not come."""


def environment() -> dict[str, str]:
    """What the program is run with: from here, in English, and with nothing of the tester's own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MIR_ASSESS_")}
    return {**kept, "PYTHONPATH": str(REPOSITORY / "src"), "TERM": "xterm", "PYTHONUTF8": "1"}


def command(arguments: Sequence[str]) -> list[str]:
    """How the program is started."""
    return [sys.executable, "-m", "mir_assess", *arguments]


def run(*arguments: str, typed: str = "") -> "subprocess.CompletedProcess[str]":
    """Run the program to its end; nobody kills it."""
    return subprocess.run(
        command(arguments),
        input=typed,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


class Process:
    """A started program, and the moment of its death."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self.process = process
        self._timer: threading.Timer | None = None
        self.began = time.monotonic()

    def die_in(self, seconds: float) -> None:
        """Have it killed so many seconds from now; what was said before is forgotten."""
        if self._timer:
            self._timer.cancel()
        self._timer = threading.Timer(seconds, self.process.send_signal, (signal.SIGKILL,))
        self._timer.daemon = True
        self._timer.start()

    def die_once(self, begun: Callable[[], bool], seconds: float) -> None:
        """Have it killed so many seconds after this begins to hold."""

        def watch() -> None:
            while self.process.poll() is None and not begun():
                time.sleep(0.0005)
            time.sleep(seconds)
            self.process.send_signal(signal.SIGKILL)  # does nothing once the process was waited for

        self._timer = threading.Timer(0, watch)
        self._timer.daemon = True
        self._timer.start()

    def was_killed(self) -> bool:
        """Wait for its end; return whether it was killed, and had not come to its end before."""
        if self._timer:
            self._timer.join()
        return self.process.wait(PATIENCE) == -signal.SIGKILL

    def leave(self) -> None:
        """Leave nothing running, whatever happened."""
        if self._timer:
            self._timer.cancel()
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(PATIENCE)


class Screen(Process):
    """The program in a pseudo-terminal of 80 columns by 24 rows; `seen` is what it wrote since it was asked
    last.
    """

    def __init__(self, *arguments: str) -> None:
        import fcntl  # no Windows has these three
        import pty
        import struct
        import termios

        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        super().__init__(
            subprocess.Popen(
                command(arguments),
                stdin=slave,
                stdout=slave,
                stderr=slave,
                env=environment(),
                start_new_session=True,
            )
        )
        os.close(slave)
        self.seen = ""

    def type(self, words: str) -> None:
        """Type, whoever may be there to read it."""
        try:
            os.write(self._master, words.encode())
        except OSError as error:
            raise Gone from error

    def wait_for(self, *words: str) -> str:
        """Read until one of these was written, and return which; what came before it is then forgotten."""
        until = time.monotonic() + PATIENCE
        while True:
            text = plain(self.seen)
            places = {text.find(word): word for word in words if word in text}
            if places:
                first = min(places)
                self.seen = text[first + len(places[first]) :]
                return places[first]
            if time.monotonic() > until:
                raise Hangs(f"Waited for {words}; there was: {text[-800:]}")
            self._read()

    def rest(self) -> str:
        """What is still to be read once it is dead: it had been shown."""
        try:
            while True:
                self._read()
        except Gone:
            return plain(self.seen)

    def _read(self) -> None:
        if not select.select([self._master], [], [], 0.2)[0]:
            if self.process.poll() is not None:
                raise Gone
            return
        try:
            chunk = os.read(self._master, 65_536)
        except OSError as error:  # Linux says so when the program has ended
            raise Gone from error
        if not chunk:
            raise Gone
        self.seen += chunk.decode("utf-8", errors="replace")

    def leave(self) -> None:
        """Leave nothing running, and close the terminal."""
        super().leave()
        os.close(self._master)


def plain(text: str) -> str:
    """What was written without codes, as one line of words; a code that is not whole yet stays."""
    return re.sub(r"\s+", " ", re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text))
