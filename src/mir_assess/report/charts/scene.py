"""Shapes and words on a sheet: what every drawing becomes before it is written as SVG.

Lengths are in units of the sheet's width; `style` names a way to look, which a page's stylesheet or
`inks.LOOKS` knows.
"""

from dataclasses import dataclass, replace
from typing import Literal

Anchor = Literal["start", "middle", "end"]
_TURNED: dict[Anchor, Anchor] = {"start": "end", "middle": "middle", "end": "start"}
_FROM_THE_RIGHT, _END = "\u2067", "\u2069"


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle."""

    style: str
    x: float
    y: float
    radius: float

    def mirrored(self, width: float) -> "Disc":
        """Return the same in a sheet of this width, seen in a mirror."""
        return replace(self, x=width - self.x)


@dataclass(frozen=True, slots=True)
class Trace:
    """A line from point to point; `closed`, the shape that it goes round."""

    style: str
    points: tuple[tuple[float, float], ...]
    closed: bool = False

    def mirrored(self, width: float) -> "Trace":
        """Return the same in a sheet of this width, seen in a mirror."""
        return replace(self, points=tuple((width - x, y) for x, y in self.points))


@dataclass(frozen=True, slots=True)
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
        """Return the same in a sheet of this width, seen in a mirror; the text itself reads from the right.

        Not by the property `direction`, which some that draw SVG do not know.
        """
        text = self.text if self.text.isdigit() else f"{_FROM_THE_RIGHT}{self.text}{_END}"
        return replace(self, text=text, x=width - self.x, anchor=_TURNED[self.anchor])


Shape = Box | Disc | Trace


@dataclass(frozen=True, slots=True)
class Scene:
    """A sheet with shapes, and words over all of them. `kind` is the style class of the whole; `title` is
    what a screen reader says of it.
    """

    kind: str
    title: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
    words: tuple[Words, ...]

    def mirrored(self) -> "Scene":
        """Return the same as those expect it who read from right to left."""
        return replace(
            self,
            shapes=tuple(shape.mirrored(self.width) for shape in self.shapes),
            words=tuple(words.mirrored(self.width) for words in self.words),
        )
