"""Taking one person's answers out of an open round: finding them by the code they were given, and saying what
goes and what cannot be called back.

It never says what the answers are: whoever runs it may not be alone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mir_assess.errors import Problem, StoreError, UsageError
from mir_assess.model.events import (
    Event,
    NoteWritten,
    SessionOpened,
    assessment_stream,
    issued_stream,
    session_stream,
)
from mir_assess.model.imported import imported_session_id
from mir_assess.model.receipts import is_like_a_code, is_mistyped, receipt, tidied
from mir_assess.model.room import Promise
from mir_assess.model.room_events import Issued
from mir_assess.office.planning import promises_of
from mir_assess.speech import marked, say, say_n
from mir_assess.store.base import Store, StreamHead

_PAPER = "paper"
"""The channel of sheets that were typed in: their sessions follow from their codes."""
_KINDS = {
    "report": marked("a gap report, made on {day}"),
    "comparison": marked("a page of what changed, made on {day}"),
    "trend": marked("a page of several years, made on {day}"),
    "": marked("a page, made on {day}"),
}
"""Pages that were made of an open round, for those who were there."""
_OWN_WORDS = 3
"""As many words in a row are taken for a quotation."""


@dataclass(frozen=True, slots=True)
class Page:
    """What was made of an open round on an ISO day: its kind, and the formats it was laid out in, none where
    they were not kept.
    """

    kind: str
    day: str
    formats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One person's session in a round, and the pages made from the round that count it; `is_quoted` tells
    that an action holds words of theirs, `from_a_file` that a file brought their answers in, `on_paper` that
    a sheet did, which could be typed in again.
    """

    name: str
    session_id: str
    pages: tuple[Page, ...]
    is_quoted: bool
    from_a_file: bool
    on_paper: bool


def find(store: Store, name: str, typed: str) -> Found:
    """Return the session that a code, or a session's id in an imported file, stands for.

    Raises UsageError where no code was typed, and StoreError, saying why, where the round is sealed, the code
    is mistyped, or no answers stand under it. Nothing is said of anybody else's session.
    """
    if not is_mistyped(name) and not store.read(assessment_stream(name)):
        what = say("This is a code, and the name of the assessment comes first.")
        raise UsageError(Problem("NAME", what, say("Type the name, then the code.")))
    if day := store.round(name).sealed:
        raise sealed_already(name, day)
    if not tidied(typed):
        fix = say("Type it after the name, as it was shown when the person’s session ended.")
        raise UsageError(Problem("SESSION", say("Which code is it?"), fix))
    secret = store.read(assessment_stream(name))[0].id
    prefix = session_stream(name, "")
    heads = {head.stream.removeprefix(prefix): head for head in store.list(prefix)}
    code = tidied(typed)
    theirs = [each for each, head in heads.items() if _is_alone(head) and receipt(secret, each) == code]
    imported = imported_session_id(secret, typed.strip())
    if imported in heads and _is_alone(heads[imported]):
        theirs.append(imported)
    if len(theirs) != 1:
        raise _not_found(name, typed, many=bool(theirs))
    from_a_file = theirs[0] == imported
    on_paper = not from_a_file and heads[theirs[0]].first.channel == _PAPER
    return _found(store, name, theirs[0], from_a_file=from_a_file, on_paper=on_paper)


def _found(store: Store, name: str, session_id: str, *, from_a_file: bool, on_paper: bool) -> Found:
    events = store.read(session_stream(name, session_id), issued_stream(name))
    return Found(
        name,
        session_id,
        pages=_pages(events),
        is_quoted=_is_quoted(events, promises_of(store, name)),
        from_a_file=from_a_file,
        on_paper=on_paper,
    )


def _is_alone(head: StreamHead) -> bool:
    return isinstance(head.first.body, SessionOpened) and head.first.body.mode == "individual"


def _not_found(name: str, typed: str, *, many: bool) -> StoreError:
    if many:
        what = say("This stands for more than one person, so nothing was taken out.")
        fix = say("Use the code that was shown at the keyboard, or the session in the file.")
    elif not is_like_a_code(typed):
        what = say("No answers stand under this name. They may have been taken out already.")
        fix = say("A code has nine signs. For answers from a file, name the session as there.")
    elif is_mistyped(typed):
        what = say("That code is mistyped: one sign at least is wrong, missing or too many.")
        fix = say("Read it again, three signs at a time. For answers from a file, name the session as there.")
    else:
        what = say("No answers stand under this code. They may have been taken out already.")
        fix = say("See that {name} is the round they were given in.", name=name)
    return StoreError(Problem(typed, what, fix))


def sealed_already(name: str, day: str) -> StoreError:
    """Return why nobody's answers can be taken out of a sealed round, in words for whoever asked."""
    what = say(
        "This round was sealed on {day}. Then all answers were added up, and which were whose was erased for "
        "good. So nobody can find yours, not to read them and not to take them out.",
        day=day,
    )
    fix = say("Next time, ask for it before the round is sealed, with the code shown at the end.")
    return StoreError(Problem(name, what, fix))


