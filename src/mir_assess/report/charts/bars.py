"""One group's answers as a bar: what keeps the promise to one side of a line, what does not yet to the
other.
"""

from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from mir_assess.model.value import value
from mir_assess.report.charts.drawings import Bar
from mir_assess.report.charts.scene import Box, Scene, Trace, Words

SIDE_SHADES = 6
NEUTRAL_SHADES = 7
DARK_FROM = 4
"""From this shade on, white numbers are easier to read than black ones."""

HEIGHT = 38
CHARACTER = 0.06
"""The share of one side that a digit needs on a narrow phone."""

DIGIT = 10
"""How wide a digit is at the size of a bar's numbers."""


@cache
def shades(pieces: int, keeps_from: int | None) -> tuple[str, ...]:
    """Return a style class for each piece of a scale: the further from the promise, the darker.

    >>> shades(5, 3)
    ('n6', 'n4', 'n1', 'y1', 'y6')
    >>> shades(2, 1)
    ('n6', 'y6')
    """
    if keeps_from is None:
        return tuple(f"k{_spread(position, pieces, NEUTRAL_SHADES)}" for position in range(pieces))
    below = [f"n{_spread(step, keeps_from, SIDE_SHADES)}" for step in reversed(range(keeps_from))]
    kept = pieces - keeps_from
    return (*below, *(f"y{_spread(step, kept, SIDE_SHADES)}" for step in range(kept)))


def _spread(step: int, steps: int, shades_known: int) -> int:
    return shades_known if steps == 1 else 1 + (step * (shades_known - 1) + (steps - 1) // 2) // (steps - 1)


def is_dark(style: str) -> bool:
    """Whether a shade is so dark that words on it are white."""
    return int(style[1]) >= DARK_FROM


@value
class _Piece:
    left: float
    width: float
    style: str
    people: int


def bar(drawing: Bar, width: float) -> Scene:
    """Return the picture of one group: pieces that keep the promise go right of the middle line, the others
    left.

    Each side is as wide as the whole group, so bars under one another compare. Without a promise a bar starts
    at the left edge.
    """
    pieces = list(_pieces(drawing, width))
    shapes: list[Box | Trace] = [
        Box("track", 0, 4, width, 30),
        *(Box(piece.style, piece.left, 4, piece.width, 30) for piece in pieces),
    ]
    not_yet = [piece for piece in pieces if piece.style.startswith("n")]
    if not_yet:
        # The pieces lie side by side, so one hatching does for all.
        start, last = not_yet[0].left, not_yet[-1]
        shapes.append(Box("hatch", start, 4, last.left + last.width - start, 30))
    if drawing.keeps_from is not None:
        shapes.append(Trace("middle", ((width / 2, 0), (width / 2, HEIGHT))))
    digit = CHARACTER * _side(drawing, width)
    words = (_number(piece) for piece in pieces if piece.width >= digit * len(str(piece.people)))
    return Scene("bar", drawing.title, width, HEIGHT, tuple(shapes), tuple(words))


def _side(drawing: Bar, width: float) -> float:
    """How much of the picture's width the whole group takes up."""
    return width if drawing.keeps_from is None else width / 2


def _pieces(drawing: Bar, width: float) -> Iterator[_Piece]:
    counts, keeps_from = drawing.counts, drawing.keeps_from
    total = sum(counts) or 1
    side = _side(drawing, width)
    start = 0.0 if keeps_from is None else side - side * sum(counts[:keeps_from]) / total
    styles = shades(len(counts), keeps_from)
    for people, passed, style in zip(counts, accumulate(counts, initial=0), styles, strict=False):
        if people:
            yield _Piece(start + side * passed / total, side * people / total, style, people)


def _number(piece: _Piece) -> Words:
    number = str(piece.people)
    plate = f"plate-{piece.style}" if piece.style.startswith("n") else ""
    middle = piece.left + piece.width / 2
    room = min(DIGIT * len(number) + 4, piece.width - 2)
    return Words("light" if is_dark(piece.style) else "", number, middle, 25, plate=plate, room=room)
