"""A phone that was handed on, and a cookie that was copied from it: neither opens what its owner said."""

from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from channels.room.test_app import answer, heading, joined, levels, place
from channels.room.test_attacks import own_code
from mir_assess.channels.room import keys
from mir_assess.channels.room.visitors import COOKIE, visitor_of
from mir_assess.model.events import SessionClosed, body_from_plain, kind_of
from rooms import HERE, SECRET, Place

__all__ = ["place"]


def cookie(device: TestClient) -> str:
    return next(each.value for each in device.cookies.jar if each.name == COOKIE)


def thief(place: Place, stolen: str) -> TestClient:
    """Another browser with a copy of a cookie."""
    found = place.device()
    found.cookies.set(COOKIE, stolen)
    return found


def told(device: TestClient, path: str) -> str:
    reply = device.get(f"{HERE}{path}", follow_redirects=False)
    return urlsplit(reply.headers.get("location", "")).path if reply.status_code == 303 else "shown"


def test_a_copied_cookie_opens_nothing_after_the_phone_was_handed_on_but_asks_for_the_persons_own_code(place):
    device = joined(place)
    answer(device, "mostly", "S-1", note="Zanzibar")
    copied = cookie(device)
    assert told(thief(place, copied), "/all") == "shown", "until then it is the person's own"
    code = own_code(device)
    device.post(f"{HERE}/next")
    for path in ("/answer", "/answer?statement=S-1", "/all", "/code"):
        assert told(thief(place, copied), path) == f"{HERE}/again"
        page = thief(place, copied).get(f"{HERE}{path}")
        assert "Zanzibar" not in page.text
        assert code not in page.text
    assert told(thief(place, copied), "") == "shown", "whoever comes next may join"
    answer(thief(place, copied), "never", "S-1")
    assert levels(place, "S-1") == {"mostly": 1}


def test_it_stays_ended_when_the_server_comes_back(place):
    device = joined(place)
    answer(device, "mostly", "S-1")
    copied = cookie(device)
    device.post(f"{HERE}/next")
    place.stop()
    place.start()
    assert told(thief(place, copied), "/all") == f"{HERE}/again"


def test_with_their_own_code_a_person_goes_on_and_each_hand_over_ends_its_own_cookie(place):
    device = joined(place)
    answer(device, "mostly", "S-1")
    first, code = cookie(device), own_code(device)
    device.post(f"{HERE}/next")
    other = place.device()
    other.post(f"{HERE}/again", data={"code": code})
    second = cookie(other)
    assert told(thief(place, second), "/all") == "shown"
    assert told(thief(place, first), "/all") == f"{HERE}/again"
    other.post(f"{HERE}/next")
    assert told(thief(place, second), "/all") == f"{HERE}/again"


def test_to_hand_one_phone_on_takes_nothing_from_the_phone_a_person_changed_to(place):
    old = joined(place)
    answer(old, "mostly", "S-1")
    new = place.device()
    new.post(f"{HERE}/again", data={"code": own_code(old)})
    old.post(f"{HERE}/next")
    assert told(new, "/all") == "shown"
    answer(new, "never", "S-1")
    assert levels(place, "S-1") == {"never": 1}


def test_the_next_person_on_the_phone_is_another_one(place):
    device = joined(place)
    answer(device, "mostly", "S-1")
    device.post(f"{HERE}/next")
    device.post(f"{HERE}/join", data={"group": "council"})
    answer(device, "never", "S-1")
    assert place.round().people == {"lived": 1, "council": 1}


def test_a_cookie_from_before_there_were_seats_is_read_and_ends_too(place):
    device = joined(place)
    answer(device, "mostly", "S-1")
    known = visitor_of(SECRET, cookie(device))
    old = keys.sealed_words(SECRET, f'["{known.session_id}","lived","","standard","standard","en"]')
    assert told(thief(place, old), "/all") == "shown"
    thief(place, old).post(f"{HERE}/next")
    assert told(thief(place, old), "/all") == HERE


def test_a_cookie_with_too_much_in_it_is_nobodys(place):
    most = '["a","lived","","s","s","en","x"'
    for words in (f"{most},1]", f'{most},"all","sitting","more"]', "[]", "1", '{"a":1}'):
        reply = thief(place, keys.sealed_words(SECRET, words)).get(f"{HERE}/all")
        assert reply.status_code == 200
        assert reply.url.path == HERE


@pytest.mark.parametrize("kept", [{}, {"seat": "one"}])
def test_a_hand_over_that_was_kept_before_there_were_seats_is_read(kept):
    assert body_from_plain("session_closed", kept) == SessionClosed(**kept)
    assert kind_of(SessionClosed()) == "session_closed"


def test_after_taking_out_a_copied_cookie_has_nothing_to_show(place):
    device = joined(place)
    answer(device, "mostly", "S-1", note="Zanzibar")
    copied = cookie(device)
    reply = device.post(f"{HERE}/take-out", data={"code": own_code(device), "sure": "yes"})
    assert heading(reply) == "Your answers are out"
    for path in ("/all", "/answer?statement=S-1"):
        assert "Zanzibar" not in thief(place, copied).get(f"{HERE}{path}").text
