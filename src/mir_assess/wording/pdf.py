"""PDF files: the lines of each page, with what a page prints around them taken away.

A PDF knows no paragraphs, only lines that stand somewhere. Where a line goes on is for `wrapping` to say.
"""

import io
import logging
import re
import time
from collections.abc import Iterator
from itertools import pairwise
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
_SPACES = re.compile(r"\s+")
_DIGIT = re.compile(r"\d")
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
    """Return the pages without what is printed on each: page numbers, and heads and feet that another page
    has too. The first of a run of heads stays, for it may name a theme, unless it counts pages or tells the
    day.
    """
    printed = [
        [line for line in page if line.strip() and not _PAGE_NUMBER.fullmatch(line.strip())] for page in pages
    ]
    edges = [{*range(_EDGE), *range(len(lines) - _EDGE, len(lines))} for lines in printed]
    at_edges = [
        {_bare(line) for at, line in enumerate(lines) if at in edge}
        for lines, edge in zip(printed, edges, strict=True)
    ]
    everywhere = {text for one, other in pairwise(at_edges) for text in one & other}
    kept = []
    for lines, edge, before in zip(printed, edges, [set[str](), *at_edges], strict=False):
        running = {
            at
            for at, line in enumerate(lines)
            if at in edge and (_bare(line) in before or (_bare(line) in everywhere and _DIGIT.search(line)))
        }
        kept.append([line for at, line in enumerate(lines) if at not in running])
    return kept


def _bare(line: str) -> str:
    """Return a line as it compares between pages: a foot may hold the number of its page."""
    return _SPACES.sub(" ", re.sub(r"\d+", "", folded(line))).strip()
