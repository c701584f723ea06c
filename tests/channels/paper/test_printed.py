"""Paper as it comes out of a printer, from the PDF and from a browser: no statement over two sides, the code
on every side, black alone, and tagged.
"""

import io
import re
from dataclasses import replace
from itertools import pairwise

import pikepdf
import pytest
from pdfua import validate

from made_up_languages import ARABIC, POLISH, translated
from mir_assess.channels.paper.documents import KINDS
from mir_assess.channels.paper.html import html
from mir_assess.channels.paper.pdf import pdf
from mir_assess.model.paper_codes import FORMS
from mir_assess.model.wishes import Wishes
from mir_assess.office.opening import assemble
from mir_assess.resources import folder
from printing import is_black_and_white, sides_of
from reading_pdf import tags_of, words_of_pdf

TEMPLATES = folder("templates")
EVERY = [(kind, form) for form in FORMS for kind in KINDS if kind != "script" or form == "standard"]
NO_LEVEL = "Does not apply to me"


@pytest.fixture(scope="session")
def pdfs(papers):
    return {key: pdf(document, TEMPLATES) for key, document in papers.items()}


@pytest.fixture(scope="session")
def whole_bank():
    """All statements of the built-in bank, as a council without a set of its own is asked them."""
    wishes = Wishes(name="northshire-2026", organisation="Northshire Council", year=2026)
    return assemble(wishes, folder("statements"), None, "2026-05-11")


@pytest.fixture(scope="session")
def printed(papers, browser):
    """Every HTML page as a browser prints it."""
    context = browser.new_context()
    page = context.new_page()
    found = {key: as_a_browser_prints(page, html(document, TEMPLATES)) for key, document in papers.items()}
    context.close()
    return found


def as_a_browser_prints(page, written):
    page.set_content(written.decode())
    return page.pdf(prefer_css_page_size=True, print_background=True)


def numbers_on(side, code):
    """The statements whose mark stands on a side of a sheet. Read back, a statement's own number may follow
    its mark without a gap.
    """
    return [int(number) for number in re.findall(rf"{code} · (\d+?)(?=\1\.|\D|$)", side)]


def assert_no_statement_is_split(sides, document):
    """On a sheet, each statement's mark and its last box stand on one side, and each stands once."""
    for group in document.contents.groups:
        asked = [each.number for section in group.sections for each in section.statements]
        for sheet in group.sheets:
            own = [side for side in sides if sheet.code in side and numbers_on(side, sheet.code)]
            assert [number for side in own for number in numbers_on(side, sheet.code)] == asked
            for side in own:
                assert side.count(NO_LEVEL) == len(numbers_on(side, sheet.code)), side


@pytest.mark.parametrize("form", FORMS)
def test_no_statement_of_a_sheet_stands_on_two_sides_of_the_pdf(pdfs, papers, form):
    assert_no_statement_is_split(sides_of(pdfs["sheets", form]), papers["sheets", form])


@pytest.mark.parametrize("form", FORMS)
def test_no_statement_of_a_sheet_stands_on_two_sides_from_a_browser(printed, papers, form):
    assert_no_statement_is_split(sides_of(printed["sheets", form]), papers["sheets", form])


@pytest.mark.parametrize("form", FORMS)
def test_nor_of_the_whole_bank(whole_bank, make, page, form):
    one_each = {"lived": (1, 1), "council": (1, 1)}
    (document,) = make(whole_bank, kinds=("sheets",), forms=(form,), people=one_each).values()
    assert len(whole_bank.chosen) > 60
    assert_no_statement_is_split(sides_of(pdf(document, TEMPLATES)), document)
    assert_no_statement_is_split(sides_of(as_a_browser_prints(page, html(document, TEMPLATES))), document)


@pytest.mark.parametrize("form", FORMS)
def test_each_sheet_and_each_page_to_keep_begins_a_leaf_of_its_own(pdfs, papers, form):
    sides = sides_of(pdfs["sheets", form])
    sheets = [sheet for group in papers["sheets", form].contents.groups for sheet in group.sheets]
    firsts = [sides.index(next(side for side in sides if f"Sheet {sheet.code}" in side)) for sheet in sheets]
    keeps = [sides.index(next(side for side in sides if sheet.receipt in side)) for sheet in sheets]
    assert all(place % 2 == 0 for place in (*firsts, *keeps))
    assert all(sheet.receipt not in side for sheet in sheets for side in sides if sheet.code in side)


