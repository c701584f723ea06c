"""What a database's errors mean to the person who meets them: the one place where they are put into words.

Errors are told by name (`SQLITE_FULL`, `EACCES`), so this module needs no database to know them.
"""

import errno
import os
from pathlib import Path

from mir_assess.errors import Problem
from mir_assess.speech import marked, say

LOOK_OR_BEGIN = marked(
    "Look at `--store` (or MIR_ASSESS_STORE). To begin a new one here: `mir-assess start`."
)
"""What to do where nothing is kept."""

WORKING_ROOM = 128 * 1024
"""Bytes that must be free for SQLite to work at all: its index of the log alone takes a quarter of this."""

_READ_ONLY = (
    marked("This file can be read but not written to, so nothing was saved."),
    marked(
        "Make it writable for you, with its folder and any file beside it whose name begins the same; "
        "or choose another place with `--store PATH`."
    ),
)
_COPY = marked(
    "Make it writable for you, with its folder and any file beside it whose name begins the same; "
    "or copy them all to another folder, and name the copy with `--store PATH`."
)
_NO_ROOM = (
    marked("The disk is full. What was confirmed before is safe; the last thing was not saved."),
    marked("Make room on the disk, then do it again."),
)
_NO_WAY_IN = (
    marked("This file cannot be opened."),
    marked(
        "See that its folder exists and that you may read and write there, "
        "or name another with `--store PATH`."
    ),
)
_IN_USE = (
    marked("Another program is using this file just now. What was confirmed before is safe."),
    marked("Close the other program (perhaps mir-assess in another window), then do it again."),
)
_NO_COPY = (
    marked("The copy cannot be written here."),
    marked("Check that the folder exists and may be written to, or name another place for the copy."),
)
_NO_FIT = (
    marked("What was to be saved does not fit what is there, so nothing was saved."),
    marked("Run the command again: it goes on from what stands now."),
)
_DAMAGED = (
    marked("This file is damaged."),
    marked("Keep a copy of it as it is, and go back to your newest backup."),
)
_NO_STORE = (
    marked("This file is not a store of mir-assess. Nothing in it was changed."),
    marked("Look at `--store` (or MIR_ASSESS_STORE): it may name the wrong file."),
)
_DISK = (
    marked("The disk did not answer as it should. What was confirmed before is safe."),
    marked("See that the disk or network drive is still connected, then do it again."),
)

_BY_NAME = {
    "SQLITE_NOTADB": _NO_STORE,
    "SQLITE_READONLY": _READ_ONLY,
    "SQLITE_FULL": _NO_ROOM,
    "SQLITE_CANTOPEN": _NO_WAY_IN,
    "SQLITE_PERM": _NO_WAY_IN,
    "SQLITE_AUTH": _NO_WAY_IN,
    "SQLITE_BUSY": _IN_USE,
    "SQLITE_LOCKED": _IN_USE,
    "SQLITE_PROTOCOL": _IN_USE,
    "SQLITE_CONSTRAINT": _NO_FIT,
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_IOERR": _DISK,
    "EACCES": _NO_WAY_IN,
    "EPERM": _NO_WAY_IN,
    "EISDIR": _NO_STORE,
    "ENOENT": _NO_WAY_IN,
    "ENOTDIR": _NO_WAY_IN,
    "ENAMETOOLONG": _NO_WAY_IN,
    "ELOOP": _NO_WAY_IN,
    "EROFS": _READ_ONLY,
    "ENOSPC": _NO_ROOM,
    "EDQUOT": _NO_ROOM,
    "EIO": _DISK,
}


CLOSED = (
    "SQLITE_READONLY",
    "SQLITE_CANTOPEN",
    "SQLITE_PERM",
    "EACCES",
    "EPERM",
    "ENOENT",
    "ENOTDIR",
    "ENAMETOOLONG",
    "ELOOP",
    "EROFS",
)
"""What a place is called that cannot be written to, or is not there."""


def name_of(error: Exception) -> str:
    """Return the name of an error of the system or a database, without finer detail; empty if unknown."""
    if isinstance(error, OSError):
        return errno.errorcode.get(error.errno or 0, "")
    return "_".join(str(getattr(error, "sqlite_errorname", "")).split("_")[:2])


