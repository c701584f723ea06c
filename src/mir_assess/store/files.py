"""Files of a store's own: made for their owner only, never over another, and never where they make no sense.

This module knows no database, and what it cannot do it says in the words of `failures`.
"""

import filecmp
import os
from pathlib import Path

from mir_assess.errors import Problem, StoreError
from mir_assess.store import failures


def create(path: Path) -> None:
    """Make an empty file that only its owner may read; SQLite gives its log the same mode."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def make(path: Path, *, with_folder: bool) -> None:
    """Make the file at a path, and its folder if asked, unless it is there. Raises StoreError."""
    if path.exists():
        return
    if not path.parent.is_dir():
        if (file := _file_on_the_way(path)) is not None:
            raise StoreError(failures.inside_a_file(path, file))
        if not with_folder:
            raise StoreError(failures.no_folder(path))
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    create(path)


def holds_anything(path: Path) -> bool:
    """Return whether there is a file at this path with something in it, be it only in the log beside it."""
    log = path.with_name(path.name + "-wal")
    return path.exists() and any(each.exists() and each.stat().st_size for each in (path, log))


def missing(path: Path) -> Problem | None:
    """Return what to tell of a path where nothing is, or an empty file; None where something is."""
    if path.exists():
        return None if holds_anything(path) else failures.empty(path)
    file = _file_on_the_way(path)
    return failures.no_store(path) if file is None else failures.inside_a_file(path, file)


def put(partial: Path, path: Path) -> None:
    """Give a finished file its name, unless another has it; the same content under that name is as good."""
    try:
        os.link(partial, path)
    except FileExistsError:
        if not filecmp.cmp(partial, path, shallow=False):
            raise StoreError(failures.in_the_way(path)) from None
    except OSError:
        # A memory stick's file system may know no links.
        if path.exists():
            raise StoreError(failures.in_the_way(path)) from None
        partial.rename(path)


def _file_on_the_way(path: Path) -> Path | None:
    """Return the file that stands where there would have to be a folder on the way to a path, if one does."""
    there = next(folder for folder in path.absolute().parents if folder.exists())
    return None if there.is_dir() else there
