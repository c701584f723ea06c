"""How fast it is beside what people know: one command, ratios, each pair measured turn and turn about.

    python benchmarks/beside_others.py [--people 100000] [--rivals PYTHON] [--write]

Beside a bare Typer program and `devops-maturity`; a bare SQLite commit; Python's csv reading the same file;
the same GROUP BY typed into sqlite3 and DuckDB; a round of 100 people; and a bare install of Typer.
`devops-maturity` and `duckdb` are measured where they are installed, which this does not do: make an
environment that has both and give its Python as --rivals. `--people 1000` is a quick look; 100,000 people
give 3.4 million answers, and take some minutes and 4 GB of disk.

Each ratio has a budget. Nothing here fails where one is passed: only a person, who knows what else the
computer was doing, can tell what that means. `--write` records every figure as soon as it is there, and lays
out docs/speed.md with it: a run that is stopped keeps what it measured.
"""

import argparse
import os
import platform
import shutil
import sys
import tempfile
import time
import venv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(REPOSITORY / "src"), str(REPOSITORY / "tests"), str(REPOSITORY / "benchmarks")]

import beside_stored  # noqa: E402 - the line above finds it
import durable_answer  # noqa: E402 - the same
import profiles  # noqa: E402 - the same
import report_cost  # noqa: E402 - the same
import speed_page  # noqa: E402 - the same
import startup  # noqa: E402 - the same
from beside_stored import FEW, STATEMENTS, run  # noqa: E402 - the same
from speed_page import Figure, Missed, Run  # noqa: E402 - the same

COUNCILS = 5
TURNS_OF_OTHERS = 5
FOR_OTHERS = {"LITELLM_LOCAL_MODEL_COST_MAP": "True"}
"""What keeps `devops-maturity` from waiting for the internet as it starts."""


