"""Rounds of a made-up council, drawn by chance from known populations, so that it is known what a page should
say.

Used by `clear_readings.py` and `trend_false_alarms.py`, so that both look at the same rooms. A round drawn
here is like any other, and takes the product's own way from the gate on. Standard library and the product's
own code only.
"""

import math
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from statistics import NormalDist

from mir_assess.analysis import ordinal
from mir_assess.model.assessment import Assessment, Group
from mir_assess.model.bank import Edition, EditionStatement, Level, Rewording, Scale, Source, Stem, Theme
from mir_assess.model.round import Cell, Round

STATEMENTS = 34
LEVELS = ("never", "rarely", "sometimes", "mostly", "always")
LIVED, COUNCIL = "lived", "council"
GROUPS = (
    Group(LIVED, "People with lived experience", "lived_experience"),
    Group(COUNCIL, "Council team", "council"),
)

Shares = tuple[float, ...]
"""Which part of a population stands on each level, lowest level first."""

POPULATIONS: dict[str, Shares] = {
    "close together": (0.02, 0.13, 0.5, 0.3, 0.05),
    "as a survey was answered": (0.03, 0.07, 0.33, 0.31, 0.26),
    "a mix with a middle": (0.1, 0.2, 0.3, 0.25, 0.15),
    "a nearly even mix": (0.15, 0.2, 0.25, 0.25, 0.15),
    "split": (0.4, 0.1, 0.0, 0.1, 0.4),
}
"""The survey is England's of people who draw on care and support, 2010–11, about quality of life, in the
five groups in which it was published (`ascs-2011` in docs/sources.md). The others are made up.
"""
IN_THE_MIDDLE: Shares = (0.05, 0.2, 0.5, 0.2, 0.05)
"""Neither stands higher, this or the split one: both are as much above the middle level as below it."""


def _edition() -> Edition:
    scale = Scale("truth", tuple(Level(key, key.title()) for key in LEVELS), "mostly")
    statements = tuple(
        EditionStatement(
            f"s{number}", "i", "living", f"Statement {number}.", "truth", "mostly",
            history=(Rewording("2025", None),),
        )
        for number in range(STATEMENTS)
    )  # fmt: skip
    stems = tuple(Stem(group.role, "i", "How true is this?") for group in GROUPS)
    source = Source("nothing", "made up", "CC0")
    return Edition(
        "drawn", "2025", "Drawn", source, (Theme("living", "Living"),), (scale,), stems, statements
    )


EDITION = _edition()


def stepped(shares: Shares, by: int) -> Shares:
    """Move everyone by one level up (1) or down (-1); whoever stands at that end stays there."""
    if by < 0:
        return stepped(shares[::-1], -by)[::-1]
    return (0.0, *shares[:-2], shares[-2] + shares[-1]) if by else shares


def drawn(
    rng: random.Random,
    year: int,
    populations: Mapping[str, Sequence[Shares]],
    people: Mapping[str, int],
    within: float,
) -> Round:
    """Draw one sealed round: `populations` holds, for each group, one population a statement.

    Each person leans one way over all statements, as much as `within` says: 0 not at all, 1 wholly.
    """
    opened = Assessment(
        name=f"drawn-{year}",
        organisation="Nowhere",
        year=year,
        parts=(EDITION,),
        chosen=tuple(statement.id for statement in EDITION.statements),
        groups=GROUPS,
        opened=f"{year}-05-01",
    )
    said = {group.id: _answers(rng, populations[group.id], people[group.id], within) for group in GROUPS}
    cells = {
        name: {group: Cell(row[number], skipped=0) for group, row in said.items()}
        for number, name in enumerate(opened.chosen)
    }
    return Round(assessment=opened, people=dict(people), cells=cells, sealed=f"{year}-06-01")


def _answers(
    rng: random.Random, populations: Sequence[Shares], people: int, within: float
) -> list[tuple[int, ...]]:
    """One group's counts on every statement; two answers of one person correlate by `within` underneath."""
    cuts = [_cuts(shares) for shares in populations]
    counts = [Counter[int]() for _ in populations]
    own, leaning = math.sqrt(1 - within), math.sqrt(within)
    for _ in range(people):
        lean = rng.gauss(0, leaning)
        for statement, edges in zip(counts, cuts, strict=True):
            answer = lean + rng.gauss(0, own)
            statement[sum(answer > edge for edge in edges)] += 1
    return [tuple(statement[rank] for rank in range(len(LEVELS))) for statement in counts]


@cache
def _cuts(shares: Shares) -> tuple[float, ...]:
    return tuple(_cut(sum(shares[: rank + 1])) for rank in range(len(shares) - 1))


def _cut(share: float) -> float:
    return math.inf if share >= 1 - 1e-9 else -math.inf if share <= 0 else NormalDist().inv_cdf(share)


def remember_figures() -> None:
    """Let the arithmetic remember what it worked out, since many rooms are alike; no figure changes."""
    for name in ("superiority_p_value", "superiority_interval"):
        figure = getattr(ordinal, name)
        if not hasattr(figure, "cache_info"):
            setattr(ordinal, name, lru_cache(maxsize=2**17)(figure))
