"""The pages as PDF: tagged as the HTML is, the same words and numbers, one file on one computer, and a clear
word where the part that makes them is not installed.
"""

import io
import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdf
import pytest
from bs4 import BeautifulSoup
from pdfua import validate

from made_up_languages import ARABIC, POLISH, translated
from mir_assess import pipeline
from mir_assess.analysis.policy import ROOM, policy_for
from mir_assess.errors import ReportError
from mir_assess.model.assessment import Group
from mir_assess.model.round import Note
from mir_assess.report import pdf
from mir_assess.resources import folder
from reading import required, says, tool
from reading_pdf import tags_of, words_of_pdf

TEMPLATES = folder("templates")
HOSTILE = (
    '#import "x": * #panic("no") #sys.inputs',
    "$x^2$ *bold* _soft_ `raw` ```typ #panic()``` = Head / Term: x",
    "\\ ] [ } { #] @ref <label> // gone /* gone */ ~ -- --- ...",
    "{page} of {pages} )(U1x0y0) /S/TD",
    "x" * 2_000,
    "bell \x07 null \x00 turned \u202eround \ufeff end",
    "مرحبا \u200fabc\u200e שלום 漢字 বাংলা",
    "👩🏽‍🦽 \ue000 \U0010fffe",
)


def made(page):
    return pipeline.render(page, "pdf", TEMPLATES)


def html_of(page):
    return BeautifulSoup(pipeline.render(page, "html", TEMPLATES), "html.parser")


def pages(fixed, audience="room", language=None, words=None):
    """The report, the comparison and the trend of the fixed assessment."""
    code = language or "en"
    rounds = (fixed.round_2025(), fixed.round_2026(), fixed.round_2027())
    old, new, newest = (translated(one, code, words) if words else one for one in rounds)
    policy = policy_for(audience)
    return (
        pipeline.report(new, policy, code),
        pipeline.comparison(old, new, policy, code),
        pipeline.trend((old, new, newest), policy, code),
    )


def squeezed(text):
    """A text without what cannot be seen, and without the gaps, which each program finds elsewhere."""
    return re.sub(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]+", "", text)


@pytest.fixture(scope="module", params=["room", "public"])
def seen(request, fixed):
    """Every kind of page for one audience, each with its PDF."""
    return [(page, made(page)) for page in pages(fixed, request.param)]


# Tags


def checked(written, tmp_path):
    file = tmp_path / "page.pdf"
    file.write_bytes(written)
    found = validate(str(file))
    return [(finding.rule_id, finding.message) for finding in found.findings]


def test_a_validator_finds_no_fault(seen, tmp_path):
    for _, written in seen:
        assert checked(written, tmp_path) == []


def test_it_says_that_it_is_tagged_and_in_which_language_and_shows_its_title(seen):
    for page, written in seen:
        with pikepdf.open(io.BytesIO(written)) as file:
            assert bool(file.Root.MarkInfo.Marked)
            assert str(file.Root.Lang) == "en-GB"
            assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
            with file.open_metadata() as told:
                assert told["pdfuaid:part"] == "1"
                assert told["dc:title"] == html_of(page).title.string
                assert told["dc:creator"] == ["Northshire Council (made up)"]
                assert told["dc:description"]
            assert "Statements made up for tests" in str(file.docinfo.Keywords)


def test_bookmarks_and_headings_are_those_of_the_html(seen):
    for page, written in seen:
        headings = [
            (int(found.name[1]), " ".join(found.get_text().split()))
            for found in html_of(page).find_all(re.compile("h[1-6]"))
        ]
        tagged = [(int(tag.kind[1]), tag.words) for tag in tags_of(written).all("H1", "H2", "H3", "H4", "H5")]
        assert tagged == headings
        with pikepdf.open(io.BytesIO(written)) as file, file.open_outline() as outline:
            assert list(_bookmarks(outline.root, 1)) == headings


def _bookmarks(items, level):
    for item in items:
        yield level, str(item.title)
        yield from _bookmarks(item.children, level + 1)


