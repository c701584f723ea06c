"""A map of two groups: how one sees each statement against how the other does, in four corners with names.

A statement whose numbers may be told has a place on the map. One that is told only roughly has none: its
number stands in a tray of its corner, beside the map.
"""

from collections.abc import Sequence

from mir_assess.model.value import value
from mir_assess.report.charts.drawings import Corner, Corners
from mir_assess.report.charts.fitting import width as width_of
from mir_assess.report.charts.inks import TYPE
from mir_assess.report.charts.places import CELL, Label, labels
from mir_assess.report.charts.scene import Box, Disc, Scene, Strokes, Trace, stripes
from mir_assess.report.charts.sheet import ANCHORS, Sheet, line_height

TONES = ("asks", "both-kept", "not-yet", "plain")
"""How the corners look, in the order of `Corners.corners`: the one that asks, both say kept, both say not
yet, and the other way round.
"""

PAD, CHIP, GAP, INSET, ARROW = 8, 24, 4, 14, 18
"""Room around words; a number without a place, and room between two; how far inside the map its ends lie; an
arrow.
"""

WIDEST = 480
"""A map grows no wider, or it would not fit a page with what it shows."""

TICKS_AT_MOST = 72


@value
class _Frame:
    """The columns of a map: its left edge, the line between them, and its right edge."""

    left: float
    right: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def column(self) -> float:
        return self.middle - self.left


def corners(drawing: Corners, width: float) -> Scene:
    """Return the map; where nothing has a place of its own, its four corners alone."""
    sheet = Sheet(width)
    has_places = bool(drawing.dots)
    frame = _Frame(_gutter(drawing) if has_places else 1, min(width, WIDEST) - 1)
    if has_places:
        _axis_up(sheet, drawing.up, frame)
    sheet.y += 1
    top = sheet.y
    _trays(sheet, drawing, 0, frame)
    middle = _map(sheet, drawing, frame) if has_places else sheet.y
    _trays(sheet, drawing, 2, frame)
    _edges(sheet, frame, top, middle)
    if has_places:
        _axis_across(sheet, drawing, frame)
    sheet.y += 1
    return sheet.scene(drawing.title)


def _gutter(drawing: Corners) -> float:
    size, bold = TYPE["tick"]
    return min(TICKS_AT_MOST, max(width_of(tick, size, bold=bold) for tick in drawing.ticks)) + 6


def _axis_up(sheet: Sheet, words: str, frame: _Frame) -> None:
    y = sheet.y
    sheet.draw(Trace("arrow", ((0, y + 15), (6, y + 3), (12, y + 15)), closed=True))
    sheet.write("name", words, ARROW, frame.right - ARROW, lines=3)
    sheet.y += GAP


def _axis_across(sheet: Sheet, drawing: Corners, frame: _Frame) -> None:
    sheet.y += 2
    ends = (frame.left, frame.middle, frame.right)
    for tick, x, anchor in zip(drawing.ticks, ends, ANCHORS, strict=True):
        sheet.line("tick", tick, x, anchor)
    sheet.y += line_height("tick") + 2
    x, y = frame.right, sheet.y + 9
    sheet.draw(Trace("arrow", ((x - 12, y - 6), (x, y), (x - 12, y + 6)), closed=True))
    sheet.write("name", drawing.across, frame.right - ARROW, frame.right - ARROW, "end", lines=3)


def _trays(sheet: Sheet, drawing: Corners, first: int, frame: _Frame) -> None:
    """Two corners side by side: their names, what they ask, and the numbers that have no place."""
    start, under = sheet.y, len(sheet.shapes)
    ends = []
    for corner, left in zip(drawing.corners[first : first + 2], (frame.left, frame.middle), strict=True):
        sheet.y = start
        _tray(sheet, corner, drawing.roughly, left + PAD, frame.column - 2 * PAD)
        ends.append(sheet.y)
    sheet.y = max(ends)
    for tone, left in zip(TONES[first : first + 2], (frame.left, frame.middle), strict=True):
        sheet.shapes.insert(under, Box(tone, left, start, frame.column, sheet.y - start))


