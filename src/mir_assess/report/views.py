"""From a disclosed round and what analysis found in it to the one report that every format lays out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from mir_assess.analysis.disclosed import DisclosedRound
from mir_assess.analysis.distributions import Distributions
from mir_assess.analysis.gaps import Gap
from mir_assess.analysis.readings import GapReading, StandingToken
from mir_assess.analysis.standings import Standing
from mir_assess.model.assessment import COUNCIL
from mir_assess.model.bank import Edition
from mir_assess.report import facts
from mir_assess.report.naming import counted
from mir_assess.report.sentences import beside, standout_title
from mir_assess.report.statements import group_views, level_views, note_groups, statement_view
from mir_assess.report.text import slug
from mir_assess.report.view import (
    BankView,
    GapView,
    GroupView,
    Report,
    Standout,
    StandoutList,
    StatementView,
    ThemeView,
)


def report_view(
    seen: DisclosedRound,
    answers: Distributions,
    gaps: Mapping[str, Sequence[Gap]],
    standings: Sequence[Standing],
) -> Report:
    """Return the report of a disclosed round: every statement, what stands out, and what the numbers cannot
    tell.
    """
    groups = group_views(seen)
    by_id = {group.id: group for group in groups}
    statements = {
        statement_id: statement_view(
            seen, statement_id, by_id, answers[statement_id], gaps.get(statement_id, ())
        )
        for statement_id in seen.cells
    }
    every_gap = [gap for statement in statements.values() for gap in statement.gaps]
    every = tuple(statements.values())
    banks = tuple(_bank(part) for part in seen.assessment.parts)
    return Report(
        title=f"{seen.assessment.organisation} {seen.assessment.year}",
        policy=seen.policy,
        assessment=seen.assessment,
        sealed=seen.sealed,
        banners=facts.banners(seen),
        purpose=facts.purpose(groups),
        banks=banks,
        groups=groups,
        scales={statement.scale: level_views(seen, statement.id) for statement in reversed(every)},
        taking_part=facts.taking_part(seen),
        standouts=_standouts(standings, statements, by_id),
        unsure=_unsure(every_gap),
        themes=_themes(seen, every),
        priorities=tuple(Standout(s, s.priority_line) for s in every if s.priority_line),
        actions=seen.actions,
        notes=note_groups(seen.notes_on("")),
        how_pictures_work=facts.HOW_BARS_WORK,
        how_to_read=facts.how_to_read(every),
        limits=facts.limits(seen, groups, every, every_gap),
        method=facts.method(seen.policy, every_gap, banks),
    )


def _bank(part: Edition) -> BankView:
    return BankView(part.bank, part.title, part.edition, part.digest, part.source)


def _themes(seen: DisclosedRound, statements: Sequence[StatementView]) -> tuple[ThemeView, ...]:
    """Statements by bank and theme, in walking order of their first statement."""
    found: dict[tuple[str, str], list[StatementView]] = defaultdict(list)
    for statement in statements:
        found[statement.bank, statement.theme].append(statement)
    themes = {key: seen.assessment.theme_of(row[0].id) for key, row in found.items()}
    return tuple(
        ThemeView(
            id=theme.id,
            anchor=f"theme-{slug(bank)}-{slug(theme.id)}",
            title=theme.title,
            subtitle=theme.subtitle,
            bank=bank,
            statements=tuple(found[bank, theme_id]),
        )
        for (bank, theme_id), theme in themes.items()
    )


NO_CLEAR_GAP = "No clear gap this way. That does not mean that there is none."
NONE_SHARED = "No statement where most people, and most of another group, said that the promise is"
NONE_FOUND: dict[StandingToken, str] = {
    "shared_strength": f"{NONE_SHARED} kept.",
    "shared_concern": f"{NONE_SHARED} not kept yet.",
    "comparison_sees_it_better": NO_CLEAR_GAP,
    "reference_sees_it_better": NO_CLEAR_GAP,
}
"""The four ways to stand out, in the order a report tells them, and what it says where nothing does."""


def _standouts(
    standings: Sequence[Standing], statements: Mapping[str, StatementView], groups: Mapping[str, GroupView]
) -> tuple[StandoutList, ...]:
    councils = [group.called for group in groups.values() if group.role == COUNCIL]
    lists = []
    for token, empty in NONE_FOUND.items():
        rows: dict[str, list[Standing]] = defaultdict(list)
        for standing in standings:
            if standing.token == token:
                rows[standing.statement].append(standing)
        found = tuple(
            Standout(statements[name], _sentence(statements[name], row)) for name, row in rows.items()
        )
        among = dict.fromkeys(standing.comparison for row in rows.values() for standing in row)
        title = standout_title(token, [groups[group_id].called for group_id in among] or councils)
        lists.append(StandoutList(token, title, found, empty))
    return tuple(lists)


def _sentence(statement: StatementView, row: Sequence[Standing]) -> str:
    """What stands out of one statement, in one breath for all groups it stands out between."""
    pairs = [(standing.reference, standing.comparison) for standing in row]
    if row[0].token in ("comparison_sees_it_better", "reference_sees_it_better"):
        gaps = [gap for gap in statement.gaps if (gap.reference.id, gap.comparison.id) in pairs]
        return " ".join(dict.fromkeys(part for gap in gaps for part in gap.parts))
    shared = dict.fromkeys(group_id for pair in pairs for group_id in pair)
    first, *others = (
        found for group_id in shared for found in statement.answers if found.group.id == group_id
    )
    said = [beside(first.saying, other.saying, other.group.called) for other in others]
    return " ".join((first.saying, *said))


UNSURE: tuple[tuple[GapReading, str], ...] = (
    ("no_clear_gap", "{} showed no clear gap. That does not mean that there is none."),
    ("too_few", "{} had too few people to say."),
    ("agreed_only", "{} had an answer agreed on together. Read those side by side."),
)
"""What is said of comparisons that told nothing clear, so that a short list is not read as “all is well”."""


def _unsure(gaps: Sequence[GapView]) -> tuple[str, ...]:
    readings = [view.gap.reading for view in gaps]
    told = ((readings.count(reading), words) for reading, words in UNSURE)
    return tuple(words.format(counted(number, "comparison")) for number, words in told if number)
