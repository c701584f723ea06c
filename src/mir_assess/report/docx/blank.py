"""A new document: A4, in the language of its page, with our styles and nothing that python-docx's own sheet
brings along (US Letter, American English, a picture of somebody else's page, a hundred styles).

Knows no page; what is written on it comes after.
"""

from docx import Document
from docx.document import Document as DocumentObject
from docx.opc.constants import RELATIONSHIP_TYPE as KIND
from docx.shared import Mm

from mir_assess.report.docx.elements import Element, fields_of, made, named
from mir_assess.report.docx.paper import Paper, Words, office_code
from mir_assess.report.docx.styles import all_styles, bullet_list, list_of
from mir_assess.report.languages import Tongue
from mir_assess.report.tongue import say

_KEPT = {KIND.STYLES, KIND.SETTINGS, KIND.THEME, KIND.NUMBERING}
_KEPT_OF_PACKAGE = {KIND.CORE_PROPERTIES, KIND.OFFICE_DOCUMENT}
_SETTINGS = (
    "defaultTabStop",
    "characterSpacingControl",
    "compat",
    "clrSchemeMapping",
    "decimalSymbol",
    "listSeparator",
)
_MARGIN = Mm(20)


def blank(tongue: Tongue) -> DocumentObject:
    """Return an empty document in the language of a page."""
    document = Document()
    _drop(document.part.rels, _KEPT)
    _drop(document.part.package.rels, _KEPT_OF_PACKAGE)
    language = office_code(tongue.own)
    rtl = tongue.direction == "rtl"
    _become(document.styles.element, all_styles(language, 1, from_the_right=rtl))
    _become(document.part.numbering_part.element, made("w:numbering", bullet_list(1), list_of(1, 1)))
    _set_up(document.settings.element, language, from_the_right=rtl)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = _MARGIN
    section.footer_distance = Mm(11)
    if rtl:
        # Where the first page of an opened book lies.
        section._sectPr.append(made("w:bidi"))  # noqa: SLF001 - python-docx has no name for it
    return document


def foot(document: DocumentObject, paper: Paper, words: str) -> None:
    """Put words and the number of the page at the foot of each page."""
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    element = footer._element  # noqa: SLF001 - python-docx has no name for it
    for child in list(element):
        element.remove(child)
    line = paper.written("footer", (Words(words), Words("\t")), to_the_end=True)
    # For translators: at the foot of each page of a Word document, which counts both by itself.
    template = say("Page {number} of {total}")
    for piece in _pieces(template):
        code = {"{number}": "PAGE", "{total}": "NUMPAGES"}.get(piece)
        runs = paper.runs(Words("1" if code else piece))
        line.extend(fields_of(code, runs) if code else runs)
    element.append(line)


def _pieces(template: str) -> list[str]:
    return [piece for piece in template.replace("{", "\0{").replace("}", "}\0").split("\0") if piece]


def _drop(relations: dict[str, Element], kept: set[str]) -> None:
    for name in [name for name, relation in relations.items() if relation.reltype not in kept]:
        del relations[name]


def _become(element: Element, other: Element) -> None:
    """Make an element hold what another does; the part it belongs to knows only itself."""
    for child in list(element):
        element.remove(child)
    element.extend(list(other))


def _set_up(settings: Element, language: str, *, from_the_right: bool) -> None:
    kept = {named(f"w:{name}") for name in _SETTINGS}
    for child in list(settings):
        if child.tag not in kept:
            settings.remove(child)
    for mode in settings.iter(named("w:compatSetting")):
        if mode.get(named("w:name")) == "compatibilityMode":
            mode.set(named("w:val"), "15")
    languages = {"bidi": language} if from_the_right else {"val": language}
    mapping = settings.find(named("w:clrSchemeMapping"))
    mapping.addprevious(made("w:themeFontLang", **languages))
