"""The rating phase at one keyboard: one person at a time, groups together, and both."""

import pytest

from mir_assess.errors import SessionError
from mir_assess.model.assessment import Group
from mir_assess.model.bank import Stem
from mir_assess.model.prompts import AskStatement, CountPresent, PersonDone, RateDone
from mir_assess.model.round import Consensus, Note
from workshops import TRUTH, Workshop, assessment, edition, scale, statement, workshop


def asked(shop):
    """The statement's number and the group's id that stand on the screen."""
    assert isinstance(shop.prompt, AskStatement), shop.prompt
    return shop.prompt.card.number, shop.prompt.group.id


def refused(shop, line):
    """The words said to a line that is not understood; nothing may come of it."""
    before, prompt = shop.round, shop.prompt
    with pytest.raises(SessionError) as caught:
        shop.walk.take(line)
    assert (shop.round, shop.prompt) == (before, prompt)
    return str(caught.value)


# One person at a time


def test_a_person_walks_through_every_statement_and_is_thanked():
    shop = workshop("individual")
    assert asked(shop) == (1, "lived")
    assert shop.type("3").words == ("Statement 1: Sometimes true.",)
    shop.type("d", "x")
    assert isinstance(shop.prompt, PersonDone)
    cells = shop.round.cells
    assert cells["S-1"]["lived"].counts == (0, 0, 1, 0, 0)
    assert (cells["S-2"]["lived"].dont_know, cells["S-3"]["lived"].not_applicable) == (1, 1)
    assert shop.round.people == {"lived": 1, "council": 0}


def test_passed_is_done_and_later_comes_again():
    shop = workshop("individual")
    shop.type("p", "s", "s")
    assert asked(shop) == (2, "lived")
    assert shop.prompt.said == "This was left for later."
    shop.type("s")
    assert asked(shop) == (3, "lived")
    shop.type("4", "4")
    assert shop.round.cells["S-1"]["lived"].skipped == 1


def test_the_next_person_finds_a_cleared_keyboard_and_a_fresh_session():
    shop = workshop("individual")
    reply = shop.type("1", "1", "1", "next lived")
    assert reply.handover
    assert reply.words == ("Welcome. People with lived experience, person 2.",)
    assert shop.prompt.person == 2
    assert shop.prompt.said == ""
    shop.type("5", "next council with read", "2", "next lived")
    assert (asked(shop), shop.prompt.person) == ((1, "lived"), 3)
    assert shop.round.people == {"lived": 2, "council": 1}
    assert shop.round.participation["support"] == {"read": 1}


def test_a_code_stays_on_the_screen_at_one_enter_too_many_and_goes_when_it_is_noted():
    shop = workshop("individual")
    shop.type("1", "1", "1")
    code = shop.prompt.receipt
    assert code
    reply = shop.type("")
    assert not reply.handover
    assert reply.words[0].startswith("Have you noted your code?")
    assert shop.prompt.receipt == code
    assert shop.type("code").again
    assert shop.type("").handover
    assert isinstance(shop.prompt, PersonDone)
    assert shop.prompt.receipt == ""
    assert "Everything here has been rated" in refused(shop, "")


NOT_SHOWN = "This code is not shown any more"


@pytest.mark.parametrize(
    "then",
    [
        ("code",),
        ("g 1", "code"),
        ("g 1", "", "code"),
        ("g 1", "5", "code"),
        ("b", "code"),
        ("b", "3", "code"),
        ("reveal", "b", "code"),
    ],
    ids=" · ".join,
)
@pytest.mark.parametrize("how", ["noted", "revealed", "begun anew"])
def test_whoever_sits_there_after_somebody_is_through_sees_no_code_and_no_answer_of_theirs(how, then):
    shop = workshop("individual")
    shop.type("1", "1", "1")
    code = shop.prompt.receipt
    match how:
        case "noted":
            shop.type("", "")
        case "revealed":
            shop.type("reveal", "b")
        case "begun anew":
            shop.come_back()
    seen = []
    *lines, last = then
    for line in lines:
        seen += [*shop.type(line).words, str(shop.prompt)]
    seen.append(refused(shop, last))
    assert NOT_SHOWN in seen[-1]
    assert code not in " ".join(seen)
    assert "Never" not in " ".join(said for said in seen if said.startswith("You said"))
    assert not any("You said" in said for said in seen)


