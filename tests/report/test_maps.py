"""The map of two groups and the gaps of a theme: every place is a number beside it, nothing is made up, and
what may not be told is not drawn.
"""

from dataclasses import replace

import pytest

from made_up_drawings import CASES, DUMBBELL, PANELS, THIRTY
from mir_assess import pipeline
from mir_assess.analysis.distributions import Promise
from mir_assess.analysis.policy import policy_for
from mir_assess.model.round import Cell, Consensus
from mir_assess.report.charts import Bar, alone, height, in_parts, picture
from mir_assess.report.charts.fitting import wrapped


@pytest.fixture
def room(fixed):
    return pipeline.report(fixed.round_2026(), policy_for("room"))


@pytest.fixture
def public(fixed):
    return pipeline.report(fixed.round_2026(), policy_for("public"))


def spots(view):
    """Heading of each part of the map's table, to the ids of its statements."""
    return {group.heading: [row.statement.id for row in group.rows] for group in view.groups}


def test_each_statement_stands_in_its_corner_or_is_listed_with_the_reason(room):
    (view,) = room.maps
    assert spots(view) == {
        "Kept: Council team. Not yet: People with lived experience.": ["S-1"],
        "Both groups: kept.": ["D-1"],
        "Both groups: not yet.": ["D-2", "D-3"],
        "Kept: People with lived experience. Not yet: Council team.": ["S-4"],
        "Not on the map: we do not show enough of these answers, to keep people safe.": ["S-2"],
        "Not on the map: these make no promise that could be kept.": ["S-3"],
    }
    assert view.drawing.corners[0].ask == "What are they not seeing?"
    assert [corner.ask for corner in view.drawing.corners[1:]] == ["", "", ""]


def test_every_place_is_the_share_beside_it(room):
    (view,) = room.maps
    by_number = {row.number: row.statement for group in view.groups for row in group.rows}
    assert len(view.drawing.dots) == 5
    for dot in view.drawing.dots:
        shares = {
            found.group.id: found.figures.keeps_promise.share
            for found in by_number[dot.number].answers
            if isinstance(found.figures.keeps_promise, Promise)
        }
        assert (dot.across, dot.up) == (shares["lived"], shares["council"])


def test_what_is_told_only_roughly_has_a_corner_and_no_place(public):
    (view,) = public.maps
    assert view.drawing.dots == ()
    rough = [corner.rough for corner in view.drawing.corners]
    assert rough == [("4",), ("1",), ("2", "3"), ("7",)]
    assert spots(view)["Both groups: not yet."] == ["D-2", "D-3"]


def test_the_public_map_says_no_more_than_the_one_for_the_room(room, public):
    (one,), (other,) = room.maps, public.maps
    assert spots(one) == spots(other)
    assert one.told == other.told


def test_exactly_half_is_in_one_corner_for_both_audiences(fixed):
    counted = fixed.round_2026()
    even = {**counted.cells["D-1"], "council": Cell((0, 0, 4, 4, 0), skipped=0)}
    again = replace(counted, cells={**counted.cells, "D-1": even})
    for audience in ("room", "public"):
        (view,) = pipeline.report(again, policy_for(audience)).maps
        assert "D-1" in spots(view)["Both groups: kept."]


def test_an_answer_agreed_on_together_is_no_place(fixed):
    counted = fixed.round_2026()
    council = replace(fixed.COUNCIL, mode="consensus")
    groups = tuple(council if group.id == "council" else group for group in counted.assessment.groups)
    cells = {name: {**row, "council": row["partners"]} for name, row in counted.cells.items()}
    assessment = replace(counted.assessment, groups=groups)
    assert (
        pipeline.report(replace(counted, assessment=assessment, cells=cells), policy_for("room")).maps == ()
    )


def test_without_a_council_there_is_no_map(fixed):
    counted = fixed.round_2026()
    groups = tuple(replace(g, role="other") if g.id == "council" else g for g in counted.assessment.groups)
    assessment = replace(counted.assessment, groups=groups)
    assert pipeline.report(replace(counted, assessment=assessment), policy_for("room")).maps == ()


def test_a_number_told_roughly_is_drawn_as_far_as_it_may_reach_and_no_further(fixed):
    counted = fixed.round_2026()
    nearly = {**counted.cells["D-3"], "lived": Cell((0, 0, 1, 4, 8), skipped=0)}
    page = pipeline.report(replace(counted, cells={**counted.cells, "D-3": nearly}), policy_for("public"))
    stands = [
        stand
        for theme in page.themes
        if theme.gaps_picture is not None
        for row in theme.gaps_picture.drawing.rows
        for stand in row.stands
        if stand is not None and stand.words == "All but fewer than 3"
    ]
    assert stands
    assert all(stand.within == (pytest.approx(0.8), 1.0) for stand in stands)


def test_a_map_that_would_be_too_full_is_drawn_theme_by_theme(room, monkeypatch):
    from mir_assess.report import maps

    monkeypatch.setattr(maps, "AT_ONCE", 4)
    views = maps.maps(room.parts, policy_for("room"))
    assert [view.title for view in views] == ["My days", "My support"]
    numbers = [dot.number for view in views for dot in view.drawing.dots]
    assert sorted(numbers) == ["1", "2", "3", "4", "7"]


def test_the_gaps_of_a_theme_have_a_row_for_each_promise_and_a_mark_for_each_group_that_shows(room):
    days, support = (theme.gaps_picture for theme in room.themes)
    assert days.headings == ("People with lived experience", "Council team", "NHS partners")
    assert [row.statement.id for row in support.rows] == ["S-1", "S-2", "S-4"]
    assert days.rows[0].said == ("9 of 13", "7 of 8", "Agreed together: mostly true.")
    for theme in (days, support):
        for row, drawn in zip(theme.rows, theme.drawing.rows, strict=True):
            assert row.said == tuple(stand.words for stand in drawn.stands)
    assert support.told[-1] == "A gap between groups is clear on 2 of 3 statements."


