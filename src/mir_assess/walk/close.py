"""The close: what matters most, what was parked, what may be printed, who will do what, and how it was.

Steps follow each other and each can be left with Enter. A person's own notes are never read out here: only
words the room, or a group at one keyboard, wrote down together.
"""

import re
from collections.abc import Iterator

from mir_assess.errors import Problem, SessionError
from mir_assess.model.assessment import Action, agreed_action
from mir_assess.model.commands import Command, Enter, Go, Pick, Word, Written
from mir_assess.model.days import day_words
from mir_assess.model.events import NoteChecked, NoteDecided
from mir_assess.model.prompts import CloseStep, Ended, Prompt, Reply
from mir_assess.model.room_events import ActionAgreed, ActionDrafted, Moved
from mir_assess.speech import marked, say, say_n
from mir_assess.walk.cards import numbered
from mir_assess.walk.desk import Desk, Seat
from mir_assess.walk.phase import (
    Notes,
    dots_of,
    nothing_agreed,
    nothing_to_take_back,
    pick_for_group,
    take_back,
)
from mir_assess.walk.printing import Printing
from mir_assess.walk.words import dots_example, who_keeps

STEPS = ("close", "close/parked", "close/print", "close/actions", "close/how", "close/end")

NEXT = marked("Enter goes on. ? help.")
ONE_PART_LEFT_OUT = marked("Enter, if not said.")
A_ROLE = marked("A role, not a name.")

ACTION_FIELDS = (
    ("what", marked("What will be done?"), marked("Enter, if there is no more to promise.")),
    ("statement", marked("Which statement is it for? Type its number."), marked("Enter for none.")),
    ("why", marked("Whose words made us do it? Type the words."), marked("Enter for none.")),
    ("led_by_lived", marked("Who leads it, of people with lived experience?"), A_ROLE),
    ("led_by_council", marked("Who leads it, of the council?"), A_ROLE),
    ("by", marked("By when?"), ONE_PART_LEFT_OUT),
    ("first_step", marked("What is the first step?"), ONE_PART_LEFT_OUT),
    ("notice", marked("How will people notice?"), ONE_PART_LEFT_OUT),
)
"""The parts of an action in the order they are asked: its field, the question, and what Enter means there."""

SAID_SO_FAR = {
    "statement": marked("About: {words}"),
    "why": marked("Why: {words}"),
    "led_by_lived": marked("Led by: {words}"),
    "led_by_council": marked("From the council: {words}"),
    "by": marked("By: {words}"),
    "first_step": marked("First step: {words}"),
}
"""How each part after what will be done is read back while the next is asked."""


