"""Names that fit in a command, a file name and a stream: lowercase ASCII words joined by hyphens.

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
