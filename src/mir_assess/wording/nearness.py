"""How near two statements are in topic, from 0 to 1, whatever words they use.

Words that few statements share weigh most. Our side brings all it has: text, easy text, explanation, prompts,
the topic its link names, and, lightly, the statement it is paired with. It knows nothing of order.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from math import log

from mir_assess.model.bank import Edition, EditionStatement
from mir_assess.wording.cleaning import folded, stems
from mir_assess.wording.kin import families
from mir_assess.wording.official import LIST

_KIN = 0.7
"""What a word of the same family counts, beside the word itself."""

_SAME_SENTENCE = 0.75
"""Likeness of spelling from which two texts are one sentence in two copies."""

_CAUTION = 2.0
"""Added to the weight of their words, so that one shared word of a short statement proves little."""

_TEXT, _TOPIC, _EASY, _EXPLANATION, _PROMPTS, _PAIRED = 1.0, 1.0, 0.9, 0.6, 0.4, 0.4
"""How much a word counts by where ours holds it."""


class Nearness:
    """Measures texts against the statements of one edition."""

    def __init__(self, edition: Edition, texts: Sequence[str]) -> None:
        """Weigh words by how rare they are among the edition's statements and the texts to be matched."""
        self._ours = {statement.id: _bag(statement, edition) for statement in edition.statements}
        self._spelt = {statement.id: folded(statement.text) for statement in edition.statements}
        self._known: dict[tuple[str, str], float] = {}
        holders: list[Iterable[str]] = [*self._ours.values(), *(_with_kin(stems(text)) for text in texts)]
        held = Counter(word for words in holders for word in words)
        self._rarity = {word: log(1 + len(holders) / number) for word, number in held.items()}

    def between(self, text: str, statement_id: str) -> float:
        """Return how near a text is to a statement of ours, from 0 (nothing shared) to 1 (the same)."""
        known = self._known.get((text, statement_id))
        if known is None:
            topic = self._topic(dict.fromkeys(stems(text)), self._ours[statement_id])
            known = max(topic, _likeness(folded(text), self._spelt[statement_id]))
            self._known[text, statement_id] = known
        return known

    def _topic(self, theirs: Mapping[str, None], ours: Mapping[str, float]) -> float:
        kin = families()
        whole = sum(self._rarity.get(word, 0.0) for word in theirs)
        shared = 0.0
        for word in theirs:
            family = kin.get(word, "")
            by_word = self._rarity.get(word, 0.0) * ours.get(word, 0.0)
            by_kin = _KIN * self._rarity.get(family, 0.0) * ours.get(family, 0.0)
            shared += max(by_word, by_kin)
        return min(1.0, shared / (whole + _CAUTION))


def _likeness(one: str, other: str) -> float:
    """Return how alike two texts are spelt, where they are one sentence in two copies; else 0."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < _SAME_SENTENCE or matcher.quick_ratio() < _SAME_SENTENCE:
        return 0.0
    likeness = matcher.ratio()
    return likeness if likeness >= _SAME_SENTENCE else 0.0


def _bag(statement: EditionStatement, edition: Edition) -> dict[str, float]:
    """Return the words and families of words that stand for one of ours, with how much each counts."""
    paired = [edition.statement(other) for other in statement.pairs_with]
    bag: dict[str, float] = {}
    for share, texts in (
        (_TEXT, [statement.text]),
        (_TOPIC, _topics(statement, edition)),
        (_EASY, [statement.easy_text]),
        (_EXPLANATION, [statement.explanation]),
        (_PROMPTS, statement.prompts),
        (_PAIRED, [text for other in paired for text in (other.text, *_topics(other, edition))]),
    ):
        for word in _with_kin([word for text in texts for word in stems(text)]):
            bag[word] = max(bag.get(word, 0.0), share)
    return bag


def _topics(statement: EditionStatement, edition: Edition) -> list[str]:
    """Return the titles of what a statement stands for in the list that the bank follows: the items that
    carry a statement's own kind of id, not the areas of a law.
    """
    named = {item.id: item.title for one in edition.frameworks if one.id == LIST for item in one.items}
    return [named[link.id] for link in statement.links.get(LIST, ()) if link.id in named]


def _with_kin(words: Sequence[str]) -> dict[str, None]:
    kin = families()
    return dict.fromkeys([*words, *(kin[word] for word in words if word in kin)])
