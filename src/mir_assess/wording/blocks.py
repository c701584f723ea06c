"""What a reader of files hands on: the lines and tables of a document, in the order people read them.

This is all that the search for statements knows of a file; whether it was Word or a web page is forgotten
here. Knows nothing of banks.
"""

from mir_assess.model.value import value
from mir_assess.speech import marked, say

KINDS = ("heading", "item", "paragraph", "link", "title", "raw")
"""What a line is: a heading; an item of a list; running text; a line that is nothing but links, as in a menu;
the name of the document itself; or raw: a line as it stood on a page, which may go on in the next.
"""


@value
class Line:
    """One line or paragraph of a document, and where it stands, in words."""

    text: str
    kind: str = "paragraph"
    place: str = ""


@value
class Table:
    """Rows of cells, top to bottom and left to right; lines inside a cell are set apart by line feeds."""

    rows: tuple[tuple[str, ...], ...]
    place: str = ""


Block = Line | Table


class Unreadable(Exception):
    """A file that cannot be read: what it is, and what to do instead, in sentences."""

    def __init__(self, what: str, fix: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.fix = fix or say(AS_PLAIN_TEXT)


def far_more() -> Unreadable:
    """Return what is said of a file too large to be a list of statements."""
    return Unreadable(
        say("This file holds far more than any list of statements."),
        say("Copy only the pages with the statements into a file of their own."),
    )


AS_PLAIN_TEXT = marked("Copy the text into Word or Notepad, save it as plain text (.txt), and use that file.")
"""What always works, whatever the file was."""
