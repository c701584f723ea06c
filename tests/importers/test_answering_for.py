"""In a file: whom somebody answered for counts with those who do the same, and whoever brings it is told."""

import itertools

import pytest

from mir_assess import importers
from mir_assess.importers import keeping
from mir_assess.model.assessment import Group
from mir_assess.model.bank import Stem
from mir_assess.model.events import Opened, assessment_stream
from mir_assess.model.recording import record
from mir_assess.store.base import Append
from mir_assess.store.memory import MemoryStore
from workshops import AT, assessment, edition

LIVED = Group("lived", "People with lived experience", "lived_experience")
THEIRS = Group("theirs", "Those who answer for somebody", "representative", "tally")
COUNCIL = Group("council", "Council team", "council")
AGREE = Group("theirs", "Those who answer for somebody", "representative", "consensus")
HEAD = "session,group,statement,answer,support,note\n"
ROWS = (
    "p1,lived,{first},3,answered_for,Nobody rings back\n"
    "p1,lived,{second},4,,\n"
    "p2,lived,{first},5,read,\n"
    "p3,lived,{first},2,answered_for,\n"
)


@pytest.fixture
def bring(tmp_path):
    def brought(*groups: Group, roles: tuple[str, ...] = ("lived_experience", "representative", "council")):
        stems = tuple(Stem(role, "i", "How true?") for role in roles)
        opened = assessment("individual", parts=(edition(stems=stems),), groups=groups)
        store = MemoryStore()
        numbers = itertools.count()
        new_id = lambda: f"id{next(numbers)}"  # noqa: E731
        event = record(
            assessment_stream(opened.name), 0, [Opened(opened)], at=AT, channel="command", new_id=new_id
        )
        store.append(Append(opened.name, event))
        file = tmp_path / "answers.csv"
        first, second, *_ = opened.chosen
        file.write_text(HEAD + ROWS.format(first=first, second=second))
        found = importers.read(file, opened, new_id)
        store.append(*keeping.prepare(found, store, opened, at=AT, new_id=new_id))
        return store.round(opened.name), found.warnings

    return brought


def test_they_count_with_those_who_do_the_same_and_so_do_their_words(bring):
    found, told = bring(LIVED, THEIRS, COUNCIL)
    assert found.people == {"lived": 1, "theirs": 2, "council": 0}
    assert found.participation["support"] == {"answered_for": 2, "read": 1}
    assert [(note.group, note.text) for note in found.notes] == [("theirs", "Nobody rings back")]
    (sentence,) = told
    assert sentence.startswith("Somebody answered for 2 people of “People with lived experience”")
    assert sentence.endswith("so these count with “Those who answer for somebody”.")


@pytest.mark.parametrize("groups", [(LIVED, COUNCIL), (LIVED, AGREE, COUNCIL)])
def test_where_no_group_can_take_them_they_stay_and_it_is_said(bring, groups):
    found, told = bring(*groups)
    assert found.people["lived"] == 3
    (sentence,) = told
    assert "they stay there, and the report says that somebody answered" in sentence
    assert found.notes[0].group == "lived"
