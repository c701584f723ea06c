"""What is said where nothing could have been found, since there was nothing to look at: not that nothing is
clear.

Knows whether groups and gaps could be compared at all; knows no figure.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mir_assess.report.sayings import HELD_BACK, held_back
from mir_assess.report.tongue import marked, say, say_n

if TYPE_CHECKING:
    from mir_assess.report.view import GapView

NO_FIGURES = ("not_comparable", "agreed_only")
"""Readings of what was set side by side and not looked at: there is nothing to measure."""

NOTHING = marked("Nothing can be compared.")
TOGETHER = marked("Groups agreed on their answers together, so there are no numbers of people to compare.")
NO_NUMBERS = marked("No group's answers can be compared.")
NO_GAPS = marked("No gap has numbers from both groups that can be compared.")
NO_TWO = marked("There are no two groups to compare.")


def any_tested(readings: Iterable[str]) -> bool:
    """Return whether anything could have been found in any of these, had there been people enough."""
    return any(reading not in NO_FIGURES for reading in readings)


def why_no_change(readings: Iterable[str], *, compares: bool, some_agreed: bool) -> str:
    """Return why no group can have changed; empty where one was looked at. `compares` tells that statements
    do, and `some_agreed` that a group agreed on its answers together.
    """
    if any_tested(readings):
        return ""
    if not compares:
        return say(NOTHING)
    return say(TOGETHER) if some_agreed else say(NO_NUMBERS)


def why_no_gap(readings: Sequence[str], *, compares: bool = True) -> str:
    """Return why no gap can be told, or can have changed; empty where one was looked at."""
    if any_tested(readings):
        return ""
    if not compares:
        return say(NOTHING)
    return say(NO_GAPS) if readings else say(NO_TWO)


def none_seen(gaps: Sequence["GapView"]) -> str:
    """Return why nothing that two groups share can be told; empty where two of them show somewhere."""
    if any(not gap.is_hidden for gap in gaps):
        return ""
    return say(HELD_BACK) if any_kept_back(gaps) else say(NO_TWO)


def any_kept_back(gaps: Iterable["GapView"]) -> bool:
    """Return whether one side of any of these does not show, to keep people safe."""
    return any(gap.is_hidden and held_back(gap.gap.superiority) for gap in gaps)


def counted(number: int) -> tuple[str, ...]:
    """Return on how many of the statements that compare no group does."""
    if not number:
        return ()
    told = say_n(
        "On {number} of these no group's answers can be compared.",
        "On {number} of these no group's answers can be compared.",
        number,
    )
    return (told,)
