"""Whatever people type is shown as what they typed: no format takes it for its own marks."""

import csv
import html
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from mir_assess import pipeline
from mir_assess.analysis.policy import ROOM
from mir_assess.model.round import Note
from mir_assess.report import FORMATS
from mir_assess.report.markdown import text
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
    """The newer round with these words everywhere that people type."""
    counted = fixed.round_2026()
    assessment = replace(
        counted.assessment,
        organisation=words,
        keeper=words,
        groups=tuple(replace(group, label=f"{words}{group.id}") for group in counted.assessment.groups),
    )
    notes = tuple(Note(kind, words, "D-1", "lived", consent=True) for kind in ("note", "why", "change"))
    actions = tuple(
        replace(action, what=words, why=words, led_by_lived=words, by=words) for action in counted.actions
    )
    return replace(counted, assessment=assessment, notes=notes, actions=actions)


def earlier(counted):
    """The same, a year before."""
    assessment = counted.assessment
    return replace(counted, assessment=replace(assessment, year=assessment.year - 1))


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.extension == "html"])
@pytest.mark.parametrize("words", NASTY)
def test_html_shows_it_as_text(fixed, words, name):
    page = pipeline.render(pipeline.report(spoilt(fixed, words), ROOM), name, TEMPLATES).decode()
    reader = Reader()
    reader.feed(page)
    assert not [
        tag for tag, _ in reader.tags if tag in ("script", "img", "b" if "<b>" in words else "script")
    ]
    assert not [name for _, attributes in reader.tags for name in attributes if name.startswith("on")]
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e]", page)
    first = " ".join(re.sub("[\x00-\x1f\x7f\u202e\ud800]", " ", words).split()[:1])
    assert first in " ".join(reader.words)


@pytest.mark.parametrize("words", NASTY)
def test_no_cell_of_a_csv_starts_a_formula(fixed, words):
    for page in (
        pipeline.report(spoilt(fixed, words), ROOM),
        pipeline.comparison(earlier(spoilt(fixed, words)), spoilt(fixed, words), ROOM),
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
    ],
)
def test_markdown_marks_are_escaped(typed, written):
    assert text(typed) == written


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_fails_on_any_of_it(fixed, name):
    for words in NASTY:
        counted = spoilt(fixed, words)
        assert pipeline.render(pipeline.report(counted, ROOM), name, TEMPLATES)
        if "comparison" in FORMATS[name].kinds:
            assert pipeline.render(pipeline.comparison(earlier(counted), counted, ROOM), name, TEMPLATES)


def test_a_note_of_several_lines_stays_one_item_in_markdown(fixed):
    written = pipeline.render(
        pipeline.report(spoilt(fixed, "one\n# two\n- three"), ROOM), "markdown", TEMPLATES
    ).decode()
    assert "- one\\\n  \\# two\\\n  \\- three" in written
    assert html.unescape(written) == written
