"""The room side by side with oTree: the same form, the same people, turn and turn about, in one run.

Budget (issue 6): at least twenty times oTree's answers a second, at equal durability: each answer is on the
disk before its reply, in both (see `otree_form.py`). Both ask 34 statements of the built-in bank, one a page,
with the same answers to choose from and room for a note. Twenty people at a time answer everything, each as
fast as it gets replies: a page is fetched, its form is read and sent, and the page it leads to is fetched.
An answer is the form and the page after it. Whoever is through is followed by somebody new, so each turn has
so many people that it is not over in a blink: more for the faster. What the clients cost is the same in both,
on the cores that the server has too, which is kind to the slower.

    python benchmarks/room_beside_otree.py --otree PATH-TO-PYTHON [--turns 3] [--people 20] [--journal wal]

oTree is never installed by this: PATH-TO-PYTHON is the Python of an environment that has it.
"""

import argparse
import asyncio
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import ExitStack, closing
from html import unescape
from pathlib import Path
from typing import Self
from urllib.parse import urlencode

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(REPOSITORY / "src"), str(REPOSITORY / "benchmarks")]

import otree_form  # noqa: E402
import room  # noqa: E402

from mir_assess.banks import load  # noqa: E402
from mir_assess.channels.room.listing import Listed  # noqa: E402
from mir_assess.resources import folder  # noqa: E402

BUDGET = 20.0
STATEMENTS = 34
AT_MOST = 300
"""Seconds that a turn may take before it is given up."""
MORE = 5
"""How many times as many people the room's turn has as oTree's: it is over so much sooner."""
MISSING = (
    "oTree is measured where it is installed, which this does not do: run `uv venv OTREE` and "
    "`uv pip install --python OTREE otree`, then give `--otree OTREE/bin/python`."
)
OTHERS = (
    ("dont_know", "Don’t know"),
    ("not_applicable", "Does not apply to me"),
    ("pass", "I would rather not say"),
    ("later", "Leave it for later"),
)
_FORM = re.compile(r"(?s)<form\b.*?</form>")
_INPUT = re.compile(r"<input\b[^>]*>")
_NAMED = re.compile(r'\b(type|name|value)="([^"]*)"')
_TEXTS = re.compile(r'<textarea\b[^>]*\bname="([^"]*)"')
_SENT_TO = re.compile(r'<form\b[^>]*\baction="([^"]*)"')
_GOES = re.compile(r"(?i)\r\nlocation: ([^\r]*)")
_LENGTH = re.compile(r"(?i)\r\ncontent-length: (\d+)")
_COOKIE = re.compile(r"(?i)\r\nset-cookie: ([^;=]+)=([^;\r]*)")


def form_of(page: str, place: str, level: str) -> tuple[str, str] | None:
    """Return where the form that asks for a level is sent, and what: its hidden fields, this level, and an
    empty note. None for a page that asks nothing.
    """
    forms = (_filled_in(form, place, level) for form in _FORM.findall(page))
    return next((found for found in forms if found is not None), None)


def _filled_in(form: str, place: str, level: str) -> tuple[str, str] | None:
    fields: dict[str, str] = {}
    for found in _INPUT.findall(form):
        named = dict(_NAMED.findall(found))
        if named.get("type") == "hidden" and named.get("name"):
            fields[unescape(named["name"])] = unescape(named.get("value", ""))
        elif named.get("type") == "radio" and named.get("value") == level:
            fields[unescape(named["name"])] = level
    if level not in fields.values():
        return None
    fields.update(dict.fromkeys(_TEXTS.findall(form), ""))
    sent_to = _SENT_TO.search(form)
    return unescape(sent_to[1]) if sent_to and sent_to[1] else place, urlencode(fields)


