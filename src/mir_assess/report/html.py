"""The pages as HTML: one file that asks for nothing else, reads on a phone, prints, and works without
JavaScript.

All that people typed is escaped by the templates. This module hands the view to a template and computes
nothing.
"""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from mir_assess.model.assessment import STATUS_WORDS
from mir_assess.report.charts import PATTERN, Bar, diverging_bar
from mir_assess.report.columns import columns, tables_of
from mir_assess.report.diffview import Comparison
from mir_assess.report.view import Answers, Report, StatementView


def render_report(page: Report, templates: Path) -> bytes:
    """Return a gap report as one HTML file."""
    return _page("report/report.html", templates, report=page)


def render_comparison(page: Comparison, templates: Path) -> bytes:
    """Return a comparison of two rounds as one HTML file."""
    return _page("report/comparison.html", templates, comparison=page)


def _page(name: str, templates: Path, **values: Any) -> bytes:
    style = Markup((templates / "report" / "style.css").read_text(encoding="utf-8"))  # noqa: S704 - our own file
    return _environment(templates).get_template(name).render(style=style, **values).encode()


@cache
def _environment(templates: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        pattern=Markup(PATTERN),  # noqa: S704 - drawn by us
        picture=_picture,
        columns=columns,
        pairs=_pairs,
        tables_of=tables_of,
        status_words=STATUS_WORDS,
    )
    return environment


def _picture(bar: Bar, picture_id: str) -> Markup:
    return Markup(diverging_bar(bar, picture_id))  # noqa: S704 - charts escapes the one text it is given


def _pairs(statement: StatementView) -> list[tuple[str, Answers]]:
    """Return the groups of a statement, each under its name."""
    return [(found.group.label, found) for found in statement.answers]
