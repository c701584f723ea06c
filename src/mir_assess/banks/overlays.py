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
from mir_assess.speech import marked, say

Rule = Callable[[Bank, Overlay], Iterator[Flaw]]
STATEMENT_TEXTS = ("text", "easy_text", "explanation")
LACKING_TEXT = marked("{number} of {total} have no {key} in this language yet: {names}.")
LACKING = {
    "stem": marked("{number} of {total} have no stem in this language yet: {names}."),
    "level": marked("{number} of {total} have no level in this language yet: {names}."),
    "theme": marked("{number} of {total} have no theme in this language yet: {names}."),
}
NOT_THERE = {
    "theme": marked("The bank has no theme “{name}”."),
    "set": marked("The bank has no set “{name}”."),
    "scale": marked("The bank has no scale “{name}”."),
    "level": marked("The bank has no level “{name}”."),
    "band": marked("The bank has no band “{name}”."),
    "stem for": marked("The bank has no stem for “{name}”."),
    "statement": marked("The bank has no statement “{name}”."),
    "described level": marked("The bank has no described level “{name}”."),
}


def kind(bank: Bank, overlay: Overlay) -> Iterator[Flaw]:
    """An overlay is a translation into another language, or other words in the bank's own."""
    yield from one_of(overlay.kind, KINDS, ("kind",), "kind of overlay")
    if overlay.kind == "translation" and not LANGUAGE.fullmatch(overlay.language):
        at: Path = ("language",) if overlay.language else ("kind",)
        fix = say("Add the line language: with two or three small letters, such as pl or cy.")
        yield Flaw(at, say("It is not said which language this is."), fix)
    if overlay.kind == "translation" and overlay.language == bank.language:
        what = say("The bank is in this language itself (“{language}”).", language=bank.language)
        fix = say("Name the language of the translation, or write kind: wording.")
        yield Flaw(("language",), what, fix)
    if overlay.kind == "wording" and overlay.language not in ("", bank.language):
        what = say("The bank is in “{language}”, and a wording stays in it.", language=bank.language)
        fix = say("Write kind: translation, or take the line out.")
        yield Flaw(("language",), what, fix)
    if overlay.edition not in bank.editions:
        what = say("The bank has no edition “{name}”.", name=overlay.edition)
        it_has = say("It has: {names}.", names=", ".join(bank.editions))
        fix = f"{nearest(overlay.edition, bank.editions)} {it_has}".strip()
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
                fix = say("Only {organisation} is. Write it so, or leave out the braces.")
                yield Flaw((*path, "text"), say("{placeholder} is not filled in.", placeholder=found), fix)


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
            what = say(
                "Here are {number} prompts; the bank has {original} for this statement.",
                number=len(words.prompts),
                original=number,
            )
            fix = say("Translate each, in the same order, or leave them all out.")
            yield Flaw((*path, "prompts"), what, fix)
        for name in STATEMENT_TEXTS:
            if "{" in getattr(words, name) or "}" in getattr(words, name):
                what = say("The {key} holds braces, and nothing is filled in here.", key=name)
                fix = say("Say it without; {organisation} is filled in only in a stem.")
                yield Flaw((*path, name), what, fix)
        for key in words.descriptors:
            if key not in known[statement_id].descriptors:
                yield _no(
                    (*path, "descriptors", key), "described level", key, known[statement_id].descriptors
                )
    if overlay.prompts and len(overlay.prompts) != len(bank.prompts):
        what = say(
            "Here are {number} prompts; the bank has {original}.",
            number=len(overlay.prompts),
            original=len(bank.prompts),
        )
        yield Flaw(("prompts",), what, say("Translate each, in the same order, or leave them all out."))


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
        named = ", ".join(without[:5])
        if len(without) > 5:
            named = say("{names} and more", names=named)
        what = say(LACKING.get(name, LACKING_TEXT), number=len(without), total=total, key=name, names=named)
        fix = say("They are shown in the bank's own language until you add one.")
        yield Flaw(("statements",), what, fix)


def _texts(laid: Collection[str], known: list[str], path: Path, one: str, kind_of: str) -> Iterator[Flaw]:
    for name in laid:
        here = (*path, name)
        if name not in known:
            yield _no(here, one, name, known)
            continue
        for text in laid[name]:  # type: ignore[index]  # a mapping of texts by name
            if text not in TRANSLATED[kind_of]:
                can_be = say("These can be: {names}.", names=", ".join(TRANSLATED[kind_of]))
                fix = nearest(text, TRANSLATED[kind_of]) or can_be
                yield Flaw((*here, text), say("“{key}” has no place here.", key=text), fix)


def _no(path: Path, one: str, name: str, known: Collection[str]) -> Flaw:
    there = ", ".join(list(known)[:12]) or say("none")
    fix = nearest(name, known) or say("The bank has: {names}.", names=there)
    return Flaw(path, say(NOT_THERE[one], name=name), fix)


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
                what = say("Edition “{edition}” does not ask this statement.", edition=overlay.edition)
                fix = say("Take it out, or name another edition.")
                yield Flaw(("statements", statement_id), what, fix)


OVERLAY_ADVICE: tuple[Rule, ...] = (lacking, not_asked)