def _tray(sheet: Sheet, corner: Corner, roughly: str, left: float, room: float) -> None:
    sheet.y += PAD
    for line in corner.name:
        sheet.write("name", line, left, room, lines=4)
    sheet.write("plain-words", corner.ask, left, room)
    if corner.rough:
        sheet.y += GAP
        sheet.write("tick", roughly, left, room)
        _chips(sheet, corner.rough, left, room)
    sheet.y += PAD


def _chips(sheet: Sheet, numbers: Sequence[str], left: float, room: float) -> None:
    fits = max(1, int((room + GAP) // (CHIP + GAP)))
    for place, number in enumerate(numbers):
        x, top = left + (CHIP + GAP) * (place % fits), sheet.y + GAP + (CHIP + GAP) * (place // fits)
        sheet.draw(Box("chip", x, top, CHIP, CHIP, round=4))
        sheet.line("in-chip", number, x + CHIP / 2, "middle", top=top + 4)
    sheet.y += (CHIP + GAP) * -(-len(numbers) // fits)


def _map(sheet: Sheet, drawing: Corners, frame: _Frame) -> float:
    """The map itself, as high as it is wide; return where its middle lies."""
    top, side = sheet.y, frame.right - frame.left
    half, middle, bottom = side / 2, top + side / 2, top + side
    for tone, x, y in zip(TONES, (frame.left, frame.middle) * 2, (top, top, middle, middle), strict=True):
        sheet.draw(Box(tone, x, y, half, half))
    sheet.draw(stripes("stripes", frame.left, middle, half, half))
    for tick, y in zip(reversed(drawing.ticks), (top, middle, bottom), strict=True):
        sheet.line("tick", tick, frame.left - 5, "end", top=min(max(y - 8, top), bottom - 16))
    reach = side - 2 * INSET
    points = [
        (dot.number, frame.left + INSET + reach * dot.across, bottom - INSET - reach * dot.up)
        for dot in drawing.dots
    ]
    found = labels(points, (frame.left + 4, top + 4, frame.right - 4, bottom - 4))
    _cross(sheet, frame, top, middle, bottom)
    for label in found:
        _lead(sheet, label)
    for label in found:
        _numbers(sheet, label)
    sheet.y = bottom
    return middle


def _lead(sheet: Sheet, label: Label) -> None:
    """The way from numbers that stand beside their place to the place itself."""
    if label.is_moved:
        middle = (label.left + label.width / 2, label.top + label.height / 2)
        sheet.draw(Trace("lead", (middle, (label.x, label.y))), Disc("point", label.x, label.y, 4))


def _numbers(sheet: Sheet, label: Label) -> None:
    inside = label.width - 1, label.height - 1
    sheet.draw(Box("dot", label.left + 0.5, label.top + 0.5, *inside, round=(CELL - 1) / 2))
    for place, number in enumerate(label.numbers):
        x = label.left + CELL * (place % label.columns + 0.5)
        sheet.line("in-dot", number, x, "middle", top=label.top + CELL * (place // label.columns) + 3.3)


def _cross(sheet: Sheet, frame: _Frame, top: float, middle: float, bottom: float) -> None:
    down = ((frame.middle, top), (frame.middle, bottom))
    sheet.draw(Strokes("edge", (down, ((frame.left, middle), (frame.right, middle)))))


def _edges(sheet: Sheet, frame: _Frame, top: float, middle: float) -> None:
    """Lines between the corners, a frame round them all, and a thick one round the corner that asks."""
    left, right, bottom = frame.left, frame.right, sheet.y
    _cross(sheet, frame, top, middle, bottom)
    _round(sheet, "edge", left, top, right, bottom)
    _round(sheet, "frame", left + 1, top + 1, frame.middle, middle)


def _round(sheet: Sheet, style: str, left: float, top: float, right: float, bottom: float) -> None:
    around = ((left, top), (right, top), (right, bottom), (left, bottom))
    sheet.draw(Trace(style, around, closed=True))
