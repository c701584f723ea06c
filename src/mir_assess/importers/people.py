"""People as the rows of a file of answers come by: what each said, and on which line.

A file may hold the answers of a hundred thousand people, a row an answer and in any order. So what the words
of a row mean is worked out once, and of each person no more is held than has to be. This module knows the
columns, and nothing of what is kept.
"""

from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from operator import itemgetter

from mir_assess.errors import ImportInvalid, Problem
from mir_assess.importers.reading import MOST_SESSIONS, Sheet
from mir_assess.importers.vocabulary import Place, Vocabulary
from mir_assess.model.bank import SKIPPED
from mir_assess.model.events import SUPPORTS, Answered, Body, NoteWritten, Passed
from mir_assess.model.helping import PAID
from mir_assess.speech import say

REQUIRED = ("session", "group", "statement", "answer")
OPTIONAL = ("channel", "support", "helper", "been_before", "note", "note_kind", "note_consent")

CHANNELS = ("survey", "paper", "phone", "room", "terminal")
"""How an answer may have come in. A free text here could name a person, and would stand in the report."""
CAME = ("yes", "no")
"""Whether somebody had been to a round before, where the file says it."""

_KINDS = ("note", "working", "not_working", "change")
_YES = ("yes", "y", "true", "1")
_NO = ("", "no", "n", "false", "0")
_OWN = ("session", "note")
"""Columns that say something else in each row; what the others say, many rows say alike."""
_TOLD = ("group", "channel", "support", "helper", "been_before")
"""Columns that tell of the person, and not of an answer."""
_MOST_MEANINGS = 20_000


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a row says but for its own columns: of the person, as `_TOLD` has it; which answer, where it is
    one, and the number of its statement; and of which kind its note would be, with consent or without.
    """

    told: tuple[str, ...]
    answer: Answered | Passed | None
    number: int
    kind: str
    consent: bool


@dataclass(slots=True)
class Person:
    """One session so far. `line` is where it is first named, `bodies` what was said, each on one of `lines`.

    `told_later` are the lines of what was not told on the first; `answered` has a bit for each statement.
    """

    line: int
    told: tuple[str, ...]
    told_later: dict[str, int] = field(default_factory=dict)
    answered: int = 0
    bodies: list[Body] = field(default_factory=list)
    lines: "array[int]" = field(default_factory=lambda: array("L"))

    def of(self, column: str) -> str:
        """Return what the rows say in a column; empty where none says anything."""
        return self.told[_TOLD.index(column)]

    def statements(self) -> tuple[str, ...]:
        """Return the statements this person answered, or passed."""
        return tuple(body.statement for body in self.bodies if isinstance(body, Answered | Passed))


class People:
    """Everybody in a file. Whatever is wrong with it is added to `problems`."""

    def __init__(
        self, sheet: Sheet, words: Vocabulary, new_id: Callable[[], str], problems: list[Problem]
    ) -> None:
        self._sheet, self._words, self._new_id, self._problems = sheet, words, new_id, problems
        self._people: dict[str, Person] = {}
        self._meanings: dict[tuple[str, ...], _Meaning] = {}
        self._told: dict[tuple[str, ...], tuple[str, ...]] = {}

    def read(self) -> dict[str, Person]:
        """Return everybody by what the file calls them, in the order in which it first names them."""
        header = self._sheet.header
        columns = [name for name in (*REQUIRED, *OPTIONAL) if name in header and name not in _OWN]
        said_in = itemgetter(*map(header.index, columns))
        session_at, note_at = header.index("session"), header.index("note") if "note" in header else -1
        for line, values in self._sheet.rows(self._problems):
            said = said_in(values)
            meaning = self._meanings.get(said) or self._meaning(line, said, columns)
            self._take(line, values[session_at].strip(), meaning, values[note_at] if note_at >= 0 else "")
        return self._people

    def _meaning(self, line: int, said: tuple[str, ...], columns: list[str]) -> _Meaning:
        """Work out what a row means, and keep it in mind where nothing is wrong with it."""
        known = len(self._problems)
        row = dict(zip(columns, map(str.strip, said), strict=True))
        meaning = self._understood(row, Place(self._sheet.at, line, self._problems))
        if len(self._problems) == known and len(self._meanings) < _MOST_MEANINGS:
            self._meanings[said] = meaning
        return meaning

    def _understood(self, row: Mapping[str, str], place: Place) -> _Meaning:
        group = self._words.group(row["group"], place)
        statement_id = self._words.statement(row["statement"], group, place)
        channel = _one_of(row, "channel", CHANNELS, place)
        support = _one_of(row, "support", SUPPORTS, place)
        helper = _one_of(row, "helper", tuple(PAID), place, in_any_case=True)
        came = _one_of(row, "been_before", CAME, place, in_any_case=True)
        kind = _one_of(row, "note_kind", _KINDS, place) or _KINDS[0]
        consent = _consent(row, place)
        answer = None if statement_id is None else self._words.answer(row["answer"], statement_id, place)
        said: tuple[str, ...] = (group.id if group else "", channel, support, helper, came)
        told = self._told.setdefault(said, said)
        if statement_id is None or answer is None:
            return _Meaning(told, None, 0, kind, consent)
        body = Passed(statement_id) if answer == SKIPPED else Answered(statement_id, answer)
        return _Meaning(told, body, self._words.number(statement_id), kind, consent)

    def _take(self, line: int, key: str, meaning: _Meaning, note: str) -> None:
        person = self._people.get(key)
        if person is None:
            if not key:
                self._refuse_nobody(line)
                return
            person = self._people[key] = self._welcomed(line, meaning)
        elif person.told is not meaning.told:
            self._hear(line, key, person, meaning.told)
        answer, bit = meaning.answer, 1 << meaning.number
        if answer is None:
            return
        if person.answered & bit:
            self._refuse_again(line, key, person, answer.statement)
            return
        person.answered |= bit
        person.bodies.append(answer)
        person.lines.append(line)
        if note and (text := " ".join(note.split())):
            group_id = meaning.told[0]
            person.bodies.append(
                NoteWritten(self._new_id(), meaning.kind, text, answer.statement, group_id, meaning.consent)
            )
            person.lines.append(line)

    def _welcomed(self, line: int, meaning: _Meaning) -> Person:
        if len(self._people) >= MOST_SESSIONS:
            what = say("This file has more than {number} sessions.", number=f"{MOST_SESSIONS:,}")
            fix = say("Export the answers again, in several files.")
            raise ImportInvalid(Problem(self._sheet.at(line), what, fix))
        return Person(line, meaning.told)

    def _hear(self, line: int, key: str, person: Person, told: tuple[str, ...]) -> None:
        """Take down what a row says of the person: one group, answering in one way. What it leaves empty,
        another row of theirs may say.
        """
        known = dict(zip(_TOLD, person.told, strict=True))
        for column, here in zip(_TOLD, told, strict=True):
            first = known[column]
            if here and not first:
                known[column] = here
                person.told_later[column] = line
            elif here and first != here:
                # For translators: {column} is the name of a column: group, support, helper …
                what = say(
                    "Session “{session}” has the {column} “{here}” here, and “{first}” on line {line}.",
                    session=key,
                    column=column,
                    here=here,
                    first=first,
                    line=person.told_later.get(column, person.line),
                )
                fix = say(
                    "One session is one person, with one {column}. Give another person another session.",
                    column=column,
                )
                Place(self._sheet.at, line, self._problems).refuse(what, fix)
        all_told = tuple(known.values())
        person.told = self._told.setdefault(all_told, all_told)

    def _refuse_nobody(self, line: int) -> None:
        what = say("The row does not say which session it belongs to.")
        fix = say("Number the people: p1, p2, p3. Use no names.")
        Place(self._sheet.at, line, self._problems).refuse(what, fix)

    def _refuse_again(self, line: int, key: str, person: Person, statement_id: str) -> None:
        first = next(
            at
            for body, at in zip(person.bodies, person.lines, strict=True)
            if isinstance(body, Answered | Passed) and body.statement == statement_id
        )
        what = say(
            "Session “{session}” has answered {statement} already, on line {line}.",
            session=key,
            statement=statement_id,
            line=first,
        )
        Place(self._sheet.at, line, self._problems).refuse(what, say("Keep the row that is right."))


def _one_of(
    row: Mapping[str, str], column: str, known: tuple[str, ...], place: Place, *, in_any_case: bool = False
) -> str:
    text = row.get(column, "")
    text = text.casefold() if in_any_case else text
    if text and text not in known:
        there = say("It can be: {known}, or empty.", known=", ".join(known))
        # For translators: {column} is the name of a column: channel, support, helper, been_before or
        # note_kind.
        what = say("“{text}” does not fit the column “{column}”.", text=text, column=column)
        place.refuse(what, f"{place.near(text, known)} {there}".strip())
        return ""
    return text


def _consent(row: Mapping[str, str], place: Place) -> bool:
    text = row.get("note_consent", "")
    consent = text.casefold()
    if consent not in (*_YES, *_NO):
        what = say("“{text}” is neither yes nor no.", text=text)
        place.refuse(what, say("Write yes or no. Empty means no."))
    return consent in _YES
