"""What could stand in the way on the day, each with what to do next. Pure: it is told what there is.

It also holds what nothing but a real phone can tell, so that nobody takes a rehearsal without one for more
than it is.
"""

import re
from collections.abc import Iterator

from mir_assess.channels.room.addresses import in_order, is_tunnel
from mir_assess.channels.room.surroundings import Surroundings
from mir_assess.model.value import value
from mir_assess.speech import marked, say

ENOUGH_ROOM = 200 * 1024 * 1024
"""Bytes: a round of hundreds of people takes a few of them, and a system whose disk is full stops first."""
TOO_LITTLE_ROOM = 10 * 1024 * 1024
SLOW = 0.5
"""Seconds that an answer may take to be kept before people think that it was not."""
_OLDEST = (("Firefox/", 102), ("CriOS/", 100), ("Chrome/", 100), ("Version/", 15))
"""By what a browser calls itself, the oldest that the pages were made for; older ones show them plainer."""

ONLY_A_PHONE = (
    marked("Whether this Wi-Fi keeps phones apart from the computer, as those for guests often do."),
    marked("Whether a firewall on this computer, or between, lets a phone in."),
    marked("Whether the phones people bring are in this Wi-Fi, and not on their mobile data."),
)
"""What nothing can tell but a real phone that comes in."""


@value
class Hindrance:
    """Something that stands in the way, or could: what it is, what to do, and whether the room cannot work
    as it is.
    """

    what: str
    fix: str
    stops: bool = False


def hindrances(there: Surroundings, port: int) -> tuple[Hindrance, ...]:
    """Return what could stand in the way here, the gravest first. `port` is where phones are answered."""
    every = (*_network(there), *_firewall(there, port), *_store(there), *_power(there), *_pages(there))
    return tuple(sorted(every, key=lambda one: not one.stops))


def _network(there: Surroundings) -> Iterator[Hindrance]:
    ways = in_order(there.networks, there.way_out)
    if not ways:
        what = say("This computer is in no network, so no phone can reach it.")
        yield Hindrance(what, say("Join the Wi-Fi of the room, or a router of your own."), stops=True)
        return
    names = {address: name for name, address in there.networks}
    if ways[0].startswith("169.254."):
        what = say("The network gave this computer no address of its own; it made one up.")
        yield Hindrance(what, say("See that the router is on, then leave its Wi-Fi and join it again."))
    if is_tunnel(names[ways[0]]):
        what = say("The only way out of this computer is a VPN, where no phone of the room is.")
        yield Hindrance(what, say("Join the Wi-Fi of the room as well, or switch the VPN off."), stops=True)
    elif any(is_tunnel(name) for name in names.values()):
        what = say("A VPN is on: some let nobody near reach the computer.")
        yield Hindrance(what, say("If a phone does not get here, switch it off and try once more."))
    what = say("The codes to scan hold the address {address}, which a router may change.", address=ways[0])
    fix = say("Print them only once you are in the room, or have the router keep it for this computer.")
    yield Hindrance(what, fix)


def _firewall(there: Surroundings, port: int) -> Iterator[Hindrance]:
    windows = there.windows
    if windows is None or not windows.on:
        return
    near = next(iter(in_order(there.networks, there.way_out)), "")
    asked = (there.program, port, near)
    lets_in, keeps_out = windows.lets_in(*asked), windows.keeps_out(*asked)
    asked_of_it = say(
        "Ask your IT to let in, from the network of the room, TCP port {port} to {program}.",
        port=port,
        program=there.program,
    )
    # To Windows a Wi-Fi away from the office is private or public, however silent it is in the office's own.
    if not lets_in and (keeps_out | windows.silent) - {"Domain"}:
        what = say("The firewall of Windows is set to keep phones out, and not to ask.")
        yield Hindrance(what, asked_of_it, stops=True)
    elif not lets_in:
        what = say("Windows will ask whether Python may use the network.")
        yield Hindrance(what, say("Say yes, for private and for public networks."))
    elif not {"Private", "Public"} <= lets_in:
        kinds = ", ".join(say(_KINDS_IN_WORDS[kind]) for kind in sorted(lets_in))
        what = say("Windows lets phones in only where it calls the network: {kinds}.", kinds=kinds)
        fix = say("On the day, look at what it calls the Wi-Fi of the room, and change that in its settings.")
        yield Hindrance(what, f"{fix} {asked_of_it}")


_KINDS_IN_WORDS = {
    "Private": marked("private"),
    "Public": marked("public"),
    "Domain": marked("the office’s own"),
}


def _store(there: Surroundings) -> Iterator[Hindrance]:
    if not there.can_write:
        what = say("Nothing can be written where answers are kept.")
        yield Hindrance(
            what, say("Choose another place with `--store PATH`, or make room there."), stops=True
        )
    elif there.room_left is not None and there.room_left < ENOUGH_ROOM:
        what = say("The disk has {number} MB left.", number=there.room_left // (1024 * 1024))
        fix = say("Make room on it before the day.")
        yield Hindrance(what, fix, stops=there.room_left < TOO_LITTLE_ROOM)
    if there.written_in is not None and there.written_in > SLOW:
        what = say("The disk takes {number} ms to keep an answer.", number=round(there.written_in * 1000))
        fix = say("Keep the store on a disk of the computer itself, not in a shared or synchronised folder.")
        yield Hindrance(what, fix)


def _power(there: Surroundings) -> Iterator[Hindrance]:
    if there.plugged_in is False:
        what = say("The computer runs on its battery.")
        yield Hindrance(
            what, say("Bring its charger, and see that it does not fall asleep when nobody types.")
        )


def _pages(there: Surroundings) -> Iterator[Hindrance]:
    if not there.prints_pdf:
        what = say("The report cannot be made as a PDF here.")
        fix = say('It can be printed from HTML. For PDF too: pip install "mir-assess[pdf]"')
        yield Hindrance(what, fix)


def of_browser(told: str) -> Hindrance | None:
    """Return what to tell of a phone's browser, from what it calls itself; None where there is nothing.

    >>> of_browser("Mozilla/5.0 (Linux; Android 6) Chrome/61.0 Mobile Safari/537.36").stops
    False
    """
    for name, oldest in _OLDEST:
        version = re.search(rf"{re.escape(name)}(\d+)", told)
        if version:
            if int(version[1]) >= oldest:
                return None
            what = say("The browser on that phone is old: the pages work there, and look plainer.")
            return Hindrance(what, say("For somebody with a phone like it, have one of yours at hand."))
    return None
