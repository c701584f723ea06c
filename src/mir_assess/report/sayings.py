"""What one group said of one statement, as one sentence and as a line of numbers.

First comes what the room said; what can be told from it is said in `sentences`. All of it is computed from a
disclosed distribution, so a sentence can tell no more than the table beside it. This module knows no other
group and no other year.
"""

from dataclasses import dataclass

from mir_assess.analysis.disclosed import AgreedOnly, Coarse, Suppressed
from mir_assess.analysis.distributions import Distribution, Promise
from mir_assess.model.bank import Scale
from mir_assess.report.naming import Named, counted, listed, lower_first

HIDDEN = "We do not show this group's numbers, to keep people safe. Their answers matter just as much."
NO_ANSWERS = "Nobody in this group rated this statement."
PERCENT_FROM = 20
"""Below so many people a percentage sounds more exact than it is, and none is said."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """A statement's levels as a sentence needs them: labels lowest first, and the position of the first that
    keeps the promise.
    """

    keys: tuple[str, ...]
    labels: tuple[str, ...]
    keeps_from: int | None

    def label(self, key: str) -> str:
        """Return the label of a level as it stands on the scale."""
        return self.labels[self.keys.index(key)]


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
    return lower_first(label) if _is_true_like(label) else f"“{label}”"


def kept(steps: Ladder) -> str:
    """Return the words for every level that keeps the promise: “mostly true or always true”."""
    labels = steps.labels[steps.keeps_from :]
    if len(labels) > 2:
        return f"{inline(labels[0])} or more"
    return listed([inline(label) for label in labels], "or")


def below(steps: Ladder) -> str:
    """Return the words for every level under the promise: “less than mostly true”."""
    first = steps.keeps_from or 0
    return inline(steps.labels[0]) if first == 1 else f"less than {inline(steps.labels[first])}"


def saying(answers: Distribution, who: Named, steps: Ladder) -> str:
    """Return what this group said, in one sentence, or two where most did not know."""
    if answers.agreed is not None:
        return _agreed(answers.agreed, who, steps)
    unknown = f"{who.most} did not know." if _most_did_not_know(answers) else ""
    return " ".join(part for part in (unknown, _rated(answers, who, steps)) if part)


def _rated(answers: Distribution, who: Named, steps: Ladder) -> str:
    if isinstance(answers.keeps_promise, Coarse):
        return _coarse(answers.keeps_promise, who, steps)
    if answers.bands is not None:
        return _by_promise(answers.bands.keeps_promise, answers.bands.not_yet, who, steps)
    if isinstance(answers.levels, Suppressed):
        return _nothing(answers.levels, who)
    counts = tuple((answers.levels or {}).values())
    total = sum(counts)
    if not total:
        return f"There is no rating from {who.text}."
    highest = max(counts)
    label = steps.labels[counts.index(highest)]
    if highest == total:
        return f"{who.every(total)} {_said(who, label)}." if total > 1 else f"One person {_said(who, label)}."
    if 2 * highest > total:
        return f"{who.most} {_said(who, label)}."
    if steps.keeps_from is not None:
        number = sum(counts[steps.keeps_from :])
        return _by_promise(number, total - number, who, steps)
    return _middle(answers, who, steps)


def _nothing(why: Suppressed, who: Named) -> str:
    if why.reason == "no_answers":
        return f"There is no rating from {who.text}."
    return f"We do not show {who.theirs} numbers, to keep people safe. Their answers matter just as much."


def is_hidden(answers: Distribution) -> bool:
    """Return whether nothing of a group's answers shows: neither levels, nor bands, nor a rough statement."""
    return (
        isinstance(answers.levels, Suppressed)
        and answers.bands is None
        and not isinstance(answers.keeps_promise, Coarse)
    )


def _by_promise(keeps: int, not_yet: int, who: Named, steps: Ladder) -> str:
    if keeps == not_yet:
        return f"Half of {who.whole} {_verb(who)} {_this(who, kept(steps))}. The other half did not."
    words = kept(steps) if keeps > not_yet else below(steps)
    start = who.every(keeps + not_yet) if 0 in (keeps, not_yet) else who.most
    return f"{start} {_verb(who)} {_this(who, words)}."


def _coarse(cell: Coarse, who: Named, steps: Ladder) -> str:
    words = f"{_verb(who)} {_this(who, kept(steps))}."
    match cell.token:
        case "fewer_than_half":
            return f"Fewer than half of {who.whole} {words}"
        case "half_or_more":
            return f"Half or more of {who.whole} {words}"
        case "fewer_than_min_cell":
            return f"{who.nearly('Very few')} {words}"
        case "all_but_fewer_than_min_cell":
            return f"{who.nearly('Nearly all')} {words}"


