"""From counted cells to a Round."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_up import LEVELS, STATEMENTS, assessment, edition, events
from mir_assess.model import room, session
from mir_assess.model.assessment import Group
from mir_assess.model.events import (
    Agreed,
    Answered,
    Opened,
    Passed,
    PresentCounted,
    Prioritised,
    SessionOpened,
    Tallied,
    Undone,
)
from mir_assess.model.room_events import Reopened, Sealed
from mir_assess.model.round import Cell, Consensus, Note, RoomAgreement
from mir_assess.model.tabulation import tabulate


def _round(*sessions, modes=("individual", "individual"), own=(), notes=()):
    """The Round of sessions, each given as its bodies, with each group's mode and what the room did."""
    groups = tuple(replace(group, mode=mode) for group, mode in zip(assessment().groups, modes, strict=True))
    opened = assessment(groups=groups)
    cells = Counter()
    for number, bodies in enumerate(sessions):
        cells.update(session.contribution(session.fold(events(f"session/a/{number}", *bodies))).cells)
    state = room.fold(events("assessment/a", Opened(opened), *own))
    cells.update(room.contribution(state).cells)
    return tabulate(opened, cells, notes, state, ())


def _person(group, *bodies, **fields):
    return (SessionOpened(group, "individual", **fields), *bodies)


def test_an_empty_room_is_a_whole_round_of_nought():
    empty = _round()
    assert empty.people == {"lived": 0, "council": 0}
    assert empty.cells == {s: {g: Cell((0,) * 5) for g in ("lived", "council")} for s in STATEMENTS}
    assert (empty.sittings, empty.sealed, empty.priorities, empty.agreed) == (1, None, {}, {})


def test_each_person_is_counted_once_and_the_silent_as_skipped():
    found = _round(
        _person("lived", Answered("home", "always"), Answered("voice", "dont_know")),
        _person("lived", Answered("home", "never"), Passed("voice")),
        _person("council", Answered("voice", "not_applicable")),
        _person("council"),
    )
    assert found.people == {"lived": 2, "council": 1}, "who only sat down did not take part"
    assert found.cells["home"]["lived"] == Cell((1, 0, 0, 0, 1))
    assert found.cells["voice"]["lived"] == Cell((0,) * 5, dont_know=1, skipped=1)
    assert found.cells["voice"]["council"] == Cell((0,) * 5, not_applicable=1)
    assert found.cells["plan"]["lived"] == Cell((0,) * 5, skipped=2)


def test_late_comers_skipped_what_was_rated_before_they_came():
    bodies = (
        SessionOpened("lived", "tally"),
        PresentCounted(4),
        Tallied("home", {"never": 1, "always": 2}, dont_know=1),
        PresentCounted(6),
        Tallied("voice", {"always": 5}),
    )
    found = _round(bodies, modes=("tally", "individual"))
    assert found.people["lived"] == 6
    assert found.cells["home"]["lived"] == Cell((1, 0, 0, 0, 2), dont_know=1, skipped=2)
    assert found.cells["voice"]["lived"].skipped == 1
    assert found.cells["plan"]["lived"].skipped == 6


def test_skipped_is_unknown_where_nobody_counted():
    found = _round(
        (SessionOpened("lived", "tally"), Tallied("home", {"never": 3})), modes=("tally", "individual")
    )
    assert found.people["lived"] == 3
    assert found.cells["home"]["lived"] == Cell((3, 0, 0, 0, 0), skipped=None)
    assert found.cells["home"]["council"].skipped == 0


def test_one_sitting_that_nobody_counted_leaves_skipped_unknown_for_the_group():
    counted = (SessionOpened("lived", "tally", "am"), PresentCounted(4), Tallied("home", {"never": 4}))
    uncounted = (SessionOpened("lived", "tally", "pm"), Tallied("home", {"always": 3}))
    found = _round(counted, uncounted, modes=("tally", "individual"))
    assert found.sittings == 2
    assert found.people["lived"] == 7
    assert found.cells["home"]["lived"] == Cell((4, 0, 0, 0, 3), skipped=None)


