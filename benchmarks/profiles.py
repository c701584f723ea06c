"""Where the time goes: the slowest step of each thing that beside_others.py measures, by Python's own
profiler.

`python benchmarks/beside_others.py --write` puts these below its table. Small numbers of people: which step
is the slowest does not hang on how many there are, and a profiler makes all of it slower.
"""

import cProfile
import io
import json
import pstats
import re
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(REPOSITORY / "src"), str(REPOSITORY / "benchmarks")]

import report_cost  # noqa: E402 - the line above finds it

from mir_assess import pipeline  # noqa: E402 - the same
from mir_assess.analysis.policy import ROOM  # noqa: E402 - the same
from mir_assess.pooled import public_reports as read_reports  # noqa: E402 - the same
from mir_assess.resources import folder  # noqa: E402 - the same
from mir_assess.store.checking import check  # noqa: E402 - the same

PEOPLE = 200
ROWS = 6
HEAD = """\
# How fast, beside others

Written by `python benchmarks/beside_others.py --write`; do not edit by hand. Times say something of one
computer, so there are none here: each figure is how many times as much ours took as what stands beside it,
both measured in one run, turn and turn about where they are short. Less than 1: ours was faster.

"""


def page(table: str, told: str) -> str:
    """Return the page with its table, what it means, and the profiles."""
    parts = "\n\n".join(f"**{name}**\n\n{rows}" for name, rows in measured().items())
    where = "## Where the time goes\n\nShares of the time of one step, each part by itself."
    return f"{HEAD}{table}\n\n{told}\n\n{where}\n\n{parts}\n"


def measured() -> dict[str, str]:
    """Return the slowest parts of each step, as a table."""
    opened = report_cost.opened()
    found = report_cost.counted(opened, PEOPLE)
    with tempfile.TemporaryDirectory() as place:
        store = report_cost.filled(Path(place) / "bench.sqlite", opened, PEOPLE)
        told = {"`check` of a store": profiled(lambda: check(store))}
        store.close()
        fresh = (Path(place) / f"{number}.sqlite" for number in count())
        told["answers into a store"] = profiled(
            lambda: report_cost.filled(next(fresh), opened, PEOPLE).close()
        )
    told["report"] = profiled(lambda: report_cost.page(found))
    told["diff"] = profiled(lambda: difference(found))
    return told


def profiled(work: Callable[[], object]) -> str:
    """Return the parts of a call that take the most time by themselves."""
    work()
    profile = cProfile.Profile()
    profile.runcall(work)
    stats = pstats.Stats(profile, stream=io.StringIO())
    parts = sorted(((took, at) for at, (_, _, took, _, _) in stats.stats.items()), reverse=True)[:ROWS]
    rows = [f"| {took / stats.total_tt:.0%} | `{named(*at)}` |" for took, at in parts]
    return "\n".join(["| share | where |", "| --- | --- |", *rows])


def named(file: str, _line: int, function: str) -> str:
    """Return a part's name, without where this computer keeps it."""
    module = re.sub(r".*?(mir_assess|site-packages|python3\.\d+|templates)[/\\]", "", file).removesuffix(
        ".py"
    )
    where = "" if file == "~" else f"{module.replace(chr(92), '/')}: "
    return f"{where}{function}".replace("|", " ").replace("`", "")


def difference(found: object) -> bytes:
    """Return the page of what changed between this round and one a year before that it resembles."""
    before = replace(found, assessment=replace(found.assessment, name="bench-2025", year=2025))
    return pipeline.render(pipeline.comparison(before, found, ROOM), "html", folder("templates"))


_KEPT: dict[int, list] = {}


def public_reports(found: object, councils: int, written: Callable[[object], bytes]) -> list:
    """Return the public reports of so many councils with the same round, read as a pool reads them."""
    if id(found) not in _KEPT:
        with tempfile.TemporaryDirectory() as place:
            files = []
            for number in range(councils):
                own = f"Council {chr(65 + number)}"
                assessment = replace(found.assessment, organisation=own, name=f"council-{number}")
                sealed = replace(found, sealed="2026-12-01", assessment=assessment)
                files.append(Path(place) / f"{number}.json")
                files[-1].write_text(json.dumps(json.loads(written(sealed))), encoding="utf-8")
            _KEPT[id(found)] = [each.report for each in read_reports([str(file) for file in files])]
    return _KEPT[id(found)]


def pool(reports: list) -> bytes:
    """Return the page that pools these reports."""
    return pipeline.render(pipeline.pooled(reports), "html", folder("templates"))
