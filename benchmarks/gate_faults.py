"""Would a fault in the gate be noticed? Faults are put into a copy of it, one at a time, and its tests run.

Each fault is one small change of a rule: a threshold off by one, a sum that is told, a group that is not
looked at. The tests of the gate should fail for every one. A fault that they live with is printed; where it
changes nothing that anybody could see, its entry in `gate_faults.txt` says why.

    python benchmarks/gate_faults.py                            every fault, in about fifteen minutes
    python benchmarks/gate_faults.py --only 3 17                some of them, by their numbers
    python benchmarks/gate_faults.py --quick                    by the quick tests alone
    python benchmarks/gate_faults.py --write docs/attacker.md   puts the table on that page

The copy is in a temporary folder; the product's own files are only read.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from marked_pages import marks_of, put_between

REPOSITORY = Path(__file__).resolve().parents[1]
GATE = Path("src/mir_assess")
MARKS = marks_of("gate_faults")
QUICK = (
    "tests/analysis/test_disclosure.py",
    "tests/analysis/test_easy_way.py",
    "tests/model/test_drafts.py",
)
SLOWER = ("tests/analysis/test_disclosure_twins.py",)
"""Tests of the gate; the slower ones are asked where the quick ones notice nothing."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One change of one module; `harmless` says why nobody could see it, where that is so."""

    number: int
    what: str
    file: str
    old: str
    new: str
    harmless: str


def faults() -> tuple[Fault, ...]:
    """Return the faults of the list, numbered from 1 on."""
    listed = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split("\n* ")[1:]
    return tuple(_fault(number, f"* {entry}".splitlines()) for number, entry in enumerate(listed, 1))


def _fault(number: int, lines: Sequence[str]) -> Fault:
    said = {sign: "\n".join(line[1:] for line in lines if line[:1] == sign) for sign in "*@-+="}
    return Fault(number, said["*"].strip(), said["@"].strip(), said["-"], said["+"], said["="].strip())


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a fault: `by` names the first test that noticed it; empty where none did."""

    fault: Fault
    by: str


def outcomes(wanted: Collection[Fault], slower: Sequence[str] = SLOWER) -> list[Outcome]:
    """Put each fault into a copy of the gate, and run its tests."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "copy"
        ignored = shutil.ignore_patterns(".git", ".venv", "__pycache__", "*_cache", ".hypothesis", "pictures")
        shutil.copytree(REPOSITORY, copy, ignore=ignored)
        if by := _noticed(copy, QUICK):
            sys.exit(f"{by} fails without any fault, so nothing can be measured")
        return [_tried(copy, fault, slower) for fault in wanted]


def _tried(copy: Path, fault: Fault, slower: Sequence[str]) -> Outcome:
    file = copy / GATE / fault.file
    whole = file.read_text(encoding="utf-8")
    file.write_text(changed(whole, fault), encoding="utf-8")
    try:
        by = _noticed(copy, QUICK) or (_noticed(copy, slower) if slower else "")
    finally:
        file.write_text(whole, encoding="utf-8")
    print(f"{fault.number:>3}  {by or fault.harmless or 'NOT NOTICED'}: {fault.what}", flush=True)
    return Outcome(fault, by)


def changed(source: str, fault: Fault) -> str:
    """Return a module with the fault in it. Raises ValueError where what it changes does not stand there
    once.
    """
    if source.count(fault.old) != 1:
        raise ValueError(
            f"fault {fault.number}: {fault.old!r} stands {source.count(fault.old)} times in {fault.file}"
        )
    return source.replace(fault.old, fault.new)


def _noticed(copy: Path, tests: Sequence[str]) -> str:
    """Return the test that fails first; nothing where all pass."""
    environ = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "--no-header", "-p", "no:cacheprovider", *tests]
    done = subprocess.run(command, cwd=copy, env=environ, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return ""
    failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return failed[0].split(" ")[1].split("::", 1)[-1] if failed else "does not run"


def page_of(found: Sequence[Outcome]) -> str:
    """Return the table, as a part of a page."""
    noticed = [one for one in found if one.by]
    harmless = [one for one in found if not one.by and one.fault.harmless]
    left = len(found) - len(noticed) - len(harmless)
    lines = [
        f"{len(found)} faults: {len(noticed)} noticed, {len(harmless)} that nobody can see, {left} missed.",
        "",
        "| fault | noticed by |",
        "| --- | --- |",
    ]
    lines += [f"| {one.fault.what} | {_words(one)} |" for one in found]
    return "\n".join(lines)


def _words(one: Outcome) -> str:
    if one.by:
        return one.by.replace("::", ", ").split("[")[0].removeprefix("test_").replace("_", " ")
    return f"nothing, and rightly: {one.fault.harmless}" if one.fault.harmless else "**nothing**"


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the faults, print, and return 1 where one was not noticed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--only", type=int, nargs="*", help="numbers of faults")
    parser.add_argument("--quick", action="store_true", help="ask the quick tests alone")
    parser.add_argument("--write", type=Path, help="put the table between its marks on this page")
    asked = parser.parse_args(arguments)
    wanted = [fault for fault in faults() if not asked.only or fault.number in asked.only]
    found = outcomes(wanted, () if asked.quick else SLOWER)
    print(page_of(found))
    if asked.write:
        put_between(MARKS, page_of(found), asked.write)
    return int(any(not one.by and not one.fault.harmless for one in found))


if __name__ == "__main__":
    sys.exit(main())
