"""What cannot be read is refused with a sentence that says what to do, whatever its name says; bombs never go
off.
"""

import io
import random
import struct
import tracemalloc
import zipfile
import zlib

import pytest

from mir_assess.errors import WordingError
from mir_assess.wording import copies, finding, pdf, plain, signposts, spreadsheet, web, word
from mir_assess.wording.blocks import Line, Table
from mir_assess.wording.spreadsheet import MOST_COLUMNS
from wording.kinds import as_pdf, as_sheet, as_word, pdf_of, zip_of
from wording.made_up import listed

LISTED = listed()
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY = f'<?xml version="1.0"?><w:document {W}><w:body>'.encode()
MEGABYTES = 1_000_000


def changed(archive: bytes, name: str, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(archive)) as whole:
        return zip_of({**{each: whole.read(each) for each in whole.namelist()}, name: content})


def lying(archive: bytes, name: str, size: int) -> bytes:
    """An archive that says one of its parts is smaller than it is."""
    told, at = bytearray(archive), 0
    while (at := told.find(b"PK\x01\x02", at)) >= 0:
        length = struct.unpack("<H", told[at + 28 : at + 30])[0]
        if told[at + 46 : at + 46 + length] == name.encode():
            told[at + 24 : at + 28] = struct.pack("<I", size)
        at += 4
    return bytes(told)


def locked_pdf() -> bytes:
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(as_pdf(LISTED)))
    writer.encrypt("secret", algorithm="RC4-128")
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


def pdf_with(stream: bytes, pages: int = 1) -> bytes:
    packed = zlib.compress(stream, 9)
    filtered = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    plain = pdf_of([["x"]])
    start, end = plain.index(b"<< /Length"), plain.index(b"endstream") + len(b"endstream")
    kids = b"/Kids [" + b"4 0 R " * pages + b"] /Count %d" % pages
    return (plain[:start] + filtered + plain[end:]).replace(b"/Kids [4 0 R] /Count 1", kids)


def saved(parts: bytes) -> bytes:
    return b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n' + parts


def word_of(body: bytes) -> bytes:
    return changed(as_word(LISTED), "word/document.xml", BODY + body + b"</w:body></w:document>")


def naming(columns: int, text: str, rows: int) -> bytes:
    """A sheet whose cells all name the one shared string."""
    sheet = b"<s>" + (b"<row>" + b'<c t="s"><v>0</v></c>' * columns + b"</row>") * rows + b"</s>"
    return zip_of(
        {
            "xl/workbook.xml": b'<w xmlns:r="r"><sheet name="S" r:id="a"/><sheet name="T" r:id="a"/></w>',
            "xl/_rels/workbook.xml.rels": b'<R><Relationship Id="a" Target="worksheets/s.xml"/></R>',
            "xl/worksheets/s.xml": sheet,
            "xl/sharedStrings.xml": f"<sst><si><t>{text}</t></si></sst>".encode(),
        }
    )


