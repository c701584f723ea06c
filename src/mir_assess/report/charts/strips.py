"""Quartiles as strips: a box over the middle half of the shares, and a mark at the middle one, on a line from
none to all. Nothing shows the lowest or the highest.
"""

from mir_assess.report.charts.drawings import Stretch, Strip, Strips
from mir_assess.report.charts.lines import (
    BRACKET,
    RADIUS,
    Line,
    draw_line,
    in_rows,
    line_across,
    named_ends,
)
from mir_assess.report.charts.marks import bracket, mark
from mir_assess.report.charts.scene import Box, Scene, Trace, stripes
from mir_assess.report.charts.sheet import Sheet

GAP, TRACK, HIGH = 9, 32, 20
"""Room between rows; how high a line is with its room, and a box on it."""

LAYERS = ("rule", "axis", "plain", "stripes", "edge", "chip", "bracket", "mark")
"""What lies over what."""


def strips(drawing: Strips, width: float) -> Scene:
    """Return the picture of some quartiles."""
    sheet, line = Sheet(width), line_across(width)
    sheet.y += 2
    named_ends(sheet, drawing.ticks, line)
    in_rows(sheet, drawing.rows, GAP, lambda row: _row(sheet, row, line))
    sheet.layered(LAYERS)
    return sheet.scene(drawing.title)


def _row(sheet: Sheet, row: Strip, line: Line) -> None:
    top = sheet.y
    sheet.write("label", row.name, 0, line.room, lines=3)
    sheet.write("tick", row.words, 0, line.room)
    under = sheet.y
    if line.is_beside:
        sheet.y = top
    _track(sheet, row.quartiles, line)
    sheet.y = max(sheet.y, under)


def _track(sheet: Sheet, quartiles: tuple[Stretch, Stretch, Stretch], line: Line) -> None:
    lower, middle, upper = quartiles
    if middle[0] < middle[1]:
        sheet.draw(bracket(line.x(middle[0]), line.x(middle[1]), sheet.y + 3, BRACKET))
        sheet.y += BRACKET
    y = sheet.y + TRACK / 2
    draw_line(sheet, line, y)
    rough = [(start, end) for start, end in (lower, upper) if start < end]
    for start, end in rough:
        left, wide = line.x(start), line.x(end) - line.x(start)
        corners = ((left, y - HIGH / 2), (left + wide, y - HIGH / 2), (left + wide, y + HIGH / 2))
        sheet.draw(Box("plain", left, y - HIGH / 2, wide, HIGH))
        sheet.draw(stripes("stripes", left, y - HIGH / 2, wide, HIGH, apart=6))
        sheet.draw(Trace("edge", (*corners, (left, y + HIGH / 2)), closed=True))
    if lower[1] < upper[0]:
        left = line.x(lower[1])
        sheet.draw(Box("chip", left, y - HIGH / 2, line.x(upper[0]) - left, HIGH))
    if middle[0] == middle[1]:
        sheet.draw(mark(0, line.x(middle[0]), y, RADIUS))
    sheet.y += TRACK
