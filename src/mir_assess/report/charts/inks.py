"""How a picture looks that stands alone: every colour, line and size as attributes.

On a page the stylesheet says the same (a test holds the two together), and more: a page may be dark, and a
sheet of paper is not.
"""

FONT = "'Atkinson Hyperlegible', sans-serif"
INK, PAPER, QUIET, TRACK = "#16202c", "#ffffff", "#4a5563", "#f1f4f6"

SHADES = {
    "n1": "#f6dfbf", "n2": "#ecc48c", "n3": "#dda457", "n4": "#a5641c", "n5": "#85490a", "n6": "#5c3100",
    "y1": "#bfd8ef", "y2": "#9fc3e5", "y3": "#7cabd6", "y4": "#3572ac", "y5": "#1f5a94", "y6": "#0f3b69",
    "k1": "#e9e6ef", "k2": "#cec8da", "k3": "#aea5c2", "k4": "#74698f", "k5": "#594e75", "k6": "#40365c",
    "k7": "#2a2144",
}  # fmt: skip
"""The shades of levels: brown for not yet, blue for kept, violet where no promise is made."""

TYPE: dict[str, tuple[float, bool]] = {
    "name": (15, True),
    "plain-words": (15, False),
    "label": (14, True),
    "tick": (14, False),
    "small": (12.5, False),
    "in-dot": (11, True),
    "in-chip": (13, True),
    "in-light": (14, True),
    "in-dark": (14, True),
}
"""The size of each style of words, in units of a picture, and whether it is bold."""

FIELDS = {"both-kept": "#d9e9f8", "not-yet": "#f9ead4", "plain": "#eef1f4", "asks": PAPER}
"""The grounds of a map's corners."""

_PIECE = f' stroke="{INK}" stroke-width="1"'


def _line(colour: str, width: float, more: str = "") -> str:
    return f' fill="none" stroke="{colour}" stroke-width="{width:g}"{more}'


def _type(style: str, colour: str) -> str:
    size, bold = TYPE[style]
    return f' fill="{colour}" font-size="{size:g}"' + (' font-weight="700"' if bold else "")


LOOKS: dict[str, str] = {
    **{style: f' fill="{colour}"{_PIECE}' for style, colour in SHADES.items()},
    **{f"plate-{style}": f' fill="{colour}"' for style, colour in SHADES.items()},
    "track": f' fill="{TRACK}"',
    "hatch": ' fill="url(#hatch)"',
    "middle": f' stroke="{INK}" stroke-width="4"',
    "": f' fill="{INK}" font-size="16" font-weight="600"',
    "light": ' fill="#ffffff" font-size="16" font-weight="600"',
    **{style: f' fill="{colour}"' for style, colour in FIELDS.items()},
    **{style: _type(style, PAPER if style in ("in-dot", "in-dark") else INK) for style in TYPE},
    "stripes": _line("#85490a", 1.5, ' stroke-opacity=".35"'),
    "edge": _line(INK, 1),
    "frame": _line(INK, 4),
    "axis": _line(QUIET, 1.5),
    "grid": _line(QUIET, 1),
    "rule": _line("#b4bfca", 1),
    "lead": _line(INK, 1.5),
    "joined": _line("#3572ac", 5),
    "bracket": _line(INK, 3),
    "apart": _line(QUIET, 2, ' stroke-dasharray="3 4"'),
    "open-mark": _line(INK, 2.5),
    "mark": f' fill="{INK}" stroke="{PAPER}" stroke-width="1.5"',
    "dot": f' fill="{INK}" stroke="{PAPER}" stroke-width="1.5"',
    "point": f' fill="{INK}" stroke="{PAPER}" stroke-width="1.5"',
    "arrow": f' fill="{INK}"',
    "chip": f' fill="{PAPER}" stroke="{INK}" stroke-width="1.5"',
}
"""The attributes of each style; the empty one is that of plain words."""

HATCH = (
    '<pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path d="M0 0V7" stroke="#fff" stroke-opacity=".4" stroke-width="2"/></pattern>'
)
"""Hatching for what does not yet keep the promise: it shows without colour."""

PATTERN = (
    '<svg width="0" height="0" aria-hidden="true" focusable="false" style="position:absolute"><defs>'
    f"{HATCH}</defs></svg>"
)
"""The same for a page, which carries it once."""
