"""The pages as HTML: one file that asks for nothing else, reads on a phone, prints, and works without
JavaScript.

All that people typed is escaped by the templates. This module hands the view to a template and computes
nothing.
"""

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from mir_assess.report.actions import leads_words, status_words
from mir_assess.report.charts import PAGE_WIDTH, PATTERN, Drawing, in_parts, picture
from mir_assess.report.columns import columns, tables_of
from mir_assess.report.compiled import BesideTheTemplates
from mir_assess.report.copies import copy_for, ends_of_bars, sealed_words, standing
from mir_assess.report.languages import TYPED, Tongue
from mir_assess.report.tongue import say
from mir_assess.report.view import Answers, Report, StatementView
from mir_assess.speech import direction, spoken

if TYPE_CHECKING:
    from mir_assess.report.diffview import Comparison
    from mir_assess.report.poolview import Pooled
    from mir_assess.report.trendview import Trend

LAYOUT: dict[str, Any] = {"trim_blocks": True, "lstrip_blocks": True}

_NO_MARK = Markup()

_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b", re.ASCII)

SHEET = 680
"""How high a picture may be, in its own units, to stand whole on a sheet of paper."""


def render_report(page: Report, templates: Path) -> bytes:
    """Return a gap report as one HTML file."""
    return html_page("report/report.html", templates, page.tongue, report=page)


def render_comparison(page: "Comparison", templates: Path) -> bytes:
    """Return a comparison of two rounds as one HTML file."""
    return html_page("report/comparison.html", templates, page.tongue, comparison=page)


def render_trend(page: "Trend", templates: Path) -> bytes:
    """Return rounds in a row as one HTML file."""
    return html_page("report/trend.html", templates, page.tongue, trend=page)


def render_pool(page: "Pooled", templates: Path) -> bytes:
    """Return pooled reports as one HTML file."""
    return html_page("report/pool.html", templates, page.tongue, pool=page)


def html_page(name: str, templates: Path, tongue: Tongue, **values: Any) -> bytes:
    """Return a template, filled in, as one HTML file with the one stylesheet: for every format of pages that
    a browser opens.
    """
    style = Markup((templates / "report" / "style.css").read_text(encoding="utf-8"))  # noqa: S704 - our own file
    marks = {text: _its_language(code, tongue) for text, code in tongue.others.items()}

    def in_its_language(text: str) -> Markup:
        """The attributes of an element that holds nothing but a text."""
        return marks.get(text, _NO_MARK)

    def in_place(text: str) -> str:
        """A text that is part of a line, and stays at its place in it."""
        return Markup("<bdi{}>{}</bdi>").format(marks[text], text) if text in marks else text

    words = {"tongue": tongue, "in_its_language": in_its_language, "in_place": in_place}
    return _environment(templates).get_template(name).render(style=style, **words, **values).encode()


def _whole_days(words: str) -> Markup:
    """Return words of which no ISO day is broken at the end of a line, as browsers do at a hyphen."""
    return Markup(_DAY.sub(r'<span class="day">\g<0></span>', str(escape(words))))  # noqa: S704 - escaped here


def _its_language(code: str, tongue: Tongue) -> Markup:
    """Return the attributes of an element that holds a text in another language than its page: `dir` where it
    is written the other way, or where nobody knows which.
    """
    if code == TYPED:
        return Markup(' dir="auto"')
    way = direction(code)
    turned = Markup(' dir="{}"').format(way) if way != tongue.direction else _NO_MARK
    return Markup(' lang="{}"').format(code) + turned


@cache
def _environment(templates: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        # A page is made in one breath: nobody edits its templates meanwhile.
        auto_reload=False,
        bytecode_cache=BesideTheTemplates(templates, {"autoescape": True, **LAYOUT}),
        **LAYOUT,
    )
    environment.filters["whole_days"] = _whole_days
    environment.globals.update(
        pattern=Markup(PATTERN),  # noqa: S704 - drawn by us
        picture=_picture,
        columns=columns,
        copy_for=copy_for,
        ends_of_bars=ends_of_bars,
        pairs=_pairs,
        parts_of=_parts_of,
        tables_of=tables_of,
        leads_words=leads_words,
        say=say,
        sealed_words=sealed_words,
        standing=standing,
        status_words=status_words,
    )
    return environment


def _picture(drawing: Drawing, picture_id: str) -> Markup:
    mirrored = direction(spoken()) == "rtl"
    drawn = picture(drawing, picture_id, mirrored=mirrored, heard=False)
    return Markup(drawn)  # noqa: S704 - charts escapes every text


def _parts_of(drawing: Drawing) -> tuple[Drawing, ...]:
    """A picture in parts, each of which fits a sheet of paper."""
    return in_parts(drawing, width=PAGE_WIDTH, at_most=SHEET)


def _pairs(statement: StatementView) -> list[tuple[str, Answers]]:
    """Return the groups of a statement, each under its name."""
    return [(found.group.label, found) for found in statement.answers]
