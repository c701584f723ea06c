"""What a page of a PDF is made of, as far as letters go: its content piece by piece, with what each piece
shows, where, and what its codes stand for.

It reads what typst writes: every piece is set upright, with a typeface of two bytes a letter.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pypdf
from pypdf.generic import DictionaryObject

from mir_assess.model.value import value
from mir_assess.report.printed_texts import FROM_THE_RIGHT

Operation = tuple[Any, bytes]
"""What a page's content is a row of: the operands, then the operator."""

NEAR = 0.1
"""How far from the end of a piece, in sizes of its letters, another may begin that goes on with it."""

SAME = 0.001
"""What differs by less than this stands in the same place."""

_SHOWS = (b"Tj", b"TJ")
_MAPPED = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
_RANGE = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4})> <([0-9A-F]+)>")
_IN_BLOCKS = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)


class Font:
    """How wide the letters of a typeface are, and what its codes stand for."""

    def __init__(self, font: DictionaryObject) -> None:
        told: Any = font["/ToUnicode"]
        self._told = told.get_object()
        self.letters = dict(_letters(self._told.get_data()))
        self._anew: dict[int, str] = {}
        self.has_letters = any(map(FROM_THE_RIGHT.search, self.letters.values()))
        drawn: Any = font["/DescendantFonts"][0].get_object()  # type: ignore[index]
        self._widths = _widths(drawn["/W"])
        self._usual = float(drawn.get("/DW", 1000))

    def width(self, code: int) -> float:
        """How far a letter goes on, in thousandths of its size."""
        return self._widths.get(code, self._usual)

    def can_say(self, code: int, text: str, whole: str) -> bool:
        """Whether a code stands for a text, or can from now on, since it stood for the `whole` of which that
        is a part.
        """
        if code not in self._anew and self.letters.get(code) == whole:
            self._anew[code] = text
        return self._anew.get(code, self.letters.get(code)) == text

    def tell_anew(self) -> None:
        """Say of each code that was found to stand for something else what it does stand for."""
        if self._anew:
            self._told.set_data(_MAPPED.sub(self._told_anew, self._told.get_data()))

    def _told_anew(self, found: re.Match[bytes]) -> bytes:
        text = self._anew.get(int(found[1], 16))
        return found[0] if text is None else b"<%s> <%s>" % (found[1], _hex(text))


def fonts_of(page: pypdf.PageObject, known: dict[int, Font]) -> dict[str, Font]:
    """The typefaces of a page, by the names that they have there: all but those of faces."""
    resources: Any = page["/Resources"]
    names: dict[str, Font] = {}
    for name, found in resources.get("/Font", DictionaryObject()).get_object().items():
        font = found.get_object()
        if font["/Subtype"] == "/Type0":
            names[name] = known.get(id(font)) or known.setdefault(id(font), Font(font))
    return names


def _letters(told: bytes) -> Iterator[tuple[int, str]]:
    """What each code stands for."""
    for kind, block in _IN_BLOCKS.findall(told):
        if kind == b"char":
            yield from ((int(code, 16), _text(meant)) for code, meant in _MAPPED.findall(block))
        else:
            for first, last, meant in _RANGE.findall(block):
                for step in range(int(last, 16) - int(first, 16) + 1):
                    yield int(first, 16) + step, chr(ord(_text(meant)) + step)


def _text(meant: bytes) -> str:
    return bytes.fromhex(meant.decode("ascii")).decode("utf-16-be")


def _hex(text: str) -> bytes:
    return text.encode("utf-16-be").hex().upper().encode("ascii")


def _widths(told: Sequence[Any]) -> dict[int, float]:
    """The width of each code: told for a row of them one by one, or from one to another for all."""
    widths: dict[int, float] = {}
    parts = iter(told)
    for first in parts:
        second = next(parts)
        if isinstance(second, list):
            widths |= {int(first) + place: float(width) for place, width in enumerate(second)}
        else:
            widths |= dict.fromkeys(range(int(first), int(second) + 1), float(next(parts)))
    return widths


@value
class Shown:
    """Letters that are shown in one go: where on the page they begin and end, what shows them, and what is
    said in their place, if anything is.
    """

    font: Font
    set_as: Sequence[Any]
    x: float
    y: float
    end: float
    strings: Sequence[Any]
    codes: tuple[int, ...]
    told: str | None

    @property
    def size(self) -> float:
        """How large the letters are."""
        return float(self.set_as[1])

    @property
    def text(self) -> str:
        """What they say."""
        if self.told is not None:
            return self.told
        return "".join(self.font.letters.get(code, "") for code in self.codes)

    @property
    def whole(self) -> str:
        """What the first of them says."""
        return self.font.letters.get(self.codes[0], "") if self.told is None else self.told


