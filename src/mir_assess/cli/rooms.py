"""`serve`, `room`, and the `--room` of `start`: people answer on phones of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from mir_assess.cli import options
from mir_assess.cli.console import Console, console, quoted
from mir_assess.cli.places import now, opened_store, store_opener
from mir_assess.cli.ways import own_address, place, room_of, show_code, templates
from mir_assess.errors import Problem, UsageError
from mir_assess.model.value import value
from mir_assess.speech import say, say_n

if TYPE_CHECKING:
    from mir_assess.channels.room.listing import Listed, Plate
    from mir_assess.channels.room.ways_in import WaysIn
    from mir_assess.store.base import Store
    from mir_assess.walk.phones import Phones

MOST_LISTED = 50
"""Rooms that `serve` lists with what leads into them: more would be looked for in vain."""

Port = Annotated[
    int | None,
    typer.Option(
        "--port",
        metavar="N",
        min=1,
        max=65535,
        show_default=False,
        help="Where phones are answered. Unset: 8000, or the next that is free.",
    ),
]
Check = Annotated[
    bool,
    typer.Option(
        "--check",
        help="Rehearse it here: try every way in, and a phone of yours. Nothing of it stays.",
    ),
]
NewKey = Annotated[
    bool,
    typer.Option(
        "--new-key",
        help="Change the key that leads, where somebody else has seen it; the old one ends at once.",
    ),
]
Wifi = Annotated[
    str,
    typer.Option(
        "--wifi", metavar="NAME", show_default=False, help="With --room: show a code that joins this Wi-Fi."
    ),
]
WifiPassword = Annotated[
    str,
    typer.Option(
        "--wifi-password",
        metavar="TEXT",
        show_default=False,
        help="Its password. Everyone in the room can see it.",
    ),
]
Room = Annotated[
    bool, typer.Option("--room", show_default=False, help="Let people join with phones of their own.")
]
At = Annotated[
    str,
    typer.Option(
        "--host",
        metavar="ADDRESS",
        help="The network to listen to: 127.0.0.1 behind a server for HTTPS, 0.0.0.0 for everyone near.",
    ),
]
Known = Annotated[
    str,
    typer.Option(
        "--address",
        metavar="URL",
        show_default=False,
        help="What people type to get here, such as https://rooms.example.org. Unset: this computer’s own.",
    ),
]
Proxies = Annotated[
    str,
    typer.Option(
        "--behind",
        metavar="A,B",
        help="Addresses of servers before this one, which tell where a request comes from.",
    ),
]


def serve(
    port: Port = None,
    host: At = "127.0.0.1",
    address: Known = "",
    behind: Proxies = "127.0.0.1",
    store: options.StoreAddress = None,
    plain: options.Plain = False,
) -> None:
    """Host the rooms of all open assessments, until stopped with Ctrl-C.

    Made for a server: see docs/cookbook/rooms-on-a-server.md. In a meeting, `start --room` is enough.
    """
    from mir_assess.channels.room.listing import plates_of
    from mir_assess.channels.room.serving import Host

    shown = console(plain=plain, store=store)
    at, ways = place(port, host, address)
    with opened_store(store) as kept:
        rooms = plates_of(kept)
    shown.say(say("Rooms are open at {address}", address=ways.address))
    _list(shown, rooms, ways)
    shown.say(say("Stop with Ctrl-C. What was confirmed is kept."))
    Host(store_opener(store), templates(), at, ways, proxies=behind).run()
    shown.say(say("Stopped. Every answer that was confirmed is kept."))


def _list(shown: Console, rooms: "tuple[Plate, ...]", ways: "WaysIn") -> None:
    if not rooms:
        shown.say(say("No assessment is open yet. One that is opened later has its room at once."))
        return
    if not shown.asks or len(rooms) > MOST_LISTED:
        # What a server says goes into its log, where a key that leads is nobody's to find.
        number = len(rooms)
        shown.say(say_n("{number} assessment is open.", "{number} assessments are open.", number))
        command = f"{shown.command} room NAME --address {quoted(ways.address)}{shown.place}"
        shown.say(say("What leads into one: {command}", command=command))
        return
    heads = (say("Name"), say("Code"), say("For who leads it, and nobody else"))
    shown.table(heads, [(room.name, room.signs(), room.leading(ways)) for room in rooms])


def room(
    name: options.Name,
    check: Check = False,
    new_key: NewKey = False,
    port: Port = None,
    address: Known = "",
    store: options.StoreAddress = None,
    plain: options.Plain = False,
) -> None:
    """Show what leads into a room: its code, and the address of who leads it. Before the day: --check."""
    shown = console(plain=plain, store=store)
    with opened_store(store) as kept:
        found = room_of(kept, name)
        if new_key:
            if check:
                what = say("A rehearsal does not touch the round, so it changes no key.")
                raise UsageError(
                    Problem("--new-key", what, say("Leave --check out, or do one after the other."))
                )
            from uuid import uuid4

            from mir_assess.office.leading_key import change_key

            change_key(kept, name, at=now(), new_id=lambda: uuid4().hex)
            found = room_of(kept, name)
    if check:
        from mir_assess.cli.rehearsal import rehearse

        if address:
            what = say("A rehearsal tries this computer’s own addresses, in the network it is in.")
            fix = say("Leave --address out. A server tells at /health whether all is well.")
            raise UsageError(Problem("--address", what, fix))
        rehearse(found.assessment, port, store, shown)
        return
    from mir_assess.channels.room import qr
    from mir_assess.channels.room.serving import PORT
    from mir_assess.channels.room.ways_in import WaysIn

    ways = WaysIn(address.rstrip("/") or own_address(port or PORT))
    if new_key:
        from mir_assess.walk.phones import key_is_new

        shown.say(key_is_new())
    shown.say(say("The code of the room: {code}", code=found.signs()))
    shown.say(say("Sign by sign: {signs}.", signs=found.aloud()))
    shown.say(say("For the projector: {address}", address=found.screen(ways)))
    shown.say(
        say("For your own phone, to lead the room; show it to nobody: {address}", address=found.leading(ways))
    )
    show_code(shown, qr.in_terminal(found.leading(ways)))


@value
class Joining:
    """How phones join a workshop: the port (None: the first that is free), and the Wi-Fi, where one was
    named.
    """

    port: int | None = None
    wifi: str = ""
    wifi_password: str = ""


def joining(*, room: bool, port: int | None, wifi: str, wifi_password: str) -> Joining | None:
    """Return what was asked for with `--room`; None without it. Raises UsageError for an option that would
    do nothing.
    """
    for option, given in (("--wifi", wifi), ("--wifi-password", wifi_password), ("--port", port)):
        if given and not room:
            what = say("This is for a room that phones join.")
            raise UsageError(Problem(option, what, say("Add --room, or leave it out.")))
    if wifi_password and not wifi:
        what = say("A password needs the name of its network.")
        raise UsageError(Problem("--wifi-password", what, say("Add --wifi NAME.")))
    return Joining(port, wifi, wifi_password) if room else None


@contextmanager
def phones(
    kept: "Store", name: str, wanted: Joining | None, sitting: str, store: str | None, shown: Console
) -> Iterator["Phones"]:
    """Let people join with phones while something else goes on, and say how; without `wanted`, nothing. Gives
    what a keyboard knows of them.
    """
    from mir_assess.walk.phones import NO_PHONES, Phones

    if wanted is None:
        yield NO_PHONES
        return
    from mir_assess.channels.room.serving import EVERYWHERE, Host

    found = room_of(kept, name)
    at, ways = place(wanted.port, EVERYWHERE, "")
    if wanted.wifi:
        ways = replace(ways, wifi_name=wanted.wifi, wifi_password=wanted.wifi_password)
    with Host(store_opener(store), templates(), at, ways, only=name, sitting=sitting):
        port = ways.address.rpartition(":")[2]
        leads = f"{shown.command} room {name} --port {port}{shown.place}"
        _say_how_to_join(found, ways, wanted, leads, shown)
        yield Phones(leads, _ways_in_words(found, ways))


def _ways_in_words(found: "Listed", ways: "WaysIn") -> tuple[str, ...]:
    """How to join, a line each, for whoever reads it aloud."""
    lines = (
        ways.wifi_in_words(),
        say("To join the room, open {address}", address=ways.address),
        say("The code of the room: {code}", code=found.signs()),
        say("Sign by sign: {signs}.", signs=found.aloud()),
        say("For the projector: {address}", address=found.screen(ways)),
    )
    return tuple(line for line in lines if line)


def _say_how_to_join(found: "Listed", ways: "WaysIn", wanted: Joining, leads: str, shown: Console) -> None:
    from mir_assess.channels.room import qr, words

    if wanted.wifi:
        shown.say(ways.wifi_in_words())
        show_code(shown, qr.in_terminal(qr.wifi(wanted.wifi, wanted.wifi_password)))
    shown.say(say("To join the room, open {address}", address=ways.address))
    show_code(shown, qr.in_terminal(f"{ways.address}/r/{found.code}"))
    shown.say(say("The code of the room: {code}", code=found.signs()))
    shown.say(say("Sign by sign: {signs}.", signs=found.aloud()))
    shown.say(say("For the projector: {address}", address=found.screen(ways)))
    shown.say(say("To lead from a phone of your own, type in another window: {command}", command=leads))
    if any(group.mode == "tally" for group in found.assessment.groups):
        shown.say(words.counted_once())
    shown.say(*_if_blocked())


def _if_blocked() -> tuple[str, ...]:
    """What to do where a phone does not get here, in the order it is likely."""
    from mir_assess.channels.room.addresses import addresses

    others = addresses()[1:]
    lines = [
        say(
            "If a phone does not get there: it has to be in the same Wi-Fi as this computer, and not on its "
            "mobile data. If this computer asks whether Python may use the network, say yes, for private "
            "networks too. A Wi-Fi for guests often keeps phones apart: bring a router or a hotspot."
        )
    ]
    if others:
        lines.append(
            say_n(
                "This computer has {number} more address, which may be the right one: {others}",
                "This computer has {number} more addresses, one of which may be the right one: {others}",
                len(others),
                others=", ".join(others),
            )
        )
    return tuple(lines)
