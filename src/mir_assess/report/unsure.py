"""What a gap report says of the comparisons that told nothing clear. Knows their readings, and no answer."""

from collections.abc import Sequence
from typing import Literal

from mir_assess.analysis.gaps import Gap
from mir_assess.analysis.readings import GapReading
from mir_assess.report import facts
from mir_assess.report.sayings import held_back, nobody_answered
from mir_assess.report.tongue import marked_n, say_n
from mir_assess.report.view import GapView

UNSURE: tuple[tuple[GapReading | Literal["not_shown", "one_sided"], tuple[str, str]], ...] = (
    (
        "no_clear_gap",
        marked_n(
            "{number} comparison showed no clear gap. That does not mean that there is none.",
            "{number} comparisons showed no clear gap. That does not mean that there is none.",
        ),
    ),
    (
        "too_few",
        marked_n(
            "{number} comparison had too few people to say.",
            "{number} comparisons had too few people to say.",
        ),
    ),
    (
        "one_sided",
        marked_n(
            "For {number} comparison there are no answers from one of the groups.",
            "For {number} comparisons there are no answers from one of the groups.",
        ),
    ),
    ("not_shown", facts.NOT_SHOWN),
    (
        "agreed_only",
        marked_n(
            "{number} comparison had an answer agreed on together. Read those side by side.",
            "{number} comparisons had an answer agreed on together. Read those side by side.",
        ),
    ),
)
"""What is said of comparisons that told nothing clear, so that a short list is not read as “all is well”."""


def unsure(gaps: Sequence[GapView]) -> tuple[str, ...]:
    """Return of how many comparisons nothing clear can be told, by why."""
    readings = [_reading(view.gap) for view in gaps]
    told = ((readings.count(reading), words) for reading, words in UNSURE)
    return tuple(say_n(*words, number) for number, words in told if number)


def _reading(gap: Gap) -> str:
    if nobody_answered(gap.superiority):
        return "one_sided"
    return "not_shown" if held_back(gap.superiority) else gap.reading
