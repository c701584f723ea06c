"""A comparison says what became of every statement, plainly and before any figure, and lays side by side only
what compares.
"""

import csv
import io
import json
import re
from dataclasses import replace

import pytest

import made_up_rounds as made
from editions import years
from editions.rounds import GROUPS, cell, round_of
from mir_assess import pipeline
from mir_assess.analysis.policy import policy_for
from mir_assess.model.assessment import Group
from mir_assess.model.bank import Stem
from mir_assess.model.round import Cell, Consensus
from mir_assess.report import diffkinds, fitting
from mir_assess.resources import folder

TEMPLATES = folder("templates")
EDITIONS = {int(year): years.file_of(year).edition(year) for year in years.YEARS}
ROUNDS = {year: round_of(edition, year) for year, edition in EDITIONS.items()}
AUDIENCES = ("room", "public")
PAIRS = ((2026, 2027), (2027, 2028), (2026, 2028))


def comparison(old=2026, new=2027, audience="room"):
    one, other = (ROUNDS[side] if isinstance(side, int) else side for side in (old, new))
    return pipeline.comparison(one, other, policy_for(audience))


def written(page, name):
    return pipeline.render(page, name, TEMPLATES).decode("utf-8-sig")


def statements_of(page):
    return {statement.id: statement for statement in page.statements}


SAID = {
    "same": "We asked this in the same words last year, so we can compare.",
    "nearly": "The words changed a little. They ask the same as last year, so we can compare.",
    "other": "We asked this differently last year, so we do not compare.",
    "food": "This was part of a wider statement last year, so we do not compare.",
    "visits": "This was part of a wider statement last year, so we do not compare.",
    "company": "This was part of a wider statement last year, so we do not compare. "
    "It moved from “My days” to “My people”.",
    "tools": "This was several statements last year, so we do not compare.",
    "bus": "This was several statements last year, so we do not compare.",
    "phone": "This is new: we did not ask it last year, so there is nothing to compare.",
    "levels": "Last year there were five levels to choose from, and now there are six, so we do not compare. "
    "New is “Hardly ever true”.",
    "moved": "We asked this in the same words last year, so we can compare. "
    "It moved from “My days” to “My people”.",
    "both": "The words changed a little. They ask the same as last year, so we can compare. "
    "It moved from “My days” to “My people”.",
    "safe": "We asked this in the same words last year, so we can compare. "
    "But what counts as keeping the promise is not the same, so we compare the levels only. "
    "The promise counted as kept from “Mostly true” last year, and from “Always true” now.",
    "post": "Another statement stood in its place last year, so we do not compare.",
    "radio": "This was retired: we did not ask it again, so there is nothing to compare.",
}


def test_statements_whose_names_nearly_make_the_same_places_have_places_of_their_own():
    asked = made.edition([made.statement(name) for name in ("S.1", "S-1", "S_1")])
    row = {"lived": (1, 2, 3, 4, 2), "council": (1, 2, 3, 4, 2)}
    old, new = (
        made.found(
            {one.id: row for one in asked.statements},
            made.assessment(asked, name=f"northshire-{year}", year=year, opened=f"{year}-05-01"),
        )
        for year in (2025, 2026)
    )
    page = comparison(old, new)
    assert len({statement.anchor for statement in page.statements}) == 3
    names = re.findall(r' id="([^"]+)"', written(page, "html"))
    assert len(names) == len(set(names))


@pytest.mark.parametrize("statement_id", SAID)
def test_what_became_of_a_statement_is_said(statement_id):
    assert statements_of(comparison())[statement_id].told == SAID[statement_id]


def test_what_came_back_is_said_to_be_back():
    back = "This is back: we did not ask it last year, so there is nothing to compare."
    found = statements_of(comparison(2027, 2028))
    assert (found["back"].told, found["rest-again"].told) == (back, back)
    found = statements_of(comparison(2026, 2028))
    assert found["back"].told == "We asked this in the same words in 2026, so we can compare."
    assert found["rest-again"].told == (
        "Another statement stood in its place in 2026, so we do not compare. "
        "It has the same words, and its author made it another statement."
    )


