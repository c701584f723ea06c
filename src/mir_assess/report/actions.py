"""Actions as a page tells them: what needs somebody first, and what is said of each beside the words in which
it was agreed.

What is overdue is reckoned on a day that the page states, never by a clock, so that one round makes one page.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mir_assess.model.assessment import STATUS_WORDS, Action, Review, as_urgent
from mir_assess.model.value import value
from mir_assess.report.text import anchors
from mir_assess.report.tongue import say

if TYPE_CHECKING:
    from mir_assess.report.view import Answers


@value
class ActionView:
    """An action as a page shows it; `day` is the one that its words name, if any, and `is_overdue` tells
    whether that has passed on the day the page reckons on. `beside` is what others say of how it went: who,
    and their words. `answers` are what each group said when a later round, called `asked_in`, asked whether
    it happened; `anchor` is its place on a page.
    """

    id: str
    anchor: str
    what: str
    led_by_lived: str
    led_by_council: str
    statement: str
    why: str
    by: str
    first_step: str
    notice: str
    status: str
    reason: str
    reviews: tuple[Review, ...]
    day: str | None
    is_overdue: bool
    beside: tuple[tuple[str, str], ...]
    answers: "tuple[Answers, ...]" = ()
    asked_in: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.status not in ("done", "dropped")

    @property
    def reviewed(self) -> tuple[tuple[str, str], ...]:
        """What its two leads said of how it went: who, and their words."""
        return _reviewed(self.reviews)


def action_views(actions: Iterable[Action], on: str, place: str = "action") -> tuple[ActionView, ...]:
    """Return actions as a page that reckons on an ISO day tells them: what is overdue first, then by day.
    `place` begins the names of their places, where a page has more than one row of actions.
    """
    told = sorted(actions, key=lambda action: as_urgent(action, on))
    places = anchors(place, (action.id for action in told))
    return tuple(_view(action, on, places[action.id]) for action in told)


def _view(action: Action, on: str, anchor: str) -> ActionView:
    return ActionView(
        id=action.id,
        anchor=anchor,
        what=action.what,
        led_by_lived=action.led_by_lived,
        led_by_council=action.led_by_council,
        statement=action.statement,
        why=action.why,
        by=action.by,
        first_step=action.first_step,
        notice=action.notice,
        status=action.status,
        reason=action.reason,
        reviews=action.reviews,
        day=action.day,
        is_overdue=action.is_overdue(on),
        beside=_reviewed(action.reviews),
    )


def _reviewed(reviews: Iterable[Review]) -> tuple[tuple[str, str], ...]:
    """What the two leads said of how it went, each time that people were asked."""
    return tuple(
        told
        for review in reviews
        for told in (
            (say("Its lead with lived experience says"), review.lived),
            (say("Its lead from the council says"), review.council),
        )
    )


def reckoning(actions: Iterable[ActionView], on: str, sealed: str | None = None) -> str:
    """Return on which day a page reckons what is overdue; nothing where no action has a day to be done by.
    `sealed` is the day since when the page's own actions stand still, if they do.
    """
    if not any(action.is_open and action.day for action in actions):
        return ""
    if sealed is None or on <= sealed:
        return say("We looked at what was overdue on {day}.", day=on)
    return say(
        "We looked at what was overdue on {day}. What was agreed in this round stands here as it did on "
        "{sealed}, when it was sealed.",
        day=on,
        sealed=sealed,
    )


def status_words(action: ActionView) -> str:
    """Return how an action stands, whether that is overdue, and why where a reason was given."""
    status = say(STATUS_WORDS[action.status]) if action.status in STATUS_WORDS else action.status
    if action.reason:
        status = say("{status}: {reason}", status=status, reason=action.reason)
    return say("Overdue. {status}", status=status) if action.is_overdue else status


def leads_words(action: ActionView) -> str:
    """Return the two who lead an action, one with lived experience and one of the council, as far as they
    were agreed.
    """
    lived, council = action.led_by_lived, action.led_by_council
    if lived and council:
        return say("{lived} and {council}, together", lived=lived, council=council)
    if lived:
        return say("{lived}, and somebody from the council who is still to be found", lived=lived)
    if council:
        return say("somebody with lived experience who is still to be found, and {council}", council=council)
    return say("two people who are still to be found")
