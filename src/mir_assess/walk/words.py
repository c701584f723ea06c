"""What the walk says that is longer than a line: the opening words, examples, and what may be typed in each
phase.

Words only. They follow the manner of people who run such workshops: short, warm, exact. What stands in a
table here is English, and is put through `say` where it is shown.
"""

from mir_assess.model.assessment import Assessment, Group
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
        say("Answer for yourself; no answer is wrong. Someone can help, but the answer is yours."),
        say(
            "We count answers without names. We are a small group, so someone may guess. "
            "Keep other people’s stories here."
        ),
        f"{_whom_we_tell(assessment.safeguarding)} {_who_sits_with_you(assessment.quiet_room)}",
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


def help_lines(key: str, assessment: Assessment, levels: int = 0) -> tuple[str, ...]:
    """Return what may be typed, a line each. `key` is a group's mode, `talk` or `close`; `levels` is how many
    the statement asked now has, 0 where none is asked.
    """
    levels = levels or len(assessment.scale_of(assessment.chosen[0]).levels)
    words = {
        "group": assessment.groups[0].id,
        "number": str(max(1, len(assessment.chosen) // 2)),
        "total": str(len(assessment.chosen)),
        "dots": dots_example(len(assessment.chosen)),
        "cards": cards_example(levels),
        "level": str(max(1, levels - 1)),
    }
    told = [say(line, **words) for line in (*_BY_KEY[key], *_ALWAYS)]
    bands = assessment.scale_of(assessment.chosen[0]).bands
    if key in _EASY and bands:
        example = (
            f"easy {bands[-1].label.casefold()}"
            if key == "individual"
            else f"easy {cards_example(len(bands))}"
        )
        told.insert(1, say(_EASY[key], easy=example, bands=", ".join(band.label for band in bands)))
    return tuple(told)


_EASY = {
    "individual": marked("{easy}: the easy way, in fewer steps ({bands})."),
    "tally": marked("{easy}: easy cards, counted in this order: {bands}."),
}


# What stands before a colon is typed, and is the same in every language.
_PERSON = (
    marked("{level}: this level. d: don’t know. x: does not apply."),
    marked("p: pass. s: leave it for later. code: your code."),
    marked("g {number}: go to statement {number}. Answering again replaces."),
    marked("pick 1 {total}: what matters most to you."),
    marked(
        "first time, or been before: if you like, whether you have been to a round before. We only count it."
    ),
    marked(
        "next {group}: the next person. Add, if someone helps: with read, interpreted, chose or answered_for."
    ),
    marked("reveal: everyone has rated; on to the talk."),
)

_TOGETHER = (
    marked("p: pass. s: leave it for later."),
    marked("present 10: so many are here now. been before 6 of 11: so many came before."),
    marked("g {number}: go to statement {number}. Rating again replaces."),
    marked("next {group}: count this group, or its next person."),
    marked("reveal: everyone has rated; on to the talk."),
)

_TALLY = (
    marked("{cards}: cards for each level, lowest first. Add d=2 (don’t know) or x=1 (does not apply)."),
    *_TOGETHER,
)

_CONSENSUS = (
    marked("{level} of 9 dissent 2: you agreed on level {level}, 9 are here, 2 did not agree."),
    marked("why TEXT: their reason, if they want to say it."),
    *_TOGETHER,
)

_TALK = (
    marked("{number}, or g {number}: talk about statement {number}."),
    marked("Enter: the next picture; after the last, the list."),
    marked(
        "a {level} of 17 dissent {group}=3: what the room agreed, and who did not. a none: it did not agree."
    ),
    marked("why TEXT: their reason, if they want to say it."),
    marked("pick {group} {dots}: a group’s dots."),
    marked("rate {number}: rate it again; the report will say so."),
    marked("close: on to the close."),
)

_CLOSE = (
    marked("Enter: the next step."),
    marked("pick {group} {dots}: a group’s dots."),
    marked("y, no: a note may be printed, or stays private."),
    marked("talk, rate: go back to talking, or to rating."),
)

_BY_KEY = {"individual": _PERSON, "tally": _TALLY, "consensus": _CONSENSUS, "talk": _TALK, "close": _CLOSE}

_ALWAYS = (
    marked("n TEXT: a note. n+ works. n- does not. n> to change."),
    marked("n- {group}: TEXT: a note, and whose words they are."),
    marked("y, after a note: it may be printed."),
    marked("park TEXT: something for later."),
    marked("b: take back the last thing, again and again."),
    marked("left: what is left. time: how long it has been."),
    marked("pause, break 15: a calm screen."),
    marked("q: save and stop. You can come back any time."),
)
