"""The rating phase: everyone rates before anything is shown.

One person at a time (individual), or statement by statement with every group that rates together (tally,
consensus), people with lived experience first. Nothing of anyone's answers shows here beyond the entry just
made.
"""

from mir_assess.errors import Problem, SessionError
from mir_assess.model import rating
from mir_assess.model.assessment import Group
from mir_assess.model.came import Came
from mir_assess.model.commands import Command, Enter, Go, Next, Pick, Present
from mir_assess.model.events import (
    AskedFor,
    Body,
    LeftForLater,
    Opened,
    Passed,
    Prioritised,
    SessionOpened,
)
from mir_assess.model.helping import PaidHelp
from mir_assess.model.prompts import AskStatement, CountPresent, PersonDone, Prompt, RateDone, Reply
from mir_assess.model.room_events import Moved, Reopened
from mir_assess.model.session import Said
from mir_assess.speech import say, say_n
from mir_assess.walk.arrivals import Arrivals
from mir_assess.walk.cards import card, either, listed, numbered, part_begun
from mir_assess.walk.desk import Desk, Seat
from mir_assess.walk.own_code import OwnCode
from mir_assess.walk.phase import (
    does_not_fit,
    nothing_agreed,
    nothing_to_take_back,
    pick_for_group,
    take_back,
)
from mir_assess.walk.seats import Seats
from mir_assess.walk.words import missing_cards