def test_the_next_person_has_a_code_of_their_own_after_one_that_went():
    shop = workshop("individual")
    shop.type("1", "1", "1", "", "", "next lived", "2", "2", "2")
    assert shop.prompt.receipt
    shop.type("g 1")
    assert shop.prompt.said.startswith("You said")


@pytest.mark.parametrize("leave", [("reveal", "b"), ("close", "b"), ()])
def test_whoever_comes_back_finds_no_code_of_the_last_person(leave):
    shop = workshop("individual")
    shop.type("1", "1", "1", *leave)
    if not leave:
        shop.come_back()
    assert isinstance(shop.prompt, PersonDone)
    assert shop.prompt.receipt == ""


def test_who_leaves_before_the_end_can_have_their_code_too():
    shop = workshop("individual")
    assert "Nothing of yours is kept yet" in refused(shop, "code")
    early = shop.type("1", "code").words
    shop.type("1", "1")
    assert shop.prompt.receipt in early[0]
    assert asked_code(shop, "next lived", "1") not in early[0]


def asked_code(shop, *lines):
    shop.type(*lines)
    return shop.type("code").words[0].split()[2].rstrip(".")


@pytest.mark.parametrize("before", [("1", "reveal"), ("1", "next lived", "reveal", "close")])
def test_no_code_is_shown_where_everyone_sees_the_screen(before):
    shop = workshop("individual")
    shop.type(*before)
    assert "A code is for one person alone" in refused(shop, "code")


def test_where_words_are_asked_for_code_is_a_word_like_any_other():
    shop = workshop("tally")
    shop.type("close", "", "", "", "", "code")
    assert [note.text for note in shop.round.notes] == ["code"]


def test_cards_in_a_box_have_no_code():
    assert "A code is for one person alone" in refused(workshop("tally"), "code")


def test_next_typed_twice_counts_nobody_twice():
    shop = workshop("individual")
    shop.type("1", "next lived", "next lived", "next lived with read", "next lived")
    assert shop.prompt.person == 2
    shop.type("2")
    assert shop.round.people["lived"] == 2


def test_going_back_to_a_statement_shows_what_this_person_said_and_enter_keeps_it():
    shop = workshop("individual")
    shop.type("2", "g 1")
    assert shop.prompt.said == "You said: Not often true. Enter keeps it."
    assert shop.type("").words == ("Left as it was.",)
    assert asked(shop) == (2, "lived")
    shop.type("g 1", "5", "g 3", "4")
    assert asked(shop) == (2, "lived")
    assert shop.round.cells["S-1"]["lived"].counts == (0, 0, 0, 0, 1)


def test_priorities_of_a_person_are_one_dot_each():
    shop = workshop("individual")
    assert shop.type("pick 1 3").words == ("What matters most to you: statements 1 and 3.",)
    shop.type("pick 2")
    assert shop.round.priorities == {"S-2": {"lived": 1}}


def test_enter_alone_asks_the_statement_once_more():
    shop = workshop("individual")
    before = shop.prompt
    assert shop.type("").again
    assert shop.prompt == before


# Groups together


