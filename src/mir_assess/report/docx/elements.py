"""The XML a Word document is made of, element by element: a text can only ever become text.

python-docx gives the parser and the names; building through its objects would take ten times as long for a
table. Knows nothing of reports.
"""

from collections.abc import Iterable
from copy import copy
from functools import cache, lru_cache
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import oxml_parser, parse_xml

__all__ = ["Element", "fields_of", "made", "named", "parse_xml", "text_of"]

Element = Any
"""An element of lxml, which comes without types."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_make = oxml_parser.makeelement


@cache
def named(name: str) -> str:
    """Return a name such as `w:p` as lxml has it."""
    return qn(name)


def made(name: str, /, *children: Element, **values: str | int) -> Element:
    """Return an element with these children; `values` are its attributes in Word's own namespace."""
    # A copy takes a third of the time.
    element = copy(_pattern(name, tuple(values.items())))
    element.extend(children)
    return element


@lru_cache(maxsize=1000)
def _pattern(name: str, values: tuple[tuple[str, str | int], ...]) -> Element:
    return _make(named(name), {named(f"w:{key}"): str(value) for key, value in values})


def text_of(words: str) -> Element:
    """Return words as text of a run, with every space kept."""
    element = _make(named("w:t"), {_SPACE: "preserve"})
    element.text = words
    return element


def fields_of(code: str, result: Iterable[Element], look: Element | None = None) -> list[Element]:
    """Return the runs of a field: what Word works out, and what it shows until then."""
    instruction = _make(named("w:instrText"), {_SPACE: "preserve"})
    instruction.text = f" {code} "
    parts = [made("w:fldChar", fldCharType="begin"), instruction, made("w:fldChar", fldCharType="separate")]
    runs = [_run(part, look) for part in parts]
    return [*runs, *result, _run(made("w:fldChar", fldCharType="end"), look)]


def _run(part: Element, look: Element | None) -> Element:
    return made("w:r", part) if look is None else made("w:r", copy(look), part)
