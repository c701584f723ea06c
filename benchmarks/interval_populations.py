"""Made-up populations to draw rooms from: pairs of groups, and what the superiority between them truly is.

Used by `interval_coverage.py` and the short test of it. Standard library and the product's own code only.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from mir_assess.analysis.placements import doubled_wins

APART = "apart"
"""The family of shapes where nearly everyone in one group stands above the other."""

Shares = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """Two populations to draw the groups from: the share of people on each level."""

    family: str
    name: str
    a: Shares
    b: Shares

    @property
    def truth(self) -> float:
        """The superiority of `b` over `a`, over all people and not over those in a room."""
        return doubled_wins(self.a, self.b) / 2


def shapes(levels: int) -> list[Shape]:
    """List the pairs of populations on a scale of this many levels."""
    even, middle = _tilted(levels, 1), _humped(levels, 0.5)
    split, tilted = _split(levels, 0.1), _tilted(levels, 6)
    lowest_thin, inner_thin = _thinned(even, 0), _thinned(middle, levels // 2)
    top = levels - 1
    highest_thin = _thinned(_tilted(levels, 1 / 3), top), _thinned(_tilted(levels, 3), top)
    pairs = [
        ("alike", "even", even, even),
        ("alike", "around the middle", middle, middle),
        ("alike", "tilted", tilted, tilted),
        ("shifted", "a little", _humped(levels, 0.45), _humped(levels, 0.55)),
        ("shifted", "clearly", _humped(levels, 0.4), _humped(levels, 0.65)),
        ("shifted", "even to tilted", even, tilted),
        ("opposed", "tilted apart", _tilted(levels, 1 / 4), _tilted(levels, 4)),
        ("opposed", "tilted far apart", _tilted(levels, 1 / 10), _tilted(levels, 10)),
        ("opposed", "around either third", _humped(levels, 0.3), _humped(levels, 0.7)),
        ("piled at an end", "both, 8 in 10", _piled(levels, 0.8), _piled(levels, 0.8)),
        ("piled at an end", "both, 19 in 20", _piled(levels, 0.95), _piled(levels, 0.95)),
        ("piled at an end", "6 and 9 in 10", _piled(levels, 0.6), _piled(levels, 0.9)),
        ("piled at an end", "one even, one 9 in 10", even, _piled(levels, 0.9)),
        ("split", "both", split, split),
        ("split", "one, the other in the middle", split, middle),
        ("split", "one, the other tilted", split, tilted),
        ("a level nearly empty", "lowest, alike", lowest_thin, lowest_thin),
        ("a level nearly empty", "inner, alike", inner_thin, inner_thin),
        ("a level nearly empty", "highest, tilted apart", *highest_thin),
        (APART, "around either end", _humped(levels, 0.12), _humped(levels, 0.88)),
        (APART, "piled at either end, 9 in 10", _piled(levels, 0.9)[::-1], _piled(levels, 0.9)),
        (APART, "piled at either end, 19 in 20", _piled(levels, 0.95)[::-1], _piled(levels, 0.95)),
    ]
    return [Shape(*pair) for pair in pairs]


def _shares(weights: Sequence[float]) -> Shares:
    return tuple(weight / sum(weights) for weight in weights)


def _tilted(levels: int, ratio: float) -> Shares:
    """The highest level holds `ratio` times as many people as the lowest, in even steps of a factor."""
    return _shares([ratio ** (level / (levels - 1)) for level in range(levels)])


def _humped(levels: int, place: float) -> Shares:
    """People gather around one place on the scale, 0 = lowest (a binomial distribution)."""
    top = levels - 1
    chances = [math.comb(top, level) * place**level * (1 - place) ** (top - level) for level in range(levels)]
    return _shares(chances)


def _piled(levels: int, share: float) -> Shares:
    """This share stands on the highest level, the others evenly below."""
    return (*((1 - share) / (levels - 1) for _ in range(levels - 1)), share)


def _split(levels: int, inner: float) -> Shares:
    """People stand at the two ends, but for this share."""
    return _shares([0.5 if level in (0, levels - 1) else inner / levels for level in range(levels)])


def _thinned(shares: Shares, level: int) -> Shares:
    """Nearly nobody is left on this level."""
    return _shares([share * (0.02 if place == level else 1) for place, share in enumerate(shares)])
