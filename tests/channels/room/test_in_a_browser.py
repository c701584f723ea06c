"""The room in a real browser, where a script helps: nothing typed is lost, and what is new is said once."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rooms import CODE, HERE, LEAD, Place

VOICE = """
window.spoken = []; window.cancelled = 0;
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
Object.defineProperty(window, "speechSynthesis", {value: {
  getVoices: () => [{lang: "en-GB", localService: true, name: "ours"}, {lang: "en-GB", localService: false}],
  speak: (words) => { spoken.push(words); if (words.onstart && spoken.length === 1) words.onstart(); },
  cancel: () => { cancelled += 1; },
}});
"""


@pytest.fixture
def room(tmp_path: Path) -> Iterator[str]:
    """The address of a room that stands open."""
    place = Place(tmp_path / "store.db")
    place.stop()
    with place.on_a_port() as address:
        yield address


@pytest.fixture
def devices(browser: Any, room: str) -> Iterator[Any]:
    """Gives phones, each with a cookie of its own."""
    contexts: list[Any] = []

    def device(script: str = "") -> Any:
        contexts.append(browser.new_context(viewport={"width": 390, "height": 844}))
        if script:
            contexts[-1].add_init_script(script)
        return contexts[-1].new_page()

    yield device
    for context in contexts:
        context.close()


def joined(device: Any, room: str, group: str = "People with lived experience") -> Any:
    device.goto(f"{room}{HERE}")
    device.get_by_label(group, exact=True).check()
    device.get_by_role("button", name="Start", exact=True).click()
    device.wait_for_url(f"**{HERE}/answer")
    return device


def leading(device: Any, room: str) -> Any:
    device.goto(f"{room}{LEAD}")
    return device


def do(leader: Any, name: str, what: str) -> None:
    """Press a button of the facilitator's, wherever it is folded away, and wait until it is done."""
    leader.evaluate(
        "([name, what]) => document.querySelector(`button[name=${name}][value=${what}]`).click()",
        [name, what],
    )
    leader.locator("main:not([aria-busy])").wait_for()


def heading(device: Any) -> str:
    return str(device.locator("h1").inner_text())


def to(page: Any, name: str) -> None:
    """Press Tab until what has this name, or these first words of it, is focused; it must show that it is."""
    for _ in range(40):
        page.keyboard.press("Tab")
        told = page.evaluate(
            """() => {
            const at = document.activeElement, label = at.labels && at.labels[0];
            const shows = one => one && getComputedStyle(one).outlineStyle !== "none";
            return [(label || at).innerText || at.value || at.id, shows(at) || shows(label)]; }"""
        )
        if told[0].strip().startswith(name):
            assert told[1], f"{name} does not show that it is focused"
            return
    raise AssertionError(f"{name} cannot be reached with Tab")


