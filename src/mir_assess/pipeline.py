"""From a Round to a page, on one screen: read this file first.

A Round holds numbers of people, and no link between one person's answers. It passes one gate, which hides
what this audience may not see; everything after that works on what is left. What analysis finds becomes one
view, and each format lays that view out. So no page can show what the gate hid, and no two pages can
disagree.

    Round → disclose → DisclosedRound → distributions · gaps · standings → Report → render → bytes
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mir_assess.analysis.disclosure import ROOM, Policy, disclose
from mir_assess.analysis.distributions import distributions
from mir_assess.analysis.gaps import gaps
from mir_assess.analysis.standings import standings
from mir_assess.errors import ReportError
from mir_assess.model.round import Round
from mir_assess.report import Page, Report, format_named, kind_of, lacking, unfit
from mir_assess.report.languages import (
    comparison_shown_in,
    shown_in,
    spoken_for,
    tongue_of,
    trends_shown_in,
)
from mir_assess.report.promised import told_beside
from mir_assess.report.text import visible
from mir_assess.report.tongue import on_a_page
from mir_assess.report.view import StatementView
from mir_assess.report.views import report_view
from mir_assess.report.which_rounds import refuse_no_row, refuse_unlike
from mir_assess.speech import speaking, spoken

if TYPE_CHECKING:
    from mir_assess.analysis.pools import PublicReport
    from mir_assess.report.diffview import Comparison
    from mir_assess.report.poolview import Pooled
    from mir_assess.report.trendview import Trend


def report(
    counted: Round,
    policy: Policy,
    language: str | None = None,
    *,
    before: Round | None = None,
    on: str | None = None,
) -> Report:
    """Return the gap report of a round for the audience of a policy, in a language by its code: the one that
    is spoken now, unless another is asked for. Language changes words, and never a figure.

    `before` is the round before it, where it is at hand: the report then carries what changed, as
    `comparison` tells it. `on` is the ISO day on which it is reckoned which action is overdue: the newest
    that the rounds record, unless another is asked for, so that no page depends on the day it is made.
    """
    asked, on = language or spoken(), on or newest_day([counted])
    changed = None if before is None else comparison(before, counted, policy, asked, on=on)
    with on_a_page(spoken_for(asked)):
        found = replace(_report(counted, policy, asked, on), changed=changed)
        return replace(found, promised=told_beside(found))


def newest_day(rounds: Sequence[Round]) -> str:
    """Return the newest ISO day that rounds record: on which one was sealed, or else opened."""
    return max(counted.sealed or counted.assessment.opened for counted in rounds)


def _report(counted: Round, policy: Policy, asked: str, on: str) -> Report:
    seen = visible(disclose(counted, policy))
    found = gaps(seen)
    standing = standings(seen, found)
    tongue = tongue_of((seen.assessment,), asked)
    return report_view(shown_in(seen, tongue), distributions(seen), found, standing, tongue, on)


def comparison(
    one: Round, other: Round, policy: Policy, language: str | None = None, *, on: str | None = None
) -> "Comparison":
    """Return two rounds of one organisation side by side, in a language as `report` does; their years order
    them, whichever is named first.

    Raises ReportError for one round on both sides, and for rounds of two organisations: a difference between
    councils is no change.
    """
    # Only who asks for what changed waits for what it takes.
    from mir_assess.analysis.changes import year_on_year
    from mir_assess.report.diffviews import comparison_view

    refuse_unlike(one.assessment, other.assessment)
    first, second = (visible(disclose(counted, policy)) for counted in (one, other))
    found = year_on_year(first, second)
    asked = language or spoken()
    with on_a_page(spoken_for(asked)):
        tongue = tongue_of((found.old.assessment, found.new.assessment), asked)
        return comparison_view(comparison_shown_in(found, tongue), tongue, on or newest_day([one, other]))


def trend(
    rounds: Sequence[Round], policy: Policy, language: str | None = None, *, on: str | None = None
) -> "Trend":
    """Return three and more rounds of one organisation in a row, in a language as `report` does; their years
    order them, whatever the order named.

    Raises ReportError for fewer than three rounds, for one round named twice, and for rounds of more than one
    organisation.
    """
    # Only who asks for a trend waits for what it takes.
    from mir_assess.analysis.trends import trends
    from mir_assess.report.trendviews import trend_view

    refuse_no_row([counted.assessment for counted in rounds])
    found = trends([visible(disclose(counted, policy)) for counted in rounds])
    asked = language or spoken()
    with on_a_page(spoken_for(asked)):
        tongue = tongue_of([seen.assessment for seen in found.rounds], asked)
        return trend_view(trends_shown_in(found, tongue), tongue, on or newest_day(rounds))


def pooled(reports: "Sequence[PublicReport]", language: str | None = None) -> "Pooled":
    """Return public reports of several councils or teams as one page, in a language as `report` does. What
    they hold has passed the gate of each; `pool` lets less through.

    Raises ValueError for reports of several years: whoever read them has refused that, file by file.
    """
    from mir_assess.analysis.pools import pool
    from mir_assess.report.poolviews import pool_view

    asked = language or spoken()
    with on_a_page(spoken_for(asked)):
        return pool_view(visible(pool(reports)), asked, spoken_for(asked))


def statement_picture(counted: Round, statement_id: str) -> StatementView:
    """Return what the room itself may see of one statement, in the language spoken now: the same view that
    its page is made from, without the marks by which a page sets names apart.
    """
    with speaking(spoken_for(asked := spoken())):
        statements = _report(counted, ROOM, asked, newest_day([counted])).statements
    return next(statement for statement in statements if statement.id == statement_id)


def render(page: Page, format_name: str, templates: Path, *, own: Path | None = None) -> bytes:
    """Return a page as the bytes of a file in the named format; `templates` is the folder of page templates,
    and `own` a document of the council's own to fill, where the format fills one.

    Raises ReportError for a format we do not know, one that is not for pages of this kind, one whose
    libraries are not installed, and a document that cannot be filled.
    """
    form = format_named(format_name)
    if problems := unfit([format_name], kind_of(page)) + lacking([format_name]):
        raise ReportError(*problems)
    if isinstance(page, Report) and (wanted := form.pictures(page)):
        from mir_assess.banks.drawings import drawings  # only pages that show some wait for them

        page = replace(page, drawings=drawings(wanted))
    return form.render(page, templates, own)
