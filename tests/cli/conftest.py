"""Commands run inside the test, fast, with or without somebody at a keyboard."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from mir_assess.__main__ import main

NEW = ("--organisation", "Northshire Council", "--year", "2026")


@dataclass(frozen=True, slots=True)
class Outcome:
    code: int
    out: str
    err: str

    @property
    def last(self) -> str:
        return self.out.rstrip("\n").rpartition("\n")[2]


class Keyboard(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Outcome]:
    """Run a command in the test's own folder. `typed`: the lines of somebody at a keyboard; None: nobody
    there.
    """
    monkeypatch.chdir(tmp_path)

    def run_command(*arguments: object, typed: list[str] | None = None, piped: str = "") -> Outcome:
        lines = "".join(f"{line}\n" for line in typed or [])
        monkeypatch.setattr(sys, "stdin", io.StringIO(piped) if typed is None else Keyboard(lines))
        monkeypatch.setattr(sys.stderr, "isatty", lambda: typed is not None)
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.out + captured.err
        return Outcome(code, captured.out, captured.err)

    return run_command


@pytest.fixture
def opened(run: Callable[..., Outcome]) -> str:
    """The name of an open assessment of eight statements that nobody has answered yet."""
    assert run("new", "northshire-2026", *NEW, "--set", "first-eight").code == 0
    return "northshire-2026"


@pytest.fixture
def answered(run: Callable[..., Outcome], opened: str, tmp_path: Path) -> str:
    """An open assessment that six people with lived experience and five of the council answered."""
    rows = [f"p{n},lived,WI-I-1,{n % 5 + 1}" for n in range(6)] + [f"c{n},council,WI-I-1,4" for n in range(5)]
    file = tmp_path / "answered.csv"
    file.write_text("\n".join(["session,group,statement,answer", *rows]) + "\n", encoding="utf-8")
    assert run("import", opened, file).code == 0
    return opened
