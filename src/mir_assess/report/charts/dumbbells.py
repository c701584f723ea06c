"""Gaps as dumbbells: a row for each statement, a mark for each group on a line from none to all, and a bar
between them.

Each group's numbers stand over or under the line as words, in a lane of its own, so that none can hide
another. What is told roughly is a bracket over the stretch it leaves open; what is hidden is words.
"""

from mir_assess.report.charts.drawings import Dumbbell, Row, Stand
from mir_assess.report.charts.fitting import width as width_of
from mir_assess.report.charts.inks import TYPE
from mir_assess.report.charts.lines import (
    BRACKET,
    EDGE,
    RADIUS,
    Line,
    draw_line,
    in_rows,
    line_across,
    named_ends,
)
from mir_assess.report.charts.marks import bracket, mark
from mir_assess.report.charts.scene import Scene, Trace
from mir_assess.report.charts.sheet import Sheet, fitted, line_height

GAP, SMALL, KEY = 10, 4.5, 20
"""Room between rows; a mark's size in words, and its room before them."""

TRACK, DOWN = 30, 9.5
"""How high a line is; how far under the top of a line of words the middle of its mark lies."""

LAYERS = ("rule", "axis", "joined", "bracket", "mark", "open-mark")
"""What lies over what."""


def dumbbell(drawing: Dumbbell, width: float) -> Scene:
    """Return the picture of some gaps."""
    sheet, line = Sheet(width), line_across(width)
    sheet.y += 2
    for place, group in enumerate(drawing.groups):
        sheet.draw(mark(place, SMALL * 2, sheet.y + DOWN, SMALL))
        sheet.write("label", group, KEY, width - KEY, lines=3)
        sheet.y += 2
    sheet.y += GAP
    named_ends(sheet, drawing.ticks, line)
    in_rows(sheet, drawing.rows, GAP, lambda row: _row(sheet, row, line))
    sheet.layered(LAYERS)
    return sheet.scene(drawing.title)


def _row(sheet: Sheet, row: Row, line: Line) -> None:
    top = sheet.y
    sheet.write("name", row.words, 0, line.room)
    under = sheet.y
    if line.is_beside:
        sheet.y = top
    else:
        sheet.y += 4
    first, *others = row.stands
    if first is not None:
        _lane_over(sheet, first, line)
    _track(sheet, row, line)
    for place, stand in enumerate(others, start=1):
        if stand is not None:
            _lane_under(sheet, place, stand, line)
    sheet.y = max(sheet.y, under)


def _track(sheet: Sheet, row: Row, line: Line) -> None:
    y = sheet.y + TRACK / 2
    draw_line(sheet, line, y)
    places = [(place, stand.at) for place, stand in enumerate(row.stands) if stand and stand.at is not None]
    if len(places) > 1:
        ends = min(at for _, at in places), max(at for _, at in places)
        sheet.draw(Trace("joined", tuple((line.x(end), y) for end in ends)))
    for place, at in places:
        sheet.draw(mark(place, line.x(at), y, RADIUS))
    sheet.y += TRACK


def _lane_over(sheet: Sheet, stand: Stand, line: Line) -> None:
    _label(sheet, 0, stand, line)
    if stand.within is not None:
        start, end = stand.within
        sheet.draw(bracket(line.x(start), line.x(end), sheet.y + 3, BRACKET))
        sheet.y += BRACKET


def _lane_under(sheet: Sheet, place: int, stand: Stand, line: Line) -> None:
    if stand.within is not None:
        start, end = stand.within
        sheet.draw(bracket(line.x(start), line.x(end), sheet.y + BRACKET - 3, -BRACKET))
        sheet.y += BRACKET
    _label(sheet, place, stand, line)


def _label(sheet: Sheet, place: int, stand: Stand, line: Line) -> None:
    """What a group said, in words, with its mark: as near its place on the line as there is room."""
    left, right = line.left - EDGE, line.right + EDGE
    lines = fitted("label", stand.words, right - left - KEY, 3)
    size, bold = TYPE["label"]
    takes = KEY + max((width_of(words, size, bold=bold) for words in lines), default=0)
    middle = _middle(stand)
    start = left if middle is None else min(max(line.x(middle) - takes / 2, left), right - takes)
    sheet.draw(mark(place, start + SMALL * 2, sheet.y + DOWN, SMALL))
    for words in lines:
        sheet.line("label", words, start + KEY)
        sheet.y += line_height("label")


def _middle(stand: Stand) -> float | None:
    if stand.within is not None:
        return sum(stand.within) / 2
    return stand.at
