"""Actions of an organisation, kept in a stream that outlives any one round.

Decides what an action needs, and keeps it. An open round's sessions are not touched; a sealed round keeps
the actions it was sealed with, and still they can move on.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from uuid import uuid4

from mir_assess.errors import Problem, UsageError, nearest
from mir_assess.model.assessment import STATUSES, Action, Assessment
from mir_assess.model.events import Body, action_stream
from mir_assess.model.names import slug
from mir_assess.model.promises import next_action_id
from mir_assess.model.recording import record
from mir_assess.model.room import Promise, fold_actions
from mir_assess.model.room_events import ActionAgreed, ActionMoved
from mir_assess.model.round import Round
from mir_assess.speech import marked, say
from mir_assess.store.base import Append, Store

_NEEDED = {
    "what": ("--what", marked("What will be done?")),
    "led_by_lived": (
        "--led-by-lived",
        marked("Who leads it, with lived experience? Each action needs two leads."),
    ),
    "led_by_council": (
        "--led-by-council",
        marked("Who leads it, from the council? Each action needs two leads."),
    ),
}
LIST_FORMATS = ("text",)


def agree(store: Store, name: str, said: Mapping[str, str], *, at: str) -> tuple[int, Round]:
    """Keep an action of a round; return its number there, and the round. `said` maps the fields of `Action`
    to what was said.

    A sealed round takes actions too: its file and report keep those it had that day, the organisation keeps
    them all. Raises UsageError naming every option that is missing.
    """
    found = store.round(name)
    problems = [
        Problem(option, say(what), say("Add {option}.", option=option))
        for field, (option, what) in _NEEDED.items()
        if not said[field]
    ]
    if said["statement"] and said["statement"] not in found.assessment.chosen:
        what = say("“{statement}” is not a statement of {name}.", statement=said["statement"], name=name)
        problems.append(Problem("--statement", what, nearest(said["statement"], found.assessment.chosen)))
    if problems:
        raise UsageError(*problems)
    promises = _promises(store, found.assessment)
    action = Action(id=next_action_id(name, [promise.action.id for promise in promises]), **said)
    keep(store, found.assessment, [ActionAgreed(action, name)], at=at, new_id=_new_id)
    return sum(promise.round == name for promise in promises) + 1, found


def actions_of(store: Store, name: str) -> tuple[Action, ...]:
    """Return the actions agreed in a round as they stand now, oldest first."""
    found = store.round(name)
    return tuple(promise.action for promise in _promises(store, found.assessment) if promise.round == name)


def move(store: Store, name: str, number: int, status: str, reason: str, *, at: str) -> Action:
    """Move an action, by its number in the list, to a status, and return it as it stands then."""
    actions = actions_of(store, name)
    problems = []
    if not 1 <= number <= len(actions):
        what = say("There is no action {number} in {name}.", number=number, name=name)
        fix = say("{command} shows their numbers.", command=f"plan {name} list")
        problems.append(Problem("NUMBER", what, fix))
    if status not in STATUSES:
        what = say("How does it stand now?")
        if status:
            what = say("“{status}” does not say how it stands.", status=status)
        use = say("Use: {names}.", names=", ".join(STATUSES))
        problems.append(Problem("--to", what, f"{nearest(status, STATUSES)} {use}".strip()))
    if status == "dropped" and not reason:
        what = say("A promise that is dropped needs its reason.")
        problems.append(Problem("--reason", what, say("Add {option}.", option="--reason TEXT")))
    if problems:
        raise UsageError(*problems)
    action = actions[number - 1]
    moved = ActionMoved(action.id, status, reason)
    keep(store, store.round(name).assessment, [moved], at=at, new_id=_new_id)
    return replace(action, status=status, reason=reason)


def as_they_stand(store: Store, found: Round) -> Round:
    """Return a round with its actions as they stand now, and with those agreed in it since it was sealed,
    where this store knows more than the round does.

    A sealed round keeps its actions as they were that day; what became of them since is told beside it.
    """
    name = found.assessment.name
    known = {
        promise.action.id: promise.action
        for promise in _promises(store, found.assessment)
        if promise.round == name
    }
    return replace(
        found, actions=tuple({**{action.id: action for action in found.actions}, **known}.values())
    )


def refuse_other_formats(name: str) -> None:
    """Raise UsageError for a form of list that there is not."""
    if name not in LIST_FORMATS:
        what = say("“{name}” is no form of list we know.", name=name)
        use = say("Use: {names}.", names=", ".join(LIST_FORMATS))
        raise UsageError(Problem("--format", what, f"{nearest(name, LIST_FORMATS)} {use}".strip()))


def _promises(store: Store, assessment: Assessment) -> tuple[Promise, ...]:
    return fold_actions(store.read(action_stream(slug(assessment.organisation))))


def keep(
    store: Store, assessment: Assessment, bodies: Iterable[Body], *, at: str, new_id: Callable[[], str]
) -> None:
    """Keep what happened to actions of an assessment's organisation, after all that is there."""
    stream = action_stream(slug(assessment.organisation))
    events = store.read(stream)
    version = events[-1].version if events else 0
    store.append(Append("", record(stream, version, bodies, at=at, channel="command", new_id=new_id)))


def _new_id() -> str:
    return uuid4().hex
