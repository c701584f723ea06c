"""Advice on what became of what: wordings, replacements and retirements that do not add up, or not yet.

Year-on-year pages set beside each other only what this says belongs together, so a slip here is a comparison
lost, or one that misleads. What contradicts itself is an error, and stands in `rules_lineage`.
"""

import re
from collections.abc import Iterator, Mapping

from mir_assess.banks.flaws import Flaw
from mir_assess.banks.in_force import listed, newest
from mir_assess.model.bank import Bank, Scale, Statement
from mir_assess.speech import say, say_n

_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9])")


def editions_in_order(bank: Bank) -> Iterator[Flaw]:
    """The last edition is the one in use, so years go up."""
    for position, (before, edition) in enumerate(
        zip(bank.editions, bank.editions[1:], strict=False), start=1
    ):
        one, other = _YEAR.match(before), _YEAR.match(edition)
        if one and other and other[0] < one[0]:
            what = say(
                "“{edition}” stands after “{before}”: the last edition counts as the newest.",
                edition=edition,
                before=before,
            )
            yield Flaw(("editions", position), what, say("Put the oldest edition first, the newest last."))


def changed_scale(bank: Bank) -> Iterator[Flaw]:
    """Answers on two scales cannot be set side by side, whatever a wording says; a change has a reason."""
    scales = {scale.id: scale for scale in bank.scales}
    for position, statement in enumerate(bank.statements):
        pairs = zip(statement.wordings, statement.wordings[1:], strict=False)
        for place, (before, wording) in enumerate(pairs, start=1):
            path = ("statements", position, "wordings", place)
            if wording.compares_with_previous and not _alike(scales[before.scale], scales[wording.scale]):
                what = say(
                    "The scale is now “{scale}”, so answers will not be compared.", scale=wording.scale
                )
                fix = say("Write false, to say so here too.")
                yield Flaw((*path, "compares_with_previous"), what, fix)
            if not wording.reason:
                fix = say("Add a reason: year-on-year pages show it.")
                yield Flaw(path, say("It is not said why the words changed."), fix)


def _alike(one: Scale, other: Scale) -> bool:
    if one.id == other.id:
        return True
    return [(x.key, x.label) for x in one.levels] == [(x.key, x.label) for x in other.levels]


def replaced_scale(bank: Bank) -> Iterator[Flaw]:
    """A scale that another takes over from is not asked on any more."""
    heirs = {scale.replaces: scale.id for scale in bank.scales if scale.replaces}
    asked_on: dict[str, list[str]] = {}
    for _, statement, wording in newest(bank):
        asked_on.setdefault(wording.scale, []).append(statement.id)
    for position, scale in enumerate(bank.scales):
        still = asked_on.get(scale.id, [])
        if scale.id in heirs and still:
            heir = heirs[scale.id]
            what = say_n(
                "“{heir}” takes over from it, and {number} statement is still asked on it: {names}.",
                "“{heir}” takes over from it, and {number} statements are still asked on it: {names}.",
                len(still),
                heir=heir,
                names=listed(still),
            )
            fix = say("Add wordings on the new scale, or take replaces out of “{heir}”.", heir=heir)
            yield Flaw(("scales", position), what, fix)


def replaced_and_asked(bank: Bank) -> Iterator[Flaw]:
    """What was replaced is retired, so that nobody is asked both."""
    statements = {statement.id: statement for statement in bank.statements}
    heirs = _heirs(bank)
    for position, statement in enumerate(bank.statements):
        if statement.retired is not None:
            continue
        for name in statement.replaces:
            if statements[name].retired is None:
                others = [other for other in heirs[name] if other != statement.id]
                what = say("It replaces “{name}”, and “{name}” is still asked.", name=name)
                if others:
                    what = say(
                        "It replaces “{name}” (as {others} does), and “{name}” is still asked.",
                        name=name,
                        others=listed(others),
                    )
                fix = say(
                    'Add retired: "{edition}" to {name}. '
                    "If both go on, answers to either are not compared with the years before.",
                    edition=statement.wordings[0].since,
                    name=name,
                )
                yield Flaw(("statements", position, "replaces"), what, fix)


def retired_and_gone(bank: Bank) -> Iterator[Flaw]:
    """What was retired now and replaced by nothing: said once, while its author is at it."""
    heirs = _heirs(bank)
    now = bank.editions[-1]
    gone = [s.id for s in bank.statements if s.retired == now and s.id not in heirs]
    fresh = [s.id for s in bank.statements if s.wordings[0].since == now and not s.replaces]
    if gone and fresh:
        what = say(
            "Retired from “{edition}” and replaced by nothing: {gone}. "
            "New in “{edition}” and replacing nothing: {fresh}.",
            edition=now,
            gone=listed(gone),
            fresh=listed(fresh),
        )
        fix = say("Where a new one takes over from one retired, name that in its replaces. Else all is well.")
        yield Flaw(("statements",), what, fix)


def left_behind(bank: Bank) -> Iterator[Flaw]:
    """What replaces a statement comes in when that goes, or a year falls between the two."""
    rank = {edition: place for place, edition in enumerate(bank.editions)}
    statements = {statement.id: statement for statement in bank.statements}
    for position, statement in enumerate(bank.statements):
        since = statement.wordings[0].since
        for name in statement.replaces:
            retired = statements[name].retired
            if retired is None or rank[retired] == rank[since] or _grew(statement, retired):
                continue
            what = say(
                "It came in with “{since}”, and “{name}”, which it replaces, was retired from “{retired}”.",
                since=since,
                name=name,
                retired=retired,
            )
            fix = say("In between both are asked. Give both the same edition, unless you mean it so.")
            if rank[retired] < rank[since]:
                fix = say(
                    "In between nobody is asked either. Give both the same edition, unless you mean it so."
                )
            yield Flaw(("statements", position, "replaces"), what, fix)


def _grew(statement: Statement, edition: str) -> bool:
    """Whether a statement was there already, and had new words when it took another one in."""
    return any(wording.since == edition for wording in statement.wordings[1:])


def idle_wordings(bank: Bank) -> Iterator[Flaw]:
    """A wording that changes nothing is mostly one that was begun and forgotten."""
    for position, statement in enumerate(bank.statements):
        pairs = zip(statement.wordings, statement.wordings[1:], strict=False)
        for place, (before, wording) in enumerate(pairs, start=1):
            if all(getattr(before, name) == getattr(wording, name) for name in _SAID):
                path = ("statements", position, "wordings", place)
                what = say("This wording says the same as the one above it.")
                fix = say("Change its words, or take it out: the one above stands until another comes.")
                yield Flaw(path, what, fix)


_SAID = ("text", "easy_text", "explanation", "theme", "scale", "translations")


def one_text_twice(bank: Bank) -> Iterator[Flaw]:
    """Two statements with one text are one statement asked twice."""
    first: dict[tuple[str, str], str] = {}
    for path, statement, wording in newest(bank):
        said = (statement.voice, " ".join(_letters(wording.text).split()))
        if said in first:
            what = say("“{id}” has the same text.", id=first[said])
            yield Flaw((*path, "text"), what, say("Say what is meant here, or take one of the two out."))
        first.setdefault(said, statement.id)


def _letters(text: str) -> str:
    return "".join(character if character.isalnum() else " " for character in text.casefold())


def _heirs(bank: Bank) -> Mapping[str, list[str]]:
    """Return which statements replace each statement that is replaced."""
    heirs: dict[str, list[str]] = {}
    for statement in bank.statements:
        for name in statement.replaces:
            heirs.setdefault(name, []).append(statement.id)
    return heirs
