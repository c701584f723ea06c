"""Very many people's answers come in from a file, and are counted anew: part of beside_others.py.

Beside Python's csv reading the same file; the same events typed into a bare table; and the same GROUP BY of a
bare table in sqlite3 and in DuckDB.
"""

import csv
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from speed_page import Figure, Missed

STATEMENTS = 34
MOST_MEGABYTES = 500
FEW = 100
TURNS_OF_PAGES = 15  # of a third of a second each: with five, one busy moment made a difference of a quarter
OURS = (sys.executable, "-m", "mir_assess")
READ = "import csv, sys\nfor _ in csv.reader(open(sys.argv[1], encoding='utf-8', newline='')): pass"
GROUPED = "SELECT grp, statement, answer, count(*) FROM answers GROUP BY grp, statement, answer"
IN_DUCKDB = f"import duckdb, sys; duckdb.connect(sys.argv[1], read_only=True).execute({GROUPED!r}).fetchall()"
IN_SQLITE = f"import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute({GROUPED!r}).fetchall()"
FILL = """
import csv, sys
if sys.argv[3] == "sqlite3":
    import sqlite3
    rows = csv.reader(open(sys.argv[2], encoding="utf-8", newline=""))
    next(rows)
    db = sqlite3.connect(sys.argv[1])
    db.execute("CREATE TABLE answers (grp TEXT, statement TEXT, answer TEXT)")
    db.executemany("INSERT INTO answers VALUES (?, ?, ?)", ((row[1], row[2], row[3]) for row in rows))
    db.commit()
else:
    import duckdb
    made = "CREATE TABLE answers AS SELECT \\"group\\" AS grp, statement, answer FROM read_csv(?)"
    duckdb.connect(sys.argv[1]).execute(made, [sys.argv[2]])
"""
BARE_EVENTS = """
import csv, sqlite3, sys
def rows():
    read = csv.reader(open(sys.argv[2], encoding="utf-8", newline=""))
    next(read)
    for number, (session, group, statement, answer) in enumerate(read):
        body = '{"statement":"' + statement + '","answer":"' + answer + '"}'
        stream = f"session/many/{session:>32}"
        yield f"{number:040x}", stream, number, "2026-01-01T00:00:00.000+00:00", "survey", "answered", body
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("PRAGMA journal_mode = WAL")
db.execute("PRAGMA synchronous = FULL")
db.execute('''CREATE TABLE events (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stream TEXT NOT NULL,
    version INTEGER NOT NULL, at TEXT NOT NULL, channel TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL,
    UNIQUE (stream, version))''')
db.execute("BEGIN")
insert = "INSERT INTO events (id, stream, version, at, channel, kind, body) VALUES (?, ?, ?, ?, ?, ?, ?)"
db.executemany(insert, rows())
db.execute("COMMIT")
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a program took: seconds from start to end, seconds of the processor, and the most megabytes it
    held (0 where the system does not tell).
    """

    seconds: float
    busy: float
    megabytes: float


