"""What a person, or another program, reads in a page of any format: read with other libraries than the ones
that wrote it.

A new kind of file adds one function to READERS. `required` finds a tool of this computer that a test needs.
"""

import io
import os
import shutil
from collections.abc import Callable

import openpyxl
import pytest
from bs4 import BeautifulSoup

from mir_assess.report import FORMATS
from reading_pdf import structure_of, words_of_pdf


def words_of(content: bytes, format_name: str) -> str:
    """Return all the words and numbers that a reader of this page meets, in their order."""
    extension = FORMATS[format_name].extension
    assert extension in READERS, (
        f"Nothing reads .{extension} files yet: add a function for “{extension}” to READERS in "
        f"tests/reading.py, so that the tests can look into “{format_name}” pages."
    )
    return READERS[extension](content)


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


READERS: dict[str, Callable[[bytes], str]] = {
    "html": _html,
    "md": _plain,
    "json": _plain,
    "csv": _plain,
    "xlsx": _xlsx,
    "pdf": words_of_pdf,
}
"""Readers by the extension of a file."""

MORE_THAN_WORDS: dict[str, Callable[[bytes], str]] = {"pdf": structure_of}
"""Readers for golden files, where more than the words must not change unseen."""

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
