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
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import product
from statistics import NormalDist

from mir_assess.analysis.changes import year_on_year
from mir_assess.analysis.disclosed import DisclosedRound
from mir_assess.analysis.disclosure import ROOM, disclose
from mir_assess.analysis.trends import Trends, trends
from mir_assess.model.assessment import Assessment, Group
from mir_assess.model.bank import Edition, EditionStatement, Level, Rewording, Scale, Source, Stem, Theme
from mir_assess.model.round import Cell, Round

STATEMENTS = 34
SIZES = (8, 12, 20, 40)
WITHIN = (0.0, 0.5)
LEVELS = ("never", "rarely", "sometimes", "mostly", "always")
GROUPS = (
    Group("lived", "People with lived experience", "lived_experience"),
    Group("council", "Council team", "council"),
)
POPULATIONS = {
    "close together": (0.02, 0.13, 0.5, 0.3, 0.05),
    "an ordinary mix": (0.15, 0.2, 0.25, 0.25, 0.15),
    "split": (0.4, 0.1, 0.0, 0.1, 0.4),
}
CLEAR = ("clear_rise", "clear_fall", "narrowed", "widened")

Alarms = tuple[bool, bool]
"""Whether a page of three rounds, and one of two, shows any clear change."""


def _edition() -> Edition:
    scale = Scale("truth", tuple(Level(key, key.title()) for key in LEVELS), "mostly")
    statements = tuple(
        EditionStatement(
            f"s{number}", "i", "living", f"Statement {number}.", "truth", "mostly",
            history=(Rewording("2025", None),),
        )
        for number in range(STATEMENTS)
    )  # fmt: skip
    stems = tuple(Stem(group.role, "i", "How true is this?") for group in GROUPS)
    source = Source("nothing", "made up", "CC0")
    return Edition(
        "drawn", "2025", "Drawn", source, (Theme("living", "Living"),), (scale,), stems, statements
    )


EDITION = _edition()


def drawn(
    rng: random.Random, year: int, shares: Sequence[float], people: int, within: float
) -> DisclosedRound:
    """Draw one round: each person leans one way over all statements, as much as `within` says."""
    opened = Assessment(
        name=f"drawn-{year}",
        organisation="Nowhere",
        year=year,
        parts=(EDITION,),
        chosen=tuple(statement.id for statement in EDITION.statements),
        groups=GROUPS,
        opened=f"{year}-05-01",
    )
    said = {group.id: _answers(rng, shares, people, within) for group in GROUPS}
    cells = {
        name: {group: Cell(row[number], skipped=0) for group, row in said.items()}
        for number, name in enumerate(opened.chosen)
    }
    counted = Round(
        assessment=opened, people=dict.fromkeys(said, people), cells=cells, sealed=f"{year}-06-01"
    )
    return disclose(counted, ROOM)


def _answers(
    rng: random.Random, shares: Sequence[float], people: int, within: float
) -> list[tuple[int, ...]]:
    """One group's counts on every statement; two answers of one person correlate by `within` underneath."""
    cuts = [_cut(sum(shares[: rank + 1])) for rank in range(len(shares) - 1)]
    counts = [Counter[int]() for _ in range(STATEMENTS)]
    for _ in range(people):
        lean = rng.gauss(0, math.sqrt(within))
        for statement in counts:
            answer = lean + rng.gauss(0, math.sqrt(1 - within))
            statement[sum(answer > cut for cut in cuts)] += 1
    return [tuple(statement[rank] for rank in range(len(shares))) for statement in counts]


def _cut(share: float) -> float:
    return math.inf if share >= 1 else -math.inf if share <= 0 else NormalDist().inv_cdf(share)


def page(seed: int, shares: Sequence[float], people: int, within: float) -> Alarms:
    """Draw three rounds in which nothing changed, and look at both pages."""
    rng = random.Random(f"{seed} {shares} {people} {within}")
    rounds = [drawn(rng, 2025 + place, shares, people, within) for place in range(3)]
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
        for (name, shares), people, within in product(POPULATIONS.items(), SIZES, WITHIN):
            seeds = range(chosen.seed, chosen.seed + chosen.pages)
            look = partial(page, shares=shares, people=people, within=within)
            found = list(pool.map(look, seeds, chunksize=max(1, chosen.pages // 8)))
            every += found
            print(f"| {name} | {people} | {within} | {_share(found, 0)} | {_share(found, 1)} |", flush=True)
    print(f"\nAll: {_share(every, 0)} of pages of three rounds, {_share(every, 1)} of pages of two.")
    print(f"Standard error of a row at one in ten: {math.sqrt(0.09 / chosen.pages):.3f}")


def _share(found: Sequence[Alarms], which: int) -> str:
    return f"{sum(alarms[which] for alarms in found) / len(found):.3f}"


if __name__ == "__main__":
    main()
