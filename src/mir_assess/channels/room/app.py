"""The room as a web application: which address does what."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from socket import gethostname

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from mir_assess import __version__
from mir_assess.channels.room import replies, visitors
from mir_assess.channels.room.crowd import LONGEST_HEAD
from mir_assess.channels.room.drawing import files, make_ready
from mir_assess.channels.room.endings import ended
from mir_assess.channels.room.gathering import Room
from mir_assess.channels.room.guard import Asgi, guarded, is_from_here
from mir_assess.channels.room.hall import Hall
from mir_assess.channels.room.hosts import is_ours, name_of
from mir_assess.channels.room.knocks import Knocks
from mir_assess.channels.room.leaders import Leaders
from mir_assess.channels.room.live import Listeners
from mir_assess.channels.room.own_codes import OwnCodes
from mir_assess.channels.room.persons import Persons
from mir_assess.channels.room.replies import TooLong, language_of, page
from mir_assess.channels.room.screens import Screens
from mir_assess.channels.room.steering import Steering
from mir_assess.channels.room.troubles import Troubles
from mir_assess.channels.room.visitors import COOKIE, Visitor
from mir_assess.channels.room.ways_in import WaysIn
from mir_assess.errors import MirError, StoreError
from mir_assess.speech import say, speaking

InRoom = Callable[[Request, Room, Visitor], Awaitable[Response]]
WATCH = 0.2
"""Seconds between two looks at what others did to the rooms."""
LONGEST_ADDRESS = 8_192
"""Bytes; the longest of ours has 60."""
FOR_EVER = "public, max-age=31536000, immutable"


class Application:
    """The rooms of a hall, at their addresses. `stopping` is set when the server goes down; `tell` writes a
    line to its log.
    """

    def __init__(
        self, hall: Hall, templates: Path, *, ways: WaysIn, tell: Callable[[str], None] = lambda _: None
    ) -> None:
        self.stopping = asyncio.Event()
        self._listeners = Listeners(self.stopping)
        self._hall = hall
        self._templates = templates
        self._address = ways.address
        self._names = (name_of(ways.address), gethostname().lower())
        self._screens = Screens(hall, ways)
        self._knocks = Knocks()
        leaders = Leaders(hall, self._screens, ways)
        self._steering = Steering(hall, leaders, templates, self._knocks, self._listeners)
        self._troubles = Troubles(tell)
        self._persons = Persons(hall, self._screens, templates, self._knocks)
        self._codes = OwnCodes(hall, templates, self._knocks)

    def asgi(self) -> Asgi:
        """Return the application with what guards it."""
        here, codes, steering, both = self._persons, self._codes, self._steering, ["GET", "POST"]
        routes = [
            Route("/", self._told(here.door), methods=both),
            Route("/health", self._health),
            Route("/static/{name}", self._static),
            Route("/r/{code}", self._in_room(here.join)),
            Route("/r/{code}/join", self._in_room(here.join), methods=["POST"]),
            Route("/r/{code}/answer", self._in_room(here.answer), methods=both),
            Route("/r/{code}/all", self._in_room(here.all)),
            Route("/r/{code}/code", self._in_room(here.code)),
            Route("/r/{code}/again", self._in_room(codes.again), methods=both),
            Route("/r/{code}/take-out", self._in_room(codes.take_out), methods=both),
            Route("/r/{code}/look", self._in_room(here.look), methods=both),
            Route("/r/{code}/go-on", self._in_room(here.goes_on), methods=["POST"]),
            Route("/r/{code}/next", self._in_room(here.next), methods=["POST"]),
            Route("/r/{code}/notes", self._in_room(here.notes), methods=both),
            Route("/r/{code}/live", self._in_room(self._live)),
            Route("/r/{code}/screen", self._in_room(self._screen)),
            Route("/lead/{key}", self._told(steering.lead), methods=both),
            Route("/lead/{key}/live", self._told(steering.live)),
            Route("/lead/{key}/cards", self._told(steering.cards)),
            Route("/{rest:path}", self._nothing, methods=both),
        ]
        told = {HTTPException: self._refused, Exception: self._at_fault}
        app = Starlette(routes=routes, lifespan=self._watching, exception_handlers=told)
        return guarded(app, self._kept_out)

    @asynccontextmanager
    async def _watching(self, _: Starlette) -> AsyncIterator[None]:
        """Keep up with what a keyboard, or another server, does to the rooms."""
        make_ready(self._templates)
        with suppress(MirError):  # whoever asks first is told
            await self._hall.look_again()
        watch = asyncio.create_task(self._watch())
        yield
        self.stopping.set()
        watch.cancel()
        with suppress(asyncio.CancelledError):
            await watch
        for room in self._hall.open_rooms():
            room.tells()

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(WATCH)
            # A place that cannot be read for a moment is looked at again; who answers is told anyway.
            try:
                await self._hall.keep_up()
            except MirError as error:
                self._troubles.meets(error)

    # Around every request

    def _kept_out(self, request: Request) -> Response | None:
        """The reply to a request that goes no further: it is too long, or came by a name that is not ours."""
        with speaking(language_of(request)):
            if len(request.scope["raw_path"]) + len(request.scope["query_string"]) > LONGEST_ADDRESS:
                return page(self._templates, replies.refused(414), 414)
            if sum(len(name) + len(words) + 4 for name, words in request.headers.raw) > LONGEST_HEAD:
                return page(self._templates, replies.refused(431), 431)
            # Whoever only asks how the server is may know it by any name; there is nothing to read.
            host = request.headers.get("host", "")
            if request.scope["path"] != "/health" and not is_ours(host, self._names):
                return page(self._templates, replies.not_this_address(self._address), 421)
        return None

    async def _refused(self, request: Request, error: Exception) -> Response:
        """What is asked for in a way that no page knows."""
        number = error.status_code if isinstance(error, HTTPException) else 400
        headers = error.headers if isinstance(error, HTTPException) else None
        with speaking(language_of(request)):
            reply = page(self._templates, replies.refused(number), number)
        reply.headers.update(headers or {})
        return reply

    async def _at_fault(self, request: Request, _: Exception) -> Response:
        """A fault of ours is told in words; where it was goes to the log, and what was sent does not."""
        with speaking(language_of(request)):
            return page(self._templates, replies.at_fault(), 500)

    def _told(
        self, handler: Callable[[Request], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        """Whatever cannot be done is said in words, with what to do next."""

        async def told(request: Request) -> Response:
            if request.method == "POST" and not is_from_here(request.headers):
                return page(self._templates, replies.not_here(), 403)
            try:
                return await handler(request)
            except TooLong:
                what = say("That was longer than a page of ours can send.")
                return page(self._templates, replies.failed(what, say("Make it shorter.")), 413)
            except MirError as error:
                what, fix = error.problems[0].what, error.problems[0].fix
                if isinstance(error, StoreError):
                    # What to do about a store is for whoever looks after it, and is in the log.
                    fix = say("Please tell the facilitator. Then try once more.")
                    if not self.stopping.is_set():
                        self._troubles.meets(error)
                return page(self._templates, replies.failed(what, fix), 503)

        return told

    def _in_room(self, handler: InRoom) -> Callable[[Request], Awaitable[Response]]:
        """Find the room an address names, and who asks, and speak their language."""

        async def in_room(request: Request) -> Response:
            code = request.path_params["code"]
            known, may = bool(self._hall.signs.by_code(code)), self._knocks.may_knock(request)
            if known and may:
                self._knocks.room_was_there(request)
            room = await self._hall.by_code(code) if known or may else None
            accepted = request.headers.get("accept-language", "")
            cookie = request.cookies.get(COOKIE, "")
            visitor = visitors.visitor_of(room.secret if room else "", cookie, accepted)
            if not may and not visitor.session_id:
                # Who is in the room already is never kept out by somebody who guesses beside them.
                return page(self._templates, replies.too_many("/"), 429)
            if room is None and self._hall.signs.is_gone(code):
                return page(self._templates, replies.gone(), 410)
            if room is None:
                return page(self._templates, replies.not_here(), 404)
            if may and not known:
                self._knocks.room_was_there(request)
            with speaking(visitor.look.language):
                try:
                    return await handler(request, room, visitor)
                except StoreError:
                    become = await ended(self._hall, room, self._templates)
                    if become is None:
                        raise
                    return become

        return self._told(in_room)

    # What everybody sees

    async def _screen(self, _request: Request, room: Room, _visitor: Visitor) -> Response:
        return page(self._templates, await self._screens.screen(room))

    async def _live(self, request: Request, room: Room, _: Visitor) -> Response:
        counts = request.query_params.get("counts") == "1"
        return self._listeners.hear(room, counts=counts)

    # The rest

    async def _static(self, request: Request) -> Response:
        found = files(self._templates).get(request.path_params["name"])
        if found is None:
            return page(self._templates, replies.not_here(), 404)
        kind, content = found
        return Response(content, media_type=kind, headers={"cache-control": FOR_EVER})

    async def _health(self, _: Request) -> Response:
        """Say whether answers can be kept, asked of the store itself, and which version this is; no more."""
        told, status = "well", 200
        try:
            await self._hall.is_well()
        except MirError as error:
            self._troubles.meets(error)
            told, status = "the store cannot be reached", 503
        if status == 200 and self._troubles.lately():
            told, status = "something could not be kept within the last minute", 503
        if self.stopping.is_set():
            told, status = "stopping", 503
        return PlainTextResponse(f"{told}\nmir-assess {__version__}\n", status)

    async def _nothing(self, _: Request) -> Response:
        return page(self._templates, replies.not_here(), 404)
