"""From what a file says to what a store takes, each session once.

What a file calls a session may be somebody's name, so it is never kept. In its place stands a digest of it
together with an id that only this store has. The same session in another file is therefore known again and
refused; without the store nobody can try names against it, and sealing erases it with the session. A session
that was taken out at the person's wish is refused too, by the mark that was left for that (`taken_out`).
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import count
from operator import itemgetter
from typing import TypeGuard

from mir_assess.errors import ImportInvalid, Problem
from mir_assess.importers.reading import Found, ImportedSession
from mir_assess.model.assessment import Assessment, Group
from mir_assess.model.events import Body, Tallied, assessment_stream, session_stream
from mir_assess.model.imported import imported_session_id
from mir_assess.model.recording import record, session_difference
from mir_assess.model.room_events import Withdrawn
from mir_assess.model.taken_out import mark_of
from mir_assess.speech import say
from mir_assess.store.base import Append, Store


def open_assessment(store: Store, name: str) -> Assessment:
    """Return the assessment to import into. Raises StoreError when there is none, ImportInvalid when it is
    sealed.
    """
    found = store.round(name)
    if found.sealed:
        what = say("This round was sealed on {day}, and takes no more answers.", day=found.sealed)
        raise ImportInvalid(Problem(name, what, say("Open a new assessment for new answers.")))
    return found.assessment


def prepare(
    found: Found, store: Store, assessment: Assessment, *, at: str, new_id: Callable[[], str]
) -> "Arriving":
    """Return what to append for each session. Raises ImportInvalid naming those that are in already, and
    those that were taken out.
    """
    name = assessment.name
    opening, *more = store.read(assessment_stream(name))
    marks = {event.body.mark for event in more if isinstance(event.body, Withdrawn)} - {""}
    taken = store.versions(session_stream(name, ""))
    arriving = Arriving(found, name, opening.id, at, new_id())
    refused = [
        found.repeated(session) if stream in taken else _taken_out(found, session)
        for stream, session in arriving.by_stream()
        if stream in taken or (marks and mark_of(opening.id, stream) in marks)
    ]
    if refused:
        raise ImportInvalid(*refused)
    return arriving


def counted_already(found: Found, store: Store, name: str) -> tuple[tuple[Group, int], ...]:
    """Return each group of whom cards come in for statements to which it has answers already, and how many
    such statements. Counts do not say whose they are, so only people can tell whether it is the same cards
    again, with a slip put right, or other people's.
    """
    counted = [session for session in found.sessions if not session.is_one_person]
    if not counted:
        return ()
    there = store.round(name)
    told = []
    for session in counted:
        group = there.assessment.group(session.opened.group)
        rows = [there.cells[body.statement][group.id] for body in session.said if _brings_people(body)]
        if again := sum(bool(cell.base or cell.dont_know or cell.not_applicable) for cell in rows):
            told.append((group, again))
    return tuple(told)


def _brings_people(body: Body) -> TypeGuard[Tallied]:
    return isinstance(body, Tallied) and bool(
        sum(body.levels.values()) + body.dont_know + body.not_applicable
    )


def _taken_out(found: Found, session: ImportedSession) -> Problem:
    where = found.repeated(session).where
    what = say("This person’s answers were taken out at their wish, so they do not come in again.")
    return Problem(where, what, say("Take these rows out of the file, and out of every copy of it."))


class Arriving:
    """What to append for each session of a file: made as it is asked for, and the same each time, ids and
    all.

    They come in the order of their streams' names, which is none: it tells nothing of the order of the rows,
    and a store that keeps them so finds them again one beside the other.
    """

    def __init__(self, found: Found, name: str, secret: str, at: str, mark: str) -> None:
        self._sessions = found.sessions
        self._name, self._secret = name, secret
        self._at, self._mark = at, mark

    def by_stream(self) -> Iterable[tuple[str, ImportedSession]]:
        """Return each session with its stream's name, in the order of the file."""
        for session in self._sessions:
            yield session_stream(self._name, imported_session_id(self._secret, session.key)), session

    def __iter__(self) -> Iterator[Append]:
        """Return what to append, anew."""
        numbers = count()

        def new_id() -> str:
            return f"{self._mark}-{next(numbers):x}"

        for stream, session in sorted(self.by_stream(), key=itemgetter(0)):
            bodies = (session.opened, *session.said)
            events = record(stream, 0, bodies, at=self._at, channel=session.channel, new_id=new_id)
            yield Append(self._name, events, session_difference((), events))
