"""Which assessments a store has, asked of it at little cost: a server may have thousands, and each opening
holds a whole bank of statements. None is read before somebody comes to its room.
"""

from mir_assess.model.events import Opened, assessment_stream, kind_of_class
from mir_assess.model.room_events import KeyChanged, Sealed
from mir_assess.store.base import Store

FEW = 20
"""New assessments that are asked for one by one; where there are more, all are asked for at once."""


def newest(store: Store, stream: str) -> int:
    """Return the newest version of a stream; 0 where there is none."""
    return store.versions(stream).get(stream, 0)


def secrets(store: Store, known: frozenset[str]) -> dict[str, str]:
    """Return by name the secret of every assessment whose stream is not known yet."""
    every = assessment_stream("")
    new = [stream for stream in store.versions(every) if stream not in known]
    opened = kind_of_class(Opened)
    asked = (every,) if len(new) > FEW else new
    found = {stream: secret for each in asked for stream, secret in store.newest(opened, each).items()}
    return {stream.removeprefix(every): secret for stream, secret in found.items() if stream not in known}


def changes_of_keys(store: Store, name: str = "") -> dict[str, str]:
    """Return by stream the id of the event that last changed the key of whoever leads, where one did."""
    return store.newest(kind_of_class(KeyChanged), assessment_stream(name))


def sealed(store: Store) -> frozenset[str]:
    """Return the streams of the rounds that are closed for good."""
    return frozenset(store.newest(kind_of_class(Sealed), assessment_stream("")))