@pytest.mark.parametrize(
    ("second", "agreed"),
    [
        ("mostly", Consensus("mostly", 15, 3)),
        ("always", Consensus(None, 15, 3)),
        (None, Consensus("mostly", 9, 2)),
    ],
)
def test_consensus_over_two_sittings(second, agreed):
    first = (SessionOpened("council", "consensus", "am"), Agreed("home", "mostly", 9, {"council": 2}))
    later = (SessionOpened("council", "consensus", "pm"), Agreed("home", second, 6, {"council": 1}))
    found = _round(first, later, modes=("individual", "consensus"))
    assert found.cells["home"]["council"] == Cell((0,) * 5, skipped=None, agreed=agreed)
    assert found.cells["voice"]["council"].agreed is None
    assert found.people["council"] == 15


def test_a_round_is_read_by_statement_and_group_whoever_spoke_first():
    found = _round(
        _person("council", Answered("voice", "never")),
        _person("lived", Answered("home", "never"), Prioritised("lived", {"plan": 1, "home": 2})),
        own=(
            Agreed("voice", "always", 5, {"council": 1, "lived": 2}),
            Agreed("home", None),
            Reopened("voice"),
            Reopened("home"),
        ),
    )
    assert list(found.cells) == list(STATEMENTS)
    assert [list(by_group) for by_group in found.cells.values()] == [["lived", "council"]] * 3
    assert list(found.agreed) == ["home", "voice"]
    assert list(found.agreed["voice"].dissent) == ["lived", "council"]
    assert found.agreed["home"] == RoomAgreement(None)
    assert found.priorities == {"home": {"lived": 2}, "plan": {"lived": 1}}
    assert list(found.priorities) == ["home", "plan"]
    assert found.rated_again == ("home", "voice")


def test_how_people_took_part_is_counted_apart_and_never_crossed():
    found = _round(
        _person("lived", Answered("home", "never"), support="read"),
        _person("council", Answered("home", "never"), support="read"),
        _person("council", Answered("home", "never")),
    )
    assert found.participation == {"channel": {"terminal": 3}, "support": {"read": 2}, "attendance": {}}


def test_notes_stand_by_their_text_so_that_no_order_of_speaking_is_left():
    notes = (Note("note", "b", "home"), Note("note", "a", "home"), Note("note", "c"))
    assert _round(notes=notes) == _round(notes=notes[::-1])
    assert [note.text for note in _round(notes=notes).notes] == ["c", "a", "b"]


def test_a_group_has_cells_only_for_what_it_is_asked():
    part = edition()
    stems = (*part.stems, replace(part.stems[0], role="carer", voice="we"))
    groups = (Group("carers", "Carers", "carer"), Group("visitors", "Visitors", "visitor"))
    opened = assessment(parts=(replace(part, stems=stems),), groups=groups)
    found = tabulate(opened, {}, (), room.fold(events("assessment/a", Opened(opened))), ())
    assert list(found.cells["home"]) == ["visitors"], "a role no stem knows is asked as the council is"


def test_the_day_of_sealing_and_taking_back_show():
    assert _round(own=(Sealed("2026-06-01"),)).sealed == "2026-06-01"
    assert _round(own=(Agreed("home", "always", 3), Undone(2))).agreed == {}


ANSWERS = st.dictionaries(
    st.sampled_from(STATEMENTS), st.sampled_from([*LEVELS, "dont_know", "not_applicable"]), min_size=1
)


@given(st.lists(st.tuples(st.sampled_from(["lived", "council"]), ANSWERS), max_size=12))
def test_everyone_is_somewhere_in_every_cell(people):
    found = _round(*(_person(group, *(Answered(s, a) for s, a in said.items())) for group, said in people))
    for by_group in found.cells.values():
        for group_id, cell in by_group.items():
            there = cell.base + cell.dont_know + cell.not_applicable + cell.skipped
            assert there == found.people[group_id] == sum(group == group_id for group, _ in people)
