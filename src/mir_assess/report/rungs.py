"""What a group said on a scale that makes no promise, such as a ladder or a matrix: whole sentences.

No level is better there than another, so nothing is kept or not kept, and no sentence praises or blames. In
English, labels that name a doing join the sentence (“this was consultation”); others are quoted.
"""

from collections.abc import Sequence

from mir_assess.analysis.distributions import Distribution
from mir_assess.model.value import value
from mir_assess.report.answers import chosen, of_rung
from mir_assess.report.naming import Named, Whose
from mir_assess.report.said import Said, by_all, by_most
from mir_assess.report.steps import Ladder
from mir_assess.report.tongue import marked, say, sentence

HALVES_CHOSE: dict[Whose, str] = {
    "people": marked("Half of the people chose {one}. The other half chose {other}."),
    "own": marked("Half of {group} chose {one}. The other half chose {other}."),
    "others": marked("Half of {group} chose {one}. The other half chose {other}."),
}
HALVES_SAID: dict[Whose, str] = {
    "people": "Half of the people said {one}. The other half said {other}.",
    "own": "Half of {group} said {one}. The other half said {other}.",
    "others": "Half of {group} thought {one}. The other half thought {other}.",
}
"""Of doings, and so in English alone: not for translators."""


@value
class Higher:
    """That one group placed a statement clearly higher than another, and what to ask then."""

    sentence: str
    question: str


def placed(answers: Distribution, counts: Sequence[int], who: Named, steps: Ladder) -> Said:
    """Return where a group placed a statement, from its people per level, lowest first; at least one of them
    gave one.
    """
    total, highest = sum(counts), max(counts)
    answer = of_rung(steps, counts.index(highest))
    if highest == total:
        return by_all(total, who, answer, chose=not steps.are_doings)
    if 2 * highest > total:
        return by_most(who, answer, chose=not steps.are_doings)
    taken = [position for position, people in enumerate(counts) if people]
    return Said(_halves(taken, who, steps) if len(taken) == 2 else _spread(answers, taken, who, steps))


def _halves(taken: Sequence[int], who: Named, steps: Ladder) -> str:
    one, other = (chosen(of_rung(steps, position), who) for position in taken)
    table = HALVES_SAID if steps.are_doings else HALVES_CHOSE
    return sentence(table[who.whose], group=who.whole, one=one, other=other)


def _spread(answers: Distribution, taken: Sequence[int], who: Named, steps: Ladder) -> str:
    """Where the answers lie when most did not choose one level: from where to where, and the middle."""
    if answers.split:
        return sentence("{group} were split: there is no middle answer.", group=who.text)
    low, high = (steps.spoken(steps.keys[taken[end]]) for end in (0, -1))
    median = answers.median if isinstance(answers.median, tuple) else ()
    lower, upper = steps.spoken(median[0]), steps.spoken(median[-1])
    # For translators: {group} is the name of a group; the others are levels.
    if median[0] == median[-1]:
        return say(
            "Among {group}, answers ran from {low} to {high}; the middle one was {middle}.",
            group=who.text,
            low=low,
            high=high,
            middle=lower,
        )
    return say(
        "Among {group}, answers ran from {low} to {high}; the middle lay between {lower} and {upper}.",
        group=who.text,
        low=low,
        high=high,
        lower=lower,
        upper=upper,
    )


def higher(one: Named, other: Named, *, comparison_higher: bool) -> Higher:
    """Return that one of two groups placed a statement clearly higher, and what to ask then. No level is
    called good, and nobody is right or overlooks anything.
    """
    first, second = (other, one) if comparison_higher else (one, other)
    told = sentence("{group} placed this higher than {other} did.", group=first.text, other=second.text)
    return Higher(told, say("What did each have in mind?"))


def higher_together(told: Sequence[Higher]) -> str:
    """Return what `higher` says of several groups on one statement: who stands higher, then each question
    once.
    """
    sentences = dict.fromkeys(words.sentence for words in told)
    questions = dict.fromkeys(words.question for words in told)
    return " ".join((*sentences, *questions))


def moved(who: Named, when: str, *, up: bool) -> str:
    """Return that a group's answers clearly moved; `when` reads “last year” or “in 2024”."""
    if up:
        return sentence(
            "{group} placed this higher than {when}: more than chance would explain. Numbers cannot say why.",
            group=who.text,
            when=when,
        )
    return sentence(
        "{group} placed this lower than {when}: more than chance would explain. Numbers cannot say why.",
        group=who.text,
        when=when,
    )


def placed_higher_title(them: str, *, comparison_higher: bool) -> str:
    """Return the title of the list of gaps that go one way; `them` are the groups set beside people with
    lived experience.
    """
    if comparison_higher:
        return say("Higher for {group} than for people", group=them)
    return say("Higher for people than for {group}", group=them)
