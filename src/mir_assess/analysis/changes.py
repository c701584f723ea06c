"""What changed between two rounds: for each group, and for each gap between groups.

Whether the two rounds asked the same thing is settled before any figure is made. That two readings differ is no change of a
gap: the difference itself is tested. Computed from disclosed rounds alone, both for one audience.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from mir_assess.analysis import ordinal
from mir_assess.analysis.disclosed import AgreedOnly, DisclosedCell, DisclosedRound, Suppressed
from mir_assess.analysis.gaps import counts_to_compare, pairs
from mir_assess.analysis.readings import ChangeReading, GapChangeReading, Tested, Verdict, tested, verdicts
from mir_assess.model.lineage import Lineage, lineages

CHANGE_READINGS: dict[Verdict, ChangeReading] = {
    "above": "clear_rise",
    "below": "clear_fall",
    "not_clear": "no_clear_change",
    "too_few": "too_few",
}
GAP_CHANGE_READINGS: dict[Verdict, GapChangeReading] = {
    "above": "widened",
    "below": "narrowed",
    "not_clear": "no_clear_change",
    "too_few": "too_few",
}


@dataclass(frozen=True, slots=True)
class Change:
    """How one group's answers moved from the older round to the newer.

    `group` and `old_group` are its ids in the two rounds. `superiority` runs from 0 to 1: above one half, the answers rose.
    Figures are Suppressed where a side is hidden and None where nothing compares.
    """

    statement: str
    group: str
    old_group: str
    superiority: float | Suppressed | None
    interval: tuple[float, float] | Suppressed | None
    p_value: float | Suppressed | None
    reading: ChangeReading


@dataclass(frozen=True, slots=True)
class GapChange:
    """How a gap's size, its distance from one half, changed.

    `difference` runs from -0.5 to 0.5: above 0, the gap widened. `crossed` tells that the group that stood lower stands higher
    now; a gap that crossed to a smaller one on the other side has narrowed.
    """

    statement: str
    reference: str
    comparison: str
    difference: float | Suppressed | None
    interval: tuple[float, float] | Suppressed | None
    p_value: float | Suppressed | None
    crossed: bool
    reading: GapChangeReading


@dataclass(frozen=True, slots=True)
class StatementChange:
    """All that changed on one statement: whether it compares, then its groups by their newer id, then its gaps."""

    lineage: Lineage
    groups: Mapping[str, Change]
    gaps: tuple[GapChange, ...]


@dataclass(frozen=True, slots=True)
class YearOnYear:
    """Two rounds side by side. `matched` maps a group's id in the newer round to its id in the older."""

    old: DisclosedRound
    new: DisclosedRound
    matched: Mapping[str, str]
    statements: tuple[StatementChange, ...]


Figures = Tested | Suppressed | None


def in_order(one: DisclosedRound, other: DisclosedRound) -> tuple[DisclosedRound, DisclosedRound]:
    """Return two rounds, the older first: by year, and within a year by the day they were opened."""
    first, second = sorted((one, other), key=lambda seen: (seen.assessment.year, seen.assessment.opened))
    return first, second


def year_on_year(one: DisclosedRound, other: DisclosedRound) -> YearOnYear:
    """Compare two rounds, whatever the order they are given in; all changes, of groups and of gaps, are judged together.

    Raises ValueError when they were disclosed under different thresholds: they would not be one page for one audience.
    """
    old, new = in_order(one, other)
    if replace(old.policy, source="") != replace(new.policy, source=""):
        raise ValueError("both rounds must be disclosed under one policy")
    matched = match_groups(old, new)
    rows = [
        (lineage, _group_figures(old, new, matched, lineage), _gap_figures(old, new, matched, lineage))
        for lineage in lineages(old.assessment, new.assessment)
    ]
    findings = [
        figures
        for _, groups, gaps in rows
        for figures in (*groups.values(), *(figures for figures, _ in gaps.values()))
        if isinstance(figures, Tested)
    ]
    judged = iter(verdicts(findings, new.policy))
    statements = tuple(
        StatementChange(
            lineage,
            {group: _change(lineage, group, matched[group], figures, judged) for group, figures in groups.items()},
            tuple(_gap_change(lineage, pair, *figures, judged) for pair, figures in gaps.items()),
        )
        for lineage, groups, gaps in rows
    )
    return YearOnYear(old, new, matched, statements)


def match_groups(old: DisclosedRound, new: DisclosedRound) -> dict[str, str]:
    """Return which group of the newer round is which of the older: by id, else by a role that is unique on both sides."""
    before = {group.id: group for group in old.assessment.groups}
    matched = {group.id: group.id for group in new.assessment.groups if group.id in before}
    roles_before = Counter(group.role for group in before.values())
    roles_now = Counter(group.role for group in new.assessment.groups)
    by_role = {group.role: group.id for group in before.values() if roles_before[group.role] == 1}
    for group in new.assessment.groups:
        if group.id not in matched and roles_now[group.role] == 1 and group.role in by_role:
            matched[group.id] = by_role[group.role]
    return {group.id: matched[group.id] for group in new.assessment.groups if group.id in matched}


def _group_figures(
    old: DisclosedRound, new: DisclosedRound, matched: Mapping[str, str], lineage: Lineage
) -> dict[str, Figures]:
    """Return what may be compared of each matched group that was asked the statement in both rounds."""
    before, now = old.cells.get(lineage.statement, {}), new.cells.get(lineage.statement, {})
    return {
        group: _group_change(old, new, lineage, group, old_group)
        for group, old_group in matched.items()
        if group in now and old_group in before
    }


