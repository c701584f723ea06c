"""Whatever people type is shown as what they typed: no format takes it for its own marks."""

import csv
import html
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import datetime
from html.parser import HTMLParser

import openpyxl
import pytest
from markdown_it import MarkdownIt

from mir_assess import pipeline
from mir_assess.analysis.policy import ROOM
from mir_assess.model.round import Note
from mir_assess.report import FORMATS, fitting, kind_of
from mir_assess.report.markdown import text
from mir_assess.report.text import shown
from mir_assess.resources import folder

TEMPLATES = folder("templates")

NASTY = [
    "<script>alert('x')</script><img src=x onerror=alert(1)>",
    "&lt;b&gt; & &amp;",
    '=HYPERLINK("http://example.org")',
    "+44 1234",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "# A heading\n- a list\n1. another\n> a quote\n```code```",
    "| a | table |\n| --- | --- |",
    "[a link](http://example.org) ![x](y) <http://example.org>",
    "مرحبا \u200fabc\u200e שלום",
    "turned \u202eround",
    "👩🏽‍🦽 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "bell \x07 null \x00 escape \x1b[31m delete \x7f",
    "{{ 7 * 7 }} {% raw %} ${x}",
    "a lone \ud800 surrogate",
    "long " * 2000,
    "    an indented line\n\tand a tabbed one\n\nand one after nothing",
    "http://example.org/a?b=c&d www.example.org HTTPS://EXAMPLE.ORG somebody@example.org",
    ":smile: :+1: 12:30:45 :100:",
    "Under\n===\nand\n---\n~~gone~~ **loud** _soft_",
    "_x0041_ _x000D_ 'quoted' \"doubly\"",
    "]]> --> */ </style></title>",
]


class Reader(HTMLParser):
    """The text of a page, and every tag in it."""

    def __init__(self):
        super().__init__()
        self.words, self.tags = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)


def spoilt(fixed, words):
    """The newer round with these words everywhere that people type, and everywhere that a bank has words."""
    counted = fixed.round_2026()
    assessment = replace(
        counted.assessment,
        organisation=words,
        keeper=words,
        safeguarding=words,
        quiet_room=words,
        parts=tuple(spoilt_bank(part, words) for part in counted.assessment.parts),
        groups=tuple(replace(group, label=f"{words}{group.id}") for group in counted.assessment.groups),
    )
    # Much of it looks as if it pointed at somebody; that it may be printed has been decided here.
    notes = tuple(
        Note(kind, words, about, "lived", consent=True, checked="print")
        for about in ("D-1", "")
        for kind in ("note", "why", "change", "working")
    )
    actions = tuple(
        replace(
            action,
            what=words,
            why=words,
            led_by_lived=words,
            led_by_council=words,
            by=words,
            first_step=words,
            notice=words,
            reason=words,
        )
        for action in counted.actions
    )
    agreed = {**counted.agreed, "D-1": counted.agreed["S-1"]}
    return replace(counted, assessment=assessment, notes=notes, actions=actions, agreed=agreed)


def spoilt_bank(part, words):
    """A bank whose every text is this; each with a name of its own, where a page needs to tell them apart."""
    return replace(
        part,
        title=words,
        source=replace(part.source, follows=words, wording=words, licence=words),
        themes=tuple(replace(theme, title=f"{words}{theme.id}", subtitle=words) for theme in part.themes),
        scales=tuple(
            replace(
                scale,
                levels=tuple(
                    replace(level, label=f"{words}{level.key}", description=words) for level in scale.levels
                ),
            )
            for scale in part.scales
        ),
        statements=tuple(
            replace(
                statement,
                text=f"{words}{statement.id}",
                easy_text=words,
                descriptors={"never": words} if statement.scale == "truth" else {},
                history=tuple(replace(change, reason=words) for change in statement.history),
            )
            for statement in part.statements
        ),
    )


def flat(words):
    """Words as a reader compares them: every gap between them one space, and what cannot be seen gone."""
    return " ".join(words.replace("\u2060", "").split())


def earlier(counted):
    """The same, a year before."""
    assessment = counted.assessment
    return replace(counted, assessment=replace(assessment, year=assessment.year - 1))


def in_a_row(counted):
    """The same in three years."""
    return earlier(earlier(counted)), earlier(counted), counted


def html_pages(counted):
    """Every page of these rounds that a browser opens."""
    views = (
        pipeline.report(counted, ROOM, before=earlier(counted)),
        pipeline.comparison(earlier(counted), counted, ROOM),
        pipeline.trend(in_a_row(counted), ROOM),
    )
    for view in views:
        for name in fitting(kind_of(view)):
            if FORMATS[name].extension == "html":
                yield pipeline.render(view, name, TEMPLATES).decode()


@pytest.mark.parametrize("words", NASTY)
def test_html_shows_it_as_text(fixed, words):
    for page in html_pages(spoilt(fixed, words)):
        assert_all_is_text(page, words)


def assert_all_is_text(page, words):
    """No element, attribute or address on a page comes of what was typed; the words are there."""
    reader = Reader()
    reader.feed(page)
    assert not [
        tag for tag, _ in reader.tags if tag in ("script", "img", "b" if "<b>" in words else "script")
    ]
    assert not [name for _, attributes in reader.tags for name in attributes if name.startswith("on")]
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e]", page)
    assert flat(shown(words)) in flat(" ".join(reader.words))


