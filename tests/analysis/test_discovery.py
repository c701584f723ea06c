"""Which findings of a page stand together: against the definition, and what must hold for any page."""

from fractions import Fraction
from itertools import product
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mir_assess.analysis.discovery import adaptive_discovery
from mir_assess.analysis.ordinal import false_discovery

RATE = 0.10

p_values = st.lists(st.integers(0, 1000).map(lambda thousandths: thousandths / 1000), max_size=40)
"""Often alike, as those of small rooms are."""
low_and_high = st.tuples(
    st.lists(st.floats(0, 0.12), min_size=1, max_size=20), st.lists(st.floats(0, 1), max_size=25)
).map(lambda parts: [*parts[0], *parts[1]])


def by_definition(values, rate):
    """Everything up to a threshold stands, where no more than `rate` of it is expected to be chance; worked
    out in fractions, threshold by threshold.
    """
    rate, values = Fraction(rate), [Fraction(value) for value in values]
    every = len(values)
    estimate = min(Fraction(every), (1 + sum(value > rate for value in values)) / (1 - rate))

    def holds(threshold, chance):
        standing = sum(value <= threshold for value in values)
        return threshold * chance <= rate * standing

    if not any(holds(value, every) for value in values):
        return [False] * every
    highest = max(value for value in values if holds(value, estimate))
    return [value <= min(highest, rate) for value in values]


@given(st.one_of(p_values, low_and_high), st.sampled_from((0.01, 0.05, RATE, 0.3)))
def test_it_is_what_the_definition_says(values, rate):
    assert adaptive_discovery(values, rate) == by_definition(values, rate)


@given(st.one_of(p_values, low_and_high), st.floats(0, 1))
def test_it_lets_stand_all_that_the_plain_procedure_does_and_is_silent_where_that_is(values, rate):
    plain, found = false_discovery(values, rate), adaptive_discovery(values, rate)
    assert len(found) == len(values)
    assert all(stands for stands, stood in zip(found, plain, strict=True) if stood)
    assert any(found) == any(plain)


@given(st.one_of(p_values, low_and_high))
def test_nothing_above_the_rate_itself_stands(values):
    found = adaptive_discovery(values, RATE)
    assert not any(stands for value, stands in zip(values, found, strict=True) if value > RATE)


@given(low_and_high, st.data())
def test_a_finding_that_grows_surer_takes_nothing_from_the_others(values, data):
    place = data.draw(st.integers(0, len(values) - 1))
    surer = [*values]
    surer[place] = data.draw(st.floats(0, values[place]))
    before, after = adaptive_discovery(values, RATE), adaptive_discovery(surer, RATE)
    assert all(now for was, now in zip(before, after, strict=True) if was)


@given(low_and_high)
def test_the_order_of_findings_does_not_matter(values):
    assert adaptive_discovery(values[::-1], RATE) == adaptive_discovery(values, RATE)[::-1]


@pytest.mark.parametrize(("real", "chance"), [(0, 1), (0, 2), (1, 1), (1, 2), (2, 3), (6, 2), (30, 2)])
def test_of_what_stands_one_in_ten_is_chance_at_most(real, chance):
    """All pages gone through whose chance findings are independent and even over 1 to 40 fortieths."""
    steps = [step / 40 for step in range(1, 41)]
    shares = []
    for luck in product(steps, repeat=chance):
        found = adaptive_discovery([*real * [0.0], *luck], RATE)
        wrong = sum(found[real:])
        shares.append(wrong / sum(found) if wrong else 0.0)
    assert fmean(shares) <= RATE + 1e-12


def test_a_p_value_or_a_rate_that_is_none_is_refused():
    with pytest.raises(ValueError, match="between 0 and 1"):
        adaptive_discovery([0.5, 1.5], RATE)
    with pytest.raises(ValueError, match="between 0 and 1"):
        adaptive_discovery([0.5], -0.1)
