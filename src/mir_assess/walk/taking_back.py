"""What `b` takes back: one line that was typed, however many events it made, and how that is said.

It knows events and nothing of streams or stores: which of them may be reached from where is the phases'
business.
"""

from mir_assess.model.events import (
    ActionAgreed,
    ActionDrafted,
    Agreed,
    Answered,
    AskedFor,
    Body,
    Moved,
    NoteDecided,
    NoteWritten,
    PresentCounted,
    Prioritised,
    Reopened,
    Revealed,
    Tallied,
)

_WORDS: dict[type[Body], str] = {
    ActionAgreed: "the last part of the action",
    ActionDrafted: "the last part of the action",
    AskedFor: "going there",
    Moved: "the last step",
    NoteDecided: "whether it may be printed",
    NoteWritten: "the note",
    PresentCounted: "how many are here",
    Prioritised: "what matters most",
    Revealed: "showing the picture",
}


def taken_back_words(body: Body, *, in_talk: bool = False) -> str:
    """Return what is said after an entry was taken back."""
    agreed = in_talk and isinstance(body, Agreed)
    return f"Taken back: {'what the room agreed' if agreed else _WORDS.get(type(body), 'the last answer')}."


def is_one_line(newer: Body, older: Body) -> bool:
    """Return whether two entries that follow each other were made by one line, so that they are taken back
    together.
    """
    match newer, older:
        case AskedFor(statement=one), AskedFor(statement=other):
            return one == other
        case AskedFor(statement=one), Moved(place=place):
            return place == f"rate/{one}"
        case ((Answered() | Tallied() | Agreed()), Reopened()):
            return newer.statement == older.statement
        case ActionAgreed(), ActionDrafted(parts=()):
            return True
    return False
