"""Two rounds side by side on paper, in the order of the web page: what can be compared, what changed, what
became of the promises, who was there, and each statement.
"""

from mir_assess.report import copies
from mir_assess.report.columns import tables_of
from mir_assess.report.copies import copy_for
from mir_assess.report.diffview import Comparison, GroupDiff, Judged, StatementDiff
from mir_assess.report.docx import parts
from mir_assess.report.docx.packing import Described
from mir_assess.report.docx.paper import Paper
from mir_assess.report.docx.parts import Sheet
from mir_assess.report.tongue import say

KIND = "comparison"


def kind() -> str:
    """Return what the document is, in words."""
    return say("Year on year")


def opening(paper: Paper, page: Comparison, *, with_title: bool) -> None:
    """Write what stands before the contents."""
    about = say("What can be compared, what changed, and what became of the promises")
    if with_title:
        parts.opening(paper, kind(), page.title, about)
    parts.banners(paper, page.banners)
    parts.lines(paper, page.purpose)


def body(sheet: Sheet, page: Comparison) -> None:
    """Write all that comes after the contents."""
    paper = sheet.paper
    paper.heading(1, say("What can be compared"))
    parts.lines(paper, page.counts)
    if page.room:
        paper.heading(2, say("Who was there, then and now"))
        paper.bullets(page.room)
    _judged(paper, say("These can be compared"), page.comparable)
    _judged(paper, say("These cannot"), page.apart)
    if page.apart:
        paper.line(page.apart_note)
    paper.heading(1, say("What changed"))
    parts.lines(paper, page.in_short)
    for found in page.lists:
        parts.listing(paper, found)
    paper.heading(1, say("What became of the promises of {year}", year=str(page.old.year)))
    if page.reckoned:
        paper.line(page.reckoned)
    parts.actions(paper, page.actions, 2)
    if not page.actions:
        paper.line(say("No action was written down in {year}.", year=str(page.old.year)))
    paper.heading(1, say("Who was there"))
    paper.line(page.turnout_note)
    rows = [(group.label, group.old, group.new) for group in page.turnout]
    parts.grid(paper, say("Who took part"), (say("Group"), page.then, page.now), rows, say("Who took part"))
    paper.heading(1, say("Each statement"))
    for statement in page.statements:
        _statement(sheet, page, statement)
    parts.ending(paper, (*page.how_pictures_work, *page.how_to_read), page.limits, page.method)


def contents(_page: Comparison) -> tuple[str, int]:
    """Return what the contents are called, and how many ranks of headings they hold."""
    return say("On this page"), 1


def standing(page: Comparison) -> tuple[str, ...]:
    """Return whom this copy is for, and that it is a draft where it is one."""
    return copies.standing(page.policy, page.old_sealed, page.new_sealed)


def described(page: Comparison) -> Described:
    """Return what the document says of itself."""
    title = say("Year on year: {title}", title=page.title)
    day = page.new_sealed or page.new.opened
    return Described(title, copy_for(page.policy), page.new.organisation, day)


def _judged(paper: Paper, heading: str, judged: tuple[Judged, ...]) -> None:
    if judged:
        paper.heading(2, heading)
    for alike in judged:
        paper.line(alike.verdict, keep=True)
        paper.bullets(parts.linked(one.anchor, one.text, " ".join(one.notes)) for one in alike.statements)


def _statement(sheet: Sheet, page: Comparison, statement: StatementDiff) -> None:
    paper = sheet.paper
    paper.heading(2, statement.text, statement.anchor)
    paper.line(statement.told, "Reading")
    if statement.then:
        paper.fact(say("Asked in {year}", year=page.then), *statement.then)
        paper.fact(say("Asked in {year}", year=page.now), *statement.now)
        if statement.reason:
            paper.fact(say("Why it changed"), statement.reason)
    elif statement.reason:
        paper.line(say("Why it changed: {reason}", reason=statement.reason))
    if statement.compares:
        for group in statement.seen:
            _group(sheet, statement, group)
        if statement.gaps:
            paper.heading(3, say("The gaps between groups"))
            paper.bullets(gap.sentence for gap in statement.gaps)
    parts.promised_here(paper, statement.actions, 3)


def _group(sheet: Sheet, statement: StatementDiff, group: GroupDiff) -> None:
    """One group in both rounds: what changed in a sentence, then its answers in each."""
    paper = sheet.paper
    paper.heading(3, group.label)
    paper.line(group.sentence, keep=bool(group.beside))
    tables = tables_of(group.beside)
    one_line = bool(group.beside) and group.beside[0].promise == group.beside[-1].promise
    if tables and one_line:
        parts.bar_ends(paper, group.beside[-1].promise, group.beside[-1].levels)
    answers = [side.answers for side in group.beside]
    for nth, side in enumerate(group.beside, start=1):
        if tables and not one_line:
            parts.bar_ends(paper, side.promise, side.levels)
        parts.answered(sheet, side.year, side.answers, statement.text, rest=answers[nth:])
    for table in tables:
        parts.table(paper, table, statement.text)
