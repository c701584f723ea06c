"""A Firefox for tests, spoken to as it is: Marionette, its own way of being driven, needs no program between.

Playwright drives Chromium alone with what a distribution brings. This knows as much as a walk through our
pages takes: go, look, press, type.
"""

import json
import os
import socket
import subprocess
import time
from pathlib import Path
from typing import Any, Self

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""By what an element is known in replies, as WebDriver has it."""
QUIET = {
    "marionette.port": 0,
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
}
"""Settings by which it asks the network for nothing of its own."""


class Firefox:
    """A Firefox without a screen, with a home of its own."""

    def __init__(self, program: str, home: Path, *, script: bool = True) -> None:
        """Say which, where it may write, and whether pages may run a script."""
        self._home = home
        settings = {**QUIET, "javascript.enabled": script}
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(told)});\n" for name, told in settings.items())
        (home / "user.js").write_text("".join(lines), encoding="utf-8")
        self._command = [program, "--headless", "--marionette", "--no-remote", "--profile", str(home)]
        self._asked = 0
        self._heard = b""

    def __enter__(self) -> Self:
        """Start it."""
        own = {**os.environ, "HOME": str(self._home), "MOZ_CRASHREPORTER_DISABLE": "1"}
        nowhere = subprocess.DEVNULL
        self._program = subprocess.Popen(self._command, env=own, stdout=nowhere, stderr=nowhere)
        told = self._home / "MarionetteActivePort"
        for _ in range(1200):
            if told.is_file() and told.read_text():
                break
            time.sleep(0.05)
        self._wire = socket.create_connection(("127.0.0.1", int(told.read_text())), timeout=60)
        self._next()  # it says who it is
        self._ask("WebDriver:NewSession", capabilities={"alwaysMatch": {}})
        self._ask("WebDriver:SetTimeouts", implicit=10_000)
        return self

    def __exit__(self, *_: object) -> None:
        """End it."""
        self._wire.close()
        self._program.terminate()
        self._program.wait(30)

    def _next(self) -> Any:
        while b":" not in self._heard:
            self._heard += self._wire.recv(65_536)
        length, _, self._heard = self._heard.partition(b":")
        while len(self._heard) < int(length):
            self._heard += self._wire.recv(65_536)
        message, self._heard = self._heard[: int(length)], self._heard[int(length) :]
        return json.loads(message)

    def _ask(self, command: str, **arguments: object) -> Any:
        self._asked += 1
        message = json.dumps([0, self._asked, command, arguments]).encode()
        self._wire.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self._next()
        assert error is None, f"{command}: {error['message']}"
        return result.get("value", result) if isinstance(result, dict) else result

    def _found(self, selector: str) -> str:
        found = self._ask("WebDriver:FindElement", using="css selector", value=selector)
        return str(found[ELEMENT])

    def go(self, address: str) -> None:
        """Open a page."""
        self._ask("WebDriver:Navigate", url=address)

    def window(self) -> str:
        """Open one more window, in front; return the one that was."""
        made = self._ask("WebDriver:NewWindow", type="tab")
        return self.turn_to(made["handle"])

    def turn_to(self, window: str) -> str:
        """Have a window in front; return the one that was."""
        before = self._ask("WebDriver:GetWindowHandle")
        self._ask("WebDriver:SwitchToWindow", handle=window, focus=True)
        return str(before)

    def press(self, selector: str) -> None:
        """Press what a selector finds."""
        self._ask("WebDriver:ElementClick", id=self._found(selector))

    def type(self, selector: str, words: str) -> None:
        """Type into what a selector finds."""
        self._ask("WebDriver:ElementSendKeys", id=self._found(selector), text=words)

    def words(self, selector: str = "body") -> str:
        """What stands in what a selector finds."""
        return str(self._ask("WebDriver:GetElementText", id=self._found(selector)))

    def run(self, script: str, *arguments: object) -> Any:
        """Run a script in the page."""
        return self._ask("WebDriver:ExecuteScript", script=script, args=list(arguments))

    def waits_for(self, words: str, selector: str = "main") -> None:
        """Wait until words stand in what a selector finds."""
        until = time.monotonic() + 20
        seen = ""
        while time.monotonic() < until:
            try:
                seen = self.words(selector)
            except AssertionError:  # the page was replaced between finding and reading
                seen = ""
            if words in seen:
                return
            time.sleep(0.05)
        raise AssertionError(f"{words!r} never stood there, but: {seen}")
