"""The gap report as blocks to be printed, in the order of the HTML page, with the same words.

Computes nothing: `printed` says what blocks are made of.
"""

from collections.abc import Iterator

from mir_assess.report.copies import copy_for, sealed_words
from mir_assess.report.printed import (
    Block,
    Setting,
    box,
    bullets,
    closing,
    figure,
    heading,
    sentence,
    sentences,
    sides,
    terms,
    width_beside,
)
from mir_assess.report.printed_pictures import gaps, maps
from mir_assess.report.printed_texts import one_line
from mir_assess.report.tongue import say
from mir_assess.report.view import PartView, Report, StatementView


def blocks(page: Report) -> Iterator[Block]:
    """Yield a gap report, block by block."""
    setting = Setting(page.tongue)
    yield sentence(say("Gap report"), "kind")
    yield heading(1, one_line(page.title))
    yield sentence(subtitle(), "under-title")
    if page.banners:
        yield box("banner", sentences(page.banners))
    yield from sentences(page.purpose)
    yield {"is": "contents", "title": say("In this report")}
    yield heading(2, say("Who took part"), "who", listed=True)
    yield terms([(setting.name(group.label), one_line(group.turnout)) for group in page.groups])
    yield from bullets(page.taking_part)
    yield heading(2, say("What stands out"), "stands-out", listed=True)
    yield from _standing_out(page, setting)
    yield from maps(page.maps, setting)
    for nth, part in enumerate(page.parts, start=1):
        yield from _part(part, nth, len(page.parts), setting)
    if not page.parts:
        yield sentence(say("No statement has been rated yet."))
    yield heading(2, say("What was promised"), "promised", listed=True)
    yield from sentences([page.reckoned] if page.reckoned else [])
    yield from setting.actions(page.actions, 3, say("No action has been written down yet."))
    if page.promised:
        yield heading(2, say("What was promised before"), "before", listed=True)
        yield from setting.actions(page.promised, 3)
    if page.notes:
        yield heading(2, say("Also said"), "said")
        yield from setting.notes(page.notes, 3)
    yield from closing(page, (copy_for(page.policy), sealed_words(page.sealed)))


def subtitle() -> str:
    """Return what a gap report is about, in one line."""
    return say("Where people and services see the same things, and where they do not")


def _standing_out(page: Report, setting: Setting) -> Iterator[Block]:
    for found in page.standouts:
        if found.kind == "comparison_placed_higher" and page.placed:
            # Before the gaps, whose sentences do not say again what each group chose.
            title = say("Where each group placed these")
            yield box("found", setting.findings(title, page.placed))
        yield box("found", setting.listing(found))
    yield from bullets(page.unsure)
    if page.priorities:
        title = say("What matters most to those who were there")
        yield box("found", setting.findings(title, page.priorities))


def _part(part: PartView, nth: int, total: int, setting: Setting) -> Iterator[Block]:
    """What one bank asked: with a heading and whose words it holds, where there are several; else the themes
    alone.
    """
    several = total > 1
    if several:
        kind = say("Part {number} of {total}", number=nth, total=total)
        title = heading(2, setting.own(part.bank.title), part.anchor, listed=True)
        told = [sentence(setting.own(words)) for words in (part.subtitle, part.words) if words]
        yield box("opening", [sentence(kind, "kind"), title, *told])
    for levels in part.scales:
        yield sentence(say("What the levels mean, lowest first"), "what")
        yield setting.levels_explained(levels)
    rank = 3 if several and not part.is_one_theme else 2
    for theme in part.themes:
        if not (several and part.is_one_theme):
            yield heading(rank, setting.own(theme.title), theme.anchor, listed=True)
            if theme.subtitle:
                yield sentence(setting.own(theme.subtitle), "leading")
        yield from gaps(theme.gaps_picture, setting)
        for statement in theme.statements:
            yield from _statement(statement, rank + 1, setting)


def _statement(statement: StatementView, rank: int, setting: Setting) -> Iterator[Block]:
    yield {**heading(rank, setting.own(statement.text), statement.anchor), "apart": True}
    if statement.readings:
        yield box("reading", sentences(statement.readings))
    yield _answers(statement, setting)
    if statement.meanings:
        yield sentence(say("What the levels mean here"), "what")
        yield terms([(setting.own(label), setting.own(words)) for label, words in statement.meanings])
    if statement.in_bands:
        yield sentence(
            say("Some people answered this the easy way, so it is told in fewer steps, for every group.")
        )
    if statement.rated_again:
        yield sentence(say("This was rated again after the answers had been shown."))
    yield from _agreed(statement, rank + 1, setting)
    yield from setting.notes(statement.notes, rank + 1)
    if statement.priority_line:
        yield sentence(one_line(statement.priority_line))
    yield from setting.promised_here(statement.actions, rank + 1)


def _answers(statement: StatementView, setting: Setting) -> Block:
    groups = [(found.group.label, found) for found in statement.answers]
    tables = setting.tables(statement.levels, groups)
    pictures = [sides(statement.promise, statement.levels)] if tables else []
    for label, found in groups:
        pictures += setting.numbers(setting.name(label), found, width_beside(tables))
    return figure(pictures, tables)


def _agreed(statement: StatementView, rank: int, setting: Setting) -> Iterator[Block]:
    if statement.agreed is None:
        return
    yield heading(rank, say("What the room agreed"))
    yield sentence(one_line(statement.agreed.sentence))
    if statement.agreed.why:
        yield sentence(say("Why some did not agree:"))
        yield setting.quotes(statement.agreed.why)
