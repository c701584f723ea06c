"""Another of several meetings: phones of the one before are known, and nobody is counted twice."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from coroutines import ran
from mir_assess.channels.room import keys, visitors
from mir_assess.channels.room.gathering import Room
from mir_assess.store.sqlite import SqliteStore
from mir_assess.walk import Walk
from rooms import CODE, HERE, LEAD, SECRET, Place
from workshops import AT, NAME

_numbers = count()


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A room with a server, and the store behind it."""
    found = Place(tmp_path / "room.sqlite")
    yield found
    found.stop()


def sits(place: Place, name: str) -> Room:
    """A keyboard opens the meeting of this name."""
    store = SqliteStore(place.path)
    Walk(store, NAME, clock=lambda: AT, new_id=lambda: f"sits-{next(_numbers)}", sitting=name)
    store.close()
    room: Room = ran(place.hall.by_code(CODE))
    ran(place.hall.catch_up(room))
    return room


def joins(place: Place, group: str = "lived") -> Any:
    device = place.device()
    device.post(f"{HERE}/join", data={"group": group})
    return device


def says(device: Any, statement: str, answer: str) -> Any:
    return device.post(f"{HERE}/answer", data={"statement": statement, "version": "0", "answer": answer})


def leads(place: Place, *what: str) -> None:
    for each in what:
        reply = place.device().post(LEAD, data={"do": each} if not each.isdecimal() else {"go": each})
        assert reply.status_code == 200, reply.text


def comes_back(place: Place, device: Any) -> Any:
    """The server is started anew, and the same phone asks again."""
    place.stop()
    place.start()
    again = place.device()
    again.cookies.update(device.cookies)
    return again


def heading(reply: Any) -> str:
    return str(BeautifulSoup(reply.text, "html.parser").h1.get_text())


def counts(place: Place, statement: str) -> tuple[int, ...]:
    return tuple(place.round().cells[statement]["lived"].counts)


@pytest.fixture
def phone(place: Place) -> Any:
    """A phone of the first meeting, which saw the answers to S-1, answered S-2, and closed; then the next."""
    sits(place, "May")
    device = joins(place)
    says(device, "S-1", "rarely")
    leads(place, "together", "1", "reveal")
    says(device, "S-2", "mostly")
    leads(place, "sure_close")
    sits(place, "June")
    return device


PAGES = ("answer", "all", "code")


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_of_the_meeting_before_shows_nothing_until_its_reader_says_whose_it_is(phone, path):
    reply = phone.get(f"{HERE}/{path}")
    assert heading(reply) == "This is another meeting"
    assert "is kept. It is counted already." in reply.text
    for words in ("Not often true", "Mostly true", "My answers"):
        assert words not in reply.text


def test_an_answer_from_a_page_that_was_left_open_changes_nothing(place, phone):
    reply = says(phone, "S-1", "always")
    assert (reply.status_code, heading(reply)) == (409, "This is another meeting")
    assert counts(place, "S-1") == (0, 1, 0, 0, 0)


def test_who_was_there_goes_on_and_is_counted_once(place, phone):
    reply = phone.post(f"{HERE}/go-on")
    assert heading(reply) != "This is another meeting"
    assert "Not often true" in phone.get(f"{HERE}/all").text
    says(phone, "S-3", "always")
    found = place.round()
    assert (found.people["lived"], found.sittings) == (1, 1)
    assert counts(place, "S-3") == (0, 0, 0, 0, 1)


def test_what_the_meeting_before_saw_stays_closed_to_its_people_and_what_it_did_not_see_is_open(place, phone):
    phone.post(f"{HERE}/go-on")
    reply = says(phone, "S-1", "always")
    assert (reply.status_code, heading(reply)) == (409, "This one stays as it was")
    assert counts(place, "S-1") == (0, 1, 0, 0, 0)
    page = phone.get(f"{HERE}/all").text
    assert "statement=S-1" not in page
    assert "statement=S-2" in page
    assert heading(phone.get(f"{HERE}/answer?statement=S-1")) != "I decide how I spend my days."
    says(phone, "S-2", "always")
    assert counts(place, "S-2") == (0, 0, 0, 0, 1)


