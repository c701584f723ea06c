"""How a room hears of what people say: from the store, when it is read and again while other servers write.

Only what is newer there is read, and nobody who is away from here is brought back into memory for it. It
knows no request and no page.
"""

from mir_assess.channels.room.gathering import Room
from mir_assess.channels.room.keeper import Keeper
from mir_assess.model.events import assessment_stream, session_stream
from mir_assess.store.base import Store


def read(store: Store, name: str) -> Room:
    """Return the room of an assessment as the store has it, with everybody who has said something."""
    room = Room(store.read(assessment_stream(name)))
    room.hears(store.read(session_stream(name, "")))
    return room


async def hear(keeper: Keeper, room: Room) -> None:
    """Take in what people said to other servers of the same store, and who was taken out there."""
    if room.state.sealed:
        return
    prefix = session_stream(room.name, "")
    # Whoever speaks while the store is asked is in no answer of its.
    here = [(one, one.version) for one in room.spoken()]
    versions = await keeper.ask(lambda store: store.versions(prefix))
    # What was taken out may have begun again since: a card is new then. It is heard from the beginning.
    gone = [one for one, version in here if versions.get(one.stream, 0) < version]
    for one in gone:
        room.goes(one.session_id)
    newer = room.newer(versions)
    if newer:
        events = await keeper.ask(lambda store: store.read(*newer))
        room.hears(events)
    if gone or newer:
        room.counts()
