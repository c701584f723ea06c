"""Who comes to a keyboard in the rating phase: the next person, how many of a group, and who has been before.

It knows nothing of answers.
"""

from mir_assess.errors import Problem, SessionError
from mir_assess.model.answering_for import counts_with, is_given_for
from mir_assess.model.assessment import REPRESENTATIVE, Group
from mir_assess.model.came import Came
from mir_assess.model.commands import Command, Enter, Next, Numbers, Present
from mir_assess.model.events import ANSWERED_FOR, AskedFor, PresentCounted
from mir_assess.model.helping import PaidHelp
from mir_assess.model.prompts import Reply
from mir_assess.speech import say
from mir_assess.walk.attending import came_of, came_words, helped_of, helped_words
from mir_assess.walk.cards import either
from mir_assess.walk.desk import Desk, Seat
from mir_assess.walk.seats import Seats
from mir_assess.walk.words import SUPPORT_WORDS, counted_elsewhere, given_for, present_words


class Arrivals:
    """Those who sit down at one keyboard."""

    def __init__(self, desk: Desk, seats: Seats) -> None:
        self._desk = desk
        self._seats = seats

    def person_number(self) -> int:
        """Return the number of the person who sits here among those of this keyboard; 0 where nobody does."""
        person = self._seats.person
        return 0 if person is None else self._desk.person_number(person)

    def count(self, group: Group, typed: Command) -> Reply:
        """Take down how many of a group are here, where that is asked."""
        present = self._seats.state(group).present
        match typed:
            case Present(people=people) | Numbers(values=(people,), has_others=False):
                return self._counted(group, people)
            case Enter() if present is not None:
                return self._counted(group, present)
        what = say("How many people are here: {group}?", group=group.label)
        fix = say("Type, for example: present 10. Type present 0 if nobody is.")
        raise SessionError(Problem("", what, fix))

    def count_again(self, typed: Present) -> Reply:
        """Take down how many are here now of the group that is asked."""
        group = self._asked_now()
        if self._seats.person is not None or group is None:
            fix = say("Here people rate one at a time, so nobody needs counting.")
            if self._seats.together:
                commands = either([f"next {each.id}" for each in self._seats.together])
                fix = say("Type {commands}, then how many are here.", commands=commands)
            raise SessionError(Problem("", say("Which group is that?"), fix))
        return self._counted(group, typed.people)

    def _counted(self, group: Group, people: int) -> Reply:
        self._desk.record((self._seats.of(group), PresentCounted(people)))
        elsewhere = self._desk.elsewhere(group) if people else 0
        return Reply((present_words(group, people), *counted_elsewhere(elsewhere)))

    def _asked_now(self) -> Group | None:
        """The group that a statement is put to, or the only one that rates together."""
        asked, together = self._seats.asked(), self._seats.together
        return asked[1] if asked else together[0] if len(together) == 1 else None

    def _counted_just_now(self) -> Group | None:
        """The group whose count was the last thing typed: the screen then asks for another group already."""
        newest = next(self._desk.newest(), None)
        if newest is None or not isinstance(newest.body, PresentCounted):
            return None
        seat = self._desk.seat_at(newest.stream)
        return seat.group if seat else None

    def came(self, typed: Came) -> Reply:
        """Take down whether this person, or how many of a group, had been to a round before: of the group
        that was counted just now, where one was, else of the one asked now.
        """
        person, counted = self._seats.person, self._counted_just_now()
        counting = None if counted else self._seats.group_to_count()
        group = counted or counting or self._asked_now()
        if person is not None:
            seat = person
        elif group is not None:
            seat = self._seats.of(group)
        else:
            what = say("Which group is that?")
            raise SessionError(Problem("", what, say("Say it while a statement is put to the group.")))
        body = came_of(typed, seat.group, None if counting else self._desk.state(seat).most_present)
        self._desk.record((seat, body))
        return Reply((came_words(seat.group, body),))

    def helped(self, typed: PaidHelp) -> Reply:
        """Take down whether whoever helps this person works for the council or a service it pays for."""
        person, asked = self._seats.person, self._asked_now()
        seat = person or (self._seats.of(asked) if asked else None)
        if seat is None:
            what = say("Which group is that?")
            raise SessionError(Problem("", what, say("Say it while a statement is put to the group.")))
        body = helped_of(typed, seat.group, seat.support)
        self._desk.record((seat, body))
        return Reply((helped_words(body),))

    def next(self, typed: Next) -> Reply:
        """Hand the keyboard to the next person, or to a group that rates together."""
        named = self._desk.assessment.group(typed.group)
        group = counts_with(
            self._desk.assessment, named, typed.support, lambda each: self._is_asked_as(named, each)
        )
        person = self._seats.person
        if group in self._seats.together:
            if typed.support:
                what = say("{group} rate together, so no help is recorded for one person.", group=group.label)
                fix = say("Type: {command}", command=f"next {group.id}")
                raise SessionError(Problem("", what, fix))
            self._desk.record(*self._seats.closing(for_another=True), (self._seats.of(group), AskedFor()))
            return Reply(handover=True)
        if person is None or not self._is_for(person, group, typed.support):
            self._desk.record(
                *self._seats.closing(for_another=True), (self._desk.new_seat(group, typed.support), None)
            )
        welcome = say("Welcome. {group}, person {number}.", group=group.label, number=self.person_number())
        helped = f" {say(SUPPORT_WORDS[typed.support])}" if typed.support else ""
        told = self._given_for(named, group) if is_given_for(named, typed.support) else ()
        return Reply((welcome + helped, *told), handover=True)

    def _is_asked_as(self, named: Group, other: Group) -> bool:
        """Whether a person who was called to one group can sit here for another: it rates one at a time, and
        is asked the very same, so that whoever typed ahead types no line more or less.
        """
        asked_of = self._desk.assessment.asked_of
        return other in self._seats.alone and asked_of(other) == asked_of(named)

    def _given_for(self, named: Group, group: Group) -> tuple[str, ...]:
        """What is said to whoever answers for somebody: with whom that counts, or where it belongs."""
        theirs = next((each for each in self._desk.assessment.groups if each.role == REPRESENTATIVE), None)
        if group != named or theirs is None:
            return (given_for(group),)
        together = theirs in self._seats.together
        return (
            say(
                "Answers given for somebody belong to {group}. To go there, type: {command}",
                group=theirs.label,
                command=f"next {theirs.id}" + ("" if together else f" with {ANSWERED_FOR}"),
            ),
        )

    def _is_for(self, person: Seat, group: Group, support: str) -> bool:
        """Whether the seat of this person still waits for just such a person: `next` was typed twice."""
        empty = person in self._desk.seats and not self._desk.state(person).touched
        return empty and (person.group, person.support) == (group, support)
