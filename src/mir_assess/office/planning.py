"""Actions of an organisation, kept in a stream that outlives any one round.

Decides what an action needs, and keeps it. An open round's sessions are not touched; a sealed round keeps
the actions it was sealed with, and still they can move on.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from uuid import uuid4

from mir_assess.errors import Problem, UsageError, nearest
from mir_assess.model.assessment import STATUSES, Action, Assessment, agreed_action
from mir_assess.model.events import Body, Opened, action_stream, assessment_stream
from mir_assess.model.names import slug
from mir_assess.model.promises import asked_about, next_action_id
from mir_assess.model.recording import record
from mir_assess.model.room import Promise, fold_actions
from mir_assess.model.room_events import ActionAgreed, ActionMoved, ActionReviewed
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
LIST_FORMATS = ("text", "ics", "xlsx")
LISTED_AT_MOST = 12


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
        problems.append(Problem("--statement", what, _asked(said["statement"], found.assessment.chosen)))
    if problems:
        raise UsageError(*problems)
    promises = _promises(store, found.assessment)
    action = agreed_action(next_action_id(name, [promise.action.id for promise in promises]), said)
    keep(store, found.assessment, [ActionAgreed(action, name)], at=at, new_id=_new_id)
    return sum(promise.round == name for promise in promises) + 1, found


def _asked(typed: str, chosen: tuple[str, ...]) -> str:
    """Return the near miss; where there is none, the statements that are asked, or the first of many."""
    shown = (*chosen[:LISTED_AT_MOST], *("…",) * (len(chosen) > LISTED_AT_MOST))
    return nearest(typed, chosen) or say("It asks: {statements}.", statements=", ".join(shown))


def actions_of(store: Store, name: str) -> tuple[Action, ...]:
    """Return the actions agreed in a round as they stand now, oldest first."""
    return tuple(promise.action for promise in promises_of(store, name))


def promises_of(store: Store, name: str) -> tuple[Promise, ...]:
    """Return the actions agreed in a round with what became of them, oldest first; of a round that the store
    knows only by its actions too.
    """
    assessment = _assessment_of(store, name)
    return tuple(promise for promise in _promises(store, assessment) if promise.round == name)


def about_actions(store: Store, name: str) -> tuple[Assessment, tuple[Promise, ...]]:
    """Return the assessment that agreed actions, or that opened with them, and those actions."""
    return _assessment_of(store, name), promises_of(store, name)


def asked_next(store: Store, name: str) -> Round | None:
    """Return the newest round that asked people about the actions of this one, of those that anybody took
    part in yet; the newest of all where nobody did, None where there is none.
    """
    this = slug(_assessment_of(store, name).organisation)
    found = [
        opened for opened in _opened(store) if opened.previous == name and slug(opened.organisation) == this
    ]
    newest = sorted(found, key=lambda one: (one.year, one.opened, one.name), reverse=True)
    rounds = [store.round(one.name) for one in newest]
    return next((one for one in rounds if any(one.people.values())), next(iter(rounds), None))


def review(store: Store, name: str, number: int, lived: str, council: str, *, at: str) -> Action:
    """Keep what the two leads of an action say of how it went, beside what people say, and return it as it
    stands then.

    Raises UsageError where there is no such action, no round has asked about it, or a word of one of the
    leads is missing.
    """
    actions, asked = actions_of(store, name), asked_next(store, name)
    problems = list(_no_such(number, actions, name))
    if asked is None:
        what = say("No round has asked about the actions of {name} yet.", name=name)
        fix = say("{command} opens one that does.", command=f"`mir-assess start --previous {name}`")
        problems.append(Problem("NAME", what, fix))
    for option, words in (("--lived", lived), ("--council", council)):
        if not words:
            what = say("Two people lead each action, and each of them has a word on how it went.")
            problems.append(Problem(option, what, say("Add {option}.", option=f"{option} TEXT")))
    if problems or asked is None:
        raise UsageError(*problems)
    action, assessment = actions[number - 1], _assessment_of(store, name)
    body = ActionReviewed(action.id, asked.assessment.name, lived, council)
    keep(store, assessment, [body], at=at, new_id=_new_id)
    return actions_of(store, name)[number - 1]


def adopt(store: Store, assessment: Assessment, previous: Round, *, at: str) -> None:
    """Keep the actions of the round before that this store does not know, where they came in a sealed file,
    so that they can be moved and reviewed here.
    """
    if slug(previous.assessment.organisation) != slug(assessment.organisation):
        return
    known = {promise.action.id for promise in _promises(store, assessment)}
    fresh = [
        ActionAgreed(action, previous.assessment.name)
        for action in previous.actions
        if action.id not in known
    ]
    if fresh:
        keep(store, assessment, fresh, at=at, new_id=_new_id)


def _opened(store: Store) -> list[Assessment]:
    heads = store.list(assessment_stream(""))
    return [head.first.body.assessment for head in heads if isinstance(head.first.body, Opened)]


def _assessment_of(store: Store, name: str) -> Assessment:
    """Return the assessment of this name, or, where only its actions are here, one that opened with them.

    Raises StoreError for a name that nothing here has.
    """
    if not store.read(assessment_stream(name)):
        for opened in _opened(store):
            if opened.previous == name and any(p.round == name for p in _promises(store, opened)):
                return opened
    return store.round(name).assessment


def refuse_no_such(number: int | None, actions: tuple[Action, ...], name: str) -> None:
    """Raise UsageError for a number that no action of a round has; none is asked for where it is None."""
    if number is not None and (problems := tuple(_no_such(number, actions, name))):
        raise UsageError(*problems)


def _no_such(number: int, actions: tuple[Action, ...], name: str) -> Iterable[Problem]:
    if not 1 <= number <= len(actions):
        what = say("There is no action {number} in {name}.", number=number, name=name)
        yield Problem(
            "NUMBER", what, say("{command} shows their numbers.", command=f"`mir-assess plan {name} list`")
        )


def move(store: Store, name: str, number: int, status: str, reason: str, *, at: str) -> Action:
    """Move an action, by its number in the list, to a status, and return it as it stands then."""
    actions = actions_of(store, name)
    problems = list(_no_such(number, actions, name))
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
    keep(store, _assessment_of(store, name), [moved], at=at, new_id=_new_id)
    return replace(action, status=status, reason=reason)


def as_they_stand(store: Store, found: Round) -> Round:
    """Return a round with its actions as they stand now, and with those agreed in it since it was sealed,
    where this store knows more than the round does.

    A sealed round keeps its actions as they were that day; what became of them since is told beside it.
    """
    name = found.assessment.name
    promises = _promises(store, found.assessment)
    known = (promise.action for promise in promises if promise.round == name)
    return replace(with_promises_now(store, found), actions=_newest(found.actions, known))


def with_promises_now(store: Store, found: Round) -> Round:
    """Return a round with the actions that it asked about as they stand now; its own as it has them."""
    asked = asked_about(found.assessment, _promises(store, found.assessment))
    return replace(found, promised=_newest(found.promised, asked))


def _newest(actions: Iterable[Action], now: Iterable[Action]) -> tuple[Action, ...]:
    return tuple({action.id: action for action in (*actions, *now)}.values())


def refuse_other_formats(names: Iterable[str]) -> None:
    """Raise UsageError for every form of list that there is not."""
    problems = []
    for name in names:
        if name not in LIST_FORMATS:
            what = say("“{name}” is not a form of list we know.", name=name)
            use = say("Use: {names}.", names=", ".join(LIST_FORMATS))
            problems.append(Problem("--format", what, f"{nearest(name, LIST_FORMATS)} {use}".strip()))
    if problems:
        raise UsageError(*problems)


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
