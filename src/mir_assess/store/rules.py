"""What every store does alike, so that none decides it alone: which events may be kept, what makes a Round.

Pure functions over plain values. This module knows neither where anything is kept nor any store by name.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from mir_assess.errors import Problem, StoreError, nearest
from mir_assess.model import room, session
from mir_assess.model.assessment import Assessment
from mir_assess.model.drafts import without
from mir_assess.model.events import (
    Event,
    NoteWritten,
    Opened,
    action_stream,
    assessment_stream,
    session_stream,
)
from mir_assess.model.names import slug
from mir_assess.model.promises import asked_about
from mir_assess.model.room_events import Issued, Sealed, Withdrawn
from mir_assess.model.round import Round
from mir_assess.model.session import Contribution, Difference
from mir_assess.model.tabulation import tabulate
from mir_assess.model.taken_out import mark_of
from mir_assess.speech import marked, say
from mir_assess.store.base import Append, Superseded, TakenOut, Tombstone
from mir_assess.store.failures import LOOK_OR_BEGIN

LAST_CHARACTER = "\U0010ffff"
FIRST_CHARACTER = "\x01"
"""They sort after and before every character of a stream's name."""


def bounds(stream: str) -> tuple[str, str]:
    """Return from which name up to which, left out, the streams lie; a name ending in `/` is a prefix."""
    return stream, stream + (LAST_CHARACTER if stream.endswith("/") else FIRST_CHARACTER)


def is_new(append: Append, kept: Mapping[int, str]) -> bool:
    """Return whether this Append is to be kept (true) or is a repeated request (false).

    `kept` maps versions of its stream to event ids, at least from the version before its first event on.
    Raises Superseded when it does not go on where the stream stops.
    """
    sent = {event.version: event.id for event in append.events}
    if all(kept.get(version) == event_id for version, event_id in sent.items()):
        return False
    head = max(kept, default=0)
    if [event.version for event in append.events] != list(range(head + 1, head + 1 + len(append.events))):
        raise superseded(append, head)
    return True


def superseded(append: Append, head: int) -> Superseded:
    """Return the error for an Append that was meant for a stream as it no longer is."""
    where = append.assessment or append.events[0].stream
    what = say("Something newer was saved here in the meantime, so this was not saved on top of it.")
    fix = say("Run the command again: it goes on from what stands now.")
    return Superseded(Problem(where, what, fix), head)


def unknown(name: str, names: Iterable[str], tombstones: Iterable[Tombstone] = ()) -> StoreError:
    """Return the error for a name that no assessment has, with the near miss or the day it was deleted."""
    deleted = [s for s in tombstones if s.name == name and not s.sealed and not s.withdrawn]
    if deleted:
        what = say("This assessment was deleted on {day}.", day=deleted[-1].day)
        return StoreError(Problem(name, what, say(_SEE_LIST)))
    known = tuple(names)
    name = name or "NAME"
    what = say("There is no assessment with this name.")
    if "/" in name or "\\" in name:  # no name has one
        what = say("This is a file, and the name of an assessment belongs here.")
        fix = say("A sealed round’s file is for report, diff, trend and start --previous.")
        return StoreError(Problem(name, what, fix))
    if not known:
        return StoreError(Problem(name, what, say(LOOK_OR_BEGIN)))
    return StoreError(Problem(name, what, f"{nearest(name, known)} {say(_SEE_LIST)}".strip()))


_SEE_LIST = marked("`mir-assess list` shows the names there are.")


def sealed_already(name: str) -> StoreError:
    """Return the error for adding to a round that is closed for good."""
    what = say("This round is sealed, and a sealed round takes no more answers.")
    fix = say("Open a new assessment for new answers: `mir-assess new NAME`.")
    return StoreError(Problem(name, what, fix))


def require_whole(now: Round, sealed: Round, version: int) -> None:
    """Raise Superseded when more was said since this Round was taken: what it does not hold would be lost."""
    if replace(now, sealed=sealed.sealed) != sealed:
        what = say(
            "More was said while this round was being sealed, so it is still open and nothing was erased."
        )
        fix = say("Close every workshop of this round, then seal it again.")
        raise Superseded(Problem(now.assessment.name, what, fix), version)


