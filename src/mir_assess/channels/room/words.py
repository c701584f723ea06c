"""What the room's pages say that is longer than a label.

Words only, in the manner of people who run such workshops: short, warm, exact. What stands in a table here is
English, and is put through `say` where it is shown.
"""

from collections.abc import Callable
from datetime import datetime

from mir_assess.model.events import Body, LeftForLater
from mir_assess.model.room import RoomState
from mir_assess.model.room_events import Admitted, Moved, Paced, Reopened, Rested, Revealed, Timed
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
    "longer": marked("5 minutes more"),
    "time_7": marked("Give this 7 minutes"),
    "time_2": marked("2 minutes more for this"),
    "untime": marked("Take as long as it takes"),
    "by_card": marked("Let people in by card only"),
    "freely": marked("Let people in without a card"),
    "together": marked("Answer together, one statement at a time"),
    "apart": marked("Let everyone answer at their own pace"),
    "undo": marked("Take back the last step"),
    "close": marked("Close the answering"),
    "sure_close": marked("Yes, close it"),
    "key": marked("Change the key that leads"),
    "sure_key": marked("Yes, change it"),
}
"""What a facilitator can do from a phone, as its button says it."""


def key_is_new() -> str:
    """Return what whoever leads is told once their key was changed: what to do next."""
    return say(
        "The key is changed. This page has a new address, and the one before opens nothing any more. Whoever "
        "leads with you needs the new one."
    )


def first_words() -> tuple[str, ...]:
    """Return the two sentences about what happens to answers."""
    return (
        say("We count answers without names, and show them only together."),
        say("You can change yours until the room sees the answers, and take them all out until we close."),
    )


def small_group() -> str:
    """Return what people of a small group are told before their first answer."""
    return say("Your group is small, so someone may guess what you said.")


def counted_once() -> str:
    """Return what keeps somebody from being counted twice where a group has cards as well as phones."""
    return say("Whoever answers on a phone gives no card, and is not counted among those who give one.")


def back_at(until: str) -> str:
    """Return when a break ends (UTC, ISO), by the clock of this place."""
    there = datetime.fromisoformat(until).astimezone()
    return say("We go on at {time}.", time=f"{there:%H:%M}")


def time_until(until: str) -> str:
    """Return how long what the room is at has time (UTC, ISO), by the clock of this place."""
    there = datetime.fromisoformat(until).astimezone()
    return say("We talk about this until {time}.", time=f"{there:%H:%M}")


def used(minutes: int, planned: int | None) -> str:
    """Return how long the workshop has gone on, of what was planned where that is known."""
    if planned is None:
        return say_n(
            "{number} minute used since the first step today.",
            "{number} minutes used since the first step today.",
            minutes,
        )
    return say_n(
        "{used} of {number} minute used since the first step today.",
        "{used} of {number} minutes used since the first step today.",
        planned,
        used=minutes,
    )


def now(room: RoomState) -> str:
    """Return what a room is doing, in a sentence for whoever leads it."""
    phase, _, statement_id = room.place.partition("/")
    if room.rests_until:
        return say("The room has a break.")
    if phase == "close":
        return say("The answering is closed.")
    if phase == "talk":
        return say("The room talks about this.") if statement_id else say("The screen shows no answers.")
    if not room.together:
        return say("People answer at their own pace.")
    return say("People answer this together.") if statement_id else say("Nothing is asked yet.")


def step(body: Body, number_of: Callable[[str], int]) -> str:
    """Return what a step of a room was, so that whoever takes it back knows; `number_of` gives a statement's
    number. Empty for what is not led from a phone.
    """
    match body:
        case Moved(place="close"):
            return say("The answering was closed.")
        case Moved(place=place) if "/" in place and not place.startswith("close"):
            number = number_of(place.partition("/")[2])
            if place.startswith("rate"):
                return say("The room went to statement {number}.", number=number)
            return say("The room began to talk about statement {number}.", number=number)
        case Moved(place="talk"):
            return say("The answers were taken off the screen.")
        case Revealed(all_groups=True):
            return say("Everyone’s answers were shown.")
        case Revealed():
            return say("The answers of people with lived experience were shown.")
        case Reopened(statement=statement_id):
            return say("Statement {number} was opened again.", number=number_of(statement_id))
        case _:
            return _other_step(body)


def _other_step(body: Body) -> str:
    match body:
        case Paced(together=True):
            return say("People began to answer together.")
        case Paced():
            return say("People began to answer at their own pace.")
        case Rested(until=until):
            return say("A break began.") if until else say("The break ended.")
        case Timed(until=until):
            return say("A time was set.") if until else say("The time was taken away.")
        case Admitted(by_card=by_card):
            return say("People need a card to join.") if by_card else say("People join without a card.")
        case _:
            return ""


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
    "waits": marked("Your answer is kept. We go on together."),
    "opening": marked("Nothing is asked yet. We begin together."),
    "talk": marked("We look at the answers together. Your answers are kept."),
    "close": marked("The answering is closed. Thank you for what you said."),
    "break": marked("We go on together when everyone is back. Nobody is hurried."),
    "not_asked": marked("This one is not asked of your group. Please wait for the next."),
    "seen_before": marked("You saw the answers to this one at an earlier meeting. Please wait for the next."),
}
"""What somebody is told who has nothing to answer now."""
