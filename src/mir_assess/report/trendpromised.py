"""What was promised over several rounds: each action once, under the round that agreed it, with what people
said of it since.

It sees what the gate handed out, like every page.
"""

from collections.abc import Iterator, Sequence

from mir_assess.model.assessment import Action
from mir_assess.model.promises import statement_id_of
from mir_assess.report.actions import ActionView, action_views
from mir_assess.report.promised import answered
from mir_assess.report.rounds import ShownRound
from mir_assess.report.tongue import say
from mir_assess.report.trendview import Promised


def promised_in_rounds(rounds: Sequence[ShownRound], on: str) -> tuple[Promised, ...]:
    """Return the actions under the round that agreed them, each as the newest round that knows it tells of
    it; with those agreed since it was sealed that a later round asked about.
    """
    now = {action.id: action for one in rounds for action in (*one.seen.promised, *one.seen.actions)}
    told: set[str] = set()
    found = []
    for nth, one in enumerate(rounds):
        own = (*one.seen.actions, *_asked_about_later(one, rounds))
        fresh = [name for name in dict.fromkeys(action.id for action in own) if name not in told]
        told.update(fresh)
        empty = say("No action was written down in {year}.", year=one.called)
        title = say("Promised in {year}", year=one.called)
        views = action_views((now[name] for name in fresh), on, f"action-{nth}")
        found.append(Promised(title, tuple(_answered(action, rounds) for action in views), empty))
    return tuple(found)


def _asked_about_later(one: ShownRound, rounds: Sequence[ShownRound]) -> Iterator[Action]:
    """The actions of a round that the rounds which opened with them asked about."""
    for later in rounds:
        if later.seen.assessment.previous == one.seen.assessment.name:
            yield from later.seen.promised


def _answered(action: ActionView, rounds: Sequence[ShownRound]) -> ActionView:
    """An action with what people said of it in the newest round that asked them."""
    for one in reversed(rounds):
        sides = (one.side(statement_id_of(action.id), group_id) for group_id in one.groups)
        if answers := tuple(side.answers for side in sides if side is not None):
            return answered(action, answers, one.called, of_several=True)
    return action
