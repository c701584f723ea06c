"""Student's t and the normal distribution, because the product may not bring a statistics library along.

Groups in a workshop are small, so the ends of an interval hang on t at few degrees of freedom, and at
fractional ones: they come from Welch's formula. This module knows nothing but numbers.
"""

import math

_ROOT_HALF, _ROOT_PI = math.sqrt(0.5), math.sqrt(math.pi)
EXPANSION_IS_ENOUGH = 30.0
"""Degrees of freedom from which the expansion alone will do; below, its answer is only a first guess."""


def normal_quantile(probability: float) -> float:
    """Find the point with this share of a standard normal distribution below it.

    Takes a probability strictly between 0 and 1; raises ValueError outside. Newton's method on the
    complementary error function, so that a tail however thin keeps its digits.

    >>> round(normal_quantile(0.975), 6)
    1.959964
    """
    if not 0.0 < probability < 1.0:
        raise ValueError(f"a probability between 0 and 1 is needed, not {probability}")
    tail = min(probability, 1.0 - probability)
    z, step = 0.0, math.inf
    while abs(step) > 1e-15 * max(1.0, -z):
        # Below nought the curve bends one way only: each step stops short of the answer, none turns back.
        step = (math.erfc(-z * _ROOT_HALF) / 2 - tail) / (math.exp(-z * z / 2) * _ROOT_HALF / _ROOT_PI)
        z -= step
    return z if probability < 0.5 else -z


def t_two_sided(t: float, df: float) -> float:
    """Give the chance that Student's t lies at least this far from nought, on either side.

    `df` is 1 or more and may be fractional. Returns 0 to 1: 1 at nought, towards 0 far out. Raises ValueError
    below 1 degree of freedom. Source: dlmf-8.17 (the regularised incomplete beta function, by its continued
    fraction).

    >>> round(t_two_sided(2.776445, 4), 6)
    0.05
    """
    _check_df(df)
    squared = t * t
    if squared < 1.0:  # the complement keeps its digits here, and the fraction converges
        return 1.0 - _incomplete_beta(0.5, df / 2, squared / (df + squared))
    return _incomplete_beta(df / 2, 0.5, df / (df + squared))


def t_quantile(probability: float, df: float) -> float:
    """Find the point with this share of Student's t distribution below it.

    Takes a probability strictly between 0 and 1 and `df` of 1 or more, which may be fractional. Raises
    ValueError outside. Source: cornish-fisher-1960 for the first guess; below 30 degrees of freedom Newton's
    method then makes it exact, because at 1 to 3 the expansion alone is short by up to a tenth.

    >>> round(t_quantile(0.975, 4), 6), round(t_quantile(0.975, 1.5), 3)
    (2.776445, 6.017)
    """
    _check_df(df)
    if probability < 0.5:
        return -t_quantile(1.0 - probability, df)
    t = _cornish_fisher(normal_quantile(probability), df)
    if df >= EXPANSION_IS_ENOUGH or probability == 0.5:
        return t
    wanted = 2.0 * (1.0 - probability)
    for _ in range(60):
        step = (t_two_sided(t, df) - wanted) / (2.0 * _t_density(t, df))
        t += step
        if abs(step) <= 1e-6 * t:  # each step squares the error: what is left is past the twelfth digit
            break
    return t


def _check_df(df: float) -> None:
    if not df >= 1.0:
        raise ValueError(f"at least 1 degree of freedom is needed, not {df}")


def _cornish_fisher(z: float, df: float) -> float:
    """Expand the t quantile around the normal one, in powers of 1/df."""
    square = z * z
    terms = (
        z * (square + 1) / 4,
        z * ((5 * square + 16) * square + 3) / 96,
        z * (((3 * square + 19) * square + 17) * square - 15) / 384,
        z * ((((79 * square + 776) * square + 1482) * square - 1920) * square - 945) / 92160,
    )
    return z + sum(term / df**power for power, term in enumerate(terms, start=1))


def _t_density(t: float, df: float) -> float:
    log_scale = math.lgamma((df + 1) / 2) - math.lgamma(df / 2) - 0.5 * math.log(df * math.pi)
    return math.exp(log_scale - (df + 1) / 2 * math.log1p(t * t / df))


def _incomplete_beta(a: float, b: float, x: float) -> float:
    """Evaluate the regularised incomplete beta function, from the end where its fraction converges."""
    if x <= 0.0 or x >= 1.0:
        return min(max(x, 0.0), 1.0)
    if x > (a + 1) / (a + b + 2):
        return 1.0 - _incomplete_beta(b, a, 1.0 - x)
    log_front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    return math.exp(log_front) / (a * _beta_fraction(a, b, x))


def _beta_fraction(a: float, b: float, x: float) -> float:
    """Evaluate 1 + d1/(1 + d2/(1 + …)) from the front (Lentz), until another step changes nothing."""
    value, upper, lower = 1.0, 1.0, 0.0
    for step in range(1, 500):
        half, odd = divmod(step, 2)
        if odd:
            factor = -(a + half) * (a + b + half) * x / ((a + 2 * half) * (a + 2 * half + 1))
        else:
            factor = half * (b - half) * x / ((a + 2 * half - 1) * (a + 2 * half))
        upper = 1.0 + factor / upper
        lower = 1.0 / (1.0 + factor * lower)
        change = upper * lower
        value *= change
        if abs(change - 1.0) < 1e-15:
            break
    return value
