"""A council's own copy, whatever kind of file it is: looked at, and read by whoever knows its kind.

The kind is told from what is inside, not from the name: files get renamed. What cannot be read is refused
with a sentence that says what would work instead. Nothing here knows what is looked for in the file.
"""

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from mir_assess.errors import Problem, WordingError
from mir_assess.wording.archives import names
from mir_assess.wording.blocks import Block, Line, Unreadable

LARGEST = 25_000_000
"""Bytes of a file. Pictures may fill it; words do not."""

MOST_LINES = 30_000
MOST_LETTERS = 3_000_000

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
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file (.doc or .xls), or one that is locked with a password"),
    (b"{\\rtf", "a Rich Text file (.rtf)"),
    (b"bplist00", "a page saved by Safari as a web archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"\x1f\x8b", "a packed file"),
    (b"Rar!", "a packed file"),
    (b"7z\xbc\xaf", "a packed file"),
)
_SAVE_NEWER = "Open it, choose Save As, and save it as a Word document (.docx) or as plain text (.txt)."
_INSTEAD_OF_PICTURE = "Type the statements into a text file, or ask for the document itself."
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
    ("ppt/presentation.xml", "a PowerPoint file"),
    ("content.xml", "a LibreOffice file"),
    ("xl/workbook.bin", "a binary Excel file (.xlsb)"),
    ("META-INF/container.xml", "an e-book"),
)


def read_copy(file: Path) -> tuple[Block, ...]:
    """Return the lines and tables of a file. Raises WordingError when it cannot be read."""
    content = _bytes_of(file)
    try:
        module, _, function = _READERS[_kind(content, file.suffix.lower())].partition(":")
        reader: Reader = getattr(import_module(f"mir_assess.wording.{module}"), function)
        return tuple(_bounded(reader(content)))
    except Unreadable as error:
        raise WordingError(Problem(str(file), error.what, error.fix)) from error
    # A library that reads other people's files can fail in any way there is; here each means the same.
    except Exception as error:
        what = "This file is damaged, or not what its name says."
        raise WordingError(Problem(str(file), what, Unreadable(what).fix)) from error


def _bounded(blocks: Iterator[Block]) -> Iterator[Block]:
    lines = letters = 0
    for block in blocks:
        texts = (
            [block.text] if isinstance(block, Line) else [cell for row in block.rows for cell in row if cell]
        )
        lines += len(texts)
        letters += sum(map(len, texts))
        if lines > MOST_LINES or letters > MOST_LETTERS:
            what = "This file holds far more than any list of statements."
            raise Unreadable(what, "Copy only the pages with the statements into a file of their own.")
        yield block


def _bytes_of(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except FileNotFoundError:
        fix = "Check the spelling, and the folder you are in."
        raise WordingError(Problem(str(file), "There is no such file.", fix)) from None
    except IsADirectoryError:
        raise WordingError(Problem(str(file), "This is a folder.", "Name the files in it.")) from None
    except (OSError, ValueError) as error:
        what = f"The file cannot be read ({getattr(error, 'strerror', None) or error})."
        fix = "Close it in other programs, or copy it and try the copy."
        raise WordingError(Problem(str(file), what, fix)) from None
    if len(content) > LARGEST:
        what = f"This file is larger than {LARGEST // 1_000_000} megabytes."
        raise WordingError(Problem(str(file), what, Unreadable(what).fix))
    return content


def _kind(content: bytes, ending: str) -> str:
    """Return which reader a file is for. Raises Unreadable for what none of them reads."""
    if not content.strip():
        raise Unreadable("This file is empty.", "Save your copy again, and check that it opens.")
    if content.startswith(b"PK"):
        return _zipped_kind(content)
    if b"%PDF-" in content[:1024]:
        return "pdf"
    for start, seems in _FOREIGN:
        if content.startswith(start):
            fix = _INSTEAD_OF_PICTURE if seems == "a picture" else _SAVE_NEWER
            raise Unreadable(f"This is {seems}.", "" if seems == "a packed file" else fix)
    return _text_kind(content, ending)


def _zipped_kind(content: bytes) -> str:
    inside = set(names(content))
    for name, kind in _ZIPPED:
        if name in inside:
            return kind
    for name, seems in _ZIPPED_ELSE:
        if name in inside:
            raise Unreadable(f"This is {seems}.", _SAVE_NEWER)
    what = "This is a packed file (.zip), or a document of a kind we do not know."
    raise Unreadable(what, "Unpack it, and name the file inside that holds the statements.")


def _text_kind(content: bytes, ending: str) -> str:
    start = content[:8_000]
    if _MIME.search(start) and b"multipart" in start.lower():
        return "saved page"
    bare = start.replace(b"\0", b"")  # a page in UTF-16 has a zero beside each letter
    if _HTML.search(bare) or (ending in (".html", ".htm", ".xhtml") and _SOME_TAG.search(bare)):
        return "page"
    return "csv" if ending in (".csv", ".tsv") else "text"
