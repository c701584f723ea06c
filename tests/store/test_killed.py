"""A program killed at any moment loses nothing that was confirmed, and keeps nothing twice."""

import os
import random
import subprocess
import sys
import time

import pytest

from mir_assess.store.checking import check
from mir_assess.store.sqlite import SqliteStore

WRITER = """
import sys
from made_up import answers, add, opening, said, LEVELS, STATEMENTS
from mir_assess.model.events import Answered, NoteWritten, Undone
from mir_assess.store.sqlite import SqliteStore

store, run = SqliteStore(sys.argv[1]), sys.argv[2]
store.append(opening())
store.append(said(run))
print("ready", flush=True)
for number in range(100_000):
    body = (
        Undone(number + 1) if number % 7 == 3
        else NoteWritten(f"{run}-{number}", "note", "words") if number % 7 == 5
        else Answered(STATEMENTS[number % 3], LEVELS[number % 5])
    )
    done = add(store, f"session/northshire-2026/{run}", body)
    print(done.events[0].id, flush=True)
"""


@pytest.mark.parametrize("seed", range(5))
def test_killed_at_any_moment_nothing_confirmed_is_lost(tmp_path, seed):
    place = tmp_path / "kept.sqlite"
    moments = random.Random(seed)
    paths = os.pathsep.join(path for path in sys.path if path)
    confirmed: set[str] = set()
    for run in range(4):
        child = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(place), f"run{run}"],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": paths},
        )
        assert child.stdout
        assert child.stdout.readline().strip() == b"ready"
        time.sleep(moments.uniform(0, 0.1))
        child.kill()
        told, _ = child.communicate()
        # The last line may have been cut short by the kill; only a whole line is a confirmation.
        confirmed.update(
            line.decode().strip() for line in told.splitlines(keepends=True) if line.endswith(b"\n")
        )
    store = SqliteStore(place)
    kept = [event.id for event in store.read("session/")]
    assert confirmed <= set(kept)
    assert len(kept) == len(set(kept))
    assert check(store) == ()
    store.close()
