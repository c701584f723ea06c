"""What in somebody's words is shown to a person before it is printed: a table of made-up notes, and one kept
back.
"""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mir_assess.model.reidentification import (
    KEPT_BACK,
    KINDS,
    PRINTED,
    PRIVATE,
    WAITING,
    fate_of,
    flags,
    known_words,
)
from mir_assess.model.round import Note
from mir_assess.model.spotting import spotted
from mir_assess.model.traces import PATTERNS, traces
from workshops import assessment

SPEC = Path(__file__).parents[1] / "spec"


def rows(name):
    """Each note of a table with what is to be looked at: (kind, words), words in small letters."""
    for line in (SPEC / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("| ") and not line.startswith(("| note ", "| --- ")):
            note, wanted = (cell.strip() for cell in line.strip("|").split("|"))
            pairs = (part.partition(":") for part in wanted.split("; ")) if wanted else ()
            yield note, [(kind.strip(), words.strip().casefold()) for kind, _, words in pairs]


TUNED, HELD_OUT = (tuple(rows(f"words/{name}.md")) for name in ("to_look_at", "held_out"))


def found(note):
    return [(flag.kind, flag.words.casefold()) for flag in flags(note)]


def is_met(wanted, got):
    return wanted[0] == got[0] and wanted[1] in got[1]


@pytest.mark.parametrize(("note", "wanted"), TUNED, ids=[note for note, _ in TUNED])
def test_the_table(note, wanted):
    got = found(note)
    assert len(got) == len(wanted)
    assert not [one for one in wanted if not any(is_met(one, other) for other in got)]


def test_every_kind_is_in_the_table():
    assert {kind for _, wanted in TUNED for kind, _ in wanted} == set(KINDS)


def test_what_was_kept_back_is_found_about_as_well():
    """The rules were never fitted to these. What they miss is left missed, so that the numbers stay true."""
    pairs = [(wanted, found(note)) for note, wanted in HELD_OUT]
    there = sum(len(wanted) for wanted, _ in pairs)
    met = sum(any(is_met(one, other) for other in got) for wanted, got in pairs for one in wanted)
    raised = sum(len(got) for _, got in pairs)
    right = sum(any(is_met(one, other) for one in wanted) for wanted, got in pairs for other in got)
    assert met / there >= 0.89, "of what should be looked at, so much is shown"
    assert right / raised >= 0.89, "of what is shown, so much should be"
    assert sum(bool(got) for wanted, got in pairs if wanted) >= 43, "of 45 notes to look at"
    assert sum(bool(got) for wanted, got in pairs if not wanted) <= 2, "of 28 that need no looking"


def test_words_of_the_statements_and_the_organisation_point_at_nobody():
    known = known_words(assessment(organisation="Northshire Council"))
    assert flags("Ask Northshire why.", known) == ()
    assert [flag.kind for flag in flags("Ask Northshire why.")] == ["name"]
    # A word of the bank is no cover for a name that is written like it.
    assert [flag.kind for flag in flags("They sent Will again.", known | {"will"})] == ["name"]


@pytest.mark.parametrize(
    "hidden",
    [
        "I asked An\u200bna.",
        "I asked \u202dAnna.",
        "I asked \uff21\uff4e\uff4e\uff41.",
        "I asked 𝐀𝐧𝐧𝐚.",
        "I asked Anna\u00ad.",
        "I asked\u00a0Anna.",
        "I asked an\u034fna.",
        "I asked an\ufe0ena.",
        "I asked an\u180bna.",
        "I asked an\u3164na.",
        "I asked an\u2800na.",
        "I asked an\x00na.",
        "I asked an\ue000na.",
        "I asked an\udc80na.",
        "I asked a\u0336n\u0336n\u0336a\u0336.",
        "I asked an\u20ddna.",
        "I asked 🅰🅽🅽🅰.",
        "I asked 🇦🇳🇳🇦.",
    ],
)
def test_nothing_hides_behind_signs_that_cannot_be_seen(hidden):
    assert ("name", "anna") in found(hidden)


@pytest.mark.parametrize(
    "number",
    [
        "0\ufe0f\u20e37\ufe0f\u20e37\ufe0f\u20e30\ufe0f\u20e30\ufe0f\u20e39\ufe0f\u20e30\ufe0f\u20e30\ufe0f\u20e3",
        "07700.900.123",
        "07700/900/123",
        "07700–900–123",
        "07700\u2011900\u2011123",
        "07700\u2212900\u2212123",
        "07700 - 900 - 123",
    ],
)
def test_a_number_to_ring_is_found_whatever_stands_between_its_digits(number):
    assert [kind for kind, _ in found(f"Ring {number} and wait.")] == ["contact"]


@pytest.mark.parametrize("times", ["9.30 - 10.30", "09.30 – 10.30", "£1,200.50 - £1,300.50"])
def test_times_and_sums_are_no_numbers_to_ring(times):
    assert found(f"It costs or opens {times} now.") == []


@pytest.mark.parametrize("spelt", ["P a t e l", "P.a.t.e.l", "P-A-T-E-L", "x a n t h e"])
def test_a_word_letter_by_letter_is_for_a_person_to_read(spelt):
    assert found(f"It was {spelt} who came.") == [("unread", spelt.casefold())]


@pytest.mark.parametrize(
    "short", ["The N.H.S. did it, e.g. in May.", "A or B. I do.", "Tea ☕️, 👩‍🦽 and 🇬🇧."]
)
def test_a_few_letters_and_pictures_are_read_as_they_are(short):
    assert found(short) == []


def test_letters_that_look_alike_are_no_hiding_place():
    assert found("I asked why \u0410nna left.")


def test_lines_and_spaces_make_no_difference():
    assert found("I am the\nonly   deaf\tman") == [("only_one", "the only deaf man")]


def test_each_thing_is_named_once_and_in_order():
    assert found("Anna said no. I asked anna on Ward 6, and Anna again.") == [
        ("name", "anna"),
        ("place", "ward 6"),
    ]


def test_a_long_find_is_shown_short():
    (flag,) = flags("See www.example.org/" + "a" * 200)
    assert len(flag.words) == 60
    assert flag.words.endswith("…")


PIECES = st.sampled_from(
    [
        *("the only", "I am 9", "@", ".", "a.a", "Mrs ", "St ", "A. ", "-", "'", "’", "0 ", "12 ", " road"),
        *("Ward ", "é", "\u200b", "\n", "Anna ", "the man with ", "as the ", "chair ", "http://", "+4"),
        *("12/3/", "born ", "\ud800", "ﷺ"),
    ]
)


@given(st.text(max_size=300) | st.lists(PIECES, max_size=400).map("".join))
def test_no_text_makes_it_fail(text):
    assert {flag.kind for flag in flags(text)} <= set(KINDS)
    assert {flag.kind for flag in flags(text, frozenset({"the", "anna"}))} <= set(KINDS)


@settings(max_examples=20)
@given(st.lists(PIECES, min_size=1, max_size=4).map("".join))
def test_the_work_grows_with_the_text_and_not_faster(piece):
    """No clock: a rule that went back over its text would keep this test from ending."""
    text = (piece * 10_000)[:10_000]
    for finds in (tuple(traces(text)), tuple(spotted(text, frozenset()))):
        assert len(finds) <= len(text) * len(PATTERNS)
        assert all(0 <= begin < end <= len(text) for begin, end, _ in finds)
    assert len(flags(text)) <= len(text)


def test_the_fate_of_a_note():
    pointing, other = "Anna never rings.", "Nobody rings."
    for text, consent, checked, fate in [
        (pointing, False, "", PRIVATE),
        (pointing, False, "print", PRIVATE),
        (pointing, True, "", WAITING),
        (pointing, True, "print", PRINTED),
        (pointing, True, "keep_back", KEPT_BACK),
        (other, True, "", PRINTED),
        (other, True, "keep_back", KEPT_BACK),
    ]:
        assert fate_of(Note("note", text, consent=consent, checked=checked), frozenset()) == fate
