"""The Wi-Fi of a room: told in words to whoever is in it, and large enough for the last row."""

import pytest
from starlette.testclient import TestClient

from mir_assess.channels.room.app import Application
from mir_assess.channels.room.ways_in import WaysIn
from mir_assess.resources import folder
from rooms import HERE, LEAD, Place

PASSWORD = "tea at 4 <Oak>"
SHOWN = "tea at 4 &lt;Oak&gt;"


@pytest.fixture
def asks(tmp_path):
    """Somebody who asks for pages of a room with this network."""
    place = Place(tmp_path / "store.db")

    def found(*wifi):
        ways = WaysIn("http://room.test", *wifi)
        return TestClient(
            Application(place.hall, folder("templates"), ways=ways).asgi(), base_url=ways.address
        )

    yield found
    place.stop()


def test_the_screen_and_who_leads_have_the_password_in_words_and_nobody_elses_page_does(asks):
    asked = asks("Oak House", PASSWORD)
    screen, leading = asked.get(f"{HERE}/screen").text, asked.get(LEAD).text
    assert "Oak House" in screen
    assert f">{SHOWN}</dd>" in screen
    assert f"The Wi-Fi to join: Oak House. Its password: {SHOWN}" in leading
    for page in ("/", HERE, f"{HERE}/again", f"{HERE}/notes"):
        assert "tea at 4" not in asked.get(page).text


def test_an_open_network_is_said_to_have_no_password_and_none_is_not_spoken_of(asks):
    screen = asks("Oak House").get(f"{HERE}/screen").text
    assert "It has no password." in screen
    assert "Its password" not in screen
    assert "Wi-Fi" not in asks().get(f"{HERE}/screen").text
    assert "Wi-Fi" not in asks().get(LEAD).text


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("name", ["screen, joining", "screen, joining, long password"])
def test_the_password_is_read_from_the_last_row_and_all_of_the_screen_is_seen_at_once(
    page, served, size, name
):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(served(name))
    letters, tall, wide = page.evaluate(
        """() => [parseFloat(getComputedStyle(document.querySelector(".password")).fontSize),
                  document.documentElement.scrollHeight, document.documentElement.scrollWidth]"""
    )
    assert letters >= size[1] / 27
    assert tall <= size[1]
    assert wide <= size[0]
