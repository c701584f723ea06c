"""From a Round to a page: what is refused, what order does not matter, and what holds for an empty room."""

import csv
import io
import json
from dataclasses import replace

import pytest

from mir_assess import pipeline
from mir_assess.analysis.policy import PUBLIC, ROOM
from mir_assess.errors import ReportError
from mir_assess.model.round import Cell, Note
from mir_assess.report import FORMATS, fitting
from mir_assess.resources import folder
from reading import words_of

TEMPLATES = folder("templates")
COMPARING = [name for name, form in FORMATS.items() if "comparison" in form.kinds]


def empty(counted):
    """A round that was opened, and that nobody answered."""
    cells = {
        statement_id: {
            group_id: Cell((0,) * len(cell.counts), skipped=None) for group_id, cell in row.items()
        }
        for statement_id, row in counted.cells.items()
    }
    return replace(
        counted,
        people={},
        cells=cells,
        agreed={},
        notes=(),
        priorities={},
        actions=(),
        participation={},
        rated_again=(),
        sealed=None,
    )


def test_an_unknown_format_names_the_known_ones_and_the_nearest(fixed):
    with pytest.raises(ReportError) as raised:
        pipeline.render(pipeline.report(fixed.round_2026(), ROOM), "htlm", TEMPLATES)
    message = str(raised.value)
    assert "“htlm”" in message
    assert "Did you mean “html”?" in message
    assert "html, markdown, json, csv" in message


def test_two_organisations_are_not_compared(fixed):
    other = fixed.round_2025()
    other = replace(other, assessment=replace(other.assessment, organisation="Southshire"))
    with pytest.raises(ReportError, match="two organisations"):
        pipeline.comparison(other, fixed.round_2026(), ROOM)


def test_one_round_is_not_compared_with_itself(fixed):
    opened = replace(fixed.round_2026(), sealed=None, notes=())
    with pytest.raises(ReportError, match="one round"):
        pipeline.comparison(opened, fixed.round_2026(), ROOM)


@pytest.mark.parametrize("name", fitting("comparison"))
def test_the_years_order_the_sides_and_not_what_was_typed(fixed, name):
    old, new = fixed.round_2025(), fixed.round_2026()
    one = pipeline.render(pipeline.comparison(old, new, ROOM), name, TEMPLATES)
    assert one == pipeline.render(pipeline.comparison(new, old, ROOM), name, TEMPLATES)


def test_within_a_year_the_day_of_opening_orders_the_sides(fixed):
    spring = fixed.round_2026()
    autumn = replace(
        spring, assessment=replace(spring.assessment, name="northshire-2026-autumn", opened="2026-10-01")
    )
    page = pipeline.comparison(autumn, spring, ROOM)
    assert (page.old.name, page.new.name) == ("northshire-2026", "northshire-2026-autumn")


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_round_gives_the_same_bytes(fixed, name):
    written = {pipeline.render(pipeline.report(fixed.round_2026(), ROOM), name, TEMPLATES) for _ in range(3)}
    assert len(written) == 1


@pytest.mark.parametrize("name", FORMATS)
def test_an_assessment_without_answers_reports_too(fixed, name):
    counted = empty(fixed.round_2026())
    assert pipeline.render(pipeline.report(counted, ROOM), name, TEMPLATES)
    if name in fitting("comparison"):
        assert pipeline.render(pipeline.comparison(fixed.round_2025(), counted, ROOM), name, TEMPLATES)


def test_an_assessment_without_answers_says_so_in_json(fixed):
    page = json.loads(pipeline.render(pipeline.report(empty(fixed.round_2026()), ROOM), "json", TEMPLATES))
    assert {group["people"]["suppressed"] for group in page["groups"]} == {"no_answers"}
    assert page["statements"][0]["groups"]["lived"]["levels"]["suppressed"] == "no_answers"


