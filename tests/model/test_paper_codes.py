"""The codes on paper: a sheet is known again by its own, a slip is told, and so is a page from elsewhere."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_up import assessment
from mir_assess.model.assessment import Group
from mir_assess.model.paper_codes import FORMS, PaperCodes, Sheet, is_mistyped, misread, paper_codes, tidied
from mir_assess.model.receipts import SIGNS
from mir_assess.model.receipts import is_mistyped as is_no_receipt

OURS = paper_codes("opening", assessment())
GROUPS = [group.id for group in assessment().groups]
SHEETS = st.builds(Sheet, st.sampled_from(GROUPS), st.sampled_from(FORMS), st.integers(1, OURS.most))


@given(SHEETS, st.text(min_size=1))
def test_a_sheet_is_read_back_from_its_code_whole_or_its_own_five_signs(sheet, secret):
    codes = paper_codes(secret, assessment())
    code = codes.code(sheet)
    for typed in (code, code.lower(), code.replace("-", " "), f" {' '.join(code)} ", code.split("-")[1]):
        assert codes.read(typed) == sheet


@given(SHEETS, st.data())
def test_one_wrong_sign_is_a_slip_wherever_it_is(sheet, data):
    code = tidied(OURS.code(sheet))
    place = data.draw(st.integers(0, len(code) - 1))
    other = data.draw(st.sampled_from([sign for sign in SIGNS if sign != code[place]]))
    assert OURS.read(code[:place] + other + code[place + 1 :]) == "mistyped"


@given(SHEETS, st.data())
def test_two_signs_that_changed_places_are_a_slip(sheet, data):
    signs = list(tidied(OURS.code(sheet)))
    one, other = data.draw(st.lists(st.integers(0, 8), min_size=2, max_size=2, unique=True))
    changed = signs[one] != signs[other]
    signs[one], signs[other] = signs[other], signs[one]
    assert (OURS.read("".join(signs)) == "mistyped") == changed


@given(SHEETS, st.text())
def test_signs_missing_or_too_many_and_anything_else_are_a_slip(sheet, text):
    code = tidied(OURS.code(sheet))
    for typed in ("", code[:4], code[:-1], code[1:], code + code[-1]):
        assert OURS.read(typed) == "mistyped"
    assert OURS.read(text) in ("mistyped", "elsewhere") or len(tidied(text)) in (5, 9)


def test_no_two_sheets_of_an_assessment_have_one_code_session_or_receipt():
    sheets = [Sheet(*each) for each in product(GROUPS, FORMS, range(1, OURS.most + 1))]
    for made in (OURS.code, OURS.session_id, OURS.receipt):
        assert len({made(sheet) for sheet in sheets}) == len(sheets)


def test_many_groups_have_fewer_sheets_but_never_a_code_twice():
    many = PaperCodes("opening", OURS.edition, tuple(f"g{number}" for number in range(40)))
    sheets = [Sheet(*each) for each in product(many.group_ids, FORMS, (1, many.most))]
    assert len({many.code(sheet) for sheet in sheets}) == len(sheets)
    assert all(many.read(many.code(sheet)) == sheet for sheet in sheets)
    assert many.most < OURS.most


def test_sheets_handed_out_in_a_row_do_not_have_codes_in_a_row():
    codes = [OURS.code(Sheet("lived", "standard", number)) for number in range(1, 60)]
    assert codes != sorted(codes)


@pytest.mark.parametrize(
    "change",
    [
        {"chosen": assessment().chosen[1:]},
        {"chosen": assessment().chosen[::-1]},
        {"groups": assessment().groups[::-1]},
        {"groups": (*assessment().groups, Group("carers", "Carers", "carer"))},
        {"parts": tuple(replace(part, stems=part.stems[1:]) for part in assessment().parts)},
    ],
)
def test_whatever_makes_a_sheet_another_makes_its_edition_another(change):
    other = paper_codes("opening", replace(assessment(), **change))
    assert other.edition != OURS.edition
    sheet = Sheet("lived", "easy", 7)
    assert OURS.read(other.code(sheet)) == "elsewhere"
    assert not OURS.is_ours(other.edition)
    assert OURS.is_ours(OURS.edition)


def test_of_two_thousand_other_assessments_next_to_none_is_taken_for_ours():
    sheet = Sheet("lived", "standard", 3)
    codes = [paper_codes(f"other {number}", assessment()).code(sheet) for number in range(2000)]
    read = [OURS.read(code) for code in codes]
    assert set(read[:200]) == {"elsewhere"}
    assert read.count("elsewhere") >= 1995


def test_what_is_wrong_is_said_with_what_to_do():
    theirs = paper_codes("another", assessment()).code(Sheet("lived", "standard", 3))
    assert theirs[:4] in misread(theirs, "elsewhere", OURS).fix
    assert OURS.edition in misread(theirs, "elsewhere", OURS).fix
    assert OURS.edition in misread("2H3J-KM4FT", "mistyped", OURS).fix


def test_an_editions_code_has_a_check_of_its_own():
    assert not is_mistyped(OURS.edition)
    assert is_mistyped(OURS.edition[::-1])


def test_the_receipt_is_one_as_every_other_and_tells_nothing_of_the_code():
    sheet = Sheet("lived", "standard", 1)
    assert not is_no_receipt(OURS.receipt(sheet))
    assert OURS.receipt(sheet) != paper_codes("another", assessment()).receipt(sheet)


def test_a_sheet_nobody_can_have_is_refused():
    with pytest.raises(ValueError, match="1000"):
        OURS.code(Sheet("lived", "standard", 1000))
    with pytest.raises(KeyError):
        OURS.code(Sheet("nobody", "standard", 1))
