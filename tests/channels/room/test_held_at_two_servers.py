"""Two servers of one store, each holding no more people than it may: both know whoever was let go of."""

import copy
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from channels.room.test_handing_on import cookie, thief, told
from coroutines import ran
from mir_assess.channels.room import gathering, hearing, keys
from mir_assess.channels.room.gathering import Room
from mir_assess.store.base import Store
from mir_assess.walk.own import Own
from rooms import CODE, HERE, LEAD, SECRET, Place

DAY = "2026-03-04"


@pytest.fixture
def servers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Place, Place]]:
    """Two servers of one room, which both have read it, and hold two people each."""
    monkeypatch.setattr(gathering, "AT_HAND", 2)
    one = Place(tmp_path / "store.db")
    two = copy.copy(one)
    two.start()
    for each in (one, two):
        the_room(each)
    yield one, two
    two.stop()
    one.stop()


def the_room(place: Place) -> Room:
    found = ran(place.hall.by_code(CODE))
    assert found is not None
    return found


def hears(place: Place) -> Room:
    room = the_room(place)
    ran(place.hall.hear(room))
    return room


def answer(device: TestClient, level: str, statement: str = "S-1") -> None:
    reply = device.post(f"{HERE}/answer", data={"statement": statement, "answer": level})
    assert reply.status_code == 200


def answered(place: Place, level: str = "mostly", **joins: str) -> TestClient:
    device = place.device()
    device.post(f"{HERE}/join", data=joins or {"group": "lived"})
    answer(device, level)
    return device


def others_answer(place: Place) -> None:
    for _ in range(3):
        answered(place, group="council")


def let_go(place: Place) -> tuple[TestClient, Own]:
    """Somebody who answered there and was let go of there."""
    device = answered(place)
    *_, own = the_room(place).people.values()
    others_answer(place)
    assert own.session_id in the_room(place).away
    return device, own


def same_phone(device: TestClient, place: Place) -> TestClient:
    return thief(place, cookie(device))


def test_a_server_that_hears_a_whole_store_holds_no_more_than_it_may_and_counts_everyone(servers):
    one, two = servers
    for level in ("mostly", "rarely", "always", "never", "mostly"):
        answered(one, level)
    room = hears(two)
    assert (len(room.people), len(room.away)) == (2, 3)
    assert room.counted("S-1") == the_room(one).counted("S-1")
    assert room.counted("S-1")["lived"] == (5, 5)


def test_what_somebody_who_is_away_says_at_the_other_server_is_known_here_and_brings_nobody_back(servers):
    one, two = servers
    device, own = let_go(one)
    answer(same_phone(device, two), "never", "S-2")
    before = list(the_room(one).people)
    room = hears(one)
    assert list(room.people) == before, "nobody of those at hand made way"
    away = room.away[own.session_id]
    assert (away.settled, away.version) == (0b011, own.version + 1)
    assert room.counted("S-2")["lived"] == (1, 1)
    assert hearing.newer(room, {away.stream: away.version}) == (), "it is read once and not again and again"
    assert "Never true" in device.get(f"{HERE}/all").text


def test_who_comes_back_before_it_was_heard_what_they_said_elsewhere_finds_it(servers):
    one, two = servers
    device, own = let_go(one)
    answer(same_phone(device, two), "never", "S-2")
    assert "Never true" in device.get(f"{HERE}/all").text
    answer(device, "always", "S-2")
    assert (hears(two).away[own.session_id].version, own.session_id in the_room(one).people) == (4, True)
    assert "Always true" in same_phone(device, two).get(f"{HERE}/all").text
    assert one.round().people["lived"] == 1


def test_the_seat_that_ended_stays_ended_for_who_was_let_go_of_at_either_server(servers):
    one, two = servers
    device = answered(one)
    copied = cookie(device)
    (own,) = the_room(one).people.values()
    device.post(f"{HERE}/next")
    others_answer(one)
    hears(two)
    for place in servers:
        assert own.session_id in the_room(place).away
        assert told(thief(place, copied), "/all") == f"{HERE}/again"
        others_answer(place)
        assert own.session_id in the_room(place).away, "they were read, and let go of again"
        assert told(thief(place, copied), "/all") == f"{HERE}/again"
    other = two.device()
    assert other.post(f"{HERE}/again", data={"code": own.receipt}).url.path == f"{HERE}/answer"
    assert told(other, "/all") == "shown"


def test_the_code_of_somebody_who_is_away_at_both_servers_opens_what_they_said(servers):
    one, two = servers
    device, own = let_go(one)
    hears(two)
    others_answer(two)
    assert own.session_id in the_room(two).away
    other = two.device()
    assert other.post(f"{HERE}/again", data={"code": own.receipt}).url.path == f"{HERE}/answer"
    assert other.get(f"{HERE}/all").text == device.get(f"{HERE}/all").text


def test_who_was_taken_out_at_one_server_while_away_from_the_other_is_gone_there(servers):
    one, two = servers
    device, own = let_go(one)
    hears(two)
    same_phone(device, two).post(f"{HERE}/take-out", data={"code": own.receipt, "sure": "yes"})
    reply = one.device().post(f"{HERE}/again", data={"code": own.receipt})
    assert reply.status_code == 422, "even before it was heard"
    room = hears(one)
    assert not room.has_spoken(own.session_id)
    assert room.counted(None)["lived"] == (0, 0)


def test_the_card_of_somebody_who_is_away_is_used_at_both_servers_and_new_when_they_were_taken_out(servers):
    one, two = servers
    one.device().post(LEAD, data={"do": "by_card"})
    ran(two.hall.catch_up(the_room(two)))
    card, *cards = (keys.card_code(SECRET, "lived", number) for number in range(1, 5))
    session_id = keys.card_session(SECRET, card)
    device = answered(one, card=card)
    answer(device, "mostly", "S-2")
    (own,) = the_room(one).people.values()
    for each in cards:
        answered(one, card=each)
    for place in servers:
        page = place.device().post(f"{HERE}/join", data={"card": card})
        assert page.status_code == 422
        assert "Somebody has used this card." in page.text
    assert session_id in the_room(one).away
    assert the_room(two).has_spoken(session_id)

    phone = same_phone(device, two)
    phone.post(f"{HERE}/take-out", data={"code": own.receipt, "sure": "yes"})
    answered(two, "never", card=card)
    room = hears(one)
    assert room.people[session_id].version < own.version, "it was heard from the beginning"
    assert room.counted("S-2")["lived"] == (4, 0)


def test_nobody_who_is_read_while_the_room_is_sealed_or_deleted_stays_in_memory(servers):
    one, two = servers
    _, own = let_go(one)
    hears(two)
    room = the_room(one)
    one.device().post(LEAD, data={"do": "close"})

    def seal(store: Store) -> None:
        store.erase(room.name, sealed=replace(store.round(room.name), sealed=DAY), day=DAY)

    ran(one.keeper.ask(seal))
    ran(one.hall.catch_up(room))
    room.speaks(own)
    room.comes("late", own.group)
    assert (room.people, room.away, room.joined) == ({}, {}, {})

    ran(one.keeper.ask(lambda store: store.erase(room.name, sealed=None, day=DAY)))
    other = the_room(two)
    assert other.away
    ran(two.hall.catch_up(other))
    assert (other.people, other.away, other.joined) == ({}, {}, {})
