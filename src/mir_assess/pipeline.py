"""From a Round to a page, on one screen: read this file first.

A Round holds numbers of people, and no link between one person's answers. It passes one gate, which hides
what this audience may not see; everything after that works on what is left. What analysis finds becomes one
view, and each format lays that view out. So no page can show what the gate hid, and no two pages can
disagree.

    Round → disclose → DisclosedRound → distributions · gaps · standings → Report → render → bytes
"""

from pathlib import Path

from mir_assess.analysis.changes import year_on_year
from mir_assess.analysis.disclosure import ROOM, Policy, disclose
from mir_assess.analysis.distributions import distributions
from mir_assess.analysis.gaps import gaps
from mir_assess.analysis.standings import standings
from mir_assess.errors import Problem, ReportError
from mir_assess.model.round import Round
from mir_assess.report import Comparison, Report, format_named
from mir_assess.report.diffviews import comparison_view
from mir_assess.report.text import visible
from mir_assess.report.view import StatementView
from mir_assess.report.views import report_view


def report(counted: Round, policy: Policy) -> Report:
    """Return the gap report of a round for the audience of a policy."""
    seen = visible(disclose(counted, policy))
    found = gaps(seen)
    return report_view(seen, distributions(seen), found, standings(seen, found))


def comparison(one: Round, other: Round, policy: Policy) -> Comparison:
    """Return two rounds of one organisation side by side; their years order them, whichever is named first.

    Raises ReportError for one round on both sides, and for rounds of two organisations: a difference between
    councils is no change.
    """
    if _identity(one) == _identity(other):
        what = "Both sides are this one round, so there is nothing that could have changed between them."
        raise ReportError(Problem(one.assessment.name, what, "Name two rounds: an earlier and a later one."))
    names = [counted.assessment.organisation.strip() for counted in (one, other)]
    if names[0].casefold() != names[1].casefold():
        where = f"{one.assessment.name} and {other.assessment.name}"
        what = f"These are two organisations, {names[0]} and {names[1]}, so nothing here is a change."
        raise ReportError(Problem(where, what, "Name two rounds of one organisation."))
    first, second = (visible(disclose(counted, policy)) for counted in (one, other))
    return comparison_view(year_on_year(first, second))


def _identity(counted: Round) -> tuple[str, str, int, str]:
    """What a round keeps from its opening on, in the store and in its sealed file alike."""
    opened = counted.assessment
    return opened.name, opened.organisation, opened.year, opened.opened


def statement_picture(counted: Round, statement_id: str) -> StatementView:
    """Return what the room itself may see of one statement: the same view that its page is made from."""
    statements = report(counted, ROOM).statements
    return next(statement for statement in statements if statement.id == statement_id)


def render(page: Report | Comparison, format_name: str, templates: Path) -> bytes:
    """Return a page as the bytes of a file in the named format; `templates` is the folder of page templates.

    Raises ReportError for a format we do not know.
    """
    return format_named(format_name).render(page, templates)
