"""Events: what stands after taking back, and the streams they go to."""

from hypothesis import given
from hypothesis import strategies as st

from made_up import events
from mir_assess.model.events import (
    KINDS,
    Answered,
    Passed,
    SessionOpened,
    Undone,
    action_stream,
    assessment_stream,
    live,
    session_stream,
)


def _own(*bodies):
    return events("session/a/s", *bodies)


def test_what_was_taken_back_and_the_taking_back_are_both_gone():
    own = _own(
        SessionOpened("lived", "individual"), Answered("home", "never"), Undone(2), Answered("home", "always")
    )
    assert live(own) == (own[0], own[3])


def test_taking_back_is_final():
    own = _own(SessionOpened("lived", "individual"), Answered("home", "never"), Undone(2), Undone(3))
    assert live(own) == (own[0],)


def test_taking_back_what_is_not_there_changes_nothing():
    own = _own(SessionOpened("lived", "individual"), Undone(9))
    assert live(own) == (own[0],)


@given(st.lists(st.sampled_from(["say", "undo"]), max_size=30))
def test_undo_again_and_again_goes_back_to_the_start_as_a_stack_does(steps):
    own, stack = _own(SessionOpened("lived", "individual")), []
    for number, step in enumerate(steps, 2):
        if step == "undo" and stack:
            body = Undone(stack.pop())
        else:
            stack.append(number)
            body = Passed(f"s{number}")
        own += events("session/a/s", body, start=number)
    assert [event.version for event in live(own)[1:]] == stack


def test_each_kind_has_one_name_and_each_name_one_kind():
    assert len(set(KINDS.values())) == len(KINDS)


def test_streams_of_one_assessment_are_never_under_anothers_prefix():
    assert session_stream("a", "").endswith("/")
    assert not session_stream("ab", "s").startswith(session_stream("a", ""))
    assert assessment_stream("a") == "assessment/a"
    assert action_stream("northshire") == "actions/northshire"
