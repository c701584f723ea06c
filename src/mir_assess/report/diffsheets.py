"""Two rounds side by side as sheets of a workbook: what compares, what changed, who was there, the answers of
both years, and what became of the promises.

As on every page, answers that do not compare are not laid beside one another: what compares says why.
"""

from mir_assess.analysis.readings import ChangeReading, GapChangeReading
from mir_assess.report.answersheets import (
    AnswerRow,
    answer_sheets,
    promise_cells,
    promise_columns,
    reason_column,
    reasons,
)
from mir_assess.report.diffview import Comparison, GapDiff, GroupDiff, StatementDiff
from mir_assess.report.roomsheets import about, actions_sheet, found_rows, statement_columns
from mir_assess.report.sayings import held_back
from mir_assess.report.tongue import marked, say
from mir_assess.report.workbook import Cell, Column, Sheet

Row = tuple[Cell, ...]

CHANGE_READINGS: dict[ChangeReading, str] = {
    "clear_rise": marked("Clear rise"),
    "clear_fall": marked("Clear fall"),
    "no_clear_change": marked("Not clear"),
    "too_few": marked("Too few people to say"),
    "not_comparable": marked("Not compared"),
}
GAP_CHANGE_READINGS: dict[GapChangeReading, str] = {
    "narrowed": marked("Narrowed"),
    "widened": marked("Widened"),
    "no_clear_change": marked("Not clear"),
    # Too few people, or too little of what they said shows: the sentence beside it tells which.
    "too_few": marked("Nothing can be told"),
    "not_comparable": marked("Not compared"),
}


def comparison_sheets(page: Comparison) -> list[Sheet]:
    """Return every sheet of a comparison but the first, in the order in which a comparison tells them."""
    texts = {statement.id: statement.text for statement in page.statements}
    none = say("No action was written down in {year}.", year=str(page.old.year))
    return [
        _compares(page),
        _changed(page),
        _who(page),
        *_answers(page),
        _changes(page),
        _gap_changes(page),
        actions_sheet(page.actions, texts, none),
    ]


def _compared(page: Comparison) -> list[StatementDiff]:
    return [statement for statement in page.statements if statement.compares]


def _compares(page: Comparison) -> Sheet:
    columns = (
        *statement_columns(),
        Column(say("Can be compared"), 14),
        Column(say("In words"), 60),
        Column(say("Asked in {year}", year=page.then), 40),
        Column(say("Asked in {year}", year=page.now), 40),
        Column(say("Why it changed"), 40),
    )
    rows = tuple(_verdict(statement) for statement in page.statements)
    holds = " ".join(
        (say("Each statement, and whether the two rounds asked the same."), *page.counts, *page.room)
    )
    empty = say("No statement has been rated yet.")
    return Sheet(say("What compares"), "WhatCompares", holds, columns, rows, empty)


def _verdict(statement: StatementDiff) -> Row:
    then, now = ("\n".join(words) or statement.text for words in (statement.then, statement.now))
    return (
        *about(statement),
        say("Yes") if statement.compares else say("No"),
        statement.told,
        say("Not asked") if statement.comparability == "new" else then,
        say("Not asked") if statement.comparability == "retired" else now,
        statement.reason or _no_reason(statement),
    )


def _no_reason(statement: StatementDiff) -> str:
    if statement.comparability == "same":
        return say("The words did not change.")
    return say("No reason was given.")


def _changed(page: Comparison) -> Sheet:
    columns = (Column(say("What changed"), 34), *statement_columns(), Column(say("In words"), 80))
    rows = tuple(row for found in page.lists for row in found_rows(found))
    about = say("What clearly changed, what did not, and of what nothing can be said.")
    holds = " ".join((about, *page.in_short))
    return Sheet(say("What changed"), "WhatChanged", holds, columns, rows)


def _who(page: Comparison) -> Sheet:
    columns = (Column(say("Group"), 34), Column(page.then, 50), Column(page.now, 50))
    rows = tuple((group.label, group.old, group.new) for group in page.turnout)
    return Sheet(say("Who was there"), "WhoWasThere", page.turnout_note, columns, rows)


def _answers(page: Comparison) -> list[Sheet]:
    leading = (*statement_columns(), Column(say("Group"), 20), Column(say("Round"), 10))
    rows = [
        AnswerRow((*about(statement), group.label, side.year), side.answers, side.levels, side.promise)
        for statement in _compared(page)
        for group in statement.groups
        for side in group.beside
    ]
    holds = say(
        "What each group said in both rounds, where the two can be compared: how many people chose each "
        "level."
    )
    empty = say("Nothing can be compared.")
    return answer_sheets(say("Answers then and now"), "Answers", holds, leading, rows, empty)


def _changes(page: Comparison) -> Sheet:
    columns = (
        *statement_columns(),
        Column(say("Group"), 26),
        Column(say("What can be told"), 26),
        Column(say("In words"), 60),
        *promise_columns(page.then),
        *promise_columns(page.now),
        reason_column(),
    )
    rows = tuple(
        _change(statement, group, page) for statement in _compared(page) for group in statement.groups
    )
    holds = say("How each group's answers moved between the two rounds, where they can be compared.")
    return Sheet(say("Changes"), "Changes", holds, columns, rows, say("Nothing can be compared."))


def _change(statement: StatementDiff, group: GroupDiff, page: Comparison) -> Row:
    sides = [
        promise_cells(side.answers.figures if side and side in group.beside else None, year)
        for side, year in ((group.old, page.then), (group.new, page.now))
    ]
    words = (
        say("Not shown enough to compare, to keep people safe")
        if held_back(group.superiority)
        else say(CHANGE_READINGS[group.reading])
    )
    numbers = [number for cells, _ in sides for number in cells]
    told = reasons(*(why for _, why in sides))
    return (*about(statement), group.label, words, group.sentence, *numbers, told)


def _gap_changes(page: Comparison) -> Sheet:
    columns = (
        *statement_columns(),
        Column(say("Group"), 26),
        Column(say("Compared with"), 26),
        Column(say("What can be told"), 26),
        Column(say("In words"), 80),
    )
    rows = tuple(_gap(statement, gap) for statement in _compared(page) for gap in statement.gaps)
    holds = say("How the gap between two groups moved between the two rounds, where it can be compared.")
    empty = say("There are no two groups to compare.")
    return Sheet(say("Changes of gaps"), "ChangesOfGaps", holds, columns, rows, empty)


def _gap(statement: StatementDiff, gap: GapDiff) -> Row:
    labels = {group.id: group.label for group in statement.groups}
    return (
        *about(statement),
        labels.get(gap.reference, gap.reference),
        labels.get(gap.comparison, gap.comparison),
        say(GAP_CHANGE_READINGS[gap.reading]),
        gap.sentence,
    )
