"""What several public reports say together: right by an oracle, and never what one council says.

What can be learnt about one council is counted out, at the least that a pool can be: five councils, each with
so few people that a public copy just shows exact numbers, and a reader who knows how many came to each.
"""

import random
import statistics
from collections import defaultdict
from fractions import Fraction
from itertools import combinations_with_replacement, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mir_assess.analysis.pools import PinnedBank, PoolWording, PublicReport, asked_otherwise, pool
from mir_assess.analysis.quartiles import AT_LEAST, ToldShare, in_tenths, quartile, quartiles

ASKED = PoolWording("bank", "2026", "S-1", "i", "I choose.", (("no", "No"), ("yes", "Yes")), "yes")
BANKS = {"bank": PinnedBank("digest", "Our own words.")}
shares = st.fractions(min_value=0, max_value=1, max_denominator=60)


def exact(share: Fraction) -> ToldShare:
    return ToldShare(share, share)


def of(number: int, *told: tuple[PoolWording, dict], banks=BANKS) -> PublicReport:
    return PublicReport(f"council-{number}", 2026, dict(told), banks=banks)


@given(st.lists(shares, min_size=5, max_size=40))
def test_a_quartile_is_what_pythons_own_library_says(found):
    expected = statistics.quantiles(found, n=4, method="inclusive")
    assert [quartile(sorted(found), part) for part in (1, 2, 3)] == expected


@given(st.lists(shares, min_size=5, max_size=40))
def test_the_lowest_and_the_highest_never_count(found):
    low, *between, high = sorted(found)
    further = [
        Fraction(-100) if low < min(between) else low,
        *between,
        Fraction(100) if high > max(between) else high,
    ]
    assert [quartile(sorted(found), part) for part in (1, 2, 3)] == [
        quartile(further, part) for part in (1, 2, 3)
    ]


@given(st.lists(st.tuples(shares, shares, shares).map(sorted), min_size=5, max_size=20))
def test_a_rough_share_leaves_the_true_quartile_within_what_is_told(found):
    told = quartiles([ToldShare(low, high) for low, _, high in found])
    true = quartiles([exact(share) for _, share, _ in found])
    for one, other in zip(told, true, strict=True):
        assert one.low <= other.low == other.high <= one.high


@pytest.mark.parametrize(
    ("share", "tenths"), [((1, 20), 1), ((9, 20), 5), ((44, 100), 4), ((0, 1), 0), ((1, 1), 10)]
)
def test_half_a_tenth_rounds_up(share, tenths):
    assert in_tenths(Fraction(*share)) == tenths


def test_nothing_is_told_of_fewer_than_five():
    with pytest.raises(ValueError, match="fewer than five"):
        quartiles([exact(Fraction(1, 2))] * 4)
    four = [of(n, (ASKED, {"lived_experience": exact(Fraction(1, 2))})) for n in range(4)]
    others = [of(n, (ASKED, {"lived_experience": "few"})) for n in range(4, 9)]
    rough = [
        of(n, (ASKED, {"lived_experience": ToldShare(Fraction(0), Fraction(1, 5))})) for n in range(9, 20)
    ]
    (statement,) = pool([*four, *others, *rough]).statements
    assert statement.spreads == {"lived_experience": None}
    assert pool(four).statements == ()
    assert pool(four).too_few == 1


def test_places_that_show_nothing_are_counted_by_the_reason():
    told = [exact(Fraction(n, 10)) for n in (3, 4, 5, 6, 7)]
    said = [*told, "few", "few", "hidden", "nobody", "together", "several"]
    (statement,) = pool([of(n, (ASKED, {"council": found})) for n, found in enumerate(said)]).statements
    spread = statement.spreads["council"]
    assert (spread.exact, spread.rough, spread.places) == (5, 0, 5)
    assert spread.withheld == {"few": 2, "hidden": 1, "nobody": 1, "together": 1, "several": 1}
    assert [(one.low, one.high) for one in spread.quartiles] == [(4, 4), (5, 5), (6, 6)]


def test_no_two_roles_are_ever_told_together_and_some_are_not_told():
    we = PoolWording(**{name: getattr(ASKED, name) for name in ASKED.__slots__} | {"voice": "we"})
    half = exact(Fraction(1, 2))
    said = {"council": half, "partner": half, "lived_experience": half, "other": half}
    found = pool([of(n, (ASKED, said), (we, said)) for n in range(5)])
    assert [tuple(row.spreads) for row in found.statements] == [
        ("lived_experience", "council", "partner"),
        ("lived_experience", "council"),
    ]


