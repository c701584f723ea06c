"""Where the time goes: the slowest parts of each thing that beside_others.py measures, by Python's own
profiler.

    python benchmarks/profiles.py [NAME]

`python benchmarks/beside_others.py --write` puts these below its table. Small numbers of people: which step
is the slowest does not hang on how many there are, and a profiler makes all of it slower.
"""

import cProfile
import io
import json
import os
import pstats
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.metadata import distributions
from itertools import count
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(REPOSITORY / "src"), str(REPOSITORY / "tests"), str(REPOSITORY / "benchmarks")]

import durable_answer  # noqa: E402 - the line above finds it
import report_cost  # noqa: E402 - the same
from beside_stored import STATEMENTS, write_answers  # noqa: E402 - the same

from made_up_councils import public_json  # noqa: E402 - the same
from mir_assess import importers, pipeline  # noqa: E402 - the same
from mir_assess.analysis.policy import ROOM  # noqa: E402 - the same
from mir_assess.importers import keeping  # noqa: E402 - the same
from mir_assess.model.round import Round  # noqa: E402 - the same
from mir_assess.pooled import public_reports as read_reports  # noqa: E402 - the same
from mir_assess.resources import folder  # noqa: E402 - the same
from mir_assess.store.checking import check  # noqa: E402 - the same

PEOPLE = 300
ROWS = 6
AT = report_cost.AT


def measured() -> Iterator[tuple[str, str]]:
    """Yield the slowest parts of each step, as a table."""
    opened = report_cost.opened()
    found = report_cost.counted(opened, PEOPLE)
    pools = public_reports(found, 5)
    yield "`--help`: what is imported", imported()
    with tempfile.TemporaryDirectory() as folder_name:
        place = Path(folder_name)
        names = count()
        yield "durable answers", profiled(lambda: durable_answer.measure(_new(place, names), 500))
        asked = replace(opened, chosen=opened.chosen[:STATEMENTS])
        write_answers(place / "answers.csv", asked.chosen, PEOPLE)
        stores = [report_cost.filled(_new(place, names) / "bench.sqlite", asked, 0) for _ in range(2)]
        brought = iter(stores)

        def bring() -> None:
            store = next(brought)
            read = importers.read(place / "answers.csv", asked, report_cost.new_id)
            store.append_many(keeping.prepare(read, store, asked, at=AT, new_id=report_cost.new_id))

        yield "`import`", profiled(bring)
        yield "`check`", profiled(lambda: check(stores[0]))
        for store in stores:
            store.close()
    yield "the page of `report`", profiled(lambda: report_cost.page(found))
    yield "the page of `diff`", profiled(lambda: difference(found))
    yield "the page of `benchmark`", profiled(lambda: pool(pools))
    yield "an install: the largest packages", largest()


def _new(place: Path, names: Iterator[int]) -> Path:
    made = place / str(next(names))
    made.mkdir()
    return made


def profiled(work: Callable[[], object]) -> str:
    """Return the parts of a call that take the most time by themselves, once it has been called before."""
    work()
    profile = cProfile.Profile()
    profile.runcall(work)
    stats = pstats.Stats(profile, stream=io.StringIO())
    parts = sorted(((took, at) for at, (_, _, took, _, _) in stats.stats.items()), reverse=True)[:ROWS]
    return _table("share", [(f"{took / stats.total_tt:.0%}", f"`{named(*at)}`") for took, at in parts])


def named(file: str, _line: int, function: str) -> str:
    """Return a part's name, without where this computer keeps it."""
    module = re.sub(r".*(mir_assess|site-packages|python3\.\d+|benchmarks|templates)[/\\]", "", file)
    where = "" if file == "~" else f"{module.removesuffix('.py').replace(chr(92), '/')}: "
    return f"{where}{function}".replace("|", " ").replace("`", "")


def imported() -> str:
    """Return the modules that `--help` imports and that take the most by themselves."""
    command = [sys.executable, "-X", "importtime", "-m", "mir_assess", "--help"]
    environ = {**os.environ, "PYTHONPATH": str(REPOSITORY / "src")}
    said = [
        subprocess.run(command, env=environ, capture_output=True, text=True, check=True).stderr for _ in "12"
    ][-1]
    lines = re.findall(r"import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)", said)
    whole = sum(int(took) for took, _ in lines)
    longest = sorted(((int(took), name) for took, name in lines), reverse=True)[:ROWS]
    return _table("share", [(f"{took / whole:.0%}", f"`{name}`") for took, name in longest])


def largest() -> str:
    """Return the packages that take the most room, of those that a whole install has."""
    lock = (REPOSITORY / "requirements.lock").read_text(encoding="utf-8")
    names = set(re.findall(r"^([A-Za-z0-9._-]+)==", lock, flags=re.MULTILINE))
    sizes = {
        each.name: sum(
            Path(str(each.locate_file(file))).stat().st_size
            for file in each.files or ()
            if file.suffix != ".pyc" and Path(str(each.locate_file(file))).is_file()
        )
        for each in distributions()
        if re.sub(r"[-_.]+", "-", each.name).lower() in names
    }
    longest = sorted(((size, name) for name, size in sizes.items()), reverse=True)[:ROWS]
    return _table("megabytes", [(f"{size / 1e6:.1f}", name) for size, name in longest])


def _table(head: str, rows: list[tuple[str, str]]) -> str:
    return "\n".join(
        [f"| {head} | where |", "| ---: | --- |", *(f"| {one} | {other} |" for one, other in rows)]
    )


def difference(found: Round) -> bytes:
    """Return the page of what changed between this round and one a year before that it resembles."""
    before = replace(found, assessment=replace(found.assessment, name="bench-2025", year=2025))
    return pipeline.render(pipeline.comparison(before, found, ROOM), "html", folder("templates"))


def public_reports(found: Round, councils: int) -> list:
    """Return the public reports of so many councils with the same round, read as a pool reads them."""
    with tempfile.TemporaryDirectory() as place:
        files = []
        for number in range(councils):
            own = f"Council {chr(65 + number)}"
            assessment = replace(found.assessment, organisation=own, name=f"council-{number}")
            sealed = replace(found, sealed="2026-12-01", assessment=assessment)
            files.append(Path(place) / f"{number}.json")
            files[-1].write_text(json.dumps(json.loads(public_json(sealed))), encoding="utf-8")
        return [each.report for each in read_reports([str(file) for file in files])]


def pool(reports: list) -> bytes:
    """Return the page that pools these reports."""
    return pipeline.render(pipeline.pooled(reports), "html", folder("templates"))


if __name__ == "__main__":
    for name, rows in measured():
        print(f"{name}\n\n{rows}\n")
