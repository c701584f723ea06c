"""A spreadsheet of several sheets, from plain values: the one module that knows how such a file is written.

Numbers are numbers, days are days, and text is text, whatever it begins with: no formula is ever written, nor
left to be made by who types in a cell of ours. The same values give the same bytes. This module knows nothing
of reports.
"""

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Literal

import xlsxwriter  # type: ignore[import-untyped]

from mir_assess.model.value import value
from mir_assess.report.cells import (
    CELL_LENGTH,
    HEADER_LENGTH,
    height,
    safe_headers,
    safe_names,
    shortened,
    wide_enough,
)

Cell = str | int | float | date | None
"""What may stand in a cell: None leaves it empty."""

Kind = Literal["text", "number", "share"]

_COULD_BE_A_FORMULA = ("=", "+", "-", "@", "\t", "'")

_INK, _LINK, _LINE, _BRAND, _TINT = "#16202C", "#12508F", "#B4BFCA", "#173A5E", "#F1F5F8"
_A4, _A3, _WIDE = 9, 8, 210
"""Paper sizes, and the width in characters beyond which a sheet would be too small to read on A4."""
_FONT = {"font_name": "Arial", "font_size": 12, "font_color": _INK, "valign": "top"}


@value
class Column:
    """A column: its heading, its width in characters, and what its cells hold."""

    title: str
    width: int
    kind: Kind = "text"


@value
class Sheet:
    """A table with a sheet to itself. `table` is its name for formulas and screen readers, in plain letters;
    `about` says in a sentence what it holds, `empty` what stands there where it has no rows.
    """

    name: str
    table: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = ""


@value
class Cover:
    """The first sheet, for reading: a title, and rows of a heading and a text. A heading that is the name of
    a sheet leads there.
    """

    name: str
    title: str
    rows: tuple[tuple[str, str], ...]


@value
class Book:
    """What the whole file is: `day` is the one that it says it was made on, `foot` stands under every printed
    page, and `cut` ends a text that is too long for any cell.
    """

    title: str
    subject: str
    day: date
    foot: str
    cut: str
    right_to_left: bool


