"""A Word document as lines of text that a person can read and a test can compare: each paragraph with its
style, each table with its header, each picture with what it says of itself.

Reads with the standard library alone, so that nothing here knows how the document was written.
"""

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from reading import W, words_in

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def part(content: bytes, name: str) -> ET.Element:
    """Return one part of a document."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return ET.fromstring(archive.read(name))


def style_names(content: bytes) -> dict[str, str]:
    """Return the name that people see of each style, by its id."""
    return {
        style.get(f"{W}styleId", ""): style.find(f"{W}name").get(f"{W}val")
        for style in part(content, "word/styles.xml").iter(f"{W}style")
    }


def style_of(paragraph: ET.Element, names: dict[str, str]) -> str:
    """Return the name of a paragraph's style."""
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "Normal" if found is None else names[found.get(f"{W}val")]


def outline(content: bytes) -> str:
    """Return the whole document, a line for a paragraph or a row."""
    names = style_names(content)
    body = part(content, "word/document.xml").find(f"{W}body")
    return "\n".join(_lines(body, names)) + "\n"


def _lines(element: ET.Element, names: dict[str, str], indent: str = "") -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}p":
            yield from _paragraph(child, names, indent)
        elif child.tag == f"{W}tbl":
            yield from _table(child, indent)
        elif child.tag in (f"{W}sdt", f"{W}sdtContent"):
            yield from _lines(child, names, indent + "  ")


def _paragraph(paragraph: ET.Element, names: dict[str, str], indent: str) -> Iterator[str]:
    words = words_in(paragraph).replace("\n", " ⏎ ").replace("\t", " → ")
    marks = [f"#{mark.get(f'{W}name')}" for mark in paragraph.iter(f"{W}bookmarkStart")]
    links = [f"→ #{link.get(f'{W}anchor')}" for link in paragraph.iter(f"{W}hyperlink")]
    codes = [f"<{code.text.strip()}>" for code in paragraph.iter(f"{W}instrText")]
    yield " ".join(filter(None, (f"{indent}[{style_of(paragraph, names)}]", words, *codes, *marks, *links)))
    for picture in paragraph.iter(f"{WP}docPr"):
        yield f"{indent}  picture: {picture.get('title')}: {picture.get('descr')}"


def _table(table: ET.Element, indent: str) -> Iterator[str]:
    told = table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")
    about = table.find(f"{W}tblPr/{W}tblDescription").get(f"{W}val")
    yield f"{indent}  table: {told}: {about}"
    for row in table.iter(f"{W}tr"):
        head = "header" if row.find(f"{W}trPr/{W}tblHeader") is not None else "row"
        cells = [
            " ".join(words_in(paragraph) for paragraph in cell.iter(f"{W}p")) or "^"
            for cell in row.iter(f"{W}tc")
        ]
        yield f"{indent}  {head}: {' | '.join(cells)}"
