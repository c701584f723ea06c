"""Where some people answered the easy way, every page tells it in steps, and says so."""

import json

import pytest

from mir_assess import pipeline
from mir_assess.analysis.policy import ROOM, policy_for
from mir_assess.report import fitting, kind_of
from mir_assess.report.changes import IN_OTHER_STEPS
from mir_assess.resources import folder
from reading import words_of

TEMPLATES = folder("templates")
SAID = "Some people answered this the easy way, so it is told in fewer steps, for every group."
EASILY = "Some people said only no, sometimes or yes."
LIMIT = "On 2 statements some people answered the easy way, so they are told in fewer steps."
"""Pages that have no room for it beside each statement."""


@pytest.fixture(scope="module")
def easy(fixed):
    return fixed.the_easy_way(fixed.round_2026())


@pytest.mark.parametrize("audience", ["room", "public"])
@pytest.mark.parametrize(
    "name", [name for name in fitting("report") if name not in ("csv", "json", "xlsx", "one-page")]
)
def test_a_page_says_where_it_tells_fewer_steps(easy, audience, name):
    page = pipeline.report(easy, policy_for(audience))
    words = " ".join(words_of(pipeline.render(page, name, TEMPLATES), name).split())
    assert (EASILY if name == "easy" else SAID) in words
    assert audience == "public" or "Yes" in words


@pytest.mark.parametrize("name", ["html", "markdown", "docx", "pdf", "json"])
def test_its_limits_say_so(easy, name):
    words = words_of(pipeline.render(pipeline.report(easy, policy_for("room")), name, TEMPLATES), name)
    assert LIMIT in " ".join(words.split())


@pytest.mark.parametrize("audience", ["room", "public"])
def test_every_page_of_several_rounds_is_made(fixed, easy, audience):
    policy = policy_for(audience)
    for page in (
        pipeline.comparison(fixed.round_2025(), easy, policy),
        pipeline.comparison(easy, fixed.round_2027(), policy),
        pipeline.trend([fixed.round_2025(), easy, fixed.round_2027()], policy),
        pipeline.report(easy, policy, before=fixed.round_2025()),
    ):
        for name in fitting(kind_of(page)):
            assert pipeline.render(page, name, TEMPLATES)


@pytest.mark.parametrize("name", ["html", "markdown", "docx", "pdf"])
def test_a_page_of_several_rounds_says_where_it_tells_fewer_steps(fixed, easy, name):
    before = fixed.round_2025()
    for page in (
        pipeline.comparison(before, easy, ROOM),
        pipeline.trend([before, easy, fixed.round_2027()], ROOM),
    ):
        words = " ".join(words_of(pipeline.render(page, name, TEMPLATES), name).split())
        compared = [one for one in page.statements if SAID in one.notes]
        assert compared
        assert words.count(SAID) >= len(compared)
        assert any(limit.startswith(f"On {len(compared)} statement") for limit in page.limits)


def test_nothing_is_said_of_other_levels_where_it_is_the_easy_way_that_does_not_compare(fixed):
    """On the second statement only “always” keeps the promise, and a Yes does not say that much."""
    public = policy_for("public")
    old, easy = fixed.round_2025(), fixed.the_easy_way(fixed.round_2026())
    page = pipeline.comparison(old, easy, public)
    told = {one.id: one for one in page.statements}
    assert told["D-2"].comparability == "same"
    assert told["D-2"].verdict == IN_OTHER_STEPS
    assert told["D-2"].kind == "steps"


def test_json_names_the_scale_of_the_steps(easy):
    document = json.loads(pipeline.render(pipeline.report(easy, policy_for("room")), "json", TEMPLATES))
    first, second, third = document["statements"][:3]
    assert [statement["scale"] for statement in (first, second, third)] == [
        "truth:bands",
        "truth:bands",
        "truth",
    ]
    assert [level["key"] for level in document["scales"]["truth:bands"]["levels"]] == [
        "no",
        "in_between",
        "yes",
    ]
    assert (first["good_from"], second["good_from"], third["good_from"]) == ("yes", None, "mostly")
    assert first["groups"]["council"]["levels"].keys() == {"no", "in_between", "yes"}
    assert second["groups"]["lived"]["keeps_promise"] is None


def test_in_public_only_a_statement_that_shows_bands_is_in_them_or_one_that_could_not_be_told_otherwise(easy):
    document = json.loads(pipeline.render(pipeline.report(easy, policy_for("public")), "json", TEMPLATES))
    first, second = document["statements"][:2]
    assert (first["scale"], first["good_from"]) == ("truth", "mostly")
    assert (second["scale"], second["good_from"]) == ("truth:bands", None)


def test_a_round_without_easy_answers_says_nothing_of_them(fixed):
    page = pipeline.render(
        pipeline.report(fixed.round_2026(), policy_for("room")), "html", TEMPLATES
    ).decode()
    assert "easy way" not in page
