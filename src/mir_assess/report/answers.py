"""An answer as a sentence names it: one level, all that keep the promise, or all that do not yet.

Its words are for people; `levels` are for comparing, so that nobody ever compares words. English puts a level
such as “Mostly true” into the sentence (“said this is mostly true for them”); every other language quotes it.
"""

from collections.abc import Iterable
from typing import Literal

from mir_assess.model.value import value
from mir_assess.report.naming import Named
from mir_assess.report.steps import Ladder, below, below_named, inline, kept, reads_plainly


@value
class Answer:
    """The words for one or more levels, and their positions. `form` tells how English puts the words into a
    sentence: as a `level` that something is, as a `doing` that something was, or `bare`.
    """

    words: str
    levels: frozenset[int]
    form: Literal["level", "doing", "bare"]


def of_level(steps: Ladder, position: int) -> Answer:
    """Return one level as an answer."""
    label = steps.labels[position]
    return _answer(inline(label), (position,), (label,))


def of_kept(steps: Ladder) -> Answer:
    """Return every level that keeps the promise as one answer."""
    labels = steps.labels[steps.keeps_from :]
    named = labels if len(labels) <= 2 else labels[:1]
    return _answer(kept(steps), range(steps.keeps_from or 0, len(steps.labels)), named)


def of_rest(steps: Ladder) -> Answer:
    """Return every level under the promise as one answer."""
    return _answer(below(steps), range(steps.keeps_from or 0), below_named(steps))


def of_rung(steps: Ladder, position: int) -> Answer:
    """Return a level of a scale that makes no promise as an answer."""
    words = steps.spoken(steps.keys[position])
    return Answer(words, frozenset((position,)), "doing" if steps.are_doings else "bare")


def _answer(words: str, positions: Iterable[int], named: Iterable[str]) -> Answer:
    return Answer(words, frozenset(positions), "level" if all(map(reads_plainly, named)) else "bare")


def chosen(answer: Answer, who: Named) -> str:
    """Return an answer as it follows “said” or “thought”: “this is mostly true for them” of one's own life,
    “it was mostly true” of others'; “this was consultation” of a doing. What is bare stands alone.
    """
    if answer.form == "bare":
        return answer.words
    if not who.speaks_of_one_life:
        return f"it was {answer.words}"
    return f"this was {answer.words}" if answer.form == "doing" else f"this is {answer.words} for them"
