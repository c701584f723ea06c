"""An overlay: words laid over a bank without touching its file, under the same ids.

A translation adds another language beside the bank's own words. A wording brings in other words of the same
language, such as a council's own copy of the official statements. This module lays words over a bank; it
knows nothing of files, and of what stands in neither.
"""

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any, TypeVar

from mir_assess.model.bank import (
    Band,
    Bank,
    BankWords,
    Level,
    Scale,
    Statement,
    StatementSet,
    StatementWords,
    Stem,
    Theme,
    Wording,
)
from mir_assess.model.value import value

FORMAT = "mir-assess/overlay"
VERSION = 1
KINDS = ("translation", "wording")

Texts = Mapping[str, str]
Step = TypeVar("Step", Level, Band)
Part = TypeVar("Part", Theme, Level, Band, Stem, StatementSet, Wording)


@value
class OverlaySource:
    """Whose words an overlay holds, on what terms, and who has checked them."""

    wording: str
    licence: str
    address: str = ""
    note: str = ""
    made_by: str = ""


@value
class OverlayStem:
    """A stem's words: which role and voice it is for, and the question."""

    role: str
    voice: str
    text: str


@value
class OverlayStatement:
    """One statement's words. What is empty stays as the bank has it."""

    text: str = ""
    easy_text: str = ""
    explanation: str = ""
    prompts: tuple[str, ...] = ()
    descriptors: Mapping[str, str] = field(default_factory=dict)


@value
class Unmatched:
    """A statement of somebody's list that none of the bank's answers to: kept, so that nothing is lost."""

    text: str
    theme: str = ""
    voice: str = ""


@value
class Overlay:
    """Words for one bank, as one of its editions asks it. `language` is that of a translation."""

    format: str
    version: int
    bank: str
    kind: str
    source: OverlaySource
    edition: str
    language: str = ""
    title: str = ""
    prompts: tuple[str, ...] = ()
    themes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    scales: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    bands: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    stems: tuple[OverlayStem, ...] = ()
    sets: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    statements: Mapping[str, OverlayStatement] = field(default_factory=dict)
    unmatched: tuple[Unmatched, ...] = ()


def translated(bank: Bank, overlay: Overlay) -> Bank:
    """Return the bank with a translation laid over it. What the bank says itself in that language stays."""
    language = overlay.language
    own = bank.translations.get(language, BankWords())
    words = BankWords(
        title=own.title or overlay.title,
        wording=own.wording or overlay.source.wording,
        note=own.note or overlay.source.note,
        made_by=own.made_by or overlay.source.made_by,
        prompts=own.prompts or overlay.prompts,
    )
    questions = {(stem.role, stem.voice): {"text": stem.text} for stem in overlay.stems}
    return replace(
        bank,
        translations={**bank.translations, language: words},
        themes=tuple(_with(theme, language, overlay.themes.get(theme.id)) for theme in bank.themes),
        scales=tuple(_scale_in(scale, overlay) for scale in bank.scales),
        stems=tuple(_with(stem, language, questions.get((stem.role, stem.voice))) for stem in bank.stems),
        sets=tuple(_with(chosen, language, overlay.sets.get(chosen.id)) for chosen in bank.sets),
        statements=tuple(_statement_in(bank, statement, overlay) for statement in bank.statements),
    )


def reworded(bank: Bank, overlay: Overlay) -> Bank:
    """Return the bank with other words of its own language in the place of its own, and said to be so.

    Easy texts, help and prompts stay the bank's where the overlay has none. A translation of a text that was
    replaced goes, for it would say something else.
    """
    questions = {(stem.role, stem.voice): {"text": stem.text} for stem in overlay.stems}
    return replace(
        bank,
        title=overlay.title or bank.title,
        prompts=overlay.prompts or bank.prompts,
        source=replace(
            bank.source,
            wording=_whose(bank, overlay),
            licence=_joined(overlay.source.licence, bank.source.licence),
            note=_joined(overlay.source.note, bank.source.note),
        ),
        themes=tuple(_instead(theme, overlay.themes.get(theme.id)) for theme in bank.themes),
        scales=tuple(
            replace(
                scale,
                levels=_all_instead(scale.levels, overlay.scales.get(scale.id, {})),
                bands=_all_instead(scale.bands, overlay.bands.get(scale.id, {})),
            )
            for scale in bank.scales
        ),
        stems=tuple(_instead(stem, questions.get((stem.role, stem.voice))) for stem in bank.stems),
        sets=tuple(_instead(chosen, overlay.sets.get(chosen.id)) for chosen in bank.sets),
        statements=tuple(_statement_instead(bank, statement, overlay) for statement in bank.statements),
    )


