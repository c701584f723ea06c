"""No answer is lost: the program is killed at a thousand moments, and what was confirmed is looked for.

Real sessions are driven: at a terminal (through a pseudo-terminal, on the plain screen and on the drawn one),
with `import`, with `key`, and in a room of ten phones over HTTP. Each time the process is killed with SIGKILL
at a moment drawn at random, while it starts or while it works. Terminal and room are driven on a PostgreSQL
server too, which this starts itself: one that stays, and one that is killed in the midst of it and comes
back. After every death

- what the store holds must begin as what was typed begins, reach at least as far as what was confirmed, and
  hold nothing more: an answer that was typed and never confirmed may be there or not, once, and whole;
- `check` must find nothing wrong: SQLite's own check of every page, and all counts made anew from the events;
- the program must go on, in the same file, from what stands there.

    python benchmarks/killed.py                          1,000 deaths, about 30 minutes on a quiet machine
    python benchmarks/killed.py --kills 40               a rough look
    python benchmarks/killed.py --write docs/proof.md    puts the table on that page

Needs a system with pseudo-terminals (not Windows); without PostgreSQL (apt install postgresql) the ways
that need it are left out, and said to be. Returns 1 when anything was lost, doubled or in need of repair.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager, suppress
from itertools import count, cycle
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(REPOSITORY / "src"), str(REPOSITORY / "tests"), str(Path(__file__).resolve().parent)]

from killed_on_servers import WAYS, KindOfWay  # noqa: E402
from killed_ways import Death  # noqa: E402
from marked_pages import marks_of, put_between  # noqa: E402

from mir_assess.store import open_store  # noqa: E402
from mir_assess.store.checking import check  # noqa: E402
from postgres_server import MISSING, Server, find_program  # noqa: E402

MARKS = marks_of("killed")
KILLS = 1000
FRESH_AFTER = 25
"""Lives that one store sees."""


Found = tuple[Death, int]
"""A death, and how many problems `check` found after it."""


def deaths_of(way: KindOfWay, seed: int, folder: Path, server: Server | None = None) -> Iterator[Found]:
    """Kill one way in, again and again."""
    chance = random.Random(f"{seed} {way.__name__}")
    for number in count():
        if number % FRESH_AFTER == 0:
            place = server if way.on_server else str(folder / f"{way.__name__}-{number}.sqlite")
            living = way(place, chance)
        death = living.live()
        with closing(open_store(living.store)) as kept:
            problems = check(kept)
        told = [str(problem) for problem in problems] + [str(death)] * bool(death.lost or death.twice)
        for words in told:
            print(f"{way.title}, life {number + 1}: {words}", file=sys.stderr)
        if death.killed or told:
            yield death, len(problems)


Rows = dict[str, list[Found]]
"""The deaths of each way in, by its title."""


def killed_at_once(lanes: int, kills: int, seed: int, folder: Path, way: str | None = None) -> Rows:
    """Kill in so many processes at once, each with a seed and a server of its own: most of the time each of
    them waits for a program to start.
    """
    shares = [kills // lanes + (number < kills % lanes) for number in range(lanes)]
    folders = [Path(tempfile.mkdtemp(dir=folder)) for _ in shares]
    seeds = range(seed, seed + lanes)
    together: Rows = {}
    with ProcessPoolExecutor(lanes) as pool:
        for rows in pool.map(_on_its_own_server, shares, seeds, folders, [way] * lanes):
            for title, deaths in rows.items():
                together.setdefault(title, []).extend(deaths)
    return together


def _on_its_own_server(kills: int, seed: int, folder: Path, way: str | None) -> Rows:
    with a_server() as server:
        return killed(kills, seed, folder, server, way)


def killed(kills: int, seed: int, folder: Path, server: Server | None, only: str | None = None) -> Rows:
    """Kill all ways in, in turn; those on a server, which take longer, every second time. Ctrl-C ends it
    before its time, with what was found so far.
    """
    ways = [way for way in WAYS if (server or not way.on_server) and only in (None, way.title)]
    living = {way.title: deaths_of(way, seed, folder, server) for way in ways}
    turns = [*(way.title for way in ways if not way.on_server), *living]
    found: Rows = {title: [] for title in living}
    began = time.monotonic()
    with suppress(KeyboardInterrupt):
        for number, title in zip(range(kills), cycle(turns), strict=False):
            found[title].append(next(living[title]))
            if (number + 1) % 50 == 0:
                print(
                    f"seed {seed}: {number + 1} deaths after {time.monotonic() - began:.0f} s",
                    file=sys.stderr,
                )
                print(table(found), file=sys.stderr, flush=True)
    return found


@contextmanager
def a_server() -> Iterator[Server | None]:
    """A PostgreSQL server for as long as it is needed; none where there is no PostgreSQL."""
    if not find_program("initdb"):
        print(MISSING, file=sys.stderr)
        yield None
        return
    server = Server()
    try:
        yield server
    finally:
        server.stop()


def table(rows: Mapping[str, Sequence[Found]]) -> str:
    """Say in Markdown what was found."""
    heads = (
        "way in",
        "times killed",
        "answers and notes confirmed",
        "confirmed and lost",
        "kept twice or out of place",
        "not yet confirmed, and kept whole",
        "files that needed repair",
    )
    lines = ["| " + " | ".join(heads) + " |", "| --- |" + " ---: |" * (len(heads) - 1)]
    totals: defaultdict[int, int] = defaultdict(int)
    for title, deaths in rows.items():
        numbers = (
            len(deaths),
            sum(death.confirmed for death, _ in deaths),
            sum(death.lost for death, _ in deaths),
            sum(death.twice for death, _ in deaths),
            sum(death.kept_unsaid for death, _ in deaths),
            sum(problems > 0 for _, problems in deaths),
        )
        for place, number in enumerate(numbers):
            totals[place] += number
        lines.append(f"| {title} | " + " | ".join(f"{number:,}" for number in numbers) + " |")
    lines.append("| **together** | " + " | ".join(f"**{totals[n]:,}**" for n in sorted(totals)) + " |")
    return "\n".join(lines)


def main() -> int:
    """Kill as asked, and show what was found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at-once", type=int, default=2, help="how many programs live and die side by side")
    parser.add_argument("--way", choices=[way.title for way in WAYS], help="only this way in")
    parser.add_argument("--folder", type=Path, help="keep the stores on the disk of this folder")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table between the marks there")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
        rows = killed_at_once(chosen.at_once, chosen.kills, chosen.seed, Path(folder), chosen.way)
    told = table(rows)
    print(told)
    if chosen.write:
        put_between(MARKS, told, chosen.write)
    deaths = [each for row in rows.values() for each in row]
    return 1 if any(death.lost or death.twice or problems for death, problems in deaths) else 0


if __name__ == "__main__":
    sys.exit(main())
