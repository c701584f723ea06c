"""Where a report is written: a new document, or a council's own. Knows neither."""

from typing import Any

from mir_assess.model.value import value
from mir_assess.report.docx.elements import Element
from mir_assess.report.docx.paper import Paper


@value
class Place:
    """Where a report goes: a document, paper that suits it, and the element before which it is put (None:
    nowhere, since the document lays everything out itself). It need not write what the document `shows`
    already: its title, its contents.
    """

    document: Any
    paper: Paper
    before: Element | None
    shows_title: bool = False
    shows_contents: bool = False
