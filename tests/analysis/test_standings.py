"""What stands out, where all is shown and where only a rough statement is."""

from dataclasses import replace

import pytest

import made_up_rounds as made
from made_up_rounds import Around
from mir_assess.analysis.disclosure import PUBLIC, ROOM, disclose
from mir_assess.analysis.gaps import gaps
from mir_assess.analysis.standings import is_called_agreed, keeps_promise, standings
from mir_assess.model.round import Consensus, RoomAgreement

MANY = (2, 3, 4, 3, 2)


@pytest.mark.parametrize(
    ("counts", "policy", "most"),
    [
        ((1, 1, 1, 2, 2), ROOM, True),
        ((2, 2, 0, 2, 1), ROOM, False),
        ((2, 1, 0, 2, 1), ROOM, None),
        ((2, 1, 0, 0, 1), ROOM, None),
        ((2, 1, 0, 2, 1), PUBLIC, True),
        ((2, 2, 0, 2, 1), PUBLIC, False),
        ((4, 4, 1, 2, 2), PUBLIC, False),
        ((0, 9, 0, 1, 1), PUBLIC, False),
        ((0, 1, 0, 9, 1), PUBLIC, True),
    ],
)
def test_most_of_a_group_keep_the_promise(counts, policy, most):
    shown = disclose(made.found({"home": {"lived": counts}}), policy)
    assert keeps_promise(shown, "home", "lived") is most
    assert keeps_promise(shown, "home", "nobody") is None


def test_a_group_that_spoke_as_one_counts_by_its_level():
    team = replace(made.COUNCIL, mode="consensus")
    on = made.assessment(made.edition([made.statement("home")]), [made.LIVED, team])
    for level, token in [("mostly", "shared_strength"), ("never", None), (None, None)]:
        table = {"home": {"lived": (0, 0, 1, 4, 4), "council": Consensus(level, 5)}}
        shown = disclose(made.found(table, on), ROOM)
        found = standings(shown, gaps(shown))
        assert [one.token for one in found] == ([token] if token else [])


def test_a_statement_without_a_promise_is_neither_strength_nor_concern():
    on = made.assessment(
        made.edition([made.statement("home", good_from=None)], made.scale(good_from=None)),
        [made.LIVED, made.COUNCIL],
    )
    shown = disclose(made.found({"home": {"lived": MANY, "council": MANY}}, on), ROOM)
    assert standings(shown, gaps(shown)) == ()


@pytest.mark.parametrize(
    ("lived", "dissent", "policy", "agreed"),
    [
        (MANY, 6, ROOM, True),
        (MANY, 7, ROOM, False),
        ((1, 1, 1, 0, 0), 0, ROOM, False),
        (MANY, 1, PUBLIC, True),
        (MANY, 13, PUBLIC, False),
        ((1, 1, 1, 1, 1), 2, PUBLIC, True),
        ((1, 1, 1, 1, 1), 3, PUBLIC, False),
    ],
)
def test_it_is_called_agreed_only_when_most_people_with_lived_experience_agree(
    lived, dissent, policy, agreed
):
    around = Around(agreed={"home": RoomAgreement("mostly", 20, {"lived": dissent})})
    shown = disclose(made.found({"home": {"lived": lived, "council": MANY}}, around=around), policy)
    assert is_called_agreed(shown, "home") is agreed


def test_nothing_is_called_agreed_without_a_level_or_without_people_with_lived_experience():
    around = Around(agreed={"home": RoomAgreement(None, 20), "plan": RoomAgreement("mostly", 20)})
    shown = disclose(made.found({"home": {"lived": MANY}, "plan": {"lived": MANY}}, around=around), ROOM)
    assert [is_called_agreed(shown, name) for name in ("home", "plan", "none")] == [False, True, False]
    team = disclose(made.found({"plan": {"council": MANY}}, around=around), ROOM)
    assert not is_called_agreed(team, "plan")
