"""Two drafts side by side: what they would show of one to four people is asked about, and nothing else is."""

from dataclasses import replace
from itertools import product

import pytest

from made_up_rounds import COUNCIL, LIVED, Around, Said, assessment, edition, found, statement
from mir_assess.analysis.policy import PART_AT_LEAST, ROOM
from mir_assess.analysis.taking_part import of_one_way
from mir_assess.model import came_between
from mir_assess.model.drafts import answers_of, beside_of, few_changed, without
from mir_assess.model.events import body_from_plain
from mir_assess.model.room_events import Issued
from mir_assess.model.round import Consensus, RoomAgreement

ON = assessment(edition([statement("home")]), (LIVED, COUNCIL))
TABLE = {"home": {"lived": (2, 2, 2, 2, 2), "council": Consensus("mostly", 3, 0)}}
AROUND = Around(
    agreed={"home": RoomAgreement("mostly", 13, {"lived": 2})}, priorities={"home": {"lived": 9}}, sealed=None
)
FIRST = found(TABLE, ON, AROUND)


def _draft(round_, **changes):
    return replace(Issued("room", "2026-05-01", answers_of(round_), beside_of(round_), "report"), **changes)


def _asked(before, after, **changes):
    return few_changed([_draft(before, **changes)], answers_of(after), beside_of(after))


def test_nothing_changed_asks_nothing():
    assert _asked(FIRST, FIRST) == ()


@pytest.mark.parametrize(("dots", "asked"), [(10, ("lived",)), (5, ("lived",)), (4, ()), (14, ())])
def test_dots_that_a_few_moved_are_asked_about(dots, asked):
    after = replace(FIRST, priorities={"home": {"lived": dots}})
    assert _asked(FIRST, after) == asked
    assert _asked(after, FIRST) == asked


@pytest.mark.parametrize(("dissent", "asked"), [(3, ("lived",)), (6, ("lived",)), (7, ())])
def test_dissent_that_a_few_changed_is_asked_about(dissent, asked):
    after = replace(FIRST, agreed={"home": RoomAgreement("mostly", 13, {"lived": dissent})})
    assert _asked(FIRST, after) == asked
    assert _asked(after, FIRST) == asked


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        (Consensus("always", 3, 0), ("council",)),
        (Consensus("mostly", 4, 0), ("council",)),
        (Consensus("mostly", 3, 0), ()),
    ],
)
def test_a_level_that_a_few_agreed_on_is_asked_about_when_it_changes(told, asked):
    after = found({"home": {**TABLE["home"], "council": told}}, ON, AROUND)
    assert _asked(FIRST, after) == asked
    assert _asked(after, FIRST) == asked


def test_what_only_one_draft_tells_is_told_by_that_page_alone():
    after = replace(FIRST, agreed={}, priorities={})
    assert _asked(FIRST, after) == _asked(after, FIRST) == ()


@pytest.mark.parametrize(("silent", "asked"), [(0, ()), (3, ()), (4, ("lived",)), (7, ("lived",)), (8, ())])
def test_each_statement_is_looked_at_by_itself(silent, asked):
    """Eight came, and some of them said nothing on one statement, or did not know: then few gave a level."""
    on = assessment(edition([statement("home"), statement("plan")]), (LIVED, COUNCIL))

    def of(counts, plan):
        return found({"home": {"lived": counts}, "plan": {"lived": plan}}, on, Around(sealed=None))

    rated = 8 - silent
    before = of((2, 2, 2, 2, 2), (2, 2, 2, 2, 2))
    for plan in ((2, 2, 2, 2, 2 + rated), Said((2, 2, 2, 2, 2 + rated), dont_know=silent)):
        after = of((6, 6, 2, 2, 2), plan)
        assert _asked(before, after) == _asked(after, before) == asked


def test_few_who_answered_are_asked_about_whoever_was_taken_out_besides():
    fewer = found({"home": {**TABLE["home"], "lived": (2, 2, 2, 2, 1)}}, ON, AROUND)
    assert _asked(FIRST, fewer, taken_out=7) == ("lived",)


def test_a_draft_that_was_kept_before_this_was_is_read_and_asks_by_its_answers():
    plain = {"audience": "room", "day": "2026-05-01", "cells": answers_of(FIRST)}
    old = body_from_plain("issued", plain)
    assert (old.beside, old.kind, old.taken_out) == (None, "", 0)
    after = replace(FIRST, priorities={"home": {"lived": 10}})
    assert few_changed([old], answers_of(after), beside_of(after)) == ()
    fewer = found({"home": {**TABLE["home"], "lived": (2, 2, 2, 2, 1)}}, ON, AROUND)
    assert few_changed([old], answers_of(fewer), beside_of(fewer)) == ("lived",)


