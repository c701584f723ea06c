"""What can be told from answers: one table of sentences for gaps, changes, comparability and what is hidden.

First what the room said (`sayings`), then what it means and what it does not. Short, warm and exact; no
blame, and no claim past the people who were there. Tested as a table in `tests/spec`.
"""

from collections.abc import Sequence

from mir_assess.analysis.distributions import Distribution
from mir_assess.analysis.gaps import Gap
from mir_assess.analysis.readings import ChangeReading, GapChangeReading, StandingToken
from mir_assess.model.lineage import Lineage
from mir_assess.report.naming import Named
from mir_assess.report.rungs import NOT_SEEING, UNMOVED, higher, moved, placed_higher_title
from mir_assess.report.sayings import is_hidden, saying
from mir_assess.report.scale_words import scales_apart
from mir_assess.report.steps import Ladder

STAFF_AND_PEOPLE = (
    "Each person judged one life, their own. Staff judged what they saw of many lives. "
    "So the two can differ, and both be honest."
)
MORE_THAN_CHANCE = "more than chance would explain."
NOT_WHY = "Numbers cannot say why."
TOO_FEW = "Too few people answered to compare the groups."
FEW = 20
"""Below so many people in a group, the page says “with so few”."""


def gap_parts(
    gap: Gap, reference: tuple[Named, Distribution], comparison: tuple[Named, Distribution], steps: Ladder
) -> tuple[str, str, str]:
    """Return what each of two groups said of one statement, and what can be told from the two together."""
    one, other = (saying(answers, who, steps) for who, answers in (reference, comparison))
    told = _told(gap, reference, comparison, steps, differ=_rest(one) != _rest(other))
    return one, beside(one, other, comparison[0]), told


def gap_alone(
    gap: Gap, reference: tuple[Named, Distribution], comparison: tuple[Named, Distribution], steps: Ladder
) -> str:
    """Return what can be told of two groups in words that stand alone, where what they said has been said
    already.
    """
    told = _told(gap, reference, comparison, steps, differ=False)
    if gap.reading in ("comparison_higher", "reference_higher"):
        return told
    return f"Between {reference[0].text} and {comparison[0].text}: {told[:1].lower()}{told[1:]}"


def beside(one: str, other: str, who: Named) -> str:
    """Return what a second group said beside the first: “Most of the council team thought so too” where it is
    the same.

    Only two majorities are called the same; hidden sides are said once, and not once each.
    """
    if one == other or not (
        one.startswith("Most ") and other.startswith("Most ") and _rest(one) == _rest(other)
    ):
        return other
    return f"{who.most} said the same." if who.speaks_of_own_life else f"{who.most} thought so too."


def _told(
    gap: Gap,
    reference: tuple[Named, Distribution],
    comparison: tuple[Named, Distribution],
    steps: Ladder,
    *,
    differ: bool,
) -> str:
    one, other = reference[0], comparison[0]
    match gap.reading:
        case "comparison_higher" | "reference_higher" if not steps.makes_a_promise:
            return higher(one, other, comparison_higher=gap.reading == "comparison_higher")
        case "comparison_higher":
            return _comparison_higher(one, other, differ=differ)
        case "reference_higher":
            return _reference_higher(one, other)
        case "no_clear_gap":
            return _no_clear_gap(gap, reference[1], comparison[1])
        case "agreed_only":
            return "An answer agreed on together is read beside the others: we do not compare it by numbers."
        case "too_few" if is_hidden(reference[1]) or is_hidden(comparison[1]):
            return "So we do not compare these two."
        case "too_few":
            return TOO_FEW


def _comparison_higher(one: Named, other: Named, *, differ: bool) -> str:
    if other.speaks_of_own_life:
        return f"{other.first} rated this higher than {one.text} did. They answered for their own lives."
    rated = "" if differ else f"{other.first} rated this higher than {one.text} did. "
    return f"{rated}{NOT_SEEING}"


def _reference_higher(one: Named, other: Named) -> str:
    words = f"{one.first} rated this higher than {other.text} did."
    if other.speaks_of_own_life:
        return f"{words} {other.first} answered for their own lives."
    return f"{words} It may be good, or {one.text} may expect little."


def _no_clear_gap(gap: Gap, one: Distribution, other: Distribution) -> str:
    if gap.superiority == 0.5:
        return "Neither group rated this higher. That does not prove they see it alike."
    bases = [answers.base for answers in (one, other) if isinstance(answers.base, int)]
    if min(bases, default=0) < FEW:
        return "The answers differ a little. With so few, we cannot tell whether that means anything."
    return "The answers differ a little, no more than chance could explain."


def _rest(said: str) -> str:
    """What was said, without who said it: a quoted label, or what stands after “is” or “was”."""
    if "“" in said:
        return said[said.index("“") :]
    return said.split(" is ", 1)[-1].split(" was ", 1)[-1].replace(" for them", "")


