"""The walk: the pure session engine and the store, moved through a workshop by one keyboard.

Every channel drives this one `Walk`: `prompt()` says what to show, `take(line)` does what was typed and says it back. Three
phases, rate, talk and close, each left and resumed freely; where the room stands is itself kept as events.
"""

from collections.abc import Callable
from datetime import datetime

from mir_assess.errors import Problem, SessionError
from mir_assess.model.assessment import Assessment
from mir_assess.model.events import Moved
from mir_assess.model.prompts import Prompt, Reply
from mir_assess.model.round import Round
from mir_assess.model.typed import WORDS, Break, Command, Go, Word, Written, read_line
from mir_assess.store.base import Store
from mir_assess.walk.close import Close
from mir_assess.walk.desk import Desk
from mir_assess.walk.phase import Notes, Phase
from mir_assess.walk.rate import Rate
from mir_assess.walk.talk import Talk
from mir_assess.walk.words import help_lines, opening_words

__all__ = ["Walk", "opening_words"]

_MOVES = {"reveal": "talk", "talk": "talk", "close": "close", "rate": "rate"}


class Walk:
    """A workshop at one keyboard, from the first question to the close."""

    def __init__(
        self,
        store: Store,
        name: str,
        *,
        clock: Callable[[], str],
        new_id: Callable[[], str],
        channel: str = "terminal",
        sitting: str = "",
        next_commands: tuple[str, ...] = (),
    ) -> None:
        self._desk = Desk(store, name, clock=clock, new_id=new_id, channel=channel, sitting=sitting)
        if self._desk.room.sealed:
            raise SessionError(
                Problem(name, f"This round was sealed on {self._desk.room.sealed}.", "Its report and diff stay open to you.")
            )
        self._started = clock()
        self._notes = Notes(self._desk)
        self._rate = Rate(self._desk)
        self._talk = Talk(self._desk)
        self._close = Close(self._desk, self._notes, next_commands)

    @property
    def assessment(self) -> Assessment:
        """The assessment being walked."""
        return self._desk.assessment

    def has_begun(self) -> bool:
        """Return whether anything has been said yet."""
        return bool(self._desk.seats) or self._desk.room.place != "rate"

    def round(self) -> Round:
        """Return the Round as it stands now, for the pictures of the talk phase."""
        return self._desk.round()

    def prompt(self) -> Prompt:
        """Return what to show now."""
        return self._phase().prompt()

    def _phase(self) -> Phase:
        place = self._desk.room.place
        return self._rate if place == "rate" else self._talk if place == "talk" else self._close

    def take(self, line: str) -> Reply:
        """Do what was typed and say it back. Raises SessionError, saying what to type instead; nothing is recorded then."""
        phase = self._phase()
        if line.strip().casefold() not in WORDS and not line.strip().casefold().startswith(("break ", "park ")):
            taken = phase.free_text(line)
            if taken is not None:
                return taken
        typed = read_line(line, [group.id for group in self.assessment.groups])
        if isinstance(typed, Word) and typed.name in ("yes", "no") and self._notes_wait(phase):
            return self._notes.decide(consent=typed.name == "yes")
        self._notes.forget()
        return self._take(phase, typed)

    def _notes_wait(self, phase: Phase) -> bool:
        """Whether a yes or no is about the note just written, and not about one being read back."""
        return self._notes.waiting or self._desk.room.place != "close/print"

    def _take(self, phase: Phase, typed: Command) -> Reply:
        match typed:
            case Word(name="quit"):
                return Reply(quit=True)
            case Word(name="back"):
                return phase.take_back()
            case Word(name="help"):
                return Reply(help_lines(phase.help_key()))
            case Word(name="left"):
                return Reply(phase.left())
            case Word(name="time"):
                return Reply((self._time_used(),))
            case Word(name="pause"):
                return Reply(("A pause. Press Enter when you are ready.",), calm=0)
            case Break(minutes=minutes):
                return Reply((f"A break of {minutes} minutes. Press Enter when you are back.",), calm=minutes)
            case Word(name="reveal" | "talk" | "close" | "rate"):
                return self._move(typed.name)
            case Written():
                return self._notes.write(typed, phase.note_place(typed.kind))
            case Go(number=number, again=True):
                return self._rate_again(number)
        return phase.take(typed)

    def _move(self, word: str) -> Reply:
        place = _MOVES[word]
        if self._phase() is {"rate": self._rate, "talk": self._talk}.get(place, self._close):
            raise SessionError(Problem("", "You are there already.", "Type ? for what you can do here."))
        self._rate.leave()
        self._desk.record((None, Moved(place)))
        return Reply(handover=True)

    def _rate_again(self, number: int) -> Reply:
        reply = self._rate.again(number)
        if self._desk.room.place != "rate":
            self._desk.record((None, Moved("rate")))
        return reply

    def _time_used(self) -> str:
        used = datetime.fromisoformat(self._desk.now()) - datetime.fromisoformat(self._started)
        minutes = max(0, round(used.total_seconds() / 60))
        of = f" of {self.assessment.minutes}" if self.assessment.minutes else ""
        return f"{minutes}{of} minutes used since this keyboard was opened."
