"""What a template asks for, tag by tag, and where each stands, so that what is wrong can be named with its
place.

Word cuts a tag into pieces wherever it likes, and docxtpl joins them again; here each paragraph is read
whole. The tags of a document, a line each, make one small source that Jinja can read: a line of it is a
place.
"""

import re
from collections.abc import Iterator

from mir_assess.model.value import value
from mir_assess.report.docx.elements import Element, named
from mir_assess.report.docx.fields import REPORT
from mir_assess.speech import say

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_BEGINS = re.compile(r"\{[{%#]")
_TAKES = re.compile(r"^(\{[{%#])(p|tr|tc|r) ")
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_AROUND = 30
_WHOLE = re.compile(r"\s*\{\{(?:p )?\s*" + REPORT + r"\s*\}\}\s*")
_HOLDS_PARAGRAPHS = {named("w:body"), named("w:tc"), named("w:sdtContent")}


@value
class Tag:
    """A tag: what Jinja reads, where it stands, and the words around it. `takes` is what docxtpl puts aside
    with it: a whole paragraph (p), row (tr), cell (tc) or run (r). `is_open`: it has no end.
    """

    source: str
    place: str
    around: str
    takes: str = ""
    is_open: bool = False


def tags_in(root: Element, where: str = "") -> Iterator[Tag]:
    """Yield the tags of a part of a document; `where` is what it is called, unless it is the text itself."""
    paragraphs = 0
    tables = [table for table in root.iter(named("w:tbl")) if not _above(table, "w:tbl")]
    for paragraph in root.iter(named("w:p")):
        table = _above(paragraph, "w:tbl")
        paragraphs += not table
        text = _words(paragraph)
        if "{" not in text:
            continue
        place = where or (_in_table(paragraph, table, tables) if table else "")
        yield from _tags(text, place or say("paragraph {number}", number=paragraphs))


def places_for_report(root: Element) -> list[Element]:
    """Return the paragraphs that hold nothing but the field for the whole report."""
    return [
        paragraph
        for paragraph in root.iter(named("w:p"))
        if paragraph.getparent().tag in _HOLDS_PARAGRAPHS
        and not _above(paragraph, "w:txbxContent")
        and _WHOLE.fullmatch(_words(paragraph))
    ]


def _words(paragraph: Element) -> str:
    """Return the words of a paragraph, without those in boxes that hang on it."""
    box = named("w:p")
    return "".join(
        text.text or "" for text in paragraph.iter(named("w:t")) if next(text.iterancestors(box)) is paragraph
    )


def _above(element: Element, name: str) -> list[Element]:
    """Return what an element stands in, the outermost last."""
    return list(element.iterancestors(named(name)))


def _in_table(paragraph: Element, table: list[Element], tables: list[Element]) -> str:
    outermost = table[-1]
    rows = outermost.findall(named("w:tr"))
    row = next((nth for nth, row in enumerate(rows, start=1) if row in _above(paragraph, "w:tr")), 1)
    return say("table {table}, row {row}", table=tables.index(outermost) + 1, row=row)


def _tags(text: str, place: str) -> Iterator[Tag]:
    end = 0
    for found in _TAG.finditer(text):
        yield from _unfinished(text, end, found.start(), place)
        end = found.end()
        takes = _TAKES.match(found[0])
        source = _TAKES.sub(r"\1 ", found[0]).translate(_QUOTES)
        yield Tag(source, place, _around(text, found.start(), end), takes[2] if takes else "")
    yield from _unfinished(text, end, len(text), place)


def _unfinished(text: str, start: int, end: int, place: str) -> Iterator[Tag]:
    found = _BEGINS.search(text, start, end)
    if found is not None:
        yield Tag(found[0], place, _around(text, found.start(), end), is_open=True)


def _around(text: str, start: int, end: int) -> str:
    """Return a stretch of text with some words on either side."""
    first, last = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    shown = " ".join(text[first:last].split())
    return f"{'…' if first else ''}{shown}{'…' if last < len(text) else ''}"
