"""What the walk says that is longer than a line: the opening words, examples, and what may be typed in each
phase.

Words only. They follow the manner of people who run such workshops: short, warm, exact. What stands in a
table here is English, and is put through `say` where it is shown.
"""

from mir_assess.model.assessment import REPRESENTATIVE, Assessment, Group
from mir_assess.model.events import LeftForLater, Tallied
from mir_assess.model.rating import cards_example
from mir_assess.model.session import Said, SessionState
from mir_assess.speech import marked, say, say_n
from mir_assess.walk.cards import in_runs

NOT_RECORDED = marked("not recorded")

PRACTICE = marked("To practise, rate this aloud first: “The tea is good.” Nothing of it is kept.")


def practice(assessment: Assessment) -> str:
    """Return what to rate for practice; nothing where the first levels do not say how true something is."""
    first = assessment.statement(assessment.chosen[0])
    return say(PRACTICE) if first.good_from is not None else ""


def opening_words(assessment: Assessment) -> tuple[str, ...]:
    """Return the opening words, a paragraph each, to be shown and read out before the first answer."""
    return (
        say(
            "Welcome. We ask: is life here as good as it should be? You know. The council is here to listen."
        ),
        say("You can pass, rest or leave, and need not say why. It will not change your support."),
        your_own(),
        say(
            "We count answers without names. We are a small group, so someone may guess. "
            "Keep other people’s stories here."
        ),
        if_it_hurts(assessment),
        _until_when(assessment),
        *_codes(assessment),
        f"{say('We print your words only if you say yes.')} {who_keeps(assessment)}",
        say(
            "You see the report first. Then we choose what to do, together. Next year you say if it happened."
        ),
        say("Any questions? Happy to start?"),
    )


def _until_when(assessment: Assessment) -> str:
    """Return until when an answer can be changed: where every group agrees on one, nobody has a card."""
    if all(group.mode == "consensus" for group in assessment.groups):
        return say(
            "You can change what you agreed until the round is sealed. "
            "Whoever does not agree is counted, and may say why."
        )
    return say("You can change your answer until we count. After that we cannot find your card.")


def _codes(assessment: Assessment) -> tuple[str, ...]:
    """Where people rate alone, their answers can be found again; cards in a box cannot."""
    if all(group.mode != "individual" for group in assessment.groups):
        return ()
    return (
        say(
            "If you type your own answers, you are shown a code at the end. With it they can be taken out "
            "until the round is sealed."
        ),
    )


def your_own() -> str:
    """Return whose an answer is, in a sentence or two."""
    return say("Answer for yourself; no answer is wrong. Someone can help, but the answer is yours.")


def if_it_hurts(assessment: Assessment) -> str:
    """Return whom we tell where somebody is being hurt, and who is there for whom it upsets."""
    return f"{_whom_we_tell(assessment.safeguarding)} {_who_sits_with_you(assessment.quiet_room)}"


def _whom_we_tell(safeguarding: str) -> str:
    if not safeguarding:
        return say(
            "If someone is being hurt, we may have to tell the person named for safeguarding (not recorded); "
            "we will talk with you first if we can."
        )
    return say(
        "If someone is being hurt, we may have to tell {person}; we will talk with you first if we can.",
        person=safeguarding,
    )


def _who_sits_with_you(quiet_room: str) -> str:
    if not quiet_room:
        return say("If today upsets you, someone here (not recorded) will sit with you.")
    return say("If today upsets you, {person} will sit with you.", person=quiet_room)


def who_keeps(assessment: Assessment) -> str:
    """Return who looks after the answers, in a sentence."""
    return say("Who looks after the answers: {person}.", person=assessment.keeper or say(NOT_RECORDED))


SUPPORT_WORDS = {
    "read": marked("Help: read."),
    "interpreted": marked("Help: interpreted."),
    "chose": marked("Help: chose."),
    "answered_for": marked("Help: answered for."),
}
"""How a person is helped, of events.SUPPORTS, as it is said back when they sit down."""


def given_for(group: Group) -> str:
    """Return what somebody is told who answers for another person, and is counted with this group: with those
    who do the same or, where nobody is there for that, with that person's own.
    """
    if group.role == REPRESENTATIVE:
        return say(
            "You answer for somebody who asked you to, so these answers count with “{group}”.",
            group=group.label,
        )
    return say(
        "You answer for somebody who asked you to. There is no group here that these answers could go to, so "
        "they stay with “{group}”, and the report says that somebody answered.",
        group=group.label,
    )


