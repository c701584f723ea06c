"""One group's answers to a statement as an easier page tells them: a few sentences, and a few choices with
faces, words and people.

The choices are the bands of the scale (No, Sometimes, Yes) or, where it has none, its levels. They are sums
of what the view shows, so they tell no more than the figures beside them. This module asks the gate nothing.
"""

from collections.abc import Mapping, Sequence

from mir_assess.analysis.disclosed import AgreedOnly, Coarse, Suppressed
from mir_assess.analysis.distributions import Distribution
from mir_assess.model.bank import Scale
from mir_assess.model.value import value
from mir_assess.report import easy_words as words
from mir_assess.report.naming import lower_first
from mir_assess.report.sayings import dissent_words, held_back
from mir_assess.report.steps import Ladder, below, kept, ladder, reads_plainly
from mir_assess.report.tongue import capital, either, marked_n, quoted, say, say_n, speaks_english
from mir_assess.report.view import Answers, StatementView

SAID = marked_n("{people} of {number} person said {answer}.", "{people} of {number} people said {answer}.")
IN_DIFFERENT_WAYS = marked_n(
    "{number} person answered in different ways.", "{number} people answered in different ways."
)
# Answers that are no level: never counted as a low one.
DID_NOT_KNOW = marked_n("{number} person did not know.", "{number} people did not know.")
NOT_ABOUT_THEM = marked_n(
    "{number} person said that it is not about them.", "{number} people said that it is not about them."
)
NO_ANSWER = marked_n("{number} person did not answer.", "{number} people did not answer.")
NO_LEVEL = marked_n(
    "{number} person did not know or did not answer.", "{number} people did not know or did not answer."
)


@value
class Choice:
    """One answer that could be given: as it stands alone, as it follows “said”, its faces, and how many
    people gave it.
    """

    label: str
    said: str
    faces: tuple[str, ...]
    people: int

    @property
    def line(self) -> str:
        """The answer and its people, in words."""
        return say("{answer}: {number}", answer=self.label, number=self.people)


@value
class EasyAnswers:
    """What one group said. `choices` is empty where numbers do not show; `base` is how many people they stand
    for; `faces` go before the sentences, where a group spoke as one.
    """

    label: str
    sentences: tuple[str, ...]
    choices: tuple[Choice, ...] = ()
    base: int = 0
    faces: tuple[str, ...] = ()


@value
class _Part:
    """A part of a scale: what it is called, its face, and its levels."""

    label: str
    face: str
    levels: tuple[str, ...]


def _parts(scale: Scale) -> tuple[_Part, ...]:
    if tuple(key for band in scale.bands for key in band.levels) == scale.keys:
        return tuple(_Part(band.label, band.picture, band.levels) for band in scale.bands)
    return tuple(_Part(level.label, "", (level.key,)) for level in scale.levels)


def easy_answers(found: Answers, statement: StatementView, scale: Scale, min_cell: int) -> EasyAnswers:
    """Return what one group said of a statement; `scale` is the one that the statement is rated on."""
    steps = ladder(scale, statement.good_from)
    label, figures = found.group.label, found.figures
    if figures.agreed is not None:
        return _agreed(label, figures.agreed, scale, min_cell)
    if isinstance(figures.keeps_promise, Coarse):
        answer = _sides(scale, steps)[1].said
        return EasyAnswers(label, (say(words.ROUGHLY[figures.keeps_promise.token], answer=answer),))
    choices = _choices(figures, scale, steps)
    base = sum(choice.people for choice in choices)
    if not base:
        return EasyAnswers(label, (say(words.HIDDEN if held_back(figures.levels) else words.NOBODY),))
    promised = _promised(figures, scale, steps, base)
    sentences = (_most(choices, base), *promised, *_no_level(figures))
    return EasyAnswers(label, sentences, choices, base)


def only_enough(statement: StatementView, scale: Scale) -> str:
    """Return which answers alone keep a statement's promise, where not all of a band do, as “yes” may fall
    short of it; else nothing.
    """
    steps = ladder(scale, statement.good_from)
    if not _splits_a_band(scale, steps):
        return ""
    labels = steps.labels[steps.keeps_from :]
    return say(words.ONLY_THIS, answer=kept(steps) if len(labels) > 2 else either(list(map(quoted, labels))))


def faces_of(scale: Scale, level: str) -> tuple[str, ...]:
    """Return the face that stands for a level, if its band has one."""
    return tuple(part.face for part in _parts(scale) if level in part.levels and part.face)


