"""Every `console` block in the README and the docs is run, in order, page by page, and says what it shows.

In a block, a line that starts with `$ ` is typed in a terminal, and one that starts with `>` is typed into
the program. What stands between is what it answers: `…` stands for any words, and alone on a line for any
lines. `python run.py` is run as the program itself: setting up a machine is tried by `.ci/run`.

A block under a line `<!-- saved as NAME -->` is a file that the reader has saved under this name by then.
"""

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import REPOSITORY as ROOT
from documents import PAGES, blocks_on, name_of


@dataclass(frozen=True)
class Saved:
    """A file that the reader has saved."""

    name: str
    content: str


@dataclass(frozen=True)
class Example:
    """One command with what is typed into it and what it is said to answer."""

    command: str
    typed: tuple[str, ...]
    answer: tuple[str, ...]


def steps_on(page: Path) -> list[Example | Saved]:
    found: list[Example | Saved] = []
    for block in blocks_on(page):
        if block.note.startswith("saved as "):
            found.append(Saved(block.note.removeprefix("saved as "), block.content))
        elif block.kind == "console":
            found += commands_in(block.content)
    return found


def commands_in(block: str) -> list[Example]:
    found = []
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *rest = part.rstrip("\n").split("\n")
        typed = tuple(line[2:] for line in rest if line.startswith(">"))
        shown = [line.rstrip() for line in rest if not line.startswith(">")]
        answer = tuple(
            line for line, before in zip(shown, ["", *shown], strict=False) if (line, before) != ("…", "…")
        )
        found.append(Example(command, typed, answer))
    return found


def pattern_of(answer: tuple[str, ...]) -> re.Pattern[str]:
    lines = [
        r"(?:.*\n)*?" if line == "…" else ".*".join(re.escape(part) for part in line.split("…")) + r"\n"
        for line in answer
    ]
    return re.compile("".join(lines))


def run(example: Example, folder: Path) -> subprocess.CompletedProcess[str]:
    words = shlex.split(example.command)
    program = 1 if words[0] == "mir-assess" else 2
    assert words[:program] in (["mir-assess"], ["python", "run.py"]), f"cannot run: {example.command}"
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "MIR_ASSESS_STORE": str(folder / "store.sqlite"),
    }
    return subprocess.run(
        [sys.executable, "-m", "mir_assess", *words[program:]],
        input="".join(f"{line}\n" for line in example.typed),
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("page", [p for p in PAGES if steps_on(p)], ids=name_of)
def test_examples_do_what_the_page_says(page: Path, tmp_path: Path) -> None:
    for example in steps_on(page):
        if isinstance(example, Saved):
            (tmp_path / example.name).write_text(example.content, encoding="utf-8")
            continue
        done = run(example, tmp_path)
        said = done.stdout + done.stderr
        assert done.returncode == 0, f"{example.command}\n{said}"
        if example.answer:
            assert pattern_of(example.answer).fullmatch(said), f"{example.command}\nanswered:\n{said}"


def links_on(page: Path) -> list[tuple[str, str]]:
    """Return the links to files of our own: the file, empty for the page itself, and the place on it."""
    found = re.findall(r"\]\(([^)#:]*)(?:#([^)]*))?\)", page.read_text(encoding="utf-8"))
    return [link for link in found if any(link)]


def places_on(page: Path) -> set[str]:
    """Return what the headings of a page are called in a link, as GitHub calls them."""
    heads = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    lost = []
    for link, place in links_on(page):
        file = page.parent / link if link else page
        if not file.exists() or (place and place not in places_on(file)):
            lost.append(f"{link}#{place}")
    assert lost == []


def test_every_picture_of_the_docs_is_shown_on_a_page() -> None:
    shown = {(page.parent / link).resolve() for page in PAGES for link, _ in links_on(page)}
    pictures = {path.resolve() for path in (ROOT / "docs" / "pictures").iterdir()}
    assert pictures - shown == set()
