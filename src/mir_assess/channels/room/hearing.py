"""How a room hears of what people say: from the store, when it is read and again while other servers write.

Only what is newer there is read, and nobody who is away from here is brought back into memory for it. It
knows no request and no page.
"""

from collections.abc import Iterable, Mapping

from mir_assess.channels.room.gathering import Room
from mir_assess.channels.room.keeper import Keeper
from mir_assess.model.events import Event, SessionOpened, assessment_stream, session_stream
from mir_assess.model.session import fold
from mir_assess.store.base import Store
from mir_assess.walk.own import CHANNEL, Own


def read(store: Store, name: str) -> Room:
    """Return the room of an assessment as the store has it, with everybody who has said something."""
    room = Room(store.read(assessment_stream(name)))
    _hears(room, store.read(session_stream(name, "")))
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
    unheard = newer(room, versions)
    if unheard:
        events = await keeper.ask(lambda store: store.read(*unheard))
        _hears(room, events)
    if gone or unheard:
        room.counts()


def newer(room: Room, versions: Mapping[str, int]) -> tuple[str, ...]:
    """Return which streams of sessions hold something that is not known here, given their newest versions."""
    return tuple(stream for stream, version in versions.items() if _version_of(room, stream) < version)


def _version_of(room: Room, stream: str) -> int:
    """The newest version that is known here of a session's stream."""
    session_id = stream.removeprefix(session_stream(room.name, ""))
    one = room.people.get(session_id) or room.away.get(session_id)
    return room.elsewhere.get(stream, 0) if one is None else one.version


def _hears(room: Room, events: Iterable[Event]) -> None:
    """Take in what people said, here or at another server: whole streams of sessions.

    Whoever is away from here stays away: they go on at another server. What came in through another channel
    is counted there, and only its version is kept.
    """
    if room.state.sealed:  # since they were read
        return
    by_stream: dict[str, list[Event]] = {}
    for event in events:
        by_stream.setdefault(event.stream, []).append(event)
    for stream, said in by_stream.items():
        if not isinstance(said[0].body, SessionOpened) or said[0].channel != CHANNEL:
            room.elsewhere[stream] = said[-1].version
        elif _version_of(room, stream) < said[-1].version:  # or it has gone on here meanwhile
            _hears_one(room, stream.removeprefix(session_stream(room.name, "")), said)


def _hears_one(room: Room, session_id: str, said: list[Event]) -> None:
    own = room.people.get(session_id)
    if own is None:
        stands = fold(said)
        group = room.assessment.group(stands.group)
        own = Own(room.assessment, room.secret, session_id, group, stands.support, stands.sitting)
    own.again(said)
    if session_id in room.away:
        room.lets_go(own)
    else:
        room.speaks(own)
