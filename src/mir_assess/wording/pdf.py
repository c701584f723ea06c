"""PDF files: the lines of each page, with what a page prints around them taken away.

A PDF knows no paragraphs, only lines that stand somewhere. Where a line goes on is for `wrapping` to say.
"""

import io
import logging
import re
import time
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from mir_assess.speech import marked, say
from mir_assess.wording.blocks import Block, Line, Unreadable
from mir_assess.wording.cleaning import folded

if TYPE_CHECKING:
    import pypdf

MOST_PAGES = 300
LONGEST_SECONDS = 10.0
LARGEST_STREAM = 2_000_000
MOST_WORK = 6_000_000
"""Bytes of what all the pages draw; what is drawn twice counts twice, and text more than lines and curves."""

MOST_LETTERS = 500_000
MOST_OBJECTS = 100_000
MOST_TRAILERS = 1_000
MOST_SPACES = 3_000_000
FEWEST_LETTERS = 40
"""Letters under which all the pages together must be pictures of text."""

_PAGE_NUMBER = re.compile(r"(page\s*)?\d{1,4}(\s*(of|/)\s*\d{1,4})?", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_DIGIT = re.compile(r"\d")
_TEXT_SIGNS = (b"Tj", b"TJ", b"Td", b"TD", b"Tm", b"T*", b"Tf", b"'", b'"')
_TEXT_WEIGHS = 40  # bytes of curves that are as much work as one move or string of text
_MOST_PARTS = 2_000
_DEEPEST = 6  # forms inside forms
_EDGE = 2  # lines at the top and at the foot of a page that may be the same on every page
_FEWER_PAGES = marked("Copy only the pages with the statements into a text file.")
_TOO_MUCH = marked("This PDF holds far more than any list of statements needs.")


def read(content: bytes) -> Iterator[Block]:
    """Yield the lines of a PDF as they stand on its pages."""
    pages = _without_running_heads([page.splitlines() for page in _pages(content)])
    if sum(letter.isalpha() for page in pages for line in page for letter in line) < FEWEST_LETTERS:
        what = say("The pages of this PDF are pictures of text, as a scanner makes them.")
        fix = say("Ask for the document it was made from, or type the statements into a text file.")
        raise Unreadable(what, fix)
    for number, page in enumerate(pages, start=1):
        yield from (Line(line, "raw", f"page {number}") for line in page)


def _pages(content: bytes) -> Iterator[str]:
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports every flaw that it gets over
    if not _is_of_a_likely_size(content):
        raise _too_much()
    until, work, letters = time.process_time() + LONGEST_SECONDS, 0, 0
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
                work += _work(page, _drawn_by(page))
                if number == MOST_PAGES or work > MOST_WORK or time.process_time() > until:
                    raise _too_much()
                text = page.extract_text()
                letters += len(text)
                if letters > MOST_LETTERS:
                    raise _too_much()
                yield text
        except pypdf.errors.LimitReachedError as error:
            raise _too_much() from error


def _too_much() -> Unreadable:
    return Unreadable(say(_TOO_MUCH), say(_FEWER_PAGES))


def _is_of_a_likely_size(content: bytes) -> bool:
    """Return whether a file holds no more of anything than a program would write: pypdf goes through all of
    it where its table of contents is damaged.
    """
    return (
        content.count(b" obj") <= MOST_OBJECTS
        and content.count(b"trailer") <= MOST_TRAILERS
        and content.count(b" ") <= MOST_SPACES
    )


def _drawn_by(page: "pypdf.PageObject") -> bytes:
    """Return what draws a page, unpacked; pypdf keeps it, so this is no work twice."""
    contents: Any = page.get("/Contents")
    contents = contents.get_object() if contents is not None else None
    if isinstance(contents, list):
        return b" ".join(part.get_object().get_data() for part in contents[:_MOST_PARTS])
    return contents.get_data() if hasattr(contents, "get_data") else b""


def _work(holder: Any, drawn: bytes, depth: int = 0) -> int:
    """Return how much work a page or a form is: its bytes, more for those that are text, and those of each
    form as often as it names it.
    """
    work = len(drawn) + _TEXT_WEIGHS * sum(map(drawn.count, _TEXT_SIGNS))
    resources = holder.get("/Resources")
    forms = resources.get_object().get("/XObject") if resources is not None else None
    if forms is None or depth == _DEEPEST:
        return work
    for name, form in list(forms.get_object().items())[:_MOST_PARTS]:
        times = drawn.count(name.encode(errors="replace"))
        form = form.get_object()  # noqa: PLW2901 - the same, found
        if times and form.get("/Subtype") == "/Form" and work <= MOST_WORK:
            work += times * _work(form, form.get_data(), depth + 1)
    return work


def _opened(content: bytes) -> "pypdf.PdfReader":
    import pypdf

    locked = Unreadable(
        say("This PDF is locked, so its words cannot be read."),
        say("Open it, copy the text into Word or Notepad, save it as plain text (.txt), and use that file."),
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
