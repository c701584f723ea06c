"""What paper is drawn with, in black alone: a pattern for each group, circles for levels, faces for steps.

Groups are told apart by patterns and never by hue, so that a copier does no harm. Words always stand beside.
Each drawing is a piece of SVG: of a pattern, a tile of 12 by 12; of anything else, shapes on 24 by 24.
"""

import re
from collections.abc import Iterable

from mir_assess.banks.drawings import LUCIDE, drawings
from mir_assess.report.faces import face

TILE = 12
PATTERNS = (
    '<path d="M-3 3L3-3M0 12L12 0M9 15L15 9" stroke="black" stroke-width="3"/>',
    '<circle cx="6" cy="6" r="2.8"/>',
    '<path d="M0 3H12M0 9H12" stroke="black" stroke-width="2"/>',
    '<path d="M0 0H6V6H0ZM6 6H12V12H6Z"/>',
    '<path d="M3 0V12M9 0V12" stroke="black" stroke-width="2"/>',
    '<path d="M0 4L6 9L12 4" fill="none" stroke="black" stroke-width="2.4"/>',
    '<path d="M0 0L12 12M12 0L0 12" stroke="black" stroke-width="1.6"/>',
    '<path d="M6 1.5L10.5 10H1.5Z"/>',
)
"""Stripes, dots, lines, squares, posts, waves, nets, triangles: each tells itself from its neighbours in a
copy of a copy. A ninth group begins anew; its name stands beside it.
"""

_RING = '<circle cx="12" cy="12" r="9.5" fill="none" stroke="black" stroke-width="2"/>'
_INK = 'fill="black" stroke="none"'
_CIRCLES = {
    "circle-empty": _RING,
    "circle-quarter": f'{_RING}<path d="M12 12V2.5A9.5 9.5 0 0 1 21.5 12Z" {_INK}/>',
    "circle-half": f'{_RING}<path d="M12 2.5A9.5 9.5 0 0 1 12 21.5Z" {_INK}/>',
    "circle-three-quarters": f'{_RING}<path d="M12 12V2.5A9.5 9.5 0 1 1 2.5 12Z" {_INK}/>',
    "circle-full": f'<circle cx="12" cy="12" r="10.5" {_INK}/>',
}
_INNER = re.compile(r"<svg\b[^>]*>(.*)</svg>", re.DOTALL)


def drawn(wanted: Iterable[str]) -> dict[str, str]:
    """Return the shapes of pictures by their names: circles, faces, and those of the set lucide. A picture
    that there is not is left out.
    """
    asked = sorted(set(wanted) - {""})
    found = {name: _CIRCLES.get(name) or _face(name) for name in asked}
    theirs = drawings((LUCIDE, name) for name in asked if not found[name])
    return {name: shapes for name in asked if (shapes := found[name] or theirs.get((LUCIDE, name), ""))}


def _face(name: str) -> str:
    inner = _INNER.search(face(name))
    return inner[1].replace('class="dot"', 'fill="black" stroke="none"') if inner else ""


def pattern(place: int) -> str:
    """Return the tile of the group at this place, from 0."""
    return PATTERNS[place % len(PATTERNS)]


def strip(tile: str, width: int, height: int) -> str:
    """Return a strip of a pattern as a picture of its own; `tile` is its piece of SVG."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<defs><pattern id="p" width="{TILE}" height="{TILE}" patternUnits="userSpaceOnUse">{tile}</pattern>'
        f'</defs><rect width="{width}" height="{height}" fill="url(#p)"/></svg>'
    )


def whole(shapes: str) -> str:
    """Return the shapes of a picture as a picture of its own, in black lines."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" '
        f'stroke="black" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">{shapes}</svg>'
    )