@value
class Piece:
    """A piece of the content: marked as one thing, or not marked and of one operation. `head` is how it
    begins, as far as its first letter.
    """

    operations: Sequence[Operation]
    head: Sequence[Operation] = ()
    shown: Sequence[Shown] = ()

    @property
    def ways(self) -> set[str]:
        """Which way its letters are written."""
        return {unicodedata.bidirectional(letter) for part in self.shown for letter in part.text}

    @property
    def may_turn(self) -> bool:
        """Whether it can be part of a line from right to left."""
        return bool(self.shown) and not self.ways & {"L", "EN", "AN"}

    @property
    def is_turned(self) -> bool:
        """Whether it surely is part of one."""
        return self.may_turn and (bool(self.ways & {"R", "AL"}) or self._is_reversed)

    @property
    def _is_reversed(self) -> bool:
        """Whether it says so itself, as it does where it has two letters."""
        return any(found == b"BMC" and told[0] == "/ReversedChars" for told, found in self.operations)

    def goes_on(self, before: "Piece") -> bool:
        """Whether it begins where another ends, on the same line and in the same ink. Beside a mark, that is
        where the mark begins: it takes no room.
        """
        one, other = before.shown[-1], self.shown[0]
        return (
            other.x - before.shown[0].x >= -SAME
            and min(abs(other.x - one.end), abs(other.x - one.x)) <= NEAR * other.size
            and abs(other.y - one.y) < other.size / 2
            and _ink(before) == _ink(self)
        )

    def is_raised_over(self, other: "Piece") -> bool:
        """Whether it stands higher or lower, as a mark does."""
        return abs(self.shown[0].y - other.shown[-1].y) > SAME


def _ink(piece: Piece) -> list[Operation]:
    return [operation for operation in piece.head[1:] if operation[1] != b"cm"]


def pieces(operations: Iterable[Operation], fonts: dict[str, Font]) -> Iterator[Piece]:
    """The content piece by piece."""
    piece: list[Operation] = []
    depth = 0
    for operation in operations:
        piece.append(operation)
        depth += (operation[1] in (b"BDC", b"BMC")) - (operation[1] == b"EMC")
        if depth == 0:
            yield _read(piece, fonts)
            piece = []


def _read(operations: Sequence[Operation], fonts: dict[str, Font]) -> Piece:
    """A piece, with the letters that it shows if it shows nothing else."""
    begins = next((place for place, (_, operator) in enumerate(operations) if operator == b"BT"), None)
    used = {operands[0] for operands, operator in operations if operator == b"Tf"}
    if begins is None or not used <= fonts.keys():
        return Piece(operations)
    return Piece(operations, operations[: begins + 1], tuple(_shown(operations, fonts)))


def _shown(operations: Sequence[Operation], fonts: dict[str, Font]) -> Iterator[Shown]:
    told: list[str | None] = []
    origin_x = origin_y = x = y = 0.0
    set_as: Sequence[Any] = ()
    for operands, operator in operations:
        if operator in (b"BDC", b"BMC"):
            told.append(operands[1].get("/ActualText") if operator == b"BDC" else None)
        elif operator == b"EMC":
            told.pop()
        elif operator == b"cm":
            origin_x, origin_y = float(operands[4]), float(operands[5])
        elif operator == b"Tf":
            set_as = operands
        elif operator == b"Tm":
            x, y = float(operands[4]), float(operands[5])
        elif operator in _SHOWS:
            strings = list(operands[0]) if operator == b"TJ" else [operands[0]]
            font, size = fonts[set_as[0]], float(set_as[1])
            codes = tuple(_codes(strings))
            kerned = sum(float(part) for part in strings if isinstance(part, int | float))
            end = origin_x + x + size / 1000 * (sum(map(font.width, codes)) - kerned)
            in_place = next((text for text in told if text is not None), None)
            yield Shown(font, set_as, origin_x + x, origin_y - y, end, strings, codes, in_place)


def _codes(strings: Iterable[Any]) -> Iterator[int]:
    for part in strings:
        if not isinstance(part, int | float):
            codes: bytes = part.original_bytes
            yield from (high << 8 | low for high, low in zip(codes[::2], codes[1::2], strict=True))
