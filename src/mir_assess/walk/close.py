"""The close: what matters most, what was parked, what may be printed, who will do what, and how it was.

Steps follow each other and each can be left with Enter. A person's own notes are never read out here: only
words the room, or a group at one keyboard, wrote down together.
"""

import re

from mir_assess.errors import Problem, SessionError
from mir_assess.model.assessment import Action
from mir_assess.model.events import ActionAgreed, ActionDrafted, Moved, NoteDecided
from mir_assess.model.prompts import CloseStep, Ended, Prompt, Reply
from mir_assess.model.round import Note
from mir_assess.model.typed import Command, Enter, Go, Pick, Word, Written
from mir_assess.walk.cards import numbered
from mir_assess.walk.desk import Desk, Seat
from mir_assess.walk.phase import (
    Notes,
    dots_words,
    nothing_agreed,
    nothing_to_take_back,
    pick_for_group,
    printing_words,
    take_back,
)
from mir_assess.walk.words import NOT_RECORDED, dots_example

STEPS = ("close", "close/parked", "close/print", "close/actions", "close/how", "close/end")

KIND_WORDS = {
    "note": "A note",
    "working": "What works",
    "not_working": "What does not work",
    "change": "What should change",
    "why": "Why some did not agree",
    "how_it_was": "How it was",
}

NEXT = "Enter goes on. ? help."

ACTION_FIELDS = (
    ("what", "What will be done?", "Enter, if there is no more to promise."),
    ("statement", "Which statement is it for? Type its number.", "Enter for none."),
    ("why", "Whose words made us do it? Type the words.", "Enter for none."),
    ("led_by_lived", "Who leads it, of people with lived experience?", "A role, not a name."),
    ("led_by_council", "Who leads it, of the council?", "A role, not a name."),
    ("by", "By when?", "Enter, if not said."),
    ("first_step", "What is the first step?", "Enter, if not said."),
    ("notice", "How will people notice?", "Enter, if not said."),
)
"""The parts of an action in the order they are asked: its field, the question, and what Enter means there."""


