"""What a store promises: five verbs, what looking after it needs, and nothing that tells how it keeps them.

A store keeps streams of events, the counted cells they add up to, and the notes apart from both. It knows the
pure model and nothing of screens, files of statements or reports. Every store passes one suite
(`tests/contract/`); the in-memory one is the reference that says what the others mean.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from pathlib import Path
from typing import Protocol, TypeVar

from mir_assess.errors import Problem, StoreError
from mir_assess.model.events import Event
from mir_assess.model.round import Round
from mir_assess.model.session import Contribution, Difference
from mir_assess.model.value import value

T = TypeVar("T")


@value
class Append:
    """Events for one stream, in order of version, and the difference they make to the round of `assessment`.

    `assessment` is empty for a stream that belongs to no round (an organisation's actions).
    """

    assessment: str
    events: tuple[Event, ...]
    difference: Difference = field(default_factory=Difference)


@value
class StreamHead:
    """A stream at a glance: its first and last events and its newest version."""

    stream: str
    version: int
    first: Event
    last: Event


@value
class Tombstone:
    """What is left of what was erased: the assessment's name, the ISO day, and whether it was sealed,
    deleted, or had one person's answers `withdrawn` from it.
    """

    name: str
    day: str
    sealed: bool
    withdrawn: bool = False


class Superseded(StoreError):
    """Something newer stands where these events were meant to go; `version` is the stream's newest (0: the
    stream is gone).

    Nothing was written. Read the stream again and decide anew.
    """

    def __init__(self, problem: Problem, version: int) -> None:
        super().__init__(problem)
        self.version = version


class TakenOut(StoreError):
    """These events would begin a session again that was taken out for good. Nothing was written."""


class Store(Protocol):
    """Where answers are kept. Every verb raises StoreError with what to do when the place cannot be used.

    A place that does not exist yet reads as an empty store and is made by the first append.
    """

    def append(self, *appends: Append) -> None:
        """Keep events, with the difference they make, durably and in one transaction, before returning.

        An Append whose events are all there, each with its id at its version, is a repeated request and is
        passed over as success, and so is its difference. Anything else must go on where its stream stops:
        another id at a taken version, a version left out, or an Append of which only a part is there raises
        Superseded, and nothing is written.

        The assessment must have been opened: the first event of its own stream. A sealed assessment takes no
        more session or assessment events. Each note has an id of its own and its text is written once: it is
        kept with the difference's notes, never with the event. A session that was taken out for good does not
        begin again: TakenOut.
        """

    def append_many(self, appends: Iterable[Append]) -> None:
        """Do the same for very many, which are made as they are asked for and let go of at once, so that they
        never all stand in memory. A store may ask for them again from the first one, and they must come then
        as they came before, ids and all: no generator does.
        """

    def read(self, *streams: str) -> tuple[Event, ...]:
        """Return the events of these streams in the order they were appended; a name that ends in `/` is a
        prefix.

        A note that was taken back, and any note of a sealed round, has an empty text.
        """

    def list(self, prefix: str) -> tuple[StreamHead, ...]:
        """Return the head of every stream whose name begins with this prefix, by name.

        The last event of a sealed assessment's own stream is `Sealed`.
        """

    def versions(self, prefix: str) -> dict[str, int]:
        """Return the newest version of every stream whose name begins with this prefix: what `list` tells,
        at so little cost that a room with hundreds of people may ask twice a second.
        """

    def newest(self, kind: str, prefix: str) -> dict[str, str]:
        """Return the id of the newest event of a kind (`events.kind_of`) in every stream whose name begins
        with this prefix and that has one, by stream. No event is read for it: a server may host thousands of
        rounds, each with a bank of statements in its first event.
        """

    def round(self, name: str) -> Round:
        """Return the Round of an assessment, open or sealed, at a cost that depends on cells, not people.

        Raises StoreError, with the near miss, when there is no such assessment.
        """

    def erase(
        self, name: str, *, sealed: Round | None, day: str, session_id: str = "", for_good: bool = False
    ) -> None:
        """Erase an assessment's links between answers, leaving one empty tombstone and no byte of the rest.

        With `sealed`, its session streams, notes and cells go, its own stream keeps only its opening and a
        `Sealed` event of that day (the store writes it), and this Round, whose `sealed` day is set, stands in
        their place for good. Without, the whole assessment goes, and its name may be used again. An
        organisation's actions are not the round's to erase: they go with the last assessment of that
        organisation, not before.

        With `session_id`, this one session goes and nothing else: its events, its notes, what it added to the
        cells and to what is kept of drafts. A `Withdrawn` event of that day stands in the assessment's own
        stream, and says nothing of whose it was. `for_good`: until the round is sealed, no session of this id
        begins again; for that, the event holds a mark of it.

        With nothing erased, raises StoreError when there is no such assessment or session, or it is sealed
        already, and Superseded when more was said since `sealed` was taken. Where another process has the
        place open, all this is erased and the error says that traces go when the place is next opened.
        """

    def counted(self, name: str) -> Contribution:
        """Return the cells and notes of an assessment as they are kept, for `check` to compare."""

    def kept_and_said(
        self, name: str, told: Callable[[Iterable[tuple[Event, ...]]], T]
    ) -> tuple[Contribution, T]:
        """Return what `counted` does, and what `told` makes of the events, both as they stand at one moment.

        `told` is handed the assessment's own stream and then each session's, one stream after another, in
        order of version: however many there are, never more than one has to stand in memory. It may be called
        again from the start, with all of them, where the place was lost in between.
        """

    def erased(self) -> tuple[Tombstone, ...]:
        """Return the tombstones, oldest first."""

    def verify(self) -> tuple[Problem, ...]:
        """Return what is wrong with the place itself: damaged pages, a sealed round whose hash no longer
        fits.
        """

    def missing(self) -> Problem | None:
        """Return what to tell of a place that does not exist yet; None where there is a store."""

    def backup(self, path: Path) -> None:
        """Write a copy of all that is kept to a new file that only its owner may read.

        A file that is there already is never written over: if it is this very copy, all is well; if not,
        StoreError.
        """

    def copy_to(self, other: "Store") -> None:
        """Write all that is kept, as it stands at one moment, into another store in which nothing is kept
        yet: all of it or nothing. Raises StoreError where that one holds anything, or takes no copies.
        """

    def close(self) -> None:
        """Let go of the place; safe to call twice."""


__all__: Sequence[str] = ("Append", "Store", "StreamHead", "Superseded", "TakenOut", "Tombstone")
