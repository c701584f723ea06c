"""What a person, or another program, reads in a page of any format: read with other libraries than the ones
that wrote it.

A new kind of file adds one function to READERS. `required` finds a tool of this computer that a test needs.
"""

import io
import os
import shutil
import zipfile
from collections.abc import Callable
from xml.etree import ElementTree as ET

import openpyxl
import pikepdf
import pytest
from bs4 import BeautifulSoup, Tag

from mir_assess.report import FORMATS
from reading_pdf import structure_of, words_of_pdf

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def words_of(content: bytes, format_name: str) -> str:
    """Return all the words and numbers that a reader of this page meets, in their order."""
    extension = FORMATS[format_name].extension
    assert extension in READERS, (
        f"Nothing reads .{extension} files yet: add a function for “{extension}” to READERS in "
        f"tests/reading.py, so that the tests can look into “{format_name}” pages."
    )
    return READERS[extension](content)


def says(picture: Tag, words: str) -> bool:
    """Whether an HTML page says these words of a picture: in its title, or of a bar in the line before it."""
    if picture.title is not None:
        return picture.title.string == words
    line = picture.find_previous_sibling(class_="who")
    name, _, told = words.partition(": ")
    named = [line.b.get_text(), picture.find_parent("figure").find_previous(["h3", "h4"]).get_text()]
    return name in named and told in line.get_text()


def kept_of(content: bytes, format_name: str) -> str:
    """Return what a golden file holds of a page that is no text file."""
    extension = FORMATS[format_name].extension
    return MORE_THAN_WORDS.get(extension, READERS[extension])(content)


def _plain(content: bytes) -> str:
    return content.decode("utf-8-sig")


def _html(content: bytes) -> str:
    page = BeautifulSoup(content, "html.parser")
    for unseen in page(["style", "script"]):
        unseen.extract()
    return page.get_text("\n", strip=True)


def _xlsx(content: bytes) -> str:
    """Every sheet: its name, then a line for each row, with a tab between its cells."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    lines = []
    for sheet in book:
        lines.append(f"== {sheet.title}")
        rows = [
            ["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)
        ]
        while rows and not any(rows[-1]):
            rows.pop()
        lines += ["\t".join(row).rstrip("\t") for row in rows]
    return "\n".join(lines) + "\n"


def _docx(content: bytes) -> str:
    """A line for each paragraph, and for what each picture and table says of itself; page feet last."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [
            "word/document.xml",
            *sorted(n for n in archive.namelist() if "/footer" in n or "/header" in n),
        ]
        roots = [ET.fromstring(archive.read(part)) for part in parts if part.endswith(".xml")]
    lines = []
    for element in (element for root in roots for element in root.iter()):
        if element.tag == f"{W}p":
            lines.append(words_in(element))
        elif element.tag.endswith("}docPr"):
            lines += [element.get("title", ""), element.get("descr", "")]
        elif element.tag in (f"{W}tblCaption", f"{W}tblDescription"):
            lines.append(element.get(f"{W}val", ""))
    return "\n".join(lines) + "\n"


def words_in(paragraph: ET.Element) -> str:
    """Return the words of a paragraph of a Word document."""
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(
        signs.get(part.tag, part.text or "" if part.tag == f"{W}t" else "")
        for run in paragraph.iter(f"{W}r")
        for part in run
    )


READERS: dict[str, Callable[[bytes], str]] = {
    "html": _html,
    "md": _plain,
    "json": _plain,
    "csv": _plain,
    "xlsx": _xlsx,
    "docx": _docx,
    "pdf": words_of_pdf,
}
"""Readers by the extension of a file."""

MORE_THAN_WORDS: dict[str, Callable[[bytes], str]] = {"pdf": structure_of}
"""Readers for golden files, where more than the words must not change unseen."""


def compare(golden: Callable[[str, bytes | str], None], name: str, stem: str, written: bytes) -> None:
    """Compare a page with its golden file: the bytes of a text file. Other files are packed in ways that
    differ between computers, so of them the words that a reader finds, and the tags of a PDF.
    """
    file = f"report/{FORMATS[name].file_name(stem)}"
    if FORMATS[name].extension in PLAIN:
        golden(file, written)
    else:
        golden(f"{file}.txt", kept_of(written, name))


def found_in(content: bytes, *words: bytes) -> set[bytes]:
    """Return which words stand anywhere in a file, also in what is packed in it: every part of a document or
    workbook, every stream of a PDF and the text a reader makes of it.
    """
    parts = [content]
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts += [part for name in archive.namelist() for part in (name.encode(), archive.read(name))]
    if content.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(content)) as document:
            parts += [found.read_bytes() for found in document.objects if isinstance(found, pikepdf.Stream)]
        parts.append(words_of(content, "pdf").encode())
    return {word for word in words if any(word in part for part in parts)}


PLAIN = ("html", "md", "json", "csv")
"""Extensions of files that are text, which golden files hold byte for byte. Of others they hold the words."""


def required(what: str, found: str | None, how: str) -> str:
    """Return the path that was found of a tool of this computer. Without one the test is skipped, or fails
    where everything must be there.
    """
    if found:
        return found
    missing = f"No {what} here; to run this test, {how}."
    if os.environ.get("MIR_ASSESS_REQUIRE_BROWSER") == "1":
        pytest.fail(missing)
    pytest.skip(missing)


def tool(*names: str) -> str | None:
    """Return the path of the first of these programs that is installed."""
    return next(filter(None, map(shutil.which, names)), None)
