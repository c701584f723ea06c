"""Which groups are compared, and what a gap says where a side may not be seen."""

from dataclasses import replace

import pytest

import made_up_rounds as made
from mir_assess.analysis import ordinal
from mir_assess.analysis.disclosure import PUBLIC, ROOM, Suppressed, disclose
from mir_assess.analysis.gaps import gaps, pairs
from mir_assess.model.assessment import Group
from mir_assess.model.round import Consensus

MANY = (2, 3, 4, 3, 2)
LOW, HIGH = (8, 6, 3, 3, 0), (0, 0, 3, 8, 9)


def seen(row, groups, policy=ROOM, voice="i", good_from="mostly"):
    part = made.edition([made.statement("home", voice, good_from)], made.scale(good_from=good_from))
    return disclose(made.found({"home": row}, made.assessment(part, groups)), policy)


def compared(groups, voice="i"):
    found = pairs(seen({group.id: MANY for group in groups}, groups, voice=voice), "home")
    return [(reference.id, comparison.id) for reference, comparison in found]


def test_people_with_lived_experience_are_the_reference_for_every_group():
    groups = [made.COUNCIL, made.PARTNERS, made.LIVED, Group("others", "Others", "other")]
    assert compared(groups) == [("lived", "council"), ("lived", "partners"), ("lived", "others")]


def test_only_the_first_group_with_lived_experience_is_the_reference():
    second = Group("young", "Young people", "lived_experience")
    assert compared([made.LIVED, second]) == [("lived", "young")]


def test_partners_speak_of_themselves_on_we_statements():
    groups = [made.LIVED, made.PARTNERS, made.COUNCIL]
    assert compared(groups, voice="we") == [("lived", "council")]


def test_every_group_of_carers_is_also_compared_with_the_council():
    young = Group("young", "Young carers", "carer")
    assert compared([made.CARERS, made.COUNCIL, young]) == [("carers", "council"), ("young", "council")]


def test_figures_are_those_of_the_levels_in_the_room():
    (gap,) = gaps(seen({"lived": LOW, "council": HIGH}, [made.LIVED, made.COUNCIL]))["home"]
    assert gap.superiority == ordinal.superiority(LOW, HIGH)
    assert gap.interval == ordinal.superiority_interval(LOW, HIGH)
    assert gap.p_value == ordinal.superiority_p_value(LOW, HIGH)


@pytest.mark.parametrize("lived", [LOW, (8, 5, 3, 3, 3)])
def test_figures_are_those_of_the_bands_for_the_public_even_where_levels_show(lived):
    (gap,) = gaps(seen({"lived": lived, "council": (3, 3, 3, 3, 3)}, [made.LIVED, made.COUNCIL], PUBLIC))[
        "home"
    ]
    assert gap.superiority == ordinal.superiority((sum(lived[:3]), sum(lived[3:])), (9, 6))


def test_a_scale_without_a_promise_compares_the_levels_it_shows():
    row = {"lived": (9, 9, 3, 3, 3), "council": (3, 3, 3, 9, 9)}
    groups = [made.LIVED, made.COUNCIL]
    (gap,) = gaps(seen(row, groups, PUBLIC, good_from=None))["home"]
    assert gap.superiority == ordinal.superiority(*row.values())
    (gap,) = gaps(seen({**row, "council": (3, 3, 2, 9, 9)}, groups, PUBLIC, good_from=None))["home"]
    assert (gap.superiority, gap.reading) == (Suppressed("small_cell", 3), "too_few")


def test_a_hidden_side_leaves_its_reason_in_the_place_of_every_figure():
    (gap,) = gaps(seen({"lived": LOW, "council": (0, 0, 0, 2, 2)}, [made.LIVED, made.COUNCIL]))["home"]
    held = Suppressed("below_base", 5)
    assert (gap.superiority, gap.interval, gap.p_value, gap.reading) == (held, held, held, "too_few")


@pytest.mark.parametrize(
    ("council", "held"),
    [((0, 0, 0, 4, 2), Suppressed("below_base", 10)), ((0, 0, 0, 8, 8), Suppressed("small_cell", 3))],
)
def test_a_rough_side_is_hidden_to_a_gap(council, held):
    (gap,) = gaps(seen({"lived": LOW, "council": council}, [made.LIVED, made.COUNCIL], PUBLIC))["home"]
    assert (gap.superiority, gap.reading) == (held, "too_few")


def test_a_group_that_spoke_as_one_is_agreed_only():
    team = replace(made.COUNCIL, mode="consensus")
    (gap,) = gaps(seen({"lived": LOW, "council": Consensus("mostly", 9)}, [made.LIVED, team]))["home"]
    assert (gap.superiority, gap.interval, gap.p_value, gap.reading) == (None, None, None, "agreed_only")


def test_many_looks_ask_more_of_each():
    """A p-value of about 0.03 is clear alone, and not clear among twenty findings that show nothing."""
    table = {"home": {"lived": (4, 4, 2, 1, 0), "council": (0, 3, 3, 4, 1)}}
    assert gaps(disclose(made.found(table), ROOM))["home"][0].reading == "comparison_higher"
    table |= {f"s{number}": {"lived": MANY, "council": MANY} for number in range(20)}
    assert gaps(disclose(made.found(table), ROOM))["home"][0].reading == "no_clear_gap"
