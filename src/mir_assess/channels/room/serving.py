"""The rooms on the network: one process that answers every phone, alone or behind a keyboard's workshop.

Only this module knows the web server, the real clock and chance. It stops when it is told to although phones
hold connections open: those are let go of first, and then what was begun is finished.
"""

import logging
import socket
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from os import urandom
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from traceback import format_tb
from types import FrameType, TracebackType
from typing import Any, Self

import uvicorn

from mir_assess.channels.room.app import Application
from mir_assess.channels.room.crowd import PATIENCE, Crowd, counted
from mir_assess.channels.room.guard import Asgi
from mir_assess.channels.room.hall import Hall
from mir_assess.channels.room.keeper import Keeper
from mir_assess.channels.room.replies import whole
from mir_assess.channels.room.ways_in import WaysIn
from mir_assess.errors import Problem, SessionError
from mir_assess.speech import say
from mir_assess.store.base import Store

PORT = 8000
PORTS = 20
"""How many ports are tried, from the usual one on, where nobody asked for one."""
EVERYWHERE = "0.0.0.0"  # noqa: S104 - phones come from the network, so it has to be listened to

_CONNECTIONS = 8192
"""Open files to ask the system for: a phone may hold two connections, and the usual limit is 1024 or 256."""
_FOR_FILES = 192
"""Of those, what is left for the store and for what the program reads."""
_PATIENCE = 5
"""Seconds in which what was begun is finished once the server stops."""


def listening(port: int | None, host: str = EVERYWHERE) -> socket.socket:
    """Return a socket that phones can be answered at: at this port, or without one at the first that is free.

    Raises SessionError, saying what to do, where there is none.
    """
    for tried in (port,) if port is not None else range(PORT, PORT + PORTS):
        with suppress(OSError):
            return _bound(host, tried)
    if port is None:
        what = say("No port from {first} to {last} is free.", first=PORT, last=PORT + PORTS - 1)
    else:
        what = say("Port {port} cannot be used: another program has it, or the system keeps it.", port=port)
    raise SessionError(Problem("--port", what, say("Name another with --port, such as 8080.")))


def _bound(host: str, port: int) -> socket.socket:
    # Named outright: without it asyncio does not know the connections for TCP's, leaves their small parts to
    # be gathered (Nagle), and each page waits 40 ms for the phone to say that it has the first.
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        # Elsewhere this lets a server that was killed come back at once; on Windows it would let two share a
        # port, and each phone reach either.
        if sys.platform == "win32":
            found.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((host, port))
        found.listen(1024)
    except OSError:
        found.close()
        raise
    return found


class Host:
    """The rooms of a store, hosted at a socket: `run` until stopped, or `with` it beside something else.

    Args:
        open_store: opens the store; called in the one thread that uses it.
        templates: the folder of the pages' templates.
        at: the socket, from `listening`.
        ways: how people get in.
        only: the one assessment to host; empty for every open one.
        sitting: the meeting that answers belong to.
        proxies: addresses of servers in front of this one, whose word is taken for who asks.
        around: what to put around the application, such as a rehearsal that watches for phones.
    """

    def __init__(  # noqa: PLR0913 - each by its name
        self,
        open_store: Callable[[], Store],
        templates: Path,
        at: socket.socket,
        ways: WaysIn,
        *,
        only: str = "",
        sitting: str = "",
        proxies: str = "",
        around: Callable[[Asgi], Asgi] = lambda application: application,
    ) -> None:
        self._keeper = Keeper(open_store)
        self._at = at
        hall = Hall(self._keeper, clock=_now, new_id=_Ids(), only=only, sitting=sitting)
        application = Application(hall, templates, ways=ways, tell=_LOG.error)

        async def let_go() -> None:
            application.stopping.set()
            for room in hall.open_rooms():
                room.tells()

        self._server = _Server(
            uvicorn.Config(
                around(application.asgi()),
                access_log=False,  # who asked for what, and from where, is nobody's to keep
                log_config=None,
                lifespan="on",
                ws="none",
                server_header=False,
                proxy_headers=bool(proxies),
                forwarded_allow_ips=proxies,
                timeout_keep_alive=75,
                timeout_graceful_shutdown=_PATIENCE,
                backlog=1024,
            ),
            let_go,
            partial(whole, templates),
        )
        self._thread = Thread(target=self._serve, name="rooms", daemon=True)

    def run(self) -> None:
        """Host the rooms until the program is told to stop."""
        _log_faults(in_a_line=False)
        self._serve()

    def __enter__(self) -> Self:
        """Host the rooms in a thread of their own; return once phones are answered."""
        _log_faults(in_a_line=True)  # the workshop's own screen is not to be written over
        self._thread.start()
        self._server.answers.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        """Stop, once all that was begun is finished."""
        self._server.should_exit = True
        self._thread.join()

    def _serve(self) -> None:
        _raise_limit()
        self._keeper.start()
        try:
            self._server.run(sockets=[self._at])
        finally:
            self._server.answers.set()
            self._keeper.close()
            self._at.close()


