"""The easier page: few words and easy ones, the figures of the view in bands, pictures found by name, and
nothing that only readers could claim.
"""

import re
import warnings
from dataclasses import replace
from html import unescape

import pytest

from made_up_languages import POLISH, translated
from mir_assess import pipeline
from mir_assess.analysis.policy import PUBLIC, ROOM, policy_for
from mir_assess.model.bank import PictureSet
from mir_assess.model.promises import promises_edition
from mir_assess.model.round import Cell, Consensus
from mir_assess.report import easy, easy_words
from mir_assess.report.easy_answers import easy_answers
from mir_assess.report.faces import MOST_PEOPLE, face, people
from mir_assess.resources import folder

TEMPLATES = folder("templates")
MOST_WORDS = 14
MOST_GRADE = 4


def written(counted, policy=ROOM, language=None, before=None):
    page = pipeline.report(counted, policy, language, before=before)
    return pipeline.render(page, "easy", TEMPLATES).decode()


def words_of(page):
    """What a reader is shown, a line an element."""
    body = re.sub(r"<svg.*?</svg>|\s+", " ", page.split("<body")[1], flags=re.DOTALL)
    lines = unescape(re.sub(r"</?(?:h\d|p|li|dt|dd|br|div|ul|dl)\b[^>]*>", "\n", body))
    return [line for part in lines.split("\n") if (line := re.sub(r"<[^>]*>", "", part).strip())]


def with_cell(counted, statement_id, group_id, cell):
    rows = {**counted.cells, statement_id: {**counted.cells[statement_id], group_id: cell}}
    return replace(counted, cells=rows)


def with_part(counted, **changes):
    part = replace(counted.assessment.parts[0], **changes)
    return replace(counted, assessment=replace(counted.assessment, parts=(part,)))


def with_statements(counted, change):
    return with_part(counted, statements=tuple(map(change, counted.assessment.parts[0].statements)))


# The words


def _ours():
    """Every sentence of the table, by the name of its row."""
    for name, found in vars(easy_words).items():
        if not name.isupper():
            continue
        rows = found.values() if isinstance(found, dict) else [found]
        for row in rows:
            for sentence in (row,) if isinstance(row, str) else row:
                yield name, sentence


OURS = list(_ours())


@pytest.mark.parametrize(("name", "sentence"), OURS, ids=[f"{name}-{n}" for n, (name, _) in enumerate(OURS)])
def test_each_sentence_is_one_short_sentence(name, sentence):
    assert re.fullmatch(r"[A-Z{][^.?!:;]*:?[^.?!:;]*[.?]", sentence), f"{name}: one sentence, please"
    assert len(sentence.split()) <= MOST_WORDS


def test_our_own_sentences_are_easy():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import textstat
    text = " ".join(re.sub(r"\{\w+\}", "them", sentence) for _, sentence in OURS)
    assert textstat.flesch_kincaid_grade(text) <= MOST_GRADE


def test_it_does_not_call_itself_easy_read_and_says_who_could(fixed):
    lines = words_of(written(fixed.round_2026()))
    assert "Easier to read" in lines
    assert [line for line in lines if "Easy Read" in line] == [
        "Only readers with a learning disability can call a page Easy Read."
    ]
    assert "They have not checked this page yet." in lines


def test_easy_texts_are_shown_and_the_usual_words_where_there_are_none_which_is_said_once(fixed):
    counted = fixed.round_2026()
    lines = words_of(written(counted))
    assert "I choose what I do." in lines
    assert "I choose how to spend my days." not in lines
    assert "I see my friends when I want to." in lines
    assert lines.count("Some statements have no easier words yet.") == 1
    easy_all = with_statements(counted, lambda found: replace(found, easy_text="It is so."))
    assert "no easier words" not in written(easy_all)


# The answers: a table


