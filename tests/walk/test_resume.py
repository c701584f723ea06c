"""Leaving and coming back, taking back, and every line that anyone might type, at any point of a workshop."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mir_assess.errors import SessionError, StoreError
from mir_assess.model.prompts import PersonDone
from mir_assess.office.withdrawing import find, take_out
from mir_assess.store.checking import check
from mir_assess.walk import Walk
from workshops import Workshop, typed, workshop

TOGETHER = typed(
    """
    present 10 | 5 | n- lived: They never ring | y | 0 1 3 2 1 d=2 | 0 0 1 3 1 | hm | p | s | present 12
    | 0 0 0 0 12 | b | b | present 11 | 0 0 0 0 11 | g 1 | Enter | 0 0 0 4 1 | 0 0 0 5 0 | next council
    | 6 | park Buses | 0 0 0 0 6 | pick lived 1=7 | ? | left | reveal | n | 1 | Enter | n+ Asha rings
    back | no | Enter | a 4 of 15 dissent lived=2 | why Nights | y | rate 1 | 0 5 0 5 0 | Enter | talk |
    1 | a none | Enter | 2 | Enter | b | g 3 | Enter | close | pick council 2=3 | Enter | Enter | y | no
    | Enter | Enter | Enter | Enter | Print a card | b | Print cards | 3 | Enter | An expert | Enter |
    The director | June | Enter | Enter | b | On fridges | Ring people | 2 | Enter | Enter | Good | y |
    Enter | b | Enter | Enter
    """
)
ALONE = typed(
    """
    3 | n One | y | g 1 | Enter | s | s | 4 | b | pick 1 3 | 5 | d | b | x | next lived with read | park
    Lunch | 1 | next council | next council | n+ Two | y | 4 | 4 | p | next lived | 2 | g 3 | reveal | b
    | 3 | reveal | 1 | Enter | Enter | Enter | rate | next council | 5 | talk | close | Enter | Enter |
    Enter | Enter | Fine | Enter
    """
)
SCRIPTS = {
    "tally": TOGETHER,
    "consensus": (
        *(line for line in TOGETHER if not line.startswith("0 ")),
        *("talk", "rate", "4 of 9", "why So", "4 of 5 dissent 2"),
    ),
    "individual": ALONE,
    "individual,tally": (*ALONE, "rate", "next council", "5", "0 0 0 0 5", *TOGETHER),
    "consensus,individual": (
        "9",
        "4 of 9 dissent 2",
        "why So",
        "3 of 9",
        "s",
        "2 of 9",
        "next council",
        *ALONE,
    ),
}


def without_code(prompt):
    """What stands on the screen, but for the code: whoever comes back may be somebody else."""
    return replace(prompt, receipt="") if isinstance(prompt, PersonDone) else prompt


@pytest.mark.parametrize("modes", SCRIPTS)
def test_who_leaves_after_every_line_finds_everything_as_it_was(modes):
    staying, leaving = workshop(*modes.split(",")), workshop(*modes.split(","))
    for number, line in enumerate(SCRIPTS[modes]):
        staying.try_all([line])
        leaving.try_all([line])
        leaving.come_back()
        assert without_code(leaving.prompt) == without_code(staying.prompt), f"line {number}: {line}"
        assert leaving.round == staying.round, f"line {number}: {line}"
    assert leaving.round.people["lived"] > 0


LINES = st.sampled_from(
    sorted(
        {
            *TOGETHER,
            *ALONE,
            "next lived",
            "next council",
            "2 of 9 dissent 1",
            "talk",
            "rate 2",
            "g 2",
            "1 1 1 1 1",
            "no",
            "time",
        }
    )
)
MODES = st.sampled_from(["individual", "tally", "consensus", "individual,tally", "consensus,individual"])


@given(MODES, st.lists(LINES, max_size=40), st.integers(0, 40))
def test_who_leaves_once_anywhere_ends_with_the_same(modes, lines, stop):
    staying, leaving = workshop(*modes.split(",")), workshop(*modes.split(","))
    staying.try_all(lines)
    leaving.try_all(lines[:stop])
    leaving.come_back()
    leaving.try_all(lines[stop:])
    assert leaving.round == staying.round
    assert without_code(leaving.prompt) == without_code(staying.prompt)


RECORDED = st.sampled_from(
    typed(
        """
        1 | 4 | d | p | s | g 1 | g 3 | present 4 | present 9 | 1 1 1 0 0 | 0 0 0 0 4 d=1 | 3 of 4
        | 4 of 4 dissent 1 | n One | n+ lived: Two | y | park Three | pick lived 1=2 | pick 1 2 | why So
        | reveal | rate | rate 2 | Enter | a none | a 3 of 9 | close | talk | What to do | to be found | 2
        """
    )
)


@given(MODES, st.lists(st.tuples(RECORDED, st.booleans()), max_size=40))
def test_what_was_taken_back_might_as_well_not_have_been_typed(modes, script):
    """A line that recorded something, and `b` straight after it, leave everything as it was."""
    plain, undoing = workshop(*modes.split(",")), workshop(*modes.split(","))
    for line, mistaken in script:
        if not mistaken:
            plain.try_all([line])
            undoing.try_all([line])
            continue
        before = _stands(undoing)
        undoing.try_all([line])
        if _stands(undoing) != before:
            undoing.type("b")
    assert without_code(undoing.prompt) == without_code(plain.prompt)
    assert undoing.round == plain.round


def _stands(shop: Workshop) -> list[str]:
    """What stands, without what was taken back and the taking back."""
    return [event.id for event in shop.walk._desk.newest()]


@given(MODES, st.lists(LINES, max_size=30))
def test_taking_back_again_and_again_ends_where_nothing_was_said(modes, lines):
    shop = workshop(*modes.split(","))
    shop.try_all(line for line in lines if not line.startswith(("next", "reveal", "talk", "close")))
    for _ in range(200):
        try:
            shop.type("b")
        except SessionError:
            break
    fresh = workshop(*modes.split(","))
    assert (shop.round, shop.prompt) == (fresh.round, fresh.prompt)


@settings(max_examples=300)
@given(MODES, st.lists(LINES | st.text(max_size=12), max_size=40))
def test_no_lines_whatever_raise_anything_but_what_to_type(modes, lines):
    shop = workshop(*modes.split(","))
    shop.try_all(lines)
    assert shop.prompt == shop.prompt
    assert shop.round.assessment == shop.opened


def test_a_newer_answer_from_another_keyboard_is_said_and_lost_by_nobody():
    one = workshop("tally")
    one.type("5", "4")
    other = Workshop(one.opened, one.store)
    other.ids = (f"other-{number}" for number in range(1000))
    other.type("1 1 1 1 1")
    with pytest.raises(SessionError) as caught:
        one.type("5 0 0 0 0")
    assert "Another keyboard saved something" in str(caught.value)
    assert one.prompt == other.prompt
    one.type("1 1 1 1 0")
    assert one.round.cells["S-1"]["lived"].counts == (1, 1, 1, 1, 1)
    assert one.round.cells["S-1"]["council"].counts == (1, 1, 1, 1, 0)


def test_a_sealed_round_is_walked_no_more():
    shop = workshop("individual")
    shop.store.erase(shop.opened.name, sealed=shop.round, day="2026-11-23")
    with pytest.raises(SessionError, match="sealed on 2026-11-23"):
        shop.come_back()


def test_an_assessment_that_is_not_there_is_said_to_be_missing():
    with pytest.raises(SessionError, match="no assessment with this name"):
        Walk(workshop().store, "elsewhere", clock=str, new_id=str)


def test_a_person_taken_out_from_elsewhere_while_they_sit_here_is_safe():
    shop = workshop("individual")
    shop.type("3", "4", "5")
    code = shop.walk.prompt().receipt
    theirs = find(shop.store, shop.walk.assessment.name, code.lower())
    take_out(shop.store, theirs, day="2026-05-09")
    with pytest.raises(SessionError, match="done from elsewhere"):
        shop.walk.take("pick 1")
    assert check(shop.store) == ()
    shop.type("1", "1", "1")
    assert shop.walk.prompt().receipt != code
    with pytest.raises(StoreError, match="taken out already"):
        find(shop.store, shop.walk.assessment.name, code)
    for _ in range(3):
        shop.type("b")
    assert check(shop.store) == ()
    assert shop.walk.round().people["lived"] == 0
