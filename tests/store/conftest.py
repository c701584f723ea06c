"""A SQLite file of a test's own, waiting hardly at all for others."""

import pytest

from mir_assess.store.sqlite import SqliteStore


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "place"
    place.mkdir()
    return place


@pytest.fixture
def path(folder):
    return folder / "kept.sqlite"


@pytest.fixture
def store(path):
    opened = SqliteStore(path, timeout=0.05)
    yield opened
    opened.close()
