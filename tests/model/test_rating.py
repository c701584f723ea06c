"""The rules of rating: what comes next, what an entry means in each mode, and how it is read back."""

import pytest

from mir_assess.errors import SessionError
from mir_assess.model import rating
from mir_assess.model.bank import Stem
from mir_assess.model.events import Agreed, Answered, LeftForLater, Passed, Tallied
from mir_assess.model.session import SessionState
from mir_assess.model.typed import read_line
from workshops import assessment, edition, scale, statement

LEVELS = dict.fromkeys(("never", "rarely", "sometimes", "mostly", "always"), 0)


def decide(mode, line, *, present=None, chosen=None):
    opened = chosen or assessment(mode)
    group = opened.groups[0]
    state = SessionState(group=group.id, mode=mode, present=present)
    return rating.decide(opened, group, state, opened.chosen[0], read_line(line, ["lived", "council"]))


def told(mode, line, **others):
    with pytest.raises(SessionError) as caught:
        decide(mode, line, **others)
    return str(caught.value)


@pytest.mark.parametrize(
    ("mode", "line", "said"),
    [
        ("individual", "1", Answered("S-1", "never")),
        ("individual", "5", Answered("S-1", "always")),
        ("individual", "d", Answered("S-1", "dont_know")),
        ("individual", "x", Answered("S-1", "not_applicable")),
        ("individual", "p", Passed("S-1")),
        ("individual", "s", LeftForLater("S-1")),
        (
            "tally",
            "0 1 3 2 1",
            Tallied("S-1", {**LEVELS, "rarely": 1, "sometimes": 3, "mostly": 2, "always": 1}),
        ),
        ("tally", "0 0 0 0 0 d=3 x=1", Tallied("S-1", LEVELS, 3, 1)),
        ("tally", "p", Passed("S-1")),
        ("tally", "s", LeftForLater("S-1")),
        ("consensus", "4 of 9", Agreed("S-1", "mostly", 9, {"lived": 0})),
        ("consensus", "4 of 9 dissent 4", Agreed("S-1", "mostly", 9, {"lived": 4})),
        ("consensus", "p", Passed("S-1")),
    ],
)
def test_an_entry_means_what_the_contract_says(mode, line, said):
    assert decide(mode, line) == said


@pytest.mark.parametrize(
    ("mode", "line", "what"),
    [
        ("individual", "6", "There is no level 6. Type a number from 1 to 5."),
        ("individual", "0", "no level 0"),
        ("individual", "3 3", "Type one number from 1 to 5"),
        ("individual", "3 d=1", "Type one number from 1 to 5"),
        ("individual", "4 of 9", "Type one number from 1 to 5"),
        ("tally", "3", "Like: 0 1 3 2 1"),
        ("tally", "0 1 3 2", "Type 5 numbers"),
        ("tally", "d", "0 1 3 2 1 d=3"),
        ("tally", "x", "0 1 3 2 1 x=3"),
        ("consensus", "3", "3 of 9"),
        ("consensus", "d", "type p"),
        ("consensus", "6 of 9", "no level 6"),
        ("consensus", "4 of 0", "at least one person"),
        ("consensus", "4 of 9 dissent 5", "5 of 9 did not agree, so this is not agreed"),
        ("consensus", "4 of 2 dissent 1", "so this is not agreed"),
    ],
)
def test_an_entry_that_says_nothing_is_told_what_to_type(mode, line, what):
    assert what in told(mode, line)


def test_more_cards_than_people_is_caught_and_mended_by_saying_who_came():
    words = told("tally", "1 1 1 1 1 d=1", present=5)
    assert "That is 6 cards, but 5 people are present." in words
    assert "present 6" in words
    assert decide("tally", "1 1 1 1 1", present=5).levels["never"] == 1


def test_more_people_agreeing_than_are_here_is_caught():
    assert "1 person is present, not 3." in told("consensus", "4 of 3", present=1)


@pytest.mark.parametrize("size", [2, 7])
def test_a_scale_of_any_length_is_rated_by_its_own_numbers(size):
    part = edition([statement("S-1", "It is so.", scale=f"of-{size}", good_from=None)], scales=[scale(size)])
    for mode in ("individual", "tally", "consensus"):
        opened = assessment(mode, parts=[part])
        line = {"individual": f"{size}", "tally": " ".join("1" * size), "consensus": f"{size} of 3"}[mode]
        assert f"l{size}" in str(decide(mode, line, chosen=opened))
        assert f"1 to {size}" in told("individual", str(size + 1), chosen=assessment(parts=[part]))


def test_what_is_next_is_what_was_asked_for_then_what_is_new_then_what_was_left():
    opened = assessment()
    group = opened.groups[0]
    later = {"S-1": LeftForLater("S-1"), "S-2": Answered("S-2", "never")}
    assert rating.next_statement(opened, group, SessionState()) == "S-1"
    assert rating.next_statement(opened, group, SessionState(said=later)) == "S-3"
    assert rating.next_statement(opened, group, SessionState(said=later, asked_for="S-2")) == "S-2"
    all_said = {**later, "S-3": LeftForLater("S-3")}
    assert rating.next_statement(opened, group, SessionState(said=all_said)) == "S-1"
    assert (
        rating.next_statement(opened, group, SessionState(said=dict.fromkeys(opened.chosen, Passed(""))))
        is None
    )


def test_groups_that_rate_together_take_turns_and_an_empty_one_is_passed_over():
    opened = assessment("tally")
    lived, council = (SessionState(present=number) for number in (9, 4))
    pair = rating.next_pair(opened, opened.groups, {"lived": lived, "council": council})
    assert pair == ("S-1", "lived")
    nobody = SessionState(present=0)
    assert rating.next_pair(opened, opened.groups, {"lived": nobody, "council": council}) == (
        "S-1",
        "council",
    )
    assert rating.next_pair(opened, opened.groups, {"lived": nobody, "council": nobody}) is None


def test_a_role_without_a_stem_is_not_asked():
    stems = (Stem("lived_experience", "i", "How true?"), Stem("council", "we", "How true?"))
    opened = assessment(parts=[edition(stems=stems)])
    assert opened.asked_of(opened.groups[1]) == ()
    assert rating.next_statement(opened, opened.groups[1], SessionState()) is None


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (Answered("S-1", "mostly"), "Mostly true."),
        (Answered("S-1", "dont_know"), "Don’t know."),
        (Answered("S-1", "not_applicable"), "Does not apply."),
        (Passed("S-1"), "Passed."),
        (LeftForLater("S-1"), "Left for later."),
        (Agreed("S-1", "mostly", 9, {"lived": 2}), "agreed on “Mostly true”, 9 people; 2 did not agree."),
        (Agreed("S-1", "mostly", 1, {"lived": 0}), "agreed on “Mostly true”, 1 person."),
        (Tallied("S-1", {"never": 1}), "1 card counted."),
    ],
)
def test_an_entry_is_read_back_in_words(said, words):
    assert rating.describe(assessment(), said) == words


def test_a_tally_is_read_back_by_its_total_alone():
    one = Tallied("S-1", {**LEVELS, "never": 5}, 2, 0)
    other = Tallied("S-1", {**LEVELS, "always": 3}, 0, 4)
    assert rating.describe(assessment(), one) == rating.describe(assessment(), other) == "7 cards counted."
