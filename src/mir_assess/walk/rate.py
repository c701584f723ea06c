"""The rating phase: everyone rates before anything is shown.

One person at a time (individual), or statement by statement with every group that rates together (tally, consensus), people
with lived experience first. Nothing of anyone's answers shows here beyond the entry just made.
"""

from mir_assess.errors import Problem, SessionError
from mir_assess.model import rating
from mir_assess.model.assessment import Group
from mir_assess.model.events import (
    Agreed,
    Answered,
    Body,
    LeftForLater,
    Moved,
    NoteDecided,
    NoteWritten,
    Passed,
    PresentCounted,
    Prioritised,
    Reopened,
    SessionClosed,
    Tallied,
)
from mir_assess.model.prompts import AskStatement, CountPresent, PersonDone, Prompt, RateDone, Reply
from mir_assess.model.session import SessionState
from mir_assess.model.typed import Command, Enter, Go, Next, Numbers, Pick, Present
from mir_assess.walk.cards import card, listed, numbered
from mir_assess.walk.desk import Desk, Seat
from mir_assess.walk.phase import nothing_agreed, nothing_to_take_back, pick_for_group


class Rate:
    """Rating at one keyboard. `_person` is set while one person rates alone; `_detour` holds what was asked for by number."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._assessment = desk.assessment
        groups = self._assessment.groups
        self._alone = tuple(group for group in groups if group.mode == "individual")
        self._together = tuple(group for group in groups if group.mode != "individual")
        self._seats = {group.id: self._seat_of(group) for group in self._together}
        self._person: Seat | None = self._person_to_go_on_with()
        self._counting: Group | None = None
        self._detour: list[tuple[str, str]] = []

    def _seat_of(self, group: Group) -> Seat:
        found = [seat for seat in self._desk.seats if seat.group.id == group.id]
        return found[-1] if found else self._desk.new_seat(group)

    def _person_to_go_on_with(self) -> Seat | None:
        """The person who was answering when the program stopped; else the first, where the first group rates alone."""
        for seat in reversed(self._desk.seats):
            if seat.group.mode == "individual" and not self._desk.state(seat).closed:
                return seat
        first = self._assessment.groups[0]
        started = any(self._desk.state(seat).touched for seat in self._desk.seats)
        return self._desk.new_seat(first) if first in self._alone and not started else None

    # What is shown

    def prompt(self) -> Prompt:
        """Return what is asked now, or that this person, or everyone here, has been through everything."""
        group = self._group_to_count()
        if group is not None:
            return CountPresent(group)
        asked = self._asked()
        if asked is not None:
            return self._ask(*asked)
        if self._person is not None:
            return PersonDone(self._person.group, self._person_number(), self._assessment.groups)
        return RateDone(self._alone)

    def _group_to_count(self) -> Group | None:
        if self._person is not None:
            return None
        uncounted = (group for group in self._together if self._state(group.id).present is None)
        return self._counting or next(uncounted, None)

    def _asked(self) -> tuple[str, str] | None:
        """The statement and group asked now: a detour first, else what the engine says comes next."""
        if self._detour:
            return self._detour[0]
        if self._person is None:
            return rating.next_pair(self._assessment, self._together, {g.id: self._state(g.id) for g in self._together})
        group = self._person.group
        statement_id = rating.next_statement(self._assessment, group, self._desk.state(self._person))
        return None if statement_id is None else (statement_id, group.id)

    def _ask(self, statement_id: str, group_id: str) -> AskStatement:
        group = self._assessment.group(group_id)
        said = self._state(group_id).said.get(statement_id)
        return AskStatement(
            card=card(self._assessment, statement_id),
            group=group,
            question=self._assessment.stem_for(statement_id, group.role) or "",
            said="" if said is None else self._standing(said, group),
            person=self._person_number(),
        )

    def _standing(self, said: Answered | Tallied | Agreed | Passed | LeftForLater, group: Group) -> str:
        """What stands already: in full for one person alone, never the levels where a room can see the screen."""
        if isinstance(said, LeftForLater):
            return "This was left for later."
        if isinstance(said, Passed):
            return "This was passed. Enter keeps it so."
        if group.mode == "individual":
            return f"You said: {rating.describe(self._assessment, said)} Enter keeps it."
        return "Already counted. Enter keeps it." if group.mode == "tally" else "Already agreed. Enter keeps it."

    def _person_number(self) -> int:
        if self._person is None:
            return 0
        seen = self._desk.people_seen.get(self._person.group.id, 0)
        return seen if self._person in self._desk.seats else seen + 1

    def _state(self, group_id: str) -> SessionState:
        seat = self._person if self._person is not None else self._seats[group_id]
        return self._desk.state(seat)

    # What is typed

    def take(self, typed: Command) -> Reply:
        """Do what was typed: an answer, a count of who is here, another statement, the next person, priorities."""
        match typed:
            case Next():
                return self._next(typed)
            case Go():
                return self._go(typed.number)
            case Pick():
                return self._pick(typed)
        group = self._group_to_count()
        if group is not None:
            return self._count(group, typed)
        asked = self._asked()
        if isinstance(typed, Present):
            return self._count_again(asked, typed)
        if asked is None:
            raise SessionError(Problem("", "Everything here has been answered.", self._what_next()))
        return self._answer(*asked, typed)

    def _answer(self, statement_id: str, group_id: str, typed: Command) -> Reply:
        group = self._assessment.group(group_id)
        state = self._state(group_id)
        if isinstance(typed, Enter):
            if self._detour and statement_id in state.said:
                self._detour.pop(0)
                return Reply(("Left as it was.",))
            raise SessionError(Problem("", "Nothing was typed.", _hint(group)))
        said = rating.decide(self._assessment, group, state, statement_id, typed)
        seat = self._person or self._seats[group_id]
        entries: list[tuple[Seat | None, Body]] = [(seat, said)]
        if statement_id in self._desk.room.seen and not isinstance(said, Passed | LeftForLater):
            entries.append((None, Reopened(statement_id)))
        self._desk.record(*entries)
        if self._detour:
            self._detour.pop(0)
        number = self._assessment.chosen.index(statement_id) + 1
        whose = "" if self._person else f", {group.label}"
        return Reply((f"Statement {number}{whose}: {rating.describe(self._assessment, said)}",))

    def _count(self, group: Group, typed: Command) -> Reply:
        match typed:
            case Present(people=people) | Numbers(values=(people,), has_others=False):
                self._desk.record((self._seats[group.id], PresentCounted(people)))
                self._counting = None
                return Reply((_present_words(group, people),))
        raise SessionError(
            Problem("", f"How many people are here: {group.label}?", "Type, for example: present 10 (0 if nobody is)")
        )

    def _count_again(self, asked: tuple[str, str] | None, typed: Present) -> Reply:
        if self._person is not None or asked is None:
            raise SessionError(Problem("", "Whose group?", "Type: next GROUP, then how many are here."))
        group = self._assessment.group(asked[1])
        self._desk.record((self._seats[group.id], PresentCounted(typed.people)))
        return Reply((_present_words(group, typed.people),))

    def _go(self, number: int) -> Reply:
        statement_id = numbered(self._assessment, number)
        groups = (self._person.group,) if self._person else self._here()
        asked = [(statement_id, group.id) for group in groups if statement_id in self._assessment.asked_of(group)]
        if not asked:
            raise SessionError(Problem("", f"Statement {number} is not put to anyone here.", "Type left for what is."))
        self._detour = asked
        return Reply(again=True)

    def _here(self) -> tuple[Group, ...]:
        return tuple(group for group in self._together if self._state(group.id).present)

    def _next(self, typed: Next) -> Reply:
        group = self._assessment.group(typed.group)
        self.leave()
        self._detour = []
        if group in self._alone:
            self._person = self._desk.new_seat(group, typed.support)
            return Reply((f"Welcome. {group.label}, person {self._person_number()}.",), handover=True)
        self._counting = group
        return Reply(handover=True)

    def _pick(self, typed: Pick) -> Reply:
        if self._person is None or typed.group:
            return pick_for_group(self._desk, typed)
        dots = {numbered(self._assessment, number): 1 for number in typed.dots}
        self._desk.record((self._person, Prioritised(self._person.group.id, dots)))
        return Reply((f"What matters most to you: statements {listed([str(n) for n in typed.dots])}.",))

    def leave(self) -> None:
        """End the session of the person at the keyboard, if one is: their answers are in, their screen is cleared."""
        if self._person is not None and self._desk.state(self._person).touched:
            self._desk.record((self._person, SessionClosed()))
        self._person = None

    def free_text(self, line: str) -> Reply | None:
        """Return None: nothing here asks for words alone."""
        return None

    def again(self, number: int) -> Reply:
        """Go to a statement to rate it again, from another phase."""
        if self._person is None and not self._here():
            raise SessionError(Problem("", "Nobody is at this keyboard.", "Type: next GROUP, then g and the number."))
        return self._go(number)

    # Taking back

    def take_back(self) -> Reply:
        """Take back the last entry of this person, or of the groups that rate together here."""
        seats = [self._person] if self._person else list(self._seats.values())
        event = self._desk.last(*(self._desk.stream_of(seat) for seat in seats))
        if event is None:
            raise nothing_to_take_back()
        self._desk.take_back(event)
        self._counting = None
        self._detour = self._back_at(event.stream, event.body, seats)
        return Reply((f"Taken back: {_taken_back(event.body)}.",))

    def _back_at(self, stream: str, body: Body, seats: list[Seat]) -> list[tuple[str, str]]:
        if not isinstance(body, Answered | Tallied | Agreed | Passed | LeftForLater):
            return []
        group = next(seat.group for seat in seats if self._desk.stream_of(seat) == stream)
        return [(body.statement, group.id)]

    # Around it

    def note_place(self, kind: str) -> tuple[Seat | None, str, str]:
        """Return the seat, statement and group a note typed now belongs to; a reason goes to what was agreed last."""
        if kind == "why":
            return self._agreed_last()
        asked = self._asked() if self._group_to_count() is None else None
        if self._person is not None:
            return self._person, asked[0] if asked else "", self._person.group.id
        if asked is None:
            return None, "", ""
        return self._seats[asked[1]], asked[0], asked[1]

    def _agreed_last(self) -> tuple[Seat | None, str, str]:
        """The group at whose seat something was entered last, and the statement it agreed on last."""
        seats = {} if self._person else {self._desk.stream_of(seat): seat for seat in self._seats.values()}
        newest = self._desk.last(*seats)
        if newest is not None:
            seat = seats[newest.stream]
            agreed = [said.statement for said in self._desk.state(seat).said.values() if isinstance(said, Agreed)]
            if agreed:
                return seat, agreed[-1], seat.group.id
        raise nothing_agreed()

    def help_key(self) -> str:
        """Return the mode of whoever is asked now."""
        asked = self._asked()
        group = self._person.group if self._person else self._assessment.group(asked[1]) if asked else None
        return group.mode if group else (self._together or self._alone)[0].mode

    def left(self) -> tuple[str, ...]:
        """Return what each seat here has left, by the statements' numbers."""
        if self._person is not None:
            return (_left_of("You", self._numbers(self._person.group), self._desk.state(self._person)),)
        return tuple(_left_of(g.label, self._numbers(g), self._state(g.id)) for g in self._together)

    def _numbers(self, group: Group) -> dict[str, int]:
        asked = self._assessment.asked_of(group)
        return {s: number for number, s in enumerate(self._assessment.chosen, 1) if s in asked}

    def _what_next(self) -> str:
        ids = listed([f"next {group.id}" for group in self._assessment.groups])
        return f"Type {ids}, or reveal when everyone has rated."