def test_what_was_not_chosen_is_not_called_new_nor_retired():
    page = comparison(
        round_of(EDITIONS[2026], 2026, chosen=("same", "nearly", "meals")),
        round_of(EDITIONS[2027], 2027, chosen=("same", "moved")),
    )
    told = {statement.id: statement.told for statement in page.statements}
    assert told["moved"] == "We did not ask this last year, so there is nothing to compare."
    assert told["nearly"] == "We did not ask this again, so there is nothing to compare."
    assert told["meals"] == (
        "This was retired: we did not ask it again, so there is nothing to compare. "
        "In its place there are now “I like my meals.” and “I like the company at meals.”, not asked."
    )


SAME_WORDS = "asked in the same words and {} in other words that ask the same."
NOT_2027 = (
    "1 was asked differently, 1 stands in the place of another, 1 was answered on other levels, 4 were parts "
    "of wider statements, 2 were several statements each, 1 is new and 3 were retired."
)
NOT_2028 = (
    "1 was asked differently, 1 stands in the place of another, 1 is new, 2 are back and 2 were retired."
)
MOVED = "3 statements moved to another theme."
COUNTS = {
    ("room", 2026, 2027): (
        f"5 of 18 statements can be compared: 3 were {SAME_WORDS.format(2)}",
        f"13 cannot: {NOT_2027}",
        MOVED,
    ),
    ("public", 2026, 2027): (
        f"4 of 18 statements can be compared: 2 were {SAME_WORDS.format(2)}",
        f"14 cannot: 1 now counts as kept from another level, {NOT_2027}",
        MOVED,
    ),
    ("room", 2027, 2028): (
        f"11 of 18 statements can be compared: 10 were {SAME_WORDS.format(1)}",
        f"7 cannot: {NOT_2028}",
    ),
}


@pytest.mark.parametrize(("audience", "old", "new"), COUNTS)
def test_the_head_counts_every_statement_once(audience, old, new):
    page = comparison(old, new, audience)
    assert page.counts == COUNTS[audience, old, new]
    verdicts = [
        list(diffkinds.KINDS).index(one.statements[0].kind) for one in (*page.comparable, *page.apart)
    ]
    assert verdicts == sorted(verdicts)
    listed = [
        statement.id for part in (page.comparable, page.apart) for one in part for statement in one.statements
    ]
    assert sorted(listed) == sorted(statement.id for statement in page.statements)


def test_where_nothing_or_everything_compares_the_head_says_so():
    one, other = (round_of(EDITIONS[year], year, chosen=("same",)) for year in (2026, 2027))
    assert comparison(one, other).counts == (
        "1 of 1 statement can be compared: 1 was asked in the same words.",
    )
    other = round_of(EDITIONS[2027], 2027, chosen=("phone",))
    assert comparison(one, other).counts == (
        "None of 2 statements can be compared: 1 is new and 1 was not asked again.",
    )


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_each_verdict_is_said_once_at_the_head_before_any_change(old, new, audience):
    page = comparison(old, new, audience)
    head = written(page, "markdown").split("## What can be compared\n")[1].split("\n## What changed\n")[0]
    for verdict in {statement.verdict for statement in page.statements}:
        assert len(re.findall(rf"^{re.escape(verdict)}$", head, re.MULTILINE)) == 1
    assert not re.search(r"\d people", head)


