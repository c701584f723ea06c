"""Documents as HTML, ready to print: one file that asks for nothing else, on A4, in black alone.

All that people typed is escaped by the templates. This module lays nothing out and computes nothing.
"""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from mir_assess.channels.paper.drawings import TILE
from mir_assess.channels.paper.pages import Document
from mir_assess.report.html import LAYOUT
from mir_assess.report.languages import TYPED
from mir_assess.speech import direction


def html(document: Document, templates: Path) -> bytes:
    """Return a document as one HTML file."""
    style = (templates / "paper" / "paper.css").read_text(encoding="utf-8")
    marks = {text: _its_language(code, document) for text, code in document.tongue.others.items()}
    written: str = (
        _environment(templates)
        .get_template(f"paper/{document.kind}.html")
        .render(
            page=document,
            it=document.contents,
            w=document.words,
            style=Markup(style),  # noqa: S704 - our own file
            in_its_language=lambda text: marks.get(text, Markup()),
            tile=TILE,
        )
    )
    return written.encode()


def _its_language(code: str, document: Document) -> Markup:
    """Return the attributes of an element that holds a text in another language than its page."""
    if code == TYPED:
        return Markup(' dir="auto"')
    way = direction(code)
    turned = Markup(' dir="{}"').format(way) if way != document.tongue.direction else Markup()
    return Markup(' lang="{}"').format(code) + turned


@cache
def _environment(templates: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(templates), autoescape=True, undefined=StrictUndefined, **LAYOUT
    )
    environment.globals.update(
        shapes=Markup,  # drawn by us, or the library's shapes, found by name
        filled=_filled,
    )
    return environment


def _filled(words: str, **values: Any) -> str:
    """Return words of a document with what stands in their braces here."""
    for name, found in values.items():
        words = words.replace(f"{{{name}}}", str(found))
    return words
