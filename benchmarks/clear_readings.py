"""How far can a reading be trusted? Rooms are drawn where the truth is known, and their pages are read.

34 statements, a group of people with lived experience and a council team, two rounds. The pages are the
product's own: a drawn round passes the gate, and `year_on_year` and `gaps` read it; nothing here knows the
rule by which they call a thing clear. Four questions, of the room's copy and of the public one:

- nothing changed, and the groups do not differ: how many pages show anything clear?
- half of the statements moved by one level: how much of it is found, and how much of what is clear is wrong?
- the council stands one level apart on half of the statements: the same of gaps;
- neither group stands higher, but one is split and the other in the middle: how many pages show a clear gap?

What is found goes to `clear_readings.json` beside this file, and from there to the page, so that a test can
hold the page to it and draw some rooms anew. Standard library and the product's own code only.

    python benchmarks/clear_readings.py                          prints the tables, in about half an hour
    python benchmarks/clear_readings.py --write docs/method.md   records them and puts them on that page
    python benchmarks/clear_readings.py --pages 10               a rough look, in a minute
    python benchmarks/clear_readings.py --only split             one population anew, the rest as recorded
"""

import argparse
import json
import math
import random
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from statistics import fmean, stdev

from clear_tables import Kind, Rate, Row, kind_of, page, rows_of, targets
from made_up_rooms import (
    COUNCIL,
    GROUPS,
    IN_THE_MIDDLE,
    LIVED,
    POPULATIONS,
    STATEMENTS,
    drawn,
    remember_figures,
    stepped,
)
from marked_pages import marks_of, put_between

from mir_assess.analysis.changes import YearOnYear, year_on_year
from mir_assess.analysis.disclosed import DisclosedRound
from mir_assess.analysis.disclosure import PUBLIC, ROOM, disclose
from mir_assess.analysis.gaps import gaps
from mir_assess.model.round import Round

MARKS = marks_of("clear_readings")
RECORD = Path(__file__).with_suffix(".json")
PAGES = 400
FIRST = 2
"""The record keeps what the first pages of every kind of room showed, to be drawn anew by a test."""

WITHIN = (0.0, 0.5)
SAME_SIZES = (8, 12, 20, 40)
MOVED_SIZES = (12, 20, 40)
UNEVEN_SIZES = ((8, 8), (20, 20), (40, 40), (8, 40), (40, 8))

AUDIENCES = {"room": ROOM, "public": PUBLIC}
"""Of uneven rooms only the room's copy is read: in the two bands of the public one, the split group does keep
the promise more often than the one in the middle, so a gap there is no false alarm.
"""
UP, DOWN = ("clear_rise", "comparison_higher"), ("clear_fall", "reference_higher")
CLEAR_OF_GAPS = ("narrowed", "widened")


@dataclass(frozen=True, slots=True)
class Seen:
    """What one page showed: clear findings, those of them that are wrong, and what was there to be found."""

    clear: int
    wrong: int
    there: int

    def __add__(self, other: "Seen") -> "Seen":
        return Seen(self.clear + other.clear, self.wrong + other.wrong, self.there + other.there)


Shown = Mapping[str, Seen]
"""What the pages of one room showed, by their names: “changes, room”, “gaps, public” and so on."""


def kinds() -> list[Kind]:
    """Return every kind of room that is looked at."""
    same = [Kind("same", name, (n, n), w) for name, n, w in product(POPULATIONS, SAME_SIZES, WITHIN)]
    others = [
        Kind(truth, name, (n, n), within)
        for truth, name, n, within in product(("moved", "apart"), POPULATIONS, MOVED_SIZES, WITHIN)
    ]
    uneven = [Kind("uneven", "middle and split", sizes, w) for sizes, w in product(UNEVEN_SIZES, WITHIN)]
    return [*same, *others, *uneven]


def asked_for(only: Collection[str]) -> list[Kind]:
    """Return the kinds of room with one of these answers, and every kind where none is named."""
    return [kind for kind in kinds() if not only or kind.answers in only]


def look(kind: Kind, seed: int) -> Shown:
    """Draw one room of this kind and read its pages, in both copies."""
    remember_figures()
    rng = random.Random(f"{seed} {kind}")
    steps = _steps() if kind.truth in ("moved", "apart") else [0] * STATEMENTS
    shown: dict[str, Seen] = {}
    for name, before, now in _audiences(_rounds(rng, kind, steps)):
        if kind.truth in ("same", "moved"):
            shown[f"changes, {name}"] = _changes(year_on_year(before, now), steps)
        if kind.truth in ("same", "apart") or (kind.truth, name) == ("uneven", "room"):
            shown[f"gaps, {name}"] = _gaps(now, steps)
        if kind.truth == "same":
            shown[f"either, {name}"] = shown[f"changes, {name}"] + shown[f"gaps, {name}"]
    return shown


def _steps() -> list[int]:
    """Every second statement moves, the first of them up, the next down, and so on."""
    return [(1 if number % 4 == 0 else -1) if number % 2 == 0 else 0 for number in range(STATEMENTS)]


def _rounds(rng: random.Random, kind: Kind, steps: Sequence[int]) -> tuple[Round, Round]:
    if kind.truth == "uneven":
        still = {LIVED: [IN_THE_MIDDLE] * STATEMENTS, COUNCIL: [POPULATIONS["split"]] * STATEMENTS}
        now = still
    else:
        shares = POPULATIONS[kind.answers]
        base, moved = [shares] * STATEMENTS, [stepped(shares, step) for step in steps]
        still = {group.id: base for group in GROUPS}
        now = {LIVED: base if kind.truth == "apart" else moved, COUNCIL: moved}
    people = dict(zip((LIVED, COUNCIL), kind.people, strict=True))
    return tuple(drawn(rng, 2025 + place, who, people, kind.within) for place, who in enumerate((still, now)))


