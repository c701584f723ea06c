"""Longer words on the small projector: in another language too, only the explanation may give way."""

from pathlib import Path

import pytest
from rich.cells import cell_len

from mir_assess import banks
from mir_assess.channels.terminal.sheet import sheet
from mir_assess.model.assessment import MODES, Group
from mir_assess.speech import speaking
from projector import HEIGHT, WIDTH, Projector
from workshops import Workshop, assessment

STATEMENTS = Path(__file__).parents[2] / "statements"


@pytest.fixture(scope="module")
def built_in():
    edition = banks.load("making-it-real", STATEMENTS).edition()
    assert "pl" in edition.translations, "nothing here would be in Polish"
    return edition


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("role", ["lived_experience", "representative", "council"])
def test_all_that_is_asked_stands_whole(built_in, role, mode):
    group = Group("them", "People with lived experience", role, mode)
    with speaking("pl"):
        shop = Workshop(assessment(parts=[built_in], groups=(group,)))
        if mode != "individual":
            shop.type("12")
        for _ in range(len(shop.opened.asked_of(group))):
            projector = Projector()
            projector.face.say(("Zdanie 33, Osoby z własnym doświadczeniem: policzono 12 kart.",))
            projector.face.show(sheet(shop.prompt))
            assert len(projector.rows) + 1 <= HEIGHT
            assert all(cell_len(row) <= WIDTH for row in projector.rows)
            for line in sheet(shop.prompt):
                lost = [word for word in line.text.split() if word.rstrip(":") not in projector.words]
                assert line.part == "help" or not lost, line.text
            shop.type("p")
