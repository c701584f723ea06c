"""The room's pages as HTML: a template for each, filled in with what the page shows.

All that people typed is escaped by the templates, and nothing stands inside a page that its policy forbids:
no script, no style. This module computes nothing and knows no request.
"""

import re
from dataclasses import replace
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from mir_assess.channels.room.door_pages import Cards
from mir_assess.channels.room.easy_pages import Finer
from mir_assess.channels.room.pages import (
    Again,
    AllAnswers,
    Asking,
    Done,
    Door,
    Earlier,
    Joining,
    Leading,
    Looking,
    NextPerson,
    Noting,
    OwnCode,
    Page,
    Screen,
    Sorry,
    TakingOut,
    Waiting,
)
from mir_assess.channels.room.parts import Look
from mir_assess.report.charts import HATCH
from mir_assess.report.faces import face
from mir_assess.report.html import LAYOUT
from mir_assess.report.languages import spoken_for
from mir_assess.report.tongue import on_a_page, say
from mir_assess.speech import direction, spoken

_TEMPLATES: dict[type, str] = {
    Door: "door",
    Joining: "joining",
    Asking: "asking",
    Finer: "finer",
    Waiting: "waiting",
    Earlier: "earlier",
    Done: "done",
    AllAnswers: "all",
    OwnCode: "code",
    Again: "again",
    TakingOut: "taking-out",
    Looking: "looking",
    NextPerson: "next-person",
    Screen: "screen",
    Leading: "leading",
    Noting: "noting",
    Cards: "cards",
    Sorry: "sorry",
}

_AT: dict[type, str] = {AllAnswers: "all", OwnCode: "code", Looking: "look", Again: "again"}
"""Pages that stand at the foot of every page, by their addresses: the one a reader is at is said to be."""

_COMMENT = re.compile(rb"/\*.*?\*/\s*", re.DOTALL)
"""The reasons in a stylesheet are for whoever reads the file, and are sent to no phone."""

_PATTERN = f'<svg class="unseen" aria-hidden="true" focusable="false"><defs>{HATCH}</defs></svg>'
"""What pictures are hatched with, placed by the stylesheet: no page here may have a style of its own."""

_MOVED, _VERSION = '<p class="moved" role="status">', '<input type="hidden" name="version" value="'
"""What stands before the two things in which one person's page of a statement differs from another's. Words
that people typed cannot hold it: their signs < and " are escaped.
"""


def drawn(page: Page, templates: Path) -> str:
    """Return a page of the room as HTML, in the language of its reader.

    What hundreds see at once, at a reveal or in a break, is drawn once. So is a statement that is put to
    them, but for what was kept of each last, and the version; what a person said is never held here.
    """
    if isinstance(page, Waiting | Screen):
        return _drawn_once(page, templates, spoken())
    if isinstance(page, Asking) and _says_nothing(page):
        as_put = replace(page, moved="", version=0)
        start, middle, end = _drawn_to_fill(as_put, templates, spoken())
        return f"{start}{escape(page.moved)}{middle}{page.version}{end}"
    return _drawn(page, templates)


@lru_cache(maxsize=64)
def _drawn_once(page: Page, templates: Path, _language: str) -> str:
    return _drawn(page, templates)


def _says_nothing(page: Asking) -> bool:
    """Return whether a page shows nothing that its reader said of the statement."""
    return not (page.chosen or page.note or page.note_kind or page.note_consent or page.faults)


@lru_cache(maxsize=1024)
def _drawn_to_fill(page: Asking, templates: Path, _language: str) -> tuple[str, str, str]:
    """Return a page in three parts, between which stand what was kept last, and the version."""
    start, moved, rest = _drawn(page, templates).partition(_MOVED)
    middle, version, end = rest.partition(_VERSION)
    return start + moved, middle + version, end.removeprefix("0")


def _drawn(page: Page, templates: Path) -> str:
    frame = getattr(page, "frame", None)
    look = frame.look if frame else Look(language=spoken())
    own = spoken_for(look.language)
    with on_a_page(own):
        written: str = _template(templates, _TEMPLATES[type(page)]).render(
            page=page,
            frame=frame,
            look=look,
            own=own,
            way=direction(own),
            at=_AT.get(type(page), ""),
            faults=getattr(page, "faults", ()),
            files=names_of_files(templates),
        )
    return written


def make_ready(templates: Path) -> None:
    """Read every template, so that nobody in a room waits for it."""
    for name in _TEMPLATES.values():
        _template(templates, name)
    files(templates)


@cache
def files(templates: Path) -> dict[str, tuple[str, bytes]]:
    """Return what the pages fetch from beside themselves, by name: its kind and its bytes.

    A name holds a digest of the bytes, so a browser may keep it for ever.
    """
    sheets = (templates / "report" / "style.css", templates / "room" / "room.css")
    style = _COMMENT.sub(b"", b"".join(sheet.read_bytes() for sheet in sheets))
    script = (templates / "room" / "room.js").read_bytes()
    icon = (templates / "room" / "icon.svg").read_bytes()
    kinds = (
        ("style", "css", "text/css", style),
        ("script", "js", "text/javascript", script),
        ("icon", "svg", "image/svg+xml", icon),
    )
    return {
        f"{name}-{sha256(content).hexdigest()[:16]}.{ending}": (kind, content)
        for name, ending, kind, content in kinds
    }


@cache
def names_of_files(templates: Path) -> dict[str, str]:
    """Return the address of each of the `files`, by what it is: `style`, `script` and `icon`."""
    return {name.partition("-")[0]: f"/static/{name}" for name in files(templates)}


@cache
def _template(templates: Path, name: str) -> Any:
    return _environment(templates).get_template(f"room/{name}.html")


@cache
def _environment(templates: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        **LAYOUT,
    )
    environment.globals.update(
        say=say,
        way_of=direction,
        face=lambda name: Markup(face(name)),  # noqa: S704 - drawn by us
        pattern=Markup(_PATTERN),  # noqa: S704 - drawn by us
        shapes=Markup,  # the library's shapes, found by name
        drawn=Markup,  # drawn by us
    )
    return environment
