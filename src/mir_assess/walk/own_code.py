"""The code of the person who rates alone at a keyboard, while it may stand on a screen that others see too.

It shows when they are through, until they say that they have noted it; from then on not again, nor what they
answered: whoever sits there may be somebody else. It remembers that, and only while the program runs.
"""

from mir_assess.errors import Problem, SessionError
from mir_assess.model.prompts import Reply
from mir_assess.speech import say
from mir_assess.walk.desk import Desk, Seat
from mir_assess.walk.seats import Seats
from mir_assess.walk.words import code_again


class OwnCode:
    """Who reads their code just now, and who has gone."""

    def __init__(self, desk: Desk, seats: Seats) -> None:
        self._desk = desk
        self._seats = seats
        self._reader: Seat | None = None
        self._gone: Seat | None = None
        self._is_reminded = False

    @property
    def is_read(self) -> bool:
        """Whether somebody has their code before them, or will when they are through."""
        return self._reader is not None

    @property
    def has_gone(self) -> bool:
        """Whether the person who sat here is through, and has left: what they said is not shown any more."""
        return self._gone is not None and self._seats.person == self._gone

    def shown(self, person: Seat) -> str:
        """Return the code as it stands on the screen; empty where it does not."""
        return self._desk.receipt_of(person) if person == self._reader else ""

    def comes(self) -> None:
        """Let whoever sits here and has answered see their code when they are through."""
        self._reader = None if self.has_gone else self._seats.person
        self._is_reminded = False

    def see_who_left(self) -> None:
        """Take it that a person has left who is through, and whose code is not on the screen: it went with
        Enter, or the room saw other things since, or the program began anew.
        """
        person = self._seats.person
        if person is not None and person != self._reader and self._seats.asked() is None:
            self._gone = person

    def is_noted(self) -> Reply:
        """Take the code off the screen for good, before somebody else sees it. Not at the first Enter, which
        may be one too many after the last answer.
        """
        if not self._is_reminded:
            self._is_reminded = True
            words = say("Have you noted your code? Press Enter again, and it is gone from here for good.")
            return Reply((words,), again=True)
        self._gone, self._reader = self._reader, None
        return Reply(handover=True)

    def leaves(self) -> None:
        """Take the code off the screen: the room sees it now, and so does whoever comes back."""
        self._reader = None

    def asked_for(self, *, sits: bool) -> Reply:
        """Show the person who sits here their code; `sits` is false where everyone sees the screen."""
        person = self._seats.person
        if person is None or not sits:
            what = say("A code is for one person alone, while they rate. Nobody sits here now.")
            raise SessionError(Problem("", what, say("Nobody can look a code up for somebody else.")))
        if not self._desk.state(person).touched:
            what = say("Nothing of yours is kept yet, so there is no code.")
            raise SessionError(Problem("", what, say("It comes with your first answer.")))
        self.see_who_left()
        if self.has_gone:
            what = say("This code is not shown any more: whoever sits here now may be somebody else.")
            fix = say("Who lost it can still take their answers back here and now, one by one: b")
            raise SessionError(Problem("", what, fix))
        if self._seats.asked() is not None:
            return Reply(code_again(self._desk.receipt_of(person)))
        return Reply(again=True)
