"""Rounds in a row on paper, in the order of the web page: who was there, what can be compared, what changed,
what became of the promises, and each statement with its small pictures.
"""

from typing import TYPE_CHECKING

from mir_assess.report import copies
from mir_assess.report.columns import tables_of
from mir_assess.report.copies import copy_for
from mir_assess.report.docx import parts
from mir_assess.report.docx.packing import Described
from mir_assess.report.docx.paper import Paper, Words
from mir_assess.report.docx.parts import Sheet
from mir_assess.report.tongue import say

if TYPE_CHECKING:
    from mir_assess.report.trendview import JudgedList, StatementTrendView, Trend

KIND = "trend"


def kind() -> str:
    """Return what the document is, in words."""
    return say("Over the rounds")


def opening(paper: Paper, page: "Trend", *, with_title: bool) -> None:
    """Write what stands before the contents."""
    about = say("Who was there, what can be compared, what changed, and what became of the promises")
    if with_title:
        parts.opening(paper, kind(), page.title, about)
    parts.banners(paper, page.banners)
    parts.lines(paper, page.purpose)


def body(sheet: Sheet, page: "Trend") -> None:
    """Write all that comes after the contents."""
    paper = sheet.paper
    _who_was_there(paper, page)
    paper.heading(1, say("What can be compared"))
    paper.line(" ".join(page.counts))
    paper.line(page.now_note)
    for judged in page.judged:
        _judged(paper, judged)
    if page.apart_note:
        paper.line(page.apart_note)
    paper.heading(1, say("What changed"))
    for found in page.lists:
        parts.listing(paper, found)
    paper.heading(1, say("What became of the promises"))
    if page.reckoned:
        paper.line(page.reckoned)
    for promised in page.promised:
        paper.heading(2, promised.title)
        parts.actions(paper, promised.actions, 3)
        if not promised.actions:
            paper.line(promised.empty)
    paper.heading(1, say("Each statement"))
    for statement in page.statements:
        _statement(sheet, statement)
    parts.ending(paper, (*page.how_pictures_work, *page.how_to_read), page.limits, page.method)


def contents(_page: "Trend") -> tuple[str, int]:
    """Return what the contents are called, and how many ranks of headings they hold."""
    return say("On this page"), 1


def standing(page: "Trend") -> tuple[str, ...]:
    """Return whom this copy is for, and that it is a draft where it is one."""
    return copies.standing(page.policy, *(one.sealed for one in page.rounds))


def described(page: "Trend") -> Described:
    """Return what the document says of itself."""
    newest = page.rounds[-1]
    title = say("Over the rounds: {title}", title=page.title)
    day = newest.sealed or newest.assessment.opened
    return Described(title, copy_for(page.policy), newest.assessment.organisation, day)


def _who_was_there(paper: Paper, page: "Trend") -> None:
    paper.heading(1, say("Who was there"))
    paper.line(page.turnout_note)
    if page.who_changed:
        paper.line(Words(say("What was not the same in every round:"), strong=True), keep=True)
        paper.bullets(page.who_changed)
    rows = [(called, *cells) for called, cells in page.turnout_rows]
    parts.grid(paper, say("Who took part"), (say("Round"), *page.groups), rows, say("Who took part"))
    parts.lines(paper, page.kept_back)


def _judged(paper: Paper, judged: "JudgedList") -> None:
    paper.heading(2, judged.title)
    for alike in judged.judged:
        for line in alike.verdict:
            paper.line(line, keep=True)
        paper.bullets(parts.linked(one.anchor, one.text, " ".join(one.notes)) for one in alike.statements)


def _statement(sheet: Sheet, statement: "StatementTrendView") -> None:
    paper = sheet.paper
    paper.heading(2, statement.text, statement.anchor)
    for line in statement.told:
        paper.line(line, "Reading")
    for years, words in statement.asked:
        paper.fact(say("Asked in {year}", year=years), words)
    for reason in statement.reasons:
        paper.fact(say("Why it changed"), reason)
    _over_the_rounds(sheet, statement)
    if statement.shown_gaps:
        paper.heading(3, say("The gaps between groups"))
        paper.bullets(gap.sentence for gap in statement.shown_gaps)
    parts.promised_here(paper, statement.actions, 3)


def _over_the_rounds(sheet: Sheet, statement: "StatementTrendView") -> None:
    """What is told of each group in sentences, then the small pictures beside one another, and the tables
    that say the same.
    """
    paper = sheet.paper
    for group in statement.shown:
        if group.sentences:
            paper.line(parts.led(group.label, group.sentence), "Picture Group", keep=None)
    for stretch in statement.stretches:
        for drawing in stretch.pictures:
            parts.drawn(sheet, drawing, statement.text)
            parts.captioned(paper, say("People by answer") if stretch.by_level else stretch.caption)
    for group in statement.pictured:
        caption = say("People by answer: {group}", group=group.label)
        for sides in statement.by_level(group.id):
            for table in tables_of(sides):
                parts.table(paper, table, statement.text, caption)
    for stretch in statement.stretches:
        if not stretch.by_level:
            rows = [(called, *cells) for called, cells in stretch.rows]
            parts.grid(paper, stretch.caption, (say("Round"), *stretch.groups), rows, statement.text)
