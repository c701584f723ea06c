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
from mir_assess.wording import copies
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
