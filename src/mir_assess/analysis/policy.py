"""How small is too small to show, as data: printed in every report, raised by settings, never lowered.

The thresholds live here in one place, so that a test, a page and the gate cannot disagree about them.
"""

from dataclasses import dataclass, replace
from typing import Literal

from mir_assess.errors import Problem, ReportError
from mir_assess.speech import say

Audience = Literal["room", "public"]

PART_AT_LEAST = 3
"""How people took part is told only where each way was taken by so many, whatever the audience."""


FLOORS: dict[Audience, tuple[int, int, int]] = {"room": (5, 5, 0), "public": (5, 10, 3)}
"""The least that `min_base`, `exact_from` and `min_cell` may be."""


@dataclass(frozen=True, slots=True)  # no value, which would not look at its thresholds
class Policy:
    """What an audience may see.

    `min_base`: people who gave a level, below which nothing shows. `exact_from`: people from which numbers
    show, not only a rough statement. `min_cell`: the smallest number that may show, and the smallest rest
    (0: any number may). `confidence` of intervals and `false_discovery_rate` of readings are shares.
    `source` says who set the thresholds.
    """

    audience: Audience
    min_base: int
    exact_from: int
    min_cell: int
    confidence: float = 0.95
    false_discovery_rate: float = 0.10
    source: str = "mir-assess"

    def __post_init__(self) -> None:
        """Refuse thresholds under the floor of the audience: no policy can be made that shows more."""
        least_base, least_exact, least_cell = FLOORS[self.audience]
        if self.min_base < least_base or self.exact_from < least_exact or self.min_cell < least_cell:
            raise ValueError(f"a {self.audience} policy may not go below {FLOORS[self.audience]}")
        if self.min_cell and self.min_cell < PART_AT_LEAST:
            raise ValueError("a smallest cell of 1 or 2 leaves too few possible numbers to hide among")
        # Twice the smallest cell, or a number could be both "fewer than" and "all but fewer than" it.
        if self.exact_from < max(self.min_base, 2 * self.min_cell):
            raise ValueError("exact_from may not be less than min_base, nor than twice min_cell")


ROOM = Policy("room", *FLOORS["room"])
PUBLIC = Policy("public", *FLOORS["public"])


def policy_for(
    audience: str,
    *,
    min_base: int | None = None,
    exact_from: int | None = None,
    min_cell: int | None = None,
    source: str = "settings",
) -> Policy:
    """Return the policy of an audience with what settings raise: `min_base` for both audiences, the others
    for the public.

    Raises ReportError for an audience there is not, or a threshold that would be lowered.

    >>> policy_for("room").min_base, policy_for("public", min_base=12).exact_from
    (5, 12)
    """
    if audience not in ("room", "public"):
        what = say("“{audience}” is not one we know.", audience=audience)
        raise ReportError(Problem("audience", what, say("Use room or public.")))
    if audience == "room":
        return raised(ROOM, min_base=min_base, source=source)
    return raised(PUBLIC, min_base=min_base, exact_from=exact_from, min_cell=min_cell, source=source)


def raised(
    policy: Policy,
    *,
    min_base: int | None = None,
    exact_from: int | None = None,
    min_cell: int | None = None,
    source: str = "settings",
) -> Policy:
    """Return the policy with some thresholds raised; another that must keep up is raised with them.

    Each threshold is in people; None leaves it. Raises ReportError, with every fault, where one would be
    lowered.
    """
    wanted = {"min_base": min_base, "exact_from": exact_from, "min_cell": min_cell}
    changes = {name: value for name, value in wanted.items() if value is not None}
    problems = [
        Problem(
            name,
            say(
                "{value} is lower than {lowest}, which keeps people in small groups safe.",
                value=value,
                lowest=getattr(policy, name),
            ),
            say("Use {lowest} or more, or leave it out.", lowest=getattr(policy, name)),
        )
        for name, value in changes.items()
        if value < getattr(policy, name)
    ]
    if problems:
        raise ReportError(*problems)
    if all(value == getattr(policy, name) for name, value in changes.items()):
        return policy
    base = changes.get("min_base", policy.min_base)
    cell = changes.get("min_cell", policy.min_cell)
    cell = max(cell, PART_AT_LEAST) if cell else 0
    exact = max(changes.get("exact_from", policy.exact_from), base, 2 * cell)
    return replace(policy, min_base=base, exact_from=exact, min_cell=cell, source=source)
