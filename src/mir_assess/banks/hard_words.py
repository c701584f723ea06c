"""Words that stop a reader: the sector's own, and long ones.

A hard word is no fault where the explanation says what it means. This module knows English words and nothing
of banks.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from mir_assess.banks.word_lists import ACRONYMS, EVERYDAY, JARGON, PHRASES

LONG = 4
"""Syllables from which a word is hard, unless everybody uses it every day."""

LONGEST = 40
"""Letters up to which anything is taken for a word."""

WORD = re.compile(r"[^\W\d_]++(?:[-’'][^\W\d_]++)*+")
_PHRASE = re.compile(rf"\b(?:{'|'.join(re.escape(phrase) for phrase in PHRASES)})")
_ACRONYM = re.compile(rf"\b(?:{'|'.join(ACRONYMS)})(?=s?\b)")
_SHORTEST_STEM, _LONGEST_STEM = min(map(len, JARGON)), max(map(len, JARGON))
_VOWELS = re.compile("[aeiouy]+")
# Where vowels beside each other are said apart: be-ing, ar-e-a, re-li-able, us-u-al, pre-vi-ous, eas-i-er.
_TWO = re.compile(
    r"[aeiouy]ing|ea$|crea|[^ctsg]ia|[^qg]ua|[^tscgx]io|deo|iet|ier$|iest$|[^ct]ien[ct]|sm$|[^g]uous|[^g]uity"
)
_SILENT = re.compile(r"[^aeiouy]e$|[^aeiouytd]ed$|[^aeiouysxzcgh]es$")
_HEARD = re.compile(r"[^aeiouyl]l(?:e|es|ed)$")


def hard_words(text: str) -> dict[str, str]:
    """Return the hard words of a text as they stand there, each with plainer words where we know some, else
    an empty string.
    """
    lowered = text.lower().replace("’", "'")
    found = {match[0]: PHRASES[match[0]] for match in _PHRASE.finditer(lowered)}
    inside = " ".join(found)
    found |= {match[0]: ACRONYMS[match[0]] for match in _ACRONYM.finditer(text)}
    for word in _words(lowered):
        plainer = None if word in inside else _hard(word)
        if plainer is not None:
            found[word] = plainer
    return found


def is_named(word: str, explanation: str) -> bool:
    """Return whether an explanation names a hard word, in whatever form: `advocate` by “An advocate: …”."""
    lowered = explanation.lower().replace("’", "'")
    if word in ACRONYMS:
        return re.search(rf"\b{word.lower()}s?\b", lowered) is not None
    if word in PHRASES:
        return word.rpartition(" ")[2] in lowered
    stem = _stem(word)
    return any(_joined(other).startswith(stem) for other in _words(lowered))


def syllables(word: str) -> int:
    """Return about how many syllables an English word has; at least 1.

    >>> [syllables(word) for word in ("home", "planned", "people", "area", "conversation", "reliable")]
    [1, 1, 2, 3, 4, 4]
    """
    lowered = word.lower()
    number = len(_VOWELS.findall(lowered)) + len(_TWO.findall(lowered))
    if _SILENT.search(lowered) and not _HEARD.search(lowered):
        number -= 1
    return max(1, number)


def _words(lowered: str) -> Iterator[str]:
    for match in WORD.finditer(lowered):
        if len(match[0]) <= LONGEST:
            yield re.sub(r"'s?$", "", match[0])


@lru_cache(maxsize=5_000)
def _hard(word: str) -> str | None:
    """Return plainer words for a hard word, an empty string where we know none, None for an easy word."""
    stem = _jargon(word)
    if stem:
        return JARGON[stem]
    parts = word.split("-")
    return "" if any(syllables(part) >= LONG and part not in EVERYDAY for part in parts) else None


def _jargon(word: str) -> str:
    """Return what the word begins with, where that stands in the list; else an empty string."""
    joined = _joined(word)
    beginnings = (
        joined[:length] for length in range(min(len(joined), _LONGEST_STEM), _SHORTEST_STEM - 1, -1)
    )
    return next((beginning for beginning in beginnings if beginning in JARGON), "")


def _stem(word: str) -> str:
    joined = _joined(word)
    return _jargon(word) or joined[: max(5, len(joined) - 3)]


def _joined(word: str) -> str:
    return word.replace("-", "")
