"""What in a stranger's template would reach for something when the finished page is opened.

A picture that is only linked, a field that takes words from another file, a document behind the document:
each would tell somebody who opens the page, and when, or bring in what nobody looked at. A link that a person
follows is none of these. Knows the parts of a document, and nothing of what a template says.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping

from docx.opc.oxml import serialize_part_xml

from mir_assess.report.docx.elements import Element, named, parse_xml
from mir_assess.speech import say

_RELATIONS = ".rels"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ON_A_CLICK = "hyperlink"
_ITS_OWN_TEMPLATE = "attachedTemplate"
_WITHIN = frozenset({"aFChunk", "control"})
"""Kinds that reach out, or run, from within the file: another document, and a button with a program."""

_NAME = re.compile(r"\W*([a-z]+)", re.IGNORECASE)
"""What a field is called: it may end where an address begins, with no space or with a tab."""

_FIELDS = frozenset(
    {"DATABASE", "DDE", "DDEAUTO", "IMPORT", "INCLUDE", "INCLUDEPICTURE", "INCLUDETEXT", "LINK", "RD"}
)


def without_its_template(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts without the name of the template that a document was once made from.

    Nearly every document of an office has one, often a path with somebody's name in it; Word would fetch it.
    """
    return {name: _detached(name, content) for name, content in parts.items()}


def _detached(name: str, content: bytes) -> bytes:
    small = name.lower()
    if small.endswith(_RELATIONS) and _ITS_OWN_TEMPLATE.encode() in content:
        root = parse_xml(content)
        for relation in list(root.iter(_RELATION)):
            if _kind(relation) == _ITS_OWN_TEMPLATE:
                root.remove(relation)
        return _written(root)
    if small.endswith("settings.xml") and b":attachedTemplate" in content:
        root = parse_xml(content)
        for element in list(root.iter(named("w:attachedTemplate"))):
            root.remove(element)
        return _written(root)
    return content


def _written(root: Element) -> bytes:
    written: bytes = serialize_part_xml(root)
    return written


def reaching(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what would be reached for, as the template names it."""
    for name, content in parts.items():
        # To Word, small and capital letters are the same in the name of a part.
        small = name.lower()
        if small.endswith(_RELATIONS):
            for relation in parse_xml(content).iter(_RELATION):
                is_outside = relation.get("TargetMode", "").casefold() == "external"
                kind = _kind(relation)
                if kind in _WITHIN or (is_outside and kind != _ON_A_CLICK):
                    yield relation.get("Target", kind)
        elif b"instr" in content and small.endswith(".xml"):
            yield from (code for code in _codes(parse_xml(content)) if _field(code) in _FIELDS)


def _kind(relation: Element) -> str:
    return posixpath.basename(str(relation.get("Type", "")))


def _codes(root: Element) -> Iterator[str]:
    """Yield what each field asks for; Word cuts it into pieces wherever it likes."""
    code = ""
    for element in root.iter(named("w:fldChar"), named("w:instrText"), named("w:fldSimple")):
        if element.tag == named("w:instrText"):
            code += element.text or ""
            continue
        yield code.strip()
        code = ""
        if element.tag == named("w:fldSimple"):
            yield element.get(named("w:instr"), "").strip()
    yield code.strip()


def _field(code: str) -> str:
    found = _NAME.match(code)
    return found[1].upper() if found else ""


def told(targets: list[str]) -> str:
    """Return what is said of a template that reaches for something."""
    return say("Opened, it would fetch something from elsewhere: “{words}”.", words=targets[0][:100])
