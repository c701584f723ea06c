"""What each group of a public report told of a promise.

A figure that could not have passed the gate is refused: it was not written by `report`, or was changed since.
What stands beside it has to tell the same.
"""

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from functools import cache

from mir_assess.analysis.pools import Shares, Withheld
from mir_assess.analysis.quartiles import ToldShare
from mir_assess.model.value import value
from mir_assess.pooled.shape import (
    Bands,
    Coarse,
    Document,
    Figures,
    Promise,
    Statement,
    Suppressed,
    Thresholds,
)

ROUNDED = 0.0006
"""How far a share with three decimals may lie from what it was, with a little room for its rounding."""


@value
class Groups:
    """The groups of a report: the role of each, and how many people took part where that is told."""

    roles: Mapping[str, str]
    people: Mapping[str, int]
    several: frozenset[str]

    @staticmethod
    def of(document: Document) -> "Groups":
        """Return the groups of a report. Of several with one role none speaks for the others, and they are
        never added together.
        """
        counts = Counter(group.role for group in document.groups)
        return Groups(
            roles={group.id: group.role for group in document.groups},
            people={group.id: group.people for group in document.groups if isinstance(group.people, int)},
            several=frozenset(role for role, number in counts.items() if number > 1),
        )


def shares_of(statement: Statement, groups: Groups, limits: Thresholds) -> tuple[Shares, tuple[str, ...]]:
    """Return what the groups of one statement told, by their roles; and the groups whose figures no public
    report tells.
    """
    found: dict[str, ToldShare | Withheld] = {}
    wrong = []
    for group, figures in statement.groups.items():
        role = groups.roles.get(group)
        share = _share(figures, limits, groups.people.get(group))
        if share is None and statement.good_from is None and figures.keeps_promise is None:
            share = "steps"
        if role is None or share is None:
            wrong.append(group)
        else:
            found[role] = "several" if role in groups.several else share
    return found, tuple(wrong)


def _share(figures: Figures, limits: Thresholds, people: int | None) -> ToldShare | Withheld | None:
    """What one group told; None for what no public report tells."""
    told = figures.keeps_promise
    if figures.agreed is not None:
        return "together" if told is None else None
    match told:
        case Promise():
            return _exact(figures, told, limits, people)
        case Coarse():
            return _rough(told, limits)
        case Suppressed(suppressed="no_answers"):
            return "nobody"
        case Suppressed():
            return "hidden"
        case None:
            return None


def _rough(told: Coarse, limits: Thresholds) -> ToldShare | Withheld:
    """A number under the smallest that may show is of people who are at least as many as exact numbers
    take.
    """
    most = limits.min_cell - 1, limits.exact_from
    match told.coarse:
        case "fewer_than_min_cell":
            return _at_most(*most)
        case "all_but_fewer_than_min_cell":
            return _all_but(*most)
        case _:
            return "few"


def _exact(figures: Figures, told: Promise, limits: Thresholds, people: int | None) -> ToldShare | None:
    base = figures.base
    if not isinstance(base, int) or base < limits.exact_from or (people is not None and base > people):
        return None
    if not limits.min_cell <= told.people <= base - limits.min_cell:
        return None
    if abs(told.share - told.people / base) > ROUNDED or not _agrees(figures, told.people, base):
        return None
    return _just(told.people, base)


def _agrees(figures: Figures, number: int, base: int) -> bool:
    """Whether what stands beside the promise tells the same number of people."""
    match figures.bands, figures.levels:
        case Bands(not_yet=others, keeps_promise=kept), Suppressed():
            return kept == number and others == base - number
        case None, Mapping() as levels:
            return sum(levels.values()) == base
        case _:
            return False


# The same few shares come again and again, in every statement of every report.


@cache
def _just(people: int, base: int) -> ToldShare:
    return ToldShare(Fraction(people, base), Fraction(people, base))


@cache
def _at_most(people: int, base: int) -> ToldShare:
    return ToldShare(Fraction(0), Fraction(people, base))


@cache
def _all_but(people: int, base: int) -> ToldShare:
    return ToldShare(1 - Fraction(people, base), Fraction(1))
