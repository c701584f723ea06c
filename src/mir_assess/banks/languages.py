"""Every text of a bank that people are shown, with what is there of it in other languages.

For who asks what a translation lacks. What the bank asks no longer does not count: nobody will be shown it.
Knows nothing of files and lines.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from mir_assess.banks.flaws import Path
from mir_assess.banks.in_force import newest
from mir_assess.banks.translating import TRANSLATED
from mir_assess.model.bank import Bank, Statement


class Text(NamedTuple):
    """A text that people are shown: what it is called, where it stands, and the languages it is there in."""

    name: str
    path: Path
    languages: frozenset[str]


def texts(bank: Bank) -> Iterator[Text]:
    """Yield every text that can be said in another language, in the order of a bank."""
    yield from _own(bank)
    for kind in ("themes", "sets"):
        for position, part in enumerate(getattr(bank, kind)):
            yield from _of_part(part, kind, (kind, position), f"{kind[:-1]} {part.id}")
    for position, scale in enumerate(bank.scales):
        for kind in ("levels", "bands"):
            for place, part in enumerate(getattr(scale, kind)):
                path: Path = ("scales", position, kind, place)
                yield from _of_part(part, kind, path, f"{scale.id} {part.key}")
    for position, stem in enumerate(bank.stems):
        yield from _of_part(stem, "stems", ("stems", position), f"stem {stem.role} ({stem.voice})")
    for path, statement, wording in newest(bank):
        yield from _of_part(wording, "wordings", path, statement.id)
        yield from _of_statement(statement, path[:2])


def languages(bank: Bank) -> tuple[str, ...]:
    """Return the languages that a bank has anything in besides its own, in order."""
    found = {language for text in texts(bank) for language in text.languages}
    return tuple(sorted(found - {bank.language}))


def missing(bank: Bank, language: str) -> list[Text]:
    """Return the texts that a language lacks."""
    return [text for text in texts(bank) if language not in text.languages]


def _own(bank: Bank) -> Iterator[Text]:
    originals = {
        "title": bank.title,
        "wording": bank.source.wording,
        "note": bank.source.note,
        "prompts": bank.prompts,
    }
    for name, original in originals.items():
        if original:
            there = {code for code, words in bank.translations.items() if getattr(words, name)}
            path = ("source", name) if name in {"wording", "note"} else (name,)
            yield Text(f"the bank's {name}", path, frozenset(there))


def _of_part(part: Any, kind: str, path: Path, called: str) -> Iterator[Text]:
    for name in TRANSLATED[kind]:
        if getattr(part, name, ""):
            there = {code for code, words in part.translations.items() if words.get(name)}
            yield Text(f"{called} {name}", (*path, name), frozenset(there))


def _of_statement(statement: Statement, path: Path) -> Iterator[Text]:
    if statement.prompts:
        there = {code for code, words in statement.translations.items() if words.prompts}
        yield Text(f"{statement.id} prompts", (*path, "prompts"), frozenset(there))
    for key in statement.descriptors:
        there = {code for code, words in statement.translations.items() if words.descriptors.get(key)}
        yield Text(f"{statement.id} descriptor {key}", (*path, "descriptors", key), frozenset(there))
