"""The pages as a workbook, for those who sort, filter and count: a sheet for each view, and one to read
first.

Each sheet begins with its headings, so that a filter, a screen reader and another program all find them in
the first row; what a sheet holds stands on the first one. Figures that are for testing only are on no page,
and in no cell: JSON has them.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from mir_assess.report.copies import copy_for
from mir_assess.report.diffsheets import comparison_sheets
from mir_assess.report.diffview import Comparison
from mir_assess.report.sheets import report_sheets
from mir_assess.report.tongue import say
from mir_assess.report.view import LevelView, Report
from mir_assess.report.workbook import Book, Cover, Sheet, written

if TYPE_CHECKING:
    # Only who asks for rounds in a row waits for them.
    from mir_assess.report.trendview import Trend

Page: TypeAlias = "Report | Comparison | Trend"
Rows = Iterator[tuple[str, str]]


def render_report(page: Report, _templates: Path) -> bytes:
    """Return a gap report as a workbook."""
    sheets = report_sheets(page)
    title = say("Gap report: {title}", title=page.title)
    rows = (*_first(page, sheets), *_scales(page.scales.values()), *_last(page))
    day = page.sealed or page.assessment.opened
    return _written(page, title, say("Gap report"), day, (rows, sheets))


def render_comparison(page: Comparison, _templates: Path) -> bytes:
    """Return a comparison of two rounds as a workbook."""
    sheets = comparison_sheets(page)
    title = say("Year on year: {title}", title=page.title)
    levels = {
        side.levels: None for found in page.statements for group in found.groups for side in group.sides
    }
    rows = (*_first(page, sheets), *_scales(levels), *_last(page))
    day = page.new_sealed or page.new.opened
    return _written(page, title, say("Year on year"), day, (rows, sheets))


def render_trend(page: "Trend", _templates: Path) -> bytes:
    """Return rounds in a row as a workbook."""
    from mir_assess.report.trendsheets import trend_sheets

    sheets = trend_sheets(page)
    title = say("Over the rounds: {title}", title=page.title)
    levels = {
        side.levels: None
        for found in page.statements
        for stretch in found.stretches
        for strand in stretch.strands
        for side in strand.sides
    }
    first = [
        *_first(page, sheets),
        *((say("How to read it"), note) for note in (page.now_note, page.apart_note) if note),
    ]
    rows = (*first, *_scales(levels), *_last(page))
    newest = page.rounds[-1]
    day = newest.sealed or newest.assessment.opened
    return _written(page, title, say("Over the rounds"), day, (rows, sheets))


def _written(
    page: Page,
    title: str,
    subject: str,
    day: str,
    found: tuple[Sequence[tuple[str, str]], Sequence[Sheet]],
) -> bytes:
    rows, sheets = found
    book = Book(
        title=title,
        subject=subject,
        day=date.fromisoformat(day),
        foot=copy_for(page.policy),
        cut=say(" … The rest is too long for a cell. Other formats have it."),
        right_to_left=page.tongue.direction == "rtl",
    )
    return written(book, Cover(say("Read me first"), title, tuple(rows)), sheets)


def _first(page: Page, sheets: Iterable[Sheet]) -> Rows:
    """What this is, for whom, what each sheet holds, and what an empty cell means."""
    yield from ((say("For whom"), line) for line in (page.banners or (copy_for(page.policy),)))
    yield from ((say("What this is"), line) for line in page.purpose)
    yield from ((sheet.name, sheet.about) for sheet in sheets)
    if isinstance(page, Report):
        yield from ((say("How people took part"), line) for line in page.taking_part)
    if page.reckoned:
        yield say("How to read it"), page.reckoned
    empty = say(
        "An empty grey cell is a number that we do not tell. The last cell of its row says why. It is never "
        "a zero, and never a low answer."
    )
    yield say("Empty cells"), empty
    yield from ((say("How to read it"), line) for line in page.how_to_read)


def _scales(scales: Iterable[tuple[LevelView, ...]]) -> Rows:
    """What the levels mean, each once, lowest first."""
    told = dict.fromkeys(
        (level.label, level.description) for levels in scales for level in levels if level.description
    )
    for label, description in told:
        yield say("What the levels mean"), say("{name}: {words}", name=label, words=description)


def _last(page: Page) -> Rows:
    yield from ((say("What this cannot tell"), line) for line in page.limits)
    yield from ((say("How it was made"), line) for line in page.method)
    yield say("How it was made"), say("Made with mir-assess")
