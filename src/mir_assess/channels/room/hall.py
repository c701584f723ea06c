"""The rooms that are open here, and who is in them: what stands in the store, at hand for many at once.

A room is read once and then kept up with: its own stream is looked at again and again, because a keyboard or
another server may move it; its people are those whose sessions came in through this channel. All of it can be
read anew from the store, so whoever is killed and comes back finds everything as it was left.
"""

import asyncio
from collections.abc import Callable
from functools import partial
from time import monotonic

from mir_assess.channels.room import hearing, keys, openings
from mir_assess.channels.room.gathering import Room
from mir_assess.channels.room.keeper import Keeper
from mir_assess.channels.room.signposts import Signposts
from mir_assess.errors import Problem, SessionError
from mir_assess.model.assessment import Group
from mir_assess.model.events import Body, assessment_stream
from mir_assess.model.recording import record, room_difference
from mir_assess.model.room_events import Withdrawn
from mir_assess.model.round import Round
from mir_assess.speech import say
from mir_assess.store.base import Append, Superseded
from mir_assess.walk.own import CHANNEL, Own

LOOK_AGAIN = 0.25
"""Seconds between two looks for assessments that were opened since."""
HEAR_AGAIN = 0.5
"""Seconds between two looks for what people said to other servers of the same store."""
LISTENS = 20
"""How many times as long as a look took the next one is waited for, at least."""
ROOMS_AT_HAND = 200
PEOPLE_AT_HAND = 20_000
"""Rooms held in memory that nobody listens to, and people in all rooms together: beyond that the room that
was not asked for longest is let go of. It is read from the store again when somebody comes.
"""
TRIES = 5
"""How often an entry is made anew when somebody else's came first."""


