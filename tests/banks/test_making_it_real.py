"""Making It Real is whole: each statement says, shows and links what it should, and claims nothing more.

What may be claimed of the official list and of CQC stands here a second time, so that an edit of the bank
cannot claim more by accident.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import lucide
import pytest

from mir_assess.banks import load
from mir_assess.model.bank import ROLES, Bank, Link, Statement, Wording

BANK = Path(__file__).resolve().parents[2] / "statements" / "making-it-real.yaml"

IN_THE_RIGHT_MANNER = {
    "WI-I-1": ("I decide how I spend my days.", "I choose what I do each day."),
    "IA-I-1": (
        "When I ask a question, I get an answer that makes sense to me.",
        "I get answers that make sense.",
    ),
    "AC-I-5": (
        "I see or talk to the people I care about as often as I wish.",
        "I see my family and friends when I want.",
    ),
    "FI-I-1": ("I take the lead when my support is planned.", "I lead when we plan my support."),
    "TC-I-6": ("I know who will help me at the first sign of trouble.", "I know who to call for help."),
    "WF-I-2": ("People who support me hear me out before they act.", "Staff listen before they help me."),
}
"""Six that people who run such workshops wrote: text and easy text, word for word."""

ONLY_REMEMBERED = {"WI-I-5", "WI-I-6", "IA-I-4", "IA-I-5", "IA-I-6", "FI-I-4", "FI-I-5", "FI-I-6"}
OFFICIAL_WE = {
    *(f"AC-W-{number}" for number in range(1, 7)),
    *(f"TC-W-{number}" for number in range(1, 6)),
    *(f"WF-W-{number}" for number in range(1, 6)),
}
CUT_OFF = {"AC-W-7", "TC-W-6"}
"""Official We statements that could not be read: nothing is said of them."""

CQC = {
    "confirmed": {
        ("FI-I-2", "1"),
        ("FI-I-3", "1"),
        ("IA-I-2", "2"),
        ("TC-I-1", "2"),
        ("FI-I-2", "3"),
        ("TC-I-2", "6"),
        ("WI-I-3", "6"),
        ("WI-I-3", "7"),
    },
    "unconfirmed": {("FI-I-3", "4"), ("FI-I-3", "5")},
}
ITEMS = {"making-it-real": 50, "care-act-wellbeing": 9, "cqc-quality-statements": 9, "equality-act": 3}
SETS = {"first-eight": 8, "at-a-day-centre": 5, "cqc-six": 6, "what-the-council-does": 8, "four-pairs": 8}
ORGANISATIONS = re.compile(r"\b(council|NHS|CQC|TLAP|local authority)\b", re.IGNORECASE)


def read() -> Bank:
    return load(str(BANK), BANK.parent)


def words(statement: Statement) -> Wording:
    return statement.wordings[-1]


def theme(statement: Statement) -> str:
    return words(statement).theme


def links(bank: Bank, framework: str) -> Iterator[tuple[str, Link]]:
    for statement in bank.statements:
        for link in statement.links.get(framework, ()):
            yield statement.id, link


@pytest.fixture(scope="module")
def bank() -> Bank:
    return read()


@pytest.fixture(scope="module")
def chosen(bank: Bank) -> dict[str, list[Statement]]:
    by_id = {statement.id: statement for statement in bank.statements}
    return {part.id: [by_id[name] for name in part.statements] for part in bank.sets}


@pytest.fixture(scope="module")
def pictures() -> set[str]:
    return set(lucide.get_icon_list())


@pytest.mark.parametrize("statement", read().statements, ids=lambda statement: statement.id)
class TestEachStatement:
    def test_it_has_all_that_a_statement_needs(self, statement: Statement) -> None:
        now = words(statement)
        assert all((now.text, now.easy_text, now.explanation, statement.picture))
        assert 2 <= len(statement.prompts) <= 3
        assert len(set(statement.prompts)) == len(statement.prompts)
        assert {"making-it-real", "care-act-wellbeing"} <= set(statement.links)
        assert statement.links["care-act-wellbeing"]
        assert all(links for name, links in statement.links.items() if name != "making-it-real")

    def test_it_is_short_and_names_no_year_and_nobody(self, statement: Statement) -> None:
        now = words(statement)
        assert len(now.text.split()) <= 18
        assert len(now.easy_text.split()) <= 12
        assert len(now.explanation.split()) <= 20
        for text in (now.text, now.easy_text):
            assert not re.search(r"\d", text)
            assert not ORGANISATIONS.search(text)
            assert text.endswith(".")
        assert all(prompt.endswith("?") for prompt in statement.prompts)

    def test_it_speaks_in_its_voice(self, statement: Statement) -> None:
        who = {"i": r"\b(I|me|my)\b", "we": r"\b[Ww]e\b"}[statement.voice]
        assert re.search(who, words(statement).text)
        assert statement.id.split("-")[1] == {"i": "I", "we": "W"}[statement.voice]

    def test_its_picture_can_be_drawn(self, statement: Statement, pictures: set[str]) -> None:
        assert statement.picture in pictures

    def test_its_ties_name_what_is_listed(self, statement: Statement, bank: Bank) -> None:
        listed = {framework.id: {item.id for item in framework.items} for framework in bank.frameworks}
        for framework, links in statement.links.items():
            assert {link.id for link in links} <= listed[framework], framework
            assert len({link.id for link in links}) == len(links)

    def test_it_answers_only_the_other_voice(self, statement: Statement, bank: Bank) -> None:
        voices = {other.id: other.voice for other in bank.statements}
        assert statement.voice == "we" or not statement.pairs_with
        assert {voices[name] for name in statement.pairs_with} <= {"i"}


def test_six_stand_word_for_word(bank: Bank) -> None:
    now = {statement.id: words(statement) for statement in bank.statements}
    found = {name: (now[name].text, now[name].easy_text) for name in IN_THE_RIGHT_MANNER}
    assert found == IN_THE_RIGHT_MANNER


def test_each_theme_has_both_voices(bank: Bank) -> None:
    found = Counter((theme(statement), statement.voice) for statement in bank.statements)
    assert {part for part, _ in found} == {part.id for part in bank.themes}
    assert all(found[part.id, "i"] >= 4 for part in bank.themes)
    assert all(found[part.id, "we"] >= 4 for part in bank.themes)


def test_each_role_is_asked_both_voices(bank: Bank) -> None:
    assert {(stem.role, stem.voice) for stem in bank.stems} == {
        (role, voice) for role in ROLES for voice in ("i", "we")
    }


def test_no_text_stands_twice(bank: Bank) -> None:
    for field in ("text", "easy_text", "explanation"):
        found = Counter(getattr(words(statement), field).casefold() for statement in bank.statements)
        assert [text for text, times in found.items() if times > 1] == []


def test_no_picture_stands_for_many(bank: Bank) -> None:
    found = Counter(statement.picture for statement in bank.statements)
    assert [picture for picture, times in found.items() if times > 2] == []


def test_the_pictures_are_credited(bank: Bank) -> None:
    assert bank.pictures is not None
    assert (bank.pictures.set, bank.pictures.licence) == ("lucide", "ISC")
    assert "Lucide" in bank.pictures.credit


def test_every_i_statement_is_answered(bank: Bank) -> None:
    answered = {name for statement in bank.statements for name in statement.pairs_with}
    assert [s.id for s in bank.statements if s.voice == "i" and s.id not in answered] == []


def test_a_we_statement_promises_as_much_as_what_it_answers(bank: Bank) -> None:
    strict = {s.id for s in bank.statements if s.good_from == "always"}
    for statement in bank.statements:
        if statement.id in strict and statement.voice == "we":
            assert strict & set(statement.pairs_with), statement.id


def test_the_words_are_said_to_be_ours(bank: Bank) -> None:
    assert "this project's own" in bank.source.wording
    assert "not made or endorsed by" in bank.source.wording
    assert "no official We statement" in bank.source.note


class TestFrameworks:
    def test_each_says_which_version_was_seen_when(self, bank: Bank) -> None:
        assert {framework.id: len(framework.items) for framework in bank.frameworks} == ITEMS
        for framework in bank.frameworks:
            assert all((framework.title, framework.version, framework.note, framework.address))
            assert date.fromisoformat(framework.seen)
            assert all(item.title for item in framework.items)

    def test_the_note_says_that_cqc_changes_and_is_not_scored(self, bank: Bank) -> None:
        note = next(f.note for f in bank.frameworks if f.id == "cqc-quality-statements")
        assert "March 2026" in note
        assert "score" in note

    def test_the_note_says_what_the_day_means(self, bank: Bank) -> None:
        for framework in bank.frameworks:
            assert "The day given is the one up to which the facts" in framework.note, framework.id

    def test_the_note_names_a_page_for_all_that_is_said_of_cqc(self, bank: Bank) -> None:
        note = next(f.note for f in bank.frameworks if f.id == "cqc-quality-statements")
        assert {part for _, part in CQC["confirmed"]} == set(re.findall(r"for (\d), [^;]*\.uk/", note))

    def test_the_official_list_is_claimed_only_where_it_was_seen(self, bank: Bank) -> None:
        for statement in bank.statements:
            official = statement.voice == "i" or statement.id in OFFICIAL_WE
            status = "unconfirmed" if statement.id in ONLY_REMEMBERED else "confirmed"
            assert statement.links["making-it-real"] == ((Link(statement.id, status),) if official else ())

    def test_every_topic_of_the_list_is_asked_and_none_that_could_not_be_read(self, bank: Bank) -> None:
        topics = {i.id for f in bank.frameworks if f.id == "making-it-real" for i in f.items}
        assert topics == {link.id for _, link in links(bank, "making-it-real")}
        assert not CUT_OFF & (topics | {statement.id for statement in bank.statements})

    def test_cqc_is_claimed_only_where_it_was_seen(self, bank: Bank) -> None:
        found = list(links(bank, "cqc-quality-statements"))
        for status, seen in CQC.items():
            assert {(name, link.id) for name, link in found if link.status == status} == seen
        assert {link.status for _, link in found} == {*CQC, "suggested"}

    @pytest.mark.parametrize("framework", ["care-act-wellbeing", "equality-act"])
    def test_our_own_ties_are_said_to_be_ours(self, framework: str, bank: Bank) -> None:
        found = list(links(bank, framework))
        assert {link.status for _, link in found} == {"suggested"}
        assert {link.id for _, link in found} == {
            item.id for part in bank.frameworks if part.id == framework for item in part.items
        }


class TestSets:
    def test_they_fit_one_sitting(self, bank: Bank, chosen: dict[str, list[Statement]]) -> None:
        assert {name: len(statements) for name, statements in chosen.items()} == SETS
        assert all(part.title and part.description for part in bank.sets)

    @pytest.mark.parametrize(("name", "voice"), [("first-eight", "i"), ("what-the-council-does", "we")])
    def test_eight_touch_every_theme_in_one_voice(
        self, name: str, voice: str, bank: Bank, chosen: dict[str, list[Statement]]
    ) -> None:
        assert {statement.voice for statement in chosen[name]} == {voice}
        assert {theme(statement) for statement in chosen[name]} == {part.id for part in bank.themes}

    def test_cqc_six_are_those_it_was_seen_to_ask(self, chosen: dict[str, list[Statement]]) -> None:
        assert {statement.id for statement in chosen["cqc-six"]} == {name for name, _ in CQC["confirmed"]}

    def test_pairs_stand_side_by_side(self, chosen: dict[str, list[Statement]]) -> None:
        both = chosen["four-pairs"]
        for asked, answer in zip(both[::2], both[1::2], strict=True):
            assert asked.id in answer.pairs_with
