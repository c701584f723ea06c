"""The plain file of answers: one row an answer, rows of one session being one person.

`session,group,statement,answer`, and optionally `channel`, `support`, `helper`, `been_before`, `note`,
`note_kind`, `note_consent`.

Whom somebody answered for (`support` is `answered_for`) is no voice of lived experience: their answers count
with the group that is there for that, where there is one (`model.answering_for`), and whoever brings the file
is told.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache

from mir_assess.errors import Problem
from mir_assess.importers.people import CHANNELS, OPTIONAL, REQUIRED, People, Person
from mir_assess.importers.reading import Found, ImportedSession, Sheet
from mir_assess.importers.vocabulary import Place, Vocabulary
from mir_assess.model.events import Answered, CameBefore, NoteWritten, SessionClosed, SessionOpened
from mir_assess.model.helping import PAID
from mir_assess.model.paper_events import Helped
from mir_assess.speech import say, say_n

__all__ = ("OPTIONAL", "REQUIRED", "read")

_CAME: dict[str, tuple[CameBefore, ...]] = {"yes": (CameBefore(1),), "no": (CameBefore(0),)}
_CLOSED = SessionClosed()


def read(sheet: Sheet, words: Vocabulary, new_id: Callable[[], str], problems: list[Problem]) -> Found:
    """Return the sessions of the file; whatever is wrong is added to `problems`."""
    people = People(sheet, words, new_id, problems).read()
    sessions: list[ImportedSession] = []
    given: Counter[tuple[str, str]] = Counter()
    answers = notes = 0
    for key in tuple(people):
        person = people.pop(key)  # what was read goes as what is kept comes
        answers += sum(isinstance(body, Answered) for body in person.bodies)
        notes += sum(isinstance(body, NoteWritten) for body in person.bodies)
        said, support = person.of("group"), person.of("support")
        group_id = said
        if words.is_given_for(said, support):
            group_id = words.counts_with(said, support, person.statements())
            given[said, group_id] += 1
        sessions.append(_session(key, person, group_id, Place(sheet.at, person.line, problems)))

    def repeated(session: ImportedSession) -> Problem:
        what = say(
            "Session “{session}” is already in {name}, from an earlier import.",
            session=session.key,
            name=words.assessment,
        )
        fix = say("If this is somebody else, give them another session; if not, take the rows out.")
        return Problem(sheet.at(session.line), what, fix)

    return Found(tuple(sessions), repeated, answers, notes, _given_for(given, words))


def _session(key: str, person: Person, group_id: str, where: Place) -> ImportedSession:
    """Return what is kept of a person, who counts with this group, and their words with them."""
    said = (
        replace(body, group=group_id) if isinstance(body, NoteWritten) else body for body in person.bodies
    )
    return ImportedSession(
        key=key,
        line=person.line,
        opened=_opened(group_id, person.of("support")),
        said=(*_helped(person, where), *_CAME.get(person.of("been_before"), ()), *said, _CLOSED),
        channel=person.of("channel") or CHANNELS[0],
    )


@lru_cache(maxsize=256)
def _opened(group_id: str, support: str) -> SessionOpened:
    return SessionOpened(group_id, "individual", support=support)


def _helped(person: Person, where: Place) -> tuple[Helped, ...]:
    """Return who pays for somebody's help, where the file says it."""
    support, helper = person.of("support"), person.of("helper")
    if helper and not support:
        what = say("The file tells of a helper, and not how they helped.")
        where.refuse(what, say("Write it in the column “support”."))
    return (Helped(support, PAID[helper]),) if support and helper else ()


def _given_for(given: Mapping[tuple[str, str], int], words: Vocabulary) -> tuple[str, ...]:
    """Return with whom those count whom somebody answered for, a sentence a group."""
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
