"""Pictures of answers, drawn by one piece of code for every page that shows them.

A drawing (`drawings`) is laid out as a scene of shapes and words (`bars`, `corners`, `dumbbells`, `panels`,
`strips`), which is written as SVG (`svg`): for a page, or alone. Nothing here knows a statement, a group or
a year, and every word of a picture is given to it.
"""

from dataclasses import replace
from itertools import pairwise

from mir_assess.report.charts.bars import bar, shades
from mir_assess.report.charts.corners import corners
from mir_assess.report.charts.drawings import (
    Bar,
    Corner,
    Corners,
    Dot,
    Drawing,
    Dumbbell,
    Moment,
    Panel,
    Panels,
    Row,
    Stand,
    Stretch,
    Strip,
    Strips,
    Ticks,
)
from mir_assess.report.charts.dumbbells import dumbbell
from mir_assess.report.charts.inks import HATCH, PATTERN, SHADES
from mir_assess.report.charts.panels import in_a_row, panels
from mir_assess.report.charts.scene import Scene
from mir_assess.report.charts.svg import document, fluid, inline

__all__ = [
    "HATCH", "PAGE_WIDTH", "PATTERN", "SHADES", "Bar", "Corner", "Corners", "Dot", "Drawing",
    "Dumbbell", "Moment", "Panel", "Panels", "Row", "Stand", "Stretch", "Strip", "Strips", "Ticks", "alone",
    "height", "in_parts", "picture", "shades",
]  # fmt: skip

PAGE_WIDTH = 320
"""How many units wide a picture on a page is laid out: so it can be read on the narrowest phone, and grows
with its place up to the size of the page's own words.
"""


def picture(drawing: Drawing, picture_id: str, *, mirrored: bool = False, heard: bool = True) -> str:
    """Return a drawing as SVG for a page that has the stylesheet; `picture_id` is a name that nothing else on
    the page has. `mirrored`, as those expect it who read from right to left. A bar is not `heard` where the
    line before it says the same.
    """
    if isinstance(drawing, Bar):
        return fluid(_laid(drawing, 100).facing(mirrored=mirrored), heard=heard)
    return inline(_laid(drawing, PAGE_WIDTH).facing(mirrored=mirrored), picture_id)


def alone(drawing: Drawing, *, width: float, mirrored: bool = False) -> str:
    """Return a drawing as an SVG document that stands alone, `width` pixels wide, with its height in it."""
    return document(_laid(drawing, width).facing(mirrored=mirrored))


def height(drawing: Drawing, *, width: float) -> float:
    """Return how high, in pixels, a drawing is that stands alone at this width."""
    return _laid(drawing, width).height


def in_parts(drawing: Drawing, *, width: float, at_most: float) -> tuple[Drawing, ...]:
    """Return a drawing as several, each no higher than `at_most` where that can be, for sheets that end. No
    row and no panel is cut, and a drawing without either stays whole.
    """
    scene = _laid(drawing, width)
    if not scene.breaks:
        return (drawing,)
    head = start = scene.breaks[0]
    cuts = [0]
    for place, (top, end) in enumerate(pairwise((*scene.breaks, scene.height))):
        if head + end - start > at_most and place > cuts[-1]:
            cuts.append(place)
            start = top
    if len(cuts) == 1:
        return (drawing,)
    return tuple(_part(drawing, width, *ends) for ends in pairwise((*cuts, len(scene.breaks))))


def _part(drawing: Drawing, width: float, first: int, last: int) -> Drawing:
    """The rows of a drawing from one place to before another."""
    match drawing:
        case Dumbbell():
            return replace(drawing, rows=drawing.rows[first:last])
        case Strips():
            return replace(drawing, rows=drawing.rows[first:last])
        case Panels():
            across = in_a_row(drawing, width)
            return replace(drawing, panels=drawing.panels[first * across : last * across])
        case _:
            return drawing


def _laid(drawing: Drawing, width: float) -> Scene:
    match drawing:
        case Bar():
            return bar(drawing, width)
        case Corners():
            return corners(drawing, width)
        case Dumbbell():
            return dumbbell(drawing, width)
        case Panels():
            return panels(drawing, width)
        case Strips():
            from mir_assess.report.charts.strips import strips  # for one page of all, and asked for seldom

            return strips(drawing, width)
