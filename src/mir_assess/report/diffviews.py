"""From two disclosed rounds and what changed between them to the one comparison every format lays out."""

from collections.abc import Mapping
from dataclasses import replace

from mir_assess.analysis.changes import Change, GapChange, StatementChange, YearOnYear
from mir_assess.analysis.disclosed import DisclosedRound, Hidden
from mir_assess.model.assessment import Assessment
from mir_assess.model.edition import Edition
from mir_assess.model.lineage import Lineage
from mir_assess.model.promises import statement_id_of
from mir_assess.report import difffacts, diffkinds, room_changed
from mir_assess.report.actions import ActionView, action_views, reckoning
from mir_assess.report.agreed import agreed_over
from mir_assess.report.changes import (
    change_sentence,
    compares_for,
    gap_change_sentence,
    gap_without_numbers,
    verdict,
    when_words,
)
from mir_assess.report.difflists import in_short, lists
from mir_assess.report.diffview import (
    Comparison,
    GapDiff,
    GroupDiff,
    Side,
    StatementDiff,
)
from mir_assess.report.languages import Tongue
from mir_assess.report.promised import answered, is_told_apart
from mir_assess.report.rounds import ONE_WAY, ShownRound, shown_round, told_in_fewer_steps
from mir_assess.report.sayings import SPLIT_BOTH_TIMES
from mir_assess.report.text import anchors
from mir_assess.report.tongue import say
from mir_assess.report.unlike import Apart, apart, are_no_numbers, has_answers
from mir_assess.report.view import GroupView


def comparison_view(found: YearOnYear, tongue: Tongue, on: str) -> Comparison:
    """Return two rounds side by side, shown in `tongue`; what is overdue is so on the day `on`."""
    then, now = difffacts.called(found)
    old, new = shown_round(found.old, then), shown_round(found.new, now)
    when = when_words(found.old.assessment.year, found.new.assessment.year)
    actions = tuple(_answered(action, new) for action in _actions_now(found, on))
    unseen = _unseen(found)
    unseen_labels = tuple(new.groups[group_id].label for group_id in unseen)
    places = anchors("statement", (row.lineage.statement for row in found.statements))
    statements = tuple(
        _without(
            _statement(row, old, new, found.matched, when, actions, anchor=places[row.lineage.statement]),
            unseen,
        )
        for row in found.statements
        if not is_told_apart(_asked(row.lineage, old, new).bank, compares=row.lineage.compares)
    )
    return Comparison(
        title=_title(found.old.assessment, found.new.assessment),
        tongue=tongue,
        policy=found.new.policy,
        old=found.old.assessment,
        new=found.new.assessment,
        then=then,
        now=now,
        old_sealed=found.old.sealed,
        new_sealed=found.new.sealed,
        banners=difffacts.banners(found),
        purpose=difffacts.purpose(found),
        turnout=difffacts.turnout(old, new, found.matched),
        turnout_note=difffacts.turnout_note(),
        counts=diffkinds.counts(statements),
        room=(
            *room_changed.who_changed(_pairs(old, new, found.matched), (old, new)),
            *_said_once(new, unseen),
        ),
        in_short=in_short(statements),
        comparable=diffkinds.by_verdict(statements, compares=True),
        apart=diffkinds.by_verdict(statements, compares=False),
        apart_note=diffkinds.apart_note(),
        lists=lists(statements, unseen_labels),
        unseen=unseen_labels,
        statements=statements,
        actions=actions,
        reckoned=reckoning(actions, on),
        how_pictures_work=difffacts.bars_explained(found),
        how_to_read=difffacts.how_to_read(),
        limits=(*difffacts.limits(found, statements, old, new), *tongue.limits),
        method=difffacts.method(found),
    )


def _title(old: Assessment, new: Assessment) -> str:
    return say(
        "{organisation}, {old} to {new}",
        organisation=new.organisation,
        old=str(old.year),
        new=str(new.year),
    )


