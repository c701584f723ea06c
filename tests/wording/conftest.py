"""The built-in bank, whose statements made-up ones are matched with."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mir_assess import banks
from mir_assess.model.bank import Edition
from mir_assess.wording.blocks import Block
from mir_assess.wording.copies import read_copy
from mir_assess.wording.finding import Copy, Theirs, find

STATEMENTS = Path(__file__).resolve().parents[2] / "statements"


@pytest.fixture(scope="session")
def edition() -> Edition:
    return banks.load("making-it-real", STATEMENTS).edition()


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str, bytes], tuple[Block, ...]]:
    """Return a function that saves bytes under a name and reads them as a copy."""

    def read_it(name: str, content: bytes) -> tuple[Block, ...]:
        file = tmp_path / name
        file.write_bytes(content)
        return read_copy(file)

    return read_it


@pytest.fixture
def found_in(read: Callable[[str, bytes], tuple[Block, ...]], edition: Edition) -> Callable[..., Copy]:
    """Return a function that finds the statements in text, or in bytes of another kind."""

    def find_it(content: str | bytes, name: str = "copy.txt") -> Copy:
        blocks = read(name, content.encode() if isinstance(content, str) else content)
        return find([(Path(name).stem, blocks)], edition)

    return find_it


def told(statements: tuple[Theirs, ...]) -> list[tuple[str, str, str]]:
    """What was found, as theme, voice and text."""
    return [(each.theme, each.voice, each.text) for each in statements]
