"""What the store could not do: told in the log once a minute, and remembered as long for whoever asks whether
all is well.

A full disk meets every phone at once; whoever looks after the server needs one sentence, not hundreds. What
is told names no assessment, no path and nobody. It knows no page.
"""

from collections.abc import Callable
from time import monotonic

from mir_assess.errors import MirError

A_WHILE = 60.0
"""Seconds."""


class Troubles:
    """The troubles of one server; `tell` writes a line to its log."""

    def __init__(self, tell: Callable[[str], None], clock: Callable[[], float] = monotonic) -> None:
        self._tell = tell
        self._clock = clock
        self._told: dict[str, float] = {}
        self._last: float | None = None

    def meets(self, error: MirError) -> None:
        """Take down that something could not be kept or read, and tell it unless that was just told."""
        first = error.problems[0]
        words = " ".join(part for part in (first.what, first.fix) if part)
        now = self._clock()
        self._last = now
        if now - self._told.get(words, -A_WHILE) >= A_WHILE:
            self._told = {said: at for said, at in self._told.items() if now - at < A_WHILE}
            self._told[words] = now
            self._tell(words)

    def lately(self) -> bool:
        """Return whether there was any within the last minute: the next look may find that it is mended."""
        return self._last is not None and self._clock() - self._last < A_WHILE
