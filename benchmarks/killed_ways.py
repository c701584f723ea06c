"""The ways for answers to come in, each driven as people drive it, until the program dies in the midst of it.

Whoever drives remembers what was typed, in its order, and how much of it was confirmed. What the store holds
must then begin as what was typed begins, reach at least as far as what was confirmed, and hold nothing more:
so nothing is lost, nothing is there twice, and nothing is out of order.
"""

import asyncio
import random
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from typing import ClassVar

from killed_program import PATIENCE, Gone, Hangs, Process, Screen, command, environment, plain, run
from room import HERE, LEVELS, Phone

from mir_assess.channels.room.listing import rooms_of
from mir_assess.channels.room.visitors import visitor_of
from mir_assess.model.events import (
    Answered,
    Event,
    NoteWritten,
    SessionClosed,
    SessionOpened,
    Undone,
    assessment_stream,
    session_stream,
)
from mir_assess.model.imported import imported_session_id
from mir_assess.model.paper_codes import PaperCodes, Sheet, paper_codes
from mir_assess.store import open_store

NAME = "n-2026"
ASKED = 8
SAID = {
    "1": ("never", "Never true"),
    "2": ("rarely", "Not often true"),
    "3": ("sometimes", "Sometimes true"),
    "4": ("mostly", "Mostly true"),
    "5": ("always", "Always true"),
    "d": ("dont_know", "Don’t know"),
}
STARTING = 0.15
"""How often, of once, the program is killed before it has shown its first question."""
LONGEST = 1.2
"""Seconds that it is left to work at most, once it has asked something."""


@dataclass(frozen=True, slots=True)
class Death:
    """What one death did: how much was confirmed in this life, how much ever confirmed is gone, what is there
    that should not be, what had been typed without a word back and was kept all the same; and whether it died
    at all, or came to its end first.
    """

    confirmed: int
    lost: int = 0
    twice: int = 0
    kept_unsaid: int = 0
    killed: bool = True
    starting: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """Something typed: what shows that it is kept, and how it then stands in the store."""

    typed: str
    shown: str
    kind: str
    value: str = ""


def opened(store: str) -> None:
    """Open an assessment of eight statements with the program."""
    asked = ("--organisation", "Northshire", "--year", "2026", "--set", "first-eight")
    done = run("new", NAME, *asked, "--store", store)
    assert done.returncode == 0, done.stderr


def events_in(store: str) -> tuple[Event, ...]:
    """Everything people said, in the order it was kept."""
    with closing(open_store(store)) as kept:
        return kept.read("session/")


def secret_of(store: str) -> Event:
    """The event that opened the assessment."""
    with closing(open_store(store)) as kept:
        return kept.read(assessment_stream(NAME))[0]


def as_entries(events: Sequence[Event]) -> list[tuple[str, str]]:
    """What was said, in the words that entries use."""
    found = []
    for event in events:
        match event.body:
            case Answered(answer=answer):
                found.append(("answered", answer))
            case NoteWritten(text=text):
                found.append(("note", text))
            case Undone():
                found.append(("undone", ""))
    return found


def compared(typed: Sequence[Entry], confirmed: int, kept: Sequence[tuple[str, str]]) -> tuple[int, int]:
    """Return how many confirmed entries are not where they belong, and how many stand there that nobody
    typed, or typed only once.
    """
    right = 0
    for number, (entry, (kind, value)) in enumerate(zip(typed, kept, strict=False)):
        # The words of a note that was taken back are gone, as they should be.
        gone = kind == "note" and not value and kept[number + 1 : number + 2] == [("undone", "")]
        if (entry.kind, entry.value) != (kind, value) and not (gone and entry.kind == "note"):
            break
        right += 1
    return max(0, confirmed - right), len(kept) - right


class OnAFile:
    """What is kept, is kept in a file."""

    on_server: ClassVar[bool] = False


