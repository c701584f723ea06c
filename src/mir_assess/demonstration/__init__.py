"""A made-up council's two rounds, so that anyone can look before there is a room.

The story is played through the real engine: the same desk, events, seal, gate and pages as a workshop.
Nothing here is random and no clock is read, so the same program makes the same bytes.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from mir_assess import pipeline
from mir_assess.analysis.disclosure import PUBLIC, ROOM
from mir_assess.demonstration.story import (
    BANK,
    FIRST,
    GROUPS,
    MODES,
    ORGANISATION,
    SECOND,
    SET,
    Answers,
    Year,
)
from mir_assess.errors import Problem, ReportError
from mir_assess.model.assessment import Assessment, Group
from mir_assess.model.bank import DONT_KNOW
from mir_assess.model.edition import EditionStatement, Rewording
from mir_assess.model.events import (
    Agreed,
    Answered,
    Body,
    NoteChecked,
    NoteWritten,
    Opened,
    Passed,
    PresentCounted,
    Prioritised,
    SessionClosed,
    Tallied,
    assessment_stream,
)
from mir_assess.model.recording import record
from mir_assess.model.room_events import ActionAgreed, ActionMoved, Moved, Revealed
from mir_assess.model.round import Round
from mir_assess.model.wishes import Wishes
from mir_assess.office.closing import write_sealed
from mir_assess.office.opening import assemble
from mir_assess.office.planning import as_they_stand, keep
from mir_assess.office.writing import made_folder, write_whole
from mir_assess.places import anything_at
from mir_assess.report import FORMATS, Page, kind_of, lacking
from mir_assess.speech import say
from mir_assess.store import open_store
from mir_assess.store.base import Append, Store
from mir_assess.walk.desk import Desk, Seat

STORE = "assessments.sqlite"


@dataclass(frozen=True, slots=True)
class Made:
    """What the demonstration made: its store, every file, and the page to open first."""

    store: Path
    files: tuple[Path, ...]
    open_first: Path


def make(folder: Path, statements_folder: Path, templates: Path) -> Made:
    """Make the two rounds, their reports and what changed between them, in a folder that is made for it.

    Raises ReportError when there is a demonstration in the folder already.
    """
    place = _place_for_store(folder)
    files: list[Path] = []
    store = open_store(str(place))
    try:
        new_id = _ids()
        _play(store, FIRST, statements_folder, None, new_id)
        sealed = folder / f"{FIRST.name}.mir.json"
        write_sealed(store, replace(store.round(FIRST.name), sealed=FIRST.sealed), sealed)
        files.append(sealed)
        _become(store, FIRST, SECOND.opened, new_id)
        _play(store, SECOND, statements_folder, store.round(FIRST.name), new_id)
        files += _write_pages(store, folder, templates)
    finally:
        store.close()
    return Made(place, tuple(files), folder / f"{SECOND.name}-room.html")


def _place_for_store(folder: Path) -> Path:
    """Make the folder, and return where the store goes in it. One that has a store already is left alone."""
    place = folder / STORE
    if anything_at(place):
        what = say("There is a demonstration here already.")
        fix = say("Look at that one, delete the folder, or name another folder.")
        raise ReportError(Problem(str(folder), what, fix))
    made_folder(folder)
    return place


def _ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"{next(numbers):032x}"


def _play(
    store: Store, year: Year, statements_folder: Path, previous: Round | None, new_id: Callable[[], str]
) -> None:
    """Open a round and let everyone say what the story says."""
    at = f"{year.opened}T10:00:00+00:00"
    wishes = Wishes(
        name=year.name,
        organisation=ORGANISATION,
        year=year.year,
        banks=(BANK,),
        chosen_sets=(SET,),
        groups=GROUPS,
        modes=MODES,
        minutes=120,
        keeper="the people’s panel (made up)",
        safeguarding="the safeguarding lead (made up)",
        quiet_room="the welcome team (made up)",
    )
    assessment = _in_own_words(assemble(wishes, statements_folder, previous, year.opened), year)
    opening = record(
        assessment_stream(year.name), 0, [Opened(assessment)], at=at, channel="command", new_id=new_id
    )
    store.append(Append(year.name, opening))
    desk = Desk(store, year.name, clock=lambda: at, new_id=new_id, channel="terminal")
    for group in assessment.groups:
        desk.record(*_rating(desk, group, year))
    desk.record(*((None, body) for body in _talk_and_close(assessment, year, new_id)))
    agreed = [ActionAgreed(action, year.name) for action in year.actions]
    keep(store, assessment, agreed, at=at, new_id=new_id)


def _in_own_words(assessment: Assessment, year: Year) -> Assessment:
    """Return an assessment with the statements that the room put in words of its own."""
    return replace(
        assessment,
        parts=tuple(
            replace(part, statements=tuple(_reworded(statement, year) for statement in part.statements))
            for part in assessment.parts
        ),
    )


def _reworded(statement: EditionStatement, year: Year) -> EditionStatement:
    own = year.own_words.get(statement.id)
    if own is None:
        return statement
    since = Rewording(year.name, compares=False, reason=own.reason, words=own.text)
    return replace(
        statement,
        text=own.text,
        easy_text=own.easy_text,
        history=(*statement.history, since),
        translations={},
    )


def _rating(desk: Desk, group: Group, year: Year) -> Iterator[tuple[Seat | None, Body]]:
    """Yield what a group says while rating: cards counted, or each person's answers."""
    answers = year.answers[group.id]
    present = year.present[group.id]
    if group.mode == "tally":
        seat = desk.new_seat(group)
        yield seat, PresentCounted(present)
        for statement_id, people in answers.items():
            keys = desk.assessment.scale_of(statement_id).keys
            yield seat, Tallied(statement_id, dict(zip(keys, people[:-1], strict=True)), people[-1])
        return
    for person in range(present):
        seat = desk.new_seat(group)
        for statement_id in desk.assessment.asked_of(group):
            yield seat, _one_answer(desk.assessment, statement_id, answers, person)
        yield seat, SessionClosed()


