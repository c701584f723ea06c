"""Three and more rounds in a row: what each step changed, and what the whole way did, where all of it
compares.

No line is drawn here, and none is to be drawn through rounds that asked different things: there is no slope,
no forecast and no average, only the comparison of two rounds, made more than once, and judged together.
Computed from disclosed rounds alone, all for one audience.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby, pairwise

from mir_assess.analysis.changes import (
    Change,
    Figures,
    GapChange,
    Pair,
    gap_growth,
    growth,
    in_order,
    judged_change,
    judged_gap_change,
    under_one_policy,
)
from mir_assess.analysis.disclosed import DisclosedRound
from mir_assess.analysis.easy_way import in_same_steps, in_steps
from mir_assess.analysis.gaps import pairs
from mir_assess.analysis.readings import Finding, Verdict, verdicts
from mir_assess.analysis.sides import Side
from mir_assess.analysis.threads import Thread, threads
from mir_assess.model.lineage import Lineage, lineages
from mir_assess.model.value import value


@value
class Run:
    """Rounds in a row that compare, by the positions of the first and the last of them."""

    first: int
    last: int

    @property
    def steps(self) -> int:
        """How many steps from one round to the next it takes."""
        return self.last - self.first


@value
class GroupTrend:
    """One group on one statement through all rounds.

    `asked` tells in which rounds it was asked. `steps` are the changes from each round to the next: None
    where it was not asked both times. `run` is the longest row of rounds in which its answers compare, of two
    as long the newer, and `whole` the change from its first round to its last; None where that is one step.
    """

    group: str
    asked: tuple[bool, ...]
    steps: tuple[Change | None, ...]
    run: Run | None
    whole: Change | None


@value
class GapTrend:
    """How a gap between two groups changed from the first to the last round of a run in which it compares."""

    reference: str
    comparison: str
    run: Run
    change: GapChange


@value
class StatementTrend:
    """One statement through all rounds: in which it was asked, what became of it in each step (None where
    neither round asked it, nor any that came of it), its groups by thread, and its gaps.
    """

    statement: str
    asked: tuple[bool, ...]
    lineages: tuple[Lineage | None, ...]
    groups: Mapping[str, GroupTrend]
    gaps: tuple[GapTrend, ...]


@value
class Trends:
    """Rounds in a row, the oldest first, with the groups that run through them. `tested` is the number of
    findings with figures, which were judged together.
    """

    rounds: tuple[DisclosedRound, ...]
    threads: tuple[Thread, ...]
    statements: tuple[StatementTrend, ...]
    tested: int


Between = Callable[[int, int], Mapping[str, Lineage]]
"""From the positions of two rounds to what became of each statement between them, by id."""


@value
class _Way:
    """A group on one statement before its findings are judged; a step is absent where it was not asked."""

    thread: Thread
    asked: tuple[bool, ...]
    steps: Mapping[int, Figures]
    run: Run | None
    whole: Figures


@value
class _Row:
    """A statement before its findings are judged. A gap's figures come with whether it changed sides."""

    statement: str
    asked: tuple[bool, ...]
    lineages: tuple[Lineage | None, ...]
    ways: tuple[_Way, ...]
    gaps: Mapping[Pair, tuple[Run, tuple[Figures, bool]]]

    def findings(self) -> list[Finding]:
        figures = [found for way in self.ways for found in (*way.steps.values(), way.whole)]
        figures += [found for _, (found, _) in self.gaps.values()]
        return [finding for finding in figures if isinstance(finding, Finding)]


def trends(rounds: Sequence[DisclosedRound]) -> Trends:
    """Set two and more rounds in a row, given in any order.

    All that has figures is judged together: each step of each group, each whole way, and the change of each
    gap. Raises ValueError when the rounds were disclosed under different thresholds: no page can show them
    all.
    """
    ordered = in_order(*rounds)
    under_one_policy(*ordered)
    ordered = in_same_steps(*ordered)
    known = threads(ordered)

    @cache
    def between(first: int, last: int) -> Mapping[str, Lineage]:
        return _lineages(ordered[first], ordered[last])

    rows = [_row(ordered, known, name, between) for name in _every_statement(ordered)]
    findings = [finding for row in rows for finding in row.findings()]
    judged = iter(verdicts(findings, ordered[-1].policy))
    return Trends(ordered, known, tuple(_judged(row, judged) for row in rows), len(findings))


def runs(joined: Mapping[int, bool], steps: int) -> tuple[Run, ...]:
    """Return the rows of rounds, two and more, that hold together: `joined` tells of each step whether its
    rounds compare.

    >>> runs({0: True, 1: True, 3: True}, 4)
    (Run(first=0, last=2), Run(first=3, last=4))
    """
    kept = [step for step in range(steps) if joined.get(step)]
    rows = [[step for _, step in row] for _, row in groupby(enumerate(kept), lambda pair: pair[1] - pair[0])]
    return tuple(Run(row[0], row[-1] + 1) for row in rows)