class Typed(OnAFile):
    """What was typed at a terminal, and how much of it was read back."""

    def __init__(self, store: str, chance: random.Random) -> None:
        self.store, self.chance = store, chance
        self.entries: list[Entry] = []
        self.confirmed = self._before = 0
        self._notes = 0
        opened(store)

    def say(self, screen: Screen, typed: str, shown: str) -> None:
        """Type it, and read on until this is shown."""
        screen.type(typed)
        screen.wait_for(shown)

    def send(self, screen: Screen, *entries: Entry) -> None:
        """Type all of it at once, as fast fingers do, and read on until each was read back."""
        self.entries += entries
        screen.type("".join(entry.typed for entry in entries))
        for entry in entries:
            screen.wait_for(entry.shown)
            self.confirmed += 1

    def mourn(self, screen: Screen, *, killed: bool, starting: bool) -> Death:
        """Look at what it left on the screen and in the store; go on from there."""
        left = screen.rest()
        for entry in self.entries[self.confirmed :]:
            if entry.shown not in left:
                break
            left = left.partition(entry.shown)[2]
            self.confirmed += 1
        kept = as_entries(events_in(self.store))
        lost, twice = compared(self.entries, self.confirmed, kept)
        unsaid = max(0, min(len(kept), len(self.entries)) - self.confirmed)
        told = self.confirmed - self._before
        self.entries = self.entries[: len(kept)]
        self.confirmed = self._before = len(self.entries)
        return Death(told, lost, twice, unsaid, killed, starting)

    def note(self) -> Entry:
        """Words that nobody wrote before."""
        self._notes += 1
        words = f"w{self._notes}-{self.chance.randrange(10**6)}"
        return Entry(f"n {words}\n", f"“{words}”", "note", words)

    def die(self, screen: Screen) -> None:
        """See to it that it dies while it asks and answers; it has just shown its first question."""
        screen.die_in(self.chance.uniform(0.0, LONGEST))


class AtATerminal(Typed):
    """One person after the other, at one keyboard: answers, notes, things taken back; several typed ahead."""

    title: ClassVar[str] = "terminal"
    AHEAD: ClassVar[tuple[int, ...]] = (1, 1, 1, 2, 4)
    """How many answers are typed at once."""

    def live(self) -> Death:
        """Go on with the person whose turn it was."""
        self._plain = not getattr(self, "_plain", False)
        screen = Screen("start", NAME, "--store", self.store, *(["--plain"] if self._plain else []))
        starting = self.chance.random() < STARTING
        try:
            if starting:
                screen.die_in(self.chance.uniform(0.0, 0.6))
            with suppress(Gone):
                self._come_in(screen)
                if not starting:
                    self.die(screen)
                while True:
                    self._person(screen)
            return self.mourn(screen, killed=screen.was_killed(), starting=starting)
        finally:
            screen.leave()

    def _come_in(self, screen: Screen) -> None:
        done, people = self._place()
        if not people:
            while (
                screen.wait_for("Enter: more.", "Press Enter to start", "tatement 1 of 8")
                != "tatement 1 of 8"
            ):
                screen.type("\n")
            self._at = 0
        elif done == ASKED:
            screen.wait_for("That was everything")
            self._next(screen)
        else:
            screen.wait_for(f"tatement {done + 1} of 8")
            self._at = done

    def _place(self) -> tuple[int, int]:
        """How many statements the person whose turn it is has answered, and how many people were begun."""
        events = events_in(self.store)
        people = sum(isinstance(event.body, SessionOpened) for event in events)
        standing: list[str] = []
        for event in events:
            match event.body:
                case SessionOpened():
                    standing = []
                case Answered() | NoteWritten():
                    standing.append(type(event.body).__name__)
                case Undone():
                    standing.pop()
        return standing.count("Answered"), people

    def _next(self, screen: Screen) -> None:
        self.say(screen, "next lived\n", "tatement 1 of 8")
        self._at = 0

    def _person(self, screen: Screen) -> None:
        if self._at == ASKED:
            self._next(screen)
        ahead = [entry for _ in range(self.chance.choice(self.AHEAD)) for entry in self._some()]
        self.send(screen, *ahead)

    def _some(self) -> Iterator[Entry]:
        """An answer to the next statement; sometimes words first, sometimes another answer taken back."""
        if self._at == ASKED:
            return
        sign, other = self.chance.sample(sorted(SAID), 2)
        if self.chance.random() < 0.2:
            yield self.note()
        if self.chance.random() < 0.15 and self._at < ASKED - 1:
            yield self._answer(other)
            yield Entry("b\n", "Taken back", "undone")
        yield self._answer(sign)
        self._at += 1

    def _answer(self, sign: str) -> Entry:
        key, label = SAID[sign]
        return Entry(f"{sign}\n", f"Statement {self._at + 1}: {label}.", "answered", key)


