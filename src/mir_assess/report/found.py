"""What the pages tell first, in lists: the statements that stand out, or that changed, in one way.

The kinds of pages make these lists each by rules of its own; every format lays them out alike.
"""

from typing import TYPE_CHECKING, TypeAlias

from mir_assess.model.value import value

if TYPE_CHECKING:
    # Whoever makes one kind of page does not wait for the others.
    from mir_assess.report.diffview import StatementDiff
    from mir_assess.report.trendview import StatementTrendView
    from mir_assess.report.view import Standout, StandoutList, StatementView

Told: TypeAlias = "StatementView | StatementDiff | StatementTrendView"
"""A statement, as one kind of page tells it."""

Finding: TypeAlias = "Found | Standout"
Listing: TypeAlias = "FoundList | StandoutList"


@value
class Found:
    """One thing that changed, or that nothing can be said of, with the statement it belongs to."""

    statement: "Told"
    sentence: str


@value
class FoundList:
    """All that changed in one way; `empty` says that there is nothing."""

    title: str
    found: tuple[Found, ...]
    empty: str
