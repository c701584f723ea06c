"""What has become of a room that takes nothing more: it was deleted, or its round is sealed.

A store that refuses is asked before anybody is told that something failed.
"""

from contextlib import suppress
from pathlib import Path

from starlette.responses import Response

from mir_assess.channels.room import replies
from mir_assess.channels.room.gathering import Room
from mir_assess.channels.room.hall import Hall
from mir_assess.channels.room.replies import page
from mir_assess.errors import MirError


async def ended(hall: Hall, room: Room, templates: Path) -> Response | None:
    """Return what people of a room read that has ended meanwhile; None where it stands as before."""
    with suppress(MirError):
        await hall.catch_up(room)
    if hall.signs.is_gone(room.code):
        return page(templates, replies.gone(), 410)
    if room.state.sealed:
        return page(templates, replies.over(None, sealed=True), 409)
    return None
