"""The arithmetic held against SciPy, which the product itself never needs."""

import math
import random
from itertools import pairwise, product

import pytest

from mir_assess.analysis import ordinal, permutation, placements, quantiles

stats = pytest.importorskip("scipy.stats", reason="without SciPy there is no oracle to ask")

CONFIDENCES = (0.8, 0.9, 0.95, 0.99, 0.998)


def random_groups(count, *, most=6, seed=1):
    rng = random.Random(seed)
    for _ in range(count):
        levels = rng.choice((2, 3, 4, 5, 7))
        groups = [tuple(rng.randrange(most) for _ in range(levels)) for _ in "ab"]
        if min(map(sum, groups)) >= 2 and max(map(sum, zip(*groups, strict=True))) < sum(map(sum, groups)):
            yield groups


def ranks(group):
    return [level for level, people in enumerate(group) for _ in range(people)]


def test_superiority_is_the_share_of_mann_whitney_s_u():
    for a, b in random_groups(200):
        found = stats.mannwhitneyu(ranks(b), ranks(a)).statistic / (sum(a) * sum(b))
        assert ordinal.superiority(a, b) == pytest.approx(found, abs=1e-12)


def test_placement_variances_are_those_of_brunner_and_munzel(monkeypatch):
    """Without imagined people, the statistic of their test comes out of our parts."""
    monkeypatch.setattr(placements, "ADDED_PEOPLE", 0)
    compared = 0
    for a, b in random_groups(200):
        parts = ordinal.superiority_variance(a, b)
        if sum(parts) > 1e-9:  # their statistic has no value where the groups do not overlap
            found = (ordinal.superiority(a, b) - 0.5) / math.sqrt(sum(parts))
            expected = stats.brunnermunzel(ranks(a), ranks(b))
            assert found == pytest.approx(expected.statistic, rel=1e-9, abs=1e-9)
            df = placements.welch_df(parts, (sum(a), sum(b)))
            assert quantiles.t_two_sided(found, df) == pytest.approx(expected.pvalue, rel=1e-6, abs=1e-12)
            compared += 1
    assert compared > 100


def test_the_exact_p_value_is_that_of_every_permutation():
    """As far from the mean on either side, whatever the shape of the distribution."""
    compared = 0
    for a, b in random_groups(80, most=4, seed=2):
        if math.comb(sum(a) + sum(b), sum(a)) > 5_000:
            continue
        pooled = stats.rankdata([*ranks(a), *ranks(b)])
        middle = sum(a) * (len(pooled) + 1) / 2
        found = stats.permutation_test(
            (pooled[: sum(a)], pooled[sum(a) :]),
            lambda one, _, middle=middle: abs(sum(one) - middle),
            n_resamples=math.inf,
            alternative="greater",
        )
        assert ordinal.superiority_p_value(a, b) == pytest.approx(found.pvalue, rel=1e-9)
        compared += 1
    assert compared > 20


def test_between_groups_of_one_size_the_exact_p_value_is_mann_whitney_s():
    """SciPy doubles the smaller tail: the same thing, where the distribution is symmetric as it is here."""
    every = stats.PermutationMethod(n_resamples=math.inf)
    pairs = [((3, 2, 1), (0, 2, 4)), ((4, 1, 1, 0), (2, 2, 1, 1)), ((5, 2), (1, 6))]
    for a, b in pairs:
        expected = stats.mannwhitneyu(ranks(a), ranks(b), method=every).pvalue
        assert ordinal.superiority_p_value(a, b) == pytest.approx(expected, rel=1e-9)


def test_the_p_value_of_large_groups_is_the_tie_corrected_normal_one():
    for a, b in random_groups(100, most=40, seed=3):
        pooled = [here + there for here, there in zip(a, b, strict=True)]
        spread = len(list(filter(None, pooled))) > 2 and 4 * max(pooled) < 3 * sum(pooled)
        if min(sum(a), sum(b)) > permutation.EXACT_UP_TO and spread:
            expected = stats.mannwhitneyu(ranks(a), ranks(b), method="asymptotic").pvalue
            assert ordinal.superiority_p_value(a, b) == pytest.approx(expected, rel=1e-9)


