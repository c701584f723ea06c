"""From a Round to a page, on one screen: read this file first.

A Round holds numbers of people, and no link between one person's answers. It passes one gate, which hides
what this audience may not see; everything after that works on what is left. What analysis finds becomes one
view, and each format lays that view out. So no page can show what the gate hid, and no two pages can
disagree.

    Round → disclose → DisclosedRound → distributions · gaps · standings → Report → render → bytes
"""

from dataclasses import replace
from pathlib import Path

from mir_assess.analysis.changes import year_on_year
from mir_assess.analysis.disclosure import ROOM, Policy, disclose
from mir_assess.analysis.distributions import distributions
from mir_assess.analysis.gaps import gaps
from mir_assess.analysis.standings import standings
from mir_assess.errors import Problem, ReportError
from mir_assess.model.round import Round
from mir_assess.report import Comparison, Report, format_named, kind_of, lacking, unfit
from mir_assess.report.diffviews import comparison_view
from mir_assess.report.languages import comparison_shown_in, shown_in, spoken_for, tongue_of
from mir_assess.report.text import visible
from mir_assess.report.tongue import on_a_page
from mir_assess.report.view import StatementView
from mir_assess.report.views import report_view
from mir_assess.speech import say, speaking, spoken


def report(
    counted: Round, policy: Policy, language: str | None = None, *, before: Round | None = None
) -> Report:
    """Return the gap report of a round for the audience of a policy, in a language by its code: the one that
    is spoken now, unless another is asked for. Language changes words, and never a figure.

    `before` is the round before it, where it is at hand: the report then carries what changed, as
    `comparison` tells it.
    """
    asked = language or spoken()
    changed = None if before is None else comparison(before, counted, policy, asked)
    with on_a_page(spoken_for(asked)):
        return replace(_report(counted, policy, asked), changed=changed)


def _report(counted: Round, policy: Policy, asked: str) -> Report:
    seen = visible(disclose(counted, policy))
    found = gaps(seen)
    standing = standings(seen, found)
    tongue = tongue_of((seen.assessment,), asked)
    return report_view(shown_in(seen, tongue), distributions(seen), found, standing, tongue)


def comparison(one: Round, other: Round, policy: Policy, language: str | None = None) -> Comparison:
    """Return two rounds of one organisation side by side, in a language as `report` does; their years order
    them, whichever is named first.

    Raises ReportError for one round on both sides, and for rounds of two organisations: a difference between
    councils is no change.
    """
    if _identity(one) == _identity(other):
        what = say("Both sides are this one round, so there is nothing that could have changed between them.")
        fix = say("Name two rounds: an earlier and a later one.")
        raise ReportError(Problem(one.assessment.name, what, fix))
    names = [counted.assessment.organisation.strip() for counted in (one, other)]
    if names[0].casefold() != names[1].casefold():
        where = say("{some} and {last}", some=one.assessment.name, last=other.assessment.name)
        what = say(
            "These are two organisations, {one} and {other}, so nothing here is a change.",
            one=names[0],
            other=names[1],
        )
        raise ReportError(Problem(where, what, say("Name two rounds of one organisation.")))
    first, second = (visible(disclose(counted, policy)) for counted in (one, other))
    found = year_on_year(first, second)
    asked = language or spoken()
    with on_a_page(spoken_for(asked)):
        tongue = tongue_of((found.old.assessment, found.new.assessment), asked)
        return comparison_view(comparison_shown_in(found, tongue), tongue)


def _identity(counted: Round) -> tuple[str, str, int, str]:
    """What a round keeps from its opening on, in the store and in its sealed file alike."""
    opened = counted.assessment
    return opened.name, opened.organisation, opened.year, opened.opened


def statement_picture(counted: Round, statement_id: str) -> StatementView:
    """Return what the room itself may see of one statement, in the language spoken now: the same view that
    its page is made from, without the marks by which a page sets names apart.
    """
    with speaking(spoken_for(asked := spoken())):
        statements = _report(counted, ROOM, asked).statements
    return next(statement for statement in statements if statement.id == statement_id)


def render(page: Report | Comparison, format_name: str, templates: Path) -> bytes:
    """Return a page as the bytes of a file in the named format; `templates` is the folder of page templates.

    Raises ReportError for a format we do not know, one that is not for pages of this kind, or one whose
    libraries are not installed.
    """
    form = format_named(format_name)
    if problems := unfit([format_name], kind_of(page)) + lacking([format_name]):
        raise ReportError(*problems)
    return form.render(page, templates)