def answers(fixed, cell, policy=ROOM, statement_id="D-1", group_id="lived"):
    counted = with_cell(fixed.round_2026(), statement_id, group_id, cell)
    page = pipeline.report(counted, policy)
    statement = next(found for found in page.statements if found.id == statement_id)
    found = next(each for each in statement.answers if each.group.id == group_id)
    scale = page.assessment.scale_of(statement_id)
    told = easy_answers(found, statement, scale, policy.min_cell)
    return " ".join(told.sentences), [choice.line for choice in told.choices]


@pytest.mark.parametrize(
    ("cell", "policy", "statement_id", "sentences", "choices"),
    [
        (
            Cell((1, 1, 2, 3, 6), skipped=0),
            ROOM,
            "D-1",
            "9 of 13 people said yes.",
            ["No: 2", "Sometimes: 2", "Yes: 9"],
        ),
        (
            Cell((3, 3, 0, 3, 3), dont_know=1, skipped=0),
            ROOM,
            "D-1",
            "12 people answered in different ways. 1 person did not know.",
            ["No: 6", "Sometimes: 0", "Yes: 6"],
        ),
        (
            Cell((0, 0, 6, 0, 0), dont_know=4, not_applicable=2, skipped=1),
            ROOM,
            "D-1",
            (
                "6 of 6 people said sometimes. 4 people did not know. "
                "2 people said that it is not about them. 1 person did not answer."
            ),
            ["No: 0", "Sometimes: 6", "Yes: 0"],
        ),
        (
            Cell((1, 1, 2, 4, 5), skipped=0),
            ROOM,
            "D-2",
            "9 of 13 people said yes. 5 of 13 people said always true.",
            ["No: 2", "Sometimes: 2", "Yes: 9"],
        ),
        (
            Cell((0, 1, 3, 6, 3), skipped=0),
            PUBLIC,
            "D-1",
            "9 of 13 people said yes.",
            ["No or sometimes: 4", "Yes: 9"],
        ),
        (
            Cell((1, 1, 2, 4, 5), skipped=0),
            PUBLIC,
            "D-2",
            "8 of 13 people said less than always true.",
            ["Less than always true: 8", "Always true: 5"],
        ),
        (Cell((0, 1, 1, 3, 2), skipped=0), PUBLIC, "D-1", "Half of them or more said yes.", []),
        (Cell((3, 1, 1, 1, 1), skipped=0), PUBLIC, "D-1", "Fewer than half of them said yes.", []),
        (Cell((6, 6, 0, 1, 0), skipped=0), PUBLIC, "D-1", "Very few of them said yes.", []),
        (Cell((0, 0, 1, 6, 6), skipped=0), PUBLIC, "D-1", "Nearly all of them said yes.", []),
        (Cell((4, 0, 0, 0, 0), skipped=0), ROOM, "D-1", "We do not show this, to keep people safe.", []),
        (
            Cell((6, 1, 1), skipped=0),
            ROOM,
            "S-3",
            "6 of 8 people said “Not begun”.",
            ["Not begun: 6", "Begun: 1", "A habit: 1"],
        ),
    ],
)
def test_what_a_group_said(fixed, cell, policy, statement_id, sentences, choices):
    assert answers(fixed, cell, policy, statement_id) == (sentences, choices)


def test_a_group_that_spoke_as_one(fixed):
    cell = Cell((0,) * 5, skipped=None, agreed=Consensus("rarely", 6, 1))
    told = "They talked about it. Together they said “Not often true”. 1 person did not agree."
    assert answers(fixed, cell, group_id="partners") == (told, [])
    nothing = Cell((0,) * 5, skipped=None)
    assert answers(fixed, nothing, group_id="partners") == ("Nobody in this group answered this.", [])