def test_on_two_levels_the_p_value_of_large_groups_is_exact_too():
    """(21, 0) against (36, 6): the curve says 0.073, which would call a gap found where there is none."""
    for a, b in (((21, 0), (36, 6)), ((0, 150, 0, 30), (0, 90, 0, 60))):
        high = max(i for i, _ in enumerate(a) if a[i] or b[i])
        dealt = stats.hypergeom(sum(a) + sum(b), a[high] + b[high], sum(a))
        seen = abs(a[high] - dealt.mean())
        expected = sum(dealt.pmf(n) for n in range(sum(a) + 1) if abs(n - dealt.mean()) >= seen - 1e-9)
        assert ordinal.superiority_p_value(a, b) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize(
    ("a", "b", "curve"),
    [
        ((0, 0, 2, 19, 0), (0, 0, 0, 58, 2), 0.024),  # 0.074 exactly
        ((2, 2, 0, 36, 0), (0, 0, 0, 38, 2), 0.015),  # 0.032
        ((0, 2, 1, 30, 0), (0, 0, 0, 60, 1), 0.016),  # 0.027
        ((4, 3, 20, 0), (0, 0, 22, 7), 0.0002),  # 0.0001: 42 of 56 on one level, just three in four
    ],
)
def test_where_three_in_four_stand_on_one_level_the_p_value_is_exact_too(a, b, curve):
    pooled = [here + there for here, there in zip(a, b, strict=True)]
    middle = sum(a) * sum(b)
    seen = abs(placements.doubled_wins(a, b) - middle)
    dealt = stats.multivariate_hypergeom(pooled, sum(a))
    expected = sum(
        dealt.pmf(deal)
        for deal in product(*(range(min(people, sum(a)) + 1) for people in pooled))
        if sum(deal) == sum(a)
        and abs(placements.doubled_wins(deal, [p - d for p, d in zip(pooled, deal, strict=True)]) - middle)
        >= seen
    )
    assert ordinal.superiority_p_value(a, b) == pytest.approx(expected, rel=1e-9)
    assert permutation.normal_p_value(a, b) == pytest.approx(curve, abs=0.0006)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ((10, 10, 41, 0), (0, 0, 61, 0)),  # 61 in the smaller group
        ((5, 6, 14, 0), (0, 0, 24, 3)),  # fewer than three in four on one level
        ((2, 3, 40, 0), (20, 17, 400, 3)),  # 45 elsewhere
    ],
)
def test_where_more_stand_elsewhere_or_groups_are_larger_it_is_the_curve(a, b):
    assert ordinal.superiority_p_value(a, b) == permutation.normal_p_value(a, b)


def test_false_discovery_is_scipy_s():
    rng = random.Random(4)
    for size in range(1, 60):
        p_values = [round(rng.random() ** 2, 3) for _ in range(size)]
        expected = [bool(value <= 0.1) for value in stats.false_discovery_control(p_values)]
        assert ordinal.false_discovery(p_values, 0.1) == expected


@pytest.mark.parametrize("confidence", CONFIDENCES)
def test_the_share_s_interval_is_wilson_s(confidence):
    for people in (1, 2, 5, 12, 60, 400):
        for above in {0, 1, people // 3, people // 2, people}:
            expected = stats.binomtest(above, people).proportion_ci(confidence, method="wilson")
            found = ordinal.share_interval((people - above, above), 1, confidence)
            assert found == pytest.approx((expected.low, expected.high), abs=1e-9)


@pytest.mark.parametrize("confidence", CONFIDENCES)
def test_student_s_quantile_has_the_error_the_method_page_names(confidence):
    probability = 0.5 + confidence / 2
    for df in (1, 1.01, 1.5, 2, 2.5, 3, 4, 5.5, 8, 12, 20, 29.9):
        assert quantiles.t_quantile(probability, df) == pytest.approx(stats.t.ppf(probability, df), rel=1e-8)
    for df in (30, 31.4, 40, 80, 200, 5000):
        assert quantiles.t_quantile(probability, df) == pytest.approx(stats.t.ppf(probability, df), rel=1e-6)


def test_student_s_tails_are_scipy_s():
    for df in (1, 1.3, 2, 3.7, 8, 30, 400):
        for t in (0.0, 1e-6, 0.3, 0.99, 1.0, 1.01, 2.5, 8.0, 40.0):
            assert quantiles.t_two_sided(t, df) == pytest.approx(2 * stats.t.sf(t, df), rel=1e-8)
            assert quantiles.t_two_sided(-t, df) == quantiles.t_two_sided(t, df)


def test_student_s_quantile_never_jumps_where_the_expansion_takes_over():
    around = [29.9 + step / 100 for step in range(20)]
    for lower, higher in pairwise(around):
        assert quantiles.t_quantile(0.975, higher) < quantiles.t_quantile(0.975, lower)
