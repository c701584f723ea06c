"""One room as it stands now: where it is, who is in it, and the bells by which those who follow it are told.

It is read from events and keeps up with them. It knows no store, no request and no page.
"""

import asyncio
from collections import Counter
from collections.abc import Iterable, Mapping

from mir_assess.channels.room import keys
from mir_assess.errors import Problem, SessionError
from mir_assess.model import room as rooms
from mir_assess.model.answering_for import counts_with
from mir_assess.model.assessment import Assessment, Group
from mir_assess.model.events import Event, SessionOpened, assessment_stream, session_stream
from mir_assess.model.helping import read_help
from mir_assess.model.receipts import tidied
from mir_assess.model.room import RoomState  # noqa: TC001 - as all its types
from mir_assess.model.session import fold
from mir_assess.model.value import value
from mir_assess.speech import say
from mir_assess.walk import leading
from mir_assess.walk.own import CHANNEL, Own, may_join

AT_HAND = 1_000
"""People of a room held in memory, and people who have joined and said nothing: whoever was not heard of for
longest is let go of, and read from the store again when they come back.
"""


@value
class Away:
    """What is held of somebody who was let go of: enough to count them, and to find them by their code."""

    session_id: str
    group: Group
    stream: str
    version: int
    receipt: str
    settled: frozenset[str]
    is_through: bool


class Bell:
    """Rung for everyone who waits for it at that moment: hundreds may, and none costs another a turn."""

    def __init__(self) -> None:
        self._next = asyncio.Event()

    def ring(self) -> None:
        """Let all who wait go on."""
        now, self._next = self._next, asyncio.Event()
        now.set()

    async def rung(self, within: float) -> bool:
        """Wait until it is rung; return whether it was, within so many seconds."""
        try:
            async with asyncio.timeout(within):
                await self._next.wait()
        except TimeoutError:
            return False
        return True


