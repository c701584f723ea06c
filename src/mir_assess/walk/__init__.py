"""The walk: the pure session engine and the store, moved through a workshop by one keyboard.

Every channel drives this one `Walk`: `prompt()` says what to show, `take(line)` does what was typed and says
it back. Three phases, rate, talk and close, each left and resumed freely; where the room stands is itself
kept as events, and the walk remembers nothing else but who reads their code just now, so whoever comes back
finds everything else as it was left.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from mir_assess.errors import Problem, SessionError
from mir_assess.model.assessment import Assessment
from mir_assess.model.came import Came
from mir_assess.model.commands import Break, Command, Enter, Go, Numbers, OfPeople, Show, Word, Written
from mir_assess.model.helping import PaidHelp
from mir_assess.model.prompts import AskStatement, Prompt, Reply, TalkStatement
from mir_assess.model.round import Round
from mir_assess.model.typed import read_line
from mir_assess.speech import say, say_n, spoken
from mir_assess.store.base import Store, Superseded
from mir_assess.walk import leading
from mir_assess.walk.close import Close
from mir_assess.walk.desk import Desk
from mir_assess.walk.help import help_lines
from mir_assess.walk.own import may_join
from mir_assess.walk.phase import Notes, Phase
from mir_assess.walk.phones import NO_PHONES, Phones
from mir_assess.walk.rate import Rate
from mir_assess.walk.showing import Showing
from mir_assess.walk.talk import Talk
from mir_assess.walk.words import opening_words

__all__ = ["Walk", "opening_words"]

_MOVES = {"reveal": "talk", "talk": "talk", "close": "close", "rate": "rate"}


class Walk:
    """A workshop at one keyboard, from the first question to the close."""

    def __init__(  # noqa: PLR0913 - each by its name
        self,
        store: Store,
        name: str,
        *,
        clock: Callable[[], str],
        new_id: Callable[[], str],
        channel: str = "terminal",
        sitting: str = "",
        next_commands: tuple[str, ...] = (),
        phones: Phones = NO_PHONES,
    ) -> None:
        self._desk = Desk(store, name, clock=clock, new_id=new_id, channel=channel, sitting=sitting)
        if self._desk.room.sealed:
            what = say("This round was sealed on {day}.", day=self._desk.room.sealed)
            raise SessionError(Problem(name, what, say("Its report and diff stay open to you.")))
        self._desk.begin_sitting()
        self._started = clock()
        self._next_commands = next_commands
        self._phones = phones
        self._notes = Notes(self._desk)
        self._rate = Rate(self._desk)
        self._talk = Talk(self._desk)
        self._close = Close(self._desk, self._notes)
        self._showing = Showing(self._desk)

    @property
    def assessment(self) -> Assessment:
        """The assessment being walked."""
        return self._desk.assessment

    def has_begun(self) -> bool:
        """Return whether anything has been said yet."""
        return bool(self._desk.seats) or self._desk.room.place != "rate"

    def next_commands(self) -> tuple[str, ...]:
        """Return the commands to type once the workshop is over; none while it is not."""
        return self._next_commands if self._desk.room.place == "close/end" else ()

    def round(self) -> Round:
        """Return the Round as it stands now, in the language spoken, for the pictures of the talk phase."""
        return replace(self._desk.round(), assessment=self.assessment)

    def about_language(self) -> tuple[str, ...]:
        """Return what is not in the language walked in, and who translated the rest; nothing in English."""
        if self.assessment is self._desk.pinned:
            return ()
        from mir_assess.walk.translated import about_language  # who reads English never waits for it

        return about_language(self._desk.pinned, spoken())

    def prompt(self) -> Prompt:
        """Return what to show now."""
        return self._phase().prompt()

    def _phase(self) -> Phase:
        place = self._desk.room.place.partition("/")[0]
        return self._rate if place == "rate" else self._talk if place == "talk" else self._close

    def take(self, line: str) -> Reply:
        """Do what was typed and say it back. Raises SessionError, saying what to type instead; nothing is
        recorded then.
        """
        if any("\ud800" <= character <= "\udfff" for character in line):
            what = say("That line holds a character that is no text.")
            raise SessionError(Problem("", what, say("Type it again.")))
        try:
            self._keep_up()
        except SessionError:
            # Wherever the room is by now, these mean the same, and a key that leaked does not wait.
            if not _is_of_phones(line) or self._phase().asks_for_words():
                raise
        try:
            return self._do(line)
        except Superseded:
            self._desk.load()
            what = say("Another keyboard saved something at the same moment, so this was not recorded.")
            fix = say("Look at what is asked now, then type it again.")
            raise SessionError(Problem("", what, fix)) from None

    def _keep_up(self) -> None:
        """Take in what was done to the room elsewhere, such as by a phone that leads it.

        Raises SessionError where it is no longer what is shown here: the line was meant for that.
        """
        if self._desk.is_up_to_date():
            return
        shown = self.prompt()
        self._desk.load()
        if self.prompt() != shown:
            what = say("Something was done from elsewhere meanwhile, so this was not recorded.")
            fix = say("Look at what is asked now, then type it again.")
            raise SessionError(Problem("", what, fix))

    def _do(self, line: str) -> Reply:
        phase = self._phase()
        try:
            typed = read_line(line, [group.id for group in self.assessment.groups])
        except SessionError:
            if not phase.asks_for_words():
                raise
            return phase.take_words(line.strip())
        if phase.asks_for_words() and _are_words(typed):
            return phase.take_words(line.strip())
        return self._take(phase, typed)

    def _take(self, phase: Phase, typed: Command) -> Reply:
        match typed:
            case Word():
                return self._take_word(phase, typed)
            case Break(minutes=minutes):
                words = say_n(
                    "A break of {number} minute. Press Enter when you are back.",
                    "A break of {number} minutes. Press Enter when you are back.",
                    minutes,
                )
                return Reply((words,), calm=minutes)
            case Written():
                return self._notes.write(typed, phase.note_place(typed.kind))
            case Go(number=number, again=True):
                return self._rate.again(number)
            case Show():
                return self._showing.take(typed)
        return phase.take(typed)

    def _take_word(self, phase: Phase, word: Word) -> Reply:
        """Do a word that means the same everywhere; the phase knows what the others mean."""
        everywhere: dict[str, Callable[[], Reply]] = {
            "quit": lambda: Reply(quit=True),
            "back": phase.take_back,
            "help": lambda: Reply(self._help(phase)),
            "left": lambda: Reply(phase.left()),
            "time": lambda: Reply((self._time_used(),)),
            "code": lambda: self._rate.code.asked_for(sits=phase is self._rate),
            "new_key": self._change_key,
            "join": lambda: Reply(self._phones.how_to_join()),
            "pause": lambda: Reply((say("A pause. Press Enter when you are ready."),), calm=0),
            **{name: partial(self._move, place) for name, place in _MOVES.items()},
        }
        if self._notes.newest() or not self._close.is_asked():
            everywhere["yes"] = partial(self._notes.decide, consent=True)
            everywhere["no"] = partial(self._notes.decide, consent=False)
        return everywhere[word.name]() if word.name in everywhere else phase.take(word)

    def _move(self, place: str) -> Reply:
        if self._desk.room.place.partition("/")[0] == place:
            fix = say("Type ? for what you can do here.")
            raise SessionError(Problem("", say("You are there already."), fix))
        return Reply(self._rate.move_to(place), handover=True)

    def _help(self, phase: Phase) -> tuple[str, ...]:
        lines = help_lines(phase.help_key(), self.assessment, _levels(phase.prompt()))
        return (*lines[:-1], *self._phones.help(), lines[-1])

    def _change_key(self) -> Reply:
        """Make the key anew by which the room is led from a phone; it is never shown here, for all to see."""
        if not any(map(may_join, self._desk.pinned.groups)):
            what = say("No phone can join here, so there is no key that leads.")
            raise SessionError(Problem("", what, say("Type ? for what you can do.")))
        self._desk.record(*((None, body) for body in leading.change_key(self._desk.room)))
        return Reply(self._phones.told_of_new_key())

    def _time_used(self) -> str:
        used = datetime.fromisoformat(self._desk.now()) - datetime.fromisoformat(self._started)
        minutes = max(0, round(used.total_seconds() / 60))
        if not self.assessment.minutes:
            return say_n(
                "{number} minute used since this keyboard was opened.",
                "{number} minutes used since this keyboard was opened.",
                minutes,
            )
        return say_n(
            "{used} of {number} minute used since this keyboard was opened.",
            "{used} of {number} minutes used since this keyboard was opened.",
            self.assessment.minutes,
            used=minutes,
        )


def _levels(prompt: Prompt) -> int:
    """How many levels the statement on the screen has; 0 where there is none."""
    return len(prompt.card.levels) if isinstance(prompt, AskStatement | TalkStatement) else 0


def _is_of_phones(line: str) -> bool:
    return " ".join(line.split()).casefold().rstrip(".") in ("new key", "join")


def _are_words(typed: Command) -> bool:
    """Whether a line that could be a command is kept as words, where words are asked for.

    “Next of kin” and “7” may be part of an action. Commands that lead on or back, notes and parking stay
    commands.
    """
    if isinstance(typed, Word):
        return typed.name in ("dont_know", "not_applicable", "pass", "later", "code", "new_key", "join")
    if isinstance(typed, Written):
        return typed.kind == "why"
    return isinstance(typed, Came | PaidHelp | Enter | Numbers | OfPeople)