def _unseen(found: YearOnYear) -> tuple[str, ...]:
    """Return the groups of the newer round of which no answer shows on any statement of either."""
    return tuple(
        now for now, then in found.matched.items() if _shows_nothing(found.new, now, found.old, then)
    )


def _shows_nothing(new: DisclosedRound, now: str, old: DisclosedRound, then: str) -> bool:
    cells = [row[now] for row in new.cells.values() if now in row]
    cells += [row[then] for row in old.cells.values() if then in row]
    return bool(cells) and all(isinstance(cell, Hidden) and cell.reason != "no_answers" for cell in cells)


def _without(statement: StatementDiff, unseen: tuple[str, ...]) -> StatementDiff:
    """A statement that tells no more of the groups of which that was said once."""
    return replace(
        statement,
        groups=tuple(replace(group, is_unseen=group.id in unseen) for group in statement.groups),
    )


def _said_once(new: ShownRound, unseen: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        say(
            "{group}: we show no numbers on any statement of either round, to keep people safe, so we do not "
            "compare. Their answers matter just as much.",
            group=new.groups[group_id].label,
        )
        for group_id in unseen
    )


def _pairs(
    old: ShownRound, new: ShownRound, matched: Mapping[str, str]
) -> list[tuple[GroupView | None, GroupView | None]]:
    """Every group of either round, the newer's first, as it was in both."""
    both = [(old.groups.get(matched.get(group.id, "")), group) for group in new.groups.values()]
    gone = [(group, None) for group in old.groups.values() if group.id not in matched.values()]
    return [*both, *gone]


def _actions_now(found: YearOnYear, on: str) -> tuple[ActionView, ...]:
    """The older round's actions, each as the newer round last knew it; with those agreed since the older was
    sealed that the newer asked about.
    """
    now = {action.id: action for action in (*found.new.promised, *found.new.actions)}
    asked = found.new.promised if found.new.assessment.previous == found.old.assessment.name else ()
    names = dict.fromkeys(action.id for action in (*found.old.actions, *asked))
    before = {action.id: action for action in found.old.actions} | now
    return action_views((before[name] for name in names), on, "before")


def _answered(action: ActionView, new: ShownRound) -> ActionView:
    """An action with what people said of it, where the newer round asked them."""
    sides = (new.side(statement_id_of(action.id), group_id) for group_id in new.groups)
    return answered(action, tuple(side.answers for side in sides if side is not None), new.called)


def _asked(lineage: Lineage, old: ShownRound, new: ShownRound) -> Edition:
    """The bank that asked a statement, as the newer round has it unless it asked no more."""
    latest = old if lineage.comparability == "retired" else new
    return latest.seen.assessment.part_of(lineage.statement)


def _statement(
    row: StatementChange,
    old: ShownRound,
    new: ShownRound,
    matched: Mapping[str, str],
    when: str,
    actions: tuple[ActionView, ...],
    *,
    anchor: str,
) -> StatementDiff:
    lineage = row.lineage
    statement = _asked(lineage, old, new).statement(lineage.statement)
    before = [old.seen.assessment.statement(statement_id).text for statement_id in lineage.before]
    rounds = old.seen.asked, new.seen.asked
    then, now = diffkinds.words_of(lineage, rounds)
    bands_only = new.seen.policy.audience == "public"
    compares = compares_for(lineage, bands_only=bands_only)
    return StatementDiff(
        id=lineage.statement,
        anchor=anchor,
        text=statement.text,
        old_text=" / ".join(before) or None,
        comparability=lineage.comparability,
        compares=compares,
        kind=diffkinds.kind_of(lineage, compares=compares),
        moved=diffkinds.themes_of(lineage, rounds) is not None,
        verdict=verdict(lineage, when, bands_only=bands_only),
        notes=(
            *diffkinds.notes(lineage, rounds, when),
            *told_in_fewer_steps(compares and one.in_fewer_steps(lineage.statement) for one in (old, new)),
        ),
        then=then,
        now=now,
        reason=lineage.reason,
        groups=_groups(row, old, new, matched, when),
        gaps=tuple(_gap(gap, old, new, matched, row.lineage, when) for gap in row.gaps),
        actions=tuple(
            action for action in actions if action.statement in (lineage.statement, *lineage.before)
        ),
    )


