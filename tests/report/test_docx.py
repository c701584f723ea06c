"""The Word document: all that the web page says, in Word's own styles, for Word and others to read."""

import io
import os
import re
import subprocess
import sys
import zipfile
from collections import Counter
from dataclasses import replace
from importlib.util import find_spec
from itertools import pairwise
from xml.etree import ElementTree as ET

import docx
import pytest
from bs4 import BeautifulSoup

from docx_reading import WP, outline, part, style_names, style_of
from made_up_languages import ARABIC, POLISH, translated
from mir_assess import pipeline
from mir_assess.analysis.policy import ROOM, policy_for
from mir_assess.model.round import Note
from mir_assess.report.charts import Dumbbell, Row, Stand
from mir_assess.report.docx.paper import Paper
from mir_assess.report.docx.pictures import Pictures, _arabic, pixels_of
from mir_assess.report.docx.runs import stretches
from mir_assess.report.languages import Tongue
from mir_assess.resources import folder
from reading import W, required, says, tool, words_in, words_of

TEMPLATES = folder("templates")
KINDS = ("report", "comparison", "trend")


def page_of(fixed, kind, audience="room", language=None):
    policy = policy_for(audience)
    old, new = fixed.round_2025(), fixed.round_2026()
    if kind == "report":
        return pipeline.report(new, policy, language)
    if kind == "trend":
        return pipeline.trend((old, new, fixed.round_2027()), policy, language)
    return pipeline.comparison(old, new, policy, language)


def written(page):
    return pipeline.render(page, "docx", TEMPLATES)


@pytest.fixture(scope="module")
def documents(fixed):
    """Every kind of page for the room, as they are and as a document."""
    return {kind: (page := page_of(fixed, kind), written(page)) for kind in KINDS}


# What it says


def pieces_of(html):
    """Every text of a web page that stands in an element of its own, without the marks around names."""
    soup = BeautifulSoup(html, "html.parser")
    for unseen in soup.select("style, .skip, nav, footer, title"):
        unseen.extract()
    for line in soup.find_all("br"):
        line.replace_with("\n")
    told = soup.find_all(["h1", "h2", "h3", "h4", "h5", "p", "li", "th", "td", "dt", "dd", "caption"])
    for element in told:
        if element.find(["p", "li"]):
            continue
        for piece in element.get_text("\n").split("\n"):
            yield plain(piece)


def plain(text):
    return " ".join(re.sub("[\u2066-\u2069]", "", text).split())


