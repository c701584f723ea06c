"""What can be told from the answers of two groups: one table of sentences for gaps, and for what stands out.

First what the room said (`sayings`), then what it means and what it does not. Short, warm and exact; no
blame, and no claim past the people who were there. Tested as a table in `tests/spec`.
"""

from collections.abc import Sequence
from typing import Literal

from mir_assess.analysis.distributions import Distribution
from mir_assess.analysis.gaps import Gap
from mir_assess.analysis.readings import StandingToken
from mir_assess.model.value import value
from mir_assess.report.naming import Named
from mir_assess.report.rungs import Higher, higher, placed_higher_title
from mir_assess.report.said import Said
from mir_assess.report.sayings import HELD_BACK, SPLIT_ON_BOTH_SIDES, held_back, is_hidden
from mir_assess.report.steps import Ladder
from mir_assess.report.tongue import capital, marked, say, sentence

FEW = 20
"""Below so many people in a group, the page says “with so few”."""

A_LITTLE = 0.1
"""Up to so far from one half a gap is called little. A wider one, by chance or not, is not played down."""

NotClear = Literal[
    "alike", "little", "little_by_chance", "differ", "by_chance", "agreed_only", "not_shown", "held_back",
    "too_few",
]  # fmt: skip
"""Why nothing clear can be told of a gap."""

UNCLEAR: dict[NotClear, str] = {
    "alike": marked("Neither group rated this higher. That does not prove they see it alike."),
    "little": marked("The answers differ a little. With so few, we cannot tell whether that means anything."),
    "little_by_chance": marked("The answers differ a little, no more than chance could explain."),
    "differ": marked("The answers differ. With so few, we cannot tell whether that means anything."),
    "by_chance": marked("The answers differ, no more than chance could explain."),
    "agreed_only": marked(
        "An answer agreed on together is read beside the others: we do not compare it by numbers."
    ),
    "not_shown": marked("So we do not compare these two."),
    "held_back": HELD_BACK,
    "too_few": marked("Too few people answered to compare the groups."),
}
UNCLEAR_ALONE: dict[NotClear, str] = {
    "alike": marked(
        "Between {one} and {other}: neither group rated this higher. That does not prove they see it alike."
    ),
    "little": marked(
        "Between {one} and {other}: the answers differ a little. "
        "With so few, we cannot tell whether that means anything."
    ),
    "little_by_chance": marked(
        "Between {one} and {other}: the answers differ a little, no more than chance could explain."
    ),
    "differ": marked(
        "Between {one} and {other}: the answers differ. "
        "With so few, we cannot tell whether that means anything."
    ),
    "by_chance": marked("Between {one} and {other}: the answers differ, no more than chance could explain."),
    "agreed_only": marked(
        "Between {one} and {other}: an answer agreed on together is read beside the others: "
        "we do not compare it by numbers."
    ),
    "not_shown": marked("Between {one} and {other}: we do not compare these two."),
    "held_back": marked(
        "Between {one} and {other}: we do not show enough of these answers here to compare them, "
        "to keep people safe."
    ),
    "too_few": marked("Between {one} and {other}: too few people answered to compare the groups."),
}
"""The same where what the two groups said does not stand beside it, so that they are named."""

STANDS_HIGHER: tuple[StandingToken, ...] = ("comparison_sees_it_better", "comparison_placed_higher")
PLACED: tuple[StandingToken, ...] = ("comparison_placed_higher", "reference_placed_higher")
"""Gaps on statements that make no promise, where higher is not better."""


@value
class GapWords:
    """A gap in words: what each group said and what can be told, as `parts`; what can be told `alone`, where
    what they said has been said already; and, on a scale that makes no promise, who stands `higher`.
    """

    parts: tuple[str, str, str]
    alone: str
    higher: Higher | None


Voice = tuple[Named, Distribution, Said]
"""A group, its answers, and what it said by them."""


