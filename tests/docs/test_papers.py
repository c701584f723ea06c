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


def test_the_easier_notice_has_short_sentences_and_claims_no_more():
    easy = text_of(REPOSITORY / "docs" / "papers" / "privacy-notice-easy.md").partition("**We ask")[2]
    sentences = re.split(r"[.?:]\s", re.sub(r"[*#>-]", "", easy))
    assert max(len(sentence.split()) for sentence in sentences) <= 15
    assert "not called Easy Read" in text_of(REPOSITORY / "docs" / "papers" / "privacy-notice-easy.md")


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
        *("rested", "timed", "admitted"),
    }
    assert {kind for kinds in told.values() for kind in kinds} | of_the_room_alone == set(KINDS)
    page = text_of(REPOSITORY / "docs" / "papers" / "dpia.md")
    assert [row for row in told if f"| {row}" not in page] == []