class Person:
    """One person at a browser without pictures: a connection that stays open, and their cookies."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._cookies: dict[str, str] = {}

    async def __aenter__(self) -> Self:
        self._in, self._out = await asyncio.open_connection(otree_form.HERE, self._port)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._out.close()

    async def ask(self, place: str, form: str | None = None) -> tuple[str, str]:
        """Ask for a page, or send a form; return the page that it ends at, and where that is."""
        while True:
            status, told, page = await self._once(place, form)
            if status not in (302, 303, 307):
                assert status == 200, (status, place, page[-1500:])
                return page, place
            found = _GOES.search(told)
            assert found, told
            place, form = re.sub(r"^http://[^/]*", "", found[1]), None

    async def _once(self, place: str, form: str | None) -> tuple[int, str, str]:
        head = f"{'GET' if form is None else 'POST'} {place} HTTP/1.1\r\n"
        head += f"Host: {otree_form.HERE}:{self._port}\r\n"
        if self._cookies:
            head += f"Cookie: {'; '.join(f'{name}={value}' for name, value in self._cookies.items())}\r\n"
        if form is not None:
            head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(form)}\r\n"
        self._out.write(f"{head}\r\n{form or ''}".encode())
        told = (await self._in.readuntil(b"\r\n\r\n")).decode()
        length = _LENGTH.search(told)
        page = await self._in.readexactly(int(length[1])) if length else b""
        if "\r\ntransfer-encoding: chunked" in told.lower():
            while size := int(await self._in.readuntil(b"\r\n"), 16):
                page += (await self._in.readexactly(size + 2))[:-2]
            await self._in.readuntil(b"\r\n")
        self._cookies.update(_COOKIE.findall(told))
        return int(told[9:12]), told, page.decode()


Begins = Callable[[Person], Awaitable[tuple[str, str]]]
"""How somebody comes to their first page; returns it, and where it is."""


async def answers_all(port: int, begins: Begins, number: int, took: list[float]) -> None:
    """Answer every page there is; note how long each answer took, in milliseconds, with the page after it."""
    async with Person(port) as person:
        page, place = await begins(person)
        said = 0
        while found := form_of(page, place, room.LEVELS[(said + number) % len(room.LEVELS)]):
            began = time.perf_counter()
            page, place = await person.ask(*found)
            took.append((time.perf_counter() - began) * 1e3)
            said += 1


async def turn(port: int, people: list[Begins], at_once: int) -> tuple[float, list[float]]:
    """Let these people answer, so many at a time; return the answers a second, and how long each took."""
    waiting = deque(enumerate(people))
    took: list[float] = []

    async def chair() -> None:
        while waiting:
            number, begins = waiting.popleft()
            await answers_all(port, begins, number, took)

    began = time.perf_counter()
    async with asyncio.timeout(AT_MOST):
        await asyncio.gather(*(chair() for _ in range(at_once)))
    return len(took) / (time.perf_counter() - began), took


def comes_in(at: Listed, number: int) -> Begins:
    """Somebody who joins our room as one of the two groups."""

    async def begins(person: Person) -> tuple[str, str]:
        await person.ask(f"/r/{at.code}")
        return await person.ask(f"/r/{at.code}/join", f"group={('lived', 'council')[number % 2]}&helped=")

    return begins


def starts(code: str) -> Begins:
    """Somebody who opens their own link to oTree."""
    return lambda person: person.ask(f"/InitializeParticipant/{code}")


def opened(store: Path) -> Listed:
    """Open an assessment of these statements with the program, and return its room."""
    bank = load("making-it-real", folder("statements")).edition()
    statements = [each.id for each in bank.statements[:STATEMENTS]]
    command = ["new", room.NAME, "--organisation", "Northshire Council", "--year", "2026"]
    asked = ["--statements", ",".join(statements), "--store", str(store)]
    subprocess.run(
        [sys.executable, "-m", "mir_assess", *command, *asked],
        env=room.own_environment(),
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return room.room_in(store, room.NAME)


def kept_here(store: Path) -> int:
    """Return how many answers stand in our file, as somebody else reads it."""
    with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as db:
        return int(db.execute("SELECT count(*) FROM events WHERE kind = 'answered'").fetchone()[0])


def in_words(name: str, rates: list[float], took: list[float]) -> str:
    """One line of what was found."""
    p99 = room.percentile(took, 0.99)
    return (
        f"{name:6} {statistics.median(rates):8.1f} answers a second   "
        f"median {statistics.median(took):7.1f}  p99 {p99:7.1f} ms   {len(took)} answers"
    )


def side_by_side(python: Path, place: Path, chosen: argparse.Namespace) -> float:
    """Measure both, turn and turn about; print what was found, and return how many times oTree's it is."""
    store = place / "room.sqlite"
    at = opened(store)
    shown = at.assessment
    texts = [shown.statement(each).text for each in shown.chosen]
    levels = [(level.key, level.label) for level in shown.scale_of(shown.chosen[0]).levels]
    project = place / "otree"
    otree_form.written(project, texts, [*levels, *OTHERS])
    codes = otree_form.session_of(python, project, chosen.people * chosen.turns)
    otree_form.journalled(project, chosen.journal)
    print(f"its SQLite: {otree_form.durability(python, project)}")
    print(f"{len(texts)} statements, one a page; {chosen.people} people at a time; {chosen.turns} turns each")
    rates: dict[str, list[float]] = {"room": [], "oTree": []}
    took: dict[str, list[float]] = {"room": [], "oTree": []}
    with ExitStack() as both:
        both.enter_context(room.served(store, chosen.port))
        both.enter_context(otree_form.served(python, project, chosen.port + 1))
        for number in range(chosen.turns):
            ours = [comes_in(at, each) for each in range(chosen.people * MORE)]
            theirs = [starts(code) for code in codes[number * chosen.people : (number + 1) * chosen.people]]
            for name, port, people in (("room", chosen.port, ours), ("oTree", chosen.port + 1, theirs)):
                rate, times = asyncio.run(turn(port, people, chosen.people))
                rates[name].append(rate)
                took[name] += times
        on_disk = {"room": kept_here(store), "oTree": otree_form.kept(project, len(texts))}
    for name, told in took.items():
        print(in_words(name, rates[name], told))
        assert on_disk[name] == len(told), (name, on_disk[name], "of", len(told), "are kept")
    pairs = [ours / theirs for ours, theirs in zip(rates["room"], rates["oTree"], strict=True)]
    print("each turn: " + ", ".join(f"{each:.1f} times" for each in pairs))
    return statistics.median(pairs)


