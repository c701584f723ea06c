"""The report on exactly one side of A4, for whoever has a minute: a director, a councillor.

What the page says is in `board`; here it is made to fit. No browser is asked: the page says much, counts the
lines that this takes at most, and says less until they fit on the sheet. A test prints it and counts pages.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from mir_assess.model.value import value
from mir_assess.report.board import LISTS, Board, Bounds, Item, Part, board
from mir_assess.report.html import html_page
from mir_assess.report.paper import BOLD, lines
from mir_assess.report.tongue import say
from mir_assess.report.view import Report

MOST = Bounds(strengths=5, changed=6, promised=8, groups=10, asked=3, longest=200, sentence=400)
SHORTER = ((160, 320), (120, 300), (90, 280), (70, 240), (55, 180), (45, 130), (35, 90), (25, 60), (16, 45))
FEWEST_GROUPS, FEWEST_ASKED = 3, 2
"""How much the page tries to say, and in what steps it says less."""

# The sheet in points, as `.board` in the stylesheet prints it. Change both together.
SHEET = 786.0
WIDTH, BESIDE = 47.9, 37.7
COLUMNS = {"even": (23.1, 23.1), "first": (26.3, 19.7), "last": (19.7, 26.3)}
"""Ems of 11 points across the sheet, beside a heading, and across its two columns, whichever is the wider."""

LINE, AFTER_LINE, AFTER_ITEM = 13.2, 2.0, 4.0
TITLE, TITLE_LETTERS = 21.6, 18 / 11 * BOLD
HEADING, HEADING_LETTERS, AROUND_HEADING = 15.0, 12.5 / 11 * BOLD, 12.5
HEADER, BANNER, RUN_IN, BOX, FOOTER = 25.0, 8.0, 8.0, 34.0, 12.0
"""What stands around the words of each, beside the lines themselves."""


@value
class Columns:
    """Parts in two columns: how high the `taller` is, as one of COLUMNS shares out the width."""

    height: float
    wider: str
    both: tuple[tuple[Part, ...], ...]
    taller: tuple[Part, ...]


@value
class Sheet:
    """A page ready to be laid out, and how high it is at most."""

    board: Board
    columns: Columns
    height: float


def render_report(page: Report, templates: Path) -> bytes:
    """Return a gap report as one HTML file that prints on one side of A4."""
    return html_page("report/one-page.html", templates, page.tongue, report=page, sheet=_sheet(page))


def _sheet(report: Report) -> Sheet:
    """Return as much of a report as fits."""
    bounds, sheet = MOST, _laid(report, MOST)
    while sheet.height > SHEET and (less := _less(bounds, sheet.columns)) is not None:
        bounds, sheet = less, _laid(report, less)
    # What was left out of one column, before the other fitted, may have its room again.
    for name in LISTS * 2:
        more = replace(bounds, **{name: getattr(bounds, name) + 1})
        fuller = _laid(report, more)
        if fuller.height <= SHEET:
            bounds, sheet = more, fuller
    return sheet


def _laid(report: Report, bounds: Bounds) -> Sheet:
    found = board(report, bounds)
    columns = min(_in_columns(found.parts), key=lambda each: each.height)
    return Sheet(found, columns, _frame(report, found) + columns.height)


def _in_columns(parts: tuple[Part, ...]) -> Iterator[Columns]:
    """Yield every way to set parts in two columns, their order kept."""
    for wider, widths in COLUMNS.items():
        for at in range(1, len(parts)):
            both = parts[:at], parts[at:]
            heights = [
                sum(_part(part, width) for part in column) for column, width in zip(both, widths, strict=True)
            ]
            yield Columns(max(heights), wider, both, both[heights.index(max(heights))])


def _less(bounds: Bounds, columns: Columns) -> Bounds | None:
    """Return bounds that let a page say less: fewer items, first in the taller column, then fewer asks, then
    shorter texts; None where it cannot say less.
    """
    for column in sorted(columns.both, key=lambda parts: parts != columns.taller):
        lists = [part for part in column if part.name in LISTS and len(part.items) > 1]
        if lists:
            tallest = max(lists, key=lambda part: _part(part, WIDTH / 2))
            return replace(bounds, **{tallest.name: len(tallest.items) - 1})
    if bounds.asked > FEWEST_ASKED:
        return replace(bounds, asked=bounds.asked - 1)
    for longest, sentence in SHORTER:
        if longest < bounds.longest:
            groups = max(bounds.groups - 1, FEWEST_GROUPS)
            return replace(bounds, longest=longest, sentence=sentence, groups=groups)
    return None


def _frame(report: Report, found: Board) -> float:
    """How high all is that goes across the sheet."""
    title = TITLE * lines(found.title, WIDTH, letters=TITLE_LETTERS)
    banner = _text(" ".join(report.banners), WIDTH - 2) + BANNER if report.banners else 0.0
    who = [say("{name}: {words}", name=label, words=turnout) for label, turnout in found.who]
    came = max(sum(_text(line, BESIDE, letters=BOLD) for line in (*who, found.more_groups)), 2 * HEADING)
    asked = sum(_text(line, WIDTH - 3) for line in found.asked)
    limits = max(sum(_text(line, BESIDE) for line in found.limits), 2 * HEADING)
    closing = _text(" ".join((*found.closing, say("Made with mir-assess"))), WIDTH)
    around = HEADER + 2 * RUN_IN + BOX + FOOTER
    return title + banner + came + asked + limits + closing + around


def _part(part: Part, width: float) -> float:
    heading = HEADING * lines(part.title, width, letters=HEADING_LETTERS) + AROUND_HEADING
    said = sum(_text(line, width) for line in part.intro) + _text(part.more, width, letters=BOLD)
    return heading + said + sum(_item(item, width) for item in part.items)


def _item(item: Item, width: float) -> float:
    every = lines(item.shown, width, letters=BOLD) + sum(lines(line, width) for line in item.words)
    return LINE * every + AFTER_ITEM


def _text(text: str, width: float, *, letters: float = 1.0) -> float:
    return LINE * lines(text, width, letters=letters) + AFTER_LINE if text else 0.0
