"""The styles of a document, as one table: calm, large and plain, and told apart by more than colour.

The names that Word knows (Heading 1, List Bullet, Caption) are Word's own, so that an officer finds them
where they always are, and a screen reader knows what they mean. A council's template may have any of them
already: then its own stand, and only those it lacks are added. Knows nothing of reports.
"""

from collections.abc import Mapping

from mir_assess.model.value import value
from mir_assess.report.docx.elements import Element, made, named, parse_xml

FONT = "Arial"
"""On every office computer, and plain to read."""

INK, QUIET, BRAND, LINE, TINT, NOTICE, EDGE = (
    "16202C", "4A5563", "173A5E", "B4BFCA", "F1F5F8", "FFF5DC", "8F5412",
)  # fmt: skip
"""The colours of the stylesheet that HTML pages have."""

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@value
class Style:
    """A style: its name, what it is of (`paragraph`, `character`, `table`), the style it starts from and the
    one that follows it, and its settings for paragraphs, words and tables (`more`) as Word writes them.
    `is_built_in`: the name is one that Word knows.
    """

    name: str
    kind: str = "paragraph"
    base: str = "Normal"
    then: str = ""
    paragraph: str = ""
    words: str = ""
    more: str = ""
    is_built_in: bool = False

    @property
    def id(self) -> str:
        """What it is called inside a file."""
        return style_id(self.name)


def style_id(name: str) -> str:
    """Return what a style is called inside a file.

    >>> style_id("heading 1")
    'Heading1'
    """
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def _space(before: int, after: int, line: int = 0) -> str:
    height = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{height}/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _border(side: str, size: int, colour: str, space: int) -> str:
    return f'<w:pBdr><w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/></w:pBdr>'


