"""How fast it is beside what people know: one command, ratios only, each pair measured turn and turn about.

    python benchmarks/beside_others.py [--people 100000] [--rivals PYTHON] [--write]

Beside a bare Typer program and `devops-maturity`; a bare SQLite commit; Python's csv reading the same file;
the same GROUP BY typed into sqlite3 and DuckDB; a round of 100 people; and a bare install of Typer.
`devops-maturity` and `duckdb` are measured where they are installed, which this does not do: make an
environment that has both and give its Python as --rivals. `--people 200` is a quick look; 100,000 people give
3.4 million answers, take an hour or so, and 10 GB of memory.

Each ratio has a budget. Nothing here fails where one is passed: only a person, who knows what else the
computer was doing, can tell what that means. `--write` puts the table and the profiles into docs/speed.md.
"""

import argparse
import csv
import os
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(REPOSITORY / "src"), str(REPOSITORY / "tests"), str(REPOSITORY / "benchmarks")]

import durable_answer  # noqa: E402 - the line above finds it
import profiles  # noqa: E402 - the same
import report_cost  # noqa: E402 - the same
import startup  # noqa: E402 - the same

from made_up_councils import public_json  # noqa: E402 - the same

PAGE = REPOSITORY / "docs" / "speed.md"
STATEMENTS = 34
COUNCILS = 5
PATIENCE = 300
GROUPED = "SELECT grp, statement, answer, count(*) FROM answers GROUP BY grp, statement, answer"
IN_DUCKDB = f"import duckdb, sys; duckdb.connect(sys.argv[1], read_only=True).execute({GROUPED!r}).fetchall()"
IN_SQLITE = f"import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute({GROUPED!r}).fetchall()"
FILL = """
import csv, sys
rows = [(row[1], row[2], row[3]) for row in csv.reader(open(sys.argv[2], encoding="utf-8", newline=""))][1:]
if sys.argv[3] == "sqlite":
    import sqlite3
    db = sqlite3.connect(sys.argv[1])
    db.execute("CREATE TABLE answers (grp TEXT, statement TEXT, answer TEXT)")
    db.executemany("INSERT INTO answers VALUES (?, ?, ?)", rows)
    db.commit()
else:
    import duckdb
    db = duckdb.connect(sys.argv[1])
    made = "CREATE TABLE answers AS SELECT \\"group\\" AS grp, statement, answer FROM read_csv(?)"
    db.execute(made, [sys.argv[2]])
"""
READ = "import csv, sys\nfor _ in csv.reader(open(sys.argv[1], encoding='utf-8', newline='')): pass"


@dataclass(frozen=True, slots=True)
class Ratio:
    """What we took in times of what stands beside it, and how much that may be."""

    what: str
    beside: str
    ours: float
    theirs: float
    budget: float

    @property
    def times(self) -> float:
        """How many times as much ours took."""
        return self.ours / self.theirs

    def row(self) -> str:
        """Return the row of a table."""
        state = "within" if self.times <= self.budget else "**over**"
        return f"| {self.what} | {self.beside} | {self.times:.2f} | {self.budget:g} | {state} |"


