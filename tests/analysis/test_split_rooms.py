"""Where people are split, one level for everybody does not show; that is told there, and nowhere else."""

from itertools import product

import pytest

import made_up_rounds as made
from mir_assess.analysis import ordinal
from mir_assess.analysis.changes import year_on_year
from mir_assess.analysis.disclosure import PUBLIC, ROOM, disclose
from mir_assess.analysis.gaps import gaps
from mir_assess.analysis.readings import compared, verdicts

SPLIT, ALIKE = (8, 2, 0, 2, 8), (7, 2, 1, 2, 8)
MIXED = (3, 4, 6, 4, 3)


@pytest.mark.parametrize(
    ("a", "b", "hidden"),
    [
        (SPLIT, ALIKE, True),
        (SPLIT, MIXED, False),  # one group is split, not both
        (MIXED, MIXED, False),
        ((0, 2, 10, 2, 0), (0, 2, 10, 2, 0), False),
        ((200, 50, 0, 50, 200), (200, 50, 0, 50, 200), False),  # in a crowd one level does show
        ((200, 50, 0, 50, 200), SPLIT, True),  # but not beside a small group
        ((6, 0, 6), (5, 1, 6), True),
        ((12, 12), (12, 12), False),  # from one level to the other is all the way
        ((1, 0, 0, 0, 0), SPLIT, False),
        ((0, 0, 0, 0, 0), SPLIT, False),
        ((5,), (7,), False),
    ],
)
def test_when_a_step_of_one_level_is_hidden(a, b, hidden):
    assert ordinal.hides_a_step(a, b) is hidden
    assert ordinal.hides_a_step(b, a) is hidden
    assert ordinal.hides_a_step(a[::-1], b[::-1]) is hidden


def test_where_it_is_told_a_step_of_one_level_has_no_p_value_that_stands_among_many():
    """The one change there is on a page of 34 statements needs a p-value under 0.003."""
    told = 0
    for ends, inner, middle in product(range(2, 24, 3), range(3), range(3)):
        counts = (ends, inner, middle, inner, ends + 1)
        if not ordinal.hides_a_step(counts, counts):
            continue
        told += 1
        for moved in ((0, *counts[:3], sum(counts[3:])), (sum(counts[:2]), *counts[2:], 0)):
            found = compared(counts, moved, ROOM.confidence)
            none = compared(counts, counts, ROOM.confidence)
            assert found is not None
            assert none is not None
            assert verdicts([found, *33 * [none]], ROOM)[0] in ("not_clear", "too_few")
    assert told > 20


def seen(year, row, policy=ROOM):
    on = made.assessment(made.edition([made.statement("home")]), year=year, opened=f"{year}-05-01")
    return disclose(made.found({"home": row}, on), policy)


def change(then, now, policy=ROOM):
    old, new = (
        seen(year, {"lived": row, "council": MIXED}, policy) for year, row in ((2025, then), (2026, now))
    )
    return year_on_year(old, new).statements[0].groups["lived"]


def test_a_change_says_so_when_people_were_split_both_times():
    assert change(SPLIT, ALIKE).split
    assert not change(SPLIT, MIXED).split
    assert not change(MIXED, MIXED).split


def test_a_gap_says_so_when_people_in_both_groups_were_split():
    (gap,) = gaps(seen(2026, {"lived": SPLIT, "council": ALIKE}))["home"]
    (other,) = gaps(seen(2026, {"lived": SPLIT, "council": MIXED}))["home"]
    assert (gap.split, other.split) == (True, False)


def test_two_bands_do_not_tell_whether_people_were_split():
    levels = (12, 3, 3, 3, 12)
    assert change(levels, levels).split
    assert not change(levels, levels, PUBLIC).split


def test_what_does_not_show_tells_nothing_of_a_split():
    assert not change((2, 0, 0, 0, 2), SPLIT).split
