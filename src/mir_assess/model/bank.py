"""A bank of statements: what is asked, on which scale, in which words, since when.

A `Bank` is what an author writes and may hold many editions; an `Edition` is what a room is asked, with one
wording for each statement. Levels carry no number, so nothing can be averaged by accident: a level's rank is
its position on its scale. This module knows nothing of answers, files or screens.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import field, replace

# A bank is all of these: whoever needs a part takes it from here.
from mir_assess.model.bank_parts import BankWords as BankWords  # noqa: PLC0414
from mir_assess.model.bank_parts import PictureSet as PictureSet  # noqa: PLC0414
from mir_assess.model.bank_parts import Source as Source  # noqa: PLC0414
from mir_assess.model.bank_parts import StatementSet as StatementSet  # noqa: PLC0414
from mir_assess.model.bank_parts import StatementWords as StatementWords  # noqa: PLC0414
from mir_assess.model.bank_parts import Stem as Stem  # noqa: PLC0414
from mir_assess.model.bank_parts import Theme as Theme  # noqa: PLC0414
from mir_assess.model.edition import Edition as Edition  # noqa: PLC0414
from mir_assess.model.edition import EditionStatement as EditionStatement  # noqa: PLC0414
from mir_assess.model.edition import Rewording as Rewording  # noqa: PLC0414
from mir_assess.model.frameworks import LINK_STATUSES as LINK_STATUSES  # noqa: PLC0414
from mir_assess.model.frameworks import Framework as Framework  # noqa: PLC0414
from mir_assess.model.frameworks import FrameworkItem as FrameworkItem  # noqa: PLC0414
from mir_assess.model.frameworks import Link as Link  # noqa: PLC0414
from mir_assess.model.scale import Band as Band  # noqa: PLC0414
from mir_assess.model.scale import Level as Level  # noqa: PLC0414
from mir_assess.model.scale import Scale as Scale  # noqa: PLC0414
from mir_assess.model.value import value

FORMAT = "mir-assess/bank"
VERSION = 1

VOICES = ("i", "we", "none")
ROLES = ("lived_experience", "carer", "representative", "council", "partner", "other")

DONT_KNOW = "dont_know"
NOT_APPLICABLE = "not_applicable"
SKIPPED = "skipped"
NOT_LEVELS = (DONT_KNOW, NOT_APPLICABLE, SKIPPED)
"""Words an answer can be that are never a level; no scale may use them as keys."""


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
    pairs_with: tuple[str, ...] = ()
    translations: Mapping[str, StatementWords] = field(default_factory=dict)


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
    frameworks: tuple[Framework, ...] = ()
    pictures: PictureSet | None = None
    translations: Mapping[str, BankWords] = field(default_factory=dict)

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
        pairs = _pairs(asked)
        return Edition(
            bank=self.id,
            edition=name,
            title=self.title,
            source=self.source,
            themes=self.themes,
            scales=self.scales,
            stems=self.stems,
            statements=tuple(
                replace(_in_force(statement, rank, rank[name], scales), pairs_with=pairs[statement.id])
                for statement in asked
            ),
            sets=_of_asked(self.sets, {statement.id for statement in asked}),
            prompts=self.prompts,
            language=self.language,
            frameworks=self.frameworks,
            pictures=self.pictures,
            translations=self.translations,
            gone={
                statement.id: statement.replaces
                for statement in self.statements
                if _retired(statement, rank, rank[name])
            },
        )


def _asked(statement: Statement, rank: Mapping[str, int], now: int) -> bool:
    return rank[statement.wordings[0].since] <= now and not _retired(statement, rank, now)


def _retired(statement: Statement, rank: Mapping[str, int], now: int) -> bool:
    return statement.retired is not None and rank[statement.retired] <= now


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
        history=tuple(Rewording(w.since, w.compares_with_previous, w.reason, w.text) for w in wordings),
        replaces=statement.replaces,
        translations=wording.translations,
        words=statement.translations,
    )


def _pairs(asked: Iterable[Statement]) -> dict[str, tuple[str, ...]]:
    """Return which statements answer each statement, whichever of the two says so, in the bank's order."""
    pairs: dict[str, list[str]] = {statement.id: [] for statement in asked}
    named = {(one.id, other) for one in asked for other in one.pairs_with if other in pairs}
    for one, other in named:
        pairs[one].append(other)
        pairs[other].append(one)
    order = {statement_id: position for position, statement_id in enumerate(pairs)}
    return {one: tuple(sorted(set(others), key=order.__getitem__)) for one, others in pairs.items()}
