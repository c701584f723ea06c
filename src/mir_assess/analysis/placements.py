"""How people of one group are placed among another, how sure that is, and the limits drawn from it.

The formulas behind `ordinal`, without its checks: counts come in here already checked, and may be fractional
because imagined people are added to them. It knows no domain word.
"""

import math
from collections.abc import Sequence

Interval = tuple[float, float]

ADDED_PEOPLE = 1.5
"""Imagined people spread over a group's levels before its variance is taken: all alike is not certain."""


def doubled_wins(a: Sequence[float], b: Sequence[float]) -> float:
    """Count the pairs in which `b` stands higher, twice, and the ties once: whole for whole counts."""
    below: float = 0
    wins: float = 0
    for here_a, here_b in zip(a, b, strict=True):
        wins += here_b * (2 * below + here_a)
        below += here_a
    return wins


def smoothed_superiority(a: Sequence[int], b: Sequence[int]) -> tuple[float, float, float]:
    """Add the imagined people; give the superiority and each group's part of its variance.

    Takes counts of equal length; returns (superiority, part of `a`, part of `b`). Source: brunner-munzel-2000
    for the variance by placements (a person's placement is the share of the other group that they stand
    above, ties half).
    """
    added = ADDED_PEOPLE / len(a)
    fuller_a, fuller_b = [count + added for count in a], [count + added for count in b]
    size_a, size_b = sum(a) + ADDED_PEOPLE, sum(b) + ADDED_PEOPLE
    estimate = doubled_wins(fuller_a, fuller_b) / (2 * size_a * size_b)
    part_a = _placement_variance(fuller_a, fuller_b, size_a, size_b, 1 - estimate)
    part_b = _placement_variance(fuller_b, fuller_a, size_b, size_a, estimate)
    return estimate, part_a, part_b


def welch_df(parts: Sequence[float], sizes: Sequence[int]) -> float:
    """Give the degrees of freedom of a sum of variances of means, each from a group of its own size.

    At least one part is above 0 and each size is 2 or more. Returns at least the smallest size less 1.
    Source: welch-1947.
    """
    total = sum(parts)
    return total * total / sum(part * part / (size - 1) for part, size in zip(parts, sizes, strict=True))


def wilson_limits(centre: float, w: float) -> Interval:
    """Solve (x - centre)² = w·x·(1 - x) for x: the two shares that only just agree with `centre`.

    `centre` lies in 0 to 1; `w` is 0 or more, the squared quantile times the variance of one person's vote
    over the number of people. Returns (low, high) within 0 to 1 around `centre`. Source: wilson-1927.
    """
    reach = math.sqrt(w * centre * (1 - centre) + w * w / 4)
    middle = centre + w / 2
    low, high = (middle - reach) / (1 + w), (middle + reach) / (1 + w)
    # Rounding must push no limit past an end or past the centre.
    return min(max(0.0, low), centre), max(min(1.0, high), centre)


def _placement_variance(
    own: Sequence[float], other: Sequence[float], own_size: float, other_size: float, mean: float
) -> float:
    """Give the variance of the mean placement of `own` among `other`; `mean` is that mean placement."""
    below = squares = 0.0
    for here, level in zip(own, other, strict=True):
        squares += here * ((below + level / 2) / other_size - mean) ** 2
        below += level
    return squares / ((own_size - 1) * own_size)
