"""The report, the comparison, the trend and the pool as JSON, to the letter of the contract: for scripts,
and for pooling public reports.

Every key appears always; a hidden value is an object that says why. Figures have three decimals.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mir_assess.analysis.disclosed import AgreedOnly, Coarse, PrintableNote, Suppressed
from mir_assess.analysis.distributions import Bands, Distribution, Promise
from mir_assess.analysis.policy import Policy
from mir_assess.model.assessment import Assessment
from mir_assess.model.easy_way import finer_levels
from mir_assess.model.scale import Level
from mir_assess.report.action_data import action_data
from mir_assess.report.diffview import Comparison, StatementDiff
from mir_assess.report.view import AgreedView, GapView, LevelView, Report, StatementView

if TYPE_CHECKING:
    from mir_assess.report.poolview import Pooled
    from mir_assess.report.trendview import GapTrendView, GroupTrendView, Move, StatementTrendView, Trend

DECIMALS = 3
REPORT_FORMAT, REPORT_VERSION = "mir-assess/report", 1
DIFF_FORMAT, DIFF_VERSION = "mir-assess/diff", 1
TREND_FORMAT, TREND_VERSION = "mir-assess/trend", 1


def render_report(page: Report, _templates: Path) -> bytes:
    """Return a report as JSON."""
    return _written(
        {
            "format": REPORT_FORMAT,
            "version": REPORT_VERSION,
            "audience": page.policy.audience,
            "policy": _policy(page.policy),
            "assessment": _assessment(page.assessment, page.sealed),
            "banks": [
                {
                    "id": bank.id,
                    "edition": bank.edition,
                    "digest": bank.digest,
                    "wording": bank.source.wording,
                }
                for bank in page.banks
            ],
            "groups": [
                {"id": group.id, "label": group.label, "role": group.role, "people": _plain(group.people)}
                for group in page.groups
            ],
            "scales": {
                scale: {"levels": _levels(levels), "bands_of": _bands_of(page, scale)}
                for scale, levels in page.scales.items()
            },
            "statements": [_statement(statement) for statement in page.statements],
            "notes": [_note(note) for group in page.notes for note in group.notes],
            "actions": [action_data(action) for action in page.actions],
            "promised": [action_data(action) for action in page.promised],
            "limits": list(page.limits),
            "method": " ".join(page.method),
        }
    )


def render_comparison(page: Comparison, _templates: Path) -> bytes:
    """Return a comparison of two rounds as JSON."""
    return _written(
        {
            "format": DIFF_FORMAT,
            "version": DIFF_VERSION,
            "audience": page.policy.audience,
            "policy": _policy(page.policy),
            "old": _assessment(page.old, page.old_sealed),
            "new": _assessment(page.new, page.new_sealed),
            "room": list(page.room),
            "statements": [_statement_diff(statement) for statement in page.statements],
            "actions": [action_data(action) for action in page.actions],
            "limits": list(page.limits),
        }
    )


def render_trend(page: "Trend", _templates: Path) -> bytes:
    """Return rounds in a row as JSON; `from` and `to` are places in the list of rounds, from 0 on."""
    places = {called: place for place, called in enumerate(page.called)}
    return _written(
        {
            "format": TREND_FORMAT,
            "version": TREND_VERSION,
            "audience": page.policy.audience,
            "policy": _policy(page.policy),
            "rounds": [_assessment(one.assessment, one.sealed) for one in page.rounds],
            "room": list(page.who_changed),
            "statements": [_statement_trend(statement, places) for statement in page.statements],
            "actions": [action_data(action) for action in page.actions],
            "limits": list(page.limits),
        }
    )


def render_pool(page: "Pooled", _templates: Path) -> bytes:
    """Return pooled reports as JSON."""
    from mir_assess.report.pooldata import pool_document

    return _written(pool_document(page))


def _levels(levels: Iterable[Level | LevelView]) -> list[dict[str, str]]:
    return [{"key": level.key, "label": level.label} for level in levels]


def _bands_of(page: Report, scale: str) -> dict[str, Any] | None:
    """The levels that the steps of the easy way stand for, by the key of each; null for any other scale."""
    name = next(statement.id for statement in page.statements if statement.scale == scale)
    asked = page.assessment
    finer = finer_levels(asked.part_of(name), asked.scale_of(name))
    return {key: _levels(levels) for key, levels in finer.items()} or None


def _statement(statement: StatementView) -> dict[str, Any]:
    return {
        "id": statement.id,
        "bank": statement.bank,
        "theme": statement.theme,
        "voice": statement.voice,
        "text": statement.text,
        "scale": statement.scale,
        "good_from": statement.good_from,
        "groups": {found.group.id: distribution(found.figures) for found in statement.answers},
        "gaps": [_gap(gap) for gap in statement.gaps],
        "agreed": _agreed(statement.agreed),
        "notes": [_note(note) for note in statement.printed_notes],
        "priority": {group_id: _plain(dots) for group_id, dots in statement.priority.items()},
        "actions": [action.id for action in statement.actions],
    }


def distribution(found: Distribution) -> dict[str, Any]:
    """Return one group's answers to a statement in the contract's shape."""
    return {
        "base": _plain(found.base),
        "levels": _plain(found.levels),
        "bands": _plain(found.bands),
        "dont_know": _plain(found.dont_know),
        "not_applicable": _plain(found.not_applicable),
        "skipped": _plain(found.skipped),
        "keeps_promise": _plain(found.keeps_promise),
        "median": _plain(found.median),
        "agreement": _plain(found.agreement),
        "agreed": _plain(found.agreed),
    }


def _gap(view: GapView) -> dict[str, Any]:
    return {
        "reference": view.reference.id,
        "comparison": view.comparison.id,
        "superiority": _plain(view.gap.superiority),
        "interval": _plain(view.gap.interval),
        "reading": view.gap.reading,
        "sentence": view.sentence,
    }


def _agreed(agreed: AgreedView | None) -> dict[str, Any] | None:
    if agreed is None:
        return None
    return {
        "level": agreed.level,
        "people": _plain(agreed.people),
        "dissent": _plain(agreed.dissent),
        "why": list(agreed.why),
    }


def _note(note: PrintableNote) -> dict[str, Any]:
    """A note: its group is null where nobody's was named, and held back where no name may be told."""
    return {"kind": note.kind, "text": note.text, "group": _plain(note.group) or None}


