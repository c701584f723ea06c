"""What the room's pages say that is longer than a label.

Words only, in the manner of people who run such workshops: short, warm, exact. What stands in a table here is
English, and is put through `say` where it is shown.
"""

from datetime import datetime

from mir_assess.model.events import LeftForLater
from mir_assess.model.session import SessionState
from mir_assess.speech import marked, say, say_n

HELPED = {
    "": marked("No"),
    "read": marked("Somebody reads it to me"),
    "interpreted": marked("Somebody interprets for me"),
    "chose": marked("Somebody helps me to choose"),
    "answered_for": marked("I answer for somebody who asked me to"),
}
"""How a person is helped, of events.SUPPORTS, as they choose it themselves."""

SIZES = {"standard": marked("Standard"), "large": marked("Large"), "largest": marked("Very large")}
CONTRASTS = {"standard": marked("As on this device"), "high": marked("Black on white")}

NOTE_KINDS = ("note", "working", "not_working", "change")
"""What a note given on a device may be about, of events.NOTE_KINDS."""

FEW = 8
"""Below so many people of a group, the first page says that somebody may guess."""

DOES = {
    "next": marked("Next statement"),
    "back": marked("Statement before"),
    "reveal": marked("Show what people with lived experience said"),
    "reveal_all": marked("Show what everyone said"),
    "hide": marked("Take it off the screen"),
    "reopen": marked("Open it again for answers"),
    "go_on": marked("The break is over"),
    "break_5": marked("A break of 5 minutes"),
    "break_15": marked("A break of 15 minutes"),
    "together": marked("Answer together, one statement at a time"),
    "apart": marked("Let everyone answer at their own pace"),
    "undo": marked("Take back the last step"),
    "close": marked("Close the answering"),
    "sure_close": marked("Yes, close it"),
}
"""What a facilitator can do from a phone, as its button says it."""


def first_words() -> tuple[str, ...]:
    """Return the two sentences about what happens to answers."""
    return (
        say("We count answers without names, and show them only together."),
        say("You can change yours until the room sees the answers, and take them all out until we close."),
    )


def small_group() -> str:
    """Return what people of a small group are told before their first answer."""
    return say("Your group is small, so someone may guess what you said.")


def back_at(until: str) -> str:
    """Return when a break ends (UTC, ISO), by the clock of this place."""
    there = datetime.fromisoformat(until).astimezone()
    return say("We go on at {time}.", time=f"{there:%H:%M}")


def kept(answer: str) -> str:
    """Return what is said once an answer is kept."""
    return say("Kept: {answer}", answer=answer)


def done_lines(total: int) -> tuple[str, ...]:
    """Return what somebody is told who has been through everything."""
    return (
        say_n(
            "You have been through the {number} statement. Your answers are kept.",
            "You have been through all {number} statements. Your answers are kept.",
            total,
        ),
    )


def left_lines(state: SessionState) -> tuple[str, ...]:
    """Return what somebody has left for later; nothing where there is nothing."""
    left = sum(isinstance(said, LeftForLater) for said in state.said.values())
    if not left:
        return ()
    return (
        say_n(
            "You left {number} statement for later.",
            "You left {number} statements for later.",
            left,
        ),
    )


WAITING = {
    "waits": marked("Your answer is kept. The others are still answering."),
    "opening": marked("Nothing is asked yet. This page goes on by itself."),
    "talk": marked("We look at the answers together. Your answers are kept."),
    "close": marked("The answering is closed. Thank you for what you said."),
    "break": marked("We go on together when everyone is back. Nobody is hurried."),
    "not_asked": marked("This one is not asked of your group. Please wait for the next."),
}
"""What somebody is told who has nothing to answer now."""
