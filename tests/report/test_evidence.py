"""The annex for an inspector: ordered by the ties that banks carry, each kind of evidence apart, and never a
rating.
"""

import re
from dataclasses import replace
from html import unescape

import pytest

from mir_assess import pipeline
from mir_assess.analysis.policy import PUBLIC, ROOM, policy_for
from mir_assess.model.assessment import Group
from mir_assess.model.promises import promises_edition
from mir_assess.model.round import Cell, Note, RoomAgreement
from mir_assess.report import evidence
from mir_assess.resources import folder

TEMPLATES = folder("templates")
RATINGS = ("outstanding", "good", "requires improvement", "inadequate")


def written(counted, policy=ROOM, before=None):
    page = pipeline.report(counted, policy, before=before)
    return pipeline.render(page, "evidence", TEMPLATES).decode()


def plain(markup):
    apart = re.sub(r"<[^>]*>", " ", re.sub(r"</?(?:bdi|span)\b[^>]*>", "", markup))
    return re.sub(r"\s+", " ", unescape(apart)).strip()


def parts(markup, rank=2):
    """What stands under each heading of one rank."""
    _, *found = re.split(rf"<h{rank}[^>]*>", markup)
    return {plain(head): body for head, body in (part.split(f"</h{rank}>", 1) for part in found)}


def kinds_under(page, quality="1. Asking first"):
    """What stands under each kind of evidence of one quality statement."""
    return parts(parts(page)[quality], 3)


def with_part(counted, **changes):
    part = replace(counted.assessment.parts[0], **changes)
    return replace(counted, assessment=replace(counted.assessment, parts=(part,)))


def test_quality_statements_stand_in_the_order_of_their_numbers(fixed):
    heads = [head for head in parts(written(fixed.round_2026())) if head[0].isdigit()]
    assert heads == ["1. Asking first", "2. Keeping safe", "10. Being led well"]


def test_what_nothing_is_tied_to_is_listed_plainly(fixed):
    found = parts(written(fixed.round_2026()))["Quality statements that nothing here is tied to"]
    assert "3. Being fair" in plain(found)
    assert "Being led well" not in found
    assert "That says nothing about the council" in plain(found)


def test_each_tie_says_how_sure_it_is_and_whose_thought_it_is(fixed):
    page = written(fixed.round_2026())
    found = parts(page)
    assert "Suggested by those who wrote the bank. It can be edited there." in plain(found["1. Asking first"])
    assert "Confirmed: a public page was seen that says so." in plain(found["2. Keeping safe"])
    assert "Not confirmed: it is only remembered" in plain(found["10. Being led well"])
    assert "what is suggested is this project's own thought" in plain(page)


def test_what_is_no_i_statement_says_that_its_place_is_a_suggestion_too(fixed):
    _, tied = (
        parts(written(fixed.round_2026()))["1. Asking first"]
        .split("<tbody>")[1]
        .split("</tbody>")[0]
        .split("<tr>")[1:]
    )
    assert "We keep what we promise." in tied
    assert "It is no I statement" in tied
    assert "It is no I statement" not in parts(written(fixed.round_2026()))["2. Keeping safe"]


def test_what_holds_for_a_statement_is_said_once_and_what_is_alike_for_groups_together(fixed):
    found = parts(written(fixed.round_2026(), before=fixed.round_2025()))["2. Keeping safe"]
    assert found.count("This was rated again") == 1
    changed = kinds_under(written(fixed.round_2026(), PUBLIC, fixed.round_2025()))["What changed since 2025"]
    first = changed.split("<h4")[1]
    assert first.count("We do not show enough of these answers here to compare them") == 1
    for group in ("People with lived experience", "Council team", "Family carers"):
        assert group in first


def test_the_framework_is_printed_with_its_version_and_the_day_it_was_last_looked_at(fixed):
    found = plain(parts(written(fixed.round_2026()))["The framework, and how sure the ties are"])
    for told in ("Quality statements (made up)", "The first version", "2026-03-31", "Made up for tests."):
        assert told in found


def test_each_kind_of_evidence_holds_its_own_groups(fixed):
    found = kinds_under(written(fixed.round_2026()))
    kinds = ("People's experience", "Feedback from staff and leaders", "Feedback from partners", "Processes")
    assert tuple(head for head in found if head in kinds) == kinds
    people, staff, partners, processes = (plain(found[kind]) for kind in kinds)
    assert "People with lived experience" in people
    assert "Family carers" in people
    assert "Council team" not in people
    assert "Council team" in staff
    assert "What are they not seeing?" in staff
    assert "People with lived experience" not in staff
    assert "NHS partners" in partners
    assert "After talking, the room agreed on not often true" in processes
    assert "No action was agreed on these statements." in processes


def test_a_group_of_another_role_is_in_none_of_cqcs_kinds(fixed):
    counted = fixed.round_2026()
    volunteers = Group("volunteers", "Volunteers", "other")
    opened = replace(counted.assessment, groups=(*counted.assessment.groups, volunteers))
    cells = {
        name: {**row, "volunteers": Cell((6, *[0] * (len(row["lived"].counts) - 1)), skipped=0)}
        for name, row in counted.cells.items()
    }
    changed = replace(counted, assessment=opened, cells=cells, people={**counted.people, "volunteers": 6})
    found = kinds_under(written(changed))
    assert "Volunteers" in found["Others, in none of CQC's kinds"]
    assert "Volunteers" not in found["Feedback from staff and leaders"]
    assert "Others, in none of CQC's kinds" not in written(counted)


