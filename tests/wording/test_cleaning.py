"""What copies differ in is looked past; what people meant is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mir_assess.wording.cleaning import folded, stem, tidy

SAME = [
    ("I’m in co-ordinated hands – it's mine.", "I'm in coordinated hands - it’s  mine"),
    ("well-being", "Wellbeing"),
    ("“I am met with a smile.”", "I am met with a smile"),
    ("• I am met", "2.\tI am met"),
    ("a ﬁne time", "a fine time"),
    ("I am\u00a0here\u200b", "I am here"),
    ("risk – weighed", "risk-weighed"),
    ("café", "cafe"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_copies_of_a_text_compare_as_one(one, other):
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  •  I choose  who’s there – always ", "I choose who’s there – always"),
        ("1) I choose", "I choose"),
        ("- I choose", "I choose"),
        ("\uf0b7I choose", "I choose"),
        ("‘I choose who’s there’", "I choose who’s there"),
        ("‘I’ and ‘we’ choose", "‘I’ and ‘we’ choose"),
        ("“Mine” is “yours”", "“Mine” is “yours”"),
        ("I\x00 cho\u00ados\x1be", "I choose"),
        ("I. choose", "I. choose"),
        ("24 hours a day I choose", "24 hours a day I choose"),
        ("•", "•"),
    ],
)
def test_what_is_kept_loses_only_what_nobody_meant(text, kept):
    assert tidy(text) == kept


@given(st.text(max_size=60))
def test_tidying_twice_changes_nothing_that_folding_sees(text):
    assert "\n" not in tidy(text)
    assert folded(tidy(text)) == folded(tidy(tidy(text))) or tidy(text) != tidy(tidy(text))


@pytest.mark.parametrize(
    "family",
    [
        ("plan", "plans", "planned", "planning"),
        ("choose", "choosing"),
        ("emergency", "emergencies"),
        ("decision", "decisions"),
        ("employ", "employed", "employer", "employment"),
        ("help", "helped", "helps", "helping", "helper"),
    ],
)
def test_forms_of_a_word_share_a_stem(family):
    assert len({stem(word) for word in family}) == 1
