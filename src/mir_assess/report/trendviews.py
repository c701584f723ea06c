"""From disclosed rounds in a row and what changed between them to the one trend every format lays out."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from mir_assess.analysis.changes import Change
from mir_assess.analysis.trends import GapTrend, GroupTrend, Run, StatementTrend, Trends
from mir_assess.model.value import value
from mir_assess.report import trendfacts, trendkinds, trendwords
from mir_assess.report.actions import reckoning
from mir_assess.report.agreed import agreed_in_rows
from mir_assess.report.diffview import Side
from mir_assess.report.languages import Tongue
from mir_assess.report.naming import Named
from mir_assess.report.promised import is_told_apart
from mir_assess.report.room_changed import nobody_came
from mir_assess.report.rounds import ONE_WAY, ShownRound, shown_round
from mir_assess.report.text import anchors
from mir_assess.report.tongue import say
from mir_assess.report.trendkinds import CalledRound
from mir_assess.report.trendlists import lists
from mir_assess.report.trendpromised import promised_in_rounds
from mir_assess.report.trendstrands import Drawn, kept_back, stretch
from mir_assess.report.trendview import (
    GapTrendView,
    GroupTrendView,
    Move,
    Promised,
    RoundView,
    StatementTrendView,
    Trend,
)
from mir_assess.report.unlike import Apart, apart, has_answers
from mir_assess.report.view import GroupView


@value
class _Page:
    """The rounds of a page, the oldest first, with what is looked up in them again and again."""

    found: Trends
    rounds: tuple[ShownRound, ...]
    anchors: Mapping[str, str]
    promised: tuple[Promised, ...]
    kept_back: frozenset[str]

    @property
    def called(self) -> tuple[CalledRound, ...]:
        return tuple(CalledRound(one.seen.asked, one.called, one.in_fewer_steps) for one in self.rounds)

    def years(self, first: int, last: int) -> tuple[str, str]:
        return self.rounds[first].called, self.rounds[last].called

    def groups_of(self, thread: str) -> tuple[str | None, ...]:
        """A group's id in each round; None where it was not there."""
        return next(one.groups for one in self.found.threads if one.id == thread)

    @property
    def threads_kept_back(self) -> tuple[str, ...]:
        """The groups of which no round shows anything, in their order."""
        return tuple(one.id for one in self.found.threads if one.id in self.kept_back)

    def there(self, thread: str) -> tuple[bool, ...]:
        """In which rounds somebody of a group was there."""
        groups = zip(self.rounds, self.groups_of(thread), strict=True)
        return tuple(group is not None and not nobody_came(one.groups[group]) for one, group in groups)

    def sides(self, statement_id: str, thread: str) -> tuple[Side | None, ...]:
        groups = self.groups_of(thread)
        return tuple(one.side(statement_id, group) for one, group in zip(self.rounds, groups, strict=True))

    def group(self, thread: str) -> GroupView:
        """A group as its newest round has it."""
        groups = self.groups_of(thread)
        return next(
            one.groups[group]
            for one, group in zip(reversed(self.rounds), reversed(groups), strict=True)
            if group
        )


