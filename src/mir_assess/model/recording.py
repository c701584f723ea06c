"""From what happened to events, and from events to the difference they make to a round.

Every channel and every importer records through these few functions, so that an answer counts the same
however it came in. Pure: the clock and the maker of ids are arguments, and where events are kept is somebody
else's business.
"""

from collections.abc import Callable, Iterable

from mir_assess.model import room, session
from mir_assess.model.events import Body, Event
from mir_assess.model.session import Difference


def record(
    stream: str,
    version: int,
    bodies: Iterable[Body],
    *,
    at: str,
    channel: str,
    new_id: Callable[[], str],
) -> tuple[Event, ...]:
    """Return bodies as the next events of a stream.

    Args:
        stream: the stream they belong to.
        version: the newest version already there; 0 for a new stream.
        bodies: what happened, in order.
        at: when, in UTC, in ISO form.
        channel: how it came in: `terminal`, `import`, …
        new_id: returns a fresh id at each call.

    >>> from mir_assess.model.events import Passed
    >>> [event.version for event in record("s", 2, [Passed("a"), Passed("b")], at="", channel="", new_id=str)]
    [3, 4]
    """
    return tuple(
        Event(id=new_id(), stream=stream, version=number, at=at, channel=channel, body=body)
        for number, body in enumerate(bodies, start=version + 1)
    )


def session_difference(before: Iterable[Event], new: Iterable[Event]) -> Difference:
    """Return what new events of one session change in its round: what stood after them, less what stood
    before.
    """
    before = tuple(before)
    return session.difference(
        session.contribution(session.fold(before)), session.contribution(session.fold((*before, *new)))
    )


def room_difference(before: Iterable[Event], new: Iterable[Event]) -> Difference:
    """Return what new events of the assessment's own stream change in its round."""
    before = tuple(before)
    return session.difference(
        room.contribution(room.fold(before)), room.contribution(room.fold((*before, *new)))
    )
