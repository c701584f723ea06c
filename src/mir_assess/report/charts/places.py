"""Where the numbers of a map stand, so that none hides another: at their own place where there is room, else
beside it, with a line that leads there.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from math import ceil, cos, pi, sin, sqrt

from mir_assess.model.value import value

CELL = 20
"""The side of the square that one number takes."""

TOUCH = 2
"""By so much two labels may overlap at their edges: their numbers are still apart."""

_NEAREST, _STEP, _WAYS, _REACH = 22, 7, 16, 36
"""How near its place a label that has to stand beside it comes, so that the line between them shows; and how
the ways round are tried: rings so far apart, so many places on each, so many rings.
"""


@value
class Label:
    """The numbers of one place on a sheet: `x`, `y` is the place, and `left`, `top` the corner of where they
    stand, in `columns` by `rows` cells.
    """

    numbers: tuple[str, ...]
    x: float
    y: float
    columns: int
    left: float = 0
    top: float = 0

    @property
    def width(self) -> float:
        """How wide the numbers are together."""
        return self.columns * CELL

    @property
    def height(self) -> float:
        """How high they are together."""
        return ceil(len(self.numbers) / self.columns) * CELL

    @property
    def is_moved(self) -> bool:
        """Whether the numbers stand beside their place."""
        return not (
            self.left <= self.x <= self.left + self.width and self.top <= self.y <= self.top + self.height
        )


Frame = tuple[float, float, float, float]
"""Left, top, right and bottom."""


def labels(points: Sequence[tuple[str, float, float]], frame: Frame) -> tuple[Label, ...]:
    """Return where each number of `points` (a number, and its place) stands within a frame; those of one
    place stand together.
    """
    together: dict[tuple[float, float], list[str]] = {}
    for number, x, y in points:
        together.setdefault((round(x, 2), round(y, 2)), []).append(number)
    wanted = [_label(tuple(numbers), x, y) for (x, y), numbers in together.items()]
    placed: list[Label] = []
    # What is large finds a gap while there are some; the rest from left to right.
    for label in sorted(wanted, key=lambda found: (-len(found.numbers), found.x, found.y)):
        others = [(other.x, other.y) for other in wanted if other is not label]
        placed.append(_placed(label, placed, others, frame))
    return tuple(placed)


def _label(numbers: tuple[str, ...], x: float, y: float) -> Label:
    return Label(numbers, x, y, columns=min(len(numbers), max(3, ceil(sqrt(len(numbers))))))


def _placed(
    label: Label, placed: Sequence[Label], points: Sequence[tuple[float, float]], frame: Frame
) -> Label:
    """The label where it covers no other, and no place that the number of another may have to lead to; at its
    own place, where there is none such.
    """
    tried = (_moved(label, across, up, frame) for across, up in _offsets())
    free = (
        found
        for found in tried
        if not any(_overlap(found, other) for other in placed)
        and not any(_covers(found, *at) for at in points)
    )
    return next(free, _moved(label, 0, 0, frame))


def _moved(label: Label, across: float, up: float, frame: Frame) -> Label:
    """The label with its middle so far from its place, and no part of it outside the frame."""
    left, top, right, bottom = frame
    wanted = label.x + across - label.width / 2, label.y + up - label.height / 2
    x = min(max(wanted[0], left), right - label.width)
    y = min(max(wanted[1], top), bottom - label.height)
    return Label(label.numbers, label.x, label.y, label.columns, x, y)


@cache
def _offsets() -> tuple[tuple[float, float], ...]:
    return tuple(_rings())


def _rings() -> Iterator[tuple[float, float]]:
    yield 0.0, 0.0
    for ring in range(_REACH):
        far = _NEAREST + ring * _STEP
        for way in range(_WAYS):
            turn = 2 * pi * way / _WAYS
            yield far * cos(turn), far * sin(turn)


def _overlap(one: Label, other: Label) -> bool:
    return (
        one.left + TOUCH < other.left + other.width
        and other.left + TOUCH < one.left + one.width
        and one.top + TOUCH < other.top + other.height
        and other.top + TOUCH < one.top + one.height
    )


def _covers(label: Label, x: float, y: float) -> bool:
    return (
        label.left + TOUCH < x < label.left + label.width - TOUCH
        and label.top + TOUCH < y < label.top + label.height - TOUCH
    )
