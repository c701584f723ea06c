"""`room NAME --check`: a rehearsal on this computer and in this network, told as it goes.

It asks nothing and types nothing: where somebody sits at a terminal it waits a while for a real phone, which
they may end with Ctrl-C; without one it never waits.
"""

from contextlib import suppress
from time import monotonic, sleep
from typing import TYPE_CHECKING

from mir_assess.cli.console import Console
from mir_assess.cli.places import folder_of
from mir_assess.cli.ways import show_code, templates
from mir_assess.errors import Problem, SessionError
from mir_assess.speech import marked, say

if TYPE_CHECKING:
    from mir_assess.channels.room.hindrances import Hindrance
    from mir_assess.channels.room.rehearsing import Rehearsal, Watch
    from mir_assess.model.assessment import Assessment

WAITS = 180.0
"""Seconds for which a real phone is waited for: to find one, join the Wi-Fi and scan a code."""
_LOOKS = 0.25

_COMES = {
    1: marked("A phone has opened the page: it gets here."),
    2: marked("It has joined."),
    3: marked("It has answered a statement. A real phone can do all of it here."),
}


def rehearse(assessment: "Assessment", port: int | None, store: str | None, shown: Console) -> None:
    """Rehearse a room and say what was found. Raises SessionError where it would not work as it is."""
    from mir_assess.channels.room.addresses import addresses
    from mir_assess.channels.room.rehearsing import Rehearsal, Watch
    from mir_assess.channels.room.serving import EVERYWHERE, listening
    from mir_assess.channels.room.ways_in import WaysIn

    shown.say(
        say(
            "This is a rehearsal of the room of {name}. It is held in memory: nothing of it stays, and the "
            "round itself is not touched.",
            name=assessment.name,
        )
    )
    at = listening(port, EVERYWHERE)
    number = at.getsockname()[1]
    own = addresses()
    ways = [f"http://{one}:{number}" for one in own or ("127.0.0.1",)]
    room, watch = Rehearsal(assessment), Watch(frozenset(own))
    with room.at(at, WaysIn(ways[0]), templates(), watch):
        stopping = [*_tried(room, ways, shown), *_told_of(_found(store, number), shown)]
        if own and not stopping:
            stopping += _with_a_phone(room, watch, ways[0], shown)
    if not room.is_empty() and not watch.far:
        stopping.append(Problem("", say("What was answered was not taken out again."), ""))
    if stopping:
        raise SessionError(*stopping)
    shown.say(say("The room works here. Rehearse once more in the room itself, with its own network."))
    shown.next(f"start {assessment.name} --room" + (f" --port {port}" if port else ""))


def _tried(room: "Rehearsal", ways: list[str], shown: Console) -> list[Problem]:
    """A made-up phone through each address, told; what fails where phones would be sent stops the room."""
    problems = []
    for number, way in enumerate(ways):
        tried = room.tried(way)
        if not tried.fault:
            shown.say(
                say(
                    "By {address} a made-up phone joined, answered, and was taken out again. "
                    "Its slowest page took {number} ms.",
                    address=way,
                    number=max(1, round(tried.slowest * 1000)),
                )
            )
        elif number == 0:
            fix = say("Switch off a VPN or a firewall that is not Windows’ own, and try once more.")
            problems.append(Problem(way, tried.fault, fix))
        else:
            shown.say(say("By {address} no phone will come in. {fault}", address=way, fault=tried.fault))
    return problems


def _found(store: str | None, port: int) -> "tuple[Hindrance, ...]":
    from mir_assess.channels.room import surroundings
    from mir_assess.channels.room.hindrances import hindrances
    from mir_assess.report import lacking

    there = surroundings.found(folder_of(store), prints_pdf=not lacking(("pdf",)))
    return hindrances(there, port)


def _told_of(found: "tuple[Hindrance, ...]", shown: Console) -> list[Problem]:
    looked_at = [one for one in found if not one.stops]
    if looked_at:
        shown.say(say("Look at this before the day:"))
    for one in looked_at:
        shown.hung("- ", f"{one.what} {one.fix}")
    return [Problem("", one.what, one.fix) for one in found if one.stops]


def _with_a_phone(room: "Rehearsal", watch: "Watch", first: str, shown: Console) -> list[Problem]:
    """A real phone, where somebody is there to hold one."""
    from mir_assess.channels.room import qr
    from mir_assess.channels.room.hindrances import ONLY_A_PHONE, of_browser
    from mir_assess.channels.room.keys import in_threes

    if not shown.asks:
        shown.say(say("No phone was waited for, because nobody is at a screen here. Only a phone can tell:"))
        for line in ONLY_A_PHONE:
            shown.hung("- ", say(line))
        return []
    code = " ".join(in_threes(room.code))
    shown.say(
        say("Now take a real phone, join it to this Wi-Fi, and scan this or open {address}", address=first)
    )
    show_code(shown, qr.in_terminal(f"{first}/r/{room.code}"))
    shown.say(say("The code of the rehearsal: {code}", code=code))
    came = _waited(watch, shown)
    if watch.far >= 1:
        browser = of_browser(watch.browser)
        if browser is not None:
            shown.say(f"{browser.what} {browser.fix}")
        return []
    if not came:
        shown.say(say("No phone was tried."))
        return []
    what = say("No phone came in.")
    fix = say(
        "If one tried: see that it is in the same Wi-Fi as this computer and not on its mobile data; that "
        "the firewall lets Python in; and that the Wi-Fi is none for guests, which keeps phones apart. A "
        "router of your own helps with the last: docs/cookbook/a-router-of-your-own.md"
    )
    return [Problem("", what, fix)]


def _waited(watch: "Watch", shown: Console) -> bool:
    """Wait until a phone has answered, and tell each step; return false where somebody would not wait."""
    told, until = 0, monotonic() + WAITS
    with suppress(KeyboardInterrupt):
        shown.say(
            say("Waiting for it, {number} minutes at most. Ctrl-C goes on without.", number=round(WAITS / 60))
        )
        while told < len(_COMES) and monotonic() < until:
            sleep(_LOOKS)  # short, because Windows hears Ctrl-C only between
            while told < watch.far:
                told += 1
                shown.say(say(_COMES[told]))
        return True
    return False