def main() -> int:
    """Measure everything, print it, and say what it does and does not mean."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--rivals", type=Path, help="the Python of an environment with the two rivals")
    parser.add_argument("--write", action="store_true", help="write docs/speed.md")
    chosen = parser.parse_args()
    lines = ["| what | beside | times as much | budget | |", "| --- | --- | --- | --- | --- |"]
    print("\n".join(lines), flush=True)
    over = 0
    with tempfile.TemporaryDirectory() as folder:
        for found in every(Path(folder), chosen.people, chosen.rivals):
            lines.append(found if isinstance(found, str) else found.row())
            over += isinstance(found, Ratio) and found.times > found.budget
            print(lines[-1], flush=True)
    told = closing(over, chosen.people)
    print(f"\n{told}")
    if chosen.write:
        PAGE.write_text(profiles.page("\n".join(lines), told), encoding="utf-8")
        print(f"Written: {PAGE.relative_to(REPOSITORY)}")
    return 0


def closing(over: int, people: int) -> str:
    """Return what the figures mean, and what they do not."""
    busy = f", with a load of {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    of_people = f"{people:,} people, {people * STATEMENTS:,} answers, {os.cpu_count()} cores{busy}."
    verdict = (
        "No ratio is over its budget."
        if not over
        else f"{over} over budget: look at each before you trust it."
    )
    why = "A budget fails no build: a busy computer moves a ratio, and only a person can see why."
    return f"{of_people} {verdict} {why}"


def every(place: Path, people: int, rivals: Path | None) -> Iterator[Ratio | str]:
    """Measure one thing after another."""
    yield from started(place, rivals)
    yield answered(place)
    yield from stored(place, people, rivals)
    yield from grown(people)
    yield from installed(place)


def started(place: Path, rivals: Path | None) -> Iterator[Ratio | str]:
    """Help, and the version, beside other programs."""
    bare = place / "hello.py"
    bare.write_text(startup.HELLO, encoding="utf-8")
    environ = {**os.environ, "PYTHONPATH": str(startup.SOURCE), "PYTHONUTF8": "1"}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)  # Python keeps what it compiled, as it does for everyone
    commands = {
        "bare": [sys.executable, str(bare), "--help"],
        "ours": [sys.executable, "-m", "mir_assess", "--help"],
    }
    times = startup.measured(commands, {}, environ)
    yield Ratio("help", "a bare Typer program’s", times["ours"], times["bare"], 1.3)
    other = rivals and shutil.which("devops-maturity", path=str(rivals.parent))
    if not other:
        yield "| help | `devops-maturity`: not installed here | – | 1 | not measured |"
        return
    try:
        subprocess.run(
            [other, "--help"],
            env=environ,
            capture_output=True,
            check=True,
            timeout=PATIENCE,
            stdin=subprocess.DEVNULL,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as trouble:
        said = f"`devops-maturity`: {type(trouble).__name__} within {PATIENCE} s"
        yield f"| help | {said} | – | 1 | not measured |"
        return
    times = startup.measured({**commands, "other": [other, "--help"]}, {}, environ)
    yield Ratio("help", "`devops-maturity`", times["ours"], times["other"], 1.0)


def answered(place: Path) -> Ratio:
    """One durable answer beside a bare commit."""
    (place / "durable").mkdir()
    bare, ours = durable_answer.measure(place / "durable", 2000)
    return Ratio("a durable answer", "a bare SQLite commit", ours, bare, durable_answer.BUDGET)


def stored(place: Path, people: int, rivals: Path | None) -> Iterator[Ratio | str]:
    """Answers of very many come in from a file, and are recounted."""
    environ = {
        **os.environ,
        "PYTHONPATH": str(startup.SOURCE),
        "MIR_ASSESS_STORE": str(place / "many.sqlite"),
    }
    ours = [sys.executable, "-m", "mir_assess"]
    opened = report_cost.opened()
    chosen = ",".join(opened.chosen[:STATEMENTS])
    run([*ours, "new", "many", "--organisation", "Bench", "--year", "2026", "--statements", chosen], environ)
    file = place / "answers.csv"
    write_answers(file, opened.chosen[:STATEMENTS], people)
    reading = min(run([sys.executable, "-c", READ, str(file)], environ) for _ in range(3))
    coming = run([*ours, "import", "many", str(file)], environ)
    yield Ratio("import, durable and checked", "Python’s csv reading the file", coming, reading, 60)
    checking = min(run([*ours, "check"], environ) for _ in range(2))
    for name, python, group in (("sqlite3", sys.executable, IN_SQLITE), ("DuckDB", rivals, IN_DUCKDB)):
        if python is None:
            yield f"| `check`, recounting | {name}: not installed here | – | – | not measured |"
            continue
        filled = str(place / f"grouped.{name}")
        run([str(python), "-c", FILL, filled, str(file), "sqlite" if name == "sqlite3" else name], environ)
        grouping = min(run([str(python), "-c", group, filled], environ) for _ in range(3))
        budget = 30 if name == "sqlite3" else 300
        yield Ratio(
            "`check`, recounting from events",
            f"GROUP BY of a bare table in {name}",
            checking,
            grouping,
            budget,
        )


def write_answers(file: Path, statements: tuple[str, ...], people: int) -> None:
    """Write the answers of so many people to these statements."""
    with file.open("w", encoding="utf-8", newline="") as opened:
        rows = csv.writer(opened)
        rows.writerow(["session", "group", "statement", "answer"])
        for person in range(people):
            group = "council" if person % 5 > 2 else "lived"
            rows.writerows(
                (f"p{person}", group, each, (person + at) % 5 + 1) for at, each in enumerate(statements)
            )


def grown(people: int) -> Iterator[Ratio]:
    """What pages cost for very many people beside a hundred: they read counts, so it must not grow."""
    opened = report_cost.opened()
    few, many = (report_cost.counted(opened, number) for number in (report_cost.FEW, max(people, 1000)))
    for name, of in (("report", report_cost.page), ("diff", profiles.difference), ("benchmark", pooled)):
        ours, theirs = compared(lambda of=of: of(many), lambda of=of: of(few))
        yield Ratio(
            f"{name}, {max(people, 1000):,} people",
            "the same of 100 people",
            ours,
            theirs,
            report_cost.BUDGET,
        )


def compared(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """Return the fastest milliseconds of two calls that take turns."""
    return report_cost.compared(one, other)


def pooled(found: object) -> bytes:
    """Return the page that pools the public reports of five councils with rounds like this one."""
    return profiles.pool(profiles.public_reports(found, COUNCILS, public_json))


def installed(place: Path) -> Iterator[Ratio]:
    """How long a cold install takes, and how large it is, beside that of Typer alone."""
    took, size = {}, {}
    for name, lock in (("bare", typer_alone(place)), ("ours", REPOSITORY / "requirements.lock")):
        target = place / f"installed-{name}"
        venv.EnvBuilder(symlinks=os.name != "nt").create(target)
        python = target / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        pip = [getattr(sys, "_base_executable", sys.executable), "-m", "pip", "--python", str(python)]
        with suppress(subprocess.CalledProcessError):
            took[name] = run(
                [*pip, "install", "-qq", "--no-cache-dir", "--require-hashes", "-r", str(lock)], os.environ
            )
            size[name] = sum(file.stat().st_size for file in target.rglob("*") if file.is_file())
    if len(took) == 2:
        yield Ratio("a cold install, in time", "Typer alone", took["ours"], took["bare"], 10)
        yield Ratio("a cold install, in bytes", "Typer alone", size["ours"], size["bare"], 20)


def typer_alone(place: Path) -> Path:
    """Return a lock of Typer and what it needs, cut out of ours."""
    names = (
        "typer",
        "rich",
        "shellingham",
        "annotated-doc",
        "markdown-it-py",
        "mdurl",
        "pygments",
        "typing-extensions",
    )
    entries = (REPOSITORY / "requirements.lock").read_text(encoding="utf-8").split("\n")
    kept, taking = [], False
    for line in entries:
        taking = line.partition("==")[0] in (*names, "colorama") if line[:1].isalpha() else taking
        kept += [line] if taking else []
    file = place / "typer.lock"
    file.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return file


def run(command: list[str], environ: object) -> float:
    """Return how long a program runs to its end."""
    begun = time.perf_counter()
    subprocess.run(command, env=dict(environ), check=True, capture_output=True, stdin=subprocess.DEVNULL)
    return time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
