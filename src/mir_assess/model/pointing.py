"""What is said of a note to those who look at it: what it is about, what in it could point at somebody, and
what was decided.

Words only, for whoever has to decide: the room, and who looks after the answers. It is about keeping people
safe and not about whose words are good enough, and it says so in how it asks.
"""

from collections.abc import Iterable

from mir_assess.model.assessment import Assessment
from mir_assess.model.reidentification import Flag
from mir_assess.model.round import CHECKED_BY, Note
from mir_assess.speech import marked, say

# For translators: these are listed after a colon, as in “It could point at somebody: a name (“Anna”).”
_HOLDS = {
    "name": marked("a name (“{words}”)"),
    "place": marked("a place (“{words}”)"),
    "role": marked("what only a few people are (“{words}”)"),
    "only_one": marked("somebody who is the only one (“{words}”)"),
    "contact": marked("how to find or ring somebody (“{words}”)"),
    "date": marked("a date or an age (“{words}”)"),
    "unread": marked("words that the program cannot read (“{words}”)"),
}
_ALL_UNREAD = marked("words that the program cannot read")

_DECIDED = {
    ("print", ""): marked("It may be printed."),
    ("print", "room"): marked("It may be printed: the room looked at it together."),
    ("print", "speaker"): marked("It may be printed: whoever said it looked at it again."),
    ("print", "keeper"): marked("It may be printed: the person who looks after the answers looked at it."),
    ("keep_back", ""): marked("It is kept back."),
    ("keep_back", "room"): marked("It is kept back: the room looked at it together."),
    ("keep_back", "speaker"): marked("It is kept back: whoever said it looked at it again."),
    ("keep_back", "keeper"): marked("It is kept back: the person who looks after the answers looked at it."),
}

SAFE_TO_PRINT = marked("Is everyone in it safe if this is printed? You can ask whose words they are.")


KIND_WORDS = {
    "note": marked("A note"),
    "working": marked("What works"),
    "not_working": marked("What does not work"),
    "change": marked("What should change"),
    "why": marked("Why some did not agree"),
    "parked": marked("Parked for later"),
    "how_it_was": marked("How it was"),
}


def about(assessment: Assessment, note: Note) -> str:
    """Return what kind of note it is, the statement it is about, and whose it is, with commas between."""
    parts = [say(KIND_WORDS.get(note.kind, KIND_WORDS["note"]))]
    if note.statement in assessment.chosen:
        parts.append(say("statement {number}", number=assessment.chosen.index(note.statement) + 1))
    if note.group:
        parts.append(assessment.group(note.group).label)
    return ", ".join(parts)


def holds(found: Iterable[Flag]) -> str:
    """Return what a note holds that could point at somebody, in a list.

    >>> holds([Flag("name", "Anna"), Flag("place", "Ward 6")])
    'a name (“Anna”), a place (“Ward 6”)'
    """
    return ", ".join(
        say(_HOLDS[flag.kind], words=flag.words) if flag.words else say(_ALL_UNREAD) for flag in found
    )


def quoted(flag: Flag) -> str:
    """Return the words to look at, or that they are all of them, where the program cannot read any.

    >>> quoted(Flag("place", "Ward 6")), quoted(Flag("unread", ""))
    ('“Ward 6”', 'words that the program cannot read')
    """
    return f"“{flag.words}”" if flag.words else say(_ALL_UNREAD)


def look_first(found: Iterable[Flag]) -> str:
    """Return why a note is looked at before it is printed, in a sentence."""
    return say("It could point at somebody: {things}.", things=holds(found))


def decided(note: Note) -> str:
    """Return what was decided of a note, in a sentence; empty where nothing was."""
    if not note.checked:
        return ""
    # A sealed file may say more of who decided than this version knows.
    by = note.checked_by if note.checked_by in CHECKED_BY else ""
    return say(_DECIDED["print" if note.checked == "print" else "keep_back", by])
