"""Drafts made from an open round: would two of them, set side by side, show what a few people changed?

Pure. Whoever holds two drafts can take one from the other. Where between them one to four people of a group
changed what they said, the difference is those people's answers, though every figure in both drafts is
allowed.
"""

from collections.abc import Iterable, Mapping

from mir_assess.model.room_events import Issued
from mir_assess.model.round import Cell, Round

FEW = 4
"""The most people whose change is asked about before a draft is made again."""

Answers = Mapping[str, Mapping[str, Mapping[str, int]]]


def answers_of(round_: Round) -> Answers:
    """Return, by group id and statement id, how many people gave each answer; answers that nobody gave are
    left out.
    """
    assessment = round_.assessment
    found: dict[str, dict[str, dict[str, int]]] = {group.id: {} for group in assessment.groups}
    for statement_id, by_group in round_.cells.items():
        keys = assessment.scale_of(statement_id).keys
        for group_id, cell in by_group.items():
            given = {answer: people for answer, people in _given(keys, cell) if people}
            if given:
                found[group_id][statement_id] = given
    return found


def _given(keys: Iterable[str], cell: Cell) -> list[tuple[str, int]]:
    return [
        *zip((f"level/{key}" for key in keys), cell.counts, strict=True),
        ("dont_know", cell.dont_know),
        ("not_applicable", cell.not_applicable),
    ]


def few_changed(issued: Iterable[Issued], now: Answers) -> tuple[str, ...]:
    """Return the ids of groups of which one to four people changed what they said since any of these drafts.

    Counts hold no link between one person's answers, so the people who changed are at least the most that
    any one statement shows: those who joined it or left it, or moved from one answer to another.
    """
    found: dict[str, None] = {}
    for draft in issued:
        for group_id in now:
            if 1 <= _people_changed(draft.cells.get(group_id, {}), now[group_id]) <= FEW:
                found[group_id] = None
    return tuple(found)


def _people_changed(old: Mapping[str, Mapping[str, int]], new: Mapping[str, Mapping[str, int]]) -> int:
    return max((_moved(old.get(key, {}), new.get(key, {})) for key in {*old, *new}), default=0)


def _moved(old: Mapping[str, int], new: Mapping[str, int]) -> int:
    changes = [new.get(answer, 0) - old.get(answer, 0) for answer in {*old, *new}]
    return max(sum(c for c in changes if c > 0), -sum(c for c in changes if c < 0))
