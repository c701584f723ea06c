"""What stands on the screen, as lines with a meaning: one content, which the plain face speaks and the screen face dresses."""

from dataclasses import dataclass
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
    TalkStatement,
)

Part = Literal["place", "text", "help", "question", "level", "group", "bar", "line", "said", "hint"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sheet and what it is: where we are, the words to read out, the question, a level, what may be typed.

    A `bar` says its number in its text; `share` (0 to 1) is how long a screen may draw it beside that.
    """

    part: Part
    text: str
    share: float | None = None


Sheet = tuple[Line, ...]


def sheet(prompt: Prompt, pictures: Sheet = ()) -> Sheet:
    """Return the lines of a prompt, in the order they are read. `pictures` stand under the statement talked about."""
    match prompt:
        case AskStatement():
            return _ask(prompt)
        case CountPresent():
            return _count(prompt.group)
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
            return tuple(Line("line", line) for line in prompt.lines)


def _ask(prompt: AskStatement) -> Sheet:
    card = prompt.card
    who = f"Person {prompt.person}" if prompt.person else prompt.group.label
    return (
        Line("place", f"{card.theme}. Statement {card.number} of {card.total}. {who}."),
        Line("text", card.text),
        *([Line("help", card.explanation)] if card.explanation else []),
        Line("question", prompt.question),
        *(Line("level", f"{number} {level_words(level)}") for number, level in enumerate(card.levels, 1)),
        *([Line("said", prompt.said)] if prompt.said else []),
        Line("hint", _hint(prompt.group, len(card.levels))),
    )


def level_words(level: Level) -> str:
    """Return a level's label and what it means."""
    return f"{level.label}: {level.description}" if level.description else level.label


def _hint(group: Group, levels: int) -> str:
    zeros = " ".join(["0"] * levels)
    return {
        "individual": f"Type 1 to {levels}, or d don’t know, x does not apply, p pass, s later, ? help.",
        "tally": f"Cards for each level, lowest first, like {zeros} d=1. p pass, s later, ? help.",
        "consensus": "The level you agreed and how many are here, like 3 of 9. p pass, s later, ? help.",
    }[group.mode]


def _count(group: Group) -> Sheet:
    return (
        Line("place", group.label),
        Line("question", "How many people of this group are here?"),
        Line("hint", "Type, for example: present 10. Type present 0 if nobody is."),
    )


def _person_done(prompt: PersonDone) -> Sheet:
    ids = " or ".join(f"next {group.id}" for group in prompt.groups)
    return (
        Line("place", f"{prompt.group.label}. Person {prompt.person}."),
        Line("text", "Thank you. That was everything."),
        Line("line", "pick 4 9 12: say which statements matter most to you."),
        Line("line", "g 7: look at statement 7 again."),
        Line("line", f"{ids}: clear the screen for the next person."),
        Line("line", "reveal: everyone has rated; go on to talk."),
        Line("hint", "Type one of these, or ? for help."),
    )


def _rate_done(prompt: RateDone) -> Sheet:
    ids = " or ".join(f"next {group.id}" for group in prompt.groups)
    return (
        Line("place", "Rating"),
        Line("text", "Everything asked here has been answered or passed."),
        *([Line("line", f"{ids}: a person rates at this keyboard.")] if ids else []),
        Line("line", "g 7: count statement 7 again."),
        Line("line", "reveal: everyone has rated; go on to talk."),
        Line("hint", "Type one of these, or ? for help."),
    )


def _choose(prompt: ChooseStatement) -> Sheet:
    return (
        Line("place", "Talking"),
        Line("question", "Which statement shall we talk about?"),
        *(Line("line", f"{row.number} {row.text}{_row_state(row.seen, row.agreed)}") for row in prompt.rows),
        Line("hint", "Type its number. close goes on to the close. ? help."),
    )


def _row_state(seen: bool, agreed: str) -> str:
    if agreed:
        return f" (talked about: {agreed})"
    return " (talked about)" if seen else ""


def _talk(prompt: TalkStatement, pictures: Sheet) -> Sheet:
    card = prompt.card
    return (
        Line("place", f"{card.theme}. Statement {card.number} of {card.total}."),
        Line("text", card.text),
        *pictures,
        *_prompts(card, prompt.seen),
        *([Line("said", prompt.agreed)] if prompt.agreed else []),
        Line("hint", _talk_hint(prompt.seen)),
    )


def _prompts(card: Card, seen: str) -> Sheet:
    if not seen or not card.prompts:
        return ()
    return (Line("help", "Ask: " + " ".join(card.prompts)),)


def _talk_hint(seen: str) -> str:
    return {
        "": "Enter shows the picture of people with lived experience. ? help.",
        "lived": "People with lived experience talk first. n TEXT notes. Enter shows everyone’s.",
        "all": "n TEXT notes; a 4 of 17 or a none: what the room agreed. Enter ends it. ? help.",
    }[seen]


def _close(step: CloseStep) -> Sheet:
    return (
        Line("place", "The close"),
        Line("text", step.heading),
        *(Line("line", line) for line in step.lines),
        Line("hint", step.question),
    )
