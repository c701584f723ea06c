"""A SQLite file of a test's own, waiting hardly at all for others."""

import os
import tempfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from mir_assess.store.sqlite import SqliteStore

# Where the packages for PostgreSQL cannot be had (Windows on ARM), there is nothing to test them with.
collect_ignore_glob = [] if find_spec("psycopg") else ["test_postgres_*"]


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


@pytest.fixture
def unprivileged(folder):
    """Be nobody in particular for a while, where the tests are run by the administrator, to whom no folder
    is closed.
    """
    if getattr(os, "geteuid", lambda: 1)() != 0:
        yield
        return
    nobody = 65534
    for parent in folder.parents:
        if parent.is_relative_to(tempfile.gettempdir()) and not parent.stat().st_mode & 0o001:
            parent.chmod(0o711)
    os.chown(folder, nobody, nobody)
    for file in Path(folder).iterdir():
        os.chown(file, nobody, nobody)
    os.seteuid(nobody)
    yield
    os.seteuid(0)
