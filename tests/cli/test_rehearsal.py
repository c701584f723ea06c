"""`room NAME --check`: the facilitator finds out the day before, and nothing of it stays."""

import os
import re
import sys
import time
from contextlib import closing, suppress
from http.client import HTTPConnection

import pytest

from mir_assess.channels.room.serving import listening
from terminals import Terminal, plain

OPEN = ("--organisation", "Northshire Council", "--year", "2026", "--set", "first-eight")


@pytest.fixture
def port() -> int:
    """A port that is free."""
    with closing(listening(0, "127.0.0.1")) as found:
        number: int = found.getsockname()[1]
    return number


def test_without_a_terminal_it_says_all_it_found_and_never_waits(run_cli, own_store, port):
    run_cli("new", "north", *OPEN)
    before = own_store.read_bytes()
    began = time.perf_counter()
    done = run_cli("room", "north", "--check", "--port", port)
    assert time.perf_counter() - began < 30
    assert done.code == 0, done.err
    assert "nothing of it stays" in done.out
    assert re.search(rf"By http://[\d.]+:{port} a made-up phone joined, answered", done.out)
    assert "Only a phone can tell" in done.out
    assert "/lead/" not in done.out, "what leads the round is no part of a rehearsal"
    assert own_store.read_bytes() == before
    assert [file.name for file in own_store.parent.iterdir()] == [own_store.name]


def test_a_port_that_is_taken_would_not_work(run_cli, port):
    run_cli("new", "north", *OPEN)
    with closing(listening(port, "0.0.0.0")):
        done = run_cli("room", "north", "--check", "--port", port)
    assert done.code == 1
    assert "--port" in done.err


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="Who may do everything is kept out of nothing"
)
def test_a_store_nothing_can_be_written_beside_would_not_work(run_cli, port, own_store):
    run_cli("new", "north", *OPEN)
    own_store.parent.chmod(0o500)
    try:
        done = run_cli("room", "north", "--check", "--port", port)
    finally:
        own_store.parent.chmod(0o700)
    assert done.code == 1
    assert "Nothing can be written where answers are kept" in done.err


def test_an_address_that_leads_elsewhere_cannot_be_rehearsed_here(run_cli):
    run_cli("new", "north", *OPEN)
    done = run_cli("room", "north", "--check", "--address", "https://rooms.example.org")
    assert (done.code, "--address" in done.err, "/health" in done.err) == (2, True, True)


def test_a_room_that_nobody_can_join_is_told_as_ever(run_cli, port):
    run_cli("new", "north", *OPEN, "--mode", "consensus")
    done = run_cli("room", "north", "--check", "--port", port)
    assert (done.code, "no phone can join" in done.err) == (1, True)


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux answers at every address of its own loop")
def test_in_a_terminal_it_waits_for_a_real_phone_and_tells_each_step(run_cli, tmp_path, port):
    run_cli("new", "north", *OPEN)
    screen = Terminal("room", "north", "--check", "--port", str(port), folder=tmp_path)
    screen.wait_for("Ctrl-C goes on without")
    code = re.search(r"The code of the rehearsal: (\w{3}) (\w{3})", screen.seen)
    with closing(HTTPConnection("127.0.0.1", port, timeout=10, source_address=("127.0.0.2", 0))) as phone:
        phone.request("GET", f"/r/{code[1]}{code[2]}", headers={"User-Agent": "Chrome/61"})
        assert "Rehearsal for Northshire Council" in phone.getresponse().read().decode()
    screen.wait_for("it gets here")
    assert screen.press_ctrl_c() == 0
    assert "look plainer" in plain(screen.seen)
    assert "The room works here" in plain(screen.seen)
    screen.close()


def test_in_a_terminal_somebody_without_a_phone_goes_on(run_cli, tmp_path, port):
    run_cli("new", "north", *OPEN)
    screen = Terminal("room", "north", "--check", "--port", str(port), folder=tmp_path)
    screen.wait_for("Ctrl-C goes on without")
    assert screen.press_ctrl_c() == 0
    assert "No phone was tried" in plain(screen.seen)
    screen.close()


def test_serve_shows_what_leads_only_where_somebody_sits_at_a_terminal(run_cli, tmp_path, port):
    run_cli("new", "north", *OPEN)
    screen = Terminal("serve", "--port", str(port), folder=tmp_path)
    screen.wait_for("Stop with Ctrl-C")
    assert "/lead/" in screen.seen
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with suppress(OSError), closing(HTTPConnection("127.0.0.1", port, timeout=20)) as asked:
            asked.request("GET", "/health")
            assert asked.getresponse().status == 200
            break
    assert screen.press_ctrl_c() == 0
    screen.close()
