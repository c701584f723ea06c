"""What findings are called, and the one rule by which a difference is called clear.

Tokens only: sentences live in `report`. Nothing here knows a statement or a group; it is told figures and
says what may be claimed of them.
"""

from collections.abc import Sequence
from typing import Literal

from mir_assess.analysis import ordinal
from mir_assess.analysis.discovery import adaptive_discovery
from mir_assess.analysis.policy import Policy
from mir_assess.model.value import value

GapReading = Literal["reference_higher", "comparison_higher", "no_clear_gap", "too_few", "agreed_only"]
ChangeReading = Literal["clear_rise", "clear_fall", "no_clear_change", "too_few", "not_comparable"]
GapChangeReading = Literal["narrowed", "widened", "no_clear_change", "too_few", "not_comparable"]
StandingToken = Literal[
    "shared_strength",
    "shared_concern",
    "comparison_sees_it_better",
    "reference_sees_it_better",
    "comparison_placed_higher",
    "reference_placed_higher",
]

SMALL_GROUP = 8
"""A finding that is not clear, with a group below so many, says nothing: it reads “too few”."""

ALIKE = 0.5
"""The superiority of two groups of which neither stands higher."""

Verdict = Literal["above", "below", "not_clear", "too_few"]


@value
class Finding:
    """A figure with what is needed to judge it.

    `null` is the value that would mean no difference; `smallest` is the number of people in the smallest
    group behind it; `split` tells that people were so split that one level for all of them is easily missed.
    """

    figure: float
    interval: tuple[float, float]
    p_value: float
    smallest: int
    null: float = ALIKE
    split: bool = False


def compared(a: Sequence[int], b: Sequence[int], confidence: float) -> Finding | None:
    """Compare two groups' counts of people: how far `b` stands above `a`. None where a group is too small to
    compare. Whether they were split shows in levels alone, so two bands never tell it.

    >>> found = compared((6, 4, 0), (0, 2, 8), 0.95)
    >>> found.figure, found.p_value < 0.01, found.smallest
    (0.96, True, 10)
    """
    figure = ordinal.superiority(a, b)
    interval = ordinal.superiority_interval(a, b, confidence)
    p_value = ordinal.superiority_p_value(a, b)
    if figure is None or interval is None or p_value is None:
        return None
    split = len(a) > 2 and ordinal.hides_a_step(a, b)
    return Finding(figure, interval, p_value, min(sum(a), sum(b)), split=split)


def verdicts(findings: Sequence[Finding], policy: Policy) -> list[Verdict]:
    """Judge all findings of one page together, since many looks turn up a few differences by chance.

    *Clear* (`above` or `below`) is a finding that passes the adaptive Benjamini–Hochberg procedure among all
    of them and whose interval leaves out the value that means no difference. One that is not, with a group
    below eight, is `too_few`. Returns one verdict a finding. Sources: those of `adaptive_discovery`.
    """
    passing = adaptive_discovery([finding.p_value for finding in findings], policy.false_discovery_rate)
    return [_verdict(finding, passes=passes) for finding, passes in zip(findings, passing, strict=True)]


def _verdict(finding: Finding, *, passes: bool) -> Verdict:
    low, high = finding.interval
    if passes and low > finding.null:
        return "above"
    if passes and high < finding.null:
        return "below"
    return "too_few" if finding.smallest < SMALL_GROUP else "not_clear"
