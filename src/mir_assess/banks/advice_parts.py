"""Advice on the parts around statements: who is asked, what levels mean, promises, and what nobody uses."""

from collections.abc import Iterator

from mir_assess.banks.flaws import Flaw
from mir_assess.banks.in_force import are, listed, newest
from mir_assess.model.bank import VOICES, Bank, Scale, Statement


def nobody_to_ask(bank: Bank) -> Iterator[Flaw]:
    """A bank of I statements that asks nobody with lived experience misses the people it is about."""
    asked = {stem.role for stem in bank.stems if stem.voice == "i"}
    if asked and "lived_experience" not in asked:
        what = "No stem asks people with lived experience."
        yield Flaw(("stems",), what, "Add one with role: lived_experience; it is they who know how it is.")


def missing_stems(bank: Bank) -> Iterator[Flaw]:
    """A role that is asked in one voice and not in another has nothing to answer there."""
    spoken = {statement.voice for _, statement, _ in newest(bank)}
    asked: dict[str, set[str]] = {}
    first: dict[str, int] = {}
    for position, stem in enumerate(bank.stems):
        asked.setdefault(stem.role, set()).add(stem.voice)
        first.setdefault(stem.role, position)
    for role, voices in asked.items():
        for voice in (voice for voice in VOICES if voice in spoken - voices):
            number = sum(1 for _, statement, _ in newest(bank) if statement.voice == voice)
            what = f"No stem asks “{role}” the statements in the voice “{voice}”."
            without = are(number, "statement is", "statements are")
            fix = f"The {without} not put to them. Add a stem for it, if they should be asked."
            yield Flaw(("stems", first[role]), what, fix)


def undescribed_levels(bank: Bank) -> Iterator[Flaw]:
    """A level means the same to everyone only where it is said what it means."""
    asked: dict[str, list[tuple[int, Statement]]] = {}
    for path, statement, wording in newest(bank):
        asked.setdefault(wording.scale, []).append((int(path[1]), statement))
    for position, scale in enumerate(bank.scales):
        statements = asked.get(scale.id, [])
        bare = [
            level.key
            for level in scale.levels
            if not level.description
            and not (statements and all(level.key in statement.descriptors for _, statement in statements))
        ]
        if bare:
            what = f"{are(len(bare), 'level has', 'levels have')} no description: {listed(bare, 10)}."
            fix = "Say in a few words what each means in a person's life, so that all mean the same by it."
            yield Flaw(("scales", position, "levels"), what, fix)
        yield from _half_described(scale, statements)


def _half_described(scale: Scale, statements: list[tuple[int, Statement]]) -> Iterator[Flaw]:
    for place, statement in statements:
        without = [key for key in scale.keys if key not in statement.descriptors]
        if statement.descriptors and without:
            what = f"Some levels have a descriptor here, and these have none: {listed(without, 10)}."
            fix = "Describe each for this statement, or none; the scale's own descriptions then stand."
            yield Flaw(("statements", place, "descriptors"), what, fix)


def looser_promise(bank: Bank) -> Iterator[Flaw]:
    """A statement's own promise is there to be stricter than its scale's."""
    scales = {scale.id: scale for scale in bank.scales}
    for path, statement, wording in newest(bank):
        scale = scales[wording.scale]
        if statement.good_from is None or scale.good_from is None:
            continue
        if scale.keys.index(statement.good_from) <= scale.keys.index(scale.good_from):
            what = f"good_from “{statement.good_from}” asks no more than the scale's own “{scale.good_from}”."
            yield Flaw((*path[:2], "good_from"), what, "Take the line out, or name a higher level.")


def unused_parts(bank: Bank) -> Iterator[Flaw]:
    """A theme or a scale that no statement uses is mostly one that was forgotten."""
    wordings = [wording for statement in bank.statements for wording in statement.wordings]
    for kind, one in (("themes", "theme"), ("scales", "scale")):
        used = {getattr(wording, one) for wording in wordings}
        for position, part in enumerate(getattr(bank, kind)):
            if part.id not in used:
                what = f"No statement uses the {one} “{part.id}”."
                yield Flaw((kind, position), what, "Use it, or take it out.")


def unlisted_frameworks(bank: Bank) -> Iterator[Flaw]:
    """A link says something only where the bank says what it leads to, and how that stood then."""
    known = {framework.id for framework in bank.frameworks}
    linked: dict[str, list[int]] = {}
    for position, statement in enumerate(bank.statements):
        for name in statement.links:
            linked.setdefault(name, []).append(position)
    for name, places in linked.items():
        if name not in known:
            linked_from = are(len(places), "statement", "statements")
            what = f"“{name}” is linked to from {linked_from}, and not described."
            fix = f"Add it under frameworks: id: {name}, title, version, the day it was seen, and items."
            yield Flaw(("statements", places[0], "links", name), what, fix)
    for position, framework in enumerate(bank.frameworks):
        if framework.id not in linked:
            what = f"No statement links to the framework “{framework.id}”."
            yield Flaw(
                ("frameworks", position), what, "Link to it from the statements it bears on, or take it out."
            )
