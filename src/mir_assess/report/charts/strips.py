"""Quartiles as strips: a box over the middle half of the shares, and a mark at the middle one, on a line from
none to all. Nothing shows the lowest or the highest.
"""

from dataclasses import dataclass

from mir_assess.report.charts.drawings import Strip, Strips
from mir_assess.report.charts.marks import bracket, mark
from mir_assess.report.charts.scene import Box, Scene, Strokes, Trace, stripes
from mir_assess.report.charts.sheet import ANCHORS, Sheet, line_height

WIDE_FROM = 540
"""From this width on the words of a row stand beside its line, not over it."""

EDGE, GAP, RADIUS = 14, 9, 7
TRACK, HIGH, BRACKET = 32, 20, 9
"""How high a line is with its room, a box on it, and a bracket over it."""

TICKS = ((0, 8), (0.5, 11), (1, 8))
"""The marks on a line: at which share, and how far up and down."""

LAYERS = ("rule", "axis", "plain", "stripes", "edge", "chip", "bracket", "mark")
"""What lies over what."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line from none at `left` to all at `right`."""

    left: float
    right: float

    def x(self, share: float) -> float:
        return self.left + (self.right - self.left) * share


def strips(drawing: Strips, width: float) -> Scene:
    """Return the picture of some quartiles."""
    sheet = Sheet(width)
    is_wide = width >= WIDE_FROM
    line = _Line(width * 0.46 if is_wide else EDGE, width - EDGE)
    sheet.y += 2
    ends = (line.left - EDGE, line.x(0.5), line.right + EDGE)
    for tick, x, anchor in zip(drawing.ticks, ends, ANCHORS, strict=True):
        sheet.line("tick", tick, x, anchor)
    sheet.y += line_height("tick")
    for place, row in enumerate(drawing.rows):
        sheet.may_end()
        if place:
            sheet.y += GAP
            sheet.draw(Trace("rule", ((0, sheet.y), (width, sheet.y))))
        sheet.y += GAP
        _row(sheet, row, line, width * 0.4 if is_wide else width, is_wide=is_wide)
    sheet.y += GAP
    sheet.layered(LAYERS)
    return sheet.scene(drawing.title)


def _row(sheet: Sheet, row: Strip, line: _Line, room: float, *, is_wide: bool) -> None:
    top = sheet.y
    sheet.write("label", row.name, 0, room, lines=3)
    sheet.write("tick", row.words, 0, room)
    under = sheet.y
    if is_wide:
        sheet.y = top
    _track(sheet, row.quartiles, line)
    sheet.y = max(sheet.y, under)


def _track(sheet: Sheet, quartiles: tuple[tuple[float, float], ...], line: _Line) -> None:
    lower, middle, upper = quartiles
    if middle[0] < middle[1]:
        sheet.draw(bracket(line.x(middle[0]), line.x(middle[1]), sheet.y + 3, BRACKET))
        sheet.y += BRACKET
    y = sheet.y + TRACK / 2
    ticks = tuple(((line.x(share), y - up), (line.x(share), y + up)) for share, up in TICKS)
    sheet.draw(Strokes("axis", (((line.left, y), (line.right, y)), *ticks)))
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
