"""The ways in whose answers are kept by a PostgreSQL server; and what happens when the server dies first.

Twice the program alone is killed, while it writes to a server that stays. Twice the server goes down in the
midst of it, as by a power cut or by `pg_ctl restart -m immediate`, and comes back; the program is killed as
well, while it waits for the server or after it has gone on. Where the program says that an answer was not
kept, the same answer is given again, as its words ask for.
"""

import random
import sys
import threading
import time
from pathlib import Path
from typing import ClassVar

from killed_program import Gone, Process, Screen
from killed_ways import LONGEST, AtATerminal, Death, Entry, FromAFile, InARoom, OnPaper

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests"))

from postgres_server import Server

AFTERWARDS = 3.0
"""Seconds that the program is left to work at most, once its server has gone: it takes half a second to come
back.
"""
NOT_KEPT = "Type it again, or q to stop."
ELSEWHERE = "so this was not recorded."
"""Said where what was typed before, and never read back, turns out to be kept."""


class OnAServer:
    """What is kept, is kept in a new database of a server."""

    on_server: ClassVar[bool] = True

    def __init__(self, server: Server, chance: random.Random) -> None:
        self.server = server
        self._database = server.make_database()
        super().__init__(server.address(self._database), chance)

    def mourn(self, *arguments: object, **named: object) -> Death:
        """Look once the server has done with what the dead program had sent: it may still be keeping it."""
        self.wait_for_server()
        return super().mourn(*arguments, **named)

    def wait_for_server(self) -> None:
        """Wait until nobody is connected any more."""
        query = (
            f"SELECT 1 FROM pg_stat_activity WHERE datname = '{self._database}' "
            "AND backend_type = 'client backend'"
        )
        while self.server.run(query):
            time.sleep(0.02)


class TerminalOnAServer(OnAServer, AtATerminal):
    """The keyboard, and a server that stays."""

    title: ClassVar[str] = "terminal, on PostgreSQL"


class RoomOnAServer(OnAServer, InARoom):
    """The room, and a server that stays."""

    title: ClassVar[str] = "room, on PostgreSQL"


class ServerDies(OnAServer):
    """A server that goes down in the midst of it, and comes back."""

    _goes: threading.Thread | None = None

    def die(self, program: Process) -> None:
        """Have the server go down in a moment, and the program die at some moment after that."""
        moment = self.chance.uniform(0.0, LONGEST)
        is_pulled = self.chance.random() < 0.5
        self._goes = threading.Timer(moment, self._go, (is_pulled,))
        self._goes.start()
        program.die_in(moment + self.chance.uniform(0.0, AFTERWARDS))

    def _go(self, is_pulled: bool) -> None:  # noqa: FBT001 - as by a power cut, or by a hasty hand
        if is_pulled:
            self.server.kill()
            self.server.start()
        else:
            self.server.restart_at_once()

    def wait_for_server(self) -> None:
        """Wait until it is back, and nobody is connected any more."""
        if self._goes:
            self._goes.join()
            self._goes = None
        super().wait_for_server()


class TerminalAndServerDie(ServerDies, AtATerminal):
    """The keyboard: whatever was not kept is typed again, as its words ask for."""

    title: ClassVar[str] = "terminal, PostgreSQL killed first"
    AHEAD: ClassVar[tuple[int, ...]] = (1,)

    def say(self, screen: Screen, typed: str, shown: str) -> None:
        """Type until it is taken."""
        while True:
            screen.type(typed)
            told = screen.wait_for(shown, NOT_KEPT, ELSEWHERE)
            if told == ELSEWHERE:
                screen.process.kill()
                raise Gone
            if told == shown:
                return

    def send(self, screen: Screen, *entries: Entry) -> None:
        """Type one after the other: what was typed ahead of a refusal would be taken in another order."""
        for entry in entries:
            self.entries.append(entry)
            self.say(screen, entry.typed, entry.shown)
            self.confirmed += 1


class RoomAndServerDie(ServerDies, InARoom):
    """The room: a phone that is told of trouble sends the same once more."""

    title: ClassVar[str] = "room, PostgreSQL killed first"
    REFUSED: ClassVar[tuple[int, ...]] = (503,)


KindOfWay = type[AtATerminal] | type[FromAFile] | type[OnPaper] | type[InARoom]
WAYS: tuple[KindOfWay, ...] = (
    AtATerminal,
    FromAFile,
    OnPaper,
    InARoom,
    TerminalOnAServer,
    RoomOnAServer,
    TerminalAndServerDie,
    RoomAndServerDie,
)
"""Each is made of a file or a server, where it opens an assessment, and of chance; and lives one life after
the other.
"""
