"""On a phone: who answers for somebody joins those who do the same, and is told so before they answer."""

import pytest
from bs4 import BeautifulSoup

from mir_assess.channels.room.keys import card_code
from mir_assess.model.assessment import Group
from mir_assess.model.bank import Stem
from rooms import HERE, LEAD, SECRET, Place
from workshops import assessment, edition

LIVED = Group("lived", "People with lived experience", "lived_experience")
THEIRS = Group("theirs", "Those who answer for somebody", "representative")
COUNCIL = Group("council", "Council team", "council")
AGREE = Group("theirs", "Those who answer for somebody", "representative", "consensus")
STEMS = tuple(
    Stem(role, "i", f"Asked as {role}.") for role in ("lived_experience", "representative", "council")
)


@pytest.fixture
def room(tmp_path):
    """Open a room of these groups."""
    places = []

    def opened(*groups: Group) -> Place:
        parts = (edition(stems=STEMS),)
        places.append(Place(tmp_path / "room.db", assessment("individual", parts=parts, groups=groups)))
        return places[-1]

    yield opened
    for place in places:
        place.stop()


def joins(place: Place, **form: str):  # type: ignore[no-untyped-def]
    device = place.device()
    reply = device.post(f"{HERE}/join", data={"helped": "answered_for", **form})
    return device, BeautifulSoup(reply.text, "html.parser")


def answers(device) -> None:  # type: ignore[no-untyped-def]
    page = BeautifulSoup(device.get(f"{HERE}/answer").text, "html.parser")
    statement = page.select_one('input[name="statement"]')["value"]
    device.post(f"{HERE}/answer", data={"statement": statement, "version": "0", "answer": "mostly"})


def banner(page: BeautifulSoup) -> str:
    return page.select_one(".banner").get_text(" ", strip=True)


def test_they_join_those_who_do_the_same_and_are_asked_as_they_are(room):
    place = room(LIVED, THEIRS, COUNCIL)
    device, page = joins(place, group="lived", helper="paid")
    assert "so these answers count with “Those who answer for somebody”." in banner(page)
    assert "Asked as representative." in page.get_text()
    answers(device)
    found = place.round()
    assert found.people == {"lived": 0, "theirs": 1, "council": 0}
    assert found.participation["support"] == {"answered_for": 1}
    assert found.participation["helper"] == {"paid": 1}
    assert "count with" not in device.get(f"{HERE}/answer").text


def test_who_leads_sees_them_counted_where_they_are(room):
    place = room(LIVED, THEIRS, COUNCIL)
    for _ in range(5):
        joins(place, group="lived")
    meters = BeautifulSoup(place.device().get(LEAD).text, "html.parser").select(".meters span")
    assert [each.get_text().split(" have")[0] for each in meters] == ["0 of 0", "0 of 5", "0 of 0"]


def test_another_server_and_another_phone_find_them_where_they_are(room):
    place = room(LIVED, THEIRS, COUNCIL)
    device, _ = joins(place, group="lived")
    answers(device)
    place.stop()
    place.start()
    answers(device)
    assert place.round().people == {"lived": 0, "theirs": 1, "council": 0}


def test_a_card_from_the_door_is_used_by_whoever_answers_for_its_owner(room):
    place = room(LIVED, THEIRS, COUNCIL)
    place.device().post(LEAD, data={"do": "by_card"})
    device, page = joins(place, card=card_code(SECRET, "lived", 1))
    assert "count with" in banner(page)
    answers(device)
    assert place.round().people == {"lived": 0, "theirs": 1, "council": 0}
    again = place.device().post(
        f"{HERE}/join", data={"card": card_code(SECRET, "lived", 1), "helped": "answered_for"}
    )
    assert "Somebody has used this card." in again.text


@pytest.mark.parametrize("groups", [(LIVED, COUNCIL), (LIVED, AGREE, COUNCIL)])
def test_where_no_group_can_take_them_they_stay_and_hear_what_the_report_will_say(room, groups):
    place = room(*groups)
    device, page = joins(place, group="lived")
    assert "they stay with “People with lived experience”, and the report says" in banner(page)
    answers(device)
    assert place.round().people["lived"] == 1


@pytest.mark.parametrize(("group", "helped"), [("council", "answered_for"), ("lived", "chose")])
def test_nobody_else_is_moved_or_told(room, group, helped):
    place = room(LIVED, THEIRS, COUNCIL)
    device, page = joins(place, group=group, helped=helped)
    assert "You answer for somebody" not in banner(page)
    answers(device)
    assert place.round().people[group] == 1


def test_whose_words_a_table_wrote_down_can_be_theirs(room):
    page = BeautifulSoup(room(LIVED, THEIRS, COUNCIL).device().get(f"{HERE}/notes").text, "html.parser")
    assert "Those who answer for somebody" in page.get_text()
