"""The rules of an overlay: it lays words over what its bank has, under the bank's own ids.

Each rule takes the bank and the overlay and yields what breaks it, each piece of advice what would make it
better. They know nothing of files and lines.
"""

from collections.abc import Callable, Collection, Iterator

from mir_assess.banks.checking import words as written
from mir_assess.banks.flaws import Flaw, Path, one_of
from mir_assess.banks.translating import FILLED_IN, LANGUAGE, TRANSLATED
from mir_assess.errors import nearest
from mir_assess.model.bank import Bank, EditionStatement
from mir_assess.model.overlay import KINDS, Overlay

Rule = Callable[[Bank, Overlay], Iterator[Flaw]]
STATEMENT_TEXTS = ("text", "easy_text", "explanation")


def kind(bank: Bank, overlay: Overlay) -> Iterator[Flaw]:
    """An overlay is a translation into another language, or other words in the bank's own."""
    yield from one_of(overlay.kind, KINDS, ("kind",), "kind of overlay")
    if overlay.kind == "translation" and not LANGUAGE.fullmatch(overlay.language):
        at: Path = ("language",) if overlay.language else ("kind",)
        fix = "Add the line language: with two or three small letters, such as pl or cy."
        yield Flaw(at, "It is not said which language this is.", fix)
    if overlay.kind == "translation" and overlay.language == bank.language:
        what = f"The bank is in this language itself (“{bank.language}”)."
        yield Flaw(("language",), what, "Name the language of the translation, or write kind: wording.")
    if overlay.kind == "wording" and overlay.language not in ("", bank.language):
        fix = "Write kind: translation, or take the line out."
        yield Flaw(("language",), f"The bank is in “{bank.language}”, and a wording stays in it.", fix)
    if overlay.edition not in bank.editions:
        known = ", ".join(bank.editions)
        what = f"The bank has no edition “{overlay.edition}”."
        fix = f"{nearest(overlay.edition, bank.editions)} It has: {known}.".strip()
        yield Flaw(("edition",), what, fix)


def parts(bank: Bank, overlay: Overlay) -> Iterator[Flaw]:
    """Whatever words are laid over is there, and shown."""
    yield from _texts(overlay.themes, [theme.id for theme in bank.themes], ("themes",), "theme", "themes")
    yield from _texts(overlay.sets, [chosen.id for chosen in bank.sets], ("sets",), "set", "sets")
    scales = {scale.id: scale for scale in bank.scales}
    for name, laid in (("scales", overlay.scales), ("bands", overlay.bands)):
        for scale_id, texts in laid.items():
            path: Path = (name, scale_id)
            if scale_id not in scales:
                yield _no(path, "scale", scale_id, scales)
                continue
            inner = "levels" if name == "scales" else "bands"
            keys = [part.key for part in getattr(scales[scale_id], inner)]
            yield from _texts(texts, keys, path, inner[:-1], inner)


def stems(bank: Bank, overlay: Overlay) -> Iterator[Flaw]:
    """A stem is of a role and voice that the bank asks, and fills in what can be filled in."""
    known = [f"{stem.role}, {stem.voice}" for stem in bank.stems]
    for position, stem in enumerate(overlay.stems):
        path: Path = ("stems", position)
        if f"{stem.role}, {stem.voice}" not in known:
            yield _no(path, "stem for", f"{stem.role}, {stem.voice}", known)
        for found in FILLED_IN.findall(stem.text):
            if found != "{organisation}":
                fix = "Only {organisation} is. Write it so, or leave out the braces."
                yield Flaw((*path, "text"), f"{found} is not filled in.", fix)


