"""Actions as JSON has them, on every kind of page."""

from typing import Any

from mir_assess.model.promises import statement_id_of
from mir_assess.report.actions import ActionView


def action_data(action: ActionView) -> dict[str, Any]:
    """Return an action, whether it is overdue, what its two leads said of it by round, and what each group
    said where it was asked whether it happened.
    """
    return {
        "id": action.id,
        "statement": action.statement,
        "what": action.what,
        "why": action.why,
        "led_by": {"lived_experience": action.led_by_lived, "council": action.led_by_council},
        "by": action.by,
        "first_step": action.first_step,
        "notice": action.notice,
        "status": action.status,
        "reason": action.reason,
        "day": action.day,
        "overdue": action.is_overdue,
        "reviews": [
            {"round": review.round, "lived_experience": review.lived, "council": review.council}
            for review in action.reviews
        ],
        "asked": statement_id_of(action.id) if action.answers else None,
        "asked_in": action.asked_in or None,
        "answers": {found.group.id: found.saying for found in action.answers},
    }
