"""A session folded from its events, and what it adds to the round."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_up import events
from mir_assess.model.events import (
    Agreed,
    Answered,
    LeftForLater,
    NoteChecked,
    NoteDecided,
    NoteWritten,
    Passed,
    PresentCounted,
    Prioritised,
    SessionClosed,
    SessionOpened,
    Tallied,
    Undone,
)
from mir_assess.model.round import Note
from mir_assess.model.session import (
    Contribution,
    Difference,
    SessionState,
    contribution,
    difference,
    fold,
    people_in,
)

ONE = SessionOpened("lived", "individual", "morning", "read")
CARDS = SessionOpened("lived", "tally", "morning")
TALK = SessionOpened("council", "consensus")


def _state(*bodies):
    return fold(events("session/a/s", *bodies))


def _cells(*bodies):
    return dict(contribution(_state(*bodies)).cells)


def test_nothing_said_adds_nothing():
    assert fold(()) == SessionState()
    assert contribution(_state(ONE)) == Contribution()
    assert contribution(_state(ONE, SessionClosed())) == Contribution()
    assert contribution(_state(ONE, Answered("home", "never"), Undone(2))) == Contribution()


def test_one_person_adds_one_to_each_thing_said():
    said = _cells(
        ONE, Answered("home", "never"), Answered("plan", "dont_know"), Answered("voice", "not_applicable")
    )
    assert said == {
        ("lived", "home", "level/never"): 1,
        ("lived", "plan", "dont_know"): 1,
        ("lived", "voice", "not_applicable"): 1,
        ("lived", "", "people"): 1,
        ("lived", "", "channel/terminal"): 1,
        ("lived", "", "support/read"): 1,
        ("", "", "sitting/morning"): 1,
    }


def test_answering_again_replaces_and_moves_to_the_end():
    state = _state(ONE, Answered("home", "never"), Answered("plan", "always"), Answered("home", "always"))
    assert list(state.said) == ["plan", "home"]
    assert contribution(state).cells["lived", "home", "level/always"] == 1
    assert ("lived", "home", "level/never") not in contribution(state).cells


@pytest.mark.parametrize(("body", "is_settled"), [(Passed("home"), True), (LeftForLater("home"), False)])
def test_passing_settles_and_leaving_for_later_does_not(body, is_settled):
    state = _state(ONE, Answered("home", "never"), body)
    assert state.is_settled("home") is is_settled
    assert not state.is_settled("plan")
    assert [key for key in contribution(state).cells if key[1]] == [], "the answer before it no longer stands"
    assert contribution(state).cells["lived", "", "people"] == 1, "who passed was there"


def test_cards_add_as_many_as_were_held_up():
    said = _cells(
        CARDS, PresentCounted(9), Tallied("home", {"never": 2, "always": 3}, dont_know=1, not_applicable=1)
    )
    assert said["lived", "home", "level/always"] == 3
    assert said["lived", "home", "dont_know"] == 1
    assert said["lived", "", "people"] == 9
    assert ("lived", "", "uncounted") not in said


def test_late_comers_raise_the_number_of_people_and_leaving_does_not_lower_it():
    assert people_in(_state(CARDS, PresentCounted(4), PresentCounted(6), PresentCounted(5))) == 6
    assert people_in(_state(CARDS, PresentCounted(4), Tallied("home", {"never": 7}))) == 7
    assert _state(CARDS, PresentCounted(4), PresentCounted(6), PresentCounted(5)).present == 5


def test_a_wrong_count_that_is_taken_back_leaves_no_trace():
    assert people_in(_state(CARDS, PresentCounted(60), Undone(2), PresentCounted(6))) == 6


def test_a_group_nobody_counted_is_marked_and_is_as_large_as_its_most_cards():
    said = _cells(
        CARDS, Tallied("home", {"never": 2}), Tallied("plan", {"never": 1, "always": 4}, dont_know=1)
    )
    assert said["lived", "", "uncounted"] == 1
    assert said["lived", "", "people"] == 6


def test_an_agreed_level_counts_people_and_those_who_did_not_agree():
    said = _cells(TALK, Agreed("home", "mostly", 9, {"council": 2}))
    assert said["council", "home", "agreed/mostly/people"] == 9
    assert said["council", "home", "agreed/mostly/dissent"] == 2
    assert said["council", "", "people"] == 9


def test_no_agreement_adds_no_level():
    said = _cells(TALK, Agreed("home", None, 9))
    assert [key for key in said if key[1]] == []
    assert said["council", "", "people"] == 9


def test_dots_are_counted_and_replaced():
    said = _cells(ONE, Prioritised("lived", {"home": 3, "plan": 1}), Prioritised("lived", {"plan": 2}))
    assert said["lived", "plan", "dots"] == 2
    assert ("lived", "home", "dots") not in said


def test_notes_follow_what_was_decided():
    written = NoteWritten("n", "note", "words", "home", "lived")
    assert _state(ONE, written).notes == {"n": Note("note", "words", "home", "lived", consent=False)}
    assert _state(ONE, written, NoteDecided("n", consent=True)).notes["n"].consent is True
    assert _state(ONE, NoteDecided("unknown", consent=True)).notes == {}
    assert _state(ONE, NoteChecked("unknown", "print", "room")).notes == {}
    assert _state(ONE, written, NoteDecided("n", consent=True), Undone(2)).notes == {}


def test_the_last_look_at_a_note_counts_and_can_be_taken_back():
    written = NoteWritten("n", "note", "Anna sang", "home", "lived", consent=True)
    back, printed = NoteChecked("n", "keep_back", "room"), NoteChecked("n", "print", "speaker")

    def looked_at(*bodies):
        note = _state(ONE, written, *bodies).notes["n"]
        return note.checked, note.checked_by

    assert looked_at() == ("", "")
    assert looked_at(back) == ("keep_back", "room")
    assert looked_at(back, printed) == ("print", "speaker")
    assert looked_at(back, printed, Undone(4)) == ("keep_back", "room")
    assert looked_at(back, NoteChecked("n", "")) == ("", "")
    assert looked_at(back, NoteDecided("n", consent=False), NoteDecided("n", consent=True)) == (
        "keep_back",
        "room",
    )


COUNTS = st.dictionaries(
    st.tuples(st.sampled_from("ab"), st.sampled_from("st"), st.sampled_from(["level/x", "people"])),
    st.integers(1, 9),
)
NOTES = st.dictionaries(st.sampled_from(["n1", "n2"]), st.builds(Note, st.just("note"), st.text(max_size=2)))
CONTRIBUTIONS = st.builds(Contribution, COUNTS, NOTES)


@given(CONTRIBUTIONS, CONTRIBUTIONS)
def test_a_difference_turns_before_into_after(before, after):
    found = difference(before, after)
    cells = Counter(before.cells)
    cells.update(found.cells)
    assert {key: number for key, number in cells.items() if number} == after.cells
    notes = {**before.notes, **found.notes}
    assert {note_id: note for note_id, note in notes.items() if note_id not in found.gone} == after.notes
    assert list(found.cells) == sorted(found.cells)
    assert 0 not in found.cells.values()


@given(CONTRIBUTIONS)
def test_no_change_is_no_difference(same):
    assert difference(same, same) == Difference()
