"""Twins and leaks: two rounds that differ only in what an audience may not know are one round to it.

Which rounds are twins is worked out here from the words of the promise, not from the gate's own code.
"""

from dataclasses import replace
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

import made_up_rounds as made
from made_up_rounds import Around, Said
from mir_assess.analysis.changes import year_on_year
from mir_assess.analysis.coarsening import coarsened
from mir_assess.analysis.disclosure import (
    PUBLIC,
    ROOM,
    Banded,
    Coarse,
    Hidden,
    Suppressed,
    Whole,
    disclose,
    policy_for,
)
from mir_assess.analysis.distributions import distributions
from mir_assess.analysis.gaps import gaps
from mir_assess.analysis.standings import is_called_agreed, standings
from mir_assess.model.round import Cell, Consensus, Note, RoomAgreement

GOOD_FROM = 3
GROUPS = ("lived", "carers", "council")
STATEMENTS = ("home", "plan")

few = st.integers(0, 4)
levels = st.tuples(*[few] * 5) | st.tuples(*[st.integers(0, 9)] * 5)
said = st.builds(Said, levels, few, few)


@st.composite
def rounds(draw):
    table = {name: {group: draw(said) for group in GROUPS} for name in STATEMENTS}
    fullest = {group: max(table[name][group].people for name in STATEMENTS) for group in GROUPS}
    people = {group: fullest[group] + draw(few) for group in GROUPS}
    dissent = {group: draw(st.integers(0, people[group])) for group in GROUPS}
    dots = {group: draw(st.integers(0, people[group])) for group in GROUPS}
    everyone = sum(people.values())
    by_paper = draw(st.integers(0, everyone))
    around = Around(
        people=people,
        agreed={"home": RoomAgreement(draw(st.sampled_from([None, *made.LEVELS])), everyone, dissent)},
        notes=(Note("note", "Kind", "home", draw(st.sampled_from(GROUPS)), consent=True),),
        priorities={"plan": dots},
        participation={
            "channel": {"terminal": everyone - by_paper, "paper": by_paper},
            "support": {"read": draw(st.integers(0, everyone))},
        },
    )
    return made.found(table, around=around)


def drawn_from(seen):
    """Everything that analysis makes of a disclosed round."""
    found = gaps(seen)
    agreed = [is_called_agreed(seen, name) for name in STATEMENTS]
    return seen, distributions(seen), found, standings(seen, found), agreed, year_on_year(seen, seen)


def other_people(draw, original, people, lower, upper):
    """A cell of the same people, with so many below the promise and so many who keep it."""
    parts = draw(spread(lower, GOOD_FROM)) + draw(spread(upper, 5 - GOOD_FROM))
    return with_counts(draw, parts, people, original.skipped is None)


def with_counts(draw, counts, people, uncounted=False):
    rest = people - sum(counts)
    dont_know = draw(st.integers(0, rest))
    not_applicable = draw(st.integers(0, rest - dont_know))
    return Cell(counts, dont_know, not_applicable, None if uncounted else rest - dont_know - not_applicable)


def spread(people, places):
    cuts = st.lists(st.integers(0, people), min_size=places - 1, max_size=places - 1)
    return cuts.map(lambda at: tuple(b - a for a, b in pairwise([0, *sorted(at), people])))


def public_twin(draw, cell, people):
    """A cell that the public could not tell from this one, by the rules as they are promised."""
    base, keeps = cell.base, sum(cell.counts[GOOD_FROM:])
    if base < 5:
        return other_people(draw, cell, people, *draw(spread(draw(st.integers(0, min(4, people))), 2)))
    if base < 10:
        base_now = draw(st.integers(5, min(9, people)))
        half = (base_now + 1) // 2
        wanted = st.integers(half, base_now) if 2 * keeps >= base else st.integers(0, half - 1)
        upper = draw(wanted)
        return other_people(draw, cell, people, base_now - upper, upper)
    if keeps < 3 or keeps > base - 3:
        base_now, small = draw(st.integers(10, people)), draw(st.integers(0, 2))
        bands = (base_now - small, small) if keeps < 3 else (small, base_now - small)
        return other_people(draw, cell, people, *bands)
    if min(cell.counts) >= 3:
        return cell
    twin = draw(spread(base - keeps, GOOD_FROM)) + draw(spread(keeps, 5 - GOOD_FROM))
    return replace(cell, counts=twin if min(twin) < 3 else cell.counts)


