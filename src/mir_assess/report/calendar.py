"""Actions as a calendar: each on the day by which it is to be done, as a whole day, which every telephone
shows; a task to do is shown by few.

Sent out again, it takes the place of what stands there: an action keeps its name for good. Words people typed
are escaped by the library, so that they stay words. The same actions give the same bytes.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from mir_assess.model.room import Promise
from mir_assess.report.actions import ActionView, action_views, leads_words, status_words
from mir_assess.report.text import shown, visible
from mir_assess.report.tongue import say

_NO_DAY = ""
"""Nothing was to be done before it, so on it nothing is overdue."""

_MADE_BY = "-//mir-assess//actions//EN"


def calendar(promises: Iterable[Promise], title: str) -> bytes:
    """Return the actions that have a day as a calendar file. It does not say what is overdue: a calendar is
    looked at on any day.
    """
    # By its name as it is shown: an action may come from a file, and its name may hold signs that are not.
    shown_as = {visible(promise.action).id: promise for promise in promises}
    made = Calendar()
    made.add("prodid", _MADE_BY)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", " ".join(shown(title).split()))
    for action in action_views((visible(promise.action) for promise in shown_as.values()), _NO_DAY):
        if action.day is not None:
            made.add_component(_event(action, shown_as[action.id], date.fromisoformat(action.day)))
    content: bytes = made.to_ical()
    return content


def _event(action: ActionView, promise: Promise, day: date) -> Event:
    event = Event()
    event.add("uid", f"{action.id}@mir-assess")
    agreed = date.fromisoformat(promise.agreed)
    event.add("dtstamp", datetime(agreed.year, agreed.month, agreed.day, tzinfo=UTC))
    event.add("sequence", len(promise.history))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if action.status == "dropped" else "CONFIRMED")
    event.add("summary", action.what)
    event.add("description", _description(action))
    return event


def _description(action: ActionView) -> str:
    told = (
        (say("Now"), status_words(action)),
        (say("Led by"), leads_words(action)),
        (say("Why"), action.why),
        (say("First step"), action.first_step),
        (say("You will notice"), action.notice),
    )
    return "\n".join(say("{name}: {words}", name=name, words=words) for name, words in told if words)