def _hint(group: Group) -> str:
    return {
        "individual": "Type a number, or ? for what else you can type.",
        "tally": "Type how many cards for each level, or ? for help.",
        "consensus": "Type the level you agreed, like 3 of 9, or ? for help.",
    }[group.mode]


def _present_words(group: Group, people: int) -> str:
    if people == 0:
        return f"{group.label}: nobody here, so this group is not asked."
    return f"{group.label}: {people} {'person' if people == 1 else 'people'} here."


def _left_of(who: str, numbers: dict[str, int], state: SessionState) -> str:
    later = [str(number) for s, number in numbers.items() if isinstance(state.said.get(s), LeftForLater)]
    untouched = [str(number) for s, number in numbers.items() if s not in state.said]
    parts = [
        f"still to come: {listed(untouched)}" if untouched else "",
        f"left for later: {listed(later)}" if later else "",
    ]
    return f"{who}: {'; '.join(part for part in parts if part) or 'nothing left'}."


def _taken_back(body: Body) -> str:
    match body:
        case PresentCounted():
            return "how many are here"
        case NoteWritten():
            return "the note"
        case NoteDecided():
            return "whether the note may be printed"
        case Prioritised():
            return "the priorities"
        case SessionClosed():
            return "the end of this session"
        case Moved():
            return "the move"
        case _:
            return "the last answer"
