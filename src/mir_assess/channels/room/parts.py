"""What several pages of the room have in common, as plain values: their frame, choices, faults, a reveal."""

from dataclasses import field

from mir_assess.model.value import value

SIZES = ("standard", "large", "largest")
CONTRASTS = ("standard", "high")
ALL, FEWER = WAYS = ("all", "fewer")
"""How many choices a reader has at first: all of the scale, or those of the easy way."""


@value
class Look:
    """How one reader has the pages: text size, contrast, language (a BCP 47 code), and how many choices."""

    size: str = "standard"
    contrast: str = "standard"
    language: str = "en"
    choices: str = ALL


@value
class Choice:
    """One of several to choose from: what is sent, what is read, a word more about it, and whether it is
    chosen.
    """

    key: str
    label: str
    hint: str = ""
    chosen: bool = False


@value
class Fault:
    """What was wrong with a form: which field, and what to do, in one sentence."""

    field: str
    words: str


@value
class Frame:
    """What stands around every page of one reader: whose round it is, where its room is, and how it is
    read.

    `languages` are the languages the reader may choose. `joined` is true once they have chosen a group.
    """

    title: str
    place: str
    look: Look = field(default_factory=Look)
    languages: tuple[Choice, ...] = ()
    joined: bool = False


@value
class Revealed:
    """What one group said of a statement: the sentence, the numbers as a line, its picture (SVG markup, drawn
    by the report), and the table: the shade, the level and how many. Whoever shows nothing has a sentence
    that says so, and no line.
    """

    label: str
    sentence: str
    line: str
    drawing: str
    table: tuple[tuple[str, str, str], ...]


@value
class Reveal:
    """The reveal of one statement: people with lived experience first, then the others once the room goes
    on.

    `sides` says what the two ends of a picture mean, and `key` names the shades of its pieces, each with its
    level; both are empty where no picture shows. `gap` is what the report says of the two, empty until both
    show.
    """

    number: int
    text: str
    groups: tuple[Revealed, ...]
    sides: tuple[str, ...] = ()
    key: tuple[tuple[str, str], ...] = ()
    gap: str = ""
    agreed: str = ""


@value
class Row:
    """One statement in the list of one person's answers: its number and words, and what they said of it."""

    number: int
    statement: str
    text: str
    said: str
