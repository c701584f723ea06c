"""What came of the talk as sheets of a workbook: levels that were agreed on, what matters most, words that
may be printed, and actions.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from mir_assess.analysis.disclosed import AgreedOnly, Coarse, Figure, PrintableNote, Suppressed
from mir_assess.report.actions import ActionView, status_words
from mir_assess.report.answersheets import known, reason_column, reasons, why
from mir_assess.report.sayings import nobody_answered, rough_number
from mir_assess.report.tongue import say
from mir_assess.report.view import AgreedView, Answers, GroupView, Report, StatementView
from mir_assess.report.workbook import Cell, Column, Sheet

if TYPE_CHECKING:
    from mir_assess.report.found import Listing, Told

Row = tuple[Cell, ...]


def statement_columns() -> tuple[Column, ...]:
    """Return the columns that name a statement in every sheet: its id, and its words."""
    return (Column(say("Reference"), 11), Column(say("Statement"), 36))


def about(statement: "Told") -> tuple[str, str]:
    """Return what stands in those two columns."""
    return statement.id, statement.text


def found_rows(found: "Listing") -> list[Row]:
    """Return the rows of a list of what stands out, or changed, in one way; one that says so for nothing."""
    if not found.found:
        return [(found.title, say("None"), say("No statement"), found.empty)]
    return [(found.title, *about(one.statement), one.sentence) for one in found.found]


def agreed_sheet(page: Report) -> Sheet:
    """Return what the whole room settled on after talking, statement by statement."""
    groups = _who_dissented(page)
    columns = (
        *statement_columns(),
        Column(say("Level"), 20),
        Column(say("People present"), 12, "number"),
        *(Column(say("Did not agree: {group}", group=group.label), 16, "number") for group in groups),
        Column(say("In words"), 60),
        Column(say("Why some did not agree"), 50),
        reason_column(),
    )
    rows = tuple(
        _room_agreed(statement, statement.agreed, groups, page.policy.min_cell)
        for statement in page.statements
        if statement.agreed is not None
    )
    holds = say("The level that the whole room settled on after talking, and who did not agree.")
    return Sheet(say("Agreed"), "Agreed", holds, columns, rows, say("Nothing was put on record as agreed."))


def _who_dissented(page: Report) -> list[GroupView]:
    named = {
        group_id
        for statement in page.statements
        if statement.agreed is not None
        for group_id in statement.agreed.dissent
    }
    return [group for group in page.groups if group.id in named]


def _room_agreed(statement: StatementView, agreed: AgreedView, groups: list[GroupView], min_cell: int) -> Row:
    figures = [(group.label, agreed.dissent.get(group.id)) for group in groups]
    told = [_not_told(label, figure, min_cell) for label, figure in figures]
    if not agreed.dissent:
        told = [_not_counted()]
    level = next((found.label for found in statement.levels if found.key == agreed.level), "")
    return (
        *about(statement),
        level or say("Not agreed"),
        known(agreed.people),
        *(known(figure) for _, figure in figures),
        agreed.sentence,
        "\n".join(agreed.why) or say("Nothing was written down."),
        reasons(_not_present(agreed.people, min_cell), *told),
    )


def _not_present(people: int | Suppressed, min_cell: int) -> str:
    """Return why there is no number of people present; nothing where the room agreed on nothing, which
    counts nobody and holds nothing back.
    """
    if nobody_answered(people):
        return ""
    return _not_told(say("People present"), people, min_cell)


def _not_told(name: str, figure: Figure | None, min_cell: int) -> str:
    """Return what is told of a figure in place of its number: a rough one, or why there is none."""
    if isinstance(figure, int):
        return ""
    if isinstance(figure, Coarse):
        words = say("{words}.", words=rough_number(figure, min_cell))
    else:
        words = why(figure) or _not_counted()
    return say("{name}: {words}", name=name, words=words)


def _not_counted() -> str:
    return say("Who did not agree was not counted.")


def as_one_sheet(page: Report) -> list[Sheet]:
    """Return the levels that groups agreed on which rated as one: no sheet, where none did."""
    rows = tuple(
        _as_one(statement, found, found.figures.agreed, page.policy.min_cell)
        for statement in page.statements
        for found in statement.answers
        if found.figures.agreed is not None
    )
    columns = (
        *statement_columns(),
        Column(say("Group"), 26),
        Column(say("Level"), 20),
        Column(say("People present"), 12, "number"),
        Column(say("Did not agree"), 12, "number"),
        Column(say("In words"), 60),
        reason_column(),
    )
    holds = say("The level agreed on by each group that talked and rated together.")
    return [Sheet(say("Groups as one"), "GroupsAsOne", holds, columns, rows)] if rows else []


def _as_one(statement: StatementView, found: Answers, agreed: AgreedOnly, min_cell: int) -> Row:
    labels = {level.key: level.label for level in statement.levels}
    return (
        *about(statement),
        found.group.label,
        labels.get(agreed.level or "", say("Different levels")),
        known(agreed.people),
        known(agreed.dissent),
        found.line,
        reasons(
            _not_told(say("People present"), agreed.people, min_cell),
            _not_told(say("Did not agree"), agreed.dissent, min_cell),
        ),
    )


def priorities_sheet(page: Report) -> Sheet:
    """Return the dots that each group put on the statements that were chosen."""
    columns = (
        *statement_columns(),
        Column(say("Group"), 26),
        Column(say("Dots"), 12, "number"),
        Column(say("In words"), 60),
        reason_column(),
    )
    labels = {group.id: group.label for group in page.groups}
    rows = tuple(
        (
            *about(item.statement),
            labels[group_id],
            known(dots),
            item.sentence,
            reasons(_not_told(say("Dots"), dots, page.policy.min_cell)),
        )
        for item in page.priorities
        for group_id, dots in item.statement.priority.items()
    )
    holds = say("What matters most to those who were there: dots from each group.")
    empty = say("No statement stands out as chosen.")
    return Sheet(say("Priorities"), "Priorities", holds, columns, rows, empty)


def words_sheet(page: Report) -> Sheet:
    """Return the words that may be printed, each with what it is about."""
    columns = (
        *statement_columns(),
        Column(say("Kind of note"), 26),
        Column(say("Whose words"), 30),
        Column(say("Words"), 90),
    )
    labels = {group.id: group.label for group in page.groups}
    rows: list[Row] = []
    for statement in page.statements:
        rows += [
            (*about(statement), notes.heading, _whose(note, labels), note.text)
            for notes in statement.notes
            for note in notes.notes
        ]
        if statement.agreed is not None:
            heading, whose = say("Why some did not agree"), say("Somebody who was there")
            rows += [(*about(statement), heading, whose, reason) for reason in statement.agreed.why]
    whole = (say("All"), say("The round as a whole"))
    rows += [
        (*whole, notes.heading, _whose(note, labels), note.text)
        for notes in page.notes
        for note in notes.notes
    ]
    holds = say("What people said and let us print, in their own words.")
    return Sheet(say("Words"), "Words", holds, columns, tuple(rows), say("No words may be printed."))


def _whose(note: PrintableNote, labels: Mapping[str, str]) -> str:
    if isinstance(note.group, Suppressed):
        return say("Not shown, to keep people safe")
    return labels.get(note.group) or say("Nobody was named")


def promised_sheet(actions: Iterable[ActionView], texts: Mapping[str, str]) -> Sheet:
    """Return the actions of the round before, each with what its leads and what people say of it."""
    return replace(
        actions_sheet(actions, texts, say("Nothing was promised before."), were_asked=True),
        name=say("Promised before"),
        table="PromisedBefore",
        about=say("What was promised before this round, and what people say of it."),
    )


def actions_sheet(
    actions: Iterable[ActionView],
    texts: Mapping[str, str],
    empty: str,
    promised: Mapping[str, str] | None = None,
    *,
    were_asked: bool = False,
) -> Sheet:
    """Return the actions, each with the two who lead it, and what was said of how they went, where anything
    was or `were_asked`; `texts` are the statements' words by id, and `empty` says that there is no action. On
    a page of several rounds, `promised` tells what the round is called that agreed each action, by its id.
    """
    actions = tuple(actions)
    is_judged = were_asked or any(action.beside for action in actions)
    columns = (
        Column(say("Action"), 44),
        *((Column(say("Promised in"), 12),) if promised else ()),
        Column(say("Now"), 24),
        *statement_columns(),
        Column(say("Led by: lived experience"), 30),
        Column(say("Led by: council"), 30),
        Column(say("Why"), 40),
        Column(say("By"), 18),
        Column(say("First step"), 36),
        Column(say("You will notice"), 36),
        *((Column(say("Did it happen?"), 50),) if is_judged else ()),
    )
    holds = say("What was promised, and the two who lead it.")
    rows = tuple(
        (*_action(action, texts, promised or {}), *((_judged(action),) if is_judged else ()))
        for action in actions
    )
    return Sheet(say("Actions"), "Actions", holds, columns, rows, empty)


def _action(action: ActionView, texts: Mapping[str, str], promised: Mapping[str, str]) -> Row:
    nobody, nothing = say("Not agreed"), say("Not written down")
    return (
        action.what,
        *((promised[action.id],) if promised else ()),
        status_words(action),
        action.statement or say("None"),
        texts.get(action.statement) or say("No statement"),
        action.led_by_lived or nobody,
        action.led_by_council or nobody,
        action.why or nothing,
        _day(action) or nobody,
        action.first_step or nothing,
        action.notice or nothing,
    )


def _judged(action: ActionView) -> str:
    """What people and its two leads say of how an action went."""
    told = (say("{name}: {words}", name=name, words=words) for name, words in action.beside)
    return "\n".join(told) or say("Nobody was asked")


def _day(action: ActionView) -> Cell:
    """The day that an action is to be done by; where its words name none, they as they were said."""
    if action.day is None:
        return action.by
    # Spreadsheets count days from 1900 on.
    found = date.fromisoformat(action.day)
    return found if found.year > 1900 else action.day
