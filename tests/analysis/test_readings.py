"""The one rule by which a difference is called clear."""

import pytest

from mir_assess.analysis.disclosure import ROOM
from mir_assess.analysis.readings import Finding, compared, verdicts


def finding(figure=0.8, interval=(0.6, 0.9), p_value=0.01, smallest=8, null=0.5):
    return Finding(figure, interval, p_value, smallest, null)


def verdict(**changes):
    return verdicts([finding(**changes)], ROOM)[0]


def test_clear_needs_both_the_p_value_and_the_interval():
    assert verdict() == "above"
    assert verdict(p_value=0.2) == "not_clear"
    assert verdict(interval=(0.45, 0.9)) == "not_clear"
    assert verdict(interval=(0.5, 0.9)) == "not_clear"


def test_below_one_half_is_below():
    assert verdict(figure=0.2, interval=(0.1, 0.4)) == "below"


def test_a_clear_finding_of_a_small_group_is_clear():
    assert verdict(smallest=5) == "above"


@pytest.mark.parametrize(("smallest", "expected"), [(7, "too_few"), (8, "not_clear")])
def test_what_is_not_clear_is_too_few_below_eight(smallest, expected):
    assert verdict(p_value=0.2, smallest=smallest) == expected


def test_a_change_of_a_gap_is_judged_against_nought():
    assert verdict(figure=-0.3, interval=(-0.5, -0.1), null=0.0) == "below"


def test_all_findings_are_judged_together():
    nothing = [finding(p_value=0.9, interval=(0.3, 0.7))] * 19
    assert verdicts([finding(p_value=0.03)], ROOM) == ["above"]
    assert verdicts([finding(p_value=0.03), *nothing], ROOM)[0] == "not_clear"


def test_a_page_on_which_much_happened_tells_more_and_one_on_which_nothing_did_tells_no_more():
    sure, near = finding(p_value=0.01), finding(p_value=0.09)
    nothing = finding(p_value=0.4, interval=(0.3, 0.7))
    assert verdicts([sure, sure, sure, near, nothing], ROOM) == [*4 * ["above"], "not_clear"]
    assert verdicts([sure, near, *3 * [nothing]], ROOM) == ["above", *4 * ["not_clear"]]
    assert verdicts([*4 * [near], nothing], ROOM) == 5 * ["not_clear"]


def test_groups_too_small_to_compare_give_no_figure():
    assert compared((1, 0), (3, 4), 0.95) is None
    assert verdicts([], ROOM) == []
