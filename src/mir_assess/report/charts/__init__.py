"""Pictures of answers, drawn by one piece of code for every page that shows them.

A drawing (`drawings`) is laid out as a scene of shapes and words (`bars`, `corners`, `dumbbells`, `panels`),
which is written as SVG (`svg`): for a page, or alone. Nothing here knows a statement, a group or a year, and
every word of a picture is given to it.
"""

from mir_assess.report.charts.bars import DARK_FROM, bar, shades
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
from mir_assess.report.charts.inks import FONT, PATTERN, SHADES
from mir_assess.report.charts.scene import Scene
from mir_assess.report.charts.svg import document, fluid, inline

__all__ = [
    "DARK_FROM", "FONT", "PATTERN", "SHADES", "Bar", "Corner", "Corners", "Dot", "Drawing", "Dumbbell",
    "Moment", "Panel", "Panels", "Row", "Stand", "Ticks", "alone", "diverging_bar", "height", "in_parts", "picture",
    "shades",
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
        return fluid(_scene(drawing, 100, mirrored=mirrored), picture_id)
    return inline(_scene(drawing, PAGE_WIDTH, mirrored=mirrored), picture_id)


def alone(drawing: Drawing, *, width: float, mirrored: bool = False) -> str:
    """Return a drawing as an SVG document that stands alone, `width` pixels wide, with its height in it."""
    return document(_scene(drawing, width, mirrored=mirrored))


def height(drawing: Drawing, *, width: float) -> float:
    """Return how high, in pixels, a drawing is that stands alone at this width."""
    return _scene(drawing, width, mirrored=False).height


def in_parts(drawing: Drawing, *, width: float, at_most: float) -> tuple[Drawing, ...]:  # noqa: ARG001
    """Return a drawing as several, each no higher than `at_most` where that can be, for sheets that end."""
    return (drawing,)


def diverging_bar(drawing: Bar, picture_id: str, *, mirrored: bool = False) -> str:
    """Return the picture of one group's answers for a page."""
    return picture(drawing, picture_id, mirrored=mirrored)


def _scene(drawing: Drawing, width: float, *, mirrored: bool) -> Scene:
    match drawing:
        case Bar():
            scene = bar(drawing, width)
        case _:
            scene = Scene("drawn", drawing.title, width, 40, (), ())
    return scene.mirrored() if mirrored else scene
