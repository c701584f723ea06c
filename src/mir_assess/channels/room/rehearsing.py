"""A rehearsal of a room before the day: the same pages over the same network, with nothing that stays.

Its store is in memory, so its codes lead nowhere once it ends, and the round it rehearses is not touched. A
made-up phone goes all the way through each address; whether a real one came in is seen as it happens, and
where it came from is held in memory and told to nobody. This module prints nothing.
"""

import http.client
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from socket import socket
from time import perf_counter
from typing import Any
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

from mir_assess.channels.room import keys, visitors
from mir_assess.channels.room.guard import Asgi
from mir_assess.channels.room.serving import Host
from mir_assess.channels.room.ways_in import WaysIn
from mir_assess.model.assessment import Assessment
from mir_assess.model.events import Event, Opened, assessment_stream
from mir_assess.model.receipts import receipt
from mir_assess.model.value import value
from mir_assess.speech import say
from mir_assess.store.base import Append
from mir_assess.store.memory import MemoryStore
from mir_assess.walk.own import may_join

PATIENCE = 5.0
"""Seconds in which a page has to come: nobody in a room waits longer."""
STEPS = ("nowhere", "opened", "joined", "answered")
"""How far a phone has come."""


@value
class Tried:
    """What became of a made-up phone at an address: the seconds its slowest page took, and the step that
    failed, a sentence; empty where all went well.
    """

    address: str
    slowest: float
    fault: str = ""


class Watch:
    """Sees how far real phones have come, and nothing else of them.

    `own` are the addresses of this computer: whatever asks from there is no phone.
    """

    def __init__(self, own: frozenset[str]) -> None:
        self._own = own | {"127.0.0.1", ""}
        self.far = 0
        self.browser = ""

    def around(self, application: Asgi) -> Asgi:
        """Return the application with this watch on what it answers."""

        async def watched(scope: Any, receive: Any, send: Any) -> None:
            async def send_seen(message: Any) -> None:
                if message["type"] == "http.response.start":
                    self._sees(scope, message["status"])
                await send(message)

            await application(scope, receive, send_seen)

        return watched

    def _sees(self, scope: Any, status: int) -> None:
        if (scope.get("client") or ("",))[0] in self._own:
            return
        path, went_on = scope["path"], status == 303
        step = 1 if path.startswith("/r/") and status < 400 else 0
        if scope["method"] == "POST" and went_on:
            step = {"join": 2, "answer": 3}.get(path.rpartition("/")[2], step)
        if step > self.far:
            self.far = step
            told = dict(scope["headers"]).get(b"user-agent", b"")
            self.browser = self.browser or told[:300].decode("latin-1")


class Rehearsal:
    """A room like the one of `assessment`, for a while."""

    def __init__(self, assessment: Assessment, new_id: Callable[[], str] = lambda: uuid4().hex) -> None:
        # Whoever joins by mistake sees what it is on every page.
        name = say("Rehearsal for {organisation}", organisation=assessment.organisation)
        self.assessment = replace(assessment, organisation=name)
        self.secret = new_id()
        self.code = keys.room_code(self.secret)
        self._store = MemoryStore()
        stream = assessment_stream(assessment.name)
        opening = Event(self.secret, stream, 1, "2000-01-01T00:00:00Z", "rehearsal", Opened(self.assessment))
        self._store.append(Append(assessment.name, (opening,)))

    @contextmanager
    def at(self, place: socket, ways: WaysIn, templates: Path, watch: Watch) -> Iterator[None]:
        """Answer phones at this socket."""
        with Host(lambda: self._store, templates, place, ways, around=watch.around):
            yield

    def is_empty(self) -> bool:
        """Return whether nobody's answers stand here: all who answered were taken out."""
        return not any(self._store.round(self.assessment.name).people.values())

    def tried(self, address: str) -> Tried:
        """Go through an address as a phone does: scan, join, answer one statement, and take it out again."""
        parts = urlsplit(address)
        phone = _Phone(parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80))
        phone.is_secure = parts.scheme == "https"
        fault = ""
        try:
            with closing(phone):
                self._through(phone)
        except (OSError, http.client.HTTPException):
            fault = say("Nothing answered there within {number} seconds.", number=round(PATIENCE))
        except _Stopped as stopped:
            fault = say("A page did not do there what it should: {page}", page=str(stopped))
        return Tried(address, phone.slowest, fault)

    def _through(self, phone: "_Phone") -> None:
        group = next(filter(may_join, self.assessment.groups))
        statement = self.assessment.asked_of(group)[0]
        here = f"/r/{self.code}"
        phone.get(here)
        phone.send(f"{here}/join", 303, group=group.id)
        phone.get(f"{here}/answer")
        phone.send(f"{here}/answer", 303, statement=statement, answer="dont_know")
        phone.get(f"{here}/code")
        session_id = visitors.visitor_of(self.secret, phone.cookie.partition("=")[2]).session_id
        phone.send(f"{here}/take-out", 200, code=receipt(self.secret, session_id), sure="yes")


class _Stopped(Exception):
    """A page that did not do what it should."""


class _Phone:
    """A phone with one cookie, which measures how long each page takes."""

    def __init__(self, host: str, port: int) -> None:
        self._host = host
        self._port = port
        self.is_secure = False
        self.cookie = ""
        self.slowest = 0.0

    def get(self, place: str) -> None:
        """Fetch a page."""
        self._ask("GET", place, None, 200)

    def send(self, place: str, status: int, **form: str) -> None:
        """Send a form, whose reply must have this status."""
        self._ask("POST", place, urlencode(form), status)

    def close(self) -> None:
        """Put it away: each page had a connection of its own, as from a phone that slept between."""

    def _ask(self, method: str, place: str, body: str | None, status: int) -> None:
        headers = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        if self.cookie:
            headers["Cookie"] = self.cookie
        began = perf_counter()
        kind = http.client.HTTPSConnection if self.is_secure else http.client.HTTPConnection
        with closing(kind(self._host, self._port, timeout=PATIENCE)) as connection:
            connection.request(method, place, body, headers)
            reply = connection.getresponse()
            reply.read()
        self.slowest = max(self.slowest, perf_counter() - began)
        if reply.status != status:
            raise _Stopped(f"{place.rpartition('/')[2]} ({reply.status})")
        self.cookie = (reply.getheader("set-cookie") or self.cookie).partition(";")[0]
