"""People may say whether they have been to a round before: nobody is asked, and it is counted and no more."""

import pytest

from mir_assess.errors import SessionError
from mir_assess.model.events import CameBefore, body_from_plain
from workshops import workshop


def attendance(shop):
    return shop.round.participation["attendance"]


def test_a_person_says_it_at_any_statement_changes_it_and_takes_it_back():
    shop = workshop("individual")
    shop.type("3")
    assert attendance(shop) == {}
    assert shop.type("Been before.").words == ("Noted: been before.",)
    assert attendance(shop) == {"been_before": 1}
    assert shop.type("first time").words == ("Noted: the first time.",)
    assert attendance(shop) == {"first_time": 1}
    assert "Taken back: who has been before." in shop.type("b").words
    assert attendance(shop) == {"been_before": 1}
    shop.type("b")
    assert attendance(shop) == {}


def test_the_next_person_is_another():
    shop = workshop("individual")
    shop.type("been before")
    shop.type("next lived")
    shop.type("first time")
    assert attendance(shop) == {"been_before": 1, "first_time": 1}


def test_a_group_says_how_many_of_those_who_are_here():
    shop = workshop("tally", "consensus")
    with pytest.raises(SessionError, match="counted yet"):
        shop.walk.take("been before 6 of 11")
    shop.type("present 10")
    with pytest.raises(SessionError, match="10 people are present, not 11"):
        shop.walk.take("been before 6 of 11")
    with pytest.raises(SessionError, match="takes numbers"):
        shop.walk.take("been before")
    shop.type("been before 6 of 9")
    assert attendance(shop) == {"been_before": 6, "first_time": 3}
    shop.type("b")
    assert attendance(shop) == {}


def test_right_after_its_count_a_group_is_meant_though_the_screen_asks_for_the_next():
    shop = workshop("tally", "consensus")
    shop.type("present 10")
    assert shop.type("been before 6 of 9").words[0].startswith("People with lived experience: 6 of 9")
    shop.type("present 5")
    assert shop.type("been before 1 of 5").words[0].startswith("Council team: 1 of 5")
    assert shop.type("been before 7 of 9").words[0].startswith("People with lived experience: 7 of 9")


@pytest.mark.parametrize(
    "line", ["first", "first place", "been there", "been before 7 of 6", "been before six"]
)
def test_what_is_nearly_right_is_answered_with_how_to_type_it(line):
    shop = workshop("individual")
    with pytest.raises(SessionError, match="One person: first time"):
        shop.walk.take(line)
    assert attendance(shop) == {}


def test_what_is_stored_reads_as_it_was_written():
    assert body_from_plain("came_before", {"before": 6, "people": 11}) == CameBefore(6, 11)


def helpers(shop):
    return shop.round.participation["helper"]


def test_who_pays_for_the_help_is_said_changed_and_taken_back():
    shop = workshop("individual")
    with pytest.raises(SessionError, match="No help was recorded"):
        shop.walk.take("helper paid")
    shop.type("next lived with read")
    assert shop.type("helper paid").words == (
        "Noted: the helper works for the council or a service it pays for.",
    )
    shop.type("3")
    assert (helpers(shop), shop.round.participation["support"]) == ({"paid": 1}, {"read": 1})
    shop.type("b")
    assert "Taken back: who pays for the help." in shop.type("b").words
    shop.type("helper not paid", "3")
    assert helpers(shop) == {"unpaid": 1}


def test_a_group_has_no_one_helper():
    shop = workshop("tally")
    shop.type("present 5", "present 0")
    with pytest.raises(SessionError, match="rate together"):
        shop.walk.take("helper paid")
