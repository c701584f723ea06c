"""How people get to a room, as the commands that open one need it: its socket, its address, its code."""

from typing import TYPE_CHECKING

from mir_assess.cli.console import Console
from mir_assess.errors import Problem, SessionError
from mir_assess.speech import say

if TYPE_CHECKING:
    from pathlib import Path
    from socket import socket

    from mir_assess.channels.room.listing import Listed
    from mir_assess.channels.room.ways_in import WaysIn
    from mir_assess.store.base import Store


def show_code(shown: Console, lines: tuple[str, ...]) -> None:
    """Show a code to scan, where there is a screen to scan it from; heard, it would be noise."""
    if not shown.plain:
        print(*lines, sep="\n")


def room_of(kept: "Store", name: str) -> "Listed":
    """Return the room of one assessment. Raises SessionError where nobody can join it, StoreError where there
    is none.
    """
    from mir_assess.channels.room.listing import rooms_of

    found = rooms_of(kept, name)
    if found:
        return found[0]
    sealed = kept.round(name).sealed
    if sealed:
        what = say("This round was sealed on {day}.", day=sealed)
        raise SessionError(Problem(name, what, say("Its report and diff stay open to you.")))
    what = say("Every group here agrees on its answers together, at one keyboard, so no phone can join.")
    fix = say("A new assessment with --mode individual or --mode tally can have a room.")
    raise SessionError(Problem(name, what, fix))


def place(port: int | None, host: str, address: str) -> "tuple[socket, WaysIn]":
    """Return a socket to answer phones at, and what they type to get there."""
    from mir_assess.channels.room.serving import EVERYWHERE, listening
    from mir_assess.channels.room.ways_in import WaysIn

    at = listening(port, host)
    found = at.getsockname()[1]
    own = own_address(found) if host == EVERYWHERE else f"http://{host}:{found}"
    return at, WaysIn(address.rstrip("/") or own)


def own_address(port: int) -> str:
    """Return what people type to get to this computer, at a port."""
    from mir_assess.channels.room.addresses import addresses

    return f"http://{next(iter(addresses()), '127.0.0.1')}:{port}"


def templates() -> "Path":
    """Return the folder of the pages’ templates."""
    from mir_assess import resources

    return resources.folder("templates")
