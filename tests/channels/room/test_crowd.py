"""Connections that ask for nothing: they are let go of, and nobody who answers notices."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from channels.room.test_serving import CODE, HERE, Phone, hosted, listener, path
from mir_assess.channels.room import serving
from mir_assess.channels.room.crowd import LONGEST_HEAD, Crowd

__all__ = ["path"]


class Connection:
    """One that knows whether it was let go of."""

    def __init__(self) -> None:
        self.gone = False

    def let_go(self) -> None:
        self.gone = True


@pytest.fixture
def now() -> list[float]:
    return [0.0]


def crowd(now: list[float], most: int = 10, from_one: int = 10, trusted: tuple[str, ...] = ()) -> Crowd:
    return Crowd(most, clock=lambda: now[0], patience=20.0, from_one=from_one, trusted=trusted)


def came(to: Crowd, number: int = 1, address: str = "10.0.0.1") -> list[Connection]:
    found = [Connection() for _ in range(number)]
    for each in found:
        to.comes(each, address)
    return found


def gone(some: list[Connection]) -> list[bool]:
    return [each.gone for each in some]


# How it is counted


def test_who_has_asked_stays_and_who_has_not_goes_after_a_while(now):
    here = crowd(now)
    asks, waits = came(here, 2)
    here.has_asked(asks)
    now[0] = 19.9
    here.sweep()
    assert not waits.gone
    now[0] = 20.0
    here.sweep()
    assert gone([asks, waits]) == [False, True]


def test_a_drip_gains_no_time(now):
    here = crowd(now)
    (drips,) = came(here)
    for now[0] in range(0, 20, 2):
        here.owes(drips)
    now[0] = 20.0
    here.sweep()
    assert drips.gone


def test_where_all_places_are_taken_the_one_that_owes_longest_makes_room(now):
    here = crowd(now, most=3)
    asks, first, second = came(here, 3)
    here.has_asked(asks)
    came(here)
    assert gone([asks, first, second]) == [False, True, False]


def test_where_everyone_has_asked_whoever_comes_next_finds_no_place_until_one_goes(now):
    here = crowd(now, most=2)
    both = came(here, 2)
    for each in both:
        here.has_asked(each)
    assert gone(came(here)) == [True]
    here.goes(both[0])
    assert gone(came(here)) == [False]
    assert gone(both) == [False, False]


def test_one_address_cannot_take_every_place_and_takes_none_from_another(now):
    here = crowd(now, most=100, from_one=3)
    other = came(here, 1, "10.0.0.2")
    greedy = came(here, 5)
    assert gone(greedy) == [True, True, False, False, False]
    assert gone(other) == [False]


def test_a_server_in_front_brings_as_many_as_there_are_places(now):
    for trusted in (("10.0.0.1",), ("*",)):
        here = crowd(now, most=100, from_one=3, trusted=trusted)
        assert not any(gone(came(here, 50)))


def test_nothing_is_held_of_a_connection_that_went(now):
    here = crowd(now)
    for each in came(here, 5):
        here.goes(each)
        here.goes(each)
        here.owes(each)
    assert not here._here
    assert not here._from
    assert not here._owing


# On a real port


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch, path: Path) -> Iterator[int]:
    """A server that waits a second for a request."""
    monkeypatch.setattr(serving, "PATIENCE", 1.0)
    with hosted(path) as port:
        yield port


def connected(port: int, words: bytes = b"") -> socket.socket:
    found = socket.create_connection((HERE, port), timeout=10)
    if words:
        found.sendall(words)
    return found


def said(one: socket.socket) -> bytes:
    """All that a connection says until it is closed."""
    words = b""
    try:
        while part := one.recv(65_536):
            words += part
    except ConnectionResetError:
        pass
    return words


HEAD = f"POST /r/{CODE}/join HTTP/1.1\r\nHost: {HERE}\r\n".encode()


@pytest.mark.parametrize(
    "words",
    [
        b"",
        b"GET / HT",
        b"\r\n",
        HEAD + b"X-One: 1\r\n",
        HEAD + b"Content-Length: 20\r\n\r\ngroup=",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
    ],
    ids=["silent", "half a line", "line ends", "half a head", "half a form", "half of chunks"],
)
def test_who_sends_no_whole_request_is_let_go_of_in_time(impatient, words):
    began = time.monotonic()
    with closing(connected(impatient, words)) as one:
        assert said(one) == b""
    assert 0.8 < time.monotonic() - began < 4


def test_who_drips_is_let_go_of_too_before_and_after_a_page(impatient):
    for first in (b"", f"GET /health HTTP/1.1\r\nHost: {HERE}\r\n\r\n".encode()):
        with closing(connected(impatient, first)) as one:
            one.settimeout(0.1)
            began = time.monotonic()
            ended = False
            while not ended and time.monotonic() - began < 6:
                try:
                    one.sendall(b"X-A: b\r\n" if not first else b"\r\n")
                    ended = one.recv(4096) == b""
                except TimeoutError:
                    continue
                except OSError:
                    ended = True
            assert ended


def test_who_listens_stays_and_a_connection_between_two_pages_stays(impatient):
    with closing(listener(impatient)) as one, Phone(impatient) as phone:
        phone.join()
        time.sleep(2.5)
        assert phone.answer("S-1", "mostly") == 303
        one.settimeout(0.3)
        with pytest.raises(TimeoutError):
            one.recv(4096)


def test_a_head_without_end_is_ended_and_told_in_words(impatient):
    with closing(connected(impatient, b"GET / HTTP/1.1\r\nX-Long: ")) as one:
        try:
            for _ in range(64):
                one.sendall(b"a" * 1024)
                time.sleep(0.001)
        except OSError:
            pass
        words = said(one)
    assert words == b"" or (b" 431 " in words.partition(b"\r\n")[0] and b"<h1" in words)
    with closing(connected(impatient, b"GET / HTTP/1.1\r\nX-Long: " + b"a" * (LONGEST_HEAD + 64))) as one:
        words = said(one)
    assert b" 431 " in words.partition(b"\r\n")[0]
    assert b"<h1" in words


def test_twenty_phones_answer_beside_many_that_are_silent(path):
    with hosted(path) as port, ExitStack() as held:
        silent = [held.enter_context(closing(connected(port))) for _ in range(300)]
        phones = [held.enter_context(Phone(port)) for _ in range(20)]
        for phone in phones:
            phone.join()
            assert phone.answer("S-1", "mostly") == 303
        assert len(silent) == 300
