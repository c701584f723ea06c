"""From a disclosed round and what analysis found in it to the one report that every format lays out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from mir_assess.analysis.disclosed import DisclosedRound
from mir_assess.analysis.distributions import Distributions
from mir_assess.analysis.gaps import Gap
from mir_assess.analysis.readings import StandingToken
from mir_assess.analysis.standings import Standing
from mir_assess.model.assessment import COUNCIL, Assessment
from mir_assess.report import explained, facts, methods
from mir_assess.report.actions import ActionView, action_views, reckoning
from mir_assess.report.bankview import BankView, bank_view
from mir_assess.report.dumbbells import gaps_picture
from mir_assess.report.languages import Tongue
from mir_assess.report.maps import maps
from mir_assess.report.rungs import higher_together
from mir_assess.report.sentences import PLACED, standout_title
from mir_assess.report.statements import group_views, note_groups, statement_view
from mir_assess.report.text import anchors
from mir_assess.report.tongue import marked, say
from mir_assess.report.turns import in_turn, together
from mir_assess.report.unsure import unsure
from mir_assess.report.untested import any_kept_back, none_seen, why_no_gap
from mir_assess.report.view import (
    GapView,
    GroupView,
    LevelView,
    PartView,
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
    tongue: Tongue,
    on: str,
) -> Report:
    """Return the report of a disclosed round: every statement, what stands out, and what the numbers cannot
    tell. `tongue` is the language it is shown in, `on` the day on which it is reckoned what is overdue.
    """
    actions, promised = action_views(seen.actions, on), action_views(seen.promised, on, "before")
    groups = group_views(seen)
    by_id = {group.id: group for group in groups}
    statements = _statements(seen, answers, gaps, by_id, actions)
    every_gap = [gap for statement in statements.values() for gap in statement.gaps]
    every = tuple(statements.values())
    promises = [statement.good_from is not None for statement in every]
    banks = tuple(bank_view(part) for part in seen.assessment.parts)
    parts = _parts(seen, banks, every)
    return Report(
        title=_title(seen.assessment),
        tongue=tongue,
        policy=seen.policy,
        assessment=seen.assessment,
        sealed=seen.sealed,
        banners=facts.banners(seen),
        purpose=facts.purpose(groups, every),
        banks=banks,
        groups=groups,
        scales={statement.scale: statement.levels for statement in reversed(every)},
        taking_part=facts.taking_part(seen, groups),
        standouts=_standouts(standings, statements, by_id, every_gap),
        unsure=unsure(every_gap),
        placed=_placed(every),
        parts=parts,
        priorities=tuple(Standout(s, s.priority_line) for s in every if s.priority_line),
        actions=actions,
        promised=promised,
        reckoned=reckoning((*actions, *promised), on, seen.sealed if actions else None),
        notes=note_groups(seen.notes_on("")),
        how_pictures_work=explained.how_pictures_work(promises),
        how_to_read=explained.how_to_read(every),
        limits=(*facts.limits(seen, groups, every, every_gap), *tongue.limits),
        method=methods.method(seen.policy, every_gap, banks, promises),
        maps=maps(parts, seen.policy),
    )


def _title(assessment: Assessment) -> str:
    return say("{organisation} {year}", organisation=assessment.organisation, year=str(assessment.year))


def _statements(
    seen: DisclosedRound,
    answers: Distributions,
    gaps: Mapping[str, Sequence[Gap]],
    groups: Mapping[str, GroupView],
    actions: Sequence[ActionView],
) -> dict[str, StatementView]:
    """Every statement by its id, in walking order."""
    return _told_apart(
        {
            name: statement_view(seen, name, groups, answers[name], gaps.get(name, ()), actions)
            for name in seen.cells
        },
        seen.asked,
    )


def _told_apart(statements: Mapping[str, StatementView], asked: Assessment) -> dict[str, StatementView]:
    """Return the statements with places of their own on a page, and scales with names of their own: where
    two banks call different levels, as they were asked by, by one name, the bank's id goes before it.
    """
    places = anchors("statement", statements)
    levels: dict[str, set[tuple[tuple[str, str], ...]]] = defaultdict(set)
    for statement in statements.values():
        steps = asked.scale_of(statement.id).levels
        levels[statement.scale].add(tuple((level.key, level.label) for level in steps))
    return {
        name: replace(
            found,
            anchor=places[name],
            scale=found.scale if len(levels[found.scale]) == 1 else f"{found.bank}:{found.scale}",
        )
        for name, found in statements.items()
    }


def _parts(
    seen: DisclosedRound, banks: Sequence[BankView], statements: Sequence[StatementView]
) -> tuple[PartView, ...]:
    """The banks of which something was asked, each with its statements by theme, in walking order."""
    found: dict[tuple[str, str], list[StatementView]] = defaultdict(list)
    for statement in statements:
        found[statement.bank, statement.theme].append(statement)
    # No id of a bank or theme holds a colon, so no two pairs make one name.
    places = anchors("theme", (f"{bank}:{theme}" for bank, theme in found))
    themes = [_theme(seen, places[f"{bank}:{theme}"], row) for (bank, theme), row in found.items()]
    part_places = anchors("part", (bank.id for bank in banks))
    parts = (
        PartView(
            bank=bank,
            anchor=part_places[bank.id],
            words=methods.whose_words(bank.source),
            scales=_scales_to_explain(statement for statement in statements if statement.bank == bank.id),
            themes=tuple(theme for theme in themes if theme.bank == bank.id),
        )
        for bank in banks
    )
    return tuple(part for part in parts if part.themes)


def _theme(seen: DisclosedRound, anchor: str, statements: Sequence[StatementView]) -> ThemeView:
    first = statements[0]
    theme = seen.assessment.theme_of(first.id)
    return ThemeView(
        id=theme.id,
        anchor=anchor,
        title=theme.title,
        subtitle=theme.subtitle,
        bank=first.bank,
        statements=tuple(statements),
        gaps_picture=gaps_picture(theme.title, statements, seen.policy),
    )


def _scales_to_explain(statements: Iterable[StatementView]) -> tuple[tuple[LevelView, ...], ...]:
    return tuple(
        dict.fromkeys(
            found.levels
            for found in statements
            if found.good_from is None
            and not found.meanings
            and any(level.description for level in found.levels)
        )
    )


def _placed(statements: Sequence[StatementView]) -> tuple[Standout, ...]:
    """Where each group placed the statements that make no promise, as far as it shows."""
    found = []
    for statement in statements:
        shown = [
            answers
            for answers in statement.answers
            if answers.bar is not None or answers.figures.agreed is not None
        ]
        if statement.good_from is None and shown:
            found.append(Standout(statement, together(shown)))
    return tuple(found)


NO_CLEAR_GAP = marked("No clear gap this way. That does not mean that there is none.")
NONE_FOUND: dict[StandingToken, str] = {
    "shared_strength": marked(
        "There is no statement where most people, and most of another group, said that the promise is kept."
    ),
    "shared_concern": marked(
        "There is no statement where most people, and most of another group, said that the promise is not "
        "kept yet."
    ),
    "comparison_sees_it_better": NO_CLEAR_GAP,
    "reference_sees_it_better": NO_CLEAR_GAP,
    "comparison_placed_higher": NO_CLEAR_GAP,
    "reference_placed_higher": NO_CLEAR_GAP,
}
"""The ways to stand out, in the order a report tells them, and what it says where nothing does."""
NONE_THAT_SHOWS: dict[StandingToken, str] = {
    "shared_strength": marked(
        "Among the answers that show here, there is no statement where most people, and most of another "
        "group, said that the promise is kept."
    ),
    "shared_concern": marked(
        "Among the answers that show here, there is no statement where most people, and most of another "
        "group, said that the promise is not kept yet."
    ),
}
"""The same where some answers do not show: what they say, nobody who reads the page can know."""


def _standouts(
    standings: Sequence[Standing],
    statements: Mapping[str, StatementView],
    groups: Mapping[str, GroupView],
    gaps: Sequence[GapView],
) -> tuple[StandoutList, ...]:
    councils = [group.called for group in groups.values() if group.role == COUNCIL]
    lists = []
    promises = {statement.good_from is not None for statement in statements.values()} or {False}
    for token in NONE_FOUND:
        if (token not in PLACED) not in promises:
            continue  # a report has the lists of the kinds of statements it holds
        rows: dict[str, list[Standing]] = defaultdict(list)
        for standing in standings:
            if standing.token == token:
                rows[standing.statement].append(standing)
        found = tuple(
            Standout(statements[name], _sentence(statements[name], row)) for name, row in rows.items()
        )
        among = dict.fromkeys(standing.comparison for row in rows.values() for standing in row)
        called = [groups[group_id].called for group_id in among] or councils
        lists.append(StandoutList(token, standout_title(token, called), found, _where_none(token, gaps)))
    return tuple(lists)


def _where_none(token: StandingToken, gaps: Sequence[GapView]) -> str:
    """Return what is said where nothing stands out in this way."""
    if unseen := none_seen(gaps):
        return unseen
    if token in NONE_THAT_SHOWS:
        return say((NONE_THAT_SHOWS if any_kept_back(gaps) else NONE_FOUND)[token])
    return why_no_gap([gap.gap.reading for gap in gaps]) or say(NO_CLEAR_GAP)


def _sentence(statement: StatementView, row: Sequence[Standing]) -> str:
    """What stands out of one statement, in one breath for all groups it stands out between."""
    pairs = [(standing.reference, standing.comparison) for standing in row]
    gaps = [gap for gap in statement.gaps if (gap.reference.id, gap.comparison.id) in pairs]
    if row[0].token in PLACED:
        # What each group said stands in a list of its own.
        return higher_together([gap.words.higher for gap in gaps if gap.words.higher])
    if row[0].token in ("comparison_sees_it_better", "reference_sees_it_better"):
        return " ".join(dict.fromkeys(part for parts in in_turn(statement.answers, gaps) for part in parts))
    shared = dict.fromkeys(group_id for pair in pairs for group_id in pair)
    return together(
        [found for group_id in shared for found in statement.answers if found.group.id == group_id]
    )