def main(given: list[str] | None = None) -> int:
    """Measure, print, and return 1 when the budget is broken; 2 where there is no oTree."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--otree", type=Path, help="the Python of an environment that has oTree")
    parser.add_argument("--turns", type=int, default=3, choices=range(1, 7))
    parser.add_argument("--people", type=int, default=20, choices=range(1, 21))
    parser.add_argument("--port", type=int, default=8775)
    journals = "how oTree's SQLite keeps its journal: as it has it (delete), or as ours does (wal)"
    parser.add_argument("--journal", choices=("delete", "wal"), default="delete", help=journals)
    parser.add_argument("--folder", type=Path, help="keep both stores on the disk of this folder")
    chosen = parser.parse_args(given)
    if chosen.otree is None or not (named := otree_form.version(chosen.otree.absolute())):
        print(MISSING)
        return 2
    print(f"oTree {named}")
    with tempfile.TemporaryDirectory(dir=chosen.folder) as place:
        ratio = side_by_side(chosen.otree.absolute(), Path(place), chosen)
    is_kept = ratio >= BUDGET
    print(f"the room is {ratio:.1f} times oTree  budget {BUDGET:g}  {'kept' if is_kept else 'BROKEN'}")
    return 0 if is_kept else 1


if __name__ == "__main__":
    sys.exit(main())
