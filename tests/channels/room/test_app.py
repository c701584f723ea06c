"""The room as its people meet it: through requests alone, with no script at work."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from mir_assess.channels.room.guard import POLICY
from mir_assess.channels.room.keys import card_code, leading_key
from rooms import CODE, HERE, LEAD, SECRET, Place


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A room that stands open."""
    found = Place(tmp_path / "store.db")
    yield found
    found.stop()


def joined(place: Place, group: str = "lived", helped: str = "") -> TestClient:
    device = place.device()
    reply = device.post(f"{HERE}/join", data={"group": group, "helped": helped})
    assert reply.url.path == f"{HERE}/answer"
    return device


def soup(reply) -> BeautifulSoup:  # type: ignore[no-untyped-def]
    return BeautifulSoup(reply.text, "html.parser")


def asked(device: TestClient) -> str:
    """The statement a device is asked now; empty where there is none."""
    field = soup(device.get(f"{HERE}/answer")).select_one('input[name="statement"]')
    return "" if field is None else field["value"]


def answer(device: TestClient, level: str, statement: str = "", **more: str):  # type: ignore[no-untyped-def]
    data = {"statement": statement or asked(device), "version": "0", "answer": level, **more}
    return device.post(f"{HERE}/answer", data=data)


def heading(reply) -> str:  # type: ignore[no-untyped-def]
    return soup(reply).h1.get_text(strip=True)


def levels(place: Place, statement: str, group: str = "lived") -> dict[str, int]:
    cell = place.round().cells[statement][group]
    return {
        key: number
        for key, number in zip(("never", "rarely", "sometimes", "mostly", "always"), cell.counts, strict=True)
        if number
    }


def test_somebody_joins_with_the_code_answers_everything_and_is_thanked(place):
    device = place.device()
    reply = device.post("/", data={"code": f" {CODE[:3].lower()}-{CODE[3:]} "})
    assert reply.url.path == HERE
    assert [choice["value"] for choice in soup(reply).select('input[name="group"]')] == ["lived", "council"]
    device = joined(place)
    seen = []
    while statement := asked(device):
        seen.append(statement)
        answer(device, "mostly")
    assert tuple(seen) == place.round().assessment.chosen
    assert heading(device.get(f"{HERE}/answer")) == "Thank you"
    assert place.round().people["lived"] == 1


def test_nothing_is_kept_of_somebody_who_only_looks(place):
    joined(place)
    assert place.round().people == {"lived": 0, "council": 0}


def test_what_happens_to_answers_is_said_before_the_first_and_not_again(place):
    device = joined(place)
    first = soup(device.get(f"{HERE}/answer")).select_one(".banner").get_text(" ", strip=True)
    assert "We count answers without names" in first
    assert "someone may guess" in first
    answer(device, "mostly")
    assert soup(device.get(f"{HERE}/answer")).select_one(".banner") is None


def test_an_answer_is_sent_twice_and_counted_once(place):
    device = joined(place)
    statement = asked(device)
    for _ in range(3):
        answer(device, "mostly", statement, note="Good tea", note_kind="working")
    assert levels(place, statement) == {"mostly": 1}
    assert [note.text for note in place.round().notes] == ["Good tea"]


def test_an_answer_can_be_changed_until_the_room_has_seen_it(place):
    device, leader = joined(place), place.device()
    statement = asked(device)
    answer(device, "mostly", statement)
    answer(device, "never", statement)
    assert levels(place, statement) == {"never": 1}
    number = place.round().assessment.chosen.index(statement) + 1
    leader.post(LEAD, data={"go": str(number)})
    leader.post(LEAD, data={"do": "reveal"})
    reply = answer(device, "always", statement)
    assert reply.status_code == 409
    assert "ask the facilitator to open it again" in reply.text
    assert levels(place, statement) == {"never": 1}
    leader.post(LEAD, data={"do": "reopen"})
    answer(device, "always", statement)
    assert levels(place, statement) == {"always": 1}
    assert place.round().rated_again == (statement,)


def test_dont_know_does_not_apply_passing_and_later_are_answers_like_others(place):
    device = joined(place)
    first = asked(device)
    answer(device, "later")
    second = asked(device)
    assert second != first
    answer(device, "dont_know")
    answer(device, "not_applicable")
    while statement := asked(device):
        if statement == first:
            break
        answer(device, "pass")
    assert asked(device) == first
    assert place.round().cells[second]["lived"].dont_know == 1