def test_groups_are_counted_then_take_turns_people_with_lived_experience_first():
    shop = workshop("tally", "consensus")
    assert isinstance(shop.prompt, CountPresent)
    assert shop.type("present 10").words == ("People with lived experience: 10 people here.",)
    assert shop.type("1").words == ("Council team: 1 person here.",)
    seen = []
    for line in ("0 1 3 2 1 d=2", "4 of 1", "p", "p", "s", "s"):
        seen.append(asked(shop))
        shop.type(line)
    assert seen == [(1, "lived"), (1, "council"), (2, "lived"), (2, "council"), (3, "lived"), (3, "council")]
    assert asked(shop) == (3, "lived")
    shop.type("0 0 0 0 9", "5 of 1")
    assert isinstance(shop.prompt, RateDone)
    lived = shop.round.cells["S-1"]["lived"]
    assert (lived.counts, lived.dont_know, lived.skipped) == ((0, 1, 3, 2, 1), 2, 1)
    assert shop.round.cells["S-1"]["council"].agreed == Consensus("mostly", 1, 0)
    assert shop.round.people == {"lived": 10, "council": 1}


def test_cards_that_are_missing_are_named_without_telling_what_the_others_say():
    shop = workshop("tally")
    shop.type("4", "2")
    reply = shop.type("1 1 1 0 0")
    assert reply.words[0] == "Statement 1, People with lived experience: 3 cards counted."
    assert reply.words[1].startswith("1 of 4 people gave no card.")


def test_late_comers_count_from_now_on_and_more_cards_fit():
    shop = workshop("tally")
    shop.type("10", "5")
    assert "present 12" in refused(shop, "0 0 12 0 0")
    assert shop.type("present 12").words == ("People with lived experience: 12 people here.",)
    shop.type("0 0 12 0 0")
    assert shop.round.people["lived"] == 12


def test_people_who_leave_are_still_counted_as_having_taken_part():
    shop = workshop("tally")
    shop.type("10", "5", "0 0 10 0 0", "0 0 5 0 0", "present 6", "0 0 6 0 0")
    assert shop.round.people["lived"] == 10
    assert shop.round.cells["S-2"]["lived"].skipped == 4


def test_a_group_that_comes_late_is_counted_and_rates_what_it_missed():
    shop = workshop("tally")
    shop.type("3", "0", "1 1 1 0 0", "next council")
    assert shop.prompt == CountPresent(shop.opened.groups[1], 0)
    shop.type("4")
    assert asked(shop) == (1, "council")
    assert shop.prompt.present == 4


def test_counting_again_can_be_left_as_it_was():
    shop = workshop("tally")
    shop.type("3", "2", "next lived")
    assert shop.type("").words == ("People with lived experience: 3 people here.",)
    assert asked(shop) == (1, "lived")


def test_an_empty_room_has_nothing_to_rate_and_can_still_talk_and_close():
    shop = workshop("tally", "consensus")
    shop.type("present 0", "0")
    assert shop.prompt == RateDone(shop.opened.groups, 3, anyone=False)
    assert "next lived" in refused(shop, "g 1")
    shop.type("reveal", "1", "", "", "a none", "", "close")
    shop.type("", "", "", "", "")
    assert shop.type("").quit
    assert shop.round.people == {"lived": 0, "council": 0}


def test_a_group_of_two_can_agree_and_disagree():
    shop = workshop("consensus")
    shop.type("2", "2", "3 of 2")
    assert "so this is not agreed" in refused(shop, "3 of 2 dissent 1")
    shop.type("p", "3 of 2", "2 of 2")
    assert shop.round.cells["S-2"]["lived"].agreed == Consensus("sometimes", 2, 0)
    assert shop.round.cells["S-1"]["council"].agreed is None


def test_a_statement_asked_for_by_number_is_put_to_every_group_here_in_turn():
    shop = workshop("tally")
    shop.type("2", "2", "g 3")
    assert asked(shop) == (3, "lived")
    shop.type("0 0 0 0 2")
    assert asked(shop) == (3, "council")
    shop.type("0 0 0 0 2")
    assert asked(shop) == (1, "lived")