class OnPaper(Typed):
    """A pile of sheets, keyed in sign by sign."""

    title: ClassVar[str] = "key (paper)"

    def __init__(self, store: str, chance: random.Random) -> None:
        super().__init__(store, chance)
        first = secret_of(store)
        assert hasattr(first.body, "assessment")
        self._codes: PaperCodes = paper_codes(first.id, first.body.assessment)
        self._sheet, self._at = 1, 0

    def live(self) -> Death:
        """Go on with the sheet that lay on top."""
        screen = Screen("key", NAME, "--store", self.store)
        starting = self.chance.random() < STARTING
        try:
            if starting:
                screen.die_in(self.chance.uniform(0.0, 0.6))
            with suppress(Gone):
                screen.wait_for("The code of the next sheet?")
                if not starting:
                    self.die(screen)
                while True:
                    self._key(screen)
            return self.mourn(screen, killed=screen.was_killed(), starting=starting)
        finally:
            screen.leave()

    def _key(self, screen: Screen) -> None:
        self._find_place()
        screen.type(f"{self._codes.code(Sheet('lived', 'standard', self._sheet))}\n")
        if self._at < ASKED:
            screen.wait_for(f"Answer {self._at + 1} of 8.")
        else:
            screen.wait_for("Did somebody help?")
        while self._at < ASKED:
            ahead = [entry for _ in range(self.chance.choice((1, 1, 2, 4))) for entry in self._some()]
            self.send(screen, *ahead)
        screen.type("0")
        screen.wait_for(" is in: ")
        self._sheet, self._at = self._sheet + 1, 0

    def _find_place(self) -> None:
        """Where the pile stands, as the store has it: what was only typed is typed again."""
        streams: dict[str, list[type]] = {}
        for event in events_in(self.store):
            streams.setdefault(event.stream, []).append(type(event.body))
        ended = sum(SessionClosed in kinds for kinds in streams.values())
        half = [kinds for kinds in streams.values() if SessionClosed not in kinds]
        assert len(half) <= 1, "one sheet lies on top of the pile"
        self._sheet = ended + 1
        self._at = half[0].count(Answered) if half else 0

    def _some(self) -> Iterator[Entry]:
        if self._at == ASKED:
            return
        if self.chance.random() < 0.1:
            yield self.note()
        sign = self.chance.choice(sorted(SAID))
        key, label = SAID[sign]
        self._at += 1
        yield Entry(sign, f"{self._at}: {label}.", "answered", key)


class FromAFile(OnAFile):
    """A file of answers after the other: all of a file is there, or nothing of it. Most of them die while the
    program writes or says that it has written.
    """

    title: ClassVar[str] = "import"
    PEOPLE = 300

    def __init__(self, store: str, chance: random.Random) -> None:
        self.store, self.chance = store, chance
        self._number = 0
        self._is_in = True
        self._took = 0.0
        opened(store)
        self._secret = secret_of(store)
        assert hasattr(self._secret.body, "assessment")
        self._asked = self._secret.body.assessment.chosen
        self._file = Path(f"{store}.csv")
        self._rows: dict[str, list[str]] = {}

    def live(self) -> Death:
        """Bring the file in; where the last was killed before anything of it was kept, that one again."""
        if self._is_in:
            self._write()
        self._took = self._took or self._measured()
        program = Process(
            Popen(
                command(("import", NAME, str(self._file), "--store", self.store)),
                env=environment(),
                stdin=DEVNULL,
                stdout=PIPE,
                stderr=DEVNULL,
            )
        )
        try:
            if self.chance.random() < 0.3:
                program.die_in(self.chance.uniform(0.1, 1.2) * self._took)
            else:
                program.die_once(self._writing(), self.chance.uniform(0.0, 0.1))
            assert program.process.stdout is not None
            told = program.process.stdout.read().decode()
            program.process.stdout.close()
            killed = program.was_killed()
        finally:
            program.leave()
        confirmed = f"are in {NAME}." in told
        kept = self._kept()
        self._is_in = bool(kept)
        lost = 0 if kept == self._rows else len(self._rows) if confirmed or kept else 0
        if self._is_in and self.chance.random() < 0.2:
            again = run("import", NAME, str(self._file), "--store", self.store)
            assert again.returncode == 1, "a file that is in comes in once"
        twice = sum(len(said) > ASKED for said in kept.values())
        answers = ASKED * self.PEOPLE
        unsaid = answers if self._is_in and not confirmed else 0
        return Death(answers if confirmed else 0, ASKED * lost, twice, unsaid, killed)

    def _write(self) -> None:
        self._number += 1
        self._is_in = False
        self._rows = {
            f"f{self._number}-p{person}": self.chance.choices(LEVELS, k=ASKED)
            for person in range(self.PEOPLE)
        }
        lines = [
            f"{key},lived,{statement},{level}"
            for key, said in self._rows.items()
            for statement, level in zip(self._asked, said, strict=True)
        ]
        self._file.write_text("\n".join(["session,group,statement,answer", *lines, ""]), encoding="utf-8")

    def _writing(self) -> Callable[[], bool]:
        """Tell when it has begun to write: the log beside the store grows."""
        log = Path(f"{self.store}-wal")

        def size() -> int:
            return log.stat().st_size if log.exists() else 0

        before = size()
        return lambda: size() not in (0, before)

    def _measured(self) -> float:
        """How long one that nobody kills takes."""
        began = time.monotonic()
        assert run("import", NAME, str(self._file), "--store", self.store).returncode == 0
        took = time.monotonic() - began
        self._write()
        return took

    def _kept(self) -> dict[str, list[str]]:
        keys = {session_stream(NAME, imported_session_id(self._secret.id, key)): key for key in self._rows}
        found: dict[str, list[str]] = {}
        for event in events_in(self.store):
            if event.stream in keys and isinstance(event.body, Answered):
                found.setdefault(keys[event.stream], []).append(event.body.answer)
        return found