def test_a_form_without_an_answer_is_told_what_to_choose_and_keeps_nothing(place):
    device = joined(place)
    reply = answer(device, "")
    assert reply.status_code == 422
    assert soup(reply).title.get_text().startswith("Error: ")
    assert soup(reply).select_one(".summary a")["href"] == "#answer"
    assert place.round().people["lived"] == 0


def test_a_note_is_private_until_its_writer_says_yes_and_can_be_changed(place):
    device = joined(place)
    statement = asked(device)
    answer(device, "mostly", statement, note="My words")
    assert [(note.text, note.consent) for note in place.round().notes] == [("My words", False)]
    answer(device, "mostly", statement, note="My words", consent="yes")
    assert [(note.text, note.consent) for note in place.round().notes] == [("My words", True)]
    answer(device, "mostly", statement, note="Other words")
    assert [(note.text, note.consent) for note in place.round().notes] == [("Other words", False)]
    answer(device, "mostly", statement, note="")
    assert place.round().notes == ()


def test_a_phone_that_is_swapped_goes_on_with_its_code_where_it_was(place):
    device = joined(place)
    answer(device, "mostly")
    wanted = asked(device)
    code = "".join(soup(device.get(f"{HERE}/code")).select_one(".code").stripped_strings)
    other = place.device()
    other.post(f"{HERE}/again", data={"code": code})
    assert asked(other) == wanted
    answer(other, "never")
    assert place.round().people["lived"] == 1


def test_a_server_that_was_killed_comes_back_with_everything_and_the_same_codes(place):
    device = joined(place)
    answer(device, "mostly")
    wanted = asked(device)
    place.stop()
    place.start()
    again = place.device()
    again.cookies = device.cookies
    assert asked(again) == wanted
    answer(again, "always")
    assert place.round().people["lived"] == 1


def test_nobody_can_make_a_cookie_for_somebody_elses_session(place):
    device = joined(place)
    answer(device, "mostly")
    (cookie,) = [one for one in device.cookies.jar if one.name == "mir-room"]
    assert cookie.path == HERE
    assert cookie.has_nonstandard_attr("HttpOnly")
    body, mark = cookie.value.split(".")
    for forged in (f"{body}A.{mark}", f"{body}.{mark[:-1]}A", body, "", "x.y", "💥"):
        other = place.device()
        reply = other.get(f"{HERE}/all", headers={"cookie": f"mir-room={forged}".encode()})
        assert heading(reply) == "Join in", forged


def test_taking_out_asks_once_more_and_leaves_nothing(place):
    device = joined(place)
    answer(device, "mostly", note="Gone")
    code = "".join(soup(device.get(f"{HERE}/code")).select_one(".code").stripped_strings)
    first = device.post(f"{HERE}/take-out", data={"code": code})
    assert "cannot be undone" in first.text
    assert place.round().people["lived"] == 1
    reply = device.post(f"{HERE}/take-out", data={"code": code, "sure": "yes"})
    assert heading(reply) == "Your answers are out"
    assert place.round().people["lived"] == 0
    assert place.round().notes == ()
    assert device.post(f"{HERE}/take-out", data={"code": code}).status_code == 422


def test_the_next_person_on_a_phone_sees_nothing_of_the_one_before(place):
    device = joined(place)
    answer(device, "never", note="Secret words")
    handed = device.post(f"{HERE}/next")
    assert heading(handed) == "Hand the phone on"
    assert "Secret" not in handed.text
    assert heading(device.get(f"{HERE}/all")) == "Join in"
    device.post(f"{HERE}/join", data={"group": "council", "helped": ""})
    answer(device, "always")
    assert place.round().people == {"lived": 1, "council": 1}


def test_who_helped_is_kept_as_a_count(place):
    answer(joined(place, helped="read"), "mostly")
    assert place.round().participation["support"]["read"] == 1