class Rate:
    """Rating at one keyboard."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._assessment = desk.assessment
        self._seats = Seats(desk)
        self._arrivals = Arrivals(desk, self._seats)
        self.code = OwnCode(desk, self._seats)

    # What is shown

    def prompt(self) -> Prompt:
        """Return what is asked now, or that this person, or everyone here, has been through everything."""
        seats = self._seats
        group = seats.group_to_count()
        if group is not None:
            return CountPresent(group, seats.state(group).present)
        asked = seats.asked()
        if asked is not None:
            return self._ask(*asked)
        total = len(self._assessment.chosen)
        if seats.person is not None:
            code = self.code.shown(seats.person)
            return PersonDone(
                seats.person.group, self._arrivals.person_number(), self._assessment.groups, total, code
            )
        anyone = any(self._desk.state(seat).said for seat in self._desk.seats)
        return RateDone(self._assessment.groups, total, anyone)

    def _ask(self, statement_id: str, group: Group) -> AskStatement:
        state = self._seats.state(group)
        said = state.said.get(statement_id)
        return AskStatement(
            card=card(self._assessment, statement_id),
            group=group,
            question=self._assessment.stem_for(statement_id, group.role) or "",
            said="" if said is None else self._standing(said, group),
            person=self._arrivals.person_number(),
            present=state.present or 0,
            begins=part_begun(self._assessment, group, statement_id),
        )

    def _standing(self, said: Said, group: Group) -> str:
        """What stands already: in full for one person alone, never the levels where a room can see the
        screen.
        """
        if isinstance(said, LeftForLater):
            return say("This was left for later.")
        if self.code.has_gone:
            return say("This was answered before. Enter keeps it.")
        if isinstance(said, Passed):
            return say("This was passed. Enter keeps it so.")
        if group.mode == "individual":
            answer = rating.describe(self._assessment, said)
            return say("You said: {answer} Enter keeps it.", answer=answer)
        if group.mode == "tally":
            return say("This was counted before. Enter keeps it.")
        return say("This was agreed before. Enter keeps it.")

    # What is typed

    def take(self, typed: Command) -> Reply:
        """Do what was typed: an answer, a count of who is here, another statement, the next person,
        priorities.
        """
        self.code.see_who_left()
        match typed:
            case Next():
                return self._arrivals.next(typed)
            case Go(number=number):
                self._desk.record(*self._asking_for(number))
                return Reply(again=True)
            case Pick():
                return self._pick(typed)
            case Came():
                return self._arrivals.came(typed)
            case PaidHelp():
                return self._arrivals.helped(typed)
        group = self._seats.group_to_count()
        if group is not None:
            return self._arrivals.count(group, typed)
        asked = self._seats.asked()
        if isinstance(typed, Present):
            return self._arrivals.count_again(typed)
        if asked is None:
            if self.code.is_read and isinstance(typed, Enter):
                return self.code.is_noted()
            raise SessionError(Problem("", say("Everything here has been rated."), self._what_next()))
        return self._answer(*asked, typed)

    def _answer(self, statement_id: str, group: Group, typed: Command) -> Reply:
        state = self._seats.state(group)
        if isinstance(typed, Enter):
            return self._keep_as_it_was(statement_id, group)
        said = rating.decide(self._assessment, group, state, statement_id, typed)
        seat = self._seats.person or self._seats.of(group)
        again: list[tuple[Seat | None, Body]] = []
        if statement_id in self._desk.room.seen and not isinstance(said, Passed | LeftForLater):
            again.append((None, Reopened(statement_id)))
        self._desk.record(*again, (seat, said))
        self.code.comes()
        number = self._assessment.chosen.index(statement_id) + 1
        whose = "" if self._seats.person else group.label
        said_back = _read_back(number, whose, rating.describe(self._assessment, said))
        return Reply((said_back, *missing_cards(said, state.present)))

    def _keep_as_it_was(self, statement_id: str, group: Group) -> Reply:
        """Take Enter as leave to go on where a statement was asked for by number; else as the wish to hear it
        again.
        """
        state = self._seats.state(group)
        if state.asked_for != statement_id or statement_id not in state.said:
            return Reply(again=True)
        self._desk.record((self._seats.person or self._seats.of(group), state.said[statement_id]))
        self.code.comes()
        return Reply((say("Left as it was."),))

    def _asking_for(self, number: int) -> list[tuple[Seat | None, Body | None]]:
        """The entries that put a statement to everyone who is here and not on their way to it already."""
        statement_id = numbered(self._assessment, number)
        here = [group for group in self._seats.here() if statement_id in self._assessment.asked_of(group)]
        if not here:
            what = say("Nobody here can be asked statement {number} now.", number=number)
            raise SessionError(Problem("", what, self._who_can()))
        return [
            (self._seats.person or self._seats.of(group), AskedFor(statement_id))
            for group in here
            if self._seats.state(group).asked_for != statement_id
        ]

    def _who_can(self) -> str:
        if not self._seats.together:
            return say("People here rate one at a time, and nobody sits at the keyboard.")
        commands = either([f"next {group.id}" for group in self._seats.together])
        return say("To say who is here, type {commands}.", commands=commands)

    def _pick(self, typed: Pick) -> Reply:
        person = self._seats.person
        if person is None or typed.group:
            return pick_for_group(self._desk, typed, person)
        dots = {numbered(self._assessment, number): 1 for number in typed.dots}
        self._desk.record((person, Prioritised(person.group.id, dots)))
        picked = listed([str(number) for number in typed.dots])
        return Reply(
            (
                say_n(
                    "What matters most to you: statement {picked}.",
                    "What matters most to you: statements {picked}.",
                    len(dots),
                    picked=picked,
                ),
            )
        )

    def move_to(self, place: str) -> tuple[str, ...]:
        """Leave for another phase: a person's session ends. Return what groups here have not rated yet, to be
        said.
        """
        left = () if self._seats.person else self._seats.left(of=self._seats.here(), only_open=True)
        self._desk.record(*self._seats.closing(for_another=False), (None, Moved(place)))
        self.code.leaves()
        return (*left, say("To go back and rate them, type: rate")) if left else ()

    def again(self, number: int) -> Reply:
        """Rate a statement again, from any phase."""
        move: list[tuple[Seat | None, Body | None]] = []
        asking = self._asking_for(number)
        if self._desk.room.place.partition("/")[0] != "rate":
            move.append((None, Moved(f"rate/{numbered(self._assessment, number)}")))
        self._desk.record(*move, *asking)
        return Reply(again=True)

    def take_back(self) -> Reply:
        """Take back the last line of this person, or of the groups that rate together here and the room."""
        self.code.see_who_left()
        person = self._seats.person
        seats = [person] if person else [self._seats.of(group) for group in self._seats.together]
        own = {self._desk.stream_of(seat) for seat in (None, *seats)}
        for event in self._desk.newest():
            if (
                person is not None
                and event.stream != self._desk.room_stream
                and isinstance(event.body, SessionOpened)
            ):
                break
            if event.stream in own and not isinstance(event.body, Opened | SessionOpened):
                return take_back(self._desk, event)
        raise nothing_to_take_back()

    # Around it

    def asks_for_words(self) -> bool:
        """Return False: nothing here asks for words alone."""
        return False

    def take_words(self, words: str) -> Reply:
        """Refuse: nothing here asks for words alone."""
        raise SessionError(Problem("", does_not_fit(words), self._what_next()))

    def note_place(self, kind: str) -> tuple[Seat | None, str, str]:
        """Return the seat, statement and group a note typed now belongs to; a reason goes to what was agreed
        last.
        """
        if kind == "why":
            agreed = self._seats.agreed_last()
            if agreed is None:
                raise nothing_agreed()
            return agreed
        person = self._seats.person
        asked = self._seats.asked() if self._seats.group_to_count() is None else None
        if person is not None:
            return person, asked[0] if asked else "", person.group.id
        if asked is None:
            return None, "", ""
        return self._seats.of(asked[1]), asked[0], asked[1].id

    def help_key(self) -> str:
        """Return the mode of whoever is asked now."""
        asked = self._seats.asked()
        if asked is not None:
            return asked[1].mode
        return (self._seats.here() or self._assessment.groups)[0].mode

    def left(self) -> tuple[str, ...]:
        """Return what each group here, or the person, has left, by the statements' numbers."""
        return self._seats.left() or (self._what_next(),)

    def _what_next(self) -> str:
        commands = either([f"next {group.id}" for group in self._assessment.groups])
        return say("Type {commands}; or reveal, when everyone has rated.", commands=commands)


def _read_back(number: int, group: str, said: str) -> str:
    if group:
        return say("Statement {number}, {group}: {said}", number=number, group=group, said=said)
    return say("Statement {number}: {said}", number=number, said=said)
