"""What changed between two rounds: for each group, and for each gap between groups.

Whether the two rounds asked the same thing is settled before any figure is made. That two readings differ is
no change of a gap: the difference itself is tested. Computed from disclosed rounds alone, both for one
audience.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from mir_assess.analysis import ordinal
from mir_assess.analysis.disclosed import DisclosedRound, Suppressed
from mir_assess.analysis.easy_way import in_same_steps, in_steps
from mir_assess.analysis.gaps import pairs
from mir_assess.analysis.readings import ChangeReading, Finding, GapChangeReading, Verdict, compared, verdicts
from mir_assess.analysis.sides import Side, comparable_counts, match_groups
from mir_assess.model.assessment import Assessment
from mir_assess.model.lineage import Lineage, lineages
from mir_assess.model.value import value

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


@value
class Change:
    """How one group's answers moved from the older round to the newer.

    `group` and `old_group` are its ids in the two rounds. `superiority` runs from 0 to 1: above one half, the
    answers rose. Figures are Suppressed where a side is hidden and None where nothing compares. `split` tells
    that people were so split, both times, that one level for all of them is easily missed.
    """

    statement: str
    group: str
    old_group: str
    superiority: float | Suppressed | None
    interval: tuple[float, float] | Suppressed | None
    p_value: float | Suppressed | None
    reading: ChangeReading
    split: bool = False


@value
class GapChange:
    """How a gap's size, its distance from one half, changed.

    `difference` runs from -0.5 to 0.5: above 0, the gap widened. `crossed` tells that the group that stood
    lower stands higher now; a gap that crossed to a smaller one on the other side has narrowed.
    """

    statement: str
    reference: str
    comparison: str
    difference: float | Suppressed | None
    interval: tuple[float, float] | Suppressed | None
    p_value: float | Suppressed | None
    crossed: bool
    reading: GapChangeReading


@value
class StatementChange:
    """All that changed on one statement: whether it compares, then its groups by their newer id, then its
    gaps.
    """

    lineage: Lineage
    groups: Mapping[str, Change]
    gaps: tuple[GapChange, ...]


@value
class YearOnYear:
    """Two rounds side by side. `matched` maps a group's id in the newer round to its id in the older."""

    old: DisclosedRound
    new: DisclosedRound
    matched: Mapping[str, str]
    statements: tuple[StatementChange, ...]


Figures = Finding | Suppressed | None
Pair = tuple[str, str]


@value
class _Row:
    """One statement before its findings are judged. A gap's figures come with whether it changed sides."""

    lineage: Lineage
    groups: Mapping[str, Figures]
    gaps: Mapping[Pair, tuple[Figures, bool]]

    def findings(self) -> list[Finding]:
        figures = [*self.groups.values(), *(figures for figures, _ in self.gaps.values())]
        return [finding for finding in figures if isinstance(finding, Finding)]


def in_order(*rounds: DisclosedRound) -> tuple[DisclosedRound, ...]:
    """Return rounds, the oldest first: by year, within a year by the day they were opened, and within a day
    by their names.
    """
    return tuple(sorted(rounds, key=lambda seen: _when(seen.assessment)))


def _when(opened: Assessment) -> tuple[int, str, str]:
    return opened.year, opened.opened, opened.name


def under_one_policy(*rounds: DisclosedRound) -> None:
    """Raise ValueError when rounds were disclosed under different thresholds: no page can show them all."""
    policies = [replace(seen.policy, source="") for seen in rounds]
    if policies.count(policies[0]) != len(policies):
        raise ValueError("all rounds must be disclosed under one policy")


def year_on_year(one: DisclosedRound, other: DisclosedRound) -> YearOnYear:
    """Compare two rounds, given in any order; all changes, of groups and of gaps, are judged together.

    Raises ValueError when they were disclosed under different thresholds: no page can show both.
    """
    old, new = in_order(one, other)
    under_one_policy(old, new)
    old, new = in_same_steps(old, new)
    matched = match_groups(old, new)
    every = [in_steps(lineage, old, new) for lineage in lineages(old.asked, new.asked)]
    rows = [_row(old, new, matched, lineage) for lineage in every]
    judged = iter(verdicts([finding for row in rows for finding in row.findings()], new.policy))
    return YearOnYear(old, new, matched, tuple(_judged(row, matched, judged) for row in rows))


