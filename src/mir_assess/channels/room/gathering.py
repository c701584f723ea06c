"""One room as it stands now: where it is, who is in it, and the bells by which those who follow it are told.

It is read from events and keeps up with them. It knows no store, no request and no page.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import Any

from mir_assess.channels.room import keys
from mir_assess.channels.room.attending import Attending, Away, Bell
from mir_assess.errors import Problem, SessionError
from mir_assess.model import room as rooms
from mir_assess.model.answering_for import counts_with
from mir_assess.model.assessment import Assessment, Group
from mir_assess.model.events import Event, assessment_stream
from mir_assess.model.helping import read_help
from mir_assess.model.receipts import tidied
from mir_assess.model.room import RoomState  # noqa: TC001 - as all its types
from mir_assess.model.round import Round  # noqa: TC001 - the same
from mir_assess.speech import say
from mir_assess.walk import leading
from mir_assess.walk.own import Own, may_join

AT_HAND = 1_000
"""People of a room held in memory, and people who have joined and said nothing: whoever was not heard of for
longest is let go of, and read from the store again when they come back.
"""
MOST_PEOPLE = 10_000
"""People of a room at most, with those who were let go of and are only counted: nobody else may join then."""


class Room:
    """One assessment as its room has it now: where it is, and who answers here.

    `people` are those who have said something, by session id, the longest unheard of first; `away` those of
    them who are not held whole. `joined` chose a group here and may not have said anything yet. `attending`
    are those of all these who are here at this sitting. `elsewhere` has the versions of what came in through
    another channel. `looks_at` is what the picture counts that the room
    looks at, with the version of the event since which it does.
    """

    def __init__(self, events: Iterable[Event]) -> None:
        self.events: list[Event] = list(events)
        self.state: RoomState = rooms.fold(self.events)
        if self.state.assessment is None:
            what = say("There is no assessment of this name.")
            raise SessionError(
                Problem("", what, say("To open one, type: `mir-assess start {name}`", name="NAME"))
            )
        self.secret = self.events[0].id
        self.assessment: Assessment = self.state.assessment
        self.name = self.assessment.name
        self.stream = assessment_stream(self.name)
        self.code = keys.room_code(self.secret)
        self.people: dict[str, Own] = {}
        self.away: dict[str, Away] = {}
        self.joined: dict[str, str] = {}
        self.attending = Attending()
        self._seen_before = leading.seen_before(self.events)
        self.elsewhere: dict[str, int] = {}
        self.listeners = 0
        self._worked_out: dict[Hashable, Any] = {}
        self.looks_at: tuple[int, Round] | None = None
        self.moved = Bell()
        self.answered = Bell()
        self.turn = 0
        self.counts_turn = 0

    @property
    def key(self) -> str:
        """The key of whoever leads."""
        return self._all_keys()[-1]

    @property
    def former_keys(self) -> tuple[str, ...]:
        """The keys that lead no more."""
        return self._all_keys()[:-1]

    def _all_keys(self) -> tuple[str, ...]:
        changes = ("", *self.state.keys)
        found: tuple[str, ...] = self.once(
            ("keys", changes), lambda: tuple(keys.leading_key(self.secret, each) for each in changes)
        )
        return found

    @property
    def version(self) -> int:
        """The newest version of the room's own stream."""
        return self.events[-1].version

    def once(self, what: Hashable, work: Callable[[], Any]) -> Any:
        """Return what is worked out of this room's assessment, the first time it is asked for. There is so
        much of it and no more, and it goes when the room is let go of.
        """
        if what not in self._worked_out:
            self._worked_out[what] = work()
        return self._worked_out[what]

    @property
    def number_of_people(self) -> int:
        """How many people of this room memory has something of."""
        return len(self.people) + len(self.away) + len(self.joined)

    @property
    def is_full(self) -> bool:
        """Whether nobody else may join."""
        return self.number_of_people >= MOST_PEOPLE

    def groups(self) -> tuple[Group, ...]:
        """Return the groups whose people can answer on devices of their own."""
        return tuple(group for group in self.assessment.groups if may_join(group))

    @property
    def sitting(self) -> str:
        """A mark of the sitting that is on, fit for a cookie; empty while none was named."""
        return keys.sitting_mark(self.secret, self.state.sitting) if self.state.sitting else ""

    def may_answer(self, own: Own, statement_id: str) -> bool:
        """Return whether a person may give or change an answer now. What an earlier sitting saw, its people
        saw: to them it stays closed, though this one has not seen it.
        """
        if not leading.may_answer(self.state, statement_id):
            return False
        return statement_id not in self._seen_before or self._is_of_now(own)

    def _is_of_now(self, own: Own) -> bool:
        """Whether a person began at the sitting that is on, or has not begun."""
        return not own.version or self.state.sitting in ("", own.state.sitting)

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
            return here if self._is_open(own, here) else None
        if here is not None and here in self.state.seen and self._is_open(own, here):
            return here
        wanted = own.asked()
        if wanted is None or self.may_answer(own, wanted):
            return wanted
        asked = self.assessment.asked_of(own.group)
        return next((each for each in asked if self._is_open(own, each)), None)

    def _is_open(self, own: Own, statement_id: str) -> bool:
        return not own.state.is_settled(statement_id) and self.may_answer(own, statement_id)

    def counted(self, statement_id: str | None) -> dict[str, tuple[int, int]]:
        """Return by group id how many of its people are here, and how many are done with a statement; with
        None, with all there is.
        """
        done: Counter[str] = Counter()
        bit = 0 if statement_id is None else self._bit(statement_id)
        for own in filter(lambda each: each.session_id in self.attending, self.people.values()):
            settled = own.asked() is None if statement_id is None else own.state.is_settled(statement_id)
            done[own.group.id] += settled
        for away in filter(lambda each: each.session_id in self.attending, self.away.values()):
            done[away.group.id] += away.is_through if statement_id is None else bool(away.settled & bit)
        return {group.id: (self.here(group), done[group.id]) for group in self.groups()}

    def here(self, group: Group) -> int:
        """Return how many people of a group are here: those who joined, and those who have answered."""
        return self.attending.number(group.id)

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
        """Take down that somebody is here, who may not have said anything yet."""
        if self.state.sealed:
            return
        self.attending.comes(session_id, group.id)
        if self.has_spoken(session_id):
            return
        self.joined.pop(session_id, None)
        self.joined[session_id] = group.id
        if len(self.joined) > AT_HAND:
            longest = next(iter(self.joined))
            self.attending.goes(longest)
            del self.joined[longest]

    def speaks(self, own: Own) -> None:
        """Take down that somebody has said something."""
        if self.state.sealed:  # since it was read
            return
        if self._is_of_now(own):
            self.attending.comes(own.session_id, own.group.id)
        self.joined.pop(own.session_id, None)
        self.away.pop(own.session_id, None)
        self.people.pop(own.session_id, None)
        self.people[own.session_id] = own
        if len(self.people) > AT_HAND:
            self.lets_go(self.people.pop(next(iter(self.people))))

    def lets_go(self, own: Own) -> None:
        """Hold of somebody what is needed to count them and to find them again, and no more."""
        settled = sum(map(self._bit, filter(own.state.is_settled, self.assessment.asked_of(own.group))))
        is_through = own.asked() is None
        self.away[own.session_id] = Away(
            own.session_id, own.group, own.stream, own.version, own.receipt, settled, is_through
        )

    def _bit(self, statement_id: str) -> int:
        places = self.once("bits", lambda: {one: place for place, one in enumerate(self.assessment.chosen)})
        return 1 << int(places[statement_id])

    def goes(self, session_id: str) -> None:
        """Take down that somebody has left, or had everything taken out."""
        self.attending.goes(session_id)
        self.people.pop(session_id, None)
        self.away.pop(session_id, None)
        self.joined.pop(session_id, None)

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
            sitting = self.state.sitting
            self.events.extend(new)
            self.state = rooms.fold(self.events)
            self._seen_before = leading.seen_before(self.events)
            if self.state.sitting != sitting:
                self._begins_again()
        if self.state.sealed:
            # Sealing drops every link between one person's answers, so none stays in memory either.
            self.empties()

    def _begins_again(self) -> None:
        """Another sitting began: only its own people are here."""
        self.attending.clear()
        self.joined.clear()
        for own in filter(self._is_of_now, self.people.values()):
            self.attending.comes(own.session_id, own.group.id)

    def empties(self) -> None:
        """Let nothing of anybody stay in memory."""
        for held in (self.people, self.away, self.joined, self.attending, self.elsewhere):
            held.clear()
        self.looks_at = None

    def tells(self) -> None:
        """Tell everyone who follows the room that it has moved."""
        self.turn += 1
        self.moved.ring()
        self.answered.ring()

    def counts(self) -> None:
        """Tell those who follow how many have answered that somebody has; all others are left alone."""
        self.counts_turn += 1
        self.answered.ring()
