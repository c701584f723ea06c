"""Words that stand on a sheet of paper, kept as they were written, and whether they may be printed."""

from mir_assess.errors import SessionError
from mir_assess.model.commands import Word, Written
from mir_assess.model.events import NoteDecided, NoteWritten
from mir_assess.model.typed import NOTES, read_line
from mir_assess.speech import say
from mir_assess.walk.phase import NOTE_WORDS, NOTE_WORDS_OF_STATEMENT, printing_words
from mir_assess.walk.pile.piles import Pile
from mir_assess.walk.pile.sheets import OnPaper
from mir_assess.walk.pile.turns import Turn, refused

_KINDS = ("note", "working", "not_working", "change")


def is_about_words(line: str) -> bool:
    """Return whether a line writes words down, or says whether they may be printed."""
    verb = line.partition(" ")[0].casefold()
    return verb in NOTES or line.strip().casefold() in ("y", "yes", "no")


def take_words(pile: Pile, page: OnPaper | None, line: str, statement_id: str = "") -> Turn:
    """Keep words of a sheet, or decide whether the last ones may be printed.

    Raises SessionError where there is no sheet they could be of.
    """
    typed = read_line(line, [])
    if page is None:
        raise refused(say("There is no sheet here that could say this."), say("Type its code first."))
    match typed:
        case Written(kind=kind, text=text) if kind in _KINDS:
            note = NoteWritten(pile.new_id(), kind, text, statement_id, page.group.id)
            pile.keep(page, (note,))
            return Turn((_noted(pile, note), say("It stays private. Type y if it may be printed.")))
        case Word(name=name) if isinstance(page.newest, NoteWritten):
            consent = name == "yes"
            pile.keep(page, (NoteDecided(page.newest.note_id, consent),))
            return Turn((printing_words(consent=consent),))
    raise _nothing_to_decide()


def _nothing_to_decide() -> SessionError:
    what = say("There is no note just before this.")
    return refused(what, say("Write it again, like n TEXT, then type y."))


def _noted(pile: Pile, note: NoteWritten) -> str:
    noted = say(NOTE_WORDS[note.kind])
    if note.statement:
        number = pile.assessment.chosen.index(note.statement) + 1
        noted = say(NOTE_WORDS_OF_STATEMENT[note.kind], statement=number)
    return say("{noted}: “{words}”", noted=noted, words=note.text)
