"""One session: what a person, or a group at one keyboard, has said so far, folded from its events.

Pure. `fold` gives the state after any list of events; `contribution` turns a state into numbers of people, so
that a session's effect on the round is always *after minus before*: corrections, undo and withdrawal need no
code of their own.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from functools import lru_cache
from itertools import groupby
from typing import get_args

from mir_assess.model.bank import DONT_KNOW, NOT_APPLICABLE
from mir_assess.model.came import BEEN_BEFORE, FIRST_TIME
from mir_assess.model.events import (
    Agreed,
    Answered,
    AskedFor,
    CameBefore,
    Event,
    LeftForLater,
    NoteChecked,
    NoteDecided,
    NoteWritten,
    Passed,
    PresentCounted,
    Prioritised,
    SessionClosed,
    SessionOpened,
    Tallied,
    live,
)
from mir_assess.model.paper_events import GroupChanged, Helped, Unclear
from mir_assess.model.round import Note
from mir_assess.model.value import value

Said = Answered | Tallied | Agreed | Passed | Unclear | LeftForLater
_SAID = frozenset(get_args(Said))
CellKey = tuple[str, str, str]
"""Group id, statement id (empty for the session as a whole), measure (see `contribution`)."""


@value
class SessionState:
    """What stands in one session.

    `said` maps a statement id to the last thing said of it. `present` is the newest count of people in the
    room (None: not counted), `most_present` the largest. `paid` is whether whoever helped works for the
    council, or a service it pays for (None: not said). `came` is who of them had been to a round before, if
    they said so. `asked_for` is the statement asked for by its
    number, empty where how many are here was asked for, None for neither. `notes` maps note ids to notes.
    `touched` is true once anything stands at all. `ended` are the seats at which it was closed.
    """

    group: str = ""
    mode: str = "individual"
    sitting: str = ""
    support: str = ""
    paid: bool | None = None
    channel: str = ""
    present: int | None = None
    most_present: int = 0
    came: CameBefore | None = None
    said: Mapping[str, Said] = field(default_factory=dict)
    asked_for: str | None = None
    dots: Mapping[str, int] = field(default_factory=dict)
    notes: Mapping[str, Note] = field(default_factory=dict)
    touched: bool = False
    closed: bool = False
    ended: tuple[str, ...] = ()

    def is_settled(self, statement_id: str) -> bool:
        """Return whether the statement needs no more asking: answered or passed, not left for later."""
        return statement_id in self.said and not isinstance(self.said[statement_id], LeftForLater)


@value
class Contribution:
    """What one stream adds to the round: numbers of people by cell key, and notes by id."""

    cells: Mapping[CellKey, int] = field(default_factory=dict)
    notes: Mapping[str, Note] = field(default_factory=dict)


@value
class Difference:
    """What an append changes: people to add to each cell (may be negative), notes to write, ids of notes to
    take away.
    """

    cells: Mapping[CellKey, int] = field(default_factory=dict)
    notes: Mapping[str, Note] = field(default_factory=dict)
    gone: tuple[str, ...] = ()


def fold(events: Iterable[Event]) -> SessionState:
    """Return the state of a session after these events of its stream, in order of version."""
    return after(SessionState(), live(events))


def after(state: SessionState, events: Iterable[Event]) -> SessionState:
    """Return the state of a session after these further events, none of which takes anything back.

    What was said of statements stands in long rows, and a row is taken in at once: taken in one by one, each
    answer would copy all those before it.
    """
    for is_said, row in groupby(events, lambda event: type(event.body) in _SAID):
        if is_said:
            state = _said_in_a_row(state, row)
        else:
            for event in row:
                state = _step(state, event)
    return state


def _said_in_a_row(state: SessionState, events: Iterable[Event]) -> SessionState:
    """The same session after these things were said of statements, one after another."""
    said, still = dict(state.said), state.asked_for
    for event in events:
        body = event.body
        # Asked again, a statement moves to the end, so that "the last thing said" is the last in the mapping.
        said.pop(body.statement, None)  # type: ignore[union-attr] # `after` hands over nothing else
        said[body.statement] = body  # type: ignore[union-attr, assignment] # the same
        still = None if still == body.statement else still  # type: ignore[union-attr] # the same
    return replace(state, said=said, asked_for=still, touched=True)


def _step(state: SessionState, event: Event) -> SessionState:
    body = event.body
    match body:
        case SessionOpened():
            return replace(
                state,
                group=body.group,
                mode=body.mode,
                sitting=body.sitting,
                support=body.support,
                channel=event.channel,
            )
        case SessionClosed():
            return replace(state, closed=True, ended=(*state.ended, body.seat))
        case PresentCounted():
            most = max(state.most_present, body.people)
            still = state.asked_for or None
            return replace(state, present=body.people, most_present=most, asked_for=still, touched=True)
        case CameBefore():
            return replace(state, came=body, touched=True)
        case Helped() | GroupChanged():
            return _told_of_person(state, body)
        case AskedFor():
            return replace(state, asked_for=body.statement)
        case NoteWritten() | NoteDecided() | NoteChecked():
            return replace(state, notes=noted(state.notes, body), touched=True)
        case Prioritised():
            return replace(state, dots=body.dots, touched=True)
        case _:
            return state


def _told_of_person(state: SessionState, body: Helped | GroupChanged) -> SessionState:
    """The same session once more is known of the person: how they were helped, or in which group they count,
    and with them their words.
    """
    if isinstance(body, Helped):
        return replace(state, support=body.support, paid=body.paid if body.support else None)
    notes = {
        note_id: replace(note, group=body.group) if note.group == state.group else note
        for note_id, note in state.notes.items()
    }
    return replace(state, group=body.group, notes=notes)


def noted(notes: Mapping[str, Note], body: NoteWritten | NoteDecided | NoteChecked) -> dict[str, Note]:
    """Return the notes after one was written, it was decided whether it may be printed, or somebody looked at
    it.
    """
    if isinstance(body, NoteWritten):
        note = Note(body.kind, body.text, body.statement, body.group, body.consent)
        return {**notes, body.note_id: note}
    if body.note_id not in notes:
        return dict(notes)
    note = notes[body.note_id]
    if isinstance(body, NoteChecked):
        return {**notes, body.note_id: replace(note, checked=body.decision, checked_by=body.by)}
    return {**notes, body.note_id: replace(note, consent=body.consent)}


def contribution(state: SessionState) -> Contribution:
    """Return what a session adds to the round.

    Measures of a statement: `level/KEY`, `dont_know`, `not_applicable`, `dots`, and for a consensus
    `agreed/KEY/people` and `agreed/KEY/dissent`. Measures of the session as a whole (empty statement id):
    `people`, `uncounted` (a group that rated without anyone counting who was present), `channel/NAME`,
    `support/NAME`, `helper/NAME` (of those who were helped and said who pays), `unclear/sheets` (people of
    whose answers at least one could not be read), `attendance/NAME` (who said so), `sitting/NAME`.
    """
    if not state.touched:
        return Contribution()
    cells: defaultdict[CellKey, int] = defaultdict(int)
    for statement_id, said in state.said.items():
        for measure, people in _measures(said):
            cells[state.group, statement_id, measure] += people
    for statement_id, dots in state.dots.items():
        cells[state.group, statement_id, "dots"] += dots
    people = people_in(state)
    cells[state.group, "", "people"] += people
    cells[state.group, "", f"channel/{state.channel}"] += people
    if state.support:
        cells[state.group, "", f"support/{state.support}"] += people
    if state.paid is not None:
        cells[state.group, "", f"helper/{'paid' if state.paid else 'unpaid'}"] += people
    if Unclear in map(type, state.said.values()):
        cells[state.group, "", "unclear/sheets"] += people
    if state.came is not None:
        cells[state.group, "", f"attendance/{BEEN_BEFORE}"] += state.came.before
        cells[state.group, "", f"attendance/{FIRST_TIME}"] += state.came.people - state.came.before
    if state.mode != "individual" and state.present is None:
        cells[state.group, "", "uncounted"] += 1
    cells["", "", f"sitting/{state.sitting}"] += 1
    return Contribution({key: number for key, number in cells.items() if number}, state.notes)


def people_in(state: SessionState) -> int:
    """Return how many people a session stands for: one, or all who were ever counted present or put in a
    card.
    """
    if state.mode == "individual":
        return 1
    cards = [
        sum(number for _, number in _measures(said))
        for said in state.said.values()
        if isinstance(said, Tallied)
    ]
    agreed = [said.people for said in state.said.values() if isinstance(said, Agreed)]
    return max([state.most_present, *cards, *agreed])


@lru_cache(maxsize=1024)
def _measure_of(answer: str) -> tuple[tuple[str, int]]:
    """Return the measure of one person's answer; there are few, and each stands in many sessions."""
    return ((answer if answer in (DONT_KNOW, NOT_APPLICABLE) else f"level/{answer}", 1),)


def _measures(said: Said) -> Iterable[tuple[str, int]]:
    match said:
        case Answered():
            return _measure_of(said.answer)
        case Tallied():
            levels = [(f"level/{key}", people) for key, people in said.levels.items()]
            return [*levels, (DONT_KNOW, said.dont_know), (NOT_APPLICABLE, said.not_applicable)]
        case Agreed(level=str(level)):
            dissent = sum(said.dissent.values())
            return [(f"agreed/{level}/people", said.people), (f"agreed/{level}/dissent", dissent)]
        case _:
            return []


def difference(before: Contribution, after: Contribution) -> Difference:
    """Return what turns one contribution into another: cells to add, notes to write, notes to take away."""
    cells = dict(after.cells)
    for key, number in before.cells.items():
        cells[key] = cells.get(key, 0) - number
    return Difference(
        cells={key: number for key, number in sorted(cells.items()) if number},
        notes={note_id: note for note_id, note in after.notes.items() if before.notes.get(note_id) != note},
        gone=tuple(note_id for note_id in before.notes if note_id not in after.notes),
    )
