"""Small multiples: the same thing over several rounds, a panel for each group, all on the same scale.

Rounds are joined only where they compare; where they do not there is a gap, and a word in it. What is told
roughly is a bracket, what is hidden a word. A scale without a promise has columns of levels.
"""

from collections.abc import Sequence

from mir_assess.model.value import value
from mir_assess.report.charts.bars import DIGIT, is_dark, shades
from mir_assess.report.charts.drawings import Moment, Panel, Panels
from mir_assess.report.charts.fitting import width as width_of
from mir_assess.report.charts.inks import TYPE
from mir_assess.report.charts.marks import mark
from mir_assess.report.charts.scene import Box, Scene, Strokes, Trace, Words
from mir_assess.report.charts.sheet import Sheet

PANEL, COLUMN, BETWEEN = 290, 48, 28
"""The least width of a panel and of a round in it, and what lies between panels."""

HIGH, TALL, STACK = 92, 120, 34
"""How high a plot is, and one of levels; how wide a column of levels."""

EDGE, RADIUS, CAP, GAP = 10, 6.5, 7, 4
TICKS_AT_MOST = 72


@value
class _Plot:
    """Where a strip of rounds lies: its left edge, how wide each round is, and its top and bottom line."""

    left: float
    column: float
    top: float
    bottom: float

    def x(self, place: float) -> float:
        return self.left + self.column * (place + 0.5)

    def y(self, share: float) -> float:
        return self.bottom - (self.bottom - self.top) * share


def panels(drawing: Panels, width: float) -> Scene:
    """Return the picture of some panels, as many beside one another as there is room for."""
    sheet = Sheet(width)
    _key(sheet, drawing.levels)
    across = in_a_row(drawing, width)
    room = (width - BETWEEN * (across - 1)) / across
    for first in range(0, len(drawing.panels), across):
        sheet.may_end()
        sheet.y += GAP if first == 0 else BETWEEN
        top = sheet.y
        ends = []
        for place, panel in enumerate(drawing.panels[first : first + across]):
            sheet.y = top
            _panel(sheet, drawing, panel, place * (room + BETWEEN), room)
            ends.append(sheet.y)
        sheet.y = max(ends)
    sheet.y += GAP
    return sheet.scene(drawing.title)


