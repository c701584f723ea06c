"""A rehearsal goes all the way a phone goes, leaves nothing, and sees when a real phone comes in."""

import http.client
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from socket import AF_INET, SOCK_STREAM, socket

import pytest

from mir_assess.channels.room.rehearsing import STEPS, Rehearsal, Watch
from mir_assess.channels.room.serving import listening
from mir_assess.channels.room.ways_in import WaysIn
from mir_assess.resources import folder
from workshops import assessment

HERE = "127.0.0.1"
ELSEWHERE = "127.0.0.2"


@pytest.fixture
def room():
    return Rehearsal(assessment())


@contextmanager
def hosted(room: Rehearsal, watch: Watch | None = None) -> Iterator[str]:
    at = listening(0, HERE)
    address = f"http://{HERE}:{at.getsockname()[1]}"
    with room.at(at, WaysIn(address), folder("templates"), watch or Watch(frozenset())):
        yield address


def test_a_made_up_phone_goes_all_the_way_and_nothing_of_it_stays(room):
    watch = Watch(frozenset())
    with hosted(room, watch) as address:
        tried = room.tried(address)
    assert tried.fault == ""
    assert 0 < tried.slowest < 5
    assert room.is_empty()
    assert watch.far == 0, "the computer itself is no phone"


def test_what_a_made_up_phone_answers_is_there_until_it_is_taken_out(room, monkeypatch):
    """Else the rehearsal would find its store empty whatever happened."""
    monkeypatch.setattr("mir_assess.channels.room.rehearsing.receipt", lambda *_: "J93-H2J-273")
    with hosted(room) as address:
        tried = room.tried(address)
    assert tried.fault == "A page did not do there what it should: take-out (422)"
    assert not room.is_empty()


def test_nothing_at_an_address_is_told_and_not_waited_for(room):
    with closing(listening(0, HERE)) as free:
        port = free.getsockname()[1]
    assert "Nothing answered there" in room.tried(f"http://{HERE}:{port}").fault


def test_its_code_leads_into_no_round(room):
    assert room.code != Rehearsal(assessment()).code
    assert room.assessment.organisation.startswith("Rehearsal for ")


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux answers at every address of its own loop")
def test_a_real_phone_is_seen_step_by_step_and_its_address_is_not_kept(room):
    watch = Watch(frozenset())
    with hosted(room, watch) as address:
        port = int(address.rpartition(":")[2])

        def ask(method: str, place: str, body: str = "", cookie: str = "") -> http.client.HTTPResponse:
            phone = http.client.HTTPConnection(HERE, port, timeout=10, source_address=(ELSEWHERE, 0))
            headers = {"Content-Type": "application/x-www-form-urlencoded", "User-Agent": "Chrome/61.0"}
            phone.request(method, f"/r/{room.code}{place}", body, {**headers, "Cookie": cookie})
            reply = phone.getresponse()
            reply.read()
            phone.close()
            return reply

        assert ask("GET", "x").status == 404
        assert STEPS[watch.far] == "nowhere"
        ask("GET", "")
        assert STEPS[watch.far] == "opened"
        cookie = ask("POST", "/join", "group=lived").getheader("set-cookie").partition(";")[0]
        assert STEPS[watch.far] == "joined"
        ask("POST", "/answer", "statement=S-1&answer=nonsense", cookie)
        assert STEPS[watch.far] == "joined"
        ask("POST", "/answer", "statement=S-1&answer=mostly", cookie)
        assert STEPS[watch.far] == "answered"
    assert watch.browser == "Chrome/61.0"
    assert ELSEWHERE not in repr(vars(watch))


def test_a_socket_that_never_answers_is_given_up_after_a_while(room, monkeypatch):
    monkeypatch.setattr("mir_assess.channels.room.rehearsing.PATIENCE", 0.2)
    with closing(socket(AF_INET, SOCK_STREAM)) as silent:
        silent.bind((HERE, 0))
        silent.listen()
        assert room.tried(f"http://{HERE}:{silent.getsockname()[1]}").fault