class Hall:
    """All rooms that are open here.

    `only` names the one assessment that is hosted; empty: every open one in the store. `signs` tells without
    asking the store what is known of codes and keys.
    """

    def __init__(
        self,
        keeper: Keeper,
        *,
        clock: Callable[[], str],
        new_id: Callable[[], str],
        only: str = "",
        sitting: str = "",
    ) -> None:
        self._keeper = keeper
        self.clock = clock
        self.new_id = new_id
        self._only = only
        self._sitting = sitting
        self._rooms: dict[str, Room] = {}
        self.signs = Signposts()
        self._looking: asyncio.Future[None] | None = None
        self._looked = 0.0
        self._hears_at = 0.0

    # Finding rooms

    async def room(self, name: str) -> Room:
        """Return the room of an assessment, read from the store where it is not at hand."""
        if name not in self._rooms:
            found = await self._keeper.ask(lambda store: hearing.read(store, name))
            # Somebody else may have read it meanwhile: theirs has people in it.
            room = self._rooms.setdefault(name, found)
            self.signs.see(room)
            self._makes_way_for(room)
        room = self._rooms.pop(name)
        self._rooms[name] = room  # at the end: let go of last
        return room

    def _makes_way_for(self, newest: Room) -> None:
        people = sum(room.number_of_people for room in self._rooms.values())
        for name, room in tuple(self._rooms.items()):
            if len(self._rooms) <= ROOMS_AT_HAND and people <= PEOPLE_AT_HAND:
                return
            if room is not newest and not room.listeners:
                people -= room.number_of_people
                del self._rooms[name]

    async def by_code(self, typed: str) -> Room | None:
        """Return the room that a code stands for."""
        if not self.signs.by_code(typed):
            await self.look_again()
        name = self.signs.by_code(typed)
        return await self.room(name) if name else None

    async def by_key(self, key: str) -> Room | None:
        """Return the room whose facilitator has this key now, wherever it was changed last."""
        if not self.signs.by_key(key):
            await self.look_again()
        name = self.signs.by_key(key)
        if not name:
            return None
        room = await self.room(name)
        await self.catch_up(room)
        return room if keys.is_key(key, room.key) and not self.signs.is_gone(key) else None

    async def look_again(self) -> None:
        """Learn of assessments that were opened since. However many guess at codes, they wait for one look
        together, and looks are some time apart.
        """
        if self._looking is None or self._looking.done():
            self._looking = asyncio.ensure_future(self._look())
        await asyncio.shield(self._looking)

    async def _look(self) -> None:
        await asyncio.sleep(max(0.0, self._looked + LOOK_AGAIN - monotonic()))
        self._looked = monotonic()
        await self._learn()

    async def _learn(self) -> None:
        known = frozenset(map(assessment_stream, self.signs.names()))
        for name, secret in (await self._keeper.ask(partial(openings.secrets, known=known))).items():
            if self._only in ("", name):
                self.signs.learn(name, secret)

    def open_rooms(self) -> tuple[Room, ...]:
        """Return the rooms that are at hand."""
        return tuple(self._rooms.values())

    # What people say

    async def seat(self, room: Room, session_id: str, group: Group, support: str) -> Own:
        """Return the person who answers in a session; a fresh one where nothing was said yet."""
        known = room.at_hand(session_id)
        if known is not None:
            return known
        sitting = self._sitting or room.state.sitting
        own = Own(room.assessment, room.secret, session_id, group, support, sitting)
        if session_id in room.joined or room.state.sealed:
            return own
        # They may have come in by another server of the same store, or have been away for long.
        own.again(await self._keeper.ask(lambda store: store.read(own.stream)))
        known = room.at_hand(session_id)
        if known is not None and known.version >= own.version:
            return known  # they came back by another page meanwhile, and may have said more
        if own.version:
            room.speaks(own)
        return own

    async def own_of(self, room: Room, code: str) -> Own | None:
        """Return the person a receipt code stands for, whichever server they answered at, and however long
        they were away.
        """
        if room.whose(code) is None:
            await self.hear(room)
        found = room.whose(code)
        if found is None:
            return None
        own = await self.seat(room, found.session_id, found.group, "")
        return own if own.version else None  # they may have been taken out at another server

    async def say(self, room: Room, own: Own, speak: Callable[[Own], tuple[Body, ...]]) -> None:
        """Keep what a person says, durably before returning. `speak` says it from what stands, and is asked
        again where something else came first.
        """
        for _ in range(TRIES):
            append = own.append(speak(own), at=self.clock(), new_id=self.new_id)
            if append is None:
                return
            try:
                await self._keeper.keep(append)
            except Superseded:
                await self._read_again(room, own)
                continue
            own.stands(append)
            room.speaks(own)
            room.counts()
            return
        raise _too_busy()

    async def _read_again(self, room: Room, own: Own) -> None:
        events = await self._keeper.ask(lambda store: store.read(own.stream))
        own.again(events)
        if events:
            room.speaks(own)

    async def take_out(self, room: Room, own: Own) -> None:
        """Erase one person's answers, for good."""
        day = self.clock()[:10]
        await self._keeper.ask(
            lambda store: store.erase(room.name, sealed=None, day=day, session_id=own.session_id)
        )
        room.goes(own.session_id)
        await self.catch_up(room)
        room.counts()

    async def round_of(self, room: Room) -> Round:
        """Return the round as it is counted now."""
        return await self._keeper.ask(lambda store: store.round(room.name))

    async def is_well(self) -> None:
        """Ask the store for something small. Raises StoreError where it cannot be reached."""
        await self._keeper.ask(lambda store: store.list("-"))

    # Where the room goes

    async def move(
        self, room: Room, decide: Callable[[Room], tuple[Body, ...]], *, quietly: bool = False
    ) -> None:
        """Keep what the facilitator does, and tell everyone; `quietly`, only those who follow how many have
        answered, because nothing moves. `decide` says it from where the room stands.
        """
        for _ in range(TRIES):
            bodies = decide(room)
            if not bodies:
                return
            events = record(
                room.stream, room.version, bodies, at=self.clock(), channel=CHANNEL, new_id=self.new_id
            )
            try:
                await self._keeper.keep(Append(room.name, events, room_difference(room.events, events)))
            except Superseded:
                await self.catch_up(room)
                continue
            room.takes_in(events)
            self.signs.see(room)
            if quietly:
                room.counts()
            else:
                room.tells()
            return
        raise _too_busy()

    async def catch_up(self, room: Room) -> bool:
        """Read what others did to the room meanwhile; return whether there was anything, and tell it."""
        if await self._keeper.ask(lambda store: openings.newest(store, room.stream)) == room.version:
            return False
        events = await self._keeper.ask(lambda store: store.read(room.stream))
        if not events:
            self._forget(room)
        else:
            gone = any(isinstance(event.body, Withdrawn) for event in events[room.version :])
            room.takes_in(events)
            self.signs.see(room)
            if gone:
                await self.hear(room)
        room.tells()
        return True

    async def keep_up(self) -> None:
        """Read what others did to any of the rooms at hand, and what people said to other servers of the same
        store, and tell those who follow them.
        """
        if not self._rooms:
            return
        began = monotonic()
        hears = began >= self._hears_at
        prefix = assessment_stream("")
        newest = await self._keeper.ask(lambda store: store.versions(prefix))
        for room in self.open_rooms():
            if newest.get(room.stream, 0) != room.version:
                await self.catch_up(room)
            if hears:
                await self.hear(room)
        if hears:
            # However many rooms there are, and however busy the store, it has a share of the time.
            took = monotonic() - began
            self._hears_at = began + took + max(HEAR_AGAIN, LISTENS * took)

    async def hear(self, room: Room) -> None:
        """Take in what people said to other servers of the same store, and who was taken out there."""
        await hearing.hear(self._keeper, room)

    def _forget(self, room: Room) -> None:
        """Let go of a room whose assessment was deleted, and of everybody in it."""
        room.empties()
        self._rooms.pop(room.name, None)
        self.signs.forget(room)


def _too_busy() -> SessionError:
    what = say("Others said something at the same moment, so this was not kept.")
    return SessionError(Problem("", what, say("Try it once more.")))
