"""What requests bring and what replies are made of: forms, pages, and words for what cannot be done."""

from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mir_assess.channels.room import visitors
from mir_assess.channels.room.drawing import drawn
from mir_assess.channels.room.gathering import Room
from mir_assess.channels.room.guard import HEADERS
from mir_assess.channels.room.pages import Page, Sorry
from mir_assess.channels.room.parts import Fault, Frame
from mir_assess.channels.room.visitors import COOKIE, Visitor
from mir_assess.errors import MirError
from mir_assess.model.receipts import is_mistyped
from mir_assess.speech import say

SEE_OTHER = 303
A_DAY = 86_400
"""Seconds a cookie is kept: a workshop, and the evening after it."""


class TooLong(Exception):
    """A request is longer than any form of ours."""


async def form_of(request: Request) -> Mapping[str, str]:
    """Return the fields of a form, read as far as a form may be long. Raises TooLong beyond that."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > visitors.LONGEST_FORM:
            raise TooLong
    return visitors.form_of(body)


def page(templates: Path, shown: Page, status: int = 200) -> Response:
    """Return a page as a reply."""
    return Response(drawn(shown, templates), status, media_type="text/html")


def onward(place: str) -> Response:
    """Return a reply that sends the browser on, so that no form is sent twice by looking again."""
    return RedirectResponse(place, SEE_OTHER)


def with_cookie(reply: Response, request: Request, room: Room, visitor: Visitor) -> Response:
    """Return a reply after which this device is known again as this visitor, in this room alone."""
    reply.set_cookie(
        COOKIE,
        visitors.cookie_of(room.secret, visitor),
        max_age=A_DAY,
        path=f"/r/{room.code}",
        secure=request.scope["scheme"] == "https",
        httponly=True,
        samesite="lax",
    )
    return reply


def no_such(typed: str) -> str:
    """Return what is wrong with a person's own code."""
    if is_mistyped(typed):
        return say("One sign at least is wrong, missing or too many. Read the code again, three at a time.")
    return say("No answers here have this code. They may have been taken out already.")


def too_many(place: str, frame: Frame | None = None) -> Sorry:
    """Return what somebody is told who has tried too many codes."""
    lines = (say("Wait a minute, then type the code again."), say("The facilitator can read it to you."))
    return Sorry(frame, say("Too many tries"), lines, (place, say("Try again")))


def full(frame: Frame) -> Sorry:
    """Return what somebody is told who joins where as many people are as a room can hold."""
    lines = (
        say("As many people have joined as a room can hold."),
        say("Whoever has joined goes on. Ask the facilitator how you can take part."),
    )
    return Sorry(frame, say("This room is full"), lines)


def too_fast(place: str) -> Sorry:
    """Return what a note-taker is told whose device sends more than anybody writes."""
    lines = (say("Many notes came from here at once, so this one was not kept."), say("Wait a little."))
    return Sorry(None, say("Too many notes at once"), lines, (place, say("Try again")))


def faults_of(error: MirError) -> tuple[Fault, ...]:
    """Return what was wrong with a form, each at its field and in one sentence."""
    return tuple(Fault(each.where, f"{each.what} {each.fix}".strip()) for each in error.problems)


def seen_already(frame: Frame) -> Sorry:
    """Return what somebody is told who changes what the room has seen."""
    lines = (
        say("The room has seen the answers to this statement, so it cannot be changed now."),
        say("If you want to, ask the facilitator to open it again."),
    )
    return Sorry(frame, say("This one is closed for now"), lines, (f"{frame.place}/answer", say("Go on")))


def seen_before(frame: Frame) -> Sorry:
    """Return what somebody is told who changes what an earlier sitting of theirs has seen."""
    lines = (
        say("An earlier meeting has seen the answers to this statement, and you were there."),
        say("So what you said then stays as it was, and is counted."),
    )
    return Sorry(frame, say("This one stays as it was"), lines, (f"{frame.place}/answer", say("Go on")))


