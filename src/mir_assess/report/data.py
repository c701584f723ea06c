"""The report as JSON, to the letter of the contract: for scripts, and for pooling public reports.

Every key appears always; a hidden value is an object that says why. Figures have three decimals. Other kinds
of pages have their documents in rooms of their own, which only who asks for them waits for.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mir_assess.analysis.disclosed import PrintableNote
from mir_assess.model.easy_way import finer_levels
from mir_assess.model.scale import Level
from mir_assess.report.action_data import action_data
from mir_assess.report.figuredata import assessment_data, distribution_data, plain, policy_data
from mir_assess.report.view import AgreedView, GapView, LevelView, Report, StatementView

if TYPE_CHECKING:
    from mir_assess.report.diffview import Comparison
    from mir_assess.report.poolview import Pooled
    from mir_assess.report.trendview import Trend

FORMAT, VERSION = "mir-assess/report", 1


def render_report(page: Report, _templates: Path) -> bytes:
    """Return a report as JSON."""
    return _written(
        {
            "format": FORMAT,
            "version": VERSION,
            "audience": page.policy.audience,
            "policy": policy_data(page.policy),
            "assessment": assessment_data(page.assessment, page.sealed),
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
                {"id": group.id, "label": group.label, "role": group.role, "people": plain(group.people)}
                for group in page.groups
            ],
            "scales": {
                scale: {"levels": _levels(levels), "bands_of": _bands_of(page, scale)}
                for scale, levels in page.scales.items()
            },
            "statements": [_statement(statement) for statement in page.statements],
            "notes": _notes(note for group in page.notes for note in group.notes),
            "actions": [action_data(action) for action in page.actions],
            "promised": [action_data(action) for action in page.promised],
            "limits": list(page.limits),
            "method": " ".join(page.method),
        }
    )


def render_comparison(page: "Comparison", _templates: Path) -> bytes:
    """Return a comparison of two rounds as JSON."""
    from mir_assess.report.diffdata import diff_document

    return _written(diff_document(page))


def render_trend(page: "Trend", _templates: Path) -> bytes:
    """Return rounds in a row as JSON."""
    from mir_assess.report.trenddata import trend_document

    return _written(trend_document(page))


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
        "groups": {found.group.id: distribution_data(found.figures) for found in statement.answers},
        "gaps": [_gap(gap) for gap in statement.gaps],
        "agreed": _agreed(statement.agreed),
        "notes": _notes(statement.printed_notes),
        "priority": {group_id: plain(dots) for group_id, dots in statement.priority.items()},
        "actions": [action.id for action in statement.actions],
    }


def _gap(view: GapView) -> dict[str, Any]:
    return {
        "reference": view.reference.id,
        "comparison": view.comparison.id,
        "superiority": plain(view.gap.superiority),
        "interval": plain(view.gap.interval),
        "reading": view.gap.reading,
        "sentence": view.sentence,
    }


def _agreed(agreed: AgreedView | None) -> dict[str, Any] | None:
    if agreed is None:
        return None
    return {
        "level": agreed.level,
        "people": plain(agreed.people),
        "dissent": plain(agreed.dissent),
        "why": list(agreed.why),
    }


def _notes(notes: Iterable[PrintableNote]) -> list[dict[str, Any]]:
    """Notes by their text, as the gate hands them out: pages set them under headings, a file does not."""
    return [_note(note) for note in sorted(notes, key=lambda note: note.text)]


def _note(note: PrintableNote) -> dict[str, Any]:
    """A note: its group is null where nobody's was named, and held back where no name may be told."""
    return {"kind": note.kind, "text": note.text, "group": plain(note.group) or None}


def _written(document: dict[str, Any]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
