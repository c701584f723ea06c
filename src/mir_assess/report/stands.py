"""Where a group stands on a line from none to all, with its numbers in a few words: for every picture that
shows how many keep a promise.

Only what passed the gate is placed: an exact share, a stretch for a rough statement, and words alone for what
is hidden, or was agreed together.
"""

from collections.abc import Sequence

from mir_assess.analysis.disclosed import Coarse, Token
from mir_assess.analysis.distributions import Distribution, Promise
from mir_assess.analysis.policy import Policy
from mir_assess.report.charts import Stand, Ticks
from mir_assess.report.sayings import nobody_answered, rough_number
from mir_assess.report.steps import inline
from mir_assess.report.tongue import capital, say, say_n
from mir_assess.report.view import LevelView


def ticks() -> Ticks:
    """Return the words for the ends and the middle of a line of shares."""
    # For translators: of the people in a group: none of them, half of them, all of them. Short: they stand at
    # a line in a picture.
    return say("none"), say("half"), say("all")


def stand(found: Distribution, levels: Sequence[LevelView], policy: Policy) -> Stand:
    """Return where a group stands by how many of it keep a promise; `levels` are those of the statement."""
    match found.keeps_promise:
        case Promise() as promise if isinstance(found.base, int):
            return Stand(of_people(promise.people, found.base), at=promise.people / found.base)
        case Coarse() as rough:
            words = capital(rough_number(rough, policy.min_cell))
            return Stand(words, within=left_open(rough.token, policy))
        case _:
            return Stand(_in_words(found, levels))


def left_open(token: Token, policy: Policy) -> tuple[float, float]:
    """Return the shares that a rough statement leaves open, from 0 to 1. A number below the smallest cell is
    told only of groups from which numbers show.
    """
    few = (policy.min_cell - 1) / policy.exact_from
    return {
        "fewer_than_half": (0.0, 0.5),
        "half_or_more": (0.5, 1.0),
        "fewer_than_min_cell": (0.0, few),
        "all_but_fewer_than_min_cell": (1.0 - few, 1.0),
    }[token]


def of_people(people: int, base: int) -> str:
    """Return “4 of 12”: how many people of how many."""
    # For translators: how many people of how many: “4 of 12”.
    return say_n("{people} of {number}", "{people} of {number}", base, people=people)


def _in_words(found: Distribution, levels: Sequence[LevelView]) -> str:
    if found.agreed is not None:
        if found.agreed.level is None:
            return say("Met more than once, and agreed on different levels.")
        label = next(level.label for level in levels if level.key == found.agreed.level)
        return say("Agreed together: {level}.", level=inline(label))
    nobody = found.base == 0 or nobody_answered(found.levels)
    return say("no rating") if nobody else say("not shown")
