"""What an author changed in place, and gave no new wording: the pages say so, and set side by side only what
was asked alike.
"""

# ruff: noqa: E501 - a table reads best with a row a line
from dataclasses import replace

import pytest

from editions.rounds import round_of
from editions.test_pages import EDITIONS, comparison, written
from mir_assess import pipeline
from mir_assess.analysis.policy import policy_for
from mir_assess.model.bank import Rewording


def changed_in_place(edition, statement_id="", level=None, **changes):
    """An edition whose author changed one statement, or one level of every scale, and no wording."""
    if level:
        scales = tuple(
            replace(
                scale,
                levels=tuple(replace(one, **changes) if one.key == level else one for one in scale.levels),
            )
            for scale in edition.scales
        )
        return replace(edition, scales=scales)
    statements = tuple(
        replace(one, **changes) if one.id == statement_id else one for one in edition.statements
    )
    return replace(edition, statements=statements)


def put_otherwise(edition, text, *roles):
    stems = tuple(replace(one, text=text) if one.role in roles else one for one in edition.stems)
    return replace(edition, stems=stems)


def beside(edition, year=2027, **opened):
    """The made-up bank of 2026, set beside an edition that came of it."""
    return comparison(round_of(EDITIONS[2026], 2026, **opened), round_of(edition, year, **opened))


ONE = {"chosen": ("same",)}
DESCRIBED = "Last year the level “Always true” was described in other words, so we do not compare. "


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ({}, {"label": "I say yes or no"}, "Last year one of the levels was “Always true”, and now it is “I say yes or no”, so we do not compare."),
        ({}, {"description": "Each day"}, DESCRIBED + "“Always true” had no description, and now it is described as “Each day”."),
        ({"description": "Each day"}, {"description": "Most days"}, DESCRIBED + "“Always true” was described as “Each day”, and now as “Most days”."),
        ({"description": "Each day"}, {"description": ""}, DESCRIBED + "“Always true” was described as “Each day”, and now has no description."),
    ],
)  # fmt: skip
def test_a_level_changed_in_place_is_told_and_nothing_is_set_side_by_side(before, now, told):
    old, new = (changed_in_place(EDITIONS[2026], level="always", **changes) for changes in (before, now))
    page = comparison(round_of(old, 2026, **ONE), round_of(new, 2027, **ONE))
    (statement,) = page.statements
    assert (statement.told, statement.compares) == (told, False)
    assert page.counts == ("None of 1 statement can be compared: 1 was answered on other levels.",)
    assert "<figure" not in written(page, "html")


QUESTION = "What would you like it to be?"


def test_another_question_to_everyone_is_asked_differently_and_both_are_shown():
    page = beside(put_otherwise(EDITIONS[2026], QUESTION, "lived_experience", "council"), **ONE)
    (statement,) = page.statements
    assert statement.told == (
        "We asked this differently last year, so we do not compare. "
        "The question for the council team was a different one last year: “How true is this for people in "
        "Northshire Council?”. Now it is “What would you like it to be?”. "
        "The question for people was a different one last year: “How true is this for you?”. "
        "Now it is “What would you like it to be?”."
    )
    assert page.counts == ("None of 1 statement can be compared: 1 was asked differently.",)


def test_another_question_to_some_is_told_and_counted_apart_from_the_same_words():
    page = beside(put_otherwise(EDITIONS[2026], QUESTION, "council"), **ONE)
    (statement,) = page.statements
    assert statement.told.startswith(
        "We asked this in the same words last year, so we can compare. The question for the council team was"
    )
    assert page.counts == ("1 of 1 statement can be compared: 1 came with another question for some people.",)
    assert {group.id: group.reading == "not_comparable" for group in statement.groups} == {
        "lived": False,
        "council": True,
    }


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ({}, {"explanation": "Only on Sundays."}, "There was no help under it last year, and now it is “Only on Sundays.”."),
        ({"explanation": "Any day."}, {"explanation": "Only on Sundays."}, "The help under it was “Any day.” last year, and is “Only on Sundays.” now."),
        ({"explanation": "Any day."}, {}, "The help under it is gone. It was “Any day.” last year."),
        ({"easy_text": "I get up."}, {"easy_text": "I wake."}, "The easy words were “I get up.” last year, and are “I wake.” now."),
        ({}, {"easy_text": "I wake."}, "There were no easy words last year, and now they are “I wake.”."),
        ({"easy_text": "I wake."}, {}, "The easy words are gone. They were “I wake.” last year."),
    ],
)  # fmt: skip
def test_other_help_under_the_same_words_is_told_beside_the_verdict(before, now, told):
    old, new = (changed_in_place(EDITIONS[2026], "same", **changes) for changes in (before, now))
    page = comparison(round_of(old, 2026, **ONE), round_of(new, 2027, **ONE))
    (statement,) = page.statements
    assert statement.told == f"We asked this in the same words last year, so we can compare. {told}"
    assert told in written(page, "markdown")
    assert statement.compares


def test_what_its_author_called_another_for_its_help_shows_that_help():
    wordings = (Rewording("2026", None), Rewording("2027", compares=False, reason="Help counts now."))
    new = changed_in_place(EDITIONS[2026], "same", explanation="Help is fine.", history=wordings)
    (statement,) = beside(new, **ONE).statements
    assert statement.told == (
        "We asked this differently last year, so we do not compare. "
        "There was no help under it last year, and now it is “Help is fine.”."
    )


def test_in_a_language_whose_texts_are_alike_it_is_said_that_they_changed():
    polish = {"pl": {"text": "Wstaję, kiedy chcę.", "explanation": "Pomoc się liczy."}}
    old, new = (
        changed_in_place(EDITIONS[2026], "same", explanation=words, translations=polish)
        for words in ("Help counts.", "Help is fine.")
    )
    one, other = round_of(old, 2026, **ONE), round_of(new, 2027, **ONE)
    page = pipeline.comparison(one, other, policy_for("room"), "pl")
    assert page.statements[0].notes == ("Objaśnienie lub proste słowa pod zdaniem zmieniły się.",)
