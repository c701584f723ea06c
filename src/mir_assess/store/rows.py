"""Events, notes and rounds as rows of a table, and back, for every store that keeps them in tables.

This module knows no database: it turns values into tuples, and says what a person can do when a row cannot be
read.
"""

import json
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from typing import Any

from mir_assess.errors import Problem, StoreError
from mir_assess.model.codec import UnknownField, from_plain, to_plain
from mir_assess.model.events import (
    KINDS,
    Answered,
    Body,
    Event,
    Opened,
    Passed,
    SessionClosed,
    SessionOpened,
    body_from_plain,
    body_to_plain,
    kind_of,
)
from mir_assess.model.round import Note, Round
from mir_assess.speech import say
from mir_assess.store import rules
from mir_assess.store.base import Append

Row = Sequence[Any]
Changes = Counter[tuple[str, str, str, str]]
"""People to add, by assessment, group id, statement id and measure."""
_UNREADABLE = (AttributeError, KeyError, RecursionError, TypeError, ValueError)
_OPENED = next(name for name, kind in KINDS.items() if kind is Opened)
_REPEATED = tuple(
    name for name, kind in KINDS.items() if kind in (Answered, Passed, SessionOpened, SessionClosed)
)
"""Kinds of which very many events say the very same: a hundred thousand people answer thirty statements."""


def event_row(event: Event) -> Row:
    """Return id, stream, version, at, channel, kind and body of an event, without a note's text."""
    body = event.body
    if isinstance(body, Answered):
        text = _text_of_answer(body.statement, body.answer)
    else:
        text = _text(body_to_plain(rules.without_text(event).body))
    return (event.id, event.stream, event.version, event.at, event.channel, kind_of(body), text)


def event_of(row: Row) -> Event:
    """Return the event of such a row. Raises StoreError when it cannot be read."""
    event_id, stream, version, at, channel, kind, body = row
    try:
        return Event(event_id, stream, version, at, channel, _body_of(kind, body))
    except _UNREADABLE as error:
        where = say("{stream}, event {number}", stream=stream, number=version)
        is_newer = isinstance(error, UnknownField) or kind not in KINDS
        raise (_newer(where) if is_newer else _unreadable(where)) from error


@lru_cache(maxsize=4096)
def _text_of_answer(statement_id: str, answer: str) -> str:
    """Of all that is kept, by far the most are answers; how many differ from each other is soon counted."""
    return _text(body_to_plain(Answered(statement_id, answer)))


def _body_of(kind: str, text: str) -> Body:
    if kind in _REPEATED:
        return _repeated_of(kind, text)
    return _opening_of(text) if kind == _OPENED else body_from_plain(kind, json.loads(text))


@lru_cache(maxsize=4096)
def _repeated_of(kind: str, text: str) -> Body:
    return body_from_plain(kind, json.loads(text))


@lru_cache(maxsize=16)
def _opening_of(text: str) -> Body:
    """An opening holds every text that is asked: a room that is followed reads it five times a second."""
    return body_from_plain(_OPENED, json.loads(text))


def note_row(name: str, note_id: str, note: Note) -> Row:
    """Return assessment, note id, kind, text, statement, group, consent, what was decided and by whom."""
    said = (note.kind, note.text, note.statement, note.group, int(note.consent))
    return (name, note_id, *said, note.checked, note.checked_by)


def note_of(row: Row) -> Note:
    """Return the note of kind, text, statement, group, consent, what was decided and by whom."""
    kind, text, statement, group, consent, checked, checked_by = row
    return Note(kind, text, statement, group, bool(consent), checked, checked_by)


def round_row(sealed: Round) -> Row:
    """Return assessment, the round as text, and the hash of that text."""
    text = _text(to_plain(sealed))
    return (sealed.assessment.name, text, sha256(text.encode()).hexdigest())


def round_of(row: Row) -> Round:
    """Return the sealed round of such a row. Raises StoreError when it is not as it was sealed, or when a
    later program sealed it.
    """
    name, text, digest = row
    if sha256(text.encode()).hexdigest() != digest:
        raise _unreadable(name)
    try:
        return from_plain(Round, json.loads(text))
    except _UNREADABLE as error:
        raise (_newer(name) if isinstance(error, UnknownField) else _unreadable(name)) from error


def add_changes(changes: Changes, append: Append) -> Changes:
    """Add what an Append changes in each cell, and return all changes so far."""
    name = append.assessment
    for key, people in append.difference.cells.items():
        changes[name, *key] += people
    return changes


def _text(plain: Any) -> str:
    return json.dumps(plain, separators=(",", ":"), ensure_ascii=False)


def _newer(where: str) -> StoreError:
    """A later program may keep what this one does not know, in tables that are as they were."""
    what = say("This store was written by a newer mir-assess than this one.")
    fix = say("Please upgrade mir-assess, then open it again. Nothing in it was changed.")
    return StoreError(Problem(where, what, fix))


def _unreadable(where: str) -> StoreError:
    what = say("This record is not as it was written.")
    fix = say("Run `mir-assess check`, and go back to your newest backup.")
    return StoreError(Problem(where, what, fix))
