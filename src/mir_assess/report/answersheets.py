"""Answers as sheets of a workbook: a row for each group's answers to a statement, a column for each number.

Levels are columns, so each scale has a sheet to itself: were several scales to share one, most of its cells
would be empty, or a column would mean one thing here and another there, and a sum over it nothing. A number
that is held back leaves its cell empty, and the last cell of the row says why; there is never a stand-in.
"""

from collections.abc import Iterable, Mapping, Sequence

from mir_assess.analysis.disclosed import Coarse, Reason, Suppressed
from mir_assess.analysis.distributions import Bands, Distribution, Promise
from mir_assess.model.value import value
from mir_assess.report.columns import not_levels
from mir_assess.report.sayings import PERCENT_FROM
from mir_assess.report.tongue import listed, marked, quoted, say
from mir_assess.report.view import Answers, LevelView
from mir_assess.report.workbook import Cell, Column, Sheet

Figures = tuple[Cell, ...]

Scale = tuple[tuple[str, str], ...]
"""Levels, lowest first: their keys and labels."""

WHY: dict[Reason, str] = {
    "below_base": marked("Numbers are shown from {number} people on, to keep people safe."),
    "small_cell": marked(
        "Some numbers are smaller than {number}, or would leave fewer than {number}, so they are not shown, "
        "to keep people safe."
    ),
    "would_reveal": marked("Not shown, because it could point at people in a small group."),
    "no_answers": marked("Nobody in this group rated this statement."),
}


@value
class AnswerRow:
    """One group's answers, with what stands before its numbers: `about` has a cell for each leading column.

    `promise` is the words for the levels that keep the promise, empty where there is none.
    """

    about: tuple[Cell, ...]
    answers: Answers
    levels: tuple[LevelView, ...]
    promise: str


def why(held: object) -> str:
    """Return why a figure is held back, in a sentence; nothing where it is not."""
    return say(WHY[held.reason], number=held.threshold) if isinstance(held, Suppressed) else ""


def known(value: object) -> int | None:
    """Return a number of people; None where it is held back, told only roughly, or was not counted."""
    return value if isinstance(value, int) else None


def everything_shown() -> str:
    """Return what stands in place of a reason where nothing is held back."""
    return say("Everything is shown.")


def reasons(*told: str) -> str:
    """Return why cells of a row are empty, each reason once."""
    return " ".join(dict.fromkeys(filter(None, told))) or everything_shown()


def reason_column() -> Column:
    """Return the last column of every sheet that holds numbers."""
    return Column(say("What is not shown, and why"), 36)


def promise_cells(found: Distribution | None, name: str) -> tuple[tuple[int | None, int | None], str]:
    """Return for how many people of a group the promise is kept, and how many rated; and why one of the two
    is not told, after the `name` of the side.
    """
    cells, told = _promise_cells(found)
    return cells, say("{name}: {words}", name=name, words=told) if told else ""


def _promise_cells(found: Distribution | None) -> tuple[tuple[int | None, int | None], str]:
    if found is None:
        return (None, None), say("This group was not asked.")
    if found.agreed is not None:
        return (None, None), _spoke_as_one()
    if not isinstance(found.base, int):
        return (None, None), why(found.base)
    if not isinstance(found.keeps_promise, Promise):
        return (None, found.base), _no_promise()
    return (found.keeps_promise.people, found.base), ""


def promise_columns(side: str) -> tuple[Column, Column]:
    """Return the columns of `promise_cells` for one side of two that are set beside one another."""
    return (
        Column(say("{side}: keeps the promise", side=side), 15, "number"),
        Column(say("{side}: people who rated", side=side), 15, "number"),
    )


def answer_sheets(
    name: str, table: str, about: str, leading: Sequence[Column], rows: Sequence[AnswerRow], empty: str
) -> list[Sheet]:
    """Return a sheet for each scale that answers were given on, in the order in which they were asked.

    `about` says what they hold, and `empty` that there is nothing. Where there are several, `name` has a
    number from the second on, and `about` ends with the levels.
    """
    by_scale: dict[Scale, list[AnswerRow]] = {}
    for row in rows:
        scale = tuple((level.key, level.label) for level in row.levels)
        by_scale.setdefault(scale, []).append(row)
    if not by_scale:
        return [Sheet(name, table, about, (), (), empty)]
    several = len(by_scale) > 1
    return [
        _sheet(
            name if nth == 1 else say("{sheet} {number}", sheet=name, number=nth),
            table if nth == 1 else f"{table}{nth}",
            say("{sentence} Levels: {levels}.", sentence=about, levels=_labels(scale)) if several else about,
            leading,
            (scale, found),
        )
        for nth, (scale, found) in enumerate(by_scale.items(), 1)
    ]


