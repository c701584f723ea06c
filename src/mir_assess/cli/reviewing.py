"""`plan NAME review`: what the leads of each action say, beside what people said when they were asked."""

from typing import TYPE_CHECKING

from mir_assess.cli.action_list import none_yet, stands
from mir_assess.cli.console import Console
from mir_assess.cli.drafts import few_have_changed, note_draft
from mir_assess.errors import Problem, UsageError
from mir_assess.model.assessment import Action
from mir_assess.model.promises import BANK
from mir_assess.office.planning import (
    about_actions,
    actions_of,
    asked_next,
    refuse_no_such,
    review,
    with_promises_now,
)
from mir_assess.speech import say
from mir_assess.store.base import Store

if TYPE_CHECKING:
    from mir_assess.model.round import Round
    from mir_assess.report.promised import Promised
    from mir_assess.report.view import Answers


def keep(kept: Store, name: str, number: int | None, lived: str, council: str, *, at: str) -> None:
    """Keep a word of each of the two leads on one action. Raises UsageError where it is not said which."""
    if number is None:
        fix = say("{command} shows their numbers.", command=f"`mir-assess plan {name} list`")
        raise UsageError(Problem("NUMBER", say("Which action is it?"), fix))
    review(kept, name, number, lived, council, at=at)


def show(kept: Store, name: str, number: int | None, shown: Console) -> None:
    """Show one action of a round, or all, with both answers; people's pass the gate of the room."""
    from mir_assess import pipeline
    from mir_assess.analysis.disclosure import ROOM
    from mir_assess.report.promised import promised_before

    actions = actions_of(kept, name)
    refuse_no_such(number, actions, name)
    if not actions:
        shown.say(none_yet(name))
        _tell_what_it_asked(kept, name, shown)
        shown.next(f"plan {name} list")
        return
    asked = asked_next(kept, name)
    told: dict[str, Promised] = {}
    walked = asked is not None and any(asked.people.values())
    is_held = asked is not None and walked and not _may_show(kept, asked, shown)
    if asked is not None and not is_held:
        page = pipeline.report(with_promises_now(kept, asked), ROOM)
        told = {found.action.id: found for found in promised_before(page) if found.action is not None}
        name_of_it = asked.assessment.name
        if walked:
            shown.say(say("What people said comes from {name}.", name=name_of_it))
        elif told:
            shown.say(say("{name} asks about these actions, and nobody has answered yet.", name=name_of_it))
    for place, action in enumerate(actions, start=1):
        if number in (None, place):
            shown.heading(f"{place}. {action.what}")
            lines = _told(action, told.get(action.id), walked=walked, is_held=is_held)
            shown.say(*(f"   {line}" for line in lines))
    if is_held:
        shown.next(f"plan {name} list")
    elif asked is None:
        shown.say(say("No round has asked about the actions of {name} yet.", name=name))
        _tell_what_it_asked(kept, name, shown)
        shown.next(f"start --previous {name}")
    elif not walked:
        shown.next(f"start {asked.assessment.name}")
    else:
        shown.next(f"report {asked.assessment.name} --format heard")


def _tell_what_it_asked(kept: Store, name: str, shown: Console) -> None:
    """Say where the promises are that a round asks about: they are those of the round before."""
    assessment, _ = about_actions(kept, name)
    if any(part.bank == BANK for part in assessment.parts):
        before = assessment.previous
        command = f"{shown.command} plan {before} review{shown.place}"
        shown.say(
            say("{name} asks about the actions of {last}: {command}", name=name, last=before, command=command)
        )


def _may_show(kept: Store, asked: "Round", shown: Console) -> bool:
    """Whether people's answers may be shown: not where these, set beside a page of this open round, would
    tell what a few said since. What is shown is kept note of, as every such page is.
    """
    from mir_assess.office.issuing import groups_to_ask_about

    if asked.sealed is not None:
        return True
    if groups := groups_to_ask_about(kept, asked):
        shown.warn(
            few_have_changed(asked.assessment.name, groups),
            say(
                "Beside that draft, what people said would tell what these few said, so it is not shown yet."
            ),
        )
        return False
    note_draft(kept, asked, "room", "", (), shown)
    return True


def _told(action: Action, found: "Promised | None", *, walked: bool, is_held: bool) -> list[str]:
    lines = [say("Its leads say: {words}", words=stands(action.status, action.reason))]
    for review_ in action.reviews:
        lines.append(say("Its lead with lived experience: {words}", words=review_.lived))
        lines.append(say("Its lead from the council: {words}", words=review_.council))
    if found is None or found.statement is None:
        return lines if is_held else [*lines, say("People were not asked.")]
    if not walked:
        return [*lines, say("People have not answered yet.")]
    lines += [_answer(answers) for answers in found.answers]
    return lines


def _answer(answers: "Answers") -> str:
    return say("{name}: {words}", name=answers.group.label, words=answers.line or answers.saying)
