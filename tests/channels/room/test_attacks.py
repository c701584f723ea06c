"""What somebody tried against the room who meant it no good, and what they got.

The page docs/room-safety.md lists it.
"""

import logging
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from mir_assess.channels.room import live
from mir_assess.channels.room.serving import _WithoutWords
from mir_assess.channels.room.visitors import form_of
from rooms import CODE, HERE, LEAD, Place

HOSTILE = '"><script>alert(1)</script><svg onload=x>{{7*7}}\r\nSet-Cookie: a=b'


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    found = Place(tmp_path / "store.db")
    yield found
    found.stop()


def joined(place: Place, group: str = "lived", helped: str = "") -> TestClient:
    device = place.device()
    reply = device.post(f"{HERE}/join", data={"group": group, "helped": helped})
    assert reply.url.path == f"{HERE}/answer"
    return device


def soup(reply) -> BeautifulSoup:  # type: ignore[no-untyped-def]
    return BeautifulSoup(reply.text, "html.parser")


def asked(device: TestClient) -> str:
    """The statement a device is asked now; empty where there is none."""
    field = soup(device.get(f"{HERE}/answer")).select_one('input[name="statement"]')
    return "" if field is None else field["value"]


def answer(device: TestClient, level: str, statement: str = "", **more: str):  # type: ignore[no-untyped-def]
    data = {"statement": statement or asked(device), "version": "0", "answer": level, **more}
    return device.post(f"{HERE}/answer", data=data)


def heading(reply) -> str:  # type: ignore[no-untyped-def]
    return soup(reply).h1.get_text(strip=True)


def here(place: Place) -> str:
    """What the facilitator's page says of who is here."""
    return soup(place.device().get(LEAD)).get_text(" ", strip=True)


def own_code(device: TestClient) -> str:
    return "".join(soup(device.get(f"{HERE}/code")).select_one(".code").stripped_strings)


@pytest.mark.parametrize(
    "origin", ["http://[", "http://room.test.evil.test", "http://evil.test#room.test", "x"]
)
def test_a_form_from_an_address_that_is_none_is_refused_and_is_no_fault(place, origin):
    device = joined(place)
    reply = device.post(f"{HERE}/answer", data={"answer": "never"}, headers={"origin": origin})
    assert reply.status_code == 403


def test_a_form_of_more_fields_than_ours_keeps_nothing_and_is_no_fault(place):
    device = joined(place)
    many = "&".join(f"a{number}=1" for number in range(500))
    reply = device.post(f"{HERE}/join", content=many)
    assert reply.status_code == 422
    assert form_of(many.encode()) == {}


@pytest.mark.parametrize(
    "body", [b"\x00\xff\xfe", b"code=%00%ed%a0%80", b"code=" + b"9" * 16_000, b"=&=&", b""]
)
@pytest.mark.parametrize(
    "path",
    [
        "/",
        f"{HERE}/join",
        f"{HERE}/answer",
        f"{HERE}/again",
        f"{HERE}/take-out",
        f"{HERE}/look",
        f"{HERE}/notes",
        LEAD,
    ],
)
def test_whatever_bytes_a_form_is_it_is_told_in_words(place, path, body):
    assert joined(place).post(path, content=body).status_code < 500


def test_a_note_with_a_null_byte_and_half_a_sign_is_kept_as_text_and_no_page_fails(place):
    device = joined(place)
    statement = asked(device)
    content = f"statement={statement}&answer=mostly&note=a%00b%ed%a0%80%1b%5b2Jc&note_kind=note".encode()
    assert device.post(f"{HERE}/answer", content=content).status_code == 200
    assert device.get(f"{HERE}/all").status_code == 200
    assert len(place.round().notes) == 1


def test_what_is_typed_is_text_on_every_page_and_in_no_header(place):
    device = joined(place)
    answer(device, "mostly", note=HOSTILE)
    pages = [device.get(f"{HERE}{path}") for path in ("/all", "/code", "/screen", "/look", "/notes")]
    pages += [device.post("/", data={"code": HOSTILE}), device.post(f"{HERE}/again", data={"code": HOSTILE})]
    pages += [device.post(f"{HERE}/take-out", data={"code": HOSTILE})]
    pages += [device.post(f"{HERE}/look", data={"back": HERE + HOSTILE, "language": HOSTILE})]
    for reply in pages:
        assert "<script>alert" not in reply.text
        assert "<svg onload" not in reply.text
        assert "a=b" not in reply.headers.get("set-cookie", "")


