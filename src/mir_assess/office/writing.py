"""Writing documents: whole or not at all, so that one that fails leaves the file of before as it was; and
never over a file that answers are kept in.
"""

import sys
from pathlib import Path

from mir_assess.errors import Problem, ReportError
from mir_assess.office.in_place import put_in_place
from mir_assess.places import anything_at, file_at, folder_at, led_to, typed_path
from mir_assess.speech import say

STANDARD_OUTPUT = "-"
STORE_BEGINS = b"SQLite format 3\0"
SEALED_SAYS = b'"mir-assess/round"'
"""What the first bytes tell of files that answers are kept in. No page may take their place."""


def write_whole(path: Path, content: bytes, *, private: bool = False) -> None:
    """Write a file durably, in one step. Raises ReportError when it cannot be, and for a file that answers
    are kept in. With `private` it is readable by its owner only, and the caller says what it may replace.
    """
    path = typed_path(path)
    if folder_at(path):
        what = say("This is a folder, so it cannot be the file.")
        raise ReportError(Problem(str(path), what, say("Name a file in it.")))
    if not private and _holds_answers(path):
        what = say("Answers are kept in this file, so no page takes its place.")
        raise ReportError(Problem(str(path), what, say("Name another file with -o.")))
    try:
        if anything_at(path) and not file_at(path):
            path.write_bytes(content)  # a device or a pipe cannot be put in place of another
        else:
            put_in_place(led_to(path), content, 0o600 if private else 0o666)
    except OSError as error:
        what = say("The file cannot be written ({reason}).", reason=error.strerror or error)
        fix = say(
            "Check that the folder exists, has room and may be written to, or name another place with -o."
        )
        raise ReportError(Problem(str(path), what, fix)) from None


def made_folder(folder: str | Path) -> Path:
    """Return a folder that was typed, made where it was not there. Raises ReportError when it cannot be."""
    path = typed_path(folder)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        what = say("The folder cannot be made ({reason}).", reason=error.strerror or error)
        raise ReportError(Problem(str(folder), what, say("Name another place."))) from None
    return path


def _holds_answers(path: Path) -> bool:
    try:
        if not file_at(path):
            return False
        with path.open("rb") as file:
            first = file.read(80)
        return first.startswith(STORE_BEGINS) or SEALED_SAYS in first
    except OSError:  # what cannot be read is no reason here; whether it can be written, writing says
        return False


def write_to_standard_output(content: bytes) -> None:
    """Put a document alone on standard output, byte for byte. Raises ReportError when it cannot be, and
    BrokenPipeError when nobody reads it any more.
    """
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        what = say("The page cannot be put on standard output ({reason}).", reason=error.strerror or error)
        fix = say("Check that there is room where it goes, or name a file with -o.")
        raise ReportError(Problem("-o -", what, fix)) from None
