"""Seven rungs, and five levels of a sentence each, on a screen: read well, and nothing asked scrolls off."""

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from mir_assess import banks
from mir_assess.channels.terminal.pictures import pictures
from mir_assess.channels.terminal.sheet import sheet
from mir_assess.model.assessment import MODES, Group
from mir_assess.model.prompts import AskStatement
from projector import Projector, play
from workshops import Workshop, assessment, edition, scale, statement

STATEMENTS = Path(__file__).parents[2] / "statements"
LADDER, HICM = "ladder-of-co-production", "high-impact-change-model"
PEOPLE = "People with lived experience"


def shop_of(bank, mode, groups=None):
    group = Group("them", PEOPLE, "lived_experience", mode)
    part = banks.load(bank, STATEMENTS).edition()
    shop = Workshop(assessment(parts=[part], groups=groups or (group,)))
    if mode != "individual":
        for _ in groups or (group,):
            shop.type("12")
    return shop


def drawn(shown, size, said=()):
    projector = Projector(*size)
    projector.face.say(said)
    projector.face.show(shown)
    rows = projector.rows
    assert len(rows) + 1 <= size[1], "\n".join(rows)
    assert all(cell_len(row) <= size[0] for row in rows), "\n".join(rows)
    return projector


def missing(projector, lines):
    words = projector.words
    return {line.part for line in lines for word in line.text.split() if word.rstrip(":") not in words}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("bank", [LADDER, HICM])
@pytest.mark.parametrize("size", [(80, 24), (60, 24)])
def test_every_statement_stands_whole(bank, mode, size):
    shop = shop_of(bank, mode)
    for _ in shop.opened.chosen:
        assert isinstance(shop.prompt, AskStatement)
        lines = sheet(shop.prompt)
        assert missing(drawn(lines, size), lines) == set()
        shop.type("p")


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("bank", [LADDER, HICM])
@pytest.mark.parametrize("size", [(80, 24), (60, 24), (60, 20)])
def test_with_something_said_back_what_is_asked_still_stands(bank, mode, size):
    """Where it gets tight the help goes, and then where we are; never the statement, the question or the
    hints.
    """
    shop = shop_of(bank, mode)
    said = (f"Statement 13, {PEOPLE}: 12 cards counted.",)
    for _ in shop.opened.chosen:
        lines = sheet(shop.prompt)
        gone = missing(drawn(lines, size, said), lines)
        assert gone <= ({"help"} if size[1] == 24 else {"help", "place", "level"}), shop.prompt.card
        shop.type("p")


def test_rungs_are_aligned_with_their_meanings_in_a_column():
    rows = drawn(sheet(shop_of(LADDER, "individual").prompt), (60, 24)).rows
    rungs = [row for row in rows if re.match(r"  [1-7]  ", row)]
    assert [row.split()[0] for row in rungs] == list("1234567")
    assert len({row.index(words) for row, words in zip(rungs, MEANINGS, strict=True)}) == 1


MEANINGS = (
    "People are there",
    "People are taught",
    "People are told",
    "People are asked",
    "People have",
    "People shape",
    "Equals",
)


def test_sentences_go_on_after_long_names_where_a_column_would_take_more_rows():
    shown = sheet(shop_of(HICM, "individual").prompt)
    narrow, wide = (drawn(shown, size).rows for size in ((60, 24), (80, 24)))
    assert any(row.startswith("  1  Not yet established: Nobody talks") for row in narrow)
    assert any(row.startswith("  1  Not yet established  Nobody talks") for row in wide)
    # What goes on below stands under the words, so that the numbers stand out.
    after = narrow[next(place for place, row in enumerate(narrow) if row.startswith("  1  ")) + 1]
    assert after.startswith("     until")


def long_winded(words=60):
    told = {f"l{n}": f"{'word ' * words}{n}." for n in range(1, 6)}
    asked = statement("S-1", "It is so.", scale="of-5", good_from=None, descriptors=told)
    return Workshop(assessment(parts=[edition([asked], scales=[scale(5)])]))


def test_levels_too_long_for_the_screen_come_in_turns_under_the_question():
    shop = long_winded()
    shown, seen = sheet(shop.prompt), set()
    projector = Projector(60, 20)
    projector.face.show(shown)
    for _ in range(5):
        assert len(projector.rows) < 20
        assert "It is so." in projector.words
        assert shop.prompt.question in projector.words
        assert "Enter: the other levels." in projector.words
        assert "Type 1 to 5, d don’t know, or x does not apply." in projector.words
        seen |= set(re.findall(r"Level (\d)", projector.words))
        projector.face.show(shown, anew=True)
    assert seen == set("12345")


def test_enter_brings_the_other_levels_and_an_answer_ends_the_turns():
    stood, _ = play(long_winded(), ["", "", "2"], Projector(60, 20))
    levels = [re.findall(r"Level (\d)", screen) for screen in stood[:3]]
    assert levels[0] != levels[1]
    assert levels[1] != levels[2]
    assert "That was everything" in stood[3]


def test_even_one_level_too_long_leaves_the_question_where_it_is():
    shop = long_winded(words=400)
    projector = Projector(60, 20)
    projector.face.show(sheet(shop.prompt))
    assert len(projector.rows) < 20
    assert "It is so." in projector.words
    assert "…" in projector.words


FOUR = tuple(
    Group(f"g{n}", label, role, "tally")
    for n, (label, role) in enumerate(
        [(PEOPLE, "lived_experience"), ("Council team", "council"), ("Carers", "carer"), ("NHS", "partner")]
    )
)


@pytest.mark.parametrize("groups", [2, 3, 4])
@pytest.mark.parametrize("size", [(80, 24), (60, 24), (60, 20)])
def test_the_pictures_of_seven_rungs_leave_the_statement_on_the_screen(groups, size):
    shop = shop_of(LADDER, "tally", FOUR[:groups])
    shop.type(*["0 2 3 4 2 1 0"] * groups, *["p"] * groups, "reveal", "1", "", "")
    shown = sheet(shop.prompt, pictures(shop.round, shop.prompt.card, "all"))
    projector = drawn(shown, size)
    assert "How decisions about care and support were made" in projector.words
    assert "What the room agrees: a 6 of" in projector.words
    for number, rung in enumerate(["Coercion", "Educating", "Informing", "Consultation"], 1):
        row = next(row for row in projector.rows if rung in row)
        assert row.strip().startswith(f"{number} {rung}")
        assert row.count(" of 12") == groups


def test_on_a_low_screen_the_words_beside_a_picture_go_before_its_rows():
    shop = shop_of(LADDER, "tally", FOUR[:3])
    shop.type(*["0 2 3 4 2 1 0"] * 3, *["p"] * 3, "reveal", "1", "", "")
    shown = sheet(shop.prompt, pictures(shop.round, shop.prompt.card, "all"))
    assert "answers ran from" in drawn(shown, (80, 50)).words
    assert "answers ran from" not in drawn(shown, (60, 20)).words
