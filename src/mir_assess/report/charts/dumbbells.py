"""Gaps as dumbbells: a row for each statement, a mark for each group on a line from none to all, and a bar
between them.

Each group's numbers stand over or under the line as words, in a lane of its own, so that none can hide
another. What is told roughly is a bracket over the stretch it leaves open; what is hidden is words.
"""

from mir_assess.model.value import value
from mir_assess.report.charts.drawings import Dumbbell, Row, Stand
from mir_assess.report.charts.fitting import width as width_of
from mir_assess.report.charts.inks import TYPE
from mir_assess.report.charts.marks import bracket, mark
from mir_assess.report.charts.scene import Scene, Strokes, Trace
from mir_assess.report.charts.sheet import ANCHORS, Sheet, fitted, line_height

WIDE_FROM = 540
"""From this width on the words of a row stand beside its line, not over it."""

EDGE, GAP, RADIUS, SMALL, KEY = 14, 10, 7, 4.5, 20
"""Room beside a line, for half a mark; between rows; a mark's size on the line and in words; a mark's room
before words.
"""

TICKS = ((0, 8), (0.5, 11), (1, 8))
"""The marks on a line: at which share, and how far up and down."""

LAYERS = ("rule", "axis", "joined", "bracket", "mark", "open-mark")
"""What lies over what."""

BRACKET, TRACK, DOWN = 9, 30, 9.5
"""How high a bracket and a line are; how far under the top of a line of words the middle of its mark lies."""


@value
class _Line:
    """The line of a row, from none at `left` to all at `right`; `turned`, the other way."""

    left: float
    right: float

    def x(self, share: float) -> float:
        return self.left + (self.right - self.left) * share


def dumbbell(drawing: Dumbbell, width: float) -> Scene:
    """Return the picture of some gaps."""
    sheet = Sheet(width)
    is_wide = width >= WIDE_FROM
    line = _Line(width * 0.46 if is_wide else EDGE, width - EDGE)
    room = width * 0.4 if is_wide else width
    sheet.y += 2
    for place, group in enumerate(drawing.groups):
        sheet.draw(mark(place, SMALL * 2, sheet.y + DOWN, SMALL))
        sheet.write("label", group, KEY, width - KEY, lines=3)
        sheet.y += 2
    sheet.y += GAP
    _ticks(sheet, drawing, line)
    for place, row in enumerate(drawing.rows):
        sheet.may_end()
        if place:
            sheet.y += GAP
            sheet.draw(Trace("rule", ((0, sheet.y), (width, sheet.y))))
        sheet.y += GAP
        _row(sheet, row, line, room, is_wide=is_wide)
    sheet.y += GAP
    sheet.layered(LAYERS)
    return sheet.scene(drawing.title)


def _ticks(sheet: Sheet, drawing: Dumbbell, line: _Line) -> None:
    ends = (line.left - EDGE, line.x(0.5), line.right + EDGE)
    for tick, x, anchor in zip(drawing.ticks, ends, ANCHORS, strict=True):
        sheet.line("tick", tick, x, anchor)
    sheet.y += line_height("tick")


def _row(sheet: Sheet, row: Row, line: _Line, room: float, *, is_wide: bool) -> None:
    top = sheet.y
    sheet.write("name", row.words, 0, room)
    under = sheet.y
    if is_wide:
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


def _track(sheet: Sheet, row: Row, line: _Line) -> None:
    y = sheet.y + TRACK / 2
    ticks = tuple(((line.x(share), y - up), (line.x(share), y + up)) for share, up in TICKS)
    sheet.draw(Strokes("axis", (((line.left, y), (line.right, y)), *ticks)))
    places = [(place, stand.at) for place, stand in enumerate(row.stands) if stand and stand.at is not None]
    if len(places) > 1:
        ends = min(at for _, at in places), max(at for _, at in places)
        sheet.draw(Trace("joined", tuple((line.x(end), y) for end in ends)))
    for place, at in places:
        sheet.draw(mark(place, line.x(at), y, RADIUS))
    sheet.y += TRACK


def _lane_over(sheet: Sheet, stand: Stand, line: _Line) -> None:
    _label(sheet, 0, stand, line)
    if stand.within is not None:
        start, end = stand.within
        sheet.draw(bracket(line.x(start), line.x(end), sheet.y + 3, BRACKET))
        sheet.y += BRACKET


def _lane_under(sheet: Sheet, place: int, stand: Stand, line: _Line) -> None:
    if stand.within is not None:
        start, end = stand.within
        sheet.draw(bracket(line.x(start), line.x(end), sheet.y + BRACKET - 3, -BRACKET))
        sheet.y += BRACKET
    _label(sheet, place, stand, line)


def _label(sheet: Sheet, place: int, stand: Stand, line: _Line) -> None:
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
