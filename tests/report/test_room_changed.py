"""A comparison says how the room was not the same before it says that anything changed."""

import json
from dataclasses import replace

import pytest

from mir_assess import pipeline
from mir_assess.analysis.disclosure import PUBLIC, ROOM
from mir_assess.report import FORMATS
from mir_assess.resources import folder

TEMPLATES = folder("templates")
FITTING = ("html", "markdown", "json", "csv", "xlsx", "docx", "pdf")


@pytest.fixture
def rounds(fixed):
    """Two sealed rounds of two groups that may be told of in both."""

    def whole(found):
        keep = tuple(group for group in found.assessment.groups if group.id in ("lived", "council"))
        assessment = replace(found.assessment, groups=keep)
        cells = {
            statement: {group.id: row[group.id] for group in keep if group.id in row}
            for statement, row in found.cells.items()
        }
        people = {group.id: found.people[group.id] for group in keep}
        return replace(
            found, assessment=assessment, cells=cells, people=people, participation={}, sealed="2026-01-01"
        )

    return whole(fixed.round_2025()), whole(fixed.round_2026())


def room(old, new, policy=ROOM):
    return pipeline.comparison(old, new, policy).room


def test_nothing_is_said_of_a_room_that_tells_of_no_change(rounds):
    assert room(*rounds) == ()


def test_a_group_that_fell_is_named_with_what_it_means(rounds):
    old, new = rounds
    told = room(
        replace(old, people={"lived": 20, "council": 8}), replace(new, people={"lived": 9, "council": 8})
    )
    assert told == (
        (
            "People with lived experience, 2025: 20 people took part. "
            "People with lived experience, 2026: 9 people took part."
        ),
        "With fewer people, fewer changes can be clear.",
    )


def test_another_way_of_rating_is_named(rounds):
    old, new = rounds
    groups = tuple(replace(group, mode="tally") for group in new.assessment.groups)
    told = room(old, replace(new, assessment=replace(new.assessment, groups=groups)))
    counted = "Council team, 2026: the answers were counted together, as cards are."
    assert f"Council team, 2025: each person rated alone. {counted}" in told


@pytest.mark.parametrize(
    ("aspect", "before", "after", "words"),
    [
        ("channel", {"paper": 20}, {"paper": 10, "phone": 11}, "11 people answered on a phone"),
        ("support", {"read": 4}, {"read": 12}, "12 people had the statements read out to them"),
        (
            "attendance",
            {"first_time": 14, "been_before": 3},
            {"first_time": 4, "been_before": 14},
            "14 people had been to a round before",
        ),
    ],
)
def test_how_people_took_part_is_told_of_both_rounds_where_it_is_another_room(
    rounds, aspect, before, after, words
):
    old, new = (
        replace(found, participation={aspect: parts})
        for found, parts in zip(rounds, (before, after), strict=True)
    )
    told = room(old, new)
    assert len(told) == 2
    assert words in told[1]
    # Too small a part tells nothing, of either round.
    assert room(old, replace(new, participation={aspect: dict.fromkeys(after, 1)})) == ()


def test_a_round_that_is_still_open_beside_a_sealed_one_is_named(rounds):
    old, new = rounds
    assert room(old, replace(new, sealed=None)) == ("Still open, so answers may change: 2026.",)


def test_it_stands_before_any_change_in_every_format_for_people(rounds):
    old, new = rounds
    page = pipeline.comparison(old, replace(new, sealed=None), ROOM)
    for name in ("html", "markdown"):
        written = pipeline.render(page, name, TEMPLATES).decode()
        assert written.index(page.room[0]) < written.index(page.in_short[0])
    assert json.loads(pipeline.render(page, "json", TEMPLATES))["room"] == list(page.room)


def test_a_group_of_which_nothing_shows_is_told_of_once(fixed):
    page = pipeline.comparison(fixed.round_2025(), fixed.round_2026(), PUBLIC)
    written = pipeline.render(page, "markdown", TEMPLATES).decode()
    for label in page.unseen:
        assert f"#### {label}" not in written


@pytest.mark.parametrize("name", FITTING)
def test_the_order_of_the_rounds_never_matters(fixed, name):
    assert name in FORMATS
    old, new = fixed.round_2025(), fixed.round_2026()
    one, other = (pipeline.comparison(*pair, ROOM) for pair in ((old, new), (new, old)))
    assert pipeline.render(one, name, TEMPLATES) == pipeline.render(other, name, TEMPLATES)
