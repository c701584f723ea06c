"""The pages as a Word document, for an officer to edit: real styles, headings, lists and tables, pictures
with their words, and the same content and order as the web page.

What people typed goes in as text and as nothing else. This room lays out a view and computes nothing.
"""

from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, TypeAlias

from mir_assess.report.diffview import Comparison
from mir_assess.report.docx import comparison_page, report_page
from mir_assess.report.docx.blank import blank, foot
from mir_assess.report.docx.contents import contents
from mir_assess.report.docx.elements import Element
from mir_assess.report.docx.fields import FIELDS, values
from mir_assess.report.docx.packing import describe, packed
from mir_assess.report.docx.paper import Paper, office_code
from mir_assess.report.docx.parts import Sheet
from mir_assess.report.docx.pictures import Pictures
from mir_assess.report.docx.place import Place
from mir_assess.report.view import Report

if TYPE_CHECKING:
    # Only who asks for rounds in a row waits for them.
    from mir_assess.report.trendview import Trend

Page: TypeAlias = "Report | Comparison | Trend"


def render_report(page: Report, _templates: Path, template: Path | None = None) -> bytes:
    """Return a gap report as a Word document, in a council's own `template` where there is one."""
    return _rendered(page, report_page, template)


def render_comparison(page: Comparison, _templates: Path, template: Path | None = None) -> bytes:
    """Return a comparison of two rounds as a Word document, as `render_report` does a report."""
    return _rendered(page, comparison_page, template)


def render_trend(page: "Trend", _templates: Path, template: Path | None = None) -> bytes:
    """Return rounds in a row as a Word document, as `render_report` does a report."""
    from mir_assess.report.docx import trend_page

    return _rendered(page, trend_page, template)


def _rendered(page: Page, layout: ModuleType, template: Path | None) -> bytes:
    place = _new(page, layout) if template is None else _own(page, layout, template)
    if place.before is not None:
        for block in _written(page, layout, place):
            place.before.addprevious(block)
    describe(place.document, layout.described(page), office_code(page.tongue.own))
    return packed(place.document)


def _new(page: Page, layout: ModuleType) -> Place:
    document = blank(page.tongue)
    paper = Paper(page.tongue, office_code(page.tongue.own))
    foot(document, paper, " · ".join((page.title, *layout.standing(page))))
    return Place(document, paper, document.element.body[-1])


def _own(page: Page, layout: ModuleType, template: Path) -> Place:
    # Only where there is a template, since docxtpl takes its time to come.
    from mir_assess.report.docx.own_template import filled

    return filled(template, page.tongue, FIELDS[layout.KIND], values(page, layout.kind()))


def _written(page: Page, layout: ModuleType, place: Place) -> list[Element]:
    paper = place.paper
    layout.opening(paper, page, with_title=not place.shows_title)
    before = len(paper.blocks)
    layout.body(Sheet(paper, Pictures(place.document.part)), page)
    if not place.shows_contents:
        paper.blocks.insert(before, contents(paper, *layout.contents(page)))
    return paper.blocks
