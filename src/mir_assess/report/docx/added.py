"""What a council's template lacks that a report needs: styles, and a list for bullets. What it has, it keeps.

Also what its document says of itself that the report must fit: its language, and the room on a page.
"""

from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.parts.numbering import NumberingPart

from mir_assess.report.docx.elements import Element, named
from mir_assess.report.docx.styles import STYLES, as_element, bullet_list, known_styles, list_of, style_id

_NUMBERING = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
)
_A4 = 11906, 16838, 1134
"""The width and height of a page and its margins, in twentieths of a point, where a document names none."""

_NARROWEST = 2268
"""Four centimetres: where a document has less room, its settings are not what they seem."""


def add_styles(document: Any, *, from_the_right: bool) -> dict[str, str]:
    """Give a document the styles it lacks, and return what each is called inside it, by its name."""
    root = document.styles.element
    known = known_styles(root)
    taken = set(known.values())
    ids = dict(known)
    lacking = [style for style in STYLES if style.name.casefold() not in known]
    for style in lacking:
        wanted = style_id(style.name)
        ids[style.name.casefold()] = f"{wanted}Report" if wanted in taken else wanted
    bullets = _add_bullets(document) if "list bullet" not in known else 0
    defaults = {
        style.get(named("w:type"))
        for style in root.iterchildren(named("w:style"))
        if style.get(named("w:default")) in ("1", "true")
    }
    for style in lacking:
        element = as_element(style, bullets, ids, from_the_right=from_the_right)
        if element.get(named("w:default")) and style.kind in defaults:
            del element.attrib[named("w:default")]
        root.append(element)
    return ids


def _add_bullets(document: Any) -> int:
    """Add a bulleted list to a document's lists, and return its number."""
    try:
        lists = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
    except KeyError:
        name = PackURI("/word/numbering.xml")
        part = NumberingPart.load(name, CONTENT_TYPE.WML_NUMBERING, _NUMBERING, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        lists = part.element
    looks = lists.findall(named("w:abstractNum"))
    abstract = _next(looks, "w:abstractNumId")
    number = _next(lists.findall(named("w:num")), "w:numId")
    look = bullet_list(abstract)
    if looks:
        looks[-1].addnext(look)
    else:
        lists.insert(0, look)
    lists.append(list_of(number, abstract))
    return number


def _next(elements: list[Element], key: str) -> int:
    return 1 + max((int(element.get(named(key), "0")) for element in elements), default=0)


def language_of(document: Any, *, from_the_right: bool) -> str:
    """Return the language a document is in where nothing else is said; empty where it says none."""
    root = document.styles.element
    key = named("w:bidi" if from_the_right else "w:val")
    found = [
        *root.iterfind(f"{named('w:docDefaults')}//{named('w:lang')}"),
        *(
            language
            for style in root.iterchildren(named("w:style"))
            if style.get(named("w:default")) and style.get(named("w:type")) == "paragraph"
            for language in style.iter(named("w:lang"))
        ),
    ]
    codes = [code for language in found if (code := language.get(key))]
    return codes[-1] if codes else ""


def room_at(body: Element, place: Element | None) -> tuple[int, int]:
    """Return the room for a line at a place of a document, and how high a page of it is between its margins:
    in twentieths of a point.
    """
    section = _section_at(body, place)
    size = section.find(named("w:pgSz")) if section is not None else None
    margins = section.find(named("w:pgMar")) if section is not None else None
    columns = section.find(named("w:cols")) if section is not None else None
    wide, high, margin = _A4
    left, right, top, bottom = (
        abs(_number(margins, f"w:{side}", margin)) for side in ("left", "right", "top", "bottom")
    )
    room = (_number(size, "w:w", wide) - left - right) // max(_number(columns, "w:num", 1), 1)
    cell = None if place is None else next(place.iterancestors(named("w:tc")), None)
    if cell is not None:
        told = cell.find(f"{named('w:tcPr')}/{named('w:tcW')}")
        if told is not None and told.get(named("w:type")) == "dxa":
            room = min(room, _number(told, "w:w", room) - 216)
    return max(room, _NARROWEST), max(_number(size, "w:h", high) - top - bottom, _NARROWEST)


def _section_at(body: Element, place: Element | None) -> Element | None:
    """Return the section that a place is in: the first that ends after it."""
    sections = list(body.iter(named("w:sectPr")))
    if place is None or not sections:
        return sections[-1] if sections else None
    order = {element: nth for nth, element in enumerate(body.iter())}
    later = [section for section in sections if order[section] >= order[place]]
    return later[0] if later else sections[-1]


def _number(element: Element | None, key: str, otherwise: int) -> int:
    value = "" if element is None else element.get(named(key), "")
    return int(value) if value.lstrip("-").isdecimal() else otherwise