def sides_of_cards(sides):
    return [side for side in sides if "Statement" in side]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("way", ["pdf", "browser"])
def test_a_side_of_cards_holds_one_statement_whole_as_often_as_it_says(pdfs, printed, papers, form, way):
    document = papers["cards", form]
    box, made = document.contents, pdfs if way == "pdf" else printed
    sides = sides_of_cards(sides_of(made["cards", form]))
    asked = [
        (group, each)
        for group in box.groups
        for _ in range(group.times)
        for section in group.sections
        for each in section.statements
    ]
    assert len(sides) == len(asked)
    for side, (group, each) in zip(sides, asked, strict=True):
        for part in (f"{document.edition}-{each.number}", group.group, NO_LEVEL, each.text):
            assert side.count(part) == box.across * box.down, (part, side)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("chosen", [(), ("first-eight",), ("at-a-day-centre",)], ids=["all", "eight", "five"])
def test_no_card_is_fuller_than_its_place(make, page, form, chosen):
    wishes = Wishes("northshire-2026", "Northshire Council", 2026, chosen_sets=chosen)
    opened = assemble(wishes, folder("statements"), None, "2026-05-11")
    document = make(opened, kinds=("cards",), forms=(form,))["cards", form]
    page.set_content(html(document, TEMPLATES).decode())
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 733, "height": 1050})  # what is left of A4 within its margins
    assert page.evaluate("[...document.querySelectorAll('.side')].every(one => one.offsetHeight < 1060)")
    full = page.evaluate(
        "[...document.querySelectorAll('.side > div')]"
        ".filter(card => card.scrollHeight > card.clientHeight + 1).map(card => card.textContent)"
    )
    assert full == []


def test_large_print_is_large_on_a_card_too(whole_bank, make, page):
    document = make(whole_bank, kinds=("cards",), forms=("large",))["cards", "large"]
    page.set_content(html(document, TEMPLATES).decode())
    sizes = page.evaluate(
        "[...document.querySelectorAll('.side > div > :not(.foot), .side .choices span')]"
        ".filter(each => each.textContent.trim()).map(each => parseFloat(getComputedStyle(each).fontSize))"
    )
    assert min(sizes) >= 18 / 0.75 - 0.01  # points to the pixels of a browser


@pytest.mark.parametrize("form", FORMS)
def test_a_sheet_tells_its_own_sides_and_not_its_place_in_the_pile(pdfs, printed, papers, form):
    """Sheets are printed in order: a number that ran through the pile would tell who sat where."""
    sides = sides_of(pdfs["sheets", form])
    for group in papers["sheets", form].contents.groups:
        for sheet in group.sheets:
            own = [side for side in sides if f"{sheet.code}" in side and "Page " in side]
            told = [f"Page {place} of {len(own)}" for place in range(1, len(own) + 1)]
            assert [words in side for words, side in zip(told, own, strict=True)] == [True] * len(own)
    assert not any(f" of {len(sides)}" in side for side in sides)
    for place, side in enumerate(sides_of(printed["sheets", form]), 1):
        assert str(place) not in [line.strip() for line in side.splitlines()]


@pytest.mark.parametrize("key", EVERY, ids="-".join)
def test_the_code_of_the_edition_is_on_every_side(pdfs, printed, papers, key):
    for made in (pdfs[key], printed[key]):
        for side in sides_of(made):
            assert papers[key].edition in side


@pytest.mark.parametrize("key", EVERY, ids="-".join)
def test_nothing_is_coloured(pdfs, printed, key):
    assert is_black_and_white(pdfs[key])
    assert is_black_and_white(printed[key])


@pytest.mark.parametrize("key", EVERY, ids="-".join)
def test_a_validator_finds_no_fault_in_the_tags(pdfs, papers, key, tmp_path):
    file = tmp_path / "paper.pdf"
    file.write_bytes(pdfs[key])
    assert [(found.rule_id, found.message) for found in validate(str(file)).findings] == []
    with pikepdf.open(io.BytesIO(pdfs[key])) as read:
        assert bool(read.Root.MarkInfo.Marked)
        assert str(read.Root.Lang) == "en-GB"
        with read.open_metadata() as told:
            assert told["dc:title"] == papers[key].title
            assert told["pdfuaid:part"] == "1"
        with read.open_outline() as outline:
            assert outline.root