class Room:
    """One assessment as its room has it now: where it is, and who answers here.

    `people` are those who have said something, by session id, the longest unheard of first; `away` those of
    them who are not held whole. `joined` chose a group here and may not have said anything yet.
    """

    def __init__(self, events: Iterable[Event]) -> None:
        self.events: list[Event] = list(events)
        self.state: RoomState = rooms.fold(self.events)
        if self.state.assessment is None:
            what = say("There is no assessment of this name.")
            raise SessionError(Problem("", what, say("Start one with: start")))
        self.secret = self.events[0].id
        self.assessment: Assessment = self.state.assessment
        self.name = self.assessment.name
        self.stream = assessment_stream(self.name)
        self.code = keys.room_code(self.secret)
        self.key = keys.leading_key(self.secret)
        self.people: dict[str, Own] = {}
        self.away: dict[str, Away] = {}
        self.joined: dict[str, str] = {}
        self._here: Counter[str] = Counter()
        self._elsewhere: dict[str, int] = {}
        self.moved = Bell()
        self.answered = Bell()
        self.turn = 0
        self.counts_turn = 0

    @property
    def version(self) -> int:
        """The newest version of the room's own stream."""
        return self.events[-1].version

    def groups(self) -> tuple[Group, ...]:
        """Return the groups whose people can answer on devices of their own."""
        return tuple(group for group in self.assessment.groups if may_join(group))

    def counts_with(self, group: Group, support: str) -> Group:
        """Return the group that somebody counts with who joins as one of `group`, helped so: where they
        answer for somebody, the one that is there for that, if it can answer on devices of its own.
        """
        return counts_with(self.assessment, group, read_help(support)[0], may_join)

    def put_to(self, own: Own) -> str | None:
        """Return the statement this person is to answer now: the room's, while it answers together, else
        their own next one. None where there is nothing to answer.
        """
        if leading.phase_of(self.state) != "rate":
            return None
        here = leading.statement_at(self.state)
        if self.state.together:
            if here is None or here not in self.assessment.asked_of(own.group):
                return None
            return None if own.state.is_settled(here) else here
        if here is not None and here in self.state.seen and not own.state.is_settled(here):
            return here
        wanted = own.asked()
        if wanted is None or leading.may_answer(self.state, wanted):
            return wanted
        asked = self.assessment.asked_of(own.group)
        return next((each for each in asked if self._is_open(own, each)), None)

    def _is_open(self, own: Own, statement_id: str) -> bool:
        return not own.state.is_settled(statement_id) and leading.may_answer(self.state, statement_id)

    def counted(self, statement_id: str | None) -> dict[str, tuple[int, int]]:
        """Return by group id how many of its people are here, and how many are done with a statement; with
        None, with all there is.
        """
        done: Counter[str] = Counter()
        for own in self.people.values():
            settled = own.asked() is None if statement_id is None else own.state.is_settled(statement_id)
            done[own.group.id] += settled
        for away in self.away.values():
            done[away.group.id] += away.is_through if statement_id is None else statement_id in away.settled
        return {group.id: (self.here(group), done[group.id]) for group in self.groups()}

    def here(self, group: Group) -> int:
        """Return how many people of a group are here: those who joined, and those who have answered."""
        return self._here[group.id]

    def has_spoken(self, session_id: str) -> bool:
        """Return whether anything was said in a session."""
        return session_id in self.people or session_id in self.away

    def at_hand(self, session_id: str) -> Own | None:
        """Return the person of a session, who is heard of now; None where they are not held in memory."""
        own = self.people.pop(session_id, None)
        if own is not None:
            self.people[session_id] = own  # at the end: let go of last
        return own

    def comes(self, session_id: str, group: Group) -> None:
        """Take down that somebody has joined, and may not have said anything yet."""
        if self.has_spoken(session_id) or self.state.sealed:
            return
        if self.joined.pop(session_id, None) is None:
            self._here[group.id] += 1
        self.joined[session_id] = group.id
        if len(self.joined) > AT_HAND:
            self._here[self.joined.pop(next(iter(self.joined)))] -= 1

    def speaks(self, own: Own) -> None:
        """Take down that somebody has said something."""
        if self.state.sealed:  # since it was read
            return
        self.comes(own.session_id, own.group)
        self.joined.pop(own.session_id, None)
        self.away.pop(own.session_id, None)
        self.people.pop(own.session_id, None)
        self.people[own.session_id] = own
        if len(self.people) > AT_HAND:
            self._lets_go(self.people.pop(next(iter(self.people))))

    def _lets_go(self, own: Own) -> None:
        settled = frozenset(filter(own.state.is_settled, self.assessment.asked_of(own.group)))
        is_through = own.asked() is None
        self.away[own.session_id] = Away(
            own.session_id, own.group, own.stream, own.version, own.receipt, settled, is_through
        )

    def goes(self, session_id: str, group: Group) -> None:
        """Take down that somebody has left, or had everything taken out."""
        if self.has_spoken(session_id) or session_id in self.joined:
            self._here[group.id] -= 1
        self.people.pop(session_id, None)
        self.away.pop(session_id, None)
        self.joined.pop(session_id, None)

    def newer(self, versions: Mapping[str, int]) -> tuple[str, ...]:
        """Return which streams of sessions hold something that is not known here, given their newest
        versions.
        """
        return tuple(stream for stream, version in versions.items() if self._version_of(stream) < version)

    def _version_of(self, stream: str) -> int:
        session_id = stream.removeprefix(session_stream(self.name, ""))
        one = self.people.get(session_id) or self.away.get(session_id)
        return self._elsewhere.get(stream, 0) if one is None else one.version

    def hears(self, events: Iterable[Event]) -> None:
        """Take in what people said, here or at another server: whole streams of sessions.

        Whoever is away from here stays away: they go on at another server. What came in through another
        channel is counted there, and only its version is kept.
        """
        if self.state.sealed:  # since they were read
            return
        by_stream: dict[str, list[Event]] = {}
        for event in events:
            by_stream.setdefault(event.stream, []).append(event)
        for stream, said in by_stream.items():
            if not isinstance(said[0].body, SessionOpened) or said[0].channel != CHANNEL:
                self._elsewhere[stream] = said[-1].version
            elif self._version_of(stream) < said[-1].version:  # or it has gone on here meanwhile
                self._hears_one(stream.removeprefix(session_stream(self.name, "")), said)

    def _hears_one(self, session_id: str, said: list[Event]) -> None:
        own = self.people.get(session_id)
        if own is None:
            stands = fold(said)
            group = self.assessment.group(stands.group)
            own = Own(self.assessment, self.secret, session_id, group, stands.support, stands.sitting)
        own.again(said)
        if session_id in self.away:
            self._lets_go(own)
        else:
            self.speaks(own)

    def spoken(self) -> tuple[Own | Away, ...]:
        """Return everybody who has said something."""
        return (*self.people.values(), *self.away.values())

    def whose(self, code: str) -> Own | Away | None:
        """Return the person a receipt code stands for."""
        wanted = tidied(code)
        return next((one for one in self.spoken() if one.receipt == wanted), None)

    def takes_in(self, events: Iterable[Event]) -> None:
        """Take in what happened to the room since."""
        new = [event for event in events if event.version > self.version]
        if new:
            self.events.extend(new)
            self.state = rooms.fold(self.events)
        if self.state.sealed:
            # Sealing drops every link between one person's answers, so none stays in memory either.
            self.empties()

    def empties(self) -> None:
        """Let nothing of anybody stay in memory."""
        for held in (self.people, self.away, self.joined, self._here, self._elsewhere):
            held.clear()

    def tells(self) -> None:
        """Tell everyone who follows the room that it has moved."""
        self.turn += 1
        self.moved.ring()
        self.answered.ring()

    def counts(self) -> None:
        """Tell those who follow how many have answered that somebody has; all others are left alone."""
        self.counts_turn += 1
        self.answered.ring()
