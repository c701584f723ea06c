"""The session engine's rules: what is asked next, what an entry means there, and how it is read back.

Pure. Terminal, phone and paper all come through here, so skipping, leaving for later, counting cards and
agreeing mean the same in each. It knows one session and one statement at a time; walking through a whole
workshop is `walk`'s.
"""

from collections.abc import Iterable, Mapping, Sequence

from mir_assess.errors import Problem, SessionError
from mir_assess.model.assessment import Assessment, Group
from mir_assess.model.bank import DONT_KNOW, NOT_APPLICABLE, Scale
from mir_assess.model.commands import Command, Easy, Numbers, OfPeople, Word
from mir_assess.model.easy_way import band_key, label_of, no_easy_way
from mir_assess.model.events import Agreed, Answered, LeftForLater, Passed, Tallied
from mir_assess.model.paper_events import Unclear
from mir_assess.model.session import Said, SessionState
from mir_assess.speech import say, say_n


def next_statement(assessment: Assessment, group: Group, state: SessionState) -> str | None:
    """Return the id of the statement to ask next.

    One asked for by its number comes first, then the first not yet asked, then those left for later,
    longest-left first. None when everything is answered or passed.
    """
    if state.asked_for:
        return state.asked_for
    asked = assessment.asked_of(group)
    for statement_id in asked:
        if statement_id not in state.said:
            return statement_id
    return next((s for s, said in state.said.items() if isinstance(said, LeftForLater) and s in asked), None)


def next_pair(
    assessment: Assessment, groups: Iterable[Group], states: Mapping[str, SessionState]
) -> tuple[str, str] | None:
    """Return (statement id, group id) to ask next of groups that rate together, statement by statement.

    A group with nobody present is passed over. What was asked for by number comes first, what was left for
    later last. None when all is done.
    """
    here = [group for group in groups if states[group.id].present]
    for group in here:
        if wanted := states[group.id].asked_for:
            return wanted, group.id
    for statement_id in assessment.chosen:
        for group in here:
            if statement_id not in states[group.id].said and statement_id in assessment.asked_of(group):
                return statement_id, group.id
    for statement_id in assessment.chosen:
        for group in here:
            if isinstance(states[group.id].said.get(statement_id), LeftForLater):
                return statement_id, group.id
    return None


def decide(
    assessment: Assessment, group: Group, state: SessionState, statement_id: str, typed: Command
) -> Said:
    """Return what a typed entry says of a statement. Raises SessionError, saying what to type, when it says
    nothing.
    """
    match typed:
        case Word(name="pass"):
            return Passed(statement_id)
        case Word(name="later"):
            return LeftForLater(statement_id)
        case Word(name="unclear"):
            return Unclear(statement_id)
    scale = assessment.scale_of(statement_id)
    if group.mode == "individual":
        return _decide_person(scale, statement_id, typed)
    if group.mode == "tally":
        return _decide_tally(scale, state, statement_id, typed)
    return _decide_consensus(scale, group, state, statement_id, typed)


def _decide_person(scale: Scale, statement_id: str, typed: Command) -> Answered:
    match typed:
        case Word(name="dont_know"):
            return Answered(statement_id, DONT_KNOW)
        case Word(name="not_applicable"):
            return Answered(statement_id, NOT_APPLICABLE)
        case Numbers(values=(number,), has_others=False):
            return Answered(statement_id, level_key(scale, number))
        case Easy(words=words):
            return Answered(statement_id, band_key(scale, words))
    raise _entry(
        say(
            "Type one number from 1 to {highest}, or d (don’t know), x (does not apply), p (pass).",
            highest=len(scale.levels),
        )
    )


def _decide_tally(scale: Scale, state: SessionState, statement_id: str, typed: Command) -> Tallied:
    if isinstance(typed, Easy):
        return _decide_easy_cards(scale, state, statement_id, typed)
    size = len(scale.levels)
    example = cards_example(size)
    if isinstance(typed, Word) and typed.name in (DONT_KNOW, NOT_APPLICABLE):
        letter = "d" if typed.name == DONT_KNOW else "x"
        raise _entry(say("Put those cards after the others, so: {example}", example=f"{example} {letter}=3"))
    if not isinstance(typed, Numbers) or len(typed.values) != size:
        raise _entry(
            say_n(
                "Type {number} number: how many cards for each level, lowest first. "
                "d=2 (don’t know) and x=1 (does not apply) may follow. Like: {example}",
                "Type {number} numbers: how many cards for each level, lowest first. "
                "d=2 (don’t know) and x=1 (does not apply) may follow. Like: {example}",
                size,
                example=example,
            )
        )
    return _tallied(scale.keys, state, statement_id, typed)


def _decide_easy_cards(scale: Scale, state: SessionState, statement_id: str, typed: Easy) -> Tallied:
    keys = tuple(band.key for band in scale.bands)
    if not keys:
        raise no_easy_way()
    if typed.cards is None or len(typed.cards.values) != len(keys):
        names = ", ".join(band.label for band in scale.bands)
        example = f"easy {cards_example(len(keys))}"
        raise _entry(
            say(
                "Type how many easy cards say each of: {names}. Like: {example}", names=names, example=example
            )
        )
    return _tallied(keys, state, statement_id, typed.cards)


