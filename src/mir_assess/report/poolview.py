"""The view of several public reports pooled, built once, so that every format says the same of them.

Nothing here names a council, a team or a file. `poolviews` fills these types.
"""

from typing import Literal

from mir_assess.analysis.pools import PooledRole, PoolWording
from mir_assess.model.value import value
from mir_assess.report.charts import Strips
from mir_assess.report.languages import Tongue


@value
class PooledRoleView:
    """What the groups of one role say in all places, in words: the quartiles, and what became of the places
    that are not in them.

    `lower`, `middle` and `upper` are the quartiles for a table, or why there are none; `rest` says of the
    places that tell it only roughly, or not at all.
    """

    label: str
    sentence: str
    shown_by: str
    lower: str
    middle: str
    upper: str
    rest: tuple[str, ...]
    figures: PooledRole

    @property
    def cells(self) -> tuple[str, ...]:
        """What stands in the row of its table, after its label."""
        return (self.shown_by, self.lower, self.middle, self.upper, " ".join(self.rest))


@value
class PooledStatementView:
    """One statement: who asked it in these words, and what each role says, as a picture too where there are
    quartiles.
    """

    anchor: str
    asked: PoolWording
    places: int
    otherwise: int
    not_asked: int
    promise: str
    who: tuple[str, ...]
    roles: tuple[PooledRoleView, ...]
    drawing: Strips | None

    @property
    def rows(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The table: each role, and what stands in its row."""
        return tuple((role.label, role.cells) for role in self.roles)


@value
class PooledPart:
    """What one edition of a bank asked."""

    title: str
    statements: tuple[PooledStatementView, ...]


@value
class Pooled:
    """Public reports of one year, pooled: ready to be laid out. `of` tells what each place is; `empty`, that
    there is nothing to tell.
    """

    title: str
    tongue: Tongue
    year: int
    of: Literal["councils", "teams"]
    places: int
    purpose: tuple[str, ...]
    parts: tuple[PooledPart, ...]
    empty: str
    caption: str
    headings: tuple[str, ...]
    how_to_read: tuple[str, ...]
    limits: tuple[str, ...]
    method: tuple[str, ...]

    @property
    def statements(self) -> tuple[PooledStatementView, ...]:
        """Every statement, part by part."""
        return tuple(statement for part in self.parts for statement in part.statements)

    @property
    def kind(self) -> Literal["pool"]:
        """What the page is made of."""
        return "pool"