@pytest.mark.parametrize("words", NASTY)
def test_no_cell_of_a_csv_starts_a_formula(fixed, words):
    for page in (
        pipeline.report(spoilt(fixed, words), ROOM),
        pipeline.comparison(earlier(spoilt(fixed, words)), spoilt(fixed, words), ROOM),
        pipeline.trend(in_a_row(spoilt(fixed, words)), ROOM),
    ):
        written = pipeline.render(page, "csv", TEMPLATES).decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(written, newline="")))
        assert len({len(row) for row in rows}) == 1
        assert not [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "+", "@", "\t"))]
        assert not [cell for row in rows for cell in row if re.match(r"\s*-(?!\d+\.\d+$)", cell)]


@pytest.mark.parametrize("words", NASTY)
def test_json_holds_it_whole(fixed, words):
    page = json.loads(pipeline.render(pipeline.report(spoilt(fixed, words), ROOM), "json", TEMPLATES))
    noted = {note["text"] for note in page["statements"][0]["notes"]}
    assert len(noted) == 1
    assert len(noted.pop()) >= len(words)


@pytest.mark.parametrize("words", NASTY)
def test_every_cell_of_a_workbook_is_what_was_typed_and_none_is_a_formula(fixed, words):
    pages = (
        pipeline.report(spoilt(fixed, words), ROOM),
        pipeline.comparison(earlier(spoilt(fixed, words)), spoilt(fixed, words), ROOM),
    )
    for page in pages:
        written = pipeline.render(page, "xlsx", TEMPLATES)
        book = openpyxl.load_workbook(io.BytesIO(written))
        cells = [
            cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None
        ]
        assert {type(cell.value) for cell in cells} <= {str, int, datetime}
        assert not [cell for cell in cells if cell.data_type == "f"]
        # Whoever types in such a cell again has text, not a formula.
        assert all(cell.quotePrefix for cell in cells if str(cell.value).startswith(("=", "+", "-", "@")))
        told = {cell.value for cell in cells}
        assert shown(words) in told
        assert {f"{shown(words)}{group}" for group in ("lived", "council", "carers")} <= told
        with zipfile.ZipFile(io.BytesIO(written)) as file:
            parts = {name: file.read(name).decode() for name in file.namelist()}
        assert not [name for name, part in parts.items() if "<f>" in part or "externalLink" in name]
        assert not [part for part in parts.values() if 'TargetMode="External"' in part]


@pytest.mark.parametrize("words", NASTY)
def test_markdown_shows_it_as_text(fixed, words):
    """As every program that keeps to CommonMark shows it."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    harmless = reader.parse(_markdown(spoilt(fixed, "harmless")))
    tokens = reader.parse(_markdown(spoilt(fixed, words)))
    inline = [child for token in tokens for child in token.children or ()]
    kinds = {token.type for token in (*tokens, *inline)}
    # Strong are names that a page itself sets apart.
    assert not kinds & {
        "link_open", "image", "html_inline", "html_block", "em_open", "s_open", "code_inline", "code_block",
        "fence", "hr", "blockquote_open", "ordered_list_open",
    }  # fmt: skip
    for kind in ("heading_open", "table_open", "strong_open", "list_item_open"):
        assert _how_many(tokens, kind) == _how_many(harmless, kind)
    told = flat(" ".join(_seen(token) for token in tokens if token.children))
    assert flat(shown(words)) in told


def _markdown(counted):
    return pipeline.render(pipeline.report(counted, ROOM), "markdown", TEMPLATES).decode()


def _how_many(tokens, kind):
    return sum(child.type == kind for token in tokens for child in (token, *(token.children or ())))


def _seen(token):
    """The words of a line as they are shown."""
    return "".join("\n" if child.type.endswith("break") else child.content for child in token.children)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("# Heading", r"\# Heading"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("a\n  2) b", "a\n2\\) b"),
        ("<b>", r"\<b\>"),
        ("&lt; & &amp;", r"\&lt; & \&amp;"),
        ("a|b", r"a\|b"),
        ("[x](y)", r"\[x\](y)"),
        ("*_`~", r"\*\_\`\~"),
        ("mostly true: 3 of 5", "mostly true: 3 of 5"),
        ("see http://a.b and www.c.d", r"see http\://a.b and www\.c.d"),
        ("HTTPS://A.B WWW.C.D", r"HTTPS\://A.B WWW\.C.D"),
        ("somebody@a.b", r"somebody\@a.b"),
        (":smile: :heart_eyes::+1:", ":\u2060smile: :\u2060heart\\_eyes::\u2060+1:"),
        ("at 12:30:45, note: this", "at 12:30:45, note: this"),
        ("    indented", "indented"),
    ],
)
def test_markdown_marks_are_escaped(typed, written):
    assert text(typed) == written


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_fails_on_any_of_it(fixed, name):
    # Ten thousand letters wherever anything is written make 860 sheets, for which typst needs gigabytes. One
    # note as long as that is in test_pdf.py.
    at_most = 1000 if name == "pdf" else None
    for words in NASTY:
        counted = spoilt(fixed, words[:at_most])
        pages = (
            pipeline.report(counted, ROOM, before=earlier(counted)),
            pipeline.comparison(earlier(counted), counted, ROOM),
            pipeline.trend(in_a_row(counted), ROOM),
        )
        for page in pages:
            assert name not in fitting(kind_of(page)) or pipeline.render(page, name, TEMPLATES)


def test_a_note_of_several_lines_stays_one_item_in_markdown(fixed):
    written = pipeline.render(
        pipeline.report(spoilt(fixed, "one\n# two\n- three"), ROOM), "markdown", TEMPLATES
    ).decode()
    assert "- one\\\n  \\# two\\\n  \\- three" in written
    assert html.unescape(written) == written
