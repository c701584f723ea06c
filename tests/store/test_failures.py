"""What a database's errors mean, told by their names."""

import os
import shutil
from types import SimpleNamespace

import pytest

from mir_assess.store import failures


class Trouble(Exception):
    """An error as SQLite gives them: it has a name."""

    def __init__(self, name):
        super().__init__(name)
        self.sqlite_errorname = name


@pytest.fixture(params=["statvfs", "disk_usage"])
def room(request, monkeypatch):
    """Have so many bytes left on the disk, as the system tells it here and where it has no statvfs."""

    def left(free):
        if request.param == "statvfs":
            found = SimpleNamespace(f_bavail=free // 512, f_frsize=512)
            monkeypatch.setattr(os, "statvfs", lambda folder: found, raising=False)
        else:
            monkeypatch.delattr(os, "statvfs", raising=False)
            monkeypatch.setattr(shutil, "disk_usage", lambda folder: SimpleNamespace(free=free))

    return left


@pytest.mark.parametrize(
    ("free", "words"), [(0, "disk is full"), (100 * 1024, "disk is full"), (10**9, "did not answer")]
)
def test_a_failing_disk_is_a_full_one_where_hardly_any_room_is_left(room, tmp_path, free, words):
    room(free)
    problem = failures.problem_of(tmp_path / "kept.sqlite", Trouble("SQLITE_IOERR_SHMSIZE"))
    assert words in problem.what


def test_where_room_cannot_be_known_the_disk_is_what_fails(tmp_path):
    problem = failures.problem_of(tmp_path / "gone" / "kept.sqlite", Trouble("SQLITE_IOERR_WRITE"))
    assert "did not answer" in problem.what


def test_no_other_error_is_put_down_to_a_full_disk(room, tmp_path):
    room(0)
    told = failures.problem_of(tmp_path / "kept.sqlite", Trouble("SQLITE_BUSY"))
    assert "Another program" in told.what
    assert failures.problem_of(tmp_path / "kept.sqlite", Trouble("SQLITE_ERROR")) is None


def test_every_problem_says_what_to_do(tmp_path):
    for name in failures._BY_NAME:
        problem = failures.problem_of(tmp_path / "kept.sqlite", Trouble(name))
        if problem is not None:
            assert problem.what
            assert problem.fix