def test_headings_stand_in_order(seen):
    for _, written in seen:
        ranks = [int(tag.kind[1]) for tag in tags_of(written).all("H1", "H2", "H3", "H4", "H5", "H6")]
        assert ranks[0] == 1
        assert ranks.count(1) == 1
        assert all(later - rank <= 1 for rank, later in pairwise(ranks))


def test_every_picture_has_the_words_that_the_html_has_for_it(seen):
    for page, written in seen:
        drawn = html_of(page).select("main :is(svg.bar, svg.drawn)")
        figures = tags_of(written).all("Figure")
        assert figures
        assert all(says(picture, tag.alt) for picture, tag in zip(drawn, figures, strict=True))


def test_every_table_has_headings_for_its_columns_and_rows(seen):
    for page, written in seen:
        tables = tags_of(written).all("Table")
        assert len(tables) == len(html_of(page).find_all("table"))
        for table in tables:
            head, *rows = table.all("TR")
            assert {cell.table["Scope"] for cell in head.all("TH")} == {"Column"}
            assert not head.all("TD")
            for row in rows:
                first, *others = row.all("TH", "TD")
                assert (first.kind, first.table["Scope"]) == ("TH", "Row")
                assert not [cell for cell in others if cell.kind == "TH" or "Headers" in cell.table]


def test_every_cell_of_a_table_is_that_of_the_html(seen):
    for page, written in seen:
        tables = zip(html_of(page).find_all("table"), tags_of(written).all("Table"), strict=True)
        for table, tagged in tables:
            assert [tag.words for tag in tagged.all("Caption")] == [table.caption.get_text()]
            cells = [(cell.get_text(), cell.get("rowspan", "1")) for cell in table.find_all(["th", "td"])]
            found = [(cell.words, cell.table.get("RowSpan", "1")) for cell in tagged.all("TH", "TD")]
            assert found == cells


def test_lists_and_peoples_words_are_tagged_as_such(seen):
    report, *others = (tags_of(written) for _, written in seen)
    quoted = [tag.words for tag in report.all("BlockQuote")]
    assert "They had decided before I came in." in quoted
    assert "Count the calls of one week" in [tag.words for tag in report.all("LBody")]
    for page in (report, *others):
        assert {tag.kind for tag in page.all("L") for tag in tag.parts} == {"LI"}


# Words


def sentences_of(page):
    """Every text of the HTML page, piece by piece."""
    found = html_of(page)
    for unseen in found.select("style, script, title, svg, .skip"):
        unseen.extract()
    return [text for text in (piece.strip() for piece in found.stripped_strings) if text]


def test_every_sentence_of_the_html_is_read_by_a_screen_reader(seen):
    for page, written in seen:
        read = squeezed(words_of_pdf(written))
        missing = [
            sentence
            for sentence in sentences_of(page)
            if not all(squeezed(piece) in read for piece in sentence.split("·"))
        ]
        assert missing == []


@pytest.fixture
def copied(tmp_path):
    """What is copied from a PDF by the commonest reader of them."""

    def read(written, order="-raw"):
        reader = required("poppler", tool("pdftotext"), "install it (apt install poppler-utils)")
        file = tmp_path / "page.pdf"
        file.write_bytes(written)
        done = subprocess.run([reader, order, file, "-"], capture_output=True, check=True)
        # A sentence that runs over to the next sheet has the foot of the first in its midst.
        return re.sub(r"\n[^\n]*Page \d+ of \d+\n\f?", "\n", done.stdout.decode())

    return read


def test_another_reader_finds_every_sentence(fixed, copied):
    for page in pages(fixed):
        found = squeezed(copied(made(page)))
        missing = [
            sentence
            for sentence in sentences_of(page)
            if len(sentence) > 3 and squeezed(sentence.split("·")[0]) not in found
        ]
        assert missing == []


