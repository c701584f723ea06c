"""What a group agreed on together is set side by side over rounds, and no change is claimed from it."""

from dataclasses import replace

import pytest

import made_up_rounds as made
from mir_assess import pipeline
from mir_assess.analysis.policy import policy_for
from mir_assess.model.round import Consensus
from mir_assess.report import fitting
from mir_assess.resources import folder
from reading import words_of

TEMPLATES = folder("templates")
NAMES = ("home", "plan", "day")
TEAM = replace(made.LIVED, mode="consensus")
LIST = "Agreed on together"
UNTESTED = (
    "Groups agreed on their answers together. A level agreed together cannot be tested, so nothing here is "
    "said to have changed."
)
COUNTED = "On 3 of these a group agreed on its answer together."
THEN_AND_NOW = "People with lived experience: “Rarely” in 2025 and “Mostly” in 2026."
IN_A_ROW = (
    "People with lived experience: “Never” in 2024, “Rarely” in 2025 and “Mostly” in 2026."  # each round once
)


def counted(year, *said, group=TEAM):
    part = made.edition([made.statement(name) for name in NAMES])
    on = made.assessment(part, (group,), name=f"northshire-{year}", year=year, opened=f"{year}-05-01")
    rows = zip(NAMES, said, strict=True)
    return made.found({name: {"lived": each} for name, each in rows}, on)


def together(*levels):
    return [Consensus(level, 9, 0) for level in levels]


ROUNDS = (
    counted(2024, *together("never", None, "mostly")),
    counted(2025, *together("rarely", "mostly", "mostly")),
    counted(2026, *together("mostly", "mostly", "mostly")),
)


def one_line(words):
    return " ".join(words.split())


@pytest.mark.parametrize("audience", ["room", "public"])
@pytest.mark.parametrize("name", [name for name in fitting("comparison") if name not in ("json", "csv")])
def test_every_page_of_two_rounds_sets_the_agreed_levels_side_by_side_and_claims_nothing(name, audience):
    page = pipeline.comparison(*ROUNDS[1:], policy_for(audience))
    words = one_line(words_of(pipeline.render(page, name, TEMPLATES), name))
    assert {
        sentence for sentence in (LIST, THEN_AND_NOW, COUNTED, UNTESTED) if sentence not in words
    } == set()
    assert "Nothing clearly changed here" not in words


@pytest.mark.parametrize("name", [name for name in fitting("trend") if name not in ("json", "csv")])
def test_every_page_of_rounds_in_a_row_sets_them_side_by_side(name):
    page = pipeline.trend(ROUNDS, policy_for("room"))
    words = one_line(words_of(pipeline.render(page, name, TEMPLATES), name))
    assert {sentence for sentence in (LIST, IN_A_ROW, COUNTED) if sentence not in words} == set()


NO_NUMBERS = "Groups agreed on their answers together, so there are no numbers of people to compare."
NONE_COMPARE = "On 3 of these no group's answers can be compared."
AS_IF = ("No clear rise.", "No clear fall.", "No gap clearly", "No clear gap")


def empties(page):
    return {each.title: each.empty for each in page.lists if not each.found}


@pytest.mark.parametrize("kind", ["comparison", "trend"])
def test_a_list_that_could_hold_nothing_says_why_and_not_that_nothing_is_clear(kind):
    page = (
        pipeline.comparison(*ROUNDS[1:], policy_for("room"))
        if kind == "comparison"
        else pipeline.trend(ROUNDS, policy_for("room"))
    )
    assert empties(page) == {
        "What clearly rose": NO_NUMBERS,
        "What clearly fell": NO_NUMBERS,
        "The gaps between groups": "There are no two groups to compare.",
        "What did not clearly change": NO_NUMBERS,
        "Too few people to say": NO_NUMBERS,
        "What we cannot compare here, to keep people safe": "Nothing.",
    }
    assert NONE_COMPARE in page.counts
    for name in fitting(kind):
        words = one_line(words_of(pipeline.render(page, name, TEMPLATES), name))
        assert [said for said in AS_IF if said in words] == []


