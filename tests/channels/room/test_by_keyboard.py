"""Every step with a keyboard alone: each page, the facilitator's whole workshop, the door with cards."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from keyboard import TELLS, TO_REACH, Hands
from made_up_pages import every_page
from rooms import CODE, HERE, LEAD, Place


@pytest.mark.parametrize("name", tuple(every_page()))
def test_tab_comes_to_all_there_is_on_a_page_in_its_order_and_each_shows_itself(page, served, name):
    page.set_viewport_size({"width": 320, "height": 256})  # what 1280 by 1024 shows at 400 %
    page.goto(served(name))
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    stops = Hands(page).walk()
    # Where there is a fault the keyboard begins at it, past the link that leads to the main part.
    wanted = page.evaluate(TO_REACH) - page.locator("#summary").count()
    assert len(stops) == wanted, [stop["name"] for stop in stops]
    assert all(stop["followed"] and stop["isLower"] for stop in stops), stops


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A store with one open assessment."""
    place = Place(tmp_path / "store.db")
    place.stop()
    return place


@pytest.fixture
def room(place: Place) -> Iterator[str]:
    """The address of its room."""
    with place.on_a_port() as address:
        yield address


@pytest.fixture
def people(browser: Any, room: str) -> Iterator[Any]:
    """Gives hands at a page of the room, each at a device of their own."""
    contexts: list[Any] = []

    def hands(where: str, *, script: bool = True) -> Hands:
        contexts.append(
            browser.new_context(viewport={"width": 390, "height": 700}, java_script_enabled=script)
        )
        page = contexts[-1].new_page()
        page.goto(f"{room}{where}")
        return Hands(page)

    yield hands
    for context in contexts:
        context.close()


def joined(people: Any, group: str = "lived") -> Any:
    """Somebody at a phone, who joined in whichever way."""
    phone = people(HERE).page
    phone.locator(f"input[name=group][value={group}]").check()
    phone.get_by_role("button", name="Start").click()
    phone.wait_for_url(f"**{HERE}/answer")
    return phone


def says(phone: Any, answer: str) -> None:
    phone.locator("#answering").wait_for()
    before = phone.locator("h1").inner_text()
    phone.locator(f"input[name=answer][value={answer}]").check()
    phone.get_by_role("button", name="Keep my answer").click()
    phone.wait_for_function("before => document.querySelector('h1').innerText !== before", arg=before)


def now(leader: Hands) -> str:
    return str(leader.page.locator(".now").inner_text())


def told(leader: Hands) -> list[str]:
    """What a screen reader was told since it was asked last."""
    leader.page.wait_for_timeout(120)
    found = leader.page.evaluate("told.splice(0)")
    assert len(found) <= 1, f"told more than once: {found}"
    return list(found)


def unfolds(leader: Hands, words: str) -> None:
    """Unfold what is folded; what was unfolded stays so, whatever the room does."""
    leader.to(words)
    assert not leader.page.evaluate("document.activeElement.parentElement.open")
    leader.press("Enter")


