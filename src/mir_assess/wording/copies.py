"""A council's own copy, whatever kind of file it is: looked at, and read by whoever knows its kind.

The kind is told from what is inside, not from the name: files get renamed. What cannot be read is refused
with a sentence that says what would work instead. Nothing here knows what is looked for in the file.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from mir_assess.errors import Problem, WordingError
from mir_assess.speech import marked, say
from mir_assess.wording.archives import names
from mir_assess.wording.blocks import AS_PLAIN_TEXT, Block, Line, Unreadable, far_more

LARGEST = 25_000_000
"""Bytes of a file. Pictures may fill it; words do not."""

LARGEST_OF = {"text": 5_000_000, "csv": 5_000_000, "page": 10_000_000, "saved page": 16_000_000}
"""Bytes of a file whose pictures are elsewhere, or are letters themselves."""

MOST_LINES = 10_000
MOST_LETTERS = 3_000_000
LONGEST_LINE = 4_000
"""Letters of a line that are looked at: far more than a statement has, so what is cut stays no statement."""

Reader = Callable[[bytes], Iterator[Block]]

_READERS = {
    "word": "word:read",
    "spreadsheet": "spreadsheet:read",
    "pdf": "pdf:read",
    "page": "web:read",
    "saved page": "web:read_archive",
    "csv": "plain:read_csv",
    "text": "plain:read",
}
_SAVE_NEWER = marked(
    "Open it, choose Save As, and save it as a Word document (.docx) or as plain text (.txt)."
)
_OLD_OFFICE = (
    marked("This is an old Word or Excel file (.doc or .xls), or one that is locked with a password."),
    _SAVE_NEWER,
)
_PICTURE = (
    marked("This is a picture."),
    marked("Type the statements into a text file, or ask for the document itself."),
)
_PACKED = marked("This is a packed file."), AS_PLAIN_TEXT
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", _OLD_OFFICE),
    (b"{\\rtf", (marked("This is a Rich Text file (.rtf)."), _SAVE_NEWER)),
    (b"bplist00", (marked("This is a page saved by Safari as a web archive."), _SAVE_NEWER)),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"\x1f\x8b", _PACKED),
    (b"Rar!", _PACKED),
    (b"7z\xbc\xaf", _PACKED),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_SOME_TAG = re.compile(
    rb"<(?:p|div|h[1-6]|ul|ol|li|table|section|article|main)\b[^<>]{0,500}>", re.IGNORECASE
)
_MIME = re.compile(rb"^(?:mime-version|content-type:\s*multipart)", re.IGNORECASE | re.MULTILINE)
_ZIPPED = (
    ("word/document.xml", "word"),
    ("xl/workbook.xml", "spreadsheet"),
)
_ZIPPED_ELSE = (
    ("ppt/presentation.xml", marked("This is a PowerPoint file.")),
    ("content.xml", marked("This is a LibreOffice file.")),
    ("xl/workbook.bin", marked("This is a binary Excel file (.xlsb).")),
    ("META-INF/container.xml", marked("This is an e-book.")),
)


def read_copy(file: Path) -> tuple[Block, ...]:
    """Return the lines and tables of a file. Raises WordingError when it cannot be read."""
    content = _bytes_of(file)
    try:
        kind = _kind(content, file.suffix.lower())
        _refuse_too_large(content, LARGEST_OF.get(kind, LARGEST))
        module, _, function = _READERS[kind].partition(":")
        reader: Reader = getattr(import_module(f"mir_assess.wording.{module}"), function)
        return tuple(_bounded(reader(content)))
    except Unreadable as error:
        raise WordingError(Problem(str(file), error.what, error.fix)) from error
    # A library that reads other people's files can fail in any way there is; here each means the same.
    except Exception as error:
        what = say("This file is damaged, or not what its name says.")
        raise WordingError(Problem(str(file), what, Unreadable(what).fix)) from error


def _bounded(blocks: Iterator[Block]) -> Iterator[Block]:
    lines = letters = 0
    for block in blocks:
        texts = (
            [block.text] if isinstance(block, Line) else [cell for row in block.rows for cell in row if cell]
        )
        lines += sum(map(bool, texts))
        letters += sum(map(len, texts))
        if lines > MOST_LINES or letters > MOST_LETTERS:
            raise far_more()
        if isinstance(block, Line) and len(block.text) > LONGEST_LINE:
            block = replace(block, text=block.text[:LONGEST_LINE])  # noqa: PLW2901 - the same, cut
        yield block


def _refuse_too_large(content: bytes, largest: int) -> None:
    if len(content) > largest:
        raise Unreadable(say("This file is larger than {number} megabytes.", number=largest // 1_000_000))


def _bytes_of(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except FileNotFoundError:
        fix = say("Check the spelling, and the folder you are in.")
        raise WordingError(Problem(str(file), say("There is no such file."), fix)) from None
    except IsADirectoryError:
        fix = say("Name the files in it.")
        raise WordingError(Problem(str(file), say("This is a folder."), fix)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        what = say("The file cannot be read ({reason}).", reason=reason)
        fix = say("Close it in other programs, or copy it and try the copy.")
        raise WordingError(Problem(str(file), what, fix)) from None
    try:
        _refuse_too_large(content, LARGEST)
    except Unreadable as error:
        raise WordingError(Problem(str(file), error.what, error.fix)) from None
    return content


def _kind(content: bytes, ending: str) -> str:
    """Return which reader a file is for. Raises Unreadable for what none of them reads."""
    if not content.strip():
        raise Unreadable(say("This file is empty."), say("Save your copy again, and check that it opens."))
    if content.startswith(b"PK"):
        return _zipped_kind(content)
    if b"%PDF-" in content[:1024]:
        return "pdf"
    for start, (what, fix) in _FOREIGN:
        if content.startswith(start):
            raise Unreadable(say(what), say(fix))
    return _text_kind(content, ending)


def _zipped_kind(content: bytes) -> str:
    inside = set(names(content))
    for name, kind in _ZIPPED:
        if name in inside:
            return kind
    for name, what in _ZIPPED_ELSE:
        if name in inside:
            raise Unreadable(say(what), say(_SAVE_NEWER))
    what = say("This is a packed file (.zip), or a document of a kind we do not know.")
    raise Unreadable(what, say("Unpack it, and name the file inside that holds the statements."))


def _text_kind(content: bytes, ending: str) -> str:
    start = content[:8_000]
    if _MIME.search(start) and b"multipart" in start.lower():
        return "saved page"
    bare = start.replace(b"\0", b"")  # a page in UTF-16 has a zero beside each letter
    if _HTML.search(bare) or (ending in (".html", ".htm", ".xhtml") and _SOME_TAG.search(bare)):
        return "page"
    return "csv" if ending in (".csv", ".tsv") else "text"
