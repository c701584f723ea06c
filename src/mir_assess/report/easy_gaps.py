"""Where groups see a statement differently, in the short sentences of the easier page.

Only what the analysis calls clear is told, and it is told of the two groups alone. This module compares
nothing itself.
"""

from collections.abc import Iterable, Iterator

from mir_assess.report import easy_words as words
from mir_assess.report.easy_words import Higher
from mir_assess.report.tongue import say, sentence
from mir_assess.report.untested import NO_TWO, any_kept_back, any_tested, none_seen
from mir_assess.report.view import GapView, StatementView


def differences(statement: StatementView) -> tuple[str, ...]:
    """Return what can be told of a statement's clear gaps: nothing where there is none."""
    makes_a_promise = statement.good_from is not None
    return tuple(told for gap in statement.gaps for told in _sentences(gap, makes_a_promise=makes_a_promise))


def where_none(statements: Iterable[StatementView]) -> tuple[str, ...]:
    """Return what is told where there is no clear gap: none was found, or none could be."""
    gaps = [gap for statement in statements for gap in statement.gaps]
    if none_seen(gaps):
        return (words.HIDDEN,) if any_kept_back(gaps) else (NO_TWO,)
    return words.NO_CLEAR_GAP if any_tested(gap.gap.reading for gap in gaps) else words.NOTHING_COMPARED


def _sentences(gap: GapView, *, makes_a_promise: bool) -> Iterator[str]:
    is_higher = gap.gap.reading == "comparison_higher"
    if not is_higher and gap.gap.reading != "reference_higher":
        return
    up, down = (gap.comparison, gap.reference) if is_higher else (gap.reference, gap.comparison)
    yield sentence(words.GAVE_HIGHER, group=up.called.text, other=down.called.text)
    yield from map(say, words.THEN[_then(gap, makes_a_promise=makes_a_promise)])


def _then(gap: GapView, *, makes_a_promise: bool) -> Higher:
    """What a clear gap may mean."""
    if not makes_a_promise:
        return "placed"
    if gap.comparison.called.speaks_for_somebody:
        return "for_somebody"
    if gap.comparison.called.speaks_of_one_life:
        return "own_life"
    return "saw_it_better" if gap.gap.reading == "comparison_higher" else "expect_little"
