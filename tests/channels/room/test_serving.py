"""The rooms on the network: they answer, they stop although phones listen, and come back as they were."""

import http.client
import socket
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import Self
from urllib.parse import urlencode

import pytest

from mir_assess.channels.room import keys
from mir_assess.channels.room.serving import Host, listening
from mir_assess.channels.room.ways_in import WaysIn
from mir_assess.errors import SessionError
from mir_assess.model.events import Event, Opened, assessment_stream
from mir_assess.resources import folder
from mir_assess.store.base import Append
from mir_assess.store.sqlite import SqliteStore
from mir_assess.walk import Walk
from workshops import AT, NAME, assessment

HERE = "127.0.0.1"
CODE = keys.room_code("opened")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with one open assessment."""
    path = tmp_path / "rooms.sqlite"
    with closing(SqliteStore(path)) as store:
        event = Event("opened", assessment_stream(NAME), 1, AT, "command", Opened(assessment()))
        store.append(Append(NAME, (event,)))
    return path


@contextmanager
def hosted(path: Path, port: int = 0, *, proxies: str = "") -> Iterator[int]:
    """The rooms of a store, at a port of this computer."""
    at = listening(port, HERE)
    found = at.getsockname()[1]
    ways = WaysIn(f"http://{HERE}:{found}")
    with Host(lambda: SqliteStore(path), folder("templates"), at, ways, proxies=proxies):
        yield found


class Phone:
    """A phone that keeps one connection and one cookie."""

    def __init__(self, port: int) -> None:
        """Take it out."""
        self.port = port
        self.cookie = ""
        self.connection = http.client.HTTPConnection(HERE, port, timeout=20)

    def __enter__(self) -> Self:
        """Hold it."""
        return self

    def __exit__(self, *_: object) -> None:
        """Put it away."""
        self.connection.close()

    def ask(self, method: str, place: str, **form: str) -> tuple[int, dict[str, str], str]:
        """Ask for a page, or send a form."""
        headers = {"Cookie": self.cookie} if self.cookie else {}
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, place, urlencode(form) if form else None, headers)
        reply = self.connection.getresponse()
        told = {name.lower(): words for name, words in reply.getheaders()}
        if "set-cookie" in told:
            self.cookie = told["set-cookie"].partition(";")[0]
        return reply.status, told, reply.read().decode()

    def join(self, group: str = "lived") -> None:
        """Join the room."""
        assert self.ask("POST", f"/r/{CODE}/join", group=group)[0] == 303

    def answer(self, statement: str, answer: str) -> int:
        """Answer a statement."""
        return self.ask("POST", f"/r/{CODE}/answer", statement=statement, answer=answer)[0]


def listener(port: int) -> socket.socket:
    """A phone that listens to its room and never goes."""
    found = socket.create_connection((HERE, port), timeout=20)
    found.sendall(f"GET /r/{CODE}/live HTTP/1.1\r\nHost: {HERE}\r\n\r\n".encode())
    seen = b""
    while b"retry" not in seen:
        seen += found.recv(4096)
    return found


def test_it_answers_and_says_that_it_is_well(path):
    with hosted(path) as port, Phone(port) as phone:
        assert phone.ask("GET", "/health")[0] == 200
        status, told, page = phone.ask("GET", f"/r/{CODE}")
        assert status == 200
        assert "Northshire" in page
        assert "server" not in told


def test_it_stops_soon_although_phones_listen(path):
    with hosted(path) as port:
        listeners = [listener(port) for _ in range(20)]
        began = time.perf_counter()
    assert time.perf_counter() - began < 3
    for each in listeners:
        seen = b""
        while part := each.recv(4096):
            seen += part
        assert seen.endswith(b"0\r\n\r\n"), "the stream is ended, not cut"
        each.close()


def test_what_was_confirmed_is_there_when_it_comes_back_and_the_phone_goes_on(path):
    with hosted(path) as port, Phone(port) as phone:
        phone.join()
        assert phone.answer("S-1", "mostly") == 303
        before = phone.ask("GET", f"/r/{CODE}/code")[2]
    with hosted(path, port), phone:
        assert phone.ask("GET", f"/r/{CODE}/code")[2] == before
        assert phone.answer("S-2", "never") == 303
    with closing(SqliteStore(path)) as store:
        found = store.round(NAME)
    assert found.people["lived"] == 1
    assert found.cells["S-1"]["lived"].counts == (0, 0, 0, 1, 0)
    assert found.cells["S-2"]["lived"].counts == (1, 0, 0, 0, 0)


def test_a_listener_is_told_soon_that_the_keyboard_moved_the_room(path):
    with hosted(path) as port, closing(listener(port)) as phone, closing(SqliteStore(path)) as store:
        ids = count()
        walk = Walk(store, NAME, clock=lambda: AT, new_id=lambda: f"k{next(ids)}")
        walk.take("reveal")
        began = time.perf_counter()
        seen = b""
        while b"moved" not in seen:
            seen += phone.recv(4096)
        assert time.perf_counter() - began < 1.5


def test_a_port_that_is_taken_is_told_and_the_next_is_found():
    with closing(listening(0, HERE)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SessionError, match="--port"):
            listening(port, HERE)
    with closing(listening(None, HERE)) as one, closing(listening(None, HERE)) as other:
        assert one.getsockname()[1] != other.getsockname()[1]


@pytest.mark.parametrize(("proxies", "is_believed"), [(HERE, True), ("10.1.2.3", False), ("", False)])
def test_only_a_server_that_was_named_is_believed_about_who_asks_and_how(path, proxies, is_believed):
    def ask(port: int, method: str, place: str, who: str, body: str = "") -> http.client.HTTPResponse:
        told = {"X-Forwarded-For": who, "X-Forwarded-Proto": "https"}
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        with closing(http.client.HTTPConnection(HERE, port, timeout=20)) as connection:
            connection.request(method, place, body, {**told, **form})
            reply = connection.getresponse()
            reply.read()
            return reply

    with hosted(path, proxies=proxies) as port:
        cookie = ask(port, "POST", f"/r/{CODE}/join", "192.0.2.1", "group=lived").getheader("set-cookie")
        assert ("Secure" in cookie) == is_believed
        tried = [ask(port, "POST", "/", f"192.0.2.{n}", "code=WRONGG").status for n in range(1, 16)]
    assert (429 not in tried) == is_believed, "tries are counted by who asks, as far as that is believed"


def test_a_form_is_taken_from_the_address_that_people_see_with_its_port(path):
    with hosted(path) as port, closing(http.client.HTTPConnection(HERE, port, timeout=20)) as connection:
        for host, status in (("rooms.internal:8443", 303), ("rooms.internal", 403)):
            headers = {
                "Host": host,
                "Origin": "https://rooms.internal:8443",
                "Content-Type": "application/x-www-form-urlencoded",
            }
            connection.request("POST", f"/r/{CODE}/join", "group=lived", headers)
            reply = connection.getresponse()
            reply.read()
            assert reply.status == status
