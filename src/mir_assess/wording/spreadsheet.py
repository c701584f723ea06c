"""Spreadsheets (.xlsx): the cells of each sheet that shows, row by row.

Read with the standard library, one cell at a time. A sheet may claim a cell in its last possible corner, and
a library that lays out every cell between asks for hundreds of gigabytes; here a row holds what is in it.
"""

import io
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, iterparse

from mir_assess.speech import say
from mir_assess.wording.archives import text_parts
from mir_assess.wording.blocks import Block, Line, Table, Unreadable, far_more

MOST_COLUMNS = 60
"""Columns that are looked at, from the left."""

MOST_CELLS = 30_000
"""Cells with words in them, in all the sheets together."""

MOST_SHEETS = 100
_LONGEST_CELL = 32_767  # letters, as in Excel
_REFERENCE = re.compile(r"([A-Z]{1,3})[0-9]+")


def read(content: bytes) -> Iterator[Block]:
    """Yield each sheet: its name, then its rows."""
    parts = text_parts(content)
    shared = list(_shared_strings(parts.get("xl/sharedStrings.xml", b"")))
    cells = 0
    for number, (name, part) in enumerate(_sheets(parts)):
        if number == MOST_SHEETS:
            raise far_more()
        yield Line(name, "title", f"sheet “{name}”")
        rows = []
        for row in _rows(part, shared):
            rows.append(row)
            cells += sum(map(bool, row))
            if cells > MOST_CELLS:
                raise far_more()
        yield Table(tuple(rows), f"sheet “{name}”")


def _sheets(parts: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the sheets that show, in the order of their tabs, each with its XML. That is taken out of the
    parts, so that no sheet is read twice.
    """
    targets = {
        link.get("Id", ""): link.get("Target", "")
        for link in _elements(parts.get("xl/_rels/workbook.xml.rels", b""), "Relationship")
    }
    for sheet in _elements(parts.get("xl/workbook.xml", b""), "sheet"):
        if sheet.get("state", "visible") != "visible":
            continue
        link = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        target = targets.get(link, "").removeprefix("/xl/").removeprefix("/")
        part = parts.pop(f"xl/{target}", b"") or parts.pop(target, b"")
        if part:
            yield sheet.get("name", ""), part


def _shared_strings(part: bytes) -> Iterator[str]:
    for item in _elements(part, "si"):
        yield _clipped(_text(item))  # once each: a cell may name any of them, and many may name one


def _rows(part: bytes, shared: list[str]) -> Iterator[tuple[str, ...]]:
    for row in _elements(part, "row"):
        cells: dict[int, str] = {}
        for cell in row:
            column = _column(cell.get("r", ""), len(cells))
            text = _value(cell, shared) if column < MOST_COLUMNS else ""
            if text:
                cells[column] = text
        if cells:
            yield tuple(cells.get(column, "") for column in range(max(cells) + 1))


def _column(reference: str, following: int) -> int:
    """Return which column a cell such as B7 stands in, from 0; a cell that does not say follows the last."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return following
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _value(cell: Element, shared: list[str]) -> str:
    """Return the words in a cell; numbers, dates and what is true or false are no words."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _clipped(_text(cell))
    value = next((child.text or "" for child in cell if _name(child) == "v"), "")
    if kind == "s":
        return shared[int(value)] if value.isdecimal() and int(value) < len(shared) else ""
    return _clipped(value) if kind == "str" else ""


def _clipped(text: str) -> str:
    return text[:_LONGEST_CELL].strip()


def _text(element: Element) -> str:
    """Return all the text inside, without the small letters that say how signs are read out."""
    if _name(element) == "rPh":
        return ""
    return "".join((child.text or "") if _name(child) == "t" else _text(child) for child in element)


def _elements(part: bytes, name: str) -> Iterator[Element]:
    """Yield the elements of this name, letting go of each when the next is asked for."""
    if not part:
        return
    try:
        for _, element in iterparse(io.BytesIO(part)):  # noqa: S314 - text_parts refused what could harm
            if _name(element) == name:
                yield element
                element.clear()
    except SyntaxError as error:  # ElementTree's ParseError is one
        raise Unreadable(say("This file is damaged: it breaks off, or parts of it are missing.")) from error


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]
