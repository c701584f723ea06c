"""Rounds in a row that asked one thing, laid side by side: a line for each group, as words for a table and as
a small picture.

`trendstrands` fills these types.
"""

from collections.abc import Iterator
from itertools import groupby

from mir_assess.model.value import value
from mir_assess.report.charts import Panels
from mir_assess.report.diffview import Side


@value
class Strand:
    """One group over the rounds of a stretch: what it said in each, in a few words, and its picture if it has
    one. `sides` are its answers in the rounds that stand side by side, for a table of its own.
    """

    group: str
    label: str
    cells: tuple[str, ...]
    sides: tuple[Side, ...]
    drawing: Panels | None


@value
class Stretch:
    """Rounds in a row that asked one thing, and so may be laid side by side: a line of its own.

    `caption` says what the words of the strands count; `by_level` tells that each strand has a table of its
    levels, on a scale that makes no promise.
    """

    rounds: tuple[str, ...]
    caption: str
    strands: tuple[Strand, ...]
    by_level: bool

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups, which head the columns of its table."""
        return tuple(strand.label for strand in self.strands)

    @property
    def pictures(self) -> tuple[Panels, ...]:
        """The small pictures of its groups beside one another, for paper: one, or more where groups stand on
        other levels.
        """
        return tuple(self._together())

    def _together(self) -> Iterator[Panels]:
        drawn = [strand.drawing for strand in self.strands if strand.drawing is not None]
        for (ticks, levels), alike in groupby(drawn, key=lambda drawing: (drawing.ticks, drawing.levels)):
            found = list(alike)
            panels = tuple(panel for drawing in found for panel in drawing.panels)
            yield Panels(" ".join(drawing.title for drawing in found), ticks, panels, levels)

    @property
    def rows(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The table of the strands: what each round is called, and what each group said."""
        cells = zip(*(strand.cells for strand in self.strands), strict=True)
        return tuple(zip(self.rounds, cells, strict=True))
