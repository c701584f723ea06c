"""What a durable answer costs beside a bare insert-and-commit, on this disk, at the same setting.

Budget: at most 2.0 times. Both write to SQLite with a write-ahead log and synchronous=FULL, turn and turn
about, so that whatever else the disk is doing happens to both. The bare one inserts the same text into a
table with one number for a key and commits. Ours appends one `Answered` event through the store: it looks for
what stands, numbers and indexes the event, and counts it in its cell. The ratio is of the two medians.

    python benchmarks/durable_answer.py [--answers 2000] [--folder FOLDER]
"""

import argparse
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(REPOSITORY / "src"), str(REPOSITORY / "tests")]

from made_up import LEVELS, STATEMENTS, events, opening, said  # noqa: E402
from mir_assess.model import session  # noqa: E402
from mir_assess.model.events import Answered  # noqa: E402
from mir_assess.store.base import Append  # noqa: E402
from mir_assess.store.rows import event_row  # noqa: E402
from mir_assess.store.sqlite import SqliteStore  # noqa: E402

BUDGET = 2.0
NAME = "northshire-2026"


def appends(answers: int) -> list[Append]:
    """Return that many answers of people who answer each statement in turn, the last of each replacing
    nothing.
    """
    made: list[Append] = []
    for number in range(answers // len(STATEMENTS)):
        opened = said(f"person-{number}")
        made.append(opened)
        before = session.contribution(session.fold(opened.events))
        own = opened.events
        for position, statement in enumerate(STATEMENTS):
            answered = Answered(statement, LEVELS[(number + position) % len(LEVELS)])
            fresh = events(opened.events[0].stream, answered, start=position + 2)
            own += fresh
            after = session.contribution(session.fold(own))
            made.append(Append(NAME, fresh, session.difference(before, after)))
            before = after
    return made


def seconds(work: Callable[[], object]) -> float:
    """Return how long this takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def bare_database(path: Path) -> sqlite3.Connection:
    """Return a database with one plain table, at the store's own setting."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE answers (seq INTEGER PRIMARY KEY, body TEXT NOT NULL)")
    return db


def measure(folder: Path, answers: int) -> tuple[float, float]:
    """Return the median seconds of a bare insert-and-commit and of an answer through the store."""
    store = SqliteStore(folder / "ours.sqlite")
    store.append(opening())
    db = bare_database(folder / "bare.sqlite")

    def insert(text: str) -> None:
        db.execute("BEGIN IMMEDIATE")
        db.execute("INSERT INTO answers (body) VALUES (?)", (text,))
        db.execute("COMMIT")

    bare: list[float] = []
    ours: list[float] = []
    for append in appends(answers):
        if not isinstance(append.events[0].body, Answered):
            store.append(append)
            continue
        text = " ".join(str(part) for part in event_row(append.events[0]))
        bare.append(seconds(lambda text=text: insert(text)))
        ours.append(seconds(lambda append=append: store.append(append)))
    store.close()
    db.close()
    return statistics.median(bare), statistics.median(ours)


def main() -> int:
    """Measure, print both medians and their ratio, and return 1 when the budget is broken."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--answers", type=int, default=2000)
    parser.add_argument("--folder", type=Path, help="measure on the disk of this folder")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
        bare, ours = measure(Path(folder), chosen.answers)
    print(f"bare insert-and-commit  {bare * 1e3:.3f} ms")
    print(f"a durable answer        {ours * 1e3:.3f} ms")
    print(f"ratio                   {ours / bare:.2f}  (budget {BUDGET})")
    return 0 if ours <= BUDGET * bare else 1


if __name__ == "__main__":
    sys.exit(main())
