"""A scene in the making: a sheet that fills from the top down."""

from collections.abc import Sequence

from mir_assess.report.charts.fitting import wrapped
from mir_assess.report.charts.inks import TYPE
from mir_assess.report.charts.scene import Anchor, Scene, Shape, Words

LINE = 1.28
"""How far lines stand apart, as a share of their size."""

DROP = 0.98
"""How far under the top of a line its letters stand, as a share of its size."""

ANCHORS: tuple[Anchor, Anchor, Anchor] = ("start", "middle", "end")
"""How the words at the ends and the middle of a line stand over it."""


class Sheet:
    """Shapes and words so far, and `y`, to where they reach."""

    def __init__(self, width: float) -> None:
        """Start an empty sheet."""
        self.width = width
        self.y = 0.0
        self.shapes: list[Shape] = []
        self.words: list[Words] = []
        self.breaks: list[float] = []

    def draw(self, *shapes: Shape) -> None:
        """Add shapes, over those that are there."""
        self.shapes += shapes

    def may_end(self) -> None:
        """Note that the sheet may be cut here."""
        self.breaks.append(self.y)

    def line(
        self, style: str, text: str, x: float, anchor: Anchor = "start", *, top: float | None = None
    ) -> None:
        """Add one line of words whose top is at `top`, or at `y`, which stays."""
        size, _ = TYPE[style]
        self.words.append(Words(style, text, x, (self.y if top is None else top) + DROP * size, anchor))

    def write(
        self, style: str, text: str, x: float, room: float, anchor: Anchor = "start", *, lines: int = 6
    ) -> None:
        """Add a text in as many lines as it needs, and go on under it."""
        for line in fitted(style, text, room, lines):
            self.line(style, line, x, anchor)
            self.y += line_height(style)

    def layered(self, styles: Sequence[str]) -> None:
        """Put the shapes in the order of their styles, from the bottom up: those that look alike together."""
        self.shapes.sort(key=lambda shape: styles.index(shape.style))

    def scene(self, title: str) -> Scene:
        """Return what is on the sheet, cut off where it ends."""
        shapes, words, breaks = tuple(self.shapes), tuple(self.words), tuple(self.breaks)
        return Scene("drawn", title, self.width, self.y, shapes, words, breaks)


def fitted(style: str, text: str, room: float, lines: int = 6) -> tuple[str, ...]:
    """Return a text in lines that fit the room in this style."""
    size, bold = TYPE[style]
    return wrapped(text, room, size, bold=bold, lines=lines)


def line_height(style: str) -> float:
    """Return how high one line is in this style."""
    return TYPE[style][0] * LINE