def test_what_a_group_gave_before_is_not_shown_when_it_is_asked_again():
    shop = workshop("tally", "consensus")
    shop.type("2", "2", "0 0 0 0 2", "5 of 2", "g 1")
    assert shop.prompt.said == "This was counted before. Enter keeps it."
    shop.type("")
    assert shop.prompt.said == "This was agreed before. Enter keeps it."
    shop.type("")
    assert asked(shop) == (2, "lived")


# Both at one keyboard


def test_one_group_rates_alone_and_the_other_counts_its_cards():
    shop = workshop("individual", "tally")
    shop.type("3", "3", "3")
    assert isinstance(shop.prompt, PersonDone)
    shop.type("next lived", "4", "4", "4", "next council", "5", "1 1 1 1 1", "p", "p")
    assert isinstance(shop.prompt, RateDone)
    assert shop.round.people == {"lived": 2, "council": 5}
    assert shop.round.cells["S-1"]["lived"].counts == (0, 0, 1, 1, 0)


def test_a_group_that_rates_together_may_come_before_people_who_rate_alone():
    shop = workshop("consensus", "individual")
    shop.type("3", "2 of 3", "2 of 3", "2 of 3")
    assert isinstance(shop.prompt, RateDone)
    assert "Type next lived or next council; or reveal" in refused(shop, "4")
    shop.type("next council", "5")
    assert (asked(shop), shop.prompt.person) == ((2, "council"), 1)


def test_help_for_one_person_is_not_recorded_of_a_group():
    shop = workshop("tally", "individual")
    assert "rate together" in refused(shop, "next lived with read")


@pytest.mark.parametrize("mode", ["individual", "tally", "consensus"])
@pytest.mark.parametrize(
    "line", ["present ten", "9 9", "6", "g 9", "g 0", "y", "why Not so", "a 3 of 4", "hm", "rate"]
)
def test_what_does_not_fit_is_answered_and_nothing_is_recorded(mode, line):
    shop = workshop(mode)
    if mode != "individual":
        shop.type("3", "3")
    assert len(refused(shop, line)) > 20


def test_several_sittings_are_pooled_and_each_is_walked_from_the_start():
    shop = workshop("tally")
    shop.type("3", "2", "1 1 1 0 0")
    other = Workshop(shop.opened, shop.store, sitting="Tuesday")
    assert isinstance(other.prompt, CountPresent)
    other.type("4", "0", "0 0 0 0 4")
    assert other.round.cells["S-1"]["lived"].counts == (1, 1, 1, 0, 4)
    assert (other.round.people["lived"], other.round.sittings) == (7, 2)


def test_a_role_with_no_question_in_the_bank_is_asked_as_the_council_is():
    groups = (Group("lived", "People", "lived_experience"), Group("allies", "Allies", "ally"))
    shop = Workshop(assessment(groups=groups))
    shop.type("next allies")
    assert shop.prompt.question.startswith("Think only of what you saw")


def test_a_group_with_nothing_to_be_asked_is_done_at_once():
    stems = (Stem("lived_experience", "i", "How true?"), Stem("council", "we", "How true?"))
    shop = Workshop(assessment("tally", parts=[edition(stems=stems)]))
    shop.type("2", "2", "0 0 0 0 2", "p", "p")
    assert isinstance(shop.prompt, RateDone)
    assert list(shop.round.cells["S-1"]) == ["lived"]


def test_two_parts_with_scales_of_their_own_are_walked_in_turn():
    ladder = edition(
        [statement("L-1", "We decide together.", scale="of-7", good_from=None)], scales=[scale(7)], bank="l"
    )
    truth = edition([statement("S-1", "It is so.")], scales=[TRUTH])
    shop = Workshop(assessment("individual", parts=[ladder, truth]))
    assert len(shop.prompt.card.levels) == 7
    shop.type("7")
    assert "from 1 to 5" in refused(shop, "7")
    shop.type("5")
    assert shop.round.cells["L-1"]["lived"].counts == (0,) * 6 + (1,)


