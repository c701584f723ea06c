"""The gate holds in every format: what it hides changes no byte of a page, and private words are on none."""

from dataclasses import replace

import pytest

from mir_assess import pipeline
from mir_assess.analysis.policy import policy_for
from mir_assess.model.round import Cell, Consensus, Note
from mir_assess.report import fitting, kind_of
from mir_assess.resources import folder
from reading import words_of

TEMPLATES = folder("templates")

AUDIENCES = ("room", "public")


def pages(older, newer):
    """Every page of two rounds, by name: both audiences, every format, reports and the comparison."""
    found = {}
    for audience in AUDIENCES:
        policy = policy_for(audience)
        reports = {
            "old": pipeline.report(older, policy),
            "new": pipeline.report(newer, policy),
            "new, with what changed": pipeline.report(newer, policy, before=older),
            "diff": pipeline.comparison(older, newer, policy),
        }
        for kind, page in reports.items():
            for name in fitting(kind_of(page)):
                found[audience, kind, name] = pipeline.render(page, name, TEMPLATES)
    return found


def assert_same(one, other, audiences=AUDIENCES):
    changed = [name for name in one if name[0] in audiences and one[name] != other[name]]
    assert not changed


@pytest.fixture(scope="module")
def known(fixed):
    return pages(fixed.round_2025(), fixed.round_2026())


def with_cell(counted, statement_id, group_id, cell):
    rows = {**counted.cells, statement_id: {**counted.cells[statement_id], group_id: cell}}
    return replace(counted, cells=rows)


def test_private_words_are_on_no_page(fixed, known):
    assert any("CANARY" in note.text for note in fixed.round_2026().notes)
    assert not [name for name, page in known.items() if "CANARY" in words_of(page, name[2])]


@pytest.mark.parametrize("text", ["", "=1+1", "CANARY " * 400])
def test_private_words_change_no_page(fixed, known, text):
    counted = fixed.round_2026()
    notes = (*(note for note in counted.notes if note.consent), Note("change", text, "D-1", "council"))
    assert_same(known, pages(fixed.round_2025(), replace(counted, notes=notes)))


@pytest.mark.parametrize("statement_id", ["D-1", "D-2", "D-3", "S-1", "S-2", "S-4"])
@pytest.mark.parametrize("counts", [(4, 0, 0, 0, 0), (0, 0, 0, 0, 4), (0, 1, 0, 0, 0), (1, 1, 0, 1, 1)])
def test_a_hidden_groups_answers_change_no_page(fixed, known, statement_id, counts):
    cell = Cell(counts, dont_know=4 - sum(counts), skipped=0)
    changed = with_cell(fixed.round_2026(), statement_id, "carers", cell)
    assert_same(known, pages(fixed.round_2025(), changed))


def test_a_hidden_cell_of_a_shown_group_changes_no_page(fixed, known):
    cell = Cell((3, 0, 0, 0, 0), dont_know=1, not_applicable=4, skipped=0)
    assert_same(known, pages(fixed.round_2025(), with_cell(fixed.round_2026(), "S-2", "council", cell)))


def test_the_number_of_people_in_a_hidden_group_changes_no_page(fixed, known):
    counted = fixed.round_2026()
    assert_same(known, pages(fixed.round_2025(), replace(counted, people={**counted.people, "carers": 3})))


def test_two_rounds_alike_after_coarsening_are_alike_in_public(fixed, known):
    twin = with_cell(fixed.round_2026(), "D-1", "lived", Cell((4, 0, 0, 0, 9), skipped=0))
    assert_same(known, pages(fixed.round_2025(), twin), audiences=("public",))
    twin = with_cell(fixed.round_2026(), "D-1", "council", Cell((0, 0, 3, 2, 3), skipped=0))
    assert_same(known, pages(fixed.round_2025(), twin), audiences=("public",))


def test_what_may_be_seen_does_change_the_pages(fixed, known):
    """The tests above could not fail if pages never changed."""
    changed = with_cell(fixed.round_2026(), "D-1", "lived", Cell((13, 0, 0, 0, 0), skipped=0))
    other = pages(fixed.round_2025(), changed)
    same = [name for name, page in known.items() if page == other[name] and name[1] != "old"]
    assert not same


def test_a_level_agreed_together_is_shown_without_counts_below_the_base(fixed):
    changed = with_cell(
        fixed.round_2026(), "D-1", "partners", Cell((0,) * 5, skipped=None, agreed=Consensus("mostly", 3, 0))
    )
    page = pipeline.report(replace(changed, people={**changed.people, "partners": 3}), policy_for("room"))
    written = pipeline.render(page, "markdown", TEMPLATES).decode()
    assert "agreed on mostly true together" in written
    assert "3 people present" not in written
