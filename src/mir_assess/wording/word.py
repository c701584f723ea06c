"""Word documents (.docx): paragraphs, headings, lists and tables, in the order they stand.

python-docx opens the file and names the styles. What stands in text boxes, content controls and tracked
insertions is words to a reader, so it is read here too; what was deleted is not.
"""

from collections.abc import Iterator
from typing import Any

from mir_assess.wording.archives import repacked
from mir_assess.wording.blocks import Block, Line, Table, far_more
from mir_assess.wording.wrapping import lines_in

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PASSED_OVER = {_FALLBACK, f"{_W}moveFrom"}  # words that were deleted have a tag of their own, not read here
_SIGNS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
MOST_IN_ONE = 12_000
"""Rows of one table, cells of one row, or runs of one paragraph."""

_WITHIN_ITSELF = {f"{_W}tbl", f"{_W}txbxContent", *_PASSED_OVER}
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
    words: list[str] = []
    boxes: list[Any] = []
    _gather(paragraph, words, boxes)
    text = "".join(words)
    kind = _kind(paragraph, text, styles)
    if kind:
        yield from (Line(line, kind) for line in lines_in(text))
    for box in boxes:
        yield from _blocks(box, styles)


def _gather(element: Any, words: list[str], boxes: list[Any]) -> None:
    """Add what a paragraph says to its words; text boxes that hang on it are put aside."""
    for child in element:
        if child.tag == f"{_W}t":
            words.append(child.text or "")
        elif child.tag in _SIGNS:
            words.append(_SIGNS[child.tag])
        elif child.tag == f"{_W}txbxContent":
            boxes.append(child)
        elif child.tag not in _PASSED_OVER:
            _gather(child, words, boxes)


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
        run
        for run in _nearest(paragraph, f"{_W}r")
        if any((t.text or "").strip() for t in run.iterchildren(f"{_W}t"))
    ]
    return bool(runs) and all(_is_bold(run) for run in runs)


def _is_bold(run: Any) -> bool:
    bold = run.find(f"{_W}rPr/{_W}b")
    return bold is not None and bold.get(f"{_W}val") not in ("0", "false", "none", "off")


def _rows(table: Any, styles: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    for row in _nearest(table, f"{_W}tr"):
        yield tuple(_cells(row, styles))


def _nearest(element: Any, tag: str) -> list[Any]:
    """Return what is of this tag inside an element, without what stands inside another of it, or in a table
    or a box of its own: each is looked through once, however deep they are nested.
    """
    found: list[Any] = []
    for child in element:
        if child.tag == tag:
            found.append(child)
        elif child.tag not in _WITHIN_ITSELF:
            found += _nearest(child, tag)
    if len(found) > MOST_IN_ONE:
        raise far_more()
    return found


def _cells(row: Any, styles: dict[str, Any]) -> Iterator[str]:
    for cell in _nearest(row, f"{_W}tc"):
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