def test_the_numbers_beside_the_faces_are_those_of_the_gap_report(fixed):
    for policy in (ROOM, PUBLIC):
        page = pipeline.report(fixed.round_2026(), policy)
        for statement in page.statements:
            scale = page.assessment.scale_of(statement.id)
            for found in statement.answers:
                told = easy_answers(found, statement, scale, policy.min_cell)
                assert told.base == (found.figures.base if told.choices else 0)
                assert sum(choice.people for choice in told.choices) == told.base


def test_a_group_of_which_nothing_shows_is_told_of_once(fixed):
    lines = words_of(written(fixed.round_2026()))
    assert "We do not show the answers of: Family carers." in lines
    assert lines.count("Family carers") == 1


def test_a_clear_gap_says_who_gave_higher_answers_and_asks(fixed):
    lines = words_of(written(fixed.round_2026()))
    place = lines.index("The council team gave higher answers than people.")
    assert lines[place - 1] == "I lead when we plan my support."
    assert lines[place + 1] == "What are they not seeing?"
    place = lines.index("People gave higher answers than the council team.")
    assert lines[place + 1 : place + 3] == ["It may be good.", "Or they may expect little."]
    public = words_of(written(fixed.round_2026(), PUBLIC))
    assert "We found no clear difference." in public
    assert "There may still be one." in public


def agreed(counted, statement_id):
    """A cell of a group that agreed on the lowest level."""
    keys = counted.assessment.scale_of(statement_id).keys
    return Cell((0,) * len(keys), skipped=None, agreed=Consensus(keys[0], 6, 0))


def test_where_groups_agreed_as_one_or_there_is_only_one_no_difference_was_looked_for(fixed):
    counted = fixed.round_2026()
    cells = {name: dict.fromkeys(row, agreed(counted, name)) for name, row in counted.cells.items()}
    groups = tuple(replace(group, mode="consensus") for group in counted.assessment.groups)
    told = words_of(
        written(replace(counted, assessment=replace(counted.assessment, groups=groups), cells=cells))
    )
    assert "We did not compare groups by numbers here." in told
    assert "We found no clear difference." not in told
    alone = replace(counted.assessment, groups=counted.assessment.groups[:1])
    lived = {name: {"lived": row["lived"]} for name, row in counted.cells.items()}
    told = words_of(written(replace(counted, assessment=alone, cells=lived, agreed={}, priorities={})))
    assert "There are no two groups to compare." in told


def test_a_room_too_small_to_be_shown_has_no_key_to_faces_and_no_statement_without_a_word(fixed):
    counted = fixed.round_2026()
    cells = {
        name: {key: Cell((2, *(0,) * (len(cell.counts) - 1))) for key, cell in row.items()}
        for name, row in counted.cells.items()
    }
    told = words_of(written(replace(counted, cells=cells, agreed={})))
    assert not {"A face shows an answer.", "Each small person is one person."} & set(told)
    text = counted.assessment.statement("D-1").easy_text
    assert told[told.index(text) + 1] == "We do not show this, to keep people safe."
    assert (
        told[told.index("Where people see it differently", 20) + 1]
        == "We do not show this, to keep people safe."
    )
    assert "We found no clear difference." not in told


def test_promises_of_the_round_before_say_what_became_of_them_and_what_people_say(fixed):
    part = promises_edition(fixed.ACTIONS, "Northshire", 2025)
    counted = fixed.round_2026()
    asked = tuple(statement.id for statement in part.statements)
    opened = replace(
        counted.assessment,
        parts=(part, *counted.assessment.parts),
        chosen=(*asked, *counted.assessment.chosen),
    )
    rows = {name: {"lived": Cell((1, 2, 10), skipped=0)} for name in asked}
    counted = replace(counted, assessment=opened, cells={**rows, **counted.cells})
    for before in (fixed.round_2025(), None):
        lines = words_of(written(counted, before=before))
        then = lines[lines.index("These things were promised before.") :]
        assert then.index("Ring everyone back within two days") < then.index("10 of 13 people said yes.")
        assert ("Now" in then) is (before is not None)
    alone = words_of(written(fixed.round_2026()))
    assert "We do not know of promises from before." in alone


