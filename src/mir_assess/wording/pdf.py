"""PDF files: the lines of each page, with what a page prints around them taken away.

A PDF knows no paragraphs, only lines that stand somewhere. Where a line goes on is for `wrapping` to say.
"""

import io
import logging
import re
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mir_assess.wording.blocks import Block, Line, Unreadable
from mir_assess.wording.cleaning import folded

if TYPE_CHECKING:
    import pypdf

MOST_PAGES = 300
LONGEST_SECONDS = 20.0
LARGEST_STREAM = 10_000_000
FEWEST_LETTERS = 40
"""Letters under which all the pages together must be pictures of text."""

_PAGE_NUMBER = re.compile(r"(page\s*)?\d{1,4}(\s*(of|/)\s*\d{1,4})?", re.IGNORECASE)
_EDGE = 2  # lines at the top and at the foot of a page that may be the same on every page
_FEWER_PAGES = "Copy only the pages with the statements into a text file."
_TOO_MUCH = "This PDF holds far more than any list of statements needs."


def read(content: bytes) -> Iterator[Block]:
    """Yield the lines of a PDF as they stand on its pages."""
    pages = _without_running_heads([page.splitlines() for page in _pages(content)])
    if sum(letter.isalpha() for page in pages for line in page for letter in line) < FEWEST_LETTERS:
        what = "The pages of this PDF are pictures of text, as a scanner makes them."
        raise Unreadable(
            what, "Ask for the document it was made from, or type the statements into a text file."
        )
    for number, page in enumerate(pages, start=1):
        yield from (Line(line, "raw", f"page {number}") for line in page)


def _pages(content: bytes) -> Iterator[str]:
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports every flaw that it gets over
    until = time.monotonic() + LONGEST_SECONDS
    with pypdf.apply_configuration(
        zlib_maximum_output_length=LARGEST_STREAM,
        lzw_maximum_output_length=LARGEST_STREAM,
        run_length_maximum_output_length=LARGEST_STREAM,
        array_based_stream_maximum_output_length=LARGEST_STREAM,
        stream_decoding_work_maximum_length=4 * LARGEST_STREAM,
        stream_parsing_work_maximum_count=150_000,
        xform_maximum_invocations_per_extraction=300,
    ):
        try:
            for number, page in enumerate(_opened(content).pages):
                if number == MOST_PAGES or time.monotonic() > until:
                    raise Unreadable(_TOO_MUCH, _FEWER_PAGES)
                yield page.extract_text()
        except pypdf.errors.LimitReachedError as error:
            raise Unreadable(_TOO_MUCH, _FEWER_PAGES) from error


def _opened(content: bytes) -> "pypdf.PdfReader":
    import pypdf

    locked = Unreadable(
        "This PDF is locked, so its words cannot be read.",
        "Open it, copy the text into Word or Notepad, save it as plain text (.txt), and use that file.",
    )
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise locked
    except pypdf.errors.DependencyError as error:
        raise locked from error
    return reader


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """Return the pages without page numbers, and without a head or foot that the page before it had too."""
    kept, before = [], set[str]()
    for page in pages:
        lines = [line for line in page if line.strip() and not _PAGE_NUMBER.fullmatch(line.strip())]
        edges = {*range(_EDGE), *range(len(lines) - _EDGE, len(lines))}
        kept.append([line for at, line in enumerate(lines) if at not in edges or _bare(line) not in before])
        before = {_bare(lines[at]) for at in edges if 0 <= at < len(lines)}
    return kept


def _bare(line: str) -> str:
    """Return a line as it compares between pages: a foot may hold the number of its page."""
    return re.sub(r"\d+", "", folded(line)).strip()
