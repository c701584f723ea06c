"""The projector, a phone and whoever leads in WebKit, the engine of Safari, from joining to the close."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from channels.room.test_two_servers import Phone
from conftest import required_tool
from reading import required
from rooms import HERE, LEAD, Place
from webkit import WebKit, find_mini_browser

PACKAGE = "webkit2gtk-driver"
SEEN_AT_ONCE = """return document.documentElement.scrollHeight <= innerHeight
  && document.documentElement.scrollWidth <= innerWidth"""
SMALLER = "return getComputedStyle(document.documentElement).getPropertyValue('--fit')"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[str]:
    """The address of a room that stands open."""
    place = Place(tmp_path / "store.db")
    place.stop()
    with place.on_a_port() as address:
        yield address


@pytest.fixture
def webkit(tmp_path: Path) -> Iterator[WebKit]:
    """A WebKit as large as a projector shows."""
    driver = required_tool("WebKitWebDriver", PACKAGE)
    screen = required_tool("Xvfb", "xvfb")
    browser = required("MiniBrowser of WebKitGTK", find_mini_browser(), f"apt install {PACKAGE}")
    home = tmp_path / "webkit"
    home.mkdir(mode=0o700)
    with WebKit(driver, browser, screen, home) as found:
        found.as_large_as(1280, 720)
        yield found


def test_the_projector_follows_a_whole_meeting_to_its_close(webkit, room):
    port = int(room.rpartition(":")[2])
    lead = Phone()
    people = [Phone() for _ in range(5)]

    def does(what: str) -> None:
        assert lead.ask(port, "POST", LEAD, do=what)[0] == 303

    webkit.go(f"{room}{HERE}/screen")
    webkit.waits_for("Scan this with your phone")
    for person in people:
        assert person.ask(port, "POST", f"{HERE}/join", group="lived")[0] == 303
    webkit.waits_for("5 here")
    does("together")
    does("next")
    webkit.waits_for("Statement 1 of 3")
    for person in people:
        sent = person.ask(port, "POST", f"{HERE}/answer", statement="S-1", answer="never")
        assert sent[0] == 303
    webkit.waits_for("5 of 5 have answered")
    assert webkit.run(SEEN_AT_ONCE)
    does("reveal")
    webkit.waits_for("People with lived experience", ".shown h2")
    assert webkit.run("return document.querySelectorAll('.shown svg').length") == 1
    assert webkit.run(SEEN_AT_ONCE)
    assert webkit.run(SMALLER) == "", "a page that fits is made no smaller"
    does("break_5")
    webkit.waits_for("We go on at")
    assert webkit.run("return document.querySelectorAll('.whole-way .to-scan svg').length") == 1
    does("go_on")
    does("sure_close")
    webkit.waits_for("Thank you")
    assert "Join in at" not in webkit.words()
    assert webkit.run(SEEN_AT_ONCE)


def test_a_page_with_much_on_it_is_made_no_smaller_than_it_has_to_be(webkit, served):
    for name in ("screen, all", "screen, much", "screen, joining, open network"):
        webkit.go(served(name))
        assert webkit.run(SEEN_AT_ONCE), name
        fit = float(webkit.run(SMALLER) or 1)
        script = "document.documentElement.style.setProperty('--fit', arguments[0])"
        webkit.run(script, min(1.0, fit + 0.05))
        assert fit == 1 or not webkit.run(SEEN_AT_ONCE), f"{name} could be larger than {fit}"


def test_a_phone_answers_and_reads_of_the_close_and_who_leads_changes_their_key(webkit, room):
    port = int(room.rpartition(":")[2])
    webkit.go(f"{room}{HERE}")
    webkit.press("label[for=group]")
    webkit.press("form > button.main")
    webkit.waits_for("Statement 1 of 3")
    webkit.press("label[for=answer-4]")
    webkit.press("form.answering button.main")
    webkit.waits_for("Statement 2 of 3")
    assert Phone().ask(port, "POST", LEAD, do="sure_close")[0] == 303
    webkit.waits_for("The answering is closed")
    webkit.go(f"{room}{LEAD}")
    webkit.press("#ways summary")
    webkit.press("button[value=key]")
    webkit.waits_for("Yes, change it")
    webkit.press("button[value=sure_key]")
    webkit.waits_for("This page has a new address")
    assert LEAD not in webkit.run("return location.href")
    assert Phone().ask(port, "GET", LEAD)[0] == 410
