"""Three rooms where nobody holds a phone, through the real program and a pipe: eleven people and five staff
with cards; four people at a day centre with easy sheets and two supporters; sixty sheets that came by post.

Every code is read off the printed pages, as whoever keys reads it.
"""

import json
import re

import pytest

CARDS = (
    "0 1 3 4 3",
    "1 2 3 3 1 d=1",
    "0 0 2 5 4",
    "2 4 3 1 0 x=1",
    "0 3 4 3 1",
    "1 1 2 4 2 d=1",
    "0 2 5 3 1",
    "3 3 3 1 1",
)
"""Eleven people, eight statements: cards a level, lowest first."""
COUNCIL = (
    "0 0 0 2 3",
    "0 0 1 2 2",
    "0 0 0 3 2",
    "0 0 0 1 4",
    "0 0 1 3 1",
    "0 0 0 2 3",
    "0 1 1 2 1",
    "0 0 0 3 2",
)
SHEETS = 60


@pytest.fixture
def does(run_cli, tmp_path):
    """Run a command that is to succeed, and return what it said."""

    def done(*typed, stdin="", code=0):
        found = run_cli(*typed, stdin=stdin, cwd=tmp_path)
        assert found.code == code, found.err + found.out
        return found.out

    return done


@pytest.fixture
def report(does):
    """The report of those who were there, as data and in words."""

    def made(name):
        found = json.loads(does("report", name, "--yes", "--format", "json", "-o", "-"))
        return found, does("report", name, "--yes", "--format", "markdown", "-o", "-")

    return made


def typed(*lines):
    return "".join(f"{line}\n" for line in lines)


def codes(page):
    return re.findall(r'aria-label="Sheet ([0-9A-Z-]+)"', page)


def slips(page):
    return re.findall(r'<span class="code">((?:[0-9A-Z]{3}-){2}[0-9A-Z]{3})</span>', page)


def parts(found, aspect):
    return [line for line in found["limits"] if aspect in line]


def levels(found, statement, group="lived"):
    cell = next(each for each in found["statements"] if each["id"] == statement)["groups"][group]
    return cell["levels"]


def test_eleven_people_and_five_staff_with_cards_in_a_box(does, report, golden, tmp_path):
    name = "northshire-2026"
    does(
        "new",
        name,
        "--organisation",
        "Northshire Council",
        "--year",
        2026,
        "--set",
        "first-eight",
        "--mode",
        "tally",
    )
    does("paper", name, "--people", "lived=11", "--people", "council=5", "-f", "html")
    printed = {
        kind: (tmp_path / f"{name}-{kind}.html").read_text(encoding="utf-8")
        for kind in ("welcome", "script", "statements", "cards")
    }
    (edition,) = set(re.findall(r'<span class="code">([0-9A-Z]{4})-1</span>', printed["cards"]))
    assert all(edition in page for page in printed.values())

    box = ("cards lived", "11", CARDS[0], "0 2 5 3 2", *CARDS[1:], "sheets")
    said = does("key", name, stdin=typed(*box, "cards council", "5", *COUNCIL, "sheets", "left", "q"), code=1)
    # One count of twelve cards, where eleven people are: named at once, and nothing of it kept.
    assert said.count("That is 12 cards, but 11 people are present.") == 1
    golden("transcripts/three-rooms-cards.txt", said)

    found, words = report(name)
    assert {group["id"]: group["people"] for group in found["groups"]} == {"lived": 11, "council": 5}
    assert levels(found, "WI-I-1") == {"never": 0, "rarely": 1, "sometimes": 3, "mostly": 4, "always": 3}
    assert levels(found, "WI-I-1", "council")["always"] == 3
    assert "16 people answered on paper" in words

    # The same box again replaces, and nothing is counted twice.
    again = does("key", name, stdin=typed("cards lived", "g 1", "0 1 3 3 4", "q"))
    assert "nothing is counted twice" in again
    assert levels(report(name)[0], "WI-I-1")["always"] == 4
    assert report(name)[0]["groups"][0]["people"] == 11


def day_centre(does, name):
    does(
        *("new", name, "--organisation", "Riverside day centre", "--year", 2026, "--set", "at-a-day-centre"),
        *("--group", "lived=People who come here:lived_experience"),
        *("--group", "theirs=Those who answer for somebody:representative"),
        *("--group", "staff=Staff:council", "--mode", "staff=consensus"),
    )


def test_four_people_at_a_day_centre_with_easy_sheets_and_two_supporters(does, report, tmp_path):
    name = "riverside-2026"
    day_centre(does, name)
    does(
        "paper",
        name,
        "--easy",
        "--only",
        "sheets",
        "-f",
        "html",
        "--people",
        "lived=9",
        "--people",
        "theirs=0",
    )
    page = (tmp_path / f"{name}-sheets-easy.html").read_text(encoding="utf-8")
    sheets = codes(page)
    assert len(sheets) == 9  # the staff agree on theirs
    assert "Put a cross beside one face for each statement." in page

    # Four people: faces, and finer where they wanted. Two supporters read and helped to choose; one of them
    # answered for somebody who had asked, which is no voice of lived experience.
    monday = (
        f"{sheets[0]} 97978 with read paid",
        f"{sheets[1]} 99755 with chose paid",
        f"{sheets[2]} 41352 with read unpaid",
        f"{sheets[3]} 78u0d with answered_for paid",
    )
    said = does("key", name, "--sitting", "Monday", stdin=typed(*monday, "left"))
    assert "Somebody answered for them, so this counts with “Those who answer for somebody”." in said
    found, words = report(name)
    assert all(
        group["people"] == {"suppressed": "below_base", "threshold": 5} for group in found["groups"][:2]
    )
    assert (
        "Yes" not in words.partition("## Wellbeing")[2]
    )  # nothing of four people shows between two sittings

    # On Friday four more; the two sittings are pooled before anything is told.
    friday = (
        f"{sheets[4]} 97745 with read paid",
        f"{sheets[5]} 88955",
        f"{sheets[6]} 99999 with chose paid",
        f"{sheets[7]} 45321",
    )
    does("key", name, "--sitting", "Friday", stdin=typed(*friday, "left"))
    found, words = report(name)
    assert found["groups"][0]["people"] == 7
    assert found["groups"][1]["people"] == {"suppressed": "below_base", "threshold": 5}
    first = found["statements"][0]
    assert first["scale"] == "truth:bands"
    assert sum(first["groups"]["lived"]["levels"].values()) == 7
    assert "some people answered the easy way" in words


