"""A whole workshop in real browsers: two dozen phones, the facilitator's, the projector, and cards."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from mir_assess.model.receipts import tidied
from mir_assess.store.sqlite import SqliteStore
from mir_assess.walk import Walk
from rooms import HERE, LEAD, Place
from workshops import AT, LEVELS, NAME, assessment

LIVED, COUNCIL = 14, 8
KEYS = tuple(level[0] for level in LEVELS)
CARDS = {"S-1": (1, 2, 0, 0, 0), "S-2": (0, 0, 1, 2, 0), "S-3": (0, 0, 0, 0, 3)}
"""What three people say with cards, which the keyboard counts."""
ANSWERS = {
    "lived": ("never", "rarely", "rarely", "sometimes", "dont_know", "mostly", "pass"),
    "council": ("mostly", "always", "sometimes", "not_applicable"),
}
HELPED = ("", "read", "", "interpreted", "", "chose", "answered_for")
SIZES = ("standard", "large", "largest")


class Room:
    """Everyone's device in one workshop, and a count of what was pressed on them."""

    def __init__(self, browser: Any, address: str) -> None:
        self._browser = browser
        self._address = address
        self._contexts: list[Any] = []
        self._turns = {group: cycle(said) for group, said in ANSWERS.items()}
        self.pressed: dict[tuple[str, str], Counter[str]] = {}
        self.last: dict[tuple[Any, str], str] = {}
        self._plain: tuple[Any, ...] = ()
        self.leader = self.device(f"{LEAD}")
        self.screen = self.device(f"{HERE}/screen", width=1280)

    def device(self, place: str, *, width: int = 390, script: bool = True) -> Any:
        """Open a place of the room on a device of its own."""
        context = self._browser.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=script
        )
        self._contexts.append(context)
        page = context.new_page()
        page.goto(f"{self._address}{place}", wait_until="commit")
        return page

    def all_join(self, groups: Sequence[str]) -> list[tuple[Any, str]]:
        """Everyone joins at once: in a language, at a text size and with the help of their own."""
        phones = [self.device(HERE, script=number not in (0, LIVED)) for number in range(len(groups))]
        self._plain = (phones[0], phones[LIVED])  # without a script
        polish = phones[1::4]
        for phone in polish:
            phone.get_by_role("button", name="Polski").click()
        for phone in polish:
            phone.locator("html[lang=pl] form[action$=join]").wait_for()
        for number, (phone, group) in enumerate(zip(phones, groups, strict=True)):
            phone.locator(f"input[name=group][value={group}]").check()
            phone.locator(f'input[name=helped][value="{HELPED[number % len(HELPED)]}"]').check()
            phone.locator("form[action$=join] button.main").click()
        for phone in phones:
            phone.locator("#answering").wait_for()
        looks = [(phone, SIZES[number % 3]) for number, phone in enumerate(phones) if number % 3]
        for phone, _ in looks:
            phone.locator("footer a[href$=look]").click()
        for phone, size in looks:
            phone.locator(f"input[name=size][value={size}]").check()
            phone.locator("button.main").click()
        for phone, size in looks:
            phone.locator(f"html.{size} #answering").wait_for()
        return list(zip(phones, groups, strict=True))

    def leads(self, what: str) -> None:
        """The facilitator presses a button, wherever it is folded away."""
        button = self.leader.locator(f"button[name=do][value={what}]")
        if not button.is_visible():
            fold = button.locator("xpath=ancestor::details[1]/summary")
            fold.click()
        if what == "close":  # it asks once more, on a page of its own
            turn(self.leader, button)
            return
        button.click()
        self.leader.locator("main:not([aria-busy])").wait_for()

    def reaches(self, phone: Any, statement: str) -> None:
        """Wait until a phone is asked a statement; without a script its person looks again."""
        wanted = phone.locator(f"#answering input[name=statement][value={statement}]")
        if phone in self._plain and not wanted.count():
            turn(phone, phone.get_by_role("link", name="Look what has happened since"))
        wanted.wait_for(state="attached")

    def all_say(self, phones: Sequence[tuple[Any, str]], statement: str, answer: str = "") -> None:
        """Everyone answers at once, and waits until theirs is kept."""
        for phone, group in phones:
            self.says(phone, group, statement, answer)
        for phone, _ in phones:
            phone.locator("#answering").wait_for(state="detached")

    def says(self, phone: Any, group: str, statement: str, answer: str = "") -> None:
        """Somebody presses an answer and keeps it; another one than before takes its place."""
        answer = answer or next(self._turns[group])
        counted = self.pressed.setdefault((statement, group), Counter())
        counted[self.last.get((phone, statement), "")] -= 1
        counted[answer] += 1
        self.last[phone, statement] = answer
        phone.locator(f"input[name=answer][value={answer}]").check()
        phone.locator("#answering button.main").click()

    def moves_to(self, old: Any) -> Any:
        """A phone has run out: its person goes on with another, by the code noted down."""
        code = code_of(old, self._address)
        old.context.close()
        self._contexts.remove(old.context)
        new = self.device(f"{HERE}/again")
        new.locator("#code").fill(code)
        turn(new, new.locator("form button.main"))
        for phone, statement in [each for each in self.last if each[0] is old]:
            self.last[new, statement] = self.last.pop((phone, statement))
        return new

    def counts(self, statement: str, group: str) -> tuple[int, ...]:
        """What was pressed of a statement, level by level."""
        return tuple(self.pressed[statement, group][key] for key in KEYS)

    def close(self) -> None:
        """Put every device away."""
        for context in self._contexts:
            context.close()


def turn(page: Any, button: Any) -> None:
    """Press what leads to another page, and wait for it."""
    with page.expect_navigation():
        button.click()