@pytest.mark.parametrize("audience", ["room", "public"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_sentence_and_number_of_the_web_page_is_in_the_document(fixed, kind, audience):
    page = page_of(fixed, kind, audience)
    told = plain(words_of(written(page), "docx"))
    html = pipeline.render(page, "html", TEMPLATES).decode()
    pieces = [piece for piece in pieces_of(html) if piece]
    assert len(pieces) > 100
    assert [piece for piece in pieces if piece not in told] == []


@pytest.mark.parametrize("kind", KINDS)
def test_headings_come_in_the_order_and_depth_of_the_web_page(documents, kind):
    page, content = documents[kind]
    soup = BeautifulSoup(pipeline.render(page, "html", TEMPLATES), "html.parser")
    for unseen in soup.select("nav"):
        unseen.extract()
    there = [
        (int(found.name[1]) - 1, plain(found.get_text())) for found in soup.find_all(re.compile("h[2-6]"))
    ]
    names = style_names(content)
    here = [
        (int(style[-1]), plain(words_in(paragraph)))
        for paragraph in part(content, "word/document.xml").iter(f"{W}p")
        if (style := style_of(paragraph, names)).startswith("heading")
    ]
    assert here == there
    assert here[0][0] == 1
    assert all(after - before <= 1 for (before, _), (after, _) in pairwise(here))


@pytest.mark.parametrize("audience", ["room", "public"])
@pytest.mark.parametrize("kind", KINDS)
def test_tables_hold_the_numbers_of_the_web_page(fixed, kind, audience):
    """Each number by what names its row and its column: rows that are told together share a row here."""
    page = page_of(fixed, kind, audience)
    there = Counter()
    for table in BeautifulSoup(pipeline.render(page, "html", TEMPLATES), "html.parser").find_all("table"):
        there.update(numbers_on_the_web(table))
    here = Counter()
    for table in part(written(page), "word/document.xml").iter(f"{W}tbl"):
        here.update(numbers_in_word(table))
    assert here == there
    assert len(here) > 20


def numbers_on_the_web(table):
    """Yield the name of a row, that of a column, and what stands there, where a cell may reach over rows."""
    columns = [plain(cell.get_text()) for cell in table.thead.find_all("th")][1:]
    reaching = {}
    for row in table.select("tbody tr"):
        name, *cells = row.find_all(["th", "td"])
        if name.get("scope") == "rowgroup":
            continue
        begun = iter(cells)
        for column in columns:
            text, left = reaching.get(column) or (None, 0)
            if not left:
                cell = next(begun)
                text, left = plain(cell.get_text()), int(cell.get("rowspan", 1))
            reaching[column] = text, left - 1
            yield plain(name.get_text()), column, text


def numbers_in_word(table):
    header, *rows = (list(row.iter(f"{W}tc")) for row in table.iter(f"{W}tr"))
    columns = [plain(words_in(cell)) for cell in header][1:]
    for name, *cells in rows:
        for one in words_in(name).split("\n"):
            for column, cell in zip(columns, cells, strict=True):
                yield plain(one), column, plain(words_in(cell))


@pytest.mark.parametrize("audience", ["room", "public"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_cell_of_a_table_reaches_over_others_and_none_is_empty(fixed, kind, audience):
    """Word's own check of a document finds fault with merged cells, and a screen reader gets lost in them."""
    tables = list(part(written(page_of(fixed, kind, audience)), "word/document.xml").iter(f"{W}tbl"))
    assert tables
    for table in tables:
        assert not [*table.iter(f"{W}vMerge"), *table.iter(f"{W}gridSpan")]
        rows = [list(row.iter(f"{W}tc")) for row in table.iter(f"{W}tr")]
        assert {len(row) for row in rows} == {len(rows[0])}
        assert all(plain(words_in(cell)) for row in rows for cell in row)


@pytest.mark.parametrize("kind", KINDS)
def test_structure(documents, golden, kind):
    golden(f"report/northshire-{kind}-room.docx.outline.txt", outline(documents[kind][1]))


def test_a_round_nobody_answered_is_a_whole_document(fixed):
    counted = replace(fixed.round_2026(), cells={}, people={}, agreed={}, notes=(), priorities={}, actions=())
    counted = replace(counted, assessment=replace(counted.assessment, chosen=()))
    told = words_of(written(pipeline.report(counted, ROOM)), "docx")
    assert "No statement has been rated yet." in told
    assert "No action has been written down yet." in told


# How it is made


@pytest.mark.parametrize("kind", KINDS)
def test_pictures_have_words_vectors_and_pixels(documents, kind):
    page, content = documents[kind]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    targets = {
        rel.get("Id"): f"word/{rel.get('Target')}"
        for rel in ET.fromstring(parts["word/_rels/document.xml.rels"])
    }
    described = list(part(content, "word/document.xml").iter(f"{WP}inline"))
    html = pipeline.render(page, "html", TEMPLATES).decode()
    soup = BeautifulSoup(html, "html.parser")
    pictures = soup.select("main :is(svg.bar, svg.drawn)")
    drawn = [told["class"] for told in pictures]
    if kind == "trend":
        titles = [told.title.string for told in pictures]
        # On paper the small pictures of a statement stand beside one another, in one.
        whole = [inline.find(f"{WP}docPr").get("descr") for inline in described]
        assert sorted(" ".join(whole)) == sorted(" ".join(map(plain, titles)))
        assert all(any(plain(title) in told for told in whole) for title in titles)
        assert 5 < len(described) < len(drawn)
    else:
        assert len(described) == len(drawn)
        assert drawn.count(["bar"]) > 5
    assert (["drawn"] in drawn) == (kind != "comparison")
    embed = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
    for inline in described:
        told = inline.find(f"{WP}docPr")
        assert kind == "trend" or any(says(picture, told.get("descr")) for picture in pictures)
        assert told.get("title")
        (blip,) = inline.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip")
        (vector,) = inline.iter("{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip")
        assert parts[targets[blip.get(embed)]].startswith(b"\x89PNG")
        assert parts[targets[vector.get(embed)]].startswith(b"<svg")
    assert len({inline.find(f"{WP}docPr").get("id") for inline in described}) == len(described)


def test_pixels_come_from_our_typeface_alone_and_are_always_the_same():
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30" font-family="{}">'
        '<text y="20">12</text></svg>'
    )
    ours, theirs = (svg.format(family) for family in ("Atkinson Hyperlegible", "DejaVu Sans"))
    assert pixels_of(ours) == pixels_of.__wrapped__(ours)
    assert pixels_of(ours) != pixels_of(svg.format("Atkinson Hyperlegible").replace("12", ""))
    assert len(pixels_of(theirs)) < len(pixels_of(ours)), "another typeface of this computer was found"


def arabic(words):
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30" font-family="Atkinson Hyperlegible">'
        f'<text y="20">{words}</text></svg>'
    )


def test_words_in_arabic_letters_are_in_the_pixels_too():
    fonts = find_spec("fontpkg_noto_sans_arabic")
    required("Arabic typeface", fonts and fonts.name, 'install it (pip install "mir-assess[pdf]")')
    assert len(pixels_of(arabic("فريق البلدية"))) > len(pixels_of(arabic(""))) + 500


def test_without_the_arabic_typeface_pixels_are_made_all_the_same(monkeypatch):
    monkeypatch.setitem(sys.modules, "fontpkg_noto_sans_arabic", None)
    _arabic.cache_clear()
    assert len(pixels_of.__wrapped__(arabic("البلدية 12"))) > len(pixels_of(arabic("")))
    _arabic.cache_clear()


def extents_of(drawing, **room):
    document = docx.Document()
    paper = Paper(Tongue("en", "en", {}), "en-GB", **room)
    Pictures(document.part).add(paper, drawing, "Gaps")
    return [
        (int(found.get("cx")) / 635, int(found.get("cy")) / 635)
        for block in paper.blocks
        for found in block.iter(f"{WP}extent")
    ]


@pytest.mark.parametrize("room", [{}, {"width": 14570, "height": 9638}, {"width": 2268, "height": 2268}])
def test_no_picture_is_higher_than_a_page(documents, room):
    rows = tuple(
        Row(f"I statement {nth}.", (Stand("4 of 12", 4 / 12), Stand("9 of 12", 9 / 12))) for nth in range(60)
    )
    gaps = Dumbbell("Gaps", ("none", "half", "all"), ("People", "Council"), rows)
    parts = extents_of(gaps, **room)
    assert len(parts) > 1
    page, _ = documents["report"]
    for wide, high in (*parts, *extents_of(page.maps[0].drawing, **room)):
        assert wide <= room.get("width", 9638)
        assert high <= room.get("height", 14570) - 500


@pytest.mark.parametrize("kind", ["report", "comparison"])
def test_all_pictures_over_a_caption_stand_on_its_page(documents, kind):
    """As do the words between them: from the first picture on, nothing over a caption ends a page."""
    over, captions = [], 0
    for style, paragraph in styled(documents[kind][1]):
        if style == "caption":
            assert all(kept(paragraph, documents[kind][1]) for paragraph in over)
            captions += bool(over)
            over = []
        elif is_picture(paragraph) or (over and style == "Picture Group"):
            over.append(paragraph)
        else:
            assert not any(map(is_picture, over))
            over = []
    assert captions > 5


def test_an_action_is_not_torn_over_two_pages(documents):
    _, content = documents["report"]
    found = [(style, kept(paragraph, content)) for style, paragraph in styled(content)]
    facts = [(keeps, after == "Fact") for (style, keeps), (after, _) in pairwise(found) if style == "Fact"]
    assert len(facts) > 6
    assert all(keeps == goes_on for keeps, goes_on in facts)


def test_what_a_theme_is_about_stands_over_its_first_statement(documents):
    """Else a page could end with the name of a theme and nothing of it."""
    _, content = documents["report"]
    theme = documents["report"][0].parts[0].themes[0]
    assert theme.subtitle
    about = [one for _, one in styled(content) if words_in(one) == theme.subtitle]
    assert [kept(one, content) for one in about] == [True]


def styled(content):
    """Yield every paragraph outside of tables with the name of its style."""
    names = style_names(content)
    for block in part(content, "word/document.xml").find(f"{W}body"):
        if block.tag == f"{W}p":
            yield style_of(block, names), block


def is_picture(paragraph):
    return paragraph.find(f".//{WP}inline") is not None


def kept(paragraph, content):
    """Return whether a paragraph stands on the page of the next, by itself or by its style."""
    own = paragraph.find(f"{W}pPr/{W}keepNext")
    if own is not None:
        return own.get(f"{W}val") not in ("0", "false")
    named = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
    (style,) = (
        one for one in part(content, "word/styles.xml").iter(f"{W}style") if one.get(f"{W}styleId") == named
    )
    return style.find(f"{W}pPr/{W}keepNext") is not None


def test_tables_repeat_their_header_and_are_named(documents):
    for _, content in documents.values():
        for table in part(content, "word/document.xml").iter(f"{W}tbl"):
            first, *rest = table.iter(f"{W}tr")
            assert first.find(f"{W}trPr/{W}tblHeader") is not None
            assert not [row for row in rest if row.find(f"{W}trPr/{W}tblHeader") is not None]
            assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (first, *rest))
            look = table.find(f"{W}tblPr/{W}tblLook")
            assert (look.get(f"{W}firstRow"), look.get(f"{W}firstColumn")) == ("1", "1")
            assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val").startswith("Table ")


def test_captions_are_counted_by_word(documents):
    page, content = documents["report"]
    (view,) = page.maps
    names = style_names(content)
    captions = [
        (words_in(p), "".join(code.text for code in p.iter(f"{W}instrText")).strip())
        for p in part(content, "word/document.xml").iter(f"{W}p")
        if style_of(p, names) == "caption"
    ]
    tables = [told for told, code in captions if code == r"SEQ Table \* ARABIC"]
    pictures = [told for told, code in captions if code == r"SEQ Picture \* ARABIC"]
    assert len(tables) + len(pictures) == len(captions)
    for kind, found, first in (
        ("Table", tables, [group.heading for group in view.groups]),
        ("Picture", pictures, ["People with lived experience and Council team"]),
    ):
        named = [words.removeprefix(f"{kind} {nth}: ") for nth, words in enumerate(found, start=1)]
        assert named[: len(first)] == first
        assert set(named[len(first) :]) == {"People by answer", "How many say that the promise is kept"}


def test_links_and_contents_lead_somewhere(documents):
    for _, content in documents.values():
        document = part(content, "word/document.xml")
        marks = [mark.get(f"{W}name") for mark in document.iter(f"{W}bookmarkStart")]
        assert len(marks) == len(set(marks))
        assert all(len(mark) <= 40 for mark in marks)
        links = {link.get(f"{W}anchor") for link in document.iter(f"{W}hyperlink")}
        assert links
        assert links <= set(marks)
        assert any("TOC" in (code.text or "") for code in document.iter(f"{W}instrText"))


def test_it_is_a4_in_british_english_and_says_what_it_is(documents):
    page, content = documents["report"]
    document = docx.Document(io.BytesIO(content))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    told = document.core_properties
    assert told.title == f"Gap report: {page.title}"
    assert told.author == page.assessment.organisation
    assert told.language == "en-GB"
    assert told.created.date().isoformat() == page.sealed
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}
    assert b"en-US" not in everything
    assert b"python-docx" not in everything
    assert "Page " in words_of(content, "docx").splitlines()[-1]