def in_a_row(drawing: Panels, width: float) -> int:
    """Return how many panels stand beside one another at a width."""
    return max(1, min(len(drawing.panels), int((width + BETWEEN) // (PANEL + BETWEEN))))


def _key(sheet: Sheet, levels: Sequence[str]) -> None:
    """What the shades of the levels mean, highest on top as in a column."""
    for level, style in reversed(list(zip(levels, shades(len(levels), None), strict=True))):
        sheet.draw(Box(style, 1, sheet.y + 1, 15, 15))
        sheet.write("tick", level, 24, sheet.width - 24, lines=3)
        sheet.y += GAP


def _panel(sheet: Sheet, drawing: Panels, panel: Panel, left: float, room: float) -> None:
    sheet.write("name", panel.name, left, room, lines=3)
    gutter = 0 if drawing.levels else _gutter(drawing)
    fits = max(1, int((room - gutter) // COLUMN))
    strips = -(-len(panel.moments) // fits) or 1
    size = -(-len(panel.moments) // strips) or 1
    for first in range(0, len(panel.moments), size):
        sheet.y += EDGE
        column = (room - gutter) / size
        high = TALL if drawing.levels else HIGH
        plot = _Plot(left + gutter, column, sheet.y, sheet.y + high)
        moments = panel.moments[first : first + size]
        if not drawing.levels:
            _lines(sheet, drawing, plot, left + room)
            _joined(sheet, panel.moments, first, len(moments), plot)
        for place, moment in enumerate(moments):
            _moment(sheet, moment, place, plot)
        sheet.y = plot.bottom + EDGE
        _gaps(sheet, moments, plot, is_first=first == 0)
        _words(sheet, moments, plot)


def _gutter(drawing: Panels) -> float:
    size, bold = TYPE["tick"]
    return min(TICKS_AT_MOST, max(width_of(tick, size, bold=bold) for tick in drawing.ticks)) + 4


def _lines(sheet: Sheet, drawing: Panels, plot: _Plot, right: float) -> None:
    heights = [plot.y(share) for share in (0, 0.5, 1)]
    sheet.draw(Strokes("grid", tuple(((plot.left, y), (right, y)) for y in heights)))
    for y, tick in zip(heights, drawing.ticks, strict=True):
        sheet.line("tick", tick, plot.left - 4, "end", top=y - 9)


def _joined(sheet: Sheet, moments: Sequence[Moment], first: int, number: int, plot: _Plot) -> None:
    """Lines between rounds that compare; one that goes on in another strip runs to the edge of this one."""
    for place in range(first, min(first + number + 1, len(moments))):
        before, now = moments[place - 1] if place else None, moments[place]
        if before is None or not now.follows or before.stand.at is None or now.stand.at is None:
            continue
        start = (plot.x(place - first - 1), plot.y(before.stand.at))
        end = (plot.x(place - first), plot.y(now.stand.at))
        middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        if place == first:
            start = middle
        elif place == first + number:
            end = middle
        sheet.draw(Trace("joined", (start, end)))


def _moment(sheet: Sheet, moment: Moment, place: int, plot: _Plot) -> None:
    x, stand = plot.x(place), moment.stand
    if moment.counts:
        _stack(sheet, moment.counts, x, plot)
    elif stand.at is not None:
        sheet.draw(mark(0, x, plot.y(stand.at), RADIUS))
    elif stand.within is not None:
        low, high = (plot.y(share) for share in stand.within)
        caps = (((x - CAP, y), (x + CAP, y)) for y in (low, high))
        sheet.draw(Strokes("bracket", (((x, low), (x, high)), *caps)))


def _stack(sheet: Sheet, counts: Sequence[int], x: float, plot: _Plot) -> None:
    """A column of levels, the lowest at the bottom, all columns as high as their whole group."""
    total = sum(counts)
    passed = 0
    for people, style in zip(counts, shades(len(counts), None), strict=True):
        if not people:
            continue
        low, high = plot.y(passed / total), plot.y((passed + people) / total)
        passed += people
        sheet.draw(Box(style, x - STACK / 2, high, STACK, low - high))
        if low - high >= TYPE["in-chip"][0] + 1 and len(str(people)) * DIGIT <= STACK:
            look = "in-dark" if is_dark(style) else "in-light"
            sheet.words.append(Words(look, str(people), x, (low + high) / 2 + 5))


def _gaps(sheet: Sheet, moments: Sequence[Moment], plot: _Plot, *, is_first: bool) -> None:
    """A line down each gap between rounds that do not compare, and the word for why."""
    found = [place for place, moment in enumerate(moments) if not moment.follows and (place or not is_first)]
    top = sheet.y
    ends = [top]
    for place in found:
        x = plot.left + plot.column * place
        sheet.draw(Trace("apart", ((x, plot.top - GAP), (x, plot.bottom + GAP))))
        alone = place - 1 not in found and place + 1 not in found
        sheet.y = top
        sheet.write(
            "small",
            moments[place].apart,
            x,
            plot.column * (2 if alone else 1) - GAP,
            "middle" if place else "start",
            lines=4,
        )
        ends.append(sheet.y + GAP)
    sheet.y = max(ends)


def _words(sheet: Sheet, moments: Sequence[Moment], plot: _Plot) -> None:
    """When each round was, and what its numbers are."""
    top = sheet.y
    ends = [top]
    for place, moment in enumerate(moments):
        sheet.y = top
        sheet.write("label", moment.when, plot.x(place), plot.column - GAP, "middle", lines=2)
        sheet.write("tick", moment.stand.words, plot.x(place), plot.column - GAP, "middle", lines=5)
        ends.append(sheet.y)
    sheet.y = max(ends)
