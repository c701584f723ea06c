"""The views of pictures that hold many statements at once: a map of two groups, and the gaps of a theme.

Each says the same three times: in sentences, as a drawing, and as a table. `maps` and `dumbbells` fill these
types.
"""

from typing import TYPE_CHECKING

from mir_assess.model.value import value
from mir_assess.report.charts import Corners, Dumbbell

if TYPE_CHECKING:
    from mir_assess.report.view import StatementView


@value
class GapsRow:
    """One statement in a picture of gaps: what each group said, in the order of its headings."""

    statement: "StatementView"
    said: tuple[str, ...]


@value
class GapsPicture:
    """The gaps of a theme: in sentences (`told`), as a picture, and as a table with a column for each of
    `headings`.
    """

    told: tuple[str, ...]
    drawing: Dumbbell
    headings: tuple[str, ...]
    rows: tuple[GapsRow, ...]


@value
class MapRow:
    """One statement on a map, by its number: what the two groups said."""

    number: str
    statement: "StatementView"
    said: tuple[str, str]


@value
class MapGroup:
    """The statements that stand in one corner of a map, or are not on it for one reason, which `heading`
    says.
    """

    heading: str
    rows: tuple[MapRow, ...]


@value
class MapView:
    """How the council sees statements against how people see them: in sentences, as a picture, and as a
    table, whose columns are two groups (`headings`) and whose rows stand in `groups`.

    `how` says how to read a map, and `caution` what it does not tell: the same for all maps of a report.
    `told` says what this one shows, corner by corner.
    """

    anchor: str
    title: str
    how: str
    told: tuple[str, ...]
    caution: str
    drawing: Corners
    headings: tuple[str, str]
    groups: tuple[MapGroup, ...]
