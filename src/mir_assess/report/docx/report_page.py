"""The gap report on paper, in the order of the web page: who took part, what stands out, what matters most,
each statement, what was promised, how to read it and what it cannot tell.
"""

from mir_assess.report.columns import columns
from mir_assess.report.copies import copy_for, sealed_words
from mir_assess.report.docx import parts, report_pictures
from mir_assess.report.docx.packing import Described
from mir_assess.report.docx.paper import Paper, Words
from mir_assess.report.docx.parts import Sheet
from mir_assess.report.tongue import say
from mir_assess.report.view import LevelView, PartView, Report, StatementView

KIND = "report"


def kind() -> str:
    """Return what the document is, in words."""
    return say("Gap report")


def opening(paper: Paper, report: Report, *, with_title: bool) -> None:
    """Write what stands before the contents."""
    about = say("Where people and services see the same things, and where they do not")
    if with_title:
        parts.opening(paper, kind(), report.title, about)
    parts.banners(paper, report.banners)
    parts.lines(paper, report.purpose)


def body(sheet: Sheet, report: Report) -> None:
    """Write all that comes after the contents."""
    paper = sheet.paper
    paper.heading(1, say("Who took part"))
    paper.bullets(parts.led(group.label, group.turnout) for group in report.groups)
    paper.bullets(report.taking_part)
    _what_stands_out(paper, report)
    report_pictures.maps(sheet, report.maps)
    for nth, part in enumerate(report.parts, start=1):
        _part(sheet, report, part, nth)
    if not report.parts:
        paper.line(say("No statement has been rated yet."))
    paper.heading(1, say("What was promised"))
    if report.reckoned:
        paper.line(report.reckoned)
    parts.actions(paper, report.actions, 2)
    if not report.actions:
        paper.line(say("No action has been written down yet."))
    if report.promised:
        paper.heading(1, say("What was promised before"))
        parts.actions(paper, report.promised, 2)
    if report.notes:
        paper.heading(1, say("Also said"))
        parts.notes(paper, report.notes, 2)
    parts.ending(paper, (*report.how_pictures_work, *report.how_to_read), report.limits, report.method)


def contents(report: Report) -> tuple[str, int]:
    """Return what the contents are called, and how many ranks of headings they hold: themes, and the banks
    where there are several.
    """
    return say("In this report"), 2 if len(report.parts) > 1 else 1


def standing(report: Report) -> tuple[str, str]:
    """Return whom this copy is for, and whether the round is closed."""
    return copy_for(report.policy), sealed_words(report.sealed)


def described(report: Report) -> Described:
    """Return what the document says of itself."""
    opened = report.assessment
    title = say("Gap report: {title}", title=report.title)
    return Described(title, copy_for(report.policy), opened.organisation, report.sealed or opened.opened)


def _what_stands_out(paper: Paper, report: Report) -> None:
    paper.heading(1, say("What stands out"))
    for found in report.standouts:
        if found.kind == "comparison_placed_higher" and report.placed:
            # Before the gaps, whose sentences do not say again what each group chose.
            paper.heading(2, say("Where each group placed these"))
            parts.findings(paper, report.placed)
        parts.listing(paper, found)
    parts.lines(paper, report.unsure)  # of all comparisons, so in no list of some
    if report.priorities:
        paper.heading(2, say("What matters most to those who were there"))
        parts.findings(paper, report.priorities)


def _part(sheet: Sheet, report: Report, part: PartView, nth: int) -> None:
    """What one bank asked: under a heading of its own, with whose words it holds, where there are several."""
    paper = sheet.paper
    several = len(report.parts) > 1
    if several:
        paper.heading(1, part.bank.title, part.anchor)
        # Under its heading: over it, it would stand above the line and look like the end of the part before.
        paper.line(say("Part {number} of {total}", number=nth, total=len(report.parts)), "Kind of Document")
        paper.line(part.subtitle)
        paper.line(part.words)
    for levels in part.scales:
        _levels_explained(paper, levels)
    rank = 2 if several and not part.is_one_theme else 1
    for theme in part.themes:
        if not (several and part.is_one_theme):
            paper.heading(rank, theme.title, theme.anchor)
            paper.line(theme.subtitle, keep=True)
        if theme.gaps_picture is not None:
            report_pictures.gaps(sheet, theme.title, theme.gaps_picture)
        for statement in theme.statements:
            _statement(sheet, statement, rank + 1)


def _levels_explained(paper: Paper, levels: tuple[LevelView, ...]) -> None:
    paper.line(Words(say("What the levels mean, lowest first"), strong=True), keep=True)
    for level in levels:
        paper.fact(level.label, level.description)


def _statement(sheet: Sheet, statement: StatementView, rank: int) -> None:
    paper = sheet.paper
    paper.heading(rank, statement.text, statement.anchor)
    for sentence in statement.readings:
        paper.line(sentence, "Reading")
    _answers(sheet, statement)
    if statement.meanings:
        paper.line(Words(say("What the levels mean here"), strong=True), keep=True)
        for label, words in statement.meanings:
            paper.fact(label, words)
    if statement.in_bands:
        paper.line(
            say("Some people answered this the easy way, so it is told in fewer steps, for every group.")
        )
    if statement.rated_again:
        paper.line(say("This was rated again after the answers had been shown."))
    if statement.agreed is not None:
        paper.heading(rank + 1, say("What the room agreed"))
        paper.line(statement.agreed.sentence)
        if statement.agreed.why:
            paper.line(say("Why some did not agree:"), keep=True)
            for reason in statement.agreed.why:
                paper.line(Words(reason, typed=True), "Quote")
    parts.notes(paper, statement.notes, rank + 1)
    paper.line(statement.priority_line)
    parts.promised_here(paper, statement.actions, rank + 1)


def _answers(sheet: Sheet, statement: StatementView) -> None:
    """Each group's answers in words and as a picture, then all of them as a table."""
    paper = sheet.paper
    table = columns(statement.levels, [(found.group.label, found) for found in statement.answers])
    if table.columns:
        parts.bar_ends(paper, statement.promise, statement.levels)
    for nth, found in enumerate(statement.answers, start=1):
        parts.answered(sheet, found.group.label, found, statement.text, rest=statement.answers[nth:])
    parts.table(paper, table, statement.text)
