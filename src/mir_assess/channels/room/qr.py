"""Codes to point a phone at: the way into a room, and into its Wi-Fi, on a page and in a terminal.

They are drawn dark on light whatever the page or the terminal looks like, because many phones read no other.
"""

_BORDER = 4
"""The quiet around a code, in its squares, which the standard asks for."""
_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
"""Two squares, one over the other and dark where true, as one sign."""
_ON_LIGHT, _AS_BEFORE = "\033[30;47m", "\033[0m"


def drawing(words: str) -> str:
    """Return a code as SVG, without a style of its own; it takes the size of its place."""
    import segno  # only a room needs it

    return str(
        segno.make_qr(words, error="m").svg_inline(
            border=_BORDER, dark="#000", light="#fff", omitsize=True, svgclass=None, lineclass=None
        )
    )


def in_terminal(words: str) -> tuple[str, ...]:
    """Return a code for a terminal, two rows of squares a line, black on white whatever the terminal's
    colours.
    """
    import segno

    rows = [tuple(map(bool, row)) for row in segno.make_qr(words, error="l").matrix_iter(border=2)]
    if len(rows) % 2:
        rows.append((False,) * len(rows[0]))
    return tuple(
        _ON_LIGHT + "".join(map(_HALVES.__getitem__, zip(upper, lower, strict=True))) + _AS_BEFORE
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    )


def wifi(name: str, password: str = "") -> str:
    r"""Return the words of a code by which a phone joins a Wi-Fi network; an open one has no password.

    >>> wifi("Day Centre; guests", "tea:time")
    'WIFI:T:WPA;S:Day Centre\\; guests;P:tea\\:time;;'
    """
    kind = f"T:WPA;S:{_escaped(name)};P:{_escaped(password)}" if password else f"T:nopass;S:{_escaped(name)}"
    return f"WIFI:{kind};;"


def _escaped(words: str) -> str:
    return "".join(f"\\{sign}" if sign in '\\;,:"' else sign for sign in words)