def test_a_facilitator_leads_a_whole_workshop(people, place):  # noqa: PLR0915 - as long as a workshop
    leader = people(LEAD)
    leader.page.evaluate(TELLS)

    leader.to("Skip to the main part")
    leader.press("Enter")
    unfolds(leader, "Time, a break and the pace")
    leader.to("Answer together, one statement at a time")
    leader.does()
    assert now(leader) == "Nothing is asked yet."
    assert leader.name() == "Nothing is asked yet.", "its button is gone, so what the room does now is read"
    told(leader)

    leader.to("Next statement")
    leader.does()
    assert leader.name() == "Next statement", "whoever presses a button stays at it"
    (news,) = told(leader)
    assert news.startswith("People answer this together. Statement 1 of 3. ")
    leader.does("Space")
    (news,) = told(leader)
    assert news.startswith("Statement 2 of 3. ")
    leader.to("Statement before")
    leader.does()
    assert "Statement 1 of 3" in leader.page.locator(".where").inner_text()
    told(leader)

    phones = [joined(people) for _ in range(5)]
    leader.page.get_by_text("5 here").or_(leader.page.get_by_text("0 of 5")).first.wait_for()
    leader.to("Go to a statement")
    for phone in phones[:4]:
        says(phone, "mostly")
    leader.page.get_by_text("4 of 5").first.wait_for()
    assert leader.name() == "Go to a statement", "people answer, and whoever is at a fold stays there"
    assert told(leader) == [], "how many have answered is for the eyes; each one told would never end"
    says(phones[4], "rarely")
    leader.page.locator(".all-in").wait_for()
    assert told(leader) == ["Everyone here has answered."]

    leader.to("Show what people with lived experience said", "Shift+Tab")
    leader.does()
    assert leader.name() == "The room talks about this."
    (news,) = told(leader)
    assert "4 of 5" not in news, "what is folded away is not told"
    unfolds(leader, "What the screen shows")
    leader.to("Show what everyone said", "Shift+Tab")
    leader.does()
    assert leader.page.locator("#on-the-screen").get_attribute("open") is not None
    told(leader)

    leader.to("Give this 7 minutes")
    leader.does()
    (news,) = told(leader)
    assert "We talk about this until" in news
    leader.to("2 minutes more for this")
    leader.does()
    assert leader.name().startswith("2 minutes more for this")
    told(leader)
    leader.to("Take as long as it takes")
    leader.does()
    assert leader.page.locator(".until").count() == 0
    told(leader)

    leader.to("Open it again for answers", "Shift+Tab")
    leader.does()
    assert now(leader) == "People answer this together."
    phones[0].locator("#answering").or_(phones[0].get_by_text("Your answer is kept")).first.wait_for()
    told(leader)
    leader.to("Show what people with lived experience said")
    leader.does()
    told(leader)
    leader.to("Take it off the screen")
    leader.does()
    assert now(leader) == "The screen shows no answers."
    told(leader)
    leader.to("Take back the last step")
    assert "The answers were taken off the screen." in leader.page.locator("#about-undo").inner_text()
    leader.does()
    assert now(leader) == "The room talks about this."
    told(leader)

    leader.to("A break of 15 minutes")
    leader.does()
    assert now(leader) == "The room has a break."
    phones[0].get_by_role("heading", name="A break").wait_for()
    leader.to("5 minutes more")
    leader.does()
    assert leader.name() == "5 minutes more"
    leader.to("The break is over", "Shift+Tab")
    leader.does()
    assert now(leader) == "The room talks about this."
    leader.page.evaluate("told.splice(0)")

    _goes_to_parks_and_lets_in_by_card(leader)
    _closes(leader, phones[0])
    assert place.round().cells["S-1"]["lived"].counts == (0, 1, 0, 4, 0)


def _goes_to_parks_and_lets_in_by_card(leader: Hands) -> None:
    unfolds(leader, "Go to a statement")
    leader.press("Tab", "Tab")
    third = leader.name()
    leader.does()
    assert leader.page.locator(".put-small").first.inner_text() == third
    assert leader.name() == third
    leader.page.evaluate("told.splice(0)")

    unfolds(leader, "Park something for later")
    leader.to("What somebody said that has its place later")
    leader.type("Buses, after the break.")
    leader.to("Park it")
    leader.does()
    assert leader.name() == "Park it"
    assert leader.page.locator("#parked").input_value() == ""
    assert leader.page.locator(".notes").inner_text() == "Buses, after the break."
    assert leader.page.locator("#park").get_attribute("open") is not None

    unfolds(leader, "The way in, the screen and the cards")
    leader.to("Let people in by card only")
    leader.does()
    assert leader.name() == now(leader)
    leader.to("Let people in without a card")
    leader.to("Cards for the door", "Shift+Tab")
    leader.goes()
    leader.to("How many cards for each group?")
    leader.press("Control+A")
    leader.type("9000")
    leader.goes()
    assert leader.page.evaluate("document.activeElement.id") == "summary"
    leader.press("Tab")
    leader.press("Enter")
    assert leader.page.evaluate("document.activeElement.id") == "number"
    leader.press("Control+A")
    leader.type("3")
    leader.to("Show that many")
    leader.goes()
    assert leader.page.locator(".cards li").count() == 6
    leader.to("Step back")
    leader.goes()