class Close:
    """The steps of the close, at one keyboard."""

    def __init__(self, desk: Desk, notes: Notes) -> None:
        self._desk = desk
        self._notes = notes
        self._assessment = desk.assessment

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
                question = "Read them out." if parked else ""
                return CloseStep(
                    "close/parked", "Parked for later", parked or ("Nothing was parked.",), question, NEXT
                )
            case "close/print":
                return self._print()
            case "close/actions":
                return self._actions()
            case "close/how":
                question = "Type what people say, a line each."
                return CloseStep("close/how", "How was it today?", (), question, NEXT)
            case _:
                return Ended(self._ending(), "Press Enter to finish. To go back, type b, talk or rate.")

    def _noted(self, kind: str) -> tuple[str, ...]:
        return tuple(note.text for note in self._desk.room.notes.values() if note.kind == kind)

    def _priorities(self) -> CloseStep:
        example = self._assessment.groups[0].id
        lines = tuple(
            f"{self._assessment.group(group_id).label}: "
            + dots_words({self._assessment.chosen.index(s) + 1: n for s, n in dots.items()})
            + "."
            for group_id, dots in self._desk.room.dots.items()
        )
        question = (
            f"Type each group’s dots, like: pick {example} {dots_example(len(self._assessment.chosen))}"
        )
        return CloseStep("close", "What matters most?", lines, question, NEXT)

    def _to_read_back(self) -> list[tuple[Seat | None, str, Note]]:
        """Notes the room or a group wrote down together, with where each is kept."""
        together: list[tuple[Seat | None, str, Note]] = [
            (None, note_id, note) for note_id, note in self._desk.room.notes.items() if note.kind != "parked"
        ]
        for seat in self._desk.seats:
            if seat.group.mode != "individual":
                together += [(seat, note_id, note) for note_id, note in self._desk.state(seat).notes.items()]
        return together

    def _read_back_next(self) -> int:
        """The place in `_to_read_back` of the first note that is still to be decided in this step."""
        decided = set()
        for event in self._desk.newest():
            match event.body:
                case NoteDecided(note_id=note_id):
                    decided.add(note_id)
                case Moved():
                    break
        notes = self._to_read_back()
        return next(
            (place for place, (_, note_id, _) in enumerate(notes) if note_id not in decided), len(notes)
        )

    def _print(self) -> CloseStep:
        notes, place = self._to_read_back(), self._read_back_next()
        heading = "What may be printed?"
        if place == len(notes):
            done = "Every note has been read back." if notes else "No notes were written down together."
            return CloseStep("close/print", heading, (done,), "", NEXT)
        note = notes[place][2]
        whose = f", {self._assessment.group(note.group).label}" if note.group else ""
        about = f", statement {self._assessment.chosen.index(note.statement) + 1}" if note.statement else ""
        lines = (
            f"Note {place + 1} of {len(notes)}. {KIND_WORDS[note.kind]}{about}{whose}:",
            f"“{note.text}”",
            "Now: it may be printed." if note.consent else "Now: it stays private.",
        )
        hint = "y: print it. no: keep it private. Enter: leave it so."
        return CloseStep("close/print", heading, lines, "Read it out, and ask.", hint)

    def _actions(self) -> CloseStep:
        draft = self._desk.room.draft
        _, question, otherwise = ACTION_FIELDS[len(draft)]
        agreed = [promise.action for promise in self._desk.promises if promise.round == self._desk.name]
        lines = [f"{number}. {action_words(action)}" for number, action in enumerate(agreed, 1)]
        if draft:
            lines.append(f"Now: {draft[0]}")
        return CloseStep("close/actions", "What will we do?", tuple(lines), question, otherwise)

    def _ending(self) -> tuple[str, ...]:
        return (
            "Thank you. That was the whole workshop, and everything is saved.",
            "You see the report first. Then we choose what to do, together.",
            f"Who looks after the answers: {self._assessment.keeper or NOT_RECORDED}.",
        )

    # What is typed

    def take(self, typed: Command) -> Reply:
        """Do what was typed at this step."""
        match typed:
            case Pick():
                return pick_for_group(self._desk, typed)
            case Word(name="yes" | "no"):
                return self._decide(consent=typed.name == "yes")
            case Enter():
                return self._enter()
            case Go():
                raise SessionError(
                    Problem("", "Here no statement is open.", "To go back to statements, type talk or rate.")
                )
        raise SessionError(
            Problem("", "That does not fit this step.", "Press Enter to go on, or type ? for help.")
        )

    def _enter(self) -> Reply:
        if self._place == "close/print":
            notes, place = self._to_read_back(), self._read_back_next()
            if place < len(notes):
                seat, note_id, note = notes[place]
                self._desk.record((seat, NoteDecided(note_id, note.consent)))
                return Reply((printing_words(consent=note.consent),))
        if self._place == "close/end":
            return Reply(quit=True)
        self._desk.record((None, Moved(STEPS[STEPS.index(self._place) + 1])))
        return Reply()

    def _decide(self, *, consent: bool) -> Reply:
        notes, place = self._to_read_back(), self._read_back_next()
        if place == len(notes):
            raise SessionError(Problem("", "Every note has been read back.", "Press Enter to go on."))
        seat, note_id, _ = notes[place]
        self._desk.record((seat, NoteDecided(note_id, consent)))
        return Reply((printing_words(consent=consent),))

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
            fix = "Type a role; or “to be found”, if nobody has offered yet."
            raise SessionError(Problem("", "Each action needs two leads.", fix))
        if name == "statement" and text:
            text = self._statement_for(text)
        parts = (*draft, text)
        if len(parts) < len(ACTION_FIELDS):
            self._desk.record((None, ActionDrafted(parts)))
            return Reply()
        named = dict(zip((name for name, _, _ in ACTION_FIELDS), parts, strict=True))
        action = Action(id=self._desk.new_id(), **named)
        self._desk.promise(ActionDrafted(()), ActionAgreed(action, self._desk.name))
        return Reply((f"Promised: {action_words(action)}",))

    def _statement_for(self, text: str) -> str:
        if not re.fullmatch(r"\d{1,6}", text):
            raise SessionError(
                Problem(
                    "", f"“{text[:40]}” is no statement’s number.", "Type a number, or just Enter for none."
                )
            )
        return numbered(self._assessment, int(text))

    def take_back(self) -> Reply:
        """Take back the last thing the room did, or the last note decided on here."""
        for event in self._desk.newest():
            seat = self._desk.seat_at(event.stream)
            decided_here = (
                isinstance(event.body, NoteDecided) and seat is not None and seat.group.mode != "individual"
            )
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
        return (f"{left} {'step' if left == 1 else 'steps'} of the close left.",)


def action_words(action: Action) -> str:
    """Return an action in a sentence: what, by whom, by when."""
    what = action.what if action.what.endswith((".", "!", "?")) else f"{action.what}."
    by = f", by {re.sub('^by ', '', action.by.rstrip('.'), flags=re.IGNORECASE)}" if action.by else ""
    return f"{what} Led by {action.led_by_lived.rstrip('.')} and {action.led_by_council.rstrip('.')}{by}."
