"""Arithmetic on ordered levels: how two groups of people compare, without ever treating a level as a number.

Every function takes counts in scale order: one whole number per level, lowest level first. Only the order of
the levels is used, so relabelling or stretching a scale changes nothing, and the cost goes with the levels,
never with the people. This module knows no statement, group or year; it is told counts and returns figures.
Sources are keys of `docs/sources.md`.
"""

import math
from collections.abc import Sequence
from itertools import accumulate

from mir_assess.analysis.permutation import countable, exact_p_value, normal_p_value
from mir_assess.analysis.placements import (
    Interval,
    doubled_wins,
    smoothed_superiority,
    welch_df,
    wilson_limits,
)
from mir_assess.analysis.quantiles import normal_quantile, t_quantile, t_two_sided

SPLIT_BELOW = 0.3
"""People are split where they agree less than this: most of them stand at one end or the other."""

EASILY_MISSED = 0.99
"""Many findings are judged together, so what this confidence does not carry is often not clear on a page."""

Counts = Sequence[int]
"""People per level, lowest level first."""


def superiority(a: Counts, b: Counts) -> float | None:
    """Give the chance that a person drawn from `b` stands higher than one drawn from `a`, ties counted half.

    `a` and `b` are counts of people, of equal length. Returns 0 to 1: 0 = everyone in `a` stands above
    everyone in `b`, 1 = everyone in `b` stands above everyone in `a`, 0.5 = neither stands higher. None if a
    group is empty. Raises ValueError on counts that are ragged, negative or not whole. Source:
    mann-whitney-1947.

    >>> superiority((1, 3, 4, 3, 1), (0, 1, 2, 3, 2)), superiority((4, 0), (0, 4))
    (0.6875, 1.0)
    """
    _check_pair(a, b)
    pairs = sum(a) * sum(b)
    return doubled_wins(a, b) / (2 * pairs) if pairs else None


def superiority_interval(a: Counts, b: Counts, confidence: float = 0.95) -> Interval | None:
    """Give the range in which superiority would plausibly lie, had there been many more people like these.

    `a` and `b` are counts of people, of equal length; `confidence` lies between 0 and 1. Returns (low, high)
    within 0 to 1, which always holds `superiority(a, b)`; swapping the groups mirrors it at one half. None if
    a group has fewer than 2 people. Raises ValueError on counts that are ragged, negative or not whole, or a
    confidence outside 0 to 1. Sources: halperin-1989 and mee-1990 for the form; the added people and the
    hull are this project's, tested in `benchmarks/interval_coverage.py`.

    >>> low, high = superiority_interval((0, 0, 0, 0, 5), (0, 0, 0, 0, 5))
    >>> round(low, 2), round(high, 2)
    (0.26, 0.74)
    """
    _check_pair(a, b)
    _check_confidence(confidence)
    m, n = sum(a), sum(b)
    if min(m, n) < 2:
        return None
    raw = doubled_wins(a, b) / (2 * m * n)
    smoothed, variance_a, variance_b = smoothed_superiority(a, b)
    variance = variance_a + variance_b
    if not variance:  # a scale of one level: there is nothing to be uncertain about
        return raw, raw
    t = t_quantile(0.5 + confidence / 2, welch_df((variance_a, variance_b), (m, n)))
    # The imagined people keep this below 1 / min(m, n), the variance of the smaller group voting yes or no.
    relative = variance / (smoothed * (1 - smoothed))
    limits = [wilson_limits(centre, t * t * relative) for centre in (raw, smoothed)]
    return min(low for low, _ in limits), max(high for _, high in limits)


def superiority_variance(a: Counts, b: Counts) -> tuple[float, float] | None:
    """Give what each group contributes to the variance of their superiority: (from `a`, from `b`).

    `a` and `b` are counts of people, of equal length. A person's placement is the share of the other group
    that they stand above, ties half; each part is the variance of the mean placement in one group. Both are
    above 0 on a scale of two levels or more, even where everyone agrees, because 1.5 imagined people are
    spread over the levels of each group. None if a group has fewer than 2 people. Raises ValueError on counts
    that are ragged, negative or not whole. Source: brunner-munzel-2000 for the placements; the imagined
    people are this project's.

    >>> [round(part, 4) for part in superiority_variance((1, 3, 4, 3, 1), (0, 1, 2, 3, 2))]
    [0.0054, 0.0083]
    """
    _check_pair(a, b)
    if min(sum(a), sum(b)) < 2:
        return None
    _, variance_a, variance_b = smoothed_superiority(a, b)
    return variance_a, variance_b


