"""Several meetings that are put together before anything is judged."""

from mir_assess.model.events import Answered, SessionOpened, session_stream
from mir_assess.model.prompts import CountPresent, RateDone
from mir_assess.model.recording import record, session_difference
from mir_assess.office.issuing import named_sittings
from mir_assess.store.base import Append
from workshops import NAME, Workshop, assessment


def test_meetings_that_were_named_are_counted_so_that_a_report_between_them_is_warned_of():
    first = Workshop(assessment("tally"), sitting="Monday")
    assert named_sittings(first.store, NAME) == 0
    first.type("4", "2", "0 1 2 1 0")
    assert named_sittings(first.store, NAME) == 1
    second = Workshop(first.opened, first.store, sitting="Tuesday")
    second.type("4", "2", "0 1 2 1 0")
    assert named_sittings(first.store, NAME) == 2


def test_a_meeting_without_a_name_is_not_one_of_several():
    only = Workshop(assessment("tally"))
    only.type("4", "2", "0 1 2 1 0")
    assert named_sittings(only.store, NAME) == 0


def held(sitting, *modes, store=None):
    opened = assessment(*(modes or ("tally",)))
    return Workshop(opened, store, sitting=sitting) if store else Workshop(opened, sitting=sitting)


def test_another_meeting_rates_first_though_the_one_before_it_has_closed():
    first = held("Monday")
    first.type("4", "2", "0 1 2 1 0", "reveal", "1", "", "", "close")
    assert first.walk.round().cells["S-1"]["lived"].base == 4
    second = held("Tuesday", store=first.store)
    assert isinstance(second.prompt, CountPresent)
    second.type("3", "0", "1 1 1 0 0")
    cell = second.round.cells["S-1"]["lived"]
    assert (cell.counts, cell.base) == ((1, 2, 3, 1, 0), 7)
    assert second.round.rated_again == (), "nobody here had seen what the other meeting saw"


def test_a_meeting_that_was_begun_goes_on_where_it_stopped():
    first = held("Monday")
    first.type("4", "2", "0 1 2 1 0", "reveal")
    second = held("Tuesday", store=first.store)
    second.type("3", "0", "1 1 1 0 0", "0 0 3 0 0", "0 0 0 3 0")
    assert isinstance(second.prompt, RateDone)
    second.type("reveal")
    place = second.walk.prompt()
    second.come_back()
    assert second.walk.prompt() == place


def test_back_does_not_undo_that_a_meeting_began():
    first = held("Monday")
    first.type("4", "2", "0 1 2 1 0", "reveal", "close")
    second = held("Tuesday", store=first.store)
    second.try_all(["b", "b", "b"])
    assert isinstance(second.prompt, CountPresent)


def test_a_meeting_that_somebody_only_led_goes_on_where_it_is():
    """Nobody has answered at the keyboard yet: phones, or paper, may have."""
    first = held("Monday")
    first.type("reveal")
    assert first.walk.prompt() == held("Monday", store=first.store).walk.prompt()


def test_paper_keyed_for_a_meeting_does_not_hold_it():
    first = held("Monday")
    first.type("4", "2", "0 1 2 1 0", "reveal", "close")
    stream = session_stream(NAME, "a-sheet")
    bodies = (SessionOpened("lived", "individual", "Tuesday"), Answered("S-1", "never"))
    events = record(
        stream, 0, bodies, at="2026-11-22T10:00:00+00:00", channel="paper", new_id=iter("xy").__next__
    )
    first.store.append(Append(NAME, events, session_difference((), events)))
    assert isinstance(held("Tuesday", store=first.store).prompt, CountPresent)
