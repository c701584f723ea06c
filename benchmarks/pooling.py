"""How long it takes to pool the public reports of all 153 councils, beside a bare `json.load` of them.

    python benchmarks/pooling.py [REPORTS]

Made-up councils answer the whole built-in bank. `mir-assess benchmark` runs as a whole process, as a person
at a terminal waits for it: its start, every check, the pool and the HTML page. A bare Python reads the same
files with `json.loads` in a process of its own. Both take turns. Prints medians and the ratio; returns 1
where pooling takes two seconds or more, or more than four times the bare reading.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
SOURCE = REPOSITORY / "src"
sys.path[:0] = [str(SOURCE), str(REPOSITORY / "tests")]

from made_up_councils import public_json, rounds, written  # noqa: E402 - the line above finds it
from mir_assess.banks import load  # noqa: E402 - the same
from mir_assess.resources import folder  # noqa: E402 - the same

COUNCILS = 153
RUNS = 7
SECONDS, TIMES_BARE = 2.0, 4.0
BARE = """
import json, pathlib, sys
for file in pathlib.Path(sys.argv[1]).iterdir():
    json.loads(file.read_bytes())
"""


def main(reports: int) -> int:
    """Measure, print, and return 1 where a budget is passed."""
    part = load("making-it-real", folder("statements")).edition()
    with tempfile.TemporaryDirectory() as place:
        files = written(Path(place) / "reports", map(public_json, rounds(reports, part)))
        size = sum(file.stat().st_size for file in files)
        ours = [sys.executable, "-m", "mir_assess", "benchmark", "reports", "-o", "pool.html"]
        bare = [sys.executable, "-c", BARE, "reports"]
        times: dict[str, list[float]] = {"bare": [], "ours": []}
        for turn in range(RUNS + 1):
            for name, command in (("bare", bare), ("ours", ours)):
                seconds = seconds_of(command, place)
                if turn:  # the first fills caches
                    times[name].append(seconds)
    ratio = statistics.median(ours / bare for ours, bare in zip(times["ours"], times["bare"], strict=True))
    middle = {name: statistics.median(found) for name, found in times.items()}
    print(f"{reports} public reports of {len(part.statements)} statements, {size / 1e6:.0f} MB")
    print(f"bare json.load, a process  {middle['bare']:.2f} s")
    print(f"mir-assess benchmark       {middle['ours']:.2f} s  (budget {SECONDS} s)")
    print(f"ratio                      {ratio:.2f}  (budget {TIMES_BARE})")
    return int(middle["ours"] >= SECONDS or ratio > TIMES_BARE)


def seconds_of(command: list[str], place: str) -> float:
    """Return how long a program runs to its end."""
    environ = {**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1"}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.perf_counter()
    subprocess.run(command, cwd=place, env=environ, check=True, capture_output=True)
    return time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNCILS))
