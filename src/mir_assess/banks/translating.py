"""The rules of translations: languages by their codes, and nothing translated that is not shown.

What a translation lacks is no error: it falls back on the bank's own words, and pages say so. This module
knows nothing of files and lines.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mir_assess.banks.flaws import Flaw, Path
from mir_assess.errors import nearest
from mir_assess.model.bank import Bank, Statement
from mir_assess.speech import say

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
TRANSLATED = {
    "themes": ("title", "subtitle", "description"),
    "levels": ("label", "description"),
    "bands": ("label", "description"),
    "stems": ("text",),
    "sets": ("title", "description"),
    "wordings": ("text", "easy_text", "explanation"),
}
"""What of each part of a bank is shown to people, and so can be said in another language."""

FILLED_IN = re.compile(r"\{[^{}]*\}")


def translation_flaws(bank: Bank) -> Iterator[Flaw]:
    """Languages are written as codes, and translations are of texts that are shown."""
    yield from _language(bank.language, ("language",))
    for language in bank.translations:
        yield from _language(language, ("translations", language))
    for path, kind, translated in _parts(bank):
        for language, texts in translated.items():
            here = (*path, "translations", language)
            yield from _language(language, here)
            for name in texts:
                if name not in TRANSLATED[kind]:
                    can_be = say("These can be: {names}.", names=", ".join(TRANSLATED[kind]))
                    fix = nearest(name, TRANSLATED[kind]) or can_be
                    yield Flaw((*here, name), say("“{key}” cannot be translated here.", key=name), fix)
    yield from _stems(bank)
    yield from _lists(bank)


def _stems(bank: Bank) -> Iterator[Flaw]:
    """A translated stem fills in what its original does, and no more."""
    for position, stem in enumerate(bank.stems):
        for language, texts in stem.translations.items():
            path: Path = ("stems", position, "translations", language, "text")
            for found in FILLED_IN.findall(texts.get("text", "")):
                if found != "{organisation}":
                    fix = say("Only {organisation} is. Write it so, or leave out the braces.")
                    yield Flaw(path, say("{placeholder} is not filled in.", placeholder=found), fix)


def _lists(bank: Bank) -> Iterator[Flaw]:
    """Prompts in another language stand one for one, and descriptors are of levels that have one."""
    for language, words in bank.translations.items():
        yield from _as_many(words.prompts, bank.prompts, ("translations", language, "prompts"))
    for position, statement in enumerate(bank.statements):
        for language, texts in statement.translations.items():
            path: Path = ("statements", position, "translations", language)
            yield from _language(language, path)
            yield from _as_many(texts.prompts, statement.prompts, (*path, "prompts"))
            yield from _described(statement, texts.descriptors, (*path, "descriptors"))


def _as_many(translated: tuple[str, ...], original: tuple[str, ...], path: Path) -> Iterator[Flaw]:
    if translated and len(translated) != len(original):
        what = say(
            "Here are {number} prompts; in the bank's own language there are {original}.",
            number=len(translated),
            original=len(original),
        )
        yield Flaw(path, what, say("Translate each, in the same order, or leave them all out."))


def _described(statement: Statement, translated: Mapping[str, str], path: Path) -> Iterator[Flaw]:
    for key in translated:
        if key not in statement.descriptors:
            known = list(statement.descriptors)
            there = ", ".join(known) or say("none")
            fix = nearest(key, known) or say("Described are: {names}.", names=there)
            what = say("No level “{key}” is described in the bank's own language.", key=key)
            yield Flaw((*path, key), what, fix)


def _language(code: str, path: Path) -> Iterator[Flaw]:
    if code and not LANGUAGE.fullmatch(code):
        fix = say("Write two or three small letters, such as en or cy.")
        yield Flaw(path, say("“{code}” is not a language code.", code=code), fix)


def _parts(bank: Bank) -> Iterator[tuple[Path, str, Mapping[str, Mapping[str, str]]]]:
    found: list[tuple[Path, str, Any]] = [
        ((kind, position), kind, part)
        for kind in ("themes", "stems", "sets")
        for position, part in enumerate(getattr(bank, kind))
    ]
    for position, scale in enumerate(bank.scales):
        for kind in ("levels", "bands"):
            path: Path = ("scales", position, kind)
            found += [((*path, place), kind, part) for place, part in enumerate(getattr(scale, kind))]
    for position, statement in enumerate(bank.statements):
        path = ("statements", position, "wordings")
        found += [((*path, place), "wordings", part) for place, part in enumerate(statement.wordings)]
    for path, kind, part in found:
        yield path, kind, part.translations
