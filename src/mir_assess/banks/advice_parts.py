"""Advice on the parts around statements: who is asked, what levels mean, promises, and what nobody uses."""

from collections.abc import Iterator

from mir_assess.banks.flaws import Flaw
from mir_assess.banks.in_force import listed, newest
from mir_assess.model.bank import VOICES, Bank, Scale, Statement
from mir_assess.speech import marked, say, say_n

UNUSED = {
    "themes": marked("No statement uses the theme “{name}”."),
    "scales": marked("No statement uses the scale “{name}”."),
}


def nobody_to_ask(bank: Bank) -> Iterator[Flaw]:
    """A bank of I statements that asks nobody with lived experience misses the people it is about."""
    asked = {stem.role for stem in bank.stems if stem.voice == "i"}
    if asked and "lived_experience" not in asked:
        what = say("No stem asks people with lived experience.")
        fix = say("Add one with role: lived_experience; it is they who know how it is.")
        yield Flaw(("stems",), what, fix)


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
            what = say("No stem asks “{role}” the statements in the voice “{voice}”.", role=role, voice=voice)
            fix = say_n(
                "The {number} statement is not put to them. Add a stem for it, if they should be asked.",
                "The {number} statements are not put to them. Add a stem for it, if they should be asked.",
                number,
            )
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
            what = say_n(
                "{number} level has no description: {names}.",
                "{number} levels have no description: {names}.",
                len(bare),
                names=listed(bare, 10),
            )
            fix = say(
                "Say in a few words what each means in a person's life, so that all mean the same by it."
            )
            yield Flaw(("scales", position, "levels"), what, fix)
        yield from _half_described(scale, statements)


def _half_described(scale: Scale, statements: list[tuple[int, Statement]]) -> Iterator[Flaw]:
    for place, statement in statements:
        without = [key for key in scale.keys if key not in statement.descriptors]
        if statement.descriptors and without:
            named = listed(without, 10)
            what = say("Some levels have a descriptor here, and these have none: {names}.", names=named)
            fix = say("Describe each for this statement, or none; the scale's own descriptions then stand.")
            yield Flaw(("statements", place, "descriptors"), what, fix)


def looser_promise(bank: Bank) -> Iterator[Flaw]:
    """A statement's own promise is there to be stricter than its scale's."""
    scales = {scale.id: scale for scale in bank.scales}
    for path, statement, wording in newest(bank):
        scale = scales[wording.scale]
        if statement.good_from is None or scale.good_from is None:
            continue
        if scale.keys.index(statement.good_from) <= scale.keys.index(scale.good_from):
            what = say(
                "good_from “{level}” asks no more than the scale's own “{usual}”.",
                level=statement.good_from,
                usual=scale.good_from,
            )
            fix = say("Take the line out, or name a higher level.")
            yield Flaw((*path[:2], "good_from"), what, fix)


def unused_parts(bank: Bank) -> Iterator[Flaw]:
    """A theme or a scale that no statement uses is mostly one that was forgotten."""
    wordings = [wording for statement in bank.statements for wording in statement.wordings]
    for kind, one in (("themes", "theme"), ("scales", "scale")):
        used = {getattr(wording, one) for wording in wordings}
        for position, part in enumerate(getattr(bank, kind)):
            if part.id not in used:
                what = say(UNUSED[kind], name=part.id)
                yield Flaw((kind, position), what, say("Use it, or take it out."))


def unlisted_frameworks(bank: Bank) -> Iterator[Flaw]:
    """A link says something only where the bank says what it leads to, and how that stood then."""
    known = {framework.id for framework in bank.frameworks}
    linked: dict[str, list[int]] = {}
    for position, statement in enumerate(bank.statements):
        for name in statement.links:
            linked.setdefault(name, []).append(position)
    for name, places in linked.items():
        if name not in known:
            what = say_n(
                "“{name}” is linked to from {number} statement, and not described.",
                "“{name}” is linked to from {number} statements, and not described.",
                len(places),
                name=name,
            )
            fix = say(
                "Add it under frameworks: id: {name}, title, version, the day it was seen, and items.",
                name=name,
            )
            yield Flaw(("statements", places[0], "links", name), what, fix)
    for position, framework in enumerate(bank.frameworks):
        if framework.id not in linked:
            what = say("No statement links to the framework “{name}”.", name=framework.id)
            fix = say("Link to it from the statements it bears on, or take it out.")
            yield Flaw(("frameworks", position), what, fix)
