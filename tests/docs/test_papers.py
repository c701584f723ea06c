"""The papers a council needs are true to the program: what they claim is held by a test that there is."""

import re
from itertools import pairwise

import pytest

from conftest import REPOSITORY
from mir_assess.cli.app import COMMANDS

PAPERS = sorted((REPOSITORY / "docs" / "papers").glob("*.md"))
PAGES = [*PAPERS, REPOSITORY / "docs" / "supply.md", REPOSITORY / "docs" / "cookbook" / "one-file.md"]
TESTS = "\n".join(file.read_text(encoding="utf-8") for file in (REPOSITORY / "tests").rglob("test_*.py"))
DEFINED = set(re.findall(r"^(?:async )?def (test_\w+)\(", TESTS, re.MULTILINE))
NOTICE, EASY, ACCESSIBILITY = (
    REPOSITORY / "docs" / "papers" / f"{name}.md"
    for name in ("privacy-notice", "privacy-notice-easy", "accessibility")
)
HELD = ("held by", "how it was tried")
"""Heads of the columns that say how a claim is held."""


def text_of(page):
    return page.read_text(encoding="utf-8")


def cells(row):
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_test_that_a_page_names_is_there(page):
    named = set(re.findall(r"`(test_\w+)`", text_of(page)))
    assert sorted(named - DEFINED) == []
    files = re.findall(r"`(tests/[\w/]+\.py)`", text_of(page))
    assert [file for file in files if not (REPOSITORY / file).is_file()] == []


@pytest.mark.parametrize("page", PAPERS, ids=lambda page: page.name)
def test_every_claim_in_a_table_says_what_holds_it(page):
    column = None
    for before, row in pairwise(text_of(page).splitlines()):
        if row.startswith("| ---"):
            heads = cells(before)
            column = next((heads.index(head) for head in HELD if head in heads), None)
        elif not row.startswith("|"):
            column = None
        elif column is not None and len(cells(row)) > column:
            held = cells(row)[column]
            assert row == before or "`test_" in held or "](" in held or held in HELD, row


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_a_page_names_is_one(page):
    named = set(re.findall(r"`mir-assess ([a-z]+)", text_of(page)))
    assert sorted(named - set(COMMANDS)) == []


@pytest.mark.parametrize("page", PAPERS, ids=lambda page: page.name)
def test_people_are_called_what_they_call_themselves(page):
    assert not re.search(r"(?i)service users?|the vulnerable|hard to reach|the disabled", text_of(page))


def test_the_easier_notice_has_short_sentences_and_a_picture_for_each_part():
    page = text_of(EASY)
    easy = page.partition("**We ask")[2]
    sentences = re.split(r"[.?:]\s", re.sub(r"[*#>-]", "", re.sub(r"\[Picture: .*?\]", "", easy)))
    assert max(len(sentence.split()) for sentence in sentences) <= 15
    assert sum(len(sentence.split()) for sentence in sentences) / len(sentences) < 8
    parts = re.findall(r"^\*\*.*$", page, re.MULTILINE)
    assert [part for part in parts if not re.search(r"\*\* \[Picture: .+\]$", part)] == []
    assert "not called Easy Read" in page


def test_both_notices_tell_the_same_things():
    """What the law asks to be told of stands in both, in its own words."""
    told = {
        "controller": ("controller", "[Council] asks you this"),
        "free to say no": ("You choose", "You can say no"),
        "allowed by": ("Article 6", "what allows it"),
        "health": ("Article 9", "what allows it"),
        "who sees it": ("Who sees it", "Who can see it"),
        "groups of fewer than five": ("fewer than five", "fewer than five"),
        "a small group that said yes": ("if it says yes", "choose together if we show it"),
        "how long": ("until [date]", "until [date]"),
        "seeing, putting right": ("to have it put right", "put it right"),
        "taking out": ("a code that only you have", "if you have a code"),
        "cards": ("a card in a box", "A card in a box"),
        "complaint to the council": ("within 30 days", "in 30 days at most"),
        "complaint to the Commissioner": ("0303 123 1113", "0303 123 1113"),
        "harm": ("being hurt", "being hurt"),
    }
    notice, easy = (" ".join(text_of(page).split()) for page in (NOTICE, EASY))
    assert [what for what, (words, easier) in told.items() if words not in notice or easier not in easy] == []


def test_the_accessibility_statement_has_every_part_that_is_asked_for():
    """By regulation 8, and under the headings of the statement that public bodies publish."""
    page = text_of(ACCESSIBILITY)
    parts = (
        *("How accessible it is", "Feedback and contact information", "Reporting accessibility problems"),
        *("Enforcement procedure", "Technical information", "**Compliance status.**"),
        *("**Non-accessible content.**", "**What we are doing to improve it.**"),
        *("**How it was tested**", "**Preparation of this statement.**", "link to your contact form"),
        "https://www.equalityadvisoryservice.com/",
    )
    assert [part for part in parts if part not in page] == []
    places = [page.index(part) for part in parts[:5]]
    assert places == sorted(places)


def test_of_how_many_rules_the_pdf_was_checked_is_what_the_checker_has():
    from pdfua import coverage

    found = coverage()
    assert f"({found.covered} of {found.total})" in text_of(ACCESSIBILITY)


def test_every_law_that_a_paper_names_stands_among_what_was_looked_up():
    listed = text_of(REPOSITORY / "docs" / "papers" / "README.md").partition("## What was looked up")[2]
    law = r"\w+\)? (?:Act|Regulations) (?:19|20)\d\d"
    named = {name for page in PAPERS for name in re.findall(law, " ".join(text_of(page).split()))}
    assert {name for name in named if name not in listed} == set()
    assert len(named) >= 5
    assert "0303 123 1113" in listed


def test_every_kind_of_event_that_tells_of_a_person_stands_in_the_start_of_a_dpia():
    """Whoever adds a kind of event decides here which row of the page tells of it."""
    from mir_assess.model.events import KINDS

    told = {
        "session: a random id": ("session_opened", "session_closed", "group_changed", "compared", "undone"),
        "answers, with time": (
            "answered",
            "tallied",
            "passed",
            "left_for_later",
            "asked_for",
            "unclear",
            "keyed_again",
        ),
        "how a person was helped": ("helped",),
        "if they had been to a round before": ("came_before",),
        "words, and if they may be printed": ("note_written", "note_decided", "note_checked"),
        "dots for what matters": ("prioritised", "agreed", "present_counted", "may_show"),
        "promises, with two leads": ("action_drafted", "action_agreed", "action_moved", "action_reviewed"),
        "names to turn to": ("opened",),
        "numbers in each draft page": ("issued",),
    }
    of_the_room_alone = {
        *("revealed", "reopened", "moved", "sealed", "withdrawn", "paced", "sitting_began"),
        *("rested", "timed", "admitted", "key_changed"),
    }
    assert {kind for kinds in told.values() for kind in kinds} | of_the_room_alone == set(KINDS)
    page = text_of(REPOSITORY / "docs" / "papers" / "dpia.md")
    assert [row for row in told if f"| {row}" not in page] == []
