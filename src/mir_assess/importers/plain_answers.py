"""The plain file of answers: one row an answer, rows of one session being one person.

`session,group,statement,answer`, and optionally `channel`, `support`, `helper`, `been_before`, `note`,
`note_kind`, `note_consent`.

Whom somebody answered for (`support` is `answered_for`) is no voice of lived experience: their answers count
with the group that is there for that, where there is one (`model.answering_for`), and whoever brings the file
is told.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from mir_assess.errors import Problem
from mir_assess.importers.reading import Found, ImportedSession, Row, Sheet
from mir_assess.importers.vocabulary import Place, Vocabulary
from mir_assess.model.bank import SKIPPED
from mir_assess.model.events import (
    SUPPORTS,
    Answered,
    Body,
    CameBefore,
    NoteWritten,
    Passed,
    SessionClosed,
    SessionOpened,
)
from mir_assess.model.helping import PAID
from mir_assess.model.paper_events import Helped
from mir_assess.speech import say, say_n

REQUIRED = ("session", "group", "statement", "answer")
OPTIONAL = ("channel", "support", "helper", "been_before", "note", "note_kind", "note_consent")

CHANNELS = ("survey", "paper", "phone", "room", "terminal")
"""How an answer may have come in. A free text here could name a person, and would stand in the report."""

_KINDS = ("note", "working", "not_working", "change")
_YES = ("yes", "y", "true", "1")
_NO = ("", "no", "n", "false", "0")
_CAME: dict[str, tuple[CameBefore, ...]] = {"yes": (CameBefore(1),), "no": (CameBefore(0),)}
"""Whether somebody had been to a round before, where the file says it."""


@dataclass(slots=True)
class _Person:
    """One session as its rows come by: what they say of the person, and on which line each thing was said."""

    line: int
    said: dict[str, tuple[str, int]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    bodies: list[Body] = field(default_factory=list)

    def of(self, column: str) -> str:
        """Return what the rows say in a column; empty where none says anything."""
        return self.said.get(column, ("", 0))[0]


def read(sheet: Sheet, words: Vocabulary, new_id: Callable[[], str], problems: list[Problem]) -> Found:
    """Return the sessions of the file; whatever is wrong is added to `problems`."""
    people: dict[str, _Person] = {}
    for row in sheet.rows:
        _take(row, Place(sheet.at(row.line), problems), words, people, new_id)
    groups = {
        key: words.counts_with(person.of("group"), person.of("support"), person.lines)
        for key, person in people.items()
    }
    sessions = tuple(
        ImportedSession(
            key=key,
            repeated=say(
                "Session “{session}” is already in {name}, from an earlier import.",
                session=key,
                name=words.assessment,
            ),
            where=sheet.at(person.line),
            bodies=_bodies(person, groups[key], Place(sheet.at(person.line), problems)),
            channel=person.of("channel") or CHANNELS[0],
        )
        for key, person in people.items()
    )
    bodies = [body for person in people.values() for body in person.bodies]
    return Found(
        sessions,
        answers=sum(isinstance(body, Answered) for body in bodies),
        notes=sum(isinstance(body, NoteWritten) for body in bodies),
        warnings=_given_for(people, groups, words),
    )


def _bodies(person: _Person, group_id: str, where: Place) -> tuple[Body, ...]:
    """Return what is kept of a person, who counts with this group, and their words with them."""
    said = (
        replace(body, group=group_id) if isinstance(body, NoteWritten) else body for body in person.bodies
    )
    return (
        SessionOpened(group_id, "individual", support=person.of("support")),
        *_helped(person, where),
        *_CAME.get(person.of("been_before"), ()),
        *said,
        SessionClosed(),
    )


def _given_for(
    people: Mapping[str, _Person], groups: Mapping[str, str], words: Vocabulary
) -> tuple[str, ...]:
    """Return with whom those count whom somebody answered for, a sentence a group."""
    given = Counter(
        (person.of("group"), groups[key])
        for key, person in people.items()
        if words.is_given_for(person.of("group"), person.of("support"))
    )
    told = []
    for (said, counted), number in given.items():
        if counted != said:
            line = say_n(
                "Somebody answered for {number} person of “{said}”, so this counts with “{group}”.",
                "Somebody answered for {number} people of “{said}”, so these count with “{group}”.",
                number,
                said=words.label(said),
                group=words.label(counted),
            )
        else:
            line = say_n(
                "Somebody answered for {number} person of “{group}”. This round has no group for that which "
                "is asked the same, so it stays there, and the report says that somebody answered.",
                "Somebody answered for {number} people of “{group}”. This round has no group for that which "
                "is asked the same, so they stay there, and the report says that somebody answered.",
                number,
                group=words.label(said),
            )
        told.append(line)
    return tuple(told)


def _take(
    row: Row, place: Place, words: Vocabulary, people: dict[str, _Person], new_id: Callable[[], str]
) -> None:
    group = words.group(row.value("group"), place)
    statement_id = words.statement(row.value("statement"), group, place)
    channel = _one_of(row.value("channel"), CHANNELS, "channel", place)
    support = _one_of(row.value("support"), SUPPORTS, "support", place)
    helper = _one_of(row.value("helper").casefold(), tuple(PAID), "helper", place)
    came = _one_of(row.value("been_before").casefold(), tuple(_CAME), "been_before", place)
    note = _note(row, statement_id or "", place, new_id)
    answer = None if statement_id is None else words.answer(row.value("answer"), statement_id, place)
    key = row.value("session")
    if not key:
        place.refuse(
            say("The row does not say which session it belongs to."),
            say("Number the people: p1, p2, p3. Use no names."),
        )
        return
    person = people.setdefault(key, _Person(row.line))
    told = {
        "group": group.id if group else "",
        "channel": channel,
        "support": support,
        "helper": helper,
        "been_before": came,
    }
    _hear(key, person, told, row.line, place)
    if statement_id is None or answer is None:
        return
    if statement_id in person.lines:
        what = say(
            "Session “{session}” has answered {statement} already, on line {line}.",
            session=key,
            statement=statement_id,
            line=person.lines[statement_id],
        )
        place.refuse(what, say("Keep the row that is right."))
        return
    person.lines[statement_id] = row.line
    person.bodies.append(Passed(statement_id) if answer == SKIPPED else Answered(statement_id, answer))
    person.bodies += note


def _helped(person: _Person, where: Place) -> tuple[Helped, ...]:
    """Return who pays for somebody's help, where the file says it."""
    support, helper = person.of("support"), person.of("helper")
    if helper and not support:
        what = say("The file tells of a helper, and not how they helped.")
        where.refuse(what, say("Write it in the column “support”."))
    return (Helped(support, PAID[helper]),) if support and helper else ()