def test_who_listens_hears_a_card_once_and_not_eight_times(pdfs, papers):
    said = words_of_pdf(pdfs["cards", "standard"])
    for group in papers["cards", "standard"].contents.groups:
        for section in group.sections:
            for each in section.statements:
                assert said.count(each.text) <= len(papers["cards", "standard"].contents.groups)


def test_headings_of_the_pdf_are_in_order(pdfs):
    for written in pdfs.values():
        ranks = [int(tag.kind[1]) for tag in tags_of(written).all("H1", "H2", "H3", "H4")]
        assert ranks[0] == 1
        assert ranks.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(ranks))


@pytest.mark.parametrize("form", ["standard", "easy"])
def test_in_polish_no_statement_is_split_either(fixed, make, form):
    opened = translated(fixed.round_2026(), "pl", POLISH).assessment
    (document,) = make(opened, "pl", forms=(form,), kinds=("sheets",)).values()
    written = pdf(document, TEMPLATES)
    assert POLISH.levels["never"][0] in words_of_pdf(written)
    with pikepdf.open(io.BytesIO(written)) as read:
        assert str(read.Root.Lang) == "pl"
    for side in sides_of(written):
        marks = re.findall(r"[2-9A-Z]{4}-[2-9A-Z]{5} · \d+", side)
        assert side.count(document.words["not_applicable"]) == len(marks)


@pytest.mark.parametrize("kind", ["sheets", "cards", "statements"])
def test_from_right_to_left_it_is_tagged_as_such_and_copied_as_it_reads(fixed, make, spoken_arabic, kind):
    opened = translated(fixed.round_2026(), "ar", ARABIC).assessment
    (document,) = make(opened, "ar", forms=("standard",), kinds=(kind,)).values()
    written = pdf(document, TEMPLATES)
    with pikepdf.open(io.BytesIO(written)) as read:
        assert str(read.Root.Lang) == "ar"
    assert ARABIC.levels["never"][0] in " ".join(words_of_pdf(written).split())
    page = html(document, TEMPLATES).decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert '<span lang="en" dir="ltr">' in page


HOSTILE = '<script>alert(1)</script> #panic("no") $x^2$ {code} "; } </style> ' + "x" * 300


def test_what_people_typed_stays_text(opened, make):
    hostile = replace(
        opened,
        organisation=HOSTILE,
        keeper=HOSTILE,
        safeguarding=HOSTILE,
        quiet_room=HOSTILE,
        groups=tuple(replace(group, label=HOSTILE) for group in opened.groups),
    )
    for document in make(hostile, forms=("standard",)).values():
        written = html(document, TEMPLATES).decode()
        assert "<script" not in written
        assert written.count("</style>") == 1
        assert 'panic("no")' in "".join(sides_of(pdf(document, TEMPLATES))) or document.kind == "statements"


def test_the_same_assessment_makes_the_same_bytes(opened, make):
    for document, again in zip(make(opened).values(), make(opened).values(), strict=True):
        assert html(document, TEMPLATES) == html(again, TEMPLATES)
        assert pdf(document, TEMPLATES) == pdf(again, TEMPLATES)


@pytest.mark.parametrize("way", ["a browser", "PDF"])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("named", ["", "the person named for this, whose name and place are rather long"])
def test_of_the_opening_words_no_line_stands_on_a_side_alone(opened, make, page, form, way, named):
    on = replace(opened, keeper=named, safeguarding=named, quiet_room=named)
    (document,) = make(on, forms=(form,), kinds=("welcome",)).values()
    lines = [" ".join(line.split()) for line in document.contents.lines]
    written = (
        pdf(document, TEMPLATES) if way == "PDF" else as_a_browser_prints(page, html(document, TEMPLATES))
    )
    sides = sides_of(written)
    held = [[line for line in lines if line in side] for side in sides]
    assert [line for side in held for line in side] == lines
    assert all(len(side) >= 4 for side in held), held
    if not named:
        assert len(sides) == 1
