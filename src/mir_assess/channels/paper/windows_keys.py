"""Keys as the console of Windows hands them over, made into those that every keyboard here has.

It is told how to wait for a key, and never asks Windows itself: so it can be tried on any computer.
"""

from collections.abc import Callable
from time import monotonic

ESCAPE, END = "\x1b", "\x04"
SETTLES = 0.03
"""Seconds within which what a special key sends comes after its first sign."""


class WindowsKeys:
    """Reads keys of Windows one at a time, by what hands over each as soon as it is pressed (`getwch`).

    That says a special key, such as an arrow, in two parts, of which the first may be a letter too: à. The
    second part of a special key is there at once; what comes later was typed after the letter.
    """

    def __init__(self, getwch: Callable[[], str], clock: Callable[[], float] = monotonic) -> None:
        self._getwch = getwch
        self._clock = clock
        self._ahead = ""

    def read(self) -> str:
        """Return the next key; what a special key sends is read to its end and means nothing."""
        key, self._ahead = self._ahead or self._getwch(), ""
        if key == "\x00":
            self._getwch()
            return ESCAPE
        if key == "\xe0":
            began = self._clock()
            second = self._getwch()
            if self._clock() - began < SETTLES:
                return ESCAPE
            self._ahead = second
        elif "\ud800" <= key <= "\udbff":  # a sign that Windows hands over in two halves
            return (key + self._getwch()).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        if key == "\x03":
            raise KeyboardInterrupt
        return {"\r": "\n", "\x1a": END}.get(key, key)
