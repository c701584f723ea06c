"""What stands on the screen, as lines with a meaning: one content, which the plain face speaks and the screen
face dresses.
"""

from typing import Literal

from mir_assess.model.assessment import Group
from mir_assess.model.bank import Level
from mir_assess.model.prompts import (
    AskStatement,
    Card,
    ChooseStatement,
    CloseStep,
    CountPresent,
    Ended,
    PersonDone,
    Prompt,
    RateDone,
    TalkRow,
    TalkStatement,
)
from mir_assess.model.value import value
from mir_assess.walk.cards import either
from mir_assess.walk.words import agreed_example, typing_hint

Part = Literal["place", "text", "help", "question", "level", "group", "bar", "row", "line", "said", "hint"]


@value
class Line:
    """One line of a sheet and what it is: where we are, the words to read out, the question, a level, what
    may be typed.

    `text` says it all. `columns` are the same words in parts that a screen may align; `share` (0 to 1) is how
    long it may draw a bar beside them.
    """

    part: Part
    text: str
    columns: tuple[str, ...] = ()
    share: float | None = None


Sheet = tuple[Line, ...]


def sheet(prompt: Prompt, pictures: Sheet = ()) -> Sheet:
    """Return the lines of a prompt, in the order they are read. `pictures` stand under the statement talked
    about.
    """
    match prompt:
        case AskStatement():
            return _ask(prompt)
        case CountPresent():
            return _count(prompt)
        case PersonDone():
            return _person_done(prompt)
        case RateDone():
            return _rate_done(prompt)
        case ChooseStatement():
            return _choose(prompt)
        case TalkStatement():
            return _talk(prompt, pictures)
        case CloseStep():
            return _close(prompt)
        case Ended():
            return (*(Line("line", line) for line in prompt.lines), Line("hint", prompt.question))


def _ask(prompt: AskStatement) -> Sheet:
    card = prompt.card
    who = f"{prompt.group.label}, person {prompt.person}" if prompt.person else prompt.group.label
    return (
        Line("place", f"{card.theme}. Statement {card.number} of {card.total}. {who}."),
        Line("text", card.text),
        *([Line("help", card.explanation)] if card.explanation else []),
        Line("question", prompt.question),
        *(_level(number, level) for number, level in enumerate(card.levels, 1)),
        *([Line("said", prompt.said)] if prompt.said else []),
        Line("hint", typing_hint(prompt.group, len(card.levels), prompt.present)),
        Line("hint", "p pass, s later, ? help."),
    )


def _level(number: int, level: Level) -> Line:
    words = f"{level.label}: {level.description}" if level.description else level.label
    return Line("level", f"{number} {words}", (str(number), level.label, level.description))


def _count(prompt: CountPresent) -> Sheet:
    known = f"Before: {prompt.present}. Enter keeps it. " if prompt.present is not None else ""
    return (
        Line("text", f"{prompt.group.label}: how many people are here?"),
        Line("hint", f"{known}Type the number; 0 if nobody is."),
    )


def _person_done(prompt: PersonDone) -> Sheet:
    example = 1 if prompt.total == 1 else prompt.total // 2
    return (
        Line("place", f"{prompt.group.label}, person {prompt.person}."),
        Line("text", "Thank you. That was everything, and it is saved."),
        Line(
            "line",
            f"If you like, say what matters most to you: pick 1 {prompt.total}" if prompt.total > 1 else "",
        ),
        Line("line", f"To look at one again, type g and its number: g {example}"),
        Line("line", "Then hand the keyboard back."),
        *(Line("hint", hint) for hint in _who_next(prompt.groups)),
        Line("hint", "When everyone has rated: reveal"),
    )


def _rate_done(prompt: RateDone) -> Sheet:
    words = "Everyone here has rated. Thank you." if prompt.anyone else "Nobody has rated anything yet."
    example = 1 if prompt.total == 1 else prompt.total // 2
    again = [Line("line", f"To rate one again, type g and its number: g {example}")] if prompt.anyone else []
    return (
        Line("place", "Rating"),
        Line("text", words),
        *again,
        *(Line("hint", hint) for hint in _who_next(_still_to_come(prompt))),
        Line("hint", "To see the pictures and talk: reveal"),
    )


def _still_to_come(prompt: RateDone) -> tuple[Group, ...]:
    """Groups that rate together are done once they have rated; one person more can always come."""
    return tuple(group for group in prompt.groups if group.mode == "individual" or not prompt.anyone)


def _who_next(groups: tuple[Group, ...]) -> list[str]:
    people = [f"next {group.id}" for group in groups if group.mode == "individual"]
    offers = [f"For the next person: {either(people)}"] if people else []
    for group in groups:
        if group.mode != "individual":
            what = "to count its cards" if group.mode == "tally" else "for the level it agrees on"
            offers.append(f"{group.label}, {what}: next {group.id}")
    return offers


def _choose(prompt: ChooseStatement) -> Sheet:
    return (
        Line("place", "Talking"),
        Line("text", "Which statement shall we talk about?"),
        *(_row(row) for row in prompt.rows),
        Line("hint", "Type its number. ? help."),
        Line("hint", "When you have talked enough: close."),
    )


def _row(row: TalkRow) -> Line:
    state = f"talked about: {row.agreed}" if row.agreed else "talked about" if row.seen else ""
    words = f"{row.number} {row.text}"
    return Line("row", f"{words} ({state})" if state else words, (str(row.number), row.text, state))


def _talk(prompt: TalkStatement, pictures: Sheet) -> Sheet:
    card = prompt.card
    return (
        Line("place", f"{card.theme}. Statement {card.number} of {card.total}."),
        Line("text", card.text),
        *pictures,
        *_prompts(card, prompt.seen),
        *([Line("said", prompt.agreed)] if prompt.agreed else []),
        *(Line("hint", hint) for hint in _talk_hints(prompt)),
    )


def _prompts(card: Card, seen: str) -> Sheet:
    if not seen or not card.prompts:
        return ()
    return (Line("help", "Ask: " + " ".join(card.prompts)),)


def _talk_hints(prompt: TalkStatement) -> tuple[str, ...]:
    if prompt.seen == "all":
        example = agreed_example(len(prompt.card.levels), prompt.people)
        return (
            f"What the room agrees: {example}; or: a none",
            "n keeps a note. Enter: back to the list. ? help.",
        )
    if prompt.seen == "lived":
        return (
            "People with lived experience talk first.",
            "n keeps a note. Enter: everyone’s picture. ? help.",
        )
    whose = " of people with lived experience" if prompt.has_lived else ""
    return "Read it out. ? help.", f"Enter: the picture{whose}."


def _close(step: CloseStep) -> Sheet:
    return (
        Line("place", "The close"),
        Line("text", step.heading),
        *(Line("line", line) for line in step.lines),
        Line("question", step.question),
        Line("hint", step.hint),
    )