def change_sentence(
    reading: ChangeReading, who: Named, when: str, lineage: Lineage, *, promise: bool = True
) -> str:
    """Return how one group's answers moved between two rounds. `when` reads “last year” or “in 2024”;
    `promise` tells whether a level keeps one, so that higher is better.
    """
    match reading:
        case "clear_rise" | "clear_fall" if not promise:
            return moved(who, when, up=reading == "clear_rise")
        case "no_clear_change" if not promise:
            return UNMOVED
        case "clear_rise":
            return f"{who.first} rated this higher than {when}: {MORE_THAN_CHANCE} {NOT_WHY}"
        case "clear_fall":
            return f"{who.first} rated this lower than {when}: {MORE_THAN_CHANCE} {NOT_WHY}"
        case "no_clear_change":
            own = " Your own life may have changed." if who.speaks_of_own_life else ""
            return f"We cannot tell if this got better or worse.{own}"
        case "too_few":
            return "Too few people answered to compare the two rounds."
        case "not_comparable":
            return not_compared(lineage, when)


def gap_change_sentence(
    reading: GapChangeReading, one: Named, other: Named, when: str, lineage: Lineage, *, crossed: bool
) -> str:
    """Return how the gap between two groups moved between two rounds."""
    sides = " The group that rated lower then rated higher now." if crossed else ""
    between = f"between {one.text} and {other.text}"
    match reading:
        case "narrowed":
            return f"The gap {between} is smaller than {when}: {MORE_THAN_CHANCE}{sides}"
        case "widened":
            return f"The gap {between} is wider than {when}: {MORE_THAN_CHANCE}{sides}"
        case "no_clear_change":
            return f"We cannot tell if the gap {between} changed."
        case "too_few":
            return f"Too few people answered to say whether the gap {between} changed."
        case "not_comparable" if lineage.compares:
            return f"The gap {between} was not measured in the same way {when}, so we do not compare."
        case "not_comparable":
            return not_compared(lineage, when)


def not_compared(lineage: Lineage, when: str) -> str:
    """Return why answers to a statement are not set against those of another round."""
    match lineage.comparability:
        case "rescaled" if lineage.scales:
            return scales_apart(lineage.scales, when)
        case "new" | "retired":
            return _asked_once(lineage, when)
    return f"{_why_not(lineage, when)}, so we do not compare."


def _why_not(lineage: Lineage, when: str) -> str:
    match lineage.comparability:
        case "reworded" if lineage.before and lineage.statement not in lineage.before:
            return f"Another statement stood in its place {when}"
        case "reworded":
            return f"We asked this differently {when}"
        case "rescaled":
            return f"People answered on another scale {when}"
        case "split":
            return f"This was part of a wider statement {when}"
        case "merged":
            return f"This was several statements {when}"
        case "other_edition":
            return f"We asked this from another bank {when}"
    if lineage.promise_moved:
        return f"What counts as keeping the promise is not what it was {when}"
    return f"This was not answered in the same way {when}"


def _asked_once(lineage: Lineage, when: str) -> str:
    """Why there is nothing to compare: no word of years that neither of the two rounds knows of."""
    nothing = "so there is nothing to compare."
    if lineage.comparability == "retired":
        why = "This was retired: we did not ask it" if lineage.retired_there else "We did not ask this"
        return f"{why} again, {nothing}"
    if lineage.in_both_banks:
        return f"We did not ask this {when}, {nothing}"
    what = "This is back" if lineage.retired_there else "This is new"
    return f"{what}: we did not ask it {when}, {nothing}"


def verdict(lineage: Lineage, when: str, *, bands_only: bool = False) -> str:
    """Return whether a statement's two sets of answers may be compared: said before any figure.

    `bands_only` tells that this audience sees no levels, only who keeps the promise.
    """
    if not compares_for(lineage, bands_only=bands_only):
        return not_compared(lineage, when)
    words = {
        "same": f"We asked this in the same words {when}, so we can compare.",
        "reworded_comparable": f"The words changed a little. They ask the same as {when}, so we can compare.",
    }[lineage.comparability]
    if lineage.promise_moved:
        return (
            f"{words} But what counts as keeping the promise is not the same, so we compare the levels only."
        )
    return words


def compares_for(lineage: Lineage, *, bands_only: bool) -> bool:
    """Return whether anything of a statement may be compared: nothing, where only the promise is told and
    moved.
    """
    return lineage.compares and not (bands_only and lineage.promise_moved)


def when_words(old: int, new: int) -> str:
    """Return how to speak of the older round.

    >>> when_words(2025, 2026), when_words(2023, 2026), when_words(2026, 2026)
    ('last year', 'in 2023', 'last time')
    """
    if new == old:
        return "last time"
    return "last year" if new - old == 1 else f"in {old}"


def standout_title(token: StandingToken, comparisons: Sequence[Named], *, promise: bool = True) -> str:
    """Return the title of one list of what stands out; `comparisons` are the groups set beside people with
    lived experience. Where no statement makes a promise, higher is not better.
    """
    match token:
        case "comparison_sees_it_better" if not promise:
            return placed_higher_title(_only(comparisons), comparison_higher=True)
        case "reference_sees_it_better" if not promise:
            return placed_higher_title(_only(comparisons), comparison_higher=False)
        case "shared_strength":
            return "Strengths we share"
        case "shared_concern":
            return "Concerns we share"
        case "comparison_sees_it_better":
            return f"Where {_only(comparisons)} see{_s(comparisons)} it better than people do"
        case "reference_sees_it_better":
            return f"Where people see it better than {_only(comparisons)} do{'es' if _s(comparisons) else ''}"


def _only(comparisons: Sequence[Named]) -> str:
    return comparisons[0].text if len(comparisons) == 1 else "others"


def _s(comparisons: Sequence[Named]) -> str:
    return "s" if len(comparisons) == 1 and comparisons[0].is_one else ""