def test_together_the_room_moves_on_and_nobody_sees_an_answer_before_the_reveal(place):
    leader = place.device()
    people = [joined(place) for _ in range(5)] + [joined(place, "council") for _ in range(5)]
    leader.post(LEAD, data={"do": "together"})
    assert "Nothing is asked yet" in people[0].get(f"{HERE}/answer").text
    leader.post(LEAD, data={"do": "next"})
    first = asked(people[0])
    assert {asked(one) for one in people} == {first}
    for one in people[:5]:
        answer(one, "rarely")
    for one in people[5:]:
        answer(one, "always")
    assert "We go on together" in people[0].get(f"{HERE}/answer").text
    screen = people[0].get(f"{HERE}/screen")
    assert "Not often true" not in screen.text
    leading = soup(leader.get(LEAD))
    assert [told.get_text() for told in leading.select(".meters span")] == ["5 of 5 have answered"] * 2
    assert leading.select_one(".all-in").get_text() == "Everyone here has answered."
    leader.post(LEAD, data={"do": "reveal"})
    seen = soup(people[0].get(f"{HERE}/screen"))
    assert [each.get_text(strip=True) for each in seen.select(".shown h2")] == [
        "People with lived experience"
    ]
    leader.post(LEAD, data={"do": "reveal_all"})
    for place_of in ("screen", "answer"):
        seen = soup(people[7].get(f"{HERE}/{place_of}"))
        assert [each.get_text(strip=True) for each in seen.select(".shown h2")] == [
            "People with lived experience",
            "Council team",
        ]
    leader.post(LEAD, data={"do": "next"})
    assert asked(people[0]) not in ("", first)


def test_a_group_below_the_base_shows_nothing_at_the_reveal(place):
    leader = place.device()
    for _ in range(4):
        answer(joined(place), "never")
    leader.post(LEAD, data={"go": "1"})
    leader.post(LEAD, data={"do": "reveal"})
    shown = soup(leader.get(f"{HERE}/screen")).select_one(".shown")
    assert shown.select("table, svg") == []
    assert not re.search(r"\d", shown.p.get_text())


def test_a_break_is_a_page_of_its_own_and_hurries_nobody(place):
    device, leader = joined(place), place.device()
    leader.post(LEAD, data={"do": "break_5"})
    reply = device.get(f"{HERE}/answer")
    assert heading(reply) == "A break"
    leader.post(LEAD, data={"do": "go_on"})
    assert asked(device)


def test_closing_is_asked_once_more_and_ends_the_answering(place):
    device, leader = joined(place), place.device()
    answer(device, "mostly")
    statement = asked(device)
    assert "Yes, close it" in leader.post(LEAD, data={"do": "close"}).text
    assert asked(device) == statement
    leader.post(LEAD, data={"do": "sure_close"})
    assert asked(device) == ""
    assert answer(device, "mostly", statement).status_code == 409
    assert device.get(f"{HERE}/take-out").status_code == 409
    leader.post(LEAD, data={"do": "undo"})
    assert asked(device) == statement


def test_the_key_of_the_facilitator_is_on_no_page_of_others_and_wrong_ones_open_nothing(place):
    device = joined(place)
    for path in ("", "/answer", "/all", "/code", "/screen", "/look"):
        assert leading_key(SECRET) not in device.get(f"{HERE}{path}").text, path
    assert device.get("/lead/wrong").status_code == 404
    assert device.post("/lead/wrong", data={"do": "sure_close"}).status_code == 404


def test_codes_cannot_be_guessed_at_speed(place):
    device = place.device()
    codes = [device.post("/", data={"code": f"WRONG{number}"}).status_code for number in range(30)]
    assert codes[:10] == [422] * 10
    assert set(codes[10:]) == {429}
    straight = [place.device().get(f"/r/WRONG{number}").status_code for number in range(30)]
    assert straight[-1] == 429


def test_a_room_full_of_people_behind_one_address_gets_in(place):
    assert all(joined(place) for _ in range(60))


def test_forms_from_elsewhere_are_not_taken(place):
    device = joined(place)
    statement = asked(device)
    data = {"statement": statement, "answer": "never"}
    for headers in ({"origin": "http://evil.test"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}):
        assert device.post(f"{HERE}/answer", data=data, headers=headers).status_code == 403
    assert place.round().people["lived"] == 0


def test_a_form_that_is_too_long_is_not_read(place):
    device = joined(place)
    assert answer(device, "mostly", note="x" * 20_000).status_code == 413
    assert answer(device, "mostly", note="x" * 2_001).status_code == 422
    assert place.round().people["lived"] == 0


def test_every_reply_says_what_a_page_may_do_and_sets_no_other_cookie(place):
    device = joined(place)
    for path in ("/", HERE, f"{HERE}/answer", f"{HERE}/screen", LEAD, "/nothing", "/health"):
        reply = device.get(path)
        assert reply.headers["content-security-policy"] == POLICY
        assert reply.headers["x-content-type-options"] == "nosniff"
        assert reply.headers["cache-control"] == "no-store"
    assert {one.name for one in device.cookies.jar} == {"mir-room"}


