"""The sealed round: the same again when it is read, and refused when it is anything else."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_up import GROUPS, LEVELS, STATEMENTS, assessment
from mir_assess.analysis.disclosure import ROOM, disclose
from mir_assess.errors import StoreError
from mir_assess.model.assessment import Action, Review
from mir_assess.model.events import NOTE_KINDS
from mir_assess.model.round import Cell, Consensus, Note, RoomAgreement, Round
from mir_assess.model.scale import Band
from mir_assess.sealed import FORMAT, _hash, _written, read_sealed, seal_document
from mir_assess.speech import speaking

PEOPLE = st.integers(0, 200)
GROUP_IDS = st.sampled_from([group.id for group in GROUPS])
CELLS = st.builds(
    Cell,
    st.tuples(*[PEOPLE] * len(LEVELS)),
    PEOPLE,
    PEOPLE,
    st.none() | PEOPLE,
    st.none() | st.builds(Consensus, st.none() | st.sampled_from(LEVELS), PEOPLE, PEOPLE),
)
BY_GROUP = st.dictionaries(GROUP_IDS, PEOPLE)
AGREED = st.builds(RoomAgreement, st.none() | st.sampled_from(LEVELS), PEOPLE, BY_GROUP)
ACTIONS = st.builds(
    Action, id=st.uuids().map(str), reviews=st.lists(st.from_type(Review), max_size=2).map(tuple)
)
NOTES = st.builds(Note, kind=st.sampled_from(NOTE_KINDS))
ROUNDS = st.builds(
    Round,
    assessment=st.builds(assessment, keeper=st.text(), minutes=st.none() | PEOPLE),
    people=st.fixed_dictionaries({group.id: PEOPLE for group in GROUPS}),
    cells=st.fixed_dictionaries({s: st.dictionaries(GROUP_IDS, CELLS) for s in STATEMENTS}),
    agreed=st.dictionaries(st.sampled_from(STATEMENTS), AGREED),
    notes=st.lists(NOTES, max_size=3).map(tuple),
    priorities=st.dictionaries(st.sampled_from(STATEMENTS), BY_GROUP),
    actions=st.lists(ACTIONS, max_size=2).map(tuple),
    participation=st.dictionaries(
        st.sampled_from(["channel", "support"]), st.dictionaries(st.text(), PEOPLE)
    ),
    rated_again=st.lists(st.sampled_from(STATEMENTS), unique=True).map(tuple),
    sittings=st.integers(1, 4),
    sealed=st.just("2026-06-01"),
)


@pytest.fixture(scope="module")
def sealed():
    cells = {s: {g.id: Cell((1, 2, 3, 4, 5), 1, 0, 2) for g in GROUPS} for s in STATEMENTS}
    people = {"lived": 18, "council": 18}
    notes = (Note("note", "aloud", consent=True), Note("note", "in private"))
    return Round(assessment(), people, cells, notes=notes, sealed="2026-06-01")


@pytest.fixture(scope="module")
def content(sealed):
    return seal_document(sealed, "a salt")


def _resealed(content, change):
    """The file after a change whose maker knew how to make the hash fit."""
    document = json.loads(content)
    del document["sha256"]
    change(document)
    return _written({**document, "sha256": _hash(document)}).encode()


def _first_statement(document):
    return document["round"]["assessment"]["parts"][0]["statements"][0]


def _without_groups(document):
    found = document["round"]
    found["assessment"]["groups"].clear()
    found.update(people={}, cells={name: {} for name in found["cells"]})


@given(ROUNDS, st.text())
def test_what_was_sealed_is_read_again(sealed, salt):
    written = seal_document(sealed, salt)
    assert read_sealed(written) == sealed
    assert seal_document(read_sealed(written), salt) == written


def test_the_first_lines_say_what_it_is_and_what_to_publish_instead(content):
    lines = content.decode().splitlines()
    assert lines[1:3] == [f' "format": "{FORMAT}",', ' "version": 1,']
    assert "below the thresholds" in lines[3]
    assert "report --audience public" in lines[3]
    assert list(json.loads(content))[-1] == "sha256"


def test_another_salt_gives_another_hash(sealed, content):
    other = json.loads(seal_document(sealed, "another salt"))
    assert other["sha256"] != json.loads(content)["sha256"]
    assert other["round"] == json.loads(content)["round"]


def test_what_was_decided_of_a_note_is_kept_for_good(content):
    notes = (
        Note("note", "Anna sang", consent=True, checked="print", checked_by="speaker"),
        Note("note", "Ben sang", consent=True, checked="keep_back", checked_by="room"),
        Note("note", "Cleo sang", consent=True),
    )
    found = read_sealed(seal_document(replace(read_sealed(content), notes=notes), "salt"))
    assert found.notes == notes


def test_a_file_from_before_words_were_looked_at_is_read_and_what_could_point_at_somebody_waits(content):
    document = json.loads(content)
    document["round"]["notes"] = [
        {"kind": "note", "text": text, "statement": "", "group": "", "consent": True}
        for text in ("Anna sang", "Somebody sang")
    ]
    del document["sha256"]
    found = read_sealed(_written({**document, "sha256": _hash(document)}).encode())
    seen = disclose(found, ROOM)
    assert [note.text for note in seen.notes] == ["Somebody sang"]
    assert seen.waiting == 1


def test_a_file_from_before_promises_came_back_is_read_and_asked_about_none(content):
    def change(document):
        del document["round"]["promised"]
        for action in document["round"]["actions"]:
            del action["reviews"]

    read = read_sealed(_resealed(content, change))
    assert read.promised == ()
    assert all(action.reviews == () for action in read.actions)


def test_notes_keep_their_consent_and_nothing_of_who_said_them(content):
    notes = json.loads(content)["round"]["notes"]
    assert [note["consent"] for note in notes] == [True, False]
    assert set(notes[0]) == {"kind", "text", "statement", "group", "consent", "checked", "checked_by"}


def test_an_open_round_is_not_sealed(sealed):
    with pytest.raises(ValueError, match="still open"):
        seal_document(replace(sealed, sealed=None), "salt")


@given(data=st.data())
def test_a_changed_byte_is_refused(content, data):
    position = data.draw(st.integers(0, len(content) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda byte: byte != content[position]))
    changed = content[:position] + bytes([byte]) + content[position + 1 :]
    with pytest.raises(StoreError):
        read_sealed(changed)


@given(data=st.data())
def test_a_file_that_was_cut_short_is_refused(content, data):
    with pytest.raises(StoreError, match="cut short"):
        read_sealed(content[: data.draw(st.integers(0, len(content) - 2))])


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(sealed, content):
    assert read_sealed(b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n")) == sealed


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "cut short"),
        (b"\xff\xfe\x00", "cut short"),
        (b"[" * 100_000, "cut short"),
        (b"[]", "not a sealed round"),
        (b"{}", "not a sealed round"),
        (b'{"format": "mir-assess/report", "version": 1}', r"not a sealed round.*\.mir\.json"),
        (b'{"format": "mir-assess/round", "version": 2}', "version 2.*Please upgrade"),
        (b'{"format": "mir-assess/round", "version": 1}', "changed or damaged"),
    ],
)
def test_what_is_no_sealed_round_is_refused_by_name(content, words):
    with pytest.raises(StoreError, match=words) as raised:
        read_sealed(content, "old.mir.json")
    assert raised.value.problems[0].where.startswith("old.mir.json")
    assert all(problem.fix for problem in raised.value.problems)


def test_every_problem_of_its_shape_is_named(content):
    def change(document):
        document["extra"] = 1
        document["round"]["people"]["lived"] = "18"
        document["round"]["assessment"]["groups"][0]["age"] = 40
        del document["round"]["assessment"]["parts"][0]["source"]["follows"]

    with pytest.raises(StoreError) as raised:
        read_sealed(_resealed(content, change), "old.mir.json")
    assert {problem.where.removeprefix("old.mir.json: ") for problem in raised.value.problems} == {
        "extra",
        "round.people.lived",
        "round.assessment.groups.0.age",
        "round.assessment.parts.0.source.follows",
    }


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda d: d["round"]["cells"].pop("home"), "not the statements that were asked"),
        (lambda d: d["round"]["cells"]["home"]["lived"]["counts"].pop(), "4 numbers for 5 levels"),
        (lambda d: d["round"]["cells"]["home"]["lived"].update(dont_know=-1), "below zero"),
        (
            lambda d: d["round"]["cells"]["home"].update(other=d["round"]["cells"]["home"]["lived"]),
            "no such group",
        ),
        (lambda d: d["round"]["people"].update(lived=-3), "people.lived.*below zero"),
        (lambda d: d["round"].update(sittings=-1), "below zero"),
        (lambda d: d["round"]["cells"]["home"]["lived"].update(skipped=-2), "home.lived.*below zero"),
        (lambda d: d["round"].update(priorities={"home": {"lived": 10**40}}), "priorities.home.*so many"),
        (lambda d: d["round"]["participation"].update(channel={"x": -1}), "channel.*below zero"),
        (
            lambda d: d["round"]["agreed"].update(home={"level": None, "people": 10**40}),
            "agreed.home.*so many",
        ),
        (lambda d: d["round"]["assessment"].update(year=10**40), "not a year"),
        (lambda d: d["round"]["assessment"].update(year=0), "not a year"),
        (lambda d: d["round"]["notes"][0].update(text="a " * 600_000), "notes.0.*1200000 characters"),
        (lambda d: d["round"]["people"].update(lived=1.5), "people.lived"),
        (lambda d: d["round"]["people"].update(lived=float("nan")), "."),
        (lambda d: d["round"]["people"].update(lived=True), "people.lived"),
        (lambda d: d["round"].update(sealed=None), "day it was sealed"),
        (lambda d: d["round"].update(sealed="soon"), "day it was sealed"),
        (lambda d: d["round"]["assessment"].update(name="../../northshire"), "cannot be a name"),
        (lambda d: d["round"]["assessment"].update(name="/northshire"), "cannot be a name"),
        (lambda d: d["round"]["agreed"].update(home={"level": "often"}), "not part of a sealed round"),
        (
            lambda d: d["round"]["cells"]["home"]["lived"].update(
                agreed={"level": "often", "people": 9, "dissent": 0}
            ),
            "not part of a sealed round",
        ),
        (lambda d: _first_statement(d).update(scale="none"), "parts.0.statements.0.scale: This is not part"),
        (lambda d: _first_statement(d).update(theme="none"), "parts.0.statements.0.theme: This is not part"),
        (lambda d: _first_statement(d).update(good_from="x"), "statements.0.good_from: This is not part"),
        (lambda d: _first_statement(d).update(id="none"), "assessment.chosen.*: This is not part"),
        (lambda d: d["round"]["assessment"]["parts"].clear(), "assessment.chosen.0: This is not part"),
        (lambda d: d["round"]["assessment"]["groups"][0].update(mode="x"), "groups.0.mode: This is not part"),
        (_without_groups, "round.assessment.groups: This is not part"),
        (
            lambda d: d["round"].update(
                actions=[{"id": "x\x1b", "what": "w", "led_by_lived": "l", "led_by_council": "c"}]
            ),
            "actions.0.id: This is not part",
        ),
        (lambda d: d["round"]["notes"][0].update(kind="x"), "notes.0.kind: This is not part"),
    ],
)
def test_what_makes_no_sense_is_refused_before_it_is_believed(content, change, words):
    with pytest.raises(StoreError, match=words):
        read_sealed(_resealed(content, change))


@pytest.mark.parametrize(
    ("bands", "words"),
    [
        ((2, 0, 1), ""),
        ((), ""),
        ((2, 1), "home.lived: This is not part of a sealed round"),
        ((2, 0, 1, 0), "home.lived: This is not part of a sealed round"),
        ((2, 0, -1), "home.lived.*below zero"),
    ],
)
def test_answers_in_bands_are_read_where_there_is_a_number_for_each_band(sealed, bands, words):
    whole = sealed.assessment
    part = whole.parts[0]
    steps = (("no", LEVELS[:2]), ("sometimes", LEVELS[2:3]), ("yes", LEVELS[3:]))
    scale = replace(part.scales[0], bands=tuple(Band(key, key.title(), levels) for key, levels in steps))
    asked = replace(whole, parts=(replace(part, scales=(scale,)),))
    row = {**sealed.cells["home"], "lived": replace(sealed.cells["home"]["lived"], bands=bands)}
    content = seal_document(replace(sealed, assessment=asked, cells={**sealed.cells, "home": row}), "a salt")
    if not words:
        assert read_sealed(content).cells["home"]["lived"].bands == bands
        return
    with pytest.raises(StoreError, match=words):
        read_sealed(content)


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.update(mood="glad"),
        lambda d: d["round"].update(mood="glad"),
        lambda d: d["round"]["assessment"]["groups"][0].update(mood="glad"),
    ],
)
def test_what_only_a_later_program_knows_is_not_called_a_fault(content, change):
    with pytest.raises(StoreError, match=r"newer mir-assess than this one.*upgrade") as refused:
        read_sealed(_resealed(content, change))
    assert len(refused.value.problems) == 1


def test_a_file_is_read_by_its_path_and_a_missing_one_is_named(tmp_path, sealed, content):
    place = tmp_path / "northshire-2026.mir.json"
    with pytest.raises(StoreError, match="no such file") as raised:
        read_sealed(place)
    assert raised.value.problems[0].where == str(place)
    place.write_bytes(content)
    assert read_sealed(place) == sealed
    with pytest.raises(StoreError, match="cannot be read"):
        read_sealed(tmp_path)


def test_what_is_wrong_is_said_in_the_language_spoken():
    with speaking("pl"), pytest.raises(StoreError) as refused:
        read_sealed(b"{}")
    assert str(refused.value).startswith("zamknięta runda: Ten plik nie jest zamkniętą rundą. Podaj plik")
    assert str(refused.value).endswith(".mir.json.")


def test_a_file_larger_than_any_round_is_not_even_read(tmp_path):
    place = tmp_path / "great.mir.json"
    with place.open("wb") as file:
        file.truncate(60_000_000)
    with pytest.raises(StoreError, match="far larger"):
        read_sealed(place)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no device that never ends here")
def test_a_device_that_never_ends_is_not_read_to_its_end():
    with pytest.raises(StoreError, match="far larger"):
        read_sealed(Path("/dev/zero"))


def test_each_sign_of_its_shape_matters(content):
    for position, byte in enumerate(content):
        if position % 7 == 0 or byte in b'{}[],:"':
            with pytest.raises(StoreError):
                read_sealed(content[:position] + bytes([byte ^ 1]) + content[position + 1 :])


def test_cut_short_anywhere_it_is_refused(content):
    for length in range(0, len(content) - 1, 13):
        with pytest.raises(StoreError, match="cut short"):
            read_sealed(content[:length])
