"""A WebKit for tests (the engine of Safari), driven by WebDriver as a distribution brings it: its driver, its
plainest browser, and a screen in memory for it to stand on.
"""

import base64
import json
import os
import signal
import socket
import subprocess
import time
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Self

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""By what an element is known in replies, as WebDriver has it."""
BROWSERS = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"


def find_mini_browser() -> str | None:
    """Return the browser that comes with the driver; None where there is none."""
    return next((str(each) for each in sorted(Path("/").glob(BROWSERS[1:]), reverse=True)), None)


class WebKit:
    """A WebKit on a screen in memory, with a home of its own."""

    def __init__(self, driver: str, browser: str, screen: str, home: Path) -> None:
        """Say which driver, browser and server of screens, and where they may write."""
        self._driver, self._browser, self._screen, self._home = driver, browser, screen, home
        self._started: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        """Start all three."""
        try:
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _start(self) -> None:
        shown, told = os.pipe()
        screen = [self._screen, "-displayfd", str(told), "-screen", "0", "1920x1200x24", "-nolisten", "tcp"]
        self._run(screen, {}, pass_fds=(told,))
        os.close(told)
        with os.fdopen(shown) as display:
            number = display.readline().strip()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        # No sandbox of its own: a container seldom lets it have one, and it meets our pages alone.
        own = {
            "DISPLAY": f":{number}",
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
            "LIBGL_ALWAYS_SOFTWARE": "1",
        }
        self._run([self._driver, f"--port={self._port}", "--host=127.0.0.1"], own)
        asked = {"webkitgtk:browserOptions": {"binary": self._browser, "args": ["--automation"]}}
        until = time.monotonic() + 60
        while True:
            try:
                session = self._send("POST", "/session", {"capabilities": {"alwaysMatch": asked}})
                break
            except OSError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.1)
        self._session = f"/session/{session['sessionId']}"
        self._ask("POST", "/timeouts", implicit=10_000)

    def _run(self, command: list[str], more: dict[str, str], pass_fds: tuple[int, ...] = ()) -> None:
        own = {
            **os.environ,
            "HOME": str(self._home),
            "XDG_RUNTIME_DIR": str(self._home),
            "GDK_BACKEND": "x11",
            **more,
        }
        nowhere = subprocess.DEVNULL
        self._started.append(
            subprocess.Popen(
                command, env=own, stdout=nowhere, stderr=nowhere, pass_fds=pass_fds, start_new_session=True
            )
        )

    def __exit__(self, *_: object) -> None:
        """End them, and whatever they started, the browser first."""
        with suppress(AttributeError, OSError, AssertionError):
            self._send("DELETE", self._session)
        for one in reversed(self._started):
            with suppress(ProcessLookupError):
                os.killpg(one.pid, signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                one.wait(10)
        for one in self._started:
            with suppress(ProcessLookupError):
                os.killpg(one.pid, signal.SIGKILL)

    def _send(self, method: str, path: str, body: object = None) -> Any:
        wire = HTTPConnection("127.0.0.1", self._port, timeout=60)
        wire.request(method, path, None if body is None else json.dumps(body))
        reply = wire.getresponse()
        value = json.loads(reply.read())["value"]
        wire.close()
        assert reply.status == 200, f"{path}: {value}"
        return value

    def _ask(self, method: str, path: str, **arguments: object) -> Any:
        return self._send(method, self._session + path, arguments if method == "POST" else None)

    def _found(self, selector: str) -> str:
        found = self._ask("POST", "/element", using="css selector", value=selector)
        return str(found[ELEMENT])

    def go(self, address: str) -> None:
        """Open a page."""
        self._ask("POST", "/url", url=address)

    def as_large_as(self, width: int, height: int) -> None:
        """Have the page this large, whatever stands around it."""
        self._ask("POST", "/window/rect", width=width, height=height)
        inner = self.run("return [innerWidth, innerHeight]")
        self._ask("POST", "/window/rect", width=2 * width - inner[0], height=2 * height - inner[1])

    def press(self, selector: str) -> None:
        """Press what a selector finds."""
        found = self._found(selector)
        self.run("arguments[0].scrollIntoView({ block: 'center' })", {ELEMENT: found})
        self._ask("POST", f"/element/{found}/click")

    def words(self, selector: str = "main") -> str:
        """What stands in what a selector finds."""
        return str(self._ask("GET", f"/element/{self._found(selector)}/text"))

    def run(self, script: str, *arguments: object) -> Any:
        """Run a script in the page."""
        return self._ask("POST", "/execute/sync", script=script, args=list(arguments))

    def picture(self) -> bytes:
        """What the page looks like, as PNG."""
        return base64.b64decode(self._ask("GET", "/screenshot"))

    def waits_for(self, words: str, selector: str = "main") -> None:
        """Wait until words stand in what a selector finds."""
        until, seen = time.monotonic() + 30, ""
        while time.monotonic() < until:
            try:
                seen = self.words(selector)
            except AssertionError:  # the page was replaced between finding and reading
                seen = ""
            if words in seen:
                return
            time.sleep(0.05)
        raise AssertionError(f"{words!r} never stood there, but: {seen}")