def _labels(scale: Scale) -> str:
    return listed([quoted(label) for _, label in scale])


def _sheet(
    name: str, table: str, about: str, leading: Sequence[Column], found: tuple[Scale, Sequence[AnswerRow]]
) -> Sheet:
    scale, rows = found
    with_promise = any(row.promise for row in rows)
    with_share = any(_has_share(row.answers.figures) for row in rows)
    columns = (
        *leading,
        Column(say("In words"), 34),
        *(Column(label, 12, "number") for _, label in scale),
        *(Column(name, 9, "number") for name in not_levels()),
        Column(say("Don't know, does not apply or no answer, in all"), 14, "number"),
        Column(say("People who rated"), 9, "number"),
        *(_promise_columns() if with_promise else ()),
        *((Column(say("Share that keeps the promise"), 10, "share"),) if with_share else ()),
        reason_column(),
    )
    cells = tuple(_cells(row, with_promise=with_promise, with_share=with_share) for row in rows)
    return Sheet(name, table, about, columns, cells)


def _promise_columns() -> tuple[Column, ...]:
    return (
        Column(say("What keeps the promise"), 18),
        Column(say("Not yet"), 9, "number"),
        Column(say("Keeps the promise"), 10, "number"),
    )


def _cells(row: AnswerRow, *, with_promise: bool, with_share: bool) -> Figures:
    found = row.answers.figures
    rest = (found.dont_know, found.not_applicable, found.skipped)
    spoke_as_one = found.agreed is not None
    numbers: list[Cell] = [*_levels(found, len(row.levels))]
    numbers += [None] * 5 if spoke_as_one else map(known, (*rest, found.unlevelled, found.base))
    told = [_why_empty(found)]
    if with_promise:
        numbers += (row.promise or _no_promise(), *_promise(found))
        told.append("" if row.promise else _no_promise())
    if with_share:
        numbers.append(_share(found))
        told.append(_why_no_share(found))
    return (*row.about, row.answers.line, *numbers, reasons(*told))


def _levels(found: Distribution, how_many: int) -> Iterable[Cell]:
    return found.levels.values() if isinstance(found.levels, Mapping) else [None] * how_many


def _promise(found: Distribution) -> tuple[Cell, Cell]:
    """People for whom the promise is not kept yet, and those for whom it is."""
    if isinstance(found.bands, Bands):
        return found.bands.not_yet, found.bands.keeps_promise
    if isinstance(found.keeps_promise, Promise) and isinstance(found.base, int):
        return found.base - found.keeps_promise.people, found.keeps_promise.people
    return None, None


def _has_share(found: Distribution) -> bool:
    """Whether so many rated that a share of them may be told in per cent."""
    return (
        isinstance(found.keeps_promise, Promise)
        and isinstance(found.base, int)
        and found.base >= PERCENT_FROM
    )


def _share(found: Distribution) -> Cell:
    promise = found.keeps_promise
    return promise.share if isinstance(promise, Promise) and _has_share(found) else None


def _why_no_share(found: Distribution) -> str:
    if _has_share(found) or not isinstance(found.keeps_promise, Promise):
        return ""
    return say("A share is told from {number} people on.", number=PERCENT_FROM)


def _why_empty(found: Distribution) -> str:
    """Why numbers of people are missing from a row: everything, the levels, or who gave none."""
    if found.agreed is not None:
        return _spoke_as_one()
    if isinstance(found.keeps_promise, Coarse) or not isinstance(found.base, int):
        return why(found.base)
    told = [why(found.levels)]
    told += [why(part) for part in (found.dont_know, found.not_applicable, found.skipped, found.unlevelled)]
    if found.skipped is None:
        told.append(say("How many gave no answer was not counted."))
    return " ".join(dict.fromkeys(filter(None, told)))


def _spoke_as_one() -> str:
    return say("This group agreed on one answer together, so nobody was counted.")


def _no_promise() -> str:
    return say("This makes no promise, so nothing counts as kept.")
