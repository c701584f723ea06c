"""From two disclosed rounds and what changed between them to the one comparison every format lays out."""

from collections.abc import Mapping
from dataclasses import dataclass

from mir_assess.analysis.changes import Change, GapChange, StatementChange, YearOnYear
from mir_assess.analysis.disclosed import DisclosedRound
from mir_assess.analysis.distributions import Distributions, distributions
from mir_assess.model.assessment import Action
from mir_assess.report import difffacts, diffkinds
from mir_assess.report.changes import (
    change_sentence,
    compares_for,
    gap_change_sentence,
    verdict,
    when_words,
)
from mir_assess.report.diffview import (
    Comparison,
    Found,
    FoundList,
    GapDiff,
    GroupDiff,
    Side,
    StatementDiff,
    Turnout,
)
from mir_assess.report.languages import Tongue
from mir_assess.report.statements import answers_view, group_views, ladder_of, level_views, promise_words
from mir_assess.report.text import slug
from mir_assess.report.tongue import listed, marked, say
from mir_assess.report.view import GroupView


@dataclass(frozen=True, slots=True)
class _Round:
    """One of the two rounds, with what is looked up in it again and again."""

    seen: DisclosedRound
    called: str
    answers: Distributions
    groups: Mapping[str, GroupView]

    def side(self, statement_id: str, group_id: str | None) -> Side | None:
        found = self.answers.get(statement_id, {}).get(group_id or "")
        if found is None:
            return None
        answers = answers_view(self.seen, found, self.groups[found.group], ladder_of(self.seen, statement_id))
        levels = level_views(self.seen, statement_id)
        return Side(self.called, answers, levels, promise_words(self.seen, statement_id))


def _round(seen: DisclosedRound, called: str) -> _Round:
    return _Round(seen, called, distributions(seen), {group.id: group for group in group_views(seen)})


def comparison_view(found: YearOnYear, tongue: Tongue) -> Comparison:
    """Return the view of two rounds side by side; `tongue` is the language they are shown in."""
    then, now = difffacts.called(found)
    old, new = _round(found.old, then), _round(found.new, now)
    when = when_words(found.old.assessment.year, found.new.assessment.year)
    actions = _actions_now(found)
    statements = tuple(_statement(row, old, new, found.matched, when, actions) for row in found.statements)
    return Comparison(
        title=say(
            "{organisation}, {old} to {new}",
            organisation=found.new.assessment.organisation,
            old=str(found.old.assessment.year),
            new=str(found.new.assessment.year),
        ),
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
        turnout=_turnout(old, new, found.matched),
        turnout_note=difffacts.turnout_note(),
        counts=diffkinds.counts(statements),
        comparable=diffkinds.by_verdict(statements, compares=True),
        apart=diffkinds.by_verdict(statements, compares=False),
        apart_note=diffkinds.apart_note(),
        lists=_lists(statements),
        statements=statements,
        actions=actions,
        how_pictures_work=difffacts.bars_explained(found),
        how_to_read=difffacts.how_to_read(),
        limits=(*difffacts.limits(found, statements, old.groups, new.groups), *tongue.limits),
        method=difffacts.method(found),
    )


def _actions_now(found: YearOnYear) -> tuple[Action, ...]:
    """The older round's actions, each as the newer round last knew it."""
    now = {action.id: action for action in found.new.actions}
    return tuple(now.get(action.id, action) for action in found.old.actions)


def _statement(
    row: StatementChange,
    old: _Round,
    new: _Round,
    matched: Mapping[str, str],
    when: str,
    actions: tuple[Action, ...],
) -> StatementDiff:
    lineage = row.lineage
    latest = old if lineage.comparability == "retired" else new
    statement = latest.seen.assessment.statement(lineage.statement)
    before = [old.seen.assessment.statement(statement_id).text for statement_id in lineage.before]
    rounds = old.seen.assessment, new.seen.assessment
    then, now = diffkinds.words_of(lineage, rounds)
    bands_only = new.seen.policy.audience == "public"
    compares = compares_for(lineage, bands_only=bands_only)
    return StatementDiff(
        id=lineage.statement,
        anchor=f"statement-{slug(lineage.statement)}",
        text=statement.text,
        old_text=" / ".join(before) or None,
        comparability=lineage.comparability,
        compares=compares,
        kind=diffkinds.kind_of(lineage, compares=compares),
        moved=lineage.themes is not None,
        verdict=verdict(lineage, when, bands_only=bands_only),
        notes=diffkinds.notes(lineage, rounds, when),
        then=then,
        now=now,
        reason=lineage.reason,
        groups=_groups(row, old, new, matched, when),
        gaps=tuple(_gap(gap, new.groups, row, when) for gap in row.gaps),
        actions=tuple(
            action for action in actions if action.statement in (lineage.statement, *lineage.before)
        ),
    )


