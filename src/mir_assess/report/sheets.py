"""The gap report as sheets of a workbook, in the order in which a report tells it: who took part, answers,
gaps, what stands out, and then what came of the talk.

Every value is one that the pages show too. Nothing is computed here, and no figure adds groups together.
"""

from mir_assess.analysis.disclosed import Suppressed
from mir_assess.analysis.readings import GapReading
from mir_assess.report.answersheets import (
    AnswerRow,
    answer_sheets,
    known,
    promise_cells,
    promise_columns,
    reason_column,
    reasons,
    why,
)
from mir_assess.report.roomsheets import (
    about,
    actions_sheet,
    agreed_sheet,
    as_one_sheet,
    found_rows,
    priorities_sheet,
    promised_sheet,
    statement_columns,
    words_sheet,
)
from mir_assess.report.sayings import held_back, nobody_answered
from mir_assess.report.tongue import capital, marked, say
from mir_assess.report.view import GapView, Report, StatementView
from mir_assess.report.workbook import Cell, Column, Sheet

Row = tuple[Cell, ...]

GAP_READINGS: dict[GapReading, str] = {
    "reference_higher": marked("Clear: {group} rated this higher"),
    "comparison_higher": marked("Clear: {other} rated this higher"),
    "no_clear_gap": marked("Not clear"),
    "too_few": marked("Too few people to say"),
    "agreed_only": marked("Agreed on together: read side by side"),
}


def report_sheets(page: Report) -> list[Sheet]:
    """Return every sheet of a report but the first, in the order in which a report tells them."""
    texts = {statement.id: statement.text for statement in page.statements}
    return [
        _who(page),
        *_answers(page),
        *as_one_sheet(page),
        _gaps(page),
        _standouts(page),
        agreed_sheet(page),
        priorities_sheet(page),
        words_sheet(page),
        actions_sheet(page.actions, texts, say("No action has been written down yet.")),
        *([promised_sheet(page.promised, texts)] if page.promised else []),
    ]


def _who(page: Report) -> Sheet:
    rows = [
        (group.label, known(group.people), capital(group.turnout), reasons(_why_nobody(group.people)))
        for group in page.groups
    ]
    columns = (
        Column(say("Group"), 34),
        Column(say("People who took part"), 16, "number"),
        Column(say("In words"), 50),
        reason_column(),
    )
    holds = say("Each group, and how many of it took part. Groups are never added together.")
    return Sheet(say("Who took part"), "WhoTookPart", holds, columns, tuple(rows))


def _why_nobody(people: int | Suppressed) -> str:
    if nobody_answered(people):
        return say("Nobody of this group took part.")
    return why(people)


def _answers(page: Report) -> list[Sheet]:
    several = len(page.parts) > 1
    leading = [*statement_columns(), Column(say("Theme"), 18), Column(say("Group"), 20)]
    if several:
        leading.insert(2, Column(say("Bank"), 18))
    rows = [
        AnswerRow(
            (
                *about(statement),
                *((part.bank.title,) if several else ()),
                theme.title,
                found.group.label,
            ),
            found,
            statement.levels,
            statement.promise,
        )
        for part in page.parts
        for theme in part.themes
        for statement in theme.statements
        for found in statement.answers
    ]
    holds = say("What each group said of each statement: how many people chose each level.")
    empty = say("No statement has been rated yet.")
    return answer_sheets(say("Answers"), "Answers", holds, leading, rows, empty)


def _gaps(page: Report) -> Sheet:
    columns = (
        *statement_columns(),
        Column(say("Group"), 26),
        Column(say("Compared with"), 26),
        Column(say("What can be told"), 30),
        Column(say("In words"), 60),
        *promise_columns(say("Group")),
        *promise_columns(say("Compared with")),
        reason_column(),
    )
    rows = tuple(_gap(statement, view) for statement in page.statements for view in statement.gaps)
    holds = say("Each pair of groups that is compared on a statement, and what can be told of it.")
    return Sheet(say("Gaps"), "Gaps", holds, columns, rows, say("There are no two groups to compare."))


def _gap(statement: StatementView, view: GapView) -> Row:
    figures = {found.group.id: found.figures for found in statement.answers}
    sides = [promise_cells(figures.get(group.id), group.label) for group in (view.reference, view.comparison)]
    numbers = [number for cells, _ in sides for number in cells]
    return (
        *about(statement),
        view.reference.label,
        view.comparison.label,
        _can_be_told(view),
        view.sentence,
        *numbers,
        reasons(*(told for _, told in sides)),
    )


def _can_be_told(view: GapView) -> str:
    figure = view.gap.superiority
    if held_back(figure):
        return say("Not shown enough to compare, to keep people safe")
    if nobody_answered(figure):
        return say("Not compared")
    words = GAP_READINGS[view.gap.reading]
    return say(words, group=view.reference.called.text, other=view.comparison.called.text)


def _standouts(page: Report) -> Sheet:
    columns = (Column(say("What stands out"), 34), *statement_columns(), Column(say("In words"), 80))
    rows: list[Row] = []
    for found in page.standouts:
        if found.kind == "comparison_placed_higher":
            placed = say("Where each group placed these")
            rows += [(placed, *about(item.statement), item.sentence) for item in page.placed]
        rows += found_rows(found)
    holds = " ".join((say("Statements that stand out, each with its sentence."), *page.unsure))
    empty = say("No statement has been rated yet.")
    return Sheet(say("What stands out"), "StandsOut", holds, columns, tuple(rows), empty)
