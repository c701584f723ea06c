"""Back, Forward, reload, a page the browser kept: nobody sees what another person said on the same phone."""

from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import Error

from channels.room.test_in_a_browser import devices, do, joined, leading, room
from rooms import HERE

__all__ = ["devices", "room"]

WORDS = "Zanzibar went well"
LEVEL = "Mostly true."


def answered(device: Any) -> str:
    """Answer one statement with a note, look at all pages of one's own, and return one's code."""
    device.locator("#note-here summary").click()
    device.locator("textarea[name=note]").fill(WORDS)
    device.get_by_label("Mostly true").check()
    with device.expect_navigation():
        device.locator("#answering button.main").click()
    code = ""
    for path in ("all", "answer?statement=S-1", "code", "all", "answer?statement=S-1", "answer"):
        device.goto(f"{device.url.split('/r/')[0]}{HERE}/{path}")
        if path == "all":
            assert LEVEL in device.locator("main").inner_text()
        if path == "answer?statement=S-1":
            assert device.locator("textarea[name=note]").input_value() == WORDS
        if path == "code":
            code = device.locator(".code").first.inner_text()
    return code


def seen_by_going_back(device: Any) -> list[str]:
    """What stands on each page that Back, Forward and reload lead to."""
    seen = []

    def look() -> None:
        device.wait_for_load_state()
        fields = device.evaluate(
            "[...document.querySelectorAll('textarea, input:checked')].map((each) => each.value).join(' ')"
        )
        seen.append(f"{device.url} {device.locator('body').inner_text()} {fields}")

    def goes(way: str) -> None:
        # A page that came by a form is not fetched again by itself: the browser asks, and shows nothing.
        with suppress(Error):
            getattr(device, way)(wait_until="load")
        device.wait_for_timeout(150)
        with suppress(Error):  # it is on its way to yet another page, which is looked at next
            look()

    for way in (*["go_back"] * 7, "reload", *["go_forward"] * 7):
        goes(way)
    return seen


@pytest.mark.parametrize("scripted", [True, False], ids=["with a script", "without"])
def test_after_handing_on_nobody_goes_back_to_what_was_said(browser, room, scripted):
    context = browser.new_context(java_script_enabled=True)
    device = context.new_page()
    try:
        joined(device, room)
        code = answered(device)
        if not scripted:
            # The same, with our script kept away.
            context.route("**/static/script*", lambda route: route.abort())
        device.goto(f"{room}{HERE}/answer")
        device.evaluate(
            """(place) => { const form = document.createElement("form"); form.method = "post";
            form.action = place; document.body.append(form); setTimeout(() => form.submit(), 20); }""",
            f"{HERE}/next",
        )
        device.get_by_role("link", name="I am the next person").wait_for()
        for page in seen_by_going_back(device):
            assert not any(each in page for each in (WORDS, LEVEL, code))
        restored = context.new_page()
        for path in ("all", "code", "answer"):
            restored.goto(f"{room}{HERE}/{path}")
            assert not any(each in restored.content() for each in (WORDS, LEVEL, code))
            assert restored.url == f"{room}{HERE}"
        assert restored.evaluate("Object.keys(sessionStorage).length + localStorage.length") == 0
    finally:
        context.close()


def test_a_page_that_the_browser_kept_is_asked_for_anew_when_it_shows_again(devices, room):
    device = devices()
    joined(device, room)
    device.goto(f"{room}{HERE}/all")
    with device.expect_navigation():
        device.evaluate(
            "setTimeout(() => dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true})), 20)"
        )


def test_after_taking_out_nobody_goes_back_to_what_was_said(devices, room):
    device = devices()
    joined(device, room)
    code = answered(device)
    device.goto(f"{room}{HERE}/take-out")
    device.locator("input[name=code]").fill(code)
    device.locator("main form button").first.click()
    device.locator("main form button").first.click()
    device.get_by_role("heading", name="Your answers are out").wait_for()
    assert not [page for page in seen_by_going_back(device) if WORDS in page]


def test_after_the_close_back_shows_a_person_their_own_and_nobody_elses(devices, room):
    device = devices()
    joined(device, room)
    answered(device)
    leader = leading(devices(), room)
    leader.goto(f"{leader.url}?sure=close")
    do(leader, "do", "sure_close")
    other = devices()
    other.goto(f"{room}{HERE}/all")
    assert WORDS not in other.content()
    assert device.goto(f"{room}{HERE}/all").status == 200
