"""The gaps of a theme as one picture: a row for each statement, a mark for each group.

Statement by statement, and never a sum or an average over a theme. A group of which nothing shows in a theme
has no mark; the page says so beside its name. One group alone has no gap, and no picture; nor has a theme on
which every group agreed as one, where there is no number to stand anywhere.
"""

from collections.abc import Sequence

from mir_assess.analysis.policy import Policy
from mir_assess.report.charts import Dumbbell, Row, Stand
from mir_assess.report.pictureview import GapsPicture, GapsRow
from mir_assess.report.sayings import is_hidden
from mir_assess.report.stands import stand, ticks
from mir_assess.report.tongue import say, say_n
from mir_assess.report.untested import why_no_gap
from mir_assess.report.view import GroupView, StatementView

AT_LEAST = 2
"""Fewer statements, or groups, need no picture of their gaps."""

CLEAR = ("reference_higher", "comparison_higher")


def gaps_picture(title: str, statements: Sequence[StatementView], policy: Policy) -> GapsPicture | None:
    """Return the gaps of a theme with this title as a picture with its words; None where it would show
    none.
    """
    promises = [statement for statement in statements if statement.good_from is not None]
    groups = _groups(promises)
    if len(groups) < AT_LEAST or len(promises) < AT_LEAST or not _counts_any(promises):
        return None
    rows = [(statement, _stands(statement, groups, policy)) for statement in promises]
    return GapsPicture(
        told=_told(promises, groups),
        drawing=Dumbbell(
            title=say("Gaps: {theme}. The table after this picture tells the same.", theme=title),
            ticks=ticks(),
            groups=tuple(group.label for group in groups),
            rows=tuple(Row(statement.text, stands) for statement, stands in rows),
        ),
        headings=tuple(group.label for group in groups),
        rows=tuple(GapsRow(statement, tuple(map(_words, stands))) for statement, stands in rows),
    )


def _counts_any(statements: Sequence[StatementView]) -> bool:
    return any(
        found.figures.agreed is None and not is_hidden(found.figures)
        for statement in statements
        for found in statement.answers
    )


def _groups(statements: Sequence[StatementView]) -> list[GroupView]:
    """The groups that show something, first the one that others are read against; none without it."""
    shown = {
        found.group.id: found.group
        for statement in statements
        for found in statement.answers
        if found.figures.agreed is not None or not is_hidden(found.figures)
    }
    first = next((gap.reference.id for found in statements for gap in found.gaps), "")
    if first not in shown:
        return []
    return sorted(shown.values(), key=lambda group: group.id != first)


def _stands(
    statement: StatementView, groups: Sequence[GroupView], policy: Policy
) -> tuple[Stand | None, ...]:
    by_id = {found.group.id: found.figures for found in statement.answers}
    return tuple(
        stand(by_id[group.id], statement.levels, policy) if group.id in by_id else None for group in groups
    )


def _words(found: Stand | None) -> str:
    return found.words if found is not None else say("not asked")


def _told(statements: Sequence[StatementView], groups: Sequence[GroupView]) -> tuple[str, ...]:
    shown = {group.id for group in groups}
    readings = [
        [gap.gap.reading for gap in found.gaps if {gap.reference.id, gap.comparison.id} <= shown]
        for found in statements
    ]
    clear = sum(any(reading in CLEAR for reading in row) for row in readings)
    how = say(
        "For each statement, how many of each group say that its promise is kept. The longer the bar between "
        "two marks, the further apart they are."
    )
    if nothing := why_no_gap([reading for row in readings for reading in row]):
        return (how, nothing)
    if not clear:
        return (how, say("No gap here is clear. That does not mean that there is none."))
    return (
        how,
        say_n(
            "A gap between groups is clear on {clear} of {number} statement.",
            "A gap between groups is clear on {clear} of {number} statements.",
            len(statements),
            clear=clear,
        ),
    )
