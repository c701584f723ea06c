"""What every copy says of itself, whatever its format: who may see it, and whether its round is closed; and
what the two ends of its bars mean.
"""

from collections.abc import Sequence

from mir_assess.analysis.policy import Policy
from mir_assess.report.tongue import say
from mir_assess.report.view import LevelView


def copy_for(policy: Policy) -> str:
    """Return whom a copy is for, in words."""
    return say("Copy for the room") if policy.audience == "room" else say("Public copy")


def sealed_words(day: str | None) -> str:
    """Return whether a round is closed, in words; `day` is when it was."""
    return say("Sealed on {day}", day=day) if day else say("Draft")


def standing(policy: Policy, *sealed: str | None) -> tuple[str, ...]:
    """Return what a loose sheet must say: whom a copy is for, and that it is a draft where one of its rounds
    is still open. `sealed` are the days on which they were closed.
    """
    return (copy_for(policy), say("Draft")) if None in sealed else (copy_for(policy),)


def ends_of_bars(promise: str, levels: Sequence[LevelView]) -> tuple[str, str]:
    """Return what the two ends of a bar mean: the promise, or else the lowest and the highest level."""
    if promise:
        return say("not yet"), say("keeps the promise: {levels}", levels=promise)
    return say("lowest: {level}", level=levels[0].label), say("highest: {level}", level=levels[-1].label)
