"""A statement's levels as a sentence needs them: their labels in order, and which of them keep the promise.

How a label reads in mid-sentence is settled here, once for every page: in English plain where it can, in
every other language in quotation marks, since no rule bends a label there.
"""

import re

from mir_assess.model.bank import Scale
from mir_assess.model.value import value
from mir_assess.report.naming import lower_first
from mir_assess.report.tongue import either, quoted, say, speaks_english

_DOING = re.compile(r"^co-|(ing|ion|ment|ship)$")
"""How English marks a word for a doing. Any other label is safe in quotation marks alone."""

MOST_NAMED = 3
"""So many levels can be taken in by ear, one after the other."""


@value
class Ladder:
    """A statement's levels: labels lowest first, and the position of the first that keeps the promise; None
    where none does.
    """

    keys: tuple[str, ...]
    labels: tuple[str, ...]
    keeps_from: int | None

    @property
    def makes_a_promise(self) -> bool:
        """Whether some level keeps a promise, so that others do not yet."""
        return self.keeps_from is not None

    @property
    def are_doings(self) -> bool:
        """Whether every label is English for a doing in one word, as the rungs of a ladder are: “this was
        consultation”.
        """
        return speaks_english() and all(
            " " not in label and _DOING.search(label.casefold()) for label in self.labels
        )

    def label(self, key: str) -> str:
        """Return the label of a level as it stands on the scale."""
        return self.labels[self.keys.index(key)]

    def spoken(self, key: str) -> str:
        """Return the label of a level as it reads in mid-sentence: plain where it can, else in quotation
        marks.
        """
        label = self.label(key)
        if self.makes_a_promise or not self.are_doings:
            return inline(label)
        return lower_first(label)


def ladder(scale: Scale, good_from: str | None) -> Ladder:
    """Return the ladder of a scale, with the promise that is in force for the statement."""
    labels = tuple(level.label for level in scale.levels)
    return Ladder(scale.keys, labels, scale.keys.index(good_from) if good_from else None)


def inline(label: str) -> str:
    """Return a level's label for mid-sentence: plain where it reads as “this is …”, in quotation marks
    otherwise.

    >>> inline("Mostly true"), inline("Stage 3: Established")
    ('mostly true', '“Stage 3: Established”')
    """
    return lower_first(label) if reads_plainly(label) else quoted(label)


def reads_plainly(label: str) -> bool:
    """Whether a label needs no quotation marks in mid-sentence, which only some in English do not."""
    return speaks_english() and label.casefold().split()[-1:] == ["true"]


def kept(steps: Ladder) -> str:
    """Return the words for every level that keeps the promise: “mostly true or always true”."""
    labels = steps.labels[steps.keeps_from :]
    if len(labels) > 2:
        # For translators: this level, or any above it; the level stands in quotation marks.
        return say("{level} or more", level=inline(labels[0]))
    return either([inline(label) for label in labels])


def below(steps: Ladder) -> str:
    """Return the words for every level under the promise: “never, not often or sometimes true”, “less than
    always true”, or “No” or “Partly”.
    """
    labels = below_named(steps)
    if len(labels) < (steps.keeps_from or 0):
        # For translators: any level under this one; the level stands in quotation marks.
        return say("less than {level}", level=inline(labels[0]))
    if labels and all(map(reads_plainly, labels)):
        # What they share is said once, by the last: “never, not often or sometimes true”.
        shorter = [label.rsplit(maxsplit=1)[0] for label in labels[:-1]]
        return either([lower_first(label) for label in (*shorter, labels[-1])])
    return either([inline(label) for label in labels])


def below_named(steps: Ladder) -> tuple[str, ...]:
    """Return the labels that stand for every level under the promise: all of them, or where they are many the
    one that they are less than.
    """
    first = steps.keeps_from or 0
    return steps.labels[:first] if first <= MOST_NAMED else steps.labels[first : first + 1]
