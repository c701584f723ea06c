"""What became of answers over three and more rounds: one table of sentences, which name the years they speak
of.

`then` and `now` are what two rounds are called, as in “2025”. Nothing here says that anything will go on: a
reading speaks of two rounds, and of nothing beyond them. Tested as a table in `tests/spec`.
"""

from collections.abc import Collection, Sequence

from mir_assess.analysis.disclosed import Suppressed
from mir_assess.analysis.readings import ChangeReading, GapChangeReading
from mir_assess.report.naming import Named
from mir_assess.report.sayings import HELD_BACK, held_back
from mir_assess.report.tongue import marked, say, sentence
from mir_assess.report.unlike import TOGETHER, Apart

Figure = float | Suppressed | None

CLEAR = {
    ("clear_rise", True): marked(
        "{group} rated this higher in {now} than in {then}: more than chance would explain. "
        "Numbers cannot say why."
    ),
    ("clear_fall", True): marked(
        "{group} rated this lower in {now} than in {then}: more than chance would explain. "
        "Numbers cannot say why."
    ),
    ("clear_rise", False): marked(
        "{group} placed this higher in {now} than in {then}: more than chance would explain. "
        "Numbers cannot say why."
    ),
    ("clear_fall", False): marked(
        "{group} placed this lower in {now} than in {then}: more than chance would explain. "
        "Numbers cannot say why."
    ),
}
"""A clear change, by its reading and whether higher is better: whether a level keeps a promise."""

# For translators: one step from a round to the next, after the whole way has been told.
IN_SHORT: dict[ChangeReading, str] = {
    "clear_rise": marked("From {then} to {now}: clearly higher."),
    "clear_fall": marked("From {then} to {now}: clearly lower."),
    "no_clear_change": marked("From {then} to {now}: we cannot tell."),
    "too_few": marked("From {then} to {now}: too few people to say."),
    "not_comparable": marked("From {then} to {now}: not answered in the same way, so we do not compare."),
}
APART: dict[Apart, str] = {
    "once": marked(
        "From {then} to {now}: this group answered in one of the two rounds only, so we do not compare."
    ),
    "question": marked("From {then} to {now}: asked under another question, so we do not compare."),
    "together": marked("From {then} to {now}: agreed on together, so we do not compare."),
    "otherwise": IN_SHORT["not_comparable"],
}
"""Why a group's answers do not compare; that it answered in neither of two rounds is no step."""
HIDDEN = marked("From {then} to {now}: we do not show enough of the answers, to keep people safe.")

GAPS: dict[GapChangeReading, str] = {
    "narrowed": marked(
        "The gap between {one} and {other} was smaller in {now} than in {then}: more than chance would "
        "explain."
    ),
    "widened": marked(
        "The gap between {one} and {other} was wider in {now} than in {then}: more than chance would explain."
    ),
    "no_clear_change": marked(
        "We cannot tell if the gap between {one} and {other} changed from {then} to {now}."
    ),
    "too_few": marked(
        "Too few people answered to say whether the gap between {one} and {other} changed from {then} to "
        "{now}."
    ),
    "not_comparable": marked(
        "The gap between {one} and {other} was not measured in the same way in {then} and {now}, so we do "
        "not compare."
    ),
}
SPLIT = marked(
    "People were split in two rounds in a row or more. Where people are so split, even one level up or down "
    "for everybody is easily missed. Only a very large change can be seen."
)

GAP_HIDDEN = marked(
    "We do not show enough of these answers here to say whether the gap between {one} and {other} changed "
    "from {then} to {now}, to keep people safe."
)


