"""A council's own document with its fields filled, and the place in it where the report goes.

Its styles, page, header, footer and logo stay as they are; only the styles that a report needs and that it
lacks are added. Everything that is wrong with its fields is found before anything is filled, and told with
its place.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE as KIND
from docxtpl import DocxTemplate  # type: ignore[import-untyped]
from jinja2 import TemplateError
from jinja2.sandbox import SandboxedEnvironment

from mir_assess.errors import MirError, Problem, ReportError
from mir_assess.report.docx.added import add_styles, language_of, room_at
from mir_assess.report.docx.elements import Element, made, named, parse_xml
from mir_assess.report.docx.fields import Shape, Value
from mir_assess.report.docx.opened import damaged, opened
from mir_assess.report.docx.paper import Paper
from mir_assess.report.docx.place import Place
from mir_assess.report.docx.problems import ALONE, BROKEN, REPORT_TAG, problems_of
from mir_assess.report.docx.runs import plain
from mir_assess.report.docx.sandbox import Fault, TooLarge, faults, sandbox
from mir_assess.report.docx.tags import Tag, places_for_report, tags_in
from mir_assess.report.languages import Tongue
from mir_assess.speech import say

_MARK = "mir_assess_report"
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_LOOP = re.compile(r"\{%-?\s*for\b")
_TITLE = re.compile(r"\{\{-?\s*title\b")


def filled(file: Path, tongue: Tongue, shapes: Mapping[str, Shape], values: Mapping[str, Value]) -> Place:
    """Return a template with its fields filled. Raises ReportError with every problem it has."""
    try:
        return _filled(file, tongue, shapes, values)
    except MirError:
        raise
    # Libraries that read other people's files can fail in any way there is; here each means the same.
    except Exception as error:
        raise damaged(file) from error


def _filled(file: Path, tongue: Tongue, shapes: Mapping[str, Shape], values: Mapping[str, Value]) -> Place:
    template = _Template(opened(file), shapes)
    document = template.get_docx()
    for element, name in ((document.element, "w:document"), (document.styles.element, "w:styles")):
        if element.tag != named(name):
            raise damaged(file)
    tags = list(_tags_of(document))
    marks = places_for_report(document.element.body)
    if problems := list(problems_of(file, tags, shapes, len(marks))):
        raise ReportError(*problems)
    for paragraph in marks:
        _mark(paragraph)
    _fill(file, template, values)
    body = document.element.body
    before = _place_in(file, body, lays_out_itself=any(_LOOP.match(tag.source) for tag in tags))
    from_the_right = tongue.direction == "rtl"
    ids = add_styles(document, from_the_right=from_the_right)
    language = language_of(document, from_the_right=from_the_right)
    return Place(
        document,
        Paper(tongue, language, *room_at(body, before), ids),
        before,
        shows_title=any(_TITLE.match(tag.source) for tag in tags),
        shows_contents=any("TOC" in (code.text or "") for code in body.iter(named("w:instrText"))),
    )


class _Template(DocxTemplate):  # type: ignore[misc]
    """docxtpl, but every part is looked at before it is filled, and must be whole afterwards."""

    def __init__(self, content: Any, shapes: Mapping[str, Shape]) -> None:
        super().__init__(content)
        self._shapes = shapes

    def render_xml_part(
        self, src_xml: str, part: Any, context: Mapping[str, Value], jinja_env: SandboxedEnvironment
    ) -> str:
        for fault in faults(jinja_env.parse(src_xml), self._shapes):
            raise _Elsewhere(fault)
        written: str = super().render_xml_part(src_xml, part, context, jinja_env)
        parse_xml(written)
        return written

    def render_properties(self, *_arguments: Any, **_named: Any) -> None:
        """Leave the document's properties: they are ours to fill, and hold no fields."""


class _Elsewhere(Exception):
    """Something wrong outside the words of the document: in the words of a picture, in a link."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


def _tags_of(document: Any) -> Iterator[Tag]:
    """Yield every tag that docxtpl will see, in the order of the parts that it fills."""
    yield from tags_in(document.element.body)
    for kind, where in ((KIND.HEADER, say("header")), (KIND.FOOTER, say("footer"))):
        for relation in document.part.rels.values():
            if relation.reltype == kind:
                yield from tags_in(parse_xml(relation.target_part.blob), where)
    for part in document.part.package.parts:
        if part.content_type == _FOOTNOTES:
            yield from tags_in(parse_xml(part.blob), say("footnote"))


def _fill(file: Path, template: _Template, values: Mapping[str, Value]) -> None:
    try:
        template.render({name: _plain(value) for name, value in values.items()}, sandbox(), autoescape=True)
    except _Elsewhere as error:
        what = say("Something outside the text, such as the words of a picture or a link, holds “{name}”.",
                   name=error.fault.name)  # fmt: skip
        raise ReportError(Problem(str(file), what, say("Take it out there, or mend it."))) from error
    except TooLarge as error:
        what = say("Filled in, this template is far larger than a document.")
        raise ReportError(Problem(str(file), what, say("Take out loops within loops."))) from error
    except TemplateError as error:
        raise ReportError(Problem(str(file), say(BROKEN, reason=error.message or ""), "")) from error
    except (SyntaxError, AttributeError, KeyError, ValueError, IndexError, TypeError) as error:
        what = say(
            "Filled in, this template is no whole document: a loop or a condition begins in one paragraph, "
            "row or cell, and ends in the middle of another."
        )
        fix = say(
            "Put each of them in a paragraph of its own and begin it with {paragraph}, or with {row} in the "
            "row of a table.",
            paragraph="{%p",
            row="{%tr",
        )
        raise ReportError(Problem(str(file), what, fix)) from error


def _plain(value: Value) -> Value:
    """Return a value without the marks that set names apart on a web page; Word shows them as boxes."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return {name: _plain(held) for name, held in value.items()}


def _mark(paragraph: Element) -> None:
    """Leave nothing in a paragraph but a mark that docxtpl passes over."""
    settings = paragraph.find(named("w:pPr"))
    for child in list(paragraph):
        if child is not settings:
            paragraph.remove(child)
    paragraph.append(made("w:bookmarkStart", id=9_999_999, name=_MARK))
    paragraph.append(made("w:bookmarkEnd", id=9_999_999))


def _place_in(file: Path, body: Element, *, lays_out_itself: bool) -> Element | None:
    """Return the element before which the report goes: the end of a document that names no place for it,
    unless it `lays_out_itself` what is in lists; then None.
    """
    marks = [mark for mark in body.iter(named("w:bookmarkStart")) if mark.get(named("w:name")) == _MARK]
    if not marks:
        section = body.find(named("w:sectPr"))
        if section is None:
            section = made("w:sectPr")
            body.append(section)
        return None if lays_out_itself else section
    if len(marks) > 1:
        raise ReportError(Problem(str(file), say("“{name}” stands in a loop.", name=REPORT_TAG), say(ALONE)))
    paragraph = marks[0].getparent()
    for mark in (marks[0], marks[0].getnext()):
        paragraph.remove(mark)
    return paragraph
