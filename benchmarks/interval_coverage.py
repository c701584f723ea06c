"""How often does the interval of `ordinal.superiority_interval` hold the truth? A grid answers.

For each cell (levels, two group sizes, two made-up populations) the true superiority is worked out
from the population, rooms are drawn from it, and we count how often the interval of such a room holds the
truth. Where there are few enough possible rooms, all of them are gone through and weighed by their chance, so
the figure is exact; elsewhere rooms are drawn at random, and a cell that is too close to the line to call is
drawn again with ever more rooms until it is clear. Standard library and the product's own code only.

    python benchmarks/interval_coverage.py                          prints the tables, in about ten minutes
    python benchmarks/interval_coverage.py --write docs/method.md   puts them between the marks on that page
    python benchmarks/interval_coverage.py --draws 200 --exact-up-to 2000     a rough look, in a minute
"""

import argparse
import math
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import product
from pathlib import Path

from interval_populations import APART, Shape, Shares, shapes
from marked_pages import marks_of, put_between

from mir_assess.analysis.ordinal import superiority_interval

LEVELS = (2, 3, 4, 5, 7)
SIZES = (5, 8, 12, 20, 40, 60)
HOLDS = 0.93
APART_HOLDS = 0.85
MEAN_AT_MOST, WIDTH_AT_MOST = 0.98, 0.42
MOST_DRAWS = 400_000
MARKS = marks_of("interval_coverage")

