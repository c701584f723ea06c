"""Pages in other languages: the same figures in each, whole sentences, every text marked as what it is."""

import json
import re
from dataclasses import replace

import pytest

from docx_reading import part
from made_up_languages import ARABIC, POLISH, translated
from mir_assess import pipeline
from mir_assess.analysis.policy import policy_for
from mir_assess.model.assessment import Action, Group
from mir_assess.model.promises import promises_edition
from mir_assess.report import FORMATS
from mir_assess.report.tongue import on_a_page, say
from mir_assess.resources import folder
from mir_assess.speech import speaking
from reading import W, words_in, words_of

TEMPLATES = folder("templates")
WORDS = ("sentence", "limits", "method", "text", "old_text", "label", "wording", "room")


@pytest.fixture
def rounds(fixed):
    """The two fixed rounds, with words in Polish and in Arabic by the code that is asked for."""

    def found(code, words):
        return tuple(translated(one, code, words) for one in (fixed.round_2025(), fixed.round_2026()))

    return found


def report(found, language, name="html", audience="room"):
    page = pipeline.report(found, policy_for(audience), language)
    return pipeline.render(page, name, TEMPLATES).decode()


def comparison(old, new, language, name="html", audience="room"):
    page = pipeline.comparison(old, new, policy_for(audience), language)
    return pipeline.render(page, name, TEMPLATES).decode()


def figures(document):
    """A JSON page without its words."""
    if isinstance(document, dict):
        return {key: figures(value) for key, value in document.items() if key not in WORDS}
    return [figures(item) for item in document] if isinstance(document, list) else document


# Figures


@pytest.mark.parametrize("audience", ["room", "public"])
def test_a_round_reports_the_same_figures_in_every_language(rounds, audience):
    old, new = rounds("pl", POLISH)
    for page in (report, lambda found, *more: comparison(old, found, *more)):
        english, polish = (json.loads(page(new, code, "json", audience)) for code in ("en", "pl"))
        assert figures(english) == figures(polish)
        assert english["limits"] != polish["limits"]


@pytest.mark.parametrize("audience", ["room", "public"])
def test_rounds_in_a_row_have_the_same_figures_and_every_text_in_every_language(fixed, audience):
    rounds = [
        translated(one, "pl", POLISH) for one in (fixed.round_2025(), fixed.round_2026(), fixed.round_2027())
    ]
    english, polish = (
        json.loads(
            pipeline.render(pipeline.trend(rounds, policy_for(audience), code), "json", TEMPLATES).decode()
        )
        for code in ("en", "pl")
    )
    assert figures(english) == figures(polish)
    assert polish["statements"][0]["text"] == POLISH.statements["D-1"]
    assert polish["limits"] != english["limits"]


def test_the_digest_and_the_keys_stay_and_the_words_do_not(rounds):
    english, polish = (json.loads(report(rounds("pl", POLISH)[1], code, "json")) for code in ("en", "pl"))
    assert [bank["digest"] for bank in english["banks"]] == [bank["digest"] for bank in polish["banks"]]
    assert polish["scales"]["truth"]["levels"][3] == {"key": "mostly", "label": "Zwykle tak jest"}
    assert polish["statements"][0]["text"] == POLISH.statements["D-1"]
    assert [group["label"] for group in polish["groups"]][:2] == [
        "Osoby z własnym doświadczeniem",
        "Zespół urzędu",
    ]


HTML = [name for name, form in FORMATS.items() if form.extension == "html"]


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_spoken_elsewhere_changes_no_page(fixed, name):
    """A page is in the language that was asked for, whenever it is laid out."""
    page = pipeline.report(fixed.round_2026(), policy_for("room"), "en")
    with speaking("pl"):
        assert pipeline.render(page, name, TEMPLATES) == pipeline.render(page, name, TEMPLATES)
        told = pipeline.render(page, name, TEMPLATES)
    assert "osób" not in words_of(told, name)
    assert told == pipeline.render(page, name, TEMPLATES)


def test_a_page_is_in_the_language_spoken_unless_another_is_asked_for(rounds):
    _, new = rounds("pl", POLISH)
    with speaking("pl"):
        assert report(new, None) == report(new, "pl")


# Words


@pytest.mark.parametrize("kind", ["report", "comparison"])
def test_golden(rounds, golden, kind):
    old, new = rounds("pl", POLISH)
    if kind == "report":
        golden("report/northshire-2026-room.pl.md", report(new, "pl", "markdown").encode())
    else:
        golden("report/northshire-2025-to-2026-room.pl.md", comparison(old, new, "pl", "markdown").encode())


