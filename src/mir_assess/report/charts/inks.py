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

_PIECE = f' stroke="{INK}" stroke-width="1"'
LOOKS: dict[str, str] = {
    **{style: f' fill="{colour}"{_PIECE}' for style, colour in SHADES.items()},
    **{f"plate-{style}": f' fill="{colour}"' for style, colour in SHADES.items()},
    "track": f' fill="{TRACK}"',
    "hatch": ' fill="url(#hatch)"',
    "middle": f' stroke="{INK}" stroke-width="4"',
    "": f' fill="{INK}" font-size="16" font-weight="600"',
    "light": ' fill="#ffffff" font-size="16" font-weight="600"',
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
