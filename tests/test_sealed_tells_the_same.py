"""A page of a sealed file tells what the page of the open round told: only that it is sealed, and the word
draft, differ.
"""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from made_up_rounds import COUNCIL, LIVED, Around, Said, assessment, edition, found, statement
from mir_assess import pipeline
from mir_assess.analysis.disclosure import ROOM
from mir_assess.model.assessment import Action
from mir_assess.model.round import Note, RoomAgreement
from mir_assess.report import fitting
from mir_assess.resources import folder
from mir_assess.sealed import read_sealed, seal_document

PEOPLE = st.integers(0, 9)
SAID = st.builds(Said, st.tuples(*[PEOPLE] * 5), st.integers(0, 3), st.integers(0, 3))
TABLES = st.fixed_dictionaries(
    {name: st.fixed_dictionaries({"lived": SAID, "council": SAID}) for name in ("home", "voice")}
)
NOTES = st.lists(
    st.builds(
        Note,
        st.sampled_from(["working", "not_working", "why"]),
        st.sampled_from(["It helps.", "Too slow.", "Nights are long."]),
        st.sampled_from(["home", "voice", ""]),
        st.sampled_from(["lived", ""]),
        st.booleans(),
    ),
    max_size=4,
).map(tuple)
AROUND = st.builds(
    Around,
    agreed=st.dictionaries(
        st.just("home"),
        st.builds(RoomAgreement, st.sampled_from([None, "mostly"]), PEOPLE, st.just({"lived": 1})),
    ),
    notes=NOTES,
    priorities=st.dictionaries(st.just("voice"), st.just({"lived": 5})),
    actions=st.sampled_from([(), (Action("a", "A bench", "A panel member", "Head of service", "home"),)]),
    participation=st.sampled_from([{}, {"channel": {"terminal": 9, "paper": 6}}]),
    sealed=st.none(),
)
ON = assessment(edition([statement("home"), statement("voice")]), (LIVED, COUNCIL))
ROUNDS = st.builds(lambda table, around: found(table, ON, around), TABLES, AROUND)
BEFORE = replace(
    found({name: {"lived": (2, 2, 2, 2, 2), "council": (0, 0, 4, 4, 2)} for name in ("home", "voice")}, ON),
    assessment=replace(ON, name="northshire-2025", year=2025, opened="2025-05-01"),
    sealed="2025-06-30",
)
FEW = settings(max_examples=25)
STATE = ("draft", "seal", "round is closed", "round is open", "still open", "not final")


def _sealed(opened):
    return read_sealed(seal_document(replace(opened, sealed="2026-06-30"), "salt"))


def _told(page, kind):
    told = json.loads(pipeline.render(page, "json", folder("templates")))
    for key in ("assessment", "old", "new") if kind == "comparison" else ("assessment",):
        told.get(key, {}).pop("sealed", None)
    told["limits"] = [line for line in told["limits"] if "still open" not in line and "raft" not in line]
    if "room" in told:
        told["room"] = _closed(told["room"])
    return told


def _closed(lines):
    """How the room changed, without that a round is open: the other side of what `sealed` says."""
    return [line for line in lines if "still open" not in line.casefold()]


@FEW
@given(ROUNDS)
def test_a_report_has_the_same_figures_readings_and_sentences(opened):
    pages = [pipeline.report(each, ROOM, before=BEFORE) for each in (opened, _sealed(opened))]
    assert _told(pages[0], "report") == _told(pages[1], "report")
    # The view is what every format is made from: what is equal here is equal in all of them.
    one, other = (_without_the_draft(page) for page in pages)
    assert one == other


def _without_the_draft(page):
    limits = tuple(line for line in page.limits if "draft" not in line.casefold())
    room = tuple(_closed(page.changed.room))
    changed = replace(page.changed, banners=(), limits=(), new_sealed=None, room=room)
    return replace(page, sealed=None, banners=(), limits=limits, changed=changed)


@FEW
@given(ROUNDS)
def test_a_comparison_has_the_same_figures_readings_and_sentences(opened):
    pages = [pipeline.comparison(BEFORE, each, ROOM) for each in (opened, _sealed(opened))]
    assert _told(pages[0], "comparison") == _told(pages[1], "comparison")
    assert pages[0].statements == pages[1].statements


@pytest.mark.parametrize("name", [n for n in fitting("report") if n not in ("json", "docx", "pdf", "xlsx")])
@settings(max_examples=4)
@given(opened=ROUNDS)
def test_each_page_in_text_differs_in_few_lines_and_only_where_it_says_draft_or_sealed(name, opened):
    one, other = (
        pipeline.render(pipeline.report(each, ROOM), name, folder("templates")).decode().splitlines()
        for each in (opened, _sealed(opened))
    )
    differing = set(one) ^ set(other)
    odd = [line for line in differing if not any(word in line.casefold() for word in STATE)]
    assert odd == []