def test_a_group_that_is_hidden_has_no_mark(room):
    """Four carers: fewer than may show."""
    for theme in room.themes:
        assert "Family carers" not in theme.gaps_picture.headings


def test_one_group_has_no_gaps_to_draw(fixed):
    counted = fixed.round_2026()
    hidden = {
        name: {**row, "council": Cell((0,) * len(row["council"].counts))}
        for name, row in counted.cells.items()
    }
    cells = {name: {**row, "partners": row["council"]} for name, row in hidden.items()}
    page = pipeline.report(replace(counted, cells=cells), policy_for("room"))
    assert [theme.gaps_picture for theme in page.themes] == [None, None]
    assert page.maps == ()


def test_where_every_group_agreed_as_one_there_are_no_gaps_to_draw(fixed):
    counted = fixed.round_2026()
    groups = tuple(replace(group, mode="consensus") for group in counted.assessment.groups)
    cells = {name: dict.fromkeys(row, row["partners"]) for name, row in counted.cells.items()}
    assessment = replace(counted.assessment, groups=groups)
    page = pipeline.report(replace(counted, assessment=assessment, cells=cells), policy_for("room"))
    assert "Agreed together" in str(page.themes)
    assert [theme.gaps_picture for theme in page.themes] == [None, None]


def agreed(counted, statement_id):
    """A cell of a group that agreed on the lowest level."""
    keys = counted.assessment.scale_of(statement_id).keys
    return Cell((0,) * len(keys), skipped=None, agreed=Consensus(keys[0], 6, 0))


def test_where_the_other_groups_agreed_as_one_no_gap_is_said_not_to_be_clear(fixed):
    counted = fixed.round_2026()
    groups = tuple(
        group if group.id == "lived" else replace(group, mode="consensus")
        for group in counted.assessment.groups
    )
    cells = {
        name: {key: cell if key == "lived" else agreed(counted, name) for key, cell in row.items()}
        for name, row in counted.cells.items()
    }
    assessment = replace(counted.assessment, groups=groups)
    page = pipeline.report(replace(counted, assessment=assessment, cells=cells), policy_for("room"))
    told = [theme.gaps_picture.told[1] for theme in page.themes if theme.gaps_picture is not None]
    assert set(told) == {"No gap has numbers from both groups that can be compared."}
    assert not any("over the 0 gaps" in line for line in page.method)


# Drawn


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("mirrored", [False, True])
def test_every_drawing_stands_alone_at_any_width(name, mirrored):
    from xml.etree import ElementTree as ET

    for drawing in CASES[name]:
        for width in (280, 560, 700):
            svg = alone(drawing, width=width, mirrored=mirrored)
            drawn = ET.fromstring(svg)
            assert float(drawn.get("width")) == width
            assert float(drawn.get("height")) == pytest.approx(height(drawing, width=width), abs=0.06)
            assert "class=" not in svg
            assert svg.count("http") == 1
        if not isinstance(drawing, Bar):
            ET.fromstring(picture(drawing, "p", mirrored=mirrored))


def test_a_picture_is_cut_between_rows_and_loses_none():
    parts = in_parts(THIRTY, width=320, at_most=600)
    assert len(parts) > 3
    assert tuple(row for part in parts for row in part.rows) == THIRTY.rows
    assert all(height(part, width=320) <= 600 for part in parts)
    panels = in_parts(PANELS, width=320, at_most=250)
    assert tuple(panel for part in panels for panel in part.panels) == PANELS.panels
    assert len(panels) == 2
    assert in_parts(DUMBBELL, width=320, at_most=10_000) == (DUMBBELL,)


def test_hostile_words_stay_words_in_a_picture():
    said = replace(DUMBBELL, groups=("<b>&", "\x00\u202e]]>"))
    for svg in (alone(said, width=320), picture(said, "p")):
        assert "<b>" not in svg
        assert "\x00" not in svg
        assert "&lt;b&gt;&amp;" in svg


def test_a_text_without_end_is_cut_and_says_so():
    lines = wrapped("x" * 10_000, 200, 15)
    assert len(lines) == 6
    assert lines[-1].endswith("…")


def test_a_page_of_the_whole_bank_stays_under_500_kb():
    """With as many people of each group as the demo has."""
    import random

    from mir_assess.banks import load
    from mir_assess.model.assessment import Assessment, Group
    from mir_assess.model.round import Round
    from mir_assess.resources import folder

    sizes = {"lived": 13, "council": 8, "carers": 4}
    roles = dict(zip(sizes, ("lived_experience", "council", "carer"), strict=True))
    part = load("making-it-real", folder("statements")).edition()
    chosen = tuple(statement.id for statement in part.statements)
    groups = tuple(Group(name, f"A group of {name}", role) for name, role in roles.items())
    opened = Assessment("whole-2026", "Whole Council", 2026, (part,), chosen, groups, "2026-01-01")
    chance = random.Random(3)

    def cell(people):
        levels = [chance.randrange(5) for _ in range(people)]
        return Cell(tuple(levels.count(level) for level in range(5)), skipped=0)

    cells = {name: {group: cell(people) for group, people in sizes.items()} for name in chosen}
    page = pipeline.report(Round(opened, sizes, cells), policy_for("room"))
    assert len(page.maps) == len(page.themes), "too many for one map"
    assert len(pipeline.render(page, "html", folder("templates"))) < 500_000