@given(rounds(), st.data())
def test_public_twins_are_one_round_to_everything_downstream(original, data):
    twin = original
    for name in STATEMENTS:
        for group in GROUPS:
            cell = public_twin(data.draw, original.cells[name][group], original.people[group])
            twin = made.changed(twin, name, group, cell)
    assert drawn_from(disclose(twin, PUBLIC)) == drawn_from(disclose(original, PUBLIC))


def with_dots_and_dissent(original, name, group, number):
    agreed, dots = dict(original.agreed), dict(original.priorities)
    if name in agreed:
        agreed[name] = replace(agreed[name], dissent={**agreed[name].dissent, group: number})
    if name in dots:
        dots[name] = {**dots[name], group: number}
    return replace(original, agreed=agreed, priorities=dots)


@given(rounds(), st.data())
def test_what_a_hidden_group_said_changes_nothing_in_the_room(original, data):
    twin = original
    for name in STATEMENTS:
        for group in GROUPS:
            if original.cells[name][group].base < 5:
                people = original.people[group]
                counts = data.draw(spread(data.draw(st.integers(0, min(4, people))), 5))
                twin = made.changed(twin, name, group, with_counts(data.draw, counts, people))
                twin = with_dots_and_dissent(twin, name, group, data.draw(st.integers(0, people)))
    assert drawn_from(disclose(twin, ROOM)) == drawn_from(disclose(original, ROOM))


@given(rounds(), st.data(), st.sampled_from([ROOM, PUBLIC]))
def test_nothing_of_a_group_of_under_five_shows_anywhere(original, data, policy):
    """Not how many they were, what they chose, whether they agreed, their dots, or that a note is theirs."""

    def with_a_small_team(size):
        twin = original
        for name in STATEMENTS:
            counts = data.draw(spread(data.draw(st.integers(0, size)), 5))
            twin = made.changed(twin, name, "council", with_counts(data.draw, counts, size))
        agreement = original.agreed["home"]
        others = sum(people for group, people in original.people.items() if group != "council")
        return replace(
            twin,
            people={**original.people, "council": size},
            agreed={
                "home": replace(
                    agreement,
                    people=others + size,
                    dissent={**agreement.dissent, "council": data.draw(st.integers(0, size))},
                )
            },
            notes=(Note("note", "Kind", "home", data.draw(st.sampled_from(["", "council"])), consent=True),),
            priorities={"plan": {**original.priorities["plan"], "council": data.draw(st.integers(0, size))}},
            participation={"channel": {"terminal": others, "paper": size}, "support": {"read": size}},
        )

    assume(original.people["lived"] and original.people["carers"])
    one, other = (disclose(with_a_small_team(data.draw(st.integers(1, 4))), policy) for _ in range(2))
    assert drawn_from(one) == drawn_from(other)


def as_one(original, agreed, people, said):
    """The same round with a council that spoke as one on each statement, or agreed on nothing (None)."""
    assessment = replace(
        original.assessment,
        groups=tuple(
            replace(group, mode="consensus") if group.id == "council" else group
            for group in original.assessment.groups
        ),
    )
    changed = replace(
        original,
        assessment=assessment,
        people={**original.people, "council": people},
        may_show={} if said is None else {"council": said},
    )
    for name, found in agreed.items():
        changed = made.changed(changed, name, "council", Cell((0,) * 5, skipped=None, agreed=found))
    return changed


