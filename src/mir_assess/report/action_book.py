"""Actions as a workbook of their own, for those who keep track of them between two rounds."""

from collections.abc import Iterable
from datetime import date

from mir_assess.model.assessment import Action, Assessment
from mir_assess.report.actions import action_views
from mir_assess.report.roomsheets import actions_sheet
from mir_assess.report.text import visible
from mir_assess.report.tongue import say
from mir_assess.report.workbook import Book, Cover, written


def action_book(actions: Iterable[Action], assessment: Assessment, on: str) -> bytes:
    """Return the actions of a round as a workbook; `on` is the ISO day on which it is reckoned what is
    overdue.
    """
    assessment = visible(assessment)
    texts = {name: assessment.statement(name).text for name in assessment.chosen}
    sheet = actions_sheet(
        action_views(map(visible, actions), on), texts, say("No action has been written down yet.")
    )
    title = say(
        "Actions: {organisation} {year}", organisation=assessment.organisation, year=str(assessment.year)
    )
    rows = (
        (sheet.name, sheet.about),
        (say("How to read it"), say("What is overdue is reckoned on {day}.", day=on)),
    )
    book = Book(
        title=title,
        subject=sheet.name,
        day=date.fromisoformat(on),
        foot=title,
        cut=say(" … The rest is too long for a cell. Other formats have it."),
        right_to_left=False,
    )
    return written(book, Cover(say("Read me first"), title, rows), [sheet])
