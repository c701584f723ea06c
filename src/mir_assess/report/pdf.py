"""The pages as PDF, tagged so that a screen reader reads them as it reads the HTML (PDF/UA-1).

`printed` turns the view into plain data, and templates/report/printed.typ lays that out with typst, which is
an extra. typst itself refuses to make a page without a title, without words for a picture, or with headings
out of order; what it cannot do yet is done in `_with_row_headings`.
"""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mir_assess.errors import Problem, ReportError
from mir_assess.model.value import value
from mir_assess.report import printed_comparison, printed_report
from mir_assess.report.charts import SHADES
from mir_assess.report.diffview import Comparison
from mir_assess.report.languages import Tongue
from mir_assess.report.pixels import drawn_as_pixels
from mir_assess.report.printed import Block, running
from mir_assess.report.printed_texts import FROM_THE_RIGHT, LAST_LATIN, language_of, one_line
from mir_assess.report.text import spelt_out
from mir_assess.report.tongue import say
from mir_assess.report.view import Report
from mir_assess.speech import ENGLISH

if TYPE_CHECKING:
    from typst import TypstError

    from mir_assess.report.trendview import Trend

TEMPLATE = "report/printed.typ"
STANDARD: Final = "ua-1"
INSTALL = 'pip install "mir-assess[pdf]"'
TRIES = 8
WORDLESS = "text with missing codepoints"
"""What typst says where a picture has words whose letters it cannot name."""

_NOT_IN_A_FONT = re.compile(r'error: PDF/UA-1 error: the text (?:contains[^`]*)?`"(.*?)"`')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_CELL = re.compile(
    rb"(?<=\nendobj\n)(\d+ 0 obj\n<</Type/StructElem/S/T)D"
    rb"(/P \d+ 0 R/A\[<</O/Table)(/Headers\[\(U\d+x(\d+)y\d+\)(?:\(U\d+x\d+y\d+\))*\])"
)


@value
class _Facts:
    """What a PDF tells of itself, beside its pages. `day` is when its round was sealed or opened: the only
    time in it.
    """

    title: str
    subject: str
    keywords: tuple[str, ...]
    author: str
    foot: str
    day: str


def render_report(page: Report, templates: Path) -> bytes:
    """Return a gap report as PDF."""
    facts = _Facts(
        title=say("Gap report: {title}", title=page.title),
        subject=printed_report.subtitle(),
        keywords=(say("Gap report"), *(bank.title for bank in page.banks)),
        author=page.assessment.organisation,
        foot=running(page.title, page.policy, page.sealed),
        day=page.sealed or page.assessment.opened,
    )
    return _made(printed_report.blocks(page), facts, page.tongue, templates)


def render_comparison(page: Comparison, templates: Path) -> bytes:
    """Return a comparison of two rounds as PDF."""
    facts = _Facts(
        title=say("Year on year: {title}", title=page.title),
        subject=printed_comparison.subtitle(),
        keywords=(say("Year on year"), *(part.title for part in page.new.parts)),
        author=page.new.organisation,
        foot=running(page.title, page.policy, page.old_sealed, page.new_sealed),
        day=page.new_sealed or page.new.opened,
    )
    return _made(printed_comparison.blocks(page), facts, page.tongue, templates)


def render_trend(page: "Trend", templates: Path) -> bytes:
    """Return rounds in a row as PDF."""
    # Only who asks for rounds in a row waits for them.
    from mir_assess.report import printed_trend

    newest = page.rounds[-1]
    facts = _Facts(
        title=say("Over the rounds: {title}", title=page.title),
        subject=printed_trend.subtitle(),
        keywords=(say("Over the rounds"), *(part.title for part in newest.assessment.parts)),
        author=newest.assessment.organisation,
        foot=running(page.title, page.policy, *(one.sealed for one in page.rounds)),
        day=newest.sealed or newest.assessment.opened,
    )
    return _made(printed_trend.blocks(page), facts, page.tongue, templates)