def _middle(answers: Distribution, who: Named, steps: Ladder) -> str:
    """For a scale that makes no promise: where the middle answer lies."""
    if answers.split:
        return f"{who.first} were split: there is no middle answer."
    median = answers.median if isinstance(answers.median, tuple) else ()
    labels = [f"“{steps.label(key)}”" for key in median]
    place = f"was {labels[0]}" if len(labels) == 1 else f"lay between {listed(labels)}"
    return f"The middle answer of {who.text} {place}."


def _agreed(agreed: AgreedOnly, who: Named, steps: Ladder) -> str:
    if agreed.level is None:
        return f"{who.first} met more than once and agreed on different levels."
    return f"{who.first} agreed on {inline(steps.label(agreed.level))} together."


def _most_did_not_know(answers: Distribution) -> bool:
    numbers = (answers.dont_know, answers.not_applicable, answers.base)
    if any(isinstance(number, Suppressed) for number in numbers):
        return False
    unknown, *others = (number for number in numbers if isinstance(number, int))
    return unknown > sum(others)


def _is_true_like(label: str) -> bool:
    return label.casefold().split()[-1:] == ["true"]


def _verb(who: Named) -> str:
    return "said" if who.speaks_of_own_life else "thought"


def _said(who: Named, label: str) -> str:
    return f"{_verb(who)} {_this(who, inline(label))}"


def _this(who: Named, words: str) -> str:
    """“this is mostly true for them” of one's own life, “it mostly true” of others'; a quoted label stands
    alone.
    """
    if "“" in words:
        return words
    return f"this is {words} for them" if who.speaks_of_own_life else f"it was {words}"


def line(answers: Distribution, steps: Ladder, min_cell: int) -> str:
    """Return the numbers of a group as one line for beside its picture: “4 of 12 people said mostly true or
    always true”.
    """
    match answers.keeps_promise:
        case Promise() as promise if isinstance(answers.base, int):
            return f"{share_of(promise.people, answers.base)} said {kept(steps)}."
        case Coarse() as cell:
            return f"{rough(cell, min_cell)} said {kept(steps)}."
        case _:
            pass
    if answers.agreed is not None:
        return agreed_line(answers.agreed, steps, min_cell)
    if isinstance(answers.levels, Suppressed):
        return NO_ANSWERS if answers.levels.reason == "no_answers" else HIDDEN
    return (
        f"{counted(answers.base, 'person', 'people')} rated this."
        if isinstance(answers.base, int)
        else HIDDEN
    )


def agreed_line(agreed: AgreedOnly, steps: Ladder, min_cell: int) -> str:
    """Return what a group agreed on together, with people and dissent as far as they show."""
    if agreed.level is None:
        return "Met more than once, and agreed on different levels."
    words = f"Agreed together: {inline(steps.label(agreed.level))}."
    if isinstance(agreed.people, int):
        words += f" {counted(agreed.people, 'person', 'people')} present."
    return f"{words} {dissent_words(agreed.dissent, min_cell)}".rstrip()


def dissent_words(dissent: int | Coarse | Suppressed, min_cell: int) -> str:
    """Return how many did not agree; nothing where that may not be told."""
    if isinstance(dissent, Suppressed):
        return ""
    if isinstance(dissent, Coarse):
        return f"{rough(dissent, min_cell)} did not agree."
    return "Nobody disagreed." if dissent == 0 else f"{counted(dissent, 'person', 'people')} did not agree."


def rough(cell: Coarse, min_cell: int) -> str:
    """Return a coarse statement in words: “Fewer than half”, “Fewer than 3 people”."""
    return {
        "fewer_than_half": "Fewer than half",
        "half_or_more": "Half or more",
        "fewer_than_min_cell": f"Fewer than {min_cell} people",
        "all_but_fewer_than_min_cell": f"All but fewer than {min_cell} people",
    }[cell.token]


def share_of(people: int, base: int) -> str:
    """Return “4 of 12 people”, with a percentage only where there are enough people for one to mean
    something.

    >>> share_of(4, 12), share_of(1, 1), share_of(30, 40)
    ('4 of 12 people', '1 of 1 person', '30 of 40 people (75%)')
    """
    words = f"{people:,} of {counted(base, 'person', 'people')}"
    return f"{words} ({100 * people / base:.0f}%)" if base >= PERCENT_FROM else words


def middle(answers: Distribution, steps: Ladder) -> str:
    """Return the middle answer in words; nothing where it does not show."""
    if answers.split:
        return "No middle answer: people were split."
    if not isinstance(answers.median, tuple) or not answers.median:
        return ""
    labels = [inline(steps.label(key)) for key in answers.median]
    return f"Middle answer: {labels[0] if len(labels) == 1 else 'between ' + listed(labels)}."
