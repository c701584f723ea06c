"""The close: what matters most, parked, printed or private, two leads for each action, and how it was."""

from contextlib import suppress

import pytest

from mir_assess.errors import SessionError
from mir_assess.model.assessment import Action
from mir_assess.model.prompts import AskStatement, ChooseStatement, CloseStep, Ended
from mir_assess.office.planning import agree
from workshops import AT, NAME, Workshop, workshop

FIELDS = ("what", "statement", "why", "led_by_lived", "led_by_council", "by", "first_step", "notice")


def closing(*before):
    shop = workshop("tally")
    shop.type("5", "4", "0 0 0 0 5", "0 0 0 4 0", *before, "close")
    return shop


def at_actions(*before):
    shop = closing(*before)
    shop.type("", "", "")
    assert shop.prompt.place == "close/actions", shop.prompt
    return shop


def refused(shop, line):
    before, prompt = shop.round, shop.prompt
    with pytest.raises(SessionError) as caught:
        shop.walk.take(line)
    assert (shop.round, shop.prompt) == (before, prompt)
    return str(caught.value)


ACTION = (
    "Print a card",
    "3",
    "Nobody told me",
    "An expert",
    "The director",
    "June",
    "Ask Asha",
    "On every fridge",
)


def test_what_was_said_of_an_action_is_read_back_in_words_while_the_rest_is_asked():
    shop = at_actions()
    shop.type(*ACTION[:2])
    assert shop.prompt.lines == ("Now: Print a card", "About: I know who to call for help at night.")
    shop.type("", *ACTION[3:5])
    assert shop.prompt.lines[2:] == ("Led by: An expert", "From the council: The director")
    shop.type(*ACTION[5:])
    assert not any(line.startswith("About") for line in shop.prompt.lines)


def test_enter_leads_through_every_step_to_the_end():
    shop = closing()
    places = []
    while isinstance(shop.prompt, CloseStep):
        places.append(shop.prompt.place)
        shop.type("")
    assert places == ["close", "close/parked", "close/print", "close/actions", "close/how"]
    assert isinstance(shop.prompt, Ended)
    assert shop.type("").quit
    assert shop.walk.next_commands() == (f"mir-assess report {NAME}", f"mir-assess seal {NAME}")


def test_dots_of_each_group_stand_while_they_are_typed():
    shop = closing()
    shop.type("pick lived 1=7 2=1", "pick council 2=3")
    assert shop.prompt.lines == (
        "People with lived experience: statement 1 has 7 dots, statement 2 has 1 dot.",
        "Council team: statement 2 has 3 dots.",
    )


def test_parked_things_from_every_phase_are_read_out():
    shop = workshop("individual")
    shop.type("park Bus passes", "3", "reveal", "park The lift", "close", "")
    assert shop.prompt.lines == ("Bus passes", "The lift")


def test_each_note_of_the_room_or_a_group_is_read_back_with_its_fate():
    shop = closing("n- lived: They never ring", "y", "reveal", "1", "n> More time")
    shop.type("", "")
    assert shop.prompt.lines == (
        "Note 1 of 2. What should change, statement 1:",
        "“More time”",
        "Now: it stays private.",
    )
    assert shop.type("y").words == ("It may be printed.",)
    assert (
        shop.prompt.lines[0] == "Note 2 of 2. What does not work, statement 2, People with lived experience:"
    )
    assert shop.type("").words == ("It may be printed.",)
    assert shop.prompt.lines == ("Every note has been read back.",)
    assert "Press Enter to go on" in refused(shop, "y")
    assert [note.consent for note in shop.round.notes] == [True, True]


def test_a_decision_on_a_note_can_be_taken_back_one_by_one():
    shop = closing("n One", "n Two")
    shop.type("", "", "y", "no", "b", "b")
    assert shop.prompt.lines[0].startswith("Note 1 of 2.")
    assert [note.consent for note in shop.round.notes] == [False, False]


def test_a_note_written_while_reading_back_is_decided_by_the_yes_after_it():
    shop = closing("n One")
    shop.type("", "", "n Two", "y")
    assert {note.text: note.consent for note in shop.round.notes} == {"One": False, "Two": True}
    assert shop.prompt.lines[1] == "“One”"


