"""Our own small drawings for pages that are easier to read: faces for answers, and people to be counted.

Each is drawn in lines of whatever colour it stands in, so it shows in the dark, in forced colours and on
paper. Words always stand beside it. This module knows no answer.
"""

PEOPLE_A_LINE = 10
MOST_PEOPLE = 40
"""From here on people are no longer drawn one by one: nobody counts so many."""

_TILE, _LINE = 20, 30
_HEAD = '<circle cx="12" cy="12" r="10"/><circle class="dot" cx="8.6" cy="9.4" r="1.2"/>'
_EYE = '<circle class="dot" cx="15.4" cy="9.4" r="1.2"/>'
_MOUTHS = {
    "frown": "M8 16.6Q12 12.4 16 16.6",
    "flat": "M8 15.2H16",
    "smile": "M8 14Q12 18.2 16 14",
}

DEFINITIONS = (
    '<svg width="0" height="0" aria-hidden="true" focusable="false" style="position:absolute"><defs>'
    f'<pattern id="person" width="{_TILE}" height="{_LINE}" patternUnits="userSpaceOnUse">'
    '<circle cx="10" cy="7" r="4.5" fill="currentColor"/>'
    '<path d="M2.5 27V21a7.5 7.5 0 0 1 15 0V27Z" fill="currentColor"/></pattern></defs></svg>'
)
"""What people are drawn with. A page that draws them carries it once."""


def face(name: str) -> str:
    """Return a face by its name (`frown`, `flat`, `smile`) as SVG; nothing for any other."""
    if name not in _MOUTHS:
        return ""
    mouth = f'<path d="{_MOUTHS[name]}"/>'
    return f'<svg class="face" viewBox="0 0 24 24" aria-hidden="true">{_HEAD}{_EYE}{mouth}</svg>'


def people(number: int, total: int) -> str:
    """Return so many people as SVG, ten in a line; where the group is large, the part of it that they are.

    >>> people(0, 12)
    ''
    >>> people(12, 12).count("<rect")
    2
    """
    if not number:
        return ""
    if total > MOST_PEOPLE:
        share = f"{100 * number / total:.4g}%"
        return (
            '<svg class="part-of-all" width="100%" height="20" aria-hidden="true">'
            f'<rect width="100%" height="20"/><rect class="part-itself" width="{share}" height="20"/></svg>'
        )
    lines, rest = divmod(number, PEOPLE_A_LINE)
    width = _TILE * PEOPLE_A_LINE  # as wide for one as for ten, so that all people are of one size
    height = _LINE * (lines + bool(rest))
    whole = f'<rect width="{width}" height="{_LINE * lines}" fill="url(#person)"/>' if lines else ""
    last = (
        f'<rect y="{_LINE * lines}" width="{_TILE * rest}" height="{_LINE}" fill="url(#person)"/>'
        if rest
        else ""
    )
    return f'<svg class="people" viewBox="0 0 {width} {height}" aria-hidden="true">{whole}{last}</svg>'
