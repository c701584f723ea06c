"""The room as a whole: which phase it is in, what it has seen, agreed, parked and promised.

Pure, like `session`: the state is folded from the assessment's own stream and, for promises, from the
organisation's stream of actions, which outlives a round.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import field, replace

from mir_assess.model.assessment import Action, Assessment, Review
from mir_assess.model.events import (
    Agreed,
    Event,
    NoteChecked,
    NoteDecided,
    NoteWritten,
    Opened,
    Prioritised,
    live,
)
from mir_assess.model.room_events import (
    ActionAgreed,
    ActionDrafted,
    ActionMoved,
    ActionReviewed,
    Admitted,
    KeyChanged,
    MayShow,
    Moved,
    Paced,
    Reopened,
    Rested,
    Revealed,
    Sealed,
    SittingBegan,
    Timed,
)
from mir_assess.model.round import Note, RoomAgreement
from mir_assess.model.session import CellKey, Contribution, noted
from mir_assess.model.value import value


@value
class RoomState:
    """What stands for the room.

    `place` is one of `room_events.PLACES`, or `talk/` and the id of the statement talked about. `seen` maps a
    statement id to `lived` or `all`: whose picture the room has seen. `dots` maps group id to statement id to
    dots. `agreed` maps a statement id to what the room agreed, or that it did not. `draft` holds the parts of
    an action being written. `together` says whether people at devices of their own answer the statement the
    room is at, and `by_card` whether they need a card from the door to join. `rests_until` is when a break
    ends, and `timed_until` how long what the room is at has time (UTC, ISO); both are empty where there is
    none. `may_show` maps the id of a group that was asked to whether what it said together may be shown.
    `sitting` names the newest of several meetings; empty while none of them was named. `keys` are the ids of
    the events that made the key of whoever leads anew, oldest first.
    """

    assessment: Assessment | None = None
    place: str = "rate"
    seen: Mapping[str, str] = field(default_factory=dict)
    rated_again: tuple[str, ...] = ()
    agreed: Mapping[str, RoomAgreement] = field(default_factory=dict)
    notes: Mapping[str, Note] = field(default_factory=dict)
    dots: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    draft: tuple[str, ...] = ()
    sealed: str | None = None
    together: bool = False
    rests_until: str = ""
    timed_until: str = ""
    by_card: bool = False
    may_show: Mapping[str, bool] = field(default_factory=dict)
    sitting: str = ""
    keys: tuple[str, ...] = ()


def fold(events: Iterable[Event]) -> RoomState:
    """Return the state of the room after these events of its assessment's stream."""
    events = tuple(events)
    state = RoomState()
    for event in live(events):
        state = _step(state, event)
    # Whoever takes it back would give a key to somebody who ought not to have it, so nobody can.
    return replace(state, keys=tuple(event.id for event in events if isinstance(event.body, KeyChanged)))


def _step(state: RoomState, event: Event) -> RoomState:
    body = event.body
    match body:
        case Opened():
            return replace(state, assessment=body.assessment)
        case Moved() | SittingBegan() | Paced() | Rested() | Timed() | Admitted() | MayShow():
            return _led(state, body)
        case Revealed():
            return replace(state, seen={**state.seen, body.statement: "all" if body.all_groups else "lived"})
        case Reopened():
            again = (*(s for s in state.rated_again if s != body.statement), body.statement)
            return replace(state, rated_again=again, may_show=_only_noes(state))
        case Agreed():
            agreement = RoomAgreement(body.level, body.people, body.dissent)
            return replace(state, agreed={**state.agreed, body.statement: agreement})
        case NoteWritten() | NoteDecided() | NoteChecked():
            return replace(state, notes=noted(state.notes, body))
        case Prioritised():
            return replace(state, dots={**state.dots, body.group: body.dots})
        case ActionDrafted():
            return replace(state, draft=body.parts)
        case Sealed():
            return replace(state, sealed=body.day)
        case _:
            return state


def _led(
    state: RoomState, body: Moved | SittingBegan | Paced | Rested | Timed | Admitted | MayShow
) -> RoomState:
    """Where the room goes, how, and for how long: moving on ends a break, and the time for what it was at;
    and what may be shown of groups of few.
    """
    match body:
        case Moved():
            timed = state.timed_until if body.place == state.place else ""
            # Who goes back to rating may agree on something else, and nobody said yes to that.
            may_show = _only_noes(state) if body.place.partition("/")[0] == "rate" else state.may_show
            return replace(state, place=body.place, rests_until="", timed_until=timed, may_show=may_show)
        case SittingBegan():
            return replace(
                state,
                place="rate",
                seen={},
                rests_until="",
                timed_until="",
                may_show=_only_noes(state),
                sitting=body.sitting,
            )
        case Paced():
            return replace(state, together=body.together)
        case Rested():
            return replace(state, rests_until=body.until)
        case Timed():
            return replace(state, timed_until=body.until)
        case Admitted():
            return replace(state, by_card=body.by_card)
        case MayShow():
            stands = body.may and state.may_show.get(body.group, True)  # a no is not talked round
            return replace(state, may_show={**state.may_show, body.group: stands})


def _only_noes(state: RoomState) -> dict[str, bool]:
    return {group_id: may for group_id, may in state.may_show.items() if not may}


def contribution(state: RoomState) -> Contribution:
    """Return what the room itself adds to the round: its groups' dots, and its notes."""
    cells: Counter[CellKey] = Counter()
    for group_id, dots in state.dots.items():
        for statement_id, number in dots.items():
            cells[group_id, statement_id, "dots"] += number
    return Contribution({key: number for key, number in cells.items() if number}, state.notes)


@value
class Step:
    """How an action stood from an ISO day on."""

    day: str
    status: str
    reason: str = ""


@value
class Promise:
    """An action as it stands now, the round that agreed it and on which ISO day, and how it came to stand
    there, oldest first.
    """

    action: Action
    round: str
    agreed: str = ""
    history: tuple[Step, ...] = ()


def fold_actions(events: Iterable[Event]) -> tuple[Promise, ...]:
    """Return an organisation's actions as they stand, oldest first."""
    promises: dict[str, Promise] = {}
    for event in live(events):
        body = event.body
        if isinstance(body, ActionAgreed):
            promises[body.action.id] = Promise(body.action, body.round, event.at[:10])
        elif isinstance(body, ActionMoved) and body.action_id in promises:
            promise = promises[body.action_id]
            moved = replace(promise.action, status=body.status, reason=body.reason)
            step = Step(event.at[:10], body.status, body.reason)
            promises[body.action_id] = replace(promise, action=moved, history=(*promise.history, step))
        elif isinstance(body, ActionReviewed) and body.action_id in promises:
            promise = promises[body.action_id]
            reviewed = replace(promise.action, reviews=_reviewed(promise.action, body))
            promises[body.action_id] = replace(promise, action=reviewed)
    return tuple(promises.values())


def _reviewed(action: Action, body: ActionReviewed) -> tuple[Review, ...]:
    """Return the reviews of an action with this one, which takes the place of one for the same round."""
    others = (review for review in action.reviews if review.round != body.round)
    return (*others, Review(body.round, body.lived, body.council))
