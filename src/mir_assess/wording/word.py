"""Word documents (.docx): paragraphs, headings, lists and tables, in the order they stand.

python-docx opens the file and names the styles. What stands in text boxes, content controls and tracked
insertions is words to a reader, so it is read here too; what was deleted is not.
"""

from collections.abc import Iterator
from typing import Any

from mir_assess.wording.archives import repacked
from mir_assess.wording.blocks import Block, Line, Table
from mir_assess.wording.wrapping import lines_in

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PASSED_OVER = {_FALLBACK, f"{_W}moveFrom"}  # words that were deleted have a tag of their own, not read here
_SIGNS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_LONGEST_HEADING = 12  # words of a paragraph all in bold that still is a heading


def read(content: bytes) -> Iterator[Block]:
    """Yield the lines and tables of a document."""
    from docx import Document

    document = Document(repacked(content))
    styles = {style.style_id: style for style in document.styles if style.style_id and style.name is not None}
    for number, block in enumerate(_blocks(document.element.body, styles), start=1):
        if isinstance(block, Table):
            yield Table(block.rows, f"table at paragraph {number}")
        else:
            yield Line(block.text, block.kind, f"paragraph {number}")


def _blocks(element: Any, styles: dict[str, Any]) -> Iterator[Block]:
    for child in element:
        if child.tag == f"{_W}p":
            yield from _paragraph(child, styles)
        elif child.tag == f"{_W}tbl":
            yield Table(tuple(_rows(child, styles)))
        elif child.tag not in _PASSED_OVER:
            yield from _blocks(child, styles)


def _paragraph(paragraph: Any, styles: dict[str, Any]) -> Iterator[Block]:
    boxes: list[Any] = []
    text = "".join(_words(paragraph, boxes))
    kind = _kind(paragraph, text, styles)
    if kind:
        yield from (Line(line, kind) for line in lines_in(text))
    for box in boxes:
        yield from _blocks(box, styles)


def _words(element: Any, boxes: list[Any]) -> Iterator[str]:
    """Yield what a paragraph says; text boxes that hang on it are put aside."""
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == f"{_W}txbxContent":
            boxes.append(child)
        elif child.tag not in _PASSED_OVER:
            yield from _words(child, boxes)


def _kind(paragraph: Any, text: str, styles: dict[str, Any]) -> str:
    """Return what a paragraph is; empty for a line of the table of contents."""
    properties = paragraph.find(f"{_W}pPr")
    named = properties.find(f"{_W}pStyle") if properties is not None else None
    style = styles.get(named.get(f"{_W}val")) if named is not None else None
    name = style.name.casefold() if style is not None else ""
    if name.startswith("toc "):
        return ""
    if name.startswith(("heading", "title", "subtitle")):
        return "heading"
    if "list" in name or (properties is not None and properties.find(f"{_W}numPr") is not None):
        return "item"
    return "heading" if len(text.split()) <= _LONGEST_HEADING and _all_bold(paragraph) else "paragraph"


def _all_bold(paragraph: Any) -> bool:
    runs = [
        run for run in paragraph.iter(f"{_W}r") if any((t.text or "").strip() for t in run.iter(f"{_W}t"))
    ]
    return bool(runs) and all(_is_bold(run) for run in runs)


def _is_bold(run: Any) -> bool:
    bold = run.find(f"{_W}rPr/{_W}b")
    return bold is not None and bold.get(f"{_W}val") not in ("0", "false", "none", "off")


def _rows(table: Any, styles: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    for row in table.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl")) is table:
            yield tuple(_cells(row, styles))


def _cells(row: Any, styles: dict[str, Any]) -> Iterator[str]:
    for cell in row.iter(f"{_W}tc"):
        if next(cell.iterancestors(f"{_W}tr")) is not row:
            continue
        yield "\n".join(_flat(_blocks(cell, styles)))
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        width = span.get(f"{_W}val", "1") if span is not None else "1"
        yield from [""] * (min(int(width), 50) - 1 if width.isdecimal() else 0)


def _flat(blocks: Iterator[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Line):
            yield block.text
        else:
            yield from (cell for row in block.rows for cell in row if cell)
