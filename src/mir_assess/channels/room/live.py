"""What tells a page that its room has moved: a line now and then, over a connection that stays open.

Nothing is sent but that something changed; whoever listens fetches their own page again, so nobody is told
what is not theirs.
"""

import asyncio
from collections.abc import AsyncIterator, Callable

from starlette.responses import PlainTextResponse, Response, StreamingResponse

from mir_assess.channels.room.gathering import Room

MOST_LISTEN = 4_096
"""Open live connections at most: half of what the system is asked for, so that a page is always answered."""
HEARTBEAT = 20.0
"""Seconds after which a line is sent in any case, so that nothing between takes the connection for dead, and
a page that hears none knows that it is.
"""
COUNTS = 1.0
"""Seconds between two tellings that somebody has answered."""


ON_THE_WAY = 15.0
"""Seconds that a page may be on its way before it listens: what the room did meanwhile, it may not show."""


async def moves(
    room: Room,
    stopping: asyncio.Event,
    *,
    counts: bool,
    while_so: Callable[[], bool] = lambda: True,
) -> AsyncIterator[bytes]:
    """Yield an event each time the room moves; with `counts`, also when somebody has answered. The
    first comes at once where that was while a page may have been on its way. It ends once `while_so` does
    not hold, after a last event by which the page learns of that.
    """
    bell = room.answered if counts else room.moved
    turn, counted = room.turn, room.counts_turn
    yield b"retry: 2000\n\n"
    if bell.rang_within(ON_THE_WAY):
        yield b"event: moved\ndata: %d\n\n" % turn
    while not stopping.is_set() and while_so():
        is_news = room.turn != turn or (counts and room.counts_turn != counted)
        if not is_news and not await bell.rung(HEARTBEAT):
            yield b"event: here\ndata: still\n\n"
            continue
        if room.turn == turn:
            await room.moved.rung(COUNTS)  # many answer at once; that the room moves is told at once
        if not stopping.is_set():
            turn, counted = room.turn, room.counts_turn
            yield b"event: moved\ndata: %d\n\n" % turn


class Listeners:
    """Everyone who listens, to whichever room; `stopping` is set when the server goes down."""

    def __init__(self, stopping: asyncio.Event) -> None:
        self._stopping = stopping
        self._listening = 0

    def hear(self, room: Room, *, counts: bool, while_so: Callable[[], bool] = lambda: True) -> Response:
        """Return a reply that goes on for as long as somebody listens and `while_so` holds; a refusal where
        too many do.
        """
        if self._listening >= MOST_LISTEN:
            # A page goes on without; what is left of the system's connections is for answers.
            return PlainTextResponse("too many listen\n", 503, headers={"retry-after": "60"})
        headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
        lines = self._listened(room, moves(room, self._stopping, counts=counts, while_so=while_so))
        return StreamingResponse(lines, media_type="text/event-stream", headers=headers)

    async def _listened(self, room: Room, lines: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
        self._listening += 1
        room.listeners += 1
        try:
            async for line in lines:
                yield line
        finally:
            self._listening -= 1
            room.listeners -= 1