class Close:
    """The steps of the close, at one keyboard."""

    def __init__(self, desk: Desk, notes: Notes) -> None:
        self._desk = desk
        self._notes = notes
        self._assessment = desk.assessment
        self._printing = Printing(desk)

    @property
    def _place(self) -> str:
        return self._desk.room.place

    # What is shown

    def prompt(self) -> Prompt:
        """Return the step the room is at."""
        match self._place:
            case "close":
                return self._priorities()
            case "close/parked":
                parked = self._noted("parked")
                question = say("Read them out.") if parked else ""
                lines = parked or (say("Nothing was parked."),)
                return CloseStep("close/parked", say("Parked for later"), lines, question, say(NEXT))
            case "close/print":
                return self._printing.read_back(say(NEXT))
            case "close/actions":
                return self._actions()
            case "close/how":
                return self._how_it_was()
            case _:
                finish = say("Press Enter to finish. To go back, type b, talk or rate.")
                return Ended(self._ending(), finish)

    def _noted(self, kind: str) -> tuple[str, ...]:
        return tuple(note.text for note in self._desk.room.notes.values() if note.kind == kind)

    def _priorities(self) -> CloseStep:
        chosen = self._assessment.chosen
        lines = tuple(
            dots_of(self._assessment.group(group_id).label, {chosen.index(s) + 1: n for s, n in dots.items()})
            for group_id, dots in self._desk.room.dots.items()
        )
        example = f"pick {self._assessment.groups[0].id} {dots_example(len(chosen))}"
        question = say("Type each group’s dots, like: {example}", example=example)
        return CloseStep("close", say("What matters most?"), lines, question, say(NEXT))

    def _actions(self) -> CloseStep:
        draft = self._desk.room.draft
        _, question, otherwise = ACTION_FIELDS[len(draft)]
        agreed = [promise.action for promise in self._desk.promises if promise.round == self._desk.name]
        lines = [f"{number}. {action_words(action)}" for number, action in enumerate(agreed, 1)]
        lines += self._read_back(draft)
        heading = say("What will we do?")
        return CloseStep("close/actions", heading, tuple(lines), say(question), say(otherwise))

    def _read_back(self, draft: tuple[str, ...]) -> Iterator[str]:
        """Yield what was said so far of the action being written, the statement by its words."""
        if draft:
            yield say("Now: {action}", action=draft[0])
        for (field, _, _), words in zip(ACTION_FIELDS[1:], draft[1:], strict=False):
            if words:
                shown = self._assessment.statement(words).text if field == "statement" else words
                yield say(SAID_SO_FAR[field], words=shown)

    def _how_it_was(self) -> CloseStep:
        heading = say("How was it today?")
        if (look := self._printing.look("close/how", heading)) is not None:
            return look
        return CloseStep("close/how", heading, (), say("Type what people say, a line each."), say(NEXT))

    def _ending(self) -> tuple[str, ...]:
        return (
            say("Thank you. That was the whole workshop, and everything is saved."),
            say("You see the report first. Then we choose what to do, together."),
            who_keeps(self._assessment),
        )

    # What is typed

    def take(self, typed: Command) -> Reply:
        """Do what was typed at this step."""
        match typed:
            case Pick():
                return pick_for_group(self._desk, typed)
            case Word(name="yes" | "no"):
                return self._printing.decide(yes=typed.name == "yes")
            case Enter():
                return self._enter()
            case Go():
                fix = say("To go back to statements, type talk or rate.")
                raise SessionError(Problem("", say("Here no statement is open."), fix))
        fix = say("Press Enter to go on, or type ? for help.")
        raise SessionError(Problem("", say("That does not fit this step."), fix))

    def _enter(self) -> Reply:
        if self._place in ("close/print", "close/how") and (left := self._printing.leave()) is not None:
            return left
        if self._place == "close/end":
            return Reply(quit=True)
        self._desk.record((None, Moved(STEPS[STEPS.index(self._place) + 1])))
        return Reply()

    def is_asked(self) -> bool:
        """Return whether a yes or no is asked for here: of a note to read back, or to look at."""
        return self._place in ("close/print", "close/how") and self._printing.is_asked()

    def asks_for_words(self) -> bool:
        """Return whether the step asks for words: how it was, and each part of an action."""
        return self._place in ("close/how", "close/actions")

    def take_words(self, words: str) -> Reply:
        """Take a line as words: how it was, or the next part of an action. An empty line goes on where
        nothing was begun.
        """
        if not words and not self._desk.room.draft:
            return self._enter()
        if self._place == "close/how":
            return self._notes.write(Written("how_it_was", words), (None, "", ""))
        return self._fill(words)

    def _fill(self, text: str) -> Reply:
        """Take one part of an action; keep the action once its last part is in."""
        draft = self._desk.room.draft
        name = ACTION_FIELDS[len(draft)][0]
        if name.startswith("led_by") and not text:
            fix = say("Type a role; or “to be found”, if nobody has offered yet.")
            raise SessionError(Problem("", say("Each action needs two leads."), fix))
        if name == "statement" and text:
            text = self._statement_for(text)
        parts = (*draft, text)
        if len(parts) < len(ACTION_FIELDS):
            self._desk.record((None, ActionDrafted(parts)))
            return Reply()
        named = dict(zip((name for name, _, _ in ACTION_FIELDS), parts, strict=True))
        action = agreed_action(self._desk.new_id(), named)
        self._desk.promise(ActionDrafted(()), ActionAgreed(action, self._desk.name))
        told = say("Promised: {action}", action=action_words(action))
        if action.day is None:
            return Reply((told,))
        return Reply((told, say("That is by {day}.", day=day_words(action.day))))

    def _statement_for(self, text: str) -> str:
        if not re.fullmatch(r"\d{1,6}", text):
            what = say("“{words}” is not the number of a statement.", words=text[:40])
            raise SessionError(Problem("", what, say("Type a number, or just Enter for none.")))
        return numbered(self._assessment, int(text))

    def take_back(self) -> Reply:
        """Take back the last thing the room did, or the last note decided on here."""
        for event in self._desk.newest():
            seat = self._desk.seat_at(event.stream)
            decided = isinstance(event.body, NoteDecided | NoteChecked)
            decided_here = decided and seat is not None and seat.group.mode != "individual"
            of_the_room = (
                event.stream in (self._desk.room_stream, self._desk.actions_stream) and event.version > 1
            )
            if of_the_room or decided_here or isinstance(event.body, ActionAgreed):
                return take_back(self._desk, event)
        raise nothing_to_take_back()

    def note_place(self, kind: str) -> tuple[Seat | None, str, str]:
        """Return the room: words typed in the close belong to no statement."""
        if kind == "why":
            raise nothing_agreed()
        return None, "", ""

    def help_key(self) -> str:
        """Return the words of help for the close."""
        return "close"

    def left(self) -> tuple[str, ...]:
        """Return how many steps of the close are left."""
        left = len(STEPS) - 1 - STEPS.index(self._place)
        return (say_n("{number} step of the close left.", "{number} steps of the close left.", left),)


def action_words(action: Action) -> str:
    """Return an action in a sentence: what, by whom, by when."""
    what = action.what if action.what.endswith((".", "!", "?")) else f"{action.what}."
    leads = {"lived": action.led_by_lived.rstrip("."), "council": action.led_by_council.rstrip(".")}
    if not action.by:
        return say("{what} Led by {lived} and {council}.", what=what, **leads)
    by = re.sub("^by ", "", action.by.rstrip("."), flags=re.IGNORECASE)
    return say("{what} Led by {lived} and {council}, by {day}.", what=what, day=by, **leads)