def _hear(key: str, person: _Person, told: Mapping[str, str], line: int, place: Place) -> None:
    """Take down what a row says of the person: one group, answering in one way. What it leaves empty, another
    row of theirs may say.
    """
    for column, here in told.items():
        if not here:
            continue
        first, where = person.said.setdefault(column, (here, line))
        if first != here:
            # For translators: {column} is the name of a column: group, support, helper …
            what = say(
                "Session “{session}” has the {column} “{here}” here, and “{first}” on line {line}.",
                session=key,
                column=column,
                here=here,
                first=first,
                line=where,
            )
            fix = say(
                "One session is one person, with one {column}. Give another person another session.",
                column=column,
            )
            place.refuse(what, fix)


def _one_of(text: str, known: tuple[str, ...], column: str, place: Place) -> str:
    if text and text not in known:
        there = say("It can be: {known}, or empty.", known=", ".join(known))
        # For translators: {column} is the name of a column: channel, support, helper, been_before or
        # note_kind.
        what = say("“{text}” does not fit the column “{column}”.", text=text, column=column)
        place.refuse(what, f"{place.near(text, known)} {there}".strip())
        return ""
    return text


def _note(row: Row, statement_id: str, place: Place, new_id: Callable[[], str]) -> list[Body]:
    kind = _one_of(row.value("note_kind"), _KINDS, "note_kind", place) or _KINDS[0]
    consent = row.value("note_consent").casefold()
    if consent not in (*_YES, *_NO):
        what = say("“{text}” is neither yes nor no.", text=row.value("note_consent"))
        place.refuse(what, say("Write yes or no. Empty means no."))
    text = " ".join(row.value("note").split())
    if not text:
        return []
    return [NoteWritten(new_id(), kind, text, statement_id, row.value("group"), consent in _YES)]
