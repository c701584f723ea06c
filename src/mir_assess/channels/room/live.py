"""What tells a page that its room has moved: a line now and then, over a connection that stays open.

Nothing is sent but that something changed; whoever listens fetches their own page again, so nobody is told
what is not theirs.
"""

import asyncio
from collections.abc import AsyncIterator

from mir_assess.channels.room.hall import Room

HEARTBEAT = 20.0
"""Seconds after which a line is sent in any case, so that nothing between takes the connection for dead."""
COUNTS = 1.0
"""Seconds between two tellings that somebody has answered."""


async def moves(room: Room, stopping: asyncio.Event, *, counts: bool) -> AsyncIterator[bytes]:
    """Yield an event each time the room moves; with `counts`, also when somebody has answered."""
    turn, counted = room.turn, room.counts_turn
    yield b"retry: 2000\n\n"
    while not stopping.is_set():
        try:
            async with asyncio.timeout(HEARTBEAT), room.moved:
                await room.moved.wait_for(
                    lambda: (
                        room.turn != turn  # noqa: B023 - asked only while we wait here
                        or (counts and room.counts_turn != counted)  # noqa: B023
                        or stopping.is_set()
                    )
                )
        except TimeoutError:
            yield b": still here\n\n"
            continue
        if stopping.is_set():
            return
        if room.turn == turn:
            await asyncio.sleep(COUNTS)
        turn, counted = room.turn, room.counts_turn
        yield b"event: moved\ndata: %d\n\n" % turn
