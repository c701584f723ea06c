"""The pages as Markdown, for those who read or paste plain text: the same words, and tables in place of
pictures.

Whatever people typed stays text: no mark of theirs can become a heading, a link, a picture or a tag.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from mir_assess.report.diffview import Comparison, GroupDiff, StatementDiff
from mir_assess.report.markdown_parts import (
    actions,
    bullets,
    closed,
    ending,
    findings,
    grid,
    listing,
    named,
    notes,
    numbers,
    one_line,
    promised_here,
    table,
    text,
    written,
)
from mir_assess.report.markdown_pictures import gaps, maps
from mir_assess.report.markdown_pool import pool
from mir_assess.report.markdown_trend import trend
from mir_assess.report.tongue import marked, say
from mir_assess.report.view import PartView, Report, StatementView

if TYPE_CHECKING:
    from mir_assess.report.poolview import Pooled
    from mir_assess.report.trendview import Trend

COMPARABLE = marked("These can be compared")
APART = marked("These cannot")


def render_report(page: Report, _templates: Path) -> bytes:
    """Return a gap report as Markdown."""
    return written(_report(page))


def render_comparison(page: Comparison, _templates: Path) -> bytes:
    """Return a comparison of two rounds as Markdown."""
    return written(_comparison(page))


def render_trend(page: "Trend", _templates: Path) -> bytes:
    """Return rounds in a row as Markdown."""
    return written(trend(page))


def render_pool(page: "Pooled", _templates: Path) -> bytes:
    """Return pooled reports as Markdown."""
    return written(pool(page))


def _report(page: Report) -> Iterator[str]:
    yield f"# {one_line(say('Gap report: {title}', title=page.title))}"
    yield from (f"**{one_line(line)}**" for line in page.banners)
    yield from map(text, page.purpose)
    yield f"## {say('Who took part')}"
    yield bullets(named(group.label, closed(group.turnout)) for group in page.groups)
    yield bullets(page.taking_part)
    yield f"## {say('What stands out')}"
    for found in page.standouts:
        if found.kind == "comparison_placed_higher" and page.placed:
            # Before the gaps, whose sentences do not say again what each group chose.
            yield f"### {say('Where each group placed these')}"
            yield findings(page.placed)
        yield from listing(found)
    yield bullets(page.unsure)
    if page.priorities:
        yield f"### {say('What matters most to those who were there')}"
        yield findings(page.priorities)
    yield from maps(page.maps)
    for part in page.parts:
        yield from _part(part, several=len(page.parts) > 1)
    if not page.parts:
        yield say("No statement has been rated yet.")
    yield f"## {say('What was promised')}"
    if page.reckoned:
        yield text(page.reckoned)
    yield from actions(page.actions, say("No action has been written down yet."))
    if page.promised:
        yield f"## {say('What was promised before')}"
        yield from actions(page.promised, "")
    if page.notes:
        yield f"## {say('Also said')}"
        yield from notes(page.notes, "###")
    yield from ending(page.how_to_read, page.limits, page.method)


def _part(part: PartView, *, several: bool) -> Iterator[str]:
    """What one bank asked: under a heading of its own, with whose words it holds, where there are several."""
    if several:
        yield f"## {one_line(part.bank.title)}"
        yield text(part.subtitle)
        yield text(part.words)
    for levels in part.scales:
        yield say("What the levels mean, lowest first:")
        yield bullets(named(level.label, level.description) for level in levels)
    mark = "###" if several and not part.is_one_theme else "##"
    for theme in part.themes:
        if not (several and part.is_one_theme):
            yield f"{mark} {one_line(theme.title)}"
            yield text(theme.subtitle)
        if theme.gaps_picture is not None:
            yield from gaps(theme.gaps_picture)
        for statement in theme.statements:
            yield from _statement(statement, f"{mark}#")


def _statement(statement: StatementView, mark: str) -> Iterator[str]:
    yield f"{mark} {one_line(statement.text)}"
    yield from map(text, statement.readings)
    yield bullets(named(found.group.label, numbers(found)) for found in statement.answers)
    yield table(statement.levels, [(found.group.label, found) for found in statement.answers])
    if statement.meanings:
        yield say("What the levels mean here:")
        yield bullets(named(*meaning) for meaning in statement.meanings)
    if statement.in_bands:
        yield say("Some people answered this the easy way, so it is told in fewer steps, for every group.")
    if statement.rated_again:
        yield say("This was rated again after the answers had been shown.")
    if statement.agreed is not None:
        yield f"{mark}# {say('What the room agreed')}"
        yield text(statement.agreed.sentence)
        if statement.agreed.why:
            yield say("Why some did not agree:")
            yield bullets(statement.agreed.why)
    yield from notes(statement.notes, f"{mark}#")
    yield text(statement.priority_line)
    yield from promised_here(statement.actions, f"{mark}#")


def _comparison(page: Comparison) -> Iterator[str]:
    yield f"# {one_line(say('Year on year: {title}', title=page.title))}"
    yield from (f"**{one_line(line)}**" for line in page.banners)
    yield from map(text, page.purpose)
    yield f"## {say('What can be compared')}"
    yield from map(text, page.counts)
    if page.room:
        yield f"### {say('Who was there, then and now')}"
        yield bullets(page.room)
    for heading, judged in ((COMPARABLE, page.comparable), (APART, page.apart)):
        if judged:
            yield f"### {say(heading)}"
        for alike in judged:
            yield text(alike.verdict)
            yield "\n".join(f"- {' '.join(_with_notes(statement))}" for statement in alike.statements)
    if page.apart:
        yield text(page.apart_note)
    yield f"## {say('What changed')}"
    yield from map(text, page.in_short)
    for found in page.lists:
        yield from listing(found)
    yield f"## {text(say('What became of the promises of {year}', year=str(page.old.year)))}"
    if page.reckoned:
        yield text(page.reckoned)
    yield from actions(page.actions, say("No action was written down in {year}.", year=str(page.old.year)))
    yield f"## {say('Who was there')}"
    yield text(page.turnout_note)
    rows = [(group.label, group.old, group.new) for group in page.turnout]
    yield grid((say("Group"), page.then, page.now), rows)
    yield f"## {say('Each statement')}"
    for statement in page.statements:
        yield from _statement_diff(statement, page)
    yield from ending(page.how_to_read, page.limits, page.method)


def _with_notes(statement: StatementDiff) -> Iterator[str]:
    yield f"**{one_line(statement.text)}**"
    yield from map(text, statement.notes)


def _statement_diff(statement: StatementDiff, page: Comparison) -> Iterator[str]:
    yield f"### {one_line(statement.text)}"
    yield text(statement.told)
    if statement.then:
        yield text(say("Asked in {year}:", year=page.then))
        yield bullets(statement.then)
        yield text(say("Asked in {year}:", year=page.now))
        yield bullets(statement.now)
    if statement.reason:
        yield text(say("Why it changed: {reason}", reason=statement.reason))
    if statement.compares:
        for group in statement.seen:
            yield from _group_diff(group)
        if statement.gaps:
            yield f"#### {say('The gaps between groups')}"
            yield bullets(gap.sentence for gap in statement.gaps)
    yield from promised_here(statement.actions, "####")


def _group_diff(group: GroupDiff) -> Iterator[str]:
    yield f"#### {one_line(group.label)}"
    yield text(group.sentence)
    yield bullets(named(side.year, numbers(side.answers)) for side in group.beside)
    for levels in dict.fromkeys(side.levels for side in group.beside):
        yield table(levels, [(side.year, side.answers) for side in group.beside if side.levels == levels])
