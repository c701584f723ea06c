"""Names of people and places, spotted by their capitals and by small lists: English only.

No parser and no model of language: a word is looked at with its neighbours, which is enough to ask a person
about it. It asks too often rather than too seldom. What it cannot see stands in `docs/gate.md`. Pure.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from mir_assess.model.common_names import (
    FIRST_NAMES,
    LAST_NAMES,
    MODALS,
    NAME_WORDS,
    PEOPLES,
    PLACES,
    TITLES,
    TITLES_WITH_A_CAPITAL,
)
from mir_assess.model.ordinary_words import (
    BEFORE_A_MONTH,
    BUILDINGS,
    DOINGS,
    ENGLISH,
    GENERIC,
    MONTHS_THAT_ARE_NAMES,
    NEVER_ALWAYS,
    ORDINARY,
    PERSON_VERBS,
    SMALL,
    WITH_CAPITALS,
)
from mir_assess.model.value import value

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BETWEEN_SENTENCES = re.compile(r"[.!?…:;\n“\"‘(\[•–—-]")
_EVERYDAY = ORDINARY | ENGLISH | SMALL
_NAMED = frozenset({"called", "named"})
_AT = frozenset({"in", "at", "near", "around", "outside", "opposite", "behind"})
_LITTLE_STREETS = frozenset(
    {"road", "street", "lane", "avenue", "crescent", "terrace", "grove", "ward", "lodge", "hospice"}
)
_TO_A_PLACE = _AT | {"from", "to"}


@value
class _Word:
    """A word where it stands: `folded` is in small letters and without a possessive; it `starts` a sentence,
    or it `follows` the word before with nothing but a space between.
    """

    text: str
    folded: str
    begin: int
    end: int
    starts: bool
    follows: bool

    @property
    def has_capital(self) -> bool:
        """Whether it begins with a capital and is not all capitals."""
        return self.text[0].isupper() and not self.text.isupper()

    @property
    def is_i(self) -> bool:
        """Whether it is “I”, alone or in “I’ve”."""
        return self.folded == "i" or self.folded.startswith("i'")


@value
class _Text:
    """All words of a text. `known` are words that name nobody here, as everyday words do; `small` are those
    that stand in the text in small letters. `shouted` is true where capitals say nothing.
    """

    words: tuple[_Word, ...]
    known: AbstractSet[str]
    small: AbstractSet[str]
    shouted: bool

    def word(self, place: int) -> _Word | None:
        """Return the word there, if nothing but a space stands between it and the one before."""
        return self.words[place] if place < len(self.words) and self.words[place].follows else None

    def run(self, place: int) -> int:
        """Return how many words with capitals stand together from here on, everyday ones left out at the
        end.
        """
        size = 1
        while (word := self.word(place + size)) is not None:
            if word.is_i or not word.text[0].isupper():
                break
            if self.is_everyday(word) and word.folded not in BUILDINGS:
                break
            size += 1
        return size

    def is_everyday(self, word: _Word) -> bool:
        """Whether a word with a capital is no name all the same."""
        if word.folded in WITH_CAPITALS:
            return True
        if word.folded in NAME_WORDS or word.folded in FIRST_NAMES or word.folded in LAST_NAMES:
            return False
        # “Plans” is as everyday as “plan”, and “who'll” as “who”.
        forms = (word.folded, word.folded.removesuffix("s"), word.folded.partition("'")[0])
        return any(form in self.small or self.is_plain(form) for form in forms)

    def is_plain(self, word: str) -> bool:
        """Whether a word names nobody, however it is written."""
        return word in _EVERYDAY or word in self.known


def spotted(text: str, known: AbstractSet[str]) -> Iterator[tuple[int, int, str]]:
    """Yield where each name or place begins and ends, and which of the two (or `role`: a people, a faith).

    `known` are words that are nobody's here: of the statements, and of the organisation's own name.
    """
    words = tuple(_words(text))
    shouted = sum(word.text.isupper() for word in words) * 2 > len(words)
    read = _Text(words, known, {word.text for word in words if word.text.islower()}, shouted)
    place = 0
    while place < len(words):
        size, kind = _found(read, place)
        if kind:
            yield words[place].begin, words[place + size - 1].end, kind
        place += max(1, size)


def _words(text: str) -> Iterator[_Word]:
    end, last = 0, ""
    for match in _WORD.finditer(text):
        gap = text[end : match.start()]
        is_short = last.casefold() in TITLES | {"st"} or (len(last) == 1 and last.isupper())
        follows = bool(gap) and (not gap.strip(" ") or (is_short and gap == ". "))
        starts = not follows and (end == 0 or _BETWEEN_SENTENCES.search(gap) is not None)
        end, last = match.end(), match.group()
        folded = last.casefold().replace("’", "'")
        folded = folded.removesuffix("'s").removesuffix("'")
        yield _Word(last, folded, match.start(), end, starts, follows)


def _found(read: _Text, place: int) -> tuple[int, str]:
    """Return how many words from here on belong together, and what they are; no kind for nothing."""
    word, following = read.words[place], read.word(place + 1)
    before = None if word.starts else read.words[place - 1]
    if following is not None and _is_titled(read, word, following):
        is_saint = word.folded in ("st", "saint")
        return _saint(read, place) if is_saint else (1 + read.run(place + 1), "name")
    if before is not None and _is_given(read, place, before) and not read.is_plain(word.folded):
        return read.run(place), "name"
    if word.folded in FIRST_NAMES or word.folded in LAST_NAMES:
        return _phrase(read, place, "name")
    if word.folded in PLACES and (
        word.text[0].isupper() or (before is not None and before.folded in _TO_A_PLACE)
    ):
        return _phrase(read, place, "place")
    if word.folded in PEOPLES - NAME_WORDS and word.text[0].isupper():
        return 1, "role"
    if following is not None and following.text in _LITTLE_STREETS and word.text.islower():
        return (1, "") if read.is_plain(word.folded) or word.folded in GENERIC else (2, "place")
    if read.shouted or not word.has_capital or word.is_i:
        return 1, ""
    return _at_the_start(read, place) if before is None else _within(read, place, before)


def _is_titled(read: _Text, title: _Word, word: _Word) -> bool:
    if title.folded in TITLES:
        return word.text[0].isupper() or not read.is_plain(word.folded)
    if title.folded not in TITLES_WITH_A_CAPITAL or not word.has_capital or read.is_everyday(word):
        return False
    return title.text[0].isupper() or title.folded not in ("st", "saint", "miss")


def _is_given(read: _Text, place: int, before: _Word) -> bool:
    """Whether the words before say that a name follows: “called”, “my name is”."""
    name_is = place > 1 and before.folded == "is" and read.words[place - 2].folded == "name"
    return before.folded in _NAMED or name_is or before.text.casefold() in ("name's", "name’s")


def _at_the_start(read: _Text, place: int) -> tuple[int, str]:
    """A capital says nothing here; what follows may: a possessive, another capital, or what people do."""
    word, size = read.words[place], read.run(place)
    following = read.word(place + size)
    last = following.folded if following is not None else ""
    owns = word.text.endswith(("'s", "’s")) and read.word(place + 1) is not None
    if size > 1 and read.words[place + size - 1].folded in BUILDINGS:
        return _phrase(read, place, "name")
    if word.folded in NAME_WORDS:
        acts = DOINGS if word.folded in MODALS else DOINGS | NEVER_ALWAYS
        is_one = last in acts or owns or (size > 1 and word.folded not in MODALS)
        return (size, "name") if is_one else (1, "")
    if read.is_everyday(word):
        return 1, ""
    is_one = size > 1 or owns or last in PERSON_VERBS | NEVER_ALWAYS
    return _phrase(read, place, "name") if is_one else (1, "")


def _within(read: _Text, place: int, before: _Word) -> tuple[int, str]:
    """A capital within a sentence is a name, unless the word is an everyday one."""
    word, size = read.words[place], read.run(place)
    if word.folded in MONTHS_THAT_ARE_NAMES and before.folded in BEFORE_A_MONTH:
        return 1, ""
    if size > 1 and read.words[place + size - 1].folded in BUILDINGS:
        return _phrase(read, place, "name")
    if read.is_everyday(word):
        return 1, ""
    return _phrase(read, place, "place" if before.folded in _AT else "name")


def _phrase(read: _Text, place: int, kind: str) -> tuple[int, str]:
    """Return the run from here, and `place` where it ends as streets and buildings do."""
    size = read.run(place)
    if size > 1 and read.words[place + size - 1].folded in BUILDINGS:
        names = any(word.folded not in GENERIC for word in read.words[place : place + size - 1])
        return size, "place" if names else ""
    following = read.word(place + size)
    if following is not None and following.text in _LITTLE_STREETS:
        return size + 1, "place"
    return size, kind


def _saint(read: _Text, place: int) -> tuple[int, str]:
    """Return a saint’s name with the church, or whatever is named so, after it."""
    size = 1 + read.run(place + 1)
    following = read.word(place + size)
    return size + (following is not None and following.text in BUILDINGS), "place"
