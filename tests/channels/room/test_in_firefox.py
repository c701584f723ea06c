"""The room in another browser than the one it was made in: a whole walk, with a script and without."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import required_tool
from firefox import Firefox
from rooms import CODE, HERE, LEAD, Place, with_an_easy_way

ESR = "firefox-esr"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A room, and the store behind it."""
    found = Place(tmp_path / "store.db", with_an_easy_way())
    found.stop()
    return found


@pytest.fixture
def room(place: Place) -> Iterator[str]:
    """The address of a room that stands open."""
    with place.on_a_port() as address:
        yield address


def keeps(phone: Firefox, answer: str, then: str) -> None:
    """Choose an answer, send it, and wait for what comes next."""
    phone.press(f"label[for={answer}]")
    phone.press("form.answering button.main")
    phone.waits_for(then)


def test_a_whole_walk_on_a_phone_and_a_leader_in_another_window(place, room, tmp_path):
    with Firefox(required_tool(ESR, ESR), tmp_path) as browser:
        browser.go(f"{room}/")
        browser.type("#code", CODE)
        browser.press("button.main")
        browser.press("label[for=group]")
        browser.press("form > button.main")
        browser.waits_for("Statement 1 of 4")
        assert browser.words(".read-aloud") == "Read it to me"
        browser.press("#note-here summary")
        browser.type("#note", "It takes long.")
        browser.press("label[for=consent]")
        keeps(browser, "answer-4", "Statement 2 of 4")
        browser.press("form.way button")
        browser.waits_for("The faces mean no to yes.")
        keeps(browser, "answer", "say more exactly")
        browser.press("main form button.main")
        browser.waits_for("Statement 3 of 4")
        browser.press("form.answering button.main")
        browser.waits_for("There is a problem")
        assert browser.run("return document.activeElement.id") == "summary"
        keeps(browser, "answer-dont_know", "Statement 4 of 4")
        keeps(browser, "answer-later", "Left for later")

        browser.go(f"{room}{HERE}/answer?statement=S-1")
        assert browser.run("return document.getElementById('note').value") == "It takes long."
        keeps(browser, "answer-2", "Kept: Sometimes.")

        phone = browser.window()
        browser.go(f"{room}{LEAD}")
        browser.press("#breaks summary")
        browser.press("button[value=together]")
        browser.waits_for("Next statement", "#does")
        browser.press("button[value=next]")
        browser.waits_for("Statement 1 of 4")
        leader = browser.turn_to(phone)
        browser.waits_for("Please wait")
        assert not browser.run("return document.querySelector('.look-again').getClientRects().length")
        browser.turn_to(leader)
        browser.press("button[value=reveal]")
        browser.waits_for("What the screen shows")
        browser.turn_to(phone)
        browser.waits_for("We are talking")
    found = place.round()
    assert found.cells["S-1"]["lived"].counts == (0, 0, 1, 0, 0)
    assert [(note.text, note.consent) for note in found.notes] == [("It takes long.", True)]


def test_a_walk_without_a_script(place, room, tmp_path):
    with Firefox(required_tool(ESR, ESR), tmp_path, script=False) as browser:
        browser.go(f"{room}{HERE}")
        browser.press("label[for=group-2]")
        browser.press("form > button.main")
        browser.waits_for("Statement 1 of 4")
        browser.press("form.answering button.main")
        browser.waits_for("There is a problem")
        keeps(browser, "answer-4", "Statement 2 of 4")
        keeps(browser, "answer-dont_know", "Statement 3 of 4")
        place_of_it = f"{room}{HERE}/screen"
        browser.go(place_of_it)
        browser.waits_for("1 here")
    assert place.round().cells["S-1"]["council"].counts == (0, 0, 0, 1, 0)