def _pages(events: Sequence[Event]) -> tuple[Page, ...]:
    """Return the pages that count a session: those made after it began to. `events` are those of the session
    and of the drafts, in the order they were appended.
    """
    begun = False
    pages: dict[tuple[str, str], dict[str, None]] = {}
    for event in events:
        if not isinstance(event.body, Issued):
            begun = True
        elif begun:
            formats = pages.setdefault((event.body.kind, event.body.day), {})
            formats.update(dict.fromkeys(event.body.formats))
    return tuple(Page(kind, day, tuple(formats)) for (kind, day), formats in pages.items())


def _is_quoted(events: Sequence[Event], promises: Iterable[Promise]) -> bool:
    """Whether an action holds the words of a note that was typed in a session, or the note those of it."""
    notes = [_words(event.body.text) for event in events if isinstance(event.body, NoteWritten)]
    texts = [_words(text) for promise in promises for text in _texts(promise)]
    return any(_holds(note, text) or _holds(text, note) for note in notes for text in texts)


def _holds(text: str, words: str) -> bool:
    """Whether words stand in a text, where they are enough to be somebody's own."""
    return len(words.split()) >= _OWN_WORDS and f" {words} " in f" {text} "


def _texts(promise: Promise) -> Iterator[str]:
    action = promise.action
    yield from (action.what, action.why, action.first_step, action.notice, action.reason)
    yield from (step.reason for step in promise.history)
    for review in action.reviews:
        yield from (review.lived, review.council)


def _words(text: str) -> str:
    """A text as it is said: its words, without capitals and marks."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def what_happens(found: Found) -> tuple[str, ...]:
    """Return what taking a person's answers out does, in sentences that tell nothing of the answers."""
    return (
        say(
            "One person’s answers in {name} will be erased: every answer, what mattered most to them, and "
            "the notes typed in their session. It cannot be undone.",
            name=found.name,
        ),
        say(
            "What the room wrote down together stays, also where somebody spoke for this person: nothing "
            "says whose words those are. So do actions. Ask the room."
        ),
        *_action_that_stays(found),
        *_pages_that_are_out(found.pages),
        say(
            "A copy of the store made with {command} still holds them. Delete it, or make a new one.",
            command="`mir-assess backup`",
        ),
        *_file_that_stays(found),
        *_sheet_that_stays(found),
    )


def what_was_done(found: Found) -> str:
    """Return what was taken out, and what of it an action still holds."""
    if found.is_quoted:
        return say(
            "One person’s answers and notes were taken out of {name}. Nothing of them is left here but the "
            "words that an action quotes.",
            name=found.name,
        )
    return say(
        "One person’s answers and notes were taken out of {name}. Nothing of them is left here.",
        name=found.name,
    )


def _action_that_stays(found: Found) -> tuple[str, ...]:
    if not found.is_quoted:
        return ()
    return (say("An action holds words that they typed, and goes on holding them."),)


def _file_that_stays(found: Found) -> tuple[str, ...]:
    if not found.from_a_file:
        return ()
    told = say(
        "These answers came in from a file, and the file still holds them. Take this person’s rows out of "
        "it, or delete it, and every copy of it. Should it be brought in again, they are refused."
    )
    return (told,)


def _sheet_that_stays(found: Found) -> tuple[str, ...]:
    if not found.on_paper:
        return ()
    told = say(
        "These answers came in on paper. Shred the sheet. Should it be typed in again, it is not counted."
    )
    return (told,)


def _pages_that_are_out(pages: tuple[Page, ...]) -> tuple[str, ...]:
    if not pages:
        return (say("No page was made from this round since their answers began."),)
    return (
        say_n(
            "{number} page for the room was made that counts them. Copies that were handed out, printed or "
            "sent cannot be called back:",
            "{number} pages for the room were made that count them. Copies that were handed out, printed or "
            "sent cannot be called back:",
            sum(len(page.formats) or 1 for page in pages),
        ),
        *(f"- {_page_words(page)}" for page in pages),
        say(
            "A page made from now on, laid beside one of these, can show what was taken out, however many "
            "come. So it is asked about each time."
        ),
    )


def _page_words(page: Page) -> str:
    words = say(_KINDS.get(page.kind, _KINDS[""]), day=page.day)
    if not page.formats:
        return words
    return say("{name}: {words}", name=words, words=", ".join(page.formats))


def take_out(store: Store, found: Found, *, day: str) -> None:
    """Erase the session. One on paper, or from a file, never begins again: the sheet and the file are still
    there. Raises StoreError where it is gone by now, or the round was sealed.
    """
    for_good = found.on_paper or found.from_a_file
    store.erase(found.name, sealed=None, day=day, session_id=found.session_id, for_good=for_good)
