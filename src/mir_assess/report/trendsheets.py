"""Rounds in a row as sheets of a workbook: who was there, what compares, what changed, the answers round by
round, how they moved, and what became of the promises.

As on every page, answers that do not compare are not laid beside one another: what compares says why.
"""

from collections.abc import Iterator

from mir_assess.report.answersheets import (
    AnswerRow,
    answer_sheets,
    promise_cells,
    promise_columns,
    reason_column,
    reasons,
)
from mir_assess.report.diffsheets import CHANGE_READINGS, GAP_CHANGE_READINGS
from mir_assess.report.roomsheets import about, actions_sheet, found_rows, statement_columns
from mir_assess.report.sayings import held_back
from mir_assess.report.tongue import marked, say
from mir_assess.report.trendview import (
    GapTrendView,
    GroupTrendView,
    Move,
    StatementTrendView,
    Trend,
)
from mir_assess.report.workbook import Cell, Column, Sheet

Row = tuple[Cell, ...]

COMPARES = {
    "all": marked("Over all rounds"),
    "some": marked("Over some of the rounds"),
    "none": marked("No"),
}
"""Over how many of the rounds a statement compares, in short."""


def trend_sheets(page: Trend) -> list[Sheet]:
    """Return every sheet of a trend but the first, in the order in which a trend tells them."""
    texts = {statement.id: statement.text for statement in page.statements}
    return [
        _who(page),
        *_room(page),
        _compares(page),
        _changed(page),
        _round_by_round(page),
        *_answers(page),
        _moves(page),
        _gaps(page),
        _actions(page, texts),
    ]


def _who(page: Trend) -> Sheet:
    columns = (Column(say("Group"), 34), *(Column(called, 40) for called in page.called))
    rows = tuple((group.label, *group.rounds) for group in page.turnout)
    return Sheet(say("Who was there"), "WhoWasThere", page.turnout_note, columns, rows)


def _room(page: Trend) -> list[Sheet]:
    """How the room was not the same, and of which groups nothing is told; no sheet where there is no such
    thing.
    """
    told = [*page.who_changed, *page.kept_back]
    if not told:
        return []
    holds = say("How the room was not the same from each round to the next.")
    rows = tuple((line,) for line in told)
    return [
        Sheet(say("How the room changed"), "HowTheRoomChanged", holds, (Column(say("In words"), 90),), rows)
    ]


def _compares(page: Trend) -> Sheet:
    columns = (
        *statement_columns(),
        Column(say("Can be compared"), 18),
        Column(say("In words"), 60),
        *(Column(say("Asked in {year}", year=called), 40) for called in page.called),
        Column(say("Why it changed"), 40),
    )
    rows = tuple(_verdict(statement) for statement in page.statements)
    holds = " ".join((say("Each statement, and over which of the rounds it compares."), *page.counts))
    empty = say("No statement has been rated yet.")
    return Sheet(say("What compares"), "WhatCompares", holds, columns, rows, empty)


def _verdict(statement: StatementTrendView) -> Row:
    return (
        *about(statement),
        say(COMPARES[statement.kind]),
        " ".join(statement.told),
        *(words or say("Not asked") for words in statement.words),
        " ".join(statement.reasons) or _no_reason(statement),
    )


def _no_reason(statement: StatementTrendView) -> str:
    if statement.kind == "all" and not statement.asked:
        return say("The words did not change.")
    return say("No reason was given.")


def _changed(page: Trend) -> Sheet:
    columns = (Column(say("What changed"), 34), *statement_columns(), Column(say("In words"), 80))
    rows = tuple(row for found in page.lists for row in found_rows(found))
    holds = say("What clearly changed, what did not, and of what nothing can be said.")
    return Sheet(say("What changed"), "WhatChanged", holds, columns, rows)


def _round_by_round(page: Trend) -> Sheet:
    """What the small pictures show: a row for each of them."""
    columns = (
        *statement_columns(),
        Column(say("What is counted"), 34),
        Column(say("Group"), 26),
        *(Column(called, 20) for called in page.called),
        Column(say("In words"), 80),
    )
    rows = tuple(row for statement in page.statements for row in _strands(statement, page))
    holds = say("What each group said, round by round, where rounds can be compared: what the pictures show.")
    empty = say("Nothing can be compared.")
    return Sheet(say("Round by round"), "RoundByRound", holds, columns, rows, empty)


