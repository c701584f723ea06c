"""Texts as people meant them: tidied for keeping, folded for comparing, cut into words for weighing.

Copies of one statement differ in apostrophes, dashes, hyphens, spaces and bullets. Keeping takes out only
what nobody meant; comparing looks past all of it. Knows English endings, and nothing of banks or files.
"""

import re
import unicodedata
from functools import lru_cache

_SPACES = re.compile(r"\s+")
_NEVER_MEANT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff"
    "\ufdd0-\ufdef\ufeff\ufff9-\uffff]"
)
_LIGATURES = {
    ord(sign): letters
    for sign, letters in {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
    }.items()
}
BULLET = re.compile(
    r"\s*(?:[•●○◦▪▫■□◆◇►▸‣⁃∙·✓✔➢\uf000-\uf0ff]\s*|[*+–—-]\s+|\(?(?:\d{1,2}|[a-hA-H])[.)]\s+|\d{1,2}\.\d{1,2}\.?\s+)"
)
"""What a list puts before an item: a sign, or a number or letter with its stop."""

_QUOTED = re.compile("""^(?:“([^“”]*)”|"([^"]*)"|‘([^‘’]*(?:’\\w[^‘’]*)*)’)$""")
_APOSTROPHES = re.compile("['’‘ʼ`´′]")
_DASHES = re.compile("[‐‑‒–—―−]")
_JOINING_HYPHEN = re.compile(r"\b(co|re|pre|non|un|well|self|on|e)-(?=[a-z])")
_NO_WORD = re.compile(r"[^a-z0-9]+")

_LITTLE_WORDS = """
a about after all also am an and any are as at be been before being but by can could do does done each
every everyone for from get gets getting give given gives go goes had has have having he her him his how i
if in into is it its just know like make makes making many may me might more most much must my need needs
no not of often on one only or other others our out over own people person really same see she should so
some something such than that the their them then there these they thing things this those through to too
under until up us use used using very want wants was way ways we were what whatever when where whether
which while who whom whose why will with without would you your
"""
_LITTLE = frozenset(_LITTLE_WORDS.split())
_ENDINGS = (
    "isations isation ations ation ments ment nesses ness ingly ings ing ions ion edly ers er es ed ly s e"
)
_LETTERS_LEFT = 3


def tidy(text: str) -> str:
    """Return a text as one line: no bullet, no stray space, nothing hidden, no quotes around the whole. Its
    own apostrophes and dashes stay.

    >>> tidy("  •  I choose  who’s there ")
    'I choose who’s there'
    """
    text = without_hidden(text)
    marked = BULLET.match(text)
    if marked and text[marked.end() :].strip():
        text = text[marked.end() :]
    text = _SPACES.sub(" ", text).strip()
    quoted = _QUOTED.match(text)
    return next(part for part in quoted.groups() if part is not None).strip() if quoted else text


def without_hidden(text: str) -> str:
    """Return a text without characters that show as nothing, and with ligatures as letters."""
    return _NEVER_MEANT.sub("", unicodedata.normalize("NFC", text.translate(_LIGATURES)))


@lru_cache(maxsize=2_000)
def folded(text: str) -> str:
    """Return a text as it compares: small letters and single spaces, without apostrophes, dashes or stops.

    >>> folded("Co-ordinated – it’s  MINE.") == folded("coordinated, its mine")
    True
    """
    text = _DASHES.sub("-", _APOSTROPHES.sub("", tidy(text).casefold()))
    text = (
        unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode() if not text.isascii() else text
    )
    return _NO_WORD.sub(" ", _JOINING_HYPHEN.sub(r"\1", text)).strip()


def stems(text: str) -> list[str]:
    """Return the telling words of a text in order, each cut to its stem; little words are left out."""
    return [stem(word) for word in folded(text).split() if word not in _LITTLE]


def stem(word: str) -> str:
    """Return a word without its usual English endings; short words stay.

    >>> stem("planned"), stem("planning"), stem("plans")
    ('plan', 'plan', 'plan')
    """
    if word.endswith(("ies", "ied")) and len(word) > _LETTERS_LEFT + 2:
        word = f"{word[:-3]}y"
    for ending in _ENDINGS.split():
        if word.endswith(ending) and len(word) - len(ending) >= _LETTERS_LEFT:
            word = word.removesuffix(ending)
            break
    if len(word) > _LETTERS_LEFT and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word
