"""A table's note-taker: what was said there goes into the room's own words, as it does at the keyboard.

The note-taker is nobody of the round: no session is opened, and nobody is counted.
"""

from collections.abc import Mapping

from mir_assess.channels.room import showing, visitors
from mir_assess.channels.room.gathering import Room
from mir_assess.channels.room.hall import Hall
from mir_assess.channels.room.pages import Noting
from mir_assess.channels.room.parts import Choice, Fault, Look
from mir_assess.errors import Problem, SessionError
from mir_assess.model.events import Body, NoteWritten
from mir_assess.speech import marked, say, spoken
from mir_assess.walk import leading

KINDS = {
    "note": marked("Anything"),
    "working": marked("What works"),
    "not_working": marked("What does not work"),
    "change": marked("What should change"),
    "parked": marked("To park for later"),
}
"""What a note may be about, of events.NOTE_KINDS."""
LONGEST_NAME = 64
"""Characters of the name of one note."""


def noting(
    room: Room,
    look: Look,
    once: str,
    *,
    form: Mapping[str, str] | None = None,
    told: str = "",
    faults: tuple[Fault, ...] = (),
) -> Noting:
    """Return the page where a note is written; `form` is what was put in before something was wrong."""
    assessment = showing.shown(room, spoken())
    given = form or {}
    here = given.get("statement", leading.statement_at(room.state) or "")
    whose, kind = given.get("group", ""), given.get("kind", "note")
    statements = (
        Choice(each, _named(number, assessment.statement(each).text), chosen=each == here)
        for number, each in enumerate(assessment.chosen, 1)
    )
    groups = (Choice(group.id, group.label, chosen=group.id == whose) for group in assessment.groups)
    return Noting(
        showing.frame(room, look, joined=False),
        once,
        (Choice("", say("No one statement"), chosen=not here), *statements),
        (Choice("", say("Nobody’s in particular"), chosen=not whose), *groups),
        tuple(Choice(key, say(words), chosen=key == kind) for key, words in KINDS.items()),
        told=told,
        words=given.get("words", ""),
        consent=given.get("consent") == "yes",
        faults=faults,
    )


def _named(number: int, text: str) -> str:
    return say("{number}: {text}", number=number, text=text)


async def write(hall: Hall, room: Room, form: Mapping[str, str]) -> None:
    """Keep a note, durably and once. Raises SessionError, saying what to do, where there are no words."""
    words, _, consent = visitors.note_of({"note": form.get("words", ""), "consent": form.get("consent", "")})
    if not words:
        raise SessionError(Problem("words", "", say("Write down what was said.")))
    statement = form.get("statement", "")
    group = form.get("group", "")
    kind = form.get("kind", "")
    note = NoteWritten(
        _name_of(form) or hall.new_id(),
        kind if kind in KINDS else "note",
        words,
        statement if statement in room.assessment.chosen and kind != "parked" else "",
        group if group in {each.id for each in room.assessment.groups} else "",
        consent,
    )

    def once(room: Room) -> tuple[Body, ...]:
        return () if note.note_id in room.state.notes else (note,)

    await hall.move(room, once, quietly=True)


def _name_of(form: Mapping[str, str]) -> str:
    """The name a form carries for its note; empty where it is none of ours."""
    given = form.get("once", "")
    return given if len(given) <= LONGEST_NAME and given.replace("-", "").isalnum() else ""
