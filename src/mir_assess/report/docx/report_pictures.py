"""The pictures that a gap report has beside its bars: the map of two groups, and the gaps of a theme. Each
with what it shows in sentences before it, and a table that tells the same after it.

Lays out views, and computes nothing.
"""

from collections.abc import Sequence

from mir_assess.report.docx import parts
from mir_assess.report.docx.paper import Line, Words
from mir_assess.report.docx.parts import Sheet
from mir_assess.report.pictureview import GapsPicture, MapRow, MapView
from mir_assess.report.tongue import say


def maps(sheet: Sheet, found: Sequence[MapView]) -> None:
    """Write the maps of two groups, under one heading."""
    paper = sheet.paper
    if found:
        paper.heading(1, say("Where the views meet, and where they part"))
        parts.lines(paper, (found[0].how, found[0].caution))
    for view in found:
        paper.heading(2, view.title)
        paper.bullets(view.told)
        parts.drawn(sheet, view.drawing, view.title)
        parts.captioned(paper, view.title)
        paper.line(Words(say("The numbers on the map"), strong=True), keep=True)
        header = (say("Statement"), *view.headings)
        for group in view.groups:
            parts.grid(paper, group.heading, header, [_row(row) for row in group.rows], view.title)


def _row(row: MapRow) -> Sequence[Line]:
    about = Words(row.statement.text, to=row.statement.anchor)
    return ((Words(f"{row.number} "), about), *row.said)


def gaps(sheet: Sheet, title: str, found: GapsPicture) -> None:
    """Write the gaps of the theme with this title."""
    paper = sheet.paper
    parts.lines(paper, found.told)
    parts.drawn(sheet, found.drawing, title)
    what = say("How many say that the promise is kept")
    parts.captioned(paper, what)
    header = (say("Statement"), *found.headings)
    parts.grid(paper, what, header, [(row.statement.text, *row.said) for row in found.rows], title)