def written(book: Book, cover: Cover, sheets: Sequence[Sheet]) -> bytes:
    """Return the file, the cover first."""
    file = io.BytesIO()
    made = xlsxwriter.Workbook(
        file,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    made.set_properties(
        {
            "title": book.title,
            "subject": book.subject,
            "author": "mir-assess",
            "created": datetime(book.day.year, book.day.month, book.day.day),  # noqa: DTZ001 - a day, no time
        }
    )
    names = safe_names([cover.name, *(sheet.name for sheet in sheets)])
    pen = _Pen(made, book.cut, right_to_left=book.right_to_left)
    pages = [made.add_worksheet(name) for name in names]
    places = {sheet.name: name for sheet, name in zip(sheets, names[1:], strict=True)}
    _write_cover(pages[0], cover, places, pen)
    for page, sheet in zip(pages[1:], sheets, strict=True):
        _write_sheet(page, sheet, pen)
    for page in pages:
        _set_up(page, book)
    made.close()
    return file.getvalue()


class _Pen:
    """Writes cells of one file in the few looks there are: large enough to read, dark on light, and the same
    in black and white. `cut` ends a text that is too long for a cell.
    """

    def __init__(self, made: Any, cut: str, *, right_to_left: bool) -> None:
        wrapped = {**_FONT, "text_wrap": True}
        cell = {**wrapped, "bottom": 1, "bottom_color": _LINE}
        head = {**wrapped, "bold": True, "font_color": "#FFFFFF", "bg_color": _BRAND, "valign": "bottom"}
        # Away from the words in the next column, and from the button of the filter, which stands at the end.
        figure = {"align": "left" if right_to_left else "right", "indent": 2}
        # LibreOffice keeps that distance only where nothing is wrapped.
        number = {**cell, **figure, "text_wrap": False}
        looks: dict[str, dict[str, object]] = {
            "title": {**_FONT, "bold": True, "font_size": 20, "font_color": _BRAND},
            "label": {**cell, "bold": True},
            "link": {**cell, "bold": True, "underline": 1, "font_color": _LINK},
            "head": head,
            "head of figures": {**head, **figure},
            "quoted head": {**head, "quote_prefix": True},
            "quoted head of figures": {**head, **figure, "quote_prefix": True},
            "text": cell,
            # Who types in such a cell again types text too; no apostrophe of ours is in it.
            "quoted": {**cell, "quote_prefix": True},
            "day": {**cell, "num_format": "yyyy-mm-dd", "align": "left"},
            "number": {**number, "num_format": "#,##0"},
            "share": {**number, "num_format": "0%"},
            "none": {**cell, "bg_color": _TINT},
        }
        self.looks = {name: made.add_format(look) for name, look in looks.items()}
        self.cut = cut

    def cell(self, page: Any, place: tuple[int, int], cell: Cell, kind: Kind = "text") -> None:
        """Write a value as what it is."""
        match cell:
            case None:
                page.write_blank(*place, None, self.looks["none"])
            case str():
                self.text(page, place, cell)
            case date():
                page.write_datetime(*place, cell, self.looks["day"])
            case _:
                page.write_number(*place, cell, self.looks["share" if kind == "share" else "number"])

    def text(self, page: Any, place: tuple[int, int], text: str, look: str = "text") -> None:
        """Write a text as text."""
        if look == "text" and _could_be_a_formula(text):
            look = "quoted"
        page.write_string(*place, shortened(text, CELL_LENGTH, self.cut), self.looks[look])

    def head(self, text: str, kind: Kind) -> Any:
        """Return the look of a column's heading: it stands over its cells."""
        look = "head" if kind == "text" else "head of figures"
        return self.looks[f"quoted {look}" if _could_be_a_formula(text) else look]

    def link(self, page: Any, place: tuple[int, int], sheet: str) -> None:
        """Write the name of a sheet as a link to it."""
        target = sheet.replace("'", "''")
        page.write_url(*place, f"internal:'{target}'!A1", self.looks["link"], sheet)


def _could_be_a_formula(text: str) -> bool:
    return text.lstrip(" ").startswith(_COULD_BE_A_FORMULA)


def _write_cover(page: Any, cover: Cover, sheets: dict[str, str], pen: _Pen) -> None:
    page.set_paper(_A4)
    page.set_column(0, 0, 30)
    page.set_column(1, 1, 96)
    page.set_row(0, 32)
    page.hide_gridlines(2)
    pen.text(page, (0, 0), cover.title, "title")
    for row, (label, text) in enumerate(cover.rows, 2):
        if label in sheets:
            pen.link(page, (row, 0), sheets[label])
        else:
            pen.text(page, (row, 0), label, "label")
        pen.text(page, (row, 1), text)
        page.set_row(row, height([(label, 30), (text, 96)]))


def _write_sheet(page: Any, sheet: Sheet, pen: _Pen) -> None:
    page.set_paper(_A4)
    if not sheet.rows:
        page.set_column(0, 0, 96)
        pen.text(page, (0, 0), sheet.empty)
        return
    headers = safe_headers(column.title for column in sheet.columns)
    widths = [
        wide_enough(header, column.width) for header, column in zip(headers, sheet.columns, strict=True)
    ]
    for place, width in enumerate(widths):
        page.set_column(place, place, width)
    page.add_table(
        0,
        0,
        len(sheet.rows),
        len(sheet.columns) - 1,
        {
            "name": sheet.table,
            "title": shortened(sheet.name, HEADER_LENGTH),
            "description": shortened(sheet.about, HEADER_LENGTH),
            "style": None,
            "columns": [
                {"header": header, "header_format": pen.head(header, column.kind)}
                for header, column in zip(headers, sheet.columns, strict=True)
            ],
        },
    )
    for row, cells in enumerate(sheet.rows, 1):
        for place, (column, cell) in enumerate(zip(sheet.columns, cells, strict=True)):
            pen.cell(page, (row, place), cell, column.kind)
        page.set_row(row, height(zip(cells, widths, strict=True)))
    page.set_row(0, height((header, width - 4) for header, width in zip(headers, widths, strict=True)))
    page.freeze_panes(1, 1)
    page.repeat_rows(0)
    if sum(widths) > _WIDE:
        page.set_paper(_A3)


def _set_up(page: Any, book: Book) -> None:
    """How a page prints, and which way it reads."""
    if book.right_to_left:
        page.right_to_left()
    page.set_landscape()
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    page.fit_to_pages(1, 0)
    foot = book.foot.replace("&", "&&")
    page.set_footer(f"&L{foot}&C&A&R&P / &N" if len(foot) <= 200 else "&C&A&R&P / &N")
