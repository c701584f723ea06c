"""The report on exactly one side of A4, for whoever has a minute: a director, a councillor.

What the page says is in `board`; here it is made to fit. No browser is asked: the page says much, counts the
lines that this takes at most, and says less until they fit on the sheet. A test prints it and counts pages.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mir_assess.report.board import LISTS, Board, Bounds, Part, board
from mir_assess.report.html import laid_out
from mir_assess.report.paper import BOLD, halves, lines
from mir_assess.report.tongue import say
from mir_assess.report.view import Report

MOST = Bounds(strengths=5, changed=6, promised=8, groups=10, asked=3, longest=200, sentence=400)
SHORTER = ((160, 320), (120, 300), (90, 280), (70, 240), (55, 180), (45, 130), (35, 90), (25, 60), (16, 45))
FEWEST_GROUPS, FEWEST_ASKED = 3, 2
"""How much the page tries to say, and in what steps it says less."""

# The sheet in points, as `.board` in the stylesheet prints it. Change both together.
SHEET = 786.0
WIDTH, COLUMN, BESIDE = 47.9, 23.1, 37.7
"""Ems of 11 points across the sheet, across one of its two columns, and beside a heading."""

LINE, AFTER_LINE, AFTER_ITEM = 13.2, 2.0, 4.0
TITLE, TITLE_LETTERS = 21.6, 18 / 11 * BOLD
HEADING, HEADING_LETTERS, AROUND_HEADING = 15.0, 12.5 / 11 * BOLD, 12.5
HEADER, BANNER, RUN_IN, BOX, FOOTER = 25.0, 8.0, 8.0, 34.0, 12.0
"""What stands around the words of each, beside the lines themselves."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One side of paper, ready to be laid out: a board, with its parts in two columns."""

    board: Board
    columns: tuple[tuple[Part, ...], ...]


def render_report(page: Report, templates: Path) -> bytes:
    """Return a gap report as one HTML file that prints on one side of A4."""
    return laid_out("report/one-page.html", templates, page.tongue, report=page, sheet=_sheet(page))


def _sheet(report: Report) -> Sheet:
    """Return as much of a report as fits."""
    bounds = MOST
    while True:
        found = board(report, bounds)
        at = halves([_part(part) for part in found.parts])
        columns = (found.parts[:at], found.parts[at:])
        taller = max(columns, key=_column)
        less = _less(bounds, taller)
        if less is None or _frame(report, found) + _column(taller) <= SHEET:
            return Sheet(found, columns)
        bounds = less


def _column(parts: Sequence[Part]) -> float:
    return sum(map(_part, parts))


def _less(bounds: Bounds, taller: Sequence[Part]) -> Bounds | None:
    """Return bounds that let a page say less: fewer items in the taller column, then fewer asks, then shorter
    texts; None where it cannot say less.
    """
    lists = [part for part in taller if part.name in LISTS and len(part.items) > 1]
    if lists:
        tallest = max(lists, key=_part)
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
    who = [_text(say("{name}: {words}", name=label, words=turnout), BESIDE) for label, turnout in found.who]
    came = max(sum(who) + _text(found.more_groups, BESIDE), 2 * HEADING)
    asked = sum(_text(line, WIDTH - 3) for line in found.asked)
    limits = max(sum(_text(line, BESIDE) for line in found.limits), 2 * HEADING)
    closing = _text(" ".join((*found.closing, say("Made with mir-assess"))), WIDTH)
    around = HEADER + 2 * RUN_IN + BOX + FOOTER
    return title + banner + came + asked + limits + closing + around


def _part(part: Part) -> float:
    heading = HEADING * lines(part.title, COLUMN, letters=HEADING_LETTERS) + AROUND_HEADING
    said = sum(_text(line, COLUMN) for line in (*part.intro, part.more))
    return heading + said + sum(_item(item.shown, item.words) for item in part.items)


def _item(shown: str, words: tuple[str, ...]) -> float:
    every = lines(shown, COLUMN, letters=BOLD) + sum(lines(line, COLUMN) for line in words)
    return LINE * every + AFTER_ITEM


def _text(text: str, width: float) -> float:
    return LINE * lines(text, width) + AFTER_LINE if text else 0.0
