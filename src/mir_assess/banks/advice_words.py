"""Advice on the words of a statement: short enough, one idea, nothing that passes, nothing that is hard.

A statement is heard once, by everyone in a room. What can be told of any language is told of each; ideas,
names and hard words only of English.
"""

import re
from collections.abc import Iterator

from mir_assess.banks.flaws import Flaw, Path
from mir_assess.banks.hard_words import hard_words, is_named
from mir_assess.banks.in_force import listed, newest
from mir_assess.banks.named import organisations
from mir_assess.banks.two_ideas import second_idea
from mir_assess.model.bank import Bank
from mir_assess.speech import say, say_n

MOST_WORDS = 18
MOST_EASY_WORDS = 12
YEAR = re.compile(r"\b(19|20)[0-9]{2}\b")
TEXTS = ("text", "easy_text")
LOOKED_AT = 1_000
"""Characters of a text that are looked at word by word. One that goes on for longer has other faults."""


def too_many_words(bank: Bank) -> Iterator[Flaw]:
    """A statement is heard once, so it should be short, and shorter still on an easy card."""
    for path, _, wording in newest(bank):
        for name, most in (("text", MOST_WORDS), ("easy_text", MOST_EASY_WORDS)):
            number = len(getattr(wording, name).split())
            if number > most:
                what = say_n(
                    "The {name} has {number} word.", "The {name} has {number} words.", number, name=name
                )
                fix = say(
                    "Up to {most} can be taken in at once. Say one idea, or make two statements of it.",
                    most=most,
                )
                yield Flaw((*path, name), what, fix)


def two_ideas(bank: Bank) -> Iterator[Flaw]:
    """Who agrees with half of a statement has no answer to give."""
    if not _is_english(bank):
        return
    for path, _, wording in newest(bank):
        for name in TEXTS:
            second = second_idea(getattr(wording, name)[:LOOKED_AT])
            if second:
                what = say(
                    "The {name} seems to say two things; the second begins with “{words}”.",
                    name=name,
                    words=_short(second),
                )
                fix = say("Somebody may agree with one half. Make two statements of it.")
                yield Flaw((*path, name), what, fix)


def passing_words(bank: Bank) -> Iterator[Flaw]:
    """A year or a name in a statement makes it another statement next year, or in another place."""
    for path, _, wording in newest(bank):
        for name in TEXTS:
            yield from _passing(bank, (*path, name), name, getattr(wording, name)[:LOOKED_AT])


def passing_prompts(bank: Bank) -> Iterator[Flaw]:
    """A prompt is read out next year too, and in another place."""
    prompts: list[tuple[Path, str]] = [(("prompts", place), text) for place, text in enumerate(bank.prompts)]
    for path, statement, _ in newest(bank):
        prompts += [((*path[:2], "prompts", place), text) for place, text in enumerate(statement.prompts)]
    for where, text in prompts:
        yield from _passing(bank, where, "prompt", text[:LOOKED_AT])


def _passing(bank: Bank, path: Path, name: str, text: str) -> Iterator[Flaw]:
    year = YEAR.search(text)
    if year:
        fix = say("Say it without, so that next year's answers can be set beside these.")
        yield Flaw(path, say("The {name} names a year, {year}.", name=name, year=year[0]), fix)
    found = organisations(text) if _is_english(bank) else []
    if found:
        what = say(
            "The {name} seems to name an organisation, a person or a place: {names}.",
            name=name,
            names=listed(found),
        )
        fix = say("Say “we”, or what they do. If it is no such name, leave it as it is.")
        yield Flaw(path, what, fix)


def unexplained_words(bank: Bank) -> Iterator[Flaw]:
    """A hard word is explained where it stands, or somebody in the room is left out."""
    if not _is_english(bank):
        return
    for path, _, wording in newest(bank):
        for name in TEXTS:
            hard = {
                word: meaning
                for word, meaning in hard_words(getattr(wording, name)[:LOOKED_AT]).items()
                if not is_named(word, wording.explanation[:LOOKED_AT])
            }
            if hard:
                yield _unexplained((*path, name), hard)
                break  # explained once, it is explained for both


def _unexplained(path: tuple[str | int, ...], hard: dict[str, str]) -> Flaw:
    what = say_n(
        "{names} may be hard to understand, and the explanation does not name it.",
        "{names} may be hard to understand, and the explanation does not name them.",
        len(hard),
        names=listed([say("“{word}”", word=word) for word in hard]),
    )
    first, meaning = next(
        ((word, meaning) for word, meaning in hard.items() if meaning), (next(iter(hard)), "")
    )
    word = first[:1].upper() + first[1:]
    fix = say("Say it in everyday words, or begin the explanation: “{word}: …”.", word=word)
    if meaning:
        fix = say(
            "Say it in everyday words ({meaning}), or begin the explanation: “{word}: …”.",
            meaning=meaning,
            word=word,
        )
    return Flaw(path, what, fix)


def no_easy_text(bank: Bank) -> Iterator[Flaw]:
    """Easy cards show easy words; without any they fall back on the full ones."""
    asked = list(newest(bank))
    without = [statement.id for _, statement, wording in asked if not wording.easy_text]
    if without:
        what = say_n(
            "{number} statement has no easy_text, of {total}: {names}.",
            "{number} statements have no easy_text, of {total}: {names}.",
            len(without),
            total=len(asked),
            names=listed(without),
        )
        fix = say("Easy cards will show the full text. Write easier words with people who use them.")
        yield Flaw(("statements",), what, fix)


def _is_english(bank: Bank) -> bool:
    return bank.language.partition("-")[0] == "en"


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:4]).rstrip(".!?") + (" …" if len(words) > 4 else "")
