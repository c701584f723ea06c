"""Documents as PDF, tagged so that a screen reader reads them as it reads the HTML (PDF/UA-1).

They become plain data, and templates/paper/paper.typ lays that out with typst, which is an extra.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from mir_assess.channels.paper.drawings import strip, whole
from mir_assess.channels.paper.pages import Document
from mir_assess.report import FORMATS
from mir_assess.report.languages import TYPED, Tongue
from mir_assess.report.printed_texts import first_way, language_of, one_line
from mir_assess.speech import ENGLISH, direction

TEMPLATE = "paper/paper.typ"
_STRIP = (1200, 24)
_NAMES = ("picture", "face", "pattern", "code", "receipt")
"""Fields that name something, and are in no language."""


def is_installed() -> bool:
    """Return whether what makes PDFs is on this computer."""
    return all(map(find_spec, FORMATS["pdf"].needs))


def pdf(document: Document, templates: Path) -> bytes:
    """Return a document as PDF."""
    # Only who makes one waits for what sets it.
    from mir_assess.report.pdf import tagged

    tongue = document.tongue
    given = {
        "kind": document.kind,
        "form": document.form,
        "name": document.name,
        "edition": document.edition,
        "total": document.total,
        "title": one_line(document.title),
        "heading": one_line(document.heading),
        "lang": language_of(tongue.own),
        "region": "gb" if tongue.own == ENGLISH else "",
        "dir": tongue.direction,
        "words": dict(document.words),
        "it": _plain(document.contents, tongue),
        "drawings": {name: whole(shapes) for name, shapes in document.drawings.items()},
        "patterns": {group: strip(tile, *_STRIP) for group, tile in document.patterns.items()},
    }
    return tagged(given, templates / TEMPLATE, document.day)


def _plain(found: object, tongue: Tongue) -> Any:
    """Return values as plain data: a text in another language than the page with that language beside it."""
    if isinstance(found, str):
        return _marked(found, tongue.others)
    if isinstance(found, tuple):
        return [_plain(each, tongue) for each in found]
    if is_dataclass(found):
        return {
            each.name: getattr(found, each.name)
            if each.name in _NAMES
            else _plain(getattr(found, each.name), tongue)
            for each in fields(found)
        }
    return found


def _marked(text: str, others: Mapping[str, str]) -> str | dict[str, str]:
    code = others.get(text) if text else None
    if code is None:
        return text
    way = first_way(text) if code == TYPED else direction(code)
    told = {"text": text, **({"dir": way} if way else {})}
    return told if code == TYPED or not language_of(code) else {**told, "lang": language_of(code)}
