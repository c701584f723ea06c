"""What in somebody's words could point at them, or at another person, for people to look at before printing.

A word list and a few patterns, not a judge: it flags too much rather than too little, in English, and says so
where it cannot read. People decide, and what they decided is kept with the note. Words are never changed.
Pure.
"""

import re
import unicodedata
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import lru_cache
from string import ascii_uppercase

from mir_assess.model.assessment import Assessment
from mir_assess.model.ordinary_words import ENGLISH, ORDINARY, SMALL
from mir_assess.model.round import Note
from mir_assess.model.spotting import spotted
from mir_assess.model.traces import traces
from mir_assess.model.value import value

KINDS = ("name", "place", "role", "only_one", "contact", "date", "unread")

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ACCENTED = frozenset({"café", "cafés", "naïve", "fiancé", "fiancée", "résumé", "cliché", "déjà"})
_SPACES = re.compile(r"[^\S\n]+")
_UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]")
_NO_SIGN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Me", "Mn"})
"""Kinds of signs that are no letter of the word they stand in: what cannot be seen, marks set through it."""
_LETTERS_IN_BOXES = {
    first + place: ascii_uppercase[place]
    for first in (0x1F150, 0x1F170, 0x1F1E6)
    for place in range(len(ascii_uppercase))
}
"""Signs that are letters to whoever reads them, and that Unicode does not know as such."""
_SPELT = re.compile(r"(?<![\w'’])[^\W\d_](?:[ .,*/_-]{1,2}[^\W\d_]){3,40}(?![\w'’])")
"""A word letter by letter."""
_FEW_WORDS = 4
_ENGLISH_AT_LEAST = 0.34
_LONGEST_SHOWN = 60


@value
class Flag:
    """Something in a note to look at: one of KINDS, and the words that raised it (empty: all of them)."""

    kind: str
    words: str


def flags(text: str, known: AbstractSet[str] = frozenset()) -> tuple[Flag, ...]:
    """Return what in a text could point at somebody, in the order it stands there; each thing once.

    `known` are words, in small letters, that point at nobody here: see `known_words`.

    >>> [flag.kind for flag in flags("Mrs Patel on Ward 6 is the only one who rings back.")]
    ['name', 'place', 'only_one']
    >>> flags("Nobody told me who to ring.")
    ()
    """
    read = _plain_letters(text)
    taken = bytearray(len(read))
    found: list[tuple[int, Flag]] = []
    for begin, end, kind in (*traces(read), *spotted(read, known)):
        if not any(taken[begin:end]):
            taken[begin:end] = b"\1" * (end - begin)
            found.append((begin, Flag(kind, _shown(read[begin:end]))))
    found.sort(key=lambda place: place[0])
    rest = "".join(" " if is_taken else sign for sign, is_taken in zip(read, taken, strict=True))
    once: dict[tuple[str, str], Flag] = {}
    for flag in (*(flag for _, flag in found), *_unread(rest)):
        once.setdefault((flag.kind, flag.words.casefold()), flag)
    return tuple(once.values())


def _plain_letters(text: str) -> str:
    """Return the text in plain letters, without signs that cannot be seen or that only mark a letter, and
    with single spaces, so that nothing hides behind any of these.
    """
    if text.isascii() and text.isprintable():
        return _SPACES.sub(" ", text)
    plain = _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).translate(_LETTERS_IN_BOXES)
    seen = (sign for sign in plain if sign.isspace() or unicodedata.category(sign) not in _NO_SIGN)
    return _SPACES.sub(" ", "".join(seen))


def _shown(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST_SHOWN else f"{words[: _LONGEST_SHOWN - 1]}…"


def _unread(text: str) -> Iterable[Flag]:
    """Say what this check cannot read in the rest of a text: a word letter by letter, another script, letters
    that English has not, another language.
    """
    if spelt := _SPELT.search(text):
        return [Flag("unread", _shown(spelt.group()))]
    words = [word.group().replace("’", "'") for word in _WORD.finditer(text)]
    strange = [word for word in words if not word.isascii() and word.casefold() not in _ACCENTED]
    if strange:
        return [Flag("unread", _shown(" ".join(dict.fromkeys(strange[:5]))))]
    # Names are of no language, and the smallest words are of several.
    telling = [word.casefold() for place, word in enumerate(words) if not place or not word.istitle()]
    telling = [word for word in telling if word not in SMALL]
    english = sum(word.removesuffix("'s") in ORDINARY or word in ENGLISH for word in telling)
    if len(telling) >= _FEW_WORDS and english < _ENGLISH_AT_LEAST * len(telling):
        return [Flag("unread", "")]
    return []


@lru_cache(maxsize=4)
def _words_of(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.group().casefold() for text in texts for word in _WORD.finditer(text))


def known_words(assessment: Assessment) -> frozenset[str]:
    """Return the words that point at nobody in an assessment: those of its statements, its groups and the
    name of its organisation.
    """
    texts = [assessment.organisation, *(group.label for group in assessment.groups)]
    for part in assessment.parts:
        texts += [part.title, *(theme.title for theme in part.themes), *part.prompts]
        for statement in part.statements:
            texts += [statement.text, statement.easy_text, statement.explanation, *statement.prompts]
    return _words_of(tuple(texts))


PRIVATE, WAITING, KEPT_BACK, PRINTED = "private", "waiting", "kept_back", "printed"


def fate_of(note: Note, known: AbstractSet[str]) -> str:
    """Return what becomes of a note: `private` without a yes; `waiting` where it holds something to look at
    and nobody decided; else `kept_back` or `printed`.
    """
    if not note.consent:
        return PRIVATE
    if note.checked:
        return PRINTED if note.checked == "print" else KEPT_BACK
    return WAITING if flags(note.text, known) else PRINTED
