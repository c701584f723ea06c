"""Where answers are kept: a store for each scheme of address, loaded only when it is asked for."""

from importlib import import_module

from mir_assess.errors import Problem, StoreError, nearest
from mir_assess.speech import say
from mir_assess.store.base import Store

STORES: dict[str, str] = {
    "sqlite": "mir_assess.store.sqlite:SqliteStore",
    "memory": "mir_assess.store.memory:MemoryStore",
}
"""A scheme of address to the class that opens it, given what follows `://`. A new store is one module and one
line here.
"""


def open_store(address: str, *, make_folder: bool = False) -> Store:
    """Return the store at an address: a path, `sqlite:///path` (`sqlite:////path` from the root), or another
    scheme.

    Nothing is made or read yet: a store that is missing is empty until something is kept in it. `make_folder`
    lets it make the folder too, which is right for the place we chose and wrong for one that may be misspelt.
    Raises StoreError for a scheme this version does not know.
    """
    scheme, separator, rest = address.partition("://")
    if not separator:
        scheme, rest = "sqlite", f"/{address}"
    if scheme not in STORES:
        raise StoreError(_no_such(scheme, address))
    module, _, name = STORES[scheme].partition(":")
    opened = getattr(import_module(module), name)
    place = rest.removeprefix("/")
    store: Store = opened(place, make_folder=make_folder) if scheme == "sqlite" else opened(place)
    return store


def _no_such(scheme: str, address: str) -> Problem:
    if scheme in ("postgresql", "postgres"):
        # An address may hold a password, so it is not repeated.
        what = say("This version cannot keep answers in PostgreSQL yet.")
        fix = say("Give the path of a file instead; one facilitator at a time can use it.")
        return Problem("--store", what, fix)
    path = say("Give the path of a file, or `sqlite:///PATH`.")
    fix = f"{nearest(scheme, STORES)} {path}".strip()
    return Problem(address, say("There is no kind of store called “{scheme}”.", scheme=scheme), fix)