def test_an_open_round_is_a_draft_and_is_not_published(fixed):
    counted = replace(fixed.round_2026(), sealed=None)
    assert any(line.startswith("Draft") for line in pipeline.report(counted, ROOM).banners)
    assert not any(line.startswith("Draft") for line in pipeline.report(fixed.round_2026(), ROOM).banners)
    with pytest.raises(ReportError):
        pipeline.report(counted, PUBLIC)


def test_the_picture_on_the_wall_is_the_one_on_the_page(fixed):
    counted = fixed.round_2026()
    page = pipeline.report(counted, ROOM)
    assert [pipeline.statement_picture(counted, s.id) for s in page.statements] == list(page.statements)


def test_json_has_every_key_of_the_contract(fixed):
    page = json.loads(pipeline.render(pipeline.report(fixed.round_2026(), ROOM), "json", TEMPLATES))
    assert list(page) == [
        "format", "version", "audience", "policy", "assessment", "banks", "groups", "scales", "statements",
        "notes", "actions", "promised", "limits", "method",
    ]  # fmt: skip
    for statement in page["statements"]:
        assert list(statement) == [
            "id", "bank", "theme", "voice", "text", "scale", "good_from", "groups", "gaps", "agreed",
            "notes", "priority", "actions",
        ]  # fmt: skip
        for group in statement["groups"].values():
            assert list(group) == [
                "base", "levels", "bands", "dont_know", "not_applicable", "skipped", "keeps_promise",
                "median", "agreement", "agreed",
            ]  # fmt: skip
        for gap in statement["gaps"]:
            assert list(gap) == ["reference", "comparison", "superiority", "interval", "reading", "sentence"]


@pytest.mark.parametrize("policy", [ROOM, PUBLIC])
def test_json_prints_the_policy_in_the_five_figures_of_the_contract(fixed, policy):
    pages = (
        pipeline.report(fixed.round_2026(), policy),
        pipeline.comparison(fixed.round_2025(), fixed.round_2026(), policy),
    )
    for page in pages:
        told = json.loads(pipeline.render(page, "json", TEMPLATES))["policy"]
        assert told == {
            "min_base": 5,
            "exact_from": policy.exact_from,
            "min_cell": policy.min_cell,
            "confidence": 0.95,
            "false_discovery_rate": 0.1,
        }


def test_json_levels_stand_in_scale_order_and_sum_to_the_base(fixed):
    page = json.loads(pipeline.render(pipeline.report(fixed.round_2026(), ROOM), "json", TEMPLATES))
    for statement in page["statements"]:
        keys = [level["key"] for level in page["scales"][statement["scale"]]["levels"]]
        for group in statement["groups"].values():
            if group["levels"] and "suppressed" not in group["levels"]:
                assert list(group["levels"]) == keys
                assert sum(group["levels"].values()) == group["base"]


def test_a_group_that_spoke_as_one_has_a_level_and_no_figures(fixed):
    page = json.loads(pipeline.render(pipeline.report(fixed.round_2026(), ROOM), "json", TEMPLATES))
    statement = page["statements"][0]
    partners = statement["groups"]["partners"]
    assert (partners["base"], partners["levels"]) == (0, None)
    assert partners["agreed"] == {"level": "mostly", "people": 6, "dissent": 1}
    (gap,) = [gap for gap in statement["gaps"] if gap["comparison"] == "partners"]
    assert (gap["reading"], gap["superiority"], gap["interval"]) == ("agreed_only", None, None)


@pytest.mark.parametrize("never", ["misperception", "hard to reach", "service user", "score", "league"])
def test_no_page_says_what_hurts(fixed, never):
    for name in FORMATS:
        for policy in (ROOM, PUBLIC):
            written = pipeline.render(pipeline.report(fixed.round_2026(), policy), name, TEMPLATES)
            assert never not in words_of(written, name).casefold()