@pytest.mark.parametrize(
    ("after", "asked"),
    [
        ((2, 2, 2, 2, 8), ()),  # six came
        ((1, 3, 2, 2, 8), ("lived",)),  # six came, and one went from the lowest level
        ((1, 2, 2, 2, 8), ("lived",)),  # the same, but for one who does not rate it any more
        ((0, 0, 0, 8, 8), ()),  # six moved, and six came
    ],
)
def test_one_who_went_from_a_level_is_not_hidden_by_many_who_came(after, asked):
    later = found({"home": {**TABLE["home"], "lived": after}}, ON, AROUND)
    assert _asked(FIRST, later) == _asked(later, FIRST) == asked


def test_dots_that_a_few_moved_are_not_hidden_by_many_who_agreed():
    after = found({"home": {**TABLE["home"], "council": Consensus("always", 9, 0)}}, ON, AROUND)
    before = found({"home": {**TABLE["home"], "council": Consensus("mostly", 9, 0)}}, ON, AROUND)
    assert _asked(before, after) == ()
    dots = replace(after, priorities={"home": {"lived": 9, "council": 1}})
    few = replace(before, priorities={"home": {"lived": 9, "council": 3}})
    assert _asked(few, dots) == _asked(dots, few) == ("council",)


@pytest.mark.parametrize(("came", "asked"), [(1, ("council",)), (4, ("council",)), (5, ())])
def test_few_who_came_and_said_nothing_are_not_hidden_by_many_of_another_group(came, asked):
    lived = found({"home": {**TABLE["home"], "lived": (4, 4, 4, 4, 4)}}, ON, AROUND)
    after = replace(lived, people={"lived": 20, "council": 3 + came})
    assert _asked(FIRST, after) == _asked(after, FIRST) == asked


@pytest.mark.parametrize("came", [0, 1, 5, 12])
def test_whoever_was_taken_out_is_asked_about_however_many_came_since(came):
    """Ten had a level in the draft; the lowest is one fewer now, whoever came."""
    less = found({"home": {**TABLE["home"], "lived": (1, 2, 2, 2, 2)}}, ON, AROUND)
    kept = without(_draft(FIRST), {("lived", "home", "level/never"): 1, ("lived", "", "people"): 1})
    after = found({"home": {**TABLE["home"], "lived": (1, 2, 2, 2, 2 + came)}}, ON, AROUND)
    assert kept.cells == answers_of(less)
    assert "lived" in few_changed([kept], answers_of(after), beside_of(after))


@pytest.mark.parametrize(("gone", "asked"), [(0, False), (1, True), (4, True), (5, False)])
def test_people_whose_answers_were_taken_out_since_are_asked_about(gone, asked):
    assert bool(_asked(FIRST, FIRST, taken_out=gone)) == asked


def test_a_group_of_which_nobody_ever_answered_is_not_named_when_somebody_was_taken_out():
    alone = found({"home": {"lived": (2, 2, 2, 2, 2), "council": (0,) * 5}}, ON, Around(sealed=None))
    assert _asked(alone, alone, taken_out=1) == ("lived",)
    came = found({"home": {"lived": (2, 2, 2, 2, 2), "council": (0, 0, 1, 1, 0)}}, ON, Around(sealed=None))
    assert _asked(alone, came, taken_out=1) == _asked(came, came, taken_out=1) == ("lived", "council")


@pytest.mark.parametrize(("first", "asked"), [(6, ("lived", "council")), (9, ("lived", "council")), (10, ())])
def test_how_a_few_took_part_is_asked_about_where_no_answer_changed(first, asked):
    """Of which group they are, nothing says."""
    before = replace(FIRST, participation={"attendance": {"before": 4, "first": 5}})
    after = replace(FIRST, participation={"attendance": {"before": 4, "first": first}})
    assert _asked(before, after) == asked
    assert _asked(after, before) == asked


def _came(people, **participation):
    return replace(
        FIRST,
        people={"lived": people, "council": 5},
        participation={"channel": {"phone": people + 5}, **participation},
    )