def move_sentence(
    reading: ChangeReading,
    who: Named,
    years: tuple[str, str],
    *,
    promise: bool,
    figure: Figure,
    apart: Apart = "",
) -> str:
    """Return how one group's answers moved between two rounds, in full. `promise` tells whether a level keeps
    one, so that higher is better; `figure` is what the reading was made from, `apart` why they do not
    compare.
    """
    then, now = years
    if (reading, promise) in CLEAR:
        return sentence(CLEAR[reading, promise], group=who.text, then=then, now=now)
    if reading == "no_clear_change":
        if not promise:
            return say("From {then} to {now}: we cannot tell if this moved up or down.", then=then, now=now)
        told = say("From {then} to {now}: we cannot tell if this got better or worse.", then=then, now=now)
        return f"{told} {_one_life(who)}" if who.speaks_of_one_life else told
    return step_sentence(reading, years, figure=figure, apart=apart)


def step_sentence(
    reading: ChangeReading, years: tuple[str, str], *, figure: Figure, apart: Apart = ""
) -> str:
    """Return one step in short, for beside the whole way."""
    if reading == "not_comparable" and apart in APART:
        return apart_sentence(apart, years)
    hidden = reading == "too_few" and held_back(figure)
    return say(HIDDEN if hidden else IN_SHORT[reading], then=years[0], now=years[1])


def apart_sentence(why: Apart, years: tuple[str, str]) -> str:
    """Return why the answers of two rounds do not compare, though the statement does."""
    return say(APART[why], then=years[0], now=years[1])


def in_one_breath(why: Collection[Apart], answered: Sequence[str]) -> str:
    """Return one sentence for all steps of a group on a statement, where none of them can be compared for one
    reason; empty where there is more to say. `answered` are the rounds in which somebody of it answered.
    """
    if why and not answered:
        return say("Nobody in this group rated this statement.")
    if "once" in why and len(answered) == 1:
        return say("This group answered in {year} only, so there is nothing to compare.", year=answered[0])
    return say(TOGETHER) if set(why) == {"together"} else ""


def all_alike(
    readings: Sequence[tuple[ChangeReading, Figure]], who: Named, years: tuple[str, str], *, promise: bool
) -> str:
    """Return one sentence for a whole way and its steps of which nothing can be told, for one reason; empty
    where there is more to say. `years` are the first and the last.
    """
    if len(readings) < 2:
        return ""
    if all(reading == "no_clear_change" for reading, _ in readings):
        return _nothing_clear(who, years, promise=promise)
    if not all(reading == "too_few" for reading, _ in readings):
        return ""
    hidden = {held_back(figure) for _, figure in readings}
    if hidden == {True}:
        return say(HELD_BACK)
    return say("Too few people answered to compare these rounds.") if hidden == {False} else ""


def _nothing_clear(who: Named, years: tuple[str, str], *, promise: bool) -> str:
    then, now = years
    if not promise:
        return say(
            "From {then} to {now}, and in each step between, we cannot tell if this moved up or down.",
            then=then,
            now=now,
        )
    told = say(
        "From {then} to {now}, and in each step between, we cannot tell if this got better or worse.",
        then=then,
        now=now,
    )
    return f"{told} {_one_life(who)}" if who.speaks_of_one_life else told


def _one_life(who: Named) -> str:
    if who.speaks_for_somebody:
        return say("The life of the person you answer for may have changed.")
    return say("Your own life may have changed.")


def gap_sentence(
    reading: GapChangeReading,
    groups: tuple[Named, Named],
    years: tuple[str, str],
    *,
    crossed: bool,
    figure: Figure,
) -> str:
    """Return how the gap between two groups moved between two rounds. `crossed` tells that it was clear both
    times, one way and then the other; `figure` is what the reading was made from.
    """
    then, now = years
    hidden = reading == "too_few" and held_back(figure)
    one, other = groups
    told = sentence(
        GAP_HIDDEN if hidden else GAPS[reading], one=one.text, other=other.text, then=then, now=now
    )
    if crossed and reading in ("narrowed", "widened"):
        turned = say("The group that rated lower in {then} rated higher in {now}.", then=then, now=now)
        return f"{told} {turned}"
    return told