def closed(frame: Frame) -> Sorry:
    """Return what somebody is told who wants their answers taken out after the close."""
    lines = (
        say("The answering is closed, so this page cannot take answers out any more."),
        say("Until the round is sealed, the facilitator can, with your code. Ask them."),
    )
    return Sorry(frame, say("Please ask the facilitator"), lines)


def over(frame: Frame | None, *, sealed: bool) -> Sorry:
    """Return what somebody is told who would answer, or look back, once that is over."""
    lines = (say("Nothing can be answered or changed now. What you had confirmed before is counted."),)
    if not sealed:
        return Sorry(frame, say("The answering is closed"), lines)
    told = say(
        "This round is sealed: answers are kept as counts alone, and nobody can tell which were yours."
    )
    return Sorry(frame, say("The answering is closed"), (*lines, told))


def gone() -> Sorry:
    """Return what somebody is told whose room was deleted while they were in it."""
    lines = (
        say("Whoever looks after this workshop has removed it, with every answer in it."),
        say("If you did not expect that, ask the facilitator."),
    )
    return Sorry(None, say("This workshop is not here any more"), lines)


def key_changed() -> Sorry:
    """Return what somebody reads whose key led a room until another was made."""
    lines = (
        say("The key of whoever leads this room was changed, so this address opens nothing any more."),
        say("The workshop goes on, and everything that was confirmed is kept."),
        say("If you lead it: the program shows the new address with the command `room`."),
    )
    return Sorry(None, say("This address does not lead the room any more"), lines)


def not_here() -> Sorry:
    """Return what somebody is told who asks for a page there is not."""
    lines = (say("Look at the screen, and type the code of your room."),)
    return Sorry(None, say("There is nothing at this address"), lines, ("/", say("Type a code")))


def not_this_address(address: str) -> Sorry:
    """Return what somebody is told who came by a name that is none of this server's."""
    lines = (
        say("This room does not answer at the address you came by. Type the one on the screen instead."),
        say("To join the room, open {address}", address=address),
    )
    return Sorry(None, say("This is not the address of the room"), lines)


def at_fault() -> Sorry:
    """Return what somebody is told where a fault of ours kept a page from being made."""
    lines = (
        say("Something went wrong with this page. It was nothing that you did."),
        say("What you had confirmed before is kept."),
        say("Go back and try once more. If it happens again, tell the facilitator."),
    )
    return Sorry(None, say("This page could not be made"), lines, ("/", say("Type a code")))


def refused(number: int) -> Sorry:
    """Return what somebody is told whose request is none of ours, by the number of its reply."""
    heading = {
        405: say("This page cannot be asked for in that way"),
        414: say("This address is too long"),
        431: say("Your browser sent more than this room reads"),
    }.get(number, say("This could not be read"))
    lines = (
        say("What you had confirmed before is kept."),
        say("Look at the screen, and type the code of your room."),
    )
    return Sorry(None, heading, lines, ("/", say("Type a code")))


def whole(templates: Path, number: int) -> bytes:
    """Return all of a reply to what cannot even be read as a request; the connection is closed after it."""
    content = drawn(refused(number), templates).encode()
    told = {
        b"content-type": b"text/html; charset=utf-8",
        b"cache-control": b"no-store",
        b"connection": b"close",
    }
    told |= {b"content-length": str(len(content)).encode(), **dict(HEADERS)}
    lines = (name + b": " + words for name, words in told.items())
    first = f"HTTP/1.1 {number} {HTTPStatus(number).phrase}".encode()
    return b"\r\n".join((first, *lines, b"", content))


def failed(what: str, fix: str) -> Sorry:
    """Return what somebody is told whose entry could not be kept."""
    lines = tuple(line for line in (what, fix, say("What you had confirmed before is kept.")) if line)
    return Sorry(None, say("That was not kept"), lines)


def language_of(request: Request) -> str:
    """Return the language of somebody of whom no more is known than what their browser says."""
    return visitors.visitor_of("", "", request.headers.get("accept-language", "")).look.language
