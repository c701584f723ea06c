"""What everybody sees at once: the reveal, worked out once for all who look, and the projector's page."""

from mir_assess.channels.room import keys, showing, words
from mir_assess.channels.room.hall import Hall, Room
from mir_assess.channels.room.pages import Count, Look, Reveal, Screen
from mir_assess.channels.room.revealing import reveal
from mir_assess.channels.room.ways_in import WaysIn
from mir_assess.model.value import value
from mir_assess.speech import spoken
from mir_assess.walk import leading
from mir_assess.walk.talk import agreed_words


@value
class _Seen:
    """What was worked out for one turn of a room, in one language."""

    turn: int
    reveal: Reveal | None


class Screens:
    """The reveal of each room, kept for as long as the room stays where it is."""

    def __init__(self, hall: Hall, ways: WaysIn) -> None:
        self._hall = hall
        self._ways = ways
        self._seen: dict[tuple[str, str], _Seen] = {}

    async def reveal(self, room: Room) -> Reveal | None:
        """Return what the room sees now, in the language spoken; None where it sees nothing."""
        statement_id = leading.statement_at(room.state)
        if statement_id is None or leading.phase_of(room.state) != "talk":
            return None
        seen = room.state.seen.get(statement_id, "")
        if not seen:
            return None
        key, turn = (room.name, spoken()), room.turn
        kept = self._seen.get(key)
        if kept is None or kept.turn != turn:
            counted = await self._hall.round_of(room)
            kept = _Seen(turn, reveal(showing.counted_in(room, counted), statement_id, seen, _agreed(room)))
            self._seen[key] = kept
        return kept.reveal

    async def screen(self, room: Room) -> Screen:
        """Return the projector's page."""
        state = room.state
        here = leading.statement_at(state)
        phase = leading.phase_of(state)
        step = {"rate": "rating", "talk": "talking", "close": "closed"}[phase]
        if (
            phase == "rate"
            and here is None
            and not any(room.counted(None)[group.id][1] for group in room.groups())
        ):
            step = "joining"
        if state.rests_until:
            step = "break"
        shown = showing.shown(room, spoken())
        return Screen(
            showing.frame(room, Look(language=spoken()), joined=False),
            step,
            self._ways.address,
            keys.in_threes(room.code),
            self._ways.qr_of(room.code),
            wifi=self._ways.wifi,
            wifi_name=self._ways.wifi_name,
            number=0 if here is None else shown.chosen.index(here) + 1,
            total=len(shown.chosen),
            statement="" if here is None or state.rests_until else shown.statement(here).text,
            counts=counts(room) if phase == "rate" else (),
            until=words.back_at(state.rests_until) if state.rests_until else "",
            reveal=None if state.rests_until else await self.reveal(room),
        )


def counts(room: Room) -> tuple[Count, ...]:
    """Return how many of each group are here, and have answered what is asked now, as counts alone."""
    shown = showing.shown(room, spoken())
    here = leading.statement_at(room.state) if room.state.together else None
    found = room.counted(here)
    return tuple(Count(shown.group(group.id).label, *found[group.id]) for group in room.groups())


def _agreed(room: Room) -> str:
    statement_id = leading.statement_at(room.state) or ""
    agreed = room.state.agreed.get(statement_id)
    if agreed is None:
        return ""
    return agreed_words(showing.shown(room, spoken()), statement_id, agreed)