def enter(page: Any) -> None:
    """Press Enter, and wait for the page it leads to."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_everything_from_joining_to_taking_out_is_done_by_keyboard_alone(page, room):
    page.goto(f"{room}/")
    to(page, "Type the code on the screen")
    page.keyboard.type(CODE)
    enter(page)
    to(page, "People with lived experience")
    page.keyboard.press("Space")
    to(page, "Start")
    enter(page)
    to(page, "Never true")
    page.keyboard.press("ArrowDown")
    assert page.locator("input[value=rarely]").is_checked()
    to(page, "Say more, in your own words")
    page.keyboard.press("Enter")
    to(page, "What you would like to say")
    page.keyboard.type("It takes long.")
    to(page, "Keep my answer")
    enter(page)
    to(page, "My answers")
    enter(page)
    assert "Not often true" in page.locator(".answers").inner_text()
    to(page, "Change statement 1")
    enter(page)
    assert page.locator("textarea").input_value() == "It takes long."
    to(page, "My code")
    enter(page)
    code = page.locator(".code").inner_text().replace("\n", "")
    to(page, "Take my answers out")
    enter(page)
    to(page, "Type your own code")
    page.keyboard.type(code)
    enter(page)
    to(page, "Yes, take them all out")
    enter(page)
    page.get_by_role("heading", name="Your answers are out").wait_for()


def test_the_room_moves_on_and_a_waiting_phone_says_so_once(devices, room):
    phone, leader = joined(devices(), room), leading(devices(), room)
    do(leader, "do", "together")
    phone.get_by_role("heading", name="We start soon").wait_for()
    phone.evaluate(
        """() => { window.told = []; const place = document.getElementById("told");
        new MutationObserver(() => { if (place.textContent) told.push(place.textContent); })
        .observe(place, {childList: true}); }"""
    )
    do(leader, "do", "next")
    phone.locator("#answering").wait_for()
    phone.wait_for_function("() => told.length")
    (told,) = phone.evaluate("told")
    assert told.startswith("Statement 1 of 3")
    assert heading(phone) in told


def test_focus_is_not_lost_when_the_page_under_it_is_replaced(devices, room):
    phone, leader = joined(devices(), room), leading(devices(), room)
    do(leader, "do", "together")
    phone.get_by_role("heading", name="We start soon").wait_for()
    do(leader, "do", "next")
    phone.locator("#answering").wait_for()
    phone.get_by_role("button", name="Keep my answer").focus()
    before = heading(phone)
    do(leader, "do", "next")
    phone.wait_for_function("before => document.querySelector('h1').innerText !== before", arg=before)
    assert phone.evaluate("document.activeElement.tagName") == "H1"
    leader.locator("button[value=back]").focus()
    joined(devices(), room)
    leader.get_by_text("2 here").first.wait_for()
    assert leader.evaluate("document.activeElement.value") == "back"


@pytest.mark.parametrize(
    ("puts_in", "words"),
    [
        ("note", "The room has moved on. Your note is still here."),
        ("answer", "The room has moved on. Your answer is not sent yet."),
    ],
)
def test_nothing_is_taken_from_somebody_who_is_still_at_it_when_the_room_moves_on(
    devices, room, puts_in, words
):
    phone, leader = joined(devices(), room), leading(devices(), room)
    do(leader, "do", "together")
    do(leader, "do", "next")
    phone.locator("#answering").wait_for()
    before = heading(phone)
    if puts_in == "note":
        phone.get_by_text("Say more, in your own words").click()
        phone.locator("#note").fill("Half a thou")
    else:
        phone.get_by_label(re.compile("Never true")).check()
    do(leader, "do", "next")
    phone.get_by_text(words).wait_for()
    assert heading(phone) == before
    if puts_in == "note":
        assert phone.locator("#note").input_value() == "Half a thou"
    phone.get_by_role("link", name="Go where the room is").click()
    phone.wait_for_function("before => document.querySelector('h1').innerText !== before", arg=before)


def test_the_words_of_a_note_outlive_a_reload_and_are_gone_once_sent_or_handed_on(devices, room):
    phone = joined(devices(), room)
    phone.get_by_text("Say more, in your own words").click()
    phone.locator("#note").fill("Words of mine")
    phone.get_by_text("Yes, these words may be printed").click()
    phone.reload()
    assert phone.locator("#note").input_value() == "Words of mine"
    assert phone.locator("#consent").is_checked()
    assert phone.locator("#note").is_visible()
    phone.get_by_label(re.compile("Mostly true")).check()
    before = heading(phone)
    phone.get_by_role("button", name="Keep my answer").click()
    phone.wait_for_function("before => document.querySelector('h1').innerText !== before", arg=before)
    assert phone.evaluate("sessionStorage.length") == 0
    phone.get_by_text("Say more, in your own words").click()
    phone.locator("#note").fill("Not sent")
    phone.get_by_role("link", name="My code").click()
    phone.get_by_role("button", name="Someone else answers on this phone").click()
    phone.get_by_role("link", name="I am the next person").wait_for()
    assert phone.evaluate("sessionStorage.length") == 0


def test_a_network_that_is_away_takes_nothing_and_the_answer_goes_when_it_is_back(devices, room):
    phone = joined(devices(), room)
    before = heading(phone)
    phone.get_by_label(re.compile("Mostly true")).check()
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Keep my answer").click()
    phone.locator("#away p:visible").wait_for()
    assert phone.get_by_label(re.compile("Mostly true")).is_checked()
    phone.context.set_offline(False)
    phone.wait_for_function("before => document.querySelector('h1').innerText !== before", arg=before)
    phone.get_by_role("link", name="My answers").click()
    assert "Mostly true" in phone.locator(".answers").inner_text()


def test_a_form_that_was_wrong_says_so_without_a_new_page_and_is_focused(devices, room):
    phone = joined(devices(), room)
    phone.get_by_role("button", name="Keep my answer").click()
    phone.locator("#summary").wait_for()
    assert phone.evaluate("document.activeElement.id") == "summary"
    assert phone.title().startswith("Error: ")
    phone.get_by_label(re.compile("Never true")).check()
    before = heading(phone)
    phone.get_by_role("button", name="Keep my answer").click()
    phone.wait_for_function("before => document.querySelector('h1').innerText !== before", arg=before)


def test_the_statement_the_question_and_the_answers_are_read_by_a_voice_of_this_device(devices, room):
    phone = joined(devices(VOICE), room)
    button = phone.get_by_role("button", name="Read it to me")
    button.click()
    spoken = phone.evaluate("spoken.map(each => [each.text, each.lang, each.voice.name])")
    words = " ".join(each[0] for each in spoken)
    for part in (
        heading(phone),
        "How true is this for you?",
        "Never true",
        "I can count on it",
        "Don’t know",
    ):
        assert part in words, part
    assert "Kept" not in words
    assert {each[1] for each in spoken} == {"en-GB"}
    assert {each[2] for each in spoken} == {"ours"}
    assert phone.locator(".being-read").inner_text() == heading(phone)
    stop = phone.get_by_role("button", name="Stop reading")
    before = phone.evaluate("cancelled")
    stop.click()
    assert phone.evaluate("cancelled") > before
    assert phone.locator(".being-read").count() == 0
    button.wait_for()


def test_everything_can_be_answered_without_a_script(browser, room):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    phone = joined(context.new_page(), room)
    for _ in range(3):
        phone.get_by_label(re.compile("Mostly true")).check()
        phone.get_by_role("button", name="Keep my answer").click()
    phone.get_by_role("heading", name="Thank you").wait_for()
    context.close()


SOON = """
const later = setTimeout; window.setTimeout = (work, wait) => later(work, wait > 2000 ? 200 : wait);
"""
"""Waits that are meant for a network, made short."""


def test_an_answer_outlives_a_server_in_front_that_finds_none_behind_it(devices, room):
    phone = joined(devices(SOON), room)
    before = heading(phone)
    phone.get_by_label(re.compile("Mostly true")).check()
    refused = {"status": 502, "content_type": "text/html", "body": "<h1>502 Bad Gateway</h1>"}
    phone.route("**/answer*", lambda route: route.fulfill(**refused))
    phone.get_by_role("button", name="Keep my answer").click()
    phone.locator("#away p:visible").wait_for()
    assert heading(phone) == before
    phone.unroute("**/answer*")
    phone.wait_for_function("before => document.querySelector('h1').innerText !== before", arg=before)
    phone.get_by_role("link", name="My answers").click()
    assert "Mostly true" in phone.locator(".answers").inner_text()


def test_a_page_whose_live_connection_was_refused_offers_to_look_and_follows_again_later(devices, room):
    phone, leader = joined(devices(SOON), room), leading(devices(), room)
    do(leader, "do", "together")
    phone.get_by_role("heading", name="We start soon").wait_for()
    offer = phone.get_by_role("link", name="Look what has happened since")
    assert not offer.is_visible()
    phone.route("**/live", lambda route: route.fulfill(status=503, body="too many listen"))
    phone.reload()
    offer.wait_for()
    phone.unroute("**/live")
    offer.wait_for(state="hidden")
    do(leader, "do", "next")
    phone.locator("#answering").wait_for()


def test_a_browser_that_cannot_follow_the_room_may_ask(devices, room):
    phone, leader = joined(devices("delete window.EventSource;"), room), leading(devices(), room)
    do(leader, "do", "together")
    phone.goto(f"{room}{HERE}/answer")
    do(leader, "do", "next")
    phone.get_by_role("link", name="Look what has happened since").click()
    phone.locator("#answering").wait_for()


def test_what_was_said_of_a_page_is_not_read_out_on_the_next(devices, room):
    phone, leader = joined(devices(), room), leading(devices(), room)
    do(leader, "do", "together")
    phone.get_by_role("heading", name="We start soon").wait_for()
    do(leader, "do", "next")
    phone.wait_for_function("() => document.getElementById('told').textContent")
    phone.get_by_label(re.compile("Mostly true")).check()
    phone.get_by_role("button", name="Keep my answer").click()
    phone.get_by_role("heading", name="Thank you. Please wait.").wait_for()
    do(leader, "do", "reveal")
    phone.get_by_role("heading", name="We are talking").wait_for()
    phone.wait_for_function("() => document.getElementById('told').textContent")
    do(leader, "do", "undo")
    phone.wait_for_function("() => !document.getElementById('told').textContent")