def _groups(
    row: StatementChange, old: ShownRound, new: ShownRound, matched: Mapping[str, str], when: str
) -> tuple[GroupDiff, ...]:
    """Every group asked in either round: the newer round's in their order, then those that were only there
    before.
    """
    pairs = [(group_id, matched.get(group_id)) for group_id in new.groups]
    gone = [(None, group_id) for group_id in old.groups if group_id not in matched.values()]
    found = [_group(row, old, new, pair, when) for pair in (*pairs, *gone)]
    return tuple(group for group in found if group is not None)


def _group(
    row: StatementChange, old: ShownRound, new: ShownRound, pair: tuple[str | None, str | None], when: str
) -> GroupDiff | None:
    statement_id, (now_id, before_id) = row.lineage.statement, pair
    before = old.side(statement_id, before_id) if _is_itself(row.lineage) else None
    now = new.side(statement_id, now_id)
    latest = now or before
    if latest is None:
        return None
    group = latest.answers.group
    change = row.groups.get(now_id or "")
    beside = _beside(before, now, change)
    return GroupDiff(
        id=group.id,
        label=group.label,
        called=group.called,
        old=before,
        new=now,
        superiority=change.superiority if change else None,
        interval=change.interval if change else None,
        reading=change.reading if change else "not_comparable",
        sentence=_change_words(change, latest, row, when, apart(row.lineage, before, now)),
        beside=beside,
        agreed=agreed_over(group.label, beside) if row.lineage.compares else "",
    )


def _is_itself(lineage: Lineage) -> bool:
    """Whether the older round asked this very statement, and not another, a wider one, or parts of it."""
    return lineage.before == (lineage.statement,) and lineage.comparability not in ("split", "merged")


def _beside(before: Side | None, now: Side | None, change: Change | None) -> tuple[Side, ...]:
    """The sides that may be laid under each other: those that compare, that stand alone, or were agreed on in
    talk, and so are a level in words.
    """
    sides = tuple(side for side in (before, now) if side is not None and has_answers(side))
    differ = len(sides) == 2 and (change is None or change.reading == "not_comparable")
    in_talk = any(side.answers.figures.agreed is not None for side in sides)
    return () if differ and not in_talk else sides


def _change_words(change: Change | None, latest: Side, row: StatementChange, when: str, why: Apart) -> str:
    reading = change.reading if change else "not_comparable"
    told = change_sentence(
        reading,
        latest.answers.group.called,
        when,
        row.lineage,
        promise=bool(latest.promise),
        figure=change.superiority if change else None,
        apart=why,
    )
    if change is not None and change.split and reading == "no_clear_change":
        return f"{told} {say(SPLIT_BOTH_TIMES)}"
    return told


def _gap(
    gap: GapChange, old: ShownRound, new: ShownRound, matched: Mapping[str, str], lineage: Lineage, when: str
) -> GapDiff:
    one, other = new.groups[gap.reference].called, new.groups[gap.comparison].called
    then = old.clear.get((gap.statement, matched[gap.reference], matched[gap.comparison]))
    now = new.clear.get((gap.statement, gap.reference, gap.comparison))
    # A side that is chance in either round has crossed nothing.
    crossed = gap.crossed and {then, now} == set(ONE_WAY)
    why = [
        apart(lineage, old.side(gap.statement, matched[group_id]), new.side(gap.statement, group_id))
        for group_id in (gap.reference, gap.comparison)
    ]
    if lineage.compares and are_no_numbers(why):
        return GapDiff(gap.reference, gap.comparison, gap.reading, gap_without_numbers(one, other))
    words = gap_change_sentence(
        gap.reading, one, other, when, lineage, crossed=crossed, figure=gap.difference
    )
    return GapDiff(gap.reference, gap.comparison, gap.reading, words)
