"""Which code and which key lead to which room, of all that a server hosts, at hand or not.

A key that was changed leads no more, and is remembered so that whoever still has it is told why. Pure.
"""

from mir_assess.channels.room import keys
from mir_assess.channels.room.gathering import Room


class Signposts:
    """Codes and keys, each with the name of its room."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        self._former: dict[str, str] = {}
        self._gone: set[str] = set()

    def names(self) -> frozenset[str]:
        """Return the names of the rooms that are known."""
        return frozenset(self._codes.values())

    def learn(self, name: str, secret: str) -> None:
        """Learn of a room that was not read yet. Its first key leads until the room is read: then it shows
        whether another was made.
        """
        self._codes[keys.room_code(secret)] = name
        self._keys[keys.leading_key(secret)] = name

    def see(self, room: Room) -> None:
        """Have a room led by the key it has now, and by no other."""
        self._codes[room.code] = room.name
        for key in room.former_keys:
            self._keys.pop(key, None)
            self._former[key] = room.name
        self._keys[room.key] = room.name

    def forget(self, room: Room) -> None:
        """Let go of a room that was deleted; what led there is remembered as gone."""
        self._gone.update((room.code, room.key))
        self._codes.pop(room.code, None)
        for key in (room.key, *room.former_keys):
            self._keys.pop(key, None)
            self._former.pop(key, None)

    def by_code(self, typed: str) -> str:
        """Return the name of the room that a code stands for; empty where none is known."""
        return self._codes.get(keys.tidied(typed), "")

    def by_key(self, key: str) -> str:
        """Return the name of the room that a key leads, led, or names; empty where none is known."""
        return self._keys.get(key) or self._former.get(key) or self._codes.get(keys.code_in(key), "")

    def is_key(self, key: str) -> bool:
        """Return whether a key is known to lead a room."""
        return key in self._keys

    def led_before(self, key: str) -> bool:
        """Return whether a key is known to have led a room until another was made."""
        return key in self._former

    def is_gone(self, given: str) -> bool:
        """Return whether a code or a key stood for a room whose assessment was deleted since."""
        return bool(self._gone) and (given in self._gone or keys.tidied(given) in self._gone)
