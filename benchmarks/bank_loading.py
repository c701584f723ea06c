"""How long a bank takes to load: a large one from YAML beside a bare parse, and ours from its validated JSON.

    python benchmarks/bank_loading.py

The large bank is ours with its statements again and again, under new ids, until there are 2,000. What the
built-in bank costs `start` is measured in a fresh process that has imported all that `start` needs besides.
Prints medians and ratios.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

import yaml

from mir_assess.banks import check, load
from mir_assess.model.bank import Bank
from mir_assess.model.codec import to_plain

STATEMENTS = Path(__file__).resolve().parents[1] / "statements"
BUILT_IN = "making-it-real"
LARGE = 2_000
RUNS = 7


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "large.yaml"
        file.write_text(
            yaml.safe_dump(to_plain(large_bank()), allow_unicode=True, sort_keys=False), encoding="utf-8"
        )
        assert not check(file).errors
        text = file.read_text(encoding="utf-8")
        bare = milliseconds(lambda: yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
        whole = milliseconds(lambda: load(str(file), STATEMENTS))
        advised = milliseconds(lambda: check(file))
        print(f"{LARGE} statements, {file.stat().st_size / 1e3:.0f} kB of YAML")
        print(f"  bare parse                          {bare:7.1f} ms")
        print(f"  loaded: read, validated and checked {whole:7.1f} ms   {whole / bare:.2f} times")
        print(f"  checked, with all advice            {advised:7.1f} ms   {advised / bare:.2f} times")
    built_in = STATEMENTS / f"{BUILT_IN}.yaml"
    print("the built-in bank, loaded once more in a warm process")
    from_yaml = milliseconds(lambda: load(str(built_in), STATEMENTS))
    from_json = milliseconds(lambda: load(BUILT_IN, STATEMENTS))
    print(f"  from YAML                           {from_yaml:7.1f} ms")
    print(f"  from validated JSON                 {from_json:7.1f} ms")
    empty = process("pass")
    print("the built-in bank, imports and all, in a fresh process (less the bare start of Python)")
    from_yaml = process(f"load({str(built_in)!r}, FOLDER)") - empty
    from_json = process(f"load({BUILT_IN!r}, FOLDER)") - empty
    print(f"  from YAML                           {from_yaml:7.1f} ms")
    print(f"  from validated JSON                 {from_json:7.1f} ms")
    print("what the built-in bank, with its translations, costs start (budget: 30 ms)")
    print(f"  found, loaded, its edition resolved {cost_to_start():7.1f} ms")


START = """
import time, mir_assess.cli.workshop, mir_assess.cli.beginning, mir_assess.cli.creating
import mir_assess.channels.terminal.keyboard
from pathlib import Path
began = time.perf_counter()
from mir_assess.banks import load
load({bank!r}, Path({folder!r})).edition()
print((time.perf_counter() - began) * 1000)
"""


def cost_to_start() -> float:
    """Return what loading the built-in bank adds to a program that is about to walk, imports and all."""
    program = START.format(bank=BUILT_IN, folder=str(STATEMENTS))
    runs = [
        subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
        for _ in range(RUNS)
    ]
    return median(float(done.stdout) for done in runs)


def large_bank() -> Bank:
    """Return the built-in bank with its statements repeated under new ids."""
    bank = load(BUILT_IN, STATEMENTS)
    again = range(LARGE // len(bank.statements) + 1)
    statements = [
        replace(
            one,
            id=f"{one.id}.{number}",
            pairs_with=tuple(f"{other}.{number}" for other in one.pairs_with),
        )
        for number in again
        for one in bank.statements
    ]
    return replace(bank, id="large", statements=tuple(statements[:LARGE]), sets=())


def milliseconds(work: Callable[[], object]) -> float:
    """Return the median time of a few runs."""
    taken = []
    for _ in range(RUNS):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return median(taken)


def process(work: str) -> float:
    """Return the median time of a fresh Python that does this."""
    imports = "from pathlib import Path; from mir_assess.banks import load; "
    folder = f"FOLDER = Path({str(STATEMENTS)!r}); "
    program = work if work == "pass" else imports + folder + work
    return milliseconds(lambda: subprocess.run([sys.executable, "-c", program], check=True))


if __name__ == "__main__":
    main()