def test_an_open_round_is_of_the_day_it_was_opened(fixed):
    page = pipeline.report(replace(fixed.round_2026(), sealed=None), ROOM)
    document = docx.Document(io.BytesIO(written(page)))
    assert document.core_properties.modified.date().isoformat() == page.assessment.opened


def test_what_people_typed_becomes_no_field_and_no_mark(fixed):
    hostile = '{{ title }} {_{ x }_} <w:p/> &amp; "q" \x0b\x0c \ufffe'
    counted = replace(
        fixed.round_2026(), notes=(Note("note", hostile, "D-1", "lived", consent=True, checked="print"),)
    )
    told = words_of(written(pipeline.report(counted, ROOM)), "docx")
    assert '{{ title }} {_{ x }_} <w:p/> &amp; "q" ␋␌ ⟨U+FFFE⟩' in told


# Languages


def language_marks(content):
    """The words of each run that says it is in another language, by that language."""
    found = {}
    for run in part(content, "word/document.xml").iter(f"{W}r"):
        mark = run.find(f"{W}rPr/{W}lang")
        if mark is not None:
            code = mark.get(f"{W}val") or mark.get(f"{W}bidi")
            found.setdefault(code, []).append("".join(text.text or "" for text in run.iter(f"{W}t")))
    return found


