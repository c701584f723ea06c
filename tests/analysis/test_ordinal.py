"""What must hold for every table of counts, and what each function says of ordinary and of wrong input."""

import re
from itertools import product
from math import comb
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mir_assess.analysis import discovery, ordinal, permutation, placements, quantiles

SOURCES = Path(__file__).parents[2] / "docs" / "sources.md"

PAIRED = (
    ordinal.superiority,
    ordinal.superiority_interval,
    ordinal.superiority_variance,
    ordinal.superiority_p_value,
)


@st.composite
def two_groups(draw, most=30, levels=7):
    size = draw(st.integers(1, levels))
    group = st.lists(st.integers(0, most), min_size=size, max_size=size).map(tuple)
    return draw(group), draw(group)


def upside_down(group):
    return tuple(reversed(group))


@given(two_groups())
def test_superiority_of_each_over_the_other_makes_one(groups):
    a, b = groups
    assume(sum(a) and sum(b))
    assert ordinal.superiority(a, b) + ordinal.superiority(b, a) == 1


@given(two_groups(most=4, levels=5))
def test_superiority_is_the_share_of_pairs(groups):
    a, b = ([level for level, people in enumerate(group) for _ in range(people)] for group in groups)
    assume(a and b)
    wins = sum((there > here) + (there == here) / 2 for here, there in product(a, b))
    assert ordinal.superiority(*groups) == pytest.approx(wins / (len(a) * len(b)))


@given(two_groups(), st.floats(0.5, 0.99))
def test_the_interval_holds_the_superiority_and_stays_on_the_scale(groups, confidence):
    interval = ordinal.superiority_interval(*groups, confidence)
    assert (interval is None) == (min(map(sum, groups)) < 2)
    if interval:
        assert 0 <= interval[0] <= ordinal.superiority(*groups) <= interval[1] <= 1


@given(two_groups())
def test_swapping_the_groups_or_turning_the_scale_mirrors_the_interval(groups):
    a, b = groups
    assume(min(sum(a), sum(b)) >= 2)
    low, high = ordinal.superiority_interval(a, b)
    mirrored = pytest.approx((1 - high, 1 - low), abs=1e-9)
    assert ordinal.superiority_interval(b, a) == mirrored
    assert ordinal.superiority_interval(upside_down(a), upside_down(b)) == mirrored


@given(two_groups())
def test_more_confidence_is_a_wider_interval(groups):
    assume(min(map(sum, groups)) >= 2)
    low, high = ordinal.superiority_interval(*groups, 0.8)
    wider_low, wider_high = ordinal.superiority_interval(*groups, 0.95)
    assert wider_low <= low
    assert high <= wider_high


@given(two_groups(most=8))
def test_the_p_value_knows_no_side_and_no_direction(groups):
    a, b = groups
    p_value = ordinal.superiority_p_value(a, b)
    assert ordinal.superiority_p_value(b, a) == p_value
    assert ordinal.superiority_p_value(upside_down(a), upside_down(b)) == p_value
    assert (p_value is None) == (not sum(a) or not sum(b))
    if p_value is not None:
        assert 0 < p_value <= 1


@given(two_groups(most=8), st.data())
def test_an_empty_level_changes_nothing_that_only_orders_people(groups, data):
    a, b = groups
    place = data.draw(st.integers(0, len(a)))
    with_gap = tuple((*group[:place], 0, *group[place:]) for group in groups)
    assert ordinal.superiority(*with_gap) == ordinal.superiority(a, b)
    assert ordinal.superiority_p_value(*with_gap) == ordinal.superiority_p_value(a, b)


@given(two_groups(most=3, levels=4))
def test_the_exact_p_value_is_the_share_of_deals_that_are_as_unlike(groups):
    a, b = groups
    assume(sum(a) and sum(b))
    pooled = [here + there for here, there in zip(a, b, strict=True)]
    middle = sum(a) * sum(b)
    seen = abs(placements.doubled_wins(a, b) - middle)
    alike = 0
    for deal in product(*(range(people + 1) for people in pooled)):
        if sum(deal) == sum(a):
            rest = [people - dealt for people, dealt in zip(pooled, deal, strict=True)]
            ways = 1
            for people, dealt in zip(pooled, deal, strict=True):
                ways *= comb(people, dealt)
            alike += ways * (abs(placements.doubled_wins(deal, rest) - middle) >= seen)
    assert ordinal.superiority_p_value(a, b) == alike / comb(sum(pooled), sum(a))


