"""What happens on the way of a room that is attacked: people come, some have their answers taken out again,
some change their minds; and now and then somebody asks for a draft.

Whoever has all the drafts can take each from each. The same chance gives the same moments.
"""

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mir_assess.model.assessment import Assessment
from mir_assess.model.bank import DONT_KNOW, NOT_APPLICABLE
from mir_assess.model.drafts import answers_of, beside_of, few_changed, without
from mir_assess.model.room_events import Issued
from mir_assess.model.round import Round
from mir_assess.model.session import CellKey

MOMENTS, PASSERS, OTHERWISE = 8, 2, 0.15
"""Moments at most; people at most who come and have their answers taken out; the share of those who first
said something else.
"""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of a group: an answer to each statement, and how they took part."""

    group: str
    answers: Mapping[str, int | str]
    channel: str
    support: str
    helper: str
    attendance: str
    unclear: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """A round as it stood once, and those present whose answers were taken out later, by number."""

    round: Round
    passing: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """The moments of a room, the oldest first, and what each of those who passed had said, by cell."""

    moments: tuple[Moment, ...] = ()
    passers: tuple[Mapping[CellKey, int], ...] = ()


@dataclass(slots=True)
class _Out:
    """A draft that is out: what the program keeps of it, and who passed by then."""

    kept: Issued
    passing: frozenset[int] = field(default_factory=frozenset)


def on_the_way(
    rng: random.Random,
    on: Assessment,
    people: Sequence[Person],
    person: Callable[[str], Person],
    counted: Callable[[Sequence[Person]], Round],
) -> OnTheWay:
    """Draw the way of these people, in the order in which they came; `person` draws one more of a group."""
    alone = [group.id for group in on.groups if group.mode == "individual"]
    passers = [person(rng.choice(alone)) for _ in range(rng.randint(0, PASSERS))] if alone else []
    stays = [sorted(rng.sample(range(1, len(people) + 2), 2)) for _ in passers]
    first = [_first_said(rng, one, person) if one.group in alone else one for one in people]
    until = [rng.randint(place, len(people)) for place in range(1, len(people) + 1)]
    moments = []
    for many in sorted(rng.sample(range(1, len(people) + 1), min(MOMENTS, len(people)))):
        here = [
            one if until[place] <= many else before
            for place, (one, before) in enumerate(zip(people[:many], first[:many], strict=True))
        ]
        passing = frozenset(n for n, (comes, goes) in enumerate(stays) if comes <= many < goes)
        moments.append(Moment(_open(counted([*here, *(passers[n] for n in sorted(passing))])), passing))
    return OnTheWay(tuple(moments), tuple(_cells(on, one) for one in passers))


def _first_said(rng: random.Random, one: Person, person: Callable[[str], Person]) -> Person:
    """The same person, of whom some said something else at first on one statement."""
    if rng.random() >= OTHERWISE:
        return one
    name = rng.choice(tuple(one.answers))
    return replace(one, answers={**one.answers, name: person(one.group).answers[name]})


def _open(found: Round) -> Round:
    return replace(found, sealed=None)


def _cells(on: Assessment, one: Person) -> dict[CellKey, int]:
    """What one person adds to a round, cell by cell."""
    told: Counter[CellKey] = Counter()
    told[one.group, "", "people"] += 1
    told[one.group, "", f"channel/{one.channel}"] += 1
    for aspect, value in (("support", one.support), ("attendance", one.attendance)):
        if value:
            told[one.group, "", f"{aspect}/{value}"] += 1
    for name, answer in one.answers.items():
        scale = on.scale_of(name)
        if isinstance(answer, int):
            told[one.group, name, f"level/{scale.keys[answer]}"] += 1
        elif answer.startswith("band/"):
            told[one.group, name, f"level/{scale.bands[int(answer.removeprefix('band/'))].key}"] += 1
        elif answer in ("dk", "na"):
            told[one.group, name, DONT_KNOW if answer == "dk" else NOT_APPLICABLE] += 1
    return dict(told)


def drafted(way: OnTheWay, last: Round) -> list[Round]:
    """Return the rounds of which a draft was made, and the last as it was sealed: each that the program does
    not ask about, because one to four people changed something since an earlier one.
    """
    out: list[_Out] = []
    made = []
    gone: frozenset[int] = frozenset()
    for moment in (*way.moments, Moment(last)):
        seen = frozenset[int]().union(*(one.passing for one in out))
        for left in sorted(seen - moment.passing - gone):
            _take_out(out, left, way.passers[left])
            gone |= {left}
        answers, beside = answers_of(moment.round), beside_of(moment.round)
        if not few_changed([one.kept for one in out], answers, beside):
            out.append(_Out(Issued("room", "2026-05-01", answers, beside, "report"), moment.passing))
            made.append(moment.round)
    return made


def _take_out(out: Sequence[_Out], left: int, cells: Mapping[CellKey, int]) -> None:
    """Take out of what is kept of each draft what somebody had said who was in it."""
    for one in out:
        if left in one.passing:
            one.kept = without(one.kept, cells)