def test_words_stand_under_the_kind_of_whoever_said_them_and_else_under_none(fixed):
    counted = fixed.round_2026()
    notes = (
        Note("working", "Said by one of us.", "S-1", "lived", consent=True),
        Note("working", "Said by staff.", "S-1", "council", consent=True),
        Note("working", "Said by nobody named.", "S-1", consent=True),
    )
    shown = {
        **counted.cells,
        "S-1": {**counted.cells["S-1"], "carers": Cell((6, 0, 0, 0, 0), skipped=0)},
    }
    counted = replace(counted, notes=notes)
    named = replace(counted, cells=shown, people={**counted.people, "carers": 6})
    found = kinds_under(written(named))
    assert "Said by one of us." in found["People's experience"]
    assert "Said by staff." in found["Feedback from staff and leaders"]
    assert "Said by nobody named." in found["Also said"]
    # Beside a group that does not show, no words may be traced to any.
    found = kinds_under(written(counted))
    for note in notes:
        assert note.text in found["Also said"]
        assert note.text not in found["People's experience"] + found["Feedback from staff and leaders"]


def test_how_views_were_gathered_is_told_with_days_ways_help_and_who_was_missing(fixed):
    counted = replace(fixed.round_2026(), people={**fixed.round_2026().people, "carers": 6})
    found = parts(written(counted))
    gathered = plain(found["How views were gathered"])
    for told in (
        "2026-05-11",
        "2026-06-01",
        "People with lived experience People's experience 13 people took part",
        "12 people answered on paper",
        "Together, as one agreed answer",
    ):
        assert told in gathered
    without = replace(
        counted.assessment, groups=tuple(g for g in counted.assessment.groups if g.role != "carer")
    )
    cells = {name: {g: c for g, c in row.items() if g != "carers"} for name, row in counted.cells.items()}
    page = written(replace(counted, assessment=without, cells=cells))
    assert "No group of carers took part, so their view is missing." in plain(page)


def test_what_changed_and_what_became_of_promises_is_told_where_the_round_before_is_at_hand(fixed):
    page = written(fixed.round_2026(), before=fixed.round_2025())
    found = kinds_under(page)
    assert "What changed since 2025" in found
    assert "We asked this in the same words last year" in plain(found["What changed since 2025"])
    assert "Ring everyone back within two days" in parts(page)["What became of earlier promises"]
    judged = "What changed since 2025 reads as it does on the year-on-year page"
    assert judged in parts(page)["How it was made"]
    alone = plain(written(fixed.round_2026()))
    assert "What changed since 2025" not in alone
    assert "no earlier round that is sealed was at hand" in alone


def test_what_the_room_agreed_on_a_promise_stands_with_the_promises(fixed):
    counted = fixed.round_2026()
    part = promises_edition(fixed.ACTIONS, "Northshire Council (made up)", 2025)
    asked = part.statements[0].id
    assessment = replace(
        counted.assessment,
        parts=(part, *counted.assessment.parts),
        chosen=(asked, *counted.assessment.chosen),
    )
    row = {"lived": Cell((9, 3, 1)), "council": Cell((0, 4, 4)), "carers": Cell((1, 1, 2))}
    level = part.scale(part.statements[0].scale).keys[0]
    cells = {asked: {**row, "partners": Cell((0, 0, 0), skipped=None)}, **counted.cells}
    agreed = {asked: RoomAgreement(level, 19, {"lived": 2, "council": 3}), **counted.agreed}
    page = written(replace(counted, assessment=assessment, cells=cells, agreed=agreed))
    promised = plain(parts(page)["What became of earlier promises"])
    assert "What the room agreed" in promised
    assert "After talking, the room agreed on “No”" in promised


def test_every_part_is_in_the_index(fixed):
    page = written(fixed.round_2026())
    body = page.split("</nav>", 1)[1]
    places = re.findall(r'<h2 id="([^"]+)"', body)
    assert "also" in places
    assert places == re.findall(r'href="#([^"]+)"', page.split("<nav", 1)[1].split("</nav>", 1)[0])


@pytest.mark.parametrize("policy", [ROOM, PUBLIC])
def test_nothing_that_was_asked_is_left_out(fixed, policy):
    page = written(fixed.round_2026(), policy)
    for statement in fixed.round_2026().assessment.parts[0].statements:
        assert statement.text in page
    assert "I choose how to spend my days." in parts(page)["Asked here, and tied to none of them"]
    for action in fixed.ACTIONS:
        assert action.what in page


def test_a_round_whose_banks_carry_no_ties_says_so_and_tells_the_rest(fixed):
    bare = with_part(fixed.round_2026(), frameworks=())
    page = plain(written(bare))
    assert "are not tied to CQC's quality statements in their banks" in page
    assert evidence.CQC in page
    assert "I feel safe where I live." in page
    assert "13 people took part" in page


@pytest.mark.parametrize("audience", ["room", "public"])
def test_it_is_no_rating_says_so_first_and_uses_no_word_of_the_ratings(fixed, audience):
    counted = replace(fixed.round_2026(), notes=())
    page = written(counted, policy_for(audience), before=fixed.round_2025())
    said = plain(page.split("<main")[1])
    assert said.split(">", 1)[-1].strip().startswith("Nothing here is a CQC rating or can be turned into one")
    sentences = said.replace("It may be good, or people may expect little.", "")
    for word in RATINGS:
        assert not re.search(rf"\b{word}\b", sentences, re.IGNORECASE), word


def test_every_table_binds_its_cells_to_headers(fixed):
    page = written(fixed.round_2026())
    for table in re.findall(r"<table.*?</table>", page, re.DOTALL):
        assert "<caption>" in table
        assert table.count('<th scope="row"') == table.count("<tr>") - 1
        assert re.search(r'<thead><tr>(<th scope="col">[^<]+</th>)+</tr></thead>', table)
