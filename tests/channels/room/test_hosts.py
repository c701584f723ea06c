"""By which names a room answers, and what anybody is told whose request goes no further."""

import socket
from typing import Any

import pytest
from starlette.testclient import TestClient

from channels.room.test_app import heading, joined, place
from mir_assess.channels.room.app import LONGEST_ADDRESS, Application
from mir_assess.channels.room.hosts import is_ours
from mir_assess.channels.room.ways_in import WaysIn
from mir_assess.errors import Problem, StoreError
from mir_assess.resources import folder
from rooms import HERE, Place

__all__ = ["place"]

OURS = [
    "127.0.0.1:8000",
    "192.168.1.7",
    "10.42.0.1:8080",
    "[::1]:8000",
    "[fe80::1]",
    "localhost:8000",
    "laptop",
    "LAPTOP.local:8000",
    "laptop.local.",
    "laptop.lan",
    "laptop.home.arpa",
    "room.test",
    "ROOM.test:80",
]
STRANGE = [
    "evil.test",
    "192.168.1.7.evil.test",
    "room.test.evil.test",
    "127.0.0.1.nip.test:8000",
    "evil.test:80:80",
    "[",
    "[::1",
    "local.evil.test",
    "@",
]


@pytest.mark.parametrize("host", OURS)
def test_a_room_answers_by_any_address_of_its_machine_by_its_name_and_by_what_it_was_given(place, host):
    assert place.device().get(HERE, headers={"host": host}).status_code == 200


def test_a_room_answers_by_the_name_of_this_very_machine(place):
    assert place.device().get(HERE, headers={"host": f"{socket.gethostname()}:8000"}).status_code == 200


@pytest.mark.parametrize("host", STRANGE)
def test_a_name_that_is_none_of_ours_gets_the_right_address_and_nothing_else(place, host):
    device = joined(place)
    for reply in (
        device.get(f"{HERE}/all", headers={"host": host}),
        device.post(f"{HERE}/join", headers={"host": host, "origin": f"http://{host}"}),
    ):
        assert reply.status_code == 421
        assert heading(reply) == "This is not the address of the room"
        assert "http://room.test" in reply.text
        assert "evil" not in reply.text
        assert "set-cookie" not in reply.headers


def test_a_page_whose_name_points_here_can_neither_read_nor_write(place):
    """DNS rebinding: the browser takes both for one site, so only the name tells."""
    rebound = TestClient(place.app, base_url="http://evil.test")
    reply = rebound.post(
        f"{HERE}/join",
        data={"group": "lived"},
        headers={"origin": "http://evil.test", "sec-fetch-site": "same-origin"},
    )
    assert reply.status_code == 421
    assert rebound.get(f"{HERE}/screen").status_code == 421


def test_behind_another_server_its_public_name_is_ours_and_its_health_has_any_name(place):
    app = Application(place.hall, folder("templates"), ways=WaysIn("https://rooms.example.org")).asgi()
    public = TestClient(app, base_url="https://rooms.example.org")
    assert public.get(HERE).status_code == 200
    assert public.get("/health", headers={"host": "checks.inside.test"}).status_code == 200
    assert public.get("/", headers={"host": "rooms.example.com"}).status_code == 421


def test_who_names_no_host_is_no_browser_and_is_answered():
    assert is_ours("", ())


# What goes no further is told in words, in the same look


class Broken(Exception):
    """A fault with somebody's words in it."""


def with_a_fault(place: Place, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    async def breaks(*_: Any) -> None:
        raise Broken("Zanzibar 4711")

    monkeypatch.setattr("mir_assess.channels.room.persons.Persons.all", breaks)
    app = Application(place.hall, folder("templates"), ways=WaysIn("http://room.test")).asgi()
    return TestClient(app, base_url="http://room.test", raise_server_exceptions=False)


def test_a_fault_of_ours_is_told_in_words_and_shows_nothing_of_the_program(place, monkeypatch):
    device = with_a_fault(place, monkeypatch)
    device.post(f"{HERE}/join", data={"group": "lived"})
    reply = device.get(f"{HERE}/all")
    assert reply.status_code == 500
    assert heading(reply) == "This page could not be made"
    assert "What you had confirmed before is kept." in reply.text
    assert "Go back and try once more." in reply.text
    for nothing in ("Traceback", "Zanzibar", "Broken", "Internal Server Error", ".py"):
        assert nothing not in reply.text
    assert reply.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in reply.headers["content-security-policy"]


def test_after_a_fault_of_one_page_the_room_goes_on(place, monkeypatch):
    device = with_a_fault(place, monkeypatch)
    device.post(f"{HERE}/join", data={"group": "lived"})
    assert device.get(f"{HERE}/all").status_code == 500
    device.post(f"{HERE}/answer", data={"statement": "S-1", "answer": "mostly"})
    assert place.round().people["lived"] == 1


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_a_way_to_ask_that_no_page_knows_is_told_in_words(place, method):
    reply = place.device().request(method, f"{HERE}/answer")
    assert reply.status_code == 405
    assert heading(reply) == "This page cannot be asked for in that way"
    assert "POST" in reply.headers["allow"]


def test_an_address_or_a_head_too_long_is_told_in_words(place):
    reply = place.device().get("/r/" + "a" * LONGEST_ADDRESS)
    assert (reply.status_code, heading(reply)) == (414, "This address is too long")
    reply = place.device().get(HERE, headers={"x-long": "a" * 40_000})
    assert (reply.status_code, heading(reply)) == (431, "Your browser sent more than this room reads")


@pytest.mark.parametrize(
    ("number", "ask"),
    [
        (404, lambda device, _: device.get("/nowhere")),
        (413, lambda device, _: device.post(f"{HERE}/answer", content=b"a=" + b"b" * 20_000)),
        (429, lambda device, _: [device.get(f"/r/WRONG{n}") for n in range(12)][-1]),
    ],
)
def test_whatever_cannot_be_done_has_a_heading_and_says_what_to_do(place, number, ask):
    reply = ask(joined(place), place)
    assert reply.status_code == number
    assert heading(reply)
    assert f'href="{"/" if number != 413 else "/static"}' in reply.text


def test_a_store_that_is_away_is_told_in_words(place, monkeypatch):
    device = joined(place)

    async def away(_: Any) -> None:
        raise StoreError(Problem("", "The store cannot be reached.", "Wait a little."))

    monkeypatch.setattr(place.hall, "by_code", away)
    reply = device.get(f"{HERE}/all")
    assert (reply.status_code, heading(reply)) == (503, "That was not kept")
