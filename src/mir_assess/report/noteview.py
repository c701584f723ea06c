"""People's words as a page shows them: under headings, by kind. It knows nothing of who said them."""

from mir_assess.analysis.disclosed import PrintableNote
from mir_assess.model.value import value


@value
class NoteGroup:
    """Printable words of one kind, under one heading."""

    heading: str
    notes: tuple[PrintableNote, ...]
