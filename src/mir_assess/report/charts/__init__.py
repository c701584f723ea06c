"""Pictures of answers, drawn by one piece of code for every page that shows them.

A drawing (`drawings`) is laid out as a scene of shapes and words (`bars`, `corners`, `dumbbells`, `panels`),
which is written as SVG (`svg`): for a page, or alone. Nothing here knows a statement, a group or a year, and
every word of a picture is given to it.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from mir_assess.report.charts.bars import DARK_FROM, bar, shades
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
    Ticks,
)
from mir_assess.report.charts.dumbbells import dumbbell
from mir_assess.report.charts.inks import FONT, PATTERN, SHADES
from mir_assess.report.charts.panels import in_a_row, panels
from mir_assess.report.charts.scene import Scene
from mir_assess.report.charts.svg import document, fluid, inline

__all__ = [
    "DARK_FROM", "FONT", "PATTERN", "SHADES", "Bar", "Corner", "Corners", "Dot", "Drawing", "Dumbbell",
    "Moment", "Panel", "Panels", "Row", "Stand", "Ticks", "alone", "diverging_bar", "height", "in_parts",
    "picture", "shades",
]  # fmt: skip

PAGE_WIDTH = 320
"""How many units wide a picture on a page is laid out: so it can be read on the narrowest phone, and grows
with its place up to the size of the page's own words.
"""


def picture(drawing: Drawing, picture_id: str, *, mirrored: bool = False) -> str:
    """Return a drawing as SVG for a page that has the stylesheet; `picture_id` is a name that nothing else on
    the page has. `mirrored`, as those expect it who read from right to left.
    """
    if isinstance(drawing, Bar):
        return fluid(_laid(drawing, 100).facing(mirrored=mirrored), picture_id)
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
    pieces = _pieces(drawing, width)
    if len(pieces) < 2:
        return (drawing,)
    head = height(_together(drawing, ()), width=width)
    parts: list[list[Drawing]] = [[]]
    used = head
    for piece in pieces:
        more = height(piece, width=width) - head
        if parts[-1] and used + more > at_most:
            parts.append([])
            used = head
        parts[-1].append(piece)
        used += more
    return tuple(_together(drawing, part) for part in parts)


def _pieces(drawing: Drawing, width: float) -> list[Drawing]:
    """The smallest parts that a drawing can be cut into."""
    match drawing:
        case Dumbbell():
            return [replace(drawing, rows=(row,)) for row in drawing.rows]
        case Panels():
            step = in_a_row(drawing, width)
            found = drawing.panels
            return [replace(drawing, panels=found[at : at + step]) for at in range(0, len(found), step)]
        case _:
            return [drawing]


def _together(drawing: Drawing, pieces: Sequence[Drawing]) -> Drawing:
    match drawing:
        case Dumbbell():
            return replace(
                drawing, rows=tuple(r for piece in pieces if isinstance(piece, Dumbbell) for r in piece.rows)
            )
        case Panels():
            found = (piece.panels for piece in pieces if isinstance(piece, Panels))
            return replace(drawing, panels=tuple(chain.from_iterable(found)))
        case _:
            return drawing


def diverging_bar(drawing: Bar, picture_id: str, *, mirrored: bool = False) -> str:
    """Return the picture of one group's answers for a page."""
    return picture(drawing, picture_id, mirrored=mirrored)


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