def test_opening_it_again_opens_it_to_new_people_alone(place, phone):
    phone.post(f"{HERE}/go-on")
    new = joins(place)
    leads(place, "1", "reveal", "reopen")
    assert says(phone, "S-1", "always").status_code == 409
    assert says(new, "S-1", "always").status_code == 200
    assert counts(place, "S-1") == (0, 1, 0, 0, 1)


def test_who_has_not_answered_what_that_meeting_saw_waits_while_the_others_answer_it(place):
    sits(place, "May")
    device = joins(place)
    says(device, "S-2", "mostly")
    leads(place, "together", "1", "reveal", "sure_close")
    sits(place, "June")
    device.post(f"{HERE}/go-on")
    leads(place, "1")
    assert "You saw the answers to this one at an earlier meeting." in device.get(f"{HERE}/answer").text
    leads(place, "apart")
    assert heading(device.get(f"{HERE}/answer")) not in ("", "I decide how I spend my days.")


def test_somebody_else_at_that_phone_joins_as_a_new_person(place, phone):
    reply = phone.post(f"{HERE}/next")
    assert "Your answers are kept" in reply.text
    assert "Not often true" not in phone.get(HERE).text
    phone.post(f"{HERE}/join", data={"group": "lived"})
    assert says(phone, "S-1", "always").status_code == 200
    assert counts(place, "S-1") == (0, 1, 0, 0, 1)
    assert (place.round().people["lived"], place.round().sittings) == (2, 2)


def test_a_persons_own_code_opens_their_answers_at_the_next_meeting_without_being_asked(place):
    room = sits(place, "May")
    says(joins(place), "S-1", "rarely")
    (own,) = room.people.values()
    sits(place, "June")
    other = place.device()
    other.post(f"{HERE}/again", data={"code": own.receipt})
    assert "Not often true" in other.get(f"{HERE}/all").text
    assert place.round().people["lived"] == 1


def test_answers_of_the_meeting_before_can_be_taken_out_and_given_anew(place, phone):
    (own,) = ran(place.hall.by_code(CODE)).people.values()
    phone.post(f"{HERE}/take-out", data={"code": own.receipt, "sure": "yes"})
    phone.post(f"{HERE}/join", data={"group": "lived"})
    says(phone, "S-1", "always")
    assert counts(place, "S-1") == (0, 0, 0, 0, 1)
    assert place.round().people["lived"] == 1


def test_only_people_of_this_meeting_are_waited_for(place, phone):
    room: Room = ran(place.hall.by_code(CODE))
    lived, _ = room.groups()
    assert room.here(lived) == 0
    new = joins(place)
    leads(place, "together", "2")
    says(new, "S-2", "rarely")
    assert room.counted("S-2")["lived"] == (1, 1)
    phone.post(f"{HERE}/go-on")
    assert room.counted("S-2")["lived"] == (2, 2)
    again = comes_back(place, phone)
    anew: Room = ran(place.hall.by_code(CODE))
    assert anew.counted("S-2")["lived"] == (1, 1), "who is at another meeting is not here until they come"
    assert again.get(f"{HERE}/answer").status_code == 200
    assert anew.counted("S-2")["lived"] == (2, 2)


def test_the_beginning_of_a_meeting_is_no_step_to_take_back(place, phone):
    page = place.device().get(LEAD).text
    assert 'value="undo"' not in page
    leads(place, "undo")
    assert ran(place.hall.by_code(CODE)).state.sitting == "June"


def test_a_server_of_many_rooms_counts_new_people_to_the_meeting_that_is_on(place):
    sits(place, "May")
    says(joins(place), "S-1", "rarely")
    sits(place, "June")
    says(joins(place), "S-1", "mostly")
    assert place.round().sittings == 2


def test_where_no_meeting_was_named_nobody_is_asked(place):
    device = joins(place)
    says(device, "S-1", "rarely")
    again = comes_back(place, device)
    assert "Not often true" in again.get(f"{HERE}/all").text


def test_a_cookie_from_before_meetings_were_in_it_is_read(place):
    old = keys.sealed_words(SECRET, '["id","lived","","large","standard","en","seat","all"]')
    found = visitors.visitor_of(SECRET, old)
    assert (found.session_id, found.look.size, found.sitting) == ("id", "large", "")