def section(markdown, text):
    return re.split(r"\n##+ ", markdown.split("## Each statement")[1].split(f"### {text}\n")[1])[0]


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_a_statement_says_its_verdict_before_any_figure_and_has_none_where_nothing_compares(
    old, new, audience
):
    page = comparison(old, new, audience)
    markdown, html = written(page, "markdown"), written(page, "html")
    for statement in page.statements:
        part = markdown.split("## Each statement")[1].split(f"\n### {statement.text}\n")[1].split("\n### ")[0]
        part = part.split("\n## ")[0]
        drawn = html.split(f'<h3 id="{statement.anchor}">')[1].split("</section>")[0]
        assert part.strip().startswith(statement.told)
        assert part.count(statement.verdict) == 1
        assert drawn.index('<div class="reading">') < (drawn + "<figure").index("<figure")
        if statement.compares:
            assert "of 40 people" in part
            assert "<figure" in drawn
        else:
            assert not re.search(r"\d+ of \d+|\| |####|rated this", part)
            assert not re.search("<figure|<table|<svg|<h4", drawn)


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_only_what_compares_has_figures_readings_and_gaps(old, new, audience):
    page = comparison(old, new, audience)
    compare = {statement.id for statement in page.statements if statement.compares}
    document = json.loads(written(page, "json"))
    for statement in document["statements"]:
        readings = {one["reading"] for one in (*statement["groups"].values(), *statement["gaps"])}
        figures = [one["superiority"] for one in statement["groups"].values()]
        if statement["id"] in compare:
            assert all(isinstance(figure, float) for figure in figures)
            assert "not_comparable" not in readings
        else:
            assert set(figures) == {None}
            assert readings == {"not_comparable"}
            assert {one["sentence"] for one in statement["groups"].values()} == {
                statements_of(page)[statement["id"]].verdict
            }
    for row in csv.DictReader(io.StringIO(written(page, "csv"))):
        if row["statement"] not in compare and row["kind"] in ("change", "gap_change"):
            assert (row["figure"], row["low"], row["high"], row["reading"]) == ("", "", "", "not_comparable")
    assert {one.statement.id for found in page.lists for one in found.found} <= compare


def test_the_spreadsheet_says_what_became_of_each_statement():
    page = comparison()
    rows = csv.DictReader(io.StringIO(written(page, "csv")))
    told = {row["statement"]: row["sentence"] for row in rows if row["kind"] == "verdict"}
    assert told == {statement.id: statement.told for statement in page.statements}


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("statement_id", ["other", "post", "levels", "visits", "bus", "tools", "phone"])
def test_answers_to_what_does_not_compare_change_nothing_on_the_pages(statement_id, audience):
    row = ROUNDS[2027].cells[statement_id]
    low = {name: cell(len(found.counts), sum(found.counts), high=False) for name, found in row.items()}
    twin = replace(ROUNDS[2027], cells={**ROUNDS[2027].cells, statement_id: low})
    for name in ("html", "markdown"):
        assert written(comparison(2026, twin, audience), name) == written(comparison(audience=audience), name)


def test_where_only_the_promise_is_told_one_that_moved_has_no_figure():
    safe = statements_of(comparison(audience="public"))["safe"]
    assert not safe.compares
    assert safe.told == (
        "What counts as keeping the promise is not what it was last year, so we do not compare. "
        "The promise counted as kept from “Mostly true” last year, and from “Always true” now."
    )
    assert statements_of(comparison(audience="public"))["same"].compares


def test_each_picture_says_what_kept_the_promise_in_its_own_year():
    html = written(comparison(), "html").split('<h3 id="statement-safe">')[1].split("</section>")[0]
    assert html.count("keeps the promise: mostly true or always true") == len(GROUPS)
    assert html.count("keeps the promise: always true") == len(GROUPS)


WORDS = {
    "same": ((), ()),
    "moved": ((), ()),
    "levels": ((), ()),
    "radio": ((), ()),
    "nearly": (("I decide what I eat.",), ("I choose what I eat.",)),
    "food": (
        ("I like my meals and the company at them.",),
        ("I like my meals.", "I like the company at meals."),
    ),
    "visits": (("My family and my friends can visit.",), ("My family can visit.", "My friends can visit.")),
    "bus": (("I can take the bus.", "I can take the train."), ("I can take the bus or the train.",)),
}


