"""Is the promise kept where the tables stand on its line? Those rooms are drawn again, ten times as many.

`clear_readings.py` draws 400 rooms of every kind, so that of many kinds of rooms in which nothing changed, a
few come out past one page in ten by chance alone. The kinds that did, in any family and copy, are drawn again
here with other seeds: the first draw chose them, so it cannot also be what is said of them. What is found
goes to `clear_readings_again.json` and from there to the page. Standard library and the product's own code
only.

    python benchmarks/clear_readings_again.py                          prints the table, in about half an hour
    python benchmarks/clear_readings_again.py --write docs/method.md   records it and puts it on that page
    python benchmarks/clear_readings_again.py --pages 40               a rough look
"""

import argparse
import json
import math
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean

from clear_readings import RECORD as FIRST_LOOK
from clear_readings import record, written
from clear_tables import AT_MOST, COPIES, Kind, Rate, Rows, held_to, rows_of, table
from marked_pages import marks_of, put_between

MARKS = marks_of("clear_readings_again")
RECORD = Path(__file__).with_suffix(".json")
PAGES = 4000
SEED = 100_001
"""Far past the seeds of the first look, so that no room is drawn twice."""

FAMILIES = tuple(f"{of}, {copy}" for of in ("changes", "gaps") for copy in COPIES)
Chosen = tuple[Kind, str]
"""A kind of room, and the family and copy in which it stood past the line."""


def on_the_line(first: Rows) -> list[Chosen]:
    """Return where nothing changed or differed, and more pages than promised showed something clear."""
    return [
        (kind, family)
        for kind, row in first.items()
        if kind.truth == "same"
        for family in FAMILIES
        if row[family].any.share > AT_MOST
    ]


def page(recorded: Mapping[str, object], first: Rows) -> str:
    """Say in Markdown what the first look showed and what this one shows."""
    again, chosen = rows_of(recorded), on_the_line(first)
    told = [
        [
            kind.answers, str(kind.people[0]), str(kind.within), family,
            str(first[kind][family].any), str(again[kind][family].any),
        ]
        for kind, family in chosen
    ]  # fmt: skip
    heads = ["answers", "people a group", "within one person", "clear", "first look", "looked at again"]
    rates = [again[kind][family].any for kind, family in chosen]
    title = (
        f"Looked at again with {recorded['pages']:,} rooms of each kind and other seeds. Pages in 100 that "
        "show anything clear where nothing changed or differs, with their standard error in brackets:"
    )
    return "\n\n".join([table(title, heads, told), _verdict(rates)])


def _verdict(rates: Sequence[Rate]) -> str:
    worst = max(rates, key=lambda rate: rate.share)
    mean = Rate(fmean(rate.share for rate in rates), math.hypot(*(rate.error for rate in rates)) / len(rates))
    return held_to(f"- On average {mean}; at most {worst}", AT_MOST, worst.share - AT_MOST, worst)[0]


def main() -> int:
    """Draw as asked, show what was found, and end with 1 if the promise is broken."""
    parser = argparse.ArgumentParser(description="Rooms on the line of the promise, drawn again.")
    parser.add_argument("--pages", type=int, default=PAGES, help="rooms drawn of every kind")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument(
        "--write", type=Path, metavar="PAGE", help="record it, and put it between the marks there"
    )
    chosen = parser.parse_args()
    first = rows_of(json.loads(FIRST_LOOK.read_text(encoding="utf-8")))
    kinds = list(dict.fromkeys(kind for kind, _ in on_the_line(first)))
    recorded = record(kinds, pages=chosen.pages, seed=chosen.seed, processes=chosen.processes)
    told = page(recorded, first)
    print(told)
    if chosen.write:
        RECORD.write_text(written(recorded), encoding="utf-8", newline="\n")
        put_between(MARKS, told, chosen.write)
    return 0 if "**missed**" not in told else 1


if __name__ == "__main__":
    sys.exit(main())
