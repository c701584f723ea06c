"""A statement is drawn once for all it is put to: no page differs for it, and nothing said is held."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from made_up_pages import HOSTILE, every_page, frame
from mir_assess.channels.room import drawing
from mir_assess.channels.room.drawing import drawn
from mir_assess.channels.room.pages import Asking
from mir_assess.channels.room.parts import Fault, Look
from mir_assess.resources import folder

TEMPLATES = folder("templates")
FIRST = next(page for page in every_page().values() if isinstance(page, Asking))
PUT = replace(FIRST, chosen="", note="", note_kind="", note_consent=False, faults=())
STANDS_BEFORE = '<p class="moved" role="status"><input type="hidden" name="version" value="'


@pytest.fixture(autouse=True)
def nothing_held() -> Iterator[None]:
    drawing._drawn_to_fill.cache_clear()
    yield
    drawing._drawn_to_fill.cache_clear()


def held() -> int:
    return drawing._drawn_to_fill.cache_info().currsize


@pytest.mark.parametrize(
    "page",
    [
        *(page for page in every_page().values() if isinstance(page, Asking)),
        PUT,
        replace(PUT, moved="Kept: Mostly true.", version=12),
        replace(PUT, moved=HOSTILE, version=3),
        replace(PUT, moved=STANDS_BEFORE, text=STANDS_BEFORE, easy=STANDS_BEFORE, theme=STANDS_BEFORE),
        replace(PUT, frame=frame(look=Look("large", "high", "pl")), version=9),
        replace(PUT, note_kind="working", note_consent=True),
    ],
)
def test_every_page_of_a_statement_is_as_if_it_were_drawn_for_one_reader_alone(page):
    alone = drawing._drawn(page, TEMPLATES)
    assert drawn(page, TEMPLATES) == alone
    assert drawn(page, TEMPLATES) == alone, "also from what is held"


def test_people_who_said_different_things_and_have_come_equally_far_share_a_drawing():
    pages = {
        drawn(replace(PUT, moved=f"Kept: {level}.", version=version), TEMPLATES)
        for level in ("Mostly true", "Never true", "Don’t know")
        for version in (1, 2, 30)
    }
    assert (len(pages), held()) == (9, 1)
    drawn(replace(PUT, text="Another statement"), TEMPLATES)
    drawn(replace(PUT, frame=frame(look=Look(size="largest"))), TEMPLATES)
    assert held() == 3


@pytest.mark.parametrize(
    "said",
    [
        {"chosen": "mostly"},
        {"note": "It was late."},
        {"note_kind": "working"},
        {"note_consent": True},
        {"faults": (Fault("answer", "Choose an answer."),)},
    ],
)
def test_what_somebody_said_is_never_held(said):
    drawn(replace(PUT, **said), TEMPLATES)
    assert held() == 0
