"""What the walk says that is longer than a line: the opening words, examples, and what may be typed in each
phase.

Words only. They follow the manner of people who run such workshops: short, warm, exact.
"""

from mir_assess.model.assessment import Assessment, Group
from mir_assess.model.events import LeftForLater, Tallied
from mir_assess.model.rating import cards_example
from mir_assess.model.session import Said, SessionState
from mir_assess.walk.cards import in_runs

NOT_RECORDED = "not recorded"

PRACTICE = "To practise, rate this aloud first: “The tea is good.” Nothing of it is kept."


def opening_words(assessment: Assessment) -> tuple[str, ...]:
    """Return the opening words, a paragraph each, to be shown and read out before the first answer."""
    safeguarding = assessment.safeguarding or f"the person named for safeguarding ({NOT_RECORDED})"
    quiet_room = assessment.quiet_room or f"someone here ({NOT_RECORDED})"
    keeper = assessment.keeper or NOT_RECORDED
    return (
        "Welcome. We ask: is life here as good as it should be? You know. The council is here to listen.",
        "You can pass, rest or leave, and need not say why. It will not change your support.",
        "Answer for yourself; no answer is wrong. Someone can help, but the answer is yours.",
        (
            "We count answers without names. We are a small group, so someone may guess. "
            "Keep other people’s stories here."
        ),
        (
            f"If someone is being hurt, we may have to tell {safeguarding}; "
            "we will talk with you first if we can. "
            f"If today upsets you, {quiet_room} will sit with you."
        ),
        "You can change your answer until we count. After that we cannot find your card.",
        f"We print your words only if you say yes. Who looks after the answers: {keeper}.",
        "You see the report first. Then we choose what to do, together. Next year you say if it happened.",
        "Any questions? Happy to start?",
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
        return f"Type 1 to {levels}, d don’t know, or x does not apply."
    if group.mode == "tally":
        return f"Cards for each level, lowest first, like: {cards_example(levels)}"
    return f"The level you agreed and how many are here, like: {max(1, levels - 1)} of {present or 9}"


def present_words(group: Group, people: int) -> str:
    """Return how many people of a group are here, in a sentence."""
    if people == 0:
        return f"{group.label}: nobody here, so this group is not asked."
    return f"{group.label}: {people} {'person' if people == 1 else 'people'} here."


def missing_cards(said: Said, present: int | None) -> tuple[str, ...]:
    """Return a word on cards that are fewer than people here: a count is easily one short, and it is no
    fault.
    """
    if not isinstance(said, Tallied) or present is None:
        return ()
    missing = present - sum(said.levels.values()) - said.dont_know - said.not_applicable
    if missing <= 0:
        return ()
    return (f"{missing} of {present} people gave no card. If a card was missed: b, then count again.",)


def left_words(who: str, assessment: Assessment, group: Group, state: SessionState) -> str:
    """Return what a group or person has left, by number, in a sentence; empty when nothing is."""
    asked = assessment.asked_of(group)
    numbers = {s: number for number, s in enumerate(assessment.chosen, 1) if s in asked}
    later = [number for s, number in numbers.items() if isinstance(state.said.get(s), LeftForLater)]
    untouched = [number for s, number in numbers.items() if s not in state.said]
    parts = [
        f"still to come: {in_runs(untouched)}" if untouched else "",
        f"left for later: {in_runs(later)}" if later else "",
    ]
    left = "; ".join(part for part in parts if part)
    return f"{who}: {left}." if left else ""


def help_lines(key: str, assessment: Assessment) -> tuple[str, ...]:
    """Return what may be typed, a line each. `key` is a group's mode, `talk` or `close`."""
    words = {
        "group": assessment.groups[0].id,
        "number": str(max(1, len(assessment.chosen) // 2)),
        "total": str(len(assessment.chosen)),
        "dots": dots_example(len(assessment.chosen)),
        "cards": cards_example(len(assessment.scale_of(assessment.chosen[0]).levels)),
        "level": str(max(1, len(assessment.scale_of(assessment.chosen[0]).levels) - 1)),
    }
    return tuple(line.format(**words) for line in (*_BY_KEY[key], *_ALWAYS))


_PERSON = (
    "{level}: this level. d: don’t know. x: does not apply.",
    "p: pass. s: leave it for later.",
    "g {number}: go to statement {number}. Answering again replaces.",
    "pick 1 {total}: what matters most to you.",
    "next {group}: the next person. Add, if someone helps: with read, interpreted, chose or answered_for.",
    "reveal: everyone has rated; on to the talk.",
)

_TOGETHER = (
    "p: pass. s: leave it for later.",
    "present 10: so many of this group are here now.",
    "g {number}: go to statement {number}. Rating again replaces.",
    "next {group}: count this group, or its next person.",
    "reveal: everyone has rated; on to the talk.",
)

_TALLY = (
    "{cards}: cards for each level, lowest first. Add d=2 (don’t know) or x=1 (does not apply).",
    *_TOGETHER,
)

_CONSENSUS = (
    "{level} of 9 dissent 2: you agreed on level {level}, 9 are here, 2 did not agree.",
    "why TEXT: their reason, if they want to say it.",
    *_TOGETHER,
)

_TALK = (
    "{number}, or g {number}: talk about statement {number}.",
    "Enter: the next picture; after the last, the list.",
    "a {level} of 17 dissent {group}=3: what the room agreed, and who did not. a none: it did not agree.",
    "why TEXT: their reason, if they want to say it.",
    "pick {group} {dots}: a group’s dots.",
    "rate {number}: rate it again; the report will say so.",
    "close: on to the close.",
)

_CLOSE = (
    "Enter: the next step.",
    "pick {group} {dots}: a group’s dots.",
    "y, no: a note may be printed, or stays private.",
    "talk, rate: go back to talking, or to rating.",
)

_BY_KEY = {"individual": _PERSON, "tally": _TALLY, "consensus": _CONSENSUS, "talk": _TALK, "close": _CLOSE}

_ALWAYS = (
    "n TEXT: a note. n+ works. n- does not. n> to change.",
    "n- {group}: TEXT: a note, and whose words they are.",
    "y, after a note: it may be printed.",
    "park TEXT: something for later.",
    "b: take back the last thing, again and again.",
    "left: what is left. time: how long it has been.",
    "pause, break 15: a calm screen.",
    "q: save and stop. You can come back any time.",
)