def _statement_instead(bank: Bank, statement: Statement, overlay: Overlay) -> Statement:
    words = overlay.statements.get(statement.id)
    place = _in_force(bank, statement, bank.editions.index(overlay.edition))
    if words is None or place is None:
        return statement
    wordings = list(statement.wordings)
    texts = {name: getattr(words, name) for name in ("text", "easy_text", "explanation")}
    laid = _instead(wordings[place], {name: text for name, text in texts.items() if text})
    if laid.text != wordings[place].text:
        # What the bank's author says of the bank's own words holds for no others.
        laid = replace(laid, compares_with_previous=None)
    wordings[place] = laid
    return replace(
        statement,
        wordings=tuple(wordings),
        prompts=words.prompts or statement.prompts,
        descriptors={**statement.descriptors, **words.descriptors},
    )


def _all_instead(parts: tuple[Step, ...], texts: Mapping[str, Texts]) -> tuple[Step, ...]:
    return tuple(_instead(part, texts.get(part.key)) for part in parts)


def _instead(part: Part, texts: Texts | None) -> Part:
    """Return a part with other words; a translation of words that are no longer there goes with them."""
    changed = {name: text for name, text in (texts or {}).items() if text != getattr(part, name)}
    if not changed:
        return part
    translations = {
        language: {name: text for name, text in said.items() if name not in changed}
        for language, said in part.translations.items()
    }
    changes: Any = {**changed, "translations": translations}
    return replace(part, **changes)


def _whose(bank: Bank, overlay: Overlay) -> str:
    """Return whose wording a bank shows now, in sentences, with how many statements each is."""
    asked = bank.edition(overlay.edition).statements
    number = sum(1 for statement in asked if _text_of(overlay, statement.id))
    if number == len(asked):
        return overlay.source.wording
    if not number:
        return bank.source.wording
    return f"{number} of {len(asked)} statements: {overlay.source.wording} The others: {bank.source.wording}"


def _text_of(overlay: Overlay, statement_id: str) -> str:
    words = overlay.statements.get(statement_id)
    return words.text if words is not None else ""


def _joined(one: str, other: str) -> str:
    return " ".join(dict.fromkeys(part for part in (one, other) if part))


def _scale_in(scale: Scale, overlay: Overlay) -> Scale:
    levels, bands = overlay.scales.get(scale.id, {}), overlay.bands.get(scale.id, {})
    return replace(
        scale,
        levels=tuple(_with(level, overlay.language, levels.get(level.key)) for level in scale.levels),
        bands=tuple(_with(band, overlay.language, bands.get(band.key)) for band in scale.bands),
    )


def _statement_in(bank: Bank, statement: Statement, overlay: Overlay) -> Statement:
    words = overlay.statements.get(statement.id)
    place = _in_force(bank, statement, bank.editions.index(overlay.edition))
    if words is None or place is None:
        return statement
    texts = {name: getattr(words, name) for name in ("text", "easy_text", "explanation")}
    wordings = list(statement.wordings)
    wordings[place] = _with(wordings[place], overlay.language, {k: v for k, v in texts.items() if v})
    own = statement.translations.get(overlay.language, StatementWords())
    also = StatementWords(own.prompts or words.prompts, {**words.descriptors, **own.descriptors})
    return replace(
        statement,
        wordings=tuple(wordings),
        translations={**statement.translations, overlay.language: also},
    )


def _in_force(bank: Bank, statement: Statement, edition: int) -> int | None:
    """Return which wording an edition asks, by position; None where it asks none yet."""
    rank = bank.editions.index
    there = [place for place, wording in enumerate(statement.wordings) if rank(wording.since) <= edition]
    return there[-1] if there else None


def _with(part: Part, language: str, texts: Texts | None) -> Part:
    if not texts:
        return part
    changes: Any = {
        "translations": {**part.translations, language: {**texts, **part.translations.get(language, {})}}
    }
    return replace(part, **changes)
