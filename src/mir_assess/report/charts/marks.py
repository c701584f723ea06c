"""Shapes that tell groups apart without colour, and the bracket for what is known only roughly."""

from math import sqrt

from mir_assess.report.charts.scene import Disc, Shape, Strokes, Trace

KINDS = 6


def mark(group: int, x: float, y: float, radius: float) -> Shape:
    """Return the mark of a group by its place among the groups: for the first a filled circle, then an open
    square, triangle, diamond, cross and circle. All are open but the first, so one shows inside another.
    """
    match group % KINDS:
        case 0:
            return Disc("mark", x, y, radius)
        case 1:
            far = 1.1 * radius
            four = ((x - far, y - far), (x + far, y - far), (x + far, y + far), (x - far, y + far))
            return Trace("open-mark", four, closed=True)
        case 2:
            far = 1.45 * radius
            three = ((x - far, y + 0.8 * far), (x, y - far), (x + far, y + 0.8 * far))
            return Trace("open-mark", three, closed=True)
        case 3:
            far = 1.1 * radius * sqrt(2)
            corners = ((x, y - far), (x + far, y), (x, y + far), (x - far, y))
            return Trace("open-mark", corners, closed=True)
        case 4:
            arm = 1.2 * radius
            down = ((x - arm, y - arm), (x + arm, y + arm))
            return Strokes("open-mark", (down, ((x - arm, y + arm), (x + arm, y - arm))))
        case _:
            return Disc("open-mark", x, y, 1.3 * radius)


def bracket(start: float, end: float, y: float, towards: float) -> Trace:
    """Return a bracket from `start` to `end` that opens towards a line: somewhere in there, and no closer."""
    return Trace("bracket", ((start, y + towards), (start, y), (end, y), (end, y + towards)))
