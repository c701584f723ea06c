"""Tables that a reader can find the way in, seen or heard: a header row that repeats on each page, header
cells marked, rows that stay whole, a caption, and a text that says what the table is. No cell reaches over
others: in such a table a screen reader loses its way, and Word finds fault with it.

Knows paper, and the cells it is given.
"""

from collections.abc import Sequence
from itertools import islice

from mir_assess.report.columns import Column, Table, TableCell
from mir_assess.report.docx.elements import Element, made
from mir_assess.report.docx.paper import Line, Paper, Words
from mir_assess.report.docx.runs import plain
from mir_assess.report.docx.styles import QUIET
from mir_assess.report.tongue import say

_LOOK = {"firstRow": 1, "firstColumn": 1, "lastRow": 0, "lastColumn": 0, "noHBand": 1, "noVBand": 1}
_AT_ONCE = 12
"""A table of words with more rows than these may go on over the end of a page."""

_KEY = 36
"""How wide the mark of a level's colour is, in eighths of a point."""


def answers_table(paper: Paper, caption: str, table: Table, colours: dict[str, str], about: str) -> None:
    """Add the table of people by answer, if any group has a column in it. `colours` are those of the levels'
    styles in the pictures; `about` says what was answered.

    Answers that are told together share a row. Groups that tell others together have a table to themselves.
    """
    alike: dict[tuple[int, ...], list[Column]] = {}
    for column in table.columns:
        alike.setdefault(tuple(cell.rows for cell in _cells_of(column)), []).append(column)
    for spans, columns in alike.items():
        header = (say("Answer"), *(column.label for column in columns))
        _add(paper, caption, about, header, _answer_rows(paper, table, spans, columns, colours))


def words_table(
    paper: Paper, caption: str, about: str, header: Sequence[str], rows: Sequence[Sequence[Line]]
) -> None:
    """Add a table of words, whose first column names the rows."""
    stays_whole = len(rows) <= _AT_ONCE
    laid = []
    for nth, row in enumerate(rows, start=1):
        keep = (stays_whole and nth < len(rows)) or None
        laid.append(_row([_cell(paper, words, keep=keep) for words in row]))
    _add(paper, caption, about, header, laid, right=False)


def _add(
    paper: Paper, caption: str, about: str, header: Sequence[str], rows: list[Element], *, right: bool = True
) -> None:
    # For translators: the caption of a table. Word counts {number} by itself.
    told = paper.caption("Table", say("Table {number}: {words}"), caption, keep=True)
    widths = _widths(paper.width, len(header))
    settings = made("w:tblPr", made("w:tblStyle", val=paper.called("Report Table")))
    if paper.from_the_right:
        settings.append(made("w:bidiVisual"))
    settings.extend(
        (
            made("w:tblW", w=sum(widths), type="dxa"),
            made("w:tblLook", val="06A0", **_LOOK),
            made("w:tblCaption", val=plain(told)),
            made("w:tblDescription", val=plain(about)),
        )
    )
    grid = made("w:tblGrid", *(made("w:gridCol", w=width) for width in widths))
    heads = [
        _cell(paper, words, keep=True, right=right and column > 0) for column, words in enumerate(header)
    ]
    paper.blocks.append(made("w:tbl", settings, grid, _row(heads, is_header=True), *rows))


def _widths(room: int, columns: int) -> list[int]:
    """Return how wide the columns are: they get what the names in the first can spare."""
    others = columns - 1
    spared = room * (3 if others < 4 else 4) // 5
    each = min(spared // others, room // 4)
    return [room - each * others, *[each] * others]


def _cells_of(column: Column) -> tuple[TableCell, ...]:
    return (*column.levels, *column.rest)


def _answer_rows(
    paper: Paper,
    table: Table,
    spans: Sequence[int],
    columns: Sequence[Column],
    colours: dict[str, str],
) -> list[Element]:
    """Return a row for each level, and for each answer that is none, or for as many as are told together."""
    laid = []
    names = iter(table.rows)
    last = ""
    for span, cells in zip(spans, zip(*map(_cells_of, columns), strict=True), strict=True):
        told = list(islice(names, span))
        style = told[0][1]
        words = [Words(name, ends_line=nth < span) for nth, (name, _, _) in enumerate(told, start=1)]
        texts = [cell.text for cell in cells]
        key = colours.get(style, "") if span == 1 else ""
        laid.append(_figures(paper, words, texts, keep=True, apart=not style and bool(last), key=key))
        last = style
    bases = [column.base for column in columns]
    laid.append(_figures(paper, say("People who rated"), bases, keep=None, apart=True))
    return laid


def _figures(
    paper: Paper, name: Line, texts: Sequence[str], *, keep: bool | None, apart: bool, key: str = ""
) -> Element:
    """Return a row of numbers; `apart`: a line above sets it apart; `key`: the colour of a mark before it."""
    first = _cell(paper, name, keep=keep, apart=apart, key=key)
    return _row([first, *(_cell(paper, text, keep=keep, right=True, apart=apart) for text in texts)])


def _row(cells: Sequence[Element], *, is_header: bool = False) -> Element:
    settings = made("w:trPr", made("w:cantSplit"))
    if is_header:
        settings.insert(0, made("w:cnfStyle", val="100000000000"))
        settings.append(made("w:tblHeader"))
    return made("w:tr", settings, *cells)


def _cell(
    paper: Paper,
    words: Line,
    *,
    keep: bool | None,
    right: bool = False,
    key: str = "",
    apart: bool = False,
) -> Element:
    """Return a cell; `apart`: a line above sets it apart; `key` is the colour of a mark at its start."""
    settings = made("w:tcPr")
    if apart or key:
        borders = made("w:tcBorders")
        if apart:
            borders.append(made("w:top", val="single", sz=12, space=0, color=QUIET))
        if key:
            borders.append(made("w:left", val="single", sz=_KEY, space=0, color=key))
        settings.append(borders)
    return made("w:tc", settings, paper.written("Table Text", words, keep=keep, right=right))