@pytest.mark.parametrize("statement_id", WORDS)
def test_the_words_of_both_rounds_stand_under_each_other(statement_id):
    page = comparison()
    statement = statements_of(page)[statement_id]
    assert (statement.then, statement.now) == WORDS[statement_id]
    if statement.then:
        html = written(page, "html").split(f'<h3 id="{statement.anchor}">')[1]
        places = [html.index(text) for text in ("Asked in 2026", *statement.then, "Asked in 2027")]
        assert places == sorted(places)


def test_of_parts_that_were_not_asked_that_is_said():
    page = comparison(
        round_of(EDITIONS[2026], 2026, chosen=("spade", "meals")),
        round_of(EDITIONS[2027], 2027, chosen=("tools", "company")),
    )
    found = statements_of(page)
    assert found["tools"].then == ("I have a spade.", "I have a rake. (not asked)")
    assert found["company"].now == ("I like the company at meals.", "I like my meals. (not asked)")
    assert found["tools"].old_text == "I have a spade."
    later = statements_of(comparison(2026, 2028))["visits"]
    assert later.now == ("My family can visit.", "(no longer in the bank)")


@pytest.mark.parametrize("name", ["html", "markdown"])
def test_the_authors_reason_is_printed_wherever_there_is_one(name):
    page = comparison()
    reasons = [statement.reason for statement in page.statements if statement.reason]
    assert len(reasons) == 9
    assert "It is about people." in reasons
    shown = written(page, name)
    assert [reason for reason in reasons if reason not in shown] == []


@pytest.mark.parametrize("name", fitting("comparison"))
@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_the_order_of_the_arguments_changes_nothing(old, new, audience, name):
    one, other = comparison(old, new, audience), comparison(new, old, audience)
    assert pipeline.render(one, name, TEMPLATES) == pipeline.render(other, name, TEMPLATES)


def test_two_rounds_of_one_year_are_told_apart_by_name():
    spring = ROUNDS[2026]
    opened = replace(spring.assessment, name="northshire-autumn", opened="2026-10-01")
    page = comparison(spring, replace(spring, assessment=opened))
    assert (page.then, page.now) == ("2026 (northshire-2026)", "2026 (northshire-autumn)")
    rows = list(csv.DictReader(io.StringIO(written(page, "csv"))))
    assert {row["year"] for row in rows} == {page.then, page.now, ""}


def test_a_group_that_was_asked_another_question_has_no_pictures_and_the_others_do():
    edition = EDITIONS[2027]
    asked = tuple(
        replace(stem, text="What did you hear?") if stem.role == "council" else stem for stem in edition.stems
    )
    assert isinstance(asked[0], Stem)
    page = comparison(2026, round_of(replace(edition, stems=asked), 2027))
    lived, council = statements_of(page)["same"].groups
    assert (len(lived.beside), len(council.beside)) == (2, 0)
    assert council.sentence == "We put another question to this group last year, so we do not compare."


def test_levels_agreed_in_talk_are_both_shown_and_a_group_of_one_round_alone_too():
    talked = tuple(replace(group, mode="consensus") if group.id == "council" else group for group in GROUPS)
    new = round_of(EDITIONS[2027], 2027, groups=talked)
    agreed = Cell((0,) * 5, skipped=None, agreed=Consensus("mostly", 9, 0))
    new = replace(new, cells={**new.cells, "same": {**new.cells["same"], "council": agreed}})
    assert len(statements_of(comparison(2026, new))["same"].groups[1].beside) == 2
    carers = Group("carers", "Family carers", "carer")
    with_carers = replace(new.assessment, groups=(*GROUPS, carers))
    own = {**new.cells["same"], "carers": cell(5, 9, high=True)}
    new = replace(
        new, assessment=with_carers, people={**new.people, "carers": 9}, cells={**new.cells, "same": own}
    )
    (found,) = [
        group for group in statements_of(comparison(2026, new))["same"].groups if group.id == "carers"
    ]
    assert [side.year for side in found.beside] == ["2027"]
