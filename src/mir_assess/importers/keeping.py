"""From what a file says to what a store takes, each session once.

What a file calls a session may be somebody's name, so it is never kept. In its place stands a digest of it
together with an id that only this store has. The same session in another file is therefore known again and
refused; without the store nobody can try names against it, and sealing erases it with the session. A session
that was taken out at the person's wish is refused too, by the mark that was left for that (`taken_out`).
"""

from collections.abc import Callable

from mir_assess.errors import ImportInvalid, Problem
from mir_assess.importers.reading import Found, ImportedSession
from mir_assess.model.assessment import Assessment
from mir_assess.model.events import assessment_stream, session_stream
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
) -> tuple[Append, ...]:
    """Return what to append for each session. Raises ImportInvalid naming those that are in already, and
    those that were taken out.
    """
    name = assessment.name
    opening, *more = store.read(assessment_stream(name))
    marks = {event.body.mark for event in more if isinstance(event.body, Withdrawn)} - {""}
    taken = {head.stream for head in store.list(session_stream(name, ""))}
    streams = [
        session_stream(name, imported_session_id(opening.id, session.key)) for session in found.sessions
    ]
    pairs = list(zip(found.sessions, streams, strict=True))
    refused = [
        _repeated(session) if stream in taken else _taken_out(session)
        for session, stream in pairs
        if stream in taken or (marks and mark_of(opening.id, stream) in marks)
    ]
    if refused:
        raise ImportInvalid(*refused)
    return tuple(_append(session, stream, name, at, new_id) for session, stream in pairs)


def _repeated(session: ImportedSession) -> Problem:
    fix = say("If this is somebody else, give them another session; if not, take the rows out.")
    return Problem(session.where, session.repeated, fix)


def _taken_out(session: ImportedSession) -> Problem:
    what = say("This person’s answers were taken out at their wish, so they do not come in again.")
    return Problem(session.where, what, say("Take these rows out of the file, and out of every copy of it."))


def _append(session: ImportedSession, stream: str, name: str, at: str, new_id: Callable[[], str]) -> Append:
    events = record(stream, 0, session.bodies, at=at, channel=session.channel, new_id=new_id)
    return Append(name, events, session_difference((), events))
