"""Who is connected, and who has to make room: connections that ask for nothing are not waited for.

A connection has so many seconds to send a whole request, head and body; whoever listens to a room has sent
theirs, and stays as long as they like. Where all places are taken, whoever has owed a request the longest
makes room. Addresses are held in memory while they are connected, and are never written down.

This module knows neither the web server nor a clock: it is given both.
"""

from collections import Counter, OrderedDict
from collections.abc import Callable, Collection
from typing import Any, Protocol

PATIENCE = 20.0
"""Seconds for a whole request: the longest form of ours takes ten on a line of 13 kbit/s."""
FROM_ONE = 2_000
"""Connections from one address: a hall of 600 phones behind one, each with three."""
LONGEST_HEAD = 32_768
"""Bytes of what comes before a form: the address asked for, and what a browser says of itself."""


class Connection(Protocol):
    """What can be let go of."""

    def let_go(self) -> None:
        """Close, without waiting for the other side."""


class Crowd:
    """The connections there are: how many, from where, and which of them still owe a request.

    `most` is how many there may be, `from_one` how many from one address. `trusted` are addresses of servers
    in front of this one, which bring many people each.
    """

    def __init__(
        self,
        most: int,
        *,
        clock: Callable[[], float],
        patience: float,
        from_one: int = FROM_ONE,
        trusted: Collection[str] = (),
    ) -> None:
        self._most = most
        self._from_one = from_one
        self._patience = patience
        self._clock = clock
        self._trusted = trusted
        self._here: dict[Connection, str] = {}
        self._from: Counter[str] = Counter()
        # In the order in which they began to wait, so that who has waited longest stands first.
        self._owing: OrderedDict[Connection, float] = OrderedDict()

    def comes(self, one: Connection, address: str) -> None:
        """Take in a connection; where there is no place, let go of who has owed longest, or of this one."""
        if len(self._here) >= self._most and not self._make_room(""):
            one.let_go()
            return
        is_trusted = "*" in self._trusted or address in self._trusted
        if not is_trusted and self._from[address] >= self._from_one and not self._make_room(address):
            one.let_go()
            return
        self._here[one] = address
        self._from[address] += 1
        self.owes(one)

    def goes(self, one: Connection) -> None:
        """Forget a connection that is closed."""
        self._owing.pop(one, None)
        address = self._here.pop(one, None)
        if address is not None:
            self._from[address] -= 1
            if not self._from[address]:
                del self._from[address]

    def owes(self, one: Connection) -> None:
        """Begin to wait for a connection's request; whoever is waited for already gains no time by it."""
        if one in self._here:
            self._owing.setdefault(one, self._clock())

    def has_asked(self, one: Connection) -> None:
        """Wait no longer: a whole request is there."""
        self._owing.pop(one, None)

    def sweep(self) -> None:
        """Let go of all who have owed a request for too long."""
        before = self._clock() - self._patience
        late = []
        for one, since in self._owing.items():
            if since > before:
                break
            late.append(one)
        for one in late:
            self.goes(one)
            one.let_go()

    def _make_room(self, address: str) -> bool:
        """Let go of who has owed a request the longest, from this address if given; say if there was one."""
        mine = (one for one in self._owing if not address or self._here[one] == address)
        oldest = next(mine, None)
        if oldest is None:
            return False
        self.goes(oldest)
        oldest.let_go()
        return True


class Counted:
    """What a connection of the web server does besides speaking: it owes a request until it has sent one.

    Mixed into the server's own class, whichever library reads its requests there: `cycle` is that class's
    newest request.
    """

    crowd: Crowd
    refusal: Callable[[int], bytes]
    transport: Any
    client: tuple[str, int] | None
    cycle: Any
    _unread = 0

    def connection_made(self, transport: Any) -> None:
        """Take the connection in."""
        super().connection_made(transport)  # type: ignore[misc] # the server's class has it, as the others
        self.crowd.comes(self, self.client[0] if self.client else "")

    def connection_lost(self, error: Exception | None) -> None:
        """Forget the connection."""
        self.crowd.goes(self)
        super().connection_lost(error)  # type: ignore[misc]

    def let_go(self) -> None:
        """Close, without waiting for the other side."""
        self.transport.abort()

    def data_received(self, data: bytes) -> None:
        """Read on, as far as a request may be long, and see whether it is whole now."""
        if self.transport.is_closing():
            return
        before = self.cycle
        was_form = _goes_on(before)
        super().data_received(data)  # type: ignore[misc]
        now = self.cycle
        if _goes_on(now):
            self._unread = 0  # a form, which is bounded where it is read
            self.crowd.owes(self)
            return
        self._unread = self._unread + len(data) if now is before and not was_form else 0
        if self._unread > LONGEST_HEAD:
            self._refuse(431)
        elif now is None or now.response_complete:
            self.crowd.owes(self)
        else:
            self.crowd.has_asked(self)

    def timeout_keep_alive_handler(self) -> None:
        """Close a connection that is not used; who does not fetch what is left is not waited for."""
        super().timeout_keep_alive_handler()  # type: ignore[misc]
        self.crowd.owes(self)

    def send_400_response(self, _: str) -> None:
        """Say in words of ours that this could not be read."""
        self._refuse(400)

    def _refuse(self, number: int) -> None:
        if not self.transport.is_closing():
            self.crowd.owes(self)
            self.transport.write(self.refusal(number))
            self.transport.close()


def counted(spoken: type[Any], crowd: Crowd, refusal: Callable[[int], bytes]) -> type[Any]:
    """Return the web server's way to speak on a connection, with each one counted in the crowd.

    Args:
        spoken: the server's own class.
        crowd: where connections are counted.
        refusal: returns the whole reply to what cannot be read, by its number.
    """
    return type("Counted", (Counted, spoken), {"crowd": crowd, "refusal": staticmethod(refusal)})


def _goes_on(cycle: Any) -> bool:
    """Whether more of a request's form is to come."""
    return cycle is not None and cycle.more_body and not cycle.response_complete
