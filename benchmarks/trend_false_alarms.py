"""How often does a page of three rounds show a clear change where nothing changed?

Rounds of a made-up council are drawn from one population three times over: 34 statements, a group of people
with lived experience and one of the council, whose answers to the statements of one round go together to a
degree (`--within`). The page's own analysis reads them, so every reading that it would show is counted: each
step, each whole way and each gap. A second line sets two rounds side by side, as `diff` does. Standard
library and the product's own code.

    python benchmarks/trend_false_alarms.py                 in about eight minutes
    python benchmarks/trend_false_alarms.py --pages 20      a rough look
"""

import argparse
import math
import random
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import product

from made_up_rooms import GROUPS, POPULATIONS, STATEMENTS, Shares, drawn, remember_figures

from mir_assess.analysis.changes import year_on_year
from mir_assess.analysis.disclosed import DisclosedRound
from mir_assess.analysis.disclosure import ROOM, disclose
from mir_assess.analysis.trends import Trends, trends

SPREADS = ("close together", "a nearly even mix", "split")
SIZES = (8, 12, 20, 40)
WITHIN = (0.0, 0.5)
CLEAR = ("clear_rise", "clear_fall", "narrowed", "widened")

Alarms = tuple[bool, bool]
"""Whether a page of three rounds, and one of two, shows any clear change."""


def seen(rng: random.Random, year: int, shares: Shares, people: int, within: float) -> DisclosedRound:
    """Draw a round in which both groups stand alike on every statement, as the room may see it."""
    populations = {group.id: [shares] * STATEMENTS for group in GROUPS}
    return disclose(drawn(rng, year, populations, {group.id: people for group in GROUPS}, within), ROOM)


def page(seed: int, shares: Shares, people: int, within: float) -> Alarms:
    """Draw three rounds in which nothing changed, and look at both pages."""
    remember_figures()
    rng = random.Random(f"{seed} {shares} {people} {within}")
    rounds = [seen(rng, 2025 + place, shares, people, within) for place in range(3)]
    pair = year_on_year(*rounds[:2])
    two = [found.reading for row in pair.statements for found in (*row.groups.values(), *row.gaps)]
    return any(reading in CLEAR for reading in _readings(trends(rounds))), any(r in CLEAR for r in two)


def _readings(found: Trends) -> list[str]:
    told = [
        move.reading
        for row in found.statements
        for way in row.groups.values()
        for move in (*way.steps, way.whole)
        if move is not None
    ]
    return told + [gap.change.reading for row in found.statements for gap in row.gaps]


def main() -> None:
    """Draw pages for every population, size and degree, and print how many cried wolf."""
    parser = argparse.ArgumentParser(description="False alarms of a page over three rounds.")
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    print("| answers | people a group | within-person correlation | three rounds | two rounds |")
    print("| --- | --- | --- | --- | --- |")
    every: list[Alarms] = []
    with ProcessPoolExecutor(2) as pool:
        for name, people, within in product(SPREADS, SIZES, WITHIN):
            seeds = range(chosen.seed, chosen.seed + chosen.pages)
            look = partial(page, shares=POPULATIONS[name], people=people, within=within)
            found = list(pool.map(look, seeds, chunksize=max(1, chosen.pages // 8)))
            every += found
            print(f"| {name} | {people} | {within} | {_share(found, 0)} | {_share(found, 1)} |", flush=True)
    print(f"\nAll: {_share(every, 0)} of pages of three rounds, {_share(every, 1)} of pages of two.")
    print(f"Standard error of a row at one in ten: {math.sqrt(0.09 / chosen.pages):.3f}")


def _share(found: Sequence[Alarms], which: int) -> str:
    return f"{sum(alarms[which] for alarms in found) / len(found):.3f}"


if __name__ == "__main__":
    main()
