"""A room that is asked without a socket, for a fuzzer to ask it whatever can be asked."""

import asyncio
from collections.abc import Coroutine, Iterator
from functools import cache
from itertools import count
from threading import Thread
from typing import Any
from urllib.parse import quote

from mir_assess.channels.room.app import Application
from mir_assess.channels.room.hall import Hall
from mir_assess.channels.room.keeper import Keeper
from mir_assess.channels.room.ways_in import WaysIn
from mir_assess.model.events import Event, Opened, assessment_stream
from mir_assess.model.receipts import SIGNS
from mir_assess.resources import folder
from mir_assess.store.base import Append
from mir_assess.store.checking import check
from mir_assess.store.memory import MemoryStore
from rooms import CODE, LEAD, SECRET
from workshops import AT, NAME, assessment

TEMPLATES = folder("templates")


class RoomInMemory:
    """A room that is asked without a socket; `secret` leads it."""

    def __init__(self) -> None:
        self.store = MemoryStore()
        opening = Event(SECRET, assessment_stream(NAME), 1, AT, "command", Opened(assessment()))
        self.store.append(Append(NAME, (opening,)))
        self.keeper = Keeper(lambda: self.store)
        self.keeper.start()
        ids = count()
        self.hall = Hall(self.keeper, clock=lambda: AT, new_id=lambda: f"id-{next(ids)}")
        self.log: list[str] = []
        self.app = Application(
            self.hall, TEMPLATES, ways=WaysIn("http://room.test"), tell=self.log.append
        ).asgi()

    async def ask(self, method: str, path: str, query: bytes, cookie: bytes, body: bytes) -> int:
        """Send a request as the web server hands it on; return the status."""
        head = [(b"host", b"room.test"), (b"content-type", b"application/x-www-form-urlencoded")]
        head += [(b"cookie", cookie)] if cookie else []
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method,
            "scheme": "http", "path": path, "raw_path": quote(path).encode(), "query_string": query,
            "root_path": "", "headers": head, "client": ("10.0.0.1", 1), "server": ("room.test", 80),
        }  # fmt: skip
        status = 0

        async def receive() -> dict[str, object]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: dict[str, object]) -> None:
            nonlocal status
            status = int(str(message.get("status", status)))
            for name, content in message.get("headers", ()):  # type: ignore[attr-defined]
                if name == b"set-cookie":
                    self.cookie = content.partition(b";")[0]

        await self.app(scope, receive, send)
        return status

    cookie = b""


ASKED = (
    "POST R/join", "GET R/answer", "POST R/answer", "GET R/all", "POST R/next", "GET R/code", "POST R/again",
    "POST R/take-out", "POST R/notes", "POST R/look", "POST R/go-on", "GET R/screen", "GET L", "POST L",
    "GET L/cards", "GET /health", "POST /", "HEAD R", "R", "L", "group=lived&helped=paid", "group=council",
    "statement=S-1&version=0", "answer=always", "answer=often", "answer=dont_know", "note=So&consent=yes",
    "more=1", "do=reveal", "do=close", "go=2", "do=talk&card=1", "sure=close", "language=pl", "choices=easy",
    "size=large", "contrast=dark", "back=R", "words=So&id=id-3", "kind=change", "code=2H3", "number=9", "=",
    "version=1", "%00", "%E2%80", "&", "+",
)  # fmt: skip
"""What is asked of a room, and with which words."""


def requested(data: bytes) -> None:
    """Ask what one browser asks, a line each: method, where, query and form, apart by spaces. `R` stands for
    the room, `L` for who leads it.
    """
    room = RoomInMemory()
    try:
        _run(_ask_all(room, data))
        assert room.log == [], room.log
        assert check(room.store) == ()
    finally:
        room.keeper.close()


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """One loop for all tries, in a thread of its own: to make both anew takes longer than to ask."""
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, name="asks", daemon=True).start()
    return loop


def _run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run_coroutine_threadsafe(work, _loop()).result()


async def _ask_all(room: RoomInMemory, data: bytes) -> None:
    for line in data.split(b"\n")[:30]:
        method, path, query, body = (line.split(b" ") + [b""] * 4)[:4]
        where = path.decode("utf-8", "replace").replace("L", LEAD).replace("R", f"/r/{CODE}")
        if where.endswith("live"):
            continue  # listens until it is left
        status = await asyncio.wait_for(
            room.ask(
                method.decode("ascii", "replace") or "GET", f"/{where.lstrip('/')}", query, room.cookie, body
            ),
            5,
        )
        assert 200 <= status < 500, (status, line, room.log)


def requests() -> Iterator[bytes]:
    join = b"POST R/join  group=lived&helped=\nGET R/answer\n"
    yield (
        join
        + b"POST R/answer  statement=S-1&version=0&answer=always&note=So&consent=yes\nGET R/all\nGET R/code\n"
    )
    yield (
        join
        + b"POST R/answer  statement=S-1&answer=often\nGET R/answer statement=S-2&more=1\n"
        + b"POST R/next\nGET R/screen"
    )
    led = b"GET L\nPOST L  do=reveal\nPOST L  do=reveal_all\nGET R/screen\nPOST L  go=1\n"
    yield led + b"POST L  do=close\nGET L sure=close"
    looks = b"POST R/look  size=large&contrast=dark&language=pl&choices=easy&back=R\n"
    yield looks + b"POST R/notes  words=So&id=a\nPOST /  code=2H3"
    yield (
        join
        + b"POST R/take-out  code="
        + SIGNS[:9].encode()
        + b"&sure=yes\nPOST R/again  code=22\nGET L/cards number=9"
    )
