"""Rounds in a row as blocks to be printed, in the order of the HTML page, with the same words.

Computes nothing: `printed` says what blocks are made of.
"""

from collections.abc import Iterator, Sequence

from mir_assess.report.charts import Panels
from mir_assess.report.columns import tables_of
from mir_assess.report.copies import standing
from mir_assess.report.diffview import Side
from mir_assess.report.printed import (
    COLUMNS_ABREAST,
    LETTERS_ON_A_PAGE,
    WIDE,
    WORDS_ABREAST,
    Block,
    Setting,
    box,
    bullets,
    closing,
    grid,
    heading,
    row,
    sentence,
    sentences,
    terms,
)
from mir_assess.report.printed_texts import Words, one_line, plain
from mir_assess.report.tongue import say
from mir_assess.report.trendview import (
    GroupTrendView,
    JudgedList,
    StatementTrendView,
    Trend,
)

HALF, ROUNDS_IN_HALF = 360, 4
"""How many pixels wide a small picture is drawn, of which two stand beside one another; and for how many
rounds it has room there.
"""


def blocks(page: Trend) -> Iterator[Block]:
    """Yield rounds in a row, block by block."""
    setting = Setting(page.tongue)
    yield sentence(say("Over the rounds"), "kind")
    yield heading(1, one_line(page.title))
    yield sentence(subtitle(), "under-title")
    if page.banners:
        yield box("banner", sentences(page.banners))
    yield from sentences(page.purpose)
    yield {"is": "contents", "title": say("On this page")}
    yield from _who_was_there(page, setting)
    yield heading(2, say("What can be compared"), "compares", listed=True)
    yield sentence(one_line(" ".join(page.counts)))
    yield sentence(one_line(page.now_note))
    for judged in page.judged:
        yield box("found", _judged(judged, setting))
    if page.apart_note:
        yield sentence(one_line(page.apart_note))
    yield heading(2, say("What changed"), "changed", listed=True)
    for found in page.lists:
        yield box("found", setting.listing(found))
    yield heading(2, say("What became of the promises"), "promised", listed=True)
    yield from sentences([page.reckoned] if page.reckoned else [])
    for promised in page.promised:
        yield heading(3, one_line(promised.title))
        yield from setting.actions(promised.actions, 4, promised.empty)
    yield heading(2, say("Each statement"), "statements", listed=True)
    for statement in page.statements:
        yield from _statement(statement, setting)
    yield from closing(page, standing(page.policy, *(one.sealed for one in page.rounds)))


def subtitle() -> str:
    """Return what a trend is about, in one line."""
    return say("Who was there, what can be compared, what changed, and what became of the promises")


def _who_was_there(page: Trend, setting: Setting) -> Iterator[Block]:
    yield heading(2, say("Who was there"), "who", listed=True)
    yield sentence(one_line(page.turnout_note))
    if page.who_changed:
        told = [sentence(say("What was not the same in every round:"), "what"), *bullets(page.who_changed)]
        yield box("banner", told)
    yield from _round_tables(say("Who took part"), page.groups, page.turnout_rows, setting)
    yield from sentences(page.kept_back)


def _judged(judged: JudgedList, setting: Setting) -> Iterator[Block]:
    """Statements by verdict, so that each verdict is said once."""
    yield heading(3, one_line(judged.title))
    for alike in judged.judged:
        yield from (sentence(one_line(line), "leading") for line in alike.verdict)
        yield from bullets(
            setting.finding(statement.text, statement.anchor, " ".join(statement.notes))
            for statement in alike.statements
        )


def _statement(statement: StatementTrendView, setting: Setting) -> Iterator[Block]:
    yield {**heading(3, setting.own(statement.text), statement.anchor), "apart": True}
    yield box("reading", sentences(statement.told))
    yield from _asked(statement, setting)
    pictured = [_group(group, statement, setting) for group in statement.pictured]
    if pictured:
        abreast = 2 if max(len(stretch.rounds) for stretch in statement.stretches) <= ROUNDS_IN_HALF else 1
        drawn = [[*_pictures(pictures, setting, abreast), *rest] for pictures, rest in pictured]
        yield {"is": "panels", "abreast": abreast, "cells": drawn}
    for group in statement.told_alone:
        name = setting.name(group.label)
        yield {
            "is": "who",
            "name": name,
            "text": one_line(group.sentence),
            "has_picture": False,
            "alone": True,
        }
    for stretch in statement.stretches:
        if not stretch.by_level:
            yield from _round_tables(stretch.caption, stretch.groups, stretch.rows, setting)
    if statement.shown_gaps:
        yield heading(4, say("The gaps between groups"))
        yield from bullets(gap.sentence for gap in statement.shown_gaps)
    yield from setting.promised_here(statement.actions, 4)


def _asked(statement: StatementTrendView, setting: Setting) -> Iterator[Block]:
    """The words of each round where they are not the same throughout, and why they were changed."""
    pairs: list[tuple[Words, Words]] = [
        (one_line(say("Asked in {year}", year=years)), setting.own(words)) for years, words in statement.asked
    ]
    pairs += [(say("Why it changed"), setting.own(reason)) for reason in statement.reasons]
    if pairs:
        is_long = sum(len(plain(words)) for _, words in pairs) > LETTERS_ON_A_PAGE
        yield {**box("asked", [terms(pairs)]), "breaks": is_long}


def _group(
    group: GroupTrendView, statement: StatementTrendView, setting: Setting
) -> tuple[tuple[Panels, ...], list[Block]]:
    """A group's small pictures; and the tables of its levels, with what is told of it in a sentence."""
    caption = one_line(say("People by answer: {group}", group=group.label))
    tables = [
        {**setting.table(table), "caption": caption}
        for sides in statement.by_level(group.id)
        for part in _on_one_sheet(sides)
        for table in tables_of(part)
    ]
    return statement.drawings(group.id), [*tables, *sentences([group.sentence])]


def _on_one_sheet(sides: Sequence[Side]) -> Iterator[Sequence[Side]]:
    for first in range(0, len(sides), COLUMNS_ABREAST):
        yield sides[first : first + COLUMNS_ABREAST]


def _pictures(drawings: Sequence[Panels], setting: Setting, abreast: int) -> list[Block]:
    return [setting.picture(drawing, HALF if abreast == 2 else WIDE) for drawing in drawings]


def _round_tables(
    caption: str, groups: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]], setting: Setting
) -> Iterator[Block]:
    """A row for each round and a column for each group, in words: as many tables as the paper needs."""
    for first in range(0, len(groups), WORDS_ABREAST):
        some = slice(first, first + WORDS_ABREAST)
        laid = [row(setting.head(called), cells[some]) for called, cells in rows]
        heads = [say("Round"), *(setting.head(label) for label in groups[some])]
        yield grid(one_line(caption), heads, laid, in_words=True)
