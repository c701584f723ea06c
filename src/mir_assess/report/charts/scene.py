"""Shapes and words on a sheet: what every drawing becomes before it is written as SVG.

Lengths are in units of the sheet's width; `style` names a way to look, which a page's stylesheet or
`inks.LOOKS` knows.
"""

import re
from dataclasses import replace
from typing import Literal

from mir_assess.model.value import value
from mir_assess.speech import RIGHT_TO_LEFT

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]
_TURNED: dict[Anchor, Anchor] = {"start": "end", "middle": "middle", "end": "start"}
_FROM_THE_RIGHT, _AS_IT_IS, _END = "\u2067", "\u2068", "\u2069"
_RIGHT_TO_LEFT = re.compile(f"[{RIGHT_TO_LEFT}]")


@value
class Box:
    """An upright rectangle; `round` is the radius of its corners."""

    style: str
    x: float
    y: float
    width: float
    height: float
    round: float = 0

    def mirrored(self, width: float) -> "Box":
        """Return the same in a sheet of this width, seen in a mirror."""
        return replace(self, x=width - self.x - self.width)


@value
class Disc:
    """A circle."""

    style: str
    x: float
    y: float
    radius: float

    def mirrored(self, width: float) -> "Disc":
        """Return the same in a sheet of this width, seen in a mirror."""
        return replace(self, x=width - self.x)


@value
class Trace:
    """A line from point to point; `closed`, the shape that it goes round."""

    style: str
    points: tuple[Point, ...]
    closed: bool = False

    def mirrored(self, width: float) -> "Trace":
        """Return the same in a sheet of this width, seen in a mirror."""
        return replace(self, points=tuple((width - x, y) for x, y in self.points))


@value
class Strokes:
    """Several straight lines that look alike, each from one point to another."""

    style: str
    lines: tuple[tuple[Point, Point], ...]

    def mirrored(self, width: float) -> "Strokes":
        """Return the same in a sheet of this width, seen in a mirror."""
        lines = tuple(((width - x1, y1), (width - x2, y2)) for (x1, y1), (x2, y2) in self.lines)
        return replace(self, lines=lines)


def stripes(style: str, x: float, y: float, width: float, height: float, apart: float = 12) -> Strokes:
    """Return stripes over an upright rectangle, line by line: no two pictures of a page need share a pattern
    by its name.
    """
    lines = []
    along = apart
    while along < width + height:
        low, high = max(0.0, along - height), min(along, width)
        lines.append(((x + low, y + along - low), (x + high, y + along - high)))
        along += apart
    return Strokes(style, tuple(lines))


@value
class Words:
    """One line of text. `plate` is the style of what it stands on, which a picture that stands alone draws
    behind it where the ground is not plain; `room` is how wide that plate is.
    """

    style: str
    text: str
    x: float
    y: float
    anchor: Anchor = "middle"
    plate: str = ""
    room: float = 0

    def mirrored(self, width: float) -> "Words":
        """Return the same in a sheet of this width, seen in a mirror."""
        return replace(self, x=width - self.x, anchor=_TURNED[self.anchor])

    def directed(self, *, from_the_right: bool) -> "Words":
        """Return the same, set apart by marks that cannot be seen where its letters read from the right.

        Not by the property `direction`, which some that draw SVG do not know.
        """
        if not _RIGHT_TO_LEFT.search(self.text):
            return self
        return replace(self, text=f"{_FROM_THE_RIGHT if from_the_right else _AS_IT_IS}{self.text}{_END}")


Shape = Box | Disc | Strokes | Trace


@value
class Scene:
    """A sheet with shapes, and words over all of them. `kind` is the style class of the whole; `title` is
    what a screen reader says of it. `breaks` are the heights at which it may be cut into sheets.
    """

    kind: str
    title: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
    words: tuple[Words, ...]
    breaks: tuple[float, ...] = ()

    def facing(self, *, mirrored: bool) -> "Scene":
        """Return the same, every text in its own direction; mirrored, as those expect it who read from right
        to left.
        """
        if all(words.text.isascii() for words in self.words):
            words = self.words
        else:
            words = tuple(words.directed(from_the_right=mirrored) for words in self.words)
        if not mirrored:
            return self if words is self.words else replace(self, words=words)
        shapes = tuple(shape.mirrored(self.width) for shape in self.shapes)
        return replace(self, shapes=shapes, words=tuple(found.mirrored(self.width) for found in words))
