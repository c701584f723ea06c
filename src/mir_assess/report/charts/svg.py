"""A scene written as SVG: for a page, whose stylesheet knows the looks, or as a document that stands alone
and brings them along. Nothing but the way style arrives tells the two apart.
"""

import re
from collections.abc import Callable, Iterator
from html import escape

from mir_assess.report.charts.inks import FONT, HATCH, LOOKS
from mir_assess.report.charts.scene import Box, Disc, Hatching, Scene, Shape, Trace, Words

Look = Callable[[str], str]

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
PLATE_TOP, PLATE_HEIGHT = 14, 19


def fluid(scene: Scene, picture_id: str) -> str:
    """Return a scene that is 100 units wide for a page: it grows with its place, and its words keep their
    size.
    """
    head = (
        f'<svg class="{scene.kind}" role="img" aria-labelledby="{picture_id}" width="100%" '
        f'height="{_short(scene.height)}">'
    )
    return _written(head, _title(scene, picture_id), scene, _class, _percent)


def inline(scene: Scene, picture_id: str) -> str:
    """Return a scene for a page: it keeps its shape, and its words grow and shrink with it."""
    head = (
        f'<svg class="{scene.kind}" role="img" aria-labelledby="{picture_id}" direction="ltr" '
        f'viewBox="0 0 {_short(scene.width)} {_short(scene.height)}">'
    )
    return _written(head, _title(scene, picture_id), scene, _class, _short)


def document(scene: Scene) -> str:
    """Return a scene as an SVG document that asks for nothing else."""
    width, height = _short(scene.width), _short(scene.height)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="{FONT}">'
    )
    hatched = any(shape.style == "hatch" for shape in scene.shapes)
    title = f"<title>{_escaped(scene.title)}</title>" + (f"<defs>{HATCH}</defs>" if hatched else "")
    return _written(head, title, scene, _look, _short)


def _title(scene: Scene, picture_id: str) -> str:
    return f'<title id="{picture_id}">{_escaped(scene.title)}</title>'


def _written(head: str, title: str, scene: Scene, look: Look, across: Callable[[float], str]) -> str:
    alone = look is _look
    parts = [head, title, *(_shape(shape, look(shape.style), across) for shape in scene.shapes)]
    if alone:
        # Not a halo: some that draw SVG would lay its stroke over the letters.
        parts += [_shape(plate, look(plate.style), across) for plate in _plates(scene)]
    words = [
        _words(words, look(words.style), across, anchored=scene.kind != "bar" or alone)
        for words in scene.words
    ]
    if scene.kind == "bar" and not alone:
        # An attribute, since the Nu validator does not know it as a property of style sheets.
        words = ['<g paint-order="stroke">', *words, "</g>"]
    return "".join((*parts, *words, "</svg>"))


def _plates(scene: Scene) -> Iterator[Box]:
    for words in scene.words:
        if words.plate:
            yield Box(words.plate, words.x - words.room / 2, words.y - PLATE_TOP, words.room, PLATE_HEIGHT)


def _shape(shape: Shape, look: str, across: Callable[[float], str]) -> str:
    match shape:
        case Box():
            left = f' x="{across(shape.x)}"' if shape.x else ""
            bent = f' rx="{_short(shape.round)}"' if shape.round else ""
            size = f' width="{across(shape.width)}" height="{_short(shape.height)}"'
            return f'<rect{look}{left} y="{_short(shape.y)}"{size}{bent}/>'
        case Disc():
            return f'<circle{look} cx="{across(shape.x)}" cy="{_short(shape.y)}" r="{_short(shape.radius)}"/>'
        case Hatching():
            way = "".join(f"M{_point(start)}L{_point(end)}" for start, end in shape.lines)
            return f'<path{look} d="{way}"/>'
        case Trace(points=((x1, y1), (x2, y2)), closed=False):
            ends = (
                ("x1", across(x1), x1),
                ("y1", _short(y1), y1),
                ("x2", across(x2), x2),
                ("y2", _short(y2), y2),
            )
            told = "".join(f' {name}="{value}"' for name, value, length in ends if length)
            return f"<line{look}{told}/>"
        case Trace():
            way = "L".join(map(_point, shape.points))
            return f'<path{look} d="M{way}{"Z" if shape.closed else ""}"/>'


def _point(place: tuple[float, float]) -> str:
    return f"{_short(place[0])} {_short(place[1])}"


def _words(words: Words, look: str, across: Callable[[float], str], *, anchored: bool) -> str:
    anchor = f' text-anchor="{words.anchor}"' if anchored and words.anchor != "start" else ""
    return f'<text{look}{anchor} x="{across(words.x)}" y="{_short(words.y)}">{_escaped(words.text)}</text>'


def _class(style: str) -> str:
    return f' class="{style}"' if style else ""


def _look(style: str) -> str:
    return LOOKS[style]


def _escaped(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))


def _percent(value: float) -> str:
    return f"{value:.4g}%"


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
