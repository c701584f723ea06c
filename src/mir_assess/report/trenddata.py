"""Rounds in a row as plain values for JSON, to the letter of the contract."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mir_assess.report.action_data import action_data
from mir_assess.report.figuredata import assessment_data, distribution_data, plain, policy_data

if TYPE_CHECKING:
    from mir_assess.report.trendview import GapTrendView, GroupTrendView, Move, StatementTrendView, Trend

FORMAT, VERSION = "mir-assess/trend", 1


def trend_document(page: "Trend") -> dict[str, Any]:
    """Return rounds in a row as JSON knows them; `from` and `to` are places among `rounds`, from 0."""
    places = {called: place for place, called in enumerate(page.called)}
    return {
        "format": FORMAT,
        "version": VERSION,
        "audience": page.policy.audience,
        "policy": policy_data(page.policy),
        "rounds": [assessment_data(one.assessment, one.sealed) for one in page.rounds],
        "room": list(page.who_changed),
        "statements": [_statement_trend(statement, places) for statement in page.statements],
        "actions": [action_data(action) for action in page.actions],
        "limits": list(page.limits),
    }


def _statement_trend(statement: "StatementTrendView", places: Mapping[str, int]) -> dict[str, Any]:
    return {
        "id": statement.id,
        "text": statement.text,
        "steps": [
            {
                "from": places[step.then],
                "to": places[step.now],
                "comparability": step.comparability,
                "reason": step.reason,
            }
            for step in statement.steps
        ],
        "groups": {group.id: _group_trend(group, places) for group in statement.groups},
        "gaps": [_gap_trend(gap, places) for gap in statement.gaps],
        "actions": [action.id for action in statement.actions],
    }


def _group_trend(group: "GroupTrendView", places: Mapping[str, int]) -> dict[str, Any]:
    whole = group.whole
    return {
        "rounds": [None if found is None else distribution_data(found.figures) for found in group.rounds],
        "steps": [_move(move) for move in group.steps],
        "whole": whole and {"from": places[whole.then], "to": places[whole.now], **_move(whole)},
        "sentence": group.sentence,
    }


def _move(move: "Move | None") -> dict[str, Any]:
    """What a group's answers did between two rounds; nothing, where it was not asked in both."""
    return {
        "superiority": plain(move.superiority) if move else None,
        "interval": plain(move.interval) if move else None,
        "reading": move.reading if move else "not_comparable",
    }


def _gap_trend(gap: "GapTrendView", places: Mapping[str, int]) -> dict[str, Any]:
    return {
        "reference": gap.reference,
        "comparison": gap.comparison,
        "from": places[gap.then],
        "to": places[gap.now],
        "reading": gap.reading,
        "sentence": gap.sentence,
    }
