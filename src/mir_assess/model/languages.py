"""An assessment in another language: each text that its banks carry a translation of; and what they lack.

Answers are kept by keys, so whatever language a room reads in, what it said is the same, and nothing made
here is ever kept: the pinned assessment stays as it was opened. What has no translation stays as it was
written, and `missing` names it, so that it can be said. This module knows nothing of answers, files or
screens.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from mir_assess.model.assessment import COUNCIL, Assessment, Group
from mir_assess.model.bank_parts import BankWords, StatementSet, StatementWords, Stem, Theme
from mir_assess.model.edition import Edition, EditionStatement
from mir_assess.model.groups import USUAL_LABELS
from mir_assess.model.promises import BANK as PROMISES
from mir_assess.model.promises import in_todays_words
from mir_assess.model.scale import Band, Level, Scale
from mir_assess.model.value import value
from mir_assess.speech import ENGLISH, meant, say, speaking

Words = TypeVar("Words")
Part = TypeVar("Part", Theme, Level, Band, Stem, StatementSet, EditionStatement)


@value
class Untranslated:
    """A text that has no translation: what kind it is (`statement`, `explanation`, `level`, …) and the id of
    what it belongs to.
    """

    kind: str
    id: str


def in_language(assessment: Assessment, language: str) -> Assessment:
    """Return an assessment as it is shown in a language, by its code; itself where it is in that language
    already.

    Give it the assessment as it was opened. Its editions keep the digest of what was pinned. Labels that a
    room gave its groups, and words that people promised, stay as they are.
    """
    if meant(language, (ENGLISH,)) and all(_is_in(part, language) for part in assessment.parts):
        return assessment
    with speaking(language):
        return replace(
            assessment,
            parts=tuple(_edition(part, language) for part in assessment.parts),
            groups=tuple(_group(group) for group in assessment.groups),
        )


def languages_of(parts: Sequence[Edition]) -> tuple[str, ...]:
    """Return the codes of the languages that any of these editions has words in, their own first."""
    own = [part.language for part in parts]
    others = [
        code
        for part in parts
        for words in (part.translations, *(statement.translations for statement in part.statements))
        for code in words
    ]
    return tuple(dict.fromkeys((*own, *others)))


def missing(assessment: Assessment, language: str) -> tuple[Untranslated, ...]:
    """Return what a room that reads in this language is shown as it was written, of what it is asked."""
    found = (
        text
        for part in assessment.parts
        if not _is_in(part, language) and part.bank != PROMISES
        for text in _lacking(part, assessment, language)
    )
    return tuple(found)


def _is_in(part: Edition, language: str) -> bool:
    return meant(language, (part.language,)) is not None


def _edition(part: Edition, language: str) -> Edition:
    if _is_in(part, language):
        return part
    pinned = part.digest
    if part.bank == PROMISES:
        said = in_todays_words(part)
        return part if said == part else replace(said, language=language, original=pinned)
    words = _of(part.translations, language) or BankWords()
    return replace(
        part,
        title=words.title or part.title,
        source=replace(
            part.source,
            wording=words.wording or part.source.wording,
            note=words.note or part.source.note,
        ),
        themes=tuple(_put(theme, language) for theme in part.themes),
        scales=tuple(_scale(scale, language) for scale in part.scales),
        stems=tuple(_put(stem, language) for stem in part.stems),
        statements=tuple(_statement(statement, language) for statement in part.statements),
        sets=tuple(_put(chosen, language) for chosen in part.sets),
        prompts=words.prompts or part.prompts,
        language=language,
        original=pinned,
    )


def _scale(scale: Scale, language: str) -> Scale:
    return replace(
        scale,
        levels=tuple(_put(level, language) for level in scale.levels),
        bands=tuple(_put(band, language) for band in scale.bands),
    )


def _statement(statement: EditionStatement, language: str) -> EditionStatement:
    words = _of(statement.words, language) or StatementWords()
    return replace(
        _put(statement, language),
        prompts=words.prompts or statement.prompts,
        descriptors={**statement.descriptors, **words.descriptors},
    )


def _group(group: Group) -> Group:
    return replace(group, label=say(group.label)) if group.label in USUAL_LABELS else group


def _put(part: Part, language: str) -> Part:
    """Return a part of a bank with the words it carries in this language in place of its own."""
    words = _of(part.translations, language) or {}
    return replace(part, **{name: text for name, text in words.items() if text})  # type: ignore[arg-type] # each is a text


def _of(translations: Mapping[str, Words], language: str) -> Words | None:
    code = meant(language, translations)
    return None if code is None else translations[code]


# What is lacking


def _lacking(part: Edition, assessment: Assessment, language: str) -> Iterator[Untranslated]:
    asked = frozenset(assessment.chosen)
    statements = [statement for statement in part.statements if statement.id in asked]
    for statement in statements:
        yield from _lacking_of_statement(statement, language)
    themes = {statement.theme for statement in statements}
    scales = {statement.scale for statement in statements}
    # A role that no stem is for is asked as the council is.
    roles = {COUNCIL, *(group.role for group in assessment.groups)}
    voices = {statement.voice for statement in statements}
    yield from (
        Untranslated("theme", theme.id)
        for theme in part.themes
        if theme.id in themes and _lacks(theme, ("title",), language)
    )
    yield from (
        Untranslated("level", f"{scale.id}/{level.key}")
        for scale in part.scales
        if scale.id in scales
        for level in scale.levels
        if _lacks(level, ("label", "description"), language)
    )
    yield from (
        Untranslated("question", f"{stem.role}/{stem.voice}")
        for stem in part.stems
        if stem.role in roles and stem.voice in voices and _lacks(stem, ("text",), language)
    )
    words = _of(part.translations, language)
    if part.prompts and not (words and words.prompts):
        yield Untranslated("prompts", part.bank)


def _lacking_of_statement(statement: EditionStatement, language: str) -> Iterator[Untranslated]:
    if _lacks(statement, ("text",), language):
        yield Untranslated("statement", statement.id)
    if _lacks(statement, ("explanation",), language):
        yield Untranslated("explanation", statement.id)
    words = _of(statement.words, language) or StatementWords()
    if statement.prompts and not words.prompts:
        yield Untranslated("prompts", statement.id)
    if statement.descriptors.keys() - words.descriptors.keys():
        yield Untranslated("descriptors", statement.id)


def _lacks(part: Part, names: tuple[str, ...], language: str) -> bool:
    """Whether a part says something under one of these names that has no words in this language."""
    words = _of(part.translations, language) or {}
    return any(getattr(part, name) and not words.get(name) for name in names)
