"""How much of a sheet of paper a text takes, so that a page can be made to fit one side.

An estimate that is never too small: of a wide typeface, as the widest that browsers come with. It knows
letters, lines and lists; it knows no council and no figure.
"""

import re
import unicodedata
from functools import cache, lru_cache

_WIDTHS = {
    0.28: "ijl'",
    0.32: "IJ,. ‘’·",
    0.34: "/:;\\|",
    0.37: "f-",
    0.4: "t()[]!",
    0.42: "r",
    0.53: '"*_`–“”szśż?',
    0.58: "cLkFŁ",
    0.6: "vxyŷ",
    0.62: "PaeoTYéą",
    0.64: "0123456789bdghnpquES${}Ś",
    0.7: "KABVXZCR",
    0.76: "UNH",
    0.8: "DGOQ&",
    0.84: "w#+<=>^~ŵ",
    0.87: "M",
    1.0: "%mW@—…",
}
_KNOWN = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
"""How wide a letter is at most, in ems: those of DejaVu Sans, wider than what most pages are set in."""

_BREAKS = re.compile("[ \t\r\n\f]+")
"""Spaces at which a browser may break a line: no other space is one."""

_JOINERS = "\u200d\ufe0e\ufe0f"
_BEGINS, _ENDS = "\u2066\u2067\u2068", "\u2069"
BOLD = 1.12
"""How much wider a bold letter is."""


TRIES = 4096
"""Texts kept at hand: a page that is made to fit measures the same ones again and again."""


@lru_cache(TRIES)
def cut(text: str, longest: int) -> str:
    """Return a text in one line, and with an ellipsis in place of what is more than so many characters.

    Words are kept whole where they are short enough, letters with all their marks always.

    >>> cut("Ring everyone back within two days", 22)
    'Ring everyone back…'
    >>> cut("Ring  back", 22)
    'Ring back'
    """
    whole = " ".join(text.split())
    if len(whole) <= longest:
        return whole
    end = longest
    while end > 1 and (_hangs_on(whole[end]) or whole[end - 1] in _JOINERS):
        end -= 1
    space = whole.rfind(" ", longest // 2, end + 1)
    kept = whole[: space if space > 0 else end].rstrip()
    still_open = sum(kept.count(mark) for mark in _BEGINS) - kept.count(_ENDS)
    return f"{kept}…{_ENDS * max(still_open, 0)}"


def _hangs_on(character: str) -> bool:
    """Whether a character belongs to the letter before it."""
    return character in _JOINERS or unicodedata.category(character) in ("Mn", "Me", "Mc", "Sk")


def is_cut(shown: str, text: str) -> bool:
    """Return whether less than the whole of a text is shown.

    >>> is_cut(cut("one two", 3), "one two"), is_cut("one two", "one  two")
    (True, False)
    """
    return shown != " ".join(text.split())


@lru_cache(TRIES)
def lines(text: str, width: float, *, letters: float = 1.0) -> int:
    """Return how many lines a text takes at most.

    Args:
        text: any text; none takes no line.
        width: of a line, in ems.
        letters: how large its letters are beside those of the page.

    >>> lines("a short line", 20.0), lines("", 20.0), lines("long " * 40, 20.0)
    (1, 0, 5)
    """
    full, used = 0, 0.0
    for word in filter(None, _BREAKS.split(text)):
        wide = letters * sum(map(_width, word))
        if used and used + _width(" ") * letters + wide > width:
            full, used = full + 1, 0.0
        used += wide + (_width(" ") * letters if used else 0.0)
        # What is longer than a line breaks anywhere, and wastes no more than a letter a line.
        while used > width:
            full, used = full + 1, used - (width - 1.2 * letters)
    return full + (used > 0)


@cache
def _width(character: str) -> float:
    """How wide a letter is at most, in ems."""
    if character in _KNOWN:
        return _KNOWN[character]
    if unicodedata.combining(character) or character in _JOINERS + _BEGINS + _ENDS:
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.05
    return 0.88 if character.isupper() else 0.72
