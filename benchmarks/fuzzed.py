"""Looks for bytes that break a reader, guided by which lines of the program each try reaches.

Half of the tries are changed by a fuzzer that knows bytes only, half as somebody would who knows what they
are made of (`tests/fuzz/changes.py`). Of each target only those modules are watched that show how far a try
came: all others run at their own speed.

    pip install atheris                               once; there are wheels for Linux
    python benchmarks/fuzzed.py                          names the targets
    python benchmarks/fuzzed.py sealed --seconds 600     tries one for ten minutes
    python benchmarks/fuzzed.py all --seconds 60         tries each for a minute
    python benchmarks/fuzzed.py all --write docs/proof.md    and puts how often on that page
    python benchmarks/fuzzed.py sealed --seconds 600 --write docs/proof.md    puts one row of it there anew

What is found is written to the current folder as `crash-…`, to be tried again: `… fuzzed.py sealed crash-…`.
It becomes a test in `tests/fuzz/test_found.py`. A try that takes longer than `--slow` seconds of the
processor is a find too, and so is one that brings the process over 500 MB. Instrumented code is several times
slower than it is for people; whether it is slow for them, `… fuzzed.py sealed slow-…` tells, instrumenting
nothing.
"""

import argparse
import hashlib
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent
TESTS = REPOSITORY / "tests"
sys.path[:0] = [str(REPOSITORY / "src"), str(TESTS), str(TESTS / "fuzz")]

from marked_pages import between, marks_of, put_between  # noqa: E402

MARKS = marks_of("fuzzed")
MOST_MEMORY = 500
"""Megabytes."""
MOST_CHANGES = 4
"""That one try is away from the one before it."""


def fuzz(name: str, seconds: int, slow: float) -> None:
    """Try one target for so long; does not come back."""
    import atheris

    # Which modules are watched is said in one of those that import them; so it is read first, in another
    # process.
    with atheris.instrument_imports(include=_reached(name)):
        from changes import changed
        from targets import TARGETS

        target = TARGETS[name]
        for seed in target.seeds():
            target.run(seed)  # what is loaded late is loaded, and instrumented, now
    folder = Path(tempfile.mkdtemp(prefix=f"fuzz-{name}-"))
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, seed in enumerate(target.seeds()):
        (corpus / f"seed-{number}").write_bytes(seed)
    words = folder / "words"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in target.words), encoding="ascii")

    def once(data: bytes) -> None:
        began = time.process_time()
        target.run(data)
        took = time.process_time() - began
        if took > slow:
            kept = Path(f"slow-{name}-{hashlib.sha256(data).hexdigest()[:12]}")
            kept.write_bytes(data)
            print(f"{took:.1f} s of the processor for {kept}", flush=True)

    def change(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if chance.random() < 0.5:
            return bytes(atheris.Mutate(data, most))
        for _ in range(chance.randint(1, MOST_CHANGES)):
            data = changed(data, target.words, chance)
        return data[:most]

    options = [f"-max_total_time={seconds}", f"-rss_limit_mb={MOST_MEMORY}", f"-max_len={target.longest}"]
    options += ["-len_control=0", "-timeout=60", "-print_final_stats=1"]
    atheris.Setup(
        [sys.argv[0], str(corpus), f"-dict={words}", f"-artifact_prefix={Path.cwd()}/", *options],
        once,
        custom_mutator=change,
    )
    atheris.Fuzz()


def _reached(name: str) -> list[str]:
    told = subprocess.run(
        [sys.executable, __file__, name, "--watched"], capture_output=True, encoding="utf-8", check=True
    )
    return told.stdout.split()


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


def again(name: str, file: Path) -> None:
    """Try what was found once more, as the program runs for people; say how long it took."""
    from targets import TARGETS

    for seed in TARGETS[name].seeds():
        TARGETS[name].run(seed)
    began = time.process_time()
    TARGETS[name].run(file.read_bytes())
    print(f"{name}: no fault, {time.process_time() - began:.2f} s of the processor")


def main() -> int:
    """Do what was asked; return 1 when something was found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("target", nargs="?", help="its name, or all")
    parser.add_argument("file", nargs="?", type=Path, help="what was found, to be tried again")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument(
        "--write", type=Path, metavar="PAGE", help="put the table, or the row of this one, between its marks"
    )
    parser.add_argument("--watched", action="store_true", help="name the modules that are watched")
    parser.add_argument("--slow", type=float, default=5.0, help="seconds of the processor, instrumented")
    chosen = parser.parse_args()
    if not chosen.target or chosen.target == "all" or chosen.write:
        from targets import TARGETS

        if not chosen.target:
            print(*TARGETS, sep="\n")
            return 0
        names = TARGETS if chosen.target == "all" else [chosen.target]
        rows = {name: _alone(name, chosen.seconds) for name in names}
        print(told := table(rows))
        if chosen.write:
            put_between(MARKS, _merged(between(MARKS, chosen.write), told, list(TARGETS)), chosen.write)
        return int(any(tried.found for tried in rows.values()))
    if chosen.watched:
        from targets import TARGETS

        print(*TARGETS[chosen.target].reached, sep="\n")
    elif chosen.file:
        again(chosen.target, chosen.file)
    else:
        fuzz(chosen.target, chosen.seconds, chosen.slow)
    return 0


@dataclass(frozen=True, slots=True)
class Tried:
    """For how many seconds a target was tried, how often, the most memory it took in megabytes, and whether
    something was found.
    """

    seconds: int
    times: int
    memory: int
    found: bool


def _alone(name: str, seconds: int) -> Tried:
    """Try a target in a process of its own: whoever finds something does not come back."""
    command = [sys.executable, __file__, name, "--seconds", str(seconds)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    said = done.stdout + done.stderr
    found = done.returncode != 0 or "s of the processor for" in said
    print(f"{name}:\n{said[-4_000:]}" if found else f"{name}: nothing found", file=sys.stderr, flush=True)
    return tried(said, seconds, found=found)


def tried(said: str, seconds: int, *, found: bool) -> Tried:
    """Return what the fuzzer told at its end."""
    times, memory = (
        max(map(int, re.findall(rf"stat::{name}:\s+(\d+)", said)), default=0)
        for name in ("number_of_executed_units", "peak_rss_mb")
    )
    return Tried(seconds, times, memory, found)


def table(rows: Mapping[str, Tried]) -> str:
    """Say in Markdown for how long and how often each was tried."""
    lines = [
        "| what is read | minutes | tries | most memory, MB | found |",
        "| --- | ---: | ---: | ---: | --- |",
    ]
    lines += [
        f"| {name} | {row.seconds / 60:.1f} | {row.times:,} | {row.memory} | "
        f"{'something' if row.found else 'nothing'} |"
        for name, row in rows.items()
    ]
    return "\n".join(lines)


def _merged(old: str, new: str, names: list[str]) -> str:
    """The new table, and of the old one the rows of what was not tried now."""
    rows = {line.split(" | ")[0]: line for text in (old, new) for line in text.split("\n")[2:]}
    return "\n".join([*new.split("\n")[:2], *(rows[f"| {name}"] for name in names)])


if __name__ == "__main__":
    sys.exit(main())
