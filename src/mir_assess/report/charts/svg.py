"""A scene written as SVG: for a page, whose stylesheet knows the looks, or as a document that stands alone
and brings them along. Nothing but the way style arrives tells the two apart.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from markupsafe import escape

from mir_assess.report.charts.inks import FONT, HATCH, LOOKS
from mir_assess.report.charts.scene import Box, Disc, Point, Scene, Shape, Strokes, Trace, Words

Look = Callable[[str], str]
Way = Trace | Strokes

_NOT_XML = "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]"
PLATE_TOP, PLATE_HEIGHT = 14, 19


def fluid(scene: Scene, *, heard: bool = True) -> str:
    """Return a scene that is 100 units wide for a page: it grows with its place, and its words keep their
    size. A page has hundreds, so its name is an attribute: half as long as a title that is pointed to. Where
    a line before it says the same, it is not `heard` again.
    """
    name = f'role="img" aria-label="{_escaped(scene.title)}"' if heard else 'aria-hidden="true"'
    head = f'<svg class="{scene.kind}" {name} width="100%" height="{_short(scene.height)}">'
    shapes = (_shape(shape, _class(shape.style), _percent) for shape in scene.shapes)
    # An attribute, since the Nu validator does not know it as a property of style sheets.
    words = (
        '<g paint-order="stroke">',
        *(_text(found, _class(found.style), _percent) for found in scene.words),
    )
    return "".join((head, *shapes, *words, "</g></svg>"))


def inline(scene: Scene, picture_id: str) -> str:
    """Return a scene for a page: it keeps its shape, and its words grow and shrink with it. Words that look
    alike stand together, which is shorter; nobody reads a picture's words one after another.
    """
    head = (
        f'<svg class="{scene.kind}" role="img" aria-labelledby="{picture_id}" direction="ltr" '
        f'viewBox="0 0 {_short(scene.width)} {_short(scene.height)}">'
    )
    words = _texts(sorted(scene.words, key=_kind), _class)
    return "".join((head, _title(scene, picture_id), *_shapes(scene.shapes, _class), *words, "</svg>"))


def document(scene: Scene) -> str:
    """Return a scene as an SVG document that asks for nothing else, with its words in the order they are
    read.
    """
    width, height = _short(scene.width), _short(scene.height)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="{FONT}"><title>{_escaped(scene.title)}</title>'
    )
    hatched = any(shape.style == "hatch" for shape in scene.shapes)
    drawn = (*scene.shapes, *_plates(scene))
    words = _texts(scene.words, _look)
    return "".join((head, f"<defs>{HATCH}</defs>" * hatched, *_shapes(drawn, _look), *words, "</svg>"))


def _title(scene: Scene, picture_id: str) -> str:
    return f'<title id="{picture_id}">{_escaped(scene.title)}</title>'


def _plates(scene: Scene) -> Iterator[Box]:
    """What words on hatching stand on. Not a halo: some that draw SVG would lay its stroke over the
    letters.
    """
    for words in scene.words:
        if words.plate:
            yield Box(words.plate, words.x - words.room / 2, words.y - PLATE_TOP, words.room, PLATE_HEIGHT)


def _shapes(shapes: Iterable[Shape], look: Look) -> Iterator[str]:
    """Shapes as elements; ways that follow one another and look alike are one."""
    for (style, is_way), found in groupby(shapes, key=lambda shape: (shape.style, isinstance(shape, Way))):
        if is_way:
            ways = "".join(_way(shape) for shape in found if isinstance(shape, Way))
            yield f'<path{look(style)} d="{ways}"/>'
        else:
            yield from (_shape(shape, look(style), _short) for shape in found)


def _shape(shape: Shape, look: str, across: Callable[[float], str]) -> str:
    match shape:
        case Box():
            left = f' x="{across(shape.x)}"' if shape.x else ""
            bent = f' rx="{_short(shape.round)}"' if shape.round else ""
            size = f' width="{across(shape.width)}" height="{_short(shape.height)}"'
            return f'<rect{look}{left} y="{_short(shape.y)}"{size}{bent}/>'
        case Disc():
            return f'<circle{look} cx="{across(shape.x)}" cy="{_short(shape.y)}" r="{_short(shape.radius)}"/>'
        case Trace(points=((x1, y1), (x2, y2))):
            ends = f' y1="{_short(y1)}"' if y1 else ""
            return f'<line{look} x1="{across(x1)}"{ends} x2="{across(x2)}" y2="{_short(y2)}"/>'
        case _:
            return f'<path{look} d="{_way(shape)}"/>'


def _way(shape: Way) -> str:
    if isinstance(shape, Strokes):
        return "".join(map(_steps, shape.lines))
    return _steps(shape.points) + ("Z" if shape.closed else "")


def _steps(points: Sequence[Point]) -> str:
    """From point to point, in as few letters as it takes."""
    x, y = (_short(length) for length in points[0])
    steps = [f"M{x} {y}"]
    for point in points[1:]:
        across, down = (_short(length) for length in point)
        steps.append(f"V{down}" if across == x else f"H{across}" if down == y else f"L{across} {down}")
        x, y = across, down
    return "".join(steps)


def _kind(words: Words) -> tuple[str, str]:
    return words.style, words.anchor


def _texts(words: Iterable[Words], look: Look) -> Iterator[str]:
    """Words as elements, those that follow one another and look alike in one group."""
    for (style, anchor), found in groupby(words, key=_kind):
        kind = look(style) + (f' text-anchor="{anchor}"' if anchor != "start" else "")
        yield "".join((f"<g{kind}>", *(_text(item, "", _short) for item in found), "</g>"))


def _text(words: Words, look: str, across: Callable[[float], str]) -> str:
    return f'<text{look} x="{across(words.x)}" y="{_short(words.y)}">{_escaped(words.text)}</text>'


def _class(style: str) -> str:
    return f' class="{style}"' if style else ""


def _look(style: str) -> str:
    return LOOKS[style]


def _escaped(text: str) -> str:
    if text.isdigit():
        return text
    return str(escape(text if text.isprintable() else re.sub(_NOT_XML, "\ufffd", text)))


# A page of a hundred bars writes the same few hundred lengths ten thousand times. The 0.0 makes of the two
# noughts, which are kept as one, one text.
@lru_cache(maxsize=2048)
def _percent(value: float) -> str:
    return f"{value + 0.0:.4g}%"


@lru_cache(maxsize=2048)
def _short(value: float) -> str:
    return f"{round(value, 1) + 0.0:.10g}"
