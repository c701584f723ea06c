"""One person at a device of their own: what they are asked, and what they say there.

The rules are those of the keyboard (`model.rating`, `model.session`), so an answer means the same wherever it
was given. What is said becomes an `Append` that whoever drives this hands to a store; it stands only once
`stands` was told that it is durable. Nothing is kept before the first entry, and what is sent twice is kept
once: an entry that says what stands already has nothing to append.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from mir_assess.model import session
from mir_assess.model.assessment import Assessment, Group
from mir_assess.model.commands import Command
from mir_assess.model.events import (
    Body,
    Event,
    LeftForLater,
    NoteDecided,
    NoteWritten,
    SessionClosed,
    SessionOpened,
    Undone,
    live,
    session_stream,
)
from mir_assess.model.helping import read_help
from mir_assess.model.paper_events import Helped
from mir_assess.model.prompts import AskStatement
from mir_assess.model.rating import decide, describe, next_statement
from mir_assess.model.receipts import receipt
from mir_assess.model.recording import record, session_difference
from mir_assess.model.round import Note
from mir_assess.model.session import SessionState
from mir_assess.store.base import Append
from mir_assess.walk.cards import card, part_begun

CHANNEL = "room"


def may_join(group: Group) -> bool:
    """Return whether people of this group can answer at a device of their own: one that agrees on its answers
    says them together.
    """
    return group.mode != "consensus"


class Own:
    """A person's own session, alone at their device.

    `assessment` is as it was opened: only keys are kept, and words are for whoever shows them. `secret` is
    the id of the assessment's first event. `support` is how the person is helped, and whether by somebody
    paid, as `helping.read_help` reads it. `events` are those of the session so far, in order of version.
    """

    channel = CHANNEL

    def __init__(
        self,
        assessment: Assessment,
        secret: str,
        session_id: str,
        group: Group,
        support: str = "",
        sitting: str = "",
        *,
        events: Iterable[Event] = (),
    ) -> None:
        self.assessment = assessment
        self.session_id = session_id
        # Where others of the group put cards in a box, this person still answers alone.
        self.group = replace(group, mode="individual")
        self.receipt = receipt(secret, session_id)
        way, paid = read_help(support)
        self._support = way
        told = () if paid is None else (Helped(way, paid),)
        self._opening = (SessionOpened(group.id, "individual", sitting, way), *told)
        self._events: list[Event] = []
        self.state = SessionState()
        self.again(events)

    @property
    def stream(self) -> str:
        """The stream this person's session is kept in."""
        return session_stream(self.assessment.name, self.session_id)

    @property
    def version(self) -> int:
        """How many events there are: what a form carries, to tell what its reader had seen."""
        return len(self._events)

    # What is asked

    def asked(self) -> str | None:
        """Return the id of the statement to ask next; None when this person has been through everything."""
        return next_statement(self.assessment, self.group, self.state)

    def prompt(self, statement_id: str, shown: Assessment) -> AskStatement:
        """Return a statement as it is put to this person, in the words of `shown`: the assessment in their
        language.
        """
        group = shown.group(self.group.id)
        said = self.state.said.get(statement_id)
        return AskStatement(
            card=card(shown, statement_id),
            group=group,
            question=shown.stem_for(statement_id, group.role) or "",
            said="" if said is None else describe(shown, said),
            begins=part_begun(shown, group, statement_id),
        )

    def note_of(self, statement_id: str) -> Note | None:
        """Return what this person wrote of a statement."""
        found = self._note(statement_id)
        return None if found is None else found[1]

    def _note(self, statement_id: str) -> tuple[str, Note] | None:
        mine = (
            (note_id, note) for note_id, note in self.state.notes.items() if note.statement == statement_id
        )
        return next(mine, None)

    # What is said

    def answer(self, statement_id: str, typed: Command) -> tuple[Body, ...]:
        """Return what an entry says of a statement, as there is to keep; nothing where it stands already.

        Raises SessionError, saying what to do, for an entry that says nothing.
        """
        said = decide(self.assessment, self.group, self.state, statement_id, typed)
        # Left for later once more, it goes behind the others that were, as at the keyboard.
        stands = self.state.said.get(statement_id) == said and not isinstance(said, LeftForLater)
        return () if stands else (said,)

    def note(
        self, statement_id: str, words: str, kind: str, *, consent: bool, new_id: Callable[[], str]
    ) -> tuple[Body, ...]:
        """Return what there is to keep of a note to a statement, which takes the place of the one before."""
        found = self._note(statement_id)
        taken: tuple[Body, ...] = ()
        if found is not None:
            note_id, before = found
            if (before.text, before.kind) == (words, kind):
                return () if before.consent == consent else (NoteDecided(note_id, consent=consent),)
            taken = (Undone(self._written(note_id)),)
        written = (NoteWritten(new_id(), kind, words, statement_id, self.group.id, consent),) if words else ()
        return (*taken, *written)

    def _written(self, note_id: str) -> int:
        """The version of the event by which a note was written."""
        return next(
            event.version
            for event in live(self._events)
            if isinstance(event.body, NoteWritten) and event.body.note_id == note_id
        )

    def leave(self, seat: str = "") -> tuple[Body, ...]:
        """Return what there is to keep when this person hands a device on, at which they have this seat."""
        return (SessionClosed(seat),) if self.state.touched and seat not in self.state.ended else ()

    # Keeping it

    def append(self, bodies: Iterable[Body], *, at: str, new_id: Callable[[], str]) -> Append | None:
        """Return bodies as what a store is to keep, with the difference they make; None where there is
        none.

        Args:
            bodies: what was said, as the functions above return it.
            at: the time, in UTC, in ISO form.
            new_id: returns a fresh id at each call.
        """
        said = tuple(bodies)
        if not said:
            return None
        opening = () if self._events else self._opening
        events = record(
            self.stream, self.version, (*opening, *said), at=at, channel=self.channel, new_id=new_id
        )
        return Append(self.assessment.name, events, self._difference(events))

    def _difference(self, events: tuple[Event, ...]) -> session.Difference:
        if any(isinstance(event.body, Undone) for event in events):
            return session_difference(self._events, events)
        after = session.after(self.state, events)
        return session.difference(session.contribution(self.state), session.contribution(after))

    def again(self, events: Iterable[Event]) -> None:
        """Take what stands in the store in place of what was thought to."""
        self._events = list(events)
        fresh = SessionState(group=self.group.id, support=self._support)
        self.state = session.fold(self._events) if self._events else fresh

    def stands(self, append: Append) -> None:
        """Take in what is durable now."""
        taken_back = any(isinstance(event.body, Undone) for event in append.events)
        self._events.extend(append.events)
        self.state = session.fold(self._events) if taken_back else session.after(self.state, append.events)
