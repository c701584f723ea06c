"""Every store, one after the other, through one suite. A new store is one line here."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mir_assess.store import open_store
from mir_assess.store.base import Store

ADDRESSES: dict[str, Callable[[pytest.FixtureRequest, Path], str]] = {
    "memory": lambda request, folder: "memory://",
    "sqlite": lambda request, folder: f"sqlite:///{folder}/kept.sqlite",
    "postgresql": lambda request, folder: request.getfixturevalue("postgres").new_database(),
}


@pytest.fixture(params=ADDRESSES)
def open_new(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """Open as many empty stores of this kind as a test asks for."""
    opened: list[Store] = []

    def open_one() -> Store:
        folder = tmp_path / f"store-{len(opened)}"
        folder.mkdir()
        opened.append(open_store(ADDRESSES[request.param](request, folder)))
        return opened[-1]

    yield open_one
    for store in opened:
        store.close()


@pytest.fixture
def store(open_new: Callable[[], Store]) -> Store:
    """An empty store."""
    return open_new()