def code_of(phone: Any, address: str) -> str:
    """The code that a phone's person notes down."""
    phone.goto(f"{address}{HERE}/code")
    return tidied(phone.locator(".code").inner_text().replace("\n", ""))


def cards(place: Place, *lines: str) -> None:
    """Type at the keyboard of the same workshop."""
    store = SqliteStore(place.path)
    ids = (f"typed-{lines[0]}-{number}" for number in range(100))
    walk = Walk(store, NAME, clock=lambda: AT, new_id=lambda: next(ids), sitting="", next_commands=("", ""))
    for line in lines:
        walk.take(line)
    store.close()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A store whose lived experience gives cards or answers on phones."""
    place = Place(tmp_path / "store.db", assessment("tally", "individual"))
    place.stop()
    return place


@pytest.fixture
def room(browser: Any, place: Place) -> Iterator[Room]:
    """The room of that store, on a port, with the facilitator and the projector in it."""
    with place.on_a_port() as address:
        room = Room(browser, address)
        yield room
        room.close()


def test_a_whole_workshop_is_played_on_phones_and_the_report_counts_what_was_pressed(room, place, run_cli):
    phones = room.all_join(("lived",) * LIVED + ("council",) * COUNCIL)
    room.screen.get_by_text(f"{LIVED} here").wait_for()
    cards(place, "present 3")
    room.leads("together")

    for statement, counted in CARDS.items():
        room.leads("next")
        for phone, _ in phones:
            room.reaches(phone, statement)
        if statement == "S-2":
            phones = _what_goes_wrong(room, phones)
        room.all_say([each for each in phones if (each[0], statement) not in room.last], statement)
        cards(place, " ".join(map(str, counted)))
        if statement == "S-1":
            _changes(room, phones[3][0], "always")
        _looks_at(room, statement, counted)

    _takes_out(room, phones.pop())
    room.leads("close")
    turn(room.leader, room.leader.locator("button[value=sure_close]"))
    phones[2][0].get_by_text("The answering is closed. Thank you for what you said.").wait_for()
    _counts_are_right(room, place, run_cli)


def _what_goes_wrong(room: Room, phones: list[tuple[Any, str]]) -> list[tuple[Any, str]]:
    """One phone loses the network as its answer is sent, one runs out, one is loaded anew."""
    lost, (old, group), again = phones[4][0], phones[5], phones[6][0]
    lost.locator("input[name=answer][value=always]").check()
    lost.context.set_offline(True)
    lost.locator("#answering button.main").click()
    lost.locator("#away").wait_for()
    again.reload()
    new = room.moves_to(old)
    room.reaches(new, "S-2")
    lost.context.set_offline(False)
    lost.locator("#answering").wait_for(state="detached")
    room.pressed.setdefault(("S-2", phones[4][1]), Counter())["always"] += 1
    room.last[lost, "S-2"] = "always"
    return [*phones[:5], (new, group), *phones[6:]]


def _changes(room: Room, phone: Any, answer: str) -> None:
    """Somebody thinks again before the room has seen anything."""
    turn(phone, phone.locator("footer a[href$=all]"))
    turn(phone, phone.locator(".answers a").first)
    phone.locator("#answering").wait_for()
    room.all_say([(phone, "lived")], "S-1", answer)


def _looks_at(room: Room, statement: str, counted: tuple[int, ...]) -> None:
    """The screen shows people's answers, then everyone's; of the council, nothing before."""
    assert room.screen.locator(".shown").count() == 0
    room.leads("reveal")
    room.screen.locator(".shown").wait_for()
    assert room.screen.get_by_role("heading", name="Council team").count() == 0
    assert room.leader.locator("body", has_text="Most of the council team").count() == 0
    shown = room.screen.locator(".shown").first.locator("td").all_inner_texts()
    lived = [one + two for one, two in zip(counted, room.counts(statement, "lived"), strict=True)]
    assert [int(each.split()[0]) for each in shown] == lived
    room.leads("reveal_all")
    room.screen.get_by_role("heading", name="Council team").wait_for()


def _takes_out(room: Room, gone: tuple[Any, str]) -> None:
    """Somebody has everything they said taken out, with the code from their phone."""
    phone, group = gone
    code = code_of(phone, room.leader.url.partition("/lead")[0])
    turn(phone, phone.locator("a[href$=take-out]"))
    phone.locator("#code").fill(code)
    turn(phone, phone.locator("form button.main"))
    turn(phone, phone.locator("button.final"))
    for statement in CARDS:
        room.pressed[statement, group][room.last.pop((phone, statement))] -= 1


def _counts_are_right(room: Room, place: Place, run_cli: Any) -> None:
    """The round, and the report made of it, hold what was pressed and what the cards said, no more."""
    found = place.round()
    assert found.people == {"lived": LIVED + 3, "council": COUNCIL - 1}
    for statement, counted in CARDS.items():
        lived, council = (found.cells[statement][group] for group in ("lived", "council"))
        both = zip(counted, room.counts(statement, "lived"), strict=True)
        assert tuple(lived.counts) == tuple(map(sum, both)), statement
        assert tuple(council.counts) == room.counts(statement, "council"), statement
        assert lived.dont_know == room.pressed[statement, "lived"]["dont_know"]
        assert council.not_applicable == room.pressed[statement, "council"]["not_applicable"]
    written = run_cli("report", NAME, "--format", "json", "-o", "-", "--store", place.path)
    assert written.code == 0, written.err
    for told in json.loads(written.out)["statements"]:
        for group, cell in told["groups"].items():
            assert tuple(cell["levels"].values()) == tuple(found.cells[told["id"]][group].counts)