def _group_change(old: DisclosedRound, new: DisclosedRound, lineage: Lineage, group: str, old_group: str) -> Figures:
    sides = [_Side(old, lineage.statement, old_group), _Side(new, lineage.statement, group)]
    counts = _comparable_counts(lineage, sides)
    if counts is None or isinstance(counts, Suppressed):
        return counts
    return tested(counts[0], counts[1], new.policy.confidence) or Suppressed("below_base", new.policy.min_base)


def _gap_figures(
    old: DisclosedRound, new: DisclosedRound, matched: Mapping[str, str], lineage: Lineage
) -> dict[tuple[str, str], tuple[Figures, bool]]:
    """Return, for each pair of groups compared in both rounds, how far its gap grew, and whether it changed sides."""
    statement = lineage.statement
    if statement not in new.cells or statement not in old.cells:
        return {}
    before = {(reference.id, comparison.id) for reference, comparison in pairs(old, statement)}
    now = [(reference.id, comparison.id) for reference, comparison in pairs(new, statement)]
    return {
        (a, b): _gap_growth(old, new, lineage, [(matched[a], matched[b]), (a, b)])
        for a, b in now
        if a in matched and b in matched and (matched[a], matched[b]) in before
    }


def _gap_growth(
    old: DisclosedRound, new: DisclosedRound, lineage: Lineage, both: list[tuple[str, str]]
) -> tuple[Figures, bool]:
    sides = [
        _Side(seen, lineage.statement, group) for seen, pair in zip((old, new), both, strict=True) for group in pair
    ]
    counts = _comparable_counts(lineage, sides)
    if counts is None or isinstance(counts, Suppressed):
        return counts, False
    old_a, old_b, old_side = _lower_first(counts[0], counts[1])
    new_a, new_b, new_side = _lower_first(counts[2], counts[3])
    found = ordinal.superiority_difference(old_a, old_b, new_a, new_b, new.policy.confidence)
    if found is None:
        return Suppressed("below_base", new.policy.min_base), False
    difference, low, high, p_value = found
    smallest = min(sum(group) for group in counts)
    return Tested(difference, (low, high), p_value, smallest, null=0.0), old_side * new_side < 0


def _lower_first(a: tuple[int, ...], b: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...], int]:
    """Return the two groups so that superiority is a half or more, whose distance from a half is then the gap's size.

    The third value is 1 where `b` stands higher, -1 where `a` does, 0 where neither.
    """
    figure = ordinal.superiority(a, b) or 0.0
    side = (figure > 0.5) - (figure < 0.5)
    return (b, a, side) if side < 0 else (a, b, side)


@dataclass(frozen=True, slots=True)
class _Side:
    """One group's cell in one round, with all that decides whether it compares."""

    seen: DisclosedRound
    statement: str
    group: str

    @property
    def cell(self) -> DisclosedCell:
        return self.seen.cells[self.statement][self.group]

    @property
    def question(self) -> str | None:
        """The question put to this group, whichever council it names."""
        assessment = self.seen.assessment
        role = assessment.group(self.group).role
        asked = assessment.stem_for(self.statement, role)
        return asked and asked.replace(assessment.organisation, "{organisation}")


def _comparable_counts(lineage: Lineage, sides: list[_Side]) -> list[tuple[int, ...]] | Suppressed | None:
    """Return the counts by which sides compare; why not where one is hidden; None where nothing may be compared.

    Sides come in rounds: the first half of them from the older, in the same order as the second from the newer. A group that
    was asked another question, or that spoke as one in either round, was not asked the same.
    """
    half = len(sides) // 2
    same_questions = all(a.question == b.question for a, b in zip(sides[:half], sides[half:], strict=True))
    if not lineage.compares or not same_questions or any(isinstance(side.cell, AgreedOnly) for side in sides):
        return None
    policy = sides[0].seen.policy
    counts = counts_to_compare([(side.cell, side.seen.good_from(side.statement)) for side in sides], policy)
    # Bands on either side of a promise that moved are not the same two bands.
    in_bands = isinstance(counts, list) and len(counts[0]) != len(sides[0].seen.assessment.scale_of(lineage.statement).levels)
    return None if in_bands and lineage.promise_moved else counts


def _change(
    lineage: Lineage, group: str, old_group: str, figures: Figures, judged: Iterator[Verdict]
) -> Change:
    names = (lineage.statement, group, old_group)
    if isinstance(figures, Tested):
        return Change(*names, figures.figure, figures.interval, figures.p_value, CHANGE_READINGS[next(judged)])
    reading: ChangeReading = "not_comparable" if figures is None else "too_few"
    return Change(*names, figures, figures, figures, reading)


def _gap_change(
    lineage: Lineage, pair: tuple[str, str], figures: Figures, crossed: bool, judged: Iterator[Verdict]
) -> GapChange:
    names = (lineage.statement, *pair)
    if isinstance(figures, Tested):
        reading = GAP_CHANGE_READINGS[next(judged)]
        return GapChange(*names, figures.figure, figures.interval, figures.p_value, crossed, reading)
    unread: GapChangeReading = "not_comparable" if figures is None else "too_few"
    return GapChange(*names, figures, figures, figures, crossed, unread)
