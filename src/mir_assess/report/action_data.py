"""Actions as JSON has them: those of a round, and those of the round before with what people said of them."""

from collections.abc import Iterable
from typing import Any

from mir_assess.model.promises import statement_id_of
from mir_assess.report.actions import ActionView
from mir_assess.report.view import StatementView


def action_data(action: ActionView) -> dict[str, Any]:
    """Return an action, whether it is overdue, and what its two leads said of it by round."""
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
    }


def promised_data(action: ActionView, statements: Iterable[StatementView]) -> dict[str, Any]:
    """Return an action of the round before, with what people said of it when this round asked
    them.
    """
    name = statement_id_of(action.id)
    asked = next((statement for statement in statements if statement.id == name), None)
    return {
        **action_data(action),
        "asked": asked and asked.id,
        "answers": {found.group.id: found.saying for found in asked.answers} if asked else {},
    }
