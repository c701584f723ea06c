"""Putting a file in its place in one step: it is written beside it, made durable, and takes its name.

Whoever is killed on the way leaves what it had written, under a name that begins with a dot and ends in
`.part`. The next one who writes the same file clears that away. A lock tells what is left from what somebody
else is writing at that moment: no program that is dead holds one. Knows nothing of what is written.
"""

import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

if sys.platform != "win32":  # where nobody else can remove a file that is open, nor can it get a name
    import fcntl

_NAME_LENGTH = 60
"""How many letters of a file's name stand in that of what is written beside it: a letter takes up to four
bytes, and the whole name may have 255.
"""


def put_in_place(path: Path, content: bytes, mode: int) -> None:
    """Write a file durably, in one step. `path` leads to no link. Raises OSError when it cannot be."""
    for found in _left_over(path):
        _clear(found)
    beside, handle = _begun(path, mode)
    try:
        with open(handle, "wb") as file:  # noqa: PTH123 - opened with its mode, which a path cannot
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            if sys.platform != "win32":
                beside.replace(path)  # under its lock: until it has its name nobody may clear it away
        if sys.platform == "win32":
            beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _begun(path: Path, mode: int) -> tuple[Path, int]:
    """Begin a file beside the path, locked. One that was cleared away before it had a lock is begun again."""
    while True:
        beside = path.with_name(f".{path.name[:_NAME_LENGTH]}.{uuid4().hex[:8]}.part")
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
        if sys.platform == "win32":
            return beside, handle
        with suppress(OSError):  # a folder without locks: there nobody can get one, so nobody clears anything
            fcntl.flock(handle, fcntl.LOCK_EX)
        if beside.exists():
            return beside, handle
        os.close(handle)


def _left_over(path: Path) -> Iterator[Path]:
    """Yield what may have been left beside a path: files with names of ours, which belong to us."""
    ours = re.compile(rf"\.{re.escape(path.name[:_NAME_LENGTH])}\.[0-9a-f]{{8}}\.part")
    with suppress(OSError):  # a folder that may be written to, and not read
        yield from [
            found for found in path.parent.iterdir() if ours.fullmatch(found.name) and _is_ours(found)
        ]


def _is_ours(found: Path) -> bool:
    try:
        seen = found.lstat()
    except OSError:
        return False
    return stat.S_ISREG(seen.st_mode) and (sys.platform == "win32" or seen.st_uid == os.geteuid())


def _clear(found: Path) -> None:
    """Remove what a dead program left. What somebody writes, or what cannot be removed, stays."""
    with suppress(OSError):
        if sys.platform == "win32":
            found.unlink()
            return
        handle = os.open(found, os.O_RDWR | os.O_NOFOLLOW)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            found.unlink()
        finally:
            os.close(handle)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself durable, where the system can do that for a folder."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
