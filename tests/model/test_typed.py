"""What is typed, read into commands: every form of the contract, forgiving in looks and strict in meaning."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mir_assess.errors import SessionError
from mir_assess.model.commands import (
    Break,
    Enter,
    Go,
    Next,
    Numbers,
    OfPeople,
    Pick,
    Present,
    RoomAgreed,
    Word,
    Written,
)
from mir_assess.model.typed import NOTES, WORDS, read_line

GROUPS = ("lived", "council", "Carers-2")


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("", Enter()),
        ("  \t ", Enter()),
        ("3", Numbers((3,))),
        (" 3. ", Numbers((3,))),
        ("0 1 3 2 1", Numbers((0, 1, 3, 2, 1))),
        ("0, 1, 3, 2, 1", Numbers((0, 1, 3, 2, 1))),
        ("0 1 3 2 1 d=2", Numbers((0, 1, 3, 2, 1), 2, 0, has_others=True)),
        ("0 1 3 2 1  x = 1, D = 2", Numbers((0, 1, 3, 2, 1), 2, 1, has_others=True)),
        ("d", Word("dont_know")),
        ("X", Word("not_applicable")),
        ("p.", Word("pass")),
        ("s", Word("later")),
        ("4 of 9", OfPeople(4, 9)),
        ("4 OF 9 dissent 2", OfPeople(4, 9, 2)),
        ("a 4 of 17", RoomAgreed(4, 17)),
        ("a 4 of 17 dissent lived=3 council=0", RoomAgreed(4, 17, {"lived": 3, "council": 0})),
        ("A 4 of 17, dissent LIVED = 3, carers-2=1.", RoomAgreed(4, 17, {"lived": 3, "Carers-2": 1})),
        ("a none", RoomAgreed(None)),
        ("a none.", RoomAgreed(None)),
        ("why It depends who is on shift", Written("why", "It depends who is on shift")),
        ("n We talked", Written("note", "We talked")),
        ("N+ Asha rings  back", Written("working", "Asha rings  back")),
        ("n- lived: Nobody told me", Written("not_working", "Nobody told me", "lived")),
        ("n- LIVED : Nobody told me", Written("not_working", "Nobody told me", "lived")),
        ("n> One number: to ring", Written("change", "One number: to ring")),
        ("n  keep.  ", Written("note", "keep.")),
        ("y", Word("yes")),
        ("YES", Word("yes")),
        ("no", Word("no")),
        ("pick 4 9 12", Pick("", {4: 1, 9: 1, 12: 1})),
        ("pick 4, 9", Pick("", {4: 1, 9: 1})),
        ("pick lived 4=7 9=5", Pick("lived", {4: 7, 9: 5})),
        ("pick Lived 4 = 7, 9 = 5", Pick("lived", {4: 7, 9: 5})),
        ("present 10", Present(10)),
        ("g 7", Go(7)),
        ("rate 7", Go(7, again=True)),
        ("rate", Word("rate")),
        ("b", Word("back")),
        ("left", Word("left")),
        ("?", Word("help")),
        ("Help.", Word("help")),
        ("q", Word("quit")),
        ("next council", Next("council")),
        ("next lived with answered for", Next("lived", "answered_for")),
        ("NEXT Lived WITH Read.", Next("lived", "read")),
        ("reveal", Word("reveal")),
        ("close", Word("close")),
        ("talk", Word("talk")),
        ("pause", Word("pause")),
        ("break 15", Break(15)),
        ("time", Word("time")),
        ("park Bus passes", Written("parked", "Bus passes")),
        ("park lived: Bus passes", Written("parked", "lived: Bus passes")),
    ],
)
def test_each_form_is_understood(line, command):
    assert read_line(line, GROUPS) == command


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("hello", "Nothing was recorded. Type ? for help."),
        ("...", "Nothing was recorded"),
        ("revael", "Did you mean “reveal”?"),
        ("mir-assess report x", "Type q first"),
        ("3 4 of", "Nothing was recorded"),
        ("1234567", "Nothing was recorded"),
        ("-1", "Nothing was recorded"),
        ("3.5", "Nothing was recorded"),
        ("1 2 d=1 d=2 d=3", "Nothing was recorded"),
        ("4 of 9 dissent", "Nothing was recorded"),
        ("n", "needs some words after it. For example: n We talked"),
        ("n- lived:", "For example: n- Nobody told me"),
        ("why", "For example: why It depends"),
        ("park", "For example: park Bus passes"),
        ("a", "a 4 of 17 dissent lived=3"),
        ("a 4", "a none"),
        ("a 4 of 17 dissent lived", "a 4 of 17 dissent lived=3"),
        ("a 4 of 17 dissent livid=3", "Did you mean “lived”?"),
        ("pick", "pick 1 3"),
        ("pick lived", "pick lived 1=5 3=2"),
        ("pick lived 4 9", "pick lived 1=5 3=2"),
        ("pick coucil 4=1", "Did you mean “council”?"),
        ("pick 4=1", "pick lived 1=5 3=2"),
        ("present", "For example: present 10"),
        ("present ten", "For example: present 10"),
        ("g", "For example: g 7"),
        ("g seven", "For example: g 7"),
        ("break", "For example: break 15"),
        ("rate x", "For example: rate 7"),
        ("next", "Which group? The groups are: lived, council, Carers-2"),
        ("next livd", "Did you mean “lived”?"),
        ("next lived with love", "type one of: read, interpreted, chose, answered_for"),
    ],
)
def test_each_mistyped_form_is_told_how_to_type_it(line, told):
    with pytest.raises(SessionError) as caught:
        read_line(line, GROUPS)
    assert told in str(caught.value)
    assert all(problem.what and problem.fix for problem in caught.value.problems)


def test_every_word_stands_alone_in_any_case():
    for word, name in WORDS.items():
        assert read_line(word.upper(), GROUPS) == Word(name)


def test_every_kind_of_note_keeps_its_words_as_they_were_typed():
    for verb, kind in NOTES.items():
        assert read_line(f"{verb} Ünï  “said” مرحبا.", GROUPS) == Written(kind, "Ünï  “said” مرحبا.")


@given(
    st.text(max_size=60) | st.from_regex(r"(a|pick|next|n-|present|[0-9 ]+)[ a-z0-9=.,;:]*", fullmatch=True)
)
def test_no_line_breaks_it(line):
    with contextlib.suppress(SessionError):
        read_line(line, GROUPS)


@pytest.mark.parametrize(
    "line",
    ["a 4 of 17 dissent " + "a=1" * 3000 + "!", "1 " * 5000 + "!", "pick " + "lived=1" * 2000, "x" * 10_000],
)
def test_a_very_long_line_is_answered_at_once(line):
    with pytest.raises(SessionError) as caught:
        read_line(line, GROUPS)
    assert len(str(caught.value)) < 10_100


def test_what_is_not_understood_is_shown_as_it_was_typed():
    for typed in ("Call Maureen back", "easy 3 Maybe"):
        with pytest.raises(SessionError) as found:
            read_line(typed, GROUPS)
        assert f"“{typed}”" in found.value.problems[0].what
