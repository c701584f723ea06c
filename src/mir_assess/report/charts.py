"""Pictures of answers, drawn by one piece of code for every page that shows them.

A picture is a string of SVG made of percentages, so it fits a phone and a sheet of paper while its numbers
keep their size. It says nothing that the words and the table beside it do not say. This module knows counts
and positions; it knows no statement, group or year.
"""

from dataclasses import dataclass, replace
from html import escape
from itertools import accumulate

SIDE_SHADES = 6
NEUTRAL_SHADES = 7
DARK_FROM = 4
"""From this shade on, white numbers are easier to read than black ones."""

HEIGHT = 38
CHARACTER = 0.06
"""The share of one side that a digit needs on a narrow phone."""

PATTERN = (
    '<svg width="0" height="0" aria-hidden="true" focusable="false" style="position:absolute"><defs>'
    '<pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path d="M0 0V7" stroke="#fff" stroke-opacity=".4" stroke-width="2"/></pattern></defs></svg>'
)
"""Hatching for what does not yet keep the promise: it shows without colour. A page carries it once."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One group's answers as a bar: people per piece, lowest first, and which piece is the first that keeps
    the promise.

    `keeps_from` is a position, or None for a scale that makes no promise; `title` is what a screen reader
    says of the picture.
    """

    counts: tuple[int, ...]
    keeps_from: int | None
    title: str


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


@dataclass(frozen=True, slots=True)
class _Piece:
    left: float
    width: float
    style: str
    people: int


def diverging_bar(bar: Bar, picture_id: str, *, mirrored: bool = False) -> str:
    """Return the picture of one group: pieces that keep the promise go right of the middle line, the others
    left; `mirrored`, the other way round, as those expect who read from right to left.

    Each side is as wide as the whole group, so bars under one another compare. Without a promise a bar starts
    at the left edge.
    """
    pieces = [_mirrored(piece) for piece in _pieces(bar)] if mirrored else _pieces(bar)
    parts = [
        f'<svg class="bar" role="img" aria-labelledby="{picture_id}" width="100%" height="{HEIGHT}">',
        f'<title id="{picture_id}">{escape(bar.title)}</title>',
        '<rect class="track" y="4" width="100%" height="30"/>',
        *(_rect(piece, piece.style) for piece in pieces),
        *(_rect(piece, "hatch") for piece in pieces if piece.style.startswith("n")),
    ]
    if bar.keeps_from is not None:
        parts.append(f'<line class="middle" x1="50%" x2="50%" y2="{HEIGHT}"/>')
    digit = CHARACTER * _side(bar)
    numbers = [_number(piece) for piece in pieces if piece.width >= digit * len(str(piece.people))]
    # An attribute, since the Nu validator does not know it as a property of style sheets.
    return "".join((*parts, '<g paint-order="stroke">', *numbers, "</g></svg>"))


def _side(bar: Bar) -> float:
    """How much of the picture's width the whole group takes up."""
    return 100.0 if bar.keeps_from is None else 50.0


def _pieces(bar: Bar) -> list[_Piece]:
    total = sum(bar.counts) or 1
    side = _side(bar)
    start = 0.0 if bar.keeps_from is None else 50.0 - side * sum(bar.counts[: bar.keeps_from]) / total
    before = accumulate(bar.counts, initial=0)
    return [
        _Piece(start + side * passed / total, side * people / total, style, people)
        for people, passed, style in zip(
            bar.counts, before, shades(len(bar.counts), bar.keeps_from), strict=False
        )
        if people
    ]


def _mirrored(piece: _Piece) -> _Piece:
    return replace(piece, left=100.0 - piece.left - piece.width)


def _rect(piece: _Piece, style: str) -> str:
    left, width = _percent(piece.left), _percent(piece.width)
    return f'<rect class="{style}" x="{left}" y="4" width="{width}" height="30"/>'


def _number(piece: _Piece) -> str:
    light = ' class="light"' if int(piece.style[1]) >= DARK_FROM else ""
    return f'<text{light} x="{_percent(piece.left + piece.width / 2)}" y="25">{piece.people}</text>'


def _percent(value: float) -> str:
    return f"{value:.4g}%"
