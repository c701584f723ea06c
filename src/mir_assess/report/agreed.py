"""What a group agreed on together in rounds that asked the same, side by side: read, and never tested.

A level that a group agreed on is no number of people, so no change is claimed from it. Knows sides that may
stand beside one another, and nothing of what became of counted answers.
"""

from collections.abc import Sequence

from mir_assess.analysis.trends import Run
from mir_assess.report.diffview import Side
from mir_assess.report.steps import inline
from mir_assess.report.tongue import listed, marked, say, say_n
from mir_assess.report.unlike import has_answers

TITLE = marked("Agreed on together")
"""The list of these, among what changed."""


def agreed_over(label: str, sides: Sequence[Side]) -> str:
    """Return what a group agreed on in each of these rounds, the oldest first; empty where it agreed in none
    of them, or there is only one.
    """
    if len(sides) < 2 or not any(side.answers.figures.agreed for side in sides):
        return ""
    # For translators: {answers} is a list such as “sometimes true in 2025 and mostly true in 2026”.
    return say("{group}: {answers}.", group=label, answers=listed([_in_one_round(side) for side in sides]))


def agreed_in_rows(label: str, sides: Sequence[Side | None], rows: Sequence[Run]) -> str:
    """Return what a group agreed on in each row of rounds that compare; `sides` are those of every round."""
    every = [[side for side in sides[row.first : row.last + 1] if side and has_answers(side)] for row in rows]
    return " ".join(told for row in every if (told := agreed_over(label, row)))


def _in_one_round(side: Side) -> str:
    agreed = side.answers.figures.agreed
    if agreed is None:
        return say("each person's own answer in {year}", year=side.year)
    if agreed.level is None:
        return say("different levels in {year}", year=side.year)
    label = next(level.label for level in side.levels if level.key == agreed.level)
    # For translators: a level that a group agreed on, and the year: “mostly true in 2026”.
    return say("{level} in {year}", level=inline(label), year=side.year)


def counted(number: int) -> tuple[str, ...]:
    """Return on how many of the statements that compare a group agreed on its answer together."""
    if not number:
        return ()
    told = say_n(
        "On {number} of these a group agreed on its answer together. Its answers are shown, and no change is "
        "claimed from them.",
        "On {number} of these a group agreed on its answer together. Its answers are shown, and no change is "
        "claimed from them.",
        number,
    )
    return (told,)


def nothing_tested(*, some_agreed: bool) -> str:
    """Return that no change could be looked for at all, though statements compare."""
    if some_agreed:
        return say(
            "Groups agreed on their answers together. A level agreed together cannot be tested, so nothing "
            "here is said to have changed."
        )
    return say("No group's answers can be compared, so nothing here is said to have changed.")
