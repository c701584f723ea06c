"""What may be typed at each point of a workshop: the answer to `?`."""

from mir_assess.model.assessment import Assessment
from mir_assess.model.rating import cards_example
from mir_assess.speech import marked, say
from mir_assess.walk.words import dots_example


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
        "next {group}: the next person. Add, if someone helps: with read, interpreted, chose or answered_for."
    ),
    marked(
        "If you like (we only count it): first time or been before; of who helps you, helper paid or unpaid."
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

_MAY_SHOW = marked("show {group} yes, or no: may what few agreed show?")

_TALK = (
    marked("{number}, or g {number}: talk about statement {number}."),
    marked("Enter: the next picture; after the last, the list."),
    marked(
        "a {level} of 17 dissent {group}=3: what the room agreed, and who did not. a none: it did not agree."
    ),
    marked("why TEXT: their reason, if they want to say it."),
    marked("pick {group} {dots}: a group’s dots."),
    marked("rate {number}: rate it again. close: on to the close."),
    _MAY_SHOW,
)

_CLOSE = (
    marked("Enter: the next step."),
    marked("pick {group} {dots}: a group’s dots."),
    marked("y, no: a note may be printed, or stays private."),
    _MAY_SHOW,
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