def _shade(colour: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>'


_BOLD = "<w:b/><w:bCs/>"
_KEEP = "<w:keepNext/><w:keepLines/>"


def _heading(rank: int, size: int, before: int, after: int, line: str = "") -> Style:
    return Style(
        f"heading {rank}",
        then="Normal",
        paragraph=f'{_KEEP}{line}{_space(before, after, 252)}<w:outlineLvl w:val="{rank - 1}"/>',
        words=f'{_BOLD}<w:color w:val="{BRAND if rank < 4 else INK}"/>{_size(size)}',
        is_built_in=True,
    )


_ROWS = "".join(
    f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'
    for side, size, colour in (("top", 12, BRAND), ("bottom", 12, BRAND), ("insideH", 4, LINE))
)
_MARGINS = "".join(
    f'<w:{side} w:w="{width}" w:type="dxa"/>'
    for side, width in (("top", 40), ("left", 85), ("bottom", 40), ("right", 85))
)
_FIRST_ROW = f'<w:rPr>{_BOLD}</w:rPr><w:tcPr>{_shade(TINT)}<w:vAlign w:val="bottom"/></w:tcPr>'

STYLES = (
    Style("Normal", base="", is_built_in=True),
    Style("Default Paragraph Font", "character", base="", is_built_in=True),
    Style("Normal Table", "table", base="", is_built_in=True,
          more=f"<w:tblPr><w:tblCellMar>{_MARGINS}</w:tblCellMar></w:tblPr>"),
    Style("Title", then="Subtitle", paragraph=_KEEP + _space(0, 80, 240),
          words=f'{_BOLD}<w:color w:val="{BRAND}"/>{_size(56)}', is_built_in=True),
    Style("Subtitle", then="Normal", paragraph=_space(0, 240),
          words=f'<w:color w:val="{QUIET}"/>{_size(28)}', is_built_in=True),
    _heading(1, 38, 480, 160, _border("top", 18, BRAND, 6)),
    _heading(2, 28, 360, 120),
    _heading(3, 25, 280, 100),
    _heading(4, 24, 240, 80),
    _heading(5, 23, 200, 60),
    Style("TOC Heading", then="Normal", paragraph=_KEEP + _space(360, 120),
          words=f'{_BOLD}<w:color w:val="{BRAND}"/>{_size(28)}', is_built_in=True),
    *(Style(f"toc {rank}", then="Normal", is_built_in=True, paragraph=
            f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9628"/></w:tabs>{_space(0, 80)}'
            f'<w:ind w:left="{(rank - 1) * 340}"/>') for rank in (1, 2)),
    Style("List Bullet", paragraph='<w:numPr><w:numId w:val="{bullets}"/></w:numPr>' + _space(0, 100),
          is_built_in=True),
    Style("caption", then="Normal", paragraph=_space(160, 80),
          words=f'{_BOLD}<w:color w:val="{QUIET}"/>{_size(21)}', is_built_in=True),
    Style("Quote", paragraph=_border("left", 24, LINE, 12) + _space(0, 140) + '<w:ind w:left="340"/>',
          is_built_in=True),
    Style("Callout", paragraph="<w:keepLines/>" + _border("left", 48, EDGE, 10) + _shade(NOTICE)
          + _space(0, 120) + '<w:ind w:left="280"/>'),
    Style("Reading", paragraph="<w:keepLines/>" + _border("left", 24, BRAND, 10) + _space(0, 120)
          + '<w:ind w:left="280"/>', words=_size(25)),
    Style("Kind of Document", then="Title", paragraph=_KEEP + _space(0, 60),
          words=f'{_BOLD}<w:color w:val="{QUIET}"/>{_size(26)}'),
    Style("Picture Ends", paragraph=_KEEP + _space(120, 20), words=f'<w:color w:val="{QUIET}"/>{_size(21)}'),
    Style("Picture Group", paragraph=_KEEP + _space(100, 30, 252), words=_size(22)),
    Style("Picture", then="caption", paragraph=_space(0, 60, 240)),
    Style("Fact", paragraph="<w:keepLines/>" + _shade(TINT) + _space(0, 200, 288)
          + '<w:ind w:left="2268" w:hanging="2268"/><w:contextualSpacing/>', words=_size(23)),
    Style("Table Text", paragraph=_KEEP + _space(0, 0, 252), words=_size(22)),
    Style("header", paragraph=_space(0, 0, 240), words=f'<w:color w:val="{QUIET}"/>{_size(19)}',
          is_built_in=True),
    Style("footer", paragraph=_border("top", 4, LINE, 6) + _space(0, 0, 240),
          words=f'<w:color w:val="{QUIET}"/>{_size(19)}', is_built_in=True),
    Style("Strong", "character", "Default Paragraph Font", words=_BOLD, is_built_in=True),
    Style("Hyperlink", "character", "Default Paragraph Font",
          words='<w:color w:val="12508F"/><w:u w:val="single"/>', is_built_in=True),
    Style("Report Table", "table", "Normal Table", more=
          f"<w:tblPr><w:tblBorders>{_ROWS}</w:tblBorders></w:tblPr>"
          f'<w:tblStylePr w:type="firstRow">{_FIRST_ROW}</w:tblStylePr>'),
)  # fmt: skip
"""Every style there is, each after those it starts from."""


def all_styles(language: str, bullets: int, *, from_the_right: bool) -> Element:
    """Return the whole table of styles of a new document in this language."""
    fonts = " ".join(f'w:{kind}="{FONT}"' for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
    way = "<w:bidi/>" if from_the_right else ""
    latin, other = ("en-GB", language) if from_the_right else (language, "ar-SA")
    marks = f'<w:lang w:val="{latin}" w:eastAsia="en-GB" w:bidi="{other}"/>'
    root = parse_xml(
        f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/>"
        f'<w:color w:val="{INK}"/>{_size(24)}{marks}</w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{way}{_space(0, 140, 276)}</w:pPr></w:pPrDefault></w:docDefaults></w:styles>"
    )
    root.extend(as_element(style, bullets, {}, from_the_right=from_the_right) for style in STYLES)
    return root


def as_element(style: Style, bullets: int, ids: Mapping[str, str], *, from_the_right: bool) -> Element:
    """Return one style as Word has it. `ids` are what the others are called in this file, where not as in
    ours; `bullets` is the number of the list that has them.
    """

    def called(name: str) -> str:
        return ids.get(name.casefold(), style_id(name))

    marks = "" if style.is_built_in else ' w:customStyle="1"'
    if not style.base:
        marks += ' w:default="1"'
    parts = [f'<w:style {_W} w:type="{style.kind}"{marks} w:styleId="{called(style.name)}">']
    parts.append(f'<w:name w:val="{style.name}"/>')
    if style.base:
        parts.append(f'<w:basedOn w:val="{called(style.base)}"/>')
    if style.then:
        parts.append(f'<w:next w:val="{called(style.then)}"/>')
    parts.append("<w:qFormat/>")
    if style.paragraph:
        settings = style.paragraph.format(bullets=bullets)
        if from_the_right:
            # Word knows where a line begins, but of borders only left and right.
            settings = settings.replace("<w:pBdr><w:left", "<w:pBdr><w:right")
        parts.append(f"<w:pPr>{settings}</w:pPr>")
    if style.words:
        parts.append(f"<w:rPr>{style.words}</w:rPr>")
    return parse_xml("".join((*parts, style.more, "</w:style>")))


def known_styles(root: Element) -> dict[str, str]:
    """Return what each style of a file is called inside it, by the name that people see, in small letters."""
    found = {}
    for style in root.iterchildren(named("w:style")):
        name = style.find(named("w:name"))
        if name is not None:
            found[name.get(named("w:val"), "").casefold()] = style.get(named("w:styleId"), "")
    return found


def bullet_list(abstract_id: int) -> Element:
    """Return what a bulleted list looks like, for Word's table of lists."""
    return parse_xml(
        f'<w:abstractNum {_W} w:abstractNumId="{abstract_id}"><w:multiLevelType w:val="hybridMultilevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="397" w:hanging="284"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:hint="default"/></w:rPr>'
        "</w:lvl></w:abstractNum>"
    )


def list_of(number: int, abstract_id: int) -> Element:
    """Return a list that looks like one of the table of lists."""
    return made("w:num", made("w:abstractNumId", val=abstract_id), numId=number)
