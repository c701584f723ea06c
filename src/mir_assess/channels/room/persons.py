"""What the addresses of a room do for somebody who takes part: join, answer, look back, hand on.

Each page is asked for and answered on its own, every form is answered by sending the browser on, and all of
it works without a script. What an answer means is the walk's to say; what a page shows is `showing`'s; here a
request finds its person, and the one thing to do.
"""

from collections.abc import Mapping
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from mir_assess.channels.room import doors, showing, visitors
from mir_assess.channels.room.finer import HERE, finer, said_in, then
from mir_assess.channels.room.gathering import Room
from mir_assess.channels.room.hall import Hall
from mir_assess.channels.room.knocks import Knocks
from mir_assess.channels.room.noting import noting, write
from mir_assess.channels.room.pages import Door, NextPerson, Page
from mir_assess.channels.room.parts import Fault, Look
from mir_assess.channels.room.replies import (
    closed,
    faults_of,
    form_of,
    full,
    onward,
    over,
    page,
    seen_already,
    seen_before,
    too_fast,
    too_many,
    with_cookie,
)
from mir_assess.channels.room.screens import Screens
from mir_assess.channels.room.visitors import Visitor
from mir_assess.errors import Problem, SessionError
from mir_assess.model.assessment import Group
from mir_assess.speech import say, speaking
from mir_assess.walk import leading
from mir_assess.walk.own import Own


