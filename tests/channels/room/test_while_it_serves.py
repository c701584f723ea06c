"""A round that is sealed or deleted, or a disk that fills, while people are in the room: all told kindly."""

import asyncio
import re
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from coroutines import ran
from mir_assess import __version__
from mir_assess.channels.room import live
from mir_assess.channels.room.gathering import Room
from mir_assess.channels.room.live import moves
from mir_assess.channels.room.troubles import Troubles
from mir_assess.errors import Problem, StoreError
from mir_assess.model.events import assessment_stream
from mir_assess.store.sqlite import SqliteStore
from rooms import CODE, HERE, LEAD, Place
from workshops import NAME

DAY = "2026-06-01"


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A room with a server, and the store behind it."""
    found = Place(tmp_path / "room.sqlite")
    yield found
    found.stop()


@pytest.fixture
def phone(place: Place) -> Any:
    """Somebody who has joined and answered a statement."""
    device = place.device()
    device.post(f"{HERE}/join", data={"group": "lived"})
    assert answers(device, "mostly").status_code == 200
    return device


def answers(device: Any, answer: str) -> Any:
    return device.post(f"{HERE}/answer", data={"statement": "S-1", "answer": answer})


def erase(place: Place, *, seals: bool) -> None:
    """Somebody seals or deletes it at a keyboard."""
    with closing(SqliteStore(place.path)) as store, suppress(StoreError):  # the server has it open
        whole = replace(store.round(NAME), sealed=DAY) if seals else None
        store.erase(NAME, sealed=whole, day=DAY)


def words(reply: Any) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", reply.text.partition("<main")[2]).split())


ASKED = [
    ("POST", "/answer"),
    ("GET", ""),
    ("POST", "/join"),
    ("GET", "/all"),
    ("GET", "/code"),
    ("GET", "/take-out"),
]


@pytest.mark.parametrize(("method", "path"), ASKED)
def test_once_a_round_is_sealed_every_page_says_so_and_keeps_nobody(place, phone, method, path):
    erase(place, seals=True)
    answers(phone, "never")  # by which the server finds out, if it has not yet
    reply = phone.request(method, f"{HERE}{path}", data={"statement": "S-1", "answer": "never"})
    assert reply.status_code == 409
    assert "The answering is closed" in words(reply)
    assert "nobody can tell which were yours" in words(reply)
    assert "mir-assess" not in words(reply)
    assert "has seen" not in words(reply)
    assert place.round().cells["S-1"]["lived"].counts == (0, 0, 0, 1, 0)


def test_the_very_answer_that_came_too_late_is_told_why(place, phone):
    erase(place, seals=True)
    reply = answers(phone, "never")
    assert reply.status_code == 409
    assert "This round is sealed" in words(reply)


def test_who_leads_a_sealed_round_is_told_so(place, phone):
    erase(place, seals=True)
    for _ in range(2):
        reply = place.device().post(LEAD, data={"do": "break_5"})
        assert reply.status_code == 409
        assert "This round is sealed" in words(reply)


def test_an_answer_after_the_close_says_that_it_is_closed(place, phone):
    place.device().post(LEAD, data={"do": "sure_close"})
    reply = answers(phone, "never")
    assert reply.status_code == 409
    assert "Nothing can be answered or changed now" in words(reply)
    assert "sealed" not in words(reply)


def test_whoever_is_in_a_deleted_room_is_told_that_it_is_gone_and_not_that_it_is_kept(place, phone):
    erase(place, seals=False)
    for reply in (
        answers(phone, "never"),
        phone.get(f"{HERE}/answer"),
        phone.get(f"/r/{CODE.lower()}"),
        place.device().get(LEAD),
    ):
        assert reply.status_code == 410
        assert "has removed it, with every answer in it" in words(reply)
        assert "is kept" not in words(reply)
        assert "mir-assess" not in words(reply)


def test_a_full_disk_is_told_to_people_kindly_and_to_the_log_once(place, phone, monkeypatch):
    full = StoreError(
        Problem("/srv/rooms.sqlite", "The disk is full. What was confirmed before is safe.", "Make room.")
    )

    def fails(*_: object) -> None:
        raise full

    with monkeypatch.context() as patch:
        patch.setattr(SqliteStore, "append", fails)
        for _ in range(5):
            reply = answers(phone, "never")
            assert reply.status_code == 503
            assert "The disk is full" in words(reply)
            assert "Please tell the facilitator" in words(reply)
            assert "/srv" not in reply.text
        health = place.device().get("/health")
        assert health.status_code == 503
    assert place.log == ["The disk is full. What was confirmed before is safe. Make room."]
    assert answers(phone, "never").status_code == 200, "it goes on once there is room"
    assert place.round().cells["S-1"]["lived"].counts == (1, 0, 0, 0, 0)


def test_health_names_the_version_and_nothing_else(place, phone):
    reply = place.device().get("/health")
    assert (reply.status_code, reply.text) == (200, f"well\nmir-assess {__version__}\n")


def test_a_trouble_is_told_again_after_a_while_and_forgotten_when_it_is_over():
    now = [0.0]
    log: list[str] = []
    troubles = Troubles(log.append, lambda: now[0])
    error = StoreError(Problem("", "It is full.", "Make room."))
    assert not troubles.lately()
    for at in (1.0, 30.0, 59.0, 62.0):
        now[0] = at
        troubles.meets(error)
    assert log == ["It is full. Make room."] * 2
    now[0] = 121.0
    assert troubles.lately()
    now[0] = 123.0
    assert not troubles.lately()


async def is_told_at_once(room: Room) -> bool:
    """Whether somebody who begins to listen hears that the room has moved."""
    lines = moves(room, asyncio.Event(), counts=False)
    await anext(lines)
    with suppress(TimeoutError):
        async with asyncio.timeout(0.1):
            return b"moved" in await anext(lines)
    return False


def test_whoever_begins_to_listen_hears_what_was_while_their_page_was_on_its_way(place, monkeypatch):
    with closing(SqliteStore(place.path)) as store:
        events = store.read(assessment_stream(NAME))

    async def goes_on() -> None:
        room = Room(events)
        assert not await is_told_at_once(room)
        room.counts()
        assert not await is_told_at_once(room), "somebody answered, which is not for this page"
        room.tells()
        assert await is_told_at_once(room)
        monkeypatch.setattr(live, "ON_THE_WAY", 0.0)
        assert not await is_told_at_once(room)

    ran(goes_on())
