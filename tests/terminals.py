"""The program in a real terminal, for tests that type and look."""

import os
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src"
PATIENCE = 60


class Terminal:
    """The program in a pseudo-terminal of 60 columns by 20 rows; `seen` is all that it has written."""

    def __init__(self, *arguments, folder, environ=(), program=(sys.executable, "-m", "mir_assess")):
        if sys.platform == "win32":
            pytest.skip(
                "Windows has no pseudo-terminal in Python's library; the piped journeys below run there too."
            )
        import fcntl
        import pty
        import struct
        import termios

        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 20, 60, 0, 0))
        self._process = subprocess.Popen(
            [*program, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=folder,
            env={
                **os.environ,
                "PYTHONPATH": str(SOURCE),
                "TERM": "xterm",
                "PYTHONUTF8": "1",
                **dict(environ),
            },
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - one thread
        )
        os.close(slave)
        self._open = True
        self.seen = ""

    def wait_for(self, *words, since=0):
        """Read until one of these has been written; line breaks count as spaces. Return which."""
        until = time.monotonic() + PATIENCE
        while True:
            written = plain(self.seen[since:])
            found = [word for word in words if word in written]
            if found:
                return found[0]
            if time.monotonic() > until or not self._read():
                pytest.fail(f"Waited for “{words}”; there was:\n{plain(self.seen)[-1500:]}")

    def _read(self):
        if not self._open:
            return False
        if not select.select([self._master], [], [], 1)[0]:
            return True
        try:
            chunk = os.read(self._master, 65536)
        except OSError:  # Linux says so when the program has ended
            chunk = b""
        self._open = bool(chunk)
        self.seen += chunk.decode("utf-8", errors="replace")
        return self._open

    def type(self, line, words):
        """Type a line and wait for what it brings."""
        start = len(self.seen)
        os.write(self._master, f"{line}\n".encode())
        self.wait_for(words, since=start)
        return self

    def read_opening_words(self, words):
        """Press Enter through the opening words, to the first question."""
        start = 0
        while self.wait_for("Enter: more.", "Press Enter to start", words, since=start) != words:
            start = len(self.seen)
            os.write(self._master, b"\n")
        return self

    def press_ctrl_c(self):
        os.write(self._master, b"\x03")
        return self.end()

    def kill(self):
        self._process.send_signal(signal.SIGKILL)
        return self.end()

    def end(self):
        """Read what is left, and return the exit code."""
        while self._read():
            pass
        return self._process.wait(PATIENCE)

    def close(self):
        """Leave nothing running, whatever happened."""
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait(PATIENCE)
        os.close(self._master)


def plain(text):
    """What was written without codes, as one line of words."""
    return " ".join(re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text).split())