def trend_view(found: Trends, tongue: Tongue, on: str) -> Trend:
    """Return the view of rounds in a row; `tongue` is the language they are shown in, `on` the day on which
    it is reckoned what is overdue.
    """
    names = trendfacts.called(found.rounds)
    rounds = tuple(shown_round(seen, called) for seen, called in zip(found.rounds, names, strict=True))
    places = anchors("statement", [row.statement for row in found.statements])
    page = _Page(found, rounds, places, promised_in_rounds(rounds, on), kept_back(found, rounds))
    statements = tuple(_statement(row, page) for row in found.statements if not _is_told_apart(row, rounds))
    newest = found.rounds[-1]
    unseen = tuple(page.group(name).label for name in page.threads_kept_back)
    return Trend(
        title=say(
            "{organisation}, {old} to {new}",
            organisation=newest.assessment.organisation,
            old=str(found.rounds[0].assessment.year),
            new=str(newest.assessment.year),
        ),
        tongue=tongue,
        policy=newest.policy,
        rounds=tuple(RoundView(one.called, one.seen.assessment, one.seen.sealed) for one in rounds),
        banners=trendfacts.banners(found.rounds),
        purpose=trendfacts.purpose(found.rounds),
        turnout=trendfacts.turnout(found, rounds),
        turnout_note=trendfacts.turnout_note(),
        kept_back=trendfacts.kept_back(unseen),
        who_changed=trendfacts.who_changed(found, rounds),
        counts=trendkinds.counts(statements, len(rounds)),
        now_note=trendfacts.now_note(),
        judged=trendkinds.judged(statements),
        apart_note=trendkinds.apart_note(statements),
        lists=lists(statements, unseen),
        statements=statements,
        promised=page.promised,
        reckoned=reckoning((action for row in page.promised for action in row.actions), on),
        how_pictures_work=trendfacts.how_pictures_work(found),
        how_to_read=trendfacts.how_to_read(found),
        limits=(*trendfacts.limits(statements, rounds), *tongue.limits),
        method=trendfacts.method(found),
    )


def _is_told_apart(row: StatementTrend, rounds: Sequence[ShownRound]) -> bool:
    asked = next(one for one, was_asked in zip(rounds, row.asked, strict=True) if was_asked)
    bank = asked.seen.assessment.part_of(row.statement).bank
    return is_told_apart(bank, compares=any(found and found.compares for found in row.lineages))


def _statement(row: StatementTrend, page: _Page) -> StatementTrendView:
    called = page.called
    bands_only = page.found.rounds[-1].policy.audience == "public"
    steps = trendkinds.steps(row, called, bands_only=bands_only)
    kind, verdict = trendkinds.verdicts_of(row, steps)
    beside = trendkinds.stretches(steps)
    groups = {thread: _group(row, way, page, beside) for thread, way in row.groups.items()}
    drawn = [
        Drawn(groups[thread], way, page.sides(row.statement, thread), page.there(thread))
        for thread, way in row.groups.items()
        if thread not in page.kept_back
    ]
    names = tuple(one.called for one in page.rounds)
    newest = max(place for place, asked in enumerate(row.asked) if asked)
    words = trendkinds.words_in_each(row, called)
    family = {row.statement, *(name for lineage in row.lineages if lineage for name in lineage.before)}
    return StatementTrendView(
        id=row.statement,
        anchor=page.anchors[row.statement],
        text=page.rounds[newest].seen.assessment.statement(row.statement).text,
        kind=kind,
        verdict=verdict,
        notes=trendkinds.notes(row, called),
        words=words,
        asked=trendkinds.words_that_differ(words, called),
        steps=steps,
        groups=tuple(groups.values()),
        gaps=tuple(_gap(gap, row, page) for gap in row.gaps),
        stretches=tuple(
            found
            for run in beside
            if (found := stretch(run, names, drawn, page.found.rounds[-1].policy)).strands
        ),
        actions=tuple(
            action for row in page.promised for action in row.actions if action.statement in family
        ),
    )


def _group(row: StatementTrend, way: GroupTrend, page: _Page, beside: Sequence[Run]) -> GroupTrendView:
    group = page.group(way.group)
    sides = page.sides(row.statement, way.group)
    newest = next(side for side in reversed(sides) if side)
    promise = bool(newest.promise)
    why = tuple(apart(lineage, *pair) for lineage, pair in zip(row.lineages, pairwise(sides), strict=True))
    steps = tuple(
        _move(change, group, page.years(place, place + 1), promise=promise, why=why[place])
        for place, change in enumerate(way.steps)
    )
    whole = None
    if way.run is not None and way.whole is not None:
        whole = _move(way.whole, group, page.years(way.run.first, way.run.last), promise=promise)
    return GroupTrendView(
        id=way.group,
        label=group.label,
        called=group.called,
        rounds=tuple(side.answers if side else None for side in sides),
        steps=steps,
        whole=whole,
        sentences=_sentences(row, way, steps, why, whole, page, promise=promise),
        agreed=agreed_in_rows(group.label, sides, beside),
        is_kept_back=way.group in page.kept_back,
    )


