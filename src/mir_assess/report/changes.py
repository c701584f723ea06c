"""What became of answers from one round to the next, and why some are not compared: one table of sentences.

`when` speaks of the older round, as in “last year” or “in 2024”. Whole sentences, since other languages put
those words elsewhere. Tested as a table in `tests/spec`.
"""

from mir_assess.analysis.disclosed import Suppressed
from mir_assess.analysis.readings import ChangeReading, GapChangeReading
from mir_assess.model.lineage import Lineage
from mir_assess.report.naming import Named
from mir_assess.report.rungs import moved
from mir_assess.report.sayings import HELD_BACK, held_back
from mir_assess.report.scale_words import scales_apart
from mir_assess.report.tongue import marked, say, sentence
from mir_assess.report.unlike import TOGETHER, Apart

APART: dict[Apart, str] = {
    "neither": marked("This group answered in neither of the two rounds, so there is nothing to compare."),
    "once": marked("This group answered in one of the two rounds only, so we do not compare."),
    "question": marked("We put another question to this group {when}, so we do not compare."),
    "together": TOGETHER,
    "otherwise": marked("This was not answered in the same way {when}, so we do not compare."),
}
"""Why a group's answers do not compare on a statement that does."""


def change_sentence(
    reading: ChangeReading,
    who: Named,
    when: str,
    lineage: Lineage,
    *,
    promise: bool = True,
    figure: float | Suppressed | None = None,
    apart: Apart = "",
) -> str:
    """Return how one group's answers moved between two rounds; `promise` tells whether a level keeps one, so
    that higher is better, and `figure` is what the reading was made from: held back where a side does not
    show. `apart` tells why they do not compare where the statement does.
    """
    match reading:
        case "clear_rise" | "clear_fall" if not promise:
            return moved(who, when, up=reading == "clear_rise")
        case "no_clear_change" if not promise:
            return say("We cannot tell if this moved up or down.")
        case "clear_rise":
            words = marked(
                "{group} rated this higher than {when}: more than chance would explain. "
                "Numbers cannot say why."
            )
            return sentence(words, group=who.text, when=when)
        case "clear_fall":
            words = marked(
                "{group} rated this lower than {when}: more than chance would explain. "
                "Numbers cannot say why."
            )
            return sentence(words, group=who.text, when=when)
        case "no_clear_change":
            return _not_clear(who)
        case "too_few" if held_back(figure):
            return say(HELD_BACK)
        case "too_few":
            return say("Too few people answered to compare the two rounds.")
        case "not_comparable":
            return say(APART[apart], when=when) if lineage.compares and apart else not_compared(lineage, when)


def _not_clear(who: Named) -> str:
    if who.speaks_for_somebody:
        return say(
            "We cannot tell if this got better or worse. The life of the person you answer for may have "
            "changed."
        )
    if who.speaks_of_one_life:
        return say("We cannot tell if this got better or worse. Your own life may have changed.")
    return say("We cannot tell if this got better or worse.")


def gap_change_sentence(
    reading: GapChangeReading,
    one: Named,
    other: Named,
    when: str,
    lineage: Lineage,
    *,
    crossed: bool,
    figure: float | Suppressed | None = None,
) -> str:
    """Return how the gap between two groups moved between two rounds. `crossed` tells that it was clear both
    times, one way and then the other; `figure` is what the reading was made from.
    """
    if reading == "not_comparable" and not lineage.compares:
        return not_compared(lineage, when)
    hidden = reading == "too_few" and held_back(figure)
    told = sentence(
        GAP_NOT_SHOWN if hidden else GAP_CHANGES[reading], one=one.text, other=other.text, when=when
    )
    if crossed and reading in ("narrowed", "widened"):
        return f"{told} {say('The group that rated lower then rated higher now.')}"
    return told


GAP_CHANGES: dict[GapChangeReading, str] = {
    "narrowed": marked(
        "The gap between {one} and {other} is smaller than {when}: more than chance would explain."
    ),
    "widened": marked(
        "The gap between {one} and {other} is wider than {when}: more than chance would explain."
    ),
    "no_clear_change": marked("We cannot tell if the gap between {one} and {other} changed."),
    "too_few": marked("Too few people answered to say whether the gap between {one} and {other} changed."),
    "not_comparable": marked(
        "The gap between {one} and {other} was not measured in the same way {when}, so we do not compare."
    ),
}


