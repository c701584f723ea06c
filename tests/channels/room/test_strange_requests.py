"""Requests that no browser of a person sends: smuggled, huge, old or crooked.

Each is answered or let go of, and none is a fault, on a page or in the log.
"""

import socket
from collections.abc import Iterator
from contextlib import closing

import pytest

from channels.room.test_app import place
from mir_assess.channels.room import serving
from rooms import CODE, LEAD, Place

__all__ = ["place"]

WORDS = b"Zanzibar4711"
AT = b"Host: 127.0.0.1\r\n"
ROOM = f"/r/{CODE}".encode()
FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"

TABLE = {
    # name: (what is sent, the replies that are right)
    "two lengths": (
        b"POST " + ROOM + b"/join HTTP/1.1\r\n" + AT + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\na=123",
        (400,),
    ),
    "a length and chunks": (
        b"POST "
        + ROOM
        + b"/join HTTP/1.1\r\n"
        + AT
        + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"0\r\n\r\nGET /" + WORDS + b" HTTP/1.1\r\n\r\n",
        (400,),
    ),
    "chunks spelt otherwise": (
        b"POST / HTTP/1.1\r\n" + AT + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        (400,),
    ),
    "a negative length": (b"POST / HTTP/1.1\r\n" + AT + b"Content-Length: -1\r\n\r\n", (400,)),
    "a space before the colon": (b"GET / HTTP/1.1\r\nHost : x\r\n\r\n", (400,)),
    "a line end within a head": (b"GET / HTTP/1.1\r\n" + AT + b"X: a\rSet-Cookie: b\r\n\r\n", (400,)),
    "a null byte": (b"GET /" + WORDS + b"\x00 HTTP/1.1\r\n" + AT + b"\r\n", (400,)),
    "no request": (b"\x16\x03\x01\x02\x00\x01\x00\x01" + WORDS + b"\r\n\r\n", (400,)),
    "a folded head": (b"GET / HTTP/1.1\r\n" + AT + b"X: a\r\n b: c\r\n\r\n", (200, 400)),
    "an old protocol": (b"GET /health HTTP/1.0\r\n\r\n", (200,)),
    "an older one": (b"GET /\r\n\r\n", (200, 400)),
    "one to come": (b"GET / HTTP/3.0\r\n" + AT + b"\r\n", (200, 400)),
    "a whole address": (b"GET http://evil.test" + ROOM + b" HTTP/1.1\r\n" + AT + b"\r\n", (200, 404)),
    "a way through": (b"CONNECT evil.test:80 HTTP/1.1\r\n" + AT + b"\r\n", (400, 404, 405)),
    "everything": (b"OPTIONS * HTTP/1.1\r\n" + AT + b"\r\n", (400, 404, 405)),
    "ways": (b"OPTIONS " + ROOM + b" HTTP/1.1\r\n" + AT + b"\r\n", (404, 405)),
    "the head alone": (b"HEAD " + ROOM + b" HTTP/1.1\r\n" + AT + b"\r\n", (200,)),
    "another way in a head": (
        b"GET " + ROOM + b"/next HTTP/1.1\r\n" + AT + b"X-HTTP-Method-Override: POST\r\n\r\n",
        (404, 405),
    ),
    "another way in a form": (
        b"POST " + ROOM + b"/all HTTP/1.1\r\n" + AT + FORM + b"Content-Length: 14\r\n\r\n_method=DELETE",
        (404, 405),
    ),
    "a long address": (b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\n" + AT + b"\r\n", (414,)),
    "a long head": (b"GET / HTTP/1.1\r\n" + AT + b"X: " + b"a" * 33_000 + b"\r\n\r\n", (431,)),
    "many heads": (b"GET / HTTP/1.1\r\n" + AT + b"X: a\r\n" * 10_000 + b"\r\n", (431,)),
    "ten thousand fields": (
        b"POST "
        + ROOM
        + b"/join HTTP/1.1\r\n"
        + AT
        + FORM
        + b"Content-Length: 40000\r\n\r\n"
        + b"a=1&" * 10_000,
        (413,),
    ),
    "a path in percents": (b"GET /%72%2f" + CODE.encode() + b" HTTP/1.1\r\n" + AT + b"\r\n", (200, 404)),
    "out of the tree": (b"GET /static/../../../etc/passwd HTTP/1.1\r\n" + AT + b"\r\n", (404,)),
    "out in percents": (b"GET /static/%2e%2e%2f%2e%2e%2fetc%2fpasswd HTTP/1.1\r\n" + AT + b"\r\n", (404,)),
    "out twice in percents": (b"GET /static/%252e%252e%252fetc HTTP/1.1\r\n" + AT + b"\r\n", (404,)),
    "out on another system": (b"GET /static/..\\..\\x HTTP/1.1\r\n" + AT + b"\r\n", (400, 404)),
    "bytes that are no sign": (b"GET /r/\xff\xfe HTTP/1.1\r\n" + AT + b"\r\n", (400, 404)),
    "bytes that are no sign, in what is asked": (
        b"GET " + ROOM + b"?sure=\xe3\x28 HTTP/1.1\r\n" + AT + b"\r\n",
        (200, 400),
    ),
    "a foreign host": (b"GET " + ROOM + b" HTTP/1.1\r\nHost: evil.test\r\n\r\n", (421,)),
    "an upgrade": (
        b"GET / HTTP/1.1\r\n" + AT + b"Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
        (200, 400),
    ),
}


@pytest.fixture
def port(place: Place, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setattr(serving, "PATIENCE", 1.0)
    place.stop()
    with place.on_a_port() as address:
        yield int(address.rpartition(":")[2])
    place.start()


def said(port: int, sent: bytes) -> bytes:
    """All that is said to somebody who sends this, until nothing more comes."""
    words = b""
    with closing(socket.create_connection(("127.0.0.1", port), timeout=2)) as one:
        try:
            one.sendall(sent)
            one.settimeout(0.6)
            while part := one.recv(65_536):
                words += part
        except OSError:
            pass
    return words


@pytest.mark.parametrize("name", TABLE)
def test_a_strange_request_is_answered_in_words_and_is_no_fault(port, name, capfd):
    sent, right = TABLE[name]
    words = said(port, sent)
    first = words.partition(b"\r\n")[0].split()
    assert int(first[1]) in right, words[:200]
    assert words.count(b"HTTP/1.1 ") == 1, "nothing is smuggled behind it"
    for nothing in (b"Traceback", b"root:", b"evil.test", WORDS, b"Internal Server Error"):
        assert nothing not in words
    told = capfd.readouterr()
    assert told.out + told.err == ""
    assert b"200" in said(port, b"GET /health HTTP/1.1\r\n" + AT + b"Connection: close\r\n\r\n")[:16]


def test_the_facilitators_key_is_on_no_page_of_a_participant_or_the_projector(place):
    key = LEAD.rpartition("/")[2]
    device = place.device()
    here = f"/r/{CODE}"
    replies = [device.get("/"), device.get(here), device.post(f"{here}/join", data={"group": "lived"})]
    replies += [device.get(f"{here}/{path}") for path in ("answer", "all", "code", "again", "look", "screen")]
    replies += [device.get(f"{here}/{path}") for path in ("notes", "take-out", "nowhere")]
    replies.append(device.post(f"{here}/next"))
    for reply in replies:
        assert key not in reply.text
        assert key not in str(reply.headers)


def test_the_page_of_who_leads_says_its_key_in_no_title_and_lets_no_other_site_see_where_it_is(place):
    key = LEAD.rpartition("/")[2]
    reply = place.device().get(LEAD)
    assert key not in reply.text.partition("<title>")[2].partition("</title>")[0]
    assert reply.headers["referrer-policy"] == "same-origin"
    assert reply.headers["cache-control"] == "no-store"
    assert 'href="http' not in reply.text


def test_the_key_is_in_no_log_even_where_its_page_is_at_fault(place, monkeypatch, capfd):
    async def breaks(*_: object, **__: object) -> None:
        raise ValueError(LEAD)

    monkeypatch.setattr("mir_assess.channels.room.leaders.Leaders.page", breaks)
    place.stop()
    with place.on_a_port() as address:
        port = int(address.rpartition(":")[2])
        words = said(port, f"GET {LEAD} HTTP/1.1\r\n".encode() + AT + b"Connection: close\r\n\r\n")
    place.start()
    key = LEAD.rpartition("/")[2]
    assert b" 500 " in words.partition(b"\r\n")[0]
    assert key.encode() not in words
    told = capfd.readouterr()
    assert "What was confirmed is kept" in told.err
    assert key not in told.out + told.err
