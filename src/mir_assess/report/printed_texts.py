"""Texts as a program that sets type wants them: in one line, short enough for their place, and with what is
known of their language and direction.
"""

import re
import unicodedata

from mir_assess.speech import RIGHT_TO_LEFT

Words = str | dict[str, str]
"""A text: alone, in the page's language; else with its `lang`, its `dir`, or both."""

LETTERS_IN_A_HEAD = 120
"""What is longer stands cut where it heads a row or column, and at the foot of a sheet; whole in the text."""

FROM_THE_RIGHT = re.compile(f"[{RIGHT_TO_LEFT}]")
"""Letters of the scripts that are written from right to left."""

LAST_LATIN = "\u024f"
"""The last letter of the Latin alphabets that every typeface at hand is expected to have."""

_SPACE = re.compile(r"[ \t\n]+")
_SPACE_IN_LINE = re.compile(r"[ \t]+")
_CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_]|$)")


def plain(text: Words) -> str:
    """Return a text without what is told of its language."""
    return text if isinstance(text, str) else text["text"]


def one_line(text: str) -> str:
    r"""Return a text without line ends, as a browser would show it.

    >>> one_line("two\n  lines")
    'two lines'
    """
    return _SPACE.sub(" ", text).strip(" ")


def in_lines(text: str) -> str:
    r"""Return a text with its line ends, and single spaces within its lines.

    >>> in_lines("two  words\n\n")
    'two words'
    """
    return _SPACE_IN_LINE.sub(" ", text).strip(" \n")


def cut(text: str) -> str:
    """Return a text that is short enough for the head of a row or column.

    >>> cut("short"), len(cut("long " * 2000))
    ('short', 120)
    """
    return text if len(text) <= LETTERS_IN_A_HEAD else f"{text[: LETTERS_IN_A_HEAD - 1]}…"


def language_of(code: str) -> str:
    """Return what a code says of the language alone: two or three letters, or nothing.

    >>> language_of("pa-Arab"), language_of("en_GB"), language_of("x")
    ('pa', 'en', '')
    """
    found = _CODE.match(code)
    return found[1].lower() if found else ""


def first_way(text: str) -> str:
    """Return which way the first letter that has a way of its own is written; nothing where none has.

    >>> first_way("12 abc"), first_way("«שלום» abc"), first_way("12")
    ('ltr', 'rtl', '')
    """
    ways = {"L": "ltr", "R": "rtl", "AL": "rtl"}
    return next((ways[kind] for kind in map(unicodedata.bidirectional, text) if kind in ways), "")