REFUSED = {
    "empty.txt": (lambda: b"", "empty"),
    "only-spaces.docx": (lambda: b"  \n ", "empty"),
    "old.doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900), "old Word or Excel file"),
    "rich.rtf": (lambda: rb"{\rtf1\ansi I am here.}", "Rich Text"),
    "scan.png": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(90), "a picture"),
    "scan.pdf": (lambda: pdf_of([[], [], []]), "pictures of text"),
    "locked.pdf": (locked_pdf, "locked"),
    "broken.pdf": (lambda: b"%PDF-1.4\n" + random.Random(1).randbytes(9_000), "damaged"),
    "half.docx": (lambda: as_word(LISTED)[:9_000], "damaged"),
    "half.xlsx": (
        lambda: changed(as_sheet(LISTED), "xl/worksheets/sheet1.xml", b"<worksheet><row>"),
        "damaged",
    ),
    "writer.odt": (lambda: zip_of({"content.xml": b"<a/>"}), "LibreOffice"),
    "slides.docx": (lambda: zip_of({"ppt/presentation.xml": b"<a/>"}), "PowerPoint"),
    "several.zip": (lambda: zip_of({"a.txt": b"I am here."}), ".zip"),
    "program.txt": (lambda: bytes(range(256)) * 9, "no text"),
    "large.txt": (lambda: b"a" * (copies.LARGEST + 1), "25 megabytes"),
    "endless.txt": (lambda: b"I am a line like any other.\n" * 40_000, "far more"),
    "work.pdf": (lambda: pdf_with(b"BT /F1 9 Tf " + b"(h) Tj " * 90_000 + b"ET"), "far more"),
    "pages.pdf": (
        lambda: pdf_with(b"BT /F1 9 Tf (hello everybody) Tj ET", pages=900),
        "This PDF holds far more",
    ),
    "quote.csv": (lambda: b'"' + b"a" * 90_000, "quotation mark"),
    "large-text.txt": (lambda: b"I am\n" * (copies.LARGEST_OF["text"] // 5 + 1), "5 megabytes"),
    "breaks.txt": (lambda: b"I" + b"\n" * (plain.MOST_BREAKS + 1) + b"am", "far more"),
    "strokes.txt": (lambda: b"| " * (plain.MOST_CELLS + 1), "far more"),
    "commas.csv": (lambda: b"a" + b"," * (plain.MOST_CELLS + 1), "far more"),
    "rows.csv": (lambda: b"a\n" * (plain.MOST_BREAKS + 1), "far more"),
    "objects.pdf": (lambda: b"%PDF-1.4\n" + b"1 0 obj\n" * (pdf.MOST_OBJECTS + 1), "far more"),
    "trailers.pdf": (lambda: b"%PDF-1.4\n" + b"trailer\n" * (pdf.MOST_TRAILERS + 1), "far more"),
    "spaces.pdf": (lambda: b"%PDF-1.4\n" + b" " * (pdf.MOST_SPACES + 1), "far more"),
    "string.pdf": (lambda: pdf_with(b"BT /F1 9 Tf (" + b"I am " * 600_000 + b") Tj ET"), "far more"),
    "signs.html": (lambda: b"<html><body>" + b"&" * (web.MOST_SIGNS + 1), "far longer"),
    "opened.html": (lambda: b"<html><body>" + b"<" * (web.MOST_OPENED + 1), "far longer"),
    "deep.html": (lambda: b"<html><body>" + b"<a>" * 9_000 + b"x</a>" * 9_000, "far longer"),
    "parts.mhtml": (lambda: saved(b"--b\n\nx\n" * (web.MOST_PARTS + 1)), "far longer"),
    "nested.mhtml": (lambda: saved(b"--b\nContent-Type: multipart/mixed\n" * 9), "far longer"),
    "pages.mhtml": (
        lambda: saved(b"--b\nContent-Type: text/html\n\n<p>x\n" * (web.MOST_PAGES + 1)),
        "far longer",
    ),
    "rows.docx": (
        lambda: word_of(b"<w:tbl>" + b"<w:tr/>" * (word.MOST_IN_ONE + 1) + b"</w:tbl>"),
        "far more",
    ),
    "cells.xlsx": (lambda: naming(1, "I am here.", spreadsheet.MOST_CELLS + 1), "far more"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_what_to_do(name, read):
    made, words = REFUSED[name]
    with pytest.raises(WordingError) as refused:
        read(name, made())
    [problem] = refused.value.problems
    assert problem.where.endswith(name)
    assert words in problem.what
    assert problem.fix.endswith(".")


BOMBS = {
    "unpacks-to-much.docx": lambda: changed(
        as_word(LISTED), "word/document.xml", BODY + b" " * 90 * MEGABYTES
    ),
    "lies-about-it.docx": lambda: lying(
        changed(as_word(LISTED), "word/document.xml", BODY + b" " * 90 * MEGABYTES), "word/document.xml", 900
    ),
    "many-tags.docx": lambda: changed(
        as_word(LISTED), "word/document.xml", BODY + b"<w:p/>" * MEGABYTES + b"</w:body></w:document>"
    ),
    "deep.docx": lambda: changed(as_word(LISTED), "word/document.xml", BODY + b"<w:sdt>" * 90_000),
    "many-parts.docx": lambda: zip_of({f"{number}.xml": b"" for number in range(3_000)}),
    "entities.docx": lambda: changed(
        as_word(LISTED), "word/document.xml", b'<!DOCTYPE a [<!ENTITY b "bbb">]>' + BODY + b"&b;"
    ),
    "entities.xlsx": lambda: changed(
        as_sheet(LISTED), "xl/sharedStrings.xml", "<!DOCTYPE a><sst/>".encode("utf-16")
    ),
    "stream.pdf": lambda: pdf_with(b"(hello there) Tj " * 5 * MEGABYTES),
    "tags.html": lambda: b"<html><body>" + b"<div>" * 90_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_without_memory_growing(name, read):
    content = BOMBS[name]()
    tracemalloc.start()
    try:
        with pytest.raises(WordingError):
            read(name, content)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 60 * MEGABYTES + 3 * len(content)


def test_a_cell_in_the_last_corner_of_a_sheet_costs_nothing(read, found_in):
    with zipfile.ZipFile(io.BytesIO(as_sheet(LISTED))) as whole:
        sheet = whole.read("xl/worksheets/sheet1.xml")
    far = sheet.replace(b'r="D2"', b'r="XFD1048576"')
    assert far != sheet
    archive = changed(as_sheet(LISTED), "xl/worksheets/sheet1.xml", far)
    [_, table] = read("far.xlsx", archive)
    assert max(map(len, table.rows)) <= MOST_COLUMNS
    copy = found_in(archive, "far.xlsx")
    assert len(copy.statements) == sum(len(texts) for voices in LISTED.values() for texts in voices.values())


@pytest.mark.parametrize("start", [b"<!--", b"<![CDATA[", b"<!", b"<script ", b"<style>", b"<?", b"<a b='"])
def test_what_is_opened_again_and_again_hides_no_more_than_what_follows(start, found_in):
    page = b"<html><body><h1>Workforce</h1><p>I am met with a smile.</p>" + start * 100_000
    assert [each.text for each in found_in(page, "a.html").statements] == ["I am met with a smile."]


def test_a_file_that_is_not_there_or_is_a_folder(tmp_path):
    for path, words in ((tmp_path / "a.txt", "no such file"), (tmp_path, "a folder")):
        with pytest.raises(WordingError, match=words):
            copies.read_copy(path)


class Counted:
    """A function that counts how often it was called."""

    def __init__(self, function):
        self.function = function
        self.calls = 0

    def __call__(self, *given, **named):
        self.calls += 1
        return self.function(*given, **named)


@pytest.fixture
def counted(monkeypatch):
    def count(module, name):
        monkeypatch.setattr(module, name, counting := Counted(getattr(module, name)))
        return counting

    return count


def test_a_text_that_many_cells_name_is_tidied_once(read, counted):
    tidied = counted(spreadsheet, "_clipped")
    [_, table] = read("a.xlsx", naming(10, " " * 50 + "a" * 40_000, 5))
    assert table.rows == (("a" * (32_767 - 50),) * 10,) * 5
    assert tidied.calls == 1


def test_a_sheet_is_read_once_however_often_it_is_named(read):
    assert len(read("a.xlsx", naming(1, "I am here.", 1))) == 2


def test_tables_in_tables_are_looked_through_once(read, counted):
    looked = counted(word, "_nearest")
    inside = b"<w:tr><w:tc><w:p><w:r><w:t>I am here.</w:t></w:r></w:p></w:tc></w:tr>" * 50
    start, end = b"<w:tbl><w:tr><w:tc>", b"</w:tc></w:tr></w:tbl>"
    [table] = read("a.docx", word_of(start * 40 + b"<w:tbl>" + inside + b"</w:tbl>" + end * 40))
    assert table.rows == (("\n".join(["I am here."] * 50),),)
    assert looked.calls < 3 * (50 + 41)


def test_boxes_in_boxes_are_looked_through_once(read, counted):
    looked, asked = counted(word, "_nearest"), counted(word, "_is_bold")
    start, end = b"<w:p><w:r><w:txbxContent>", b"</w:txbxContent></w:r></w:p>"
    inside = b"<w:p>" + b"<w:r><w:t>Here </w:t></w:r>" * 50 + b"</w:p>"
    [line] = read("a.docx", word_of(start * 40 + inside + end * 40))
    assert line.text.split() == ["Here"] * 50
    assert looked.calls < 3 * 41
    assert asked.calls == 0  # what stands in a box is not the paragraph's that it hangs on


def test_what_pages_share_is_counted_for_each(read, counted, monkeypatch):
    import pypdf

    stream = b"BT /F1 9 Tf " + b"(hello) Tj " * 50 + b"ET"
    monkeypatch.setattr(pdf, "MOST_WORK", 10 * len(stream) + 10 * 51 * 40)
    monkeypatch.setattr(pypdf.PageObject, "extract_text", lambda page: drawn.append(page) or "hello " * 50)
    drawn = []
    with pytest.raises(WordingError, match="far more"):
        read("a.pdf", pdf_with(stream, pages=60))
    assert len(drawn) == 10


def test_what_a_form_draws_is_counted_as_often_as_it_is_named():
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    form = DecodedStreamObject()
    form.set_data(b"(hello) Tj")
    form[NameObject("/Subtype")] = NameObject("/Form")
    forms = DictionaryObject({NameObject("/X"): form})
    page = DictionaryObject({NameObject("/Resources"): DictionaryObject({NameObject("/XObject"): forms})})
    form[NameObject("/Resources")] = page["/Resources"]  # a form may name itself
    assert pdf._work(page, b"/X Do " * 7) == 7 * 6 + 7 * (10 + 40)


def test_a_line_is_asked_once_whether_it_names_a_theme(found_in, counted):
    asked = counted(signposts, "theme_named")
    copy = found_in("Workforce\n" + "I am met with a smile.\n" * 500)
    assert len(copy.statements) == 1
    assert asked.calls <= 4


def test_lines_that_speak_are_counted_though_they_say_the_same(found_in):
    copy = found_in("Workforce\n" + "I am met with a smile.\n" * (finding.MOST_SPOKEN + 500))
    assert (len(copy.statements), copy.spoken) == (1, finding.MOST_SPOKEN + 1)


def filled(blocks):
    return [block for block in blocks if block.text]


def test_a_line_is_read_as_far_as_a_statement_could_go(read):
    first, line = filled(read("a.txt", b"I am here.\nI am " + b"a" * 9_000))
    assert (first.text, len(line.text)) == ("I am here.", copies.LONGEST_LINE)


def test_lines_full_of_stars_keep_them(read):
    _, line, bold = filled(read("a.txt", b"Here\n" + b"**a** " * 100 + b"\n- **I am here.**"))
    assert (line.text, bold.text) == ("**a** " * 100, "- I am here.")


@pytest.mark.parametrize("charset", ["punycode", "idna", "unicode_escape", "utf-7", "rot13", "uu"])
def test_a_page_names_no_odd_way_of_writing_letters(charset, found_in):
    page = f'<html><meta charset="{charset}"><body><h1>Workforce</h1><p>I \\x41m met +AGE- with a smile.</p>'
    assert [each.text for each in found_in(page, "a.html").statements] == ["I \\x41m met +AGE- with a smile."]


@pytest.mark.parametrize("charset", ["windows-1250", "ISO-8859-2", "cp1250"])
def test_a_page_may_be_written_in_the_letters_of_its_country(charset, read):
    blocks = read("a.html", f'<html><meta charset="{charset}"><body><p>Żółć'.encode(charset))
    assert [block.text for block in blocks if not isinstance(block, Table)] == ["Żółć"]


def test_a_tag_of_any_length_is_gone_through_once(read):
    page = b"<html><body><p>I am here.</p><" + b"a" * 300_000  # a second look at each letter would never end
    first, *_ = read("a.html", page)
    assert (type(first), first.text) == (Line, "I am here.")
