"""A file takes its place in one step; what is left of a program that was killed is cleared by the next."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from mir_assess.office import in_place
from mir_assess.office.in_place import put_in_place

posix_only = pytest.mark.skipif(
    os.name == "nt", reason="Windows removes no file that is open, and has no links"
)

SOURCE = str(Path(in_place.__file__).parents[2])

KILLED_ON_THE_WAY = """
import os, signal, sys
from pathlib import Path
from mir_assess.office.in_place import put_in_place
Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
put_in_place(Path(sys.argv[1]), b"half a page", 0o666)
"""


@pytest.fixture
def page(tmp_path):
    """A page that is there already."""
    path = tmp_path / "report.html"
    path.write_bytes(b"last year's")
    return path


def left_by_the_dead(page):
    """Return what a program leaves that is killed just before a file has its name."""
    program = [sys.executable, "-c", KILLED_ON_THE_WAY, str(page)]
    ended = subprocess.run(program, env={**os.environ, "PYTHONPATH": SOURCE}, check=False)
    assert ended.returncode == -signal.SIGKILL
    (left,) = (found for found in page.parent.iterdir() if found.suffix == ".part")
    return left


@posix_only
def test_who_is_killed_on_the_way_leaves_the_page_whole_and_the_next_one_clears_up(page):
    left = left_by_the_dead(page)
    assert page.read_bytes() == b"last year's"
    assert left.name.startswith(".report.html.")
    put_in_place(page, b"this year's", 0o666)
    assert page.read_bytes() == b"this year's"
    assert [found.name for found in page.parent.iterdir()] == ["report.html"]


@posix_only
def test_who_writes_another_file_leaves_it_alone(page):
    left = left_by_the_dead(page)
    put_in_place(page.with_name("report.htm"), b"another", 0o666)
    put_in_place(page.with_name("the report.html"), b"another", 0o666)
    assert left.read_bytes() == b"half a page"


def test_nothing_is_cleared_that_is_not_called_as_what_we_leave(page):
    names = (
        "report.html.1234abcd.part",  # no dot before it: somebody's download
        ".report.html.1234abcd.part.txt",
        ".report.html.1234abc.part",
        ".report.html.1234ABCD.part",
        ".report.html.part",
        ".reportxhtml.1234abcd.part",
        ".1234abcd.part",
    )
    for name in names:
        page.with_name(name).write_bytes(b"mine")
    folder = page.with_name(".report.html.00000000.part")
    folder.mkdir()
    put_in_place(page, b"this year's", 0o666)
    assert {found.name for found in page.parent.iterdir()} == {"report.html", folder.name, *names}


@posix_only
def test_a_link_with_such_a_name_is_left_and_so_is_what_it_leads_to(page):
    elsewhere = page.with_name("elsewhere.txt")
    elsewhere.write_bytes(b"mine")
    link = page.with_name(".report.html.1234abcd.part")
    link.symlink_to(elsewhere)
    put_in_place(page, b"this year's", 0o666)
    assert link.is_symlink()
    assert elsewhere.read_bytes() == b"mine"


@posix_only
def test_what_belongs_to_somebody_else_is_left(page, monkeypatch):
    left = left_by_the_dead(page)
    monkeypatch.setattr(os, "geteuid", lambda: left.stat().st_uid + 1)
    put_in_place(page, b"this year's", 0o666)
    assert left.exists()


def test_two_who_write_the_same_page_at_once_do_not_clear_each_others(page, monkeypatch):
    """The second begins and ends while the first stands just before it gives its file its name."""
    wait_for_nothing = Path.replace

    def after_the_other(beside, target):
        monkeypatch.setattr(Path, "replace", wait_for_nothing)
        put_in_place(page, b"the second", 0o666)
        assert page.read_bytes() == b"the second"
        return wait_for_nothing(beside, target)

    monkeypatch.setattr(Path, "replace", after_the_other)
    put_in_place(page, b"the first", 0o666)
    assert page.read_bytes() == b"the first"
    assert [found.name for found in page.parent.iterdir()] == ["report.html"]


@posix_only
def test_one_whose_file_is_cleared_before_it_is_locked_begins_again(page, monkeypatch):
    lock, begun = in_place.fcntl.flock, []

    def too_late(handle, kind):
        if not begun:
            begun.extend(found for found in page.parent.iterdir() if found.suffix == ".part")
            begun[0].unlink()
        return lock(handle, kind)

    monkeypatch.setattr(in_place.fcntl, "flock", too_late)
    put_in_place(page, b"this year's", 0o666)
    assert begun
    assert page.read_bytes() == b"this year's"
    assert [found.name for found in page.parent.iterdir()] == ["report.html"]


@posix_only
def test_a_folder_that_has_no_locks_is_written_to_and_nothing_in_it_is_cleared(page, monkeypatch):
    left = left_by_the_dead(page)

    def no_locks(*_):
        raise OSError("no locks available")

    monkeypatch.setattr(in_place.fcntl, "flock", no_locks)
    put_in_place(page, b"this year's", 0o666)
    assert page.read_bytes() == b"this year's"
    assert left.exists()
