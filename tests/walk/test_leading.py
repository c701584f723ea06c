"""Leading a room of devices: where it may go, what it shows first, and what is taken back."""

import pytest

from mir_assess.errors import SessionError
from mir_assess.model import room as rooms
from mir_assess.model.assessment import Group
from mir_assess.model.events import Body, Event, Opened, assessment_stream
from mir_assess.model.recording import record
from mir_assess.model.room import RoomState
from mir_assess.model.room_events import Issued, Moved, Paced, Reopened, Rested, Revealed, Sealed
from mir_assess.walk import leading
from workshops import AT, NAME, assessment, workshop

SMALL = assessment()


def stream(*bodies: Body) -> tuple[Event, ...]:
    """The room's own stream after these."""
    return record(
        assessment_stream(NAME), 0, (Opened(SMALL), *bodies), at=AT, channel="room", new_id=lambda: "id"
    )


def room(*bodies: Body) -> RoomState:
    """A room after these."""
    return rooms.fold(stream(*bodies))


def led(*steps: object) -> RoomState:
    """A room led by these verbs, each given where it stands."""
    bodies: list[Body] = []
    for step in steps:
        bodies.extend(step(room(*bodies)))  # type: ignore[operator]
    return room(*bodies)


def put(number: int):
    """The verb that puts a statement to the room."""
    return lambda state: leading.put(SMALL, state, number)


def reveal(state: RoomState) -> tuple[Body, ...]:
    """The verb that shows the next picture."""
    return leading.reveal(SMALL, state)


def test_people_with_lived_experience_are_shown_first_and_the_others_only_after_them():
    first = led(put(1), reveal)
    assert first.seen == {"S-1": "lived"}
    assert led(put(1), reveal, reveal).seen == {"S-1": "all"}
    assert led(put(1), reveal, reveal, reveal) == led(put(1), reveal, reveal)


def test_where_no_group_has_lived_experience_everyone_shows_at_once():
    others = assessment(groups=(Group("a", "A", "council"), Group("b", "B", "partner")))
    assert leading.reveal(others, room(Moved("rate/S-1")))[-1] == Revealed("S-1", all_groups=True)


def test_a_picture_that_was_hidden_comes_back_as_far_as_it_was_seen():
    assert led(put(1), reveal, leading.hide).place == "talk"
    again = led(put(1), reveal, leading.hide, lambda state: leading.talk_about(SMALL, state, 1))
    assert (again.place, again.seen) == ("talk/S-1", {"S-1": "lived"})


def test_at_no_statement_there_is_nothing_to_show():
    with pytest.raises(SessionError, match="at no statement"):
        reveal(room())


def test_what_the_room_has_seen_takes_no_answer_until_it_is_opened_again():
    assert leading.may_answer(led(put(1)), "S-1")
    seen = led(put(1), reveal)
    assert not leading.may_answer(seen, "S-1")
    assert leading.may_answer(seen, "S-2"), "the others go on at their own pace"
    assert leading.may_answer(led(put(1), reveal, put(1)), "S-1")
    assert not leading.may_answer(led(put(1), reveal, put(1), put(2)), "S-1")


def test_opening_a_statement_again_is_told_in_the_report():
    assert leading.put(SMALL, led(put(1), reveal), 1) == (Reopened("S-1"), Moved("rate/S-1"))
    assert leading.put(SMALL, led(put(1)), 2) == (Moved("rate/S-2"),)
    assert leading.put(SMALL, led(put(1)), 1) == (), "a second tap changes nothing"


def test_after_the_close_and_the_seal_nothing_is_answered():
    assert not leading.may_answer(led(leading.close), "S-1")
    assert not leading.may_answer(room(Sealed("2026-11-22")), "S-1")
    assert leading.close(led(leading.close)) == ()


def test_next_and_back_go_through_the_statements_and_stop_at_either_end():
    assert leading.next_number(SMALL, room()) == 1
    assert leading.next_number(SMALL, led(put(1))) == 2
    assert leading.next_number(SMALL, led(put(3))) is None
    assert leading.number_before(SMALL, room()) is None
    assert leading.number_before(SMALL, led(put(1))) is None
    assert leading.number_before(SMALL, led(put(3))) == 2
    with pytest.raises(SessionError):
        leading.put(SMALL, room(), 4)


def test_a_break_has_an_end_and_moving_on_ends_it():
    resting = led(put(1), lambda _state: leading.rest(10, AT))
    assert resting.rests_until == "2026-11-22T10:10:00+00:00"
    assert led(put(1), lambda _state: leading.rest(10, AT), leading.go_on).rests_until == ""
    assert led(put(1), lambda _state: leading.rest(10, AT), put(2)).rests_until == ""
    assert leading.go_on(room()) == ()


@pytest.mark.parametrize("minutes", [-5, 0, 241, 10**9])
def test_a_break_is_no_longer_than_a_room_rests(minutes):
    with pytest.raises(SessionError):
        leading.rest(minutes, AT)


def test_the_pace_is_changed_only_where_it_changes():
    assert leading.pace(room(), together=True) == (Paced(True),)
    assert leading.pace(room(Paced(True)), together=True) == ()
    assert room(Paced(True)).together


def test_undo_takes_back_the_last_thing_again_and_again_to_the_opening():
    events = stream(Moved("rate/S-1"), Moved("talk/S-1"), Revealed("S-1"))
    states = []
    for _ in range(5):
        states.append((rooms.fold(events).place, dict(rooms.fold(events).seen)))
        bodies = leading.take_back(events)
        events = (*events, *record(events[0].stream, len(events), bodies, at=AT, channel="room", new_id=str))
    assert states == [
        ("talk/S-1", {"S-1": "lived"}),
        ("talk/S-1", {}),
        ("rate/S-1", {}),
        ("rate", {}),
        ("rate", {}),
    ]


def test_undo_leaves_alone_what_no_button_of_the_room_did():
    lasting = stream(Moved("rate/S-1"), Issued("room", "2026-11-22", {}, {}))
    (undone,) = leading.take_back(lasting)
    assert lasting[undone.version - 1].body == Moved("rate/S-1")


def test_a_room_led_from_a_phone_is_where_the_keyboard_is():
    shop = workshop()
    shop.type("next lived", "4", "reveal", "1", "")
    kept = shop.store.read(assessment_stream(NAME))
    state = rooms.fold(kept)
    assert leading.statement_at(state) == "S-1"
    # The phone shows the others where the keyboard showed people with lived experience.
    assert leading.reveal(shop.opened, state) == (Revealed("S-1", all_groups=True),)
    # And what it opened again, the keyboard asks again.
    assert rooms.fold((*kept, *record(kept[0].stream, len(kept), leading.put(shop.opened, state, 1),
                                      at=AT, channel="room", new_id=str))).place == "rate/S-1"  # fmt: skip


def test_old_events_of_a_room_still_read():
    old = stream(Moved("talk/S-1"), Revealed("S-1"))
    assert not rooms.fold(old).together
    assert rooms.fold((*old, *record(old[0].stream, 3, [Rested("")], at=AT, channel="x", new_id=str))).seen
