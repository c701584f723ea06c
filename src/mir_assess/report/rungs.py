"""What a group said on a scale that makes no promise, such as a ladder or a matrix: whole sentences.

No level is better there than another, so nothing is kept or not kept, and no sentence praises or blames.
Labels that name a doing join the sentence (“this was consultation”); others stand in quotation marks.
"""

from collections.abc import Sequence

from mir_assess.analysis.distributions import Distribution
from mir_assess.report.naming import Named, capital
from mir_assess.report.steps import Ladder

HALVES = "Half of {whole} {one}. The other half {other}."
SPLIT = "{First} were split: there is no middle answer."
RANGE = "{Theirs} answers ran from {low} to {high}; the middle one was {middle}."
RANGE_BETWEEN = "{Theirs} answers ran from {low} to {high}; the middle lay between {lower} and {upper}."
"""Where no level was chosen by most. Every word of it stands in the table beside it."""

COMPARISON_HIGHER = "Higher for {them} than for people"
REFERENCE_HIGHER = "Higher for people than for {them}"
"""Titles of what stands out where no statement makes a promise: higher, and not better."""

HIGHER = "{First} placed this higher than {second} did."
NOT_SEEING = "What are they not seeing?"
IN_MIND = "What did each have in mind?"

ROSE = "{First} placed this higher than {when}: more than chance would explain. Numbers cannot say why."
FELL = "{First} placed this lower than {when}: more than chance would explain. Numbers cannot say why."
UNMOVED = "We cannot tell if this moved up or down."


def placed(answers: Distribution, counts: Sequence[int], who: Named, steps: Ladder) -> str:
    """Return where a group placed a statement, from its people per level, lowest first; at least one of them
    gave one.
    """
    total, highest = sum(counts), max(counts)
    level = steps.spoken(steps.keys[counts.index(highest)])
    if highest == total:
        start = who.every(total) if total > 1 else "One person"
        return f"{start} {_chose(who, level, steps)}."
    if 2 * highest > total:
        return f"{who.most} {_chose(who, level, steps)}."
    chosen = [steps.spoken(key) for key, people in zip(steps.keys, counts, strict=True) if people]
    if len(chosen) == 2:
        one, other = (_chose(who, level, steps) for level in chosen)
        return HALVES.format(whole=who.whole, one=one, other=other)
    return _spread(answers, chosen, who, steps)


def _chose(who: Named, level: str, steps: Ladder) -> str:
    if not steps.are_doings:
        return f"chose {level}"
    return f"said this was {level}" if who.speaks_of_own_life else f"thought it was {level}"


def _spread(answers: Distribution, chosen: Sequence[str], who: Named, steps: Ladder) -> str:
    """Where the answers lie when most did not choose one level: from where to where, and the middle."""
    if answers.split:
        return SPLIT.format(First=who.first)
    ends = {"low": chosen[0], "high": chosen[-1]}
    median = answers.median if isinstance(answers.median, tuple) else ()
    lower, upper = steps.spoken(median[0]), steps.spoken(median[-1])
    words = RANGE if lower == upper else RANGE_BETWEEN
    return words.format(Theirs=capital(who.theirs), middle=lower, lower=lower, upper=upper, **ends)


def higher(one: Named, other: Named, *, comparison_higher: bool) -> str:
    """Return that one of two groups placed a statement clearly higher, and what to ask then. No level is
    called good, and nobody right.
    """
    first, second = (other, one) if comparison_higher else (one, other)
    question = NOT_SEEING if comparison_higher and not other.speaks_of_own_life else IN_MIND
    return f"{HIGHER.format(First=first.first, second=second.text)} {question}"


def higher_together(told: Sequence[str]) -> str:
    """Return what `higher` says of several groups on one statement: who stands higher, then each question
    once.
    """
    sentences, questions = [], []
    for words in dict.fromkeys(told):
        question = next(question for question in (NOT_SEEING, IN_MIND) if words.endswith(question))
        sentences.append(words.removesuffix(question).strip())
        questions.append(question)
    return " ".join((*sentences, *dict.fromkeys(questions)))


def moved(who: Named, when: str, *, up: bool) -> str:
    """Return that a group's answers clearly moved; `when` reads “last year” or “in 2024”."""
    return (ROSE if up else FELL).format(First=who.first, when=when)


def placed_higher_title(them: str, *, comparison_higher: bool) -> str:
    """Return the title of the list of gaps that go one way; `them` are the groups set beside people."""
    return (COMPARISON_HIGHER if comparison_higher else REFERENCE_HIGHER).format(them=them)