def without_text(event: Event) -> Event:
    """Return the event as it is kept: a note's text stands apart, so that it can be erased."""
    return replace(event, body=replace(event.body, text="")) if isinstance(event.body, NoteWritten) else event


def with_text(event: Event, text: str) -> Event:
    """Return the event of a note with its text back."""
    return (
        replace(event, body=replace(event.body, text=text)) if isinstance(event.body, NoteWritten) else event
    )


def opened(events: Iterable[Event]) -> Assessment:
    """Return the assessment that these events of its own stream opened."""
    return next(event.body.assessment for event in events if isinstance(event.body, Opened))


def sealing(head: Event, version: int, day: str) -> Event:
    """Return the event that closes a stream; `head` is any event of it, `version` the next that is free."""
    return Event(f"sealed {head.stream}", head.stream, version, f"{day}T00:00:00Z", "store", Sealed(day))


def no_such_session(name: str) -> StoreError:
    """Return the error for taking out a session that is not there: it may be gone already."""
    what = say("No answers of one person stand here. They may have been taken out already.")
    return StoreError(Problem(name, what, say("Nothing was changed.")))


def withdrawing(own: Sequence[Event], day: str, stream: str) -> Event:
    """Return the event that tells that one person's answers went. `own` are the events of the assessment's
    own stream; `stream` is theirs, where it may not begin again.
    """
    head, version = own[0], own[-1].version + 1
    mark = mark_of(head.id, stream) if stream else ""
    event_id = f"withdrawn {head.stream} {version}"
    return Event(event_id, head.stream, version, f"{day}T00:00:00Z", "store", Withdrawn(day, mark))


def require_not_taken_out(secret: str, stream: str, marks: Iterable[str]) -> None:
    """Raise TakenOut where this session is one of those that were taken out for good."""
    kept = tuple(mark for mark in marks if mark)
    if kept and mark_of(secret, stream) in kept:
        what = say("These answers were taken out at the person’s wish, so they are not counted.")
        raise TakenOut(Problem("", what, say("Shred the sheet, or take the rows out of the file.")))


def taken_out(events: Iterable[Event]) -> tuple[Difference, tuple[Event, ...]]:
    """Return what taking a session out changes in the round, and what is kept of drafts as it stands then.

    `events` are those of the session and of the drafts, in the order they were appended: a draft counts what
    had been said before it, so that much is taken out of what is kept of it, and no more.
    """
    said: list[Event] = []
    drafts: list[Event] = []
    for event in events:
        if not isinstance(event.body, Issued):
            said.append(event)
            continue
        told = session.contribution(session.fold(said)).cells
        drafts.append(replace(event, body=without(event.body, told)) if told else event)
    whole = session.contribution(session.fold(said))
    written = tuple(event.body.note_id for event in said if isinstance(event.body, NoteWritten))
    return replace(session.difference(whole, Contribution()), gone=written), tuple(drafts)


def tabulated(name: str, events: Sequence[Event], counted: Contribution, actions: Iterable[Event]) -> Round:
    """Return the Round of an open assessment from its stream, its cells and notes, and its promises."""
    assessment, promises = opened(events), room.fold_actions(actions)
    agreed = [promise.action for promise in promises if promise.round == name]
    promised = asked_about(assessment, promises)
    return tabulate(assessment, counted.cells, counted.notes.values(), room.fold(events), agreed, promised)


def belongs(stream: str, name: str) -> bool:
    """Return whether a stream is this assessment's own or one of its sessions."""
    return stream == assessment_stream(name) or stream.startswith(session_stream(name, ""))


def actions_to_erase(name: str, organisations: Mapping[str, str]) -> str | None:
    """Return the stream of actions that goes with a deleted assessment: its organisation's last one takes it.

    `organisations` maps the name of each assessment there is to its organisation.
    """
    stream = action_stream(slug(organisations[name]))
    others = (
        action_stream(slug(organisation)) for other, organisation in organisations.items() if other != name
    )
    return None if stream in others else stream