def _made(blocks: Iterable[Block], facts: _Facts, tongue: Tongue, templates: Path) -> bytes:
    given = {
        "title": one_line(facts.title),
        "author": one_line(facts.author),
        "subject": facts.subject,
        "keywords": [one_line(word) for word in facts.keywords],
        "lang": language_of(tongue.own),
        "region": "gb" if tongue.own == ENGLISH else "",
        "dir": tongue.direction,
        "running": facts.foot,
        # For translators: at the foot of each sheet of paper.
        "page": say("Page {number} of {total}", number="{page}", total="{pages}"),
        "shades": SHADES,
        "blocks": list(blocks),
    }
    return tagged(given, templates / TEMPLATE, facts.day)


def tagged(given: Mapping[str, object], template: Path, day: str) -> bytes:
    """Return a tagged PDF of plain data, as a typst template lays it out; `day` is the only time in it.

    The template learns in `turns` whether any word is written from right to left.
    """
    turns = bool(FROM_THE_RIGHT.search(json.dumps(given, ensure_ascii=False)))
    told = json.dumps({**given, "turns": turns}, ensure_ascii=False)
    made = _with_row_headings(_set(told, template, day))
    return _in_order(made) if turns else made


def _in_order(made: bytes) -> bytes:
    # Only a page with such words waits for what puts them in order.
    from mir_assess.report.right_to_left import in_order

    return in_order(made)


def _set(given: str, template: Path, day: str) -> bytes:
    """Set a page. Only our own typefaces are used where they have every letter, so that a page is the same on
    every computer; else also those of this one. A letter that none of them has is shown as its number.
    """
    from typst import TypstError

    lacking: set[str] = set()
    only_ours = True
    for _ in range(TRIES):
        try:
            return _compiled(_spelling(given, lacking), template, day, only_ours=only_ours)
        except TypstError as error:
            if WORDLESS in error.message:
                given, before = drawn_as_pixels(given, _font_folders()), given
                if given == before:
                    raise
                continue
            found = _letters_in_no_typeface(error)
            if not found or found <= lacking:
                raise
            lacking |= set() if only_ours else found
            only_ours = False
    raise ReportError(Problem(template.name, say("The page has too many letters that no typeface has."), ""))


def _compiled(given: str, template: Path, day: str, *, only_ours: bool) -> bytes:
    import typst

    made, warnings = typst.compile_with_warnings(
        template,
        font_paths=_font_folders(),
        ignore_system_fonts=only_ours,
        sys_inputs={"given": given},
        pdf_standards=STANDARD,
        timestamp=datetime.fromisoformat(day[:10]).replace(tzinfo=UTC),
    )
    if warnings:
        what = say("The page would not be as it should: {reason}.", reason=warnings[0].message)
        fix = say("Install the program anew: {command}.", command=INSTALL)
        raise ReportError(Problem("--format pdf", what, fix))
    return made


def _font_folders() -> list[Path]:
    import fontpkg_atkinson_hyperlegible as latin  # type: ignore[import-untyped]
    import fontpkg_noto_sans_arabic as arabic  # type: ignore[import-untyped]

    return [Path(fonts.ROOT) / "files" for fonts in (latin, arabic)]


def _letters_in_no_typeface(error: "TypstError") -> set[str]:
    """The letters for which no typeface at hand has a shape, as typst tells them; none where something else
    is wrong.
    """
    found: set[str] = set()
    for text in _NOT_IN_A_FONT.findall(error.diagnostic):
        letters = set(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text))
        found |= {letter for letter in letters if letter > LAST_LATIN} or letters
    return found


def _spelling(given: str, letters: set[str]) -> str:
    """Return the data with these letters as marks that can be seen; none of them means anything to JSON."""
    return spelt_out(given, letters) if letters else given


def _with_row_headings(made: bytes) -> bytes:
    """Return a PDF whose tables have headings for rows too. typst keeps its way to say so behind a switch
    that cannot be reached from Python.

    A cell of a table names its headings; we make the first of each row a heading, and leave it to where the
    headings stand to tell which belong to a cell. Nothing in the file moves: what is put in is as long as
    what is taken out.
    """
    return _CELL.sub(_headed_by_place, made)


def _headed_by_place(cell: re.Match[bytes]) -> bytes:
    begins, attributes, headers, column = cell.groups()
    kind, scope = (b"H", b"/Scope/Row") if column == b"0" else (b"D", b"")
    return begins + kind + attributes + scope.ljust(len(headers))