# Examples are made of what there is, so that each can be typed as it stands.


def dots_example(statements: int) -> str:
    """Return an example of a group's dots on two of so many statements.

    >>> dots_example(8)
    '4=7 8=5'
    """
    return "1=7" if statements == 1 else f"{statements // 2}=7 {statements}=5"


def agreed_example(levels: int, people: int, dissent: str = "") -> str:
    """Return an example of what a room of so many people may have agreed on.

    >>> agreed_example(5, 17, "lived")
    'a 4 of 17 dissent lived=1'
    """
    against = f" dissent {dissent}=1" if dissent and people != 1 else ""
    return f"a {max(1, levels - 1)} of {people or 17}{against}"


def typing_hint(group: Group, levels: int, present: int | None) -> str:
    """Return how to answer a statement, in one sentence, for a group's mode."""
    if group.mode == "individual":
        return say("Type 1 to {highest}, d don’t know, or x does not apply.", highest=levels)
    if group.mode == "tally":
        return say("Cards for each level, lowest first, like: {example}", example=cards_example(levels))
    level, people = max(1, levels - 1), present or 9
    return say_n(
        "The level you agreed and how many are here, like: {example} (level {level}, {number} person)",
        "The level you agreed and how many are here, like: {example} (level {level}, {number} people)",
        people,
        example=f"{level} of {people}",
        level=level,
    )


def present_words(group: Group, people: int) -> str:
    """Return how many people of a group are here, in a sentence."""
    if people == 0:
        return say("{group}: nobody here, so this group is not asked.", group=group.label)
    return say_n(
        "{group}: {number} person here.", "{group}: {number} people here.", people, group=group.label
    )


def counted_elsewhere(people: int) -> tuple[str, ...]:
    """Return what to mind where so many of a group answer on devices of their own: nobody counts twice."""
    if not people:
        return ()
    return (
        say_n(
            "{number} person of this group has answered on a phone, and is counted there. If you counted "
            "them here too: present, and the number without them.",
            "{number} people of this group have answered on phones, and are counted there. If you counted "
            "them here too: present, and the number without them.",
            people,
        ),
    )


def receipt_words(code: str) -> tuple[str, ...]:
    """Return what a person is told of their code, and the code sign by sign, to be heard and noted."""
    if not code:
        return ()
    spelt = ". ".join(", ".join(part) for part in code.split("-"))
    return (
        say(
            "Your code: {code}. With it your answers can be taken out until the round is sealed. Note it "
            "down if you may want that. We do not keep it, so we cannot look it up for you.",
            code=code,
        ),
        say("Your code, sign by sign: {signs}.", signs=spelt),
    )


def code_again(code: str) -> tuple[str, ...]:
    """Return what a person who is still rating is told of their code."""
    _, spelt = receipt_words(code)
    return say(
        "Your code: {code}. Note it down: we do not keep it, so we cannot look it up for you.", code=code
    ), spelt


def missing_cards(said: Said, present: int | None) -> tuple[str, ...]:
    """Return a word on cards that are fewer than people here: a count is easily one short, and it is no
    fault.
    """
    if not isinstance(said, Tallied) or present is None:
        return ()
    missing = present - sum(said.levels.values()) - said.dont_know - said.not_applicable
    if missing <= 0:
        return ()
    return (
        say_n(
            "{number} of {present} people gave no card. If a card was missed: b, then count again.",
            "{number} of {present} people gave no card. If a card was missed: b, then count again.",
            missing,
            present=present,
        ),
    )


def left_words(who: str, assessment: Assessment, group: Group, state: SessionState) -> str:
    """Return what a group or person has left, by number, in a sentence; empty when nothing is."""
    asked = assessment.asked_of(group)
    numbers = {s: number for number, s in enumerate(assessment.chosen, 1) if s in asked}
    later = in_runs([n for s, n in numbers.items() if isinstance(state.said.get(s), LeftForLater)])
    to_come = in_runs([n for s, n in numbers.items() if s not in state.said])
    # For translators: {who} is “You” or a group, {to_come} and {later} are numbers of statements.
    if to_come and later:
        return say(
            "{who}: still to come: {to_come}; left for later: {later}.", who=who, to_come=to_come, later=later
        )
    if to_come:
        return say("{who}: still to come: {to_come}.", who=who, to_come=to_come)
    return say("{who}: left for later: {later}.", who=who, later=later) if later else ""