def test_somebody_who_joined_is_not_locked_out_by_one_who_guesses_beside_them(place):
    device = joined(place)
    for number in range(40):
        place.device().get(f"/r/WRONG{number}")
    assert place.device().get(HERE).status_code == 429
    assert device.get(f"{HERE}/answer").status_code == 200
    stranger = place.device().get(HERE, headers={"cookie": "mir-room=forged.mark"})
    assert stranger.status_code == 429


def test_who_leads_is_not_locked_out_by_one_who_guesses_keys_beside_them(place):
    leader = place.device()
    assert leader.get(LEAD).status_code == 200
    tried = place.device()
    for number in range(20):
        assert tried.get(f"/lead/wrong{number}").status_code == 404
    assert leader.get(LEAD).status_code == 200


def test_who_joins_again_and_again_is_here_once(place):
    device = joined(place)
    before = here(place)
    for _ in range(30):
        device.post(f"{HERE}/join", data={"group": "lived"})
    assert here(place) == before


def test_who_hands_on_without_a_word_is_not_counted_as_here(place):
    before = here(place)
    device = joined(place)
    device.post(f"{HERE}/next")
    assert here(place) == before


def test_joining_without_end_is_ended(place):
    codes = {
        place.device().post(f"{HERE}/join", data={"group": "lived"}, follow_redirects=False).status_code
        for _ in range(640)
    }
    assert codes == {303, 429}


def test_a_form_cannot_name_another_session(place):
    mine, theirs = joined(place), joined(place)
    answer(mine, "never")
    statement = place.round().assessment.chosen[0]
    answer(theirs, "always", statement, session="id-0", session_id="id-0", group="council")
    assert place.round().people == {"lived": 2, "council": 0}


@pytest.mark.parametrize(
    "name", ["../keys.py", "..%2f..%2fkeys.py", "%2e%2e/style.css", "style.css%00", "/etc/passwd"]
)
def test_no_other_file_is_served(place, name):
    reply = place.device().get(f"/static/{name}")
    assert reply.status_code == 404


def test_what_was_taken_out_is_in_no_byte_of_the_store_while_the_server_runs(place):
    device = joined(place)
    answer(device, "mostly", note="Zanzibar 4711")
    files = lambda: b"".join(each.read_bytes() for each in place.path.parent.glob("store.db*"))  # noqa: E731
    assert b"Zanzibar 4711" in files()
    code = own_code(device)
    assert (
        heading(device.post(f"{HERE}/take-out", data={"code": code, "sure": "yes"})) == "Your answers are out"
    )
    assert b"Zanzibar" not in files()


def test_too_many_listeners_are_sent_away_and_answers_are_still_taken(place, monkeypatch):
    monkeypatch.setattr(live, "MOST_LISTEN", 0)
    device = joined(place)
    assert device.get(f"{HERE}/live").status_code == 503
    answer(device, "mostly")
    assert place.round().people["lived"] == 1


def test_the_log_of_a_fault_has_nobodys_words():
    words = "no_word from 192.168.1.9"
    with pytest.raises(ValueError, match="no_word") as caught:
        int(words)
    found = (caught.type, caught.value, caught.tb)
    record = logging.LogRecord("uvicorn.error", logging.ERROR, "", 0, "Exception", (), found)
    told = _WithoutWords().format(record)
    assert "invalid literal" not in told
    assert "192.168.1.9" not in told
    assert told.endswith("ValueError")
    assert "ValueError" in told


def test_a_false_host_leads_nowhere_and_a_strange_path_is_no_fault_on_a_real_port(place, capfd):
    with place.on_a_port() as address:
        for path in (f"/r/{CODE}/screen", "/%ff%fe", "/r/%00", "/r/%ed%a0%80/answer", "/lead/%00%ff"):
            asked_for = Request(address + path, headers={"Host": "evil.test"})
            try:
                with urlopen(asked_for, timeout=5) as reply:
                    status, text = reply.status, reply.read()
            except HTTPError as error:
                status, text = error.code, error.read()
            assert status < 500
            assert b"evil.test" not in text
            assert b"Traceback" not in text
    told = capfd.readouterr()
    assert "127.0.0.1" not in told.out + told.err
