"""The easy way on a phone, through requests alone: No, Sometimes or Yes, and more for whoever wants."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from mir_assess.channels.room import keys, visitors
from mir_assess.channels.room.parts import FEWER, Look
from rooms import EASY_TEXT, HERE, LEAD, Place, with_an_easy_way
from workshops import STATEMENTS


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    found = Place(tmp_path / "store.db", with_an_easy_way())
    yield found
    found.stop()


def joined(place: Place, choices: str = FEWER) -> TestClient:
    device = place.device()
    device.post(f"{HERE}/join", data={"group": "lived", "helped": "", "choices": choices})
    return device


def soup(reply) -> BeautifulSoup:
    return BeautifulSoup(reply.text, "html.parser")


def now(device: TestClient, query: str = "") -> BeautifulSoup:
    return soup(device.get(f"{HERE}/answer{query}"))


def put(page: BeautifulSoup) -> dict[str, str]:
    """What there is to choose from, by what is sent."""
    return {
        field["value"]: page.select_one(f'label[for="{field["id"]}"]').get_text(" ", strip=True)
        for field in page.select('.levels input[name="answer"]')
    }


def chosen(page: BeautifulSoup) -> list[str]:
    return [field["value"] for field in page.select('input[name="answer"][checked]')]


def send(device: TestClient, page: BeautifulSoup, answer: str, **more: str):
    """Send the form of a page with an answer, with all that it carries."""
    hidden = {field["name"]: field["value"] for field in page.select("#answering input[type=hidden]")}
    return device.post(f"{HERE}/answer", data={**hidden, "answer": answer, **more})


def cell(place: Place, statement_id: str = "S-1"):
    return place.round().cells[statement_id]["lived"]


def asks_for_more(reply) -> bool:
    return soup(reply).h1.get_text(strip=True) == "Would you like to say more exactly?"


# How it is chosen


def test_whoever_joins_can_choose_fewer_choices_and_keeps_them_to_the_end(place):
    page = soup(place.device().get(HERE))
    offered = [
        page.select_one(f'label[for="{one["id"]}"]').get_text(strip=True)
        for one in page.select('[name="choices"]')
    ]
    assert offered == ["With all the choices", "With fewer choices: No, Sometimes, Yes"]
    device = joined(place)
    assert put(now(device)) == {"no": "No", "in_between": "Sometimes", "yes": "Yes"}
    assert put(now(joined(place, "all"))).keys() == {"never", "rarely", "sometimes", "mostly", "always"}
    assert put(now(joined(place, "💥"))).keys() == {"never", "rarely", "sometimes", "mostly", "always"}


def test_fewer_choices_and_all_are_a_press_away_on_every_statement_and_on_the_page_of_looks(place):
    device = joined(place, "all")
    button = now(device).select_one(".way button")
    assert button.get_text() == "Answer with fewer choices"
    back = now(device).select_one('.way [name="back"]')["value"]
    reply = device.post(f"{HERE}/look", data={"back": back, "choices": button["value"], "size": "large"})
    assert "no" in put(soup(reply))
    assert soup(reply).select_one(".way button").get_text() == "Show all the choices"
    assert soup(reply).html["class"] == ["large"]
    assert [one["value"] for one in soup(device.get(f"{HERE}/look")).select('[name="choices"][checked]')] == [
        FEWER
    ]
    device.post(f"{HERE}/look", data={"back": HERE, "contrast": "high"})  # what a form does not name stays
    assert "no" in put(now(device))
    device.post(f"{HERE}/look", data={"back": HERE, "choices": "all"})
    assert "never" in put(now(device))


def test_a_cookie_from_before_there_were_fewer_choices_still_reads():
    oldest = '["me","lived","read","large","high","en"'
    for words, seat in ((f"{oldest}]", ""), (f'{oldest},"a-seat"]', "a-seat")):
        found = visitors.visitor_of("s", keys.sealed_words("s", words))
        assert found == visitors.Visitor("me", "lived", "read", Look("large", "high", "en"), seat)
    easy = visitors.Visitor("me", "lived", "read", Look("large", "high", "en", FEWER), "a-seat")
    assert visitors.visitor_of("s", visitors.cookie_of("s", easy)) == easy


def test_a_statement_whose_scale_has_no_bands_is_put_as_it_always_was(place):
    device = joined(place)
    page = now(device, "?statement=S-4")
    assert put(page).keys() == {"l1", "l2", "l3"}
    assert page.select_one(".way") is None
    assert not asks_for_more(send(device, page, "l2"))
    assert cell(place, "S-4").counts == (0, 1, 0)


def test_nobody_is_offered_fewer_choices_where_there_are_none(tmp_path):
    place = Place(tmp_path / "store.db")
    device = place.device()
    assert not soup(device.get(HERE)).select('[name="choices"]')
    device.post(f"{HERE}/join", data={"group": "lived", "choices": FEWER})
    assert "never" in put(now(device))
    assert not soup(device.get(f"{HERE}/look")).select('[name="choices"]')
    place.stop()


# The first step


def test_the_easy_words_come_first_and_the_official_ones_under_them(place):
    page = now(joined(place))
    assert page.h1.get_text() == EASY_TEXT
    assert page.select_one(".officially").get_text() == STATEMENTS[0].text
    second = now(joined(place), "?statement=S-2")
    assert second.h1.get_text() == STATEMENTS[1].text
    assert second.select_one(".officially") is None
    assert "They are not moods." in page.get_text()
    assert [len(one.select("svg.face")) for one in page.select(".levels label")] == [1, 1, 1]


@pytest.mark.parametrize(("answer", "bands"), [("no", (1, 0, 0)), ("yes", (0, 0, 1))])
def test_no_and_yes_are_kept_at_once_and_then_somebody_is_asked_kindly_for_more(place, answer, bands):
    device = joined(place)
    reply = send(device, now(device), answer)
    assert cell(place).bands == bands  # whoever stops here, or is called away, has answered
    assert asks_for_more(reply)
    assert parse_qs(reply.url.query.decode()) == {"statement": ["S-1"], "more": ["1"]}
    assert chosen(soup(reply)) == [answer]  # “That is enough”, so the green button alone goes on
    assert put(soup(reply))[answer] == "That is enough"


def test_sometimes_is_one_level_so_no_more_is_asked_and_the_statement_stays_in_levels(place):
    device = joined(place)
    reply = send(device, now(device), "in_between")
    assert not asks_for_more(reply)
    assert soup(reply).select_one(".moved").get_text() == "Kept: Sometimes."
    assert (cell(place).counts, cell(place).bands) == ((0, 0, 1, 0, 0), ())
    assert chosen(now(device, "?statement=S-1")) == ["in_between"]
    device.post(f"{HERE}/look", data={"back": HERE, "choices": "all"})
    assert chosen(now(device, "?statement=S-1")) == ["sometimes"]


def test_the_others_are_answers_in_the_easy_way_too_and_nobody_is_asked_for_more(place):
    device = joined(place)
    for answer, told in (
        ("dont_know", "Don’t know."),
        ("not_applicable", "Does not apply."),
        ("pass", "Passed."),
    ):
        reply = send(device, now(device), answer)
        assert not asks_for_more(reply)
        assert soup(reply).select_one(".moved").get_text() == f"Kept: {told}"


def test_a_note_and_its_yes_are_kept_with_the_first_step_and_the_second_takes_none_away(place):
    device = joined(place)
    reply = send(device, now(device), "no", note="Staff choose.", note_kind="not_working", consent="yes")
    send(device, soup(reply), "never")
    assert [(note.text, note.consent) for note in place.round().notes] == [("Staff choose.", True)]


# The second step


@pytest.mark.parametrize(
    ("answer", "finer", "counts"),
    [("no", "never", (1, 0, 0, 0, 0)), ("no", "rarely", (0, 1, 0, 0, 0)), ("yes", "always", (0, 0, 0, 0, 1))],
)
def test_a_finer_answer_takes_the_place_of_the_easy_one(place, answer, finer, counts):
    device = joined(place)
    reply = send(device, soup(send(device, now(device), answer)), finer)
    assert (cell(place).counts, cell(place).bands) == (counts, ())
    assert place.round().people["lived"] == 1
    assert soup(reply).select_one('[name="statement"]')["value"] == "S-2"


def test_that_is_enough_goes_on_and_keeps_the_easy_answer(place):
    device = joined(place)
    reply = send(device, soup(send(device, now(device), "yes")), "yes")
    assert cell(place).bands == (0, 0, 1)
    assert soup(reply).select_one('[name="statement"]')["value"] == "S-2"


def test_whoever_goes_on_without_the_second_step_has_answered(place):
    device = joined(place)
    send(device, now(device), "yes")
    assert now(device).select_one('[name="statement"]')["value"] == "S-2"
    assert cell(place).bands == (0, 0, 1)


def test_somebody_goes_back_and_changes_a_step_or_both(place):
    device = joined(place)
    step = soup(send(device, now(device), "no"))
    back = step.select_one(".back a")["href"]
    first = soup(device.get(back))
    assert chosen(first) == ["no"]
    step = soup(send(device, first, "yes"))
    assert cell(place).bands == (0, 0, 1)
    send(device, step, "mostly")
    again = now(device, "?statement=S-1&more=1")
    assert chosen(again) == ["mostly"]
    send(device, again, "yes")  # it was said too exactly
    assert (cell(place).counts, cell(place).bands) == ((0,) * 5, (0, 0, 1))


def test_no_said_again_takes_no_finer_answer_away(place):
    device = joined(place)
    first = now(device)
    send(device, soup(send(device, first, "no")), "never")
    reply = send(device, now(device, "?statement=S-1"), "no")
    assert asks_for_more(reply)
    assert chosen(soup(reply)) == ["never"]
    send(device, first, "no")  # a form of long ago, sent once more
    assert cell(place).counts == (1, 0, 0, 0, 0)


def test_a_step_sent_twice_counts_once_and_one_from_long_ago_changes_nothing(place):
    device = joined(place)
    first = now(device)
    for _ in range(2):
        step = soup(send(device, first, "no"))
    for _ in range(2):
        send(device, step, "never")
    assert (cell(place).counts, cell(place).bands) == ((1, 0, 0, 0, 0), ())
    send(device, step, "no")  # “That is enough”, from before “never” was said
    assert cell(place).counts == (1, 0, 0, 0, 0)
    send(device, now(device, "?statement=S-1"), "yes")
    send(device, step, "never")  # it refines a No that does not stand any more
    assert (cell(place).counts, cell(place).bands) == ((0,) * 5, (0, 0, 1))
    assert place.round().people["lived"] == 1


def test_a_second_step_that_there_is_not_leads_to_the_first(place):
    device = joined(place)
    assert not asks_for_more(device.get(f"{HERE}/answer?statement=S-1&more=1"))
    send(device, now(device), "dont_know")
    for query in ("?statement=S-1&more=1", "?statement=S-4&more=1", "?statement=none&more=1", "?more=here"):
        assert not asks_for_more(device.get(f"{HERE}/answer{query}")), query


# Everything said, and the room


def test_easy_answers_stand_in_words_among_all_that_was_said_and_go_with_the_code(place):
    device = joined(place)
    send(device, now(device), "yes")
    said = [one.get_text() for one in soup(device.get(f"{HERE}/all")).select(".said")]
    assert said == ["Yes."]
    code = "".join(soup(device.get(f"{HERE}/code")).select_one(".code").stripped_strings)
    other = place.device()
    other.post(f"{HERE}/again", data={"code": code})
    assert [one.get_text() for one in soup(other.get(f"{HERE}/all")).select(".said")] == ["Yes."]
    other.post(f"{HERE}/take-out", data={"code": code, "sure": "yes"})
    assert (cell(place).base, cell(place).bands) == (0, ())


def test_with_all_the_choices_an_easy_answer_is_not_taken_for_one_of_its_levels(place):
    device = joined(place)
    send(device, now(device), "yes")
    device.post(f"{HERE}/look", data={"back": HERE, "choices": "all"})
    assert chosen(now(device, "?statement=S-1")) == []


def test_where_the_room_answers_together_somebody_can_say_more_until_it_sees_the_answers(place):
    device, leader = joined(place), place.device()
    leader.post(LEAD, data={"do": "together"})
    leader.post(LEAD, data={"go": "1"})
    step = soup(send(device, now(device), "no"))
    more = now(device).select_one('main a[href*="more="]')
    assert more.get_text() == "Say it more exactly"
    assert asks_for_more(device.get(more["href"]))
    send(device, step, "never")
    assert cell(place).counts == (1, 0, 0, 0, 0)
    assert now(device).select_one('main a[href*="more="]') is None
    leader.post(LEAD, data={"do": "reveal"})
    reply = send(device, step, "rarely")
    assert reply.status_code == 409
    assert cell(place).counts == (1, 0, 0, 0, 0)
    assert not asks_for_more(device.get(more["href"]))


def test_a_phone_at_the_second_step_goes_on_with_the_room(place):
    device, leader = joined(place), place.device()
    leader.post(LEAD, data={"do": "together"})
    leader.post(LEAD, data={"go": "1"})
    at = send(device, now(device), "no").url
    assert asks_for_more(device.get(str(at)))
    leader.post(LEAD, data={"do": "next"})
    assert soup(device.get(str(at))).select_one('[name="statement"]')["value"] == "S-2"


def test_the_room_counts_somebody_who_stopped_at_the_first_step_as_done(place):
    device, leader = joined(place), place.device()
    leader.post(LEAD, data={"do": "together"})
    leader.post(LEAD, data={"go": "1"})
    more = [joined(place) for _ in range(2)]
    for each in (device, *more):
        send(each, now(each), "no")
    assert "Everyone here has answered" in leader.get(LEAD).text