def test_texts_in_another_language_say_so(fixed):
    counted = translated(fixed.round_2026(), "pl", POLISH)
    content = written(pipeline.report(counted, ROOM, "pl"))
    assert docx.Document(io.BytesIO(content)).core_properties.language == "pl-PL"
    default = part(content, "word/styles.xml").find(f"{W}docDefaults").find(f".//{W}lang")
    assert default.get(f"{W}val") == "pl-PL"
    marks = language_marks(content)
    assert "I know who will help me, day or night." in marks["en-GB"]
    assert not [text for text in marks["en-GB"] if "ą" in text]


def test_arabic_texts_in_an_english_page_are_from_right_to_left(fixed):
    counted = translated(fixed.round_2026(), "ar", ARABIC)
    content = written(pipeline.report(counted, ROOM, "ar"))
    assert ARABIC.statements["D-1"] in language_marks(content)["ar-SA"]
    names = style_names(content)
    headings = {
        words_in(p): p.find(f"{W}pPr/{W}bidi") is not None
        for p in part(content, "word/document.xml").iter(f"{W}p")
        if style_of(p, names) == "heading 2"
    }
    assert headings[ARABIC.statements["D-1"]]
    assert not headings["I know who will help me, day or night."]


@pytest.mark.parametrize(
    ("text", "from_the_right", "expected"),
    [
        ("all English, 12", False, [("all English, 12", False)]),
        (
            "of \u2068فريق البلدية\u2069 thought",
            False,
            [("of ", False), ("فريق البلدية", True), (" thought", False)],
        ),
        ("قال 9 من NHS team 2 ذلك", True, [("قال 9 من ", True), ("NHS team 2", False), (" ذلك", True)]),
        ("قال Statement \u20684\u2069.", True, [("قال ", True), ("Statement 4", False), (".", True)]),
        ("", True, []),
    ],
)
def test_words_are_marked_by_the_way_they_are_read(text, from_the_right, expected):
    assert list(stretches(text, from_the_right=from_the_right)) == expected


