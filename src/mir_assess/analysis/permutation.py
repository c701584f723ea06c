"""The chance that dealing people into two groups at random gives a difference as large, ties and all.

Kept apart from `ordinal` because it counts possibilities out instead of applying a formula, for as long as
groups are small enough. It works on counts per level that were already checked; it knows no domain word.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

Ways = list[dict[int, int]]
"""By people placed so far: how many selections there are for each sum of distances from the middle."""

EXACT_UP_TO = 20
"""The permutation p-value is exact while the smaller group is no larger than this."""

EXACT_UP_TO_ON_TWO_LEVELS = 200
"""The same where only two levels hold anyone: cheap to count out, and where the curve fits worst."""

EXACT_UP_TO_ON_ONE_LEVEL, ELSEWHERE_AT_MOST = 60, 40
"""The same where three in four of everybody or more stand on one level, and so many elsewhere."""


def countable(a: Sequence[int], b: Sequence[int]) -> int:
    """Give how many people the smaller group may have, for all ways to deal these two to be counted out.

    Both arguments are counts in scale order, of equal length.
    """
    pooled = [here + there for here, there in zip(a, b, strict=True)]
    if sum(1 for people in pooled if people) <= 2:
        return EXACT_UP_TO_ON_TWO_LEVELS
    elsewhere = sum(pooled) - max(pooled)
    if elsewhere <= ELSEWHERE_AT_MOST and 4 * elsewhere <= sum(pooled):
        return EXACT_UP_TO_ON_ONE_LEVEL
    return EXACT_UP_TO


def exact_p_value(smaller: Sequence[int], larger: Sequence[int]) -> float:
    """Give the two-sided permutation p-value of the rank sum, exactly.

    Both arguments are counts in scale order, of equal length and neither empty. Of all ways to choose the
    smaller group out of everybody, counts those whose rank sum lies at least as far from its mean as the one
    seen. Returns above 0, up to 1. Source: mann-whitney-1947 for the statistic; the counting is this
    project's.

    The work depends on the levels and on the smaller group alone: the levels are split into two halves, each
    half's selections are gathered by people used and rank sum, and the halves are matched by bisection. Whole
    numbers throughout, so nothing is rounded before the last division.

    >>> exact_p_value((3, 0), (0, 3))
    0.1
    """
    pooled = [one + other for one, other in zip(smaller, larger, strict=True)]
    distances = _distances(pooled)
    size = sum(smaller)
    seen = _distance_seen(smaller, distances)
    if seen == 0:
        return 1.0
    levels = [level for level in zip(pooled, distances, strict=True) if level[0]]
    middle = len(levels) // 2
    extreme = _count_extreme(_ways(levels[:middle], size), _ways(levels[middle:], size), seen)
    return extreme / math.comb(sum(pooled), size)


def normal_p_value(one: Sequence[int], other: Sequence[int]) -> float:
    """Give the two-sided p-value of the rank sum by the normal curve, its variance corrected for ties.

    Both arguments are counts in scale order, of equal length and neither empty. Returns 0 to 1; 1 where
    everybody is on one level. For groups too large to count out; half a pair is taken off the distance,
    because ranks come in steps and the curve does not. Source: mann-whitney-1947.

    >>> round(normal_p_value((20, 10, 10), (10, 10, 20)), 4)
    0.0104
    """
    pooled = [here + there for here, there in zip(one, other, strict=True)]
    everybody = sum(pooled)
    seen = _distance_seen(one, _distances(pooled))
    if seen == 0:
        return 1.0
    tied = sum(people**3 - people for people in pooled) / (everybody * (everybody - 1))
    variance = sum(one) * sum(other) * (everybody + 1 - tied) / 3  # of the doubled rank sum
    return math.erfc((seen - 1) / math.sqrt(2 * variance))


def _distance_seen(group: Sequence[int], distances: Sequence[int]) -> int:
    """Give how far this group's doubled rank sum lies from its mean."""
    return abs(sum(people * distance for people, distance in zip(group, distances, strict=True)))


def _distances(pooled: Sequence[int]) -> list[int]:
    """Give each level's midrank as its distance from the mean rank, doubled so that it is a whole number."""
    everybody = sum(pooled)
    return [2 * up_to - here - everybody for up_to, here in zip(accumulate(pooled), pooled, strict=True)]


def _ways(levels: Sequence[tuple[int, int]], size: int) -> Ways:
    """Count the selections of up to `size` people from these levels, each level a pair (people, distance)."""
    ways: Ways = [{0: 1}, *({} for _ in range(size))]
    for people, distance in levels:
        grown: Ways = [{} for _ in range(size + 1)]
        choices = [math.comb(people, chosen) for chosen in range(min(people, size) + 1)]
        for used, sums in enumerate(ways):
            for chosen, choice in enumerate(choices[: size - used + 1]):
                target, shift = grown[used + chosen], chosen * distance
                for total, count in sums.items():
                    target[total + shift] = target.get(total + shift, 0) + count * choice
        ways = grown
    return ways


def _count_extreme(low: Ways, high: Ways, seen: int) -> int:
    """Count the selections, one part from each half, whose sum lies at `seen` or further out, either side."""
    extreme = 0
    for low_sums, high_sums in zip(low, reversed(high), strict=True):
        totals = sorted(high_sums)
        up_to = list(accumulate((high_sums[total] for total in totals), initial=0))
        for total, count in low_sums.items():
            below = up_to[bisect_right(totals, -seen - total)]
            above = up_to[-1] - up_to[bisect_left(totals, seen - total)]
            extreme += count * (below + above)
    return extreme
