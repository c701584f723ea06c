"""Changing the key of whoever leads a room from a phone, from where the program runs."""

from collections.abc import Callable

from mir_assess.model.events import assessment_stream
from mir_assess.model.recording import record
from mir_assess.model.room_events import KeyChanged
from mir_assess.store.base import Append, Store, Superseded

_CHANNEL = "command"
_TRIES = 20
"""A room that is led, and full, may say something at every moment."""


def change_key(store: Store, name: str, *, at: str, new_id: Callable[[], str]) -> None:
    """Have another key lead the room of an open assessment from now on, and the one before open nothing.

    Raises StoreError where the store takes nothing more, as for a round that is sealed.
    """
    stream = assessment_stream(name)
    for tried in range(1, _TRIES + 1):
        version = store.versions(stream).get(stream, 0)
        events = record(stream, version, (KeyChanged(),), at=at, channel=_CHANNEL, new_id=new_id)
        try:
            store.append(Append(name, events))
        except Superseded:
            if tried == _TRIES:
                raise
        else:
            return
