"""Names for files and streams."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mir_assess.model.names import slug


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
