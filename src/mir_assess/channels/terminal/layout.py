"""Rows of text from the lines of a sheet: aligned, wrapped with a hang, cut to the width. It knows nothing of
the screen's height.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from mir_assess.channels.terminal.sheet import Line, Sheet
from mir_assess.model.visible import visible

MARGIN = "  "
GAP = "  "
WIDEST_LABEL = 24
NARROWEST_PICTURE = 16
CLOSEST_PICTURE = 9
"""Columns a picture needs beside others: with air, and where a screen is low."""
SHORTEST_BAR = 3
"""Cells below which a bar tells nothing: the numbers then stand alone."""
STYLES = {"text": "bold", "help": "italic", "group": "bold"}
"""No colour, and nothing dim: a projector in a bright room shows neither."""

Rows = list[Text]


def rows_of(
    console: Console,
    sheet: Sheet,
    width: int,
    gaps: Sequence[str] = (),
    *,
    close: bool = False,
    whole: bool = False,
) -> Rows:
    """Return a sheet as rows within a width, with an empty row before each part in `gaps`.

    `close` puts pictures beside each other even where that leaves them little room; `whole` lets statements
    in a list have all their words.
    """
    rows: Rows = []
    before = ""
    narrowest = CLOSEST_PICTURE if close else NARROWEST_PICTURE
    for part, lines in groupby(_beside_each_other(sheet, width, narrowest), key=_kind):
        if before and part in gaps:
            rows.append(Text(""))
        rows.extend(_block(console, list(lines), width, whole=whole))
        before = part
    return [Text(MARGIN).append_text(row) if row else row for row in rows]


def _kind(line: Line | tuple[Sheet, ...]) -> str:
    return line.part if isinstance(line, Line) else "bar"


def _block(
    console: Console, lines: list[Line | tuple[Sheet, ...]], width: int, *, whole: bool
) -> Iterator[Text]:
    """Rows of lines of one kind, aligned with each other."""
    aligned = [line for line in lines if isinstance(line, Line) and line.columns]
    if aligned and aligned[0].part == "level":
        yield from _levels(console, aligned, width)
        return
    label = max((cell_len(visible(line.columns[0])) for line in aligned), default=0)
    for line in lines:
        if not isinstance(line, Line):
            yield from _pictures(console, line, width)
        elif line.part == "row":
            yield from _listed(console, line, label, width, whole=whole)
        elif line.part == "bar" and line.columns:
            yield _bar(line, label, _count_width(aligned), width)
        elif line.text:
            yield from _hung(console, "", visible(line.text), width, STYLES.get(line.part, ""))


def _levels(console: Console, lines: list[Line], width: int) -> Rows:
    """Levels with what they mean in a column of its own; right after their names where that takes fewer
    rows, as sentences do beside long names.
    """
    words = [tuple(map(visible, line.columns)) for line in lines]
    label = max(cell_len(name) for _, name, _ in words)
    run_on = [
        row
        for number, name, means in words
        for row in _hung(console, f"{number}{GAP}", f"{name}: {means}" if means else name, width)
    ]
    if label > WIDEST_LABEL:
        return run_on
    in_columns = [
        row
        for number, name, means in words
        for row in _hung(console, f"{number}{GAP}{set_cell_size(name, label)}{GAP}", means, width)
    ]
    return in_columns if len(in_columns) <= len(run_on) else run_on


def _hung(console: Console, head: str, words: str, width: int, style: str = "") -> Iterator[Text]:
    """Words after a head; what does not fit on its row hangs under the words."""
    if not words:
        yield Text(head.rstrip())
        return
    for number, row in enumerate(Text(words, style=style).wrap(console, max(1, width - cell_len(head)))):
        row.rstrip()
        yield Text(head if number == 0 else " " * cell_len(head)).append_text(row)


def _listed(console: Console, line: Line, label: int, width: int, *, whole: bool) -> Iterator[Text]:
    """A statement in a list: its number, its words, and what became of it; on one row, with as much of its
    words as fit, unless the whole of it is wanted.
    """
    number, words, state = map(visible, line.columns)
    head = f"{number.rjust(label)}{GAP}"
    after = f"{GAP}({state})" if state else ""
    room = width - cell_len(head) - cell_len(after)
    if whole:
        yield from _hung(console, head, f"{words}{after}", width)
        return
    if cell_len(words) > room:
        words = set_cell_size(words, max(0, room - 1)).rstrip() + "…"
    yield Text(f"{head}{words}{after}")


def _bar(line: Line, label: int, count: int, width: int) -> Text:
    name, people = map(visible, line.columns)
    row = Text(f"{set_cell_size(name, label)}{GAP}{people.rjust(count)}{GAP}")
    row.append(_blocks(line.share or 0.0, width - row.cell_len))
    row.rstrip()
    return row


def _blocks(share: float, room: int) -> str:
    return "█" * max(1 if share else 0, round(share * max(1, room)))


def _count_width(lines: Iterable[Line]) -> int:
    return max((cell_len(line.columns[1]) for line in lines), default=0)


# Pictures beside each other


def _beside_each_other(sheet: Sheet, width: int, narrowest: int) -> Iterator[Line | tuple[Sheet, ...]]:
    """Yield a sheet's lines; where two or more groups have bars and there is room, their pictures as one
    piece.
    """
    pictures = tuple(_picture_of(sheet, place) for place, line in enumerate(sheet) if line.part == "group")
    drawn = tuple(picture for picture in pictures if len(picture) > 1)
    bars = [line for picture in drawn for line in picture[1:]]
    label = max((cell_len(line.columns[0]) for line in bars), default=0)
    if len(drawn) < 2 or (width - label) // len(drawn) < narrowest:
        yield from sheet
        return
    taken = {id(line) for picture in drawn for line in picture}
    done = False
    for line in sheet:
        if id(line) not in taken:
            yield line
        elif not done:
            done = True
            yield drawn


def _picture_of(sheet: Sheet, place: int) -> Sheet:
    """A group's heading with the bars that follow it."""
    picture = [sheet[place]]
    for line in sheet[place + 1 :]:
        if line.part != "bar":
            break
        picture.append(line)
    return tuple(picture)


def _pictures(console: Console, pictures: tuple[Sheet, ...], width: int) -> Iterator[Text]:
    """Pictures of the same levels beside each other: a row a level, a column a group."""
    label = max(cell_len(visible(line.columns[0])) for line in pictures[0][1:])
    column = (width - label) // len(pictures) - len(GAP)
    heads = [
        [row.plain.rstrip() for row in Text(visible(picture[0].text).rstrip(":")).wrap(console, column)]
        for picture in pictures
    ]
    for number in range(max(map(len, heads))):
        cells = [set_cell_size(head[number] if number < len(head) else "", column) for head in heads]
        yield Text(" " * label + GAP + GAP.join(cells).rstrip(), style=STYLES["group"])
    for level in zip(*(picture[1:] for picture in pictures), strict=True):
        row = Text(set_cell_size(visible(level[0].columns[0]), label))
        for line, picture in zip(level, pictures, strict=True):
            count = line.columns[1].rjust(_count_width(picture[1:]))
            room = column - cell_len(count) - 1
            blocks = _blocks(line.share or 0.0, room) if room >= SHORTEST_BAR else ""
            row.append(GAP + set_cell_size(f"{count} {blocks}", column))
        row.rstrip()
        yield row