def _closes(leader: Hands, phone: Any) -> None:
    leader.to("Close the answering")
    leader.goes()
    leader.page.get_by_role("heading", name="Close the answering").wait_for()
    leader.to("No, keep it open")
    leader.goes()
    leader.to("Close the answering")
    leader.goes()
    leader.to("Yes, close it")
    leader.goes()
    assert now(leader) == "The answering is closed."
    phone.get_by_text("The answering is closed. Thank you for what you said.").wait_for()
    leader.to("Take back the last step")
    leader.does()
    assert now(leader) != "The answering is closed."


def test_a_facilitator_without_a_script_leads_too(people):
    leader = people(LEAD, script=False)
    leader.to("Time, a break and the pace")
    leader.press("Enter")
    for button in ("Answer together", "Next statement", "Show what people", "Take it off the screen"):
        leader.to(button)
        leader.goes("Space")
    assert now(leader) == "The screen shows no answers."
    leader.to("Close the answering")
    leader.goes()
    leader.to("Yes, close it")
    leader.goes()
    assert now(leader) == "The answering is closed."


def test_somebody_comes_in_by_a_card_and_goes_on_with_their_code_at_another_phone(  # noqa: PLR0915
    people, room
):
    leader = people(LEAD)
    unfolds(leader, "The way in, the screen and the cards")
    leader.to("Let people in by card only")
    leader.does()
    leader.page.goto(f"{room}{LEAD}/cards?number=1")
    card = leader.page.locator(".cards .code").first.inner_text().replace("\n", "")

    person = people("/")
    person.to("Type the code on the screen")
    person.type(CODE)
    person.goes()
    person.to("Type the code on your card")
    person.type("WRONG")
    person.goes()
    assert person.page.evaluate("document.activeElement.id") == "summary"
    person.press("Tab")
    person.press("Enter")
    assert person.page.evaluate("document.activeElement.id") == "card"
    person.press("Control+A")
    person.type(card)
    person.to("No")
    person.press("ArrowDown")
    assert person.page.locator("input[name=helped][value=read]").is_checked()
    person.to("If somebody helps: who pays them?")
    person.press("Enter")
    person.to("I would rather not say")
    person.press("ArrowDown")
    person.to("Start")
    person.goes("Space")
    person.to("Never true")
    person.press("ArrowDown", "ArrowDown")
    person.to("Keep my answer")
    person.goes()
    person.to("My code")
    person.goes()
    own = person.page.locator(".code").inner_text().replace("\n", "")

    other = people(HERE)
    other.to("Type the code on your card")
    other.type(card)
    other.goes()
    assert "Somebody has used this card." in other.page.locator(".summary").inner_text()
    other.to("Go on from another phone")
    other.goes()
    other.to("Type your own code")
    other.type(own)
    other.goes()
    other.to("My answers")
    other.goes()
    assert "Sometimes true" in other.page.locator(".answers").inner_text()
    other.to("Language and text size")
    other.goes()
    other.to("Standard")
    other.press("ArrowDown", "ArrowDown")
    other.to("Use these")
    other.goes()
    assert "largest" in other.page.locator("html").get_attribute("class")


def test_a_note_taker_writes_down_what_a_table_says(people, place):
    taker = people(f"{HERE}/notes")
    taker.to("Write it down")
    taker.goes()
    taker.press("Tab")
    taker.press("Enter")
    taker.type("They never ring back.")
    taker.to("About which statement?")
    taker.press("ArrowDown")
    taker.to("Nobody’s in particular")
    taker.press("ArrowDown")
    taker.to("Anything")
    taker.press("ArrowDown")
    taker.to("They said yes")
    taker.press("Space")
    taker.to("Write it down")
    taker.goes()
    assert re.search("That is written down", taker.page.locator(".moved").inner_text())
    (note,) = place.round().notes
    assert (note.text, note.statement, note.consent) == ("They never ring back.", "S-1", True)
