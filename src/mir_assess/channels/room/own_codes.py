"""What somebody can do with their own code: go on at another device, or have their answers taken out."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from mir_assess.channels.room import showing, visitors
from mir_assess.channels.room.gathering import Room
from mir_assess.channels.room.hall import Hall
from mir_assess.channels.room.knocks import Knocks
from mir_assess.channels.room.pages import Again, TakingOut
from mir_assess.channels.room.parts import Fault, Look
from mir_assess.channels.room.replies import (
    closed,
    form_of,
    no_such,
    onward,
    over,
    page,
    too_many,
    with_cookie,
)
from mir_assess.channels.room.visitors import Visitor
from mir_assess.speech import say
from mir_assess.walk import leading


class OwnCodes:
    """What a person's own code opens."""

    def __init__(self, hall: Hall, templates: Path, knocks: Knocks) -> None:
        self._hall = hall
        self._templates = templates
        self._knocks = knocks

    async def again(self, request: Request, room: Room, visitor: Visitor) -> Response:
        """Go on with the code of another device."""
        frame = showing.frame(room, visitor.look, joined=False)
        if request.method == "GET":
            return page(self._templates, Again(frame))
        typed = (await form_of(request)).get("code", "")[:40]
        if not self._knocks.may_try(request, room.name):
            return page(self._templates, too_many(f"/r/{room.code}/again", frame), 429)
        own = await self._hall.own_of(room, typed)
        if own is None:
            return page(self._templates, Again(frame, (Fault("code", no_such(typed)),)), 422)
        self._knocks.was_right(request, room.name)
        seated = visitors.seated(
            visitor, own.session_id, own.group.id, own.state.support, self._hall.new_id(), room.sitting
        )
        return with_cookie(onward(f"/r/{room.code}/answer"), request, room, seated)

    async def take_out(self, request: Request, room: Room, visitor: Visitor) -> Response:
        """Take a person's answers out: by their code, once they are sure."""
        frame = showing.frame(room, visitor.look, joined=True)
        if room.state.sealed:
            gone = showing.frame(room, visitor.look, joined=False)
            return page(self._templates, over(gone, sealed=True), 409)
        if leading.phase_of(room.state) == "close":
            return page(self._templates, closed(frame), 409)
        if request.method == "GET":
            return page(self._templates, taking_out(room, visitor.look))
        form = await form_of(request)
        typed = form.get("code", "")[:40]
        if not self._knocks.may_try(request, room.name):
            return page(self._templates, too_many(f"/r/{room.code}/take-out", frame), 429)
        own = await self._hall.own_of(room, typed)
        if own is None:
            fault = Fault("code", no_such(typed))
            return page(self._templates, taking_out(room, visitor.look, code=typed, faults=(fault,)), 422)
        if form.get("sure") != "yes":
            return page(self._templates, taking_out(room, visitor.look, code=own.receipt, sure=True))
        await self._hall.take_out(room, own)
        reply = page(self._templates, taken_out(room, visitor.look))
        if own.session_id == visitor.session_id:
            return with_cookie(reply, request, room, visitors.nobody(visitor))
        return reply


def taking_out(
    room: Room, look: Look, *, code: str = "", sure: bool = False, faults: tuple[Fault, ...] = ()
) -> TakingOut:
    """Return the page where somebody has their answers taken out."""
    lines = (
        (
            say("Every answer and note under this code will be erased. It cannot be undone."),
            say("What the room wrote down together stays, because nothing says whose words those are."),
        )
        if sure
        else (say("With your code we take out everything you said here, until we close."),)
    )
    return TakingOut(showing.frame(room, look, joined=True), sure=sure, code=code, lines=lines, faults=faults)


def taken_out(room: Room, look: Look) -> TakingOut:
    """Return what somebody is told whose answers are out."""
    lines = (
        say("Everything you said here is erased."),
        say("You can stay, and you can answer anew if you wish."),
    )
    return TakingOut(showing.frame(room, look, joined=False), done=True, lines=lines)
