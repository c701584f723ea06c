"""What the three phases of a walk have in common: a prompt, an entry, and where a note belongs.

`Rate`, `Talk` and `Close` are siblings and do not know each other; `Walk` moves between them.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from mir_assess.errors import Problem, SessionError
from mir_assess.model.commands import Command, Pick, Written
from mir_assess.model.events import Event, NoteDecided, NoteWritten, Prioritised, SessionClosed, SessionOpened
from mir_assess.model.prompts import Prompt, Reply
from mir_assess.model.room_events import Moved
from mir_assess.model.round import Note
from mir_assess.speech import marked, say, say_n
from mir_assess.walk.cards import numbered
from mir_assess.walk.desk import Desk, Seat
from mir_assess.walk.taking_back import is_one_line, taken_back_words

if TYPE_CHECKING:
    from mir_assess.model.reidentification import Flag


class Phase(Protocol):
    """One phase of a workshop."""

    def prompt(self) -> Prompt:
        """Return what is shown now."""

    def take(self, typed: Command) -> Reply:
        """Do what was typed. Raises SessionError, saying what to type instead."""

    def asks_for_words(self) -> bool:
        """Return whether this step asks for words, so that a line which is no command is kept as it was
        typed.
        """

    def take_words(self, words: str) -> Reply:
        """Take a line as words, where this step asks for them."""

    def take_back(self) -> Reply:
        """Take back the last thing entered in this phase."""

    def note_place(self, kind: str) -> tuple[Seat | None, str, str]:
        """Return where a note of this kind, typed now, belongs: a seat (None: the room), a statement id, a
        group id.

        Raises SessionError where a note of this kind makes no sense.
        """

    def help_key(self) -> str:
        """Return which words of help fit here."""

    def left(self) -> tuple[str, ...]:
        """Return what is left, in sentences."""


NOTE_WORDS = {
    "note": marked("Noted"),
    "working": marked("Noted, as what works"),
    "not_working": marked("Noted, as what does not work"),
    "change": marked("Noted, as what should change"),
    "why": marked("Noted, as why some did not agree"),
    "parked": marked("Parked for later"),
    "how_it_was": marked("Thank you, noted"),
}
"""What is said once a note is kept; the words themselves follow."""

NOTE_WORDS_OF_STATEMENT = {
    "note": marked("Noted for statement {statement}"),
    "working": marked("Noted for statement {statement}, as what works"),
    "not_working": marked("Noted for statement {statement}, as what does not work"),
    "change": marked("Noted for statement {statement}, as what should change"),
    "why": marked("Noted for statement {statement}, as why some did not agree"),
}
"""The same, for a note about a statement."""


class Notes:
    """Writing notes down, and deciding whether the last one may be printed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def newest(self) -> Event | None:
        """Return the note written just now, if that was the last thing here: a yes or no is then about it."""
        for event in self._desk.newest():
            # That a group's first entry was taken back leaves only its arrival, which nobody typed.
            if not (isinstance(event.body, SessionOpened) and event.body.mode != "individual"):
                return event if isinstance(event.body, NoteWritten) else None
        return None

    def write(self, written: Written, place: tuple[Seat | None, str, str]) -> Reply:
        """Keep words as said, private until someone says they may be printed."""
        seat, statement_id, group_id = place
        # Who speaks first is there from then on, even where the words are the room's: `b` ends where a person
        # began.
        self._desk.record_arrival(seat)
        if written.kind in ("parked", "how_it_was"):
            seat, statement_id, group_id = None, "", ""
        whose = written.group or group_id
        body = NoteWritten(self._desk.new_id(), written.kind, written.text, statement_id, whose)
        self._desk.record((seat, body))
        assessment = self._desk.assessment
        noted = say(NOTE_WORDS[written.kind])
        if statement_id:
            about = assessment.chosen.index(statement_id) + 1
            noted = say(NOTE_WORDS_OF_STATEMENT[written.kind], statement=about)
        whose_words = assessment.group(written.group).label if written.group else ""
        return Reply(
            (
                _read_back(noted, written.text, whose_words),
                say("It stays private. Type y if it may be printed."),
            )
        )

    def decide(self, *, consent: bool) -> Reply:
        """Say whether the note just written may be printed."""
        event = self.newest()
        if event is None or not isinstance(event.body, NoteWritten):
            what = say("There is no note just before this.")
            raise SessionError(Problem("", what, say("Write it again, like n TEXT, then type y.")))
        self._desk.record((self._desk.seat_at(event.stream), NoteDecided(event.body.note_id, consent)))
        return Reply((printing_words(consent=consent), *(self._look_again(event.body) if consent else ())))

    def _look_again(self, body: NoteWritten) -> tuple[str, ...]:
        """Say, of words that could point at somebody, that they are looked at before they are printed."""
        found = could_point(self._desk, Note(body.kind, body.text))
        if not found:
            return ()
        from mir_assess.model.pointing import holds

        return (say("Before it is printed, somebody looks at it again: {things}.", things=holds(found)),)


