"""The page of the cards for the door, as plain values, beside the others in `pages`."""

from mir_assess.channels.room.parts import Fault, Frame
from mir_assess.model.value import value


@value
class Card:
    """A card for the door: its number in its group, its code in parts, and whether somebody has used it."""

    number: int
    code: tuple[str, ...]
    used: bool


@value
class Cards:
    """The codes to hand out at the door, by group; `by_card` is whether people need one to join.

    `place` of the frame is the facilitator's own. `number` is how many there are of each group, `most` how
    many there can be, and `tried` what was typed instead, where that is none.
    """

    frame: Frame
    by_card: bool
    groups: tuple[tuple[str, tuple[Card, ...]], ...]
    number: int = 60
    most: int = 500
    faults: tuple[Fault, ...] = ()
    tried: str = ""
