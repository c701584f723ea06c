"""Why a group's answers in two rounds are not set against each other, though both rounds asked the same
statement: it answered in one of them only, under another question, or together as one.

Read off what each round shows of the group, so that no page says of a group that was away that it answered
in another way.
"""

from collections.abc import Collection
from typing import Literal

from mir_assess.model.lineage import Lineage
from mir_assess.report.diffview import Side
from mir_assess.report.sayings import nobody_answered
from mir_assess.report.tongue import marked

Apart = Literal["", "neither", "once", "question", "together", "otherwise"]
"""It answered in neither round, in one of them, to two questions, together in both, or together in one and
each person alone in the other; empty where none of these is so.
"""

TOGETHER = marked("What a group agreed on together is not a number of people, so we do not compare it.")


def apart(lineage: Lineage | None, before: Side | None, now: Side | None) -> Apart:
    """Return why a group's answers of two rounds do not compare, as far as that is its own and not the
    statement's. A side is None where the group was not there, or not asked.
    """
    sides = [side for side in (before, now) if side is not None and has_answers(side)]
    if len(sides) < 2:
        return "once" if sides else "neither"
    if lineage is not None and sides[1].answers.group.role in lineage.asked_otherwise:
        return "question"
    match sum(side.answers.figures.agreed is not None for side in sides):
        case 2:
            return "together"
        case 1:
            return "otherwise"
        case _:
            return ""


def has_answers(side: Side) -> bool:
    """Return whether anybody of a group answered; that nobody did may be told, as there is nobody to
    protect.
    """
    return not nobody_answered(side.answers.figures.levels)


def are_no_numbers(why: Collection[Apart]) -> bool:
    """Return whether a gap between groups cannot have been measured in both of two rounds, by why the answers
    of each do not compare.
    """
    return any(why) and "question" not in why
