"""The names events are stored under: for ever, so written down here and not derived."""

import pytest

from mir_assess.model.events import KINDS, AskedFor, body_from_plain, body_to_plain, kind_of
from mir_assess.model.room_events import ActionDrafted

NAMES = """
    opened session_opened present_counted answered tallied agreed passed left_for_later asked_for note_written
    note_decided prioritised revealed reopened moved session_closed undone action_drafted action_agreed
    action_moved action_reviewed sealed issued
"""


def test_a_name_is_for_ever():
    assert set(NAMES.split()) <= set(KINDS)


@pytest.mark.parametrize(
    "body", [AskedFor("S-1"), AskedFor(), ActionDrafted(("A card", "", "é")), ActionDrafted(())]
)
def test_where_a_workshop_stands_comes_back_as_it_was_kept(body):
    assert body_from_plain(kind_of(body), body_to_plain(body)) == body


def test_an_action_kept_before_it_could_be_reviewed_is_read():
    kept = {"action": {"id": "a-1", "what": "x", "led_by_lived": "a", "led_by_council": "b"}, "round": "a"}
    assert body_from_plain("action_agreed", kept).action.reviews == ()
