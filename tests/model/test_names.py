"""Names for files and streams."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mir_assess.model.names import slug, spelling_aside


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Northshire", "northshire"),
        ("  North   shire\tCouncil ", "north-shire-council"),
        ("King's Lynn", "kings-lynn"),
        ("King’s Lynn & Wisbech", "kings-lynn-wisbech"),
        ("Ynys Môn", "ynys-mon"),
        ("Weißstadt", "weissstadt"),
        ("northshire-2026", "northshire-2026"),
        ("a/b\\c..d", "a-b-c-d"),
    ],
)
def test_a_slug_is_lowercase_words_joined_by_hyphens(text, expected):
    assert slug(text) == expected


def test_texts_without_latin_letters_are_named_and_told_apart():
    assert slug("東京") != slug("大阪")
    assert slug("東京") == slug("東京")


@given(st.text())
def test_a_slug_is_never_empty_and_always_plain(text):
    named = slug(text)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", named)
    assert slug(named) == named


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Northshire Council", "northshire council "),
        ("Northshire Council", "Northshire  Council."),
        ("Northshire Council", "The Northshire Council"),
        ("Northshire Council", "North\u00adshire Council"),
        ("St. Helen's & Wick", "St Helen’s and Wick"),
        ("Stoke-on-Brook", "Stoke on Brook"),
        ("Ynys Môn", "YNYS MON"),
    ],
)
def test_two_spellings_of_one_organisation_are_alike(one, other):
    assert spelling_aside(one) == spelling_aside(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Northshire County Council", "Northshire City Council"),
        ("North Shire Council", "Northshire Council"),
        ("Northshire 1", "Northshire 2"),
        ("東京 Council", "大阪 Council"),
        ("दिल Council", "दल Council"),
        ("Łódź", "Ódź"),
        ("!", "?"),
    ],
)
def test_organisations_with_names_alike_are_told_apart(one, other):
    assert spelling_aside(one) != spelling_aside(other)


@given(st.text())
def test_what_is_left_of_a_name_is_the_same_done_twice(text):
    assert spelling_aside(spelling_aside(text)) == spelling_aside(text)
