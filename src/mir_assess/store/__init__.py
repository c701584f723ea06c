"""Where answers are kept: a store for each scheme of address, loaded only when it is asked for."""

from importlib import import_module
from typing import Any

from mir_assess.errors import Problem, StoreError, nearest
from mir_assess.speech import say
from mir_assess.store.base import Store

STORES: dict[str, str] = {
    "sqlite": "mir_assess.store.sqlite:SqliteStore",
    "memory": "mir_assess.store.memory:MemoryStore",
    "postgresql": "mir_assess.store.postgres:PostgresStore",
    "postgres": "mir_assess.store.postgres:PostgresStore",
}
"""A scheme of address to the class that opens it, given what follows `://`. A new store is one module and one
line here.
"""


def open_store(address: str, *, make_folder: bool = False) -> Store:
    """Return the store at an address: a path, `sqlite:///path` (`sqlite:////path` from the root), or
    `postgresql://name@host/database`.

    Nothing is made or read yet: a store that is missing is empty until something is kept in it. `make_folder`
    lets it make the folder too, which is right for the place we chose and wrong for one that may be misspelt.
    Raises StoreError for a scheme this version does not know, or whose packages are not installed.
    """
    scheme, separator, rest = address.partition("://")
    if not separator:
        scheme, rest = "sqlite", f"/{address}"
    if scheme not in STORES:
        raise StoreError(_no_such(scheme))
    opened = _class_of(scheme)
    store: Store = (
        opened(rest.removeprefix("/"), make_folder=make_folder) if scheme == "sqlite" else opened(rest)
    )
    return store


def _class_of(scheme: str) -> Any:
    module, _, name = STORES[scheme].partition(":")
    try:
        return getattr(import_module(module), name)
    except ImportError as error:
        if not (error.name or "psycopg").startswith("psycopg"):
            raise
        from mir_assess.store import postgres_failures  # most people never meet PostgreSQL

        raise StoreError(postgres_failures.not_installed()) from error


def _no_such(scheme: str) -> Problem:
    path = say("Give the path of a file, `sqlite:///PATH`, or `postgresql://NAME@HOST/DATABASE`.")
    fix = f"{nearest(scheme, STORES)} {path}".strip()
    what = say("There is no kind of store called “{scheme}”.", scheme=scheme)
    # What is not known may still be an address with a password in it, so only its kind is repeated.
    return Problem("--store", what, fix)
