"""Where a path that somebody typed leads: `~` is their own folder.

Knows the disk's names and nothing of what is kept there.
"""

import os
from pathlib import Path


def typed_path(typed: str | Path) -> Path:
    """Return the path somebody typed, with `~` as their own folder. A `~` that names nobody stays as it is:
    then there is no such folder, and whoever goes there says so.
    """
    return Path(os.path.expanduser(typed))  # noqa: PTH111 - the other way breaks off where it names nobody


def folder_at(path: str | Path) -> bool:
    """Whether a folder is there. Where the system will not say, since the name is too long or nobody may look
    into the folder it would be in, there is none: whoever goes there says why.
    """
    return os.path.isdir(path)  # noqa: PTH112 - before Python 3.14 the other way breaks off there


def file_at(path: str | Path) -> bool:
    """Whether a file is there, as `folder_at` tells of folders."""
    return os.path.isfile(path)  # noqa: PTH113 - the same


def anything_at(path: str | Path) -> bool:
    """Whether anything is there, as `folder_at` tells of folders."""
    return os.path.exists(path)  # noqa: PTH110 - the same


def led_to(path: str | Path) -> Path:
    """Return the path that a path leads to by way of links; itself where links lead to one another, at which
    the other way breaks off before Python 3.13.
    """
    return Path(os.path.realpath(path))


def without_password(address: str) -> str:
    """Return an address of a store as it may be shown: a database's password is left out of it, wherever it
    stands.

    >>> without_password("postgresql://me:secret@host/db?password=secret&sslmode=require")
    'postgresql://me@host/db?sslmode=require'
    """
    scheme, mark, rest = address.partition("://")
    if not mark or scheme not in ("postgresql", "postgres"):
        return address
    who, at, place = rest.rpartition("@")
    place, question, settings = place.partition("?")
    kept = [each for each in settings.split("&") if "password" not in each.partition("=")[0].casefold()]
    options = f"?{'&'.join(kept)}" if question and any(kept) else ""
    return f"{scheme}://{who.partition(':')[0]}{at}{place}{options}"