@dataclass(slots=True)
class Person:
    """A phone, all that was sent from it, and of how much it was told that it is kept."""

    phone: Phone
    sent: list[tuple[str, str]] = field(default_factory=list)
    confirmed: int = 0


class InARoom(OnAFile):
    """Ten phones that answer as fast as they can. Whoever was told nothing sends the same once more."""

    title: ClassVar[str] = "room (start --room)"
    PHONES = 10
    REFUSED: ClassVar[tuple[int, ...]] = ()
    """What a phone may be told while the store cannot be written to; it sends the same once more."""

    def __init__(self, store: str, chance: random.Random) -> None:
        self.store, self.chance = store, chance
        opened(store)
        self._secret = secret_of(store).id
        with closing(socket.create_server((HERE, 0))) as free:
            self._port = free.getsockname()[1]
        with closing(open_store(store)) as kept:
            (room,) = rooms_of(kept, NAME)
        self.people = [Person(Phone(self._port, room, number)) for number in range(self.PHONES)]
        self._before = 0

    def live(self) -> Death:
        """Open the room again, at the same address, and have everybody go on."""
        arguments = ("start", NAME, "--room", "--port", str(self._port), "--store", self.store)
        program = Process(
            Popen(command(arguments), env=environment(), stdin=PIPE, stdout=DEVNULL, stderr=DEVNULL)
        )
        try:
            self._wait(program)
            with ThreadPoolExecutor(1) as thread:  # a test's own thread may have a loop running
                thread.submit(asyncio.run, self._answering(program)).result()
            killed = program.was_killed()
            return self.mourn(killed=killed)
        finally:
            program.leave()
            assert program.process.stdin is not None
            program.process.stdin.close()

    def die(self, program: Process) -> None:
        """See to it that the room dies while they answer."""
        program.die_in(self.chance.uniform(0.0, LONGEST))

    def _wait(self, program: Process) -> None:
        until = time.monotonic() + PATIENCE
        while program.process.poll() is None:
            with suppress(OSError), closing(socket.create_connection((HERE, self._port), 1)):
                return
            if time.monotonic() > until:
                raise Hangs("the room did not open")
            time.sleep(0.01)

    async def _answering(self, program: Process) -> None:
        for person in self.people:
            if not person.phone.cookie:
                await person.phone.join()
        begun = asyncio.Event()
        answering = asyncio.gather(*(self._answers(person, begun) for person in self.people))
        await begun.wait()
        self.die(program)
        await answering

    async def _answers(self, person: Person, begun: asyncio.Event) -> None:
        chosen = person.phone.room.assessment.chosen
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            while True:
                if len(person.sent) == person.confirmed:
                    number = len(person.sent)
                    level = LEVELS[(number // len(chosen) + number + person.phone.number) % len(LEVELS)]
                    person.sent.append((chosen[number % len(chosen)], level))
                statement, level = person.sent[-1]
                form = f"statement={statement}&version=0&answer={level}&note="
                status, page = await person.phone.ask(f"/r/{person.phone.room.code}/answer", form)
                if status in self.REFUSED:
                    continue
                assert status == 303, (status, plain(page.decode())[-500:])
                person.confirmed = len(person.sent)
                begun.set()
        person.phone.leave()

    def mourn(self, *, killed: bool) -> Death:
        """Look at what each phone was told, and at what the store has of it."""
        kept: dict[str, list[tuple[str, str]]] = {}
        for event in events_in(self.store):
            if isinstance(event.body, Answered):
                kept.setdefault(event.stream, []).append((event.body.statement, event.body.answer))
        lost = twice = unsaid = 0
        for person in self.people:
            session = visitor_of(self._secret, person.phone.cookie.partition("=")[2].strip('"')).session_id
            said = kept.pop(session_stream(NAME, session), [])
            right = next(
                (n for n, (a, b) in enumerate(zip(person.sent, said, strict=False)) if a != b),
                min(len(person.sent), len(said)),
            )
            lost += max(0, person.confirmed - right)
            twice += len(said) - right
            unsaid += max(0, right - person.confirmed)
        twice += sum(map(len, kept.values()))
        confirmed = sum(person.confirmed for person in self.people)
        told, self._before = confirmed - self._before, confirmed
        return Death(told, lost, twice, unsaid, killed)
