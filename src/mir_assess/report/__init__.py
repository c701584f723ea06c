"""The pages people read. One view model feeds every format, so that their figures agree by construction.

`FORMATS` maps the name a person types to the module that lays the view out, imported only when it is asked
for: a JSON report need not wait for page templates. A new format is one module with `render_report`, and one
line here; it may have `render_comparison`, `render_trend` and `render_pool` too, where two rounds side by
side, more in a row, or public reports of several councils fit what it is for.
"""

from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from mir_assess.errors import Problem, ReportError, nearest
from mir_assess.model.value import value
from mir_assess.report.tongue import on_a_page
from mir_assess.report.view import Report
from mir_assess.speech import marked, say

if TYPE_CHECKING:
    # Only who asks for what changed waits for it.
    from mir_assess.report.diffview import Comparison
    from mir_assess.report.poolview import Pooled
    from mir_assess.report.trendview import Trend

__all__ = [
    "FORMATS", "Format", "Kind", "Page", "Report", "fitting", "format_named", "kind_of",
    "lacking", "unfit",
]  # fmt: skip

Kind = Literal["report", "comparison", "trend", "pool"]
"""What a page is made of: one round, two side by side, three and more in a row, or public reports of
several councils.
"""

Page: TypeAlias = "Report | Comparison | Trend | Pooled"
"""What a format lays out."""

ROUNDS: tuple[Kind, ...] = ("report", "comparison", "trend")
EVERY: tuple[Kind, ...] = (*ROUNDS, "pool")
ONE_ROUND: tuple[Kind, ...] = ("report",)


@value
class Format:
    """A way to lay out a page: its module, the extension of the file it makes, and the `kinds` of pages it is
    for. `suffix` stands in the file's name where the extension alone would not tell it from another format.
    `needs` are libraries that are an extra, called by the format's name: not everybody has installed them.
    `fills_templates`: it can be laid out in a document of somebody's own.
    """

    module: str
    extension: str
    kinds: tuple[Kind, ...] = EVERY
    suffix: str = ""
    needs: tuple[str, ...] = ()
    fills_templates: bool = False

    def render(self, page: Page, templates: Path, own: Path | None = None) -> bytes:
        """Return the page, of a kind that this format is for, as the bytes of a file. `templates` is the
        folder of page templates; `own` a document to fill, for a format that does so.
        """
        module = import_module(f"mir_assess.report.{self.module}")
        places = (templates, own) if self.fills_templates else (templates,)
        with on_a_page(page.tongue.own):
            written: bytes = getattr(module, f"render_{kind_of(page)}")(page, *places)
        return written

    def pictures(self, page: "Report | Comparison") -> tuple[tuple[str, str], ...]:
        """Return which pictures the page shows in this format, each by its set and its name: none, unless its
        module says so in `pictures_of`.
        """
        module = import_module(f"mir_assess.report.{self.module}")
        wanted: tuple[tuple[str, str], ...] = getattr(module, "pictures_of", lambda _: ())(page)
        return wanted

    def file_name(self, stem: str, language: str = "") -> str:
        """Return what a file of this format is called; `language` is a code, or empty where it goes without
        saying.

        >>> Format("easy", "html", suffix="-easy").file_name("northshire-2026-room", "pl")
        'northshire-2026-room-easy.pl.html'
        """
        return ".".join(part for part in (f"{stem}{self.suffix}", language, self.extension) if part)


FORMATS = {
    "html": Format("html", "html"),
    "markdown": Format("markdown", "md"),
    "json": Format("data", "json"),
    "csv": Format("table", "csv"),
    "one-page": Format("one_page", "html", ONE_ROUND, "-one-page"),
    "easy": Format("easy", "html", ONE_ROUND, "-easy"),
    "heard": Format("heard", "html", ONE_ROUND, "-heard"),
    "evidence": Format("evidence", "html", ONE_ROUND, "-evidence"),
    "docx": Format("docx", "docx", ROUNDS, fills_templates=True),
    "pdf": Format("pdf", "pdf", ROUNDS, needs=("typst", "fontpkg_noto_sans_arabic")),
    "xlsx": Format("xlsx", "xlsx", ROUNDS),
}


def lacking(names: Iterable[str]) -> list[Problem]:
    """Return a problem, with what to install, for each format whose libraries are not on this computer."""
    return [
        Problem(
            "--format",
            say("“{name}” needs a part of the program that is not installed.", name=name),
            say(
                "Install it: {command}. Windows on ARM has no such part yet; "
                "there, print the html page to a PDF.",
                command=f'pip install "mir-assess[{name}]"',
            ),
        )
        for name in dict.fromkeys(names)
        if name in FORMATS and not all(map(find_spec, FORMATS[name].needs))
    ]


def format_named(name: str) -> Format:
    """Return the format of this name. Raises ReportError, which lists the known ones."""
    if name not in FORMATS:
        known = say("Use: {names}.", names=", ".join(FORMATS))
        what = say("“{name}” is not a format we know.", name=name)
        raise ReportError(Problem("--format", what, f"{nearest(name, FORMATS)} {known}".strip()))
    return FORMATS[name]


def kind_of(page: Page) -> Kind:
    """Return what a page is made of."""
    return page.kind


def fitting(kind: Kind) -> tuple[str, ...]:
    """Return the names of the formats that are for pages of this kind."""
    return tuple(name for name, known in FORMATS.items() if kind in known.kinds)


def unfit(names: Iterable[str], kind: Kind) -> list[Problem]:
    """Return a problem, with the formats that fit, for each format that is not for pages of this kind."""
    known = fitting(kind)
    return [
        Problem(
            "--format",
            say(_why_unfit(kind), name=name),
            say("Use: {names}.", names=", ".join(known)),
        )
        for name in names
        if name in FORMATS and name not in known
    ]


def _why_unfit(kind: Kind) -> str:
    if kind == "pool":
        return marked("“{name}” is a page about one organisation, not about several reports pooled.")
    return marked("“{name}” is a page about one round, not about what changed between rounds.")
