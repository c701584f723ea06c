"""Rows of lines from none to all, under one another: what dumbbells and strips are drawn on."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from mir_assess.model.value import value
from mir_assess.report.charts.drawings import Ticks
from mir_assess.report.charts.scene import Strokes, Trace
from mir_assess.report.charts.sheet import ANCHORS, Sheet, line_height

WIDE_FROM = 540
"""From this width on the words of a row stand beside its line, not over it."""

EDGE, RADIUS, BRACKET = 14, 7, 9
"""Room beside a line, for half a mark; a mark's size on it; how high a bracket over it is."""

MARKS = ((0, 8), (0.5, 11), (1, 8))
"""The marks on a line: at which share, and how far up and down."""

_Row = TypeVar("_Row")


@value
class Line:
    """A line from none at `left` to all at `right`. `room` is how wide words of its row may be, which stand
    beside it where `is_beside`, else over it.
    """

    left: float
    right: float
    room: float
    is_beside: bool

    def x(self, share: float) -> float:
        """Return where a share lies."""
        return self.left + (self.right - self.left) * share


def line_across(width: float) -> Line:
    """Return the line of every row on a sheet of this width."""
    if width >= WIDE_FROM:
        return Line(width * 0.46, width - EDGE, width * 0.4, is_beside=True)
    return Line(EDGE, width - EDGE, width, is_beside=False)


def named_ends(sheet: Sheet, ticks: Ticks, line: Line) -> None:
    """Write what the ends and the middle of the lines mean, over all of them."""
    ends = (line.left - EDGE, line.x(0.5), line.right + EDGE)
    for tick, x, anchor in zip(ticks, ends, ANCHORS, strict=True):
        sheet.line("tick", tick, x, anchor)
    sheet.y += line_height("tick")


def in_rows(sheet: Sheet, rows: Sequence[_Row], gap: float, draw: Callable[[_Row], None]) -> None:
    """Draw rows, a rule between any two; the sheet may be cut before each."""
    for place, row in enumerate(rows):
        sheet.may_end()
        if place:
            sheet.y += gap
            sheet.draw(Trace("rule", ((0, sheet.y), (sheet.width, sheet.y))))
        sheet.y += gap
        draw(row)
    sheet.y += gap


def draw_line(sheet: Sheet, line: Line, y: float) -> None:
    """Draw the line of a row with its marks, at a height."""
    marks = tuple(((line.x(share), y - up), (line.x(share), y + up)) for share, up in MARKS)
    sheet.draw(Strokes("axis", (((line.left, y), (line.right, y)), *marks)))