def gap_without_numbers(one: Named, other: Named) -> str:
    """Return that a gap was not there to be measured in both rounds: somebody was away, or agreed as one."""
    words = marked(
        "We do not have numbers from both groups in both rounds, so we cannot say whether the gap between "
        "{one} and {other} changed."
    )
    return sentence(words, one=one.text, other=other.text)


GAP_NOT_SHOWN = marked(
    "We do not show enough of these answers here to say whether the gap between {one} and {other} changed, "
    "to keep people safe."
)


IN_OTHER_STEPS = marked(
    "Some people answered this the easy way, in fewer steps, and what the others said cannot be told in "
    "those steps here. So we do not compare."
)
"""No round is named: either may have been the one."""


def not_compared(lineage: Lineage, when: str) -> str:
    """Return why answers to a statement are not set against those of another round."""
    if lineage.comparability == "rescaled" and lineage.scales:
        return scales_apart(lineage.scales, when)
    return say(_why_not(lineage), when=when)


def _why_not(lineage: Lineage) -> str:
    match lineage.comparability:
        case "new" | "retired":
            return _asked_once(lineage)
        case "reworded" if lineage.before and lineage.statement not in lineage.before:
            return marked("Another statement stood in its place {when}, so we do not compare.")
        case "reworded":
            return marked("We asked this differently {when}, so we do not compare.")
        case "rescaled":
            return marked("People had other answers to choose from {when}, so we do not compare.")
        case "split":
            return marked("This was part of a wider statement {when}, so we do not compare.")
        case "merged":
            return marked("This was several statements {when}, so we do not compare.")
        case "other_edition":
            return marked("This came from another list of statements {when}, so we do not compare.")
    if lineage.in_other_steps:
        return IN_OTHER_STEPS
    if lineage.promise_moved:
        return marked("What counts as keeping the promise is not what it was {when}, so we do not compare.")
    return marked("This was not answered in the same way {when}, so we do not compare.")


def _asked_once(lineage: Lineage) -> str:
    """Why there is nothing to compare: no word of years that neither of the two rounds knows of."""
    if lineage.comparability == "retired":
        if lineage.retired_there:
            return marked("This was retired: we did not ask it again, so there is nothing to compare.")
        return marked("We did not ask this again, so there is nothing to compare.")
    if lineage.in_both_banks:
        return marked("We did not ask this {when}, so there is nothing to compare.")
    if lineage.retired_there:
        return marked("This is back: we did not ask it {when}, so there is nothing to compare.")
    return marked("This is new: we did not ask it {when}, so there is nothing to compare.")


def verdict(lineage: Lineage, when: str, *, bands_only: bool = False) -> str:
    """Return whether a statement's two sets of answers may be compared: said before any figure.

    `bands_only` tells that this audience sees no levels, only who keeps the promise.
    """
    if not compares_for(lineage, bands_only=bands_only):
        return not_compared(lineage, when)
    if lineage.comparability == "same":
        words = say("We asked this in the same words {when}, so we can compare.", when=when)
    else:
        words = say("The words changed a little. They ask the same as {when}, so we can compare.", when=when)
    if not lineage.promise_moved:
        return words
    only = say("But what counts as keeping the promise is not the same, so we compare the levels only.")
    return f"{words} {only}"


def compares_for(lineage: Lineage, *, bands_only: bool) -> bool:
    """Return whether anything of a statement may be compared: nothing, where only the promise is told and
    moved.
    """
    return lineage.compares and not (bands_only and lineage.promise_moved)


def when_words(old: int, new: int) -> str:
    """Return how to speak of the older round.

    >>> when_words(2025, 2026), when_words(2023, 2026), when_words(2026, 2026)
    ('last year', 'in 2023', 'last time')
    """
    # For translators: these three stand in sentences, and sometimes begin one, as {when}.
    if new == old:
        return say("last time")
    return say("last year") if new - old == 1 else say("in {year}", year=str(old))