def test_letters_that_are_drawn_as_one_are_still_two(fixed, copied):
    note = Note(
        "note",
        "An efficient office: five fjords, fluffy affinity.",
        "D-1",
        "lived",
        consent=True,
        checked="print",
    )
    written = made(pipeline.report(replace(fixed.round_2026(), notes=(note,)), ROOM))
    assert note.text in copied(written)
    assert note.text in words_of_pdf(written)


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: words[:12])
def test_what_people_typed_is_text_and_never_markup(fixed, words):
    counted = fixed.round_2026()
    groups = tuple(replace(group, label=f"{words[:200]}{group.id}") for group in counted.assessment.groups)
    assessment = replace(counted.assessment, organisation=words[:300], keeper=words, groups=groups)
    notes = (Note("note", words, "D-1", "lived", consent=True, checked="print"),)
    actions = tuple(replace(action, what=words, why=words, led_by_lived=words) for action in counted.actions)
    spoilt = replace(counted, assessment=assessment, notes=notes, actions=actions)
    page = pipeline.report(spoilt, ROOM)
    written = made(page)
    read = squeezed(words_of_pdf(written))
    shown = squeezed(page.statements[0].notes[0].notes[0].text)
    if shown.isascii():
        assert shown in read
    assert "end" in read if "end" in words else True
    assert len(tags_of(written).all("Table")) == len(html_of(page).find_all("table"))
    assert made(pipeline.report(spoilt, ROOM)) == written


def test_a_letter_that_no_typeface_has_is_shown_as_its_number(fixed):
    note = Note("note", "tea \U0010fffd", "D-1", "lived", consent=True, checked="print")
    written = made(pipeline.report(replace(fixed.round_2026(), notes=(note,)), ROOM))
    assert "tea ⟨U+10FFFD⟩" in words_of_pdf(written)


def test_a_note_keeps_its_lines(fixed):
    report, *_ = pages(fixed)
    quotes = {tag.words for tag in tags_of(made(report)).all("BlockQuote")}
    assert "My plan has my own words in it. All of them." in quotes


def test_a_long_note_runs_over_the_page_and_is_whole(fixed):
    words = "word " * 2000
    note = Note("change", words, "D-1", "lived", consent=True, checked="print")
    written = made(pipeline.report(replace(fixed.round_2026(), notes=(note,)), ROOM))
    assert squeezed(words) in squeezed(words_of_pdf(written))


# Paper


def test_pages_are_a4_numbered_and_no_more_than_they_need(seen):
    for _, written in seen:
        sheets = pypdf.PdfReader(io.BytesIO(written)).pages
        assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in sheets} == {
            (595, 842)
        }
        assert len(sheets) <= 14
        for number, sheet in enumerate(sheets, start=1):
            assert f"Page {number} of {len(sheets)}" in sheet.extract_text()


def test_a_picture_and_its_table_stand_on_one_sheet_with_the_heading_before_them(seen):
    for _, written in seen:
        with pikepdf.open(io.BytesIO(written)) as file:
            numbers = {page.objgen: number for number, page in enumerate(file.pages)}
            (document,) = file.Root.StructTreeRoot.K
            before = None
            for element in document.K:
                sheets = {numbers[page] for page in _sheets_of(element)}
                kind = str(element.S)
                if kind == "/Div" and "/Figure" in _kinds_in(element):
                    assert len(sheets) == 1
                    # Small pictures stand in rows, of which the first stands by the heading.
                    assert before in (sheets, None)
                    before = None
                if kind.startswith("/H"):
                    before = sheets


def _kinds_in(element):
    if isinstance(element, pikepdf.Dictionary):
        yield str(element.get("/S"))
        for kid in element.get("/K", []) if isinstance(element.get("/K"), pikepdf.Array) else []:
            yield from _kinds_in(kid)


def _sheets_of(element):
    if isinstance(element, pikepdf.Dictionary):
        if "/Pg" in element:
            yield element.Pg.objgen
        for kid in element.get("/K", []) if isinstance(element.get("/K"), pikepdf.Array) else []:
            yield from _sheets_of(kid)


def test_a_short_table_is_not_torn_wherever_it_comes_to_stand(fixed):
    page = pipeline.comparison(fixed.round_2025(), fixed.round_2026(), ROOM)
    places = set()
    for lines in range(0, 45, 3):
        moved = replace(page, in_short=("Something to say.",) * lines)
        with pikepdf.open(io.BytesIO(made(moved))) as file:
            numbers = {sheet.objgen: number for number, sheet in enumerate(file.pages)}
            (document,) = file.Root.StructTreeRoot.K
            tables = (element for element in document.K if "/Table" in _kinds_in(element))
            sheets = {numbers[sheet] for sheet in _sheets_of(next(tables))}
        assert len(sheets) == 1
        places |= sheets
    assert len(places) > 1