def test_text_size_contrast_and_language_stay_on_every_page(place):
    device = joined(place)
    device.post(f"{HERE}/look", data={"size": "largest", "contrast": "high", "language": "pl"})
    page = soup(device.get(f"{HERE}/answer"))
    assert page.html["lang"] == "pl"
    assert page.html["class"] == ["largest", "high-contrast"]
    answer(device, "mostly")
    assert soup(device.get(f"{HERE}/answer")).html["lang"] == "pl"


def test_looking_leads_nowhere_else(place):
    device = joined(place)
    reply = device.post(
        f"{HERE}/look", data={"size": "large", "back": "http://evil.test/"}, follow_redirects=False
    )
    assert reply.headers["location"] == HERE
    reply = device.post(f"{HERE}/look", data={"size": "large", "back": "//evil.test"}, follow_redirects=False)
    assert reply.headers["location"] == HERE


def test_health_asks_the_store(place):
    assert place.device().get("/health").text.splitlines()[0] == "well"


def test_a_language_is_chosen_on_the_joining_page_and_keeps_the_rest_of_the_look(place):
    device = place.device()
    device.post(f"{HERE}/look", data={"size": "large"})
    page = soup(device.get(HERE))
    assert "pl" in [button["value"] for button in page.select(".languages button")]
    reply = device.post(f"{HERE}/look", data={"language": "pl", "back": HERE})
    assert reply.url.path == HERE
    assert soup(reply).html["lang"] == "pl"
    assert soup(reply).html["class"] == ["large"]


def test_a_table_s_words_are_the_rooms_and_nobody_is_counted_for_them(place):
    writer = place.device()
    once = soup(writer.get(f"{HERE}/notes")).select_one('input[name="once"]')["value"]
    statement = place.round().assessment.chosen[0]
    data = {"once": once, "words": "The bus stops early.", "statement": statement, "group": "lived"}
    for _ in range(3):
        reply = writer.post(f"{HERE}/notes", data={**data, "kind": "not_working", "consent": "yes"})
    assert "That is written down." in reply.text
    (note,) = place.round().notes
    assert (note.text, note.kind, note.statement, note.group, note.consent) == (
        "The bus stops early.",
        "not_working",
        statement,
        "lived",
        True,
    )
    assert place.round().people == {"lived": 0, "council": 0}


def test_a_note_without_words_is_not_taken_and_nothing_of_the_form_is_lost(place):
    writer = place.device()
    reply = writer.post(f"{HERE}/notes", data={"words": " ", "kind": "change", "group": "lived"})
    assert reply.status_code == 422
    checked = {field["value"] for field in soup(reply).select("input[checked]")}
    assert {"lived", "change"} <= checked
    assert place.round().notes == ()


def test_what_is_parked_from_the_leading_page_stands_there(place):
    leader = place.device()
    reply = leader.post(LEAD, data={"do": "park", "words": "Bus passes"})
    assert "Bus passes" in soup(reply).select_one("#park .notes").get_text()
    assert [note.kind for note in place.round().notes] == ["parked"]


def test_taking_back_the_last_step_says_which_and_never_takes_words(place):
    leader = place.device()
    leader.post(LEAD, data={"do": "together"})
    leader.post(LEAD, data={"do": "next"})
    leader.post(LEAD, data={"do": "park", "words": "Bus passes"})
    assert soup(leader.get(LEAD)).select_one("#about-undo").get_text() == "The room went to statement 1."
    leader.post(LEAD, data={"do": "undo"})
    assert soup(leader.get(LEAD)).select_one("#about-undo").get_text() == "People began to answer together."
    leader.post(LEAD, data={"do": "undo"})
    assert soup(leader.get(LEAD)).select_one("#about-undo") is None
    assert [note.text for note in place.round().notes] == ["Bus passes"]


def test_the_next_statement_stands_beside_its_button(place):
    leader = place.device()
    leader.post(LEAD, data={"do": "together"})
    page = soup(leader.get(LEAD))
    first = place.round().assessment.statement(place.round().assessment.chosen[0])
    assert page.select_one("#about-next").get_text() == first.text
    assert page.select_one("button.main")["value"] == "next"


