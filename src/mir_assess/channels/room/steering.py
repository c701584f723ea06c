"""The facilitator's own addresses: whoever has the key that leads now, and nobody else, gets behind them.

A key can be changed while the round is open. From then on the one before opens nothing, on no device and at
no server, and whoever still has it reads why.
"""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from mir_assess.channels.room import doors, replies, visitors
from mir_assess.channels.room.endings import ended
from mir_assess.channels.room.gathering import Room
from mir_assess.channels.room.hall import Hall
from mir_assess.channels.room.knocks import Knocks
from mir_assess.channels.room.leaders import SURE, Leaders
from mir_assess.channels.room.live import Listeners
from mir_assess.channels.room.parts import Fault
from mir_assess.channels.room.replies import form_of, language_of, onward, page
from mir_assess.errors import SessionError, StoreError
from mir_assess.speech import speaking


class Steering:
    """The pages behind the key of whoever leads."""

    def __init__(
        self, hall: Hall, leaders: Leaders, templates: Path, knocks: Knocks, listeners: Listeners
    ) -> None:
        self._hall = hall
        self._leaders = leaders
        self._templates = templates
        self._knocks = knocks
        self._listeners = listeners

    async def lead(self, request: Request) -> Response:
        """Show where the room is, or do what a button says."""
        room = await self._led(request)
        if room is None:
            return self._not_led(request)
        look = visitors.visitor_of(room.secret, "", request.headers.get("accept-language", "")).look
        with speaking(look.language):
            if room.state.sealed:
                return page(self._templates, replies.over(None, sealed=True), 409)
            if request.method == "GET":
                asked = request.query_params
                sure = asked.get("sure", "") if asked.get("sure") in SURE else ""
                is_new = asked.get("key") == "new"
                return page(
                    self._templates, await self._leaders.page(room, look, sure=sure, is_new_key=is_new)
                )
            key = room.key
            try:
                sure = await self._leaders.does(room, await form_of(request))
            except SessionError as error:
                first = error.problems[0]
                fault = Fault("does", f"{first.what} {first.fix}".strip())
                return page(self._templates, await self._leaders.page(room, look, faults=(fault,)), 409)
            except StoreError:
                become = await ended(self._hall, room, self._templates)
                if become is None:
                    raise
                return become
            asks = f"?sure={sure}" if sure else "?key=new" if room.key != key else ""
            return onward(f"/lead/{room.key}{asks}")

    async def cards(self, request: Request) -> Response:
        """Show the cards for the door."""
        room = await self._led(request)
        if room is None:
            return self._not_led(request)
        look = visitors.visitor_of(room.secret, "", request.headers.get("accept-language", "")).look
        with speaking(look.language):
            shown = doors.cards(room, look, request.query_params.get("number", ""))
            return page(self._templates, shown, 422 if shown.faults else 200)

    async def live(self, request: Request) -> Response:
        """Tell that the room has moved, or that somebody has answered, for as long as the key leads."""
        room = await self._led(request)
        if room is None:
            return self._not_led(request)
        key = room.key
        return self._listeners.hear(room, counts=True, while_so=lambda: room.key == key)

    async def _led(self, request: Request) -> Room | None:
        """The room that this key leads now; nobody tries keys at speed."""
        key = request.path_params["key"]
        # Who leads, or did until now, is never kept out by somebody who guesses keys beside them.
        known = self._hall.signs.is_key(key) or self._hall.signs.led_before(key)
        if not known and not self._knocks.may_lead(request):
            return None
        room = await self._hall.by_key(key)
        if not known and (room is not None or self._hall.signs.led_before(key)):
            self._knocks.key_was_right(request)
        return room

    def _not_led(self, request: Request) -> Response:
        """What somebody reads whose key leads no room, or no longer."""
        key = request.path_params["key"]
        with speaking(language_of(request)):
            if self._hall.signs.led_before(key):
                return page(self._templates, replies.key_changed(), 410)
            if self._hall.signs.is_gone(key):
                return page(self._templates, replies.gone(), 410)
            return page(self._templates, replies.not_here(), 404)