def superiority_difference(
    old_a: Counts, old_b: Counts, new_a: Counts, new_b: Counts, confidence: float = 0.95
) -> tuple[float, float, float, float] | None:
    """Test whether the superiority of one group over another has itself changed: new less old.

    Four counts of people, each pair of equal length (the old and the new scale may differ). Returns
    (difference, low, high, p value): the difference and its interval lie within -1 to 1, above 0 = `b` stands
    further above `a` than it did; the p-value lies in 0 to 1, 1 = no sign of a change, and falls to 0.05 just
    where a 95 % interval touches 0. None if any of the four groups has fewer than 2 people. Raises ValueError
    on counts that are ragged, negative or not whole. Source: welch-1947.

    The four groups are taken as independent. People who came both times make the test cautious when they
    answer alike both times.

    >>> [round(figure, 2) for figure in superiority_difference((6, 4, 2), (0, 3, 5), (2, 4, 6), (1, 2, 5))]
    [-0.26, -0.56, 0.04, 0.09]
    """
    _check_confidence(confidence)
    old, new = superiority_variance(old_a, old_b), superiority_variance(new_a, new_b)
    before, after = superiority(old_a, old_b), superiority(new_a, new_b)
    if old is None or new is None or before is None or after is None:
        return None
    parts = (*old, *new)
    difference = after - before
    error = math.sqrt(sum(parts))
    if not error:  # both scales have one level
        return difference, difference, difference, 1.0
    df = welch_df(parts, [sum(group) for group in (old_a, old_b, new_a, new_b)])
    reach = t_quantile(0.5 + confidence / 2, df) * error
    low, high = max(-1.0, difference - reach), min(1.0, difference + reach)
    return difference, low, high, t_two_sided(difference / error, df)


def superiority_p_value(a: Counts, b: Counts) -> float | None:
    """Give the chance of groups as unlike as these, either way, if people had been dealt into them at random.

    `a` and `b` are counts of people, of equal length. Two-sided permutation of the table: exact while the
    smaller group has at most 20 people, at most 60 where three in four of everybody or more stand on one
    level and at most 40 people elsewhere, or at most 200 where only two levels hold anyone; the tie-corrected
    normal approximation beyond. Returns 0 to 1, 1 = no sign of a difference, also where everyone is on one
    level. None if a group is empty. Raises ValueError on counts that are ragged, negative or not whole.
    Source: mann-whitney-1947.

    >>> superiority_p_value((3, 0), (0, 3)), superiority_p_value((0, 5), (0, 7))
    (0.1, 1.0)
    """
    _check_pair(a, b)
    smaller, larger = sorted((a, b), key=sum)
    if not sum(smaller):
        return None
    p_value = exact_p_value if sum(smaller) <= countable(a, b) else normal_p_value
    return p_value(smaller, larger)


def false_discovery(p_values: Sequence[float], rate: float) -> list[bool]:
    """Say which of many findings stand, so that at most this share of them is expected to be chance.

    `p_values` lie in 0 to 1, one a finding, in any order; `rate` lies in 0 to 1. Returns one bool a finding,
    in the same order; none for none. Raises ValueError on a value outside. Source: benjamini-hochberg-1995.

    >>> false_discovery([0.30, 0.01, 0.04], rate=0.10)
    [False, True, True]
    """
    if not all(0.0 <= value <= 1.0 for value in (*p_values, rate)):
        raise ValueError("p-values and the rate must lie between 0 and 1")
    count = len(p_values)
    passing = [value for rank, value in enumerate(sorted(p_values), start=1) if value * count <= rate * rank]
    return [bool(passing) and value <= passing[-1] for value in p_values]


def median_levels(counts: Counts) -> tuple[int, int] | None:
    """Find the level of the person in the middle: as many stand no higher as stand no lower.

    `counts` is people per level. Returns positions (lower, upper), 0 = the lowest level: the same twice, or
    two levels where the middle falls between two people on different ones. None if nobody answered. Raises
    ValueError on counts that are negative or not whole.

    >>> median_levels((1, 3, 4, 3, 1)), median_levels((4, 0, 0, 4))
    ((2, 2), (0, 3))
    """
    _check_counts(counts)
    people = sum(counts)
    if not people:
        return None
    cumulative = list(accumulate(counts))
    lower = next(level for level, up_to in enumerate(cumulative) if 2 * up_to >= people)
    upper = next(level for level, up_to in enumerate(cumulative) if 2 * up_to > people)
    return lower, upper