def statements(bank: Bank, overlay: Overlay) -> Iterator[Flaw]:
    """Words are of statements that the bank has, prompts one for one, levels by their keys."""
    known = {statement.id: statement for statement in bank.statements}
    for statement_id, words in overlay.statements.items():
        path: Path = ("statements", statement_id)
        if statement_id not in known:
            yield _no(path, "statement", statement_id, known)
            continue
        number = len(known[statement_id].prompts)
        if overlay.kind == "translation" and words.prompts and len(words.prompts) != number:
            what = f"Here are {len(words.prompts)} prompts; the bank has {number} for this statement."
            fix = "Translate each, in the same order, or leave them all out."
            yield Flaw((*path, "prompts"), what, fix)
        for name in STATEMENT_TEXTS:
            if "{" in getattr(words, name) or "}" in getattr(words, name):
                fix = "Say it without; {organisation} is filled in only in a stem."
                yield Flaw((*path, name), f"The {name} holds braces, and nothing is filled in here.", fix)
        for key in words.descriptors:
            if key not in known[statement_id].descriptors:
                yield _no(
                    (*path, "descriptors", key), "described level", key, known[statement_id].descriptors
                )
    if overlay.prompts and len(overlay.prompts) != len(bank.prompts):
        what = f"Here are {len(overlay.prompts)} prompts; the bank has {len(bank.prompts)}."
        yield Flaw(("prompts",), what, "Translate each, in the same order, or leave them all out.")


def lacking(bank: Bank, overlay: Overlay) -> Iterator[Flaw]:
    """What a translation lacks is shown in the bank's own language: said once for each kind of text."""
    if overlay.kind != "translation":
        return
    edition = bank.edition(overlay.edition)
    for name in STATEMENT_TEXTS:
        without = [
            statement.id
            for statement in edition.statements
            if getattr(statement, name) and not _words(overlay, statement, name)
        ]
        yield from _lacks(name, without, len(edition.statements))
    stems = [
        f"{stem.role} ({stem.voice})" for stem in bank.stems if not _has_stem(overlay, stem.role, stem.voice)
    ]
    yield from _lacks("stem", stems, len(bank.stems))
    levels = [
        f"{scale.id}: {level.key}"
        for scale in bank.scales
        for level in scale.levels
        if not overlay.scales.get(scale.id, {}).get(level.key, {}).get("label")
    ]
    yield from _lacks("level", levels, sum(len(scale.levels) for scale in bank.scales))
    themes = [theme.id for theme in bank.themes if not overlay.themes.get(theme.id, {}).get("title")]
    yield from _lacks("theme", themes, len(bank.themes))


def _words(overlay: Overlay, statement: EditionStatement, name: str) -> str:
    words = overlay.statements.get(statement.id)
    return getattr(words, name) if words is not None else ""


def _has_stem(overlay: Overlay, role: str, voice: str) -> bool:
    return any((stem.role, stem.voice) == (role, voice) for stem in overlay.stems)


def _lacks(name: str, without: list[str], total: int) -> Iterator[Flaw]:
    if without:
        named = ", ".join(without[:5]) + (" and more" if len(without) > 5 else "")
        what = f"{len(without)} of {total} have no {name} in this language yet: {named}."
        yield Flaw(("statements",), what, "They are shown in the bank's own language until you add one.")


def _texts(laid: Collection[str], known: list[str], path: Path, one: str, kind_of: str) -> Iterator[Flaw]:
    for name in laid:
        here = (*path, name)
        if name not in known:
            yield _no(here, one, name, known)
            continue
        for text in laid[name]:  # type: ignore[index]  # a mapping of texts by name
            if text not in TRANSLATED[kind_of]:
                fix = nearest(text, TRANSLATED[kind_of]) or f"These can be: {', '.join(TRANSLATED[kind_of])}."
                yield Flaw((*here, text), f"“{text}” has no place here.", fix)


def _no(path: Path, one: str, name: str, known: Collection[str]) -> Flaw:
    there = ", ".join(list(known)[:12]) or "none"
    fix = nearest(name, known) or f"The bank has: {there}."
    return Flaw(path, f"The bank has no {one} “{name}”.", fix)


def whole_words(_bank: Bank, overlay: Overlay) -> Iterator[Flaw]:
    """What is laid over a bank is as well written as the bank has to be."""
    return written(overlay)


OVERLAY_RULES: tuple[Rule, ...] = (whole_words, kind, parts, stems, statements)


def not_asked(bank: Bank, overlay: Overlay) -> Iterator[Flaw]:
    """Words for a statement that the edition does not ask are shown to nobody."""
    if overlay.edition in bank.editions:
        asked = {statement.id for statement in bank.edition(overlay.edition).statements}
        for statement_id in overlay.statements:
            if statement_id not in asked:
                what = f"Edition “{overlay.edition}” does not ask this statement."
                yield Flaw(("statements", statement_id), what, "Take it out, or name another edition.")


OVERLAY_ADVICE: tuple[Rule, ...] = (lacking, not_asked)
