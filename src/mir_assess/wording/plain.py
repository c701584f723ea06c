"""Plain text, Markdown and CSV: what any program can write, and what everything else can be copied into."""

import csv
import io
import re
from collections.abc import Iterator

from mir_assess.speech import say
from mir_assess.wording.blocks import Block, Line, Table, Unreadable, far_more

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_UNDERLINE = re.compile(r"\s*(={3,}|-{3,})\s*")
_HEADING_MARK = re.compile(r"\s{0,3}#{1,6}\s+")
_EMPHASIS = re.compile(r"(\*{1,3}|__)(?=[^\s*])([^*]{1,2000}?)(?<=\S)\1")
_LINK = re.compile(r"!?\[([^\]\[]{0,500})\]\([^()\s]{0,2000}\)")
_LINE_BREAKS = re.compile("\r\n?|\u0085|\u2028|\u2029|\f|\v")
MOST_BREAKS = 50_000
"""Line breaks of a text, the empty lines between its paragraphs included."""

MOST_CELLS = 200_000
"""Cells of a table, the empty ones included."""

_LONGEST_CELL = 20_000
_MOST_MARKS = 40  # Markdown's signs in one line, from which they are no such signs
_LONGEST_HEADING = 12  # words of a line all in bold that still is a heading


def decoded(content: bytes) -> str:
    """Return text in whichever of the usual encodings it was saved. Raises Unreadable when it is no text."""
    if content.startswith(_UTF_16) or _every_second_is_zero(content):
        encoding = "utf-16" if content.startswith(_UTF_16) else _without_mark(content)
        text = content.decode(encoding, errors="replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise Unreadable(say("This file holds no text that a person could read."))
    return _LINE_BREAKS.sub("\n", text)


def read(content: bytes) -> Iterator[Block]:
    """Yield the lines of a text. `#`, a line of dashes below or stars all round make a heading, and strokes a
    table, as in Markdown.
    """
    rows: list[tuple[str, ...]] = []
    held = Line("", "raw")
    for number, text in enumerate(_no_longer(decoded(content), "|").split("\n"), start=1):
        if text.strip().startswith("|") and text.count("|") > 1:
            rows.append(tuple(_unmarked(cell) for cell in text.strip().strip("|").split("|")))
            continue
        if rows:
            yield from (held, Table(tuple(rows), f"the table above line {number}"))
            rows, held = [], Line("", "raw")
        if _UNDERLINE.fullmatch(text) and held.text.strip():
            held = Line(held.text, "heading", held.place)
            continue
        yield held
        held = _line(text, f"line {number}")
    yield held
    if rows:
        yield Table(tuple(rows), "the table at the end")


def read_csv(content: bytes) -> Iterator[Block]:
    """Yield a CSV file as one table, whichever of the usual signs sets its columns apart."""
    text = decoded(content)
    first = text[:10_000]
    delimiter = max(",;\t|", key=first.count)
    _no_longer(text, delimiter)
    csv.field_size_limit(_LONGEST_CELL)
    try:
        rows = [tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    except csv.Error as error:
        what = say("The rows of this file cannot be told apart: a quotation mark opens and is not closed.")
        fix = say("Open it in Excel and save it as .xlsx, or as “CSV UTF-8”.")
        raise Unreadable(what, fix) from error
    yield Table(tuple(row for row in rows if any(cell.strip() for cell in row)), "row")


def _no_longer(text: str, sign: str) -> str:
    """Return the text. Raises Unreadable when its lines, or the cells this sign sets apart, are too many."""
    if text.count("\n") > MOST_BREAKS or text.count(sign) > MOST_CELLS:
        raise far_more()
    return text


def _line(text: str, place: str) -> Line:
    heading = _HEADING_MARK.match(text)
    if heading:
        return Line(_unmarked(text[heading.end() :]), "heading", place)
    short = len(text.split()) <= _LONGEST_HEADING
    return Line(_unmarked(text), "heading" if short and _EMPHASIS.fullmatch(text.strip()) else "raw", place)


def _unmarked(text: str) -> str:
    """Return a line without Markdown's signs for bold and for links."""
    if text.count("*") + text.count("_") > 2 * _MOST_MARKS:
        return text  # each sign is a search for its fellow
    return _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", text))


def _every_second_is_zero(content: bytes) -> bool:
    """Return whether this is UTF-16 without its mark: in English one byte of each two is mostly zero."""
    zeros = sorted((content[0:400:2].count(0), content[1:400:2].count(0)))
    return len(content) > 3 and zeros[0] == 0 and zeros[1] > 0.6 * len(content[:400:2])


def _without_mark(content: bytes) -> str:
    return "utf-16-be" if content[0] == 0 else "utf-16-le"