def test_reasons_for_not_agreeing_are_told_even_where_no_agreement_is_on_record(fixed):
    note = Note("why", "Nobody asked the night staff.", "D-1", "lived", consent=True)
    counted = replace(fixed.round_2026(), notes=(note,))
    for name in ("html", "markdown", "json", "csv"):
        assert note.text in pipeline.render(pipeline.report(counted, ROOM), name, TEMPLATES).decode()


SAID = (
    Note("how_it_was", "Good tea.", consent=True),
    Note("parked", "Bus passes.", group="lived", consent=True),
    Note("parked", "Kept between us.", consent=False),
    Note("why", "It was different for my neighbour.", "S-1", "lived", consent=True),
    Note("change", "Ring before you come.", "D-1", "council", consent=True),
)


WITHOUT_WORDS = ("one-page",)
"""Formats with no room for what people said in their own words, which say where it stands."""


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in WITHOUT_WORDS])
def test_words_that_may_be_printed_are_in_every_format_whatever_they_are_about(fixed, name):
    page = pipeline.report(replace(fixed.round_2026(), notes=SAID), ROOM)
    written = words_of(pipeline.render(page, name, TEMPLATES), name)
    for note in SAID:
        assert (note.text in written) is note.consent


def _with_a_team_of(counted, people):
    """The round with so many carers on every statement, whose number decides what may be told of notes."""
    cells = {
        statement_id: {**row, "carers": Cell((people, *[0] * (len(row["carers"].counts) - 1)), skipped=0)}
        for statement_id, row in counted.cells.items()
    }
    return replace(counted, cells=cells, people={**counted.people, "carers": people})


HELD = {"suppressed": "would_reveal", "threshold": 5}


def test_json_has_words_by_their_text_whatever_they_are_about(fixed):
    kinds = ("change", "working", "note", "not_working")
    notes = tuple(Note(kind, f"Words {number}", "D-1", consent=True) for number, kind in enumerate(kinds))
    written = json.loads(
        pipeline.render(pipeline.report(replace(fixed.round_2026(), notes=notes), ROOM), "json", TEMPLATES)
    )
    assert [note["text"] for note in written["statements"][0]["notes"]] == [note.text for note in notes]


@pytest.mark.parametrize(
    ("carers", "told"), [(6, {"Good": None, "Bus": "lived", "Ring": "council", "No": None}), (4, HELD)]
)
def test_a_note_says_whose_it_is_or_that_nobody_was_named_or_that_it_is_held_back(fixed, carers, told):
    notes = (*SAID, Note("note", "No name on this.", "D-1", consent=True))
    counted = _with_a_team_of(replace(fixed.round_2026(), notes=notes), carers)
    page = pipeline.report(counted, ROOM)
    written = json.loads(pipeline.render(page, "json", TEMPLATES))
    found = {note["text"]: note["group"] for note in (*written["notes"], *written["statements"][0]["notes"])}
    assert {text.split()[0]: whose for text, whose in found.items()} == (
        dict.fromkeys(("Good", "Bus", "Ring", "No"), HELD) if told is HELD else told
    )
    labels = {None: "", **{group["id"]: group["label"] for group in written["groups"]}}
    rows = csv.DictReader(io.StringIO(pipeline.render(page, "csv", TEMPLATES).decode("utf-8-sig")))
    in_csv = {row["sentence"]: (row["group"], row["not_shown"]) for row in rows if row["sentence"] in found}
    assert in_csv == {
        text: ("", "would_reveal") if whose == HELD else (labels[whose], "") for text, whose in found.items()
    }


def test_a_level_is_not_called_agreed_unless_most_people_with_lived_experience_agree(fixed):
    page = pipeline.report(fixed.round_2026(), ROOM)
    by_id = {statement.id: statement.agreed for statement in page.statements}
    assert by_id["S-1"].level == "rarely"
    assert by_id["S-4"].level is None
    assert "We do not call that agreed" in by_id["S-4"].sentence
