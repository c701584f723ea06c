"""The gate holds in every format: what it hides changes no byte of a page, and private words are on none."""

from dataclasses import replace

import pytest

from mir_assess import pipeline
from mir_assess.analysis.policy import policy_for
from mir_assess.model.round import Cell, Consensus, Note
from mir_assess.report import fitting, kind_of
from mir_assess.resources import folder
from reading import found_in, words_of

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


def trend_pages(*rounds):
    """Every page of rounds in a row, by name, in both audiences."""
    return {
        (audience, "trend", name): pipeline.render(
            pipeline.trend(rounds, policy_for(audience)), name, TEMPLATES
        )
        for audience in AUDIENCES
        for name in fitting("trend")
    }


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


POINTING = "Mrs Canary-Finch on Ward 6 is the only one who sings."


def with_note(counted, **more):
    note = Note("working", POINTING, "S-1", "lived", consent=True, **more)
    return replace(counted, notes=(*counted.notes, note))


def test_words_that_were_kept_back_change_no_page(fixed, known):
    changed = with_note(fixed.round_2026(), checked="keep_back", checked_by="room")
    assert_same(known, pages(fixed.round_2025(), changed))


def test_words_that_nobody_looked_at_change_nothing_but_what_the_room_is_told(fixed, known):
    other = pages(fixed.round_2025(), with_note(fixed.round_2026()))
    assert_same(known, other, audiences=("public",))
    assert not [name for name, page in other.items() if found_in(page, b"Canary", b"Ward 6")]
    sentence = "1 note could point at somebody and was not looked at before the round was sealed"
    told = [name for name, page in other.items() if page != known[name]]
    assert {name[:2] for name in told} == {("room", "new"), ("room", "new, with what changed")}
    assert all(sentence in other[name].decode() for name in told if name[2] in ("html", "markdown", "json"))


def test_words_that_somebody_looked_at_are_printed_as_they_were_said(fixed):
    changed = with_note(fixed.round_2026(), checked="print", checked_by="speaker")
    for audience in AUDIENCES:
        page = pipeline.report(changed, policy_for(audience))
        assert POINTING in pipeline.render(page, "json", TEMPLATES).decode()
        assert "speaker" not in pipeline.render(page, "json", TEMPLATES).decode()


def test_in_an_open_round_the_room_is_told_how_to_look_at_them(fixed):
    page = pipeline.report(replace(with_note(fixed.round_2026()), sealed=None), policy_for("room"))
    assert any("somebody has to look at it first" in line for line in page.limits)


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


def few_partners(fixed, level, said, people=3, dissent=0):
    """The round with partners who were few and agreed on one level, and what they said of showing it."""
    changed = fixed.round_2026()
    for statement_id, row in changed.cells.items():
        if "partners" in row:
            known = changed.assessment.scale_of(statement_id).keys
            agreed = Consensus(level if level in known else known[0], people, dissent) if level else None
            cell = Cell(row["partners"].counts, skipped=None, agreed=agreed)
            changed = with_cell(changed, statement_id, "partners", cell)
    may_show = {} if said is None else {"partners": said}
    return replace(changed, people={**changed.people, "partners": people}, may_show=may_show)


def test_a_level_that_few_agreed_on_is_shown_without_counts_once_they_said_so(fixed):
    for audience in AUDIENCES:
        page = pipeline.report(few_partners(fixed, "mostly", True, dissent=1), policy_for(audience))
        written = pipeline.render(page, "markdown", TEMPLATES).decode()
        assert "agreed on mostly true together, and said that it may be shown." in written
        assert "3 people present" not in written
        assert "1 person did not agree" not in written


def test_whatever_few_agreed_on_changes_no_page_without_their_yes(fixed):
    known = pages(fixed.round_2025(), few_partners(fixed, "mostly", None))
    assert_same(known, pages(fixed.round_2025(), few_partners(fixed, "mostly", False, people=2)))
    assert_same(known, pages(fixed.round_2025(), few_partners(fixed, "never", None, people=4, dissent=2)))
    assert_same(known, pages(fixed.round_2025(), few_partners(fixed, None, None, people=1)))


def test_how_many_agreed_changes_no_page_where_few_said_that_it_may_be_shown(fixed):
    known = pages(fixed.round_2025(), few_partners(fixed, "mostly", True))
    assert_same(known, pages(fixed.round_2025(), few_partners(fixed, "mostly", True, people=4, dissent=2)))
    other = pages(fixed.round_2025(), few_partners(fixed, "never", True))
    assert [name for name in known if name[1] == "new" and known[name] != other[name]]


@pytest.fixture(scope="module")
def known_trend(fixed):
    return trend_pages(fixed.round_2025(), fixed.round_2026(), fixed.round_2027())


HIDDEN_IN_A_ROW = {
    "another hidden answer": ("D-1", "carers", Cell((4, 0, 0, 0, 0), skipped=0)),
    "a hidden cell of a shown group": ("S-2", "council", Cell((3, 0, 0, 0, 0), not_applicable=5, skipped=0)),
}


@pytest.mark.parametrize("change", HIDDEN_IN_A_ROW)
def test_what_is_hidden_in_the_middle_of_a_row_changes_no_page(fixed, known_trend, change):
    middle = with_cell(fixed.round_2026(), *HIDDEN_IN_A_ROW[change])
    assert_same(known_trend, trend_pages(fixed.round_2025(), middle, fixed.round_2027()))


def test_twins_in_a_row_are_alike_in_public_and_their_private_words_are_nowhere(fixed, known_trend):
    assert not [name for name, page in known_trend.items() if found_in(page, b"CANARY")]
    twins = [
        with_cell(fixed.round_2025(), "D-1", "council", Cell((3, 0, 2, 0, 3), skipped=0)),
        with_cell(fixed.round_2026(), "D-1", "lived", Cell((4, 0, 0, 0, 9), skipped=0)),
        with_cell(fixed.round_2027(), "D-1", "carers", Cell((3, 0, 0, 3, 0), skipped=0)),
    ]
    found = trend_pages(*twins)
    assert_same(known_trend, found, audiences=("public",))
    assert not [name for name in found if name[0] == "room" and found[name] == known_trend[name]]
