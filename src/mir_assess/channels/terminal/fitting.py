"""A sheet on a screen that may be low: what gives way, and when, so that what is asked never scrolls off.

Statements in a list are cut to a row each first; then empty rows go, the help, the words beside a picture;
a list loses its end; then where we are goes. Levels described in more words than the screen holds come in
turns, each with the question over it.
"""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from mir_assess.channels.terminal.layout import MARGIN, Rows, rows_of
from mir_assess.channels.terminal.sheet import Line, Sheet
from mir_assess.speech import marked, say, say_n

AIRY = ("text", "help", "question", "level", "group", "row", "line", "said", "hint")
CALM = ("text", "question", "level", "group", "hint")
GAPS = (AIRY, CALM, ("text", "hint"))
"""Which parts stand after an empty row, from the most to the least air: the first that fits is taken."""

MORE_LEVELS = marked("Enter: the other levels.")


def fitted(console: Console, sheet: Sheet, width: int, room: int, turn: int = 0) -> Rows:
    """Return a sheet as rows within a width, no more than `room` of them if any way can be found.

    `turn` counts how often the sheet was asked for again: where its levels come in turns, it says which turn.
    """
    rows: Rows = []
    for whole in (True, False):
        rows = rows_of(console, sheet, width, whole=whole)
        if len(rows) <= room:
            airy = (rows_of(console, sheet, width, gaps, whole=whole) for gaps in GAPS)
            return next((found for found in airy if len(found) <= room), rows)
    for shorter in _shorter(sheet, len(rows) - room):
        rows = rows_of(console, shorter, width, close=True)
        if len(rows) <= room:
            return rows
    if any(line.part == "level" for line in sheet):
        return _in_turns(console, sheet, width, room, turn)
    return rows


def _shorter(sheet: Sheet, over: int) -> Iterator[Sheet]:
    """Yield a sheet with less and less; `over` is by how many rows it is too long."""
    helpless = tuple(line for line in sheet if line.part != "help")
    yield helpless
    silent = _without_words_of_pictures(helpless)
    yield silent
    listed = [line for line in silent if line.part == "row"]
    if len(listed) > 1:
        yield from _without_the_end(silent, listed, over)
    placeless = tuple(line for line in silent if line.part != "place")
    yield placeless
    if any(line.part == "bar" for line in placeless):
        yield tuple(line for line in placeless if line.part != "question")


def _without_words_of_pictures(sheet: Sheet) -> Sheet:
    """Leave out what is said under bars: they show the same."""
    kept: list[Line] = []
    for line in sheet:
        if line.part != "line" or not kept or kept[-1].part != "bar":
            kept.append(line)
    return tuple(kept)


def _without_the_end(sheet: Sheet, listed: list[Line], over: int) -> Iterator[Sheet]:
    """Yield a sheet whose list is shorter and shorter, and says how much of it is not there."""
    for kept in range(max(1, len(listed) - over - 1), 0, -1):
        more = Line(
            "line",
            say_n(
                "… and {number} more: type any number up to {highest}.",
                "… and {number} more: type any number up to {highest}.",
                len(listed) - kept,
                highest=listed[-1].columns[0],
            ),
        )
        place = sheet.index(listed[kept - 1]) + 1
        yield (*sheet[:place], more, *(line for line in sheet[place:] if line.part != "row"))


def _in_turns(console: Console, sheet: Sheet, width: int, room: int, turn: int) -> Rows:
    """The question, as many levels as there is room for, and how to see the others."""
    sheet = tuple(line for line in sheet if line.part not in ("help", "place"))
    levels = [place for place, line in enumerate(sheet) if line.part == "level"]
    before, after = sheet[: levels[0]], sheet[levels[-1] + 1 :]
    # Where an answer stands already, Enter keeps it, and so cannot lead on.
    leads_on = not any(line.part == "said" for line in after)
    above = rows_of(console, before, width)
    below = rows_of(console, (*((Line("hint", say(MORE_LEVELS)),) if leads_on else ()), *after), width)
    left = max(1, room - len(above) - len(below))
    turns: list[Rows] = [[]]
    for place in levels:
        rows = rows_of(console, (sheet[place],), width)
        if turns[-1] and len(turns[-1]) + len(rows) > left:
            turns.append([])
        turns[-1] += rows if len(rows) <= left else [*rows[: left - 1], Text(f"{MARGIN}…")]
    return [*above, *turns[turn % len(turns)], *below]
