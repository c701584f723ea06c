"""The close: what matters most, what was parked, what may be printed, who will do what, and how it was.

Steps follow each other and each can be left with Enter. A person's own notes are never read out here: only words the room,
or a group at one keyboard, wrote down together.
"""

from mir_assess.errors import Problem, SessionError
from mir_assess.model.assessment import Action
from mir_assess.model.events import ActionAgreed, ActionMoved, Moved, NoteDecided, NoteWritten, Prioritised
from mir_assess.model.prompts import CloseStep, Ended, Prompt, Reply
from mir_assess.model.round import Note
from mir_assess.model.typed import Command, Enter, Go, Pick, Word, Written
from mir_assess.walk.cards import listed, numbered
from mir_assess.walk.desk import Desk, Seat
from mir_assess.walk.phase import Notes, nothing_agreed, nothing_to_take_back, pick_for_group

STEPS = ("close", "close/parked", "close/print", "close/actions", "close/how", "close/end")

KIND_WORDS = {
    "note": "A note",
    "working": "What works",
    "not_working": "What does not work",
    "change": "What should change",
    "why": "Why some did not agree",
    "how_it_was": "How it was",
}

ACTION_FIELDS = (
    ("what", "What will be done?", "Enter, if there are no more actions"),
    ("statement", "Which statement is it for? Type its number.", "Enter, if none"),
    ("why", "Whose words made us do it? Type the words.", "Enter, if none"),
    ("led_by_lived", "Who leads it, with lived experience? A role, not a name.", "each action needs two leads"),
    ("led_by_council", "Who leads it, from the council? A role, not a name.", "each action needs two leads"),
    ("by", "By when?", "Enter, if not said"),
    ("first_step", "What is the first step?", "Enter, if not said"),
    ("notice", "How will people notice?", "Enter, if not said"),
)