def longest(found: Sequence[Run]) -> Run | None:
    """Return the longest run, of two as long the newer; None where there is none."""
    return max(found, key=lambda run: (run.steps, run.last), default=None)


def _every_statement(rounds: Sequence[DisclosedRound]) -> list[str]:
    """Every statement that was asked: the newest round's in their order, then those of the rounds before."""
    return list(dict.fromkeys(name for seen in reversed(rounds) for name in seen.cells))


def _lineages(old: DisclosedRound, new: DisclosedRound) -> dict[str, Lineage]:
    """What became of each statement between two rounds; of one that was carried on by others, what became of
    those.
    """
    found = [in_steps(lineage, old, new) for lineage in lineages(old.asked, new.asked)]
    carried_on = {parent: lineage for lineage in found for parent in lineage.before}
    return {**carried_on, **{lineage.statement: lineage for lineage in found}}


def _row(rounds: Sequence[DisclosedRound], known: Sequence[Thread], statement: str, between: Between) -> _Row:
    steps = range(len(rounds) - 1)
    every = (_way(rounds, thread, statement, between) for thread in known)
    ways = tuple(way for way in every if any(way.asked))
    return _Row(
        statement,
        tuple(statement in seen.cells for seen in rounds),
        tuple(between(step, step + 1).get(statement) for step in steps),
        ways,
        dict(_gaps(rounds, ways, statement, between)),
    )


def _way(rounds: Sequence[DisclosedRound], thread: Thread, statement: str, between: Between) -> _Way:
    asked = tuple(
        group in seen.cells.get(statement, {}) for seen, group in zip(rounds, thread.groups, strict=True)
    )
    steps = {
        step: _grown(rounds, thread, statement, Run(step, step + 1), between)
        for step, both in enumerate(map(all, pairwise(asked)))
        if both
    }
    run = longest(runs({step: found is not None for step, found in steps.items()}, len(rounds) - 1))
    whole = _grown(rounds, thread, statement, run, between) if run is not None and run.steps > 1 else None
    return _Way(thread, asked, steps, run, whole)


def _grown(
    rounds: Sequence[DisclosedRound], thread: Thread, statement: str, run: Run, between: Between
) -> Figures:
    before, now = (_side(rounds, thread, statement, place) for place in (run.first, run.last))
    return growth(between(run.first, run.last)[statement], before, now)


def _side(rounds: Sequence[DisclosedRound], thread: Thread, statement: str, place: int) -> Side:
    return Side(rounds[place], statement, thread.groups[place] or "")


def _gaps(
    rounds: Sequence[DisclosedRound], ways: Sequence[_Way], statement: str, between: Between
) -> Iterator[tuple[Pair, tuple[Run, tuple[Figures, bool]]]]:
    """How each gap grew along the longest row of rounds in which it was looked at and both groups compare."""
    looked_at = [
        {(one.id, other.id) for one, other in pairs(seen, statement)} if statement in seen.cells else set()
        for seen in rounds
    ]
    for one, other in ((one, other) for one in ways for other in ways if one is not other):
        joined = {
            step: all(
                (one.thread.groups[place], other.thread.groups[place]) in looked_at[place]
                for place in (step, step + 1)
            )
            for step in one.steps.keys() & other.steps.keys()
            if one.steps[step] is not None and other.steps[step] is not None
        }
        run = longest(runs(joined, len(rounds) - 1))
        if run is None:
            continue
        before, now = (
            (_side(rounds, one.thread, statement, place), _side(rounds, other.thread, statement, place))
            for place in (run.first, run.last)
        )
        grown = gap_growth(between(run.first, run.last)[statement], before, now)
        yield (one.thread.id, other.thread.id), (run, grown)


def _judged(row: _Row, judged: Iterator[Verdict]) -> StatementTrend:
    """Return a statement with its readings; takes one verdict for each of its findings, in their order."""
    groups = {way.thread.id: _judged_way(row.statement, way, judged) for way in row.ways}
    gaps = [
        GapTrend(*pair, run, judged_gap_change((row.statement, *pair), grown, judged))
        for pair, (run, grown) in row.gaps.items()
    ]
    return StatementTrend(row.statement, row.asked, row.lineages, groups, tuple(gaps))


def _judged_way(statement: str, way: _Way, judged: Iterator[Verdict]) -> GroupTrend:
    ids = way.thread.groups
    steps = {
        step: judged_change((statement, ids[step + 1] or "", ids[step] or ""), found, judged)
        for step, found in way.steps.items()
    }
    whole = None
    if way.run is not None and way.whole is not None:
        names = (statement, ids[way.run.last] or "", ids[way.run.first] or "")
        whole = judged_change(names, way.whole, judged)
    return GroupTrend(
        way.thread.id, way.asked, tuple(steps.get(step) for step in range(len(ids) - 1)), way.run, whole
    )
