"""From the bytes of a file to rows with line numbers, or to words on what the bytes seem to be instead.

It knows CSV and encodings, and nothing of what the columns mean.
"""

import codecs
import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from mir_assess.errors import ImportInvalid, Problem
from mir_assess.model.events import Body, SessionOpened
from mir_assess.places import folder_at
from mir_assess.speech import marked, say

LARGEST = 100_000_000
"""Bytes of a file: forty answers each of a hundred thousand people."""
MOST_SESSIONS = 250_000
"""People in one file: a council that has asked more brings them in several."""

_PIECE = 1 << 20
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SAVE_RIGHT = marked(
    "Save it as UTF-8: in Excel choose Save As, then “CSV UTF-8 (Comma delimited)”; "
    "in LibreOffice tick “Edit filter settings” and choose Unicode (UTF-8)."
)
_DELIMITERS = {
    ";": marked("The columns seem to be set apart by semicolons."),
    "\t": marked("The columns seem to be set apart by tabs."),
    "|": marked("The columns seem to be set apart by upright strokes."),
}
_UTF_16 = marked("This is not UTF-8 text: it seems to be UTF-16 (Excel calls it “Unicode Text”).")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file as a table, whose rows are read once, as they are asked for: a file of a hundred thousand
    people's answers has millions.
    """

    file: str
    header: tuple[str, ...]
    records: Iterator[tuple[int, list[str]]]

    def at(self, line: int) -> str:
        """Return where a line is, for a person to find."""
        return _place(self.file, line)

    def rows(self, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
        """Yield the line each row begins on, and its values in the order of the header; a row that has more
        or fewer is added to `problems` instead.
        """
        columns = len(self.header)
        for line, values in self.records:
            if len(values) == columns:
                yield line, values
                continue
            what = say(
                "This row has {values} values, and the header names {columns} columns.",
                values=len(values),
                columns=columns,
            )
            fix = say('Put text that holds a comma in double quotes: "Yes, always".')
            problems.append(Problem(self.at(line), what, fix))


@dataclass(frozen=True, slots=True)
class ImportedSession:
    """What one person, or one group's counted cards, said. `key` tells it from others and is never kept as
    it stands; `line` is where the file first names it.
    """

    key: str
    line: int
    opened: SessionOpened
    said: tuple[Body, ...]
    channel: str

    @property
    def is_one_person(self) -> bool:
        """Whether this is one person's, and not cards that were counted together."""
        return self.opened.mode == "individual"


@dataclass(frozen=True, slots=True)
class Found:
    """What a file says: its sessions, how many answers and notes, and what to tell the person who brought
    it. `repeated` says of a session, and where it stands in the file, that it is in the assessment already.
    """

    sessions: tuple[ImportedSession, ...]
    repeated: Callable[[ImportedSession], Problem]
    answers: int
    notes: int = 0
    warnings: tuple[str, ...] = ()


def read_sheet(file: Path) -> Sheet:
    """Return the table a file holds. Raises ImportInvalid when it cannot be read as one."""
    content = _bytes_of(file)
    _require_text(file, content)
    records = _records(file.name, content)
    first = next(records, None)
    if first is None:
        fix = say("Export the answers again, with a header line.")
        raise ImportInvalid(Problem(file.name, say("The file is empty."), fix))
    header = tuple(column.strip().casefold() for column in first[1])
    _refuse_other_delimiter(file.name, header)
    return Sheet(file.name, header, records)


def require_rows(sheet: Sheet) -> Sheet:
    """Return the table as it was. Raises ImportInvalid where there is no row under its header."""
    first = next(sheet.records, None)
    if first is None:
        what = say("There is a header, and no row under it.")
        raise ImportInvalid(Problem(sheet.at(1), what, say("Add the answers, then import again.")))
    return Sheet(sheet.file, sheet.header, chain([first], sheet.records))