def otherwise(**changes: object) -> PoolWording:
    return PoolWording(**{name: getattr(ASKED, name) for name in ASKED.__slots__} | changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "I choose what I do."},
        {"edition": "2025"},
        {"good_from": "no"},
        {"voice": "we"},
        {"levels": (("no", "No"), ("some", "Some"), ("yes", "Yes"))},
        {"levels": (("no", "Never"), ("yes", "Yes"))},
    ],
)
def test_what_was_asked_otherwise_is_not_pooled_while_the_rest_is(changes):
    half = {"council": exact(Fraction(1, 2))}
    plan = otherwise(statement="S-2")
    own_words = {"bank": PinnedBank("another digest", "")}
    reports = [of(n, (ASKED, half), (plan, half)) for n in range(5)]
    reports.append(of(5, (otherwise(**changes), half), (plan, half), banks=own_words))
    found = pool(reports)
    assert [(row.asked, row.places, row.otherwise) for row in found.statements] == [
        (ASKED, 5, 1),
        (plan, 6, 0),
    ]
    assert asked_otherwise(reports) == ((), (), (), (), (), ("S-1",))


def test_reports_made_in_two_languages_asked_the_same_where_their_bank_is_the_same():
    half = {"council": exact(Fraction(1, 2))}
    polish = otherwise(text="Ja wybieram.", levels=(("no", "Nie"), ("yes", "Tak")))
    found = pool([of(n, (ASKED if n < 3 else polish, half)) for n in range(5)])
    assert [(row.asked, row.places) for row in found.statements] == [(ASKED, 5)]


def test_the_order_of_reports_changes_nothing():
    chance = random.Random(3)
    plan = otherwise(statement="S-0")
    reports = [
        of(n, *((asked, {"council": exact(Fraction(chance.randint(3, 9), 12))}) for asked in row))
        for n, row in enumerate(
            ([ASKED, plan], [ASKED], [plan], [ASKED, plan], [plan, ASKED], [ASKED], [ASKED])
        )
    ]
    assert len({repr(pool(chance.sample(reports, len(reports)))) for _ in range(50)}) == 1


def test_reports_of_two_years_are_refused():
    with pytest.raises(ValueError, match="unpack"):
        pool([of(0), PublicReport("another", 2025, {})])


# What can be learnt about one council.

GRID = sorted({Fraction(kept, people) for people in (10, 11, 12) for kept in range(3, people - 2)})
"""Every share that ten to twelve people can show."""


@pytest.fixture(scope="module")
def pages():
    """Every page of five councils, with every five that would make it."""
    found = defaultdict(list)
    for five in combinations_with_replacement(GRID, AT_LEAST):
        found[quartiles([exact(share) for share in five])].append(five)
    return found


def test_a_page_leaves_each_council_almost_every_share_there_is(pages):
    """Who knows the five councils, and nothing else, learns of none where it stands: on any page it could
    have five shares or more, and these lie further apart than half of all that can be shown.
    """
    for page, fives in pages.items():
        possible = {share for five in fives for share in five}
        assert len(possible) >= 5, page
        assert max(possible) - min(possible) >= (GRID[-1] - GRID[0]) / 2, page


def test_no_page_tells_that_a_council_is_the_lowest_or_the_highest(pages):
    """Any council could be at either end: the pages of five councils are the same whoever is which."""
    five = (GRID[0], GRID[3], GRID[6], GRID[9], GRID[-1])
    reports = [of(n, (ASKED, {"council": exact(share)})) for n, share in enumerate(five)]
    told = {
        repr(pool([of(n, *reports[place].shares.items()) for n, place in enumerate(order)]))
        for order in permutations(range(AT_LEAST))
    }
    assert len(told) == 1


def test_a_council_that_knows_its_own_share_learns_no_others_unless_all_stand_at_the_edge(pages):
    """One of the five that takes its own share away leaves each other at least three shares, but on the one
    page where all quartiles stand at the highest tenth that can be shown: there, all have said the same.
    """
    learnt = set()
    for page, fives in pages.items():
        others = defaultdict(set)
        for five in fives:
            for place, own in enumerate(five):
                others[own].update(five[:place] + five[place + 1 :])
        if any(len(left) < 3 for left in others.values()):
            learnt.add(tuple(one.low for one in page))
    assert learnt == {(8, 8, 8)}


def test_two_pages_that_differ_by_a_council_can_tell_more_so_pages_say_to_make_one(pages):
    """No rounding ends this attack: in one pair of pages of five, a new council keeps fewer than three
    shares.
    """
    possible = defaultdict(set)
    for page, fives in pages.items():
        for five in fives[:: max(1, len(fives) // 40)]:
            for share in GRID:
                both = page, quartiles([exact(one) for one in (*five, share)])
                possible[both].add(share)
    assert 0.8 <= sum(len(left) >= 3 for left in possible.values()) / len(possible) < 1