Table = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What became of one cell of the grid; `draws` is 0 where every possible room was gone through."""

    levels: int
    size_a: int
    size_b: int
    shape: Shape
    coverage: float
    width: float
    draws: int
    first: float
    """The coverage by the first draws alone: drawing on until clear makes a mean lean upward."""

    @property
    def error(self) -> float:
        """The standard error of the coverage, by chance of the draws."""
        return math.sqrt(self.coverage * (1 - self.coverage) / self.draws) if self.draws else 0.0


def measure(levels: int, size_a: int, size_b: int, *, draws: int, exact_up_to: int, seed: int) -> list[Cell]:
    """Measure every shape for one pair of group sizes, exactly if no more than `exact_up_to` rooms."""
    rooms = _possible(levels, size_a) * _possible(levels, size_b)
    if rooms <= exact_up_to:
        return measure_exactly(levels, size_a, size_b, shapes(levels))
    return [_measure_until_clear(levels, size_a, size_b, shape, draws, seed) for shape in shapes(levels)]


def _possible(levels: int, size: int) -> int:
    return math.comb(size + levels - 1, levels - 1)


def measure_exactly(levels: int, size_a: int, size_b: int, wanted: Sequence[Shape]) -> list[Cell]:
    """Go through every possible room, and weigh each by its chance under each of the wanted shapes."""
    tables_a, tables_b = list(_tables(levels, size_a)), list(_tables(levels, size_b))
    chances_b = [[_chance(table, shape.b) for table in tables_b] for shape in wanted]
    held, width = [0.0] * len(wanted), [0.0] * len(wanted)
    for table_a in tables_a:
        limits = [_interval(table_a, table_b) for table_b in tables_b]
        for place, shape in enumerate(wanted):
            chance_a, truth = _chance(table_a, shape.a), shape.truth
            row = list(zip(chances_b[place], limits, strict=True))
            held[place] += chance_a * sum(chance for chance, (low, high) in row if low <= truth <= high)
            width[place] += chance_a * sum(chance * (high - low) for chance, (low, high) in row)
    measured = zip(wanted, held, width, strict=True)
    return [Cell(levels, size_a, size_b, shape, share, mean, 0, share) for shape, share, mean in measured]


def _measure_until_clear(levels: int, size_a: int, size_b: int, shape: Shape, draws: int, seed: int) -> Cell:
    """Draw rooms; as long as the line lies within three standard errors, draw three times as many more."""
    rng = random.Random(f"{seed} {levels} {size_a} {size_b} {shape.family} {shape.name}")
    line = APART_HOLDS if shape.family == APART else HOLDS
    held, width = _draw_rooms(rng, shape, size_a, size_b, draws)
    first, count = held / draws, draws
    while True:
        cell = Cell(levels, size_a, size_b, shape, held / count, width / count, count, first)
        if abs(cell.coverage - line) > 3 * cell.error or count >= MOST_DRAWS:
            return cell
        more = _draw_rooms(rng, shape, size_a, size_b, 3 * count)
        held, width, count = held + more[0], width + more[1], 4 * count


def _draw_rooms(rng: random.Random, shape: Shape, size_a: int, size_b: int, draws: int) -> tuple[int, float]:
    """Draw this many rooms; give how many intervals held the truth, and their widths together."""
    held, width, truth = 0, 0.0, shape.truth
    for _ in range(draws):
        low, high = _interval(_draw(rng, shape.a, size_a), _draw(rng, shape.b, size_b))
        held += low <= truth <= high
        width += high - low
    return held, width


def _tables(levels: int, size: int) -> Iterator[Table]:
    """Go through every way to spread this many people over the levels."""
    if levels == 1:
        yield (size,)
        return
    for lowest in range(size + 1):
        for others in _tables(levels - 1, size - lowest):
            yield (lowest, *others)


def _chance(table: Table, shares: Shares) -> float:
    pairs = zip(table, shares, strict=True)
    logs = (count * math.log(share) - math.lgamma(count + 1) for count, share in pairs)
    return math.exp(math.lgamma(sum(table) + 1) + sum(logs))


def _draw(rng: random.Random, shares: Shares, size: int) -> Table:
    levels = range(len(shares))
    drawn = Counter(rng.choices(levels, shares, k=size))
    return tuple(drawn[level] for level in levels)


@lru_cache(maxsize=2**18)  # rooms that are nearly unanimous come again and again
def _interval(a: Table, b: Table) -> tuple[float, float]:
    interval = superiority_interval(a, b)
    assert interval is not None, "every group of the grid holds 2 people or more"
    return interval


def run(*, draws: int, exact_up_to: int, seed: int, processes: int) -> list[Cell]:
    """Measure the whole grid; the same seed gives the same figures, whatever the number of processes."""
    pairs = list(product(LEVELS, SIZES, SIZES))
    one = partial(measure, draws=draws, exact_up_to=exact_up_to, seed=seed)
    with ProcessPoolExecutor(processes) as pool:
        return [cell for cells in pool.map(one, *zip(*pairs, strict=True)) for cell in cells]


def page(cells: Sequence[Cell]) -> str:
    """Say in Markdown what the grid showed."""
    grid = [cell for cell in cells if cell.shape.family != APART]
    apart = [cell for cell in cells if cell.shape.family == APART]
    drawn = [cell for cell in cells if cell.draws]
    families = dict.fromkeys(cell.shape.family for cell in grid)
    rows = [
        _row("**whole grid**", grid),
        *(_row(family, [cell for cell in grid if cell.shape.family == family]) for family in families),
        *(_row(f"{levels} levels", [cell for cell in grid if cell.levels == levels]) for levels in LEVELS),
        *(_row(f"smaller group {size}", [cell for cell in grid if _smaller(cell) == size]) for size in SIZES),
        _row("*nearly everyone apart* (outside the grid)", apart),
    ]
    largest_error = max((cell.error for cell in drawn), default=0)
    lines = [
        f"{len(cells)} cells: {len(cells) - len(drawn)} worked out exactly, {len(drawn)} by drawing rooms.",
        f"Rooms drawn: {sum(cell.draws for cell in drawn):,}; standard error at most {largest_error:.4f}.",
        "The nominal coverage is 0.95.",
        "",
        "| | cells | lowest coverage | mean coverage | mean width |",
        "| --- | --- | --- | --- | --- |",
        *rows,
        "",
        "The lowest cells of the grid, and the lowest of those apart:",
        "",
        "| levels | groups | populations | true superiority | coverage | standard error |",
        "| --- | --- | --- | --- | --- | --- |",
        *(_low_row(cell) for cells in (grid, apart) for cell in sorted(cells, key=_coverage)[:5]),
    ]
    return "\n".join(lines)


def _row(title: str, cells: Sequence[Cell]) -> str:
    lowest = min(cell.coverage for cell in cells)
    coverage, width = _mean_coverage(cells), _mean_width(cells)
    return f"| {title} | {len(cells)} | {lowest:.4f} | {coverage:.4f} | {width:.2f} |"


def _mean_coverage(cells: Sequence[Cell]) -> float:
    return sum(cell.first for cell in cells) / len(cells)


def _mean_width(cells: Sequence[Cell]) -> float:
    return sum(cell.width for cell in cells) / len(cells)


def _low_row(cell: Cell) -> str:
    error = f"{cell.error:.4f}" if cell.draws else "exact"
    return (
        f"| {cell.levels} | {cell.size_a} and {cell.size_b} | {cell.shape.family}: {cell.shape.name} "
        f"| {cell.shape.truth:.3f} | {cell.coverage:.4f} | {error} |"
    )


def _coverage(cell: Cell) -> float:
    return cell.coverage


def _smaller(cell: Cell) -> int:
    return min(cell.size_a, cell.size_b)


def misses(cells: Sequence[Cell]) -> list[str]:
    """List what falls short: cells below the line, a mean coverage or a mean width that is too large."""
    grid = [cell for cell in cells if cell.shape.family != APART]
    short = [_low_row(cell) for cell in cells if cell.coverage < (HOLDS if cell in grid else APART_HOLDS)]
    if _mean_coverage(grid) > MEAN_AT_MOST:
        short.append(f"the mean coverage of the grid is above {MEAN_AT_MOST}")
    if _mean_width(grid) > WIDTH_AT_MOST:
        short.append(f"the mean width of the grid is above {WIDTH_AT_MOST}")
    return short


def main() -> int:
    """Run the grid as asked, show it, and end with 1 if a target is missed."""
    parser = argparse.ArgumentParser(description="Coverage of the superiority interval over a grid.")
    parser.add_argument("--draws", type=int, default=4000, help="rooms drawn for a cell at first")
    parser.add_argument("--exact-up-to", type=int, default=60_000, help="most rooms to go through one by one")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the tables between the marks there")
    chosen = parser.parse_args()
    plan = {"draws": chosen.draws, "exact_up_to": chosen.exact_up_to, "seed": chosen.seed}
    cells = run(**plan, processes=chosen.processes)
    text = page(cells)
    print(text)
    if chosen.write:
        put_between(MARKS, text, chosen.write)
    short = misses(cells)
    print("\n".join(["", "Short of the target:", *short] if short else ["", "Every target is met."]))
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