def gap_words(gap: Gap, reference: Voice, comparison: Voice, steps: Ladder) -> GapWords:
    """Return a gap between two groups in words."""
    names = reference[0], comparison[0]
    spoken = reference[2].text, beside(reference[2], comparison[2], comparison[0])
    if gap.reading in ("comparison_higher", "reference_higher"):
        comparison_higher = gap.reading == "comparison_higher"
        if not steps.makes_a_promise:
            found = higher(*names, comparison_higher=comparison_higher)
            told = f"{found.sentence} {found.question}"
            return GapWords((*spoken, told), told, found)
        if not comparison_higher:
            told = _reference_higher(*names)
            return GapWords((*spoken, told), told, None)
        # Where the two answers differ, who stands higher has been said by them.
        differ = reference[2].answer is None or reference[2].answer != comparison[2].answer
        told = _comparison_higher(*names, differ=differ)
        return GapWords((*spoken, told), _comparison_higher(*names, differ=False), None)
    why = _not_clear(gap, reference[1], comparison[1])
    told, alone = say(UNCLEAR[why]), say(UNCLEAR_ALONE[why], one=names[0].text, other=names[1].text)
    if gap.split and gap.reading == "no_clear_gap":
        split = say(SPLIT_ON_BOTH_SIDES)
        told, alone = f"{told} {split}", f"{alone} {split}"
    return GapWords((*spoken, told), alone, None)


def beside(one: Said, other: Said, who: Named) -> str:
    """Return what a second group said beside the first: “Most of the council team thought so too” where it is
    the same.

    Only two majorities are called the same; hidden sides are said once, and not once each.
    """
    if not (one.by_most and other.by_most and one.answer == other.answer) or one.text == other.text:
        return other.text
    if who.speaks_of_one_life:
        return sentence("Most {group} said the same.", group=who.part)
    return sentence("Most {group} thought so too.", group=who.part)


def _comparison_higher(one: Named, other: Named, *, differ: bool) -> str:
    names = {"group": other.text, "other": one.text}
    if other.speaks_for_somebody:
        return sentence(
            "{group} rated this higher than {other} did. They answered for somebody else.", **names
        )
    if other.speaks_of_one_life:
        return sentence(
            "{group} rated this higher than {other} did. They answered for their own lives.", **names
        )
    rated = "" if differ else sentence("{group} rated this higher than {other} did.", **names)
    return f"{rated} {say('What are they not seeing?')}".lstrip()


def _reference_higher(one: Named, other: Named) -> str:
    if other.speaks_for_somebody:
        return sentence(
            "{group} rated this higher than {other} did. {Other} answered for somebody else.",
            group=one.text,
            other=other.text,
            Other=capital(other.text),
        )
    if other.speaks_of_one_life:
        return sentence(
            "{group} rated this higher than {other} did. {Other} answered for their own lives.",
            group=one.text,
            other=other.text,
            Other=capital(other.text),
        )
    if one.are_people:
        return sentence(
            "People rated this higher than {other} did. It may be good, or people may expect little.",
            other=other.text,
        )
    return sentence(
        "{group} rated this higher than {other} did. It may be good, or {group} may expect little.",
        group=one.text,
        other=other.text,
    )


def _not_clear(gap: Gap, one: Distribution, other: Distribution) -> NotClear:
    match gap.reading:
        case "agreed_only":
            return "agreed_only"
        case "too_few":
            if is_hidden(one) or is_hidden(other):
                return "not_shown"
            return "held_back" if held_back(gap.superiority) else "too_few"
    if gap.superiority == 0.5:
        return "alike"
    bases = [answers.base for answers in (one, other) if isinstance(answers.base, int)]
    little = isinstance(gap.superiority, float) and abs(gap.superiority - 0.5) <= A_LITTLE
    if min(bases, default=0) < FEW:
        return "little" if little else "differ"
    return "little_by_chance" if little else "by_chance"


def standout_title(token: StandingToken, comparisons: Sequence[Named]) -> str:
    """Return the title of one list of what stands out; `comparisons` are the groups set beside people with
    lived experience.
    """
    match token:
        case "shared_strength":
            return say("Strengths we share")
        case "shared_concern":
            return say("Concerns we share")
    is_higher = token in STANDS_HIGHER
    alone = comparisons[0] if len(comparisons) == 1 else None
    if token in PLACED:
        # For translators: other groups than people with lived experience.
        them = say("others") if alone is None else alone.text
        return placed_higher_title(them, comparison_higher=is_higher)
    if alone is None:
        if is_higher:
            return say("Where others see it better than people do")
        return say("Where people see it better than others do")
    if alone.is_one:
        if is_higher:
            return say("Where {group} sees it better than people do", group=alone.text)
        return say("Where people see it better than {group} does", group=alone.text)
    # For translators: the same of a group that English speaks of as several people.
    if is_higher:
        return say("Where {group} see it better than people do", group=alone.text)
    return say("Where people see it better than {group} do", group=alone.text)
