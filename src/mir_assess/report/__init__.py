"""The pages people read. One view model feeds every format, so that their figures agree by construction.

`FORMATS` maps the name a person types to the module that lays the view out, imported only when it is asked
for: a JSON report need not wait for page templates. A new format is one module with `render_report` and
`render_comparison`, and one line here.
"""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from mir_assess.errors import Problem, ReportError, nearest
from mir_assess.report.diffview import Comparison
from mir_assess.report.tongue import on_a_page
from mir_assess.report.view import Report
from mir_assess.speech import say

__all__ = ["FORMATS", "Comparison", "Format", "Report", "format_named"]


@dataclass(frozen=True, slots=True)
class Format:
    """A way to lay out a report: its module, and the extension of the file it makes."""

    module: str
    extension: str

    def render(self, page: Report | Comparison, templates: Path) -> bytes:
        """Return the page as the bytes of a file. `templates` is the folder of page templates."""
        module = import_module(f"mir_assess.report.{self.module}")
        kind = "report" if isinstance(page, Report) else "comparison"
        with on_a_page(page.tongue.own):
            written: bytes = getattr(module, f"render_{kind}")(page, templates)
        return written


FORMATS = {
    "html": Format("html", "html"),
    "markdown": Format("markdown", "md"),
    "json": Format("data", "json"),
    "csv": Format("table", "csv"),
}


def format_named(name: str) -> Format:
    """Return the format of this name. Raises ReportError, which lists the known ones."""
    if name not in FORMATS:
        known = say("Use: {names}.", names=", ".join(FORMATS))
        what = say("“{name}” is no format we know.", name=name)
        raise ReportError(Problem("--format", what, f"{nearest(name, FORMATS)} {known}".strip()))
    return FORMATS[name]
