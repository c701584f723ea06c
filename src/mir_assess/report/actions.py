"""What a page says of an action beside the words in which it was agreed."""

from mir_assess.model.assessment import STATUS_WORDS, Action
from mir_assess.report.tongue import say


def status_words(action: Action) -> str:
    """Return how an action stands, and why where a reason was given."""
    status = say(STATUS_WORDS[action.status]) if action.status in STATUS_WORDS else action.status
    return say("{status}: {reason}", status=status, reason=action.reason) if action.reason else status


def leads_words(action: Action) -> str:
    """Return the two who lead an action, one with lived experience and one of the council, as far as they
    were agreed.
    """
    lived, council = action.led_by_lived, action.led_by_council
    if lived and council:
        return say("{lived} and {council}, together", lived=lived, council=council)
    if lived:
        return say("{lived} and not agreed, together", lived=lived)
    if council:
        return say("not agreed and {council}, together", council=council)
    return say("not agreed and not agreed, together")
