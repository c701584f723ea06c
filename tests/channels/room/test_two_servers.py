"""Two servers of one store: what is said at one is known at the other within about a second."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest

from mir_assess.channels.room import keys
from mir_assess.channels.room.serving import Host, listening
from mir_assess.channels.room.ways_in import WaysIn
from mir_assess.model.events import Event, Opened, assessment_stream
from mir_assess.resources import folder
from mir_assess.store import open_store
from mir_assess.store.base import Append
from workshops import AT, NAME, assessment

HERE = "127.0.0.1"
CODE = keys.room_code("opened")
KEY = keys.leading_key("opened")
SOON = 20.0  # seconds: that it is heard of is tested; how soon depends on the machine


@dataclass
class Phone:
    """A device with one cookie, which may ask any of the servers."""

    cookie: str = ""

    def ask(self, port: int, method: str, place: str, **form: str) -> tuple[int, str]:
        headers = {"Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"}
        with closing(HTTPConnection(HERE, port, timeout=20)) as connection:
            connection.request(method, place, urlencode(form) if form else None, headers)
            reply = connection.getresponse()
            self.cookie = (reply.getheader("set-cookie") or self.cookie).partition(";")[0]
            return reply.status, reply.read().decode()

    def answers(self, port: int, statement: str = "S-1", **joins: str) -> None:
        """Join there, and answer a statement."""
        joins = joins or {"group": "lived"}
        assert self.ask(port, "POST", f"/r/{CODE}/join", **joins)[0] == 303
        place = f"/r/{CODE}/answer"
        assert self.ask(port, "POST", place, statement=statement, answer="mostly")[0] == 303

    def code(self, port: int) -> str:
        """The person's own code, as the page shows it."""
        page = self.ask(port, "GET", f"/r/{CODE}/code")[1]
        found = re.search(r'<p class="code".*?</p>', page, re.DOTALL)
        assert found, page
        return re.sub(r"<[^>]*>|\s", "", found[0])


def soon(holds: Callable[[], bool]) -> None:
    """It holds within about a second."""
    until = time.monotonic() + SOON
    while not holds():
        assert time.monotonic() < until, "another server did not hear of it"
        time.sleep(0.05)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "postgresql":
        found: str = request.getfixturevalue("postgres").new_database()
        return found
    return f"sqlite:///{tmp_path}/rooms.sqlite"


@pytest.fixture
def ports(address: str) -> Iterator[tuple[int, int]]:
    """Where two servers of one open assessment answer; both have been asked for its room already."""
    with closing(open_store(address)) as store:
        opening = Event("opened", assessment_stream(NAME), 1, AT, "command", Opened(assessment()))
        store.append(Append(NAME, (opening,)))
    at = [listening(0, HERE) for _ in range(2)]
    one, two = (each.getsockname()[1] for each in at)
    ways = WaysIn("http://rooms.test")  # what stands before them
    first, second = (Host(lambda: open_store(address), folder("templates"), each, ways) for each in at)
    with first, second:
        for port in (one, two):
            assert Phone().ask(port, "GET", f"/r/{CODE}/screen")[0] == 200
        yield one, two


def counted(port: int) -> str:
    """What the facilitator's page says of who has answered there."""
    page = Phone().ask(port, "GET", f"/lead/{KEY}")[1]
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def test_who_has_answered_is_counted_at_every_server(ports):
    one, two = ports
    for _ in range(3):
        Phone().answers(one)
    Phone().answers(two)
    for port in ports:
        soon(lambda port=port: "4" in counted(port) and counted(one) == counted(two))


def test_a_key_that_was_changed_at_one_server_opens_nothing_at_the_other_at_once(ports):
    one, two = ports
    phone = Phone()
    phone.answers(one)
    assert Phone().ask(two, "GET", f"/lead/{KEY}")[0] == 200
    assert Phone().ask(one, "POST", f"/lead/{KEY}", do="sure_key")[0] == 303
    for port in (two, one):
        assert Phone().ask(port, "GET", f"/lead/{KEY}")[0] == 410
        assert Phone().ask(port, "POST", f"/lead/{KEY}", do="next")[0] == 410
    assert "Mostly true" in phone.ask(one, "GET", f"/r/{CODE}/all")[1]


def test_a_code_is_known_at_the_other_server_at_once(ports):
    one, two = ports
    phone, other = Phone(), Phone()
    phone.answers(one)
    status, _ = other.ask(two, "POST", f"/r/{CODE}/again", code=phone.code(one))
    assert status == 303
    assert "Mostly true" in other.ask(two, "GET", f"/r/{CODE}/all")[1]


def test_who_goes_on_at_the_other_server_is_asked_nothing_twice_and_counted_once(ports, address):
    one, two = ports
    phone = Phone()
    phone.answers(one, "S-1")
    assert phone.ask(two, "POST", f"/r/{CODE}/answer", statement="S-2", answer="never")[0] == 303
    soon(lambda: "Never true" in phone.ask(one, "GET", f"/r/{CODE}/all")[1])
    assert phone.ask(one, "POST", f"/r/{CODE}/answer", statement="S-1", answer="always")[0] == 303
    soon(lambda: "Always true" in phone.ask(two, "GET", f"/r/{CODE}/all")[1])
    with closing(open_store(address)) as store:
        assert store.round(NAME).people["lived"] == 1


def test_taken_out_at_one_server_is_gone_at_the_other(ports):
    one, two = ports
    phone = Phone()
    phone.answers(one)
    code = phone.code(one)
    assert Phone().ask(two, "POST", f"/r/{CODE}/again", code=code)[0] == 303
    assert phone.ask(one, "POST", f"/r/{CODE}/take-out", code=code, sure="yes")[0] == 200
    soon(lambda: Phone().ask(two, "POST", f"/r/{CODE}/again", code=code)[0] == 422)


def test_a_card_that_was_used_at_one_server_is_used_at_the_other_at_once(ports):
    one, two = ports
    assert Phone().ask(one, "POST", f"/lead/{KEY}", do="by_card")[0] == 303
    soon(lambda: 'name="card"' in Phone().ask(two, "GET", f"/r/{CODE}")[1])
    card = keys.card_code("opened", "lived", 1)
    Phone().answers(one, card=card)
    status, page = Phone().ask(two, "POST", f"/r/{CODE}/join", card=card)
    assert status == 422
    assert "Somebody has used this card." in page


def test_what_one_server_shows_the_other_shows(ports):
    one, two = ports
    for _ in range(5):
        Phone().answers(one)
    assert Phone().ask(one, "POST", f"/lead/{KEY}", go="1")[0] == 303
    assert Phone().ask(one, "POST", f"/lead/{KEY}", do="reveal")[0] == 303

    def shown(port: int) -> str:
        page = Phone().ask(port, "GET", f"/r/{CODE}/screen")[1]
        return page.partition("<main")[2]

    soon(lambda: "5 of 5" in shown(two) and shown(one) == shown(two))
