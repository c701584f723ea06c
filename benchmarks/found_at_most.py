"""How much could any rule find? Rooms are drawn where the truth is known, and one page is judged by several.

The rooms are those of `clear_readings.py`: half of the statements moved by one level, or the council stands
one level apart on half of them. The page's own figures are taken as they stand, its p-values and intervals,
and judged anew by rules that the product does not follow, beside the one that it does:

- *plain*: Benjamini–Hochberg, which allows for every finding being chance;
- *told*: the same, told how many of the findings are chance, which nobody can know;
- *one by one*: each finding as if it were the only one on its page, so with no guard against many looks.

Each with the interval as second lock and without. What *told* finds is the most that a judge of these
p-values can hope for while one in ten of what is clear may be wrong. Standard library and the product's own
code only.

    python benchmarks/found_at_most.py                          prints the table, in about six minutes
    python benchmarks/found_at_most.py --write docs/method.md   puts it on that page
    python benchmarks/found_at_most.py --pages 10               a rough look
"""

import argparse
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from statistics import fmean

from clear_readings import Seen, summed
from clear_tables import Kind, Row
from made_up_rooms import COUNCIL, LIVED, POPULATIONS, STATEMENTS, drawn, remember_figures, stepped
from marked_pages import marks_of, put_between

from mir_assess.analysis.changes import Change, GapChange, year_on_year
from mir_assess.analysis.disclosure import ROOM, disclose
from mir_assess.analysis.discovery import adaptive_discovery
from mir_assess.analysis.gaps import Gap, gaps
from mir_assess.analysis.ordinal import false_discovery

MARKS = marks_of("found_at_most")
PAGES = 200
ANSWERS = ("a mix with a middle", "a nearly even mix")
SIZES = (20, 40)
WITHIN = (0.0, 0.5)
RATE = ROOM.false_discovery_rate


@dataclass(frozen=True, slots=True)
class Figures:
    """One finding of a page as any reader of its data has it, and where the truth lies: 1 up, -1 down, 0 no
    way. `side` is where the figure lies, `apart` where the whole interval does.
    """

    p_value: float
    side: int
    apart: int
    truth: int


Judge = Callable[[Sequence[Figures]], Sequence[bool]]
"""From all findings of a page to which of them stand."""


def _page_rule(page: Sequence[Figures]) -> Sequence[bool]:
    return adaptive_discovery([one.p_value for one in page], RATE)


def _plain(page: Sequence[Figures]) -> Sequence[bool]:
    return false_discovery([one.p_value for one in page], RATE)


def _told(page: Sequence[Figures]) -> Sequence[bool]:
    chance = fmean(one.truth == 0 for one in page)
    return false_discovery([one.p_value for one in page], RATE / chance)


def _one_by_one(page: Sequence[Figures]) -> Sequence[bool]:
    return [one.p_value <= 1 - ROOM.confidence for one in page]


JUDGES: dict[str, Judge] = {
    "plain": _plain,
    "the page's rule": _page_rule,
    "told": _told,
    "one by one": _one_by_one,
}
WITHOUT = "no interval"
ALONE = ("told", "one by one")
"""Judges that are also looked at without the second lock."""


def kinds() -> list[Kind]:
    """Return every kind of room that is looked at."""
    every = product(("moved", "apart"), ANSWERS, SIZES, WITHIN)
    return [Kind(truth, answers, (n, n), within) for truth, answers, n, within in every]


def look(kind: Kind, seed: int) -> Mapping[str, Seen]:
    """Draw one room of this kind, and judge its page by every rule."""
    remember_figures()
    page = list(_page(random.Random(f"{seed} {kind}"), kind))
    told = {}
    for name, judge in JUDGES.items():
        stands = judge(page)
        told[name] = _seen(page, stands, [one.apart for one in page])
        if name in ALONE:
            told[f"{name}, {WITHOUT}"] = _seen(page, stands, [one.side for one in page])
    return told


def _page(rng: random.Random, kind: Kind) -> Iterator[Figures]:
    steps = [(1 if number % 4 == 0 else -1) if number % 2 == 0 else 0 for number in range(STATEMENTS)]
    base = [POPULATIONS[kind.answers]] * STATEMENTS
    moved = [stepped(shares, step) for shares, step in zip(base, steps, strict=True)]
    people = dict(zip((LIVED, COUNCIL), kind.people, strict=True))
    now = {LIVED: base if kind.truth == "apart" else moved, COUNCIL: moved}
    rounds = [
        disclose(drawn(rng, year, who, people, kind.within), ROOM)
        for year, who in ((2025, {LIVED: base, COUNCIL: base}), (2026, now))
    ]
    if kind.truth == "apart":
        for row, step in zip(gaps(rounds[1]).values(), steps, strict=True):
            yield from (_figures(gap, gap.superiority, 0.5, step) for gap in row)
        return
    for row, step in zip(year_on_year(*rounds).statements, steps, strict=True):
        yield from (_figures(change, change.superiority, 0.5, step) for change in row.groups.values())
        yield from (_figures(gap, gap.difference, 0.0, 0) for gap in row.gaps)


def _figures(found: Change | GapChange | Gap, figure: float, null: float, truth: int) -> Figures:
    low, high = found.interval
    return Figures(found.p_value, (figure > null) - (figure < null), (low > null) - (high < null), truth)


def _seen(page: Sequence[Figures], stands: Iterable[bool], sides: Iterable[int]) -> Seen:
    total = Seen(0, 0, 0)
    for one, passes, side in zip(page, stands, sides, strict=True):
        said = side if passes else 0
        total += Seen(int(said != 0), int(said not in (0, one.truth)), int(one.truth != 0))
    return total


def table(rows: Mapping[Kind, Mapping[str, Row]], pages: int) -> str:
    """Say in Markdown what each rule found, and what of it was wrong."""
    names = list(next(iter(rows.values())))
    heads = ["", "answers", "people a group", "within one person", *names]
    lines = [heads, ["---"] * len(heads)]
    for kind, row in rows.items():
        of = "changes" if kind.truth == "moved" else "gaps"
        told = [f"{100 * row[name].found.share:.1f} ({100 * row[name].wrong.share:.1f})" for name in names]
        lines.append([of, kind.answers, str(kind.people[0]), str(kind.within), *told])
    error = max(row[name].found.error for row in rows.values() for name in names)
    title = (
        "Found in 100, and in brackets how many in 100 of what a page called clear were wrong; "
        f"{pages} rooms of every kind, standard error of what was found at most {100 * error:.1f}."
    )
    return "\n".join([title, "", *(f"| {' | '.join(cells)} |" for cells in lines)])


def main() -> None:
    """Draw as asked and show what was found."""
    parser = argparse.ArgumentParser(description="How much could any rule find?")
    parser.add_argument("--pages", type=int, default=PAGES, help="rooms drawn of every kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table between the marks there")
    chosen = parser.parse_args()
    rows: dict[Kind, dict[str, Row]] = {}
    for kind in kinds():
        seen = [look(kind, chosen.seed + page) for page in range(chosen.pages)]
        rows[kind] = {name: summed([page[name] for page in seen]) for name in seen[0]}
    told = table(rows, chosen.pages)
    print(told)
    if chosen.write:
        put_between(MARKS, told, chosen.write)


if __name__ == "__main__":
    main()
