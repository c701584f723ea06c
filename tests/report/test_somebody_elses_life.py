"""Who answers for somebody judges one life that is not their own: no page says that it is."""

from dataclasses import replace

import pytest

from made_up_rounds import COUNCIL, LIVED, assessment, edition, found, statement
from mir_assess import pipeline
from mir_assess.analysis.policy import ROOM
from mir_assess.model.assessment import Group
from mir_assess.report import fitting
from mir_assess.resources import folder
from reading import words_of

TEMPLATES = folder("templates")
SUPPORTERS = Group("theirs", "Those who answer for somebody", "representative")
COUNTS = {"lived": (0, 0, 1, 4, 8), "theirs": (9, 5, 1, 0, 0), "council": (0, 1, 3, 3, 0)}
UNTRUE = ("one life, their own", "for their own lives", "Your own life")
SAID = "Each person judged one life: their own, or that of somebody they answered for."


@pytest.fixture(scope="module")
def rounds():
    on = assessment(edition([statement("a-day")]), (LIVED, SUPPORTERS, COUNCIL))
    later = [
        replace(on, name=f"northshire-{year}", year=year, opened=f"{year}-05-01") for year in (2027, 2028)
    ]
    return [found({"a-day": COUNTS}, each) for each in (on, *later)]


def words(page, name):
    return " ".join(words_of(pipeline.render(page, name, TEMPLATES), name).split())


@pytest.mark.parametrize("name", [name for name in fitting("report") if name not in ("csv", "xlsx")])
def test_no_report_calls_it_their_own(rounds, name):
    told = words(pipeline.report(rounds[0], ROOM), name)
    assert not [each for each in UNTRUE if each in told]
    if name in ("html", "markdown", "docx", "pdf"):
        assert SAID in told
        assert "Those who answer for somebody answered for somebody else." in told
    if name == "easy":
        assert "One group answered for somebody else." in told


@pytest.mark.parametrize("name", ["html", "markdown"])
def test_between_years_it_is_the_life_they_answer_for_that_may_have_changed(rounds, name):
    for page in (pipeline.comparison(*rounds[:2], ROOM), pipeline.trend(rounds, ROOM)):
        told = words(page, name)
        assert SAID in told
        assert "The life of the person you answer for may have changed." in told
        assert told.count("Your own life may have changed.") == told.count(
            "The life of the person you answer"
        )


def test_without_such_a_group_each_judged_their_own(rounds):
    on = assessment(edition([statement("a-day")]), (LIVED, COUNCIL))
    plain = found({"a-day": {"lived": COUNTS["lived"], "council": COUNTS["council"]}}, on)
    assert "Each person judged one life, their own." in words(pipeline.report(plain, ROOM), "html")
