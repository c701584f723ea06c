"""Names that fit in a command, a file name and a stream: lowercase ASCII words joined by hyphens. And which
two spellings name one organisation.

Pure, and small on purpose: how anything is named in files is decided here and nowhere else.
"""

import re
import unicodedata
from hashlib import sha256

_APOSTROPHES = re.compile(r"['’ʼ]")
_WORDS = re.compile(r"[a-z0-9]+")


def slug(text: str) -> str:
    """Return the text as lowercase ASCII words joined by hyphens; never empty.

    A text with no letter or digit that ASCII can hold is named by a short digest of itself, so that two such
    texts are not taken for one.

    >>> slug("Northshire County Council")
    'northshire-county-council'
    >>> slug("King’s Lynn & Môn, 2026")
    'kings-lynn-mon-2026'
    """
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text).casefold())
    words = _WORDS.findall("".join(character for character in plain if not unicodedata.combining(character)))
    return "-".join(words) or f"x-{sha256(text.encode(errors='surrogatepass')).hexdigest()[:8]}"


def spelling_aside(text: str) -> str:
    """Return an organisation's name as two spellings of it are alike: without capitals, accents, points,
    spaces to spare, signs that nobody sees, or a “the” in front.

    Letters of every script count, so that names which differ in them are never taken for one.

    >>> spelling_aside("The Northshire  Council ") == spelling_aside("northshire council")
    True
    >>> spelling_aside("St. Helen's & Wick") == spelling_aside("St Helen’s and Wick")
    True
    """
    seen = "".join(sign for sign in _APOSTROPHES.sub("", text) if unicodedata.category(sign) != "Cf")
    plain = _without_accents(_without_accents(seen.replace("&", " and ")).casefold())
    words = "".join(sign if unicodedata.category(sign)[0] in "LMN" else " " for sign in plain).split()
    while len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words) or text.strip()


def _without_accents(text: str) -> str:
    """Letters without marks over or under them; a sign that is a vowel of its own stays."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
