"""How many people there is paper for, as it is typed."""

import pytest

from made_up import assessment
from mir_assess.channels.paper.people import read_people

GROUPS = assessment().groups


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ([], {}),
        (["12"], {"lived": (1, 12), "council": (1, 12)}),
        (["lived=12"], {"lived": (1, 12)}),
        (["lived=12", "5"], {"lived": (1, 12), "council": (1, 5)}),
        (["lived = 13 - 20"], {"lived": (13, 20)}),
        (["lived=1-999"], {"lived": (1, 999)}),
        (["lived=0"], {"lived": (1, 0)}),
    ],
)
def test_what_is_typed_is_for_one_group_or_for_all(typed, found):
    assert read_people(typed, GROUPS, 999) == (found, [])


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("livd=12", "There is no group “livd”."),
        ("lived", "“lived” does not say how many people."),
        ("lived=", "“lived=” does not say how many people."),
        ("0", "“0” does not say how many people."),
        ("lived=0-3", "“lived=0-3” does not say how many people."),
        ("lived=9-3", "“lived=9-3” does not say how many people."),
        ("lived=-3", "“lived=-3” does not say how many people."),
        ("lived=١٢", "“lived=١٢” does not say how many people."),
        ("lived=1000", "There can be sheets for 999 people of a group, and no more."),
        ("990-1000", "There can be sheets for 999 people of a group, and no more."),
    ],
)
def test_what_cannot_be_is_named_with_what_to_type(typed, what):
    found, (problem,) = read_people([typed], GROUPS, 999)
    assert found == {}
    assert problem.what == what
    assert problem.where == "--people"
    assert problem.fix


def test_every_problem_is_named_at_once():
    assert len(read_people(["x", "y=3", "lived=4-2"], GROUPS, 999)[1]) == 3
