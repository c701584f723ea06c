"""A council's own template, opened only as far as it is safe to.

A few kilobytes of zip can hold gigabytes, a few lines of XML can stand for a billion, and a document can
carry programs. Sizes are held to while unpacking, whatever the file says of itself, and what is no plain Word
document is refused with a sentence that says what would work. Knows files, and nothing of what a template
says.
"""

import io
import re
import zipfile
import zlib
from pathlib import Path

from mir_assess.errors import Problem, ReportError
from mir_assess.report.docx.elements import parse_xml
from mir_assess.report.docx.reaching import reaching, told, without_its_template
from mir_assess.speech import marked, say

LARGEST = 25_000_000
"""Bytes of a file. Pictures may fill it; words do not."""

LARGEST_UNPACKED = 100_000_000
LARGEST_XML = 12_000_000
"""Bytes, all parts together."""

MOST_PARTS = 2_000
MOST_TAGS = 300_000
MOST_SEARCHING = 2_000_000_000
"""Braces of a part times its bytes: what is looked through at worst, where no field ends."""

_XML = (".xml", ".rels")
_DIRECTORY_ENTRY = b"PK\x01\x02"
_MEANING_OF_ITS_OWN = (b"<!DOCTYPE", b"<!ENTITY")
_OLD = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_TYPES = "[Content_Types].xml"
_MAIN = re.compile(rb'ContentType="([^"]*(?:document|template|wordprocessingml)[^"]*\.main\+xml)"')
_STRICT = b"http://purl.oclc.org/ooxml/"

SAVE_AS = marked("Open it in Word, choose Save As, and save it as a Word document (.docx).")
_NO_WORD = marked("This is not a Word document.")
_DAMAGED = marked("This file is damaged: it breaks off, or parts of it are missing.")
_TOO_MUCH = marked("This file unpacks to far more than any template needs.")
_MACROS = marked("This document carries macros, and no page is made from one.")
_INTO_THE_FILE = marked("Put it into the document itself, or take it out; links that people follow may stay.")
_KINDS = {
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "",
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": marked(
        "This is a template for Word itself (.dotx)."
    ),
    b"application/vnd.ms-word.document.macroEnabled.main+xml": _MACROS,
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml": _MACROS,
}
"""What a file says its main part is, and what is said of it where we do not take it."""


class _Refused(Exception):
    """A file that cannot be used: what it is, and what to do, in sentences."""

    def __init__(self, what: str, fix: str = SAVE_AS) -> None:
        super().__init__(what)
        self.what, self.fix = say(what), say(fix)


def opened(file: Path) -> io.BytesIO:
    """Return a template, unpacked and packed again, safe to hand to a library. Raises ReportError."""
    try:
        parts = without_its_template(_parts(_bytes_of(file)))
        _check_reach(parts)
        return _repacked(parts)
    except _Refused as error:
        raise ReportError(Problem(str(file), error.what, error.fix)) from error


def damaged(file: Path) -> ReportError:
    """Return what is said of a file that a library could make nothing of."""
    return ReportError(Problem(str(file), say(_DAMAGED), say(SAVE_AS)))


def _bytes_of(file: Path) -> bytes:
    try:
        with file.open("rb") as source:
            content = source.read(LARGEST + 1)
    except FileNotFoundError:
        check = marked("Check the spelling, and the folder you are in.")
        raise _Refused(marked("There is no such file."), check) from None
    except IsADirectoryError:
        fix = marked("Name the Word document that is your template.")
        raise _Refused(marked("This is a folder."), fix) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        what = say("The file cannot be read ({reason}).", reason=reason)
        fix = marked("Close it in other programs, or copy it and try the copy.")
        raise _Refused(what, fix) from None
    if len(content) > LARGEST:
        what = say("This file is larger than {number} megabytes.", number=LARGEST // 1_000_000)
        raise _Refused(what, marked("Make the pictures in it smaller: in Word, Compress Pictures."))
    return content


def _parts(content: bytes) -> dict[str, bytes]:
    """Return the parts of a Word document, by name."""
    if content.startswith(_OLD):
        locked = _LOCKED in content
        what = (
            marked("This file is locked with a password.")
            if locked
            else marked("This is a document of an old Word (.doc).")
        )
        raise _Refused(what, marked("Save a copy of it without the password.") if locked else SAVE_AS)
    if not content.startswith(b"PK"):
        raise _Refused(_NO_WORD)
    if content.count(_DIRECTORY_ENTRY) > MOST_PARTS:
        raise _Refused(_TOO_MUCH)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = _unpacked(archive)
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError, OSError):
        raise _Refused(_DAMAGED) from None
    _check_kind(parts)
    return parts


def _unpacked(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """Return every part. Its declared size bounds what is unpacked, so a lie about it gains nothing."""
    parts: dict[str, bytes] = {}
    room, words = LARGEST_UNPACKED, LARGEST_XML
    for member in archive.infolist():
        if member.is_dir():
            continue
        if member.flag_bits & 1:
            raise _Refused(
                marked("This file is locked with a password."),
                marked("Save a copy of it without the password."),
            )
        room -= member.file_size
        is_xml = member.filename.lower().endswith(_XML)
        words -= member.file_size if is_xml else 0
        if room < 0 or words < 0:
            raise _Refused(_TOO_MUCH)
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _Refused(marked("This file is packed in a way that Word does not use."))
        with archive.open(member) as part:
            parts[member.filename] = part.read(member.file_size)
        if is_xml:
            _check_xml(parts[member.filename])
    return parts


def _check_xml(part: bytes) -> None:
    """Word writes UTF-8 and defines no words of its own in XML; what does is not from there."""
    if b"\0" in part or any(mark in part for mark in _MEANING_OF_ITS_OWN):
        raise _Refused(marked("This file holds XML of a kind that Word does not write."))
    if part.count(b"<") > MOST_TAGS or part.count(b"{") * len(part) > MOST_SEARCHING:
        raise _Refused(_TOO_MUCH)


def _check_kind(parts: dict[str, bytes]) -> None:
    found = _MAIN.search(parts.get(_TYPES, b""))
    if found is None or found[1] not in _KINDS:
        raise _Refused(_NO_WORD)
    if _KINDS[found[1]]:
        raise _Refused(_KINDS[found[1]])
    # What is read as XML has to be called so, or it would not have been looked at.
    if any(not name.lower().endswith(_XML) for name in _called_xml(parts[_TYPES])):
        raise _Refused(marked("This file holds XML of a kind that Word does not write."))
    if any(name.lower().endswith("vbaproject.bin") for name in parts):
        raise _Refused(_MACROS)
    if any(_STRICT in part for name, part in parts.items() if name.lower().endswith(".rels")):
        what = marked("This is a Strict Open XML document, which few programs read.")
        raise _Refused(what, marked("Open it in Word, choose Save As, and choose “Word Document (.docx)”."))


def _check_reach(parts: dict[str, bytes]) -> None:
    if found := list(reaching(parts)):
        raise _Refused(told(found), _INTO_THE_FILE)


def _called_xml(types: bytes) -> list[str]:
    """Return the names, or the endings, of the parts that the list of types calls XML, but pictures."""
    return [
        entry.get("PartName") or f".{entry.get('Extension', '')}"
        for entry in parse_xml(types)
        if (kind := entry.get("ContentType", "").lower()).endswith("xml") and kind != "image/svg+xml"
    ]


def _repacked(parts: dict[str, bytes]) -> io.BytesIO:
    clean = io.BytesIO()
    with zipfile.ZipFile(clean, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    clean.seek(0)
    return clean
