"""What every store promises (`store.base.Store`), promise by promise."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from made_up import LEVELS, STATEMENTS, add, answers, assessment, events, opening, promised, said
from mir_assess.errors import StoreError
from mir_assess.model import room, session
from mir_assess.model.drafts import answers_of, beside_of, few_changed
from mir_assess.model.events import (
    Agreed,
    Answered,
    LeftForLater,
    NoteChecked,
    NoteDecided,
    NoteWritten,
    Passed,
    PresentCounted,
    Prioritised,
    SessionClosed,
    SessionOpened,
    Tallied,
    Undone,
    issued_stream,
    live,
    session_stream,
)
from mir_assess.model.room_events import Issued, KeyChanged, Moved, Revealed, Sealed, Withdrawn
from mir_assess.model.session import Contribution, Difference, difference
from mir_assess.model.tabulation import tabulate
from mir_assess.store.base import Append, Superseded, TakenOut, Tombstone
from mir_assess.store.checking import check, recounted

NAME = "northshire-2026"
OWN = f"assessment/{NAME}"
SLOW_SETTINGS = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


# ---- append and read


def test_an_empty_store_reads_as_empty(store):
    assert store.read("assessment/", "session/", "actions/northshire") == ()
    assert store.list("") == ()
    assert store.erased() == ()
    assert check(store) == ()


def test_the_newest_of_a_kind_is_found_in_every_stream_that_has_one(store):
    assert store.newest("opened", "assessment/") == {}
    store.append(*(opening(assessment(name)) for name in ("one", "two", "two-more")))
    for body in (KeyChanged(), Moved("talk"), KeyChanged(), Moved("rate")):
        add(store, "assessment/two", body)
    opened = {head.stream: head.first.id for head in store.list("assessment/")}
    assert store.newest("opened", "assessment/") == opened
    assert len(opened) == 3
    assert store.newest("key_changed", "assessment/") == {"assessment/two": "id:assessment/two:4"}
    assert store.newest("key_changed", "assessment/one") == {}


def test_versions_tell_what_the_list_tells(store):
    assert store.versions("session/") == {}
    store.append(opening(), opening(assessment("other")))
    store.append(said("one", *answers(home="always")), said("two", *answers(home="never", voice="mostly")))
    store.append(said("one", *answers(home="always"), name="other"))
    for prefix in ("", "session/", "session/northshire-2026/", "assessment/"):
        heads = store.list(prefix)
        assert store.versions(prefix) == {head.stream: head.version for head in heads}
        assert heads
    store.erase(NAME, sealed=None, day="2026-05-09", session_id="one")
    assert store.versions("session/northshire-2026/") == {"session/northshire-2026/two": 3}


def test_events_come_back_as_they_were_and_in_the_order_of_appending(store):
    one, two = said("one", *answers(home="always")), said("two", *answers(home="never"))
    store.append(opening())
    store.append(two)
    store.append(one)
    assert store.read("session/northshire-2026/") == (*two.events, *one.events)
    assert store.read(one.events[0].stream) == one.events
    assert store.read(one.events[0].stream, OWN) == (*opening().events, *one.events)


def test_every_kind_of_body_comes_back(store):
    store.append(opening())
    bodies = (
        SessionOpened("lived", "tally", "morning", "read"),
        PresentCounted(9),
        Tallied("home", {"never": 2, "always": 3}, 1, 2),
        Agreed("voice", None, 4, {"lived": 1}),
        Passed("plan"),
        LeftForLater("plan"),
        NoteWritten("n1", "change", "“Ünïcode” 🌱\n; DROP TABLE events", "home", "lived", consent=True),
        NoteDecided("n1", consent=False),
        NoteChecked("n1", "keep_back", "speaker"),
        Prioritised("lived", {"home": 3}),
        Undone(3),
        SessionClosed(),
    )
    own = events(session_stream(NAME, "s"), *bodies)
    store.append(Append(NAME, own, difference(Contribution(), session.contribution(session.fold(own)))))
    assert store.read("session/northshire-2026/s") == own


def test_a_repeated_request_is_success_and_counts_once(store):
    person = said("one", *answers(home="always"))
    store.append(opening(), person)
    before = store.round(NAME)
    store.append(person)
    store.append(opening(), person)
    store.append(Append(NAME, person.events[1:], person.difference))
    assert store.read(person.events[0].stream) == person.events
    assert store.round(NAME) == before


def test_another_event_at_a_taken_version_is_told_what_stands(store):
    person = said("one", *answers(home="always"))
    store.append(opening(), person)
    late = replace(person.events[1], id="another", body=Answered("home", "never"))
    with pytest.raises(Superseded, match="newer") as raised:
        store.append(Append(NAME, (late,), Difference({("lived", "home", "level/never"): 1})))
    assert raised.value.version == 2
    assert store.read(late.stream) == person.events
    assert check(store) == ()


@pytest.mark.parametrize("start", [2, 4])
def test_a_version_may_not_be_left_out_or_only_partly_be_there(store, start):
    person = said("one", *answers(home="always"))
    store.append(opening(), person)
    fresh = events(person.events[0].stream, *answers(home="rarely", voice="never"), start=start)
    fresh = tuple(replace(e, id=e.id if e.version == 2 else f"new-{e.version}") for e in fresh)
    with pytest.raises(Superseded) as raised:
        store.append(Append(NAME, fresh))
    assert raised.value.version == 2
    assert store.read(person.events[0].stream) == person.events


def test_an_id_stands_once_in_a_whole_store(store):
    person = said("one", *answers(home="always"))
    store.append(opening(), person)
    other = replace(said("two").events[0], id=person.events[0].id)
    with pytest.raises(StoreError):
        store.append(Append(NAME, (other,)))
    assert store.read(other.stream) == ()


def test_appends_are_kept_all_or_none(store):
    store.append(opening())
    good, bad = said("one", *answers(home="always")), said("two", *answers(home="never"))
    gap = replace(bad, events=bad.events[1:])
    with pytest.raises(Superseded):
        store.append(good, gap)
    assert store.read("session/") == ()
    assert store.counted(NAME) == Contribution()
    store.append(good, bad)
    assert store.round(NAME).people == {"lived": 2, "council": 0}


def test_an_assessment_must_be_opened_before_it_is_answered(store):
    store.append(opening())
    with pytest.raises(StoreError, match="Did you mean “northshire-2026”"):
        store.append(said("one", *answers(home="always"), name="northshire-2062"))
    assert store.read("session/") == ()


def test_one_append_may_open_an_assessment_and_answer_it(store):
    store.append(opening(), said("one", *answers(home="always")), promised("ramp"))
    assert store.round(NAME).people["lived"] == 1
    assert [action.id for action in store.round(NAME).actions] == ["ramp"]


def test_prefixes_end_at_the_slash_and_nothing_else_is_a_wildcard(store):
    for name in ("ab", "ab-c", "a_", "a%", "ab0"):
        store.append(opening(assessment(name)), said("s", *answers(home="always"), name=name))
    assert {event.stream for event in store.read("session/ab/")} == {"session/ab/s"}
    assert {event.stream for event in store.read("session/a_/")} == {"session/a_/s"}
    assert store.read("session/a%/", "session/a%/s") == store.read("session/a%/s")
    assert store.read("session/ab") == ()
    assert [head.stream for head in store.list("assessment/ab")] == [
        "assessment/ab",
        "assessment/ab-c",
        "assessment/ab0",
    ]


def test_a_list_gives_the_first_and_last_event_of_each_stream_by_name(store):
    store.append(opening(), said("two", *answers(home="always", voice="never")), said("one"))
    heads = store.list("session/northshire-2026/")
    assert [(head.stream[-3:], head.version) for head in heads] == [("one", 1), ("two", 3)]
    assert heads[0].first == heads[0].last
    assert isinstance(heads[1].first.body, SessionOpened)
    assert heads[1].last.body == Answered("voice", "never")


# ---- counting


def test_answers_add_up_to_the_round(store):
    store.append(
        opening(),
        said("a", *answers(home="always", voice="dont_know")),
        said("b", *answers(home="always", voice="not_applicable")),
        said("c", *answers(home="never"), group="council"),
    )
    counted = store.round(NAME)
    assert counted.people == {"lived": 2, "council": 1}
    assert counted.cells["home"]["lived"].counts == (0, 0, 0, 0, 2)
    assert counted.cells["home"]["council"].counts == (1, 0, 0, 0, 0)
    voice = counted.cells["voice"]["lived"]
    assert (voice.base, voice.dont_know, voice.not_applicable, voice.skipped) == (0, 1, 1, 0)
    assert counted.cells["plan"]["lived"].skipped == 2


def test_what_is_taken_back_is_counted_no_more(store):
    store.append(opening(), said("a", *answers(home="always")))
    stream = session_stream(NAME, "a")
    add(store, stream, Answered("home", "never"))
    assert store.round(NAME).cells["home"]["lived"].counts == (1, 0, 0, 0, 0)
    add(store, stream, Undone(3))
    assert store.round(NAME).cells["home"]["lived"].counts == (0, 0, 0, 0, 1)
    add(store, stream, Undone(2))
    assert store.round(NAME).people["lived"] == 0
    assert store.counted(NAME).cells == {}
    assert check(store) == ()


ANSWER = st.builds(
    Answered, st.sampled_from(STATEMENTS), st.sampled_from([*LEVELS, "dont_know", "not_applicable"])
)
OTHER = st.sampled_from(
    [Passed("home"), LeftForLater("voice"), Prioritised("lived", {"home": 1}), SessionClosed()]
)
STEP = st.one_of(ANSWER, ANSWER, OTHER, st.just("undo"), st.just("note"))
SESSIONS = st.lists(
    st.tuples(st.sampled_from(["lived", "council"]), st.lists(STEP, max_size=8)), min_size=1, max_size=4
)


def _type_in(store, session_id, group, steps):
    """Append one step at a time, as a keyboard does; an undo takes back the newest thing that stands."""
    stream = session_stream(NAME, session_id)
    store.append(said(session_id, group=group))
    for number, step in enumerate(steps):
        standing = live(store.read(stream))
        if step == "undo":
            if len(standing) > 1:
                add(store, stream, Undone(standing[-1].version))
        elif step == "note":
            add(store, stream, NoteWritten(f"{session_id}-{number}", "note", f"words {session_id} {number}"))
        else:
            add(store, stream, step)


@SLOW_SETTINGS
@given(sessions=SESSIONS)
def test_replay_with_undo_equals_replay_without_and_a_recount(open_new, sessions):
    store, without = open_new(), open_new()
    store.append(opening())
    without.append(opening())
    for number, (group, steps) in enumerate(sessions):
        _type_in(store, f"s{number}", group, steps)
        kept = live(store.read(session_stream(NAME, f"s{number}")))
        bodies = [event.body for event in kept[1:]]
        without.append(said(f"s{number}", *bodies, group=group))
    assert store.round(NAME) == without.round(NAME)
    assert store.counted(NAME) == without.counted(NAME)
    assert check(store) == ()
    recount = recounted(store, NAME)
    state = room.fold(store.read(OWN))
    assert store.round(NAME) == tabulate(assessment(), recount.cells, recount.notes.values(), state, ())


# ---- very many


class Many:
    """People who each answer, made as they are asked for; each time the same."""

    def __init__(self, *names: str) -> None:
        self.names = names

    def __iter__(self):
        for name in self.names:
            yield said(name, *answers(home="always", voice="never"))


def test_very_many_are_kept_as_a_few_are(open_new):
    many, few = open_new(), open_new()
    names = [f"s{number:03}" for number in range(150)]
    for store in (many, few):
        store.append(opening())
    many.append_many(Many(*names))
    for each in Many(*names):
        few.append(each)
    assert many.read("session/") == few.read("session/")
    assert many.counted(NAME) == few.counted(NAME)
    assert check(many) == ()


def test_of_very_many_all_are_kept_or_none(store):
    store.append(opening(), said("s9", *answers(home="never")))
    with pytest.raises(Superseded):
        store.append_many(Many("s1", "s2", "s9", "s10"))
    assert list(store.versions("session/")) == [session_stream(NAME, "s9")]
    assert store.round(NAME).people["lived"] == 1


def test_very_many_may_go_on_with_what_came_just_before_them(store):
    one, two = said("s1", *answers(home="always")), said("s2", *answers(home="always"))
    again = events(session_stream(NAME, "s1"), Answered("home", "never"), start=3)
    moved = {("lived", "home", "level/always"): -1, ("lived", "home", "level/never"): 1}
    store.append_many((opening(), one, two, Append(NAME, again, Difference(moved)), one))
    assert store.round(NAME).cells["home"]["lived"].counts == (1, 0, 0, 0, 1)
    assert check(store) == ()


def test_what_is_kept_and_what_was_said_come_stream_by_stream(store):
    note = NoteWritten("n", "note", "the words", "home", "lived")
    store.append(opening(), said("b", *answers(home="never")), said("a", note), opening(assessment("other")))
    store.append(said("c", name="other"))
    add(store, session_stream(NAME, "b"), Answered("home", "always"))
    kept, streams = store.kept_and_said(NAME, list)
    assert kept == store.counted(NAME)
    names = [OWN, session_stream(NAME, "a"), session_stream(NAME, "b")]
    assert streams == [store.read(name) for name in names]
    assert streams[1][1].body == note


def test_a_count_that_is_not_what_was_said_is_found_and_named(store):
    store.append(opening(), Append(NAME, said("a", *answers(home="always")).events, Difference()))
    wheres = [problem.where for problem in check(store)]
    assert f"{NAME} lived home level/always" in wheres
    assert f"{NAME} lived people" in wheres


# ---- notes


def test_a_note_taken_back_loses_its_text_for_good(store):
    store.append(opening(), said("a", NoteWritten("n", "note", "the words", "home", "lived")))
    stream = session_stream(NAME, "a")
    assert store.read(stream)[1].body.text == "the words"
    assert [note.text for note in store.round(NAME).notes] == ["the words"]
    add(store, stream, Undone(2))
    assert store.read(stream)[1].body == NoteWritten("n", "note", "", "home", "lived")
    assert store.round(NAME).notes == ()
    assert check(store) == ()


def test_it_may_be_decided_later_whether_a_note_is_printed(store):
    store.append(opening())
    add(store, OWN, NoteWritten("n", "parked", "the words"), Moved("close/parked"))
    assert store.round(NAME).notes[0].consent is False
    add(store, OWN, NoteDecided("n", consent=True))
    assert store.round(NAME).notes[0].consent is True
    assert store.round(NAME).notes[0].text == "the words"


def test_what_was_decided_of_a_note_stands_until_it_is_taken_back_and_goes_with_it(store):
    written = NoteWritten("n", "note", "Anna sang", "home", "lived", consent=True)
    store.append(opening(), said("a", written))
    stream = session_stream(NAME, "a")
    add(store, stream, NoteChecked("n", "keep_back", "room"))
    add(store, stream, NoteChecked("n", "print", "speaker"))
    (note,) = store.round(NAME).notes
    assert (note.checked, note.checked_by) == ("print", "speaker")
    add(store, stream, Undone(4))
    assert store.round(NAME).notes[0].checked == "keep_back"
    assert check(store) == ()
    sealed = replace(store.round(NAME), sealed="2026-06-01")
    store.erase(NAME, sealed=sealed, day="2026-06-01")
    assert store.read(stream) == ()
    assert store.round(NAME).notes[0].checked == "keep_back"
    store.erase(NAME, sealed=None, day="2026-06-02")
    assert store.read(OWN, "session/") == ()


def test_the_same_note_id_in_two_assessments_is_two_notes(store):
    for name in ("one", "two"):
        store.append(opening(assessment(name)), said("s", NoteWritten("n", "note", f"in {name}"), name=name))
    assert [note.text for note in store.round("one").notes] == ["in one"]
    assert store.read("session/two/s")[1].body.text == "in two"


def test_a_list_shows_a_note_with_its_text(store):
    store.append(opening(), said("a", NoteWritten("n", "note", "the words")))
    assert store.list("session/")[0].last.body.text == "the words"


# ---- rounds


def test_an_unknown_name_gets_the_near_miss(store):
    store.append(opening())
    with pytest.raises(StoreError, match="Did you mean “northshire-2026”"):
        store.round("northshire-2025")
    with pytest.raises(StoreError, match="mir-assess list"):
        store.round("elsewhere")


def test_a_round_holds_the_promises_made_in_it(store):
    store.append(opening(), opening(assessment("earlier")))
    store.append(promised("ramp"), promised("letters", name="earlier", start=2))
    assert [action.id for action in store.round(NAME).actions] == ["ramp"]
    assert [action.id for action in store.round("earlier").actions] == ["letters"]


def test_a_round_shows_what_the_room_did(store):
    store.append(opening())
    add(
        store,
        OWN,
        Revealed("home"),
        Agreed("home", "mostly", 7, {"lived": 2}),
        Prioritised("lived", {"home": 4}),
    )
    counted = store.round(NAME)
    assert counted.agreed["home"].level == "mostly"
    assert counted.priorities == {"home": {"lived": 4}}
    assert counted.sealed is None


# ---- sealing and erasing


def _sealed(store, day="2026-06-01"):
    sealed = replace(store.round(NAME), sealed=day)
    store.erase(NAME, sealed=sealed, day=day)
    return sealed


def test_sealing_leaves_the_round_and_no_link(store):
    store.append(opening(), said("a", *answers(home="always"), NoteWritten("n", "note", "the words")))
    add(store, OWN, Revealed("home"), NoteWritten("n2", "parked", "more words"))
    sealed = _sealed(store)
    assert store.round(NAME) == sealed
    assert store.read("session/") == ()
    assert [event.body for event in store.read(OWN)] == [opening().events[0].body, Sealed("2026-06-01")]
    assert store.list("assessment/")[0].last.body == Sealed("2026-06-01")
    assert store.counted(NAME) == Contribution()
    assert store.erased() == (Tombstone(NAME, "2026-06-01", sealed=True),)
    assert check(store) == ()


def test_a_sealed_round_takes_no_more(store):
    store.append(opening(), said("a", *answers(home="always")))
    sealed = _sealed(store)
    with pytest.raises(StoreError, match="sealed"):
        store.append(said("b", *answers(home="never")))
    with pytest.raises(StoreError, match="sealed"):
        store.append(Append(NAME, events(OWN, Moved("talk"), start=3)))
    with pytest.raises(StoreError, match="sealed"):
        store.erase(NAME, sealed=sealed, day="2026-06-02")
    assert store.round(NAME) == sealed


def test_a_round_is_not_sealed_short_of_what_was_said_meanwhile(store):
    store.append(opening(), said("a", *answers(home="always")))
    early = replace(store.round(NAME), sealed="2026-06-01")
    store.append(said("late", *answers(home="never")))
    with pytest.raises(Superseded, match="More was said"):
        store.erase(NAME, sealed=early, day="2026-06-01")
    assert store.round(NAME).people["lived"] == 2
    assert store.erased() == ()
    store.append(said("later", *answers(home="never")))


def test_the_actions_of_an_organisation_go_on_after_sealing(store):
    store.append(opening(), promised("ramp"))
    _sealed(store)
    store.append(promised("letters", name="later", start=2))
    assert len(store.read("actions/northshire")) == 2


def test_a_deleted_assessment_is_gone_and_its_name_is_free(store):
    store.append(opening(), said("a", *answers(home="always")))
    store.erase(NAME, sealed=None, day="2026-06-01")
    assert store.list("") == ()
    with pytest.raises(StoreError, match="deleted on 2026-06-01"):
        store.round(NAME)
    with pytest.raises(StoreError):
        store.append(Append(NAME, events(session_stream(NAME, "a"), Passed("home"), start=3)))
    store.append(opening())
    assert store.round(NAME).people == {"lived": 0, "council": 0}
    assert store.erased() == (Tombstone(NAME, "2026-06-01", sealed=False),)


def test_a_sealed_round_can_be_deleted(store):
    store.append(opening(), said("a", *answers(home="always")))
    _sealed(store)
    store.erase(NAME, sealed=None, day="2026-07-01")
    assert store.list("") == ()
    assert [stone.sealed for stone in store.erased()] == [True, False]


def test_deleting_leaves_every_other_assessment_alone(store):
    for name in ("north", "north-2"):
        store.append(opening(assessment(name)), said("s", *answers(home="always"), name=name))
    before = store.round("north-2"), store.read("assessment/north-2", "session/north-2/")
    store.erase("north", sealed=None, day="2026-06-01")
    assert (store.round("north-2"), store.read("assessment/north-2", "session/north-2/")) == before


def test_actions_go_with_the_last_assessment_of_their_organisation(store):
    store.append(opening(assessment("one")), opening(assessment("two")), promised("ramp", name="one"))
    store.append(opening(assessment("south", "Southshire")), promised("bus", "south", "Southshire"))
    store.erase("one", sealed=None, day="2026-06-01")
    assert len(store.read("actions/northshire")) == 1
    store.erase("two", sealed=None, day="2026-06-01")
    assert store.read("actions/northshire") == ()
    assert len(store.read("actions/southshire")) == 1


def test_nothing_unknown_is_erased(store):
    store.append(opening())
    with pytest.raises(StoreError, match="Did you mean"):
        store.erase("northshire-2020", sealed=None, day="2026-06-01")
    assert store.erased() == ()
    assert store.round(NAME)


def test_an_empty_name_is_nobodys_and_never_everybodys(store):
    store.append(opening(), opening(assessment("two")))
    with pytest.raises(StoreError, match="no assessment with this name"):
        store.round("")
    with pytest.raises(StoreError, match="no assessment with this name"):
        store.erase("", sealed=None, day="2026-06-01")
    assert store.erased() == ()
    assert len(store.list("assessment/")) == 2


def test_a_place_where_something_was_kept_is_not_missing(store):
    store.append(opening())
    assert store.missing() is None
    store.erase(NAME, sealed=None, day="2026-06-01")
    assert store.missing() is None


def test_closing_twice_is_safe(store):
    store.append(opening())
    store.close()
    store.close()


# ---- one person's answers taken out


def _issued(store, number):
    now = store.round(NAME)
    body = Issued("room", "2026-05-01", answers_of(now), beside_of(now), "report")
    store.append(Append(NAME, events(issued_stream(NAME), body, start=number)))


def _without(store, session_id):
    store.erase(NAME, sealed=None, day="2026-05-09", session_id=session_id)


def test_a_person_taken_out_is_as_if_they_had_never_been_there(open_new):
    store, without = open_new(), open_new()
    note = NoteWritten("n", "note", "the words", "home", "lived")
    theirs = said("a", *answers(home="always", voice="dont_know"), note, Prioritised("lived", {"home": 1}))
    others = [said(f"o{n}", *answers(home="never", voice="mostly")) for n in range(3)]
    store.append(opening(), theirs, *others)
    without.append(opening(), *others)
    _without(store, "a")
    assert store.round(NAME) == without.round(NAME)
    assert store.counted(NAME) == without.counted(NAME)
    assert store.read(theirs.events[0].stream) == ()
    assert store.read(OWN)[-1].body == Withdrawn("2026-05-09")
    assert store.erased() == (Tombstone(NAME, "2026-05-09", sealed=False, withdrawn=True),)
    assert check(store) == ()


def test_what_is_kept_of_drafts_loses_a_person_who_was_in_them_and_still_asks(store):
    store.append(opening(), *(said(f"o{n}", *answers(home="never")) for n in range(6)))
    _issued(store, 1)
    store.append(said("a", *answers(home="always"), Prioritised("lived", {"home": 1})))
    _issued(store, 2)
    _without(store, "a")
    before, after = (event.body for event in store.read(issued_stream(NAME)))
    assert before.cells == after.cells == answers_of(store.round(NAME))
    assert (before.taken_out, after.taken_out) == (0, 1)
    assert before.beside == after.beside == beside_of(store.round(NAME))
    now = answers_of(store.round(NAME))
    assert few_changed([before], now) == ()
    assert "lived" in few_changed([after], now)
    store.append(*(said(f"late{n}", *answers(home="never")) for n in range(5)))
    # Both drafts side by side tell that one is gone who said “always”, however many came since.
    assert "lived" in few_changed([after], answers_of(store.round(NAME)))


def test_whoever_is_not_there_or_gone_already_is_refused(store):
    store.append(opening(), said("a", *answers(home="always")))
    _issued(store, 1)
    for session_id in ("b", "issued"):
        with pytest.raises(StoreError, match="taken out already"):
            _without(store, session_id)
    _without(store, "a")
    with pytest.raises(StoreError, match="taken out already"):
        _without(store, "a")
    store.append(said("b", *answers(home="always")))
    _sealed(store)
    with pytest.raises(StoreError, match="sealed"):
        _without(store, "b")


def test_what_another_keyboard_adds_to_a_session_that_was_taken_out_is_not_kept(store):
    theirs = said("a", *answers(home="always"))
    store.append(opening(), theirs)
    _without(store, "a")
    late = events(theirs.events[0].stream, Passed("voice"), start=3)
    with pytest.raises(Superseded):
        store.append(Append(NAME, late))
    assert store.round(NAME).people["lived"] == 0
    add(store, OWN, Moved("talk"))
    assert check(store) == ()


def test_a_session_that_was_taken_out_for_good_does_not_begin_again(store):
    theirs = said("a", *answers(home="always"))
    store.append(opening(), theirs)
    store.erase(NAME, sealed=None, day="2026-05-09", session_id="a", for_good=True)
    before = store.round(NAME)
    with pytest.raises(TakenOut, match="at the person’s wish"):
        store.append(theirs)
    with pytest.raises(TakenOut):
        store.append(said("b", *answers(home="never")), theirs)
    assert store.round(NAME) == before
    store.append(said("b", *answers(home="never")))
    assert store.round(NAME).people["lived"] == 1
    assert store.erased() == (Tombstone(NAME, "2026-05-09", sealed=False, withdrawn=True),)
    assert check(store) == ()
    kept = store.read(OWN)[-1]
    assert "session/" not in repr(kept)
    assert kept.body.mark not in ("", "a")
    _sealed(store)
    assert kept.body.mark not in repr(store.read(OWN)), "the mark goes with the rest"


def test_an_opened_assessment_of_the_same_name_forgets_what_was_taken_out_of_the_one_before(store):
    theirs = said("a", *answers(home="always"))
    store.append(opening(), theirs)
    store.erase(NAME, sealed=None, day="2026-05-09", session_id="a", for_good=True)
    store.erase(NAME, sealed=None, day="2026-05-10")
    store.append(opening(), theirs)
    assert store.round(NAME).people["lived"] == 1


def test_sealing_and_deleting_go_on_after_a_person_was_taken_out(store):
    store.append(opening(), said("a", *answers(home="always")), said("b", *answers(home="never")))
    _without(store, "a")
    sealed = _sealed(store)
    assert sealed.people["lived"] == 1
    assert [event.body for event in store.read(OWN)] == [opening().events[0].body, Sealed("2026-06-01")]
    store.erase(NAME, sealed=None, day="2026-07-01")
    assert [stone.withdrawn for stone in store.erased()] == [True, False, False]
