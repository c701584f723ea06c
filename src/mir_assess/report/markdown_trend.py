"""Rounds in a row as Markdown: a table in the place of the small pictures, a row for each round."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mir_assess.report.markdown_parts import (
    actions,
    bullets,
    ending,
    grid,
    listing,
    numbers,
    one_line,
    promised_here,
    table,
    text,
)
from mir_assess.report.tongue import say

if TYPE_CHECKING:
    from mir_assess.report.trendstretch import Stretch
    from mir_assess.report.trendview import JudgedList, StatementTrendView, Trend


def trend(page: "Trend") -> Iterator[str]:
    """Yield the blocks of a trend."""
    yield f"# {one_line(say('Over the rounds: {title}', title=page.title))}"
    yield from (f"**{one_line(line)}**" for line in page.banners)
    yield from map(text, page.purpose)
    yield f"## {say('Who was there')}"
    yield text(page.turnout_note)
    yield grid((say("Round"), *page.groups), [(called, *cells) for called, cells in page.turnout_rows])
    yield from map(text, page.kept_back)
    if page.who_changed:
        yield say("What was not the same in every round:")
        yield bullets(page.who_changed)
    yield f"## {say('What can be compared')}"
    yield text(" ".join(page.counts))
    yield text(page.now_note)
    for found in page.judged:
        yield from _judged(found)
    if page.apart_note:
        yield text(page.apart_note)
    yield f"## {say('What changed')}"
    for listed in page.lists:
        yield from listing(listed)
    yield f"## {say('What became of the promises')}"
    if page.reckoned:
        yield text(page.reckoned)
    for row in page.promised:
        yield f"### {one_line(row.title)}"
        yield from actions(row.actions, row.empty)
    yield f"## {say('Each statement')}"
    for statement in page.statements:
        yield from _statement(statement)
    yield from ending(page.how_to_read, page.limits, page.method)


def _judged(found: "JudgedList") -> Iterator[str]:
    yield f"### {one_line(found.title)}"
    for alike in found.judged:
        yield from map(text, alike.verdict)
        yield "\n".join(
            f"- {' '.join((f'**{one_line(one.text)}**', *map(text, one.notes)))}" for one in alike.statements
        )


def _statement(statement: "StatementTrendView") -> Iterator[str]:
    yield f"### {one_line(statement.text)}"
    yield bullets(statement.told)
    for year, words in statement.asked:
        yield f"{text(say('Asked in {year}:', year=year))} {one_line(words)}"
    yield from (text(say("Why it changed: {reason}", reason=reason)) for reason in statement.reasons)
    for group in statement.shown:
        if group.sentences:
            yield f"#### {one_line(group.label)}"
            yield text(group.sentence)
    if statement.shown_gaps:
        yield f"#### {say('The gaps between groups')}"
        yield bullets(gap.sentence for gap in statement.shown_gaps)
    for stretch in statement.stretches:
        yield from _stretch(stretch)
    yield from promised_here(statement.actions, "####")


def _stretch(stretch: "Stretch") -> Iterator[str]:
    if not stretch.by_level:
        yield text(say("{words}:", words=stretch.caption))
        yield grid((say("Round"), *stretch.groups), [(called, *cells) for called, cells in stretch.rows])
        return
    for strand in stretch.strands:
        yield f"#### {one_line(say('{group}, round by round', group=strand.label))}"
        yield bullets(
            say("{name}: {words}", name=side.year, words=numbers(side.answers)) for side in strand.sides
        )
        for levels in dict.fromkeys(side.levels for side in strand.sides):
            yield table(levels, [(side.year, side.answers) for side in strand.sides if side.levels == levels])
