"""`serve`, `room` and `start --room`: how people get in is said, and the server stops when it is told to."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from socket import create_connection
from urllib.request import urlopen

import pytest

from mir_assess import __version__
from mir_assess.channels.room.serving import listening

SOURCE = Path(__file__).parents[2] / "src"
OPEN = ("--organisation", "Northshire Council", "--year", "2026", "--set", "first-eight")


@pytest.fixture
def port() -> int:
    """A port that is free."""
    with closing(listening(0, "127.0.0.1")) as found:
        number: int = found.getsockname()[1]
    return number


def code_in(words: str) -> str:
    found = re.search(r"The code of the room: (\w{3} \w{3})", words)
    assert found, words
    return found[1]


def test_start_with_a_room_says_how_people_join_before_the_opening_words(run_cli, port):
    run_cli("new", "north", *OPEN)
    done = run_cli("start", "north", "--room", "--port", port, "--wifi", "Day Centre; guests", stdin="q\n")
    assert done.code == 0, done.err
    before, welcome, _ = done.out.partition("Welcome. We ask")
    assert welcome
    code = code_in(before)
    assert f":{port}/r/{code.replace(' ', '')}/screen" in before
    assert "Sign by sign: " + ", ".join(code[:3]) in before
    assert "Day Centre; guests" in before
    assert "guests often keeps phones apart" in before
    assert "/lead/" not in done.out, "a screen that everybody sees does not show who leads"
    assert f"room north --port {port}" in before


def test_a_plain_screen_has_no_picture_to_scan(run_cli, port):
    run_cli("new", "north", *OPEN)
    done = run_cli("start", "north", "--room", "--port", port, "--plain", stdin="q\n")
    assert not set("▀▄█\033") & set(done.out)


def test_to_go_on_the_room_is_asked_for_again(run_cli, port):
    run_cli("new", "north", *OPEN)
    done = run_cli("start", "north", "--room", "--port", port, stdin="q\n")
    assert "start north --room" in done.out.splitlines()[-1]


def test_without_a_room_start_is_as_it_was(run_cli):
    run_cli("new", "north", *OPEN)
    done = run_cli("start", "north", stdin="q\n")
    assert "code of the room" not in done.out
    assert done.out.splitlines()[-1].endswith("start north")


@pytest.mark.parametrize(
    "options",
    [("--wifi", "Day Centre"), ("--wifi-password", "tea"), ("--port", "8080")],
)
def test_an_option_that_would_do_nothing_is_refused(run_cli, options):
    run_cli("new", "north", *OPEN)
    done = run_cli("start", "north", *options, stdin="q\n")
    assert done.code == 2
    assert options[0] in done.err
    assert "--room" in done.err


def test_a_password_needs_its_network(run_cli):
    run_cli("new", "north", *OPEN)
    done = run_cli("start", "north", "--room", "--wifi-password", "tea", stdin="q\n")
    assert (done.code, "--wifi NAME" in done.err) == (2, True)


def test_a_room_where_everyone_agrees_together_has_no_phones(run_cli, port):
    run_cli("new", "north", *OPEN, "--mode", "consensus")
    done = run_cli("start", "north", "--room", "--port", port, stdin="q\n")
    assert done.code == 1
    assert "no phone can join" in done.err


def test_a_port_that_is_taken_is_told(run_cli, port):
    run_cli("new", "north", *OPEN)
    with closing(listening(port, "0.0.0.0")):
        done = run_cli("start", "north", "--room", "--port", port, stdin="q\n")
    assert done.code == 1
    assert "--port" in done.err


def test_room_shows_what_leads_it_and_always_the_same(run_cli):
    run_cli("new", "north", *OPEN)
    once, again = (run_cli("room", "north", "--address", "https://rooms.example.org/") for _ in range(2))
    assert once == again
    key = re.search(r"https://rooms\.example\.org/lead/([\w-]{22})", once.out)
    assert key
    assert code_in(once.out)


def test_the_key_that_leads_is_changed_on_demand_and_the_code_stays(run_cli):
    run_cli("new", "north", *OPEN)
    before, new, after = (run_cli("room", "north", *more) for more in ((), ("--new-key",), ()))
    keys = [re.findall(r"/lead/(\S+)", done.out) for done in (before, new, after)]
    assert keys[0] != keys[1] == keys[2]
    assert len(keys[1]) == 1
    assert code_in(before.out) == code_in(new.out)
    assert "opens nothing any more" in new.out
    assert "opens nothing any more" not in after.out


def test_a_rehearsal_changes_no_key(run_cli):
    run_cli("new", "north", *OPEN)
    before = run_cli("room", "north").out
    done = run_cli("room", "north", "--check", "--new-key")
    assert done.code == 2
    assert "--new-key" in done.err
    assert run_cli("room", "north").out == before


def test_a_room_that_is_not_there_names_the_near_miss(run_cli):
    run_cli("new", "north", *OPEN)
    done = run_cli("room", "nort")
    assert (done.code, "north" in done.err) == (1, True)


@contextmanager
def serving(store: Path, port: int) -> Iterator["subprocess.Popen[str]"]:
    program = subprocess.Popen(
        [sys.executable, "-m", "mir_assess", "serve", "--store", str(store), "--port", str(port)],
        env={**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            with suppress(OSError), closing(create_connection(("127.0.0.1", port), 1)):
                break
            time.sleep(0.05)
        yield program
    finally:
        program.kill()
        program.wait()
        for stream in (program.stdout, program.stderr):
            assert stream is not None
            stream.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that asks a program to stop")
@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_serve_hosts_every_open_room_and_stops_when_told(run_cli, own_store, port, told):
    run_cli("new", "north", *OPEN)
    run_cli("new", "south", *OPEN)
    code = code_in(run_cli("room", "south").out).replace(" ", "")
    with serving(own_store, port) as program:
        with urlopen(f"http://127.0.0.1:{port}/health", timeout=20) as reply:
            assert reply.read() == f"well\nmir-assess {__version__}\n".encode()
        with urlopen(f"http://127.0.0.1:{port}/r/{code}", timeout=20) as reply:
            assert "Northshire Council" in reply.read().decode()
        # Somebody listens, and goes on listening.
        with closing(create_connection(("127.0.0.1", port), 20)) as phone:
            phone.sendall(f"GET /r/{code}/live HTTP/1.1\r\nHost: here\r\n\r\n".encode())
            assert b"200" in phone.recv(4096)
            program.send_signal(told)
            out, err = program.communicate(timeout=20)
    assert program.returncode == 0, err
    assert "2 assessments are open" in out
    assert "/lead/" not in out, "what a server says goes into its log"
    assert "south" not in out
    assert "Every answer that was confirmed is kept" in out
    assert "Traceback" not in err
    assert "127.0.0.1" not in err, "addresses are not logged"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that asks a program to stop")
def test_a_room_that_was_opened_while_the_server_runs_is_there_at_once(run_cli, own_store, port):
    run_cli("new", "north", *OPEN)
    with serving(own_store, port):
        run_cli("new", "south", *OPEN)
        code = code_in(run_cli("room", "south").out).replace(" ", "")
        with urlopen(f"http://127.0.0.1:{port}/r/{code}", timeout=20) as reply:
            assert reply.status == 200
