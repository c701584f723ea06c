"""Pictures in a document: drawn once as vectors, sharp on any paper, with the same as pixels for a Word that
is too old for them.

The pixels are drawn with our own typeface and no other, so they are the same on every computer. Knows
drawings, and where they go.
"""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from mir_assess.report.charts import Bar, Drawing, alone, height, in_parts
from mir_assess.report.charts.inks import HATCH
from mir_assess.report.docx.elements import Element, made, parse_xml
from mir_assess.report.docx.paper import Paper
from mir_assess.report.docx.runs import plain

WIDTH = 640
"""How many units wide a picture is laid out: as wide as the lines of an A4 page, its words are 11.5 pt."""

HIGHEST = 900
"""How many units high a picture may be, where it can be cut: with its caption it fits a page."""

_CAPTION = 1200
"""The room that a picture leaves on a page for its caption."""

SHARPER, BARS = 2.0, 1.5
"""Pixels for a unit; and for a unit of a bar, of which there are hundreds, and which has no small words."""

_A4 = 9638
"""The room for a line on an A4 page, in twentieths of a point. Pictures are no wider."""

_EMU = 635
"""Word measures pictures in these: so many to a twentieth of a point."""

_TITLE = re.compile("<title>.*?</title>", re.DOTALL)
_STRIPES = (
    '<pattern id="hatch" width="10" height="10" patternUnits="userSpaceOnUse">'
    '<path d="M-1 1L1 -1M0 10L10 0M9 11L11 9" stroke="#fff" stroke-opacity=".4" stroke-width="2"/></pattern>'
)
"""The same stripes on a tile that is not turned: in pixels, it takes a fifth of the time."""

_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")

_NAMES = " ".join(
    f'xmlns:{prefix}="http://schemas.{rest}"'
    for prefix, rest in (
        ("w", "openxmlformats.org/wordprocessingml/2006/main"),
        ("wp", "openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("a", "openxmlformats.org/drawingml/2006/main"),
        ("pic", "openxmlformats.org/drawingml/2006/picture"),
        ("r", "openxmlformats.org/officeDocument/2006/relationships"),
        ("asvg", "microsoft.com/office/drawing/2016/SVG/main"),
    )
)


class Pictures:
    """The pictures of one document: each drawing is kept in it once, however often it is shown."""

    def __init__(self, part: Any) -> None:
        self._part = part
        self._kept: dict[str, str] = {}
        self._shown = 0

    def add(self, paper: Paper, drawing: Drawing, name: str) -> None:
        """Add a picture in a paragraph of its own, on the page of what comes next, under this name, with the
        words of its drawing for those who do not see it. One that is higher than a page is cut, or else made
        smaller.
        """
        wide, room = min(paper.width, _A4), paper.height - _CAPTION
        parts = in_parts(drawing, width=WIDTH, at_most=min(HIGHEST, room * WIDTH / wide))
        for nth, part in enumerate(parts, start=1):
            tall = wide * height(part, width=WIDTH) / WIDTH
            scale = _EMU * min(1, room / tall)
            svg = alone(part, width=WIDTH, mirrored=paper.from_the_right)
            run = made("w:r", self._drawn(part, svg, (round(wide * scale), round(tall * scale)), name))
            paragraph = paper.paragraph("Picture", "", keep=nth == len(parts))
            paragraph.append(run)

    def _drawn(self, of: Drawing, svg: str, size: tuple[int, int], name: str) -> Element:
        self._shown += 1
        pixels, vectors = self._ids(svg, BARS if isinstance(of, Bar) else SHARPER)
        wide, high = size
        drawing = parse_xml(
            f'<w:drawing {_NAMES}><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="{10_000 + self._shown}" name=""/>'
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f'<pic:nvPicPr><pic:cNvPr id="{10_000 + self._shown}" name=""/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{pixels}"><a:extLst>'
            '<a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">'
            f'<asvg:svgBlip r:embed="{vectors}"/></a:ext></a:extLst></a:blip>'
            "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
        )
        (described,) = drawing.iter("{*}docPr")
        for key, text in (
            ("name", f"Picture {self._shown}"),
            ("descr", plain(of.title)),
            ("title", plain(name)),
        ):
            described.set(key, text)
        return drawing

    def _ids(self, svg: str, sharp: float) -> tuple[str, str]:
        """Return what the document calls a picture as pixels, and as vectors."""
        drawn = _TITLE.sub("", svg)
        if drawn not in self._kept:
            self._kept[drawn] = f"{len(self._kept) + 1}"
            name = self._kept[drawn]
            self._keep(f"{name}.png", "image/png", pixels_of(drawn, sharp))
            self._keep(f"{name}.svg", "image/svg+xml", drawn.encode())
        name = self._kept[drawn]
        return f"answers{name}.png", f"answers{name}.svg"

    def _keep(self, name: str, kind: str, content: bytes) -> None:
        part = Part(PackURI(f"/word/media/answers{name}"), kind, content, self._part.package)
        self._part.load_rel(RELATIONSHIP_TYPE.IMAGE, part, f"answers{name}")


@lru_cache(maxsize=500)
def pixels_of(svg: str, sharp: float = SHARPER) -> bytes:
    """Return a drawing as a PNG, the same bytes on every computer."""
    from resvg_py import svg_to_bytes

    fonts = (*_latin(), *(_arabic() if _ARABIC.search(svg) else ()))
    return svg_to_bytes(
        svg_string=svg.replace(HATCH, _STRIPES), skip_system_fonts=True, font_files=list(fonts), zoom=sharp
    )


@cache
def _latin() -> tuple[str, ...]:
    from fontpkg_atkinson_hyperlegible import ROOT  # type: ignore[import-untyped]

    return tuple(
        str(Path(ROOT) / "files" / f"AtkinsonHyperlegible-{name}.ttf") for name in ("Bold", "Regular")
    )


@cache
def _arabic() -> tuple[str, ...]:
    """The typeface for words in Arabic letters, which comes with what makes PDF; none where that is not
    installed. Then the vectors have them alone.
    """
    try:
        from fontpkg_noto_sans_arabic import ROOT  # type: ignore[import-untyped]
    except ImportError:
        return ()
    return tuple(sorted(str(file) for file in Path(ROOT).rglob("*.ttf")))