def _audiences(rounds: Sequence[Round]) -> Iterator[tuple[str, DisclosedRound, DisclosedRound]]:
    for name, policy in AUDIENCES.items():
        before, now = (disclose(counted, policy) for counted in rounds)
        yield name, before, now


def _changes(found: YearOnYear, steps: Sequence[int]) -> Seen:
    """Both groups moved alike, so that no gap changed: a gap that is said to have changed is always wrong."""
    total = Seen(0, 0, 0)
    for row, step in zip(found.statements, steps, strict=True):
        for change in row.groups.values():
            total += _seen(change.reading, step)
        for gap in row.gaps:
            total += Seen(*(2 * [int(gap.reading in CLEAR_OF_GAPS)]), 0)
    return total


def _gaps(now: DisclosedRound, steps: Sequence[int]) -> Seen:
    total = Seen(0, 0, 0)
    for row, step in zip(gaps(now).values(), steps, strict=True):
        for gap in row:
            total += _seen(gap.reading, step)
    return total


def _seen(reading: str, step: int) -> Seen:
    said = (reading in UP) - (reading in DOWN)
    return Seen(int(said != 0), int(said not in (0, step)), int(step != 0))


def summed(pages: Sequence[Seen]) -> Row:
    """Sum up what pages showed. A page is one draw: its findings share their people."""
    return Row(
        any=_rate([float(page.clear > 0) for page in pages]),
        wrong=_rate([page.wrong / page.clear if page.clear else 0.0 for page in pages]),
        found=_rate([(page.clear - page.wrong) / page.there if page.there else 0.0 for page in pages]),
    )


def _rate(values: Sequence[float]) -> Rate:
    error = stdev(values) / math.sqrt(len(values)) if len(values) > 1 else 0.0
    return Rate(round(fmean(values), 5), round(error, 5))


def record(every: Sequence[Kind], *, pages: int, seed: int, processes: int) -> dict[str, object]:
    """Draw rooms of these kinds and record what was found. The number of processes changes nothing."""
    units = [(kind, seed + page) for kind in every for page in range(pages)]
    with ProcessPoolExecutor(processes) as pool:
        shown = list(pool.map(look, *zip(*units, strict=True), chunksize=max(1, pages // 4)))
    found = [_recorded(kind, shown[place * pages : (place + 1) * pages]) for place, kind in enumerate(every)]
    return {"pages": pages, "seed": seed, "kinds": found}


def joined(anew: Mapping[str, object], before: Mapping[str, object]) -> dict[str, object]:
    """Put what was drawn anew in its place in a record drawn in the same way; raise ValueError else."""
    if any(anew[how] != before[how] for how in ("pages", "seed")):
        raise ValueError("a record holds rooms of one seed, and as many of each kind")
    found = {kind_of(one): one for drawn_once in (before, anew) for one in drawn_once["kinds"]}
    return {**anew, "kinds": [found[kind] for kind in kinds()]}


def _recorded(kind: Kind, shown: Sequence[Shown]) -> dict[str, object]:
    rows = {name: summed([page[name] for page in shown]) for name in shown[0]}
    return {
        "truth": kind.truth,
        "answers": kind.answers,
        "people": list(kind.people),
        "within": kind.within,
        "rows": {
            name: {of: [rate.share, rate.error] for of, rate in _rates(row)} for name, row in rows.items()
        },
        "first": [
            {name: [page.clear, page.wrong, page.there] for name, page in one.items()}
            for one in shown[:FIRST]
        ],
    }


def _rates(row: Row) -> Iterator[tuple[str, Rate]]:
    yield from (("any", row.any), ("wrong", row.wrong), ("found", row.found))


def written(recorded: Mapping[str, object]) -> str:
    """Return a record as text: one line for each kind of room, so that another run shows what is new."""
    lines = ",\n".join(json.dumps(one) for one in recorded["kinds"])
    return f'{{"pages": {recorded["pages"]}, "seed": {recorded["seed"]}, "kinds": [\n{lines}\n]}}\n'


def main() -> int:
    """Draw as asked, show what was found, and end with 1 if a target is missed."""
    parser = argparse.ArgumentParser(description="How far clear readings can be trusted.")
    parser.add_argument("--pages", type=int, default=PAGES, help="rooms drawn of every kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument(
        "--write", type=Path, metavar="PAGE", help="record it, and put it between the marks there"
    )
    parser.add_argument(
        "--only", action="append", default=[], choices=list(POPULATIONS), metavar="ANSWERS",
        help="draw only rooms with these answers, and keep the record of the others",
    )  # fmt: skip
    chosen = parser.parse_args()
    recorded = record(
        asked_for(chosen.only), pages=chosen.pages, seed=chosen.seed, processes=chosen.processes
    )  # fmt: skip
    if chosen.only:
        recorded = joined(recorded, json.loads(RECORD.read_text(encoding="utf-8")))
    print(page(recorded))
    if chosen.write:
        RECORD.write_text(written(recorded), encoding="utf-8", newline="\n")
        put_between(MARKS, page(recorded), chosen.write)
    return 0 if all(met for _, met in targets(rows_of(recorded))) else 1


if __name__ == "__main__":
    sys.exit(main())