def test_every_word_of_the_program_goes_through_the_catalogue(spoken_arabic, rounds):
    """What is left in Latin letters on a page was typed by people, or is the bank's."""
    old, new = rounds("ar", ARABIC)
    for audience in ("room", "public"):
        pages = [report(new, "ar", name, audience) for name in HTML]
        for page in (*pages, comparison(old, new, "ar", "html", audience)):
            told = re.sub(r"<style>.*?</style>|<[^>]*>|&#?\w+;|[\u2066-\u2069]", " ", page, flags=re.DOTALL)
            typed = " ".join([*_strings(new), *_strings(old), "mir-assess English"])
            left = {word for word in re.findall(r"[A-Za-z]{2,}", told) if word not in typed}
            assert left == set()


def _strings(value):
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _strings(getattr(value, name))


def test_what_falls_back_is_marked_and_said_once(rounds):
    page = report(rounds("pl", POLISH)[1], "pl")
    assert '<html lang="pl">' in page
    assert 'id="statement-S-2" lang="en">I know who will help me, day or night.</h3>' in page
    assert 'id="statement-D-1">To ja decyduję' in page
    assert (
        page.count("Nie wszystko jest w języku strony (Polski): 1 zdanie pokazujemy w innym (English).") == 1
    )


def test_a_language_the_program_does_not_speak_marks_the_banks_texts(rounds):
    page = report(rounds("ar", ARABIC)[1], "ar")
    assert '<html lang="en-GB">' in page
    assert f'lang="ar" dir="rtl">{ARABIC.statements["D-1"]}</h3>' in page
    assert "The program has no words in this language yet" in page
    assert "2 statements are shown in English." in page


def test_words_that_people_typed_stay_and_find_their_own_direction(fixed):
    found = fixed.round_2026()
    promised = promises_edition([Action("a1", "اتصلوا بنا", "x", "y")], "Northshire", 2025)
    assessment = replace(
        found.assessment,
        parts=(promised, *found.assessment.parts),
        chosen=("promise-a1", *found.assessment.chosen),
    )
    cells = {
        "promise-a1": {
            name: replace(cell, counts=cell.counts[:3]) for name, cell in found.cells["D-1"].items()
        }
    }
    cells["promise-a1"]["partners"] = replace(cells["promise-a1"]["partners"], agreed=None)
    page = report(replace(found, assessment=assessment, cells={**cells, **found.cells}), "pl")
    assert re.search(r'<h\d class="topic" id="statement-promise-a1" dir="auto">اتصلوا بنا</h', page)
    assert '<li dir="auto">They had decided before I came in.</li>' in page
    assert re.search(r"<h3[^>]* dir=\"auto\"[^>]*>Ring everyone back within two days</h3>", page)


def test_a_name_that_reads_the_other_way_is_set_apart_in_a_sentence(fixed):
    found = fixed.round_2026()
    lived, _, *others = found.assessment.groups
    groups = (lived, Group("council", "فريق البلدية", "council"), *others)
    other = replace(found, assessment=replace(found.assessment, groups=groups))
    assert "of \u2068فريق البلدية\u2069 thought" in report(other, "en")
    assert "\u2068" not in report(found, "en")
    with_marks_off = pipeline.statement_picture(other, "D-1")
    assert all("\u2068" not in answers.saying for answers in with_marks_off.answers)


@pytest.mark.parametrize(
    ("language", "name", "is_apart"),
    [
        ("en", "فريق", True),
        ("en", "𞤖𞤢𞤤", True),
        ("ar", "فريق", False),
        ("ff-Adlm", "𞤖𞤢𞤤", False),
        ("ff-Adlm", "Care", True),
    ],
)
def test_a_name_is_set_apart_where_its_letters_read_the_other_way(language, name, is_apart):
    with on_a_page(language):
        assert ("\u2068" in say("{name}: {words}", name=name, words="!")) is is_apart


def test_numbers_are_written_as_the_language_writes_them(fixed):
    found = fixed.round_2026()
    many = replace(found, people={**found.people, "lived": 1300})
    assert "1,300 people took part" in report(many, "en")
    assert "udział wzięło 1\u00a0300 osób" in report(many, "pl")
    assert "rate of 0.1 over" in report(many, "en")
    assert "odkryć 0,1 (" in report(many, "pl")


# Right to left


