"""Words that are written from right to left, put into a PDF so that they can be copied, searched and read out
as one line.

typst places them rightly, but tells them wrongly: each word of a line is a piece of its own, the last one
first, and a mark over a letter is a piece that says the letter again. Here all of a line that runs the same
way becomes one piece, of which it is said that its letters stand in reverse, as PDF has it (ISO 32000-1,
14.8.2.3.3). Nothing moves on the page. Why it is done so, and what no file can do for its reader, is told in
docs/decisions/0024-words-from-right-to-left.md.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

import pypdf
from pypdf.generic import (
    ArrayObject,
    ContentStream,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from mir_assess.report.pdf_pieces import SAME, Font, Operation, Piece, Shown, fonts_of, pieces


def in_order(made: bytes) -> bytes:
    """Return a PDF that typst made, with its words from right to left in the order they are read in."""
    file = pypdf.PdfWriter(clone_from=BytesIO(made))
    fonts: dict[int, Font] = {}
    for page in file.pages:
        names = fonts_of(page, fonts)
        if not any(font.has_letters for font in names.values()):
            continue
        content = ContentStream(page["/Contents"].get_object(), file)
        content.operations = [
            operation
            for run in _runs(pieces(content.operations, names))
            for operation in (_as_one(run) if _is_to_join(run) else _as_they_are(run))
        ]
        page.replace_contents(content)
        page.compress_content_streams()
    for font in fonts.values():
        font.tell_anew()
    done = BytesIO()
    file.write(done)
    return done.getvalue()


def _runs(found: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Pieces that follow one another from left to right, but are read from right to left; each of the others
    alone.
    """
    run: list[Piece] = []
    for piece in found:
        if run and not (piece.may_turn and piece.goes_on(run[-1])):
            yield from _trimmed(run)
            run = []
        if piece.may_turn:
            run.append(piece)
        else:
            yield [piece]
    yield from _trimmed(run)


def _trimmed(run: list[Piece]) -> Iterator[list[Piece]]:
    """A run from its first letter to its last: a full stop or a space beside it may belong to what is around
    it. One beside a mark does not, since only the mark is why it is apart.
    """
    turned = [place for place, piece in enumerate(run) if piece.is_turned]
    first, last = (turned[0], turned[-1] + 1) if turned else (0, 0)
    if first and run[first].is_raised_over(run[first - 1]):
        first -= 1
    yield from ([piece] for piece in run[:first])
    if turned:
        yield run[first:last]
    yield from ([piece] for piece in run[last:])


def _is_to_join(run: Sequence[Piece]) -> bool:
    return run[-1].is_turned and sum(len(piece.shown) for piece in run) > 1


def _as_they_are(run: Iterable[Piece]) -> Iterator[Operation]:
    for piece in run:
        yield from piece.operations


def _as_one(run: Sequence[Piece]) -> Iterator[Operation]:
    """One piece for all of a run. Those that came after the first are left empty, so that each tag has the
    piece that it names.
    """
    first, *others = run
    parts = [part for piece in run for part in piece.shown]
    yield from first.head
    yield [NameObject("/ReversedChars")], b"BMC"
    yield [NumberObject(0)], b"Tr"
    yield from _set(_each_letter_once(parts), _base(parts), first)
    yield [], b"EMC"
    yield from first.operations[_last_of(first.operations, b"ET") :]
    for piece in others:
        marked, operator = piece.operations[0]
        if operator == b"BDC" and "/MCID" in marked[1]:
            yield marked, operator
            yield [], b"EMC"


def _last_of(operations: Sequence[Operation], operator: bytes) -> int:
    return max(place for place, (_, found) in enumerate(operations) if found == operator)


def _base(parts: Iterable[Shown]) -> float:
    """Where the line stands on which most of the letters are."""
    heights: Counter[float] = Counter()
    for part in parts:
        heights[part.y] += len(part.codes)
    return heights.most_common(1)[0][0]


def _each_letter_once(parts: Sequence[Shown]) -> Iterator[Shown]:
    """The same letters, where a letter and the marks over or under it are each said once. As they come, each
    of them says the letter with all its marks.
    """
    base = _base(parts)
    marks: list[Shown] = []
    for part in parts:
        if abs(part.y - base) > SAME:
            marks.append(part)
            continue
        if marks and part.whole == marks[-1].whole:
            yield from _marks_alone(marks)
            yield _without_marks(part)
        else:
            yield from (*marks, part)
        marks = []
    yield from marks


def _marks_alone(marks: Sequence[Shown]) -> Iterator[Shown]:
    """Marks that say no more than themselves. As with letters, the one that is written first stands last."""
    whole = marks[-1].whole
    signs = [sign for sign in whole if unicodedata.combining(sign)]
    if sum(len(mark.codes) for mark in marks) != len(signs):
        signs = ["".join(signs)] if len(marks) == len(marks[0].codes) == 1 else []
    for mark in marks:
        said = [signs.pop() for _ in mark.codes] if signs else []
        yield _saying(mark, said, whole) if said else mark


def _without_marks(part: Shown) -> Shown:
    """A letter, and those that stand beside it, without the marks that are said apart."""
    letter = "".join(sign for sign in part.whole if not unicodedata.combining(sign))
    return _saying(part, [letter], part.whole)


def _saying(part: Shown, said: Sequence[str], whole: str) -> Shown:
    """The same, with its first codes standing for what is `said` where they stood for the `whole`."""
    is_whole = part.told is None or len(said) == len(part.codes)
    if is_whole and all(
        part.font.can_say(code, text, whole) for code, text in zip(part.codes, said, strict=False)
    ):
        return replace(part, told=None)
    return replace(part, told="".join(reversed(said))) if part.told is not None else part


def _set(parts: Iterable[Shown], base: float, first: Piece) -> Iterator[Operation]:
    """What shows these letters where they were, in as few goes as can be."""
    begins = first.shown[0]
    origin = next(float(operands[4]) for operands, operator in first.head if operator == b"cm")
    upright = (1, 0, 0, -1, begins.x - origin, begins.y - base)
    set_as: Sequence[Any] = ()
    pen, risen = begins.x, 0.0
    strings: list[Any] = []
    for part in parts:
        rise = part.y - base
        if strings and (part.told is not None or [*part.set_as] != [*set_as] or abs(rise - risen) > SAME):
            yield [ArrayObject(strings)], b"TJ"
            strings = []
        if [*part.set_as] != [*set_as]:
            yield part.set_as, b"Tf"
            if not set_as:
                yield [FloatObject(round(number, 5)) for number in upright], b"Tm"
            set_as = part.set_as
        if abs(rise - risen) > SAME:
            yield [FloatObject(round(rise, 5))], b"Ts"
            risen = rise
        if abs(move := (pen - part.x) / part.size * 1000) > SAME:
            strings.append(FloatObject(round(move, 3)))
        strings += part.strings
        pen = part.end
        if part.told is not None:
            said = {NameObject("/ActualText"): TextStringObject(part.told)}
            yield [NameObject("/Span"), DictionaryObject(said)], b"BDC"
            yield [ArrayObject(strings)], b"TJ"
            yield [], b"EMC"
            strings = []
    if strings:
        yield [ArrayObject(strings)], b"TJ"
