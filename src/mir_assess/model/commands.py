"""What may be typed in a workshop, once it is read: one value for each kind of line.

`model.typed` reads lines into these; what they do where they were typed is decided by the walk.
"""

from collections.abc import Mapping
from dataclasses import field

from mir_assess.model.came import Came
from mir_assess.model.helping import PaidHelp
from mir_assess.model.value import value


@value
class Enter:
    """Just the Enter key."""


@value
class Numbers:
    """One number, or a row of them with `d=` and `x=`: a level, cards counted, or a statement’s number."""

    values: tuple[int, ...]
    dont_know: int = 0
    not_applicable: int = 0
    has_others: bool = False


@value
class Easy:
    """`easy yes`: an answer the easy way, which stops at a band; `easy 2 1 4 d=1`: easy cards counted."""

    words: str = ""
    cards: Numbers | None = None


@value
class OfPeople:
    """`4 of 9 dissent 2`: a level, people present, and how many did not agree."""

    level: int
    people: int
    dissent: int = 0


@value
class RoomAgreed:
    """`a 4 of 17 dissent lived=3 council=0`, or `a none` (level None)."""

    level: int | None
    people: int = 0
    dissent: Mapping[str, int] = field(default_factory=dict)


@value
class Word:
    """A command of one word that takes nothing more; `name` is its full name, such as `back`."""

    name: str


@value
class Written:
    """Words to keep as said: a note (`kind` of events.NOTE_KINDS), and whose, where that was typed."""

    kind: str
    text: str
    group: str = ""


@value
class Pick:
    """`pick 4 9 12` (a person's: no group) or `pick lived 4=7 9=5` (a group's dots): statement number to
    dots.
    """

    group: str
    dots: Mapping[int, int]


@value
class Present:
    """`present 10`: people of this group in the room from now on."""

    people: int


@value
class Go:
    """`g 7`: go to a statement by its number. `again` (typed `rate 7`) asks for it to be rated again."""

    number: int
    again: bool = False


@value
class Next:
    """`next GROUP with SUPPORT`: the next person, or the next group."""

    group: str
    support: str = ""


@value
class Show:
    """`show council yes`, `show council no`: whether what a group of few said together may be shown."""

    group: str
    may: bool


@value
class Break:
    """`break 15`: a break of so many minutes."""

    minutes: int


Command = (
    Enter
    | Numbers
    | Easy
    | OfPeople
    | RoomAgreed
    | Word
    | Written
    | Pick
    | Present
    | Came
    | PaidHelp
    | Go
    | Next
    | Show
    | Break
)
