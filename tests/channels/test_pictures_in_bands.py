"""The keyboard's pictures of a statement that somebody answered the easy way: in its bands, as the report has
them.
"""

import pytest

from mir_assess.channels.terminal.pictures import pictures
from mir_assess.walk.cards import card
from rooms import with_an_easy_way
from workshops import Workshop


@pytest.mark.parametrize("seen", ["lived", "all"])
def test_a_statement_in_bands_shows_its_bands_and_no_numbers_to_type(seen):
    shop = Workshop(with_an_easy_way())
    shop.type("easy yes")
    for level in "44521":
        shop.type("next lived", level)
    found = [line.text for line in pictures(shop.round, card(shop.round.assessment, "S-1"), seen)]
    bands = [line for line in found if " of 6" in line]
    assert bands == ["No: 2 of 6", "Sometimes: 0 of 6", "Yes: 4 of 6"]


def test_a_statement_in_levels_shows_each_with_the_number_that_is_typed():
    shop = Workshop(with_an_easy_way())
    for number, level in enumerate("445211"):
        shop.type(*(["next lived"] if number else []), level)
    found = [line.text for line in pictures(shop.round, card(shop.round.assessment, "S-1"), "lived")]
    assert [line for line in found if " of 6" in line][3] == "4 Mostly true: 2 of 6"
