"""The easy way in a real browser: a whole walk with no script, and what a script must not spoil."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mir_assess.model.events import session_stream
from mir_assess.store.sqlite import SqliteStore
from rooms import EASY_TEXT, HERE, LEAD, Place, with_an_easy_way
from workshops import NAME, STATEMENTS


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    found = Place(tmp_path / "store.db", with_an_easy_way())
    yield found
    found.stop()


@pytest.fixture
def phone(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def join(page: Any, room: str) -> None:
    page.goto(f"{room}{HERE}")
    page.get_by_label("People with lived experience", exact=True).check()
    page.get_by_label("With fewer choices: No, Sometimes, Yes", exact=True).check()
    page.get_by_role("button", name="Start", exact=True).click()
    page.locator("#answering").wait_for()  # the page before has a “No” of its own


def keep(page: Any, answer: str) -> None:
    page.get_by_role("radio", name=answer, exact=True).check()
    page.get_by_role("button", name="Keep my answer", exact=True).click()


def heading(page: Any) -> str:
    return str(page.locator("h1").inner_text())


def test_a_whole_walk_is_made_in_the_easy_way_without_a_script(place, phone):
    with place.on_a_port() as room:
        join(phone, room)
        assert heading(phone) == EASY_TEXT
        phone.get_by_text("Say more, in your own words").click()
        phone.get_by_label("What you would like to say").fill("Staff choose for me.")
        keep(phone, "No")
        assert heading(phone) == "Would you like to say more exactly?"
        assert phone.locator(".moved").inner_text() == "Kept: No."
        phone.get_by_role("radio", name="Never true").check()
        phone.get_by_role("button", name="Go on", exact=True).click()
        assert phone.locator(".moved").inner_text() == "Kept: Never true."
        assert heading(phone) == STATEMENTS[1].text
        keep(phone, "Yes")
        assert phone.get_by_role("radio", name="That is enough").is_checked()
        phone.get_by_role("button", name="Go on", exact=True).click()
        keep(phone, "Sometimes")
        assert phone.locator(".levels .choice").count() == 3  # a scale without bands, as it always was
        keep(phone, "Level 2")
        assert heading(phone) == "Thank you"
        phone.get_by_role("link", name="My answers", exact=True).click()
        said = phone.locator(".said").all_inner_texts()
        assert said == ["Never true.", "Yes.", "Sometimes.", "Level 2."]
        phone.get_by_role("link", name="Change statement 2", exact=True).click()
        assert phone.get_by_role("radio", name="Yes", exact=True).is_checked()
        keep(phone, "No")
        phone.get_by_role("link", name="Step back", exact=True).click()
        phone.get_by_role("button", name="Show all the choices", exact=True).click()
        keep(phone, "Not often true Now and then, or a small part of it")
    cells = place.round().cells
    assert [cells[one]["lived"].counts for one in ("S-1", "S-2", "S-3")] == [
        (1, 0, 0, 0, 0),
        (0, 1, 0, 0, 0),
        (0, 0, 1, 0, 0),
    ]
    assert [note.text for note in place.round().notes] == ["Staff choose for me."]
    assert place.round().people["lived"] == 1
    store = SqliteStore(place.path)
    assert len({event.stream for event in store.read(session_stream(NAME, ""))}) == 1
    store.close()


def test_an_easy_answer_that_is_left_at_that_reaches_the_store_as_its_band(place, phone):
    with place.on_a_port() as room:
        join(phone, room)
        keep(phone, "Yes")
        phone.get_by_role("heading", name="Would you like to say more exactly?").wait_for()
        phone.goto("about:blank")  # and the phone is put away
    assert place.round().cells["S-1"]["lived"].bands == (0, 0, 1)


def test_with_a_script_the_second_step_moves_on_with_the_room_and_a_network_that_was_away(place, browser):
    with place.on_a_port() as room:
        phone, leader = browser.new_context().new_page(), browser.new_context().new_page()
        complaints: list[str] = []
        phone.on("pageerror", lambda error: complaints.append(str(error)))
        leader.goto(f"{room}{LEAD}")
        join(phone, room)
        keep(phone, "No")
        phone.get_by_role("heading", name="Would you like to say more exactly?").wait_for()
        phone.context.set_offline(True)
        phone.get_by_role("radio", name="Never true").check()
        phone.get_by_role("button", name="Go on", exact=True).click()
        phone.locator("#away p:visible").wait_for()
        phone.context.set_offline(False)
        phone.get_by_role("heading", name=STATEMENTS[1].text).wait_for()
        assert complaints == []
        phone.context.close()
        leader.context.close()
    assert place.round().cells["S-1"]["lived"].counts == (1, 0, 0, 0, 0)
