"""How long until help, and until the first question, beside a bare Typer program with plain help on the same
machine.

    python benchmarks/startup.py

Prints the ratios. Budget: help at most 1.3 times the bare program's, the first question at most 2.5 times.
The first question is timed twice, until its words are there: read from a pipe (plain), and drawn on a screen.
The screen needs a pseudo-terminal, which Windows lacks.
"""

import contextlib
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "src"
RUNS = 25
HELLO = '''
import typer

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command()
def hello(name: str = "world") -> None:
    """Say hello."""
    typer.echo(f"Hello, {name}.")


app()
'''


def main() -> int:
    """Measure, print, and return 1 where a budget is passed."""
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "hello.py"
        bare.write_text(HELLO, encoding="utf-8")
        environ = {
            **os.environ,
            "PYTHONPATH": str(SOURCE),
            "PYTHONUTF8": "1",
            "MIR_ASSESS_STORE": str(Path(folder) / "store.sqlite"),
        }
        ours = [sys.executable, "-m", "mir_assess"]
        opened = ["new", "bench", "--organisation", "Bench Council", "--year", "2026", "--set", "first-eight"]
        subprocess.run([*ours, *opened], env=environ, check=True, capture_output=True)
        commands = {
            "bare help": [sys.executable, str(bare), "--help"],
            "bare run": [sys.executable, str(bare)],
            "our help": [*ours, "--help"],
            "first question": [*ours, "start", "bench"],
        }
        screens = {"on a screen": [*ours, "start", "bench"]} if sys.platform != "win32" else {}
        times = measured(commands, screens, environ)
    for name, seconds in times.items():
        print(f"{name:15} {seconds * 1000:6.1f} ms")
    help_ratio = times["our help"] / times["bare help"]
    question_ratio = times["first question"] / times["bare run"]
    print(f"help            {help_ratio:6.2f} times a bare Typer program (budget 1.3)")
    print(f"first question  {question_ratio:6.2f} times a bare Typer program (budget 2.5)")
    if screens:
        question_ratio = times["on a screen"] / times["bare run"]
        print(f"… on a screen   {question_ratio:6.2f} times a bare Typer program (budget 2.5)")
    return int(help_ratio > 1.3 or question_ratio > 2.5)


def measured(
    commands: dict[str, list[str]],
    screens: dict[str, list[str]],
    environ: dict[str, str],
    turns: int = RUNS,
    place: Path | None = None,
) -> dict[str, float]:
    """Return the median seconds of each command; they take turns, so that a busy moment is busy for all.
    `place` is the folder they run in: some leave a file of their own there.
    """
    times: dict[str, list[float]] = {name: [] for name in (*commands, *screens)}
    for turn in range(turns + 2):
        for name, command in commands.items():
            begun = time.perf_counter()
            subprocess.run(
                command, env=environ, cwd=place, check=True, capture_output=True, stdin=subprocess.DEVNULL
            )
            if turn >= 2:  # the first two compile and fill caches
                times[name].append(time.perf_counter() - begun)
        for name, command in screens.items():
            seconds = until_shown(command, environ, b"I decide how I spend my days")
            if turn >= 2:
                times[name].append(seconds)
    return {name: statistics.median(seconds) for name, seconds in times.items()}


def until_shown(command: list[str], environ: dict[str, str], words: bytes) -> float:
    """Return the seconds until these words stand on a terminal; Enter is typed whenever it waits."""
    import pty

    begun = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.execve(command[0], command, {**environ, "TERM": "xterm", "COLUMNS": "80", "LINES": "40"})
    shown = b""
    with contextlib.suppress(OSError):  # the terminal is gone: the program has ended
        while words not in shown:
            shown += os.read(terminal, 4096)
            if shown.rstrip().endswith(b">"):
                os.write(terminal, b"\n")
    seconds = time.perf_counter() - begun
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(terminal)
    if words not in shown:
        raise SystemExit(f"The first question never came:\n{shown.decode(errors='replace')}")
    return seconds


if __name__ == "__main__":
    sys.exit(main())