class Close:
    """The steps of the close, at one keyboard. `_draft` holds the answers of the action being written."""

    def __init__(self, desk: Desk, notes: Notes, next_commands: tuple[str, ...]) -> None:
        self._desk = desk
        self._notes = notes
        self._next_commands = next_commands
        self._assessment = desk.assessment
        self._read_back = 0
        self._draft: list[str] = []

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
                parked = tuple(note.text for note in self._desk.room.notes.values() if note.kind == "parked")
                shown = parked or ("Nothing was parked.",)
                return CloseStep("close/parked", "Parked for later", shown, "Read them out. Enter goes on.")
            case "close/print":
                return self._print()
            case "close/actions":
                return self._actions()
            case "close/how":
                question = "Type what people say, a line each. Enter goes on."
                lines = tuple(note.text for note in self._desk.room.notes.values() if note.kind == "how_it_was")
                return CloseStep("close/how", "How was it today?", lines, question)
            case _:
                return Ended(self._ending())

    def _priorities(self) -> CloseStep:
        ids = [group.id for group in self._assessment.groups]
        lines = tuple(
            f"{self._assessment.group(group_id).label}: "
            + listed([f"{n} for statement {self._assessment.chosen.index(s) + 1}" for s, n in dots.items()])
            for group_id, dots in self._desk.room.dots.items()
        )
        question = f"Each group’s dots, like: pick {ids[0]} 4=7 9=5. Enter goes on."
        return CloseStep("close", "What matters most?", lines, question)

    def _to_read_back(self) -> list[tuple[Seat | None, str, Note]]:
        """Notes the room or a group wrote down together, with where each is kept."""
        together: list[tuple[Seat | None, str, Note]] = [
            (None, note_id, note) for note_id, note in self._desk.room.notes.items() if note.kind != "parked"
        ]
        for seat in self._desk.seats:
            if seat.group.mode != "individual":
                together += [(seat, note_id, note) for note_id, note in self._desk.state(seat).notes.items()]
        return together

    def _print(self) -> CloseStep:
        notes = self._to_read_back()
        heading = "What may be printed?"
        if self._read_back >= len(notes):
            done = "Every note has been read back." if notes else "No notes were written down together."
            return CloseStep("close/print", heading, (done,), "Enter goes on.")
        _, _, note = notes[self._read_back]
        whose = f" ({self._assessment.group(note.group).label})" if note.group else ""
        lines = (
            f"Note {self._read_back + 1} of {len(notes)}. {KIND_WORDS[note.kind]}{whose}: “{note.text}”",
            "Now: it may be printed." if note.consent else "Now: it stays private.",
        )
        return CloseStep("close/print", heading, lines, "y: print it. no: keep it private. Enter: leave it as it is.")

    def _actions(self) -> CloseStep:
        _, question, otherwise = ACTION_FIELDS[len(self._draft)]
        agreed = [promise.action for promise in self._desk.promises if promise.round == self._desk.name]
        lines = tuple(f"{number}. {action_words(action)}" for number, action in enumerate(agreed, 1))
        return CloseStep("close/actions", "What will we do?", lines, f"{question} ({otherwise})")

    def _ending(self) -> tuple[str, ...]:
        keeper = self._assessment.keeper or "not recorded"
        return (
            "Thank you. That was the whole workshop, and everything is saved.",
            f"What happens next: you see the report first. Who looks after the answers: {keeper}.",
            "Next, type one of these:",
            *self._next_commands,
        )

    # What is typed

    def take(self, typed: Command) -> Reply:
        """Do what was typed at this step."""
        match typed:
            case Pick():
                return pick_for_group(self._desk, typed)
            case Word(name="yes" | "no") if self._place == "close/print":
                return self._decide(consent=typed.name == "yes")
            case Enter():
                return self._enter()
            case Go():
                raise SessionError(Problem("", "", "To go back to statements, type talk or rate."))
        raise SessionError(Problem("", "That does not fit this step.", "Press Enter to go on, or type ? for help."))

    def _enter(self) -> Reply:
        if self._place == "close/print" and self._read_back < len(self._to_read_back()):
            self._read_back += 1
            return Reply()
        if self._place == "close/end":
            return Reply(quit=True)
        self._read_back = 0
        self._desk.record((None, Moved(STEPS[STEPS.index(self._place) + 1])))
        return Reply()

    def _decide(self, consent: bool) -> Reply:
        notes = self._to_read_back()
        if self._read_back >= len(notes):
            raise SessionError(Problem("", "Every note has been read back.", "Press Enter to go on."))
        seat, note_id, _ = notes[self._read_back]
        self._desk.record((seat, NoteDecided(note_id, consent)))
        self._read_back += 1
        return Reply(("It may be printed.",) if consent else ("It stays private.",))

    def free_text(self, line: str) -> Reply | None:
        """Take a line as words where the step asks for words: how it was, and each part of an action."""
        text = " ".join(line.split())
        if self._place == "close/how" and text:
            return self._notes.write(Written("how_it_was", text), (None, "", ""))
        if self._place == "close/actions" and (text or self._draft):
            return self._fill(text)
        return None

    def _fill(self, text: str) -> Reply:
        """Take one part of an action; keep the action once its last part is in."""
        field = ACTION_FIELDS[len(self._draft)][0]
        if field.startswith("led_by") and not text:
            raise SessionError(
                Problem("", "Each action needs two leads.", "Type a role; or “to be found”, if nobody has offered yet.")
            )
        if field == "statement" and text:
            if not text.isdecimal():
                raise SessionError(Problem("", "", "Type the statement’s number, or just Enter."))
            text = numbered(self._assessment, int(text))
        self._draft.append(text)
        if len(self._draft) < len(ACTION_FIELDS):
            return Reply()
        parts = dict(zip((name for name, _, _ in ACTION_FIELDS), self._draft, strict=True))
        self._draft = []
        action = Action(id=self._desk.new_id(), **parts)
        self._desk.promise(ActionAgreed(action, self._desk.name))
        return Reply((f"Promised: {action_words(action)}",))

    def take_back(self) -> Reply:
        """Take back the last part of an action being written, else the last thing the room did."""
        if self._draft:
            self._draft.pop()
            return Reply(("Back one.",), again=True)
        if self._place == "close/print" and self._read_back:
            self._read_back -= 1
            return Reply(("Back one.",), again=True)
        event = self._desk.last(self._desk.stream_of(None), self._desk.actions_stream)
        if event is None:
            raise nothing_to_take_back()
        self._desk.take_back(event)
        return Reply((f"Taken back: {_WORDS.get(type(event.body), 'the last thing')}.",))

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


_WORDS = {
    Moved: "the last step",
    NoteWritten: "the note",
    NoteDecided: "whether the note may be printed",
    Prioritised: "the dots",
    ActionAgreed: "the action",
    ActionMoved: "the action’s status",
}


def action_words(action: Action) -> str:
    """Return an action in a sentence: what, by whom, by when."""
    by = f", by {action.by}" if action.by else ""
    return f"{action.what} Led by {action.led_by_lived} and {action.led_by_council}{by}.".replace("..", ".")
