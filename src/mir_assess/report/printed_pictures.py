"""The pictures of a whole report as blocks to be printed: what they show in sentences, each picture, and the
table that says the same.
"""

from collections.abc import Iterator, Sequence

from mir_assess.report.charts import Drawing, in_parts
from mir_assess.report.pictureview import GapsPicture, MapView
from mir_assess.report.printed import (
    WIDE,
    WORDS_ABREAST,
    Block,
    Setting,
    bullets,
    grid,
    heading,
    row,
    sentences,
)
from mir_assess.report.printed_texts import one_line
from mir_assess.report.tongue import say
from mir_assess.report.view import StatementView

MAP_WIDTH, MAP_SHARE = 560, 75
"""How many pixels wide a map is drawn, and how much of the paper's width it takes, in percent."""

HIGHEST = 950
"""How many pixels high a picture of gaps may be to stand on one sheet."""


def maps(found: Sequence[MapView], setting: Setting) -> Iterator[Block]:
    """Yield the maps of two groups, under one heading."""
    if not found:
        return
    yield heading(2, say("Where the views meet, and where they part"), "maps", listed=True)
    yield from sentences((found[0].how, found[0].caution))
    for view in found:
        yield heading(3, setting.own(view.title))
        yield from bullets(view.told)
        yield {**setting.picture(view.drawing, MAP_WIDTH), "share": MAP_SHARE}
        yield _numbers_on(view, setting)


def _numbers_on(view: MapView, setting: Setting) -> Block:
    rows: list[Block] = []
    for group in view.groups:
        rows.append({"across": one_line(group.heading)})
        rows += [_row(one.statement, one.said, setting, one.number) for one in group.rows]
    heads = [say("Statement"), *(setting.head(name) for name in view.headings)]
    return grid(say("The numbers on the map"), heads, rows, in_words=True)


def gaps(found: GapsPicture | None, setting: Setting) -> Iterator[Block]:
    """Yield the gaps of a theme, where they have a picture."""
    if found is None:
        return
    yield from sentences(found.told)
    yield from _in_parts(found.drawing, setting)
    for first in range(0, len(found.headings), WORDS_ABREAST):
        some = slice(first, first + WORDS_ABREAST)
        rows = [_row(one.statement, one.said[some], setting) for one in found.rows]
        heads = [say("Statement"), *(setting.head(name) for name in found.headings[some])]
        yield grid(say("How many say that the promise is kept"), heads, rows, in_words=True)


def _in_parts(drawing: Drawing, setting: Setting) -> Iterator[Block]:
    for part in in_parts(drawing, width=WIDE, at_most=HIGHEST):
        yield setting.picture(part, WIDE)


def _row(statement: StatementView, said: Sequence[str], setting: Setting, number: str = "") -> Block:
    """A statement and what each group said of it; one with a number on the map is a link to its place."""
    to_its_place = {"number": number, "link": statement.anchor} if number else {}
    return {**row(setting.own(statement.text), said), **to_its_place}