@pytest.fixture
def opened(page, tmp_path):
    """Open a page in the browser."""

    def show(html):
        file = tmp_path / "page.html"
        file.write_text(html, encoding="utf-8")
        page.goto(file.as_uri())
        return page

    return show


def whole_and_accessible(page):
    from axe_playwright_python.sync_playwright import Axe

    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        found = Axe().run(page)
        assert found.violations_count == 0, f"at {width} px: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        cut = page.evaluate(
            "[...document.querySelectorAll('.scroll')].filter(b => b.scrollWidth > b.clientWidth + 1).length"
        )
        assert cut == 0, f"{cut} tables are wider than a page of {width} px"


@pytest.mark.parametrize("kind", ["report", "comparison"])
def test_a_page_from_right_to_left_is_whole_and_accessible(spoken_arabic, rounds, opened, kind):
    old, new = rounds("ar", ARABIC)
    whole_and_accessible(opened(report(new, "ar") if kind == "report" else comparison(old, new, "ar")))


@pytest.mark.parametrize("kind", ["report", "comparison"])
def test_a_page_in_polish_is_whole_and_accessible(rounds, opened, kind):
    old, new = rounds("pl", POLISH)
    whole_and_accessible(opened(report(new, "pl") if kind == "report" else comparison(old, new, "pl")))


def test_statements_from_right_to_left_are_whole_in_an_english_page(rounds, opened):
    page = opened(report(rounds("ar", ARABIC)[1], "ar"))
    whole_and_accessible(page)
    assert page.evaluate("getComputedStyle(document.querySelector('#statement-D-1')).direction") == "rtl"


def test_a_page_from_right_to_left_is_laid_out_so(spoken_arabic, rounds, opened):
    page = opened(report(rounds("ar", ARABIC)[1], "ar"))
    page.set_viewport_size({"width": 1280, "height": 800})
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
    # The first column of a table stands on the right, and numbers at the other end of their cells.
    first, last = page.evaluate(
        "(row => [row.cells[0], row.cells[row.cells.length - 1]].map(c => c.getBoundingClientRect().left))"
        "(document.querySelector('.statement figure tbody tr'))"
    )
    assert first > last
    assert page.evaluate("getComputedStyle(document.querySelector('.statement td')).textAlign") == "end"
    # What keeps the promise goes to the left of the line, and a statement in English reads its own way.
    kept = page.evaluate(
        "[...document.querySelector('svg.bar').querySelectorAll('rect.y1, rect.y6')]"
        ".map(piece => parseFloat(piece.getAttribute('x')))"
    )
    assert kept
    assert max(kept) < 50
    not_yet, keeps = page.evaluate(
        "[...document.querySelector('.sides').children].map(end => end.getBoundingClientRect().left)"
    )
    assert keeps < not_yet
    assert page.evaluate("getComputedStyle(document.querySelector('#statement-S-2')).direction") == "ltr"


@pytest.mark.parametrize("kind", ["report", "comparison"])
def test_a_document_from_right_to_left_is_laid_out_so(spoken_arabic, rounds, kind):
    old, new = rounds("ar", ARABIC)
    policy = policy_for("room")
    one = (
        pipeline.report(new, policy, "ar")
        if kind == "report"
        else pipeline.comparison(old, new, policy, "ar")
    )
    content = pipeline.render(one, "docx", TEMPLATES)
    document = part(content, "word/document.xml")
    ways = {}
    for paragraph in document.iter(f"{W}p"):
        mark = paragraph.find(f"{W}pPr/{W}bidi")
        assert mark is not None
        ways.setdefault(mark.get(f"{W}val", "1"), set()).add(words_in(paragraph))
    assert ARABIC.statements["D-1"] in ways["1"]
    assert "I know who will help me, day or night." in ways["0"]
    assert all(table.find(f"{W}tblPr/{W}bidiVisual") is not None for table in document.iter(f"{W}tbl"))
    assert document.find(f"{W}body/{W}sectPr/{W}bidi") is not None
    runs = [run for run in document.iter(f"{W}r") if run.find(f"{W}rPr/{W}rtl") is not None]
    letters = "".join(text.text for run in runs for text in run.iter(f"{W}t"))
    assert not re.search("[A-Za-z]{4}", letters), (
        "a stretch from left to right among those from right to left"
    )
    default = part(content, "word/styles.xml").find(f"{W}docDefaults").find(f".//{W}lang")
    assert default.get(f"{W}bidi") == "ar-SA"
    assert "\u2068" not in words_of(content, "docx")
