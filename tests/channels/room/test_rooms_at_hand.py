"""A server of many rooms holds so many in memory and no more, and nobody in any of them notices."""

import asyncio
import gc
import sqlite3
import weakref
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from coroutines import ran
from mir_assess.channels.room import gathering, hall
from mir_assess.channels.room.keys import leading_key, room_code
from mir_assess.channels.room.listing import plates_of
from mir_assess.channels.room.live import Listeners
from mir_assess.model.events import Event, Opened, assessment_stream
from mir_assess.store import rows
from mir_assess.store.base import Append
from mir_assess.store.sqlite import SqliteStore
from rooms import HERE, Place
from workshops import AT, assessment

ROOMS = 6


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """A server of many rooms, which holds two of them."""
    monkeypatch.setattr(hall, "ROOMS_AT_HAND", 2)
    found = Place(tmp_path / "store.db")
    store = SqliteStore(found.path)
    for number in range(ROOMS):
        name = f"room-{number}"
        opened = Opened(replace(assessment(), name=name))
        event = Event(f"secret-{number}", assessment_stream(name), 1, AT, "command", opened)
        store.append(Append(name, (event,)))
    store.close()
    yield found
    found.stop()


def address(number: int) -> str:
    return f"/r/{room_code(f'secret-{number}')}"


def answers(place: Place, number: int, device: Any = None, statement: str = "S-1") -> Any:
    device = device or place.device()
    if not device.cookies:
        device.post(f"{address(number)}/join", data={"group": "lived"})
    form = {"statement": statement, "version": "0", "answer": "mostly"}
    assert device.post(f"{address(number)}/answer", data=form).status_code == 200
    return device


def people(place: Place, number: int) -> int:
    store = SqliteStore(place.path)
    found = store.round(f"room-{number}").people["lived"]
    store.close()
    return int(found)


def held(place: Place) -> list[str]:
    return [room.name for room in place.hall.open_rooms()]


def test_so_many_rooms_are_held_and_who_comes_back_finds_everything(place):
    devices = [answers(place, number) for number in range(ROOMS)]
    assert held(place) == ["room-4", "room-5"]
    for number, device in enumerate(devices):
        assert "Mostly true" in device.get(f"{address(number)}/all").text
        answers(place, number, device, "S-2")
        assert people(place, number) == 1
    assert held(place) == ["room-4", "room-5"]


def test_the_room_that_was_asked_for_last_is_let_go_of_last(place):
    device = place.device()
    for number in (0, 1, 0, 2):
        device.get(address(number))
    assert held(place) == ["room-0", "room-2"]


def test_who_leads_a_room_that_was_let_go_of_goes_on(place):
    leader, lead = place.device(), f"/lead/{leading_key('secret-0')}"
    leader.post(lead, data={"do": "together"})
    for number in range(1, ROOMS):
        place.device().get(address(number))
    page = leader.post(lead, data={"do": "next"}).text
    assert "Statement 1 of 3" in page


def test_a_room_that_somebody_listens_to_stays(place):
    async def listens() -> list[str]:
        room = await place.hall.by_code(room_code("secret-0"))
        reply: Any = Listeners(asyncio.Event()).hear(room, counts=False)
        await anext(reply.body_iterator)
        for number in range(1, ROOMS):
            await place.hall.by_code(room_code(f"secret-{number}"))
        found = held(place)
        await reply.body_iterator.aclose()
        assert room.listeners == 0
        await place.hall.by_code(room_code("secret-1"))
        await place.hall.by_code(room_code("secret-2"))
        return found

    assert ran(listens()) == ["room-0", "room-5"]
    assert "room-0" not in held(place)


def test_nothing_of_a_room_stays_once_it_was_let_go_of(place):
    answers(place, 0)
    place.device().get(f"{address(0)}/screen")
    (room,) = place.hall.open_rooms()
    gone = weakref.ref(room)
    del room
    for number in range(1, ROOMS):
        place.device().get(address(number))
    gc.collect()
    assert gone() is None


def test_rooms_make_way_where_all_together_have_too_many_people(place, monkeypatch):
    monkeypatch.setattr(hall, "ROOMS_AT_HAND", 100)
    monkeypatch.setattr(hall, "PEOPLE_AT_HAND", 4)
    for number in range(3):
        for _ in range(2):
            answers(place, number)
    answers(place, 3)
    assert held(place) == ["room-1", "room-2", "room-3"]


def test_an_answer_on_its_way_while_its_room_is_let_go_of_is_kept(place):
    device = answers(place, 0)

    async def speaks() -> int:
        code = room_code("secret-0")
        before = await place.hall.by_code(code)
        (own,) = before.people.values()
        for number in range(1, ROOMS):
            await place.hall.by_code(room_code(f"secret-{number}"))
        anew = await place.hall.by_code(code)
        assert anew is not before
        await place.hall.say(before, own, lambda person: person.leave("seat"))
        await place.hall.hear(anew)
        (heard,) = anew.people.values()
        return int(heard.version)

    assert ran(speaks()) == 3
    answers(place, 0, device, "S-2")
    assert people(place, 0) == 1


def test_a_room_that_is_full_says_so_and_who_is_in_it_goes_on(place, monkeypatch):
    monkeypatch.setattr(gathering, "MOST_PEOPLE", 2)
    first, _ = answers(place, 0), answers(place, 0)
    late = place.device().post(f"{address(0)}/join", data={"group": "lived"})
    assert late.status_code == 503
    assert "This room is full" in late.text
    answers(place, 0, first, "S-2")
    assert people(place, 0) == 2


def test_new_assessments_are_found_however_many_there_are(place):
    assert place.device().get(HERE).status_code == 200
    store = SqliteStore(place.path)
    opened = Opened(replace(assessment(), name="later"))
    store.append(Append("later", (Event("later", assessment_stream("later"), 1, AT, "command", opened),)))
    store.close()
    assert place.device().get(f"/r/{room_code('later')}").status_code == 200


def test_to_learn_of_rooms_no_opening_is_read(place, monkeypatch):
    read: list[object] = []
    event_of = rows.event_of
    monkeypatch.setattr(rows, "event_of", lambda row: read.append(row) or event_of(row))
    device = place.device()
    assert device.get("/r/WRONG2").status_code == 404
    assert place.hall.signs.names() >= {f"room-{number}" for number in range(ROOMS)}
    assert read == [], "each holds a whole bank of statements"
    assert device.get(address(3)).status_code == 200
    assert {row[1] for row in read} == {"assessment/room-3"}


def test_one_opening_that_cannot_be_read_keeps_nobody_out_of_the_others(place):
    with closing(sqlite3.connect(place.path)) as damaged:
        row = (
            "damaged",
            assessment_stream("damaged"),
            1,
            AT,
            "command",
            "opened",
            '{"assessment": {"name": 7}}',
        )
        damaged.execute(
            "INSERT INTO events (id, stream, version, at, channel, kind, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
            row,
        )
        damaged.commit()
    reply = place.device().get(f"/r/{room_code('damaged')}")
    assert reply.status_code == 503
    assert "Please tell the facilitator" in reply.text
    answers(place, 2)
    assert people(place, 2) == 1
    with closing(SqliteStore(place.path)) as store:
        assert {plate.name for plate in plates_of(store)} >= {"damaged", "room-2"}
