"""What can be told from answers: one table of sentences for gaps, changes, comparability and what is hidden.

First what the room said (`sayings`), then what it means and what it does not. Short, warm and exact; no blame, and no claim past
the people who were there. Tested as a table in `tests/spec`.
"""

from mir_assess.analysis.changes import Comparability
from mir_assess.analysis.distributions import Distribution
from mir_assess.analysis.gaps import Gap
from mir_assess.analysis.readings import ChangeReading, GapChangeReading
from mir_assess.model.assessment import COUNCIL
from mir_assess.report.naming import Named
from mir_assess.report.sayings import Ladder, saying

STAFF_AND_PEOPLE = (
    "Each person judged one life, their own. Staff judged what they saw of many lives. "
    "So the two can differ, and both be honest."
)
TOO_FEW = "Too few people answered to compare the groups."
FEW = 20
"""Below so many people in a group, the page says “with so few”."""


def gap_sentence(
    gap: Gap, reference: tuple[Named, Distribution], comparison: tuple[Named, Distribution], steps: Ladder
) -> str:
    """Return what two groups said of one statement, then what can be told from the two together."""
    said = [saying(answers, who, steps) for who, answers in (reference, comparison)]
    told = _told(gap, reference, comparison, differ=_rest(said[0]) != _rest(said[1]))
    # Two hidden groups, or two alike, are said once.
    return " ".join(dict.fromkeys([*said, told]))


def _told(
    gap: Gap, reference: tuple[Named, Distribution], comparison: tuple[Named, Distribution], *, differ: bool
) -> str:
    one, other = reference[0], comparison[0]
    match gap.reading:
        case "comparison_higher":
            return _comparison_higher(one, other, differ=differ)
        case "reference_higher":
            return _reference_higher(one, other)
        case "no_clear_gap":
            return _no_clear_gap(gap, reference[1], comparison[1])
        case "agreed_only":
            return "One shared answer and single answers stand side by side: we do not compare them by numbers."
        case "too_few":
            return TOO_FEW


def _comparison_higher(one: Named, other: Named, *, differ: bool) -> str:
    if other.speaks_of_own_life:
        return f"{other.first} rated this higher than {one.text} did. They answered for their own lives."
    higher = "" if differ else f"{other.first} rated this higher than {one.text} did. "
    return f"{higher}What are they not seeing?"


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
    """What was said, without who said it."""
    return said.split(" is ", 1)[-1].split(" was ", 1)[-1].replace(" for them", "")


STANDING_TITLES = {
    "shared_strength": "Strengths we share",
    "shared_concern": "Concerns we share",
    "comparison_sees_it_better": "Where {comparison} sees it better than people do",
    "reference_sees_it_better": "Where people see it better",
}


def shared_sentence(one: str, other: Named, *, strength: bool) -> str:
    """Return a shared finding: what people said, and that the other group said the same."""
    same = "said the same" if other.speaks_of_own_life or not strength else "thought so too"
    return f"{one} {other.most} {same}."


def change_sentence(reading: ChangeReading, who: Named, when: str, comparability: Comparability) -> str:
    """Return how one group's answers moved between two rounds. `when` reads “last year” or “in 2024”."""
    match reading:
        case "clear_rise":
            return f"{who.first} rated this higher than {when}: more than chance would explain. Numbers cannot say why."
        case "clear_fall":
            return f"{who.first} rated this lower than {when}: more than chance would explain. Numbers cannot say why."
        case "no_clear_change":
            own = " Your own life may have changed." if who.speaks_of_own_life else ""
            return f"We cannot tell if this got better or worse.{own}"
        case "too_few":
            return "Too few people answered to compare the two rounds."
        case "not_comparable":
            return not_compared(comparability, when)


def gap_change_sentence(
    reading: GapChangeReading, one: Named, other: Named, when: str, comparability: Comparability
) -> str:
    """Return how the gap between two groups moved between two rounds."""
    between = f"between {one.text} and {other.text}"
    match reading:
        case "narrowed":
            return f"The gap {between} is smaller than {when}: more than chance would explain."
        case "widened":
            return f"The gap {between} is wider than {when}: more than chance would explain."
        case "no_clear_change":
            return f"We cannot tell if the gap {between} changed."
        case "too_few":
            return f"Too few people answered to say whether the gap {between} changed."
        case "not_comparable":
            return not_compared(comparability, when)


def not_compared(comparability: Comparability, when: str) -> str:
    """Return why answers to a statement are not set against those of another round."""
    match comparability:
        case "reworded":
            return f"We asked this differently {when}, so we do not compare."
        case "rescaled":
            return f"People answered on another scale {when}, so we do not compare."
        case "split":
            return f"This was part of a wider statement {when}, so we do not compare."
        case "merged":
            return f"This was several statements {when}, so we do not compare."
        case "new":
            return "This is asked for the first time, so there is nothing to compare yet."
        case "retired":
            return "This was not asked again, so there is nothing to compare."
        case "other_edition":
            return f"This comes from another edition than {when}, so we do not compare."
        case "same" | "reworded_comparable":
            return "One of the two groups was not asked both times, so we do not compare."


COMPARABILITY_WORDS: dict[Comparability, str] = {
    "same": "Asked in the same words both times. The answers can be compared.",
    "reworded_comparable": "The words changed a little, and still ask the same. The answers can be compared.",
}


def verdict(comparability: Comparability, when: str) -> str:
    """Return whether a statement's two sets of answers may be compared, said before any figure."""
    return COMPARABILITY_WORDS.get(comparability) or not_compared(comparability, when)


def when_words(old: int, new: int) -> str:
    """Return how to speak of the older round.

    >>> when_words(2025, 2026), when_words(2023, 2026), when_words(2026, 2026)
    ('last year', 'in 2023', 'last time')
    """
    if new == old:
        return "last time"
    return "last year" if new - old == 1 else f"in {old}"


def sees_it_better(other: Named) -> str:
    """Return the title of the list of statements that a group rated higher than people did."""
    sees = "sees" if other.is_one else "see"
    return f"Where {other.text} {sees} it better than people do" if other.role == COUNCIL else f"Where {other.text} rated higher"