def shown_faces(scale: Scale) -> tuple[tuple[str, str], ...]:
    """Return the faces of a scale, each with its word; none where it has no faces."""
    return tuple((part.face, part.label) for part in _parts(scale) if part.face)


# Choices


def _choices(figures: Distribution, scale: Scale, steps: Ladder) -> tuple[Choice, ...]:
    if figures.bands is not None:
        numbers = (figures.bands.not_yet, figures.bands.keeps_promise)
        sides = zip(_sides(scale, steps), numbers, strict=True)
        return tuple(Choice(side.label, side.said, side.faces, number) for side, number in sides)
    if not isinstance(figures.levels, Mapping):
        return ()
    return tuple(
        Choice(side.label, side.said, side.faces, sum(figures.levels[key] for key in part.levels))
        for part in _parts(scale)
        for side in (_side((part,)),)
    )


@value
class _Side:
    """One or more parts of a scale as one answer: as it stands alone, and as it follows “said”."""

    label: str
    said: str
    faces: tuple[str, ...]


def _sides(scale: Scale, steps: Ladder) -> tuple[_Side, _Side]:
    """Return what does not keep the promise yet, and what does: by its bands, or in the words for its levels
    where the promise begins within a band.
    """
    if _splits_a_band(scale, steps):
        less, enough = below(steps), kept(steps)
        return _Side(capital(less), less, ()), _Side(capital(enough), enough, ())
    good = frozenset(steps.keys[steps.keeps_from :])
    rest, keeping = (
        tuple(part for part in _parts(scale) if (part.levels[0] in good) is keeps) for keeps in (False, True)
    )
    return _side(rest), _side(keeping)


def _side(parts: Sequence[_Part]) -> _Side:
    labels = [part.label for part in parts]
    later = [lower_first(label) if speaks_english() else label for label in labels[1:]]
    faces = tuple(part.face for part in parts if part.face)
    return _Side(either([*labels[:1], *later]), _said(labels), faces)


def _said(labels: Sequence[str]) -> str:
    """Return answers as they follow “said”: plain where English can say them so, else in quotation marks."""
    if speaks_english() and all(label.isalpha() or reads_plainly(label) for label in labels):
        return either([lower_first(label) for label in labels])
    return either([quoted(label) for label in labels])


def _splits_a_band(scale: Scale, steps: Ladder) -> bool:
    good = frozenset(steps.keys[steps.keeps_from :]) if steps.makes_a_promise else frozenset()
    return any(0 < len(good & frozenset(part.levels)) < len(part.levels) for part in _parts(scale))


# Sentences


def _most(choices: Sequence[Choice], base: int) -> str:
    """What more than half of them said, with its number; or that they did not say the same."""
    for choice in choices:
        if 2 * choice.people > base:
            return say_n(*SAID, base, people=choice.people, answer=choice.said)
    return say_n(*IN_DIFFERENT_WAYS, base)


def _promised(figures: Distribution, scale: Scale, steps: Ladder, base: int) -> tuple[str, ...]:
    """How many gave the one answer that is enough, where the choices do not tell."""
    if not _splits_a_band(scale, steps) or not isinstance(figures.levels, Mapping):
        return ()
    number = sum(figures.levels[key] for key in steps.keys[steps.keeps_from :])
    return (say_n(*SAID, base, people=number, answer=kept(steps)),)


def _no_level(figures: Distribution) -> tuple[str, ...]:
    """Who gave no level: each kind apart where that may be told, else all of them together."""
    kinds = [
        (figures.dont_know, DID_NOT_KNOW),
        (figures.not_applicable, NOT_ABOUT_THEM),
        (figures.skipped, NO_ANSWER),
    ]
    if any(isinstance(number, Suppressed) for number, _ in kinds):
        kinds = [(figures.unlevelled, NO_LEVEL)]
    return tuple(say_n(*told, number) for number, told in kinds if isinstance(number, int) and number)


def _agreed(label: str, agreed: AgreedOnly, scale: Scale, min_cell: int) -> EasyAnswers:
    if agreed.level is None:
        return EasyAnswers(label, tuple(map(say, words.DIFFERED)))
    steps = ladder(scale, None)
    first, then = words.AGREED
    told = (
        say(first),
        say(then, answer=quoted(steps.label(agreed.level))),
        say("They said that it may be shown.") if agreed.said_so else "",
        dissent_words(agreed.dissent, min_cell),
    )
    return EasyAnswers(label, tuple(filter(None, told)), faces=faces_of(scale, agreed.level))
