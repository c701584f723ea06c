"""The signposts of a list of statements: which line names a theme, which says “I statements”, which line is a
statement and in whose voice.

Each question is about one line alone. A theme is known by its name, spelt nearly as the bank spells it, and
not by the line under it, which differs from copy to copy. Knows nothing of files.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from mir_assess.model.bank import Theme
from mir_assess.wording.cleaning import folded, tidy

FEWEST_WORDS, MOST_WORDS = 3, 75
"""Words of a statement. What is longer is a story or an explanation."""

LONGEST = 1_000
"""Letters of a line that can be a statement at all."""

_NEARLY = 0.87
"""Likeness from which a line is a theme's name with a slip in it."""

_LONGEST_NAME = 18  # words in a line that names a theme, its subtitle included
_LONGEST_SIGN = 300  # letters of a line that can be a signpost at all
_SHORTEST_NAME = 3
_SHORTENED = 14  # letters from which the start of a name stands for the whole: Excel cuts a sheet's name
_NUMBERED = re.compile(
    r"^(?:(?:theme|part|section|chapter)\s*)?(?:\d{1,2}|[ivx]{1,4}|[a-f])?\s*[.:)–—-]?\s+", re.IGNORECASE
)
_THEN = re.compile(r"\s*(?:[:|(]|\s[–—-]|[–—])\s*")
_OLDER = frozenset(
    {"risk enablement", "personal budgets and self funding", "personal budgets and selffunding"}
)
"""Themes that, as far as we remember, the edition of 2012 had and the one of today has not."""

_LABEL = re.compile(r"\b(I|we)\W{0,3}[\s-]*statements?\b", re.IGNORECASE)
_ALONE = re.compile(r"\W*(I|we)\W*", re.IGNORECASE)
_SPEAKS = {
    "i": re.compile(r"\bI\b(?!\s*(?:statement|-statement))"),
    "we": re.compile(r"\b[Ww][Ee]\b(?!\s*(?:statement|-statement))"),
}
_OWNS = {
    "i": re.compile(r"\b(?:[Mm]e|[Mm]y|mine|myself)\b"),
    "we": re.compile(r"\b(?:[Oo]ur|us|ours|ourselves)\b"),
}
_BEGINS = re.compile(
    r"(?:I|We|My|Our|When|If|Where|Whatever|Whoever|Before|After|As|In|At|During)\b|.*\.$", re.IGNORECASE
)
_NO_STATEMENT = re.compile(
    r"cookie|newsletter|subscribe|copyright|©|://|www\.|all rights reserved|privacy (?:policy|notice)",
    re.IGNORECASE,
)
_EARLY = 9  # words within which running text must speak in a voice to be a statement


def theme_named(text: str, themes: Sequence[Theme]) -> str:
    """Return the id of the theme that a line names; empty when it names none."""
    if len(text) > _LONGEST_SIGN:
        return ""
    line = tidy(text)
    if len(line) < _SHORTEST_NAME or len(line.split()) > _LONGEST_NAME:
        return ""
    for candidate in dict.fromkeys((line, _NUMBERED.sub("", line))):
        parts = (candidate, _THEN.split(candidate, maxsplit=1)[0])  # more may follow a dash or a colon
        spelt = tuple(dict.fromkeys(folded(part) for part in parts))
        for theme in themes:
            if any(_is_name(part, folded(theme.title)) for part in spelt):
                return theme.id
    return ""


def theme_within(text: str, themes: Sequence[Theme]) -> str:
    """Return the id of the one theme whose name stands somewhere in a title; empty for none or several."""
    line = f" {folded(text)} "
    found = [theme.id for theme in themes if f" {folded(theme.title)} " in line]
    return found[0] if len(found) == 1 else ""


def is_of_older_edition(text: str) -> bool:
    """Return whether a line names a theme that only an older edition has."""
    if len(text) > _LONGEST_SIGN:
        return False
    line = tidy(text)
    return any(folded(part) in _OLDER for part in (line, _NUMBERED.sub("", line)))


def _is_name(spelt: str, name: str) -> bool:
    """Return whether a line is a theme's name, nearly; both folded."""
    if spelt == name or (len(spelt) >= _SHORTENED and name.startswith(spelt) and " " in spelt):
        return True
    if _NEARLY * (len(spelt) + len(name)) > 2 * min(len(spelt), len(name)):
        return False  # no likeness of texts so different in length could be enough
    likeness = _likeness_to(name)
    likeness.set_seq1(spelt)
    return likeness.quick_ratio() >= _NEARLY and likeness.ratio() >= _NEARLY


@lru_cache(maxsize=200)
def _likeness_to(name: str) -> SequenceMatcher[str]:
    """Return what compares with a name, which learns the name once."""
    return SequenceMatcher(None, "", name, autojunk=False)


def voice_named(text: str) -> str:
    """Return the voice that a line or cell announces, such as “I statements”; empty for none."""
    if len(text) > _LONGEST_SIGN:
        return ""
    line = tidy(text)
    found = _LABEL.search(line) if len(line.split()) <= 8 else None
    found = found or _ALONE.fullmatch(line)
    return found[1].lower() if found else ""


def voice_of(text: str, announced: str, kind: str) -> str:
    """Return in which voice a line speaks if it is a statement; empty when it is none.

    Args:
        text: the line, tidied.
        announced: the voice that the heading above it names, or empty.
        kind: as in `blocks.KINDS`, or `cell`.
    """
    if len(text) > LONGEST:
        return ""
    words = text.split()
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS or text.endswith("?"):
        return ""
    if _NO_STATEMENT.search(text) or _LABEL.search(text):
        return ""
    if kind == "heading" and (len(words) <= FEWEST_WORDS or not _BEGINS.match(text)):
        return ""
    heard = text if kind in ("item", "cell") or announced else " ".join(words[:_EARLY])
    return _voice(heard, announced)


def _voice(text: str, announced: str) -> str:
    speaks = {voice: pattern.search(text) for voice, pattern in _SPEAKS.items()}
    heard = [voice for voice, found in speaks.items() if found]
    if len(heard) == 1:
        return heard[0]
    if len(heard) == 2:
        first = min(heard, key=lambda voice: found.start() if (found := speaks[voice]) else 0)
        return announced or first
    owned = [voice for voice, pattern in _OWNS.items() if pattern.search(text)]
    return owned[0] if len(owned) == 1 else announced


def is_subtitle(text: str) -> bool:
    """Return whether the line right under a theme's name goes with the name and is no statement."""
    words = text.split()
    return len(words) <= 11 and not re.search(r"[.!?]$", text) and not re.match(r"(I|We|When|If)\b", text)


def is_long(text: str) -> bool:
    """Return whether a line that speaks in a voice is too long for a statement."""
    words = text[: 2 * LONGEST].split()
    return len(words) > MOST_WORDS and bool(_voice(" ".join(words[:_EARLY]), ""))
