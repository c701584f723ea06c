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
from mir_assess.speech import say
from mir_assess.walk.cards import either
from mir_assess.walk.words import agreed_example, receipt_words, typing_hint

Part = Literal[
    "place", "text", "help", "question", "level", "group", "bar", "row", "line", "said", "clears", "hint"
]


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
    where = say("{theme}. Statement {number} of {total}. {who}.", who=_who(prompt), **_where(card))
    return (
        *([Line("line", say("Now something else: {title}.", title=prompt.begins))] if prompt.begins else []),
        Line("place", where),
        Line("text", card.text),
        *([Line("help", card.explanation)] if card.explanation else []),
        Line("question", prompt.question),
        *(_level(number, level) for number, level in enumerate(card.levels, 1)),
        *([Line("said", prompt.said)] if prompt.said else []),
        Line("hint", typing_hint(prompt.group, len(card.levels), prompt.present)),
        Line("hint", say("p pass, s later, ? help.")),
    )


def _who(prompt: AskStatement | PersonDone) -> str:
    if not prompt.person:
        return prompt.group.label
    return say("{group}, person {number}", group=prompt.group.label, number=prompt.person)


def _where(card: Card) -> dict[str, object]:
    return {"theme": card.theme, "number": card.number, "total": card.total}


def _level(number: int, level: Level) -> Line:
    words = level.label
    if level.description:
        words = say("{level}: {meaning}", level=level.label, meaning=level.description)
    return Line("level", f"{number} {words}", (str(number), level.label, level.description))


def _count(prompt: CountPresent) -> Sheet:
    hint = say("Type the number; 0 if nobody is.")
    if prompt.present is not None:
        hint = f"{say('Before: {number}. Enter keeps it.', number=prompt.present)} {hint}"
    return (
        Line("text", say("{group}: how many people are here?", group=prompt.group.label)),
        Line("line", say("After that, if they like, how many have been before: been before 6 of 11")),
        Line("hint", hint),
    )


def _person_done(prompt: PersonDone) -> Sheet:
    example = 1 if prompt.total == 1 else prompt.total // 2
    return (
        Line("place", f"{_who(prompt)}."),
        Line("text", say("Thank you. That was everything, and it is saved.")),
        Line(
            "line",
            say("If you like, say what matters most to you: {example}", example=f"pick 1 {prompt.total}")
            if prompt.total > 1
            else "",
        ),
        Line("line", say("To look at one again, type g and its number: {example}", example=f"g {example}")),
        Line("line", say("If you like, type: first time. Or: been before. We only count it.")),
        *_code(prompt.receipt),
        Line("line", say("Then hand the keyboard back.")),
        *(Line("hint", hint) for hint in _who_next(prompt.groups)),
        Line("hint", say("When everyone has rated: reveal")),
    )


def _code(receipt: str) -> Sheet:
    """The code while it is read, and how it goes; nothing, once it is gone."""
    if not receipt:
        return ()
    words = receipt_words(receipt)
    return (
        *(Line("line", line) for line in words),
        Line("clears", say("When you have noted it, press Enter. It does not come back here.")),
    )


def _rate_done(prompt: RateDone) -> Sheet:
    example = f"g {1 if prompt.total == 1 else prompt.total // 2}"
    words = [Line("text", say("Nobody has rated anything yet."))]
    if prompt.anyone:
        again = say("To rate one again, type g and its number: {example}", example=example)
        words = [Line("text", say("Everyone here has rated. Thank you.")), Line("line", again)]
    return (
        Line("place", say("Rating")),
        *words,
        *(Line("hint", hint) for hint in _who_next(_still_to_come(prompt))),
        Line("hint", say("To see the pictures and talk: reveal")),
    )


def _still_to_come(prompt: RateDone) -> tuple[Group, ...]:
    """Groups that rate together are done once they have rated; one person more can always come."""
    return tuple(group for group in prompt.groups if group.mode == "individual" or not prompt.anyone)


def _who_next(groups: tuple[Group, ...]) -> list[str]:
    people = [f"next {group.id}" for group in groups if group.mode == "individual"]
    offers = [say("For the next person: {commands}", commands=either(people))] if people else []
    for group in groups:
        values = {"group": group.label, "command": f"next {group.id}"}
        if group.mode == "tally":
            offers.append(say("{group}, to count its cards: {command}", **values))
        elif group.mode == "consensus":
            offers.append(say("{group}, for the level it agrees on: {command}", **values))
    return offers


def _choose(prompt: ChooseStatement) -> Sheet:
    return (
        Line("place", say("Talking")),
        Line("text", say("Which statement shall we talk about?")),
        *(_row(row) for row in prompt.rows),
        Line("hint", say("Type its number. ? help.")),
        Line("hint", say("When you have talked enough: close.")),
    )


def _row(row: TalkRow) -> Line:
    state = say("talked about") if row.seen else ""
    if row.agreed:
        state = say("talked about: {agreed}", agreed=row.agreed)
    words = f"{row.number} {row.text}"
    return Line("row", f"{words} ({state})" if state else words, (str(row.number), row.text, state))


def _talk(prompt: TalkStatement, pictures: Sheet) -> Sheet:
    card = prompt.card
    return (
        Line("place", say("{theme}. Statement {number} of {total}.", **_where(card))),
        Line("text", card.text),
        *pictures,
        *_prompts(card, prompt.seen),
        *([Line("said", prompt.agreed)] if prompt.agreed else []),
        *(Line("hint", hint) for hint in _talk_hints(prompt)),
    )


def _prompts(card: Card, seen: str) -> Sheet:
    if not seen or not card.prompts:
        return ()
    return (Line("help", say("Ask: {questions}", questions=" ".join(card.prompts))),)


def _talk_hints(prompt: TalkStatement) -> tuple[str, ...]:
    if prompt.seen == "all":
        example = agreed_example(len(prompt.card.levels), prompt.people)
        return (
            say("What the room agrees: {example}; or: a none", example=example),
            say("n keeps a note. Enter: back to the list. ? help."),
        )
    if prompt.seen == "lived":
        return (
            say("People with lived experience talk first."),
            say("n keeps a note. Enter: everyone’s picture. ? help."),
        )
    if prompt.has_lived:
        return say("Read it out. ? help."), say("Enter: the picture of people with lived experience.")
    return say("Read it out. ? help."), say("Enter: the picture.")


def _close(step: CloseStep) -> Sheet:
    return (
        Line("place", say("The close")),
        Line("text", step.heading),
        *(Line("line", line) for line in step.lines),
        Line("question", step.question),
        Line("hint", step.hint),
    )