def _read_back(noted: str, words: str, whose: str) -> str:
    # For translators: {noted} is one of the lines that begin “Noted”, “Parked” or “Thank you, noted”.
    if whose:
        return say("{noted}, in the words of {group}: “{words}”", noted=noted, group=whose, words=words)
    return say("{noted}: “{words}”", noted=noted, words=words)


def could_point(desk: Desk, note: Note) -> "tuple[Flag, ...]":
    """Return what in a note could point at somebody."""
    from mir_assess.model.reidentification import flags, known_words  # the first question never waits for it

    return flags(note.text, known_words(desk.pinned))


def printing_words(*, consent: bool) -> str:
    """Return what is said once it is decided whether a note may be printed."""
    return say("It may be printed.") if consent else say("It stays private.")


def take_back(desk: Desk, event: Event) -> Reply:
    """Take back an entry, and with it whatever the same typed line made just before it."""
    standing = list(desk.newest())
    line = [event]
    for older in standing[standing.index(event) + 1 :]:
        if isinstance(older.body, SessionOpened):
            continue
        if not (is_one_line(line[-1].body, older.body) or _has_just_left(desk, line[-1], older)):
            break
        line.append(older)
    desk.take_back(*line)
    return Reply((taken_back_words(event.body, in_talk=event.stream == desk.room_stream),), again=True)


def _has_just_left(desk: Desk, newer: Event, older: Event) -> bool:
    """Whether a person's session ended by this move, and nothing has happened since: only then do they come
    back to it.
    """
    return (
        isinstance(newer.body, Moved)
        and isinstance(older.body, SessionClosed)
        and desk.is_newest_of_all(newer)
    )


def pick_for_group(desk: Desk, pick: Pick, seat: Seat | None = None) -> Reply:
    """Record a group's dots, typed at this seat (None: by the room)."""
    assessment = desk.assessment
    if not pick.group:
        ids = [group.id for group in assessment.groups]
        fix = say("Type, for example: {example}", example=f"pick {ids[0]} 4=7 9=5")
        raise SessionError(Problem("", say("Whose priorities are these?"), fix))
    dots = {numbered(assessment, number): count for number, count in pick.dots.items()}
    desk.record_arrival(seat)
    desk.record((None, Prioritised(pick.group, dots)))
    return Reply((dots_of(assessment.group(pick.group).label, pick.dots),))


def dots_of(group: str, dots: Mapping[int, int]) -> str:
    """Return a group's dots in a sentence; `dots` are by the number of their statement."""
    return say("{group}: {dots}.", group=group, dots=dots_words(dots))


def dots_words(dots: Mapping[int, int]) -> str:
    """Return dots by the number of their statement in words.

    >>> dots_words({4: 7, 9: 1})
    'statement 4 has 7 dots, statement 9 has 1 dot'
    """
    return ", ".join(
        say_n(
            "statement {statement} has {number} dot",
            "statement {statement} has {number} dots",
            count,
            statement=statement,
        )
        for statement, count in dots.items()
    )


def nothing_agreed() -> SessionError:
    """Return what is said when a reason is given for something that was not agreed."""
    return SessionError(
        Problem(
            "",
            say("“why” keeps the reason of people who did not agree, and nothing was agreed here just now."),
            say("For any other words type n and the words."),
        )
    )


def does_not_fit(words: str) -> str:
    """Return what is said of words where none are asked for."""
    return say("“{words}” does not fit here.", words=words)


def nothing_to_take_back() -> SessionError:
    """Return what is said when there is nothing to take back here."""
    what = say("There is nothing to take back here.")
    return SessionError(Problem("", what, say("Type ? for what you can do.")))