@pytest.mark.parametrize(
    ("aspect", "before", "after", "asked"),
    [
        ("support", {"read": 4}, {"read": 5}, True),  # one of five who came was helped
        ("support", {"read": 4}, {"read": 8}, True),  # all but one
        ("support", {"read": 4}, {"read": 9}, True),  # all
        ("support", {"read": 4}, {"read": 4}, False),
        ("channel", {"phone": 9, "paper": 6}, {"phone": 12, "paper": 8}, True),  # two used paper
        ("channel", {"phone": 9, "paper": 6}, {"phone": 14, "paper": 6}, False),
        ("attendance", {"before": 9, "first": 6}, {"before": 14, "first": 6}, True),  # all had been before
        ("attendance", {"before": 5, "first": 5}, {"before": 6, "first": 5}, True),  # one of them said so
        ("support", {"read": 2}, {"read": 3}, False),  # no page tells of two, so no two pages tell of one
    ],
)
def test_of_many_who_came_no_few_show_by_how_they_took_part(aspect, before, after, asked):
    """Fifteen of both groups were there, then twenty; what they said shows as it may."""
    old, new = _came(10, **{aspect: before}), _came(15, **{aspect: after})
    assert bool(_asked(old, new)) == asked
    assert bool(_asked(new, old)) == asked


def test_three_of_one_way_and_three_of_another_may_be_told_as_on_a_page():
    old, new = _came(10, channel={"phone": 9, "paper": 6}), _came(16, channel={"phone": 12, "paper": 9})
    assert _asked(old, new) == ()


def test_how_few_took_part_is_not_asked_about_where_a_small_group_hides_it():
    old, new = (
        replace(_came(people, support={"read": read}), people={"lived": people, "council": 4})
        for people, read in ((10, 4), (15, 5))
    )
    assert _asked(old, new) == ()


@pytest.mark.parametrize("aspect", ["support", "channel"])
def test_what_two_drafts_tell_of_those_who_came_between_a_page_of_them_alone_could_tell(aspect):
    """By counting out: every way of two drafts that is not asked about, held to the gate's own rule."""
    told = 0
    for n, m in product((13, 14), (0, 5, 7, 9)):
        for one, other in product(_ways(n), _ways(n + m)):
            first, then = _came(n - 5, **{aspect: one}), _came(n + m - 5, **{aspect: other})
            if _asked(first, then) or not all(_page_tells(aspect, each) for each in (first, then)):
                continue
            came = {way: other[way] - one[way] for way in one if other[way] != one[way]}
            if came and min(came.values()) >= 0 and sum(came.values()) <= m:
                told += 1
                assert of_one_way(aspect, came, {"lived": m}, ROOM, hidden=False) == came
    assert told > 20


def test_the_rule_of_a_page_is_the_rule_between_pages():
    assert came_between.PARTS_FROM == PART_AT_LEAST
    assert ROOM.min_base == came_between.GROUPS_FROM


def _ways(people):
    return [
        {"a": some, "b": others}
        for some, others in product(range(people + 1), repeat=2)
        if some + others <= people and min(some, others) > 2
    ]


def _page_tells(aspect, counted):
    parts = counted.participation[aspect]
    return of_one_way(aspect, parts, counted.people, ROOM, hidden=False) == parts


def test_a_draft_kept_before_it_told_how_people_took_part_does_not_ask_by_that():
    told = {group: row for group, row in beside_of(FIRST).items() if group}
    after = replace(FIRST, participation={"attendance": {"before": 1}})
    assert _asked(FIRST, after, beside=told) == ()


def test_one_who_was_taken_out_is_not_left_in_how_people_took_part():
    taken = {("lived", "", "attendance/first"): 1, ("lived", "home", "level/always"): 1}
    draft = _draft(replace(FIRST, participation={"attendance": {"first": 5}}))
    assert without(draft, taken).beside[""]["attendance"] == {"attendance/first": 4}
    assert without(draft, {("lived", "", "people"): 1}).beside[""]["people"]["people/lived"] == 9


def test_a_sitting_of_few_that_agreed_on_another_level_is_asked_about():
    def beside(level, people):
        return {"council": {"home": {f"agreed/{level}": people}}, "": {}}

    draft = Issued("room", "2026-05-01", {"council": {}}, beside("mostly", 6))
    assert few_changed([draft], {"council": {}}, beside("", 10)) == ("council",)
    assert few_changed([draft], {"council": {}}, beside("", 12)) == ()
