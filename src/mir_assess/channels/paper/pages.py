"""What stands on paper, as plain values: the documents, and the parts they are made of.

Both templates, the one for browsers and the one for PDF, lay out these and nothing else, so that the two
cannot differ. Pictures are named here and drawn once for a document. This module knows no layout.
"""

from collections.abc import Mapping

from mir_assess.model.paper_codes import Form
from mir_assess.model.value import value
from mir_assess.report.languages import Tongue


@value
class Choice:
    """One box to cross: what it says, what that means, and the name of its picture (empty: none)."""

    label: str
    description: str = ""
    picture: str = ""


@value
class Step:
    """An easy first step: its word and its face, and the finer answers there are within it."""

    label: str
    face: str
    finer: tuple[str, ...] = ()


@value
class Asked:
    """A statement as one group is asked it. `steps` is empty but on easy paper, and where its scale has
    none.
    """

    number: int
    text: str
    explanation: str
    picture: str
    choices: tuple[Choice, ...]
    steps: tuple[Step, ...] = ()


@value
class Section:
    """Statements under one theme and one question. `part` is the title of the bank, where a new one
    begins.
    """

    part: str
    theme: str
    question: str
    statements: tuple[Asked, ...]


@value
class Meaning:
    """A scale, told once: its levels with what each means."""

    choices: tuple[Choice, ...]


@value
class SheetOfPaper:
    """One sheet for one person: its code, and the one by which its answers can be taken out."""

    group: str
    pattern: str
    code: str
    receipt: str
    spelt: str


@value
class SheetsOfGroup:
    """The sheets of one group: what they ask is the same on all."""

    sections: tuple[Section, ...]
    meanings: tuple[Meaning, ...]
    sheets: tuple[SheetOfPaper, ...]


@value
class Sheets:
    """Sheets to fill in. `told` is for whoever prints them; `keeping` is what the page to keep says after its
    code.
    """

    told: tuple[str, ...]
    how: tuple[str, ...]
    helped: tuple[str, ...]
    paid: str
    keeping: tuple[str, ...]
    groups: tuple[SheetsOfGroup, ...]


@value
class Cards:
    """The cards of one group: as many on each side of paper as `across` and `down` say, all of one statement;
    all its sides are printed `times` over.
    """

    group: str
    pattern: str
    told: str
    times: int
    sections: tuple[Section, ...]


@value
class Box:
    """Cards to drop in a box, with what whoever cuts them must know. `letters` is their size in points, and
    `foot` that of the code on them.
    """

    how: tuple[str, ...]
    across: int
    down: int
    letters: float
    foot: float
    groups: tuple[Cards, ...]


@value
class Question:
    """The question put to groups over a statement: whose it is, and how it is put."""

    groups: str
    question: str


@value
class Shown:
    """A statement for everyone to see."""

    theme: str
    questions: tuple[Question, ...]
    asked: Asked


@value
class Screen:
    """Statements for the projector, one a page."""

    statements: tuple[Shown, ...]


@value
class Tally:
    """A line to write on for a group that is counted, or that agrees on a level."""

    group: str
    agrees: bool


@value
class Read:
    """A statement as it is read out: with its easier words, what may be asked when it is talked about, and
    the names of the columns in which its cards are counted.
    """

    theme: str
    part: str
    questions: tuple[Question, ...]
    asked: Asked
    easier: str
    prompts: tuple[str, ...]
    counted: tuple[str, ...]
    tallies: tuple[Tally, ...]


@value
class Stage:
    """A part of the meeting: when it begins, and what there is to do or say."""

    title: str
    lines: tuple[str, ...]


@value
class Script:
    """What whoever leads the room reads from, and does."""

    before: Stage
    opening: Stage
    practice: str
    rating: Stage
    statements: tuple[Read, ...]
    after: tuple[Stage, ...]
    times: tuple[str, ...]


@value
class Welcome:
    """The opening words, to lie on every chair."""

    lines: tuple[str, ...]


Contents = Box | Sheets | Screen | Script | Welcome


@value
class Document:
    """One document. `kind` names its templates, `name` and `edition` its assessment and that one's code;
    `total` is how many statements it has.

    `words` are what its templates say themselves; `drawings` its pictures, as shapes on 24 by 24; `patterns`
    the tiles of its groups.
    """

    kind: str
    form: Form
    name: str
    title: str
    heading: str
    edition: str
    total: int
    day: str
    tongue: Tongue
    words: Mapping[str, str]
    contents: Contents
    drawings: Mapping[str, str]
    patterns: Mapping[str, str]

    def file_name(self, extension: str, language: str = "") -> str:
        """Return what its file is called; `language` is a code, or empty where it goes without saying."""
        plain = self.form == "standard" or (self.kind == "script" and self.form == "large")
        form = "" if plain else f"-{self.form}"
        return ".".join(part for part in (f"{self.name}-{self.kind}{form}", language, extension) if part)