# What other programs make of it


@pytest.fixture(scope="session")
def office(tmp_path_factory):
    """Convert a document with LibreOffice, in a profile of its own."""
    program = required(
        "LibreOffice", tool("soffice", "libreoffice"), "install it (apt install libreoffice-writer)"
    )
    home = tmp_path_factory.mktemp("office")

    def convert(file, kind):
        done = subprocess.run(
            [program, f"-env:UserInstallation={(home / 'profile').as_uri()}", "--headless",
             "--convert-to", kind, "--outdir", str(file.parent), str(file)],
            capture_output=True, text=True, check=False, timeout=180, env={**os.environ, "HOME": str(home)},
        )  # fmt: skip
        made = file.with_suffix(f".{kind}")
        assert made.is_file(), done.stderr
        return made

    return convert


def test_libreoffice_opens_it_and_it_survives_a_round_trip(documents, office, tmp_path):
    _, content = documents["report"]
    first = tmp_path / "first.docx"
    first.write_bytes(content)
    odt = office(first, "odt")
    odt = odt.rename(tmp_path / "second.odt")
    back = office(odt, "docx").read_bytes()
    assert headings(back) == headings(content)
    told = plain(words_of(back, "docx"))
    # At the foot stands how many pages there are, which only who breaks the pages knows.
    *lines, _foot = words_of(content, "docx").splitlines()
    assert [line for line in lines if plain(line) not in told] == []
    tables = [len(list(part(one, "word/document.xml").iter(f"{W}tbl"))) for one in (content, back)]
    assert tables[0] == tables[1]
    repeated = len(list(part(back, "word/document.xml").iter(f"{W}tblHeader")))
    assert repeated == tables[0]
    assert descriptions(back) == descriptions(content)


def headings(content):
    names = style_names(content)
    return [
        (style.casefold(), plain(words_in(p)))
        for p in part(content, "word/document.xml").iter(f"{W}p")
        if (style := style_of(p, names)).casefold().startswith("heading") and words_in(p)
    ]


def descriptions(content):
    return [told.get("descr") for told in part(content, "word/document.xml").iter(f"{WP}docPr")]


@pytest.mark.parametrize("kind", KINDS)
def test_libreoffice_makes_pages_of_it_with_every_picture(documents, office, tmp_path, kind):
    from pypdf import PdfReader

    file = tmp_path / f"{kind}.docx"
    file.write_bytes(documents[kind][1])
    pages = PdfReader(office(file, "pdf")).pages
    text = plain(" ".join(page.extract_text() for page in pages))
    assert f"Page 1 of {len(pages)}" in text
    assert "Error" not in text
    assert all(round(float(page.mediabox.width)) == 595 for page in pages)