def agreement(counts: Counts) -> float | None:
    """Say how far people are of one mind.

    `counts` is people per level. Returns 0 to 1: 0 = split evenly between the two ends, 1 = all on one level.
    None if nobody answered. Raises ValueError on counts that are negative or not whole. Source: leik-1966.

    >>> agreement((4, 0, 0, 4)), agreement((0, 8, 0, 0)), round(agreement((1, 3, 4, 3, 1)), 3)
    (0.0, 1.0, 0.583)
    """
    _check_counts(counts)
    people, steps = sum(counts), len(counts) - 1
    if not people:
        return None
    spread = sum(min(up_to, people - up_to) for up_to in accumulate(counts))
    return 1.0 - 2 * spread / (people * steps) if steps else 1.0


def hides_a_step(a: Counts, b: Counts) -> bool:
    """Say whether two groups are so split that one level, for everyone, is easily missed between them.

    `a` and `b` are counts of people, of equal length. True where the agreement in both lies below
    `SPLIT_BELOW`, and the smaller one, had everyone there stood one level higher or lower, would not differ
    from itself: the interval at the confidence `EASILY_MISSED` still holds one half. False where either has
    fewer than 2 people. Raises ValueError on counts that are ragged, negative or not whole.

    >>> hides_a_step((8, 2, 0, 2, 8), (7, 3, 0, 1, 9)), hides_a_step((3, 4, 6, 4, 3), (3, 4, 6, 4, 3))
    (True, False)
    """
    _check_pair(a, b)
    smaller = min(a, b, key=sum)
    if sum(smaller) < 2 or any((agreement(group) or 0.0) >= SPLIT_BELOW for group in (a, b)):
        return False
    # Whoever stands at the end already stays there.
    higher = (0, *smaller[:-2], sum(smaller[-2:]))
    lower = (sum(smaller[:2]), *smaller[2:], 0)
    intervals = [superiority_interval(smaller, moved, EASILY_MISSED) for moved in (higher, lower)]
    return all(limits is not None and limits[0] <= 0.5 <= limits[1] for limits in intervals)


def share_at_or_above(counts: Counts, level: int) -> float | None:
    """Give the share of people who stand at this level or higher.

    `counts` is people per level; `level` is a position, 0 = the lowest. Returns 0 (nobody) to 1 (everybody).
    None if nobody answered. Raises ValueError on counts that are negative or not whole, or a level off the
    scale.

    >>> share_at_or_above((1, 3, 4, 2, 2), 3)
    0.3333333333333333
    """
    _check_level(counts, level)
    people = sum(counts)
    return sum(counts[level:]) / people if people else None


def share_interval(counts: Counts, level: int, confidence: float = 0.95) -> Interval | None:
    """Give the range in which the share at this level or higher plausibly lies.

    `counts` is people per level; `level` is a position, 0 = the lowest; `confidence` lies between 0 and 1.
    Returns (low, high) within 0 to 1, which always holds the share. None if nobody answered. Raises
    ValueError as `share_at_or_above` does, or on a confidence outside 0 to 1. Source: wilson-1927.

    >>> [round(limit, 3) for limit in share_interval((1, 3, 4, 3, 1), 3)]
    [0.138, 0.609]
    """
    _check_confidence(confidence)
    share = share_at_or_above(counts, level)
    if share is None:
        return None
    z = normal_quantile(0.5 + confidence / 2)
    return wilson_limits(share, z * z / sum(counts))


def _check_pair(a: Counts, b: Counts) -> None:
    if len(a) != len(b):
        raise ValueError(f"both groups need the same levels, not {len(a)} and {len(b)}")
    _check_counts(a)
    _check_counts(b)


def _check_counts(counts: Counts) -> None:
    if not counts:
        raise ValueError("counts need at least one level")
    for count in counts:
        if type(count) is not int or count < 0:
            raise ValueError(f"counts are whole numbers of people, not {count!r}")


def _check_level(counts: Counts, level: int) -> None:
    _check_counts(counts)
    if not 0 <= level < len(counts):
        raise ValueError(f"there is no level {level} among {len(counts)}")


def _check_confidence(confidence: float) -> None:
    if not 0.0 < confidence < 1.0:
        raise ValueError(f"a confidence between 0 and 1 is needed, not {confidence}")
