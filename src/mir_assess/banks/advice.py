"""What would make a bank better, and stops nobody: words that are hard to take in, things that will be missed
on the day.

Shown when a bank is checked, never when it is used. Each piece looks at the whole bank, as the rules in
`checking` do.
"""

import re
from collections.abc import Callable, Iterator

from mir_assess.banks.flaws import Flaw, Path
from mir_assess.model.bank import Bank, Statement, Wording

MOST_WORDS = 18
MOST_EASY_WORDS = 12
YEAR = re.compile(r"\b(19|20)[0-9]{2}\b")


def long_words(bank: Bank) -> Iterator[Flaw]:
    """A statement is heard once, so it should be short, and shorter still on an easy card."""
    for path, _, wording in _newest(bank):
        for name, most in (("text", MOST_WORDS), ("easy_text", MOST_EASY_WORDS)):
            number = len(getattr(wording, name).split())
            if number > most:
                fix = f"Up to {most} can be taken in at once. Say one idea, or make two statements of it."
                yield Flaw((*path, name), f"The {name} has {number} words.", fix)


def passing_words(bank: Bank) -> Iterator[Flaw]:
    """A year in a statement makes it another statement next year."""
    for path, _, wording in _newest(bank):
        year = YEAR.search(wording.text)
        if year:
            what = f"The text names a year, {year[0]}."
            yield Flaw(
                (*path, "text"), what, "Say it without, so that next year's answers can be set beside these."
            )


def no_easy_text(bank: Bank) -> Iterator[Flaw]:
    """Easy cards show easy words; without any they fall back on the full ones."""
    without = [(path, statement) for path, statement, wording in _newest(bank) if not wording.easy_text]
    if without:
        names = ", ".join(statement.id for _, statement in without[:5]) + (
            " and more" if len(without) > 5 else ""
        )
        what = f"{len(without)} of {len(bank.statements)} statements have no easy_text ({names})."
        yield Flaw(
            without[0][0],
            what,
            "Easy cards will show the full text. Write easier words with people who use them.",
        )


def nobody_to_ask(bank: Bank) -> Iterator[Flaw]:
    """A bank of I statements that asks nobody with lived experience misses the people it is about."""
    asked = {stem.role for stem in bank.stems if stem.voice == "i"}
    if asked and "lived_experience" not in asked:
        what = "No stem asks people with lived experience."
        yield Flaw(("stems",), what, "Add one with role: lived_experience; it is they who know how it is.")


def changed_scale(bank: Bank) -> Iterator[Flaw]:
    """Answers on two scales cannot be set side by side, whatever a wording says."""
    for position, statement in enumerate(bank.statements):
        pairs = zip(statement.wordings, statement.wordings[1:], strict=False)
        for place, (before, wording) in enumerate(pairs, start=1):
            path = ("statements", position, "wordings", place)
            if wording.compares_with_previous and before.scale != wording.scale:
                what = f"The scale is now “{wording.scale}”, so answers will not be compared."
                yield Flaw((*path, "compares_with_previous"), what, "Write false, to say so here too.")
            if not wording.reason:
                yield Flaw(
                    path, "It is not said why the words changed.", "Add a reason: year-on-year pages show it."
                )


def looser_promise(bank: Bank) -> Iterator[Flaw]:
    """A statement's own promise is there to be stricter than its scale's."""
    scales = {scale.id: scale for scale in bank.scales}
    for path, statement, wording in _newest(bank):
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
                yield Flaw(
                    (kind, position), f"No statement uses the {one} “{part.id}”.", "Use it, or take it out."
                )


def _newest(bank: Bank) -> Iterator[tuple[Path, Statement, Wording]]:
    """Yield each statement that is still asked, with its newest wording and the path to that."""
    for position, statement in enumerate(bank.statements):
        if statement.retired is None:
            last = len(statement.wordings) - 1
            yield ("statements", position, "wordings", last), statement, statement.wordings[last]


ADVICE: tuple[Callable[[Bank], Iterator[Flaw]], ...] = (
    long_words,
    passing_words,
    no_easy_text,
    nobody_to_ask,
    changed_scale,
    looser_promise,
    unused_parts,
)
"""All of it takes a bank without errors."""
