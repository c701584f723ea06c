"""Whatever the gate hides could have been at least three numbers, whatever a reader puts together.

By counting out: every number of levels from 2 to 7, every place of the promise, up to 24 people. Up to three
levels, every possible answer of a group goes through the gate. Above that there are millions, so several
numbers are tried on the first level of each band, with the rest of the band piled up and spread out. That is
enough: a number that was tried is possible, and levels of one band are all alike to the gate (tested below).
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import pytest

import made_up_rounds as made
from made_up_rounds import Around, Said
from mir_assess.analysis.disclosure import (
    PUBLIC,
    ROOM,
    Banded,
    Coarse,
    DisclosedCell,
    Hidden,
    Policy,
    Suppressed,
    Whole,
    disclose,
    policy_for,
)
from mir_assess.model.assessment import Group
from mir_assess.model.round import RoomAgreement

MOST_PEOPLE = 24
EVERY_ANSWER_UP_TO = 3
TRIED = 5
POLICIES = [ROOM, PUBLIC, policy_for("public", min_base=8, exact_from=20, min_cell=5)]
NAMES = [f"{p.audience}-{p.min_base}-{p.exact_from}-{p.min_cell}" for p in POLICIES]

Counts = tuple[int, ...]


def every(people: int, levels: int) -> Iterator[Counts]:
    """Every way so many people can stand on so many levels."""
    if levels == 1:
        yield (people,)
        return
    for here in range(people + 1):
        for rest in every(people - here, levels - 1):
            yield (here, *rest)


def telling(people: int, levels: int) -> Iterator[Counts]:
    """Ways that put one of several numbers on the first level, the other people piled up or spread out."""
    for here in {*range(min(people, TRIED) + 1), people}:
        yield from ((here, *rest) for rest in piled_and_spread(people - here, levels - 1))


@cache
def piled_and_spread(people: int, levels: int) -> list[Counts]:
    if levels == 0:
        return [()] if people == 0 else []
    each, over = divmod(people, levels)
    return [(people, *(0,) * (levels - 1)), tuple(each + (place < over) for place in range(levels))]


def answers(levels: int, good_from: int | None) -> Iterator[Counts]:
    for people in range(MOST_PEOPLE + 1):
        if levels <= EVERY_ANSWER_UP_TO:
            yield from every(people, levels)
        elif good_from is None:
            yield from telling(people, levels)
        else:
            for below in range(people + 1):
                lower, upper = (below, good_from), (people - below, levels - good_from)
                yield from ((*one, *other) for one in telling(*lower) for other in piled_and_spread(*upper))
                yield from ((*one, *other) for one in piled_and_spread(*lower) for other in telling(*upper))


def through_the_gate(counts: list[Counts], good_from: int | None, policy: Policy) -> list[DisclosedCell]:
    """Each as a group of its own in one round, with one person more who did not know: none is empty."""
    keys = tuple("abcdefg"[: len(counts[0])])
    promise = None if good_from is None else keys[good_from]
    part = made.edition([made.statement("home", good_from=promise)], made.scale(keys, promise))
    groups = [Group(str(number), "", "other") for number in range(len(counts))]
    row = {group.id: Said(levels, dont_know=1) for group, levels in zip(groups, counts, strict=True)}
    shown = disclose(made.found({"home": row}, made.assessment(part, groups)), policy)
    return list(shown.cells["home"].values())


def as_told(cell: DisclosedCell) -> object:
    """What a reader is told of the levels; the one who did not know is this test's doing, not the gate's."""
    match cell:
        case Whole():
            return cell.counts
        case Banded():
            return cell.not_yet, cell.keeps_promise
        case _:
            return cell


def is_shown(cell: DisclosedCell, level: int, levels: int, good_from: int | None) -> bool:
    """Whether the number on a level stands on the page: with all levels, or as the whole of its band."""
    if isinstance(cell, Whole):
        return True
    return isinstance(cell, Banded) and (
        (level == 0 and good_from == 1) or (level == levels - 1 and good_from == levels - 1)
    )


@pytest.mark.parametrize("policy", POLICIES, ids=NAMES)
@pytest.mark.parametrize("levels", range(2, 8))
def test_every_hidden_level_keeps_three_possible_numbers(levels, policy):
    for good_from in (None, *range(1, levels)):
        counts = list(dict.fromkeys(answers(levels, good_from)))
        possible: dict[tuple[object, int], set[int]] = defaultdict(set)
        for people, cell in zip(counts, through_the_gate(counts, good_from, policy), strict=True):
            for level in range(levels) if levels <= EVERY_ANSWER_UP_TO else {0, good_from or 0}:
                if not is_shown(cell, level, levels, good_from):
                    possible[as_told(cell), level].add(people[level])
        few = {key: numbers for key, numbers in possible.items() if len(numbers) < 3}
        assert not few, (good_from, few)


@pytest.mark.parametrize("policy", POLICIES, ids=NAMES)
@pytest.mark.parametrize("good_from", [None, 2])
def test_levels_of_one_band_are_alike_to_the_gate(good_from, policy):
    counts = list(every(12, 4))
    swapped = [(b, a, d, c) for a, b, c, d in counts]
    shown, shown_swapped = (through_the_gate(each, good_from, policy) for each in (counts, swapped))
    for one, other in zip(shown, shown_swapped, strict=True):
        if isinstance(one, Whole):
            a, b, c, d = one.counts
            assert isinstance(other, Whole)
            assert other.counts == (b, a, d, c)
        else:
            assert one == other


@pytest.mark.parametrize("policy", POLICIES, ids=NAMES)
def test_knowing_how_many_came_narrows_it_to_no_fewer_than_three(policy):
    """A cell that tells no number tells no base; the number who came still limits it."""
    for came in range(policy.exact_from, MOST_PEOPLE + 1):
        counts = [people for people in telling_up_to(came) if sum(people) <= came]
        possible: dict[tuple[object, int], set[int]] = defaultdict(set)
        for people, cell in zip(counts, through_the_gate(counts, 2, policy), strict=True):
            if isinstance(cell, Coarse | Hidden):
                for level, number in enumerate(people):
                    possible[cell, level].add(number)
        assert min(map(len, possible.values())) >= 3, came


def telling_up_to(came: int) -> list[Counts]:
    return [people for base in range(came + 1) for people in every(base, 3)]


@pytest.mark.parametrize("policy", POLICIES, ids=NAMES)
def test_every_hidden_number_of_dots_or_dissent_keeps_three_possible_values(policy):
    possible: dict[tuple[str, object, object], set[int]] = defaultdict(set)
    for people in range(1, MOST_PEOPLE + 1):
        for number in range(people + 1):
            around = Around(
                agreed={"home": RoomAgreement("b", people, {"lived": number})},
                priorities={"home": {"lived": number}, "plan": {"council": 9}},
            )
            row = {"lived": (0, people, 0, 0, 0), "council": (9, 9, 9, 9, 9)}
            shown = disclose(made.found({"home": row, "plan": row}, around=around), policy)
            figures = {
                "dissent": shown.agreed["home"].dissent["lived"],
                "dots": shown.priorities["home"]["lived"],
            }
            for kind, figure in figures.items():
                if isinstance(figure, Suppressed | Coarse):
                    possible[kind, figure, shown.people("lived")].add(number)
    assert all(len(numbers) >= 3 for numbers in possible.values()), possible