def test_a_break_can_be_made_longer_and_so_can_the_time_for_a_statement(place):
    leader = place.device()
    leader.post(LEAD, data={"do": "break_5"})
    before = soup(leader.get(LEAD)).select_one(".until").get_text()
    leader.post(LEAD, data={"do": "longer"})
    assert soup(leader.get(LEAD)).select_one(".until").get_text() != before
    leader.post(LEAD, data={"do": "go_on"})
    leader.post(LEAD, data={"go": "1"})
    leader.post(LEAD, data={"do": "time_7"})
    timed = soup(leader.get(f"{HERE}/screen")).select_one(".until").get_text()
    assert timed.startswith("We talk about this until ")
    leader.post(LEAD, data={"do": "time_2"})
    assert soup(leader.get(f"{HERE}/screen")).select_one(".until").get_text() != timed
    leader.post(LEAD, data={"do": "untime"})
    assert soup(leader.get(f"{HERE}/screen")).select_one(".until") is None


def by_card(place: Place, code: str):  # type: ignore[no-untyped-def]
    device = place.device()
    return device, device.post(f"{HERE}/join", data={"card": code, "group": "lived", "helped": ""})


def test_where_the_room_asks_for_cards_nobody_joins_without_one_or_as_what_they_are_not(place):
    place.device().post(LEAD, data={"do": "by_card"})
    page = soup(place.device().get(HERE))
    assert page.select('input[name="group"]') == []
    assert page.select_one('input[name="card"]') is not None
    _, refused = by_card(place, "")
    assert refused.status_code == 422
    device, _ = by_card(place, card_code(SECRET, "council", 3).lower())
    answer(device, "mostly")
    assert place.round().people == {"lived": 0, "council": 1}


def test_a_card_admits_once_and_again_only_when_what_it_said_is_taken_out(place):
    place.device().post(LEAD, data={"do": "by_card"})
    code = card_code(SECRET, "lived", 1)
    device, _ = by_card(place, code)
    answer(device, "mostly")
    _, refused = by_card(place, code)
    assert refused.status_code == 422
    assert "Somebody has used this card." in refused.text
    cards = soup(place.device().get(f"{LEAD}/cards"))
    assert len(cards.select(".cards .used")) == 1
    place.stop()
    place.start()
    _, refused = by_card(place, code)
    assert refused.status_code == 422
    again = place.device()
    again.cookies = device.cookies
    receipt = "".join(soup(again.get(f"{HERE}/code")).select_one(".code").stripped_strings)
    again.post(f"{HERE}/take-out", data={"code": receipt, "sure": "yes"})
    _, admitted = by_card(place, code)
    assert admitted.url.path == f"{HERE}/answer"


def test_the_cards_are_the_facilitators_to_hand_out(place):
    code = card_code(SECRET, "lived", 1)
    shown = place.device().get(f"{LEAD}/cards")
    assert code[:3] in soup(shown).select_one(".cards .code").get_text()
    assert place.device().get("/lead/wrong/cards").status_code == 404


@pytest.mark.parametrize(("asked", "shown"), [("", 60), ("12", 12), (" 500 ", 500)])
def test_there_are_as_many_cards_as_somebody_asks_for(place, asked, shown):
    found = place.device().get(f"{LEAD}/cards", params={"number": asked})
    assert found.status_code == 200
    groups = soup(found).select("ul.cards")
    assert {len(group.select("li")) for group in groups} == {shown}


@pytest.mark.parametrize("asked", ["0", "501", "many", "-3", "9" * 5000, "²", "<b>"])
def test_a_number_of_cards_that_cannot_be_says_what_can(place, asked):
    found = place.device().get(f"{LEAD}/cards", params={"number": asked})
    assert found.status_code == 422
    assert "Type a number from 1 to 500." in soup(found).select_one(".summary").get_text()
    assert "<b>" not in found.text


def test_a_card_that_was_handed_out_stays_good_though_fewer_are_shown_now(place):
    place.device().post(LEAD, data={"do": "by_card"})
    place.device().get(f"{LEAD}/cards", params={"number": "3"})
    _, admitted = by_card(place, card_code(SECRET, "lived", 500))
    assert admitted.url.path == f"{HERE}/answer"
    _, refused = by_card(place, card_code(SECRET, "lived", 501))
    assert "No card of this room has this code." in refused.text


def test_a_room_full_of_people_behind_one_address_gets_in_by_card(place):
    place.device().post(LEAD, data={"do": "by_card"})
    for number in range(1, 31):
        _, admitted = by_card(place, card_code(SECRET, "lived", number))
        assert admitted.url.path == f"{HERE}/answer"


def test_cards_cannot_be_guessed_at_speed(place):
    place.device().post(LEAD, data={"do": "by_card"})
    codes = [by_card(place, f"WRONG{number:04}")[1].status_code for number in range(15)]
    assert codes[0] == 422
    assert codes[-1] == 429
