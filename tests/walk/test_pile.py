"""A pile of paper: what is keyed is what is counted, once, and whatever is wrong is named at once."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mir_assess.errors import SessionError
from mir_assess.model.assessment import Group
from mir_assess.model.bank import Band
from mir_assess.model.events import Answered, body_from_plain, body_to_plain, kind_of
from mir_assess.model.paper_codes import PaperCodes, Sheet
from mir_assess.model.paper_events import Compared, GroupChanged, Helped, KeyedAgain, Unclear
from mir_assess.store.checking import check
from piles import Desk
from workshops import STEMS, TRUTH, assessment, edition, groups, workshop

REPRESENTATIVES = Group("rep", "People who answer for someone", "representative", "individual")


@pytest.fixture
def desk() -> Desk:
    """Somebody who begins to key a pile."""
    return Desk()


def with_representatives() -> Desk:
    """A round that has a group of people who answer for someone."""
    stem = replace(STEMS[0], role="representative")
    return Desk(
        assessment(groups=(*groups("individual"), REPRESENTATIVES), parts=[edition(stems=(*STEMS, stem))])
    )


def refusal(desk: Desk, *lines: str) -> str:
    with pytest.raises(SessionError) as refused:
        desk.type(*lines)
    return str(refused.value)


# Counting


SIGNS = "12345dx0u"
pile = st.dictionaries(
    st.tuples(st.sampled_from(["lived", "council"]), st.integers(1, 9)),
    st.text(SIGNS, min_size=3, max_size=3),
    max_size=8,
)


@given(pile, st.booleans())
def test_what_is_keyed_is_what_is_counted(sheets, on_one_line):
    desk = Desk()
    for (group, number), signs in sheets.items():
        code = desk.code(number, group)
        if on_one_line:
            desk.type(f"{code} {signs}")
        else:
            desk.type(code, *signs, "")
    found = desk.round
    for group in ("lived", "council"):
        mine = [signs for (whose, _), signs in sheets.items() if whose == group]
        assert found.people[group] == len(mine)
        for place, statement in enumerate(("S-1", "S-2", "S-3")):
            keyed = [signs[place] for signs in mine]
            cell = found.cells[statement][group]
            assert cell.counts == tuple(keyed.count(level) for level in "12345")
            assert (cell.dont_know, cell.not_applicable) == (keyed.count("d"), keyed.count("x"))
            assert cell.skipped == keyed.count("0") + keyed.count("u")
    told = found.participation
    assert told["channel"] == ({"paper": len(sheets)} if sheets else {})
    unclear = sum("u" in signs for signs in sheets.values())
    assert told.get("unclear", {}) == ({"sheets": unclear} if unclear else {})
    assert not check(desk.store)


@given(st.lists(st.sampled_from([*SIGNS, "b", "g 2", "2=4", "n- So", "y", "s", "6", "", "A"]), max_size=14))
def test_whatever_is_typed_the_counts_are_what_was_said(lines):
    desk = Desk()
    desk.try_all([desk.code(), *lines, desk.code(2), *lines])
    assert not check(desk.store)
    assert desk.round == desk.again().round


def test_the_same_answers_on_paper_and_at_a_keyboard_give_the_same_round(desk):
    shop = workshop("individual")
    shop.type("4", "d", "p", "next council", "5", "x", "1", "next lived with read", "1", "1", "1")
    desk.type(f"{desk.code()} 4d0", f"{desk.code(1, 'council')} 5x1", f"{desk.code(2)} 111 with read")
    typed, keyed = shop.round, desk.round
    assert keyed.cells == typed.cells
    assert keyed.people == typed.people
    assert keyed.participation["support"] == typed.participation["support"] == {"read": 1}


def test_what_nobody_can_read_is_no_answer_and_never_a_low_one(desk):
    desk.type(f"{desk.code()} u15")
    cell = desk.round.cells["S-1"]["lived"]
    assert (cell.base, cell.skipped) == (0, 1)


# A sheet


def test_each_answer_is_kept_before_the_next_is_asked_for(desk):
    desk.type(desk.code(), "4", "2")
    assert desk.counts("S-2") == (0, 1, 0, 0, 0)
    other = desk.again()
    assert desk.code() in other.keying.beginning()[0]
    assert "goes on where it stopped" in other.type(desk.code())[0]
    assert other.keying.asks_now().text.startswith("3. ")


def test_the_last_answer_is_taken_back_again_and_again(desk):
    desk.type(desk.code(), "4", "2", "b", "b")
    assert desk.keying.asks_now().text.startswith("1. ")
    assert "Laid aside" in desk.type("b")[0]
    assert desk.round.people["lived"] == 0


def test_the_last_sheet_is_shown_corrected_reopened_and_taken_out(desk):
    desk.type(f"{desk.code()} 452 with chose paid")
    assert "People with lived experience: 452" in desk.type("show")
    desk.type("2=u 3=1")
    assert "4u1" in desk.type("show")[1]
    assert desk.type("b")[0].startswith("Taken back")
    desk.type("b", "b")
    assert desk.keying.asks_now().text == "Did somebody help?"
    desk.type("")
    assert desk.type("out")[0].endswith("Key it anew, or lay it aside.")
    assert desk.round.people["lived"] == 0
    desk.type(f"{desk.code()} 333")
    assert desk.counts() == (0, 0, 1, 0, 0)


def test_a_sheet_is_found_again_by_its_code_and_counted_once(desk):
    desk.type(f"{desk.code()} 452")
    assert desk.type(desk.code()[-5:].lower())[0].endswith("is in already, and is not counted again.")
    assert "452" in desk.type("show")[1]
    assert "with the same answers" in desk.type(f"{desk.code()} 452")[0]
    assert "with other answers. They stand." in refusal(desk, f"{desk.code()} 451")
    assert desk.counts() == (0, 0, 0, 1, 0)


def test_who_helped_and_who_pays_them_is_one_key_each_and_can_be_left_out(desk):
    desk.type(desk.code(), "111", "r", "y")
    desk.type(desk.code(2), "111", "i", "n", desk.code(3), "111", "c", "0", desk.code(4), "111", "")
    told = desk.round.participation
    assert told["support"] == {"chose": 1, "interpreted": 1, "read": 1}
    assert told["helper"] == {"paid": 1, "unpaid": 1}


def test_words_are_kept_as_written_and_private_until_somebody_says_otherwise(desk):
    desk.type(desk.code(), "4", "n- Nobody rang", "4", "4", "", "n+ My neighbour", "y")
    private, public = sorted(desk.round.notes, key=lambda note: note.consent)
    assert (private.statement, private.text, private.kind) == ("S-2", "Nobody rang", "not_working")
    assert (public.statement, public.group, public.consent) == ("", "lived", True)


def test_on_easy_paper_a_face_is_an_answer_and_goes_no_further():
    bands = (Band("no", "No", ("never", "rarely")), Band("some", "Sometimes", ("sometimes",)),
             Band("yes", "Yes", ("mostly", "always")))  # fmt: skip
    desk = Desk(assessment(parts=[edition(scales=(replace(TRUTH, bands=bands),))]))
    assert desk.type(desk.code(1, form="easy")) == ()
    assert desk.keying.asks_now().choices[-1] == "9  Yes, and no more"
    desk.type("9", "5", "7", "")
    assert "957" in desk.type("show")[1]
    cell = desk.round.cells["S-1"]["lived"]
    assert (cell.counts, cell.skipped) == ((0, 0, 0, 0, 0), 0)
    assert "There is no level 9." in refusal(desk, f"{desk.code(2)} 444".replace("444", "944"))
    second = desk.again(twice=True)
    assert "the same both times" in second.type(f"{desk.code(1, form='easy')} 957")[0]
    assert not check(desk.store)


def easier() -> Desk:
    """A round whose first statement has easier words, with faces."""
    bands = (Band("no", "No", ("never", "rarely")), Band("some", "Sometimes", ("sometimes",)),
             Band("yes", "Yes", ("mostly", "always")))  # fmt: skip
    part = edition(scales=(replace(TRUTH, bands=bands),))
    first, *rest = part.statements
    return Desk(
        assessment(parts=[replace(part, statements=(replace(first, easy_text="Easier words"), *rest))])
    )


def test_an_easy_sheet_is_asked_in_the_words_that_stand_on_it():
    desk = easier()
    desk.type(desk.code(1, form="easy"))
    assert desk.keying.asks_now().text == "1. Easier words"
    desk.type("9")
    assert desk.keying.asks_now().text == f"2. {desk.opened.statement('S-2').text}"
    desk.type("5", "7", "")
    desk.type(desk.code(1))
    assert desk.keying.asks_now().text == f"1. {desk.opened.statement('S-1').text}"
    second = desk.again(twice=True)
    second.type(f"{desk.code(1, form='easy')} 757")
    assert second.keying.asks_now().text == "1. Easier words"


def test_whoever_keys_an_easy_sheet_is_told_the_keys_of_the_faces():
    desk = easier()
    desk.type(desk.code(1, form="easy"))
    assert "A face with nothing finer marked: 7 No, 8 Sometimes, 9 Yes." in desk.type("?")
    assert "Type a number from 1 to 5. For a face: 7, 8 or 9." in refusal(desk, "6")
    desk.type(desk.code(2))
    assert not any("face" in line for line in desk.type("?"))
    assert "face" not in refusal(desk, "6")


def test_an_easy_sheet_without_a_code_has_faces_too():
    desk = easier()
    (told,) = desk.type("next lived easy")
    code = told.rpartition(" ")[2]
    desk.type("9", "8", "7", "")
    assert "987" in desk.type(code)[1]
    (other,) = desk.type("next lived")
    assert other.rpartition(" ")[2] != code
    assert "There is no level 9." in refusal(desk, "9")


# Somebody who answers for another


def test_who_answers_for_somebody_counts_with_those_who_do():
    desk = with_representatives()
    desk.type(desk.code(), "4", "n- So", "4", "4", "a", "n")
    found = desk.round
    assert (found.people["lived"], found.people["rep"]) == (0, 1)
    assert desk.counts(group="rep") == (0, 0, 0, 1, 0)
    assert found.notes[0].group == "rep"
    assert not check(desk.store)
    desk.type("b", "")
    assert (desk.round.people["lived"], desk.round.people["rep"]) == (1, 0)


def test_without_such_a_group_nothing_is_lost_and_it_is_said_at_once(desk):
    said = desk.type(f"{desk.code()} 444 with answered_for")
    assert "the report says that somebody answered" in said[1]
    assert desk.round.participation["support"] == {"answered_for": 1}
    assert desk.round.people["lived"] == 1


# What is wrong


def test_a_code_with_a_slip_is_told_from_a_sheet_of_another_assessment(desk):
    code = desk.code()
    slipped = code[:-1] + ("2" if code[-1] != "2" else "3")
    assert "mistyped" in refusal(desk, slipped)
    theirs = PaperCodes("another", _other_edition(desk.codes.edition), ("lived",)).code(
        Sheet("lived", "easy", 1)
    )
    assert "of another assessment" in refusal(desk, theirs)
    assert desk.round.people["lived"] == 0


def _other_edition(own: str) -> str:
    from mir_assess.model.paper_codes import check_sign

    start = "222" if not own.startswith("222") else "333"
    return start + check_sign(start)


@pytest.mark.parametrize("signs", ["44", "4444", "46 4", "4a4", "4-4"])
def test_a_line_with_anything_wrong_keeps_nothing(desk, signs):
    refusal(desk, f"{desk.code()} {signs}")
    assert desk.round.people["lived"] == 0


def test_a_sign_the_scale_does_not_have_names_its_statement(desk):
    assert "Statement 2: There is no level 7." in refusal(desk, f"{desk.code()} 471")
    assert "Type a number from 1 to 5." in refusal(desk, desk.code(), "9")


def test_a_group_that_does_not_exist_is_named_with_the_nearest(desk):
    assert "Did you mean “lived”?" in refusal(desk, "next livd")
    assert "The groups are: lived, council" in refusal(desk, "cards nobody")


def test_a_sheet_without_a_code_is_given_one_that_no_printed_sheet_has(desk):
    said = desk.type("next lived")
    code = said[0].rpartition(" ")[2]
    desk.type("444", "")
    assert "is in already" in desk.type(code)[0]
    other = desk.type("next lived")[0].rpartition(" ")[2]
    assert other != code
    assert {desk.codes.read(each).number for each in (code, other)} == {desk.codes.most, desk.codes.most - 1}


def test_another_sheets_code_lays_a_half_keyed_one_aside_and_keeps_it(desk):
    said = desk.type(desk.code(), "4", f"{desk.code(2)} 555")
    assert "is half keyed, and kept" in said[0]
    assert desk.counts() == (0, 0, 0, 1, 1)


def test_somebody_else_who_keys_the_same_sheet_at_once_loses_and_doubles_nothing(desk):
    other = desk.again()
    desk.type(desk.code(), "4")
    other.keying.enter(desk.code())
    desk.type("4")
    assert "elsewhere at the same moment" in refusal(other, "3")
    other.type(desk.code(), "3")
    assert desk.counts("S-3") == (0, 0, 1, 0, 0)
    assert desk.round.people["lived"] == 1


# A second person


def test_a_second_keying_shows_only_what_differs_and_counts_nothing_twice(desk):
    desk.type(f"{desk.code()} 452", f"{desk.code(2)} 111", f"{desk.code(3)} 5d5")
    second = desk.again(twice=True)
    assert "the same both times" in second.type(f"{desk.code(2)} 111")[0]
    second.type(desk.code())
    assert "4" not in second.keying.asks_now().marks
    second.type("4", "3", "1")
    asked = second.keying.asks_now()
    assert asked.choices[:2] == ("1  keyed first: Always true.", "2  keyed second: Sometimes true.")
    assert asked.count == "Difference 1 of 2."
    second.type("2", "1")
    found = desk.round
    assert found.people["lived"] == 3
    assert desk.counts("S-2") == (1, 0, 1, 0, 0)
    assert desk.counts("S-3") == (1, 1, 0, 0, 1)
    told = second.keying.ending()
    assert "2 sheets were keyed twice; 1 the same in every answer." in told
    assert "2 answers differed, and were decided." in told
    assert f"1 sheet was keyed once only: {desk.code(3)}" in told
    assert not check(desk.store)


def test_a_pile_keyed_a_third_time_or_never_keyed_first_is_named(desk):
    desk.type(f"{desk.code()} 452", desk.code(2), "4")
    second = desk.again(twice=True)
    second.type(f"{desk.code()} 452")
    assert "a second time already" in refusal(second, desk.code())
    assert "not keyed a first time" in refusal(second, desk.code(2))
    assert "Only sheets with a code" in refusal(second, "next lived")


# A box of cards


def test_a_box_of_cards_counts_as_the_walks_tally_does():
    shop = workshop("tally")
    shop.type("present 9", "present 0", "0 1 3 4 1", "2 3 2 0 1 d=1", "p")
    desk = Desk(assessment("tally"))
    desk.type("cards lived", "9", "0 1 3 4 1", "2 3 2 0 1 d=1", "p")
    assert desk.round.cells["S-1"]["lived"] == shop.round.cells["S-1"]["lived"]
    assert desk.round.cells["S-2"]["lived"] == shop.round.cells["S-2"]["lived"]
    assert desk.round.people["lived"] == shop.round.people["lived"] == 9
    assert not check(desk.store)


def test_more_marks_than_people_is_named_at_once_and_a_box_is_counted_once(desk):
    desk.type("cards lived", "present 9")
    assert "That is 10 cards, but 9 people are present." in refusal(desk, "2 2 2 2 2")
    desk.type("2 2 2 2 1")
    again = desk.again()
    assert "begun before" in again.type("cards lived")[0]
    again.type("g 1", "1 1 1 1 1")
    assert desk.counts() == (1, 1, 1, 1, 1)
    assert "5 cards were counted" in refusal(again, "present 4")
    again.type("b", "b")
    assert desk.round.people["lived"] == 9


def test_cards_that_were_counted_at_the_keyboard_are_not_counted_again():
    shop = workshop("tally")
    shop.type("present 9", "present 0", "0 1 3 4 1")
    desk = Desk(shop.opened, shop.store)
    assert "counted already" in refusal(desk, "cards lived")
    assert Desk(shop.opened, shop.store, sitting="Tuesday").type("cards lived") == ()


def test_a_group_that_agrees_on_its_answers_has_no_cards():
    desk = Desk(assessment("consensus"))
    assert "agrees on its answers together" in refusal(desk, "cards lived")


# Events


@pytest.mark.parametrize(
    "body",
    [
        Unclear("S-1"),
        Helped("read"),
        Helped("", None),
        Helped("chose", True),
        GroupChanged("rep"),
        Compared(3),
        KeyedAgain("S-1", "always"),
        KeyedAgain("S-1", is_unclear=True),
    ],
)
def test_what_happens_to_paper_comes_back_as_it_was_kept(body):
    assert body_from_plain(kind_of(body), body_to_plain(body)) == body


def test_what_was_kept_before_there_was_paper_is_read():
    assert body_from_plain("answered", {"statement": "S-1", "answer": "never"}) == Answered("S-1", "never")
    names = {kind_of(body) for body in (Unclear(""), Helped(""), GroupChanged(""), Compared())}
    assert names == {"unclear", "helped", "group_changed", "compared"}


def test_how_far_each_box_is_counted_is_said_when_the_keying_ends():
    desk = Desk(assessment(groups=groups("tally")))
    desk.type("cards lived", "4", "0 1 2 1 0", "0 1 2 1 0")
    assert desk.type("left") == ("Cards of “People with lived experience”: 2 of 3 statements counted.",)
    desk.type("0 1 2 1 0")
    assert "For the cards of “Council team”: cards council" in desk.keying.asks_now().hints
    desk.type("cards council", "2", "0 0 0 1 1", "sheets", f"{desk.code()} 444")
    assert desk.type("left") == (
        "Cards of “People with lived experience”: 3 of 3 statements counted.",
        "Cards of “Council team”: 1 of 3 statements counted.",
        "1 sheet is in: People with lived experience 1.",
    )
    assert desk.again().type("left") == desk.type("left")
