"""The list of actions as it is read at a terminal: each by its number, with what is told of it."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from mir_assess.cli.console import Console
from mir_assess.cli.places import today
from mir_assess.speech import say

if TYPE_CHECKING:
    from mir_assess.model.assessment import Action, Assessment
    from mir_assess.model.room import Promise

_THEN = {"not_started": "going", "going": "done", "stuck": "going"}
"""How an action that goes on may stand next. One that is done, or was dropped, is for people to judge."""


def show_list(assessment: "Assessment", promises: "Iterable[Promise]", name: str, shown: Console) -> None:
    """Show the actions of a round, and what to do next about the most urgent."""
    promises = tuple(promises)
    if not promises:
        shown.say(none_yet(name))
        shown.next(f"plan {name} add --what TEXT --led-by-lived ROLE --led-by-council ROLE")
        return
    for heading, lines in listed(assessment, promises):
        shown.heading(heading)
        shown.say(*lines)
    shown.next(f"plan {name} {_next(promises)}")


def none_yet(name: str) -> str:
    """Return what stands in the place of a list that is empty."""
    return say("No actions have been agreed in {name} yet.", name=name)


def listed(assessment: "Assessment", promises: "Iterable[Promise]") -> Iterator[tuple[str, list[str]]]:
    """Yield each action by its number and what is told of it, what is overdue first."""
    on = today()
    for number, promise in _by_urgency(promises, on):
        yield f"{number}. {promise.action.what}", _details(assessment, promise, on)


def _by_urgency(promises: "Iterable[Promise]", on: str) -> "list[tuple[int, Promise]]":
    from mir_assess.model.assessment import as_urgent

    return sorted(enumerate(promises, start=1), key=lambda pair: as_urgent(pair[1].action, on))


def _next(promises: "Iterable[Promise]") -> str:
    """Return what to type about the most urgent action that goes on; where none does, what people said."""
    for number, promise in _by_urgency(promises, today()):
        if promise.action.status in _THEN:
            return f"move {number} --to {_THEN[promise.action.status]}"
    return "review"


def _details(assessment: "Assessment", promise: "Promise", on: str) -> list[str]:
    from mir_assess.model.days import day_words

    action = promise.action
    status = stands(action.status, action.reason)
    if action.is_overdue(on):
        status = say("Overdue. {status}", status=status)
    leads = say("{lived}, and {council}", lived=action.led_by_lived, council=action.led_by_council)
    day = day_words(action.day) if action.day else ""
    past = (
        say("From {day}: {status}", day=day_words(s.day), status=stands(s.status, s.reason))
        for s in promise.history
    )
    lines = (
        (say("Led by: {words}", words=leads), leads),
        (say("About: {words}", words=_about(assessment, action)), action.statement),
        (say("Why: {words}", words=action.why), action.why),
        (say("By: {words}", words=action.by), action.by),
        (say("That is by {day}.", day=day), day if day != action.by else ""),
        (no_day(action), action.by if action.is_open and not day else ""),
        (say("First step: {words}", words=action.first_step), action.first_step),
        (say("How people will notice: {words}", words=action.notice), action.notice),
        (say("How it stands: {words}", words=status), status),
        *((line, len(promise.history) > 1) for line in past),
    )
    return [f"   {line}" for line, words in lines if words]


def _about(assessment: "Assessment", action: "Action") -> str:
    """Return the words of the statement an action is about, with its id; else the id alone."""
    if action.statement not in assessment.chosen:
        return action.statement
    return f"{assessment.statement(action.statement).text} ({action.statement})"


def no_day(action: "Action") -> str:
    """Return how to give a day, where the words of an action name none."""
    return say(
        "“{words}” names no day for certain, so it never counts as overdue. A day is like: {example}",
        words=action.by,
        example="30 June 2027",
    )


def stands(status: str, reason: str) -> str:
    """Return how an action stands, and why where a reason was given."""
    from mir_assess.model.assessment import STATUS_WORDS

    words = say(STATUS_WORDS[status]) if status in STATUS_WORDS else status
    return say("{status}: {reason}", status=words, reason=reason) if reason else words
