"""The numbers beside a picture as columns of a table: a row for each level, and for the answers that are no
level.

Where only bands, or only a sum, may be told, one cell stands for several rows. Groups that show no numbers
have no column: their line says why.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from mir_assess.analysis.disclosed import Suppressed
from mir_assess.model.value import value
from mir_assess.report.tongue import marked, say
from mir_assess.report.view import Answers, LevelView

if TYPE_CHECKING:
    from mir_assess.report.diffview import Side

NOT_LEVELS = (marked("Don't know"), marked("Does not apply"), marked("No answer"))


@value
class TableCell:
    """What stands in one cell, and over how many rows."""

    text: str
    rows: int


@value
class Column:
    """One group's numbers: cells for the levels, then for the answers that are no level, then people who
    rated.
    """

    label: str
    levels: tuple[TableCell, ...]
    rest: tuple[TableCell, ...]
    base: str


@value
class Table:
    """Columns beside one another, cell by cell: `rows` holds a name, a style for its key, and the cells that
    begin there.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, str, tuple[TableCell, ...]], ...]


def columns(levels: Sequence[LevelView], answers: Iterable[tuple[str, Answers]]) -> Table:
    """Return the table of the groups that show numbers; `answers` are pairs of a heading and a group's
    answers.
    """
    found = tuple(column(levels, heading, answer) for heading, answer in answers if answer.bar is not None)
    rows = [
        *(((level.label, level.style), "levels", rank) for rank, level in enumerate(levels)),
        *(((name, ""), "rest", rank) for rank, name in enumerate(not_levels())),
    ]
    laid = tuple(
        (
            name,
            style,
            tuple(cell for column in found if (cell := _begins(getattr(column, part), rank)) is not None),
        )
        for (name, style), part, rank in rows
    )
    return Table(found, laid)


def not_levels() -> tuple[str, ...]:
    """Return what answers are called that are no level."""
    return tuple(map(say, NOT_LEVELS))


def tables_of(sides: "Sequence[Side]") -> tuple[Table, ...]:
    """Return the tables of one group in two rounds: one table, or two where the levels or the promise are not
    the same.
    """
    levels = dict.fromkeys(side.levels for side in sides)
    found = (
        columns(row, [(side.year, side.answers) for side in sides if side.levels == row]) for row in levels
    )
    return tuple(table for table in found if table.columns)


def _begins(cells: Sequence[TableCell], row: int) -> TableCell | None:
    """The cell that begins in this row; None where one from above reaches into it."""
    start = 0
    for cell in cells:
        if start == row:
            return cell
        start += cell.rows
    return None


def column(levels: Sequence[LevelView], heading: str, answer: Answers) -> Column:
    """Return one group's numbers under a heading."""
    found = answer.figures
    if isinstance(found.levels, Mapping):
        level_cells = tuple(TableCell(str(people), 1) for people in found.levels.values())
    else:
        kept = sum(level.keeps_promise for level in levels)
        bands = found.bands
        level_cells = (
            (_in_all(bands.not_yet, len(levels) - kept), _in_all(bands.keeps_promise, kept)) if bands else ()
        )
    base = str(found.base) if isinstance(found.base, int) else say("not shown")
    return Column(heading, level_cells, _rest(answer), base)


def _in_all(people: int, rows: int) -> TableCell:
    return TableCell(_sum(people) if rows > 1 else str(people), rows)


def _sum(people: int) -> str:
    return say("{number} in all", number=str(people))


def _rest(answer: Answers) -> tuple[TableCell, ...]:
    found = answer.figures
    parts = (found.dont_know, found.not_applicable, found.skipped)
    if any(isinstance(part, Suppressed) for part in parts):
        together = _sum(found.unlevelled) if isinstance(found.unlevelled, int) else say("not shown")
        return (TableCell(together, len(NOT_LEVELS)),)
    return tuple(TableCell(say("not counted") if part is None else str(part), 1) for part in parts)
