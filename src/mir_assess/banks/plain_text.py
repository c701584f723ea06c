"""A file's bytes to text, or a sentence about what they seem to be instead.

People save banks from whatever program they have. This says which encoding came out of it and how to save as
UTF-8, before YAML sees anything. It knows nothing of YAML or banks.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from mir_assess.errors import BankError, Problem, nearest
from mir_assess.speech import marked, say

LARGEST = 5_000_000
"""Bytes. A bank of 2,000 statements has about a million."""

HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters that show as nothing and can move a cursor, hide words or end a line. Line feeds and tabs are
looked at elsewhere.
"""

SAVE_AS_UTF_8 = marked(
    "Open it in your text editor, choose Save As, pick the encoding UTF-8, and save it again."
)
WINDOWS = marked(
    "This file is not saved as UTF-8; it seems to be Windows-1252, an older way in which Windows programs "
    "save text."
)
SOME_OTHER = marked(
    "This file is not saved as UTF-8; it seems to be in some other encoding, or no text at all."
)


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file with every line end as a line feed. Raises BankError."""
    content = _bytes(path)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or _every_second_is_nul(content):
        what = say("This file seems to be saved as UTF-16.")
        raise BankError(Problem(str(path), what, say(SAVE_AS_UTF_8)))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BankError(Problem(f"{path}:{line}", say(_guess(content)), say(SAVE_AS_UTF_8))) from error
    text = re.sub("\r\n?", "\n", text)
    problems = tuple(_hidden_characters(path, text))
    if problems:
        raise BankError(*problems)
    return text


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise BankError(_not_there(path)) from error
    except IsADirectoryError as error:
        what, fix = say("This is a folder."), say("Name the bank's file in it.")
        raise BankError(Problem(str(path), what, fix)) from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        what = say("The file cannot be opened: {reason}.", reason=reason)
        fix = say("Check that it is yours to read and not locked, then try again.")
        raise BankError(Problem(str(path), what, fix)) from error
    if len(content) > LARGEST:
        what = say(
            "This file is larger than {number} megabytes, far more than any bank needs.",
            number=LARGEST // 1_000_000,
        )
        raise BankError(Problem(str(path), what, say("Check that it is the file you meant.")))
    return content


def _not_there(path: Path) -> Problem:
    try:
        beside = [file.name for file in path.parent.iterdir() if file.suffix in {".yaml", ".yml"}]
    except OSError:
        fix = say("There is no folder {folder} to look in. Check the name.", folder=path.parent)
        return Problem(str(path), say("There is no such file."), fix)
    fix = nearest(path.name, beside) or say("Check the name and the folder.")
    return Problem(str(path), say("There is no such file."), fix)


def _every_second_is_nul(content: bytes) -> bool:
    start = content[:200]
    return len(start) > 3 and not (any(start[::2]) and any(start[1::2]))


def _guess(content: bytes) -> str:
    """Return what to say of the encoding. In Windows-1252 five bytes mean nothing, and 0x80 to 0x9F are curly
    quotes and dashes.
    """
    try:
        content.decode("cp1252")
    except UnicodeDecodeError:
        return SOME_OTHER
    return WINDOWS


def _hidden_characters(path: Path, text: str) -> Iterator[Problem]:
    if not HIDDEN.search(text):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        found = HIDDEN.search(line)
        if found:
            what = say(
                "A hidden character ({code}) is number {number} of this line.",
                code=f"U+{ord(found[0]):04X}",
                number=found.start() + 1,
            )
            fix = say("Delete the words around it and type them anew.")
            yield Problem(f"{path}:{number}", what, fix)