def _row(old: DisclosedRound, new: DisclosedRound, matched: Mapping[str, str], lineage: Lineage) -> _Row:
    """Return what may be compared on a statement: each group that was asked it both times, and each gap."""
    statement = lineage.statement
    if statement not in old.cells or statement not in new.cells:
        return _Row(lineage, {}, {})
    before = {
        group: Side(old, statement, old_group)
        for group, old_group in matched.items()
        if old_group in old.cells[statement] and group in new.cells[statement]
    }
    now = {group: Side(new, statement, group) for group in before}
    gaps_before = {(reference.id, comparison.id) for reference, comparison in pairs(old, statement)}
    both = [
        (reference.id, comparison.id)
        for reference, comparison in pairs(new, statement)
        if (matched.get(reference.id), matched.get(comparison.id)) in gaps_before
    ]
    return _Row(
        lineage,
        {group: growth(lineage, before[group], now[group]) for group in before},
        {(a, b): gap_growth(lineage, (before[a], before[b]), (now[a], now[b])) for a, b in both},
    )


def growth(lineage: Lineage, before: Side, now: Side) -> Figures:
    """Return how far a group's answers moved between two rounds: why not, where a side does not show; None
    where nothing compares.
    """
    counts = comparable_counts(lineage, [before], [now])
    if not isinstance(counts, list):
        return counts
    policy = now.seen.policy
    return compared(counts[0], counts[1], policy.confidence) or Suppressed("below_base", policy.min_base)


def gap_growth(lineage: Lineage, before: tuple[Side, Side], now: tuple[Side, Side]) -> tuple[Figures, bool]:
    """Return how far a gap grew, and whether the group that stood lower stands higher now."""
    counts = comparable_counts(lineage, before, now)
    if not isinstance(counts, list):
        return counts, False
    old_a, old_b, old_side = _lower_first(*counts[:2])
    new_a, new_b, new_side = _lower_first(*counts[2:])
    policy = now[0].seen.policy
    found = ordinal.superiority_difference(old_a, old_b, new_a, new_b, policy.confidence)
    if found is None:
        return Suppressed("below_base", policy.min_base), False
    difference, low, high, p_value = found
    smallest = min(sum(group) for group in counts)
    return Finding(difference, (low, high), p_value, smallest, null=0.0), old_side * new_side < 0


def _lower_first(a: tuple[int, ...], b: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...], int]:
    """Return two groups in the order that makes superiority a half or more: from there on it is the gap.

    The third value is 1 where `b` stands higher, -1 where `a` does, 0 where neither.
    """
    figure = ordinal.superiority(a, b)
    side = 0 if figure is None else (figure > 0.5) - (figure < 0.5)
    return (b, a, side) if side < 0 else (a, b, side)


def _judged(row: _Row, matched: Mapping[str, str], judged: Iterator[Verdict]) -> StatementChange:
    """Return a statement's changes; takes one verdict for each of its findings, in their order."""
    statement = row.lineage.statement
    groups = {
        group: judged_change((statement, group, matched[group]), figures, judged)
        for group, figures in row.groups.items()
    }
    gaps = [judged_gap_change((statement, *pair), grown, judged) for pair, grown in row.gaps.items()]
    return StatementChange(row.lineage, groups, tuple(gaps))


def judged_change(names: tuple[str, str, str], figures: Figures, judged: Iterator[Verdict]) -> Change:
    """Return the change of a group on a statement, by the ids in `names`; takes a verdict where there are
    figures to judge.
    """
    if isinstance(figures, Finding):
        reading = CHANGE_READINGS[next(judged)]
        return Change(*names, figures.figure, figures.interval, figures.p_value, reading, split=figures.split)
    return Change(*names, figures, figures, figures, "not_comparable" if figures is None else "too_few")


def judged_gap_change(
    names: tuple[str, str, str], grown: tuple[Figures, bool], judged: Iterator[Verdict]
) -> GapChange:
    """Return the change of a gap between two groups on a statement, as `judged_change` does."""
    figures, crossed = grown
    if isinstance(figures, Finding):
        reading = GAP_CHANGE_READINGS[next(judged)]
        return GapChange(*names, figures.figure, figures.interval, figures.p_value, crossed, reading)
    unread: GapChangeReading = "not_comparable" if figures is None else "too_few"
    return GapChange(*names, figures, figures, figures, crossed, unread)
