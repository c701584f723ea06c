"""How two scales differ, in words: a sentence that names both, and which levels came or went.

Only for scales whose answers do not compare. Knows scales, and no answers.
"""

from mir_assess.model.bank import Scale
from mir_assess.report.naming import capital, listed

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

Scales = tuple[Scale, Scale]


def scales_apart(scales: Scales, when: str) -> str:
    """Return why answers on two scales are not compared. `when` speaks of the older round, as in “last
    year”.
    """
    old, new = (_labels(scale) for scale in scales)
    one, other = _only(old, new), _only(new, old)
    if len(old) != len(new):
        then, now = NUMBERS[len(old)], NUMBERS[len(new)]
        told = f"{capital(when)} there were {then} levels to choose from, and now there are {now}"
    elif len(one) == len(other) == 1:
        told = f"{capital(when)} one of the levels was {one[0]}, and now it is {other[0]}"
    elif one:
        told = f"{capital(when)} the levels were {listed(old)}, and now they are {listed(new)}"
    else:
        told = f"People answered on another scale {when}"
    return f"{told}, so we do not compare."


def levels_that_changed(scales: Scales) -> str:
    """Return which levels are new and which are gone, where the number of levels is not the same."""
    old, new = (_labels(scale) for scale in scales)
    if len(old) == len(new):
        return ""
    came, went = _only(new, old), _only(old, new)
    if not went:
        return f"New is {listed(came)}." if len(came) == 1 else f"New are {listed(came)}."
    if not came:
        return f"{listed(went)} {'is' if len(went) == 1 else 'are'} gone."
    return f"The levels were {listed(old)}. Now they are {listed(new)}."


def _labels(scale: Scale) -> list[str]:
    return [f"“{level.label}”" for level in scale.levels]


def _only(labels: list[str], others: list[str]) -> list[str]:
    return [label for label in labels if label not in others]
