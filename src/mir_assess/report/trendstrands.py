"""The small pictures of a trend, and the table that says the same: one group over the rounds that compare.

Lays out answers that have passed the gate; nothing is joined that the readings did not find to compare.
"""

from collections.abc import Mapping, Sequence

from mir_assess.analysis.disclosed import Coarse, Suppressed
from mir_assess.analysis.distributions import Distribution, Promise
from mir_assess.analysis.policy import Policy
from mir_assess.analysis.trends import GroupTrend, Run, Trends, longest, runs
from mir_assess.model.value import value
from mir_assess.report.charts import Moment, Panel, Panels, Stand
from mir_assess.report.diffview import Side
from mir_assess.report.rounds import ShownRound
from mir_assess.report.sayings import held_back, is_hidden, rough_number
from mir_assess.report.stands import left_open, of_people, ticks
from mir_assess.report.steps import inline
from mir_assess.report.tongue import say, say_n
from mir_assess.report.trendstretch import Strand, Stretch
from mir_assess.report.trendview import GroupTrendView
from mir_assess.report.unlike import has_answers

Sides = Sequence[Side | None]
"""One group's answers, a side for each round of the page; None where it was not asked."""


@value
class Drawn:
    """One group on one statement, with all that its picture is made of; `there` tells in which rounds the
    group was there at all.
    """

    view: GroupTrendView
    way: GroupTrend
    sides: Sides
    there: Sequence[bool]


def kept_back(found: Trends, rounds: Sequence[ShownRound]) -> frozenset[str]:
    """Return the groups of which no round shows anything, on any statement, though they answered."""
    hidden = set()
    for thread in found.threads:
        figures = [
            one.answers[name][group]
            for one, group in zip(rounds, thread.groups, strict=True)
            for name in one.seen.cells
            if group and group in one.answers[name]
        ]
        if any(held_back(each.base) for each in figures) and all(map(is_hidden, figures)):
            hidden.add(thread.id)
    return frozenset(hidden)


def stretch(run: Run, rounds: Sequence[str], groups: Sequence[Drawn], policy: Policy) -> Stretch:
    """Return rounds that compare, side by side; `rounds` are what all rounds are called."""
    places = range(run.first, run.last + 1)
    promises = [side.promise for one in groups for place in places if (side := one.sides[place])]
    one_promise = len(set(promises)) == 1
    by_level = "" in promises
    strands = tuple(
        _strand(one, run, policy, tuple(rounds), one_promise=one_promise)
        for one in groups
        if any(one.sides[place] for place in places)
    )
    caption = say("What each group said")
    if one_promise and not by_level:
        caption = say("People who said {answer}", answer=promises[0])
    return Stretch(tuple(rounds[place] for place in places), caption, strands, by_level)


def _strand(one: Drawn, run: Run, policy: Policy, rounds: tuple[str, ...], *, one_promise: bool) -> Strand:
    sides, shown = one.sides, shown_places(one.way, run)
    places = range(run.first, run.last + 1)
    stands = {place: _stand(sides[place], policy, shown=place in shown) for place in places}
    stands |= {place: Stand(say("not there")) for place in places if not one.there[place]}
    moments = tuple(
        Moment(
            when=rounds[place],
            stand=stands[place],
            follows=place in shown and place - 1 in shown and _one_promise(sides, place),
            apart="" if _one_promise(sides, place) or place == run.first else say("another promise"),
            counts=_counts(sides[place]) if place in shown else (),
        )
        for place in places
    )
    is_drawn = any(m.stand.at is not None or m.stand.within or m.counts for m in moments)
    words = [
        _cell(sides[place], stands[place].words, in_full=place in shown and not one_promise)
        for place in places
    ]
    told = [say("{year}: {words}.", year=rounds[place], words=stands[place].words) for place in places]
    title = say("{name}: {words}", name=one.view.label, words=" ".join(told))
    drawing = Panels(title, ticks(), (Panel(one.view.label, moments),), _levels(sides, shown))
    by_level = tuple(side for place in places if place in shown and (side := sides[place]))
    return Strand(one.view.id, one.view.label, tuple(words), by_level, drawing if is_drawn else None)


def shown_places(way: GroupTrend, run: Run) -> frozenset[int]:
    """Return the rounds of a stretch in which a group's answers may stand side by side: its longest row of
    rounds that compare; where there is none, the newest in which it was asked, which stands alone.
    """
    joined = {
        place: change is not None and change.reading != "not_comparable"
        for place, change in enumerate(way.steps)
        if run.first <= place < run.last
    }
    found = longest(runs(joined, run.last))
    if found is not None:
        return frozenset(range(found.first, found.last + 1))
    asked = [place for place in range(run.first, run.last + 1) if way.asked[place]]
    return frozenset(asked[-1:])


def _one_promise(sides: Sides, place: int) -> bool:
    """Whether a round counts the same promise as the one before it."""
    before, now = sides[place - 1] if place else None, sides[place]
    return before is None or now is None or before.promise == now.promise


def _stand(side: Side | None, policy: Policy, *, shown: bool) -> Stand:
    """Where a group stood in one round, and the numbers in a few words."""
    if side is None:
        return Stand(say("not asked"))
    found = side.answers.figures
    if found.agreed is not None:
        return Stand(_agreed(found, side))
    if not has_answers(side):
        return Stand(say("no answers"))
    if not shown:
        return Stand(say("not compared"))
    if isinstance(found.keeps_promise, Coarse):
        token = found.keeps_promise.token
        return Stand(rough_number(found.keeps_promise, policy.min_cell), within=left_open(token, policy))
    if isinstance(found.keeps_promise, Promise) and isinstance(found.base, int):
        people = found.keeps_promise.people
        return Stand(of_people(people, found.base), at=people / found.base)
    if isinstance(found.levels, Suppressed):
        return Stand(say("not shown"))
    if isinstance(found.base, int) and found.base:
        return Stand(say_n("{number} person rated", "{number} people rated", found.base))
    return Stand(say("no answers"))


def _agreed(found: Distribution, side: Side) -> str:
    level = found.agreed.level if found.agreed else None
    labels = {one.key: inline(one.label) for one in side.levels}
    return say("agreed: {level}", level=labels[level]) if level else say("no one level agreed")


def _cell(side: Side | None, words: str, *, in_full: bool) -> str:
    """What the table says of one round; with the promise it counts, where that is not the same throughout."""
    if side is None or not in_full or not side.promise or not isinstance(side.answers.figures.base, int):
        return words
    return say("{people}: {answer}", people=words, answer=side.promise)


def _counts(side: Side | None) -> tuple[int, ...]:
    """The people on each level, where no level keeps a promise."""
    if side is None or side.promise or not isinstance(side.answers.figures.levels, Mapping):
        return ()
    return tuple(side.answers.figures.levels.values())


def _levels(sides: Sides, shown: frozenset[int]) -> tuple[str, ...]:
    newest = next((side for place in sorted(shown, reverse=True) if (side := sides[place])), None)
    return () if newest is None or newest.promise else tuple(level.label for level in newest.levels)
