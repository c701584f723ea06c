"""Two rounds side by side as plain values for JSON, to the letter of the contract."""

from typing import Any

from mir_assess.report.action_data import action_data
from mir_assess.report.diffview import Comparison, StatementDiff
from mir_assess.report.figuredata import assessment_data, distribution_data, plain, policy_data

FORMAT, VERSION = "mir-assess/diff", 1


def diff_document(page: Comparison) -> dict[str, Any]:
    """Return a comparison of two rounds as JSON knows it."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "audience": page.policy.audience,
        "policy": policy_data(page.policy),
        "old": assessment_data(page.old, page.old_sealed),
        "new": assessment_data(page.new, page.new_sealed),
        "room": list(page.room),
        "statements": [_statement_diff(statement) for statement in page.statements],
        "actions": [action_data(action) for action in page.actions],
        "limits": list(page.limits),
    }


def _statement_diff(statement: StatementDiff) -> dict[str, Any]:
    return {
        "id": statement.id,
        "text": statement.text,
        "old_text": statement.old_text,
        "comparability": statement.comparability,
        "reason": statement.reason,
        "groups": {
            group.id: {
                "old": None if group.old is None else distribution_data(group.old.answers.figures),
                "new": None if group.new is None else distribution_data(group.new.answers.figures),
                "superiority": plain(group.superiority),
                "interval": plain(group.interval),
                "reading": group.reading,
                "sentence": group.sentence,
            }
            for group in statement.groups
        },
        "gaps": [
            {
                "reference": gap.reference,
                "comparison": gap.comparison,
                "reading": gap.reading,
                "sentence": gap.sentence,
            }
            for gap in statement.gaps
        ],
        "actions": [action.id for action in statement.actions],
    }
