"""The pairs are the best there are, held against trying every way."""

from itertools import combinations, permutations

from hypothesis import given
from hypothesis import strategies as st

from mir_assess.wording.pairing import in_any_order, in_same_order

SIZES = st.tuples(st.integers(0, 5), st.integers(1, 5))
TABLES = SIZES.flatmap(
    lambda size: st.lists(
        st.lists(st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.9]), min_size=size[1], max_size=size[1]),
        min_size=size[0],
        max_size=size[0],
    )
)


def total(near, pairs):
    return round(sum(near[row][column] for row, column in pairs), 9)


def every_way(near, in_order):
    rows, columns = range(len(near)), range(len(near[0]) if near else 0)
    for number in range(min(len(rows), len(columns)) + 1):
        for some in combinations(rows, number):
            ways = combinations(columns, number) if in_order else permutations(columns, number)
            yield from (list(zip(some, way, strict=True)) for way in ways)


@given(TABLES)
def test_in_any_order_no_other_pairs_are_nearer(near):
    pairs = in_any_order(near, 0.0)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert total(near, pairs) == max(total(near, way) for way in every_way(near, in_order=False))


@given(TABLES)
def test_in_the_same_order_none_cross_and_no_others_are_nearer(near):
    pairs = sorted(in_same_order(near, 0.0))
    assert pairs == sorted(pairs, key=lambda pair: pair[1])
    assert len({column for _, column in pairs}) == len(pairs)
    assert total(near, pairs) == max(total(near, way) for way in every_way(near, in_order=True))
