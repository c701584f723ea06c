"""A box of cards, counted: a line a statement, by the very rules of the walk's tally.

A group's cards of one sitting are one session, so a box typed in twice is seen, and counted once.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from mir_assess.errors import Problem
from mir_assess.model import rating
from mir_assess.model.assessment import Group
from mir_assess.model.bank import Scale
from mir_assess.model.commands import Numbers, Present, Word
from mir_assess.model.events import Body, PresentCounted, SessionOpened, Tallied
from mir_assess.model.session import Said
from mir_assess.model.typed import read_line
from mir_assess.speech import say
from mir_assess.store.base import Superseded
from mir_assess.walk.cards import card, numbered
from mir_assess.walk.desk import Seat
from mir_assess.walk.phase import nothing_to_take_back
from mir_assess.walk.pile.entries import is_for_home, sent_home
from mir_assess.walk.pile.piles import Pile
from mir_assess.walk.pile.turns import Asked, Home, SentHome, Turn, refused
from mir_assess.walk.pile.words import standing
from mir_assess.walk.taking_back import taken_back_words
from mir_assess.walk.words import missing_cards, present_words


class Box:
    """Counting the cards of one group."""

    def __init__(self, pile: Pile, group: Group, home: Home) -> None:
        self._pile, self._home = pile, home
        self._desk = desk = pile.desk()
        self._group = replace(group, mode="tally")
        taken = (
            seat
            for seat in desk.seats
            if seat.group.id == group.id and desk.state(seat).mode == self._group.mode
        )
        found = next(taken, None)
        box_id = found.session_id if found else pile.codes.box_id(group.id, pile.sitting)
        self._seat = Seat(box_id, self._group)
        self._wanted = ""

    @property
    def stands(self) -> bool:
        """Whether anything of this box was counted already."""
        return self._desk.state(self._seat).touched

    def asks(self) -> Asked:
        """Return what is asked: how many people, then statement after statement."""
        state = self._desk.state(self._seat)
        if state.present is None:
            what = say("{group}: how many people dropped cards?", group=self._group.label)
            return Asked(say("A box of cards."), what, hints=(say("Type the number. b: back to the pile."),))
        statement_id = self._asked()
        if statement_id is None:
            what = say("All cards of this box are counted.")
            again = say("g 7: count statement 7 again. sheets: back to the pile. q: save and stop.")
            return Asked(self._place(), what, hints=(*self._next_box(), again))
        shown = card(self._desk.assessment, statement_id)
        said = state.said.get(statement_id)
        return Asked(
            self._place(),
            f"{shown.number}. {shown.text}",
            tuple(f"{number}  {level.label}" for number, level in enumerate(shown.levels, 1)),
            (
                *((_standing(said),) if said else ()),
                say(
                    "Cards for each level, lowest first, like: {example}",
                    example=rating.cards_example(len(shown.levels)),
                ),
                *_easy(self._desk.assessment.scale_of(statement_id)),
                say("Add d=2 (don’t know) or x=1 (does not apply). A card that nobody can read is in none."),
                say("p pass, b back, g 7 go to, sheets: back to the pile, ? help, q stop."),
            ),
        )

    def _next_box(self) -> tuple[str, ...]:
        """How to go on with the next group that may have dropped cards, and of which none are counted."""
        counted = self._pile.boxes()
        groups = (each for each in self._desk.assessment.groups if each.mode == "tally")
        left = next((each for each in groups if each.id not in counted), None)
        if left is None:
            return ()
        return (say("For the cards of “{group}”: {command}", group=left.label, command=f"cards {left.id}"),)

    def _place(self) -> str:
        done, total = self._done()
        group = self._group.label
        return say("A box of cards. {group}. {done} of {total} counted.", group=group, done=done, total=total)

    def _done(self) -> tuple[int, int]:
        """How many statements are counted, and of how many."""
        asked = self._desk.assessment.asked_of(self._group)
        said = self._desk.state(self._seat).said
        return sum(1 for each in asked if each in said), len(asked)

    def _asked(self) -> str | None:
        return self._wanted or rating.next_statement(
            self._desk.assessment, self._group, self._desk.state(self._seat)
        )

    def take(self, line: str) -> Turn:
        """Take how many people there were, the cards of a statement, or the last line back."""
        typed = line.strip().casefold()
        if not typed:
            self._wanted = ""
            return Turn()
        if typed == "sheets" or (typed == "b" and not self.stands):
            return self._home.home(self._aside() if self.stands else ())
        if typed == "b":
            return self._back()
        if typed == "?":
            return Turn(self.asks().hints)
        if typed == "left":
            return Turn(standing(self._pile))
        if is_for_home(self._pile, typed):
            return sent_home(self._home, line.strip(), self._aside())
        if went := re.fullmatch(r"g ?(\d{1,4})", typed):
            statement_id = numbered(self._desk.assessment, int(went[1]))
            if statement_id not in self._desk.assessment.asked_of(self._group):
                what = say("Statement {number} is not asked of this group.", number=int(went[1]))
                raise refused(what, say("Look at the number on the card."))
            self._wanted = statement_id
            return Turn()
        return self._count(line)

    def _count(self, line: str) -> Turn:
        state = self._desk.state(self._seat)
        command = read_line(line, [])
        match command:
            case Present(people=people):
                return self._present(people)
            case Numbers(values=(people,), has_others=False) if state.present is None:
                return self._present(people)
        statement_id = self._asked()
        if state.present is None or statement_id is None or (command == Word("later")):
            raise refused(say("That does not fit here."), self.asks().hints[-1])
        said = rating.decide(self._desk.assessment, self._group, state, statement_id, command)
        self._keep(said)
        self._wanted = ""
        number = self._desk.assessment.chosen.index(statement_id) + 1
        read_back = say("{number}: {said}", number=number, said=rating.describe(self._desk.assessment, said))
        return Turn((read_back, *missing_cards(said, state.present)))

    def _present(self, people: int) -> Turn:
        most = max((_cards(said) for said in self._desk.state(self._seat).said.values()), default=0)
        if people < most:
            what = say("{cards} cards were counted of one statement already.", cards=most)
            raise refused(what, say("Count again, or take that statement back first."))
        self._keep(PresentCounted(people))
        return Turn((present_words(self._group, people),))

    def _keep(self, body: Body) -> None:
        with self._alone():
            self._desk.record((self._seat, body))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Send home whoever counts a box that somebody else counts meanwhile."""
        try:
            yield
        except Superseded:
            what = say("Somebody counted this box elsewhere at the same moment, so this was not kept.")
            again = say("Type this to see how it stands: {command}", command=f"cards {self._group.id}")
            raise SentHome(Problem("", what, again)) from None

    def _aside(self) -> tuple[str, ...]:
        done, total = self._done()
        return (say("What was counted of this box is kept: {done} of {total}.", done=done, total=total),)

    def _back(self) -> Turn:
        if self._wanted:
            self._wanted = ""
            return Turn()
        stream = self._desk.stream_of(self._seat)
        for event in self._desk.newest():
            if event.stream == stream and not isinstance(event.body, SessionOpened):
                with self._alone():
                    self._desk.take_back(event)
                return Turn((taken_back_words(event.body),))
        raise nothing_to_take_back()


def _cards(said: Said) -> int:
    if not isinstance(said, Tallied):
        return 0
    return sum(said.levels.values()) + said.dont_know + said.not_applicable


def _easy(scale: Scale) -> tuple[str, ...]:
    """How easy cards are counted, where a scale has an easy way."""
    if not scale.bands:
        return ()
    example = f"easy {rating.cards_example(len(scale.bands))}"
    names = ", ".join(band.label for band in scale.bands)
    return (say("Easy cards, how many say each of {names}: {example}", names=names, example=example),)


def _standing(said: Said) -> str:
    """That something stands already: never what, where a room may see the screen."""
    if isinstance(said, Tallied):
        return say("This was counted before. Enter keeps it.")
    return say("This was passed. Enter keeps it so.")
