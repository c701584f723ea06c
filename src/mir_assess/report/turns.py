"""What groups said of one statement, told one after another, and each thing once.

A group is said to have “said the same” only of whoever's words stand just before its own: said of anybody
else's it would claim what nobody said. This module lays words in a row, and makes none.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from mir_assess.report.sentences import beside

if TYPE_CHECKING:
    from mir_assess.report.view import Answers, GapView


def together(answers: Sequence["Answers"]) -> str:
    """Return what groups said, in one breath."""
    return " ".join(_in_a_row(answers))


def in_turn(answers: Sequence["Answers"], gaps: Iterable["GapView"]) -> Iterator[tuple[str, ...]]:
    """Yield the parts in which each gap is told after those before it: what its two groups said, unless it
    has been told, and what can be told of both. `answers` are those of all groups.
    """
    told: list[Answers] = []
    for gap in gaps:
        sides = [found for side in gap.sides for found in answers if found.group == side]
        fresh = [found for found in sides if found not in told]
        told += fresh
        yield (*_in_a_row(fresh), gap.parts[-1]) if fresh else (gap.alone,)


def _in_a_row(answers: Sequence["Answers"]) -> Iterator[str]:
    yield from (found.saying for found in answers[:1])
    for one, other in pairwise(answers):
        yield beside(one.said, other.said, other.group.called)