def test_what_two_staff_agreed_shows_on_their_yes_and_on_nobodys_no(does, report):
    name = "oak-house-2026"
    day_centre(does, name)
    agreed = ("next staff", "present 2", "4 of 2", "3 of 2", "4 of 2", "2 of 2", "5 of 2")
    does("start", name, stdin=typed(*agreed))

    def shown():
        found, _ = report(name)
        return [statement["groups"]["staff"]["agreed"] for statement in found["statements"]]

    silent = shown()
    assert silent == [None] * 5
    asked = does("start", name, stdin=typed("close", "show staff yes"))
    assert "If anybody says no later, type: show staff no. Nobody says whose no it was." in asked
    on_their_yes = shown()
    assert [each["level"] for each in on_their_yes] == ["mostly", "sometimes", "mostly", "rarely", "always"]
    assert all("people" not in each or isinstance(each["people"], dict) for each in on_their_yes)
    does("start", name, stdin=typed("show staff no"))
    assert shown() == silent  # a no looks as silence does
    does("start", name, stdin=typed("show staff yes"))
    assert shown() == silent  # and a yes typed later does not undo it


def test_sixty_sheets_by_post_keyed_by_two_people(does, report, run_cli, tmp_path):
    name = "post-2026"
    for each, chosen in ((name, "first-eight"), ("other-2026", "at-a-day-centre")):
        does("new", each, "--organisation", "Northshire", "--year", 2026, "--set", chosen)
        does(
            "paper",
            each,
            "--people",
            f"lived={SHEETS}",
            "--people",
            "council=0",
            "--only",
            "sheets",
            "-f",
            "html",
        )
    page = (tmp_path / f"{name}-sheets.html").read_text(encoding="utf-8")
    sheets, slip = codes(page), slips(page)
    assert len(set(sheets)) == len(set(slip)) == SHEETS
    stray = codes((tmp_path / "other-2026-sheets.html").read_text(encoding="utf-8"))[0]
    assert stray[:4] != sheets[0][:4]

    said = ["".join("12345"[(number + place) % 5] for place in range(8)) for number in range(SHEETS)]
    said[7] = "u" + said[7][1:]  # two crosses
    said[23] = said[23][:4] + "uu" + said[23][6:]  # coffee
    first = [f"{code} {signs}" for code, signs in zip(sheets, said, strict=True)]
    code = sheets[30]
    at = next(place for place in range(5, 9) if code[place] != code[place + 1])
    swapped = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
    pile = [
        *first[:20],
        f"{stray} 34125",  # of another edition
        *first[20:30],
        f"{swapped} {said[30]}",  # a mistyped code
        *first[30:],
        first[3],  # turned up twice in the pile
        f"{sheets[4]} 11111111",  # and once with something else on it
    ]
    keyed = does("key", name, stdin=typed(*pile, "left"), code=1)
    assert f"{stray}: This sheet is of another assessment, or of another edition." in keyed
    assert f"{swapped}: That code is mistyped" in keyed
    assert f"Sheet {sheets[3]} is in already, with the same answers." in keyed
    assert f"Sheet {sheets[4]} is in already, with other answers. They stand." in keyed
    assert "60 sheets are in: People with lived experience 60." in keyed
    assert "3 lines were not kept. Above stands why of each." in keyed

    # Somebody else keys it all again. Three signs differ: each is decided by the paper.
    second = [*said]
    second[10] = "5" + said[10][1:] if said[10][0] != "5" else "1" + said[10][1:]
    second[40] = said[40][:2] + "u" + said[40][3:]
    second[50] = said[50][:7] + ("1" if said[50][7] != "1" else "2")
    again = []
    for number, (code, signs) in enumerate(zip(sheets, second, strict=True)):
        again.append(f"{code} {signs}")
        again += {10: ["2"], 40: ["2"], 50: ["1"]}.get(number, [])
    compared = does("key", name, "--twice", stdin=typed(*again, "left"))
    assert "60 sheets were keyed twice; 57 the same in every answer." in compared
    assert "3 answers differed, and were decided." in compared

    found, words = report(name)
    assert found["groups"][0]["people"] == SHEETS
    assert "On 3 sheets of paper an answer could not be read, or several were marked." in words
    counted = found["statements"][0]["groups"]["lived"]
    assert (counted["base"], counted["skipped"]) == (SHEETS - 1, 1)

    # One of them sends in the code from the page to keep: it is theirs alone, and of nobody else's sheet.
    does("withdraw", name, slip[0], "--yes")
    found, _ = report(name)
    assert found["groups"][0]["people"] == SHEETS - 1
    lost = run_cli("withdraw", name, slip[0], "--yes", cwd=tmp_path)
    assert lost.code == 1