@pytest.mark.parametrize(
    ("good_from", "words"),
    [
        ("always", "Here only “Always true” is enough."),
        ("mostly", ""),
        ("sometimes", ""),
        ("rarely", "Here only not often true or more is enough."),
    ],
)
def test_where_a_band_is_only_partly_enough_it_is_said_which_answer_is(fixed, good_from, words):
    def asked_so(one):
        return replace(one, good_from=good_from) if one.good_from else one

    page = written(with_statements(fixed.round_2026(), asked_so))
    assert set(re.findall(r"Here only [^<.]*[.]", page)) == ({words} if words else set())


def test_two_people_lead_only_where_two_are_named(fixed):
    assert "Two people lead each one together." in written(fixed.round_2026())
    counted = fixed.round_2026()
    alone = replace(counted, actions=(replace(counted.actions[0], led_by_lived=""),))
    assert "Each one needs two people to lead it." in written(alone)


# Pictures


def test_each_statement_has_the_picture_that_its_bank_names_and_the_set_is_credited(fixed):
    page = written(fixed.round_2026())
    assert page.count('<svg class="icon"') == 2 + len(easy.PICTURES)
    assert "Pictures: Lucide" in page
    assert "Licence: ISC." in page


@pytest.mark.parametrize("spoilt", ["no-such-picture", "", "<u>", "../../etc/passwd", "x" * 10_000])
def test_a_picture_that_there_is_not_leaves_its_words_alone(fixed, spoilt):
    counted = with_statements(fixed.round_2026(), lambda found: replace(found, picture=spoilt))
    page = written(counted)
    assert "I choose what I do." in page
    assert page.count('<svg class="icon"') == len(easy.PICTURES)
    assert not spoilt or spoilt not in page


def test_a_set_that_is_not_here_is_not_credited_and_ours_is(fixed):
    pictures = PictureSet("photosymbols", "Pictures: somebody else's", "all rights")
    page = written(with_part(fixed.round_2026(), pictures=pictures))
    assert "somebody else" not in page
    assert easy.CREDIT.credit in page


def test_the_same_credit_under_several_licences_stands_in_the_order_of_the_parts(fixed):
    counted = fixed.round_2026()
    part = counted.assessment.parts[0]
    sets = [PictureSet(easy.SET, "Pictures: one credit", f"Licence {n}") for n in range(8)]
    parts = tuple(replace(part, bank=f"part-{n}", pictures=one) for n, one in enumerate(sets))
    many = replace(counted, assessment=replace(counted.assessment, parts=(part, *parts)))
    shown = [line for line in words_of(written(many)) if "one credit" in line]
    assert [line.split("Licence ")[1][0] for line in shown] == [str(n) for n in range(8)]


def test_without_the_library_of_pictures_the_page_says_all_in_words(fixed, monkeypatch):
    with_pictures = words_of(written(fixed.round_2026()))
    monkeypatch.setitem(__import__("sys").modules, "lucide", None)
    page = written(fixed.round_2026())
    assert "drawn" not in page.split("</style>")[1]
    assert [line for line in with_pictures if line not in words_of(page)] == [
        "Pictures: Lucide · Licence: ISC. https://lucide.dev"
    ]


