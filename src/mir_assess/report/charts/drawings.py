"""What can be drawn: numbers and places, with every word already in the language of the page.

A drawing knows no statement, group or year, and asks nobody for words; whoever makes one has said them all.
It says nothing that the sentence and the table beside it do not say.
"""

from mir_assess.model.value import value

Ticks = tuple[str, str, str]
"""The words for the two ends and the middle of a line of shares: none, half, all."""


@value
class Bar:
    """One group's answers as a bar: people per piece, lowest first, and which piece is the first that keeps
    the promise.

    `keeps_from` is a position, or None for a scale that makes no promise; `title` is what a screen reader
    says of the picture.
    """

    counts: tuple[int, ...]
    keeps_from: int | None
    title: str


@value
class Stand:
    """Where one group stands on a line from none (0) to all (1), and the numbers in words.

    `at` is an exact share; `within` is the stretch that a rough statement leaves open, such as (0, 0.5) for
    “fewer than half”. Where both are None there are only `words`: hidden, agreed together, nobody rated.
    """

    words: str
    at: float | None = None
    within: tuple[float, float] | None = None


@value
class Dot:
    """One statement on the map, by its number: the share of each of the two groups that keeps the promise."""

    number: str
    across: float
    up: float


@value
class Corner:
    """A corner of the map: what it is called, line by line (`name`), a question it may put to the reader
    (`ask`), and the numbers of the statements that belong in it but have no place of their own, since they
    are told only roughly (`rough`).
    """

    name: tuple[str, ...]
    ask: str = ""
    rough: tuple[str, ...] = ()


@value
class Corners:
    """A map of two groups: how one sees each statement (`across`, from left to right) against how another
    does (`up`).

    `across` and `up` are the groups' names, as they stand beside the map. `corners` are those at the top
    left, top right, bottom left and bottom right. `roughly` stands before the numbers that a corner holds
    without a place. `title` is what a screen reader says of the picture.
    """

    title: str
    across: str
    up: str
    ticks: Ticks
    corners: tuple[Corner, Corner, Corner, Corner]
    dots: tuple[Dot, ...]
    roughly: str


@value
class Row:
    """One row of a dumbbell: what it is about, and where each group stands; None where a group was not
    asked.
    """

    words: str
    stands: tuple[Stand | None, ...]


@value
class Dumbbell:
    """How far groups stand apart, a row for each thing they were asked. The first of the `groups` is the one
    that the others are read against; each has a shape of its own.
    """

    title: str
    ticks: Ticks
    groups: tuple[str, ...]
    rows: tuple[Row, ...]


@value
class Moment:
    """One round on a panel: when it was, and where the group stood.

    `follows` says that it compares with the moment before, so that a line joins the two; where it does not,
    `apart` is the word that stands in the gap. On a scale without a promise `counts` are the people on each
    level, lowest first, and `stand` has words alone.
    """

    when: str
    stand: Stand
    follows: bool = True
    apart: str = ""
    counts: tuple[int, ...] = ()


@value
class Panel:
    """One small picture of several: `name` stands above it, and `moments` in the order of their years."""

    name: str
    moments: tuple[Moment, ...]


@value
class Panels:
    """The same thing over several rounds, a panel for each group. `levels` are the names of the levels,
    lowest first, where panels show levels and no promise; else empty.
    """

    title: str
    ticks: Ticks
    panels: tuple[Panel, ...]
    levels: tuple[str, ...] = ()


Stretch = tuple[float, float]
"""From one share to another: a place on a line, where the two are one."""


@value
class Strip:
    """One row of strips: what it is about, the numbers in words, and where the lower, middle and upper
    quartile stand.
    """

    name: str
    words: str
    quartiles: tuple[Stretch, Stretch, Stretch]


@value
class Strips:
    """How many shares lie where, on a line from none to all: a box over the middle half of them, and a mark
    at the middle one. Of a quartile that is known only roughly, the whole stretch is striped or bracketed.
    """

    title: str
    ticks: Ticks
    rows: tuple[Strip, ...]


Drawing = Bar | Corners | Dumbbell | Panels | Strips
