"""A keyboard whose room is led from a phone too: it sees where the room is, and takes nothing amiss."""

import pytest

from mir_assess.errors import SessionError
from mir_assess.model import room as rooms
from mir_assess.model.events import Body, assessment_stream
from mir_assess.model.prompts import ChooseStatement
from mir_assess.model.recording import record, room_difference
from mir_assess.model.room_events import Moved, Paced
from mir_assess.store.base import Append
from workshops import AT, NAME, Workshop, workshop


def led_from_a_phone(shop: Workshop, *bodies: Body) -> None:
    """Keep what somebody who leads from a phone did."""
    before = shop.store.read(assessment_stream(NAME))
    events = record(
        before[0].stream, len(before), bodies, at=AT, channel="room", new_id=lambda: f"led {len(before)}"
    )
    shop.store.append(Append(NAME, events, room_difference(before, events)))


def test_what_was_typed_for_another_statement_is_not_recorded():
    shop = workshop()
    shop.type("next lived")
    led_from_a_phone(shop, Moved("talk"))
    with pytest.raises(SessionError, match="done from elsewhere"):
        shop.walk.take("4")
    assert shop.round.cells["S-1"]["lived"].base == 0
    assert isinstance(shop.prompt, ChooseStatement)
    shop.type("2")
    assert rooms.fold(shop.store.read(assessment_stream(NAME))).place == "talk/S-2"


def test_what_changes_nothing_that_is_shown_here_costs_nobody_a_line():
    shop = workshop()
    shop.type("next lived")
    led_from_a_phone(shop, Paced(True))
    shop.type("4")
    assert shop.round.cells["S-1"]["lived"].counts == (0, 0, 0, 1, 0)


def test_the_keyboard_goes_on_from_where_a_phone_left_the_room():
    shop = workshop()
    led_from_a_phone(shop, Moved("talk"))
    with pytest.raises(SessionError):
        shop.walk.take("close")
    shop.type("close")
    assert rooms.fold(shop.store.read(assessment_stream(NAME))).place == "close"