def _strands(statement: StatementTrendView, page: Trend) -> Iterator[Row]:
    sentences = {group.id: group.sentence for group in statement.shown}
    for stretch in statement.stretches:
        for strand in stretch.strands:
            said = dict(zip(stretch.rounds, strand.cells, strict=True))
            cells = (said.get(called, say("not compared")) for called in page.called)
            yield (*about(statement), stretch.caption, strand.label, *cells, sentences[strand.group])


def _answers(page: Trend) -> list[Sheet]:
    leading = (*statement_columns(), Column(say("Group"), 20), Column(say("Round"), 10))
    rows = [
        AnswerRow((*about(statement), strand.label, side.year), side.answers, side.levels, side.promise)
        for statement in page.statements
        for stretch in statement.stretches
        for strand in stretch.strands
        for side in strand.sides
    ]
    holds = say("What each group said in the rounds that can be compared: how many people chose each level.")
    empty = say("Nothing can be compared.")
    return answer_sheets(say("Answers"), "Answers", holds, leading, rows, empty)


def _moves(page: Trend) -> Sheet:
    columns = (
        *statement_columns(),
        Column(say("Group"), 26),
        Column(say("From"), 10),
        Column(say("To"), 10),
        Column(say("What can be told"), 26),
        Column(say("In words"), 60),
        *promise_columns(say("From")),
        *promise_columns(say("To")),
        reason_column(),
    )
    rows = tuple(
        _move(statement, group, move, page.called)
        for statement in page.statements
        for group in statement.shown
        for move in _once(group)
    )
    holds = say("How each group's answers moved between two rounds, where they can be compared.")
    return Sheet(say("Changes"), "Changes", holds, columns, rows, say("Nothing can be compared."))


def _once(group: GroupTrendView) -> tuple[Move, ...]:
    """A group's moves: where it was in two rounds alone, the whole way is its one step."""
    return tuple({(move.then, move.now): move for move in group.moves}.values())


def _move(statement: StatementTrendView, group: GroupTrendView, move: Move, called: tuple[str, ...]) -> Row:
    if move.reading == "not_comparable":
        numbers: list[Cell] = [None] * 4
        told = move.sentence
    else:
        sides = [
            promise_cells(found.figures if (found := group.rounds[called.index(year)]) else None, year)
            for year in (move.then, move.now)
        ]
        numbers = [number for cells, _ in sides for number in cells]
        told = reasons(*(why for _, why in sides))
    words = (
        say("Not shown enough to compare, to keep people safe")
        if held_back(move.superiority)
        else say(CHANGE_READINGS[move.reading])
    )
    of_what = (*about(statement), group.label, move.then, move.now)
    return (*of_what, words, move.sentence, *numbers, told)


def _gaps(page: Trend) -> Sheet:
    columns = (
        *statement_columns(),
        Column(say("Group"), 26),
        Column(say("Compared with"), 26),
        Column(say("From"), 10),
        Column(say("To"), 10),
        Column(say("What can be told"), 26),
        Column(say("In words"), 80),
    )
    rows = tuple(_gap(statement, gap) for statement in page.statements for gap in statement.shown_gaps)
    holds = say("How the gap between two groups moved from the first to the last round in which it compares.")
    empty = say("There are no two groups to compare.")
    return Sheet(say("Changes of gaps"), "ChangesOfGaps", holds, columns, rows, empty)


def _gap(statement: StatementTrendView, gap: GapTrendView) -> Row:
    labels = {group.id: group.label for group in statement.groups}
    return (
        *about(statement),
        labels.get(gap.reference, gap.reference),
        labels.get(gap.comparison, gap.comparison),
        gap.then,
        gap.now,
        say(GAP_CHANGE_READINGS[gap.reading]),
        gap.sentence,
    )


def _actions(page: Trend, texts: dict[str, str]) -> Sheet:
    promised = {
        action.id: called
        for called, row in zip(page.called, page.promised, strict=True)
        for action in row.actions
    }
    empty = " ".join(row.empty for row in page.promised)
    return actions_sheet(page.actions, texts, empty, promised)
