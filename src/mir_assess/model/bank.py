"""A bank of statements: what is asked, on which scale, in which words, since when.

A `Bank` is what an author writes and may hold many editions; an `Edition` is what a room is asked, with one
wording for each statement. Levels carry no number, so nothing can be averaged by accident: a level's rank is
its position on its scale. This module knows nothing of answers, files or screens.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import field, replace
from hashlib import sha256

from mir_assess.model.codec import canonical_json
from mir_assess.model.scale import Band as Band  # noqa: PLC0414 - part of a bank
from mir_assess.model.scale import Level as Level  # noqa: PLC0414 - part of a bank
from mir_assess.model.scale import Scale as Scale  # noqa: PLC0414 - part of a bank
from mir_assess.model.value import value

FORMAT = "mir-assess/bank"
VERSION = 1

VOICES = ("i", "we", "none")
ROLES = ("lived_experience", "carer", "representative", "council", "partner", "other")

LINK_STATUSES = ("confirmed", "suggested", "unconfirmed")
"""How sure a tie to another framework is: seen on a public page, thought of by us, or only remembered."""

DONT_KNOW = "dont_know"
NOT_APPLICABLE = "not_applicable"
SKIPPED = "skipped"
NOT_LEVELS = (DONT_KNOW, NOT_APPLICABLE, SKIPPED)
"""Words an answer can be that are never a level; no scale may use them as keys."""


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


@value
class Link:
    """A tie from a statement to an item of another framework, and how sure we are of it."""

    id: str
    status: str


@value
class Wording:
    """A statement's words from one edition on.

    From the second wording on, `compares_with_previous` says whether answers before and after may be set side
    by side.
    """

    since: str
    text: str
    theme: str
    scale: str
    easy_text: str = ""
    explanation: str = ""
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    compares_with_previous: bool | None = None
    reason: str = ""


@value
class Statement:
    """One thing to rate. Its id is never used again for another; its wordings stand oldest first."""

    id: str
    voice: str
    wordings: tuple[Wording, ...]
    good_from: str | None = None
    descriptors: Mapping[str, str] = field(default_factory=dict)
    prompts: tuple[str, ...] = ()
    picture: str = ""
    links: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    replaces: tuple[str, ...] = ()
    retired: str | None = None


@value
class Bank:
    """All that an author writes in one file: every edition of a family of statements."""

    format: str
    version: int
    id: str
    title: str
    source: Source
    editions: tuple[str, ...]
    themes: tuple[Theme, ...]
    scales: tuple[Scale, ...]
    stems: tuple[Stem, ...]
    statements: tuple[Statement, ...]
    sets: tuple[StatementSet, ...] = ()
    prompts: tuple[str, ...] = ()
    language: str = "en"

    def edition(self, name: str | None = None) -> "Edition":
        """Return one edition, the newest unless named: each statement in force, with its one wording.

        Raises KeyError when the bank has no such edition.
        """
        name = self.editions[-1] if name is None else name
        if name not in self.editions:
            raise KeyError(name)
        rank = {edition: position for position, edition in enumerate(self.editions)}
        scales = {scale.id: scale for scale in self.scales}
        asked = tuple(statement for statement in self.statements if _asked(statement, rank, rank[name]))
        return Edition(
            bank=self.id,
            edition=name,
            title=self.title,
            source=self.source,
            themes=self.themes,
            scales=self.scales,
            stems=self.stems,
            statements=tuple(_in_force(statement, rank, rank[name], scales) for statement in asked),
            sets=_of_asked(self.sets, {statement.id for statement in asked}),
            prompts=self.prompts,
            language=self.language,
        )


def _asked(statement: Statement, rank: Mapping[str, int], now: int) -> bool:
    retired = statement.retired is not None and rank[statement.retired] <= now
    return rank[statement.wordings[0].since] <= now and not retired


def _of_asked(sets: tuple[StatementSet, ...], asked: AbstractSet[str]) -> tuple[StatementSet, ...]:
    """Return the sets without statements that an edition does not ask, and without sets that this leaves
    empty.
    """
    kept = (
        replace(chosen, statements=tuple(name for name in chosen.statements if name in asked))
        for chosen in sets
    )
    return tuple(chosen for chosen in kept if chosen.statements)


def _in_force(
    statement: Statement, rank: Mapping[str, int], now: int, scales: Mapping[str, Scale]
) -> "EditionStatement":
    wordings = tuple(wording for wording in statement.wordings if rank[wording.since] <= now)
    wording = wordings[-1]
    return EditionStatement(
        id=statement.id,
        voice=statement.voice,
        theme=wording.theme,
        text=wording.text,
        scale=wording.scale,
        good_from=statement.good_from or scales[wording.scale].good_from,
        easy_text=wording.easy_text,
        explanation=wording.explanation,
        descriptors=statement.descriptors,
        prompts=statement.prompts,
        picture=statement.picture,
        links=statement.links,
        history=tuple(Rewording(w.since, w.compares_with_previous, w.reason) for w in wordings),
        replaces=statement.replaces,
    )


@value
class Rewording:
    """When a wording came in, whether answers compare across it (None for the first), and why it changed."""

    since: str
    compares: bool | None
    reason: str = ""


@value
class EditionStatement:
    """A statement as one edition asks it: one text, the level that keeps the promise, and the wordings that
    led here.
    """

    id: str
    voice: str
    theme: str
    text: str
    scale: str
    good_from: str | None
    easy_text: str = ""
    explanation: str = ""
    descriptors: Mapping[str, str] = field(default_factory=dict)
    prompts: tuple[str, ...] = ()
    picture: str = ""
    links: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    history: tuple[Rewording, ...] = ()
    replaces: tuple[str, ...] = ()


@value
class Edition:
    """What a room is asked: the statements of one bank with one wording each, pinned when an assessment
    opens.
    """

    bank: str
    edition: str
    title: str
    source: Source
    themes: tuple[Theme, ...]
    scales: tuple[Scale, ...]
    stems: tuple[Stem, ...]
    statements: tuple[EditionStatement, ...]
    sets: tuple[StatementSet, ...] = ()
    prompts: tuple[str, ...] = ()
    language: str = "en"

    @property
    def digest(self) -> str:
        """SHA-256 over the resolved texts: two editions with one digest asked exactly the same."""
        return sha256(canonical_json(self).encode()).hexdigest()

    def statement(self, statement_id: str) -> EditionStatement:
        """Return the statement with this id. Raises KeyError when the edition does not ask it."""
        for statement in self.statements:
            if statement.id == statement_id:
                return statement
        raise KeyError(statement_id)

    def scale(self, scale_id: str) -> Scale:
        """Return the scale with this id. Raises KeyError when the edition has none."""
        for scale in self.scales:
            if scale.id == scale_id:
                return scale
        raise KeyError(scale_id)

    def theme(self, theme_id: str) -> Theme:
        """Return the theme with this id. Raises KeyError when the edition has none."""
        for theme in self.themes:
            if theme.id == theme_id:
                return theme
        raise KeyError(theme_id)

    def stem(self, role: str, voice: str) -> str | None:
        """Return the question this role is asked over statements in this voice; None where the bank does not
        ask them.
        """
        for stem in self.stems:
            if (stem.role, stem.voice) == (role, voice):
                return stem.text
        return None