ANNA = "Anna on Ward 6 rings back"


def test_words_that_could_point_at_somebody_are_looked_at_before_they_are_printed():
    shop = closing(f"n+ {ANNA}", "n Nobody rings")
    shop.type("", "")
    assert shop.type("y").words == ("It may be printed.",)
    assert shop.prompt.lines == (
        f"“{ANNA}”",
        "It could point at somebody: a name (“Anna”), a place (“Ward 6”).",
    )
    assert shop.prompt.question.startswith("Is everyone in it safe")
    assert shop.type("no").words == ("It is kept back, and will be on no page.",)
    assert shop.prompt.lines[1] == "“Nobody rings”"
    shop.type("y")
    assert {note.text: (note.checked, note.checked_by) for note in shop.round.notes} == {
        ANNA: ("keep_back", "room"),
        "Nobody rings": ("", ""),
    }
    shop.type("b", "b")
    assert shop.prompt.question.startswith("Is everyone in it safe")
    shop.type("y")
    assert [note.checked for note in shop.round.notes if note.text == ANNA] == ["print"]


def test_it_is_said_at_once_that_they_are_looked_at_again():
    shop = closing()
    assert shop.type(f"n {ANNA}", "y").words == (
        "It may be printed.",
        "Before it is printed, somebody looks at it again: a name (“Anna”), a place (“Ward 6”).",
    )
    assert shop.type("n Nobody rings", "y").words == ("It may be printed.",)
    assert shop.type(f"n {ANNA} again", "no").words == ("It stays private.",)


def test_looking_at_them_can_wait_and_they_are_asked_about_when_the_step_comes_again():
    shop = closing(f"n {ANNA}", "y")
    shop.type("", "", "")
    assert shop.type("").words == ("It waits, and is on no page until somebody has looked at it.",)
    assert shop.prompt.lines == ("Every note has been read back.",)
    assert [note.checked for note in shop.round.notes] == [""]
    shop.come_back()
    assert shop.prompt.lines == ("Every note has been read back.",)
    shop.type("talk", "close", "", "")
    assert shop.prompt.lines[2] == "Now: it may be printed once somebody has looked at it."
    shop.type("", "y")
    assert [note.checked for note in shop.round.notes] == ["print"]
    shop.type("talk", "close", "", "", "")
    assert shop.prompt.lines == ("Every note has been read back.",), "what was decided is not asked again"


def test_private_words_are_not_looked_at():
    shop = closing(f"n {ANNA}")
    shop.type("", "", "no")
    assert shop.prompt.lines == ("Every note has been read back.",)


def test_what_is_said_of_the_day_is_looked_at_too_and_in_a_pipe_the_lines_go_on():
    shop = at_actions()
    shop.type("", "Anna was kind", "y")
    assert shop.prompt.place == "close/how"
    assert shop.prompt.lines[0] == "“Anna was kind”"
    shop.type("Too long", "no")
    shop.type("no", "", "")
    assert {note.text: (note.consent, note.checked) for note in shop.round.notes} == {
        "Anna was kind": (True, "keep_back"),
        "Too long": (False, ""),
    }
    assert isinstance(shop.prompt, Ended)


def test_a_persons_own_words_are_not_looked_at_in_the_room():
    shop = workshop("individual")
    assert "looks at it again" in shop.type(f"n {ANNA}", "y").words[1]
    shop.type("reveal", "close", "", "")
    assert shop.prompt.lines == ("No notes were written down together.",)


def test_a_persons_own_notes_are_never_read_out():
    shop = workshop("individual")
    shop.type("n My own words", "y", "reveal", "close", "", "")
    assert shop.prompt.lines == ("No notes were written down together.",)


def test_an_action_is_written_part_by_part_and_kept_with_two_leads():
    shop = at_actions()
    shop.type(*ACTION[:-1])
    said = shop.type(ACTION[-1]).words
    assert said == ("Promised: Print a card. Led by An expert and The director, by June.",)
    (action,) = shop.round.actions
    assert action == Action(
        action.id, "Print a card", "An expert", "The director", "S-3", *ACTION[2:3], *ACTION[5:]
    )
    assert shop.prompt.lines == ("1. Print a card. Led by An expert and The director, by June.",)


