"""A room holds so many people in memory and no more, and nobody notices who was let go of."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from coroutines import ran
from mir_assess.channels.room import gathering
from mir_assess.channels.room.gathering import Room
from mir_assess.channels.room.guard import Tries
from mir_assess.store.base import Store
from rooms import CODE, HERE, LEAD, Place

DAY = "2026-03-04"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """A room that holds two people in memory."""
    monkeypatch.setattr(gathering, "AT_HAND", 2)
    found = Place(tmp_path / "store.db")
    yield found
    found.stop()


def the_room(place: Place) -> Room:
    return ran(place.hall.by_code(CODE))


def joined(place: Place, group: str = "lived", helped: str = "") -> TestClient:
    device = place.device()
    device.post(f"{HERE}/join", data={"group": group, "helped": helped})
    return device


def asked(device: TestClient) -> str:
    page = BeautifulSoup(device.get(f"{HERE}/answer").text, "html.parser")
    return page.select_one('input[name="statement"]')["value"]


def answer(device: TestClient, level: str, **more: str) -> None:
    device.post(f"{HERE}/answer", data={"statement": asked(device), "version": "0", "answer": level, **more})


def others_answer(place: Place, number: int = 3) -> None:
    for _ in range(number):
        answer(joined(place, "council"), "mostly")


def test_somebody_who_was_let_go_of_comes_back_exactly_as_they_were(place):
    first = joined(place, helped="read")
    answer(first, "rarely", note="It was late.", note_kind="not_working", consent="yes")
    answer(first, "later")
    answer(first, "always")
    room = the_room(place)
    (before,) = room.people.values()
    seen = {page: first.get(f"{HERE}/{page}").text for page in ("answer", "all", "code")}
    others_answer(place)
    assert before.session_id in room.away
    assert {page: first.get(f"{HERE}/{page}").text for page in seen} == seen
    again = room.people[before.session_id]
    assert again is not before
    assert (again.state, again.version, again.receipt, again.group) == (
        before.state,
        before.version,
        before.receipt,
        before.group,
    )
    assert before.session_id not in room.away
    answer(first, "mostly")
    assert {said.statement: getattr(said, "answer", "") for said in again.state.said.values()} == {
        "S-1": "rarely",
        "S-2": "mostly",
        "S-3": "always",
    }
    assert place.round().people == {"lived": 1, "council": 3}


def test_a_room_holds_no_more_people_than_it_may(place):
    others_answer(place, 5)
    room = the_room(place)
    assert (len(room.people), len(room.away)) == (2, 3)
    for _ in range(5):
        joined(place)
    assert len(room.joined) == 2


def test_a_room_that_is_read_anew_holds_no_more_either(place):
    others_answer(place, 5)
    place.stop()
    place.start()
    room = the_room(place)
    assert (len(room.people), len(room.away)) == (2, 3)


def test_who_was_heard_of_last_is_let_go_of_last(place):
    first, second = joined(place), joined(place)
    answer(first, "rarely")
    answer(second, "rarely")
    room = the_room(place)
    one, two = room.people
    first.get(f"{HERE}/answer")
    others_answer(place, 1)
    assert one in room.people
    assert two in room.away


def test_everyone_is_counted_whoever_is_held(place):
    statement = ""
    for level in ("rarely", "mostly", "always", "later"):
        device = joined(place)
        statement = asked(device)
        answer(device, level)
    room = the_room(place)
    assert len(room.away) == 2
    assert room.counted(statement)["lived"] == (4, 3)  # left for later is not done
    assert room.counted(None)["lived"] == (4, 0)
    assert room.counted(place.round().assessment.chosen[-1])["lived"] == (4, 0)


def test_somebody_who_joined_and_was_forgotten_is_counted_again_when_they_come_back(place):
    devices = [joined(place) for _ in range(4)]
    room = the_room(place)
    assert room.counted(None)["lived"] == (2, 0)
    answer(devices[0], "mostly")
    assert room.counted(None)["lived"] == (2, 0)
    assert place.round().people["lived"] == 1


def test_the_code_of_somebody_who_was_let_go_of_works_on_another_device(place):
    first = joined(place)
    answer(first, "rarely")
    (own,) = the_room(place).people.values()
    others_answer(place)
    second = place.device()
    reply = second.post(f"{HERE}/again", data={"code": own.receipt})
    assert reply.url.path == f"{HERE}/answer"
    assert second.get(f"{HERE}/all").text == first.get(f"{HERE}/all").text


def test_the_answers_of_somebody_who_was_let_go_of_are_taken_out(place):
    first = joined(place)
    answer(first, "rarely")
    (own,) = the_room(place).people.values()
    others_answer(place)
    first.post(f"{HERE}/take-out", data={"code": own.receipt, "sure": "yes"})
    assert place.round().people["lived"] == 0
    room = the_room(place)
    assert not room.has_spoken(own.session_id)
    assert room.counted(None)["lived"] == (0, 0)


def test_after_the_room_is_sealed_nothing_of_anybody_is_left_in_memory(place):
    others_answer(place)
    room = the_room(place)
    place.device().post(LEAD, data={"do": "close"})

    def seal(store: Store) -> None:
        store.erase(room.name, sealed=replace(store.round(room.name), sealed=DAY), day=DAY)

    ran(place.keeper.ask(seal))
    ran(place.hall.catch_up(room))
    assert (room.people, room.away, room.joined) == ({}, {}, {})


def test_no_more_addresses_are_remembered_than_may_be():
    tries = Tries(10, 6.0, clock=lambda: 0.0, most=3)
    for number in range(10):
        tries.may(f"10.0.0.{number}")
    assert len(tries._seen) == 3