def _statement_diff(statement: StatementDiff) -> dict[str, Any]:
    return {
        "id": statement.id,
        "text": statement.text,
        "old_text": statement.old_text,
        "comparability": statement.comparability,
        "reason": statement.reason,
        "groups": {
            group.id: {
                "old": None if group.old is None else distribution(group.old.answers.figures),
                "new": None if group.new is None else distribution(group.new.answers.figures),
                "superiority": _plain(group.superiority),
                "interval": _plain(group.interval),
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
        "rounds": [None if found is None else distribution(found.figures) for found in group.rounds],
        "steps": [_move(move) for move in group.steps],
        "whole": whole and {"from": places[whole.then], "to": places[whole.now], **_move(whole)},
        "sentence": group.sentence,
    }


def _move(move: "Move | None") -> dict[str, Any]:
    """What a group's answers did between two rounds; nothing, where it was not asked in both."""
    return {
        "superiority": _plain(move.superiority) if move else None,
        "interval": _plain(move.interval) if move else None,
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


def _assessment(assessment: Assessment, sealed: str | None) -> dict[str, Any]:
    return {
        "name": assessment.name,
        "organisation": assessment.organisation,
        "year": assessment.year,
        "sealed": sealed is not None,
    }


def _policy(policy: Policy) -> dict[str, Any]:
    names = ("min_base", "exact_from", "min_cell", "confidence", "false_discovery_rate")
    return {name: getattr(policy, name) for name in names}


def _plain(value: object) -> Any:
    """Return a figure, held back or not, as JSON knows it."""
    match value:
        case Suppressed():
            return {"suppressed": value.reason, "threshold": value.threshold}
        case Coarse():
            return {"coarse": value.token}
        case Bands():
            return {"not_yet": value.not_yet, "keeps_promise": value.keeps_promise}
        case Promise():
            return {"people": value.people, "share": _plain(value.share), "interval": _plain(value.interval)}
        case AgreedOnly():
            return {"level": value.level, "people": _plain(value.people), "dissent": _plain(value.dissent)}
        case float():
            return round(value, DECIMALS)
        case tuple():
            return [_plain(item) for item in value]
        case Mapping():
            return {key: _plain(item) for key, item in value.items()}
        case _:
            return value


def _written(document: dict[str, Any]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
