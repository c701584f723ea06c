"""Figures of how fast it is beside others, the budget of each and why, and the page that tells of them.

`beside_others.py` measures and records; what it recorded lies in beside_others.json, and the tables of
docs/speed.md are laid out from that and from nothing else.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from marked_pages import marks_of, put_between

REPOSITORY = Path(__file__).resolve().parents[1]
PAGE = REPOSITORY / "docs" / "speed.md"
RECORD = REPOSITORY / "benchmarks" / "beside_others.json"

BUDGETS: dict[str, float] = {
    "help, bare": 1.3,
    "help, other": 1.0,
    "answer": 2.0,
    "import, csv": 80.0,
    "import, bare": 3.0,
    "import, memory": 1.0,
    "check, sqlite3": 20.0,
    "check, duckdb": 300.0,
    "check, memory": 1.0,
    "command": 1.2,
    "report": 1.2,
    "diff": 1.2,
    "benchmark": 1.2,
    "install, time": 10.0,
    "install, bytes": 20.0,
}
"""By the name of each figure, how many times as much as what stands beside it ours may take."""
_THE_SAME = "For the same reason."
REASONS: dict[str, str] = {
    "help, bare": (
        "Whoever types `--help` should not feel that there is more behind it than behind a program that says "
        "hello."
    ),
    "help, other": "No slower than another program that assesses.",
    "answer": (
        "An answer is written through to the disk before the next question. What we do besides (number it, "
        "index it, count it) may cost as much again, and no more."
    ),
    "import, csv": (
        "Reading a file keeps nothing. To keep its rows bare takes the database some 25 times as long as to "
        "read them, and the next pair allows three times that."
    ),
    "import, bare": (
        "The same events in a bare table with the same keys, in one commit. To check every word, and to "
        "count, may cost twice as much again."
    ),
    "check, sqlite3": (
        "One GROUP BY adds up a table of three short columns. A recount reads whole events, takes back what "
        "was taken back, and looks at every page of the file first."
    ),
    "check, duckdb": (
        "A database made for adding up columns, on every core. We do not try to keep up: a recount of "
        "100,000 people may take a minute or two, and nobody in a room waits for it."
    ),
    "import, memory": "An office’s laptop has 8 GB, and other programs open.",
    "check, memory": "A recount holds one person’s answers at a time, however many there are.",
    "command": (
        "Counts are kept as answers come, and a page reads counts: however many came, it is made as soon."
    ),
    "report": _THE_SAME,
    "diff": _THE_SAME,
    "benchmark": _THE_SAME,
    "install, time": (
        "Typer alone is eight small packages. Ours bring the room, pages for Word, Excel and PDF, and "
        "PostgreSQL; and it is done once."
    ),
    "install, bytes": (
        "What was meant for a laptop with everything is 140 MB. More than half of what it takes is the one "
        "package that typesets PDFs."
    ),
}
"""Why so many, and no more."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What ours took beside what something else did: seconds, or megabytes. `name` is one of BUDGETS."""

    name: str
    what: str
    beside: str
    ours: float
    theirs: float
    unit: str = "s"

    @property
    def times(self) -> float:
        """How many times as much ours took."""
        return self.ours / self.theirs

    @property
    def is_over(self) -> bool:
        """Whether that is more than its budget."""
        return self.times > BUDGETS[self.name]

    def row(self) -> str:
        """Return its row of the table."""
        took = f"{_told(self.ours, self.unit)} beside {_told(self.theirs, self.unit)}"
        state = "**over**" if self.is_over else "within"
        budget = f"{BUDGETS[self.name]:g}"
        return f"| {self.what} | {self.beside} | {took} | {self.times:.2f} | {budget} | {state} |"


@dataclass(frozen=True, slots=True)
class Missed:
    """Something that could not be measured here, and why."""

    name: str
    what: str
    beside: str
    why: str

    def row(self) -> str:
        """Return its row of the table."""
        return f"| {self.what} | {self.beside} | – | – | {BUDGETS[self.name]:g} | not measured: {self.why} |"


TABLE_HEAD = (
    "| what | beside | it took here | times as much | budget | |\n| --- | --- | --- | ---: | ---: | --- |"
)


@dataclass(frozen=True, slots=True)
class Run:
    """All that one run recorded. `is_whole` is false where it was stopped before its end."""

    people: int
    answers: int
    machine: str
    figures: Sequence[Figure | Missed]
    profiles: Mapping[str, str]
    is_whole: bool = False


def write(run: Run) -> None:
    """Record the run, and lay out the page anew."""
    plain = asdict(run)
    RECORD.write_text(json.dumps(plain, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for name, told in parts(run).items():
        put_between(marks_of(name), told, PAGE)


def recorded() -> Run:
    """Return the run that was recorded last."""
    plain: dict[str, Any] = json.loads(RECORD.read_text(encoding="utf-8"))
    figures = [Missed(**each) if "why" in each else Figure(**each) for each in plain.pop("figures")]
    return Run(figures=figures, **plain)


def parts(run: Run) -> dict[str, str]:
    """Return what stands on the page between marks, by their names."""
    reasons = (
        f"| {each.what}, beside {each.beside} | {BUDGETS[each.name]:g} | {REASONS[each.name]} |"
        for each in run.figures
    )
    table = "\n".join([TABLE_HEAD, *(each.row() for each in run.figures)])
    return {
        "figures": f"{_about(run)}\n\n{table}\n\n{closing(run)}",
        "budgets": "\n".join(["| what | budget | why |", "| --- | ---: | --- |", *reasons]),
        "profiles": "\n\n".join(f"**{name}**\n\n{rows}" for name, rows in run.profiles.items())
        or "Not taken yet.",
    }


def _about(run: Run) -> str:
    told = f"One run of {run.people:,} people who gave {run.answers:,} answers, on {run.machine}."
    return told if run.is_whole else f"{told} **It was stopped before its end, so it is not all here.**"


def closing(run: Run) -> str:
    """Return what came of the budgets, in sentences."""
    over = [each for each in run.figures if isinstance(each, Figure) and each.is_over]
    if not over:
        return "Nothing that was measured is over its budget."
    told = "\n".join(
        f"- {each.what}, beside {each.beside}: {each.times:.2f} times; {BUDGETS[each.name]:g} was meant."
        for each in over
    )
    return f"Over budget, and not explained away:\n\n{told}"


def _told(number: float, unit: str) -> str:
    if unit == "MB":
        return f"{number:.0f} MB"
    if number < 0.01:
        return f"{number * 1000:.2f} ms"
    return f"{number * 1000:.0f} ms" if number < 1 else f"{number:.1f} s"


if __name__ == "__main__":
    write(recorded())  # after a change of words: the figures stay
