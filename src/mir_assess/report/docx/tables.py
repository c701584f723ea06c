"""Tables that a reader can find the way in, seen or heard: a header row that repeats on each page, header
cells marked, rows that stay whole, a caption, and a text that says what the table is.

Knows paper, and the cells it is given.
"""

from collections.abc import Sequence

from mir_assess.report.columns import Table, TableCell
from mir_assess.report.docx.elements import Element, made
from mir_assess.report.docx.paper import Line, Paper
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
    """
    if not table.columns:
        return
    header = (say("Answer"), *(column.label for column in table.columns))
    rows = [(name, style, cells) for name, style, cells in table.rows]
    bases = tuple(TableCell(column.base, 1) for column in table.columns)
    rows.append((say("People who rated"), "", bases))
    _add(paper, caption, about, header, _laid_out(paper, header, rows, colours))


def words_table(
    paper: Paper, caption: str, about: str, header: Sequence[str], rows: Sequence[Sequence[Line]]
) -> None:
    """Add a table of words, whose first column names the rows. A row of one cell goes right across, and names
    the rows under it.
    """
    laid = []
    stays_whole = len(rows) <= _AT_ONCE
    for nth, row in enumerate(rows):
        names = len(row) < len(header)
        keep = (stays_whole and nth + 1 < len(rows)) or names or None
        cells = [_cell(paper, words, keep=keep) for words in row]
        if names:
            cells[0][0].append(made("w:gridSpan", val=len(header)))
        laid.append(_row(cells))
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


def _laid_out(
    paper: Paper,
    header: Sequence[str],
    rows: Sequence[tuple[str, str, tuple[TableCell, ...]]],
    colours: dict[str, str],
) -> list[Element]:
    """Return the rows, with cells that reach over several of them."""
    laid = []
    over = [0] * (len(header) - 1)
    for nth, (name, style, cells) in enumerate(rows):
        keep = nth + 1 < len(rows) or None
        apart = not style and nth > 0 and bool(rows[nth - 1][1] or nth + 1 == len(rows))
        begin = iter(cells)
        row = [_cell(paper, name, keep=keep, apart=apart, key=colours.get(style, ""))]
        for column, left in enumerate(over):
            if left:
                over[column] -= 1
                row.append(_cell(paper, "", keep=keep, merge="continue"))
                continue
            cell = next(begin)
            over[column] = cell.rows - 1
            merge = "restart" if cell.rows > 1 else ""
            row.append(_cell(paper, cell.text, keep=keep, right=True, merge=merge, apart=apart))
        laid.append(_row(row))
    return laid


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
    merge: str = "",
    key: str = "",
    apart: bool = False,
) -> Element:
    """Return a cell; `apart`: a line above sets it apart; `key` is the colour of a mark at its start."""
    settings = made("w:tcPr")
    if merge:
        settings.append(made("w:vMerge", val=merge))
    if apart or key:
        borders = made("w:tcBorders")
        if apart:
            borders.append(made("w:top", val="single", sz=12, space=0, color=QUIET))
        if key:
            borders.append(made("w:left", val="single", sz=_KEY, space=0, color=key))
        settings.append(borders)
    if merge:
        settings.append(made("w:vAlign", val="center"))
    return made("w:tc", settings, paper.written("Table Text", words, keep=keep, right=right))
