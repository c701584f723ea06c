"""What everybody sees at once: the reveal, worked out once for all who look, and the projector's page."""

import asyncio
from dataclasses import replace
from weakref import WeakKeyDictionary

from mir_assess.analysis.policy import ROOM
from mir_assess.channels.room import keys, showing, words
from mir_assess.channels.room.gathering import Room
from mir_assess.channels.room.hall import Hall
from mir_assess.channels.room.pages import Count, Screen
from mir_assess.channels.room.parts import Look, Reveal
from mir_assess.channels.room.revealing import reveal
from mir_assess.channels.room.ways_in import WaysIn
from mir_assess.model.room import RoomState
from mir_assess.model.round import Round
from mir_assess.speech import say, spoken
from mir_assess.walk import leading

FEWEST = 3
"""People here: below so many, how many of them have answered may tell who has not."""


class Screens:
    """The reveal of each room, kept for as long as the room stays where it is."""

    def __init__(self, hall: Hall, ways: WaysIn) -> None:
        self._hall = hall
        self._ways = ways
        self._wifi = ways.wifi_qr()
        # By room, for as long as that is at hand, and by language.
        self._seen: WeakKeyDictionary[Room, dict[str, tuple[int, asyncio.Task[Reveal | None]]]] = (
            WeakKeyDictionary()
        )

    async def reveal(self, room: Room) -> Reveal | None:
        """Return what the room sees now, in the language spoken; None where it sees nothing.

        Hundreds ask at the same moment: the first has it worked out, and the others wait for that.
        """
        statement_id = leading.statement_at(room.state)
        if statement_id is None or leading.phase_of(room.state) != "talk":
            return None
        seen = room.state.seen.get(statement_id, "")
        if not seen:
            return None
        seen_in = self._seen.setdefault(room, {})
        turn, work = seen_in.get(spoken(), (-1, None))
        if work is None or turn != room.turn or _has_failed(work):
            work = asyncio.create_task(self._work_out(room, statement_id, seen))
            seen_in[spoken()] = (room.turn, work)
        return await asyncio.shield(work)

    async def _work_out(self, room: Room, statement_id: str, seen: str) -> Reveal | None:
        counted = _as_first_shown(room, await self._hall.round_of(room))
        return reveal(showing.counted_in(room, counted), statement_id, seen)

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
            wifi=self._wifi,
            wifi_name=self._ways.wifi_name,
            wifi_password=self._ways.wifi_password,
            number=0 if here is None else shown.chosen.index(here) + 1,
            total=len(shown.chosen),
            statement="" if here is None or state.rests_until else shown.statement(here).text,
            counts=counts(room) if phase == "rate" else (),
            until=_until(state, phase),
            reveal=None if state.rests_until else await self.reveal(room),
        )


def _as_first_shown(room: Room, counted: Round) -> Round:
    """Return the round as it was when the room began to look at what it looks at, with what it agreed since.

    Were the picture drawn anew before everybody's eyes when somebody's answers are taken out, or a sheet is
    typed in, all could read off what that person said.
    """
    began = leading.looks_since(room.events)
    if room.looks_at is None or room.looks_at[0] != began:
        room.looks_at = (began, counted)
    return replace(room.looks_at[1], agreed=counted.agreed)


def _has_failed(work: "asyncio.Task[Reveal | None]") -> bool:
    """Whether the store could not be read just then, so that it is tried anew."""
    return work.done() and (work.cancelled() or work.exception() is not None)


def _until(state: RoomState, phase: str) -> str:
    """When a break ends, or how long there is to talk."""
    if state.rests_until:
        return words.back_at(state.rests_until)
    return words.time_until(state.timed_until) if state.timed_until and phase == "talk" else ""


def counts(room: Room) -> tuple[Count, ...]:
    """Return how many of each group are here, and have answered what is asked now, as counts alone.

    Where so few of a group are here that no page of theirs would tell how many, only the whole room is
    counted: on a phone nobody else sees which group a person chose.
    """
    shown = showing.shown(room, spoken())
    here = leading.statement_at(room.state) if room.state.together else None
    found = room.counted(here)
    if all(joined == 0 or joined >= ROOM.min_base for joined, _ in found.values()):
        return tuple(Count(shown.group(group.id).label, *found[group.id]) for group in room.groups())
    joined, answered = (sum(each) for each in zip(*found.values(), strict=True))
    return (Count(say("Everyone"), joined, answered if joined >= FEWEST else None),)
