"""Where things are kept: the store a command works on, and the rounds that a NAME or a FILE stands for."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mir_assess import settings
from mir_assess.places import file_at, folder_at, typed_path

if TYPE_CHECKING:
    from mir_assess.model.round import Round
    from mir_assess.store.base import Store

SEALED_ENDING = ".mir.json"


def address_of(given: str | None) -> str:
    """Return the address of the store: as given, else as the surroundings name it, else the usual file."""
    return settings.store_address(given, os.environ, sys.platform, Path.home())


def store_opener(given: str | None) -> Callable[[], "Store"]:
    """Return what opens the store, in whichever thread is to use it."""
    from mir_assess.store import open_store

    # Only the usual place is ours to make; a folder that somebody typed may be misspelt.
    ours = given is None and settings.STORE_VARIABLE not in os.environ
    return partial(open_store, address_of(given), make_folder=ours)


def folder_of(given: str | None) -> Path | None:
    """Return the folder the store's file is in, or would be; None where answers are kept by a server."""
    scheme, separator, rest = address_of(given).partition("://")
    if separator and scheme != "sqlite":
        return None
    path = typed_path(rest.removeprefix("/") if separator else scheme)
    return next((folder for folder in path.absolute().parents if folder_at(folder)), None)


@contextmanager
def opened_store(given: str | None) -> Iterator["Store"]:
    """Open the store for a while, and let go of it whatever happens."""
    store = store_opener(given)()
    try:
        yield store
    finally:
        store.close()


def is_file(source: str) -> bool:
    """Return whether a NAME|FILE is a file: it has a slash or ends as sealed files do."""
    return source.endswith(SEALED_ENDING) or "/" in source or "\\" in source


def round_of(source: str, given: str | None) -> "Round":
    """Return the Round of an assessment in the store, or of a sealed file."""
    if is_file(source):
        from mir_assess.sealed import read_sealed

        return read_sealed(Path(source))
    with opened_store(given) as store:
        if source and file_at(source):
            _refuse_as_a_name(source, store)
        return store.round(source)


def _refuse_as_a_name(source: str, store: "Store") -> None:
    """Raise StoreError for a file's name that no assessment has: the file may be what was meant."""
    from mir_assess.errors import Problem, StoreError
    from mir_assess.model.events import assessment_stream
    from mir_assess.speech import say

    if not store.read(assessment_stream(source)):
        what = say("There is no assessment with this name, but there is a file.")
        fix = say("To use the file, type it with its folder: {file}", file=f"./{source}")
        raise StoreError(Problem(source, what, fix))


def now() -> str:
    """Return the time, in UTC, in ISO form."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def reckoned_on(given: str) -> str | None:
    """Return the ISO day that was asked for by `--on`: a day, or the word today. Raises UsageError for other
    words.
    """
    if not given or given == "today":
        return today() if given else None
    from mir_assess.errors import Problem, UsageError
    from mir_assess.model.days import read_day
    from mir_assess.speech import say

    if (day := read_day(given)) is None:
        what = say("“{words}” is not a day.", words=given)
        raise UsageError(Problem("--on", what, say("Write it like 2027-06-30, or use today.")))
    return day


def today() -> str:
    """Return the day where the person is, in ISO form."""
    return datetime.now().astimezone().date().isoformat()
