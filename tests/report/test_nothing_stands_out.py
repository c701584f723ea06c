"""Where nothing stands out the page says why, and claims nothing of answers that do not show."""

import pytest

import made_up_rounds as made
from mir_assess import pipeline
from mir_assess.analysis.policy import policy_for

SHARED = tuple(
    f"There is no statement where most people, and most of another group, said that the promise is {how}."
    for how in ("kept", "not kept yet")
)
KEPT_BACK = "We do not show enough of these answers here to compare them, to keep people safe."
NO_TWO = "There are no two groups to compare."
HALF, FEW, NOBODY = (3, 0, 0, 3, 0), (0, 0, 0, 2, 0), (0, 0, 0, 0, 0)


def reasons(**said):
    page = pipeline.report(made.found({"home": said}), policy_for("room"))
    assert not any(listed.found for listed in page.standouts)
    return tuple(listed.empty for listed in page.standouts)


def test_of_answers_that_all_show_it_is_said_that_there_is_none():
    assert reasons(lived=HALF, council=HALF)[:2] == SHARED


def test_of_answers_that_do_not_show_nothing_is_claimed():
    """All kept the promise; that there is no such statement would be untrue."""
    assert set(reasons(lived=FEW, council=FEW)) == {KEPT_BACK}


def test_where_some_show_it_is_said_of_those():
    some = reasons(lived=HALF, council=HALF, carers=FEW)[:2]
    assert some == tuple(f"Among the answers that show here, t{words[1:]}" for words in SHARED)


@pytest.mark.parametrize("said", [{"lived": HALF}, {"lived": HALF, "council": NOBODY}])
def test_one_group_has_no_other_to_share_with(said):
    assert set(reasons(**said)) == {NO_TWO}