@given(rounds(), st.data(), st.sampled_from([ROOM, PUBLIC]))
def test_nothing_that_a_group_of_few_agreed_on_shows_without_its_yes(original, data, policy):
    """Not the level, nor whether it agreed at all, nor how many, nor whether it said no or was not asked."""
    assume(original.people["lived"] and original.people["carers"])
    words = (Note("note", "Kind", "home", data.draw(st.sampled_from(GROUPS)), consent=True),)
    original = replace(original, notes=words)

    def with_a_small_team():
        size = data.draw(st.integers(1, 4))
        agreed = st.builds(Consensus, st.sampled_from(made.LEVELS), st.integers(1, size), st.integers(0, 1))
        found = {name: data.draw(st.none() | agreed) for name in STATEMENTS}
        return as_one(original, found, size, data.draw(st.sampled_from([None, False])))

    one, other = (disclose(with_a_small_team(), policy) for _ in range(2))
    assert drawn_from(one) == drawn_from(other)


@given(rounds(), st.data(), st.sampled_from([ROOM, PUBLIC]))
def test_on_its_yes_a_group_of_few_shows_its_level_and_nothing_else(original, data, policy):
    level = data.draw(st.sampled_from(made.LEVELS))

    def with_a_small_team():
        size = data.draw(st.integers(1, 4))
        people, dissent = data.draw(st.integers(1, size)), data.draw(st.integers(0, size))
        return as_one(original, dict.fromkeys(STATEMENTS, Consensus(level, people, dissent)), size, True)

    one, other = (disclose(with_a_small_team(), policy) for _ in range(2))
    assert one.cells["home"]["council"].level == level
    assert drawn_from(one) == drawn_from(other)


@given(rounds(), st.data(), st.sampled_from([ROOM, PUBLIC]))
def test_a_yes_or_no_of_a_group_that_is_not_small_changes_nothing(original, data, policy):
    size = data.draw(st.integers(5, 12))
    found = {name: Consensus("mostly", data.draw(st.integers(5, size))) for name in STATEMENTS}
    told = [drawn_from(disclose(as_one(original, found, size, said), policy)) for said in (None, True, False)]
    assert told[0] == told[1] == told[2]


@given(rounds(), st.sampled_from([ROOM, PUBLIC, policy_for("public", min_base=9, exact_from=14, min_cell=4)]))
def test_coarsening_again_changes_nothing(original, policy):
    once = disclose(original, policy)
    assert coarsened(once, policy) == once


@given(rounds())
def test_public_is_made_from_what_the_room_sees(original):
    assert coarsened(disclose(original, ROOM), PUBLIC) == disclose(original, PUBLIC)


def shown(cell):
    """How much a cell or a figure tells, as a rank."""
    match cell:
        case Whole() | int():
            return 4
        case Banded():
            return 3
        case Coarse():
            return 1 if "half" in cell.token else 2
        case Hidden() | Suppressed():
            return 0


@given(rounds(), st.integers(5, 12), st.integers(10, 20), st.integers(3, 6))
def test_raising_a_threshold_shows_no_more(original, min_base, exact_from, min_cell):
    stricter = policy_for(
        "public", min_base=min_base, exact_from=max(min_base, exact_from), min_cell=min_cell
    )
    for lax, strict in [(PUBLIC, stricter), (ROOM, policy_for("room", min_base=min_base)), (ROOM, PUBLIC)]:
        more, less = disclose(original, lax), disclose(original, strict)
        for name in STATEMENTS:
            for group in GROUPS:
                one, other = more.cells[name][group], less.cells[name][group]
                assert shown(other) <= shown(one)
                if type(one) is type(other) and isinstance(one, Whole | Banded):
                    assert other.base == one.base
        for group in GROUPS:
            assert less.people(group) == more.people(group) or not isinstance(less.people(group), int)
        # A stricter copy may be of a room of nothing but small groups, and then tells no agreement at all.
        for name, agreement in less.agreed.items():
            for group, figure in agreement.dissent.items():
                assert shown(figure) <= shown(more.agreed[name].dissent[group])
        for one, other in zip(more.notes, less.notes, strict=True):
            assert one.group == other.group or isinstance(other.group, Suppressed)
