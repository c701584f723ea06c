"""Groups as typed, drafts that would show a few people's change, and promises as statements."""

import pytest

from mir_assess.model.assessment import Action, Group
from mir_assess.model.drafts import few_changed
from mir_assess.model.groups import DEFAULT_GROUPS, read_groups
from mir_assess.model.promises import next_action_id, promises_edition
from mir_assess.model.room_events import Issued
from mir_assess.model.wishes import name_for
from mir_assess.office.opening import fits


def test_the_usual_groups():
    groups, problems = read_groups(DEFAULT_GROUPS, [])
    assert problems == []
    assert groups == (
        Group("lived", "People with lived experience", "lived_experience", "individual"),
        Group("council", "Council team", "council", "individual"),
    )


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("a=Label", Group("a", "Label", "other")),
        ("a=Label:carer", Group("a", "Label", "carer")),
        ("a=Team: North side", Group("a", "Team: North side", "other")),
        ("a=Team: North:council", Group("a", "Team: North", "council")),
        (" a = Label : carer ", Group("a", "Label", "carer")),
    ],
)
def test_a_group_as_it_is_typed(text, group):
    assert read_groups([text], []) == ((group,), [])


@pytest.mark.parametrize("text", ["", "a", "a=", "=x", "A b=x", "none=x", "1a=x", "a=x:carre"])
def test_a_group_that_cannot_be(text):
    assert len(read_groups([text], [])[1]) == 1


def test_modes_for_all_and_for_one():
    groups, problems = read_groups(DEFAULT_GROUPS, ["tally", "council=consensus"])
    assert problems == []
    assert [group.mode for group in groups] == ["tally", "consensus"]
    assert len(read_groups(DEFAULT_GROUPS, ["tally", "individual"])[1]) == 1
    assert len(read_groups([*DEFAULT_GROUPS, DEFAULT_GROUPS[0]], [])[1]) == 1


@pytest.mark.parametrize(
    ("before", "now", "asks"),
    [
        ({"a": 8}, {"a": 8}, False),
        ({"a": 8}, {"a": 9}, True),
        ({"a": 8}, {"a": 12}, True),
        ({"a": 8}, {"a": 13}, False),
        ({"a": 8}, {"a": 7, "b": 1}, True),
        ({"a": 8}, {"a": 3, "b": 5}, False),
        ({}, {"a": 4}, True),
        ({}, {"a": 5}, False),
        ({"a": 8}, {"a": 6}, True),
    ],
)
def test_one_to_four_people_changed(before, now, asks):
    issued = Issued("room", "2026-01-01", {"lived": {"S1": before, "S2": {"a": 4}}})
    assert few_changed([issued], {"lived": {"S1": now, "S2": {"a": 4}}}) == (("lived",) if asks else ())


def test_each_group_is_looked_at_alone():
    issued = Issued("room", "2026-01-01", {"lived": {"S": {"a": 8}}})
    assert few_changed([issued], {"lived": {"S": {"a": 20}}, "council": {"S": {"b": 2}}}) == ("council",)
    assert few_changed([], {"lived": {"S": {"a": 1}}}) == ()


def test_promises_are_statements_that_any_role_can_be_asked():
    actions = (
        Action("n-1", "A line", "a", "b", notice="It rings"),
        Action("n-2", "B", "a", "b", status="dropped"),
    )
    edition = promises_edition(actions, "N Council", 2026)
    assert [statement.id for statement in edition.statements] == ["promise-n-1"]
    assert edition.statements[0].text == "A line"
    assert edition.statements[0].good_from == "yes"
    assert edition.scales[0].keys == ("no", "partly", "yes")
    assert edition.stem("lived_experience", "i") == "Did this happen for you?"
    assert next_action_id("n", ["n-1", "n-2", "n-4"]) == "n-3"


@pytest.mark.parametrize(
    ("minutes", "rate", "talk"), [(120, 8, 4), (60, 4, 2), (240, 18, 9), (20, 3, 0), (1, 0, 0)]
)
def test_how_many_fit(minutes, rate, talk):
    assert fits(minutes) == (rate, talk)


def test_a_name_nobody_gave():
    assert name_for("Northshire Council", 2026) == "northshire-2026"
    assert name_for("Council", 2026) == "council-2026"
    assert name_for("Cyngor Môn", 2027) == "cyngor-mon-2027"