def _move(
    change: Change | None, group: GroupView, years: tuple[str, str], *, promise: bool, why: Apart = ""
) -> Move | None:
    if change is None:
        return None
    words = trendwords.move_sentence(
        change.reading, group.called, years, promise=promise, figure=change.superiority, apart=why
    )
    in_short = trendwords.step_sentence(change.reading, years, figure=change.superiority, apart=why)
    return Move(*years, change.superiority, change.interval, change.reading, words, in_short)


def _sentences(
    row: StatementTrend,
    way: GroupTrend,
    steps: Sequence[Move | None],
    why: Sequence[Apart],
    whole: Move | None,
    page: _Page,
    *,
    promise: bool,
) -> tuple[str, ...]:
    """All that can be told of a group on a statement: the whole way in full and its steps in short, then each
    other step in full. Where the statement itself does not compare, that has been said of it once.
    """
    inside = range(way.run.first, way.run.last) if way.run and whole else range(0)
    told: list[str] = []
    if whole is not None:
        parts = [step for place in inside if (step := steps[place])]
        told += _whole_way(whole, parts, page.group(way.group).called, promise=promise)
    compare = [place for place, lineage in enumerate(row.lineages) if lineage and lineage.compares]
    sides = page.sides(row.statement, way.group)
    if alone := trendwords.in_one_breath([why[place] for place in compare], _answered_in(sides)):
        return (alone,)
    for place in compare:
        if place in inside or why[place] == "neither":
            continue
        if (step := steps[place]) is not None:
            told.append(step.sentence)
        elif why[place] == "once":
            told.append(trendwords.apart_sentence("once", page.years(place, place + 1)))
    if any(change and change.split and change.reading == "no_clear_change" for change in way.steps):
        told.append(say(trendwords.SPLIT))
    return tuple(told)


def _answered_in(sides: Sequence[Side | None]) -> list[str]:
    return [side.year for side in sides if side is not None and has_answers(side)]


def _whole_way(whole: Move, steps: Sequence[Move], who: Named, *, promise: bool) -> tuple[str, ...]:
    readings = [(move.reading, move.superiority) for move in (whole, *steps)]
    alike = trendwords.all_alike(readings, who, (whole.then, whole.now), promise=promise)
    return (alike,) if alike else (whole.sentence, *(step.in_short for step in steps))


def _gap(gap: GapTrend, row: StatementTrend, page: _Page) -> GapTrendView:
    years = page.years(gap.run.first, gap.run.last)
    clear = {
        page.rounds[place].clear.get((row.statement, *_ids(gap, page, place)))
        for place in (gap.run.first, gap.run.last)
    }
    # A side that is chance in either round has crossed nothing.
    crossed = gap.change.crossed and clear == set(ONE_WAY)
    words = trendwords.gap_sentence(
        gap.change.reading,
        (page.group(gap.reference).called, page.group(gap.comparison).called),
        years,
        crossed=crossed,
        figure=gap.change.difference,
    )
    change = gap.change
    return GapTrendView(
        gap.reference, gap.comparison, *years, change.difference, change.interval, change.reading, words
    )


def _ids(gap: GapTrend, page: _Page, place: int) -> tuple[str, str]:
    """The two groups of a gap as one round knows them."""
    by_thread = {thread.id: thread.groups[place] or "" for thread in page.found.threads}
    return by_thread[gap.reference], by_thread[gap.comparison]
