"""What can happen to a room as a whole, to what it promised and to its pages, as events.

Of the same kind as those of `model.events`, which tells what an event is and reads them back; these are of no
one session.
"""

from collections.abc import Mapping

from mir_assess.model.assessment import Action
from mir_assess.model.value import value


@value
class Revealed:
    """The room saw the picture of a statement: of people with lived experience, or of everyone
    (`all_groups`).
    """

    statement: str
    all_groups: bool = False


@value
class Reopened:
    """A statement was rated again after its picture had been seen."""

    statement: str


@value
class Moved:
    """The room moved to a phase or step (one of PLACES), or to a statement in it: `talk/ID`, `rate/ID`."""

    place: str


@value
class SittingBegan:
    """Another of several pooled meetings began: its people rate first, and have seen nothing yet."""

    sitting: str


@value
class Paced:
    """From now on people at devices of their own answer `together`, the statement the room is at, or each at
    their own pace.
    """

    together: bool


@value
class Rested:
    """The room rests until this time (UTC, ISO), or goes on now (empty). Nobody is stopped from answering."""

    until: str


@value
class Timed:
    """What the room is at has time until then (UTC, ISO), or as long as it takes (empty)."""

    until: str


@value
class Admitted:
    """From now on people join on devices of their own with a card from the door (`by_card`), or freely."""

    by_card: bool


@value
class KeyChanged:
    """The key of whoever leads from a device was made anew, from the id of this event: the one before opens
    nothing.
    """


@value
class MayShow:
    """A group of few said yes or no to showing what it said together, or somebody of it said no in private.

    A yes holds for what stood when it was said; a no stands for good. Nothing says whose it was.
    """

    group: str
    may: bool


PLACES = ("rate", "talk", "close", "close/parked", "close/print", "close/actions", "close/how", "close/end")


@value
class ActionDrafted:
    """An action is being written: its parts so far, in the order they are asked; empty once it is agreed."""

    parts: tuple[str, ...]


@value
class ActionAgreed:
    """An action was promised in this round."""

    action: Action
    round: str


@value
class ActionMoved:
    """An action's status changed; `reason` is needed when it was dropped."""

    action_id: str
    status: str
    reason: str = ""


@value
class ActionReviewed:
    """An action's two leads each said how it went, beside what people said when this round asked them."""

    action_id: str
    round: str
    lived: str
    council: str


@value
class Sealed:
    """The round was closed for good on this ISO day."""

    day: str


@value
class Withdrawn:
    """One person's answers and notes were taken out on this ISO day. Nothing says whose, or what. `mark` is
    that of a session that may not begin again (`taken_out.mark_of`); empty for all others.
    """

    day: str
    mark: str = ""


@value
class Issued:
    """A draft page was made from the open round on this ISO day.

    `cells` maps group id, then statement id, to the people who gave each answer (`drafts.answers_of` says
    which). It is kept so that the next draft can tell whether setting the two side by side would show what
    one to four people changed. `beside` is the same of what stands beside answers (`drafts.beside_of`); None
    where the draft was made before that was kept. `kind` is the kind of page, and `formats` what it was
    laid out in; empty where they were not kept.

    When a person's answers are taken out, they are taken out of these numbers too, or the file would still
    tell them; `taken_out` is how many people were, of those whom the page itself still counts.
    """

    audience: str
    day: str
    cells: Mapping[str, Mapping[str, Mapping[str, int]]]
    beside: Mapping[str, Mapping[str, Mapping[str, int]]] | None = None
    kind: str = ""
    taken_out: int = 0
    formats: tuple[str, ...] = ()