def main() -> int:
    """Measure everything, show it as it comes, and say what it does and does not mean."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--rivals", type=Path, help="the Python of an environment with the two rivals")
    parser.add_argument("--folder", type=Path, help="keep the stores on the disk of this folder")
    parser.add_argument("--write", action="store_true", help="write docs/speed.md")
    chosen = parser.parse_args()
    begun = time.monotonic()
    so_far = Run(chosen.people, chosen.people * STATEMENTS, machine(), (), {})
    print(speed_page.TABLE_HEAD, flush=True)
    with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
        for found in every(Path(folder), chosen.people, chosen.rivals):
            so_far = replace(so_far, figures=(*so_far.figures, found))
            print(found.row(), flush=True)
            keep(so_far, chosen.write)
    print(
        f"\n{speed_page.closing(so_far)}\n\nA budget fails no build: a busy computer moves a ratio.",
        flush=True,
    )
    for name, rows in profiles.measured():
        so_far = replace(so_far, profiles={**so_far.profiles, name: rows})
        keep(so_far, chosen.write)
    keep(replace(so_far, is_whole=True), chosen.write)
    print(f"{time.monotonic() - begun:.0f} seconds in all.")
    return 0


def keep(so_far: Run, wanted: bool) -> None:  # noqa: FBT001 - what was asked for
    """Record what was measured so far, if that was asked for."""
    if wanted:
        speed_page.write(so_far)


def machine() -> str:
    """Return what a reader has to know of the computer, which is not whose it is."""
    busy = f", with a load of {os.getloadavg()[0]:.1f} as it began" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}{busy}"


def every(place: Path, people: int, rivals: Path | None) -> Iterator[Figure | Missed]:
    """Measure one thing after another."""
    environ = {**os.environ, "PYTHONPATH": str(startup.SOURCE), "PYTHONUTF8": "1"}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)  # Python keeps what it compiled, as it does for everyone
    opened = report_cost.opened()
    yield from started(place, environ, rivals)
    yield answered(place)
    yield from beside_stored.stored(place, environ, people, opened.chosen[:STATEMENTS], rivals)
    yield from grown(people)
    yield from installed(place)


def started(place: Path, environ: dict[str, str], rivals: Path | None) -> Iterator[Figure | Missed]:
    """Help, beside that of other programs."""
    bare = place / "hello.py"
    bare.write_text(startup.HELLO, encoding="utf-8")
    ours = [*beside_stored.OURS, "--help"]
    commands = {"bare": [sys.executable, str(bare), "--help"], "ours": ours}
    times = startup.measured(commands, {}, environ)
    yield Figure("help, bare", "`--help`", "a bare Typer program’s", times["ours"], times["bare"])
    other = rivals and shutil.which("devops-maturity", path=str(rivals.parent))
    if not other:
        yield Missed("help, other", "`--help`", "`devops-maturity`’s", "not installed here")
        return
    commands = {"ours": ours, "other": [other, "--help"]}
    times = startup.measured(commands, {}, {**environ, **FOR_OTHERS}, turns=TURNS_OF_OTHERS, place=place)
    yield Figure("help, other", "`--help`", "`devops-maturity`’s", times["ours"], times["other"])


def answered(place: Path) -> Figure:
    """One durable answer beside a bare commit."""
    (place / "durable").mkdir()
    bare, ours = durable_answer.measure(place / "durable", 2000)
    return Figure("answer", "a durable answer", "a bare SQLite commit", ours, bare)


def grown(people: int) -> Iterator[Figure]:
    """What pages cost for very many people beside a hundred: they read counts, so it must not grow."""
    opened = report_cost.opened()
    few, many = (report_cost.counted(opened, number) for number in (FEW, people))
    pools = {id(found): profiles.public_reports(found, COUNCILS) for found in (few, many)}
    pages = {
        "report": report_cost.page,
        "diff": profiles.difference,
        "benchmark": lambda found: profiles.pool(pools[id(found)]),
    }
    for name, page in pages.items():
        ours, theirs = report_cost.compared(lambda page=page: page(many), lambda page=page: page(few))
        what = f"the page of `{name}`, {people:,} people"
        yield Figure(name, what, f"the same of {FEW} people", ours / 1000, theirs / 1000)


def installed(place: Path) -> Iterator[Figure | Missed]:
    """How long a cold install takes, and how large it is, beside that of Typer alone."""
    took: dict[str, list[float]] = {"ours": [], "bare": []}
    size: dict[str, float] = {}
    locks = {"bare": typer_alone(place), "ours": REPOSITORY / "requirements.lock"}
    for turn in range(2):
        for name, lock in locks.items():
            target = place / f"installed-{name}-{turn}"
            venv.EnvBuilder(symlinks=os.name != "nt").create(target)
            python = target / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
            pip = [getattr(sys, "_base_executable", sys.executable), "-m", "pip", "--python", str(python)]
            command = [*pip, "install", "-qq", "--no-cache-dir", "--require-hashes", "-r", str(lock)]
            try:
                took[name].append(run(command, os.environ).seconds)
            except SystemExit:
                for what, figure in (("in time", "install, time"), ("in megabytes", "install, bytes")):
                    yield Missed(
                        figure, f"a cold install, {what}", "Typer alone", "no package index answered"
                    )
                return
            size[name] = megabytes(target)
            shutil.rmtree(target)
    own = sum(megabytes(REPOSITORY / part) for part in ("src/mir_assess", "statements", "templates"))
    yield Figure(
        "install, time", "a cold install, in time", "Typer alone", min(took["ours"]), min(took["bare"])
    )
    yield Figure(
        "install, bytes",
        "a cold install, in megabytes",
        "Typer alone",
        size["ours"] + own,
        size["bare"],
        "MB",
    )


def megabytes(folder: Path) -> float:
    """Return what the files of a folder come to, without what Python compiled of them."""
    files = (file for file in folder.rglob("*") if file.is_file() and file.suffix != ".pyc")
    return sum(file.stat().st_size for file in files) / 1e6


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
        "colorama",
    )
    entries = (REPOSITORY / "requirements.lock").read_text(encoding="utf-8").split("\n")
    kept, taking = [], False
    for line in entries:
        taking = line.partition("==")[0] in names if line[:1].isalpha() else taking
        kept += [line] if taking else []
    file = place / "typer.lock"
    file.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return file


if __name__ == "__main__":
    sys.exit(main())
