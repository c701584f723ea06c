"""What somebody may try against a room, by mistake or not, and what becomes of it."""

import asyncio
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import httpx2
import pytest

from channels.room.test_app import answer, asked, joined, levels, soup
from coroutines import ran
from mir_assess.channels.room import keys
from mir_assess.channels.room.guard import Tries
from mir_assess.model.events import assessment_stream
from mir_assess.model.receipts import receipt
from mir_assess.office.withdrawing import find, take_out
from mir_assess.store.sqlite import SqliteStore
from rooms import CODE, HERE, LEAD, SECRET, Place
from workshops import NAME


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A room that stands open."""
    found = Place(tmp_path / "store.db")
    yield found
    found.stop()


# Counted once


def test_who_goes_back_to_the_door_is_not_counted_twice(place):
    device = joined(place)
    answer(device, "mostly")
    reply = device.post(f"{HERE}/join", data={"group": "council"})
    assert reply.url.path == f"{HERE}/answer"
    answer(device, "never")
    assert place.round().people == {"lived": 1, "council": 0}


def test_who_has_said_nothing_may_still_choose_another_group_and_is_here_once(place):
    device = joined(place)
    device.post(f"{HERE}/join", data={"group": "council"})
    for _ in range(3):
        joined(place, "council")
    answer(device, "never")
    assert place.round().people == {"lived": 0, "council": 1}
    told = soup(place.device().get(LEAD)).get_text(" ", strip=True)
    assert "1 of 4" in told or "0 of 4" in told


def test_a_person_goes_on_elsewhere_after_the_phone_was_handed_on(place):
    phone = joined(place)
    answer(phone, "mostly", "S-1")
    phone.post(f"{HERE}/next")
    with closing(SqliteStore(place.path)) as store:
        (head,) = store.list(f"session/{NAME}/")
    theirs = receipt(SECRET, head.stream.rpartition("/")[2])
    other = place.device()
    assert other.post(f"{HERE}/again", data={"code": theirs}).url.path == f"{HERE}/answer"
    answer(other, "never", "S-1")
    assert levels(place, "S-1") == {"never": 1}


# Nobody is kept out, nobody gets in


def test_who_guesses_beside_others_does_not_keep_them_out(place):
    device = joined(place)
    guessing = place.device()
    assert [guessing.get(f"/r/WRONG{n}").status_code for n in range(12)][-1] == 429
    assert guessing.get(HERE).status_code == 429, "not even with the right code, or guessing would pay"
    assert answer(device, "mostly").status_code == 200
    assert device.get(f"{HERE}/all").status_code == 200


def test_a_cookie_of_another_room_or_made_by_hand_lets_nobody_past_the_limit(place):
    guessing = place.device()
    for n in range(12):
        guessing.get(f"/r/WRONG{n}")
    for cookie in (
        keys.sealed_words("another", '["id-0","lived","","standard","standard","en"]'),
        "x.y",
        ".",
    ):
        reply = guessing.get(f"{HERE}/all", headers={"cookie": f"mir-room={cookie}"})
        assert reply.status_code == 429


def test_a_room_that_scans_at_the_same_moment_gets_in_at_once(place):
    async def scan() -> list[int]:
        transport = httpx2.ASGITransport(place.app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://room.test") as client:
            await client.get(HERE)
            replies = await asyncio.gather(*(client.get(HERE) for _ in range(60)))
        return [reply.status_code for reply in replies]

    assert set(ran(scan())) == {200}


def test_typing_the_code_at_the_door_is_no_wrong_try(place):
    assert all(place.device().post("/", data={"code": CODE}).url.path == HERE for _ in range(40))


def test_keys_cannot_be_guessed_at_speed_and_guessing_does_not_wear_out_the_store(place):
    asked_of_the_store = []
    ask = place.keeper.ask

    async def counting(question):
        asked_of_the_store.append(question)
        return await ask(question)

    place.keeper.ask = counting
    guessing = place.device()
    for n in range(40):
        assert guessing.get(f"/lead/{n:022d}").status_code == 404
    assert len(asked_of_the_store) == 10, "a look for each try there is, and then none"


def test_the_tries_of_an_address_come_back_with_time():
    now = [0.0]
    tries = Tries(2, 10.0, clock=lambda: now[0])
    assert [tries.may("a") for _ in range(4)] == [True, True, False, False]
    assert tries.may("b"), "another address has its own"
    now[0] = 10.0
    assert [tries.may("a") for _ in range(2)] == [True, False]


def test_addresses_that_tried_are_forgotten_beyond_a_number():
    tries = Tries(1, 10.0, clock=lambda: 0.0, most=3)
    for who in "abcd":
        tries.may(who)
    assert tries.may("a"), "the longest unheard of was forgotten"


# Another's session


@pytest.mark.parametrize("session_id", ["id-0", "", "../x", "a" * 500])
def test_a_session_cannot_be_named_by_whoever_asks(place, session_id):
    theirs = joined(place)
    answer(theirs, "mostly", "S-1")
    words = f'["{session_id}","lived","","standard","standard","en"]'
    for secret in ("", "guess", CODE):
        reply = place.device().post(
            f"{HERE}/answer",
            data={"statement": "S-1", "answer": "never"},
            headers={"cookie": f"mir-room={keys.sealed_words(secret, words)}"},
        )
        assert reply.status_code == 200
    assert levels(place, "S-1") == {"mostly": 1}


def test_a_group_that_is_none_cannot_be_joined(place):
    for group in ("", "nobody", "lived ", "<script>"):
        reply = place.device().post(f"{HERE}/join", data={"group": group})
        assert reply.status_code == 422
        assert "<script>" not in reply.text.replace('<script src="', "")


# Whatever is sent


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe\x00",
        b"&".join(b"a=1" for _ in range(500)),
        b"statement=S-1&answer=mostly&answer=" + b"%" * 200,
        b'{"statement": "S-1"}',
        urlencode({"statement": "S-99", "answer": "mostly"}).encode(),
        urlencode({"statement": "S-1", "answer": "level/mostly"}).encode(),
        urlencode({"statement": "S-1", "answer": "mostly\x00"}).encode(),
    ],
)
def test_a_form_that_is_none_of_ours_keeps_nothing_and_is_no_fault(place, body):
    device = joined(place)
    reply = device.post(
        f"{HERE}/answer", content=body, headers={"content-type": "application/x-www-form-urlencoded"}
    )
    assert reply.status_code in (200, 422)
    assert place.round().people["lived"] == 0


@pytest.mark.parametrize(
    "path", ["/r/", "/r/%00", "/r/..%2f..%2fetc", "/static/..%2f..%2fa", "/lead/", "/r/é"]
)
def test_a_place_that_is_none_is_told_in_words(place, path):
    reply = place.device().get(path)
    assert reply.status_code == 404
    assert soup(reply).h1


def test_only_looking_and_sending_are_known(place):
    device = joined(place)
    for method in ("PUT", "DELETE", "PATCH"):
        assert device.request(method, f"{HERE}/answer").status_code == 405


def test_what_people_write_is_shown_as_text(place):
    device = joined(place)
    hostile = "</textarea><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    answer(device, "mostly", "S-1", note=hostile, note_kind="note")
    for path in ("/answer?statement=S-1", "/all"):
        page = soup(device.get(f"{HERE}{path}"))
        assert not page.select("img[onerror], textarea script")
        assert all(script.get("src") for script in page.select("script"))


# Nothing of the erased stays in memory


def test_what_was_taken_out_with_the_program_is_gone_from_the_server_too(place):
    device, other = joined(place), joined(place)
    answer(device, "mostly", "S-1")
    answer(other, "never", "S-1")
    with closing(SqliteStore(place.path)) as store:
        heads = store.list(f"session/{NAME}/")
        for head in heads:
            code = receipt(SECRET, head.stream.rpartition("/")[2])
            if "mostly" in str(head.last):
                take_out(store, find(store, NAME, code), day="2026-11-23")
    ran(place.hall.keep_up())
    assert "Mostly true" not in device.get(f"{HERE}/all").text
    assert "Never true" in other.get(f"{HERE}/all").text


def test_after_sealing_the_server_shows_nobodys_answers(place):
    device = joined(place)
    answer(device, "mostly", "S-1")
    with closing(SqliteStore(place.path)) as store:
        store.erase(NAME, sealed=replace(store.round(NAME), sealed="2026-11-23"), day="2026-11-23")
    ran(place.hall.keep_up())
    for path in ("/all", "/answer", ""):
        reply = device.get(f"{HERE}{path}")
        assert reply.status_code in (200, 409)
        assert not soup(reply).select("input[checked]")
        assert "Mostly true" not in soup(reply).get_text()
    assert answer(device, "never", "S-1").status_code in (200, 409)
    with closing(SqliteStore(place.path)) as store:
        assert store.list(f"session/{NAME}/") == ()
        assert store.read(assessment_stream(NAME))[-1].body.day == "2026-11-23"


# Who has not answered


def test_counts_of_a_very_small_group_do_not_tell_who_has_not_answered(place):
    for _ in range(5):
        device = joined(place)
        answer(device, asked(device) and "mostly")
    joined(place, "council")
    told = soup(place.device().get(LEAD)).get_text(" ", strip=True)
    assert "of 1 have answered" not in told
    assert "of 6 have answered" in told
