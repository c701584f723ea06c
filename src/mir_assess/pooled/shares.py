"""What each group of a public report told of a promise.

A figure that could not have passed the gate is refused: it was not written by `report`, or was changed since.
What stands beside it has to tell the same.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction

from mir_assess.analysis.pools import Shares, ToldShare, Withheld
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

ROUNDED = Fraction(6, 10_000)
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


def shares_of(statement: Statement, groups: Groups, limits: Thresholds) -> Shares:
    """Return what the groups of one statement told, by their roles; what cannot be is left out."""
    return {
        groups.roles[group]: "several" if groups.roles[group] in groups.several else share
        for group, figures in statement.groups.items()
        if group in groups.roles and (share := _share(figures, limits, groups.people.get(group))) is not None
    }


def impossible(statement: Statement, groups: Groups, limits: Thresholds) -> Iterator[str]:
    """Yield the groups whose figures on a statement no public report tells."""
    for group, figures in statement.groups.items():
        if group not in groups.roles or _share(figures, limits, groups.people.get(group)) is None:
            yield group


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
    most = Fraction(limits.min_cell - 1, limits.exact_from)
    match told.coarse:
        case "fewer_than_min_cell":
            return ToldShare(Fraction(0), most)
        case "all_but_fewer_than_min_cell":
            return ToldShare(1 - most, Fraction(1))
        case _:
            return "few"


def _exact(figures: Figures, told: Promise, limits: Thresholds, people: int | None) -> ToldShare | None:
    base = figures.base
    if not isinstance(base, int) or base < limits.exact_from or (people is not None and base > people):
        return None
    if not limits.min_cell <= told.people <= base - limits.min_cell:
        return None
    share = Fraction(told.people, base)
    if abs(Fraction(told.share) - share) > ROUNDED or not _agrees(figures, told.people, base):
        return None
    return ToldShare(share, share)


def _agrees(figures: Figures, number: int, base: int) -> bool:
    """Whether what stands beside the promise tells the same number of people."""
    match figures.bands, figures.levels:
        case Bands(not_yet=others, keeps_promise=kept), Suppressed():
            return kept == number and others == base - number
        case None, Mapping() as levels:
            return sum(levels.values()) == base
        case _:
            return False
