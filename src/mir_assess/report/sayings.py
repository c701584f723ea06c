"""What one group said of one statement, as one sentence and as a line of numbers.

First comes what the room said; what can be told from it is said in `sentences`. All of it is computed from a
disclosed distribution, so a sentence can tell no more than the table beside it. This module knows no other
group and no other year.
"""

from mir_assess.analysis.disclosed import AgreedOnly, Coarse, Suppressed
from mir_assess.analysis.distributions import Distribution, Promise
from mir_assess.report.naming import Named, counted, listed
from mir_assess.report.rungs import placed
from mir_assess.report.steps import Ladder, below, inline, kept

HIDDEN = "We do not show this group's numbers, to keep people safe. Their answers matter just as much."
NO_ANSWERS = "Nobody in this group rated this statement."
PERCENT_FROM = 20
"""Below so many people a percentage sounds more exact than it is, and none is said."""


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
    if steps.keeps_from is None:
        return placed(answers, counts, who, steps)
    highest = max(counts)
    label = steps.labels[counts.index(highest)]
    if highest == total:
        return f"{who.every(total)} {_said(who, label)}." if total > 1 else f"One person {_said(who, label)}."
    if 2 * highest > total:
        return f"{who.most} {_said(who, label)}."
    number = sum(counts[steps.keeps_from :])
    return _by_promise(number, total - number, who, steps)


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


def _agreed(agreed: AgreedOnly, who: Named, steps: Ladder) -> str:
    if agreed.level is None:
        return f"{who.first} met more than once and agreed on different levels."
    return f"{who.first} agreed on {steps.spoken(agreed.level)} together."


def _most_did_not_know(answers: Distribution) -> bool:
    numbers = (answers.dont_know, answers.not_applicable, answers.base)
    if any(isinstance(number, Suppressed) for number in numbers):
        return False
    unknown, *others = (number for number in numbers if isinstance(number, int))
    return unknown > sum(others)


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
    words = f"Agreed together: {steps.spoken(agreed.level)}."
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
    labels = [steps.spoken(key) for key in answers.median]
    return f"Middle answer: {labels[0] if len(labels) == 1 else 'between ' + listed(labels)}."
