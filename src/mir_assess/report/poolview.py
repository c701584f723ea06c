"""The view of several public reports pooled, built once, so that every format says the same of them.

Nothing here names a council, a team or a file. `poolviews` fills these types.
"""

from typing import Literal

from mir_assess.analysis.pools import PoolWording, Spread
from mir_assess.model.value import value
from mir_assess.report.charts import Strips
from mir_assess.report.languages import Tongue


@value
class PooledRoleView:
    """What the groups of one role say in all places, in words: the quartiles, and what became of the places
    that are not in them.

    `cells` are its column of a table; `rest` says of the places that tell it only roughly, or not at all.
    `spread` is None, and both are empty, where too few places show it.
    """

    role: str
    label: str
    sentence: str
    cells: tuple[str, ...]
    rest: tuple[str, ...]
    spread: Spread | None


@value
class PooledStatementView:
    """One statement: who asked it in these words (`who`), and what each role says: in sentences, as a
    picture, and as a table with a column for each role that shows. `held` names the others.
    """

    anchor: str
    asked: PoolWording
    places: int
    otherwise: int
    not_asked: int
    who: tuple[str, ...]
    roles: tuple[PooledRoleView, ...]
    held: str
    drawing: Strips | None

    @property
    def shown(self) -> tuple[PooledRoleView, ...]:
        """The roles of which something is told."""
        return tuple(role for role in self.roles if role.spread is not None)

    @property
    def headings(self) -> tuple[str, ...]:
        """The roles, which head the columns of its table."""
        return tuple(role.label for role in self.shown)

    def rows(self, names: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the table: the name of each row, and what stands in it."""
        cells = zip(*(role.cells for role in self.shown), strict=True)
        return tuple(zip(names, cells, strict=True))


@value
class PooledPart:
    """What one edition of a bank asked, and whose words it holds. `unshown` are the statements of which
    nothing may be told.
    """

    title: str
    words: tuple[str, ...]
    statements: tuple[PooledStatementView, ...]
    unshown: tuple[PooledStatementView, ...]
    unshown_note: str


@value
class Pooled:
    """Public reports of one year, pooled: ready to be laid out. `of` tells what each place is; `empty`, that
    there is nothing to tell; `rows` are the names of the rows of every table.
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
    rows: tuple[str, ...]
    how_to_read: tuple[str, ...]
    limits: tuple[str, ...]
    method: tuple[str, ...]

    @property
    def statements(self) -> tuple[PooledStatementView, ...]:
        """Every statement, part by part."""
        return tuple(one for part in self.parts for one in (*part.statements, *part.unshown))

    @property
    def kind(self) -> Literal["pool"]:
        """What the page is made of."""
        return "pool"
