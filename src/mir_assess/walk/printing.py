"""What may be printed: each note of the room is read back, and looked at where it could point at somebody.

It reads back only words that the room, or a group at one keyboard, wrote down together: a person's own notes
are theirs, and never read out. Words that nobody has decided about are on no page.
"""

from mir_assess.errors import Problem, SessionError
from mir_assess.model.events import NoteChecked, NoteDecided
from mir_assess.model.prompts import CloseStep, Reply
from mir_assess.model.room_events import Moved
from mir_assess.model.round import Note
from mir_assess.speech import say
from mir_assess.walk.desk import Desk, Seat
from mir_assess.walk.phase import could_point, printing_words
from mir_assess.walk.showing import Showing

Kept = tuple[Seat | None, str, Note]
"""Where a note is kept (None: by the room), its id, and the note."""


class Printing:
    """Reading notes back, and looking at those that could point at somebody."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def _together(self) -> list[Kept]:
        """Notes that the room or a group wrote down together."""
        together: list[Kept] = [
            (None, note_id, note) for note_id, note in self._desk.room.notes.items() if note.kind != "parked"
        ]
        for seat in self._desk.seats:
            if seat.group.mode != "individual":
                together += [(seat, note_id, note) for note_id, note in self._desk.state(seat).notes.items()]
        return together

    def _in_this_step(self) -> tuple[set[str], set[str]]:
        """The ids of notes that were read back, and of those looked at, since the room came to this step."""
        read_back: set[str] = set()
        looked_at: set[str] = set()
        for event in self._desk.newest():
            match event.body:
                case NoteDecided(note_id=note_id):
                    read_back.add(note_id)
                case NoteChecked(note_id=note_id):
                    looked_at.add(note_id)
                case Moved():
                    break
        return read_back, looked_at

    def to_look_at(self) -> Kept | None:
        """Return the first note that was said yes to in this step, could point at somebody, and waits."""
        read_back, looked_at = self._in_this_step()
        return next(
            (
                kept
                for kept in self._together()
                if kept[1] in read_back - looked_at and _waits(self._desk, kept[2])
            ),
            None,
        )

    def _to_read_back(self) -> int:
        """The place among all notes of the first that is still to be read back in this step."""
        read_back, _ = self._in_this_step()
        notes = self._together()
        return next((place for place, kept in enumerate(notes) if kept[1] not in read_back), len(notes))

    # What is shown

    def look(self, place: str, heading: str) -> CloseStep | None:
        """Return the note to look at before anything else at this place; None where there is none."""
        waiting = self.to_look_at()
        if waiting is None:
            return None
        from mir_assess.model.pointing import SAFE_TO_PRINT, look_first

        note = waiting[2]
        lines = (say("“{words}”", words=note.text), look_first(could_point(self._desk, note)))
        hint = say("y: print it, as it was said. no: keep it back. Enter: decide later.")
        return CloseStep(place, heading, lines, say(SAFE_TO_PRINT), hint)

    def read_back(self, hint: str) -> CloseStep:
        """Return the next note to look at or to read back, or that all has been read back, with this hint."""
        heading = say("What may be printed?")
        if (look := self.look("close/print", heading)) is not None:
            return look
        notes, place = self._together(), self._to_read_back()
        if place == len(notes):
            done = say("No notes were written down together.")
            if notes:
                done = say("Every note has been read back.")
            lines = (done, *Showing(self._desk).lines())
            return CloseStep("close/print", heading, lines, "", hint)
        from mir_assess.model.pointing import about

        note = notes[place][2]
        lines = (
            # For translators: {about} is what the note is, as “What works, statement 2, Council team”.
            say(
                "Note {number} of {total}. {about}:",
                number=place + 1,
                total=len(notes),
                about=about(self._desk.assessment, note),
            ),
            say("“{words}”", words=note.text),
            _fate(self._desk, note),
        )
        hint = say("y: print it. no: keep it private. Enter: leave it so.")
        return CloseStep("close/print", heading, lines, say("Read it out, and ask."), hint)

    # What is typed

    def is_asked(self) -> bool:
        """Return whether something is to be decided in this step: a note to look at, or one to read back."""
        return self.to_look_at() is not None or self._desk.room.place == "close/print"

    def leave(self) -> Reply | None:
        """Leave the note that is asked about as it is; None where none is."""
        if (waiting := self.to_look_at()) is not None:
            seat, note_id, _ = waiting
            self._desk.record((seat, NoteChecked(note_id, "")))
            return Reply((say("It waits, and is on no page until somebody has looked at it."),))
        notes, place = self._together(), self._to_read_back()
        if self._desk.room.place != "close/print" or place == len(notes):
            return None
        seat, note_id, note = notes[place]
        self._desk.record((seat, NoteDecided(note_id, note.consent)))
        return Reply((printing_words(consent=note.consent),))

    def decide(self, *, yes: bool) -> Reply:
        """Say yes or no to what is asked: is it safe to print, or may it be printed at all?"""
        if (waiting := self.to_look_at()) is not None:
            seat, note_id, _ = waiting
            self._desk.record((seat, NoteChecked(note_id, "print" if yes else "keep_back", "room")))
            printed = say("It will be printed, as it was said.")
            return Reply((printed if yes else say("It is kept back, and will be on no page."),))
        notes, place = self._together(), self._to_read_back()
        if place == len(notes):
            what = say("Every note has been read back.")
            raise SessionError(Problem("", what, say("Press Enter to go on.")))
        seat, note_id, _ = notes[place]
        self._desk.record((seat, NoteDecided(note_id, yes)))
        return Reply((printing_words(consent=yes),))


def _waits(desk: Desk, note: Note) -> bool:
    return note.consent and not note.checked and bool(could_point(desk, note))


def _fate(desk: Desk, note: Note) -> str:
    """What becomes of a note as things stand."""
    if not note.consent:
        return say("Now: it stays private.")
    if note.checked == "keep_back":
        return say("Now: it is kept back, and on no page.")
    if _waits(desk, note):
        return say("Now: it may be printed once somebody has looked at it.")
    return say("Now: it may be printed.")