def _bytes_of(file: Path) -> bytes:
    if folder_at(file):
        fix = say("Name one file of answers in it.")
        raise ImportInvalid(Problem(str(file), say("This is a folder."), fix))
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except FileNotFoundError:
        fix = say("Check the spelling, and the folder you are in.")
        raise ImportInvalid(Problem(str(file), say("There is no such file."), fix)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        what = say("The file cannot be read ({reason}).", reason=reason)
        fix = say("Close it in other programs, or copy it and try the copy.")
        raise ImportInvalid(Problem(str(file), what, fix)) from None
    if len(content) > LARGEST:
        what = say("This file is larger than {number} megabytes.", number=LARGEST // 1_000_000)
        raise ImportInvalid(Problem(str(file), what, say("Export the answers again, in several files.")))
    return content


def _place(file: str, line: int) -> str:
    return say("{file}, line {line}", file=file, line=line)


def _require_text(file: Path, content: bytes) -> None:
    seems = _seems(content)
    if seems:
        raise ImportInvalid(Problem(file.name, say(seems), say(_SAVE_RIGHT)))
    wrong = _no_utf8_from(content)
    if wrong is not None:
        line = content.count(b"\n", 0, wrong) + 1
        what = say(_eight_bit(content))
        raise ImportInvalid(Problem(_place(file.name, line), what, say(_SAVE_RIGHT)))


def _no_utf8_from(content: bytes) -> int | None:
    """Return where the bytes stop being UTF-8, looking at a piece at a time; None where all of it is."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    for start in range(0, len(content), _PIECE):
        waiting = len(decoder.getstate()[0])
        piece = content[start : start + _PIECE]
        try:
            decoder.decode(piece, final=start + _PIECE >= len(content))
        except UnicodeDecodeError as error:
            return start - waiting + error.start
    return None


def _seems(content: bytes) -> str:
    """Return the sentence that says what a file that is no 8-bit text seems to be; empty for text."""
    if content.startswith(_UTF_16_MARKS):
        return _UTF_16
    if content.startswith(b"PK\x03\x04"):
        return marked("This is not UTF-8 text: it seems to be an Excel or LibreOffice workbook.")
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return marked("This is not UTF-8 text: it seems to be an old Excel workbook.")
    if b"\0" in content:
        zeros = (content[0:400:2].count(0), content[1:400:2].count(0))
        if max(zeros) > 4 * min(zeros) + 1:
            return _UTF_16
        return marked("This is not UTF-8 text: it seems to be not text at all.")
    return ""


def _eight_bit(content: bytes) -> str:
    """Return the sentence that says which one-byte text it seems to be: Windows leaves five bytes unused and
    keeps quotes and dashes at 0x80 to 0x9f.
    """
    try:
        content.decode("cp1252")
    except UnicodeDecodeError:
        return marked("This is not UTF-8 text: it seems to be text in an old encoding, or damaged.")
    return marked("This is not UTF-8 text: it seems to be Windows-1252 (what Excel calls plain “CSV”).")


def _records(name: str, content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the line it begins on; blank lines are passed over."""
    # Decoded as it is read: as one text, a file with a single rare character would take four times its size.
    reader = csv.reader(io.TextIOWrapper(io.BytesIO(content), "utf-8-sig", newline=""), strict=True)
    line = 1
    try:
        for record in reader:
            if any(map(str.strip, record)):
                yield line, record
            line = reader.line_num + 1
    except csv.Error as error:
        what = say("The quotes here cannot be read ({reason}).", reason=error)
        fix = say('Put text that holds quotes or commas in double quotes, and double each quote in it: "".')
        raise ImportInvalid(Problem(_place(name, line), what, fix)) from None


def _refuse_other_delimiter(name: str, header: tuple[str, ...]) -> None:
    if len(header) > 1:
        return
    for delimiter, what in _DELIMITERS.items():
        if delimiter in header[0]:
            fix = f"{say('Set them apart by commas.')} {say(_SAVE_RIGHT)}"
            raise ImportInvalid(Problem(_place(name, 1), say(what), fix))
