"""What the walk says that is longer than a line: the opening words, and what may be typed in each phase.

Words only. They follow the manner of people who run such workshops: short, warm, exact.
"""

from mir_assess.model.assessment import Assessment

NOT_RECORDED = "not recorded"

PRACTICE = "To practise together, rate this first: “The tea is good.” Nothing of it is kept."


def opening_words(assessment: Assessment) -> tuple[str, ...]:
    """Return the opening words, a paragraph each, to be shown and read out before the first answer."""
    safeguarding = assessment.safeguarding or f"the person named for safeguarding ({NOT_RECORDED})"
    quiet_room = assessment.quiet_room or f"someone here ({NOT_RECORDED})"
    keeper = assessment.keeper or NOT_RECORDED
    return (
        "Welcome. We ask: is life here as good as it should be? You know. The council is here to listen.",
        "You can pass, rest or leave, and need not say why. It will not change your support.",
        "Answer for yourself; no answer is wrong. Someone can help, but the answer is yours.",
        "We count answers without names. We are a small group, so someone may guess. "
        "Keep other people’s stories here.",
        f"If someone is being hurt, we may have to tell {safeguarding}; we will talk with you first if we can. "
        f"If today upsets you, {quiet_room} will sit with you.",
        "You can change your answer until we count. After that we cannot find your card.",
        f"We print your words only if you say yes. Who looks after the answers: {keeper}.",
        "You see the report first. Then we choose what to do, together. Next year you say if it happened.",
        "Any questions? Happy to start?",
    )


_ALWAYS = (
    ("n TEXT", "a note; n+ what works, n- what does not, n> what should change"),
    ("n- GROUP: TEXT", "a note, saying whose words they are"),
    ("y", "straight after a note: it may be printed"),
    ("park TEXT", "something for later"),
    ("b", "take back the last thing, again and again"),
    ("left", "what is left"),
    ("pause, break 15, time", "a calm screen; a break; time used"),
    ("q", "save and stop; come back any time"),
)

_PERSON = (
    ("3", "this level, by its number"),
    ("d, x, p, s", "don’t know; does not apply; pass; leave for later"),
    ("g 7", "go to statement 7; answering again replaces"),
    ("pick 4 9 12", "what matters most to you"),
    ("next GROUP", "the next person; add: with read, interpreted, chose or answered_for, if someone helps"),
    ("reveal", "everyone has rated: go on to talk"),
)

_TALLY = (
    ("0 1 3 2 1", "cards for each level, lowest first; add d=2 (don’t know), x=1 (does not apply)"),
    ("p, s", "pass; leave for later"),
    ("present 10", "people of this group in the room from now on"),
    ("g 7", "go to statement 7; counting again replaces"),
    ("next GROUP", "count who is here of another group, or the next person"),
    ("reveal", "everyone has rated: go on to talk"),
)

_CONSENSUS = (
    ("4 of 9", "you agreed on level 4, 9 people here; add: dissent 2, if two did not agree"),
    ("why TEXT", "why they did not agree"),
    *_TALLY[1:],
)

_TALK = (
    ("4", "talk about statement 4"),
    ("Enter", "the picture of people with lived experience; then everyone’s; then back to the list"),
    ("a 4 of 17 dissent lived=3", "the level the room agreed, and who did not"),
    ("a none", "the room did not agree"),
    ("why TEXT", "why they did not agree"),
    ("pick lived 4=7 9=5", "a group’s dots: what matters most"),
    ("rate 7", "rate statement 7 again (the report will say so)"),
    ("close", "go on to the close"),
)

_CLOSE = (
    ("Enter", "go on to the next step"),
    ("pick lived 4=7 9=5", "a group’s dots: what matters most"),
    ("y, no", "a note may be printed, or stays private"),
    ("talk, rate", "go back to talking, or to rating"),
)

_BY_KEY = {"individual": _PERSON, "tally": _TALLY, "consensus": _CONSENSUS, "talk": _TALK, "close": _CLOSE}


def help_lines(key: str) -> tuple[str, ...]:
    """Return what may be typed, a line each. `key` is a group's mode, `talk` or `close`."""
    return ("You can type:", *(f"{typed}: {means}" for typed, means in (*_BY_KEY[key], *_ALWAYS)))
