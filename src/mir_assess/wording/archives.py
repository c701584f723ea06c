"""What Word and Excel files are inside: a zip of XML. Opened only as far as it is safe to.

A few kilobytes of zip can hold gigabytes, a few lines of XML can stand for a billion. Sizes are held to while
unpacking, whatever the archive says of itself, and XML that defines anything of its own is refused. Knows zip
files, and nothing of what stands in them.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator

from mir_assess.speech import marked, say
from mir_assess.wording.blocks import Unreadable

MOST_MEMBERS = 2_000
LARGEST_UNPACKED = 12_000_000
"""Bytes of XML in one file, all parts together. A hundred pages of Word have about two million."""

MOST_TAGS = 500_000
_TEXT_ENDINGS = (".xml", ".rels")
_DIRECTORY_ENTRY = b"PK\x01\x02"
_MEANING_OF_ITS_OWN = (b"<!DOCTYPE", b"<!ENTITY")
_UTF_8 = (b"<", b"\xef\xbb\xbf<", b" ", b"\n", b"\r")
_TOO_MUCH = marked("This file unpacks to far more than any list of statements needs.")
_DAMAGED = marked("This file is damaged: it breaks off, or parts of it are missing.")


def names(content: bytes) -> list[str]:
    """Return the names of what an archive holds. Raises Unreadable when it is none, or holds far too much."""
    return [member.filename for member in _members(_opened(content))]


def text_parts(content: bytes) -> dict[str, bytes]:
    """Return the parts of an archive that are XML, unpacked, by name. Raises Unreadable when they are too
    large, locked or not plain XML.
    """
    archive, parts, room = _opened(content), {}, LARGEST_UNPACKED
    for member in _members(archive):
        if not member.filename.lower().endswith(_TEXT_ENDINGS):
            continue
        parts[member.filename] = _unpacked(archive, member, room)
        room -= len(parts[member.filename])
        _refuse_own_meaning(parts[member.filename])
    if sum(part.count(b"<") for part in parts.values()) > MOST_TAGS:
        raise Unreadable(say(_TOO_MUCH))
    return parts


def repacked(content: bytes) -> io.BytesIO:
    """Return an archive with the same XML and all else emptied, safe to hand to a library."""
    parts, clean = text_parts(content), io.BytesIO()
    with zipfile.ZipFile(clean, "w", zipfile.ZIP_STORED) as archive:
        for name in dict.fromkeys(names(content)):
            archive.writestr(name, parts.get(name, b""))
    clean.seek(0)
    return clean


def _opened(content: bytes) -> zipfile.ZipFile:
    if content.count(_DIRECTORY_ENTRY) > MOST_MEMBERS:
        raise Unreadable(say(_TOO_MUCH))
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise Unreadable(say(_DAMAGED)) from error


def _members(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    for member in archive.infolist():
        if member.flag_bits & 1:
            what = say("This file is locked with a password.")
            raise Unreadable(what, say("Save a copy of it without the password."))
        if not member.is_dir():
            yield member


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, room: int) -> bytes:
    """Return one part. Its declared size bounds what is unpacked, so a lie about it gains nothing."""
    if member.file_size > room:
        raise Unreadable(say(_TOO_MUCH))
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Unreadable(say("This file is packed in a way that Word and Excel do not use."))
    try:
        with archive.open(member) as part:
            return part.read(member.file_size)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise Unreadable(say(_DAMAGED)) from error


def _refuse_own_meaning(part: bytes) -> None:
    """Office writes UTF-8 and defines no words of its own in XML; what does is not from there."""
    plain = not part or (part.startswith(_UTF_8) and b"\0" not in part)
    if not plain or any(mark in part for mark in _MEANING_OF_ITS_OWN):
        raise Unreadable(say("This file holds XML of a kind that Word and Excel do not write."))
