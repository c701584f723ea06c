"""Phones that sleep or lose the network for long, and a server that is killed: nothing lost or counted twice.

Two minutes and more are tried by hand, because a test that sleeps helps nobody: the same tests with
MIR_ASSESS_AWAY_SECONDS=130. In every run the phone's own clock is moved by as much.
"""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from conftest import REPOSITORY
from mir_assess.store.sqlite import SqliteStore
from mir_assess.walk import Walk
from rooms import HERE, LEAD, Place
from workshops import AT, NAME

AWAY = float(os.environ.get("MIR_ASSESS_AWAY_SECONDS", "3"))
"""Seconds for which a phone is away."""
PATIENCE = 20_000
"""Milliseconds until what comes by itself has to be there."""
_numbers = count()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A store with one open assessment."""
    place = Place(tmp_path / "store.db")
    place.stop()
    return place


@pytest.fixture
def room(place: Place) -> Iterator[str]:
    """The address of its room."""
    with place.on_a_port() as address:
        yield address


@pytest.fixture
def devices(browser: Any) -> Iterator[Any]:
    """Gives phones, each with a cookie of its own."""
    contexts: list[Any] = []

    def device(address: str, *, script: bool = True) -> Any:
        contexts.append(
            browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=script)
        )
        page = contexts[-1].new_page()
        page.goto(address)
        return page

    yield device
    for context in contexts:
        context.close()


def joins(devices: Any, room: str, *, script: bool = True) -> Any:
    phone = devices(f"{room}{HERE}", script=script)
    phone.locator("input[name=group][value=lived]").check()
    phone.get_by_role("button", name="Start", exact=True).click()
    phone.wait_for_url(f"**{HERE}/answer")
    return phone


def leads(phone: Any, room: str, *what: str) -> None:
    """The facilitator, whose network is well, does one thing after the other."""
    for each in what:
        reply = phone.context.browser.contexts[0].request.post(
            f"{room}{LEAD}", form={"go" if each.isdecimal() else "do": each}
        )
        assert reply.ok, reply.text()


def presses(phone: Any, answer: str) -> None:
    phone.locator("#answering").wait_for()
    phone.locator(f"input[name=answer][value={answer}]").check()
    phone.get_by_role("button", name="Keep my answer").click()


def is_asked(phone: Any, statement: str) -> None:
    phone.locator(f"#answering input[name=statement][value={statement}]").wait_for(
        state="attached", timeout=PATIENCE
    )


def says_that_it_is_away(phone: Any, words: str) -> None:
    phone.locator("#away p:visible", has_text=words).wait_for(timeout=PATIENCE)


def is_back(phone: Any) -> None:
    phone.locator("#away").wait_for(state="hidden", timeout=PATIENCE)


def comes_to_count(place: Place, statement: str, told: tuple[int, ...]) -> None:
    """Wait until an answer that a phone tries to send now and then has come in."""
    until = time.monotonic() + PATIENCE / 1000
    while counts(place, statement) != told and time.monotonic() < until:
        time.sleep(0.2)


def counts(place: Place, statement: str) -> tuple[int, ...]:
    return tuple(place.round().cells[statement]["lived"].counts)


@pytest.mark.parametrize(
    ("meanwhile", "late"),
    [
        (("next",), "is kept"),
        (("reveal", "next"), "is told that it came too late"),
        (("reveal", "reopen"), "is kept"),
    ],
)
def test_phones_that_were_away_go_on_where_the_room_is(devices, room, place, meanwhile, late):
    sent, wrote, waits, plain = (joins(devices, room, script=number < 3) for number in range(4))
    leads(sent, room, "together", "1")
    presses(waits, "rarely")
    waits.get_by_role("heading", name="Thank you. Please wait.").wait_for()
    for phone in (sent, wrote, plain):
        is_asked(phone, "S-1")
    plain.locator("input[name=answer][value=never]").check()
    wrote.get_by_text("Say more, in your own words").click()
    wrote.locator("#note").fill("Half a thou")
    for phone in (sent, wrote, waits, plain):
        phone.context.set_offline(True)
    presses(sent, "always")
    plain.get_by_role("button", name="Keep my answer").click()

    says_that_it_is_away(sent, "Your answer is still here, and we send it as soon as we can.")
    says_that_it_is_away(waits, "What you confirmed is kept, and this page goes on as soon as it is back.")
    assert sent.locator("input[value=always]").is_checked()
    leads(sent, room, *meanwhile)
    time.sleep(AWAY)
    assert wrote.locator("#note").input_value() == "Half a thou"

    for phone in (sent, wrote, waits, plain):
        phone.context.set_offline(False)
    for phone in (sent, wrote, waits):
        is_back(phone)
    assert wrote.locator("#note").input_value() == "Half a thou"
    plain.goto(f"{room}{HERE}/answer")
    here = "S-2" if "next" in meanwhile else "S-1"
    if late == "is kept":
        sent.get_by_text("Kept: Always true").or_(
            sent.get_by_role("heading", name="Thank you. Please wait.")
        ).first.wait_for(timeout=PATIENCE)
    else:
        sent.get_by_role("heading", name="This one is closed for now").wait_for(timeout=PATIENCE)
        sent.get_by_role("link", name="Go on").click()
    if here == "S-2":
        for phone in (sent, waits, plain):
            is_asked(phone, "S-2")
    presses(plain, "sometimes")
    plain.get_by_role("heading", name="Thank you. Please wait.").wait_for()
    in_time = int(late == "is kept")
    assert counts(place, "S-1") == (0, 1, int(here == "S-1"), 0, in_time)
    assert place.round().people["lived"] == 2 + in_time if here == "S-2" else 3


def test_an_answer_whose_reply_was_lost_is_sent_again_and_counted_once(devices, room, place):
    phone = joins(devices, room)
    lost = []

    def loses(route: Any) -> None:
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch(max_redirects=0).status)
            route.abort()
        else:
            route.continue_()

    phone.route("**/answer**", loses)
    presses(phone, "mostly")
    says_that_it_is_away(phone, "Your answer is still here")
    is_asked(phone, "S-2")
    assert lost == [303], "it was kept the first time"
    assert counts(place, "S-1") == (0, 0, 0, 1, 0)


def test_a_choice_that_was_not_sent_outlives_a_reload_and_goes_only_when_its_person_says_so(
    devices, room, place
):
    phone = joins(devices, room)
    phone.context.set_offline(True)
    presses(phone, "always")
    says_that_it_is_away(phone, "Your answer is still here")
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        phone.reload()
    phone.context.set_offline(False)
    phone.goto(f"{room}{HERE}/answer")
    phone.get_by_text("Your answer is still here. It is not sent yet.").wait_for()
    assert phone.locator("input[value=always]").is_checked()
    assert place.round().people["lived"] == 0
    phone.get_by_role("button", name="Keep my answer").click()
    is_asked(phone, "S-2")
    assert counts(place, "S-1") == (0, 0, 0, 0, 1)
    assert phone.evaluate("sessionStorage.length") == 0


def test_a_link_leads_to_no_page_of_the_browsers_own_while_the_network_is_away(devices, room):
    phone = joins(devices, room)
    phone.context.set_offline(True)
    phone.get_by_role("link", name="My answers").click()
    says_that_it_is_away(phone, "What you confirmed is kept")
    assert phone.url.endswith("/answer")
    phone.context.set_offline(False)
    is_back(phone)
    phone.get_by_role("link", name="My answers").click()
    phone.wait_for_url(f"**{HERE}/all")
    phone.context.set_offline(True)
    phone.get_by_role("link", name="My code").click()
    says_that_it_is_away(phone, "What you confirmed is kept")
    phone.context.set_offline(False)
    is_back(phone)


def test_what_is_pressed_on_the_facilitators_page_while_it_is_away_is_not_done_and_never_twice(devices, room):
    leader = devices(f"{room}{LEAD}")
    leads(leader, room, "together")
    leader.reload()  # it may not have listened yet
    leader.get_by_text("Nothing is asked yet.").first.wait_for()
    leader.context.set_offline(True)
    leader.get_by_role("button", name="Next statement").click()
    says_that_it_is_away(leader, "What you press now is not done.")
    time.sleep(AWAY)
    leader.context.set_offline(False)
    is_back(leader)
    assert leader.locator(".where").count() == 0
    lost = []

    def loses(route: Any) -> None:
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch(max_redirects=0).status)
            route.abort()
        else:
            route.continue_()

    leader.route("**/lead/*", loses)
    leader.get_by_role("button", name="Next statement").click()
    leader.get_by_text("Statement 1 of 3").first.wait_for(timeout=PATIENCE)
    is_back(leader)
    leader.get_by_role("button", name="Next statement").click()
    leader.locator(".where", has_text="Statement 2 of 3").wait_for()


def test_a_connection_that_went_silent_in_a_sleep_is_opened_anew(devices, room):
    phone = joins(devices, room)
    phone.clock.install()
    phone.reload()
    phone.locator("#answering").wait_for()
    phone.wait_for_timeout(500)
    opened: list[str] = []
    phone.on("request", lambda asked: opened.append(asked.url) if asked.url.endswith("/live") else None)
    phone.clock.fast_forward("02:10")
    for _ in range(40):
        if opened:
            break
        phone.wait_for_timeout(100)
    assert len(opened) == 1
    leads(phone, room, "together", "2")
    is_asked(phone, "S-2")


def test_a_connection_that_a_server_in_front_refused_is_opened_anew(devices, room):
    phone = joins(devices, room)
    refused: list[int] = []

    def refuses(route: Any) -> None:
        if len(refused) < 1:
            refused.append(502)
            route.fulfill(status=502, body="bad gateway")
        else:
            route.continue_()

    phone.route("**/live", refuses)
    phone.reload()
    phone.locator("#answering").wait_for()
    leads(phone, room, "together", "2")
    is_asked(phone, "S-2")
    assert refused == [502]


class Server:
    """The real program, `serve`, on a port of its own, which can be killed."""

    def __init__(self, store: Path) -> None:
        self.store = store
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "mir_assess",
                "serve",
                "--port",
                str(self.port),
                "--store",
                str(self.store),
            ],
            env={**os.environ, "PYTHONPATH": str(REPOSITORY / "src")},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise AssertionError("the server does not answer")

    def kill(self) -> None:
        """End it at once, as a cut of the power does."""
        self.process.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        self.process.wait()


def test_when_the_server_was_killed_and_comes_back_every_page_goes_on_by_itself(devices, place):
    server = Server(place.path)
    try:
        phone, leader = joins(devices, server.address), devices(f"{server.address}{LEAD}")
        screen = devices(f"{server.address}{HERE}/screen")
        presses(phone, "mostly")
        is_asked(phone, "S-2")
        server.kill()
        presses(phone, "rarely")
        says_that_it_is_away(phone, "Your answer is still here")
        for page in (leader, screen):
            says_that_it_is_away(page, "The network is away.")
        store = SqliteStore(place.path)
        walk = Walk(store, NAME, clock=lambda: AT, new_id=lambda: f"typed-{next(_numbers)}")
        walk.take("reveal")
        store.close()
        time.sleep(AWAY)
        server.start()
        for page in (phone, leader, screen):
            is_back(page)
        moved = re.compile("The room talks about this|The screen shows no answers")
        leader.locator(".now", has_text=moved).wait_for(timeout=PATIENCE)
        screen.get_by_role("heading", name="We talk").wait_for(state="attached", timeout=PATIENCE)
        comes_to_count(place, "S-2", (0, 1, 0, 0, 0))
    finally:
        server.kill()
    assert counts(place, "S-1") == (0, 0, 0, 1, 0)
    assert counts(place, "S-2") == (0, 1, 0, 0, 0)
    assert place.round().people["lived"] == 1
