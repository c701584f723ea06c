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
class Issued:
    """A draft report was made from the open round on this ISO day.

    `cells` maps group id, then statement id, to the people who gave each answer (`drafts.answers_of` says
    which). It is kept so that the next draft can tell whether setting the two side by side would show what
    one to four people changed.
    """

    audience: str
    day: str
    cells: Mapping[str, Mapping[str, Mapping[str, int]]]
