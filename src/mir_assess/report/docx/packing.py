"""A document as bytes: the same for the same content, whenever and wherever it is written.

A zip notes the time of each part, and python-docx the time of its making; here both are the day of the round.
"""

import io
import zipfile
from datetime import UTC, date, datetime, time

from docx.document import Document as DocumentObject

from mir_assess.model.value import value
from mir_assess.report.docx.runs import plain

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip knows."""

_LONGEST = 255
"""Letters of a property."""


@value
class Described:
    """What a document is, in its properties: `day` is an ISO day."""

    title: str
    about: str
    author: str
    day: str


def describe(document: DocumentObject, described: Described, language: str) -> None:
    """Say in the document's properties what it is, who made it, and of which day it is."""
    told = document.core_properties
    told.title, told.subject = _told(described.title), _told(described.about)
    told.author = told.last_modified_by = _told(described.author)
    told.language = language
    told.comments = told.keywords = told.category = ""
    told.revision = 1
    moment = datetime.combine(date.fromisoformat(described.day), time(), tzinfo=UTC)
    told.created = told.modified = moment


def _told(words: str) -> str:
    return " ".join(plain(words).split())[:_LONGEST]


def packed(document: DocumentObject) -> bytes:
    """Return a document as the bytes of a file."""
    written, clean = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(clean, "w") as archive:
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts.read(name))
    return clean.getvalue()
