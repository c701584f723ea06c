"""The pictures that banks name, as drawings: the one room that knows the library that holds them.

The library is loaded only where a picture is looked up. It hands out names and shapes as plain values, so
that whoever shows them need know no library. This module knows no bank and no page.
"""

import re
from collections.abc import Iterable

LUCIDE = "lucide"

Picture = tuple[str, str]
"""A picture by the name of its set, and its own."""

_SHAPES = re.compile(r"<svg\b[^>]*>(.*)</svg>", re.DOTALL)


def names_now() -> dict[str, str]:
    """Return the pictures of the set lucide: each name, older ones too, with the name it has now; empty where
    the set is not there.
    """
    try:
        from lucide import get_db_connection, get_icon_list  # type: ignore[import-untyped]
    except ImportError:
        return {}
    names = {name: name for name in get_icon_list()}
    with get_db_connection() as kept:
        rows = kept.execute("SELECT alias, name FROM icon_aliases").fetchall() if kept is not None else []
    return dict(rows) | names


def drawings(wanted: Iterable[Picture]) -> dict[Picture, str]:
    """Return the shapes of pictures, as SVG for a canvas of 24 by 24, drawn in lines of whatever colour they
    stand in. A picture that there is not, or of a set that is not here, is left out.
    """
    asked = sorted({picture for picture in wanted if picture[0] == LUCIDE and picture[1]})
    known = names_now() if asked else {}
    return {picture: _shapes(known[picture[1]]) for picture in asked if picture[1] in known}


def _shapes(name: str) -> str:
    from lucide import lucide_icon

    found = _SHAPES.search(lucide_icon(name))
    return re.sub(r"\s+", " ", found[1]).strip() if found else ""
