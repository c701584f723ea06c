"""Drafts made from an open round: would two of them, set side by side, show what a few people changed?

Pure. Whoever holds two drafts can take one from the other. Where between them one to four people of a group
changed what they said, the difference is those people's answers, though every figure in both drafts is
allowed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from mir_assess.model.came_between import PEOPLE as _PEOPLE
from mir_assess.model.came_between import some_stand_out
from mir_assess.model.room_events import Issued
from mir_assess.model.round import Cell, Round
from mir_assess.model.scale import Scale
from mir_assess.model.session import CellKey

TOGETHER = ""
"""Where what is counted over all groups stands, in the place of a group's id."""

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
        scale = assessment.scale_of(statement_id)
        for group_id, cell in by_group.items():
            given = {answer: people for answer, people in _given(scale, cell) if people}
            if given:
                found[group_id][statement_id] = given
    return found


def _given(scale: Scale, cell: Cell) -> list[tuple[str, int]]:
    bands = zip((f"level/{band.key}" for band in scale.bands), cell.bands, strict=True) if cell.bands else ()
    return [
        *zip((f"level/{key}" for key in scale.keys), cell.counts, strict=True),
        *bands,
        ("dont_know", cell.dont_know),
        ("not_applicable", cell.not_applicable),
    ]


def beside_of(round_: Round) -> Answers:
    """Return, by group id and statement id, what stands beside answers: dots, people who did not agree with
    the room, and the level a group agreed on with its people and its dissent. How people took part is of no
    one group: it stands under the empty id, by aspect.
    """
    found: dict[str, dict[str, dict[str, int]]] = {group.id: {} for group in round_.assessment.groups}
    for statement_id, by_group in round_.cells.items():
        for group_id, cell in by_group.items():
            told = {
                "dots": round_.priorities.get(statement_id, {}).get(group_id, 0),
                "dissent": _dissent(round_, statement_id, group_id),
            }
            if cell.agreed is not None:
                told[f"agreed/{cell.agreed.level or ''}"] = cell.agreed.people
                told["agreed_dissent"] = cell.agreed.dissent
            if told := {name: number for name, number in told.items() if number}:
                found[group_id][statement_id] = told
    return {**found, TOGETHER: _took_part(round_)}


def _took_part(round_: Round) -> dict[str, dict[str, int]]:
    """How people took part, each value under the name by which a session adds to it; and how many of each
    group came, of whom some may have said nothing.
    """
    told = {
        aspect: {f"{aspect}/{value}": people for value, people in values.items() if people}
        for aspect, values in ({_PEOPLE: round_.people} | dict(round_.participation)).items()
    }
    return {aspect: values for aspect, values in told.items() if values}


def _dissent(round_: Round, statement_id: str, group_id: str) -> int:
    agreed = round_.agreed.get(statement_id)
    return agreed.dissent.get(group_id, 0) if agreed else 0


def few_changed(issued: Iterable[Issued], now: Answers, beside: Answers | None = None) -> tuple[str, ...]:
    """Return the ids of groups of which one to four people changed what they said since any of these drafts.

    Counts hold no link between one person's answers. Each statement is looked at by itself, as whoever holds
    both drafts can: where few joined it or left it, or moved from one level to another, that shows, whatever
    many others did elsewhere. Else those who changed are at least the most of any statement.

    People whose answers were taken out are asked about for as long as that draft is out, however many came
    since: the draft still shows what they said, and where nobody new said the same, the next one shows that
    it is gone. Nothing says of which group they were, so all are asked about whose numbers that could
    concern: not one of which nothing is left, then or now. If they were all of it, they were too few for that
    draft to show anything of them.
    """
    found: dict[str, None] = {}
    for draft in issued:
        for group_id in now:
            answered = _people_changed(draft.cells.get(group_id, {}), now[group_id])
            changed = (answered, _beside_changed(draft, group_id, beside), _came(draft, group_id, beside))
            told = _tells_of(group_id, draft.cells, draft.beside, now, beside)
            if any(map(_is_few, changed)) or (told and _is_few(draft.taken_out)):
                found[group_id] = None
        if not found and _is_few(_took_part_otherwise(draft, beside)):
            found = dict.fromkeys(now)  # nothing says of which group they are
    return tuple(found)


def _is_few(people: int) -> bool:
    return 1 <= people <= FEW


def _tells_of(group_id: str, *told: Answers | None) -> bool:
    """Whether anybody of a group answered, or anything stands beside its answers, in any of these."""
    return any(each.get(group_id) for each in told if each is not None)