def _groups(
    row: StatementChange, old: _Round, new: _Round, matched: Mapping[str, str], when: str
) -> tuple[GroupDiff, ...]:
    """Every group asked in either round: the newer round's in their order, then those that were only there
    before.
    """
    pairs = [(group_id, matched.get(group_id)) for group_id in new.groups]
    gone = [(None, group_id) for group_id in old.groups if group_id not in matched.values()]
    found = [_group(row, old, new, pair, when) for pair in (*pairs, *gone)]
    return tuple(group for group in found if group is not None)


def _group(
    row: StatementChange, old: _Round, new: _Round, pair: tuple[str | None, str | None], when: str
) -> GroupDiff | None:
    statement_id, (now_id, before_id) = row.lineage.statement, pair
    single = len(row.lineage.before) == 1
    before = old.side(row.lineage.before[0] if single else statement_id, before_id)
    now = new.side(statement_id, now_id)
    latest = now or before
    if latest is None:
        return None
    group = latest.answers.group
    change = row.groups.get(now_id or "")
    return GroupDiff(
        id=group.id,
        label=group.label,
        called=group.called,
        old=before,
        new=now,
        superiority=change.superiority if change else None,
        interval=change.interval if change else None,
        reading=change.reading if change else "not_comparable",
        sentence=_change_words(change, group, row, when, latest, both=None not in (now, before)),
        beside=_beside(before, now, change),
    )


def _beside(before: Side | None, now: Side | None, change: Change | None) -> tuple[Side, ...]:
    """The sides that may be laid under each other: those that compare, that stand alone, or were agreed on in
    talk, and so are a level in words.
    """
    sides = tuple(side for side in (before, now) if side is not None)
    apart = len(sides) == 2 and (change is None or change.reading == "not_comparable")
    in_talk = any(side.answers.figures.agreed is not None for side in sides)
    return () if apart and not in_talk else sides


def _change_words(
    change: Change | None, group: GroupView, row: StatementChange, when: str, latest: Side, *, both: bool
) -> str:
    if not both and row.lineage.compares:
        return say("This group answered in one of the two rounds only, so we do not compare.")
    reading = change.reading if change else "not_comparable"
    return change_sentence(reading, group.called, when, row.lineage, promise=bool(latest.promise))


def _gap(gap: GapChange, groups: Mapping[str, GroupView], row: StatementChange, when: str) -> GapDiff:
    one, other = groups[gap.reference].called, groups[gap.comparison].called
    words = gap_change_sentence(gap.reading, one, other, when, row.lineage, crossed=gap.crossed)
    return GapDiff(gap.reference, gap.comparison, gap.reading, words)


LISTS = (
    (
        ("clear_rise",),
        marked("What clearly rose"),
        marked("No clear rise. That does not mean that nothing got better."),
    ),
    (
        ("clear_fall",),
        marked("What clearly fell"),
        marked("No clear fall. That does not mean that nothing got worse."),
    ),
    (
        ("narrowed", "widened"),
        marked("The gaps between groups"),
        marked("No gap clearly narrowed or widened. That does not mean that none did."),
    ),
    (("no_clear_change",), marked("What did not clearly change"), marked("Nothing.")),
    (("too_few",), marked("Too few people to say"), marked("Nothing.")),
)
"""What changed, in the order a comparison tells it: the readings, the title, and what is said where there is
none.
"""


CLEAR = ("clear_rise", "clear_fall")
CLEAR_OF_GAPS = ("narrowed", "widened")


def _lists(statements: tuple[StatementDiff, ...]) -> tuple[FoundList, ...]:
    return tuple(
        FoundList(say(title), tuple(_found(statements, readings)), say(empty))
        for readings, title, empty in LISTS
    )


def _found(statements: tuple[StatementDiff, ...], readings: tuple[str, ...]) -> list[Found]:
    """The groups, or the gaps, that changed in one of these ways, statement by statement; a clear change with
    its sentence.
    """
    found = []
    for statement in statements:
        if not statement.compares:
            continue
        names = [
            group.label
            for group in statement.groups
            if group.reading in readings and group.reading not in CLEAR
        ]
        told = [
            group.sentence
            for group in statement.groups
            if group.reading in readings and group.reading in CLEAR
        ]
        told += [
            gap.sentence for gap in statement.gaps if gap.reading in readings and gap.reading in CLEAR_OF_GAPS
        ]
        if names:
            told = [say("{groups}.", groups=listed(names)), *told]
        if told:
            found.append(Found(statement, " ".join(dict.fromkeys(told))))
    return found


def _turnout(old: _Round, new: _Round, matched: Mapping[str, str]) -> tuple[Turnout, ...]:
    absent = say("not there")
    now = [
        Turnout(
            group.label,
            old.groups[matched[group.id]].turnout if group.id in matched else absent,
            group.turnout,
        )
        for group in new.groups.values()
    ]
    gone = [
        Turnout(group.label, group.turnout, absent)
        for group in old.groups.values()
        if group.id not in matched.values()
    ]
    return (*now, *gone)