def _one_answer(
    assessment: Assessment, statement_id: str, answers: Answers, person: int
) -> Answered | Passed:
    """Return one person's answer: the group's answers dealt out, from another place for each statement."""
    keys = (*assessment.scale_of(statement_id).keys, DONT_KNOW)
    people = answers.get(statement_id, ())
    dealt = [key for key, number in zip(keys, people, strict=False) for _ in range(number)]
    if not dealt:
        return Passed(statement_id)
    place = person + 5 * assessment.chosen.index(statement_id)
    return Answered(statement_id, dealt[place % len(dealt)])


def _talk_and_close(assessment: Assessment, year: Year, new_id: Callable[[], str]) -> Iterator[Body]:
    yield Moved("talk")
    for statement_id, (level, people, dissent) in year.agreed.items():
        yield Revealed(statement_id)
        yield Revealed(statement_id, all_groups=True)
        yield Agreed(statement_id, level, people, dissent)
    for said in year.said:
        note_id = new_id()
        yield NoteWritten(note_id, said.kind, said.text, said.statement, said.group, said.consent)
        if said.checked:
            yield NoteChecked(note_id, said.checked, said.checked_by)
    yield Moved("close")
    for group in assessment.groups:
        if group.id in year.dots:
            yield Prioritised(group.id, year.dots[group.id])
    yield Moved("close/end")


def _become(store: Store, year: Year, day: str, new_id: Callable[[], str]) -> None:
    """Let the year pass: say what became of its actions."""
    moves = [ActionMoved(action_id, status, reason) for action_id, (status, reason) in year.became.items()]
    keep(store, store.round(year.name).assessment, moves, at=f"{day}T09:00:00+00:00", new_id=new_id)


def _write_pages(store: Store, folder: Path, templates: Path) -> Iterator[Path]:
    """Write every page of both rounds, each in every format that can be made here, and yield their files."""
    old, new = (as_they_stand(store, store.round(each.name)) for each in (FIRST, SECOND))
    pages: dict[str, Page] = {
        f"{SECOND.name}-room": pipeline.report(store.round(SECOND.name), ROOM, before=old),
        f"{FIRST.name}-room": pipeline.report(store.round(FIRST.name), ROOM),
        f"{FIRST.name}-public": pipeline.report(store.round(FIRST.name), PUBLIC),
        f"{FIRST.name}-to-{SECOND.name}-room": pipeline.comparison(old, new, ROOM),
    }
    for stem, page in pages.items():
        for name, form in FORMATS.items():
            if kind_of(page) not in form.kinds or lacking([name]):
                continue
            path = folder / form.file_name(stem)
            write_whole(path, pipeline.render(page, name, templates))
            yield path
