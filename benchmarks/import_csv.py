"""How long a plain file of 5,000 answers takes to come in, durably, beside the budget of one second.

    python benchmarks/import_csv.py

Prints the seconds of the import, and of the whole command.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from uuid import uuid4

SOURCE = Path(__file__).resolve().parents[1] / "src"
sys.path.insert(0, str(SOURCE))

from mir_assess import importers  # noqa: E402 - the line above finds it
from mir_assess.importers import keeping  # noqa: E402 - the same
from mir_assess.store import open_store  # noqa: E402 - the same

PEOPLE, STATEMENTS = 148, 34
ROWS = 5000


def main() -> int:
    """Measure, print, and return 1 where the budget is passed."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        store = place / "store.sqlite"
        environ = {**os.environ, "PYTHONPATH": str(SOURCE), "MIR_ASSESS_STORE": str(store)}
        ours = [sys.executable, "-m", "mir_assess"]
        for name in ("one", "two"):
            command = [*ours, "new", name, "--organisation", "Bench Council", "--year", "2026"]
            subprocess.run(command, env=environ, check=True, capture_output=True)
        file = place / "answers.csv"
        write_answers(file, str(store))
        inside = timed_inside(file, str(store))
        begun = time.perf_counter()
        subprocess.run([*ours, "import", "two", str(file)], env=environ, check=True, capture_output=True)
        whole = time.perf_counter() - begun
    print(f"{ROWS} answers: {inside:.2f} s in the import, {whole:.2f} s for the whole command (budget 1 s)")
    return int(whole > 1)


def write_answers(file: Path, store: str) -> None:
    """Write a file of 5,000 answers from 148 people."""
    kept = open_store(store)
    chosen = keeping.open_assessment(kept, "one").chosen
    kept.close()
    rows = [
        f"p{person},{'council' if person % 3 == 0 else 'lived'},{statement},{(person + place) % 5 + 1}"
        for person in range(PEOPLE)
        for place, statement in enumerate(chosen[:STATEMENTS])
    ]
    file.write_text("\n".join(["session,group,statement,answer", *rows[:ROWS]]) + "\n", encoding="utf-8")


def timed_inside(file: Path, store: str) -> float:
    """Return the seconds from the first byte read to the last answer safe on the disk."""
    kept = open_store(store)
    begun = time.perf_counter()
    assessment = keeping.open_assessment(kept, "one")
    found = importers.read(file, assessment, lambda: uuid4().hex)
    kept.append_many(
        keeping.prepare(found, kept, assessment, at="2026-01-01T00:00:00+00:00", new_id=lambda: uuid4().hex)
    )
    seconds = time.perf_counter() - begun
    kept.close()
    return seconds


if __name__ == "__main__":
    sys.exit(main())