class _Server(uvicorn.Server):
    """The web server, which lets go of the connections that stay open before it waits for the others."""

    def __init__(
        self,
        config: uvicorn.Config,
        let_go: Callable[[], Awaitable[None]],
        refusal: Callable[[int], bytes],
    ) -> None:
        super().__init__(config)
        self.answers = Event()
        self._let_go = let_go
        self._refusal = refusal
        self._crowd: Crowd | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, and say so."""
        trusted = [each.strip() for each in str(self.config.forwarded_allow_ips or "").split(",")]
        self._crowd = Crowd(_places(), clock=monotonic, patience=PATIENCE, trusted=trusted)
        spoken = self.config.http_protocol_class
        self.config.http_protocol_class = counted(spoken, self._crowd, self._refusal)
        await super().startup(sockets)
        self.answers.set()

    async def on_tick(self, counter: int) -> bool:
        """Once a second, let go of those who have sent no request."""
        if self._crowd is not None and counter % 10 == 0:
            self._crowd.sweep()
        return await super().on_tick(counter)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let go of those who only listen; then finish the rest."""
        await self._let_go()
        await super().shutdown(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 - whichever it was
        """Stop when told to; at once when told again."""
        self.force_exit = self.should_exit
        self.should_exit = True


class _InALine(logging.Formatter):
    """A fault in one line, without what anybody sent."""

    def format(self, record: logging.LogRecord) -> str:
        """Return what kind of fault it was."""
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else record.levelname
        return say("A page of the room could not be made ({kind}). What was confirmed is kept.", kind=kind)


class _WithoutWords(logging.Formatter):
    """A fault with where in the program it was, and without what anybody sent."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name the library calls
        """Return the places the fault came through, and its kind; its message may hold somebody's words."""
        return "".join(format_tb(ei[2])) + (ei[0].__name__ if ei[0] else "")


_LOG = logging.getLogger("mir_assess.rooms")


def _log_faults(*, in_a_line: bool) -> None:
    _LOG.propagate = False
    _LOG.handlers[:] = [logging.StreamHandler()]
    logger = logging.getLogger("uvicorn.error")
    logger.setLevel(logging.ERROR)
    logger.propagate = False
    handler = logging.StreamHandler()
    handler.setFormatter(_InALine() if in_a_line else _WithoutWords())
    logger.handlers[:] = [handler]


def _raise_limit() -> None:
    """Ask the system for as many open connections as a full room needs, where it lets us."""
    if sys.platform == "win32":
        return
    import resource  # not on Windows, which needs none of it

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _CONNECTIONS if hard == resource.RLIM_INFINITY else min(_CONNECTIONS, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _places() -> int:
    """How many connections there may be, so that some files are left for the store."""
    if sys.platform == "win32":
        return _CONNECTIONS
    import resource  # as above

    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = _CONNECTIONS if soft == resource.RLIM_INFINITY else min(_CONNECTIONS, soft)
    return max(most - _FOR_FILES, most // 2)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class _Ids:
    """Random ids of 128 bits, drawn from the system many at a time: asking it costs as much as an answer."""

    def __init__(self, at_once: int = 256) -> None:
        self._at_once = at_once
        self._drawn = b""

    def __call__(self) -> str:
        """Return a fresh id."""
        if not self._drawn:
            self._drawn = urandom(16 * self._at_once)
        fresh, self._drawn = self._drawn[:16], self._drawn[16:]
        return fresh.hex()