def test_the_p_value_is_exact_up_to_twenty_people_and_approximate_beyond():
    twenty, more, others = (8, 2, 10), (8, 2, 11), (4, 10, 11)
    assert ordinal.superiority_p_value(twenty, others) == permutation.exact_p_value(twenty, others)
    assert ordinal.superiority_p_value(more, others) == permutation.normal_p_value(more, others)
    exact, approximate = permutation.exact_p_value(more, others), permutation.normal_p_value(more, others)
    assert approximate == pytest.approx(exact, rel=0.1)


def test_thousands_of_people_are_ordinary():
    few, many = (1, 2, 3, 5, 9), (900, 1200, 1300, 1100, 500)
    assert 0 < ordinal.superiority_p_value(few, many) < 0.01
    low, high = ordinal.superiority_interval(many, tuple(10 * people for people in many))
    assert low < 0.5 < high
    assert high - low < 0.05


@pytest.mark.parametrize("function", PAIRED)
def test_a_pair_of_empty_groups_says_nothing(function):
    assert function((0, 0, 0), (0, 0, 0)) is None


def test_a_scale_of_one_level_tells_no_one_apart():
    assert ordinal.superiority((3,), (4,)) == 0.5
    assert ordinal.superiority_interval((3,), (4,)) == (0.5, 0.5)
    assert ordinal.superiority_p_value((3,), (4,)) == 1
    assert ordinal.superiority_p_value((30,), (40,)) == 1
    assert ordinal.agreement((3,)) == 1
    assert ordinal.superiority_difference((3,), (4,), (5,), (6,)) == (0, 0, 0, 1)


@given(two_groups(), two_groups())
def test_the_change_of_a_gap_mirrors_when_the_years_or_the_groups_are_swapped(old, new):
    found = ordinal.superiority_difference(*old, *new)
    assert (found is None) == (min(map(sum, (*old, *new))) < 2)
    if found:
        difference, low, high, p_value = found
        assert -1 <= low <= difference <= high <= 1
        assert 0 <= p_value <= 1
        mirrored = pytest.approx((-difference, -high, -low, p_value), abs=1e-9)
        assert ordinal.superiority_difference(*new, *old) == mirrored
        assert ordinal.superiority_difference(*reversed(old), *reversed(new)) == mirrored


@given(two_groups(), two_groups())
def test_the_p_value_of_a_change_and_its_interval_agree(old, new):
    found = ordinal.superiority_difference(*old, *new)
    assume(found is not None and abs(found[3] - 0.05) > 1e-6)
    _, low, high, p_value = found
    assert (p_value < 0.05) == (low > 0 or high < 0)


@given(st.lists(st.floats(0, 1)), st.floats(0, 1))
def test_false_discovery_stands_by_the_definition(p_values, rate):
    count, ordered = len(p_values), sorted(p_values)
    passing = [rank for rank in range(1, count + 1) if ordered[rank - 1] * count <= rate * rank]
    stand = ordinal.false_discovery(p_values, rate)
    assert len(stand) == count
    assert [value for value, stands in zip(p_values, stand, strict=True) if stands] == [
        value for value in p_values if passing and value <= ordered[passing[-1] - 1]
    ]


