"""How often does the test of a changed gap cry wolf, and how often does its interval hold the truth?

`ordinal.superiority_difference` is asked of rooms drawn from the made-up populations of
`interval_populations`: once with the same populations in both years, where every p-value of 0.05 or less is a
false alarm, and once with others in the second year, where the true change is known. Standard library and the
product's own code.

    python benchmarks/change_of_gap.py                 prints both, in about three minutes
    python benchmarks/change_of_gap.py --draws 200     a rough look
"""

import argparse
import math
import random
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import product

from interval_populations import APART, Shape, Shares, shapes

from mir_assess.analysis.ordinal import superiority_difference

LEVELS = (2, 3, 5, 7)
SIZES = ((5, 5, 5, 5), (8, 5, 8, 5), (12, 8, 12, 8), (20, 12, 20, 12), (60, 20, 40, 12), (40, 40, 40, 40))
PAIRS = 12
"""How many pairs of different years are drawn for each scale and sizes."""

Found = tuple[float, float, float, float]
Outcome = tuple[float, str]


def same_years(levels: int, sizes: Sequence[int], *, draws: int, seed: int) -> list[Outcome]:
    """Give the share of false alarms for every shape."""
    rng = random.Random(f"same {seed} {levels} {sizes}")
    outcomes = []
    for shape in shapes(levels):
        alarms = sum(_found(rng, shape, shape, sizes)[3] <= 0.05 for _ in range(draws))
        outcomes.append((alarms / draws, f"{levels} levels, groups of {sizes}, {shape.family}: {shape.name}"))
    return outcomes


def other_years(levels: int, sizes: Sequence[int], *, draws: int, seed: int) -> list[Outcome]:
    """Give how often the interval held the true change, for pairs of different shapes drawn by chance."""
    rng = random.Random(f"other {seed} {levels} {sizes}")
    near = [shape for shape in shapes(levels) if shape.family != APART]
    outcomes = []
    for old, new in (rng.sample(near, 2) for _ in range(PAIRS)):
        change, held = new.truth - old.truth, 0
        for _ in range(draws):
            _, low, high, _ = _found(rng, old, new, sizes)
            held += low <= change <= high
        name = f"{old.family}: {old.name}, then {new.family}: {new.name}"
        outcomes.append((held / draws, f"{levels} levels, groups of {sizes}, {name}"))
    return outcomes


def _found(rng: random.Random, old: Shape, new: Shape, sizes: Sequence[int]) -> Found:
    populations = zip((old.a, old.b, new.a, new.b), sizes, strict=True)
    old_a, old_b, new_a, new_b = (_draw(rng, shares, size) for shares, size in populations)
    found = superiority_difference(old_a, old_b, new_a, new_b)
    assert found is not None, "every group holds 2 people or more"
    return found


def _draw(rng: random.Random, shares: Shares, size: int) -> tuple[int, ...]:
    levels = range(len(shares))
    drawn = Counter(rng.choices(levels, shares, k=size))
    return tuple(drawn[level] for level in levels)


def main() -> None:
    """Draw both kinds of years and print the mean and the worst."""
    parser = argparse.ArgumentParser(description="False alarms and coverage of the test of a changed gap.")
    parser.add_argument("--draws", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    units = list(zip(*product(LEVELS, SIZES), strict=True))
    plan = {"draws": chosen.draws, "seed": chosen.seed}
    with ProcessPoolExecutor(2) as pool:
        alarms = [one for found in pool.map(partial(same_years, **plan), *units) for one in found]
        held = [one for found in pool.map(partial(other_years, **plan), *units) for one in found]
    _show("False alarms at 0.05 (nothing changed)", sorted(alarms, reverse=True), chosen.draws)
    _show("Coverage of the 95 % interval (something changed)", sorted(held), chosen.draws)


def _show(title: str, worst_first: Sequence[Outcome], draws: int) -> None:
    mean = sum(share for share, _ in worst_first) / len(worst_first)
    error = math.sqrt(mean * (1 - mean) / draws)
    print(f"{title}: {len(worst_first)} cells, mean {mean:.4f}; standard error of a cell about {error:.4f}")
    for share, name in worst_first[:5]:
        print(f"  {share:.4f}  {name}")


if __name__ == "__main__":
    main()