def run(command: Sequence[str], environ: Mapping[str, str]) -> Ran:
    """Run a program to its end. Raises SystemExit, with what it said, where it fails."""
    begun = time.perf_counter()
    with subprocess.Popen(
        command,
        env=dict(environ),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as running:
        said = running.stderr.read() if running.stderr else b""
        if hasattr(os, "wait4"):
            _, status, used = os.wait4(running.pid, 0)
            running.returncode = os.waitstatus_to_exitcode(status)
        running.wait()
        seconds = time.perf_counter() - begun
    if running.returncode:
        raise SystemExit(
            f"{' '.join(command)} ended with {running.returncode}:\n{said.decode(errors='replace')}"
        )
    if not hasattr(os, "wait4"):
        return Ran(seconds, seconds, 0)
    kilobytes = used.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Ran(seconds, used.ru_utime + used.ru_stime, kilobytes / 1024)


def stored(
    place: Path, environ: Mapping[str, str], people: int, chosen: Sequence[str], rivals: Path | None
) -> Iterator[Figure | Missed]:
    """Measure what becomes of very many answers, from their file to a page."""
    many, few = place / "many.csv", place / "few.csv"
    write_answers(many, chosen, people)
    write_answers(few, chosen, FEW)
    stores = {file: {**environ, "MIR_ASSESS_STORE": str(file.with_suffix(".sqlite"))} for file in (many, few)}
    for own in stores.values():
        new = [
            *OURS,
            "new",
            "round",
            "--organisation",
            "Bench",
            "--year",
            "2026",
            "--statements",
            ",".join(chosen),
        ]
        run(new, own)
    yield from imported(many, stores[many])
    run([*OURS, "import", "round", str(few)], stores[few])
    yield from recounted(place, many, stores[many], rivals)
    page = [*OURS, "report", "round", "--yes", "--output", str(place / "page.html")]
    turns = [(run(page, stores[many]), run(page, stores[few])) for _ in range(TURNS_OF_PAGES)]
    yield Figure(
        "command",
        f"`report`, {people:,} people",
        f"the same of {FEW} people",
        min(one.busy for one, _ in turns),
        min(other.busy for _, other in turns),
    )


def write_answers(file: Path, statements: Sequence[str], people: int) -> None:
    """Write the answers of so many people to these statements: the same each time."""
    chance = random.Random(7)
    with file.open("w", encoding="utf-8", newline="") as opened:
        rows = csv.writer(opened)
        rows.writerow(["session", "group", "statement", "answer"])
        for person in range(people):
            group = "council" if person % 5 > 2 else "lived"
            rows.writerows((f"p{person}", group, each, chance.randint(1, 5)) for each in statements)


def imported(file: Path, environ: Mapping[str, str]) -> Iterator[Figure | Missed]:
    """Bring the file in, beside reading it, and beside typing it into a bare table."""
    ours = run([*OURS, "import", "round", str(file)], environ)
    reading = min(run([sys.executable, "-c", READ, str(file)], environ).seconds for _ in range(3))
    yield Figure("import, csv", "`import`", "Python’s csv reading the same file", ours.seconds, reading)
    bare = run([sys.executable, "-c", BARE_EVENTS, str(file.with_name("bare.sqlite")), str(file)], environ)
    file.with_name("bare.sqlite").unlink()
    yield Figure(
        "import, bare", "`import`", "the same events into a bare SQLite table", ours.seconds, bare.seconds
    )
    yield held("import, memory", "`import`, memory", ours)


def recounted(
    place: Path, file: Path, environ: Mapping[str, str], rivals: Path | None
) -> Iterator[Figure | Missed]:
    """Count every answer anew, beside a GROUP BY."""
    others = {"sqlite3": (sys.executable, IN_SQLITE), "DuckDB": (rivals, IN_DUCKDB)}
    there = {name: other for name, other in others.items() if other[0] is not None}
    for name, (python, _) in there.items():
        run([str(python), "-c", FILL, str(place / f"grouped.{name}"), str(file), name], environ)
    ours: list[Ran] = []
    theirs: dict[str, list[float]] = {name: [] for name in there}
    for _ in range(2):
        ours.append(run([*OURS, "check"], environ))
        for name, (python, code) in there.items():
            for _ in range(2):
                theirs[name].append(
                    run([str(python), "-c", code, str(place / f"grouped.{name}")], environ).seconds
                )
    for name in others:
        figure, beside = f"check, {name.lower()}", f"GROUP BY of a bare table in {name}"
        if name in theirs:
            quickest = min(each.seconds for each in ours)
            yield Figure(figure, "`check`, counting anew", beside, quickest, min(theirs[name]))
        else:
            yield Missed(figure, "`check`, counting anew", beside, "not installed here")
    yield held("check, memory", "`check`, memory", max(ours, key=lambda each: each.megabytes))


def held(name: str, what: str, ran: Ran) -> Figure | Missed:
    """Return the memory of a run beside the most we promise."""
    beside = f"the {MOST_MEGABYTES} MB that we promise"
    if not ran.megabytes:
        return Missed(name, what, beside, "this system does not tell")
    return Figure(name, what, beside, ran.megabytes, MOST_MEGABYTES, "MB")
