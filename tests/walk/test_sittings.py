"""Several meetings that are put together before anything is judged."""

from mir_assess.office.issuing import named_sittings
from workshops import NAME, Workshop, assessment


def test_meetings_that_were_named_are_counted_so_that_a_report_between_them_is_warned_of():
    first = Workshop(assessment("tally"), sitting="Monday")
    assert named_sittings(first.store, NAME) == 0
    first.type("4", "2", "0 1 2 1 0")
    assert named_sittings(first.store, NAME) == 1
    second = Workshop(first.opened, first.store, sitting="Tuesday")
    second.type("4", "2", "0 1 2 1 0")
    assert named_sittings(first.store, NAME) == 2


def test_a_meeting_without_a_name_is_not_one_of_several():
    only = Workshop(assessment("tally"))
    only.type("4", "2", "0 1 2 1 0")
    assert named_sittings(only.store, NAME) == 0
