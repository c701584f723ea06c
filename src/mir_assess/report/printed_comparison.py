"""Two rounds side by side as blocks to be printed, in the order of the HTML page, with the same words.

Computes nothing: `printed` says what blocks are made of.
"""

from collections.abc import Iterator, Sequence

from mir_assess.report.columns import tables_of
from mir_assess.report.copies import standing
from mir_assess.report.diffview import Comparison, GroupDiff, Judged, StatementDiff
from mir_assess.report.printed import (
    LETTERS_ON_A_PAGE,
    Block,
    Setting,
    box,
    bullets,
    closing,
    figure,
    grid,
    heading,
    row,
    sentence,
    sentences,
    sides,
    terms,
    width_beside,
)
from mir_assess.report.printed_texts import Words, one_line, plain
from mir_assess.report.tongue import say


def blocks(page: Comparison) -> Iterator[Block]:
    """Yield a comparison of two rounds, block by block."""
    setting = Setting(page.tongue)
    yield sentence(say("Year on year"), "kind")
    yield heading(1, one_line(page.title))
    yield sentence(subtitle(), "under-title")
    if page.banners:
        yield box("banner", sentences(page.banners))
    yield from sentences(page.purpose)
    yield {"is": "contents", "title": say("On this page")}
    yield heading(2, say("What can be compared"), "compares", listed=True)
    yield from sentences(page.counts)
    if page.room:
        yield box("found", [heading(3, say("Who was there, then and now")), *bullets(page.room)])
    if page.comparable:
        yield box("found", _judged(say("These can be compared"), page.comparable, setting))
    if page.apart:
        told = _judged(say("These cannot"), page.apart, setting)
        yield box("found", [*told, sentence(one_line(page.apart_note))])
    yield heading(2, say("What changed"), "changed", listed=True)
    yield box("reading", sentences(page.in_short))
    for found in page.lists:
        yield box("found", setting.listing(found))
    yield from _promised(page, setting)
    yield from _turnout(page, setting)
    yield heading(2, say("Each statement"), "statements", listed=True)
    for statement in page.statements:
        yield from _statement(statement, page, setting)
    yield from closing(page, standing(page.policy, page.old_sealed, page.new_sealed))


def subtitle() -> str:
    """Return what a comparison is about, in one line."""
    return say("What can be compared, what changed, and what became of the promises")


def _judged(title: str, judged: Sequence[Judged], setting: Setting) -> Iterator[Block]:
    """Statements by verdict, so that each verdict is said once."""
    yield heading(3, title)
    for alike in judged:
        yield sentence(one_line(alike.verdict), "leading")
        yield from bullets(
            setting.finding(statement.text, statement.anchor, " ".join(statement.notes))
            for statement in alike.statements
        )


def _promised(page: Comparison, setting: Setting) -> Iterator[Block]:
    year = str(page.old.year)
    yield heading(2, say("What became of the promises of {year}", year=year), "promised", listed=True)
    yield from sentences([page.reckoned] if page.reckoned else [])
    yield from setting.actions(page.actions, 3, say("No action was written down in {year}.", year=year))


def _turnout(page: Comparison, setting: Setting) -> Iterator[Block]:
    yield heading(2, say("Who was there"), "who", listed=True)
    yield sentence(one_line(page.turnout_note))
    rows = [row(setting.head(group.label), (group.old, group.new)) for group in page.turnout]
    heads = [say("Group"), one_line(page.then), one_line(page.now)]
    yield grid(say("Who took part"), heads, rows, in_words=True)


def _statement(statement: StatementDiff, page: Comparison, setting: Setting) -> Iterator[Block]:
    yield {**heading(3, setting.own(statement.text), statement.anchor), "apart": True}
    yield box("reading", [sentence(one_line(statement.told))])
    yield from _asked(statement, page, setting)
    if statement.compares:
        for group in statement.seen:
            yield from _group(group, setting)
        if statement.gaps:
            yield heading(4, say("The gaps between groups"))
            yield from bullets(gap.sentence for gap in statement.gaps)
    yield from setting.promised_here(statement.actions, 4)


def _asked(statement: StatementDiff, page: Comparison, setting: Setting) -> Iterator[Block]:
    """The words of both rounds where they are not the same, and why they were changed."""
    if not statement.then:
        if statement.reason:
            yield sentence(one_line(say("Why it changed: {reason}", reason=statement.reason)))
        return
    then, now = (one_line(say("Asked in {year}", year=year)) for year in (page.then, page.now))
    pairs: list[tuple[Words, Words]] = [
        *((then if nth == 0 else "", setting.own(words)) for nth, words in enumerate(statement.then)),
        *((now if nth == 0 else "", setting.own(words)) for nth, words in enumerate(statement.now)),
    ]
    if statement.reason:
        pairs.append((say("Why it changed"), setting.own(statement.reason)))
    is_long = sum(len(plain(words)) for _, words in pairs) > LETTERS_ON_A_PAGE
    yield {**box("asked", [terms(pairs)]), "breaks": is_long}


def _group(group: GroupDiff, setting: Setting) -> Iterator[Block]:
    yield heading(4, setting.name(group.label))
    yield sentence(one_line(group.sentence), "leading" if group.beside else "")
    if not group.beside:
        return
    tables = [setting.table(table) for table in tables_of(group.beside)]
    is_one = group.beside[0].promise == group.beside[-1].promise
    last = group.beside[-1]
    pictures: list[Block] = [sides(last.promise, last.levels)] if tables and is_one else []
    for side in group.beside:
        told, *drawn = setting.numbers(one_line(side.year), side.answers, width_beside(tables))
        ends = [sides(side.promise, side.levels)] if tables and not is_one else []
        pictures += [told, *ends, *drawn]
    yield figure(pictures, tables)
