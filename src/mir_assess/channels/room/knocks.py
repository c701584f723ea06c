"""How often somebody may try a code, by the address they ask from.

A right code is no try, so a room full of people behind one address gets in. Addresses are held in memory for
this counting alone, and are never written down.
"""

from time import monotonic

from starlette.requests import Request

from mir_assess.channels.room.guard import Tries


class Knocks:
    """The tries of every kind of code: of rooms, of people and cards in them, of who leads; and of notes."""

    def __init__(self) -> None:
        self._by_address = Tries(10, 6.0, clock=monotonic)
        self._in_one_place = Tries(200, 0.3, clock=monotonic)
        self._at_doors = Tries(10, 6.0, clock=monotonic)
        self._keys = Tries(10, 6.0, clock=monotonic)
        self._joins = Tries(600, 1.0, clock=monotonic)
        self._notes = Tries(40, 1.0, clock=monotonic)

    def may_try(self, request: Request, where: str) -> bool:
        """Return whether this address may try a code here now, at the door or in the room of this name."""
        return self._by_address.may(_who(request)) and self._in_one_place.may(where)

    def was_right(self, request: Request, where: str) -> None:
        """Take back what `may_try` counted: the code was right."""
        self._by_address.gives_back(_who(request))
        self._in_one_place.gives_back(where)

    def may_knock(self, request: Request) -> bool:
        """Return whether this address may ask for a room by an address with its code in it."""
        return self._at_doors.may(_who(request))

    def room_was_there(self, request: Request) -> None:
        """Take back what `may_knock` counted."""
        self._at_doors.gives_back(_who(request))

    def may_lead(self, request: Request) -> bool:
        """Return whether this address may ask for a page by a facilitator's key."""
        return self._keys.may(_who(request))

    def key_was_right(self, request: Request) -> None:
        """Take back what `may_lead` counted."""
        self._keys.gives_back(_who(request))

    def may_join(self, request: Request) -> bool:
        """Return whether one more person may join from this address: a full hall may, a loop may not."""
        return self._joins.may(_who(request))

    def may_note(self, request: Request) -> bool:
        """Return whether this address may send one more note of a table."""
        return self._notes.may(_who(request))


def _who(request: Request) -> str:
    return request.client.host if request.client else ""
