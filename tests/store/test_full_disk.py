"""A disk that is really full: a small one in memory, where the tests may make one."""

import os
import shutil
import subprocess
import sys

import pytest

from made_up import answers, opening, said
from mir_assess.errors import StoreError
from mir_assess.store.checking import check
from mir_assess.store.sqlite import SqliteStore

NAME = "northshire-2026"


@pytest.fixture
def small_disk(tmp_path):
    """A disk of three megabytes. Only the administrator of a Linux may make one."""
    place = tmp_path / "small"
    place.mkdir()
    if not sys.platform.startswith("linux") or os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("Only the administrator of a Linux may make a small disk; CI runs this as root.")
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", place], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip(f"No small disk can be made here: {made.stderr.decode()}")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


@pytest.fixture
def fill(small_disk):
    """Fill the disk to the last byte."""

    def filled():
        with open(small_disk / "fill", "wb", buffering=0) as file:  # noqa: PTH123 - each byte counts
            size = 65_536
            while size:
                try:
                    file.write(b"x" * size)
                except OSError:
                    size //= 2
        return small_disk / "fill"

    return filled


@pytest.fixture
def path(small_disk):
    return small_disk / "kept.sqlite"


@pytest.mark.parametrize("left", ["closed well", "cut off"])
def test_what_is_kept_on_a_full_disk_can_be_read_and_copied_elsewhere(path, fill, tmp_path, left):
    store = SqliteStore(path)
    store.append(opening(), said("a", *answers(home="always")))
    if left == "cut off":
        copied = {ending: path.with_name(path.name + ending).read_bytes() for ending in ("", "-wal")}
        store.close()
        for ending, content in copied.items():
            path.with_name(path.name + ending).write_bytes(content)
    store.close()
    fill()
    again = SqliteStore(path)
    assert again.round(NAME).people["lived"] == 1
    assert check(again) == ()
    again.backup(tmp_path / "rescued.sqlite")
    again.close()
    rescued = SqliteStore(tmp_path / "rescued.sqlite")
    rescued.append(said("b", *answers(home="never")))
    assert rescued.round(NAME).people["lived"] == 2
    rescued.close()


def test_what_cannot_be_kept_says_so_and_goes_on_once_there_is_room(path, fill):
    store = SqliteStore(path)
    store.append(opening(), said("a", *answers(home="always")))
    store.close()
    full = fill()
    for _ in range(2):
        with pytest.raises(StoreError, match=r"disk is full.*safe.*Make room"):
            store.append(said("b", *answers(home="never")))
        assert store.round(NAME).people["lived"] == 1
    full.unlink()
    store.append(said("b", *answers(home="never")))
    assert store.round(NAME).people["lived"] == 2
    assert check(store) == ()
    store.close()


def test_it_fills_while_answers_come_in_and_none_that_was_confirmed_is_lost(path, fill):
    store = SqliteStore(path)
    store.append(opening())
    full = fill()
    with full.open("r+b") as file:
        file.truncate(full.stat().st_size - 400 * 1024)
    confirmed: list[str] = []
    with pytest.raises(StoreError, match="disk is full"):
        _keep_on(store, confirmed)
    assert len(confirmed) > 10
    store.close()
    again = SqliteStore(path)
    assert again.round(NAME).people["lived"] == len(confirmed)
    assert check(again) == ()
    full.unlink()
    again.append(said("one more", *answers(home="always")))
    assert again.round(NAME).people["lived"] == len(confirmed) + 1
    again.close()


def _keep_on(store, confirmed):
    while True:
        name = f"p{len(confirmed)}"
        store.append(said(name, *answers(home="always", voice="never")))
        confirmed.append(name)


def test_a_new_store_on_a_full_disk_says_that_it_is_full(path, fill):
    fill()
    store = SqliteStore(path)
    with pytest.raises(StoreError, match="disk is full"):
        store.append(opening())
    store.close()


def test_a_new_bank_is_written_whole_or_not_at_all(small_disk, fill):
    from mir_assess.banks.starter import write_starter
    from mir_assess.errors import BankError

    fill()
    with pytest.raises(BankError, match="cannot be written"):
        write_starter(small_disk / "mine.yaml", "Mine", 2026)
    assert not (small_disk / "mine.yaml").exists()
