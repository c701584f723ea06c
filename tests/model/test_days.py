"""Which words name a day, and that none is guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mir_assess.model.assessment import Action, as_urgent
from mir_assess.model.days import day_words, read_day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("30 June 2027", "2027-06-30"),
        ("by 30 June 2027", "2027-06-30"),
        ("By the 30th of June, 2027.", "2027-06-30"),
        ("end of June 2027", "2027-06-30"),
        ("the end of February 2028", "2028-02-29"),
        ("June 2027", "2027-06-30"),
        ("Sept 2027", "2027-09-30"),
        ("Friday 3 December 2027", "2027-12-03"),
        ("2027-06-30", "2027-06-30"),
        ("03/12/2027", "2027-12-03"),
        ("3.12.2027", "2027-12-03"),
        ("  30  JUNE  2027 ", "2027-06-30"),
    ],
)
def test_a_day_is_read_as_it_is_said(words, day):
    assert read_day(words) == day


@pytest.mark.parametrize(
    "words",
    [
        "",
        "by Easter",
        "by Easter 2027",
        "summer 2027",
        "in March",
        "1 March",
        "the end of June",
        "31 June 2027",
        "06/30/2027",
        "30/06-2027",
        "2027",
        "30 June 27",
        "30 June 2027 or so",
        "do końca czerwca 2027",
        "٣٠/٠٦/٢٠٢٧",
        "not 30 June 2027",
        "0/0/2027",
    ],
)
def test_words_that_name_no_day_for_certain_stay_words(words):
    assert read_day(words) is None


@given(st.text())
def test_any_words_are_read_or_left(words):
    assert read_day(words) is None or len(read_day(words)) == len("2027-06-30")


@given(st.dates())
def test_a_day_read_back_is_the_same_day(day):
    iso = day.isoformat()
    assert read_day(day_words(iso)) == (iso if 1990 <= day.year < 2200 else None)


def test_what_is_overdue_comes_first_and_what_has_no_day_is_never_overdue():
    def action(name, by="", status="not_started"):
        return Action(name, name, "a", "b", by=by, status=status)

    actions = [
        action("dropped", "1 May 2026", "dropped"),
        action("done", "1 May 2026", "done"),
        action("undated", "next spring"),
        action("later", "1 May 2028"),
        action("soon", "1 June 2027"),
        action("late", "31 May 2027", "going"),
        action("latest", "1 May 2027"),
    ]
    ordered = [one.id for one in sorted(actions, key=lambda one: as_urgent(one, "2027-06-01"))]
    assert ordered == ["latest", "late", "soon", "later", "undated", "done", "dropped"]
    assert [one.id for one in actions if one.is_overdue("2027-06-01")] == ["late", "latest"]