def _tallied(keys: Sequence[str], state: SessionState, statement_id: str, typed: Numbers) -> Tallied:
    cards = sum(typed.values) + typed.dont_know + typed.not_applicable
    if state.present is not None and cards > state.present:
        raise SessionError(
            Problem(
                "",
                # For translators: {cards} reads “8 cards”, {people_present} “6 people are present”.
                say(
                    "That is {cards}, but {people_present}.",
                    cards=say_n("{number} card", "{number} cards", cards),
                    people_present=say_n(
                        "{number} person is present", "{number} people are present", state.present
                    ),
                ),
                say("Count again; or, if more people came in, type: {command}", command=f"present {cards}"),
            )
        )
    levels = dict(zip(keys, typed.values, strict=True))
    return Tallied(statement_id, levels, typed.dont_know, typed.not_applicable)


def _decide_consensus(
    scale: Scale, group: Group, state: SessionState, statement_id: str, typed: Command
) -> Agreed:
    if not isinstance(typed, OfPeople):
        people = state.present or 9
        raise _entry(
            say(
                "Type the level you agreed and how many people are here, like: {example}; "
                "add dissent 1 if one did not agree. If you did not agree on one, type p.",
                example=f"3 of {people}",
            )
        )
    key = level_key(scale, typed.level)
    if state.present is not None and typed.people > state.present:
        raise SessionError(
            Problem(
                "",
                say_n(
                    "{number} person is present, not {typed}.",
                    "{number} people are present, not {typed}.",
                    state.present,
                    typed=typed.people,
                ),
                say(
                    "Type it again; or, if more people came in, type: {command}",
                    command=f"present {typed.people}",
                ),
            )
        )
    if typed.people == 0:
        raise _entry(say("A level needs at least one person who agreed on it. Type p to pass."))
    if typed.dissent * 2 >= typed.people:
        raise SessionError(
            Problem(
                "",
                not_agreed(typed.dissent, typed.people),
                say(
                    "Talk on if you like, then type it again; or type p to pass. "
                    "A note can keep what was said."
                ),
            )
        )
    return Agreed(statement_id, key, typed.people, {group.id: typed.dissent})


def cards_example(levels: int) -> str:
    """Return an example of cards counted on a scale of so many levels.

    >>> cards_example(5)
    '0 1 3 2 1'
    """
    return " ".join(("0", "1", "3", "2", "1", "0", "1")[number % 7] for number in range(levels))


def level_key(scale: Scale, number: int) -> str:
    """Return the key of a level by the number shown beside it. Raises SessionError when no level has that
    number.
    """
    if not 1 <= number <= len(scale.levels):
        raise SessionError(
            Problem("", say("There is no level {number}.", number=number), number_up_to(len(scale.levels)))
        )
    return scale.levels[number - 1].key


def describe(assessment: Assessment, said: Said) -> str:
    """Return an entry in words, to read back.

    A tally is read back by how many cards, never by what is on them: in the rating phase nothing of anyone's
    answers shows (docs/decisions/0002).
    """
    match said:
        case Answered(answer="dont_know"):
            return say("Don’t know.")
        case Answered(answer="not_applicable"):
            return say("Does not apply.")
        case Answered():
            return f"{label_of(assessment.scale_of(said.statement), said.answer)}."
        case Tallied():
            cards = sum(said.levels.values()) + said.dont_know + said.not_applicable
            return say_n("{number} card counted.", "{number} cards counted.", cards)
        case Agreed(level=str(level)):
            label = assessment.scale_of(said.statement).level(level).label
            return _agreed_words(label, said.people, sum(said.dissent.values()))
        case Passed():
            return say("Passed.")
        case Unclear():
            return say("Unclear: it counts as no answer.")
        case _:
            return say("Left for later.")


def _agreed_words(label: str, people: int, dissent: int) -> str:
    # For translators: this follows a colon, as in “Statement 2, Council team: agreed on …”.
    if not dissent:
        return say_n(
            "agreed on “{level}”, {number} person.",
            "agreed on “{level}”, {number} people.",
            people,
            level=label,
        )
    return say_n(
        "agreed on “{level}”, {number} person; {dissent} did not agree.",
        "agreed on “{level}”, {number} people; {dissent} did not agree.",
        people,
        level=label,
        dissent=dissent,
    )


def not_agreed(against: int, people: int) -> str:
    """Return why something is not agreed, in a sentence: half of the people, or more, did not agree."""
    return say_n(
        "{number} of {people} did not agree, so this is not agreed.",
        "{number} of {people} did not agree, so this is not agreed.",
        against,
        people=people,
    )


def number_up_to(highest: int) -> str:
    """Return what to type where one of so many was meant."""
    return say("Type a number from 1 to {highest}.", highest=highest)


def _entry(fix: str) -> SessionError:
    return SessionError(Problem("", "", fix))