def test_a_table_too_wide_for_the_paper_goes_on_in_another(fixed):
    counted = fixed.round_2026()
    many = tuple(Group(f"g{number}", f"Group {number}", "other") for number in range(1, 15))
    cells = {
        name: {**row, **{group.id: row["lived"] for group in many}} for name, row in counted.cells.items()
    }
    people = {**counted.people, **{group.id: 13 for group in many}}
    assessment = replace(counted.assessment, groups=(*counted.assessment.groups, *many))
    page = pipeline.report(replace(counted, assessment=assessment, cells=cells, people=people), ROOM)
    every = tags_of(made(page)).all("Table")
    tables = [table for table in every if "People by answer" in [tag.words for tag in table.all("Caption")]]
    assert max(len(table.all("TR")[0].all("TH")) for table in every) == 7
    first = [[cell.words for cell in table.all("TR")[0].all("TH")] for table in tables[:3]]
    assert [len(heads) for heads in first] == [7, 7, 5]
    assert [name for heads in first for name in heads[1:]][-14:] == [group.label for group in many]
    assert len(tables) == 3 * len(page.statements)


def test_a_round_without_answers_says_so(fixed):
    counted = fixed.round_2026()
    nobody = replace(counted, cells={}, agreed={}, notes=(), priorities={}, actions=(), rated_again=())
    read = words_of_pdf(made(pipeline.report(nobody, ROOM)))
    assert "No statement has been rated yet." in read
    assert "No action has been written down yet." in read


# The same each time


def test_it_tells_the_day_of_the_round_and_no_other_time(fixed):
    for counted, day in (
        (fixed.round_2026(), "20260601"),
        (replace(fixed.round_2026(), sealed=None), "20260511"),
    ):
        with pikepdf.open(io.BytesIO(made(pipeline.report(counted, ROOM)))) as file:
            assert str(file.docinfo.CreationDate).startswith(f"D:{day}000000")
            assert str(file.docinfo.ModDate).startswith(f"D:{day}000000")


# Languages


def test_a_page_in_polish_is_tagged_so_and_what_falls_back_is_marked(fixed, copied, tmp_path):
    for page in pages(fixed, language="pl", words=POLISH):
        written = made(page)
        tags = tags_of(written)
        with pikepdf.open(io.BytesIO(written)) as file:
            assert str(file.Root.Lang) == "pl"
        fallen = [tag.words for tag in tags if tag.language == "en"]
        assert "I know who will help me, day or night." in fallen
        assert not [words for words in fallen if POLISH.statements["D-1"] in words]
        assert squeezed(POLISH.statements["D-1"]) in squeezed(copied(written))
        assert checked(written, tmp_path) == []


PLAIN = "أنا أقود التخطيط لدعمي."
MIXED = "قال 12 من Northshire Council إن 5 of 8 people صحيح (2026)."
MARKED = "صار هذا صحيحاً غالباً، وكتبتُ إليكَ حقًّا."
WRAPPED = (
    "أختار كيف أقضي أيامي وأشعر بالأمان حيث أعيش في هذا المكان الجميل مع أصدقائي وعائلتي "
    "وألتقي بهم متى أردت في البيت أو في الحديقة ولا يسألني أحد عن سبب ما أفعله طوال النهار أو الليل."
)
"""Notes in Arabic: of one line; with names and numbers; with marks over letters; of more than one line."""

ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))


def noted(fixed, *texts):
    """The report in Arabic as far as there is any, with these notes."""
    notes = tuple(Note("note", text, "D-1", "lived", consent=True, checked="print") for text in texts)
    return pipeline.report(replace(translated(fixed.round_2026(), "ar", ARABIC), notes=notes), ROOM, "ar")


@pytest.fixture(params=["an English page", "a page from right to left"])
def turned(request):
    """Notes in Arabic on a page of either way."""
    if request.param != "an English page":
        request.getfixturevalue("spoken_arabic")
    return request.param