@pytest.mark.parametrize(
    ("number", "lines"), [(1, 1), (10, 1), (11, 2), (20, 2), (MOST_PEOPLE, MOST_PEOPLE // 10)]
)
def test_people_are_drawn_ten_in_a_line(number, lines):
    drawn = people(number, number)
    assert f'viewBox="0 0 200 {30 * lines}"' in drawn
    areas = re.findall(r'width="(\d+)" height="(\d+)" fill', drawn)
    assert sum(int(width) * int(height) for width, height in areas) == number * 20 * 30


def test_a_large_group_is_drawn_as_a_part_of_all():
    assert 'width="25%"' in people(50, 200)
    assert people(0, 200) == ""


def test_the_page_says_what_a_bar_is_where_it_shows_one(fixed):
    counted = fixed.round_2026()
    assert easy_words.LONG_BAR not in written(counted)
    many = with_cell(counted, "D-1", "lived", Cell((9, 9, 9, 9, 9), skipped=0))
    assert easy_words.LONG_BAR in written(replace(many, people={**many.people, "lived": 45}))


def test_a_face_is_one_of_three():
    assert {face(name) for name in ("frown", "flat", "smile")} != {""}
    assert face("angry") == ""


# Other languages


def test_easy_words_in_another_language_than_the_page_give_way_to_the_usual_ones(fixed):
    polish = translated(fixed.round_2026(), "pl", POLISH)
    lines = words_of(written(polish, language="pl"))
    assert POLISH.statements["D-1"] in lines
    assert "I choose what I do." not in lines


def test_what_stays_in_english_says_so(fixed):
    arabic = written(fixed.round_2026(), language="pl")
    assert '<h4 id="statement-D-1" lang="en">I choose what I do.</h4>' in arabic
    assert '<span lang="en">Pictures: Lucide</span>' in arabic


# In a browser


@pytest.fixture
def opened(fixed, page, tmp_path):
    def show(audience="room", turned=False):
        told = written(fixed.round_2026(), policy_for(audience), before=fixed.round_2025())
        if turned:
            told = told.replace('<html lang="en-GB"', '<html lang="en-GB" dir="rtl"')
        file = tmp_path / "easy.html"
        file.write_text(told, encoding="utf-8")
        page.goto(file.as_uri())
        return page

    return show


SMALLEST = """() => Math.min(...[...document.querySelectorAll('body *')]
    .filter(found => [...found.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
    .filter(found => !found.closest('style, svg'))
    .map(found => parseFloat(getComputedStyle(found).fontSize)))"""
FOURTEEN_POINTS = 14 * 96 / 72


@pytest.mark.parametrize("audience", ["room", "public"])
def test_no_letter_is_smaller_than_fourteen_points_on_a_screen_or_on_paper(opened, audience):
    page = opened(audience)
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(SMALLEST) >= FOURTEEN_POINTS - 0.01
    page.emulate_media(media="print")
    assert page.evaluate(SMALLEST) >= FOURTEEN_POINTS - 0.01


PLACES = """() => [...document.querySelectorAll('.beside')]
    .filter(row => row.querySelector(':scope > .drawing'))
    .map(row => [row.querySelector('.drawing'), row.querySelector('.words')]
        .map(part => part.getBoundingClientRect())).map(([one, other]) =>
        [one.right <= other.left, one.left >= other.right, one.bottom <= other.top])"""


def test_pictures_stand_left_of_words_right_of_them_where_one_reads_from_the_right_and_above_on_a_phone(
    opened,
):
    left, right, above = 0, 1, 2
    page = opened()
    assert len(page.evaluate(PLACES)) > 8
    assert all(place[left] for place in page.evaluate(PLACES))
    page.set_viewport_size({"width": 320, "height": 800})
    assert all(place[above] for place in page.evaluate(PLACES))
    page.set_viewport_size({"width": 1280, "height": 800})
    page = opened(turned=True)
    assert all(place[right] for place in page.evaluate(PLACES))


def test_every_face_stands_beside_its_word_and_in_forced_colours_too(opened):
    page = opened()
    alone = page.evaluate(
        "[...document.querySelectorAll('.face')].filter(f => !f.closest('li, p').textContent.trim()).length"
    )
    assert page.locator(".face").count() > 20
    assert alone == 0
    page.emulate_media(forced_colors="active")
    ink, paper = page.evaluate(
        "[getComputedStyle(document.querySelector('.face')).stroke, getComputedStyle(document.body)"
        ".backgroundColor]"
    )
    assert ink != paper
