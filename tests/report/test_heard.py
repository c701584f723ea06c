"""What those who took part are told: their words, what will and will not happen, and whether last year's
promises were kept, by their own word.
"""

import html
import re
from dataclasses import replace

import pytest

from mir_assess import pipeline
from mir_assess.analysis.policy import PUBLIC, ROOM
from mir_assess.model.assessment import Action
from mir_assess.model.promises import promises_edition, statement_id_of
from mir_assess.model.round import Cell, Note, RoomAgreement
from mir_assess.report.promised import sayings_of
from mir_assess.resources import folder

TEMPLATES = folder("templates")


def written(counted, policy=ROOM, before=None):
    return pipeline.render(pipeline.report(counted, policy, before=before), "heard", TEMPLATES).decode()


def words_of(page):
    """The text of a page, each run of spaces as one."""
    body = re.sub(r"<style>.*?</style>|<nav.*?</nav>", " ", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", body)).split())


def part_of(page, title, until):
    """The text between two headings."""
    return words_of(page).split(f" {title} ", 1)[1].split(f" {until} ", 1)[0]


def with_promises(fixed, lived, council=(0, 4, 4), carers=(1, 1, 2)):
    """The newer round, opened with the older one's promises; `lived` are answers of no, partly and yes."""
    counted = fixed.round_2026()
    part = promises_edition(fixed.ACTIONS, "Northshire Council (made up)", 2025)
    asked = tuple(statement.id for statement in part.statements)
    assessment = replace(
        counted.assessment,
        parts=(part, *counted.assessment.parts),
        chosen=(*asked, *counted.assessment.chosen),
    )
    row = {
        "lived": Cell(lived, skipped=13 - sum(lived)),
        "council": Cell(council),
        "carers": Cell(carers),
        "partners": Cell((0, 0, 0), skipped=None),
    }
    note = Note("not_working", "I rang, and nobody rang back.", asked[0], "lived", consent=True)
    return replace(
        counted,
        assessment=assessment,
        cells={**dict.fromkeys(asked, row), **counted.cells},
        notes=(*counted.notes, note),
    )


# What you said


def test_words_stand_beside_the_statement_that_they_explain(fixed):
    told = words_of(written(fixed.round_2026()))
    it, words = "I take the lead when my support is planned.", "They had decided before I came in."
    between = told.split("My support", 1)[1].split(it, 1)[1].split(words, 1)[0]
    assert "What does not work" in between
    assert "You rated these" not in between


def test_nobody_is_told_that_they_rated_what_nobody_rated(fixed):
    counted = fixed.round_2026()
    nobody = {
        asked: {group: Cell((0,) * len(cell.counts)) for group, cell in row.items()}
        for asked, row in counted.cells.items()
    }
    told = words_of(
        written(
            replace(
                counted,
                cells=nobody,
                people=dict.fromkeys(counted.people, 0),
                notes=(),
                agreed={},
                rated_again=(),
            )
        )
    )
    assert "Nobody rated these, and there are no words on them to print." in told
    assert "You rated these" not in told
    assert "Nobody rated these" not in words_of(written(counted))


def test_what_only_a_hidden_group_may_have_rated_is_not_said_to_be_rated(fixed):
    """A bank of which a workshop reached a part: of the rest it is not told whether the few rated it."""
    counted = fixed.round_2026()
    rows = dict(counted.cells)
    for asked in ("D-1", "D-2"):
        rows[asked] = {
            group: replace(cell, counts=(0,) * len(cell.counts), agreed=None, dont_know=0, skipped=None)
            for group, cell in rows[asked].items()
        }
    part = replace(counted, cells=rows, agreed={}, rated_again=(), notes=())
    told = words_of(written(part))
    days = told.split("My days", 1)[1].split("My support", 1)[0]
    rated, unshown = days.split("No answer to these can be shown, and there are no words on them to print.")
    assert "You rated these. There are no words on them to print." in rated
    assert "I see my friends when I want to." in rated
    assert "I choose how to spend my days." in unshown
    assert "to keep people safe" not in unshown


def test_private_words_stand_nowhere(fixed):
    assert "CANARY" not in written(fixed.round_2026())


def test_statements_without_words_are_told_in_short_and_have_no_heading_of_their_own(fixed):
    page = written(fixed.round_2026())
    headings = re.findall(r"<h4[^>]*>([^<]*)</h4>", page)
    assert headings.count("I see my friends when I want to.") == 0
    assert "I see my friends when I want to. Most people said" in words_of(page)


def test_a_council_that_clearly_differs_is_told_with_the_question_that_it_leaves(fixed):
    page = pipeline.report(fixed.round_2026(), ROOM)
    gap = next(
        gap
        for found in page.statements
        if found.id == "S-1"
        for gap in found.gaps
        if gap.comparison.id == "council"
    )
    told = words_of(written(fixed.round_2026()))
    assert all(part in told for part in gap.parts)
    assert "What are they not seeing?" in told
    assert "no more than chance" not in told


@pytest.mark.parametrize("policy", [ROOM, PUBLIC])
def test_every_sentence_of_a_finding_is_the_reports_own(fixed, policy):
    page = pipeline.report(fixed.round_2026(), policy)
    told = words_of(written(fixed.round_2026(), policy))
    for statement in page.statements:
        own = tuple(found for found in statement.answers if found.group.called.speaks_of_one_life)
        assert all(words in told for words in sayings_of(own))
        assert not statement.priority_line or statement.priority_line in told


# What will happen, and what will not


def test_an_action_has_all_that_was_agreed_of_it(fixed):
    told = part_of(written(fixed.round_2026()), "What will happen", "What will not happen")
    for words in (
        "Ring everyone back within two days",
        "“Nobody rings back.”",
        "A member of the Speak Up group and Head of the front door team, together",
        "the end of June",
        "Count the calls of one week",
        "People are rung back",
        "Under way",
    ):
        assert words in told
    assert "Two people lead each of these together" in told


def test_nobody_is_said_to_lead_together_where_a_lead_is_missing(fixed):
    counted = fixed.round_2026()
    alone = replace(counted.actions[0], led_by_lived="")
    told = words_of(written(replace(counted, actions=(alone,))))
    assert "Two people should lead each of these together" in told
    assert "Two people lead each" not in told


def test_a_dropped_promise_is_not_hidden(fixed):
    counted = fixed.round_2026()
    dropped = Action("x", "A bus on Sundays", "One", "Other", status="dropped", reason="The bus firm closed.")
    page = written(replace(counted, actions=(*counted.actions, dropped)))
    assert "A bus on Sundays" not in part_of(page, "What will happen", "What will not happen")
    assert "A bus on Sundays Why not: The bus firm closed." in words_of(page)
    page = written(replace(counted, actions=(replace(dropped, reason=""),)))
    assert "A bus on Sundays Nobody wrote down why not." in words_of(page)
    assert "Nothing has been promised yet." in words_of(page)


def test_a_promise_of_the_year_before_that_was_dropped_stands_there_too(fixed):
    before = fixed.round_2025()
    dropped = Action(
        "old", "A bus on Sundays", "One", "Other", status="dropped", reason="The bus firm closed."
    )
    page = written(fixed.round_2026(), before=replace(before, actions=(*before.actions, dropped)))
    assert "A bus on Sundays Why not: The bus firm closed." in words_of(page)


# What was promised before


def test_what_the_council_says_and_what_people_say_stand_side_by_side(fixed):
    page = written(with_promises(fixed, (9, 3, 1)), before=fixed.round_2025())
    told = part_of(page, "What was promised before", "What we do not know, and what we cannot show")
    assert (
        "Ring everyone back within two days You said “Nobody rings back.” The council says Under way "
        "You say Most people said “No”."
    ) in told
    assert "Others say Half of the council team thought “Yes”." in told
    assert "I rang, and nobody rang back." in told
    assert "We do not show the numbers of family carers" not in told
    assert (
        "Print the night number on every letter The council says Done You say Most people said “No”." in told
    )


def test_what_the_room_agreed_on_a_promise_stands_with_it(fixed):
    counted = with_promises(fixed, (9, 3, 1))
    asked = counted.assessment.chosen[0]
    talked = replace(counted, agreed={**counted.agreed, asked: RoomAgreement("partly", 20, {"lived": 2})})
    told = part_of(
        written(talked, before=fixed.round_2025()),
        "What was promised before",
        "What we do not know, and what we cannot show",
    )
    assert "What the room agreed" in told.split("Print the night number")[0]


def test_promises_are_not_told_again_among_what_people_said(fixed):
    page = written(with_promises(fixed, (9, 3, 1)), before=fixed.round_2025())
    assert "Ring everyone back" not in part_of(page, "What you said", "What will happen")


def test_where_the_council_says_nothing_the_page_says_that(fixed):
    told = words_of(written(with_promises(fixed, (9, 3, 1))))
    assert "The council says We do not have that here. You can ask." in told


def test_a_promise_that_nobody_was_asked_about_stands_there_too(fixed):
    told = words_of(written(fixed.round_2026(), before=fixed.round_2025()))
    assert "You were not asked. You can say it all the same." in told


def test_too_few_people_are_not_shown_by_what_they_say_of_a_promise(fixed):
    one = with_promises(fixed, (2, 1, 1), carers=(4, 0, 0))
    other = with_promises(fixed, (0, 0, 4), carers=(0, 0, 4))
    pages = [written(each, before=fixed.round_2025()) for each in (one, other)]
    assert pages[0] == pages[1]
    assert "to keep people safe" in part_of(pages[0], "What was promised before", "What we do not know, and")
    assert statement_id_of("a1") in one.cells


# What is missing


def test_the_keeper_is_named_and_what_can_still_be_put_right_is_told(fixed):
    counted = fixed.round_2026()
    told = words_of(written(counted))
    assert "Tell Northshire co-production team, who looks after the answers." in told
    assert "This round is closed" in told
    told = words_of(written(replace(counted, sealed=None)))
    assert "what you said can still be put right" in told
    nobody = replace(counted, assessment=replace(counted.assessment, keeper=""))
    assert "Tell whoever invited you" in words_of(written(nobody))


def test_every_limit_of_the_report_is_told(fixed):
    told = words_of(written(fixed.round_2026(), PUBLIC))
    assert all(line in told for line in pipeline.report(fixed.round_2026(), PUBLIC).limits)


def test_the_type_is_large_on_paper(fixed, page):
    page.set_content(written(fixed.round_2026()))
    page.emulate_media(media="print")
    assert (
        page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)") * 0.75 >= 14
    )
