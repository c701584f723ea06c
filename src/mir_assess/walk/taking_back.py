"""What `b` takes back: one line that was typed, however many events it made, and how that is said.

It knows events and nothing of streams or stores: which of them may be reached from where is the phases'
business.
"""

from mir_assess.model.events import (
    Agreed,
    Answered,
    AskedFor,
    Body,
    CameBefore,
    NoteChecked,
    NoteDecided,
    NoteWritten,
    PresentCounted,
    Prioritised,
    Tallied,
)
from mir_assess.model.paper_events import Compared, Helped
from mir_assess.model.room_events import ActionAgreed, ActionDrafted, MayShow, Moved, Reopened, Revealed
from mir_assess.speech import marked, say

_ANSWER = marked("Taken back: the last answer.")
_AGREED = marked("Taken back: what the room agreed.")
_WORDS: dict[type[Body], str] = {
    ActionAgreed: marked("Taken back: the last part of the action."),
    ActionDrafted: marked("Taken back: the last part of the action."),
    AskedFor: marked("Taken back: going there."),
    Compared: marked("Taken back: that this sheet was keyed a second time."),
    CameBefore: marked("Taken back: who has been before."),
    MayShow: marked("Taken back: whether it may be shown."),
    Moved: marked("Taken back: the last step."),
    NoteChecked: marked("Taken back: whether it is safe to print."),
    NoteDecided: marked("Taken back: whether it may be printed."),
    Helped: marked("Taken back: who pays for the help."),
    NoteWritten: marked("Taken back: the note."),
    PresentCounted: marked("Taken back: how many are here."),
    Prioritised: marked("Taken back: what matters most."),
    Revealed: marked("Taken back: showing the picture."),
}


def taken_back_words(body: Body, *, in_talk: bool = False) -> str:
    """Return what is said after an entry was taken back."""
    return say(_AGREED if in_talk and isinstance(body, Agreed) else _WORDS.get(type(body), _ANSWER))


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
