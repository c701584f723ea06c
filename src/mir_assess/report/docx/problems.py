"""What is wrong with the fields of a template, each told with its place and the words around it, and the near
miss.

Looks at tags, and at the tree that Jinja makes of them; fills nothing.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import TemplateSyntaxError

from mir_assess.errors import Problem, nearest
from mir_assess.report.docx.fields import REPORT, TEXT, Shape
from mir_assess.report.docx.sandbox import Fault, faults, sandbox
from mir_assess.report.docx.tags import Tag
from mir_assess.speech import marked, say

REPORT_TAG = f"{{{{ {REPORT} }}}}"
ALONE = marked("Give it a paragraph of its own in the text, once, and in no loop.")
BROKEN = marked("This cannot be read as a field ({reason}).")
_KNOWN = marked("The fields there are: {names}.")
_LOOPS = marked("A template can show fields, repeat with {loop} and choose with {condition}; no more.")


def problems_of(file: Path, tags: list[Tag], shapes: Mapping[str, Shape], places: int) -> Iterator[Problem]:
    """Yield what is wrong with the tags of a template, each with its place."""
    if places > 1:
        yield Problem(
            str(file),
            say("“{name}” stands in it {number} times.", name=REPORT_TAG, number=places),
            say(ALONE),
        )
    broken = [problem for tag in tags for problem in _of_tag(file, tag)]
    yield from broken
    if broken:
        return
    source = "\n".join(tag.source.replace("\n", " ") for tag in tags)
    if places:
        shapes = {**shapes, REPORT: TEXT}
    try:
        found = faults(sandbox().parse(source), shapes)
    except TemplateSyntaxError as error:
        yield _at(file, tags[error.lineno - 1], say(BROKEN, reason=error.message or ""), "")
        return
    found = [fault for fault in found if fault.kind != "report" or not _is_alone(tags[fault.line - 1])]
    yield from (_of_fault(file, tags[fault.line - 1], fault) for fault in found)
    if any(fault.kind == "unknown" for fault in found):
        yield Problem(str(file), say(_KNOWN, names=", ".join(sorted({*shapes, REPORT}))), "")


def _is_alone(tag: Tag) -> bool:
    return tag.around == tag.source and not tag.place.startswith((say("header"), say("footer")))


def _of_tag(file: Path, tag: Tag) -> Iterator[Problem]:
    if tag.is_open:
        what = say("This begins a field, and does not end it in the same paragraph.")
        yield _at(
            file, tag, what, say("End it with {end}.", end={"{{": "}}", "{%": "%}"}.get(tag.source, "#}"))
        )
    elif tag.takes and tag.source.startswith("{{") and not _is_report(tag):
        what = say("With “{letter}”, the words would take the place of what they stand in.", letter=tag.takes)
        yield _at(file, tag, what, say("Leave out the “{letter}”.", letter=tag.takes))


def _is_report(tag: Tag) -> bool:
    return tag.source.strip("{} ") == REPORT


def _of_fault(file: Path, tag: Tag, fault: Fault) -> Problem:
    first, _, last = fault.name.rpartition(".")
    quoted = say("“{name}”", name=fault.name)
    match fault.kind:
        case "unknown":
            near = nearest(last, fault.known)
            has = say("“{name}” has: {names}.", name=first, names=", ".join(fault.known)) if first else ""
            what = say("{field} is not a field we know.", field=quoted)
            return _at(file, tag, what, " ".join(filter(None, (near, has))))
        case "list":
            what = say("{field} is not words but holds several things.", field=quoted)
            return _at(file, tag, what, say("Go through them with {loop}.", loop="{% for %}"))
        case "words":
            what = say("{field} is words, and no list to go through.", field=quoted)
            return _at(file, tag, what, say("Show it with {field}.", field=f"{{{{ {fault.name} }}}}"))
        case "report":
            return _at(file, tag, say("“{name}” is not alone here.", name=REPORT_TAG), say(ALONE))
        case "deep":
            return _at(
                file, tag, say("Here are more than three loops within one another."), say("Take one out.")
            )
    return _at(
        file,
        tag,
        say("This is nothing that a template can do here."),
        say(_LOOPS, loop="{% for %}", condition="{% if %}"),
    )


def _at(file: Path, tag: Tag, what: str, fix: str) -> Problem:
    return Problem(
        say("{file}, {place} (“{words}”)", file=file, place=tag.place, words=tag.around), what, fix
    )
