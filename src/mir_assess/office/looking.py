"""Looking at words before they are printed: which may be, what in them could point at somebody, and what was
decided.

A note goes by a code that is made from its words and its statement: the same each time, so that a script can
name it, and telling nothing that the words beside it do not. Whose words they are is not said here. Private
words are not even counted, and neither are those of a group of few that has not said that what it said
together may be shown: as on a page, a no and no answer are alike.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from mir_assess.analysis.disclosure import ROOM, needs_a_yes
from mir_assess.errors import Problem, StoreError, UsageError, nearest
from mir_assess.model.events import (
    NoteChecked,
    NoteWritten,
    assessment_stream,
    live,
    session_stream,
)
from mir_assess.model.recording import record, room_difference, session_difference
from mir_assess.model.reidentification import PRIVATE, WAITING, Flag, fate_of, flags, known_words
from mir_assess.model.round import CHECKED_BY, Note, Round
from mir_assess.speech import say
from mir_assess.store.base import Append, Store
from mir_assess.store.checking import by_stream

_SIGNS = "23456789bcdfghjkmnpqrstvwxyz"
"""Signs of a code: no vowels, so that no code is a word; no nought, one or l, which are taken for others."""
_LENGTH = 6


@dataclass(frozen=True, slots=True)
class Printable:
    """A note that may be printed: its code, what in it could point at somebody, and what becomes of it."""

    code: str
    note: Note
    flags: tuple[Flag, ...]
    fate: str

    @property
    def waits(self) -> bool:
        """Whether somebody has to look at it before it is printed."""
        return self.fate == WAITING


def printable(found: Round) -> tuple[Printable, ...]:
    """Return the notes of a round that may be printed, in the order of its statements; equal ones once."""
    known = known_words(found.assessment)
    places = {statement_id: place for place, statement_id in enumerate(found.assessment.chosen)}
    fates = sorted(_fates(found), key=lambda each: (places.get(each[0].statement, len(places)), each[0].text))
    by_code: dict[tuple[str, str], Printable] = {}
    for note, fate in fates:
        each = Printable(code_of(note), note, flags(note.text, known), fate)
        by_code.setdefault((each.code, each.fate), each)
    return tuple(by_code.values())


def waiting(found: Round) -> int:
    """Return how many notes may be printed once somebody has looked at them."""
    return sum(fate == WAITING for _, fate in _fates(found))


def _fates(found: Round) -> Iterator[tuple[Note, str]]:
    """The notes that may be printed, each with what becomes of it."""
    known = known_words(found.assessment)
    for note in found.notes:
        fate = fate_of(note, known)
        if fate != PRIVATE and not needs_a_yes(found, note, ROOM):
            yield note, fate


def code_of(note: Note) -> str:
    """Return the code of a note: short, and the same wherever these words are said of this statement.

    >>> code_of(Note("note", "One number", "S-1")) == code_of(Note("change", "One number", "S-1"))
    True
    """
    digest = sha256(f"{note.statement}\0{note.text}".encode("utf-8", "surrogatepass")).digest()
    number, code = int.from_bytes(digest), ""
    for _ in range(_LENGTH):
        number, place = divmod(number, len(_SIGNS))
        code += _SIGNS[place]
    return code


def decide(
    store: Store,
    name: str,
    decisions: Mapping[str, str],
    by: str,
    *,
    at: str,
    new_id: Callable[[], str],
) -> None:
    """Keep what was decided of notes that may be printed: `decisions` maps their codes to one of CHECKS.

    `by` is one of CHECKED_BY. All are kept, or none. Raises UsageError for a code that no such note has,
    StoreError where the round is sealed.
    """
    found = store.round(name)
    if found.sealed is not None:
        raise _sealed(name, found.sealed)
    _check(name, decisions, (each.code for each in printable(found)))
    consented = {note_id for note_id, note in store.counted(name).notes.items() if note.consent}
    appends = []
    own = assessment_stream(name)
    for stream, events in by_stream(store.read(own, session_stream(name, ""))).items():
        bodies = [
            NoteChecked(event.body.note_id, decisions[code], by)
            for event in live(events)
            if isinstance(event.body, NoteWritten) and event.body.note_id in consented
            if (code := _code_of(event.body)) in decisions
        ]
        if bodies:
            new = record(stream, events[-1].version, bodies, at=at, channel="command", new_id=new_id)
            change = room_difference if stream == own else session_difference
            appends.append(Append(name, new, change(events, new)))
    store.append(*appends)


def _code_of(written: NoteWritten) -> str:
    return code_of(Note(written.kind, written.text, written.statement))


def _sealed(name: str, day: str) -> StoreError:
    what = say("This round was sealed on {day}, so nothing more can be decided about its words.", day=day)
    fix = say("What was not looked at by then stays out of every page.")
    return StoreError(Problem(name, what, fix))


def _check(name: str, decisions: Mapping[str, str], codes: Iterable[str]) -> None:
    known = tuple(codes)
    see = say("{command} shows their codes.", command=f"`mir-assess notes {name}`")
    problems = [
        Problem(
            code,
            say("No note of {name} that may be printed has this code.", name=name),
            f"{nearest(code, known)} {see}".strip(),
        )
        for code in decisions
        if code not in known
    ]
    if problems:
        raise UsageError(*problems)


def check_by(by: str) -> None:
    """Raise UsageError for somebody who is not one of CHECKED_BY: who decided is kept, but never a name."""
    if by not in CHECKED_BY:
        what = say("“{words}” does not say who decided; a name is never kept.", words=by)
        use = say("Use: {names}.", names=", ".join(CHECKED_BY))
        raise UsageError(Problem("--by", what, f"{nearest(by, CHECKED_BY)} {use}".strip()))
