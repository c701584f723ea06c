"""The pictures of a whole report as blocks to be printed: what they show in sentences, each picture, and the
table that says the same.
"""

from collections.abc import Iterator, Sequence

from mir_assess.report.charts import Drawing, in_parts
from mir_assess.report.pictureview import GapsPicture, MapView
from mir_assess.report.printed import Block, Setting, bullets, grid, heading, one_line, sentences
from mir_assess.report.tongue import say
from mir_assess.report.view import StatementView

MAP_WIDTH, MAP_SHARE = 560, 75
"""How many pixels wide a map is drawn, and how much of the paper's width it takes, in percent."""

WORDS_ABREAST = 4
"""A table of what more groups said would be too narrow for its words."""

GAPS_WIDTH, HIGHEST = 750, 950
"""How many pixels wide a picture of gaps is drawn, and how high it may be to stand on one sheet."""


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
        rows += [_row(row.statement, row.said, setting, row.number) for row in group.rows]
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
        rows = [_row(row.statement, row.said[some], setting) for row in found.rows]
        heads = [say("Statement"), *(setting.head(name) for name in found.headings[some])]
        yield grid(say("How many say that the promise is kept"), heads, rows, in_words=True)


def _in_parts(drawing: Drawing, setting: Setting) -> Iterator[Block]:
    for part in in_parts(drawing, width=GAPS_WIDTH, at_most=HIGHEST):
        yield setting.picture(part, GAPS_WIDTH)


def _row(statement: StatementView, said: Sequence[str], setting: Setting, number: str = "") -> Block:
    """A statement and what each group said of it; one with a number on the map is a link to its place."""
    to_its_place = {"number": number, "link": statement.anchor} if number else {}
    return {
        "name": setting.own(statement.text),
        "style": "",
        "cells": [{"text": one_line(words), "rows": 1} for words in said],
        "apart": False,
        **to_its_place,
    }