class Persons:
    """What somebody who takes part can do."""

    def __init__(self, hall: Hall, screens: Screens, templates: Path, knocks: Knocks) -> None:
        self._hall = hall
        self._screens = screens
        self._templates = templates
        self._knocks = knocks

    # The door

    async def door(self, request: Request) -> Response:
        """Ask for the code of a room, and take it."""
        look = visitors.visitor_of("", "", request.headers.get("accept-language", "")).look
        with speaking(look.language):
            if request.method == "GET":
                return page(self._templates, Door())
            form = await form_of(request)
            typed = form.get("code", "")[:40]
            if not self._knocks.may_try(request, "door"):
                return page(self._templates, too_many("/"), 429)
            room = await self._hall.by_code(typed)
            if room is None:
                told = say("There is no room with this code. Look at the screen, and type it again.")
                return page(self._templates, Door((Fault("code", told),), typed), 422)
            self._knocks.was_right(request, "door")
            return onward(f"/r/{room.code}")

    # A room

    async def join(self, request: Request, room: Room, visitor: Visitor) -> Response:
        """Say who one is here as; whoever has joined already goes on."""
        return self._over(room, visitor) if room.state.sealed else await self._joins(request, room, visitor)

    async def _joins(self, request: Request, room: Room, visitor: Visitor) -> Response:
        if request.method == "GET":
            if await self._own(room, visitor) is not None:
                return onward(f"/r/{room.code}/answer")
            return page(self._templates, showing.joining(room, visitor.look))
        if await self._has_answered(room, visitor):
            return onward(f"/r/{room.code}/answer")  # nobody is counted twice for going back to the door
        form = await form_of(request)
        if room.state.by_card and not self._knocks.may_try(request, room.name):
            frame = showing.frame(room, visitor.look, joined=False)
            return page(self._templates, too_many(f"/r/{room.code}", frame), 429)
        if room.state.by_card:
            await self._hall.hear(room)  # a card that was used at another server is used
        support = visitors.support_of(form)
        try:
            session_id, named = self._admitted(room, form)
        except SessionError as error:
            look = visitors.look_in(form, visitor.look)
            return page(self._templates, showing.joining(room, look, faults=faults_of(error)), 422)
        frame = showing.frame(room, visitor.look, joined=False)
        if room.is_full or not self._knocks.may_join(request):
            refusal = full(frame) if room.is_full else too_many(f"/r/{room.code}", frame)
            return page(self._templates, refusal, 503 if room.is_full else 429)
        if visitor.session_id in room.joined:
            room.goes(visitor.session_id)
        if room.state.by_card:
            self._knocks.was_right(request, room.name)
        group = room.counts_with(named, support)
        seated = visitors.seated(visitor, session_id, group.id, support, self._hall.new_id(), room.sitting)
        seated = visitors.looks(seated, visitors.look_in(form, visitor.look))
        room.comes(seated.session_id, group)
        room.counts()
        return with_cookie(onward(f"/r/{room.code}/answer"), request, room, seated)

    async def _has_answered(self, room: Room, visitor: Visitor) -> bool:
        own = await self._own(room, visitor)
        return own is not None and own.state.touched

    def _admitted(self, room: Room, form: Mapping[str, str]) -> tuple[str, Group]:
        """The session and the group of somebody who joins: by the card from the door where the room asks for
        one, else as they say.
        """
        if room.state.by_card:
            return doors.admitted(room, form.get("card", "")[:40])
        group = next((each for each in room.groups() if each.id == form.get("group")), None)
        if group is None:
            raise SessionError(Problem("group", "", say("Choose who you are here as.")))
        return self._hall.new_id(), group

    async def answer(self, request: Request, room: Room, visitor: Visitor) -> Response:
        """Show the statement to answer now, or what there is to wait for; take an answer and go on."""
        own = await self._own(room, visitor)
        if own is None:
            return self._not_here(room, visitor)
        if self._is_of_earlier(room, visitor):
            return self._earlier(room, own, visitor, 200 if request.method == "GET" else 409)
        room.comes(own.session_id, own.group)
        wanted = request.query_params.get("statement", "")
        if request.method == "GET":
            more = request.query_params.get("more", "")
            return page(self._templates, await self._now(room, own, visitor.look, wanted, more))
        form = await form_of(request)
        statement_id = form.get("statement", "")
        if statement_id not in room.assessment.asked_of(own.group):
            return onward(f"/r/{room.code}/answer")
        if leading.phase_of(room.state) == "close":
            return self._over(room, visitor)
        if not leading.may_answer(room.state, statement_id):
            return page(self._templates, seen_already(showing.frame(room, visitor.look, joined=True)), 409)
        if not room.may_answer(own, statement_id):
            return page(self._templates, seen_before(showing.frame(room, visitor.look, joined=True)), 409)
        try:
            speak = said_in(room, statement_id, form, self._hall.new_id)
        except SessionError as error:
            asked = showing.asking(room, own, statement_id, visitor.look, faults=faults_of(error))
            return page(self._templates, asked, 422)
        await self._hall.say(room, own, speak)
        return onward(f"/r/{room.code}/answer{then(room, statement_id, form)}")

    async def _now(self, room: Room, own: Own, look: Look, wanted: str, more: str) -> Page:
        """The page a person is at: what they asked for, what they are asked, or what they wait for."""
        asked = room.assessment.asked_of(own.group)
        # Where the room answers together nobody runs ahead, but what was said already can be changed.
        is_theirs = wanted in (own.state.said if room.state.together else asked)
        if is_theirs and more and (step := finer(room, own, wanted, look, more)):
            return step
        if is_theirs and more != HERE and room.may_answer(own, wanted):
            return showing.asking(room, own, wanted, look)
        put = room.put_to(own)
        if put is not None and not room.state.rests_until:
            return showing.asking(room, own, put, look, moved=showing.kept_last(room, own))
        if leading.phase_of(room.state) == "rate" and not room.state.together and not room.state.rests_until:
            return showing.done(room, own, look)
        return showing.waiting(room, own, look, await self._screens.reveal(room))

    async def all(self, _: Request, room: Room, visitor: Visitor) -> Response:
        """Show everything a person has said."""
        own = await self._own(room, visitor)
        if own is None:
            return self._not_here(room, visitor)
        if room.state.sealed:
            return self._over(room, visitor)
        if self._is_of_earlier(room, visitor):
            return self._earlier(room, own, visitor)
        return page(self._templates, showing.all_answers(room, own, visitor.look))

    @staticmethod
    def _is_of_earlier(room: Room, visitor: Visitor) -> bool:
        """Whether this device's person came to an earlier sitting, and has not said that it is them now."""
        return visitor.sitting != room.sitting and not room.state.sealed

    def _earlier(self, room: Room, own: Own, visitor: Visitor, status: int = 200) -> Response:
        shown = showing.earlier(room, visitor.look, answered=own.state.touched)
        return page(self._templates, shown, status)

    async def goes_on(self, request: Request, room: Room, visitor: Visitor) -> Response:
        """Go on at this sitting as who one was at an earlier one: counted once, as before."""
        own = await self._own(room, visitor)
        if own is None:
            return self._not_here(room, visitor)
        room.comes(own.session_id, own.group)
        room.counts()
        back = visitors.comes_back(visitor, room.sitting)
        return with_cookie(onward(f"/r/{room.code}/answer"), request, room, back)

    def _over(self, room: Room, visitor: Visitor) -> Response:
        frame = showing.frame(room, visitor.look, joined=False)
        return page(self._templates, over(frame, sealed=bool(room.state.sealed)), 409)

    async def code(self, _: Request, room: Room, visitor: Visitor) -> Response:
        """Show a person's own code."""
        own = await self._own(room, visitor)
        if own is None:
            return self._not_here(room, visitor)
        if room.state.sealed:
            return self._over(room, visitor)
        if self._is_of_earlier(room, visitor):
            return self._earlier(room, own, visitor)
        return page(self._templates, showing.own_code(room, own, visitor.look))

    async def notes(self, request: Request, room: Room, visitor: Visitor) -> Response:
        """Write down what a table says, for the room and for nobody in it."""
        if leading.phase_of(room.state) == "close" or room.state.sealed:
            return page(self._templates, closed(showing.frame(room, visitor.look, joined=False)), 409)
        if request.method == "GET":
            told = say("That is written down.") if request.query_params.get("kept") == "1" else ""
            return page(self._templates, noting(room, visitor.look, self._hall.new_id(), told=told))
        form = await form_of(request)
        if not self._knocks.may_note(request):
            return page(self._templates, too_fast(f"/r/{room.code}/notes"), 429)
        try:
            await write(self._hall, room, form)
        except SessionError as error:
            again = noting(room, visitor.look, self._hall.new_id(), form=form, faults=faults_of(error))
            return page(self._templates, again, 422)
        return onward(f"/r/{room.code}/notes?kept=1")

    async def look(self, request: Request, room: Room, visitor: Visitor) -> Response:
        """Choose language, text size, contrast, and how many choices."""
        back = request.headers.get("referer", "").partition(f"/r/{room.code}")[2]
        here = f"/r/{room.code}{back if back in ('/answer', '/all', '/code') else ''}"
        if request.method == "GET":
            joined = bool(visitor.session_id)
            return page(self._templates, showing.looking(room, visitor.look, joined=joined, back=here))
        form = await form_of(request)
        look = visitors.look_in(form, visitor.look)
        back = form.get("back", "")
        place = back if back.startswith(f"/r/{room.code}") else f"/r/{room.code}"
        return with_cookie(onward(place), request, room, visitors.looks(visitor, look))

    async def next(self, request: Request, room: Room, visitor: Visitor) -> Response:
        """Hand the device on: what was said is kept, and nothing of it shows to whoever comes next."""
        own = await self._own(room, visitor)
        if own is not None:
            await self._hall.say(room, own, lambda person: person.leave(visitor.seat))
            if not own.state.touched:
                room.goes(own.session_id)  # nobody is here who came by and said nothing
        lines = (
            say("Your answers are kept, and do not show here any more."),
            say("Please hand the phone on."),
        )
        frame = showing.frame(room, visitor.look, joined=False)
        fresh = visitors.nobody(visitor)
        return with_cookie(page(self._templates, NextPerson(frame, lines)), request, room, fresh)

    async def _own(self, room: Room, visitor: Visitor) -> Own | None:
        """The person whose device this is; None where nobody has joined from it, or it was handed on."""
        if not visitor.session_id or visitor.group not in {group.id for group in room.groups()}:
            return None
        group = room.assessment.group(visitor.group)
        own = await self._hall.seat(room, visitor.session_id, group, visitor.support)
        return None if visitor.seat in own.state.ended else own

    def _not_here(self, room: Room, visitor: Visitor) -> Response:
        """Send on whoever asks for a person's page and is none: to the door; where the device was handed on
        since, to where a person's own code is asked for.
        """
        return onward(f"/r/{room.code}" + ("/again" if visitor.seat else ""))
