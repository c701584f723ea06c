"""docs/reference.md is written by the program itself: every command, every option, in the words of its own
help.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference.md"
HEAD = """\
# Commands

Written by the program (`pytest tests/docs/test_reference.py --update-golden`). A NAME is an assessment’s
short name, such as `northshire-2026`; anything with a slash, or ending in `.mir.json`, is a file. What may be
typed inside a workshop stands in the [tutorial](tutorial.md), and `?` shows it there.

<!-- all run by tests/docs/test_reference.py -->
"""
GROUPS = {"plan": ("NAME",), "statements": ()}
"""Commands that hold others, and what stands between their names."""


def commands_in(help_text: str) -> list[str]:
    _, _, listed = help_text.partition("Commands:\n")
    block, _, _ = listed.partition("\n\n")
    return [line.split()[0] for line in block.splitlines() if line.startswith("  ") and line[2] != " "]


def test_the_reference_is_what_the_program_says(
    run_cli: Callable[..., Any], request: pytest.FixtureRequest
) -> None:
    def help_of(*words: str) -> str:
        shown = run_cli(*words, "--help", environ={"COLUMNS": "100", "TERMINAL_WIDTH": "100"})
        assert shown.code == 0, shown.err
        return str(shown.out)

    sections = [HEAD]
    for command in commands_in(help_of()):
        sections.append(f"## {command}\n\n```\n{help_of(command).strip()}\n```\n")
        inner = commands_in(help_of(command)) if command in GROUPS else []
        sections += [
            f"### {' '.join((command, *GROUPS[command], word))}\n\n"
            f"```\n{help_of(command, *GROUPS[command], word).strip()}\n```\n"
            for word in inner
        ]
    written = "\n".join(sections)
    if request.config.getoption("--update-golden"):
        REFERENCE.write_text(written, encoding="utf-8")
    assert REFERENCE.read_text(encoding="utf-8") == written


def test_every_command_and_option_has_a_word_of_help(run_cli: Callable[..., Any]) -> None:
    bare = []
    for command in commands_in(run_cli("--help").out):
        for line in run_cli(command, "--help").out.splitlines():
            if line.startswith("  --") and len([word for word in line.split("  ") if word.strip()]) < 2:
                bare += [f"{command}: {line.strip()}"]
    assert bare == []
