"""Who is at this keyboard in the rating phase: one person alone, or the groups that rate together.

All of it is read from what is kept, so that whoever comes back finds the keyboard as it was left. It decides
nothing.
"""

from mir_assess.model import rating
from mir_assess.model.assessment import Group
from mir_assess.model.events import Agreed, Body, SessionClosed
from mir_assess.model.session import SessionState
from mir_assess.speech import say
from mir_assess.walk.desk import Desk, Seat
from mir_assess.walk.words import left_words


class Seats:
    """The seats of this keyboard. In groups `alone` people rate one at a time, in those `together` as one."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        groups = desk.assessment.groups
        self.alone = tuple(group for group in groups if group.mode == "individual")
        self.together = tuple(group for group in groups if group.mode != "individual")
        self._fresh: dict[str, Seat] = {}

    @property
    def person(self) -> Seat | None:
        """The person who sits here: the last to sit down, until they leave; at first, one of a first group
        that rates alone.
        """
        people = [seat for seat in self._desk.seats if seat.group.mode == "individual"]
        if people:
            return None if self._desk.state(people[-1]).closed else people[-1]
        first = self._desk.assessment.groups[0]
        return self._fresh_seat(first) if first in self.alone and not self._desk.seats else None

    def of(self, group: Group) -> Seat:
        """Return the seat of a group that rates together."""
        taken = [seat for seat in self._desk.seats if seat.group == group]
        return taken[-1] if taken else self._fresh_seat(group)

    def _fresh_seat(self, group: Group) -> Seat:
        """A seat nobody has said anything at yet: the same one until somebody does.

        Where answers given at it were taken out elsewhere, it is a new one: their code is never anybody's
        again.
        """
        if group.id not in self._fresh or self._desk.was_used(self._fresh[group.id]):
            self._fresh[group.id] = self._desk.new_seat(group)
        return self._fresh[group.id]

    def state(self, group: Group) -> SessionState:
        """Return what stands for this group here: of the person, while one rates alone."""
        return self._desk.state(self.person or self.of(group))

    def here(self) -> tuple[Group, ...]:
        """Return whom a statement can be put to now: the person's group, or the groups that someone is here
        of.
        """
        if self.person is not None:
            return (self.person.group,)
        return tuple(group for group in self.together if self.state(group).present)

    def group_to_count(self) -> Group | None:
        """Return the group whose people are to be counted now; None when that is done or not needed."""
        if self.person is not None:
            return None
        wanted = (group for group in self.together if self.state(group).asked_for == "")
        uncounted = (group for group in self.together if self.state(group).present is None)
        return next(wanted, None) or next(uncounted, None)

    def asked(self) -> tuple[str, Group] | None:
        """Return the statement asked now, and of whom; None when nothing is left."""
        assessment = self._desk.assessment
        if self.person is not None:
            group = self.person.group
            statement_id = rating.next_statement(assessment, group, self.state(group))
            return None if statement_id is None else (statement_id, group)
        pair = rating.next_pair(
            assessment, self.together, {group.id: self.state(group) for group in self.together}
        )
        return None if pair is None else (pair[0], assessment.group(pair[1]))

    def closing(self, *, for_another: bool) -> list[tuple[Seat | None, Body | None]]:
        """Return the entry that ends the session of the person who sits here, if one was begun.

        A seat where nothing was said stays free, unless it is needed `for_another`.
        """
        person = self.person
        if person is None or person not in self._desk.seats:
            return []
        return [(person, SessionClosed())] if for_another or self._desk.state(person).touched else []

    def agreed_last(self) -> tuple[Seat, str, str] | None:
        """Return the seat that agreed last here, with the ids of the statement and the group."""
        for event in self._desk.newest() if self.person is None else ():
            seat = self._desk.seat_at(event.stream)
            if seat is not None and isinstance(event.body, Agreed):
                return seat, event.body.statement, seat.group.id
        return None

    def left(self, of: tuple[Group, ...] = (), *, only_open: bool = False) -> tuple[str, ...]:
        """Return what these groups (all of this keyboard, unless named) have left, a sentence each.

        With `only_open`, nothing is said of a group that has nothing left.
        """
        lines = []
        for group in of or (self.here() if self.person else self.together):
            called = say("You") if self.person else group.label
            left = left_words(called, self._desk.assessment, group, self.state(group))
            if left or not only_open:
                lines.append(left or say("{who}: nothing left.", who=called))
        return tuple(lines)