@given(st.lists(st.integers(0, 9), min_size=1, max_size=7).map(tuple))
def test_the_median_has_half_the_people_on_either_side(group):
    found = ordinal.median_levels(group)
    assert (found is None) == (not sum(group))
    if found:
        people = [level for level, count in enumerate(group) for _ in range(count)]
        assert found == (people[(len(people) - 1) // 2], people[len(people) // 2])


@given(st.lists(st.integers(0, 9), min_size=2, max_size=7).map(tuple))
def test_agreement_is_whole_only_on_one_level_and_nothing_only_when_split(group):
    found = ordinal.agreement(group)
    assume(found is not None)
    assert 0 <= found <= 1
    assert (found == 1) == (max(group) == sum(group))
    assert (found == 0) == (group[0] == group[-1] == sum(group) / 2)
    assert ordinal.agreement(upside_down(group)) == pytest.approx(found)


@given(st.lists(st.integers(0, 60), min_size=1, max_size=7).map(tuple), st.data())
def test_the_share_lies_in_its_interval(group, data):
    level = data.draw(st.integers(0, len(group) - 1))
    interval = ordinal.share_interval(group, level)
    assert (interval is None) == (not sum(group))
    if interval:
        assert 0 <= interval[0] <= ordinal.share_at_or_above(group, level) <= interval[1] <= 1


@pytest.mark.parametrize("function", PAIRED)
@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param((1, 2), (1, 2, 3), id="ragged"),
        pytest.param((1, -1), (1, 2), id="negative"),
        pytest.param((1, 2.0), (1, 2), id="a fraction"),
        pytest.param((1, 2), (1, True), id="a truth value"),
        pytest.param(("1", 2), (1, 2), id="text"),
        pytest.param((), (), id="no levels"),
    ],
)
def test_counts_that_are_no_counts_are_refused(function, a, b):
    with pytest.raises(ValueError, match=r"levels?|whole numbers"):
        function(a, b)


def test_the_change_of_a_gap_refuses_what_superiority_refuses():
    with pytest.raises(ValueError, match="same levels"):
        ordinal.superiority_difference((1, 2), (1, 2), (1, 2), (1, 2, 3))


@pytest.mark.parametrize("level", [-1, 3])
def test_a_level_off_the_scale_is_refused(level):
    with pytest.raises(ValueError, match="no level"):
        ordinal.share_at_or_above((1, 2, 3), level)


@pytest.mark.parametrize("confidence", [0.0, 1.0, 95, float("nan")])
def test_a_confidence_off_the_scale_is_refused(confidence):
    with pytest.raises(ValueError, match="confidence"):
        ordinal.superiority_interval((1, 2), (2, 1), confidence)
    with pytest.raises(ValueError, match="confidence"):
        ordinal.superiority_difference((1, 2), (2, 1), (1, 2), (2, 1), confidence)
    with pytest.raises(ValueError, match="confidence"):
        ordinal.share_interval((1, 2), 1, confidence)


@pytest.mark.parametrize(
    ("p_values", "rate"), [([1.2], 0.1), ([-0.1], 0.1), ([0.1], 2), ([float("nan")], 0.1)]
)
def test_p_values_off_the_scale_are_refused(p_values, rate):
    with pytest.raises(ValueError, match="between 0 and 1"):
        ordinal.false_discovery(p_values, rate)


def test_student_needs_a_degree_of_freedom():
    with pytest.raises(ValueError, match="degree of freedom"):
        quantiles.t_quantile(0.9, 0.5)
    with pytest.raises(ValueError, match="degree of freedom"):
        quantiles.t_two_sided(1, 0)


def test_the_lower_half_of_student_mirrors_the_upper():
    assert quantiles.t_quantile(0.025, 4) == pytest.approx(-quantiles.t_quantile(0.975, 4))
    assert quantiles.t_quantile(0.5, 4) == 0


def test_every_source_a_docstring_names_is_listed():
    listed = set(re.findall(r"^\| `([^`]+)`", SOURCES.read_text(encoding="utf-8"), re.MULTILINE))
    named = set()
    for module in (discovery, ordinal, placements, permutation, quantiles):
        text = Path(module.__file__).read_text(encoding="utf-8")
        named |= set(re.findall(r"[a-z]+(?:-[a-z]+)*-(?:\d{4}|8\.17)", text))
    assert named
    assert named <= listed


@given(two_groups(most=400))
def test_the_variance_stays_below_that_of_the_smaller_group_voting_yes_or_no(groups):
    """The interval's formula counts on it: nothing has to hold its width back."""
    sizes = [sum(group) for group in groups]
    assume(min(sizes) >= 2)
    smoothed, *parts = placements.smoothed_superiority(*groups)
    assert sum(parts) < smoothed * (1 - smoothed) / min(sizes)
