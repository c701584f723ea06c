"""Which rooms a store can open, with what leads into each: its code for everyone, its key for who leads."""

from mir_assess.channels.room import keys, openings
from mir_assess.channels.room.ways_in import WaysIn
from mir_assess.model.assessment import Assessment
from mir_assess.model.events import Opened, assessment_stream
from mir_assess.model.room_events import Sealed
from mir_assess.model.value import value
from mir_assess.store.base import Store
from mir_assess.walk.own import may_join


@value
class Listed:
    """One room: `key` is for nobody but who leads it."""

    assessment: Assessment
    code: str
    key: str

    def signs(self) -> str:
        """Return the code as it is shown: in threes."""
        return " ".join(keys.in_threes(self.code))

    def aloud(self) -> str:
        """Return the code as it is read aloud, sign by sign."""
        return ". ".join(", ".join(part) for part in keys.in_threes(self.code))

    def screen(self, ways: WaysIn) -> str:
        """Return the address of the projector's page."""
        return f"{ways.address}/r/{self.code}/screen"

    def leading(self, ways: WaysIn) -> str:
        """Return the address by which the room is led."""
        return f"{ways.address}/lead/{self.key}"


@value
class Plate:
    """What leads into one room, of which nothing was read; `key` is for nobody but who leads it."""

    name: str
    code: str
    key: str

    def signs(self) -> str:
        """Return the code as it is shown: in threes."""
        return " ".join(keys.in_threes(self.code))

    def leading(self, ways: WaysIn) -> str:
        """Return the address by which the room is led."""
        return f"{ways.address}/lead/{self.key}"


def plates_of(store: Store) -> tuple[Plate, ...]:
    """Return what leads into the rooms of a store's open assessments, by name, at a cost that hardly depends
    on how much they ask. An assessment whose groups all agree at one keyboard is among them.
    """
    changes, closed = openings.changes_of_keys(store), openings.sealed(store)
    return tuple(
        Plate(
            name, keys.room_code(secret), keys.leading_key(secret, changes.get(assessment_stream(name), ""))
        )
        for name, secret in sorted(openings.secrets(store, frozenset()).items())
        if assessment_stream(name) not in closed
    )


def rooms_of(store: Store, only: str = "") -> tuple[Listed, ...]:
    """Return the rooms of a store's open assessments that somebody can join, by name."""
    found = []
    changes = openings.changes_of_keys(store, only)
    for head in store.list(assessment_stream(only)):
        if not isinstance(head.first.body, Opened) or isinstance(head.last.body, Sealed):
            continue
        assessment = head.first.body.assessment
        if only in ("", assessment.name) and any(map(may_join, assessment.groups)):
            secret = head.first.id
            found.append(
                Listed(
                    assessment, keys.room_code(secret), keys.leading_key(secret, changes.get(head.stream, ""))
                )
            )
    return tuple(found)