# Notes


def test_a_note_is_private_until_somebody_says_yes_and_belongs_to_what_is_asked():
    shop = workshop("tally")
    shop.type("2", "2", "0 0 0 0 2")
    said = shop.type("n- They never ring").words
    assert said == (
        "Noted for statement 1, as what does not work: “They never ring”",
        "It stays private. Type y if it may be printed.",
    )
    assert shop.round.notes == (Note("not_working", "They never ring", "S-1", "council"),)
    assert shop.type("y").words == ("It may be printed.",)
    assert shop.round.notes[0].consent


def test_yes_is_about_the_note_just_written_and_nothing_older():
    shop = workshop("individual")
    shop.type("n One", "3")
    assert "no note just before" in refused(shop, "y")
    shop.type("n+ lived: Two", "no")
    assert [note.consent for note in shop.round.notes] == [False, False]
    assert "no note just before" in refused(shop, "y")


def test_whose_words_they_are_can_be_said():
    shop = workshop("tally")
    shop.type("2", "2")
    assert "in the words of Council team" in shop.type("n> council: More time").words[0]
    assert shop.round.notes[0].group == "council"


def test_the_reason_goes_to_what_was_agreed_last_at_this_keyboard():
    shop = workshop("consensus", "tally")
    shop.type("5", "3", "4 of 5 dissent 2", "0 0 1 1 1", "why It depends who comes")
    assert shop.round.notes == (Note("why", "It depends who comes", "S-1", "lived"),)


def test_what_is_parked_is_the_rooms_and_about_no_statement():
    shop = workshop("individual")
    assert shop.type("park lived: Bus passes").words[0] == "Parked for later: “lived: Bus passes”"
    assert shop.round.notes == (Note("parked", "lived: Bus passes"),)


@pytest.mark.parametrize(
    "text", ["مرحبا بالعالم", "👩🏽‍🦽 ok", "é" * 10_000, "a\x1b[2Jb\x07", "x\u202ey", "tab\there"]
)
def test_words_are_kept_exactly_as_they_were_typed(text):
    shop = workshop("individual")
    shop.type(f"n {text}")
    assert shop.round.notes[0].text == text


def test_half_a_character_is_refused_before_any_store_sees_it():
    assert "Type it again." in refused(workshop("individual"), "n \udcff")


# Around it


def test_what_is_left_is_told_by_number():
    shop = workshop("tally")
    shop.type("2", "2", "p", "s", "s")
    assert shop.type("left").words == (
        "People with lived experience: still to come: 3; left for later: 2.",
        "Council team: still to come: 2 and 3; left for later: 1.",
    )
    alone = workshop("individual")
    alone.type("1", "2", "3")
    assert alone.type("left").words == ("You: nothing left.",)


def test_help_names_what_can_be_typed_with_numbers_that_exist():
    for mode in ("individual", "tally", "consensus"):
        words = "\n".join(workshop(mode).type("?").words)
        assert "g 1: go to statement 1." in words
        assert "{" not in words


def test_pauses_breaks_and_time_touch_nothing():
    shop = workshop("individual", minutes=120)
    before = shop.round
    assert shop.type("pause").calm == 0
    assert shop.type("break 15").calm == 15
    assert shop.type("break 1").words == ("A break of 1 minute. Press Enter when you are back.",)
    assert shop.type("time").words == ("0 of 120 minutes used since this keyboard was opened.",)
    assert shop.round == before


def test_revealing_too_early_says_what_is_left_and_leads_back():
    shop = workshop("tally")
    shop.type("2", "2", "0 0 0 0 2")
    reply = shop.type("reveal")
    assert reply.words[0] == "People with lived experience: still to come: 2 and 3."
    assert reply.words[-1] == "To go back and rate them, type: rate"
    shop.type("rate")
    assert asked(shop) == (1, "council")