def _came(draft: Issued, group_id: str, beside: Answers | None) -> int:
    """How many more, or fewer, of a group came, where both drafts tell; they may have said nothing."""
    if draft.beside is None or beside is None:
        return 0
    old, new = (told.get(TOGETHER, {}).get(_PEOPLE, {}) for told in (draft.beside, beside))
    key = f"{_PEOPLE}/{group_id}"
    return abs(new.get(key, 0) - old.get(key, 0)) if old and new else 0


def _took_part_otherwise(draft: Issued, beside: Answers | None) -> int:
    """How many took part in another way than that draft tells, where no answer of theirs changed; one at the
    least where, of many who came since, it shows how some of them did.
    """
    if draft.beside is None or beside is None or TOGETHER not in draft.beside:
        return 0
    old, new = draft.beside[TOGETHER], beside.get(TOGETHER, {})
    aspects = (old.keys() & new.keys()) - {_PEOPLE}
    if some_stand_out(old, new):
        return 1
    return max((_moved(old[aspect], new[aspect]) for aspect in aspects), default=0)


def _people_changed(old: Mapping[str, Mapping[str, int]], new: Mapping[str, Mapping[str, int]]) -> int:
    """How many changed their answers: the few of any statement where so few changed, or gave, a level; else
    the most of any.
    """
    both = [(old.get(key, {}), new.get(key, {})) for key in {*old, *new}]
    moved = [_moved(one, other) for one, other in both]
    rated = [_moved(_of(one, "level/"), _of(other, "level/")) for one, other in both]
    few = list(filter(_is_few, (*moved, *rated)))
    return max(few or moved, default=0)


def _beside_changed(draft: Issued, group_id: str, beside: Answers | None) -> int:
    """How many changed what stands beside answers, of statements where both drafts tell something: what only
    one of them tells is told by that page alone, and setting them side by side adds nothing.
    """
    if draft.beside is None or beside is None:
        return 0
    old, new = draft.beside.get(group_id, {}), beside.get(group_id, {})
    both = [(old[key], new[key]) for key in old.keys() & new.keys()]
    moved = [_moved(_of(one, kind), _of(other, kind)) for one, other in both for kind in _KINDS]
    # A sitting that agreed on another level than those before it leaves none, and is still so many people.
    joined = [abs(_agreed_by(other) - _agreed_by(one)) for one, other in both]
    few = list(filter(_is_few, (*moved, *joined)))
    return max(few or moved, default=0)


def _agreed_by(told: Mapping[str, int]) -> int:
    return sum(_of(told, "agreed/").values())


_KINDS = ("dots", "dissent", "agreed/", "agreed_dissent")


def _of(told: Mapping[str, int], kind: str) -> dict[str, int]:
    return {name: number for name, number in told.items() if name.startswith(kind)}


def _moved(old: Mapping[str, int], new: Mapping[str, int]) -> int:
    """How many came to an answer, or how many left one, whichever is fewer: among many who came, one who
    went from an answer still shows.
    """
    changes = [new.get(answer, 0) - old.get(answer, 0) for answer in {*old, *new}]
    more, fewer = sum(c for c in changes if c > 0), -sum(c for c in changes if c < 0)
    return min(more or fewer, fewer or more)


def without(draft: Issued, cells: Mapping[CellKey, int]) -> Issued:
    """Return what is kept of a draft as if one person, who added these cells to it, had not been there."""
    beside = None if draft.beside is None else _less(draft.beside, cells)
    return replace(draft, cells=_less(draft.cells, cells), beside=beside, taken_out=draft.taken_out + 1)


def _less(told: Answers, cells: Mapping[CellKey, int]) -> Answers:
    found = {
        group_id: {statement_id: dict(given) for statement_id, given in row.items()}
        for group_id, row in told.items()
    }
    for (group_id, statement_id, measure), people in cells.items():
        if statement_id:
            given = found.get(group_id, {}).get(statement_id, {})
        else:  # how a person took part, or that they did
            given = found.get(TOGETHER, {}).get(measure.partition("/")[0], {})
        name = f"{_PEOPLE}/{group_id}" if measure == _PEOPLE else measure
        if name in given:
            given[name] -= people
    return {
        group_id: {
            statement_id: left
            for statement_id, given in row.items()
            if (left := {measure: number for measure, number in given.items() if number > 0})
        }
        for group_id, row in found.items()
    }
