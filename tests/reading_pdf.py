"""What a screen reader finds in a PDF: its tags in their order, each with its text, read with pikepdf, which
had no hand in writing it.

Of a file's pages only what is tagged is read: what is there for the eye alone, a screen reader never meets.
"""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf

SOFT_HYPHEN = "\u00ad"
BLOCKS = ("H1", "H2", "H3", "H4", "H5", "H6", "P", "LI", "TOCI", "TR", "Caption", "BlockQuote", "Figure")
"""Tags that begin a line of their own."""

_PAIR = re.compile(r"<([0-9A-F]+)>\s*<([0-9A-F]+)>")
_RANGE = re.compile(r"<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*<([0-9A-F]+)>")


@dataclass
class Tag:
    """An element of the tag tree: `alt` is what is said of a picture, `parts` its texts and tags in order."""

    kind: str
    alt: str = ""
    language: str = ""
    table: dict[str, object] = field(default_factory=dict)
    parts: list["Tag | str"] = field(default_factory=list)

    @property
    def words(self) -> str:
        """All its text as one line."""
        return " ".join(_joined(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for part in self.parts:
            if isinstance(part, str):
                yield part
            else:
                yield from part._texts()

    def __iter__(self) -> Iterator["Tag"]:
        """Itself, and every tag in it, in order."""
        yield self
        for part in self.parts:
            if isinstance(part, Tag):
                yield from part

    def all(self, *kinds: str) -> list["Tag"]:
        """Every tag of these kinds in it, in order."""
        return [tag for tag in self if tag.kind in kinds]


def tags_of(content: bytes) -> Tag:
    """Return the document tag of a PDF."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        marked = {page.objgen: _marked_texts(page) for page in pdf.pages}
        (root,) = pdf.Root.StructTreeRoot.K
        return _tag(root, marked)


def words_of_pdf(content: bytes) -> str:
    """Return the text that a screen reader reads, with what it is told of pictures: a line for each heading,
    paragraph, item, row and picture.
    """
    return "\n".join(line for line in _lines(tags_of(content)) if line) + "\n"


def structure_of(content: bytes) -> str:
    """Return the tag tree with its text, a tag a line."""
    return "\n".join(_outline(tags_of(content), 0)) + "\n"


def _lines(tag: Tag) -> Iterator[str]:
    if tag.kind == "Figure":
        yield tag.alt
    elif tag.kind == "TR":
        yield "\t".join(cell.words for cell in tag.all("TH", "TD"))
    elif tag.kind in BLOCKS and not any(inner.kind in BLOCKS for inner in list(tag)[1:]):
        yield tag.words
    else:
        for part in tag.parts:
            if isinstance(part, Tag):
                yield from _lines(part)
            else:
                yield part.strip()


def _outline(tag: Tag, depth: int) -> Iterator[str]:
    told = [tag.kind, *(f"{key}={value}" for key, value in tag.table.items())]
    if tag.language:
        told.append(f"lang={tag.language}")
    inner = [part for part in tag.parts if isinstance(part, Tag)]
    if tag.kind == "Figure":
        yield "  " * depth + f"Figure alt: {tag.alt}"
        return
    if all(part.kind in ("Strong", "Span", "Link") for part in inner) and tag.words:
        told.append(tag.words)
        inner = []
    yield "  " * depth + " ".join(told)
    for part in inner:
        yield from _outline(part, depth + 1)


def _joined(texts: Iterator[str]) -> str:
    """Lines of text as one; a hyphen that only divides a word at the end of a line is no part of it."""
    whole = ""
    for text in texts:
        whole = whole[:-1] if whole.endswith(SOFT_HYPHEN) else whole
        whole += text
    return whole


def _tag(element: pikepdf.Object, marked: dict[tuple[int, int], dict[int, str]]) -> Tag:
    tag = Tag(str(element.S)[1:], str(element.get("/Alt", "")), str(element.get("/Lang", "")))
    for attributes in element.get("/A", []):
        if attributes.get("/O") == "/Table":
            for key in ("/Scope", "/RowSpan", "/ColSpan"):
                if key in attributes:
                    tag.table[key[1:]] = str(attributes[key]).removeprefix("/")
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            tag.parts.append(marked[element.Pg.objgen].get(kid, ""))
        elif kid.get("/Type") == "/MCR":
            page = kid.get("/Pg", element.get("/Pg"))
            tag.parts.append(marked[page.objgen].get(int(kid.MCID), ""))
        elif kid.get("/Type") != "/OBJR":
            tag.parts.append(_tag(kid, marked))
    return tag


class _Reading:
    """The marked texts of one page, while its content is read."""

    def __init__(self, fonts: dict[str, dict[int, str]]) -> None:
        self.fonts, self.font, self.texts = fonts, {}, {}
        self.open: list[tuple[str, int | None, str | None]] = []
        self.reversed: list[str] = []
        self.height = 0.0

    def follow(self, operator: str, operands: Sequence[Any]) -> None:
        """Do what one line of the content says, as far as it is about text."""
        match operator:
            case "BDC":
                self.begin(str(operands[0]), operands[1])
            case "BMC":
                self.begin(str(operands[0]), None)
            case "EMC":
                self.end()
            case "Tf":
                self.font = self.fonts[str(operands[0])]
            case "cm":
                self.move(float(operands[5]))
            case "Tj":
                self.show(bytes(operands[0]))
            case "TJ":
                for piece in operands[0]:
                    if isinstance(piece, pikepdf.String):
                        self.show(bytes(piece))

    def move(self, height: float) -> None:
        """Go to a line of text; another one begins with a space."""
        if height != self.height:
            self._add(" ")
        self.height = height

    def begin(self, name: str, properties: object) -> None:
        known = properties if isinstance(properties, pikepdf.Dictionary) else {}
        actual = known.get("/ActualText")
        is_reversed = any(name == "/ReversedChars" for name, *_ in self.open)
        self.open.append((name, known.get("/MCID"), None if actual is None else str(actual)))
        if actual is not None and is_reversed:
            self.reversed.append(str(actual))
        elif actual is not None:
            self._add(str(actual))

    def end(self) -> None:
        name, *_ = self.open.pop()
        if name == "/ReversedChars":
            self._add("".join(reversed(self.reversed)))
            self.reversed = []

    def show(self, codes: bytes) -> None:
        if any(actual is not None for *_, actual in self.open):
            return
        pairs = zip(codes[::2], codes[1::2], strict=True)
        letters = [self.font.get(high << 8 | low, "") for high, low in pairs]
        if self.open and self.open[-1][0] == "/ReversedChars":
            self.reversed += letters
        else:
            self._add("".join(letters))

    def _add(self, text: str) -> None:
        marks = [number for _, number, _ in self.open if number is not None]
        if marks:
            self.texts[int(marks[-1])] = self.texts.get(int(marks[-1]), "") + text


def _marked_texts(page: pikepdf.Page) -> dict[int, str]:
    """The text of each marked piece of a page, by its number. A new line begins with a space."""
    reading = _Reading(_fonts(page))
    for operands, operator in pikepdf.parse_content_stream(page):
        reading.follow(str(operator), operands)
    return reading.texts


def _fonts(page: pikepdf.Page) -> dict[str, dict[int, str]]:
    """What the codes of each font of a page stand for, by the name it has there."""
    fonts = page.get("/Resources", {}).get("/Font", {})
    return {
        str(name): _letters(font.ToUnicode.read_bytes())
        for name, font in fonts.items()
        if "/ToUnicode" in font
    }


def _letters(to_unicode: bytes) -> dict[int, str]:
    """What each code of a font stands for."""
    letters = {}
    text = to_unicode.decode("ascii")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for code, meant in _PAIR.findall(block):
            letters[int(code, 16)] = bytes.fromhex(meant).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for first, last, meant in _RANGE.findall(block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                letters[int(first, 16) + step] = chr(int(meant, 16) + step)
    return letters
