"""Closing a round for good: first the file that remains, safe on the disk and read back, then the links
erased.

At no moment are both gone: where writing fails the round stays open, where erasing fails the file is there
and the round can be sealed again.
"""

from hashlib import sha256
from pathlib import Path

from mir_assess.errors import Problem, StoreError
from mir_assess.model.events import assessment_stream
from mir_assess.model.round import Round
from mir_assess.office.writing import write_whole
from mir_assess.places import anything_at
from mir_assess.sealed import read_sealed, seal_document
from mir_assess.speech import say, say_n
from mir_assess.store.base import Store


def what_happens(found: Round, look: str) -> tuple[str, ...]:
    """Return what sealing a round keeps and what it drops, in sentences; `look` is the command that shows
    the words nobody has looked at yet.
    """
    unprinted = sum(not note.consent for note in found.notes)
    kept = say(
        "Kept: how many people gave each answer, what was agreed, the notes, the priorities and the actions."
    )
    if unprinted:
        private = say_n(
            "Notes that nobody said may be printed ({number}) are kept and never shown.",
            "Notes that nobody said may be printed ({number}) are kept and never shown.",
            unprinted,
        )
        kept = f"{kept} {private}"
    return (
        *_words_that_wait(found, look),
        say("Sealing closes {name} for good. It cannot be undone.", name=found.assessment.name),
        kept,
        say("Dropped: who answered in which session, when, and every link between one person’s answers."),
        say("Nobody can answer, change an answer or take one out after this."),
    )


def against_the_clock(found: Round, day: str) -> tuple[str, ...]:
    """Return what to say where this day, which sealing would write down for good, is before the round was
    opened: the clock of this computer is wrong, or was when it was opened.
    """
    opened = found.assessment.opened
    if not opened or day >= opened:
        return ()
    return (
        say(
            "This computer’s clock says {day}, but {name} was opened on {opened}. Look at the clock first: "
            "the day of sealing stays in the round for good.",
            day=day,
            name=found.assessment.name,
            opened=opened,
        ),
    )


def _words_that_wait(found: Round, look: str) -> tuple[str, ...]:
    from mir_assess.office.looking import waiting  # only a round with words to print pays for looking at them

    number = waiting(found) if any(note.consent for note in found.notes) else 0
    if not number:
        return ()
    return (
        say_n(
            "{number} note may be printed, but it could point at somebody and nobody has looked at it yet. "
            "After sealing nobody can: it stays out of every page for good. To look first: {command}",
            "{number} notes may be printed, but they could point at somebody and nobody has looked at them "
            "yet. After sealing nobody can: they stay out of every page for good. To look first: {command}",
            number,
            command=look,
        ),
    )


def write_sealed(store: Store, sealed: Round, path: Path) -> None:
    """Write the file of a sealed round; where the store still has the round open, close it there after that.

    Raises ReportError when the file cannot be written, StoreError when it would take another file's place or
    the store cannot be changed.
    """
    name = sealed.assessment.name
    content = seal_document(sealed, _salt(store, name))
    if store.round(name).sealed is None:
        _refuse_to_replace(path, name)
    elif anything_at(path) and not _holds(path, content):
        raise _taken(path)
    write_whole(path, content, private=True)
    if read_sealed(path) != sealed:
        what = say("The file does not read back as it was written, so nothing was erased.")
        raise StoreError(Problem(str(path), what, say("Try another folder or disk with -o.")))
    if store.round(name).sealed is None:
        # The store refuses this where somebody has answered since the Round was read.
        store.erase(name, sealed=sealed, day=sealed.sealed or "")


def _refuse_to_replace(path: Path, name: str) -> None:
    """Another file is never written over; one that an interrupted sealing of this same round left behind may
    be.
    """
    if not anything_at(path):
        return
    try:
        left = read_sealed(path)
    except StoreError:
        raise _taken(path) from None
    if left.assessment.name != name:
        raise _taken(path)


def _holds(path: Path, content: bytes) -> bool:
    """Whether a file holds this and nothing else; a folder, or a file that may not be read, does not."""
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def _taken(path: Path) -> StoreError:
    what = say("There is another file of this name.")
    return StoreError(Problem(str(path), what, say("Choose another with -o FILE.")))


def _salt(store: Store, name: str) -> str:
    """Return random text that is the same each time: made from the id its opening was given, which stands in
    no page.
    """
    opening = store.read(assessment_stream(name))[0]
    return sha256(f"salt\0{opening.id}".encode()).hexdigest()