def problem_of(path: Path, error: Exception) -> Problem | None:
    """Return what to tell of this error, or None when it is no trouble of the place but a mistake of ours."""
    name = name_of(error)
    words = _BY_NAME.get(name)
    # Where there is no room even for its working files, SQLite speaks of a failing disk.
    if name == "SQLITE_IOERR" and is_full(path):
        words = _NO_ROOM
    return None if words is None else _told(path, *words)


def problem_of_copy(path: Path, error: Exception) -> Problem | None:
    """Return what to tell of an error where a copy was to be written: the store itself has none."""
    if name_of(error) not in CLOSED:
        return problem_of(path, error)
    return _told(path, *_NO_COPY)


def _told(path: Path, what: str, fix: str) -> Problem:
    return Problem(str(path), say(what), say(fix))


def is_full(path: Path) -> bool:
    """Whether hardly any room is left on the disk of a file."""
    return _room_at(path.parent) < WORKING_ROOM


def full(path: Path) -> Problem:
    """Return what to tell of a file that cannot grow, because its disk is full."""
    return _told(path, *_NO_ROOM)


def _room_at(folder: Path) -> float:
    """Return how many bytes may still be written in a folder; infinity where that cannot be known."""
    try:
        if hasattr(os, "statvfs"):
            found = os.statvfs(folder)
            return found.f_bavail * found.f_frsize
        from shutil import disk_usage  # takes longer to import than all else here

        return disk_usage(folder).free
    except OSError:
        return float("inf")


def not_a_store(path: Path) -> Problem:
    """Return what to tell of a database that is somebody else's."""
    return _told(path, *_NO_STORE)


def newer(path: Path) -> Problem:
    """Return what to tell of a store that a newer program wrote."""
    what = say("This store was written by a newer mir-assess than this one.")
    fix = say("Please upgrade mir-assess, then open it again. Nothing in it was changed.")
    return Problem(str(path), what, fix)


def older(path: Path) -> Problem:
    """Return what to tell of a store that must be brought up to date before it can be read, where none may
    write.
    """
    what = say(
        "This store must be brought up to date before it can be read, and this file cannot be written to."
    )
    return Problem(str(path), what, say(_COPY))


def unfinished(path: Path) -> Problem:
    """Return what to tell of a store whose last writing was cut short, where none may put it right."""
    what = say("Saving was cut short here. That must be put right first, and this file cannot be written to.")
    return Problem(str(path), what, say(_COPY))


def no_store(path: Path) -> Problem:
    """Return what to tell of a store that is not there."""
    return Problem(str(path), say("There is no store here yet."), say(LOOK_OR_BEGIN))


def empty(path: Path) -> Problem:
    """Return what to tell of a file of no bytes: a place that was made ready, or a store that was cut off."""
    fix = say("If there were answers in it, go back to your newest backup.")
    return Problem(str(path), say("This file is empty: there is no store in it."), fix)


def inside_a_file(path: Path, file: Path) -> Problem:
    """Return what to tell of a store whose path leads through a file."""
    what = say("{file} is a file, not a folder, so nothing can be kept inside it.", file=file)
    return Problem(str(path), what, say("Choose another place with `--store PATH`."))


def no_folder(path: Path) -> Problem:
    """Return what to tell of a store in a folder that does not exist."""
    what = say("The folder {folder} does not exist.", folder=path.parent)
    return Problem(str(path), what, say("Make it first, or choose another place with `--store PATH`."))


def traces_left(path: Path, name: str) -> Problem:
    """Return what to tell when an assessment was erased (one person's answers, where there is no name) and
    the file could not be swept at once.
    """
    what = say(
        "These answers are taken out and counted no more, but the file still holds traces: it is open "
        "elsewhere, or the disk is full."
    )
    if name:
        what = say(
            "“{name}” is erased, but the file still holds traces: it is open elsewhere, or the disk is full.",
            name=name,
        )
    return Problem(str(path), what, say("See to that, then run `mir-assess list`: it clears the traces."))


def damaged(path: Path) -> Problem:
    """Return what to tell of a file whose pages do not fit together."""
    return _told(path, *_DAMAGED)


def nothing_to_copy(path: Path) -> Problem:
    """Return what to tell of a backup of a store that is not there."""
    what = say("There is nothing to copy: this store does not exist yet.")
    return Problem(str(path), what, say("Look at `--store`."))


def in_the_way(path: Path) -> Problem:
    """Return what to tell when a file stands where a copy was to go."""
    what = say("A file with other content is there already, and it was not touched.")
    return Problem(str(path), what, say("Choose another name."))
