"""From the bytes of a file to rows with line numbers, or to words on what the bytes seem to be instead.

It knows CSV and encodings, and nothing of what the columns mean.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mir_assess.errors import ImportInvalid, Problem
from mir_assess.model.events import Body, SessionOpened
from mir_assess.speech import marked, say

LARGEST = 50_000_000
"""Bytes of a file: eight answers each of a quarter of a million people."""

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
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
class Row:
    """A row of the file: the line it begins on, and its values by column, without spaces around them."""

    line: int
    values: Mapping[str, str]

    def value(self, column: str) -> str:
        """Return the value in a column; empty where the file has no such column."""
        return self.values.get(column, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file as a table. `problems` are those of rows that could not be read; they are not in `rows`."""

    file: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]

    def at(self, line: int) -> str:
        """Return where a line is, for a person to find."""
        return _place(self.file, line)


@dataclass(frozen=True, slots=True)
class ImportedSession:
    """What one person, or one group's counted cards, said. `key` tells it from others and is never kept as
    it stands; `repeated` is the sentence that says it is in the assessment already.
    """

    key: str
    repeated: str
    where: str
    bodies: tuple[Body, ...]
    channel: str

    @property
    def is_one_person(self) -> bool:
        """Whether this is one person's, and not cards that were counted together."""
        return any(isinstance(body, SessionOpened) and body.mode == "individual" for body in self.bodies)


@dataclass(frozen=True, slots=True)
class Found:
    """What a file says: its sessions, how many answers and notes, and what to tell the person who brought
    it.
    """

    sessions: tuple[ImportedSession, ...]
    answers: int
    notes: int = 0
    warnings: tuple[str, ...] = ()


def read_sheet(file: Path) -> Sheet:
    """Return the table a file holds. Raises ImportInvalid when it cannot be read as one."""
    text = _decoded(file, _bytes_of(file))
    records = _records(file.name, text)
    first = next(records, None)
    if first is None:
        fix = say("Export the answers again, with a header line.")
        raise ImportInvalid(Problem(file.name, say("The file is empty."), fix))
    header = tuple(column.strip().casefold() for column in first[1])
    _refuse_other_delimiter(file.name, header)
    rows, problems = [], []
    for line, values in records:
        if len(values) == len(header):
            rows.append(
                Row(line, {column: value.strip() for column, value in zip(header, values, strict=True)})
            )
        else:
            what = say(
                "This row has {values} values, and the header names {columns} columns.",
                values=len(values),
                columns=len(header),
            )
            fix = say('Put text that holds a comma in double quotes: "Yes, always".')
            problems.append(Problem(_place(file.name, line), what, fix))
    return Sheet(file.name, header, tuple(rows), tuple(problems))


def _bytes_of(file: Path) -> bytes:
    if file.is_dir():
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


def _decoded(file: Path, content: bytes) -> str:
    seems = _seems(content)
    if seems:
        raise ImportInvalid(Problem(file.name, say(seems), say(_SAVE_RIGHT)))
    try:
        return content.removeprefix(_BYTE_ORDER_MARK).decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        what = say(_eight_bit(content))
        raise ImportInvalid(Problem(_place(file.name, line), what, say(_SAVE_RIGHT))) from None


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


def _records(name: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the line it begins on; blank lines are passed over."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            record = next(reader, None)
        except csv.Error as error:
            what = say("The quotes here cannot be read ({reason}).", reason=error)
            fix = say(
                'Put text that holds quotes or commas in double quotes, and double each quote in it: "".'
            )
            raise ImportInvalid(Problem(_place(name, line), what, fix)) from None
        if record is None:
            return
        if any(value.strip() for value in record):
            yield line, record


def _refuse_other_delimiter(name: str, header: tuple[str, ...]) -> None:
    if len(header) > 1:
        return
    for delimiter, what in _DELIMITERS.items():
        if delimiter in header[0]:
            fix = f"{say('Set them apart by commas.')} {say(_SAVE_RIGHT)}"
            raise ImportInvalid(Problem(_place(name, 1), say(what), fix))
