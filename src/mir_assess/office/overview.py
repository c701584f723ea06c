"""Assessments at a glance: which there are, who took part in one, and what is left to do in it.

It says no more of people than a report for the room would: numbers come through the gate.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mir_assess.model import room, session
from mir_assess.model.assessment import Assessment
from mir_assess.model.events import Opened, SessionOpened, assessment_stream, session_stream
from mir_assess.model.room_events import Sealed
from mir_assess.model.round import Round
from mir_assess.speech import marked, say, say_n
from mir_assess.store.base import Store

if TYPE_CHECKING:
    from mir_assess.analysis.disclosure import Suppressed

_PHASES = {
    "rate": marked("Phase: Rating"),
    "talk": marked("Phase: Talking"),
    "close": marked("Phase: Closing"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One assessment in a list; `sealed` is an ISO day, or empty while it is open."""

    name: str
    organisation: str
    year: int
    sealed: str = ""


def listed(store: Store) -> tuple[Line, ...]:
    """Return all assessments of a store, by name."""
    return tuple(
        Line(
            name=opened.assessment.name,
            organisation=opened.assessment.organisation,
            year=opened.assessment.year,
            sealed=head.last.body.day if isinstance(head.last.body, Sealed) else "",
        )
        for head in store.list(assessment_stream(""))
        if isinstance(opened := head.first.body, Opened)
    )


def taken_part(found: Round) -> tuple[str, ...]:
    """Return who took part, a sentence for each group, as the room may know it."""
    from mir_assess.analysis.disclosure import ROOM, disclose

    return tuple(f"{group.group.label}: {_people(group.people)}" for group in disclose(found, ROOM).groups)


def _people(people: "int | Suppressed") -> str:
    if isinstance(people, int):
        return say_n("{number} person", "{number} people", people)
    if people.reason == "no_answers":
        return say("nobody yet")
    return say(
        "fewer than {threshold} people; to keep them safe we do not say how many", threshold=people.threshold
    )


def what_is_left(store: Store, found: Round) -> tuple[str, ...]:
    """Return what is left to do: the phase, and for each group that rates together how far it is."""
    if found.sealed:
        return (say("Nothing. It was sealed on {day}.", day=found.sealed),)
    assessment = found.assessment
    place = room.fold(store.read(assessment_stream(assessment.name))).place.partition("/")[0]
    lines = (say(_PHASES[place]), *_progress(store, assessment), *_words_that_wait(found))
    return (*lines, say("It is not sealed yet."))


def _words_that_wait(found: Round) -> tuple[str, ...]:
    from mir_assess.office.looking import waiting  # only a round with words to print pays for looking at them

    number = waiting(found) if any(note.consent for note in found.notes) else 0
    if not number:
        return ()
    return (
        say_n(
            "{number} note that may be printed waits for somebody to look at it: {command}",
            "{number} notes that may be printed wait for somebody to look at them: {command}",
            number,
            command=f"mir-assess notes {found.assessment.name}",
        ),
    )


def _progress(store: Store, assessment: Assessment) -> Iterator[str]:
    """Yield how far each group is. Of people who rate one by one only this much is said: they come and go in
    turn.
    """
    # Of a hundred thousand people who rate one by one no session is looked at.
    settled = _settled(store, assessment) if any(g.mode != "individual" for g in assessment.groups) else {}
    for group in assessment.groups:
        if group.mode == "individual":
            yield say("{group}: people rate one by one; another can join at any time", group=group.label)
            continue
        asked = assessment.asked_of(group)
        left = sum(1 for statement_id in asked if statement_id not in settled.get(group.id, set()))
        yield _how_far(group.label, left, len(asked))


def _how_far(group: str, left: int, total: int) -> str:
    if not left:
        return say("{group}: has rated every statement", group=group)
    return say_n(
        "{group}: {number} of {total} statements left",
        "{group}: {number} of {total} statements left",
        left,
        group=group,
        total=total,
    )


def _settled(store: Store, assessment: Assessment) -> dict[str, set[str]]:
    """Return, by group that rates together, the statements that need no more asking, in any sitting."""
    found: dict[str, set[str]] = {}
    for head in store.list(session_stream(assessment.name, "")):
        opened = head.first.body
        if isinstance(opened, SessionOpened) and opened.mode != "individual":
            state = session.fold(store.read(head.stream))
            settled = {statement_id for statement_id in state.said if state.is_settled(statement_id)}
            found.setdefault(opened.group, set()).update(settled)
    return found
