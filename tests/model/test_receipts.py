"""The code by which a person's answers are found: hard to mistype, and it tells nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mir_assess.model.receipts import SIGNS, is_like_a_code, is_mistyped, receipt, tidied

CODES = st.builds(receipt, st.text(), st.uuids().map(lambda each: each.hex))


@given(CODES, st.data())
def test_one_wrong_sign_is_told(code, data):
    place = data.draw(st.sampled_from([n for n, sign in enumerate(code) if sign != "-"]))
    other = data.draw(st.sampled_from([sign for sign in SIGNS if sign != code[place]]))
    assert not is_mistyped(code)
    assert is_mistyped(code[:place] + other + code[place + 1 :])


@given(CODES, st.data())
def test_two_signs_that_changed_places_are_told(code, data):
    signs = list(code.replace("-", ""))
    one, other = data.draw(st.lists(st.integers(0, 8), min_size=2, max_size=2, unique=True))
    changes = signs[one] != signs[other]
    signs[one], signs[other] = signs[other], signs[one]
    assert is_mistyped("".join(signs)) == changes


@given(CODES, st.text())
def test_a_sign_missing_or_too_many_and_anything_else_is_told(code, text):
    assert is_mistyped(code[:-1])
    assert is_mistyped(code + code[-1])
    assert is_mistyped(text) or len(tidied(text)) == len(code)


@given(CODES)
def test_case_spaces_and_hyphens_do_not_matter(code):
    for typed in (code.lower(), code.replace("-", " "), code.replace("-", ""), f" {' '.join(code)} "):
        assert tidied(typed) == code


def test_no_sign_is_taken_for_another_and_none_makes_words():
    assert len(SIGNS) == len(set(SIGNS)) == 17
    assert not set(SIGNS) & set("01OILAEUY")


def test_codes_of_a_great_workshop_differ():
    assert len({receipt("opening", str(number)) for number in range(20_000)}) == 20_000


@pytest.mark.parametrize("code", ["J93-H2J-2", "J93-H2J-273-J9", "J93-HLJ-27O"])
def test_two_slips_are_still_like_a_code(code):
    assert is_mistyped(code)
    assert is_like_a_code(code)


@pytest.mark.parametrize("other", ["J93-H2J", "J93-H2J-273-J93", "J93-HLJ-LLO"])
def test_three_slips_are_something_else(other):
    assert not is_like_a_code(other)
