"""What a bank and each edition of it share: themes, stems, sets, where the words and the pictures come from.

Each part carries its words in other languages with it. This module knows nothing of statements, answers,
files or screens.
"""

from collections.abc import Mapping
from dataclasses import field

from mir_assess.model.value import value


@value
class BankWords:
    """A bank's own words in another language: its title, whose wording it is, and the prompts of every
    talk. `made_by` says who translated, and who has checked it.
    """

    title: str = ""
    wording: str = ""
    note: str = ""
    made_by: str = ""
    prompts: tuple[str, ...] = ()


@value
class StatementWords:
    """What belongs to a statement and not to one wording of it, in another language."""

    prompts: tuple[str, ...] = ()
    descriptors: Mapping[str, str] = field(default_factory=dict)


@value
class Theme:
    """A part of a bank, as it is called in reports and on the screen."""

    id: str
    title: str
    subtitle: str = ""
    description: str = ""
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@value
class Source:
    """What a bank follows, whose words it holds, and on what terms they may be used."""

    follows: str
    wording: str
    licence: str
    address: str = ""
    note: str = ""


@value
class PictureSet:
    """The set that the pictures of statements come from, by name, and the credit it is owed."""

    set: str
    credit: str
    licence: str
    address: str = ""


@value
class Stem:
    """The question put over a statement to one role, for statements in one voice. `{organisation}` is filled
    in.
    """

    role: str
    voice: str
    text: str
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@value
class StatementSet:
    """A named short selection of statements."""

    id: str
    title: str
    statements: tuple[str, ...]
    description: str = ""
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
