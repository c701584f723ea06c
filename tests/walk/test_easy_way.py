"""Answering the easy way: No, Sometimes or Yes, and no further unless a person wants to."""

from dataclasses import replace

import pytest

from mir_assess.errors import SessionError
from mir_assess.model.bank import Band
from mir_assess.model.commands import Easy, Numbers
from mir_assess.model.drafts import answers_of
from mir_assess.model.typed import read_line
from mir_assess.sealed import read_sealed, seal_document
from mir_assess.walk.help import help_lines
from workshops import TRUTH, Workshop, assessment, edition

BANDS = (
    Band("no", "No", ("never", "rarely"), "frown", {"pl": {"label": "Nie"}}),
    Band("in_between", "Sometimes", ("sometimes",), "flat", {"pl": {"label": "Czasem"}}),
    Band("yes", "Yes", ("mostly", "always"), "smile", {"pl": {"label": "Tak"}}),
)


def easy_workshop(*modes, bands=BANDS):
    part = edition(scales=(replace(TRUTH, bands=bands),))
    return Workshop(assessment(*modes, parts=(part,)))


def cell(shop, group="lived"):
    return shop.round.cells["S-1"][group]


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("easy yes", Easy("yes")),
        ("EASY Sometimes.", Easy("sometimes")),
        ("easy 2 1 4 d=1", Easy(cards=Numbers((2, 1, 4), dont_know=1, has_others=True))),
        ("easy 2, 1, 4", Easy(cards=Numbers((2, 1, 4)))),
    ],
)
def test_the_easy_way_is_typed_so(line, command):
    assert read_line(line, ["lived"]) == command


@pytest.mark.parametrize("line", ["easy", "easy 4 of 9", "easy 1 x"])
def test_what_is_no_easy_answer_is_told_how_to_type_it(line):
    with pytest.raises(SessionError) as caught:
        read_line(line, ["lived"])
    assert all(problem.what and problem.fix for problem in caught.value.problems)


@pytest.mark.parametrize(
    ("typed", "key", "read_back"),
    [
        ("easy yes", "yes", "Yes."),
        ("easy no", "no", "No."),
        ("easy sometimes", "in_between", "Sometimes."),
        ("easy in_between", "in_between", "Sometimes."),
        ("easy tak", "yes", "Yes."),
    ],
)
def test_a_person_answers_the_easy_way_and_hears_it_back(typed, key, read_back):
    shop = easy_workshop("individual")
    assert shop.type(typed).words == (f"Statement 1: {read_back}",)
    counts, bands = (cell(shop).counts, cell(shop).bands)
    if key == "in_between":
        assert (counts, bands) == ((0, 0, 1, 0, 0), ())
    else:
        assert (counts, bands) == ((0,) * 5, tuple(int(band.key == key) for band in BANDS))
    assert (cell(shop).base, cell(shop).skipped) == (1, 0)


def test_sometimes_is_kept_as_it_was_said_and_counted_as_the_one_level_it_means():
    shop = easy_workshop("individual")
    shop.type("easy sometimes")
    easy = shop.round
    assert shop.type("g 1", "3").words[-1].endswith("Sometimes true.")
    assert shop.round.cells == easy.cells
    assert answers_of(easy)["lived"]["S-1"] == {"level/sometimes": 1}  # and nobody has moved for a draft


def test_a_finer_answer_takes_the_place_of_an_easy_one_and_back():
    shop = easy_workshop("individual")
    shop.type("easy yes", "g 1", "5")
    assert (cell(shop).counts, cell(shop).bands) == ((0, 0, 0, 0, 1), ())
    shop.type("b")
    assert cell(shop).bands == (0, 0, 1)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("easy maybe", "easy no, easy sometimes, easy yes"),
        ("easy 1 2 3", "easy no, easy sometimes, easy yes"),
    ],
)
def test_another_word_is_told_which_there_are(line, told):
    shop = easy_workshop("individual")
    with pytest.raises(SessionError, match=told):
        shop.walk.take(line)
    assert cell(shop).base == 0


def test_a_scale_without_bands_says_so():
    shop = easy_workshop("individual", bands=())
    with pytest.raises(SessionError, match="no easy way"):
        shop.walk.take("easy yes")


def test_easy_cards_are_counted_by_band():
    shop = easy_workshop("tally")
    shop.type("present 9", "present 4")
    assert shop.type("easy 3 1 4 d=1").words[0].endswith("9 cards counted.")
    assert (cell(shop).counts, cell(shop).bands) == ((0, 0, 1, 0, 0), (3, 0, 4))
    assert (cell(shop).dont_know, cell(shop).skipped) == (1, 0)
    with pytest.raises(SessionError, match="10 cards, but 9 people"):
        shop.type("g 1", "easy 3 1 5 d=1")
    with pytest.raises(SessionError, match="No, Sometimes, Yes"):
        shop.type("easy 3 1")


def test_help_tells_of_it_where_there_is_an_easy_way():
    with_bands, without = easy_workshop("individual"), easy_workshop("individual", bands=())
    assert "easy yes: the easy way, in fewer steps (No, Sometimes, Yes)." in help_lines(
        "individual", with_bands.opened
    )
    assert not [line for line in help_lines("individual", without.opened) if "easy" in line]
    assert any(line.startswith("easy 0 1 3: easy cards") for line in help_lines("tally", with_bands.opened))


def test_a_draft_knows_a_person_who_moved_from_a_band_to_a_level():
    shop = easy_workshop("individual")
    shop.type("easy yes")
    assert answers_of(shop.round)["lived"]["S-1"] == {"level/yes": 1}
    shop.type("g 1", "5")
    assert answers_of(shop.round)["lived"]["S-1"] == {"level/always": 1}


def test_a_sealed_round_keeps_easy_answers():
    shop = easy_workshop("individual")
    shop.type("easy yes", "easy no", "5")
    sealed = replace(shop.round, sealed="2026-12-01")
    again = read_sealed(seal_document(sealed, "salt"))
    assert again == sealed
    assert again.cells["S-1"]["lived"].bands == (0, 0, 1)
