"""The pages that people read, taken apart: each block with what is noted over it, and what stands in `ticks`.

A note is a comment on a line of its own, and holds for the block below it:

- `<!-- saved as NAME -->`: a file that the reader has saved under this name by then
- `<!-- run by tests/…/test_….py -->`: this test runs it, or holds it to what the program does
- `<!-- not run: WHY -->`: nothing here can run it, for one of the reasons in `NOT_RUN`

`<!-- all run by … -->` holds for every block from there to the end of the page.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from textwrap import dedent

from conftest import REPOSITORY

PAGES = (
    *(REPOSITORY / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "statements/README.md")),
    *sorted((REPOSITORY / "docs").rglob("*.md")),
)

NOT_RUN = {
    "it takes minutes and a quiet machine": "a short run of it is among the tests",
    "it installs from a registry": "where the supply is tested, tests install",
    "it is what somebody’s own server is set to": "made-up addresses and accounts",
}
"""Every reason for which a block may stand on a page and not be run, and what comes of it."""

_MARKED = re.compile(r"^ *<!-- (.*?) -->$")
_FENCE = re.compile(r"^( *)```(\w*)$")


@dataclass(frozen=True)
class Block:
    """What stands between fences, or indented by four spaces, and the note over it."""

    page: Path
    line: int
    kind: str
    note: str
    content: str

    def __str__(self) -> str:
        """Say where it stands."""
        return f"{name_of(self.page)}:{self.line}"


def name_of(page: Path) -> str:
    """Return what a page is called in this repository."""
    return page.relative_to(REPOSITORY).as_posix()


@cache
def blocks_on(page: Path) -> tuple[Block, ...]:
    """Return every block of a page, in order."""
    return _taken_apart(page)[0]


@cache
def ticks_on(page: Path) -> tuple[str, ...]:
    """Return what stands between backticks outside the blocks of a page."""
    return tuple(re.findall(r"`([^`\n]+)`", _taken_apart(page)[1]))


def _taken_apart(page: Path) -> tuple[tuple[Block, ...], str]:
    lines = page.read_text(encoding="utf-8").splitlines()
    found, rest = [], []
    note = for_all = ""
    at = 0
    while at < len(lines):
        end, kind, content = _block_at(lines, at)
        if end:
            found.append(Block(page, at + 1, kind, note or for_all, content))
            note, at = "", end
            continue
        marked = _MARKED.match(lines[at])
        if marked and marked[1].startswith("all run by "):
            for_all = marked[1].removeprefix("all ")
        elif marked or lines[at].strip():
            note = marked[1] if marked else ""
            rest.append(lines[at])
        at += 1
    return tuple(found), "\n".join(rest)


def _block_at(lines: list[str], at: int) -> tuple[int, str, str]:
    """Return where the block that begins in this line ends, its kind and what it holds; 0 where none does."""
    if fence := _FENCE.match(lines[at]):
        end = lines.index(f"{fence[1]}```", at + 1)
        inside = (line.removeprefix(fence[1]) for line in lines[at + 1 : end])
        return end + 1, fence[2], "".join(f"{line}\n" for line in inside)
    if at and not lines[at - 1] and re.match(r" {4}\S", lines[at]):
        end = next((n for n in range(at, len(lines)) if not lines[n].startswith(" " * 4)), len(lines))
        return end, "", dedent("\n".join(lines[at:end])) + "\n"
    return 0, "", ""