def beside(year, lived, council):
    """A round of two groups that rate as they are given: a level agreed together, or counted people."""
    groups = [
        replace(group, mode="consensus" if isinstance(said[0], Consensus) else "individual")
        for group, said in ((made.LIVED, lived), (made.COUNCIL, council))
    ]
    part = made.edition([made.statement(name) for name in NAMES])
    on = made.assessment(part, groups, name=f"northshire-{year}", year=year, opened=f"{year}-05-01")
    rows = zip(NAMES, lived, council, strict=True)
    return made.found({name: {"lived": one, "council": other} for name, one, other in rows}, on)


def test_where_one_group_agrees_and_the_other_counts_only_the_gaps_cannot_be_told():
    rounds = [beside(year, [(1, 2, 3, 4, 5)] * 3, together(*["mostly"] * 3)) for year in (2025, 2026)]
    page = pipeline.comparison(*rounds, policy_for("room"))
    assert empties(page)["What clearly rose"].startswith("No clear rise.")
    assert empties(page)["The gaps between groups"] == (
        "No gap has numbers from both groups that can be compared."
    )
    assert NONE_COMPARE not in page.counts


def test_where_no_statement_compares_no_list_sounds_as_if_it_did():
    part = made.edition([made.statement(name, text=f"Other words for {name}.") for name in NAMES])
    other = replace(ROUNDS[2], assessment=replace(ROUNDS[2].assessment, parts=(part,)))
    page = pipeline.comparison(ROUNDS[1], other, policy_for("room"))
    found = empties(page)
    del found["What we cannot compare here, to keep people safe"]
    assert set(found.values()) == {"Nothing can be compared."}


@pytest.mark.parametrize(
    ("council", "said"),
    [
        (together(*["mostly"] * 3), "No gap has numbers from both groups that can be compared."),
        ([(1, 2, 3, 4, 5)] * 3, "No clear gap this way. That does not mean that there is none."),
    ],
)
def test_a_report_does_not_say_that_no_gap_is_clear_where_none_could_be(council, said):
    page = pipeline.report(beside(2026, [(1, 2, 3, 4, 5)] * 3, council), policy_for("room"))
    lists = {found.kind: found.empty for found in page.standouts}
    assert lists["comparison_sees_it_better"] == lists["reference_sees_it_better"] == said


def test_a_report_of_one_group_has_no_gap_to_look_for():
    page = pipeline.report(ROUNDS[2], policy_for("room"))
    lists = {found.kind: found.empty for found in page.standouts}
    assert lists["comparison_sees_it_better"] == "There are no two groups to compare."


def test_the_one_page_says_that_nothing_was_tested():
    page = pipeline.report(ROUNDS[2], policy_for("room"), before=ROUNDS[1])
    words = one_line(words_of(pipeline.render(page, "one-page", TEMPLATES), "one-page"))
    assert UNTESTED in words
    assert "Nothing clearly changed here" not in words


def test_a_year_of_own_answers_and_a_meeting_that_agreed_on_none_are_told_as_that():
    own = counted(2026, *[(1, 2, 3, 4, 5)] * 3, group=made.LIVED)
    page = pipeline.trend((ROUNDS[0], ROUNDS[1], own), policy_for("room"))
    who = "People with lived experience"
    assert _told(page)[:2] == [
        f"{who}: “Never” in 2024, “Rarely” in 2025 and each person's own answer in 2026.",
        f"{who}: different levels in 2024, “Mostly” in 2025 and each person's own answer in 2026.",
    ]


def _told(page):
    return [found.sentence for each in page.lists if each.title == LIST for found in each.found]


def test_where_nobody_agreed_as_one_there_is_no_such_list_and_nothing_is_counted():
    own = [
        counted(year, (1, 2, 3, 4, 5), (5, 4, 3, 2, 1), (0, 0, 9, 0, 0), group=made.LIVED)
        for year in (2025, 2026)
    ]
    page = pipeline.comparison(*own, policy_for("room"))
    assert LIST not in [each.title for each in page.lists]
    assert len(page.counts) == 1
    assert page.in_short == ("Nothing clearly changed here. That does not mean that nothing did.",)


def test_answers_of_one_round_alone_change_nothing_and_the_page_says_why():
    nobody = counted(2026, *[(0,) * 5] * 3)
    page = pipeline.comparison(ROUNDS[1], nobody, policy_for("room"))
    assert page.in_short == ("No group's answers can be compared, so nothing here is said to have changed.",)