def test_only_what_must_be_said_of_an_action_must_be_said():
    shop = at_actions()
    shop.type("Talk!", "", "")
    assert "Each action needs two leads" in refused(shop, "")
    shop.type("to be found")
    assert "Each action needs two leads" in refused(shop, "")
    assert shop.type("The director", "", "", "").words == (
        "Promised: Talk! Led by to be found and The director.",
    )


@pytest.mark.parametrize("line", ["two", "9", "3 4", "d"])
def test_an_action_is_for_a_statement_that_exists(line):
    shop = at_actions()
    shop.type("Print a card")
    refused(shop, line)


@pytest.mark.parametrize(
    "what", ["Next of kin are rung first", "Pick up the phone", "7", "4 of 9", "Why not Sundays", "x"]
)
def test_an_action_may_begin_like_a_command(what):
    shop = at_actions()
    shop.type(what)
    assert shop.prompt.lines == (f"Now: {what}",)


def test_back_undoes_an_action_part_by_part_even_after_it_was_promised():
    shop = at_actions()
    shop.type(*ACTION, "b")
    assert shop.round.actions == ()
    assert shop.prompt.question == "How will people notice?"
    shop.type("b", "b", "b")
    assert shop.prompt.question == "Who leads it, of the council?"
    shop.type(*ACTION[4:])
    assert len(shop.round.actions) == 1


def test_another_rounds_actions_are_not_shown_nor_taken_back():
    shop = at_actions()
    shop.type(*ACTION)
    other = Workshop(shop.opened, shop.store)
    assert len(other.round.actions) == 1


def test_back_never_reaches_an_action_that_was_kept_between_meetings():
    shop = at_actions()
    shop.type("Print")
    said = dict(zip(("what", "led_by_lived", "led_by_council"), ("Read letters", "A", "B"), strict=True))
    agree(shop.store, NAME, {**dict.fromkeys(FIELDS, ""), **said}, at=AT)
    shop.come_back()
    assert "Taken back: the last part of the action." in shop.type("b").words
    with suppress(SessionError):
        for _ in range(20):
            shop.type("b")
    assert [action.what for action in shop.round.actions] == ["Read letters"]


def test_how_it_was_is_kept_line_by_line():
    shop = at_actions()
    shop.type("", "Good. Too long", "why so few buses", "n Tea was nice", "y", "break 5", "park Lunch")
    notes = {note.text: (note.kind, note.consent) for note in shop.round.notes}
    assert notes == {
        "Good. Too long": ("how_it_was", False),
        "why so few buses": ("how_it_was", False),
        "Tea was nice": ("note", True),
        "Lunch": ("parked", False),
    }


@pytest.mark.parametrize(
    "line", ["3", "present 4", "why So", "a 4 of 5", "close", "g 1", "next lived", "hm", "no"]
)
def test_what_does_not_fit_is_answered_and_nothing_is_recorded(line):
    assert len(refused(closing(), line)) > 20


def test_the_close_is_left_and_returned_to_freely():
    shop = closing()
    shop.type("", "talk")
    assert isinstance(shop.prompt, ChooseStatement)
    shop.type("close")
    assert shop.prompt.place == "close"
    shop.type("rate")
    assert isinstance(shop.prompt, AskStatement)
    assert shop.type("close", "left").words == ("5 steps of the close left.",)


def test_back_leads_through_the_steps():
    shop = closing()
    shop.type("", "", "", "", "")
    places = []
    while isinstance(shop.prompt, CloseStep | Ended):
        places.append(getattr(shop.prompt, "place", "end"))
        shop.type("b")
    assert places == ["end", "close/how", "close/actions", "close/print", "close/parked", "close"]
    assert isinstance(shop.prompt, AskStatement)


def test_who_keeps_the_answers_is_said_at_the_end():
    shop = closing()
    shop.type("", "", "", "", "")
    assert "Who looks after the answers: Asha Patel, Northshire Voices." in shop.prompt.lines