def test_words_from_right_to_left_are_read_and_copied_in_their_order(fixed, turned, copied):
    texts = {PLAIN, MIXED, MARKED, WRAPPED}
    written = made(noted(fixed, *texts))
    assert {tag.words.translate(ISOLATES) for tag in tags_of(written).all("BlockQuote")} == texts
    copies = [copied(written, "-nopgbrk")]
    copies.append("\n".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(written)).pages))
    for found in (squeezed(copy).replace(".", "") for copy in copies):
        assert all(squeezed(text).replace(".", "") in found for text in (PLAIN, WRAPPED))
    # Where a line is mixed, this reader puts its parts in the order of most of the page.
    if turned != "an English page":
        assert squeezed(MIXED.split("5", maxsplit=1)[0]) in squeezed(copies[0])


def test_every_text_of_a_page_from_right_to_left_is_read_in_its_order(fixed, spoken_arabic):
    for page in pages(fixed, language="ar", words=ARABIC):
        read = squeezed(words_of_pdf(made(page)))
        missing = [
            sentence
            for sentence in sentences_of(page)
            if not all(squeezed(piece) in read for piece in sentence.split("·"))
        ]
        assert missing == []


def test_a_page_from_right_to_left_is_without_fault_and_the_same_each_time(fixed, spoken_arabic, tmp_path):
    for page in pages(fixed, language="ar", words=ARABIC):
        written = made(page)
        assert checked(written, tmp_path) == []
        assert pdf._in_order(written) == pdf._in_order(written)
        with pikepdf.open(io.BytesIO(written)) as file:
            assert str(file.Root.Lang) == "ar"
            assert file.Root.ViewerPreferences.Direction == "/R2L"


def test_nothing_moves_where_words_are_put_in_order(fixed, monkeypatch, tmp_path):
    page = noted(fixed, MIXED, MARKED, WRAPPED)
    in_order = drawn(made(page), tmp_path / "in order")
    monkeypatch.setattr(pdf, "_in_order", lambda written: written)
    assert drawn(made(page), tmp_path / "as they came") == in_order


def drawn(written, folder):
    """The sheets as pictures."""
    printer = required("poppler", tool("pdftoppm"), "install it (apt install poppler-utils)")
    folder.mkdir()
    (folder / "page.pdf").write_bytes(written)
    subprocess.run([printer, "-r", "60", folder / "page.pdf", folder / "sheet"], check=True)
    return [sheet.read_bytes() for sheet in sorted(folder.glob("*.ppm"))]


def test_a_page_without_such_words_waits_for_nothing_that_puts_them_in_order(fixed, monkeypatch):
    monkeypatch.setitem(sys.modules, "mir_assess.report.right_to_left", None)
    made(pipeline.report(fixed.round_2026(), ROOM))
    with pytest.raises(ImportError):
        made(noted(fixed, PLAIN))


# What must be installed


@pytest.fixture
def without_typst(monkeypatch):
    """Hide the extra, as where it was never installed."""
    from mir_assess import report

    found = report.find_spec
    monkeypatch.setattr(report, "find_spec", lambda name: None if name == "typst" else found(name))


def test_without_its_extra_it_says_what_to_install(fixed, without_typst):
    page = pipeline.report(fixed.round_2026(), ROOM)
    with pytest.raises(ReportError) as told:
        made(page)
    assert 'pip install "mir-assess[pdf]"' in str(told.value)
    assert "Windows on ARM" in str(told.value)
    assert told.value.exit_code == 1
    assert pipeline.render(page, "html", TEMPLATES)


def test_other_formats_do_not_wait_for_it():
    source = str(Path(pipeline.__file__).parents[1])
    program = (
        f"import sys; sys.path.insert(0, {source!r})\n"
        "from mir_assess import pipeline, report\n"
        "from mir_assess.report import html, markdown, data, table\n"
        "report.lacking(['pdf'])\n"
        "print([name for name in sys.modules if name.startswith(('typst', 'fontpkg_noto'))])"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_a_typeface_that_is_missing_is_an_error_and_no_other_is_put_in_its_place(
    fixed, monkeypatch, tmp_path
):
    monkeypatch.setattr(pdf, "_font_folders", lambda: [tmp_path])
    with pytest.raises(ReportError, match="unknown font family"):
        made(pipeline.report(fixed.round_2026(), ROOM))
