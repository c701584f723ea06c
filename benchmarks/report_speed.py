"""How long a report takes, beside a bare Typer program that says hello on the same machine.

    python benchmarks/report_speed.py

Two measurements of whole processes, as a person at a terminal waits for them. The gap report of the whole
built-in bank as HTML, with the groups of the demonstration: at most 4 times the bare program. Every format of
the demonstration's newer round in one call: under 5 seconds, told in times of the bare program too. Prints
medians and the ratios of runs that took turns; returns 1 where a budget is passed.
"""

import csv
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from startup import HELLO, SOURCE

sys.path.insert(0, str(SOURCE))

from mir_assess.banks import load
from mir_assess.demonstration.story import FIRST, GROUPS, SECOND
from mir_assess.report import FORMATS
from mir_assess.resources import folder

RUNS = 15
TIMES_BARE, SECONDS = 4.0, 5.0
OURS = [sys.executable, "-m", "mir_assess"]


def main() -> int:
    """Measure, print, and return 1 where a budget is passed."""
    with tempfile.TemporaryDirectory() as place:
        bare = Path(place) / "hello.py"
        bare.write_text(HELLO, encoding="utf-8")
        environ = {**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1"}
        # Python keeps what it compiled, as it does for everyone but testers.
        environ.pop("PYTHONDONTWRITEBYTECODE", None)
        whole_bank(Path(place), environ)
        run([*OURS, "demo", "demo"], place, environ)
        every = [part for name in FORMATS for part in ("--format", name)]
        store = ["--store", str(Path(place) / "demo" / "assessments.sqlite")]
        times = measured(
            {
                "bare Typer": [sys.executable, str(bare)],
                "whole bank, HTML": [*OURS, "report", "bench", "-o", "bench.html", "--store", "bench.sqlite"],
                "demo, every format": [*OURS, "report", SECOND.name, *every, *store],
            },
            place,
            environ,
        )
        size = (Path(place) / "bench.html").stat().st_size
    middle = {name: statistics.median(seconds) for name, seconds in times.items()}
    ratios = {
        name: statistics.median(ours / bare for ours, bare in zip(seconds, times["bare Typer"], strict=True))
        for name, seconds in times.items()
    }
    for name, seconds in middle.items():
        print(f"{name:20} {seconds * 1000:6.0f} ms  {ratios[name]:6.2f} times the bare program")
    print(f"whole bank, HTML: budget {TIMES_BARE} times; {size / 1000:.0f} kB")
    print(f"demo, every format: budget {SECONDS} s; {', '.join(FORMATS)}")
    return int(ratios["whole bank, HTML"] > TIMES_BARE or middle["demo, every format"] > SECONDS)


def whole_bank(place: Path, environ: dict[str, str]) -> None:
    """Make a round of every statement, answered by as many people as the demonstration has."""
    statements = load("making-it-real", folder("statements")).edition().statements
    chance = random.Random(7)
    answers = ["never", "rarely", "sometimes", "mostly", "always", "dont_know"]
    with (place / "answers.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["session", "group", "statement", "answer"])
        for group, people in FIRST.present.items():
            for person in range(people):
                for statement in statements:
                    rows.writerow([f"{group}-{person}", group, statement.id, chance.choice(answers)])
    groups = [part for group in GROUPS for part in ("--group", group)]
    opened = ["new", "bench", "--organisation", "Bench Council", "--year", "2026", *groups]
    for command in (opened, ["import", "bench", "answers.csv"]):
        run([*OURS, *command, "--store", "bench.sqlite"], str(place), environ)


def run(command: list[str], place: str, environ: dict[str, str]) -> None:
    """Run a program to its end."""
    subprocess.run(command, cwd=place, env=environ, check=True, capture_output=True, stdin=subprocess.DEVNULL)


def measured(commands: dict[str, list[str]], place: str, environ: dict[str, str]) -> dict[str, list[float]]:
    """Return the seconds of every run of each command; they take turns, so that a busy moment strikes all."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(RUNS + 2):
        for name, command in commands.items():
            begun = time.perf_counter()
            run(command, place, environ)
            if turn >= 2:  # the first two compile and fill caches
                times[name].append(time.perf_counter() - begun)
    return times


if __name__ == "__main__":
    sys.exit(main())
