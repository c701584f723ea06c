"""A key that leads is changed while the round is open: the one before opens nothing, and the room goes on."""

import asyncio
import re
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from channels.room.test_app import answer, asked, heading, joined, levels, soup
from coroutines import ran
from mir_assess.channels.room.live import moves
from mir_assess.errors import SessionError
from mir_assess.model.events import assessment_stream
from mir_assess.model.room import fold
from mir_assess.office.leading_key import change_key
from mir_assess.store.sqlite import SqliteStore
from mir_assess.walk import Walk
from mir_assess.walk.phones import Phones
from rooms import CODE, LEAD, Place
from workshops import AT, NAME, assessment

_numbers = count()


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A room that stands open."""
    found = Place(tmp_path / "store.db")
    yield found
    found.stop()


def changed(leader, lead=LEAD) -> str:
    """Change the key as whoever leads does; return where they lead from now."""
    asked_once_more = leader.post(lead, data={"do": "key"})
    assert heading(asked_once_more) == "Change the key that leads"
    assert "nothing that was said is lost" in asked_once_more.text
    done = leader.post(lead, data={"do": "sure_key"})
    assert done.status_code == 200
    assert "This page has a new address" in done.text
    return done.url.path


def changed_with_the_program(place: Place) -> None:
    with closing(SqliteStore(place.path)) as store:
        change_key(store, NAME, at=AT, new_id=lambda: f"changed-{next(_numbers)}")


def opens_nothing(device, lead=LEAD) -> None:
    for path in ("", "/cards", "/live"):
        reply = device.get(lead + path)
        assert reply.status_code == 410, path
        assert heading(reply) == "This address does not lead the room any more"
        assert "command room" in soup(reply).get_text(" ").replace("`", "")
    assert device.post(lead, data={"do": "next"}).status_code == 410


def test_the_old_key_opens_nothing_the_new_one_leads_and_nothing_is_lost(place):
    person, leader = joined(place), place.device()
    leader.post(LEAD, data={"do": "together"})
    leader.post(LEAD, data={"go": "1"})
    statement = asked(person)
    answer(person, "mostly", statement)
    new = changed(leader)
    assert new != LEAD
    opens_nothing(place.device())
    leader.post(new, data={"do": "next"})
    assert asked(person) not in ("", statement)
    assert levels(place, statement) == {"mostly": 1}
    assert "Mostly true" in person.get(f"/r/{CODE}/all").text


def test_it_can_be_changed_again_and_again_and_only_the_last_leads(place):
    leader = place.device()
    second = changed(leader)
    third = changed(leader, second)
    opens_nothing(leader)
    opens_nothing(leader, second)
    assert leader.get(third).status_code == 200
    assert len({LEAD, second, third}) == 3


def test_it_stays_so_when_the_server_comes_back(place):
    new = changed(place.device())
    place.stop()
    place.start()
    assert place.device().get(new).status_code == 200
    opens_nothing(place.device())


def test_it_holds_at_once_where_the_program_changed_it_beside_the_server(place):
    leader = place.device()
    assert leader.get(LEAD).status_code == 200
    changed_with_the_program(place)
    assert leader.post(LEAD, data={"do": "next"}).status_code == 410, "nothing was looked at meanwhile"
    with closing(SqliteStore(place.path)) as store:
        assert fold(store.read(assessment_stream(NAME))).place == "rate"


def test_nobody_takes_it_back(place):
    leader = place.device()
    leader.post(LEAD, data={"go": "1"})
    new = changed(leader)
    leader.post(new, data={"do": "undo"})
    opens_nothing(leader)
    with closing(SqliteStore(place.path)) as store:
        walk = Walk(store, NAME, clock=lambda: AT, new_id=lambda: f"typed-{next(_numbers)}")
        with pytest.raises(SessionError):
            walk.take("b")
        assert fold(store.read(assessment_stream(NAME))).keys
    assert leader.get(new).status_code == 200


def test_who_pressed_twice_changed_it_once(place):
    leader = place.device()
    changed(leader)
    assert leader.post(LEAD, data={"do": "sure_key"}).status_code == 410
    with closing(SqliteStore(place.path)) as store:
        assert len(fold(store.read(assessment_stream(NAME))).keys) == 1


def test_a_page_that_listens_with_the_old_key_hears_once_more_and_no_more(place):
    async def heard() -> list[bytes]:
        room = await place.hall.room(NAME)
        key, lines = room.key, []
        listening = moves(room, asyncio.Event(), counts=True, while_so=lambda: room.key == key)
        async for line in listening:
            lines.append(line)
            if len(lines) == 1:
                await asyncio.to_thread(changed_with_the_program, place)
                await place.hall.keep_up()
        return lines

    lines = ran(heard())
    assert len(lines) == 2
    assert lines[1].startswith(b"event: moved")


def test_a_code_of_the_room_and_a_wrong_key_is_a_wrong_try(place):
    changed(place.device())
    guessing = place.device()
    statuses = {guessing.get(f"/lead/{CODE}.{number:022}").status_code for number in range(12)}
    assert statuses == {404}
    assert guessing.get(f"/lead/{CODE}.x").status_code == 404
    assert place.device().get(f"/r/{CODE}").status_code == 200


def test_the_new_key_says_nothing_of_the_old_and_is_as_long(place):
    new = changed(place.device()).removeprefix("/lead/")
    code, _, key = new.partition(".")
    assert code == CODE
    assert re.fullmatch(r"[\w-]{22}", key)
    assert key not in LEAD


class TestAtTheKeyboard:
    """Where everybody sees the screen."""

    def walk(self, place: Place, leads: str = "") -> Walk:
        self.store = SqliteStore(place.path)
        return Walk(
            self.store, NAME, clock=lambda: AT, new_id=lambda: f"typed-{next(_numbers)}", phones=Phones(leads)
        )

    def test_it_is_changed_and_not_shown_and_what_to_do_next_is_said(self, place):
        reply = self.walk(place, "mir-assess room north").take("New key")
        words = " ".join(reply.words)
        assert "opens nothing any more" in words
        assert "type in another window, where nobody looks: mir-assess room north" in words
        opens_nothing(place.device())
        (room,) = place.hall.open_rooms()
        assert room.key not in words
        assert place.device().get(f"/lead/{room.key}").status_code == 200

    def test_help_tells_of_it_where_phones_join_and_nowhere_else(self, place):
        assert any("new key:" in line for line in self.walk(place, "mir-assess room north").take("?").words)
        assert not any("new key:" in line for line in self.walk(place).take("?").words)

    def test_how_to_join_is_shown_again_for_who_comes_late(self, place):
        self.store = SqliteStore(place.path)
        ways = ("To join the room, open http://room.test", "The code of the room: ABC 234")
        phones = Phones("mir-assess room north", ways)
        walk = Walk(self.store, NAME, clock=lambda: AT, new_id=str, phones=phones)
        assert walk.take("join").words == ways
        assert any("join:" in line for line in walk.take("?").words)
        with pytest.raises(SessionError):
            self.walk(place).take("join")

    def test_it_is_changed_though_the_room_moved_on_elsewhere_meanwhile(self, place):
        walk = self.walk(place)
        leader = place.device()
        leader.post(LEAD, data={"do": "together"})
        leader.post(LEAD, data={"go": "1"})
        leader.post(LEAD, data={"do": "reveal"})
        assert "opens nothing any more" in " ".join(walk.take("new key").words)
        opens_nothing(leader)

    def test_what_is_asked_stays_asked(self, place):
        walk = self.walk(place)
        before = walk.prompt()
        walk.take("new key")
        assert walk.prompt() == before

    def test_words_of_an_action_stay_words(self, place):
        walk = self.walk(place)
        for line in ("close", "", "", ""):
            walk.take(line)
            if walk._phase().asks_for_words():
                break
        assert walk._phase().asks_for_words()
        walk.take("new key")
        assert not fold(self.store.read(assessment_stream(NAME))).keys

    def test_where_no_phone_can_join_there_is_no_key(self, tmp_path):
        agreeing = assessment("consensus")
        place = Place(tmp_path / "agreeing.db", agreeing)
        with pytest.raises(SessionError):
            self.walk(place).take("new key")
        place.stop()
