"""Which of many findings stand when they are judged together, where a page has much to tell.

Kept apart from `ordinal` because it is a rule about a whole page, made of the procedure that stands there. It
is told p-values and knows nothing of what they are of. Sources are keys of `docs/sources.md`.
"""

from collections.abc import Sequence

from mir_assess.analysis.ordinal import false_discovery


def adaptive_discovery(p_values: Sequence[float], rate: float) -> list[bool]:
    """Say which of many findings stand, so that at most this share of them is expected to be chance, given
    that not all of them are.

    `p_values` lie in 0 to 1, one a finding, in any order; `rate` lies in 0 to 1. Returns one bool a finding,
    in the same order; none for none. Raises ValueError on a value outside. Sources:
    benjamini-hochberg-1995 for the procedure, storey-2004 for the estimate, blanchard-roquain-2009 for
    taking it at the rate itself.

    Benjamini–Hochberg allows for every finding being chance. So it speaks first: where it lets none stand,
    none does, and a page on which nothing happened is as silent as before. Where it lets some stand, the
    findings that may be chance are counted anew from those above the rate, and the procedure is held to
    their number. It never lets fewer stand, and never one whose own p-value lies above the rate.

    >>> adaptive_discovery([0.01, 0.02, 0.03, 0.09, 0.40], rate=0.10)
    [True, True, True, True, False]
    >>> false_discovery([0.01, 0.02, 0.03, 0.09, 0.40], rate=0.10)
    [True, True, True, False, False]
    """
    first = false_discovery(p_values, rate)
    if not any(first):
        return first
    passing = false_discovery(p_values, _raised(p_values, rate))
    return [passes and value <= rate for passes, value in zip(passing, p_values, strict=True)]


def _raised(p_values: Sequence[float], rate: float) -> float:
    """Give the rate at which the procedure keeps to `rate` among those that may be chance.

    Of what is chance, a share of `1 - rate` lies above the rate; one more is counted, so that the estimate is
    not too low on a short page. Returns `rate` to 1.
    """
    above = 1 + sum(value > rate for value in p_values)
    return min(1.0, max(rate, rate * (1 - rate) * len(p_values) / above))
