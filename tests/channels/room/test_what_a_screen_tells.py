"""What the projector and phones tell over time: nothing that a report would hold back, whoever comes or goes
meanwhile.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from channels.room.test_app import answer, joined, soup
from coroutines import ran
from mir_assess.model.events import Agreed, assessment_stream, session_stream
from mir_assess.model.receipts import receipt
from mir_assess.model.recording import record
from mir_assess.store.base import Append
from mir_assess.store.sqlite import SqliteStore
from mir_assess.walk.leading import looks_since
from rooms import CODE, HERE, LEAD, SECRET, Place
from workshops import AT, NAME


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A room that stands open."""
    found = Place(tmp_path / "store.db")
    yield found
    found.stop()


def code_of_one(place: Place, said: str) -> str:
    """The code of somebody who answered so."""
    with closing(SqliteStore(place.path)) as store:
        for event in store.read(session_stream(NAME, "")):
            if getattr(event.body, "answer", "") == said:
                return receipt(SECRET, event.stream.rpartition("/")[2])
    raise AssertionError(said)


def shown(place: Place, path: str = "screen") -> str:
    picture = soup(place.device().get(f"{HERE}/{path}")).select_one(".reveal")
    return "" if picture is None else str(picture)


def looked_at(place: Place, *, groups: tuple[int, int]) -> None:
    """The room looks at everybody's picture of the first statement."""
    for number, group in zip(groups, ("lived", "council"), strict=True):
        for one in range(number):
            answer(joined(place, group), "never" if one == 0 else "always", "S-1")
    leader = place.device()
    for press in ({"go": "1"}, {"do": "reveal"}, {"do": "reveal_all"}):
        leader.post(LEAD, data=press)


def test_the_picture_that_the_room_looks_at_does_not_change_when_somebody_is_taken_out(place):
    looked_at(place, groups=(7, 6))
    before = shown(place)
    assert "1 of 7" in before
    theirs = code_of_one(place, "never")
    taken = place.device().post(f"{HERE}/take-out", data={"code": theirs, "sure": "yes"})
    assert "erased" in taken.text
    assert place.round().people["lived"] == 6
    ran(place.hall.keep_up())
    assert shown(place) == before, "or everybody sees what they had said"
    leader = place.device()
    leader.post(LEAD, data={"do": "time_7"})
    assert shown(place) == before
    leader.post(LEAD, data={"do": "reopen"})
    leader.post(LEAD, data={"do": "reveal"})
    assert "1 of 7" not in shown(place), "what is rated again is counted again"


def test_nothing_of_the_picture_stays_in_memory_once_the_round_is_sealed(place):
    looked_at(place, groups=(7, 6))
    assert shown(place)
    room = ran(place.hall.by_code(CODE))
    assert room.looks_at is not None
    room.empties()
    assert room.looks_at is None


def test_a_picture_is_counted_since_it_was_first_shown_and_anew_when_it_was_taken_back(place):
    leader = place.device()
    leader.post(LEAD, data={"go": "1"})
    came = looks_since(events(place))
    leader.post(LEAD, data={"do": "reveal"})
    first = looks_since(events(place))
    leader.post(LEAD, data={"do": "reveal_all"})
    assert came < first == looks_since(events(place))
    leader.post(LEAD, data={"do": "undo"})
    leader.post(LEAD, data={"do": "undo"})
    assert looks_since(events(place)) == came
    leader.post(LEAD, data={"do": "reveal"})
    assert looks_since(events(place)) > first
    leader.post(LEAD, data={"do": "hide"})
    assert looks_since(events(place)) > first


def events(place: Place):
    with closing(SqliteStore(place.path)) as store:
        return store.read(assessment_stream(NAME))


def agree(place: Place, people: int, dissent: dict[str, int]) -> None:
    """What the keyboard keeps when the room agrees."""
    with closing(SqliteStore(place.path)) as store:
        stream = assessment_stream(NAME)
        body = Agreed("S-1", "mostly", people, dissent)
        newest = store.read(stream)[-1].version
        made = record(stream, newest, [body], at=AT, channel="terminal", new_id=lambda: "agreed")
        store.append(Append(NAME, made))
    ran(place.hall.keep_up())


@pytest.mark.parametrize("path", ["screen", "answer"])
def test_of_a_group_of_few_it_is_not_told_how_many_did_not_agree_nor_how_many_were_there(place, path):
    looked_at(place, groups=(7, 2))
    agree(place, 9, {"council": 1})
    device = joined(place, "lived")
    told = soup(device.get(f"{HERE}/{path}")).select_one(".reveal").parent.get_text(" ", strip=True)
    assert "agreed on mostly true" in told.lower()
    assert "9" not in told
    assert "council, 1" not in told.lower()
    assert "1 (Council" not in told


def test_who_did_not_agree_is_told_where_every_group_shows(place):
    looked_at(place, groups=(7, 6))
    agree(place, 13, {"council": 1})
    told = str(soup(place.device().get(f"{HERE}/screen")))
    assert "with 13 people present" in told
    assert "1 (<bdi>Council team</bdi>)" in told or "1 (Council team)" in told


@pytest.mark.parametrize(("council", "by_group"), [(0, True), (1, False), (4, False), (5, True)])
def test_how_many_of_a_group_are_here_is_told_from_five_as_in_a_report(place, council, by_group):
    for _ in range(5):
        joined(place)
    for _ in range(council):
        joined(place, "council")
    for told in (place.device().get(f"{HERE}/screen"), place.device().get(LEAD)):
        lines = [each.get_text(" ", strip=True) for each in soup(told).select(".tally > div, .meters > li")]
        assert any("Council team" in line for line in lines) == by_group
        if not by_group:
            (line,) = lines
            assert line.startswith("Everyone")
            assert str(5 + council) in line
