"""Quartiles of shares, in tenths: of five shares or more, and of some that are known only roughly.

This module knows nothing but shares.
"""

from collections.abc import Sequence
from fractions import Fraction

from mir_assess.model.value import value

AT_LEAST = 5
"""Nothing is told of fewer places."""

TENTHS = 10
"""In how many steps a share is told."""


@value
class ToldShare:
    """The share of a group that keeps a promise, as one public report tells it: exactly (`low` is `high`), or
    as the stretch that “fewer than three” or “all but fewer than three” leaves open.
    """

    low: Fraction
    high: Fraction

    @property
    def is_exact(self) -> bool:
        """Whether the report shows the number itself."""
        return self.low == self.high


@value
class Quartile:
    """Where a quartile stands, in tenths: at one of them (`low` is `high`), or anywhere from one to
    another.
    """

    low: int
    high: int


def quartiles(shares: Sequence[ToldShare]) -> tuple[Quartile, Quartile, Quartile]:
    """Return the lower, middle and upper quartile of some shares, in tenths.

    A quartile never falls where a share rises, so those of all the low ends and of all the high ends hold the
    true one between them. Raises ValueError for fewer than five shares.
    """
    if len(shares) < AT_LEAST:
        raise ValueError("nothing is told of fewer than five places")
    # Shares of up to a million people lie further apart than floats are blurred, and sort faster as such.
    lows = sorted((share.low for share in shares), key=float)
    highs = sorted((share.high for share in shares), key=float)
    lower, middle, upper = (
        Quartile(in_tenths(quartile(lows, part)), in_tenths(quartile(highs, part))) for part in (1, 2, 3)
    )
    return lower, middle, upper


def quartile(ordered: Sequence[Fraction], part: int) -> Fraction:
    """Return the value with `part` quarters of a sorted row at or below it: at place 1 + part·(n - 1)/4,
    counted from one, and between two neighbours as far as the place lies between theirs. Of five values and
    more, the lowest and the highest never count.

    Takes two values or more. Source: hyndman-fan-1996, definition 7, which is that of spreadsheets.

    >>> quartile([Fraction(n) for n in (1, 2, 4, 8, 16, 32)], 1)
    Fraction(5, 2)
    """
    place, over = divmod(part * (len(ordered) - 1), 4)
    below = ordered[place]
    return below + Fraction(over, 4) * (ordered[place + 1] - below) if over else below


def in_tenths(share: Fraction) -> int:
    """Return a share as the nearest number of tenths; half of one rounds up.

    >>> in_tenths(Fraction(5, 12)), in_tenths(Fraction(9, 20))
    (4, 5)
    """
    return (2 * TENTHS * share.numerator + share.denominator) // (2 * share.denominator)
